"""Which metric a figure is a value of: the words around it, the list it stands in, the sentence's subject.

Names are tried in the order in which a listener would: the whole it is a share of ("14% of total revenues"), the name
that leads straight to it ("gross margin was"), the name it leads to ("of cash on hand"), a name farther off in the
words that lead to it, the name of the figure before ("…, up 3 points"), the sentence's subject. What was spoken of in
the sentences before comes after all these (`memory`).
"""

from transcripts.figures.bearings import governs_next, is_aside, is_oblique, is_parted
from transcripts.figures.candidates import Name, Search
from transcripts.figures.fits import fitting, wanted
from transcripts.figures.neighbours import compound, direct, directly_weak, leading, linked, linked_weakly, of_its_own
from transcripts.figures.nouns import has_own_noun, own_growth, own_subject
from transcripts.figures.parts import whole
from transcripts.figures.purposes import per_share_of, priced, priced_goods, spent
from transcripts.figures.scene import Scene
from transcripts.figures.vocabulary import Vocabulary

_MEANS = frozenset(["with", "using"])
_TAKEN = frozenset("take off|add back|back out|take out|strip out|we subtract|you subtract|to subtract".split("|"))
"""What is done to a figure to get to another one."""
_POINTS = ("%", "pp", "bps")
_LOSSES = ("net_income", "eps")
_FAR = 20
_BACK = 5


def name_of(scene: Scene, index: int, vocabulary: Vocabulary, change: bool, taken: list[Name]) -> Name | None:
    """The name that the sentence gives a quantity, or None.

    Args:
        scene: The sentence.
        index: Which of its quantities.
        vocabulary: All metrics.
        change: Whether it measures a change.
        taken: The names of the quantities before it.
    """
    quantity = scene.quantities[index]
    want = wanted(scene.words, quantity, change)
    search = Search(scene, index, vocabulary, want, taken, quantity, own_subject(scene, index))
    if quantity.words == "none":
        return Name("debt", quantity.first, quantity.last)
    for mention in scene.metrics:
        if mention.first <= quantity.first and quantity.last < mention.last:
            return Name(mention.names[0], mention.first, mention.last)  # it is a part of its name: "10% customer"
    if quantity.per in vocabulary.by_name:
        counted = Name(quantity.per or "other", quantity.last - 1, quantity.last)
        return direct(search) or leading(search, plainly=True) or counted
    if quantity.before > 1 and " ".join(scene.words[quantity.before - 2 : quantity.before]) in _TAKEN:
        return Name("other", quantity.before - 1, quantity.before)
    for way in _WAYS:
        name = way(search)
        if name is not None:
            return name
    return None


def _continued(search: Search) -> Name | None:
    """The name of a figure before, where the words between name nothing: "…, up 3 points from"."""
    scene, index, want = search.scene, search.which, search.want
    after = search.quantity.after
    if scene.words[after : after + 1] == ["of"] and has_own_noun(scene, index):
        return None
    if search.subject >= 0 or own_growth(scene, index):
        return None
    for back in range(index - 1, max(index - _BACK, -1), -1):
        last, other = search.taken[back], scene.quantities[back]
        if last.metric == "other" and any(at in scene.weak for at in scene.lead(index)):
            return None  # "space down 10% and the marine business down 27%"
        if last.metric == "price" and search.is_great:
            continue
        if back < index - 1 and other.unit != search.quantity.unit:
            continue
        if fitting(search.vocabulary, (last.metric,), want, soft=last.share or other.unit in _POINTS) is not None:
            return last if want.percent or not last.share else last._replace(share=False)
    return None


def _subject(search: Search, explaining: bool = False) -> Name | None:
    """A name anywhere in front, the nearest first: one that explains nothing, or one that only explains."""
    words = search.scene.words
    if (search.which or explaining) and search.subject >= 0:
        return None
    bases = {name.first for name in search.taken if name.share}
    for mention in search.before():
        name = search.fit(mention, soft=search.want.change)
        if is_parted(search, mention):
            return None
        aside = mention.first in bases or is_aside(words, mention) or is_oblique(words, mention)
        if name is not None and aside == explaining:
            return name
    return None


def _explaining(search: Search) -> Name | None:
    return _subject(search, explaining=True)


def _trailing(search: Search) -> Name | None:
    """A name behind the figure that nothing links to it."""
    words, start = search.scene.words, search.quantity.after
    for mention in search.behind(start, _FAR):
        gap = words[start : mention.first]
        if "," in gap or governs_next(search, mention) or is_aside(words, mention) or not _MEANS.isdisjoint(gap):
            return None
        if (name := search.fit(mention, soft=search.want.change)) is not None:
            return name
    return None


def _weak(search: Search) -> Name | None:
    """A word that may name it: "the business", "growth"; what is paid for a business is no revenue of it."""
    if search.subject >= 0:
        return None
    near = [mention for mention in search.scene.names if mention.kind == "weak"]
    if not search.want.percent and has_own_noun(search.scene, search.which):
        lead = search.scene.lead(search.which)
        near = [mention for mention in near if lead.start <= mention.first < lead.stop]
    near.sort(key=lambda mention: abs(mention.first - search.quantity.first))
    for mention in near:
        share = any("customer" in word for word in search.scene.words[mention.first : mention.last])
        name = search.fit(mention, soft=(search.want.change and search.want.percent) or share)
        if name is None or (search.want.percent and name.metric in _LOSSES):
            continue  # "loss experience" is no loss
        if search.want.percent or name.metric != "revenue":
            return name
    return None


_WAYS = (
    whole,
    compound,
    directly_weak,
    of_its_own,
    priced_goods,
    direct,
    linked,
    leading,
    priced,
    per_share_of,
    linked_weakly,
    spent,
    _continued,
    _subject,
    _trailing,
    _weak,
    _explaining,
)
