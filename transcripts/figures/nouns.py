"""Whether a sentence speaks of something that no metric names, so that a figure is not that of a neighbour.

There is no grammar of English here: a word that is not in a list of small words, no name, no period and no form of a
verb is taken for a noun of the call's own.
"""

from transcripts.figures.cues import DOWN, NOUNS, UP
from transcripts.figures.scene import Scene

FREE = frozenset(
    """
        of was were is are be been being at to in the a an our its came come coming totaled reached by
        approximately about around for up down it we and range between grew increased decreased declined rose
        fell improved expanded which this as so just level rate expected will now also still remain remained
        remains currently likely should would represented stood had ended total slightly only guidance guided
        year over on quarter sequentially itself results anticipated projected , continue continued from low
        high end per number figure target targets targeted well ahead has have not don t believe think i again
        actually really basically essentially
    """.split()
)
"""Words that may stand between a name and its figure."""
LINKS = frozenset(
    """
        of in for from the our a an total net its their that this on to worth quarterly annual annualized
        adjusted consolidated new additional first second third fourth quarter q 1 2 3 4 full year fiscal gaap
        non reported overall combined incremental sequential organic trailing 12 month and monthly cumulative
        company all average gross core strong record same gap further free cash over improvement increase growth
        rise decline decrease reduction expansion higher lower more less estimated expected pre tax pretax after
        aggregate balance these those such
    """.split()
)
"""Words that may stand between a figure and the name it leads to."""
_LIGHT = FREE | frozenset(
    """
        s re ll ve m he she they them us me my your you there here then than more less like mean know guess see
        look looks looking said say says saying mentioned talked talking thought sort kind or but and if when
        where how what who okay yes yeah right sure sorry exactly correct probably maybe perhaps obviously
        clearly certainly get gets getting got close go goes going do does did done can could may might must
        shall compare compares compared versus against that those these one ones thing something anything
        million billion dollars percent bucks next last prior previous same each every share targeting call
        called with without ending overall ballpark approximate midpoint point amount even stands comes put plus
        minus back out under above below expect expects expecting anticipate assume assuming used run annualized
        annual quarterly exceeded exceed beat ranges trying try towards toward want
    """.split()
)
_PLAIN = frozenset(
    """
        growth increase increases decrease decline improvement reduction rise expansion contraction sequential
        organic higher lower better worse annually outlook forecast contributor contribution levels mark
        threshold increment change changes represents reflects includes compares implies translates equates grew
        exceeds gave took guide positive negative favorable unfavorable impact headwind tailwind roughly while
        because due driven since during including excluding full respectively gain drop swing miss upside
        variance delta milestone territory bps benefit
    """.split()
)
"""Nouns and verbs behind a figure that name nothing."""
_DETERMINERS = frozenset(
    "the our a an its their this that these those your of total about approximately all any each some new".split()
)
_EMPTY = frozenset(
    """
        it that this which them those these what total range area quarter year half period terms addition fact
        order line case to and the course us both respectively time context general particular between there now
        today here growth increase decrease decline connection q plan guidance outlook our
    """.split()
)
"""Words behind "of", "in" or "for" that name nothing."""
_ADVERBS = frozenset(
    """
        to at by also only just now approximately about around a an the nearly still again significantly
        slightly over roughly
    """.split()
)
_PREDICATES = _ADVERBS | frozenset(
    """
        was were is are be being been has have had will would should could can remained remain totaled reached
        stood
    """.split()
)
_VERB_ENDS = ("ed", "ing", "ly")
_ADJECTIVE_ENDS = (*_VERB_ENDS, "ive", "ous", "ful", "able", "ible", "ic", "al")
"""Ends of words before "growth" that are mostly adjectives ("impressive", "tremendous")."""
_ADJECTIVES = frozenset(
    """
        abundant apparent brilliant buoyant consistent constant current decent different dominant efficient
        equivalent evident excellent frequent important instant nascent permanent persistent pleasant potent
        present prominent prudent recent relevant resilient significant stagnant subsequent sufficient vibrant
        best fast fastest biggest broadest earliest greatest healthiest highest largest latest least lowest
        slowest smallest softest steepest strongest weakest modest most past robust vast flat great neat
        somewhat liquid mid rapid solid splendid tepid vivid choppy early easy exemplary extraordinary
        healthy hefty heavy lengthy lofty lumpy many mighty noteworthy ordinary patchy preliminary pretty
        primary satisfactory secondary spotty steady temporary tiny very currency y yoy
    """.split()
)
"""Other words before "growth" that name nothing of their own, though other words that end so are nouns ("client")."""
_SO_ENDED = frozenset("arrival capital clinic hospital referral renewal rental terminal withdrawal".split())
"""Nouns that end as adjectives do."""
_POSSESSED = frozenset(["our", "the", "its", "their", "a"])
_OBJECT = 5
"""Words of an object that something is said to change by ("our average drilling footage per day")."""
_MOST = 2
"""Nouns of their own that a lead may have and still be about what was spoken of before."""


def has_own_noun(scene: Scene, index: int) -> bool:
    """Whether a figure leads to something that no metric names: "$779 million in land", "60% of our employees"."""
    words, at = scene.words, scene.quantities[index].after
    word = words[at] if at < len(words) else ""
    if word.isalpha() and word not in _LIGHT and word not in _PLAIN:
        return at not in scene.dated and at not in scene.weak and not word.endswith(_VERB_ENDS)
    if word not in ("of", "in", "for", "worth"):
        return False
    while at + 1 < scene.trail(index) and (words[at + 1] in _DETERMINERS or at + 1 in scene.dated):
        at += 1
    following = words[at + 1] if at + 1 < len(words) else ""
    return following.isalpha() and at + 1 not in scene.dated and at + 1 not in scene.weak and following not in _EMPTY


def own_subject(scene: Scene, index: int) -> int:
    """Index of a noun that is said to grow or to be a figure and that no metric names ("and equity up 51%"), or -1."""
    words, start = scene.words, scene.leads[index]
    at, told = scene.quantities[index].before - 1, False
    while at >= start and (words[at] in _PREDICATES or words[at] in UP or words[at] in DOWN or at in scene.dated):
        told = told or words[at] not in _ADVERBS
        at -= 1
    if not told or at < start or not words[at].isalpha() or at in scene.weak:
        return -1
    return -1 if words[at] in _LIGHT or words[at] in _PLAIN or words[at].endswith(_VERB_ENDS) else at


def own_base(scene: Scene, index: int) -> bool:
    """Whether a figure is the growth of something that no metric names and that stands before it: "interest-earning
    balance growth of 13%", "growth in our asset base of 7%", "improved our drilling footage by 25%"."""
    words, at = scene.words, scene.quantities[index].before - 1
    start = scene.leads[index]
    if at - 1 < start or words[at] not in ("of", "by"):
        return False
    if words[at] == "of" and words[at - 1] in NOUNS:
        return _is_own(scene, at - 2, start)
    if not _is_own(scene, at - 1, start):
        return False
    first = at - 1
    while first > start and (words[first] not in _POSSESSED and first > at - _OBJECT):
        first -= 1
    before = first - 1
    if any(place in scene.weak for place in range(first, at)):
        return False
    if words[at] == "by":
        return words[first] in _POSSESSED and before >= start and (words[before] in UP or words[before] in DOWN)
    while before > start and words[before] in _POSSESSED:
        before -= 1
    return before > start and words[before] in ("in", "of") and words[before - 1] in NOUNS


def _is_own(scene: Scene, at: int, start: int) -> bool:
    """Whether a word is a noun that no metric, period or list of small words knows."""
    word = scene.words[at] if at >= start else ""
    small = word in _LIGHT or word in _PLAIN or (word in LINKS and word != "balance") or word in UP
    known = small or at in scene.weak or at in scene.dated
    is_adjective = word in _ADJECTIVES or (word.endswith(_ADJECTIVE_ENDS) and word not in _SO_ENDED)
    return word.isalpha() and not known and word not in DOWN and not is_adjective


def own_growth(scene: Scene, index: int) -> bool:
    """Whether a figure is the growth of something that no metric names: "3% unit growth"."""
    after = scene.quantities[index].after
    noun, growth = (*scene.words[after : after + 2], "", "")[:2]
    return growth in NOUNS and noun.isalpha() and noun not in LINKS and noun not in _PLAIN and after not in scene.weak


def is_light(scene: Scene, at: int) -> bool:
    """Whether a word names nothing: a small word, a number, a part of a period."""
    return scene.words[at] in _LIGHT or at in scene.dated or not scene.words[at].isalpha()


def is_full(scene: Scene, index: int, strict: bool = False) -> bool:
    """Whether the words that lead to a figure speak of things of their own, so that nothing said before is meant.

    Args:
        scene: The sentence.
        index: Which of its quantities.
        strict: Whether that holds for two such words already, and whatever the figure's unit.
    """
    strange = sum(not is_light(scene, at) and at not in scene.weak for at in scene.lead(index))
    if strict:
        return strange >= _MOST
    unit, per = scene.quantities[index].unit, scene.quantities[index].per
    return strange > _MOST and (unit is None or unit == "%" or unit.isupper() or per is not None)
