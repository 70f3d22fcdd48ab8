"""A digest as a list to choose from: headings, and under each its passages, in or out. Pure."""

from collections.abc import Iterable, Sequence
from typing import overload

from annotations.digest import Digest
from annotations.digest_groups import Entry as Passage
from annotations.digest_groups import Group
from tui import literal
from tui.highlights import pen_number, pen_of
from tui.widgets.listing import Entry, Part

HEADING, PASSAGE = "heading ", "passage "
"""What the keys of rows begin with, ahead of a group's key and an annotation's id."""
_WIDEST = 250  # characters of a passage: more fit in no list
_AROUND = {"before": "+1", "after": "1+", "both": "+1+"}


class Rows(Sequence[Entry]):
    """The rows of a digest, each made when it is looked at: of thousands a screen shows some dozens.

    Args:
        digest: The digest.
        groups: Everything that it is made from, what is left out among it.
    """

    def __init__(self, digest: Digest, groups: Iterable[Group]) -> None:
        self._digest = digest
        self._rows: list[Group | Passage] = []
        for group in groups:
            self._rows += (group, *group.entries)

    @property
    def keys(self) -> list[str]:
        """The keys of all rows."""
        return [f"{PASSAGE}{row.id}" if isinstance(row, Passage) else f"{HEADING}{row.key}" for row in self._rows]

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, number: int) -> Entry: ...

    @overload
    def __getitem__(self, number: slice) -> list[Entry]: ...

    def __getitem__(self, number: int | slice) -> Entry | list[Entry]:
        if isinstance(number, slice):
            return [self[at] for at in range(*number.indices(len(self)))]
        row = self._rows[number]
        return _passage_row(self._digest, row) if isinstance(row, Passage) else _heading_row(self._digest, row)


def ids_in(groups: Iterable[Group], key: str) -> list[str]:
    """The annotations that a row stands for: its own, or all under its heading."""
    if key.startswith(PASSAGE):
        return [key.removeprefix(PASSAGE)]
    wanted = key.removeprefix(HEADING)
    return [entry.id for group in groups if group.key == wanted for entry in group.entries]


def window(groups: Sequence[Group], id: str | None, size: int) -> frozenset[str]:
    """The passages around one, as many as are worth showing beside it; the first ones where there is none."""
    ids = [entry.id for group in groups for entry in group.entries]
    at = ids.index(id) if id in ids else 0
    start = max(0, min(at - size // 2, len(ids) - size))
    return frozenset(ids[start : start + size])


def _short(digest: Digest, group: Group) -> str:
    """A heading in few words."""
    if group.call is not None and group.key not in digest.headings:
        return literal.plain(" ".join(part for part in (group.call.company_name, group.call.quarter) if part))
    return literal.plain(group.heading) or "All passages"


def _heading_row(digest: Digest, group: Group) -> Entry:
    inside = sum(entry.id not in digest.out for entry in group.entries)
    count = f"{inside}" if inside == len(group.entries) else f"{inside} of {len(group.entries)}"
    return Entry(((_short(digest, group), "section"),), f"{HEADING}{group.key}", (count, "quiet"))


def _passage_row(digest: Digest, entry: Passage) -> Entry:
    annotation = entry.item.annotation
    is_out = entry.id in digest.out
    pen: Part = (f" {pen_number(annotation.color)} ", f"ink-{pen_of(annotation.color)}")
    sign: Part = ("- ", "quiet") if is_out else ("+ ", "strong")
    words: Part = (literal.plain(entry.item.parts[0].words[:_WIDEST]), "quiet" if is_out else "plain")
    marks = f"{'c' if entry.comment else ''}{_AROUND.get(entry.around, '')}"
    call = "" if digest.group_by == "call" else entry.item.call.quarter
    right = " ".join(part for part in (marks, call) if part)
    return Entry((sign, pen, words), f"{PASSAGE}{entry.id}", (f" {right}", "quiet") if right else None)
