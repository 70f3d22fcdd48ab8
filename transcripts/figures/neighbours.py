"""Names that stand beside a figure: that lead straight to it, that it leads to, and those farther off in its lead."""

from transcripts.figures.bearings import governs_next, is_adjunct, is_oblique, is_parted
from transcripts.figures.candidates import MARGINS, Name, Search
from transcripts.figures.lexicon import Mention
from transcripts.figures.nouns import FREE, LINKS, own_base
from transcripts.figures.words import per_share

_COMPARED_BY = frozenset(["higher", "lower", "more", "less", "fewer", "better", "worse"])
_GOVERNING = frozenset(["on", "of", "in", "for", "from"])
"""Prepositions that make a name only what another one is of ("the interest rate on the term loan")."""
_ARTICLES = frozenset(["the", "our", "its", "their", "a", "these", "those"])
_PLAIN_BEFORE = frozenset("with and our the total adjusted reported core , a of its on net average".split())
"""Words before a weak name that add nothing to it."""
_PLAINLY_WEAK = frozenset(["operating_expenses", "operating_margin", "gross_margin", "ebitda_margin"])
_CLOSE = 3
_DIRECT = 9
_LINKED = 9
_COMPOUND = 4


def compound(search: Search) -> Name | None:
    """The name of a growth rate that stands right behind it: "9% higher operating income on 4% less volume"."""
    words, start = search.scene.words, search.quantity.after
    if not search.want.change or words[start : start + 1] == [] or words[start] not in _COMPARED_BY:
        return None
    behind = search.behind(start + 1, _COMPOUND - 1)
    if not behind:
        return None
    mention = behind[0]
    if any(word not in LINKS for word in words[start : mention.first]):
        return None
    return None if governs_next(search, mention) else search.fit(mention)


def direct(search: Search) -> Name | None:
    """The name that leads straight to the figure: "gross margin of around"."""
    scene, words, stop = search.scene, search.scene.words, search.quantity.before
    for mention in search.before():
        if mention.first < scene.leads[search.which] or stop - mention.last > 3 * _DIRECT:
            return None
        gap = range(mention.last, stop)
        if any(words[at] not in FREE and at not in scene.dated and at not in scene.named for at in gap):
            return None
        if len(gap) > _DIRECT and "," in words[mention.last : stop]:
            return None
        attached = words[mention.last : stop] == ["of"]  # whatever the name is there for, the figure is its own
        name = search.fit(mention) if attached or not is_adjunct(words, mention) else None
        if name is not None:
            name = _governor(search, mention) or name
            return _first_of_two(search, name) if name.metric == "other" else name
    return None


def _governor(search: Search, mention: Mention) -> Name | None:
    """The name that another one only belongs to: of "the yield on loans" the yield."""
    words, at = search.scene.words, mention.first - 1
    while at >= 0 and (words[at] in _ARTICLES or at in search.scene.weak):
        at -= 1
    if at < 1 or words[at] not in _GOVERNING:
        return None
    head = next((name for name in search.scene.metrics if name.last == at), None)
    return None if head is None or head.first < search.scene.leads[search.which] else search.fit(head, soft=False)


def of_its_own(search: Search) -> Name | None:
    """Nothing's that is known, where the change is said to be that of something no metric names."""
    at = search.quantity.before - 1
    return Name("other", at, at + 1) if search.want.change and own_base(search.scene, search.which) else None


def directly_weak(search: Search) -> Name | None:
    """A weak name that nothing parts from the figure: "expenses of approximately", "a margin of"."""
    scene, words, stop = search.scene, search.scene.words, search.quantity.before
    start = scene.leads[search.which]
    near = [name for name in scene.names if name.kind == "weak" and start <= name.first and name.last <= stop]
    if not near or stop - near[-1].last > _CLOSE:
        return None
    mention = near[-1]
    before = words[mention.first - 1] if mention.first else ""
    loose = any(words[at] not in FREE or words[at] == "," for at in range(mention.last, stop))
    if loose or (before and before not in _PLAIN_BEFORE):
        return None
    if search.taken and "margin" in words[mention.first]:
        metric = MARGINS.get(search.taken[-1].metric, "")
        return Name(metric, mention.first, mention.last) if metric and search.want.percent else None
    name = search.fit(mention, soft=False)
    return name if name is not None and name.metric in _PLAINLY_WEAK else None


def _first_of_two(search: Search, second: Name) -> Name:
    """Of "capital expenditures and acquisitions" the first, where the second is no metric of its own."""
    for mention in search.scene.names:
        between = search.scene.words[mention.last : second.first]
        if mention.kind == "metric" and between[:1] == ["and"] and len(between) < 3 and (name := search.fit(mention)):
            return name
    return second


def linked(search: Search) -> Name | None:
    """The name that the figure leads to: "of cash on hand", "gross margin", "increase in the balance of cash"."""
    scene, words = search.scene, search.scene.words
    start = per_share(words, search.quantity.after) or search.quantity.after
    for mention in search.behind(start, _LINKED):
        gap = range(start, mention.first)
        if any(words[at] not in LINKS and at not in scene.named and at not in scene.dated for at in gap):
            return None
        if words[start : mention.first][:1] not in (["of"], ["in"]) and governs_next(search, mention):
            return None
        if (name := search.fit(mention)) is not None:
            return name
    return None


def leading(search: Search, plainly: bool = False) -> Name | None:
    """A name farther off in the words that lead to the figure; with `plainly` none that a preposition leads to."""
    found: Name | None = None
    for mention in search.before():
        if mention.first < search.scene.leads[search.which]:
            break
        if is_parted(search, mention):
            break
        name = None if is_adjunct(search.scene.words, mention) else search.fit(mention)
        if name is not None and not is_oblique(search.scene.words, mention):
            return name
        found = found or name
    return None if plainly else found


def linked_weakly(search: Search) -> Name | None:
    """A weak name that "of" leads to: "$806 million of expense"."""
    start = search.quantity.after
    if search.scene.words[start : start + 1] != ["of"]:
        return None
    stop = min(search.scene.trail(search.which), start + 4)
    near = [name for name in search.scene.names if name.kind == "weak" and start < name.first < stop]
    found = (search.fit(mention, soft=False) for mention in near)
    return next((name for name in found if name is not None and name.metric != "revenue"), None)
