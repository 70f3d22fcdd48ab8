"""Which part of the company a figure is about: "international revenue", "our Wellbore segment", "sales in China"."""

from collections.abc import Sequence

from transcripts.figures.candidates import Name
from transcripts.figures.memory import Setting, Topic, is_name_elsewhere
from transcripts.figures.nouns import is_light
from transcripts.figures.scene import Scene
from transcripts.figures.words import per_share

_NOUNS = frozenset(
    [
        "segment",
        "segments",
        "division",
        "business",
        "businesses",
        "unit",
        "franchise",
        "group",
        "brand",
        "channel",
        "region",
    ]
)
_PLAIN = frozenset(
    """
        total net gross adjusted gaap non consolidated overall company quarterly annual annualized record strong
        our the its their a an reported diluted basic core organic full first second third fourth year quarter
        pro forma normalized higher lower combined operating fiscal fully we i in of on for to and or with by at
        from as that this these those q january february march april may june july august september october
        november december gaap ebitda eps while although but also if when so now our then finally however
        overall additionally us adj per share new underlying constant currency comparable same store sequential
        yearoveryear monthly daily average median actual implied expected estimated preliminary prior previous
        last current next early late mid end period months weeks days regarding turning looking moving slide
        page it he she they you there here what which who how why where again well okay yes no thank
    """.split()
)
_LINKS = frozenset(["in", "from", "for", "within", "of", "across", "at"])
_VERBS = frozenset("was were is are totaled totalled came grew increased decreased declined rose fell reached".split())
_UNSPLIT = frozenset("continuing operations customers clients external contracts ongoing sales activities".split())
_BETWEEN = frozenset(["perhaps", "out", "coming", "generated", "derived", "just"])
_WHOLES = frozenset("total consolidated overall company companywide enterprise group firmwide".split())
_REPRESENTED = frozenset(
    """
        represented represents representing accounted accounts accounting for comprised comprises comprising made makes
        up was were is are about approximately roughly nearly around just over under contributed
    """.split()
)
_TOTALS = frozenset(["total", "overall"])
"""Words of a whole that may be that of a segment, where the sentence is about one."""
_ADJECTIVES = frozenset("adjusted net gross quarterly reported gaap non pro forma organic operating s record".split())
_CONTRIBUTED = frozenset(["contributed", "contributes", "contributing"])
_GENERATING = frozenset("generating contributing delivering producing representing yielding".split())
_PARTED = frozenset(
    """
        revenue gross_profit gross_margin operating_income operating_margin ebitda ebitda_margin volume price orders
        backlog bookings same_store_sales comparable_sales production customers occupancy same_store_noi premiums
        combined_ratio net_income operating_expenses net_interest_income loans deposits provision_for_credit_losses
        net_charge_offs sga
    """.split()
)
"""Metrics that a company tells by segment, so that what a paragraph is about tells whose they are."""
_GOODS = {"barrel": "oil", "bbl": "oil", "mcf": "natural gas", "mcfe": "natural gas", "mmbtu": "natural gas"}
"""What is sold by some measures."""
_TIMES = frozenset("year quarter month week day annum basis couple few bit lot little".split())
_NEAR = 5
_LONGEST = 4


def segment_of(
    scene: Scene, setting: Setting, index: int, name: Name, taken: Sequence[Name], topic: Topic
) -> str | None:
    """The segment of a figure, or None where it is the whole company's (or not told).

    Args:
        scene: The sentence.
        setting: The call, for capital letters.
        index: Which of the sentence's quantities.
        name: What the figure is called.
        taken: What the figures before it are called.
        topic: What was spoken of before.
    """
    if name.share:
        return _of_share(scene, setting, index, name)
    found = _segment_of(scene, setting, index, name, taken, topic)
    return _sold(scene, index) if found is None and name.metric == "price" else found


def _segment_of(
    scene: Scene, setting: Setting, index: int, name: Name, taken: Sequence[Name], topic: Topic
) -> str | None:
    """The segment of a figure that is no share."""
    wholes = _wholes(scene, name.first) if name.first >= 0 else set[str]()
    if name.first >= 0:
        found = _modifier(scene, setting, name.first) or _behind(scene, setting.text, name.last)
        if found is not None:
            return found
    if wholes - _TOTALS:
        return None
    if name.first < 0 and name.remembered and (said := listed_segment(scene, index)):
        return said  # "And Services was $17 million"
    near = None if wholes else _spoken_of(scene, setting.text, index) or _generated(scene, index, name, taken)
    if near is not None or name.metric not in _PARTED:
        return near
    contributor = None if wholes else _contributor(scene, setting.text, index)
    return contributor or (None if topic.asked else topic.part(bool(wholes)))


def _sold(scene: Scene, index: int) -> str | None:
    """What a price is paid for, so that unlike prices are told apart: "per barrel", "a square foot", "per share"."""
    words, at = scene.words, scene.quantities[index].after
    if per_share(words, at):
        return "share"
    if words[at : at + 1] not in (["per"], ["a"], ["an"]) or at + 1 >= len(words) or at + 1 in scene.dated:
        return None
    thing = words[at + 1]
    if thing in _TIMES or not thing.isalpha():
        return None
    return _GOODS.get(thing, f"square {words[at + 2]}" if thing == "square" and at + 2 < len(words) else thing)


def listed_segment(scene: Scene, index: int) -> str | None:
    """The segment that leads to a figure of a list: "automotive represented 31% of revenue, industrial 27%"."""
    leading = scene.leading_segment(index)
    return None if leading is None else leading.names[0]


def _of_share(scene: Scene, setting: Setting, index: int, name: Name) -> str | None:
    """What a percentage of the whole belongs to: "International revenue was 14% of total revenues"."""
    stop = scene.quantities[index].before
    for said in reversed(scene.names):
        if said.last <= stop and said.first >= scene.leads[index]:
            found = said.names[0] if said.kind == "segment" else _modifier(scene, setting, said.first)
            if found is not None:
                return found
    if 0 <= name.first < stop:
        return _modifier(scene, setting, name.first) or _behind(scene, setting.text, name.last)
    return _represented(scene, setting.text, index)


def _represented(scene: Scene, text: str, index: int) -> str | None:
    """What is said to be a part of the whole: "Automotive represented 31% of revenue"."""
    words, at = scene.words, scene.quantities[index].before - 1
    while at >= scene.leads[index] and words[at] in _REPRESENTED:
        at -= 1
    stop = at + 1
    if stop == scene.quantities[index].before:
        return None
    while at >= scene.leads[index] and stop - at <= _LONGEST and (_is_noun(scene, at) or _is_name(scene, text, at)):
        at -= 1
    first = at + 1
    if first == stop or (at >= 0 and words[at] not in (",", "and", "our", "the", "while", "with")):
        return None
    return text[scene.sentence.at[first] : scene.sentence.stop(stop - 1)]


def is_whole(scene: Scene, first: int) -> bool:
    """Whether a name is told to be the whole company's: "total revenue", "consolidated operating income"."""
    return bool(_wholes(scene, first))


def _wholes(scene: Scene, first: int) -> set[str]:
    """The words right in front of a name that tell whose it is: "total adjusted net" revenue."""
    found: set[str] = set()
    at = first - 1
    while at >= 0 and scene.words[at] in _ADJECTIVES | _WHOLES:
        found |= {scene.words[at]} & _WHOLES
        at -= 1
    return found


def _generated(scene: Scene, index: int, name: Name, taken: Sequence[Name]) -> str | None:
    """The segment of the figure before, where this is what came of it: "… declined 18%, generating $13 million of"."""
    verb = scene.quantities[index].before - 1
    if not taken or name.metric not in _PARTED or verb < 0 or scene.words[verb] not in _GENERATING:
        return None
    return taken[-1].segment


def _contributor(scene: Scene, text: str, index: int) -> str | None:
    """Who contributed a figure: "Industrial blending contributed $2 million of"; nobody where that is "we"."""
    quantity, words = scene.quantities[index], scene.words
    verb = quantity.before - 1
    if verb < 1 or words[verb] not in _CONTRIBUTED or words[quantity.after : quantity.after + 1] == ["to"]:
        return None
    first = verb
    while first > 0 and verb - first < _LONGEST + 1 and words[first - 1] not in (",", ";", "and", "that", "which"):
        first -= 1
    while first < verb and words[first] in _PLAIN:
        first += 1
    stop = verb - 1 if verb > first and words[verb - 1] in _NOUNS else verb
    if first >= stop or any(at in scene.named for at in range(first, stop)):
        return None
    return text[scene.sentence.at[first] : scene.sentence.stop(stop - 1)]


def _modifier(scene: Scene, setting: Setting, first: int) -> str | None:
    """What stands right in front of a name: "international revenue", "Fence segment revenue"."""
    whole = next((name for name in scene.names if name.kind == "segment" and name.last == first), None)
    if whole is not None and whole.last - whole.first > 1:
        return whole.names[0]  # "mill business revenue", where a segment is called so
    at = first
    noun = bool(at) and scene.words[at - 1] in _NOUNS
    if noun:
        at -= 1
    while (
        at
        and scene.words[at - 1] in _PLAIN
        and scene.words[at - 1] not in ("of", "in", "and", "we", "our", "the")
        and at > first - 3
    ):
        at -= 1
    known = next((name for name in scene.names if name.kind == "segment" and name.last == at), None)
    if known is not None and (
        scene.words[known.first] != "recurring" or scene.words[first].startswith(("rev", "sales"))
    ):
        return known.names[0]
    return (
        _capitalized(scene, setting.text, at)
        or (_common(scene, setting.text, at) if noun else None)
        or _opening(scene, setting, at)
    )


def _opening(scene: Scene, setting: Setting, stop: int) -> str | None:
    """The sentence's first word, where it is a name elsewhere too ("Markets revenues decreased")."""
    if stop != 1 or not _is_name(scene, setting.text, 0):
        return None
    word = setting.text[scene.sentence.at[0] : scene.sentence.stop(0)]
    return word if is_name_elsewhere(word, setting) else None


def _common(scene: Scene, text: str, stop: int) -> str | None:
    """A segment in small letters right before its noun: "professional segment"."""
    at = stop - 1
    if at < 0 or not _is_noun(scene, at):
        return None
    return text[scene.sentence.at[at] : scene.sentence.stop(at)]


def _behind(scene: Scene, text: str, last: int) -> str | None:
    """What a name is said to come from: "sales in China", "revenue from our identity business"."""
    words = scene.words
    while last < len(words) and words[last] in _BETWEEN:
        last += 1
    if last >= len(words) or words[last] not in _LINKS:
        return None
    for name in scene.names:
        if name.kind == "segment" and last < name.first <= last + 3:
            return name.names[0]
    for at in range(last + 1, min(last + 1 + _NEAR, len(words))):
        if words[at] in _NOUNS:
            return _capitalized(scene, text, at) or _own_words(scene, text, last + 1, at)
    return _source(scene, text, last + 1) if words[last] == "from" else None


def _source(scene: Scene, text: str, first: int) -> str | None:
    """Where a part of revenue comes from, up to its verb: "revenue from our repair work totaled"."""
    words = scene.words
    while first < len(words) and words[first] in _PLAIN:
        first += 1
    stop = first
    while stop < len(words) and stop - first < _LONGEST and words[stop] not in _VERBS:
        if words[stop] in _LINKS or words[stop] in (",", ";", "and") or words[stop] in _UNSPLIT or stop in scene.dated:
            return None
        stop += 1
    if not first < stop < len(words) or words[stop] not in _VERBS:
        return None
    return text[scene.sentence.at[first] : scene.sentence.stop(stop - 1)]


def _spoken_of(scene: Scene, text: str, index: int) -> str | None:
    """A segment that the words before the figure are about: "Our Wellbore Technologies segment generated"."""
    if "segment" not in scene.words and "division" not in scene.words:
        return None
    lead = range(scene.leads[index], scene.quantities[index].before)
    for at in lead:
        if scene.words[at] in ("segment", "division") and (found := _capitalized(scene, text, at)):
            return found
    return None


def _capitalized(scene: Scene, text: str, stop: int) -> str | None:
    """The words in capitals that end at an index, the first word of the sentence only with others."""
    sentence = scene.sentence
    first = stop
    while first > 0 and first > stop - _LONGEST and _is_name(scene, text, first - 1):
        first -= 1
    if first == stop or (first == 0 and stop == 1 and not _is_acronym(scene, text)):
        return None
    return text[sentence.at[first] : sentence.stop(stop - 1)]


def _is_acronym(scene: Scene, text: str) -> bool:
    """Whether the sentence's first word is a name in capitals alone ("ABL operating profit")."""
    word = text[scene.sentence.at[0] : scene.sentence.stop(0)]
    return len(word) > 1 and word.isupper()


def _is_name(scene: Scene, text: str, at: int) -> bool:
    word = scene.words[at]
    if word == "&":
        return True
    return (
        word.isalpha()
        and word not in _PLAIN
        and at not in scene.dated
        and at not in scene.named
        and text[scene.sentence.at[at]].isupper()
    )


def _own_words(scene: Scene, text: str, first: int, stop: int) -> str | None:
    """The words up to a noun of segment, without articles."""
    while first < stop and scene.words[first] in _PLAIN:
        first += 1
    if first >= stop or not all(_is_noun(scene, at) for at in range(first, stop)):
        return None
    return text[scene.sentence.at[first] : scene.sentence.stop(stop - 1)]


def _is_noun(scene: Scene, at: int) -> bool:
    """Whether a word in small letters may name a part of a company: no small word, verb, period or metric."""
    word = scene.words[at]
    return not (
        word in _PLAIN
        or is_light(scene, at)
        or word.endswith(("ed", "ly"))
        or at in scene.named
        or any(cue.first <= at < cue.last for cue in scene.cues)
    )
