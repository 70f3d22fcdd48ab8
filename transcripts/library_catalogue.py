"""What a library knows of a call: its ids, its renderings, what they print; and when two files are one call. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from transcripts.corrections import NO_CORRECTION, Correction, correction_of
from transcripts.model import Call, Company, Event

SCHEMA = "earmark.record/1"
_SAFE_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_RUN = 4
_ALIKE = 0.3
_DAYS_APART = 3
_WORD = re.compile(r"[^\W_]+")
_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))
_LONGEST_ID = 120


@dataclass(frozen=True, slots=True)
class Rendering:
    """One file of a call."""

    sha256: str
    name: str
    """What the file was called; it may tell the quarter, and its end the kind of file."""
    format: str
    id: str
    """The id that the file gives by itself."""
    added: str
    """When it joined the library (ISO, UTC)."""
    title: str | None
    company: Company
    event: Event
    repairs: int = 0
    warnings: int = 0
    linked: str | None = None
    """Where the file lies, if it was left there; None where the library has a copy."""
    password: str | None = None
    """What opens the file, if it is encrypted: it is read again whenever the cache is made anew, and nobody is there to ask
    then. The words lie in that cache as they are, so that it guards nothing here; it leaves the library with no export."""
    replaced: str | None = None
    """The hash of the corrected version that took its place; it is kept, and shown when asked for."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What this version does not know."""

    @property
    def file_name(self) -> str:
        """What the library calls its copy: the hash of what it holds, and the end of its name."""
        suffix = "." + self.name.rpartition(".")[2].lower() if "." in self.name else ""
        return self.sha256 + (suffix if _SAFE_SUFFIX.fullmatch(suffix) else "")

    @property
    def roughness(self) -> tuple[bool, int, bool, int, str]:
        """How far the rendering is from clean: out of date, repairs, then what it does not print, then warnings."""
        return (
            self.replaced is not None,
            self.repairs,
            self.title is None or self.event.date is None,
            self.warnings,
            self.sha256,
        )


@dataclass(frozen=True, slots=True)
class CallRecord:
    """One call of the library."""

    id: str
    """The id it got first; it never changes."""
    renderings: tuple[Rendering, ...]
    """The cleanest first; never empty."""
    also: tuple[str, ...] = ()
    """Ids of calls that were found to be this one."""
    ticker: str | None = None
    """The company's ticker where no rendering prints it and another call of the company does; not kept."""
    corrections: Correction = NO_CORRECTION
    """What was put right by hand."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id that the call answers to, its own first."""
        return tuple(dict.fromkeys((self.id, *self.also, *(r.id for r in self.renderings))))

    @property
    def title(self) -> str | None:
        """The title that the cleanest rendering with one prints."""
        return next((r.title for r in self.renderings if r.title), None)

    @property
    def company(self) -> Company:
        """Whose call it is, by what any rendering prints, or another call of the company."""
        name = next((r.company.name for r in self.renderings if r.company.name), None)
        ticker = next((r.company.ticker for r in self.renderings if r.company.ticker), self.ticker)
        return self.corrections.company_of(Company(name, ticker))

    @property
    def event(self) -> Event:
        """When it was held: the cleanest rendering's word, and the others' on what it leaves out."""
        found = self.renderings[0].event
        for rendering in self.renderings[1:]:
            other = rendering.event
            if found.period is None and other.period is not None:
                found = replace(
                    found,
                    fiscal_year=other.fiscal_year,
                    fiscal_quarter=other.fiscal_quarter,
                    fiscal_half=other.fiscal_half,
                )
            if found.date is None and other.date is not None:
                found = replace(found, date=other.date, time=other.time, timezone=other.timezone)
        return self.corrections.event_of(found)

    def knows(self, sha256: str) -> bool:
        """Whether a file with that hash is one of its renderings."""
        return any(r.sha256 == sha256 for r in self.renderings)

    @property
    def facts(self) -> tuple[tuple[Company, Event], ...]:
        """Whose call it is and when it was: as put right, and as each rendering prints it; a file may tell either."""
        right = ((self.company, self.event),) if self.corrections else ()
        return *right, *((r.company, r.event) for r in self.renderings)

    @property
    def companies(self) -> tuple[Company, ...]:
        """Whose call it is, in all ways that hold."""
        return (self.company,) if self.corrections else tuple(r.company for r in self.renderings)

    def rendering(self, sha256: str) -> Rendering | None:
        """The rendering whose hash begins so, or None."""
        return next((r for r in self.renderings if r.sha256.startswith(sha256)), None)

    def as_json(self) -> dict[str, Any]:
        """What is kept of the call."""
        return {
            "schema": SCHEMA,
            "id": self.id,
            "also": list(self.also),
            "renderings": [_rendering_as_json(r) for r in self.renderings],
            **({"corrections": self.corrections.as_json()} if self.corrections else {}),
            **self.extra,
        }


def rendering_of(call: Call, name: str, added: str) -> Rendering:
    """What is kept of a file's call."""
    return Rendering(
        call.source.sha256,
        name,
        call.source.format,
        call.id,
        added,
        call.title,
        call.company,
        call.event,
        len(call.repairs),
        len(call.warnings),
    )


def with_rendering(record: CallRecord, rendering: Rendering) -> CallRecord:
    """The record with a rendering more, or a known one read anew."""
    others = (r for r in record.renderings if r.sha256 != rendering.sha256)
    return replace(record, renderings=_cleanest_first((*others, rendering)))


def superseded(record: CallRecord, rendering: Rendering) -> tuple[Rendering, ...]:
    """The renderings that a new one is a corrected version of: of that name and format, and no cleaner."""
    return tuple(known for known in record.renderings if known.replaced is None and _corrects(rendering, known))


def _corrects(later: Rendering, known: Rendering) -> bool:
    """Whether a rendering that joined later is a corrected version of a known one."""
    return (
        known.sha256 != later.sha256
        and (known.name, known.format) == (later.name, later.format)
        and known.repairs >= later.repairs
    )


def without_superseded(record: CallRecord, rendering: Rendering) -> CallRecord:
    """The record with the new rendering in the place of those that it corrects, which are kept behind all others."""
    older = {known.sha256 for known in superseded(record, rendering)}
    marked = (replace(r, replaced=rendering.sha256) if r.sha256 in older else r for r in record.renderings)
    return with_rendering(replace(record, renderings=tuple(marked)), rendering)


def united(kept: CallRecord, other: CallRecord) -> CallRecord:
    """Two records that are of one call, as one; it keeps the first one's id."""
    known = {r.sha256 for r in kept.renderings}
    several = sorted((*kept.renderings, *(r for r in other.renderings if r.sha256 not in known)), key=lambda r: r.added)
    for at, rendering in enumerate(several):
        corrected = next((later for later in several[at + 1 :] if _corrects(later, rendering)), None)
        if corrected is not None and rendering.replaced is None:
            several[at] = replace(rendering, replaced=corrected.sha256)
    also = dict.fromkeys(id for id in (*kept.also, other.id, *other.also) if id != kept.id)
    return replace(
        kept,
        also=tuple(also),
        renderings=_cleanest_first(several),
        corrections=other.corrections | kept.corrections,
    )


def may_be_same(a: Event, b: Event) -> bool:
    """Whether what is known of two calls of one company allows them to be one."""
    if (a.type == "brief") != (b.type == "brief"):
        return False
    if a.date and b.date and abs((date.fromisoformat(a.date) - date.fromisoformat(b.date)).days) > _DAYS_APART:
        return False
    if a.period and b.period:
        return a.period == b.period
    return a.date is not None and b.date is not None


def same_words(one: str, other: str) -> bool:
    """Whether two texts are of one call by their words: calls of one company share few runs of four words."""
    a, b = _runs(one), _runs(other)
    shorter = min(len(a), len(b))
    return shorter == 0 or len(a & b) >= _ALIKE * shorter


def free_id(wanted: str, kind: str, is_taken: Mapping[str, Any] | Iterable[str]) -> str:
    """An id for a new call: the one it gives, or where another call has that one, with its kind or a number after it.

    Args:
        wanted: The id that the file gives.
        kind: The event's type.
        is_taken: The ids given already, in lower case.
    """
    taken = frozenset(is_taken)
    wanted = wanted[:_LONGEST_ID].strip(".-") or "call"
    if wanted.casefold() in _RESERVED:
        wanted += "-call"
    if wanted.casefold() not in taken:
        return wanted
    stem = f"{wanted}-{kind}" if kind == "brief" else wanted
    numbered = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 3))
    return next(id for id in numbered if id.casefold() not in taken)


def record_of(value: Mapping[str, Any]) -> CallRecord:
    """A record from its JSON.

    Raises:
        ValueError: It is none.
    """
    try:
        known = frozenset(("schema", "id", "also", "renderings", "corrections"))
        renderings = _cleanest_first(_rendering_from_json(r) for r in value["renderings"])
        if not renderings or not isinstance(value["id"], str):
            raise ValueError("no rendering, or no id")
        extra = {name: v for name, v in value.items() if name not in known or (name == "schema" and v != SCHEMA)}
        corrections = correction_of(value.get("corrections", {}))
        return CallRecord(value["id"], renderings, tuple(value.get("also", ())), None, corrections, extra)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no record: {error}") from None


def _cleanest_first(renderings: Iterable[Rendering]) -> tuple[Rendering, ...]:
    return tuple(sorted(renderings, key=lambda r: r.roughness))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return frozenset(zip(*(words[at:] for at in range(_RUN)), strict=False))


_EVENT = ("type", "fiscal_year", "fiscal_quarter", "fiscal_half", "date", "time", "timezone")
_RENDERING = ("sha256", "name", "format", "id", "added", "title", "company", "event", "repairs", "warnings")
_RARE = ("linked", "password", "replaced")


def _rendering_as_json(rendering: Rendering) -> dict[str, Any]:
    plain = {name: getattr(rendering, name) for name in _RENDERING}
    rare = {name: getattr(rendering, name) for name in _RARE if getattr(rendering, name) is not None}
    company, event = rendering.company, rendering.event
    return {
        **plain,
        **rare,
        "company": {"name": company.name, "ticker": company.ticker},
        "event": {name: getattr(event, name) for name in _EVENT},
        **rendering.extra,
    }


def _rendering_from_json(value: Mapping[str, Any]) -> Rendering:
    company, event = value["company"], value["event"]
    return Rendering(
        value["sha256"],
        value["name"],
        value["format"],
        value["id"],
        value["added"],
        value["title"],
        Company(company["name"], company["ticker"]),
        Event(**{name: event[name] for name in _EVENT if name in event}),
        value["repairs"],
        value["warnings"],
        value.get("linked"),
        value.get("password"),
        value.get("replaced"),
        {name: v for name, v in value.items() if name not in (*_RENDERING, *_RARE)},
    )
