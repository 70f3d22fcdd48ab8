"""How a metric's name stands in its sentence: for another one's sake, behind a preposition, in another clause."""

from transcripts.figures.candidates import Search
from transcripts.figures.lexicon import Mention

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
_PARTS = frozenset(["percent", "percentage", "%", "portion", "share"])
_BREAKS = frozenset([",", ";", "while", "but"])
_RESULTING = frozenset("resulted resulting results result led leads leading".split())
_ASIDE_REACH = 8


def governs_next(search: Search, mention: Mention) -> bool:
    """Whether a name behind a figure belongs to the next one ("… 44% operating expenses of $35 million")."""
    following = search.scene.words[mention.last : mention.last + 2]
    if following[:1] == [","]:
        return False
    return search.which + 1 < len(search.scene.quantities) and any(word in _VERBS for word in following)


def is_adjunct(words: list[str], mention: Mention) -> bool:
    """Whether a name is only there for another one's sake."""
    return is_aside(words, mention) or _is_end(words, mention) or _is_base(words, mention)


def is_aside(words: list[str], mention: Mention) -> bool:
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


def is_oblique(words: list[str], mention: Mention) -> bool:
    """Whether a preposition stands before a name."""
    for at in range(mention.first - 1, max(mention.first - 4, -1), -1):
        if words[at] in _OBLIQUE:
            return not (at and words[at - 1] in _RESULTING)
        if words[at] in (",", "and", ".", ";"):
            return False
    return False


def is_parted(search: Search, mention: Mention) -> bool:
    """Whether another clause with a subject of its own begins behind a name: "inventory fell, and patients were up 5%"."""
    gap = search.scene.words[mention.last : max(search.subject, mention.last)]
    return not _BREAKS.isdisjoint(gap) and _INSERTED.isdisjoint(gap)
