"""What a title, a running head or a file's name tells: company, ticker, fiscal period."""

import re
from typing import NamedTuple

from transcripts import dates, periods
from transcripts.firms import looks_like_firm
from transcripts.periods import Period
from transcripts.wording import lazy, word_set

_EVENT = (
    r"(?:earnings|results|conference|sales|trading|guidance|production|interim|call|calls|transcript|presentation|webcast|q&a|speech|speeches"
    r"|report|release|update)"
)
_QUALIFIER = (
    r"(?:preliminary|pre-recorded|corrected|edited|final|investor|analyst|group|quarterly|half-year|full-year|annual|fiscal|financial"
    r"|operating|post|pre|the|of|and|fixed|income|equity|media|year|full)"
)
_FROM_EVENT = lazy(rf"(?:^|[\s,–—-]+)(?:{_QUALIFIER}[\s,-]+)*{_EVENT}\b.*", re.IGNORECASE)
_HAS_EVENT = lazy(rf"\b{_EVENT}\b", re.IGNORECASE)
_SYMBOL = r"[A-Z][A-Z0-9]{0,5}(?:[.-][A-Z0-9]{1,4})?"
_TICKER_AHEAD = lazy(rf"(?:^|.*\s)({_SYMBOL}) - $")
_MARKET = lazy(r"\.(?:N|O|OQ|K|L|DE|PA|TO|AX|HK|T|MI|MC|AS|BR|ST|HE|OL|CO|PK|OB|SS|SZ|NS|BO|SI|F|VX|VI|LS|WA)$")
_IN_BRACKETS = lazy(rf"\s*\((?:(?P<market>[A-Za-z][\w .]{{1,20}}?): ?)?(?P<ticker>{_SYMBOL})(?: [+-][\d.]+%)?\)")
_AT_MARKET = lazy(
    r",?\s+\(?(?:NYSE|NASDAQ|NasdaqG|NasdaqC|AMEX|OTC|TSX|LSE|ASX|ENX|XTRA|SEHK|SWX|CBOE)\w*"
    rf"\s?:\s?(?P<ticker>{_SYMBOL})\)?"
)
_EDITED_OF = lazy(rf"^Edited Transcript of ({_SYMBOL}) ", re.IGNORECASE)
_NOT_TICKERS = word_set("UK US USA REIT ADR ADS CEO CFO COO CTO IR EPS GAAP AG SA NV PLC LLC INC SE EU")
_LONGEST_TITLE = 125
_LONGEST_BEHIND = 70
_LONGEST_NAME = 60
_LEGAL_END = lazy(
    r"[\s,](?:Inc|INC|Corp|CORP|Corporation|CORPORATION|Ltd|LTD|Limited|LIMITED|plc|PLC|AG|N\.V|S\.A|SE|Holdings|Company"
    r"|& Co)\.?$"
)
_SENTENCE_WORDS = word_set("is are was this that these those which contained information we our will may")
_GUEST = lazy(
    r"(?P<company>[^.?!]{2,60}?),? (?:"
    r"(?:to (?:host|present)|presents|presentation|hosts)? ?(?:at|during) .*"
    r"\b(?:Conference|Forum|Summit|Symposium|Day|Meeting|Showcase)"
    r"|(?:\d{4} )?(?:Annual|Extraordinary|Special|Analysts?|Investors?|Capital Markets)"
    r" (?:(?:General|Shareholders?|Stockholders?|and|&|Investors?|Analysts?)['’]? ?)*(?:Meeting|Day)s?"
    r"|to Acquire .*)\b.{0,40}"
)
_PARTS = lazy(r"[A-Za-z]+\d*|\d+[A-Za-z]*\d*")
_FILE_PERIOD = lazy(
    r"(?<![A-Za-z0-9])(?:q(?P<q>[1-4])[-_ ]?(?:fy)?[-_ ]?(?P<y>20\d\d|\d\d)|(?P<y2>20\d\d)[-_ ]?q(?P<q2>[1-4])"
    r"|(?P<q3>[1-4])q[-_ ]?(?P<y3>20\d\d|\d\d)|(?P<y4>20\d\d)[-_ ]?(?P<q4>[1-4])q)(?![0-9])",
    re.IGNORECASE,
)
_FILE_TICKER = lazy(r"(?<![A-Za-z0-9])[A-Z]{1,5}(?:[.][A-Z])?(?![A-Za-z0-9])")
_FILE_DATE = lazy(
    r"20\d\d[-_ ]?(?:\d\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-_ ]?\d\d", re.IGNORECASE
)


class Title(NamedTuple):
    """What one printed line tells of the call."""

    text: str
    """The line as a title, without the ticker and the date ahead of it."""
    period: Period
    company: str | None
    ticker: str | None


class NamedFile(NamedTuple):
    """What a file's name tells."""

    ticker: str | None
    year: int | None
    quarter: int | None


def title_of(line: str) -> Title | None:
    """The title that a line prints, if it names a period and an event."""
    line = " ".join(line.split())
    if len(line) > _LONGEST_TITLE or (line.endswith((".", "?", ";")) and not line.endswith(("Inc.", "Corp.", "Ltd."))):
        return None
    text = _undated(line)
    period = periods.printed(text)
    if period is None:
        return None
    before, after = text[: period.start], text[period.end :]
    ahead = _TICKER_AHEAD.match(before)
    if ahead:
        text, before = text[ahead.end() :], ""
        period = period._replace(start=0, end=period.end - ahead.end())
    ticker, before = (_MARKET.sub("", ahead[1]), "") if ahead else _bracketed(before)
    company = _name(_FROM_EVENT.sub("", after)) or _name(_FROM_EVENT.sub("", before))
    if not company and not _HAS_EVENT.search(text):
        return None
    if company:
        inside, company = _bracketed(company)
        ticker, company = ticker or inside, _name(company)
    return Title(text.strip(" ,"), period, company, ticker)


def listed(line: str) -> tuple[str, str] | None:
    """Company and ticker of a line `Company (NYSE: TICK)`, `Company (TICK +1.2%)` or `Company NASDAQGS:TICK`."""
    line = " ".join(line.split())
    if len(line) > _LONGEST_TITLE:
        return None
    match = _IN_BRACKETS.search(line) or _AT_MARKET.search(line)
    if match is None or match["ticker"] in _NOT_TICKERS or len(line) - match.end() > _LONGEST_BEHIND:
        return None
    company = _name(line[: match.start()])
    return (company, match["ticker"]) if company and periods.printed(company) is None else None


def guest(line: str) -> str | None:
    """The company of a title without a period: "Acme Inc at Nowhere Technology Conference", "… Annual Meeting"."""
    match = _GUEST.match(" ".join(line.split()))
    return _name(match["company"]) if match and len(line) <= _LONGEST_TITLE else None


def is_legal_name(line: str) -> bool:
    """Whether a line is nothing but a company's name with its legal form."""
    line = " ".join(line.split())
    return len(line) <= _LONGEST_NAME and _LEGAL_END.search(line) is not None and _name(line) == line


def ticker_of_edited(line: str) -> str | None:
    """The ticker of StreetEvents' headline "Edited Transcript of TICK.OQ earnings conference call …"."""
    match = _EDITED_OF.match(line)
    return match[1].partition(".")[0] if match else None


def named_file(name: str) -> NamedFile:
    """What a file's name tells of its call ("CALX-2013Q1.txt", "FR_q3_2021.txt", "2017-May-02-AAPL.txt")."""
    stem = name.rpartition(".")[0] or name
    match = _FILE_PERIOD.search(stem)
    year = quarter = None
    if match:
        quarter = int(next(v for k, v in match.groupdict().items() if k.startswith("q") and v))
        year = int(next(v for k, v in match.groupdict().items() if k.startswith("y") and v))
        year += 2000 if year < 100 else 0
    rest = _FILE_PERIOD.sub(" ", _FILE_DATE.sub(" ", stem))
    tickers = [symbol for symbol in _FILE_TICKER.findall(rest) if symbol not in _NOT_TICKERS]
    alone = len(tickers) == 1 and not re.search(r"[a-z]{3}", rest) and (match or _FILE_DATE.search(stem))
    return NamedFile(tickers[0] if alone else None, year, quarter)


def _undated(line: str) -> str:
    """A running head without the date and time that open or close it."""
    when = dates.find(line)
    if when is None:
        return line
    rest = re.sub(
        r"^(?: ?/)?(?: ?\d{1,2}:\d\d ?(?:[AP]\.?M\.?)?(?: [A-Z]{2,5})?)?", "", line[when.end :], flags=re.IGNORECASE
    )
    before = re.sub(r"(?:EVENT DATE/TIME:|[,|–—/ -])+$", "", line[: when.start])
    return re.sub(r"\s*[–—-]?\s*Page \d+ of \d+$", "", f"{before} {rest.lstrip(' ,|–—-')}".strip())


def _bracketed(text: str) -> tuple[str | None, str]:
    """The ticker in brackets, or behind a market's name, and the text ahead of it."""
    match = _IN_BRACKETS.search(text) or _AT_MARKET.search(text)
    if match and match["ticker"] not in _NOT_TICKERS:
        return match["ticker"], text[: match.start()]
    return None, text


def _name(text: str) -> str | None:
    """A company's name as a title has it, without what joins it to the rest."""
    text = re.sub(r"^\d{1,4}[/.]\d{1,2}[/.]\d{2,4}\s+", "", text)
    text = re.sub(r"^(?:(?:the|of|for|by|at|transcript|call)\b|[\s,:|–—-])+", "", text, flags=re.IGNORECASE)
    text = re.sub(
        r"(?:['’]s?|\b(?:the|of|for|its|fiscal|financial|reports|announces)\b|[\s,:|–—-])+$",
        "",
        text,
        flags=re.IGNORECASE,
    )
    if not re.search(r"[^\W\d_]", text) or not looks_like_firm(text):
        return None
    return text if _SENTENCE_WORDS.isdisjoint(text.lower().split()) else None
