"""Company, ticker, fiscal period, date and time: as printed where the file prints them, else as said.

What a title or a running head prints is taken as it stands. What is only said (the greeting's "second-quarter 2015",
the quarter that is guided) is inferred, and every inference says so in a warning with the words it rests on.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as calendar_date

from transcripts.model import Company, Event

_MONTHS = {
    name: number
    for number, names in enumerate(
        ["jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september", "oct october", "nov november", "dec december"],
        1,
    )
    for name in names.split()
}
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_ORDINALS = {"first": 1, "1st": 1, "one": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_YEAR = r"(?:20\d\d|'?[0-4]\d)"
_TICKER = r"(?P<ticker>[A-Z][A-Z0-9]{0,5}(?:[.\-][A-Z0-9]{1,4})?)"

_DATE = re.compile(
    rf"(?<!\w)(?:(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[ -](?P<month2>{_MONTH})\.?[ -,]{{1,2}}(?P<year2>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d))(?!\d)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?P<hour>\d{1,2}):(?P<minute>\d\d)(?: ?(?P<half>[ap])\.?m\.?)?(?: ?\(?(?P<zone>[A-Z]{2,5}))?\b", re.IGNORECASE
)
_ZONES = frozenset(["GMT", "UTC", "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT", "BST", "CET", "CEST", "JST", "HKT", "SGT", "IST", "AEST", "AEDT"])
_PERIOD = rf"(?:(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q|(?P<half>H[12]|Half[ -]Year|Interim)|(?P<full>Full[ -]Year|FY)) ?(?:FY|fiscal)? ?(?P<y>{_YEAR}))"
_TITLE = re.compile(
    rf"(?:\b{_TICKER} - )?\b{_PERIOD}(?: and (?:full[ -]year|Q\d) \d{{4}})? (?P<company>(?!earnings|results|conference)\S.*?)"
    r"(?= (?:(?:preliminary|pre-recorded|corrected|final|investor|analyst|group|quarterly|half-year|full-year|trading|fiscal|financial|operating)\b.{0,30})?"
    r"(?:earnings|results|sales|trading|conference|guidance|production|interim)\b|$).*",
    re.IGNORECASE,
)
_TITLE_AFTER_COMPANY = re.compile(
    rf"^(?P<company>\S.*?)(?: \((?P<market>[\w .]+): ?{_TICKER}\))?,? {_PERIOD} (?:.{{0,30}} )?(?:earnings|results|conference)\b.*",
    re.IGNORECASE,
)
_TITLE_BARE = re.compile(rf"^{_PERIOD} (?:.{{0,30}} )?(?:earnings|results)\b.*", re.IGNORECASE)
_LISTED_COMPANY = re.compile(
    rf"^(?P<company>\S.*?) \((?P<market>NYSE|NASDAQ|AMEX|OTC|TSX|LSE|ASX|[A-Z][A-Za-z .]{{1,20}}) ?: ?{_TICKER}\)"
)

_JOINING = r"(?:,? ?(?:and (?:full|fiscal|the full)[ -]year|full[ -]year|of(?: the)?|for|our|the|fiscal|calendar|year|financial|results|ended|-)\b,?)*"
_SAID = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<q>{_ORDINAL})[ -](?:fiscal |calendar )?quarter{_JOINING} ?(?P<y>20\d\d|'\d\d)\b",
        rf"\b(?P<y>20\d\d),?(?: (?:fiscal|calendar|our))* (?P<q>{_ORDINAL})[ -]quarter",
        rf"\bfiscal (?:year )?(?P<y>20\d\d|'?\d\d),? (?P<q>{_ORDINAL})[ -]quarter",
        rf"\bQ(?P<q>[1-4]){_JOINING} ?(?P<y>20\d\d|'\d\d)\b",
        r"\b(?P<q>[1-4])Q ?(?P<y>20\d\d|'?\d\d)\b",
        r"\b(?P<y>20\d\d) Q(?P<q>[1-4])\b",
    )
)
_QUARTER_ONLY = re.compile(rf"\b(?P<q>{_ORDINAL})[ -](?:fiscal )?quarter\b|\bQ(?P<q2>[1-4])\b", re.IGNORECASE)
_YEAR_SAID = re.compile(
    r"\b(?:full|fiscal|calendar)?[ -]?year (?:was|of|for|ended|20)|\b(?P<y>20\d\d)\b", re.IGNORECASE
)
_TODAY = re.compile(r"\b(?:today|this call|this morning|recorded|dated|as of)\b[^.?!]{0,60}", re.IGNORECASE)
_GREETING = 700
_OPENING = 3_000
_FILE_PERIOD = re.compile(
    r"(?<![A-Za-z0-9])(?:q([1-4])[-_ ]?(?:fy)?(20\d\d)|(20\d\d)[-_ ]?q([1-4])|([1-4])q[-_ ]?(20\d\d))(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file tells of its call, and what had to be inferred to tell it."""

    company: Company
    event: Event
    title: str | None
    warnings: tuple[str, ...]


def facts_of(printed: Sequence[str], text: str, prepared: str, house: str | None, file_name: str) -> Facts:
    """Company, event and title of a call.

    Args:
        printed: Titles, dates and running heads of the file, the most telling first.
        text: The call's text.
        prepared: Its presentation, where the company speaks of its own quarter.
        house: The company as speaker lines print it.
        file_name: The file's name; believed only where nothing else tells.
    """
    title, company, event = _printed_facts(printed)
    warnings: list[str] = []
    name = _best_name(company.name, house)
    if name and not company.name:
        warnings.append(f"The company's name, {name}, is taken from the speaker lines: the file has no title.")
    event = _with_said_period(event, text, prepared, warnings)
    event = _with_said_date(event, text, warnings)
    event = _checked_against_name(event, file_name, warnings)
    if event.fiscal_quarter or event.fiscal_year or re.search(r"\bearnings\b", title or "", re.IGNORECASE):
        event = replace(event, type="earnings")
    return Facts(Company(name, company.ticker), event, title, tuple(warnings))


def _printed_facts(printed: Sequence[str]) -> tuple[str | None, Company, Event]:
    """Title, company and event as the file's titles and heads print them."""
    title: str | None = None
    name = ticker = None
    event = Event()
    for line in printed:
        line = " ".join(line.split())
        match = _TITLE.search(line) or _TITLE_AFTER_COMPANY.match(line) or _TITLE_BARE.match(line)
        if match and event.fiscal_year is None:
            event = _with_period(event, match)
            groups = match.groupdict()
            title = title or _title_text(match)
            name = name or groups.get("company")
            ticker = ticker or groups.get("ticker")
        listed = _LISTED_COMPANY.match(line)
        if listed:
            name, ticker = listed["company"], ticker or listed["ticker"]
        if event.date is None and (printed_date := _DATE.search(line)):
            clock, zone = _time(line[printed_date.end() :])
            event = replace(event, date=_iso(printed_date), time=clock, timezone=zone)
    return title, Company(_clean_name(name), ticker), event


def _title_text(match: re.Match[str]) -> str:
    """A title as printed, without the ticker ahead of it."""
    return re.sub(r"^[A-Z0-9.\-]+ - ", "", match[0]).strip()


def _clean_name(name: str | None) -> str | None:
    if not name:
        return None
    return re.sub(r"^(?:[A-Z][A-Z0-9.\-]* - )", "", name).strip(" ,-–") or None


def _best_name(title_name: str | None, house: str | None) -> str | None:
    """The company's name, in the speaker lines' spelling where the title is all in capitals."""
    if title_name and house and title_name.isupper() and title_name.casefold() == house.casefold():
        return house
    if title_name and title_name.isupper() and len(title_name) > 5 and not house:
        return title_name
    return title_name or house


def _with_period(event: Event, match: re.Match[str]) -> Event:
    """The event with the fiscal year and quarter or half that a title prints."""
    event = replace(event, fiscal_year=_full_year(match["y"]))
    if quarter := match["q"] or match["q2"]:
        return replace(event, fiscal_quarter=int(quarter))
    if half := match["half"]:
        return replace(event, fiscal_half=2 if half.upper() == "H2" else 1)
    return event


def _full_year(year: str) -> int:
    number = int(year.strip("'"))
    return number if number >= 100 else 2000 + number


def _iso(match: re.Match[str]) -> str | None:
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
    else:
        month = _MONTHS[(match["month"] or match["month2"]).lower()]
        day, year = int(match["day"] or match["day2"]), int(match["year"] or match["year2"])
    try:
        return calendar_date(year, month, day).isoformat()
    except ValueError:
        return None


def _time(text: str) -> tuple[str | None, str | None]:
    """Time and time zone that stand behind a date."""
    match = _TIME.search(text[:40])
    if not match:
        return None, None
    hour, minute = int(match["hour"]), int(match["minute"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    if hour > 23 or minute > 59:
        return None, None
    return f"{hour:02}:{minute:02}", match["zone"] if match["zone"] in _ZONES else None


def _quarter_of(match: re.Match[str]) -> int:
    said = match["q"].lower()
    return _ORDINALS.get(said) or int(said)


def _earliest(text: str) -> re.Match[str] | None:
    """The first place where a quarter is said with its year."""
    found = [match for pattern in _SAID if (match := pattern.search(text))]
    return min(found, key=lambda match: match.start(), default=None)


def _with_said_period(event: Event, text: str, prepared: str, warnings: list[str]) -> Event:
    """The fiscal quarter and year as the greeting says them, where nothing is printed."""
    if event.fiscal_year is not None:
        return event
    match = _earliest(text[:_OPENING])
    alone = _QUARTER_ONLY.search(text[:_OPENING])
    if match and (alone is None or match.start() <= alone.start() or _said_quarter(alone) == _quarter_of(match)):
        quarter, year = _quarter_of(match), _full_year(match["y"])
        warnings.append(f"The quarter, Q{quarter} {year}, is not printed but said: “{_quoted(match)}”.")
        return replace(event, fiscal_quarter=quarter, fiscal_year=year)
    if alone is None:
        return event
    quarter = _said_quarter(alone)
    told = _year_by_votes(prepared, quarter)
    if told is None:
        warnings.append(f"The quarter, Q{quarter}, is not printed but said: “{_quoted(alone)}”; the year is not said.")
        return replace(event, fiscal_quarter=quarter)
    year, words = told
    warnings.append(
        f"The quarter, Q{quarter}, is not printed but said: “{_quoted(alone)}”; the year, {year}, follows from “{words}”."
    )
    return replace(event, fiscal_quarter=quarter, fiscal_year=year)


def _said_quarter(match: re.Match[str]) -> int:
    said = (match["q"] or match["q2"]).lower()
    return _ORDINALS.get(said) or int(said)


def _quoted(match: re.Match[str]) -> str:
    return " ".join(match[0].split())


def _year_by_votes(prepared: str, quarter: int) -> tuple[int, str] | None:
    """The fiscal year of a quarter, told by the years that are said with quarters; and the words that told it.

    The quarter itself is said with its own year or with the year before, as a comparison: the latest counts. The
    quarter to come is guided: it belongs to the same year, or, after the fourth, to the next.
    """
    votes: Counter[int] = Counter()
    words: dict[int, str] = {}
    coming = quarter % 4 + 1
    for pattern in _SAID:
        for match in pattern.finditer(prepared):
            said, year = _quarter_of(match), _full_year(match["y"])
            if said == coming and not re.search(
                r"compar|prior|from|versus|last year", prepared[max(0, match.start() - 40) : match.start()]
            ):
                year, weight = year - (coming == 1), 3
            elif said == quarter:
                weight = 2
            else:
                weight = 1
            votes[year] += weight
            words.setdefault(year, _quoted(match))
    if not votes:
        return None
    latest = max(votes)
    best = latest if votes[latest] >= 2 else max(votes, key=lambda year: (votes[year], year))
    return best, words[best]


def _with_said_date(event: Event, text: str, warnings: list[str]) -> Event:
    """The date where somebody says what day it is."""
    if event.date is not None:
        return event
    for today in _TODAY.finditer(text[: 2 * _OPENING]):
        match = _DATE.search(today[0])
        if match and (said := _iso(match)) and re.match(r"today", today[0], re.IGNORECASE):
            warnings.append(f"The date, {said}, is not printed but said: “{_quoted(match)}”.")
            return replace(event, date=said)
    return event


def _checked_against_name(event: Event, file_name: str, warnings: list[str]) -> Event:
    """The file's name is believed where nothing else tells the quarter, and never against the call's own words."""
    match = _FILE_PERIOD.search(file_name)
    if not match:
        return event
    quarter = int(match[1] or match[4] or match[5])
    year = int(match[2] or match[3] or match[6])
    if event.fiscal_quarter is None and event.fiscal_year is None and event.fiscal_half is None:
        warnings.append(f"The quarter, Q{quarter} {year}, is known only from the file's name.")
        return replace(event, fiscal_quarter=quarter, fiscal_year=year)
    if (event.fiscal_quarter, event.fiscal_year) != (quarter, year) and event.fiscal_quarter is not None:
        warnings.append(
            f"The file's name says Q{quarter} {year}; the call says Q{event.fiscal_quarter} {event.fiscal_year or '?'}."
        )
    return event
