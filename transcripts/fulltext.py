"""The full text of a library: kept up to date with its cache, asked in the user's words, answered with sentences."""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from transcripts.cache_file import CallRow
from transcripts.library_cache import Cache
from transcripts.model import Span
from transcripts.packing import part_of, unpacked
from transcripts.search.engine import BrokenFullTextError, Document, Engine, Found
from transcripts.search.matching import found_in, sentence_around
from transcripts.search.passages import passages_of
from transcripts.search.query import Query
from transcripts.search.results import Count, Facets, Hit, Mentions, NoteText, Results
from transcripts.search.words import words_of

T = TypeVar("T")

_AT_ONCE = 200
_MOST_QUARTERS = 400
_QUARTER_ENDS = {1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31"}


class FullText:
    """What is said in all calls of a library, and written on them.

    Args:
        root: The library's folder.
        cache: What is known of its calls.
        calls: Gives the calls as lists show them.
    """

    def __init__(self, root: Path, cache: Cache, calls: Callable[[], list[CallRow]]) -> None:
        self.folder = root / "cache" / "words"
        self._cache = cache
        self._calls = calls
        self._known: tuple[list[CallRow], dict[str, _Company]] = ([], {})

    @cached_property
    def _engine(self) -> Engine:
        is_writable = self.folder.parent.is_dir() and os.access(self.folder.parent, os.W_OK)
        try:
            engine = Engine(self.folder if is_writable else None)
        except BrokenFullTextError:
            self._throw_away()
            engine = Engine(self.folder)
        if engine.is_empty:
            self._cache.nothing_is_searchable()
        return engine

    def refresh(self) -> None:
        """Take in the calls that were read anew, and forget those that are gone."""
        engine = self._engine
        pending = self._cache.unsearchable()
        while pending:
            batch, pending = pending[:_AT_ONCE], pending[_AT_ONCE:]
            rows = {row.id: row for row in self._cache.rows(batch)}
            documents = {id: list(self._documents(rows[id])) if id in rows else [] for id in batch}
            if not self._healed(lambda documents=documents: self._engine.put(documents)):  # type: ignore[misc]
                return
            self._cache.searchable(batch)
        engine.reload()

    def search(self, query: Query, limit: int) -> Results:
        """The best hits; where two are as good, the later call goes first."""
        if not query.asks:
            return Results(0, (), query.hints)
        total, found = self._healed(lambda: self._engine.search(query, self._companies_of(query), limit))
        texts = self._cache.texts({f.call for f in found})
        notes = {f.call: {n.id: n for n in map(_note, self._cache.notes(f.call))} for f in found if f.note}
        hits = [_hit(f, query, texts.get(f.call), notes.get(f.call, {}).get(f.note)) for f in found]
        return Results(total, tuple(hits), query.hints)

    def facets(self, query: Query, most: int) -> Facets:
        """All hits counted."""
        if not query.asks:
            return Facets((), (), (), (), ())
        counts = self._healed(lambda: self._engine.counts(query, self._companies_of(query), most))
        names = self._cache.names(counts["speaker"])
        titles = {row.id: row.title or row.id for row in self._calls()}
        return Facets(
            tuple(self._by_company(counts["company"])),
            tuple(Count(id, names.get(id, id), n) for id, n in counts["speaker"].items()),
            tuple(Count(quarter, quarter, n) for quarter, n in counts["quarter"].items()),
            tuple(Count(role, role, n) for role, n in counts["role"].items()),
            tuple(Count(id, titles.get(id, id), n) for id, n in counts["call"].items()),
        )

    def mentions(self, query: Query, most: int) -> list[Mentions]:
        """The hits by company and quarter."""
        if not query.asks:
            return []
        told = self._healed(lambda: self._engine.over_time(query, self._companies_of(query), most + _MOST_QUARTERS))
        merged: dict[str, Counter[str]] = {}
        known = {}
        for key, company, quarters in self._merged(told.items()):
            merged.setdefault(key, Counter()).update(quarters)
            known[key] = company
        ordered = sorted(merged.items(), key=lambda entry: (-entry[1].total(), entry[0]))
        return [
            Mentions(known[key].ticker or known[key].label, known[key].label, dict(sorted(quarters.items())))
            for key, quarters in ordered[:most]
        ]

    def _documents(self, row: CallRow) -> Iterator[Document]:
        """What is looked through of a call: what is said in it, and what is written on it."""
        reading = self._cache.reading(row.id)
        day = int((row.date or _last_day(row)).replace("-", ""))
        company, quarter = row.own, row.period or ""
        if reading is not None:
            call = unpacked(reading.packed, with_figures=False)
            for p in passages_of(call):
                text = call.text[p.start : p.end]
                turn = -1 if p.turn is None else p.turn
                yield Document(
                    row.id, company, quarter, day, turn, p.speaker or "", p.role, p.section, p.start, p.end, text
                )
        for note in map(_note, self._cache.notes(row.id)):
            words = "\n".join((note.text, *note.tags))
            turn = -1 if note.turn is None else note.turn
            yield Document(
                row.id, company, quarter, day, turn, note.speaker or "", "", "", note.start, note.end, words,
                "note", note.id, note.quote, note.tags,
            )  # fmt: skip

    def _companies_of(self, query: Query) -> list[str] | None:
        """The keys that the calls of the companies asked for have in the full text; None where none are asked for."""
        if not query.filters.company:
            return None
        companies = self._companies()
        found: set[str] = set()
        for value in query.filters.company:
            ticker, words = f"ticker {value.strip().casefold()}", words_of(value)
            named = [key for key, known in companies.items() if _begin(words, words_of(known.label))]
            for key in [ticker] if ticker in companies else named:
                found |= companies[key].own
        return sorted(found)

    def _companies(self) -> dict[str, "_Company"]:
        """The companies by what their calls have in common."""
        rows = self._calls()
        if self._known[0] is not rows:
            found: dict[str, _Company] = {}
            for row in rows:
                if row.key:
                    label = row.company or row.ticker or row.key
                    found.setdefault(row.key, _Company(label, row.ticker, set())).own.add(row.own)
            self._known = rows, found
        return self._known[1]

    def _merged(self, counts: Iterable[tuple[str, T]]) -> Iterator[tuple[str, "_Company", T]]:
        """What was counted by the keys of the full text, with the companies that they are of."""
        companies = self._companies()
        shown = {own: key for key, company in companies.items() for own in company.own}
        for own, count in counts:
            if own in shown:
                yield shown[own], companies[shown[own]], count

    def _by_company(self, counts: Mapping[str, int]) -> list[Count]:
        hits: Counter[str] = Counter()
        known = {}
        for key, company, number in self._merged(counts.items()):
            hits[key] += number
            known[key] = company
        return [Count(known[key].ticker or known[key].label, known[key].label, n) for key, n in hits.most_common()]

    def _healed(self, action: Callable[[], T]) -> T:
        """Ask the full text; where its files show themselves to be damaged, make it anew and ask again."""
        try:
            return action()
        except BrokenFullTextError:
            self._throw_away()
            del self._engine
            self.refresh()
            return action()

    def _throw_away(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self._cache.nothing_is_searchable()
        self._cache.notice("The full text was damaged: it is made anew, and nothing else is lost.")


class _Company(NamedTuple):
    label: str
    ticker: str | None
    own: set[str]
    """The keys that its calls have by themselves."""


def _begin(asked: list[str], words: list[str]) -> bool:
    """Whether all the words asked for begin words of a name."""
    return bool(asked) and all(any(word.startswith(a) for word in words) for a in asked)


def _note(row: list[Any]) -> NoteText:
    id, text, quote, tags, start, end, turn, speaker = row
    return NoteText(id, text, quote, tuple(tags), start, end, turn, speaker)


def _last_day(row: CallRow) -> str:
    """The last day of the quarter of a call of no known date; "0" where that is not known either."""
    if row.year is None:
        return "0"
    return f"{row.year}-{_QUARTER_ENDS[row.part or 4]}"


def _passage(text: bytes | None, found: Found) -> str:
    """The words of what was found; "" where its call was taken away this moment."""
    with suppress(ValueError):
        return part_of(text, found.start, found.end) if text is not None else ""
    return ""


def _hit(found: Found, query: Query, text: bytes | None, note: NoteText | None) -> Hit:
    """A document that was found, with the place of the words in it and the sentence around them."""
    words = note.text if note else _passage(text, found)
    places = found_in(words, query.terms)
    place = places[0] if places else Span(0, 0)
    sentence = sentence_around(words, place)
    marks = tuple(
        Span(p.start - sentence.start, p.end - sentence.start)
        for p in places
        if sentence.start <= p.start and p.end <= sentence.end
    )
    at = Span(found.start + place.start, found.start + (place.end or sentence.end))
    if note:
        at = Span(found.start, found.end)
    return Hit(
        call=found.call,
        turn=None if found.turn < 0 else found.turn,
        speaker=found.speaker or None,
        role=found.role or "unknown",
        section=found.section or "unknown",
        start=at.start,
        end=at.end,
        snippet=words[sentence.start : sentence.end],
        score=found.score,
        marks=marks,
        note=found.note or None,
    )
