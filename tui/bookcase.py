"""The library as a grid of companies and fiscal quarters: what stands where, what is narrowed to, what lies next. Pure."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from transcripts.listing import Held

if TYPE_CHECKING:
    from annotations.summaries import Summary  # a notebook is loaded when one is first looked at


class Glance(NamedTuple):
    """What the reader has done with a call."""

    annotations: int = 0
    read: float = 0.0
    """How far it was read, from 0 to 1."""
    read_at: str = ""
    """When it was last read, as stamps are written; "" for never."""
    tags: tuple[tuple[str, int], ...] = ()
    """Its tags and how often each is used, most used first."""


class Row(NamedTuple):
    """A company's calls, the earliest first; those of no quarter last."""

    company: str
    ticker: str
    calls: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Bookcase:
    """Companies and quarters."""

    rows: tuple[Row, ...] = ()
    quarters: tuple[int, ...] = ()
    """The numbers of the quarters that have a column, in order: from the first call to the last, without the years
    that lie between no two calls of a company."""
    has_others: bool = False
    """Whether some call is of no quarter."""

    def column_of(self, call: Held) -> int | None:
        """The column of a call; None where it is of no quarter."""
        return None if call.quarter_number is None else bisect_left(self.quarters, call.quarter_number)

    @property
    def count(self) -> int:
        """How many calls there are."""
        return sum(len(row.calls) for row in self.rows)


def glances_of(summaries: Mapping[str, "Summary"]) -> dict[str, Glance]:
    """What the reader has done with calls, by their ids, from what is kept of them."""
    found = {}
    for id, summary in summaries.items():
        reading = summary.reading
        tags = sorted(((tag.tag, tag.count) for tag in summary.tags.values()), key=lambda tag: (-tag[1], tag[0]))
        share = min(1.0, reading.position.end / max(1, reading.length)) if reading is not None else 0.0
        found[id] = Glance(summary.count, share, reading.modified if reading is not None else "", tuple(tags))
    return found


def arranged(calls: Iterable[Held], words: str = "") -> Bookcase:
    """The calls in which every typed word is found, by company in the order given.

    Args:
        calls: All calls, those of a company together and in order.
        words: What was typed; "" for all.
    """
    wanted = words.casefold().split()
    rows: list[Row] = []
    company: list[Held] = []
    for call in calls:
        if wanted:
            text = call.words
            if not all(word in text for word in wanted):
                continue
        if company and company[0].key != call.key:
            rows.append(_row(company))
            company = []
        company.append(call)
    if company:
        rows.append(_row(company))
    has_others = any(row.calls[-1].quarter_number is None for row in rows)
    return Bookcase(tuple(rows), _quarters(rows), has_others)


def _quarters(rows: Iterable[Row]) -> tuple[int, ...]:
    """The quarters that have a column."""
    years: set[int] = set()
    ends: list[int] = []
    for row in rows:
        numbers = [number for call in row.calls if (number := call.quarter_number) is not None]
        if numbers:
            years.update(range(numbers[0] // 4, numbers[-1] // 4 + 1))
            ends += numbers[0], numbers[-1]
    every = (year * 4 + quarter for year in sorted(years) for quarter in range(4))
    return tuple(number for number in every if min(ends) <= number <= max(ends))


def _row(calls: Sequence[Held]) -> Row:
    ordered = sorted(calls, key=_place)
    name = next((call.company for call in reversed(calls) if call.company), "")
    return Row(name, next((call.ticker for call in calls if call.ticker), ""), tuple(ordered))


def _place(call: Held) -> tuple[bool, int, str]:
    number = call.quarter_number
    return number is None, number or 0, call.date


def recently_read(calls: Iterable[Held], glances: Mapping[str, Glance], most: int) -> tuple[Held, ...]:
    """The calls that were read last, the latest first."""
    by_id = {call.id: call for call in calls} if glances else {}
    read = sorted((g.read_at, id) for id, g in glances.items() if g.read_at and id in by_id)
    return tuple(by_id[id] for _, id in reversed(read[-most:]))


def nearest(row: Row, number: int | None) -> int:
    """The number of the call of a row whose quarter is nearest to one; the last call where none is named."""
    if number is None:
        return len(row.calls) - 1
    of_quarters = [(abs(known - number), at) for at, call in enumerate(row.calls) if (known := call.quarter_number)]
    return min(of_quarters)[1] if of_quarters else len(row.calls) - 1
