"""Figures that the words right beside them name: a price of a thing, an amount per share, what is spent on something."""

from transcripts.figures.candidates import Name, Search
from transcripts.figures.words import per_share

_COSTS = frozenset(["cost", "costs", "expense", "expenses", "opex", "loe", "g&a", "taxes", "spending"])
_COST_REACH = 8
_GOODS = frozenset(["oil", "natural gas", "NGL"])
"""Segments that are sold at a price ("$40 oil", "with oil averaging $52")."""
_HIGHEST = 300.0
_AVERAGING = (["averaging"], ["at"], ["averaged"], ["of"])
_SPENT = frozenset("spent spend spending invested invest investing paid pay paying".split())
_COSTING = frozenset(["cost", "costs", "costing"])
_SPENT_ON = frozenset(["on", "in", "for", "to", "into", "of", "as"])
_PER_SHARE = frozenset(["dividend", "ffo", "book_value", "price", "operating_cash_flow", "free_cash_flow"])
_SHARES = ("share_count", "share_repurchases")
_NOT_SOLD = frozenset("year quarter month week annum share diluted fully common basic day average unit".split())
_SOLD = frozenset(
    """
        barrel gallon pound ton tonne ounce bushel hour unit foot acre piece mile case ticket night boe mcf
        mmbtu share
    """.split()
)


def priced(search: Search) -> Name | None:
    """A price of a thing: "$633 per square foot", "$2.50 a gallon"."""
    words, quantity, at = search.scene.words, search.quantity, search.quantity.after
    if quantity.unit is None or not quantity.unit.isupper() or at + 1 >= len(words) or per_share(words, at):
        return None
    measured = words[at] == "per" and words[at + 1] not in _NOT_SOLD
    if not (measured or (words[at] in ("a", "an") and words[at + 1] in _SOLD)):
        return None
    told = words[search.scene.leads[search.which] : quantity.before] + words[at : at + _COST_REACH]
    return Name("price" if _COSTS.isdisjoint(told) else "other", at, at + 2)  # what it costs is no price


def priced_goods(search: Search) -> Name | None:
    """A price of oil or gas that only its goods name: "$40 oil", "oil averaging $52"."""
    scene, quantity = search.scene, search.quantity
    if quantity.scaled or quantity.unit is None or not quantity.unit.isupper() or not quantity.value:
        return None
    if quantity.value > _HIGHEST:
        return None
    for name in scene.names:
        if name.kind == "segment" and name.names[0] in _GOODS:
            before = name.last <= quantity.before and scene.words[name.last : quantity.before] in _AVERAGING
            if before or name.first == quantity.after:
                return Name("price", name.first, name.last, segment=name.names[0])
    return None


def per_share_of(search: Search) -> Name | None:
    """An amount per share that nothing else names is earnings; after another such metric it is that one again."""
    words, quantity = search.scene.words, search.quantity
    stop = per_share(words, quantity.last) or per_share(words, quantity.after)
    if stop is None:
        return None
    last = search.taken[-1].metric if search.taken else ""
    if last in _SHARES and words[quantity.before - 1] == "at":
        return Name("price", quantity.last, stop)  # "we bought a million shares at $140 a share"
    if last in _PER_SHARE:
        return Name(last, quantity.last, stop)
    said = next((name for name in search.before() if _PER_SHARE.intersection(name.names)), None)
    earned = any("eps" in name.names for name in search.scene.metrics)
    metric = next((name for name in said.names if name in _PER_SHARE), "eps") if said and not earned else "eps"
    return Name(metric, quantity.last, stop)


def spent(search: Search) -> Name | None:
    """What is spent on something that no metric names: "we invested $12 million in the new plant"."""
    words, quantity = search.scene.words, search.quantity
    lead = words[max(0, quantity.before - 2) : quantity.before]
    if search.want.kinds[0] != "money" or not lead:
        return None
    if lead[-1] in _COSTING or (lead[0] in _COSTING and lead[1:] in (["us"], ["you"])) or lead == ["set", "aside"]:
        return Name("other", quantity.before - len(lead), quantity.before)
    if lead[-1] not in _SPENT:
        return None
    following = words[quantity.after : quantity.after + 1]
    return Name("other", quantity.before - 1, quantity.before) if following and following[0] in _SPENT_ON else None
