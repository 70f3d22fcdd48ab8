"""Which metric a figure is a value of: the words around it, the list it stands in, the sentence's subject.

Names are tried in the order in which a listener would: the whole it is a share of ("14% of total revenues"), the name
that leads straight to it ("gross margin was"), the name it leads to ("of cash on hand"), a name farther off in the
words that lead to it, the name of the figure before ("…, up 3 points"), the sentence's subject. What was spoken of in
the sentences before comes after all these (`memory`).
"""

from typing import NamedTuple

from transcripts.figures.fits import Wanted, fitting, wanted
from transcripts.figures.lexicon import Mention
from transcripts.figures.nouns import FREE, LINKS, has_own_noun, own_base, own_growth, own_subject
from transcripts.figures.ranges import Quantity
from transcripts.figures.scene import Scene
from transcripts.figures.vocabulary import Vocabulary
from transcripts.figures.words import per_share

_OBLIQUE = frozenset(
    "of in on from for by with to than versus against as per despite through into between above below".split()
)
_ASIDE = frozenset(
    """
        excluding exclude excludes including include includes driven due offset related because despite
        reflecting reflects associated given adjusting without exclusive ex
    """.split()
)
_INSERTED = _ASIDE | {"which", "that", "who"}
"""Words of what is only put in between ("total debt, excluding leases, was")."""
_CAUSES = frozenset(["due", "because", "driven", "despite", "excluding"])
_VERBS = frozenset(
    """
        was were is are of at came will should to be totaled grew increased declined decreased rose fell has had
        remained reached improved would can up down
    """.split()
)
_COMPARED_BY = frozenset(["higher", "lower", "more", "less", "fewer", "better", "worse"])
_RESTATING = frozenset(["or", ",", "and", "at", "to", "representing", "(", "which", "was", "is", "as", "a", "that"])
_PARTS = frozenset(["percent", "percentage", "%", "portion", "share"])
_GOVERNING = frozenset(["on", "of", "in", "for", "from"])
"""Prepositions that make a name only what another one is of ("the interest rate on the term loan")."""
_ARTICLES = frozenset(["the", "our", "its", "their", "a", "these", "those"])
_COSTS = frozenset(["cost", "costs", "expense", "expenses", "opex", "loe", "g&a", "taxes", "spending"])
_BREAKS = frozenset([",", ";", "while", "but"])
_MEANS = frozenset(["with", "using"])
_SPENT = frozenset("spent spend spending invested invest investing paid pay paying".split())
_TAKEN = frozenset("take off|add back|back out|take out|strip out|we subtract|you subtract|to subtract".split("|"))
"""What is done to a figure to get to another one."""
_SPENT_ON = frozenset(["on", "in", "for", "to", "into", "of", "as"])
_DEBT = ("debt",)
_MARGINS = {"operating_income": "operating_margin", "ebitda": "ebitda_margin", "gross_profit": "gross_margin"}
_POINTS = ("%", "pp", "bps")
_LOSSES = ("net_income", "eps")
_PER_SHARE = frozenset(["dividend", "ffo", "book_value", "price", "operating_cash_flow", "free_cash_flow"])
_NOT_SOLD = frozenset("year quarter month week annum share diluted fully common basic day average unit".split())
_SOLD = frozenset(
    """
        barrel gallon pound ton tonne ounce bushel hour unit foot acre piece mile case ticket night boe mcf
        mmbtu share
    """.split()
)
_RESULTING = frozenset("resulted resulting results result led leads leading".split())
_PLAIN_BEFORE = frozenset("with and our the total adjusted reported core , a of its on net average".split())
"""Words before a weak name that add nothing to it."""
_PLAINLY_WEAK = frozenset(["operating_expenses", "operating_margin", "gross_margin", "ebitda_margin"])
_CLOSE = 3
_DIRECT = 9
_LINKED = 9
_COMPOUND = 4
_FAR = 20
_ASIDE_REACH = 8
_BACK = 5


class Name(NamedTuple):
    """What a figure is called, and where that stands."""

    metric: str
    first: int = -1
    """Index of the first word that names it; -1 where it is not in the sentence."""
    last: int = -1
    share: bool = False
    """True where it is a part of the metric ("14% of total revenues")."""
    segment: str | None = None
    remembered: str | None = None
    """The words that named it in an earlier sentence."""
    growth: bool = False
    """True where the same value was a change when it was said before."""
    near: bool = False
    """True where it was named in the sentence right before."""


class _Search(NamedTuple):
    """A quantity that wants a name."""

    scene: Scene
    which: int
    vocabulary: Vocabulary
    want: Wanted
    taken: list[Name]
    """The names of the quantities before it."""
    quantity: Quantity

    def fit(self, mention: Mention, soft: bool = True) -> Name | None:
        """The name that a mention gives, if it can have the quantity."""
        if mention.names[:1] == _DEBT and self.quantity.unit in ("pp", "bps"):
            return None  # "80 basis points of leverage" are those of a cost
        metric = fitting(self.vocabulary, mention.names, self.want, soft)
        return None if metric is None else Name(metric, mention.first, mention.last)

    def before(self) -> list[Mention]:
        """Metrics named in front of the quantity, the nearest first."""
        stop = self.quantity.before
        return [name for name in reversed(self.scene.metrics) if name.last <= stop]

    def behind(self, start: int, reach: int) -> list[Mention]:
        """Metrics named behind the quantity, among the words that belong to it."""
        stop = min(self.scene.trail(self.which), start + reach + 1)
        return [name for name in self.scene.metrics if start <= name.first < stop]


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
    search = _Search(scene, index, vocabulary, wanted(scene.words, quantity, change), taken, quantity)
    if quantity.words == "none":
        return Name("debt", quantity.first, quantity.last)
    for mention in scene.metrics:
        if mention.first <= quantity.first and quantity.last < mention.last:
            return Name(
                mention.names[0], mention.first, mention.last
            )  # the figure is a part of the name: "10% customer"
    if quantity.per in vocabulary.by_name:
        counted = Name(quantity.per or "other", quantity.last - 1, quantity.last)
        return _direct(search) or _leading(search, plainly=True) or counted
    if quantity.before > 1 and " ".join(scene.words[quantity.before - 2 : quantity.before]) in _TAKEN:
        return Name("other", quantity.before - 1, quantity.before)
    for way in _WAYS:
        name = way(search)
        if name is not None:
            return name
    return None


def _whole(search: _Search) -> Name | None:
    """What a percentage is a share of: "14% of total revenues"."""
    scene, start = search.scene, search.quantity.after
    if not search.want.percent or search.want.change or scene.words[start : start + 1] != ["of"]:
        return None
    if scene.words[start + 1 : start + 2] in (["which"], ["whom"]):
        last = search.taken[-1] if search.taken else Name("other")
        return Name(last.metric, last.first, last.last, share=True)
    for mention in scene.names:
        if mention.first >= start and mention.kind in ("metric", "weak"):
            gap = range(start, mention.first)
            if mention.first >= scene.trail(search.which) or any(
                scene.words[at] not in LINKS and at not in scene.dated for at in gap
            ):
                return None
            base = Name(mention.names[0], mention.first, mention.last, share=True)
            return _ratio(search, base) or base
    return None


def _ratio(search: _Search, base: Name) -> Name | None:
    """What is told as a part of something else: "operating income of $90 million or 10% of sales", "a payout of 65%"."""
    scene, index = search.scene, search.which
    subject = _direct(search)
    restated = all(scene.words[at] in _RESTATING for at in scene.lead(index))
    if subject is None and search.taken and restated and scene.quantities[index - 1].unit != "%":
        subject = search.taken[-1]
    if subject is None or subject.metric in (base.metric, "other"):
        return None
    margin = _MARGINS.get(subject.metric) if base.metric == "revenue" else None
    if margin is None and "percent" in search.vocabulary.by_name[subject.metric].takes:
        margin = subject.metric
    return subject._replace(metric=margin or subject.metric, share=margin is None)


def _compound(search: _Search) -> Name | None:
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
    return None if _governs_next(search, mention) else search.fit(mention)


def _direct(search: _Search) -> Name | None:
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
        name = search.fit(mention) if attached or not _is_adjunct(words, mention) else None
        if name is not None:
            name = _governor(search, mention) or name
            return _first_of_two(search, name) if name.metric == "other" else name
    return None


def _governor(search: _Search, mention: Mention) -> Name | None:
    """The name that another one only belongs to: of "the yield on loans" the yield."""
    words, at = search.scene.words, mention.first - 1
    while at >= 0 and (words[at] in _ARTICLES or at in search.scene.weak):
        at -= 1
    if at < 1 or words[at] not in _GOVERNING:
        return None
    head = next((name for name in search.scene.metrics if name.last == at), None)
    return None if head is None or head.first < search.scene.leads[search.which] else search.fit(head, soft=False)


def _of_its_own(search: _Search) -> Name | None:
    """Nothing's that is known, where the change is said to be that of something no metric names."""
    at = search.quantity.before - 1
    return Name("other", at, at + 1) if search.want.change and own_base(search.scene, search.which) else None


def _directly_weak(search: _Search) -> Name | None:
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
        metric = _MARGINS.get(search.taken[-1].metric, "")
        return Name(metric, mention.first, mention.last) if metric and search.want.percent else None
    name = search.fit(mention, soft=False)
    return name if name is not None and name.metric in _PLAINLY_WEAK else None


def _first_of_two(search: _Search, second: Name) -> Name:
    """Of "capital expenditures and acquisitions" the first, where the second is no metric of its own."""
    for mention in search.scene.names:
        between = search.scene.words[mention.last : second.first]
        if mention.kind == "metric" and between[:1] == ["and"] and len(between) < 3 and (name := search.fit(mention)):
            return name
    return second


def _linked(search: _Search) -> Name | None:
    """The name that the figure leads to: "of cash on hand", "gross margin", "increase in the balance of cash"."""
    scene, words = search.scene, search.scene.words
    start = per_share(words, search.quantity.after) or search.quantity.after
    for mention in search.behind(start, _LINKED):
        gap = range(start, mention.first)
        if any(words[at] not in LINKS and at not in scene.named and at not in scene.dated for at in gap):
            return None
        if words[start : mention.first][:1] not in (["of"], ["in"]) and _governs_next(search, mention):
            return None
        if (name := search.fit(mention)) is not None:
            return name
    return None


def _leading(search: _Search, plainly: bool = False) -> Name | None:
    """A name farther off in the words that lead to the figure; with `plainly` none that a preposition leads to."""
    found: Name | None = None
    subject = own_subject(search.scene, search.which)
    for mention in search.before():
        if mention.first < search.scene.leads[search.which]:
            break
        if _is_parted(search, mention, subject):
            break
        name = None if _is_adjunct(search.scene.words, mention) else search.fit(mention)
        if name is not None and not _is_oblique(search.scene.words, mention):
            return name
        found = found or name
    return None if plainly else found


def _priced(search: _Search) -> Name | None:
    """A price of a thing: "$633 per square foot", "$2.50 a gallon"."""
    words, quantity, at = search.scene.words, search.quantity, search.quantity.after
    if quantity.unit is None or not quantity.unit.isupper() or at + 1 >= len(words) or per_share(words, at):
        return None
    if not _COSTS.isdisjoint(words[search.scene.leads[search.which] : quantity.before]):
        return Name("other", at, at + 2)  # what it costs is no price
    priced = words[at] == "per" and words[at + 1] not in _NOT_SOLD
    return Name("price", at, at + 2) if priced or (words[at] in ("a", "an") and words[at + 1] in _SOLD) else None


def _per_share(search: _Search) -> Name | None:
    """An amount per share that nothing else names is earnings; after another such metric it is that one again."""
    words, quantity = search.scene.words, search.quantity
    stop = per_share(words, quantity.last) or per_share(words, quantity.after)
    if stop is None:
        return None
    last = search.taken[-1].metric if search.taken else ""
    if last in _PER_SHARE:
        return Name(last, quantity.last, stop)
    said = next((name for name in search.before() if _PER_SHARE.intersection(name.names)), None)
    earned = any("eps" in name.names for name in search.scene.metrics)
    metric = next((name for name in said.names if name in _PER_SHARE), "eps") if said and not earned else "eps"
    return Name(metric, quantity.last, stop)


def _linked_weakly(search: _Search) -> Name | None:
    """A weak name that "of" leads to: "$806 million of expense"."""
    start = search.quantity.after
    if search.scene.words[start : start + 1] != ["of"]:
        return None
    stop = min(search.scene.trail(search.which), start + 4)
    near = [name for name in search.scene.names if name.kind == "weak" and start < name.first < stop]
    found = (search.fit(mention, soft=False) for mention in near)
    return next((name for name in found if name is not None and name.metric != "revenue"), None)


def _continued(search: _Search) -> Name | None:
    """The name of a figure before, where the words between name nothing: "…, up 3 points from"."""
    scene, index, want = search.scene, search.which, search.want
    after = search.quantity.after
    if scene.words[after : after + 1] == ["of"] and has_own_noun(scene, index):
        return None
    if own_subject(scene, index) >= 0 or own_growth(scene, index):
        return None
    for back in range(index - 1, max(index - _BACK, -1), -1):
        last, other = search.taken[back], scene.quantities[back]
        if last.metric == "other" and any(at in scene.weak for at in scene.lead(index)):
            return None  # "space down 10% and the marine business down 27%"
        if back < index - 1 and other.unit != search.quantity.unit:
            continue
        if fitting(search.vocabulary, (last.metric,), want, soft=last.share or other.unit in _POINTS) is not None:
            return last if want.percent or not last.share else last._replace(share=False)
    return None


def _subject(search: _Search, explaining: bool = False) -> Name | None:
    """A name anywhere in front, the nearest first: one that explains nothing, or one that only explains."""
    words = search.scene.words
    if (search.which or explaining) and own_subject(search.scene, search.which) >= 0:
        return None
    bases = {name.first for name in search.taken if name.share}
    subject = own_subject(search.scene, search.which)
    for mention in search.before():
        name = search.fit(mention, soft=search.want.change)
        if _is_parted(search, mention, subject):
            return None
        aside = mention.first in bases or _is_aside(words, mention) or _is_oblique(words, mention)
        if name is not None and aside == explaining:
            return name
    return None


def _is_parted(search: _Search, mention: Mention, subject: int) -> bool:
    """Whether another clause with a subject of its own begins behind a name: "inventory fell, and patients were up 5%"."""
    gap = search.scene.words[mention.last : max(subject, mention.last)]
    return not _BREAKS.isdisjoint(gap) and _INSERTED.isdisjoint(gap)


def _explaining(search: _Search) -> Name | None:
    return _subject(search, explaining=True)


def _trailing(search: _Search) -> Name | None:
    """A name behind the figure that nothing links to it."""
    words, start = search.scene.words, search.quantity.after
    for mention in search.behind(start, _FAR):
        gap = words[start : mention.first]
        if "," in gap or _governs_next(search, mention) or _is_aside(words, mention) or not _MEANS.isdisjoint(gap):
            return None
        if (name := search.fit(mention, soft=search.want.change)) is not None:
            return name
    return None


def _spent(search: _Search) -> Name | None:
    """What is spent on something that no metric names: "we invested $12 million in the new plant"."""
    words, quantity = search.scene.words, search.quantity
    if search.want.kinds[0] != "money" or not quantity.before or words[quantity.before - 1] not in _SPENT:
        return None
    following = words[quantity.after : quantity.after + 1]
    return Name("other", quantity.before - 1, quantity.before) if following and following[0] in _SPENT_ON else None


def _weak(search: _Search) -> Name | None:
    """A word that may name it: "the business", "growth"; what is paid for a business is no revenue of it."""
    if own_subject(search.scene, search.which) >= 0:
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
    _whole,
    _compound,
    _directly_weak,
    _of_its_own,
    _direct,
    _linked,
    _leading,
    _priced,
    _per_share,
    _linked_weakly,
    _spent,
    _continued,
    _subject,
    _trailing,
    _weak,
    _explaining,
)


def _governs_next(search: _Search, mention: Mention) -> bool:
    """Whether a name behind a figure belongs to the next one ("… 44% operating expenses of $35 million")."""
    following = search.scene.words[mention.last : mention.last + 2]
    if following[:1] == [","]:
        return False
    return search.which + 1 < len(search.scene.quantities) and any(word in _VERBS for word in following)


def _is_adjunct(words: list[str], mention: Mention) -> bool:
    """Whether a name is only there for another one's sake."""
    return _is_aside(words, mention) or _is_end(words, mention) or _is_base(words, mention)


def _is_aside(words: list[str], mention: Mention) -> bool:
    """Whether a name only explains: "driven by", "excluding"."""
    before = words[max(0, mention.first - _ASIDE_REACH) : mention.first]
    return any(word in _ASIDE for word in before[-4:]) or any(word in _CAUSES for word in before)


def _is_end(words: list[str], mention: Mention) -> bool:
    """Whether a name is that of a range that is only referred to: "at the low end of the revenue range"."""
    return "end" in words[max(0, mention.first - 4) : mention.first] and words[mention.last : mention.last + 1] == [
        "range"
    ]


def _is_base(words: list[str], mention: Mention) -> bool:
    """Whether a name is only what a percentage is of: "as a percent of net sales"."""
    before = words[max(0, mention.first - 3) : mention.first]
    return before[-1:] == ["of"] and any(word in _PARTS for word in before)


def _is_oblique(words: list[str], mention: Mention) -> bool:
    """Whether a preposition stands before a name."""
    for at in range(mention.first - 1, max(mention.first - 4, -1), -1):
        if words[at] in _OBLIQUE:
            return not (at and words[at - 1] in _RESULTING)
        if words[at] in (",", "and", ".", ";"):
            return False
    return False
