"""Calls side by side: a company's calls in the order of its fiscal quarters, whatever the files are called.

Several files may hold one call (a scan, a clean copy): these are its renderings, the cleanest first.
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from transcripts import model
from transcripts.firms import same_firm
from transcripts.model import Call, Company

Quarter = tuple[int, int]
"""Fiscal year and quarter."""


class OnShelf(Protocol):
    """One call on a company's shelf; it may be that it is read from its file only when its words are asked for."""

    @property
    def id(self) -> str:
        """The call's id."""

    @property
    def title(self) -> str | None:
        """The title that is printed."""

    @property
    def facts(self) -> model.Event:
        """When it was held."""

    @property
    def quarter(self) -> Quarter | None:
        """Fiscal year and quarter, where both are known."""

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """Hash and name of each file that holds it, the cleanest first; never empty."""

    @property
    def call(self) -> Call:
        """The rendering that is shown unless another is asked for.

        Raises:
            EarmarkError: It cannot be read.
        """

    def rendering(self, number: int) -> Call:
        """The rendering of that number among `sources`.

        Raises:
            EarmarkError: It cannot be read.
        """


class Event(NamedTuple):
    """One call, in all the renderings that are open."""

    renderings: tuple[Call, ...]
    """The cleanest first; never empty."""

    @property
    def call(self) -> Call:
        """The rendering that is shown unless another is asked for."""
        return self.renderings[0]

    @property
    def id(self) -> str:
        """The call's id."""
        return self.call.id

    @property
    def title(self) -> str | None:
        """The title that is printed."""
        return self.call.title

    @property
    def facts(self) -> model.Event:
        """When it was held."""
        return self.call.event

    @property
    def quarter(self) -> Quarter | None:
        """Fiscal year and quarter, where both are known."""
        return quarter_of(self.facts)

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """Hash and path of each file that holds it, the cleanest first."""
        return tuple((call.source.sha256, call.source.path) for call in self.renderings)

    def rendering(self, number: int) -> Call:
        """The rendering of that number."""
        return self.renderings[number]


class CompanyShelf(NamedTuple):
    """A company's calls, the earliest first; those of no known quarter last."""

    company: Company
    events: tuple[OnShelf, ...]


def quarter_of(event: model.Event) -> Quarter | None:
    """A call's fiscal year and quarter, where both are known."""
    if event.fiscal_year is None or event.fiscal_quarter is None:
        return None
    return event.fiscal_year, event.fiscal_quarter


def arranged(calls: Iterable[Call]) -> tuple[CompanyShelf, ...]:
    """The calls by company, in the order in which companies are first met; each company's in the order of quarters."""
    groups: list[list[Call]] = []
    for call in calls:
        group = next((g for g in groups if any(_same_company(call, other) for other in g)), None)
        if group is None:
            groups.append([call])
        else:
            group.append(call)
    return tuple(_shelf(group) for group in groups)


def gaps(earlier: Quarter, later: Quarter) -> tuple[Quarter, ...]:
    """The fiscal quarters between two, both excluded."""
    first = earlier[0] * 4 + earlier[1]
    last = later[0] * 4 + later[1] - 1
    return tuple((at // 4, at % 4 + 1) for at in range(first, last))


def _same_company(one: Call, other: Call) -> bool:
    a, b = one.company, other.company
    if a.ticker and b.ticker:
        return a.ticker == b.ticker
    if a.name is None and b.name is None:
        return False
    return same_firm(a.name, b.name)


def _shelf(calls: list[Call]) -> CompanyShelf:
    events: list[list[Call]] = []
    for call in calls:
        event = next((e for e in events if _same_event(call, e[0])), None)
        if event is None:
            events.append([call])
        else:
            event.append(call)
    cleanest = [Event(tuple(sorted(event, key=_roughness))) for event in events]
    ordered = sorted(cleanest, key=lambda event: place_of(event.facts))
    known = [event.call.company for event in ordered]
    name = next((c.name for c in known if c.name and c.ticker), None) or next((c.name for c in known if c.name), None)
    ticker = next((c.ticker for c in known if c.ticker), None)
    return CompanyShelf(Company(name, ticker), tuple(ordered))


def _same_event(one: Call, other: Call) -> bool:
    """Whether two calls of one company are the same call: of one quarter, or where none is known, of one day."""
    a, b = one.event, other.event
    if one.source.sha256 == other.source.sha256:
        return True
    if a.period and b.period:
        return a.period == b.period and (a.date is None or b.date is None or a.date == b.date)
    return a.period is None and b.period is None and a.date is not None and a.date == b.date


def _roughness(call: Call) -> tuple[int, bool, int]:
    """How far a rendering is from clean: repairs, then what it does not print, then warnings."""
    return len(call.repairs), call.title is None or call.event.date is None, len(call.warnings)


def place_of(event: model.Event) -> tuple[int, int, str]:
    """What a company's calls are put in order by: fiscal year, quarter, date; those of no known date last."""
    if event.fiscal_year is None:
        return (9999, 9, "") if event.date is None else (int(event.date[:4]), 0, event.date)
    quarter = event.fiscal_quarter or (event.fiscal_half or 2) * 2
    return event.fiscal_year, quarter, event.date or ""
