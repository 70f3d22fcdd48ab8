"""A digest: which annotations are in it, in which order, under which headings, with which words of the user's own. Pure.

A digest is made from a filter. While it is live, what the filter means at the time is in it; frozen, what was in it then.
What the user decides by hand (left out, moved, a heading, a comment) is kept by the ids of annotations, so that it holds
whatever comes and goes around them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, cast, get_args

from annotations.filtering import Filter, filter_of

SCHEMA = "earmark.digest/1"
GroupBy = Literal["call", "company", "speaker", "tag", "color", "metric", "topic", "none"]
Around = Literal["", "before", "after", "both"]
Switch = Literal["bold_figures", "contents", "sources", "ledger", "non_answers"]
"""What a digest has on request."""
GROUPINGS: tuple[GroupBy, ...] = get_args(GroupBy)
"""What passages can be put together by."""
AROUND: tuple[Around, ...] = get_args(Around)
"""Which neighbours of a passage are quoted with it, in the order that a key goes through."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What the user decided about a digest."""

    name: str
    words: str = ""
    """The filter, as it is typed."""
    frozen: tuple[str, ...] | None = None
    """The ids of the annotations it is made from; None while it is live."""
    title: str = ""
    introduction: str = ""
    group_by: GroupBy = "call"
    template: str = "default"
    order: tuple[str, ...] = ()
    """Ids in the order they were moved to; the others stand at their natural place among them."""
    group_order: tuple[str, ...] = ()
    """Keys of groups in the order they were moved to; a user's own topics are here from when they are made."""
    out: frozenset[str] = frozenset()
    """Ids that are left out."""
    headings: Mapping[str, str] = field(default_factory=dict, hash=False)
    """A heading of the user's for a group, by the group's key."""
    topics: Mapping[str, str] = field(default_factory=dict, hash=False)
    """The topic that an annotation was put under, by its id."""
    comments: Mapping[str, str] = field(default_factory=dict, hash=False)
    """A comment on a passage, by the annotation's id."""
    around: Mapping[str, Around] = field(default_factory=dict, hash=False)
    """Which neighbours of a passage are quoted with it, by the annotation's id."""
    bold_figures: bool = False
    contents: bool = False
    sources: bool = False
    ledger: bool = False
    non_answers: bool = False
    modified: str = ""
    """When it was last kept, as `stamps` writes it."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What this version does not know."""

    @property
    def filter(self) -> Filter:
        """The filter.

        Raises:
            EarmarkError: It asks for what cannot be asked for.
        """
        return filter_of(self.words)

    def as_json(self) -> dict[str, Any]:
        """The digest as it is kept."""
        plain = {name: getattr(self, name) for name in (*_TEXTS, *_SWITCHES, "group_by")}
        maps = {name: dict(sorted(getattr(self, name).items())) for name in _MAPS}
        lists = {"order": list(self.order), "group_order": list(self.group_order), "out": sorted(self.out)}
        frozen = None if self.frozen is None else list(self.frozen)
        return {"schema": SCHEMA, **plain, "frozen": frozen, **lists, **maps, **self.extra}


def digest_of(value: Mapping[str, Any]) -> Digest:
    """A digest from its JSON.

    Raises:
        ValueError: It is none.
    """
    known = (*_TEXTS, *_SWITCHES, *_MAPS, *_LISTS, "group_by", "frozen", "schema")
    group_by = value.get("group_by", "call")
    return Digest(
        **{name: _of_kind(value, name, str, "") for name in _TEXTS},
        **{name: _of_kind(value, name, bool, False) for name in _SWITCHES},
        **{name: _map(value, name) for name in _MAPS},
        order=tuple(_texts(value, "order")),
        group_order=tuple(_texts(value, "group_order")),
        out=frozenset(_texts(value, "out")),
        frozen=None if value.get("frozen") is None else tuple(_texts(value, "frozen")),
        group_by=cast(GroupBy, group_by) if group_by in GROUPINGS else "call",
        extra={name: v for name, v in value.items() if name not in known},
    )


def with_out(digest: Digest, id: str, is_out: bool) -> Digest:
    """The digest with an annotation left out, or in again."""
    return replace(digest, out=digest.out | {id} if is_out else digest.out - {id})


def with_entry(
    digest: Digest, name: Literal["headings", "topics", "comments", "around"], key: str, words: str
) -> Digest:
    """The digest with a word of the user's for a group or a passage; "" takes it away."""
    kept = {k: v for k, v in getattr(digest, name).items() if k != key}
    changed = {**kept, key: words} if words else kept
    return replace(digest, **{name: changed})  # type: ignore[arg-type] # each of these fields is a mapping of texts


def switched(digest: Digest, what: Switch) -> Digest:
    """The digest with something on that was off, or the other way round."""
    return replace(digest, **{what: not getattr(digest, what)})  # type: ignore[arg-type] # each of these fields is a bool


def with_topic(digest: Digest, id: str, topic: str) -> Digest:
    """The digest with an annotation under a topic of the user's own, which stands last if it is new; "" is none."""
    known = digest.group_order if not topic or topic in digest.group_order else (*digest.group_order, topic)
    return replace(with_entry(digest, "topics", id, topic), group_order=known, group_by="topic")


def placed(moved: Sequence[str], natural: Sequence[str]) -> list[str]:
    """The ids of `natural`, those in `moved` in its order, every other right after the one that naturally precedes it.

    With nothing moved this is `natural`; with everything moved, `moved`.
    """
    there = frozenset(natural)
    following: dict[str | None, list[str]] = {}
    order = [id for id in dict.fromkeys(moved) if id in there]
    anchors = frozenset(order)
    anchor: str | None = None
    for id in natural:
        if id in anchors:
            anchor = id
        else:
            following.setdefault(anchor, []).append(id)
    found = following.get(None, [])
    for id in order:
        found += (id, *following.get(id, ()))
    return found


_TEXTS = ("name", "words", "title", "introduction", "template", "modified")
_SWITCHES: tuple[Switch, ...] = get_args(Switch)
_MAPS = ("headings", "topics", "comments", "around")
_LISTS = ("order", "group_order", "out")


def _of_kind(value: Mapping[str, Any], name: str, kind: type, default: Any) -> Any:
    found = value.get(name, default)
    if not isinstance(found, kind) or (name == "name" and not found):
        raise ValueError(f"{name} is missing, or of the wrong kind")
    return found


def _texts(value: Mapping[str, Any], name: str) -> list[str]:
    found = value.get(name, [])
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise ValueError(f"{name} is no list of texts")
    return found


def _map(value: Mapping[str, Any], name: str) -> Any:
    found = _of_kind(value, name, dict, {})
    if not all(isinstance(key, str) and isinstance(word, str) for key, word in found.items()):
        raise ValueError(f"{name} holds something that is no text")
    return {key: word for key, word in found.items() if name != "around" or word in AROUND}
