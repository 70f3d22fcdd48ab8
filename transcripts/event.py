"""Company, ticker, fiscal period, date and time: as printed where the file prints them, else as said.

What a title or a running head prints is taken as it stands. What is only said (the greeting's "second-quarter 2015",
the quarter that is guided) is inferred, and every inference says so in a warning with the words it rests on.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from transcripts import companies, dates, periods, titles
from transcripts.document import Stated
from transcripts.model import Company, Event
from transcripts.periods import Period
from transcripts.wording import lazy

_TODAY = lazy(r"\btoday\b[^.?!]{0,60}", re.IGNORECASE)
_COMPARED = lazy(r"compar|prior|from|versus|vs|last year|over|than|against|relative|since|below|above", re.IGNORECASE)
_GUIDED = lazy(r"guid|outlook|expect|anticipat|forecast|looking (?:ahead|forward)", re.IGNORECASE)
_NEAR = 40
_LONGEST_DATED = 160
_GREETING = 700
_OPENING = 3_000


class Printed(NamedTuple):
    """What titles, dates and running heads tell."""

    title: str | None
    company: Company
    event: Event
    lines: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[str | None, Company, Event]:
        """Title, company and event."""
        return self.title, self.company, self.event


class Clues(NamedTuple):
    """Everything in a file that may tell of which call it is."""

    printed: Printed
    text: str
    prepared: str
    """The presentation, where the company speaks of its own quarter."""
    house: str | None
    """The company as speaker lines print it."""
    notices: str = ""
    file_name: str = ""
    """Believed only where nothing else tells."""
    stated: Stated = Stated()


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file tells of its call, and what had to be inferred to tell it."""

    company: Company
    event: Event
    title: str | None
    warnings: tuple[str, ...]


def facts_of(clues: Clues) -> Facts:
    """Company, event and title of a call."""
    warnings: list[str] = []
    title, company, event = _with_stated(clues.stated, *clues.printed.facts)
    named = titles.named_file(clues.file_name)
    event = _with_said_period(event, clues, warnings)
    event = _beside_name(event, named, warnings)
    event = _with_voted_year(event, clues, warnings)
    event = _with_said_date(event, clues.text, warnings)
    company = replace(company, name=_company_name(company.name, clues, warnings))
    if company.ticker is None and named.ticker is not None:
        company = replace(company, ticker=named.ticker)
        warnings.append(f"The ticker, {named.ticker}, is known only from the file's name.")
    if event.fiscal_quarter or event.fiscal_year or re.search(r"\b(?:earnings|results)\b", title or "", re.IGNORECASE):
        event = replace(event, type="earnings")
    return Facts(company, event, title, tuple(warnings))


def printed_facts(printed: Sequence[str]) -> Printed:
    """Title, company and event as the file's titles and heads print them, the most telling first."""
    found = [title for line in printed if (title := titles.title_of(line))]
    best = max(found, key=lambda t: (t.period.quarter is not None, t.period.half is not None), default=None)
    name = next((t.company for t in found if t.company), None)
    ticker = next((t.ticker for t in found if t.ticker), None)
    listed = next((pair for line in printed if (pair := titles.listed(line))), None)
    if listed:
        name, ticker = listed[0], ticker or listed[1]
    name = name or next((" ".join(line.split()) for line in printed if titles.is_legal_name(line)), None)
    name = name or next((guest for line in printed if (guest := titles.guest(line))), None)
    ticker = ticker or next((t for line in printed if (t := titles.ticker_of_edited(line))), None)
    event = Event()
    if best:
        event = replace(
            event, fiscal_year=best.period.year, fiscal_quarter=best.period.quarter, fiscal_half=best.period.half
        )
    when = next((w for line in printed if len(line) <= _LONGEST_DATED and (w := dates.find(line))), None)
    if when:
        event = replace(event, date=when.date, time=when.time, timezone=when.timezone)
    return Printed(best.text if best else None, Company(name, ticker), event, tuple(printed))


def _with_stated(
    stated: Stated, title: str | None, company: Company, event: Event
) -> tuple[str | None, Company, Event]:
    """What the file gives as data comes before what it prints."""
    company = Company(stated.company or company.name, stated.ticker or company.ticker)
    if stated.year is not None:
        event = replace(event, fiscal_year=stated.year, fiscal_quarter=stated.quarter, fiscal_half=None)
    if stated.date is not None:
        event = replace(event, date=stated.date, time=stated.time)
    return title or stated.title, company, event


def _company_name(printed: str | None, clues: Clues, warnings: list[str]) -> str | None:
    """The company's name: as titles print it, else as speaker lines do, else as it is said or noticed."""
    house = clues.house
    if printed:
        same = house is not None and companies.same_name(printed, house)
        return house if same and printed.isupper() else printed
    if house:
        warnings.append(f"The company's name, {house}, is taken from the speaker lines: the file has no title.")
        return house
    greeted = companies.greeted(clues.text)
    if greeted:
        warnings.append(f"The company's name, {greeted[0]}, is not printed but said: “{greeted[1]}”.")
        return greeted[0]
    noticed = companies.noticed(clues.notices) or companies.of_own_pages(clues.printed.lines, clues.text)
    if noticed:
        warnings.append(f"The company's name, {noticed}, is taken from the file's notices and addresses.")
    return noticed


def _with_said_period(event: Event, clues: Clues, warnings: list[str]) -> Event:
    """The fiscal period as it is said, where it is not printed; a warning where both are told and differ."""
    known = event.fiscal_quarter is not None and event.fiscal_year is not None
    said = _said_quarter(clues.text[: _GREETING if known else _OPENING])
    if known:
        if said and (said.quarter, said.year) != (event.fiscal_quarter, event.fiscal_year):
            warnings.append(
                f"The file prints Q{event.fiscal_quarter} {event.fiscal_year}; the greeting says “{said.words}”."
            )
        return event
    if event.fiscal_half is not None:
        return event
    if said and event.fiscal_year in (None, said.year):
        warnings.append(f"The quarter, Q{said.quarter} {said.year}, is not printed but said: “{said.words}”.")
        return replace(event, fiscal_quarter=said.quarter, fiscal_year=said.year)
    return event if event.fiscal_year is not None else _with_quarter_alone(event, clues, warnings)


def _said_quarter(opening: str) -> Period | None:
    """The quarter that an opening says with its year: the first one named, at once or a little later."""
    named = periods.quarters(opening)
    first = next(periods.quarters_alone(opening), None)
    if not named or first is None:
        return None
    return next(
        (p for p in named if p.start <= first.start or (p.quarter == first.quarter and not _compared(opening, p))), None
    )


def _compared(text: str, period: Period) -> bool:
    """Whether the words ahead of a period set it beside another one."""
    return _COMPARED.search(text, max(0, period.start - _NEAR), period.start) is not None


def _with_quarter_alone(event: Event, clues: Clues, warnings: list[str]) -> Event:
    """The quarter that is said without a year, or the half-year."""
    opening = clues.text[:_OPENING]
    alone = next(periods.quarters_alone(opening), None)
    if alone is not None and alone.quarter is not None:
        warnings.append(f"The quarter, Q{alone.quarter}, is not printed but said: “{alone.words}”.")
        return replace(event, fiscal_quarter=alone.quarter)
    half = next(iter(periods.halves(opening[:_GREETING])), None)
    if half is None:
        return event
    warnings.append(f"The half-year, H{half.half} {half.year}, is not printed but said: “{half.words}”.")
    return replace(event, fiscal_half=half.half, fiscal_year=half.year)


def _with_voted_year(event: Event, clues: Clues, warnings: list[str]) -> Event:
    """The year of a quarter that is known without one, as it follows from what else is said."""
    if event.fiscal_quarter is None or event.fiscal_year is not None:
        return event
    told = _year_by_votes(clues.prepared, event.fiscal_quarter)
    if told is None:
        warnings.append("The fiscal year is neither printed nor plainly said.")
        return event
    warnings.append(f"The year, {told[0]}, is not said with the quarter; it follows from “{told[1]}”.")
    return replace(event, fiscal_year=told[0])


def _year_by_votes(prepared: str, quarter: int) -> tuple[int, str] | None:
    """The fiscal year of a quarter, told by the years that are said with quarters; and the words that told it.

    The quarter itself is said with its own year or, as a comparison, with the year before. The quarter to come is
    guided: it belongs to the same year, or, after the fourth, to the next. None where the votes are divided.
    """
    votes: Counter[int] = Counter()
    words: dict[int, str] = {}
    coming = quarter % 4 + 1
    for period in periods.quarters(prepared):
        if period.year is None or period.quarter not in (quarter, coming):
            continue
        compared = _compared(prepared, period)
        if period.quarter == quarter:
            year, weight = period.year + compared, 2
        elif compared:
            continue
        else:
            guided = _GUIDED.search(prepared, max(0, period.start - _NEAR), period.start) is not None
            year, weight = period.year - (coming == 1), 6 if guided else 2
        votes[year] += weight
        words.setdefault(year, period.words)
    if not votes:
        return None
    (best, most), *others = votes.most_common(2)
    return (best, words[best]) if not others or most >= 2 * others[0][1] else None


def _with_said_date(event: Event, text: str, warnings: list[str]) -> Event:
    """The date where somebody says what day it is."""
    if event.date is not None:
        return event
    for today in _TODAY.finditer(text[: 2 * _OPENING]):
        when = dates.find(today[0])
        if when:
            warnings.append(f"The date, {when.date}, is not printed but said: “{' '.join(today[0].split())}”.")
            return replace(event, date=when.date)
    return event


def _beside_name(event: Event, named: titles.NamedFile, warnings: list[str]) -> Event:
    """The file's name is believed where nothing else tells the quarter, and never against the call's own words."""
    if named.quarter is None or named.year is None:
        return event
    if event.fiscal_quarter is None and event.fiscal_year is None and event.fiscal_half is None:
        warnings.append(f"The quarter, Q{named.quarter} {named.year}, is known only from the file's name.")
        return replace(event, fiscal_quarter=named.quarter, fiscal_year=named.year)
    if event.fiscal_year is None and event.fiscal_quarter == named.quarter:
        warnings.append(f"The year, {named.year}, is known only from the file's name.")
        return replace(event, fiscal_year=named.year)
    if (event.fiscal_quarter, event.fiscal_year) != (named.quarter, named.year) and event.fiscal_quarter is not None:
        warnings.append(
            f"The file's name says Q{named.quarter} {named.year};"
            f" the call says Q{event.fiscal_quarter} {event.fiscal_year or '?'}."
        )
    return event
