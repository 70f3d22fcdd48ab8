"""The passages of a digest in their order, under their headings. Pure; the order in which things were made plays no part."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotations.digest import Around, Digest, GroupBy, placed
from annotations.items import CallFacts, Item
from annotations.pens import COLORS, Color

_ABBREVIATIONS = frozenset(("eps", "ebitda", "dso", "sga", "roe", "rotce", "ffo", "arr", "noi", "cet1"))
_NONE = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage of a digest."""

    item: Item
    comment: str = ""
    around: Around = ""

    @property
    def id(self) -> str:
        """The annotation's id."""
        return self.item.id


@dataclass(frozen=True, slots=True)
class Group:
    """Passages under one heading."""

    key: str
    """What its passages have in common, unique in the digest."""
    heading: str
    """"" where there is none."""
    entries: tuple[Entry, ...]
    call: CallFacts | None = None
    """The call that all of its passages are of, where they are put together by calls."""


def grouped(digest: Digest, chosen: Sequence[Item], colors: Sequence[Color] = COLORS) -> tuple[Group, ...]:
    """What is in a digest, in its order.

    Args:
        digest: The digest.
        chosen: The annotations that are in it, in natural order.
        colors: The pens, with what they mean to the user.
    """
    by_id = {item.id: item for item in chosen}
    key_of = _KEYS[digest.group_by]
    ranked = sorted(chosen, key=lambda item: _RANKS[digest.group_by](digest, item))
    naturally = list(dict.fromkeys(key_of(digest, item) for item in ranked))
    members: dict[str, list[Item]] = {}
    for id in placed(digest.order, [item.id for item in chosen]):
        members.setdefault(key_of(digest, by_id[id]), []).append(by_id[id])
    meanings = {color.name: color.meaning for color in colors if color.meaning} if digest.group_by == "color" else {}
    return tuple(_group(digest, key, members[key], meanings) for key in placed(digest.group_order, naturally))


def moved(digest: Digest, groups: Sequence[Group], id: str, by: int) -> Digest:
    """The digest with a passage moved up (-1) or down (1) under its heading.

    At the edge of a topic of the user's own it goes over to the next topic; under another heading it cannot stand.
    """
    at, number = next(
        (g, n) for g, group in enumerate(groups) for n, entry in enumerate(group.entries) if entry.id == id
    )
    ids = [[entry.id for entry in group.entries] for group in groups]
    to = number + by
    if 0 <= to < len(ids[at]):
        ids[at].insert(to, ids[at].pop(number))
    elif digest.group_by == "topic" and 0 <= at + by < len(groups):
        ids[at].pop(number)
        ids[at + by].insert(0 if by > 0 else len(ids[at + by]), id)
        digest = replace(digest, topics={**digest.topics, id: groups[at + by].key})
    return replace(digest, order=tuple(id for group in ids for id in group))


def group_moved(digest: Digest, groups: Sequence[Group], key: str, by: int) -> Digest:
    """The digest with a heading and what stands under it moved up (-1) or down (1)."""
    keys = [group.key for group in groups]
    at = keys.index(key)
    if 0 <= at + by < len(keys):
        keys.insert(at + by, keys.pop(at))
    return replace(digest, group_order=tuple(keys))


def metric_words(metric: str) -> str:
    """A metric's name as people write it ("gross margin", "EPS")."""
    return " ".join(word.upper() if word in _ABBREVIATIONS else word for word in metric.split("_"))


def call_heading(call: CallFacts) -> str:
    """A call as a heading: "Calix, Inc. (CALX), Q1 2013 earnings call, 25 April 2013"."""
    ticker = call.company.ticker
    company = f"{call.company_name} ({ticker})" if ticker and ticker != call.company_name else call.company_name
    event = " ".join(part for part in (call.quarter, call.kind if call.quarter or call.day else "") if part)
    return ", ".join(part for part in (company, event, call.day) if part)


def _group(digest: Digest, key: str, items: Sequence[Item], meanings: Mapping[str, str]) -> Group:
    entries = (Entry(item, digest.comments.get(item.id, ""), digest.around.get(item.id, "")) for item in items)
    heading = digest.headings.get(key) or _HEADINGS[digest.group_by](meanings.get(key, key), items[0])
    return Group(key, heading, tuple(entries), items[0].call if digest.group_by == "call" else None)


def _speaker_heading(key: str, item: Item) -> str:
    speaker = item.speaker
    if speaker is None:
        return "Speaker not named"
    return ", ".join(part for part in (speaker.name, speaker.title, speaker.firm) if part)


def _company_heading(key: str, item: Item) -> str:
    ticker = item.call.company.ticker
    return (
        f"{item.call.company_name} ({ticker})"
        if ticker and ticker != item.call.company_name
        else item.call.company_name
    )


def _first_tag(item: Item) -> str:
    return item.annotation.tags[0] if item.annotation.tags else _NONE


def _first_metric(item: Item) -> str:
    return item.metrics[0] if item.metrics else _NONE


def _color_rank(name: str) -> int:
    return next((number for number, color in enumerate(COLORS) if color.name == name), len(COLORS))


def _topic_rank(digest: Digest, topic: str) -> tuple[bool, int, str]:
    """The topics in the order they were made or moved to, what has none last."""
    order = digest.group_order
    return topic == _NONE, order.index(topic) if topic in order else len(order), topic.casefold()


_KEYS: Mapping[GroupBy, Callable[[Digest, Item], str]] = {
    "call": lambda digest, item: item.call.id,
    "company": lambda digest, item: item.call.place[0],
    "speaker": lambda digest, item: item.speaker.id if item.speaker else _NONE,
    "tag": lambda digest, item: _first_tag(item),
    "color": lambda digest, item: item.annotation.color,
    "metric": lambda digest, item: _first_metric(item),
    "topic": lambda digest, item: digest.topics.get(item.id, _NONE),
    "none": lambda digest, item: _NONE,
}
_RANKS: Mapping[GroupBy, Callable[[Digest, Item], Any]] = {
    "call": lambda digest, item: 0,
    "company": lambda digest, item: 0,
    "speaker": lambda digest, item: item.speaker is None,
    "tag": lambda digest, item: (not item.annotation.tags, _first_tag(item).casefold(), _first_tag(item)),
    "color": lambda digest, item: (_color_rank(item.annotation.color), item.annotation.color),
    "metric": lambda digest, item: not item.metrics,
    "topic": lambda digest, item: _topic_rank(digest, digest.topics.get(item.id, _NONE)),
    "none": lambda digest, item: 0,
}
"""What groups are naturally put in order by; where it is the same, by their first passage."""
_HEADINGS: Mapping[GroupBy, Callable[[str, Item], str]] = {
    "call": lambda key, item: call_heading(item.call),
    "company": _company_heading,
    "speaker": _speaker_heading,
    "tag": lambda key, item: key or "Without a tag",
    "color": lambda key, item: key[:1].upper() + key[1:],
    "metric": lambda key, item: metric_words(key)[:1].upper() + metric_words(key)[1:] if key else "No figure",
    "topic": lambda key, item: key or "Without a topic",
    "none": lambda key, item: "",
}
