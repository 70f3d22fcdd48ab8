"""A library as a whole: its calls as lists, what is said in them by search, its figures, its people.

Everything here is answered from the cache. What is missing in it (a call that was never read, one that an older version
read) is read when it is wanted; `refresh` reads all at once, on as many processes as there are.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from transcripts.cache_file import CallRow
from transcripts.errors import EarmarkError
from transcripts.library_cache import Reading
from transcripts.library_catalogue import CallRecord
from transcripts.listing import calls_of
from transcripts.model import Call, Figure
from transcripts.packing import figures_of, packed, text_of, unpacked

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from transcripts.fulltext import FullText
    from transcripts.library import Library
    from transcripts.library_people import Profile
    from transcripts.said import Said
    from transcripts.search.query import Filters, Query
    from transcripts.search.results import Facets, Mentions, NoteText, Results

Progress = Callable[[int, int], None]
"""Told how many are done, and of how many."""
_AT_ONCE = 100
_FEW = 20
"""How many calls are read while somebody waits."""


class Index:
    """What is known of a library's calls.

    Args:
        library: The library; nothing is asked of it before it is needed.
    """

    def __init__(self, library: "Library") -> None:
        self._library = library
        self._cache = library.cache
        self._rows: tuple[str | None, list[CallRow]] = (None, [])
        self._fresh: tuple[str | None, list[str]] | None = None
        self._reading = Lock()
        """Held by the thread that reads all that is to be read: one that comes second has less to read."""

    @cached_property
    def reader(self) -> str:
        """The version of the code that reads calls, and of the words that the library's reader has added."""
        from transcripts.reader_version import reader_version

        return reader_version() + self._library.own_words.digest

    @cached_property
    def full_text(self) -> "FullText":
        """The full text of the library."""
        from transcripts.fulltext import FullText

        return FullText(self._library.root, self._cache, self.calls)

    @property
    def notices(self) -> list[str]:
        """What was found damaged and mended, a sentence each, to be told to the user."""
        return self._cache.notices

    def calls(self) -> list[CallRow]:
        """All calls by company and quarter, as lists show them."""
        if not self._library.calls_folder.is_dir():
            return []
        self._cache.sync()
        generation = self._cache.generation()
        if self._rows[0] != generation:
            self._rows = generation, calls_of(self._cache)
        return self._rows[1]

    def call(self, record: CallRecord) -> Call:
        """A call in its cleanest rendering, from the cache where it was read before.

        Raises:
            EarmarkError: Its file is gone, or can no longer be read.
        """
        reading = self._cache.reading(record.id)
        if reading is not None and reading.version == self._version(record):
            with suppress(ValueError):
                path = str(self._library.original(record.renderings[0]))
                call = unpacked(reading.packed)
                return replace(call, id=record.id, source=replace(call.source, path=path))
        call = self._library.read(record, record.renderings[0])
        self._cache.put_readings([self._reading_of(record, call)])
        return call

    def text(self, record: CallRecord) -> str:
        """A call's text, from the cache where it was read before.

        Raises:
            EarmarkError: Its file is gone, or can no longer be read.
        """
        held = self._cache.texts([record.id]).get(record.id)
        if held is not None:
            with suppress(ValueError):
                return text_of(held)
        return self.call(record).text

    def figures(self, call_ids: Iterable[str]) -> dict[str, tuple[Figure, ...]]:
        """The figures said in calls, by call id; a call that cannot be read is left out."""
        wanted = list(call_ids)
        held = self._cache.figures(wanted) if wanted else {}
        found: dict[str, tuple[Figure, ...]] = {}
        for id, (version, shown, figures) in held.items():
            if version == f"{shown}:{self.reader}":
                with suppress(ValueError):
                    found[id] = figures_of(figures)
        for id in wanted:
            if id not in found:
                with suppress(EarmarkError):
                    found[id] = self._library.call(id).figures
        return found

    def names(self, people: Iterable[str]) -> dict[str, str]:
        """People's names by their ids."""
        return self._cache.names(people)

    def people(self) -> "list[Profile]":
        """Everyone who spoke or is listed in any call, those of the most calls first; operators are left out."""
        from transcripts.library_people import profiles_of

        return profiles_of(self._cache.people(), self.calls()) if self.calls() else []

    def calls_with(self, people: Collection[str], most: int | None = None) -> Iterator[Call]:
        """The calls that somebody takes part in, in order of time, each read when it is come to.

        Args:
            people: The ids that they have, as `Profile.ids` gives them.
            most: How many calls at most, the latest; None for all.
        """
        if not self.calls():
            return
        from transcripts.library_people import in_time

        present = {call for id in people for call, *_ in self._cache.people(id)}
        rows = sorted((row for row in self.calls() if row.id in present), key=in_time)
        for row in rows if most is None else rows[-most:]:
            with suppress(EarmarkError):
                yield self._library.call(row.id)

    def said_by(self, *people: str, most: int | None = None) -> "list[Said]":
        """The turns of somebody, call by call in order of time, and what they are about.

        Args:
            people: The ids that they have, as `Profile.ids` gives them.
            most: In how many calls at most, the latest; None for all.
        """
        from transcripts.said import said_in

        words = self._library.own_words.vocabulary
        return [said_in(call, people, words) for call in self.calls_with(people, most)]

    def refresh(self, executor: "Executor | None" = None, progress: Progress | None = None) -> None:
        """Read what was not read yet or by an older version, and make all that was read searchable.

        Args:
            executor: Who reads; None: this process.
            progress: Told after each call. What it raises ends the reading; what was read by then is kept.
        """
        if self.unread():
            with self._reading:
                self._fresh = None  # another thread may have read some meanwhile
                unread, self._fresh = self.unread(), None  # and this reading may be ended halfway
                self._read_all(unread, executor, progress)
                self._fresh = self._cache.generation(), []
        if self._library.calls_folder.is_dir():
            self.full_text.refresh()

    def unread(self) -> list[str]:
        """The calls that were not read yet, or by an older version; searches do not find what is new in them."""
        if not self._library.calls_folder.is_dir():
            return []
        self._cache.sync()
        generation = self._cache.generation()
        if self._fresh is None or self._fresh[0] != generation:
            self._fresh = generation, self._cache.unread(self.reader)
        return self._fresh[1]

    def refresh_full_text(self) -> None:
        """Make what was read searchable."""
        self.full_text.refresh()

    def search(
        self, query: "str | Query", filters: "Filters | None" = None, limit: int = 20, *, typing: bool = False
    ) -> "Results":
        """The best hits for what is typed, best first; never an error for what is typed.

        What was not read yet is read first where it is little; else it is left to `refresh`, and `unread` tells it.

        Args:
            query: What is looked for, as `transcripts.search.query` has it.
            filters: Further filters.
            limit: How many hits at most.
            typing: Whether the last word may be unfinished.
        """
        understood = self._understood(query, filters, typing)
        self._refresh_few()
        from transcripts.search.results import Results

        return self.full_text.search(understood, limit) if self.calls() else Results(0, (), understood.hints)

    def facets(
        self, query: "str | Query", filters: "Filters | None" = None, most: int = 20, *, typing: bool = False
    ) -> "Facets":
        """All hits counted by company, speaker, quarter, role and call, at most so many of each."""
        understood = self._understood(query, filters, typing)
        self._refresh_few()
        from transcripts.search.results import Facets

        return self.full_text.facets(understood, most) if self.calls() else Facets((), (), (), (), ())

    def mentions(
        self, query: "str | Query", filters: "Filters | None" = None, most: int = 20, *, typing: bool = False
    ) -> "list[Mentions]":
        """The hits by company and fiscal quarter, the companies with the most hits first."""
        understood = self._understood(query, filters, typing)
        self._refresh_few()
        return self.full_text.mentions(understood, most) if self.calls() else []

    def knows_notes(self) -> bool:
        """Whether no file of notes was changed since `take_notes`."""
        return self._cache.note_counts() is not None if self._library.calls_folder.is_dir() else True

    def take_notes(self, stamps: dict[str, str], read: "Callable[[str], Iterable[NoteText]]") -> None:
        """Make notes searchable, reading only those of calls that have others than before.

        Args:
            stamps: By call id, what changes when the call's notes do; calls without notes are left out.
            read: Gives the notes of a call.
        """
        if not self._library.calls_folder.is_dir():
            return
        on_disk = self._cache.notes_on_disk()
        known = self._cache.note_stamps()
        for id, stamp in stamps.items():
            if known.get(id) != stamp:
                self._cache.put_notes(id, stamp, read(id))
        for id in known.keys() - stamps.keys():
            if known[id]:
                self._cache.put_notes(id, "", ())
        self._cache.set_state("notes", on_disk)

    def _refresh_few(self) -> None:
        """As `refresh`, but leave alone what would take long: many calls that are to be read."""
        if len(self.unread()) <= _FEW:
            self.refresh()
        else:
            self.full_text.refresh()

    def _read_all(self, unread: list[str], executor: "Executor | None", progress: Progress | None) -> None:
        from transcripts.reading_many import read_many

        records = [record for record in map(self._cache.record, unread) if record is not None]
        batch: list[Reading] = []
        read = zip(records, read_many(self._library, records, executor), strict=True)
        try:
            for done, (record, call) in enumerate(read, 1):
                if call is not None:
                    batch.append(self._reading_of(record, call))
                if len(batch) == _AT_ONCE:
                    full, batch = batch, []
                    self._cache.put_readings(full)
                if progress:
                    progress(done, len(records))
        finally:
            if batch:
                self._cache.put_readings(batch)

    def _version(self, record: CallRecord) -> str:
        return f"{record.renderings[0].sha256}:{record.corrections.digest}:{self.reader}"

    def _reading_of(self, record: CallRecord, call: Call) -> Reading:
        from transcripts.incoming import people_of

        return Reading(record.id, self._version(record), packed(call), people_of(call))

    def _understood(self, query: "str | Query", filters: "Filters | None", typing: bool) -> "Query":
        from transcripts.search.query import asked  # opening a call needs none of it

        understood = asked(query, typing=typing) if isinstance(query, str) else query
        return replace(understood, filters=understood.filters.with_more(filters)) if filters else understood
