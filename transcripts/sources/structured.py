"""Provider JSON: whatever the keys are called, entries with words in them and perhaps who said them.

Two shapes are told apart: a list of entries, each with its words and its speaker (`{"speaker": …, "text": …}`, also
under `speech`, `content`, `sentences`, …), and one string that holds the whole call, which is read like a text file.
Facts that stand beside them (symbol, quarter, year, date) are taken as they are.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from transcripts import dates, periods
from transcripts.document import Document, Line, Stated, Utterance, plain_lines
from transcripts.errors import UnreadableFileError
from transcripts.limits import MAX_SPEECHES, MAX_TIMED, refuse_beyond, refuse_larger
from transcripts.model import SectionKind
from transcripts.sources import captions, entries
from transcripts.sources.captions import Cue
from transcripts.sources.entries import Entry, Known
from transcripts.wording import word_set

_TABLES = word_set("speakermapping speakernamemapv2 speakernamemap speakers speakermap")
_LISTED = ("participants", "callparticipants")
_ASIDE = word_set("words participants callparticipants headertexts speakermapping speakernamemap entities chapters")
_FACTS = {
    "company": ("companyname", "company", "issuer"),
    "ticker": ("symbol", "ticker", "companyticker"),
    "year": ("fiscalyear", "year"),
    "quarter": ("fiscalquarter", "quarter", "fiscalperiod", "period"),
    "date": ("date", "eventdate", "conferencedate", "calldate", "datetime", "startdate"),
    "title": ("title", "eventtitle", "headline", "eventname"),
}
_LAST_SECOND = 20_000.0  # no call lasts longer; where times run further, they are thousandths
_MOST_WHOLE = 0.8
_SENTENCE_ENDS = (".", "?", "!", '"', "”", ")", "]", "…", "--")
_DEEPEST = 40
_LEAST_WORDS = 200
_HEADINGS: dict[SectionKind, str] = {"presentation": "Presentation", "qa": "Questions and Answers"}


class _Found(NamedTuple):
    """A list of entries that say something."""

    entries: Sequence[Entry]
    section: SectionKind
    """The section that a key above the list names."""
    named: int
    """How many of the first entries name a speaker."""


def looks_like(text: str) -> bool:
    """Whether a text may be JSON, or JSON values a line each."""
    start, end = text.lstrip()[:1], text.rstrip()[-1:]
    return start in ("{", "[") and end in ("}", "]") and ('"' in text[:2_000] or len(text) > _LEAST_WORDS)


def read(text: str, name: str = "") -> Document | None:
    """The document of a JSON text, or None where the text is no JSON or holds no words of a call.

    Raises:
        UnreadableFileError: The JSON is larger or nested deeper than a call's can be.
    """
    refuse_larger(MAX_TIMED, len(text), "JSON")
    try:
        value = json.loads(text)
    except RecursionError:
        raise UnreadableFileError("Nested too deep", "The JSON is nested too deep to be a call.") from None
    except ValueError:
        value = _json_lines(text)
    return None if value is None else _document(value, name)


def _json_lines(text: str) -> list[Any] | None:
    """JSON values a line each, or None."""
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        json.loads(lines[0])
        refuse_beyond(MAX_SPEECHES, len(lines), "entries")
        return [json.loads(line) for line in lines]
    except (ValueError, RecursionError):
        return None


def _document(value: Any, name: str) -> Document | None:
    value, warnings = _one_call(value)
    stated = _stated(value)
    found = _best(list(_lists(value)))
    table = dict(_table(value))
    told = [u for part in found for entry in part.entries for u in entries.utterances_of(entry, table, part.section)]
    told = _in_seconds(told)
    cut = _cut_sentences(told)
    if any(utterance.speaker for utterance in told) and len(told) > 1:
        said = tuple(_run_on(told) if cut else told)
        return Document((), "json", name, warnings, said, tuple(_listed(value)), stated, flows=cut)
    if told and all(utterance.lines[0].time is not None for utterance in told):
        lines = tuple(captions.lines_of(list(_cues(told))))
        return Document(lines, "json", name, warnings, stated=stated, flows=True)
    lines = tuple(_lines_of_strings(value)) or tuple(line for utterance in told for line in utterance.lines)
    return Document(lines, "json", name, warnings, stated=stated) if lines else None


def _one_call(value: Any) -> tuple[Any, tuple[str, ...]]:
    """The call of a file that holds a list of them."""
    if isinstance(value, list) and value and all(isinstance(entry, dict) for entry in value):
        calls = [entry for entry in value if _fact(entry, "ticker") and (_fact(entry, "year") or _fact(entry, "date"))]
        if len(calls) == len(value):
            more = () if len(calls) == 1 else (f"The file holds {len(calls)} calls; the first is read.",)
            return calls[0], more
    return value, ()


def _lists(value: Any, section: SectionKind = "unknown", depth: int = 0) -> Iterator[_Found]:
    """Every list of entries that say something, outermost first."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        refuse_beyond(MAX_SPEECHES, len(value), "entries")
        spoken = [entry for entry in value if isinstance(entry, dict)]
        speaking = [entry for entry in spoken[:50] if entries.has_words(entry)]
        if len(speaking) * 2 > len(spoken[:50]):
            named = sum(1 for entry in speaking if entries.speaker_of(entry, {}) is not None)
            yield _Found(spoken, section, named)
        for entry in spoken[:3]:
            yield from _lists(entry, section, depth + 1)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, list | dict) and entries.plain(key) not in _ASIDE:
                yield from _lists(inner, entries.section_named(key) or section, depth + 1)


def _best(found: Sequence[_Found]) -> list[_Found]:
    """The lists to read: those under the keys of sections where they name speakers, else the fullest that does."""
    parts = [part for part in found if part.section != "unknown" and part.named]
    if {part.section for part in parts} == {"presentation", "qa"}:
        first = {kind: next(part for part in parts if part.section == kind) for kind in ("presentation", "qa")}
        return list(first.values())
    return [max(found, key=lambda part: (bool(part.named), len(part.entries)))] if found else []


def _table(value: Any, depth: int = 0) -> Iterator[tuple[str, Known]]:
    """The file's own table of speakers: by number, letter or code."""
    if not isinstance(value, dict) or depth > 3:
        return
    for key, inner in value.items():
        if entries.plain(key) in _TABLES and isinstance(inner, dict):
            for code, told in inner.items():
                known = (
                    Known(told)
                    if isinstance(told, str)
                    else entries.speaker_of(told, {})
                    if isinstance(told, dict)
                    else None
                )
                if known is not None:
                    yield str(code), known
        elif entries.plain(key) in _TABLES and isinstance(inner, list):
            for entry in inner:
                yield from _row_of_table(entry)
        elif isinstance(inner, dict):
            yield from _table(inner, depth + 1)


def _row_of_table(entry: Any) -> Iterator[tuple[str, Known]]:
    """One speaker of a table that is a list ("speaker": 3, "speaker_data": {…})."""
    told = (entry.get("speaker_data") or entry.get("speaker_info")) if isinstance(entry, dict) else None
    if not isinstance(told, dict) or entry.get("speaker") is None:
        return
    name, title, firm = (entries.value_of(told, keys) for keys in (("name",), ("title", "role"), ("company",)))
    if name:
        yield str(entry["speaker"]), Known(str(name), title and str(title), firm and str(firm))


def _in_seconds(told: Sequence[Utterance]) -> list[Utterance]:
    """The utterances with their times in seconds, whatever the file counts in."""
    times = [line.time for utterance in told for line in utterance.lines if line.time is not None]
    if not times or max(times) <= _LAST_SECOND:
        return list(told)
    return [
        u._replace(lines=tuple(line._replace(time=None if line.time is None else line.time / 1000) for line in u.lines))
        for u in told
    ]


def _cut_sentences(told: Sequence[Utterance]) -> bool:
    """Whether the entries are pieces that speech-to-text cuts anywhere, like captions: timed, and in mid-sentence."""
    timed = [u for u in told if u.lines[0].time is not None]
    whole = sum(u.lines[-1].text.rstrip().endswith(_SENTENCE_ENDS) for u in timed)
    return len(timed) == len(told) > 1 and whole < _MOST_WHOLE * len(timed)


def _run_on(told: Sequence[Utterance]) -> Iterator[Utterance]:
    """Pieces of one speaker after the other as one utterance."""
    for _, group in groupby(told, lambda u: (u.speaker, u.section)):
        pieces = list(group)
        yield pieces[0]._replace(lines=tuple(captions.lines_of(list(_cues(pieces)))))


def _cues(told: Sequence[Utterance]) -> Iterator[Cue]:
    """Timed entries as captions."""
    starts = [u.lines[0].time or 0.0 for u in told]
    for utterance, start, end in zip(told, starts, [*starts[1:], starts[-1]], strict=True):
        yield Cue(start, end, " ".join(line.text for line in utterance.lines), utterance.speaker)


def _lines_of_strings(value: Any) -> Iterator[Line]:
    """The lines of a call that stands in one string, or in one for each section."""
    strings = list(_strings(value))
    parts = {kind: max((s for k, s in strings if k == kind), key=len, default="") for kind in _HEADINGS}
    if all(parts.values()):
        for kind, text in parts.items():
            yield from (Line(""), Line(_HEADINGS[kind], heading=1), Line(""), *plain_lines(text))
        return
    whole = max((text for _, text in strings), key=len, default="")
    if len(whole) >= _LEAST_WORDS:
        yield from plain_lines(whole)


def _strings(value: Any, section: SectionKind = "unknown", depth: int = 0) -> Iterator[tuple[SectionKind, str]]:
    if isinstance(value, str):
        yield section, value
    elif isinstance(value, dict) and depth < 6:
        for key, inner in value.items():
            yield from _strings(inner, entries.section_named(key) or section, depth + 1)
    elif isinstance(value, list) and depth < 6 and len(value) <= 3:
        for inner in value:
            yield from _strings(inner, section, depth + 1)


def _listed(value: Any) -> Iterator[str]:
    """The participants' list, where it is a list of strings."""
    listed = entries.value_of(value, _LISTED) if isinstance(value, dict) else None
    if isinstance(listed, list):
        yield from (entry.strip() for entry in listed if isinstance(entry, str) and entry.strip())


def _fact(entry: Entry, fact: str) -> str | None:
    value = entries.value_of(entry, _FACTS[fact])
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else None


def _stated(value: Any) -> Stated:
    """The facts that stand beside the words, at the top or in the object that describes the event."""
    if not isinstance(value, dict):
        return Stated()
    around: list[Mapping[str, Any]] = [
        value,
        *(v for k, v in value.items() if isinstance(v, dict) and entries.plain(k) not in _ASIDE),
    ]
    facts = {fact: next((told for entry in around if (told := _fact(entry, fact))), None) for fact in _FACTS}
    year, quarter = _period(facts["year"], facts["quarter"])
    when = dates.find(facts["date"] or "")
    ticker = facts["ticker"]
    return Stated(
        company=facts["company"],
        ticker=ticker if ticker and re.fullmatch(r"[A-Z0-9.:-]{1,12}", ticker) else None,
        year=year,
        quarter=quarter,
        date=when.date if when else None,
        time=when.time if when and when.time != "00:00" else None,
        title=facts["title"],
    )


def _period(year: str | None, quarter: str | None) -> tuple[int | None, int | None]:
    """Fiscal year and quarter, however they are written ("2031Q2", "Q2", "2")."""
    both = periods.printed(f"{quarter} {year}") or periods.printed(re.sub(r"^(\d{4})-?(Q\d)$", r"\2 \1", quarter or ""))
    if both:
        return both.year, both.quarter
    number = re.fullmatch(r"(?:FY)?(20\d\d)", year or "")
    of_year = re.fullmatch(r"Q?([1-4])", quarter or "", re.IGNORECASE)
    return (int(number[1]) if number else None), (int(of_year[1]) if of_year and number else None)
