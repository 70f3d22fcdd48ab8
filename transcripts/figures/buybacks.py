"""Buybacks that are only allowed: "authorized a $50 million repurchase program", "$20 million remains under it"."""

from transcripts.figures.scene import Scene

AUTHORIZATION = "authorization"
"""The segment of an amount up to which shares may be bought back, which is no buyback."""
_ALLOWED = frozenset(
    "authorized authorization authorizations authorize authorizes approved approves available remaining".split()
)
_PROGRAMS = frozenset(["program", "programs", "plan", "authorization", "authorizations", "capacity"])
_BOUGHT = frozenset(
    "repurchased bought buying purchased repurchasing returned spent executed completed deployed used".split()
)
_LEFT = frozenset(["remaining", "remained", "remains", "left", "available"])
_STOPS = frozenset([",", "to", "in", "under", "from"])
_REACH = 7


def is_authorized(scene: Scene, index: int) -> bool:
    """Whether an amount is one up to which shares may be bought back, and not what was bought."""
    words, quantity = scene.words, scene.quantities[index]
    for at in range(quantity.before - 1, max(scene.leads[index], quantity.before - _REACH) - 1, -1):
        if words[at] in _BOUGHT:
            return False
        if words[at] in _ALLOWED:
            return True
    for at in range(quantity.after, min(quantity.after + _REACH, scene.trail(index))):
        if words[at] in _ALLOWED or words[at] in _PROGRAMS:
            return True
        if words[at] in _STOPS:
            break
    return not _LEFT.isdisjoint(words[quantity.after : quantity.after + 3])
