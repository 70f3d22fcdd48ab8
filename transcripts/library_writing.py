"""Everything that changes a library's records; one process at a time, which knows the latest of them.

Each change is one file put in place of another, or renamed: whoever is killed between two of them leaves a library that
is whole. What belongs together is done in the order in which nothing can be lost: first the file, then its record; first
the record that takes over, then the one that goes.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from transcripts.corrections import Correction
from transcripts.errors import EarmarkError, NoSuchCallError
from transcripts.firms import firm_key
from transcripts.library_cache import Reading
from transcripts.library_catalogue import (
    CallRecord,
    Rendering,
    free_id,
    may_be_same,
    same_words,
    superseded,
    united,
    without_superseded,
)
from transcripts.library_files import locked, make_folder, not_saved, settle, write_whole
from transcripts.library_ids import named_by
from transcripts.library_records import SUFFIX, read_record, read_records, write_record
from transcripts.library_rows import company_keys
from transcripts.model import Company, Event

if TYPE_CHECKING:
    from transcripts.incoming import Incoming
    from transcripts.library import Library

Status = Literal["added", "rendering", "replaced", "unchanged"]
_YEARS = range(1900, 2200)
_STEM = 100
"""Characters of an id by which those are found that are like it."""


class Added(NamedTuple):
    """What became of a file that was to join the library."""

    path: str
    status: Status
    """A new call; another rendering of a known one; a corrected version of a known rendering; known already."""
    record: CallRecord
    """The call that the file is of."""


@contextmanager
def writing(library: "Library") -> Iterator["Writer"]:
    """Be the only one who changes a library's records.

    Raises:
        NotSavedError: They cannot be written, or another process writes for too long.
    """
    try:
        make_folder(library.originals_folder)
        with locked(library.calls_folder):
            library.cache.sync(is_writer=True)
            with library.cache.following():
                yield Writer(library)
                settle(library.calls_folder)
    except OSError as error:
        raise not_saved(error, "The call", library.calls_folder) from None


class Writer:
    """Changes to the records of a library whose lock is held."""

    def __init__(self, library: "Library") -> None:
        self._library = library
        self._cache = library.cache

    def take(self, incoming: "Incoming", data: bytes | None) -> Added:
        """Put what was read of a file where it belongs: to the call that it is of, else into a record of its own."""
        rendering = incoming.rendering
        known = self._library.find(rendering.sha256)
        if known is not None:
            return Added(incoming.path, "unchanged", known)
        if data is not None and rendering.linked is None:
            write_whole(self._library.original(rendering), data, keep_previous=False)
        near = self._library.near(rendering.company)
        is_tie = self._is_new_tie(rendering.company)
        same = [self._latest(r) for r in near if self._are_same((rendering.event,), incoming.text, r)]
        status: Status = "added"
        before = self._added_before.get(rendering.sha256)
        if before is not None:
            rendering = replace(rendering, added=before)
        if same:
            record, status = _joined(self._one_of(same), rendering, was_here=before is not None)
            self._keep(record, [r.id for r in same if r.id != record.id])
        else:
            record = self._new(rendering, incoming.text)
            self._keep(record)
        self._is_back(record)
        if record.renderings[0] is rendering and not record.corrections:
            version = f"{rendering.sha256}::{self._library.index.reader}"
            self._cache.put_readings([Reading(record.id, version, incoming.packed, incoming.people)])
        return Added(incoming.path, status, self._reunited(record) if is_tie else record)

    def correct(self, record: CallRecord, correction: Correction) -> CallRecord:
        """Keep what was put right; a call that it shows to be another joins that."""
        _refuse_impossible(correction)
        corrected = replace(self._latest(record), corrections=correction)
        self._keep(corrected)
        return self._reunited(corrected)

    def delete(self, record: CallRecord) -> CallRecord:
        """Move a record to those that were taken out."""
        folder = self._library.deleted_folder
        make_folder(folder)
        gone = self._with_those_before(record)
        if gone is record:
            os.replace(self._path(record.id), folder / f"{record.id}{SUFFIX}")
            settle(folder)
        else:
            write_record(folder, gone)
            self._path(record.id).unlink()
        self._cache.drop(record.id)
        return record

    def _with_those_before(self, record: CallRecord) -> CallRecord:
        """A record to be taken out, with what was taken out of its call before; under an id that is free among those."""
        gone = {r.id.casefold(): r for r in self._library.deleted()}
        before = gone.get(record.id.casefold())
        if before is None:
            return record
        if self._is_of(before, record):
            return united(before, self._latest(record))
        return replace(self._latest(record), id=free_id(record.id, "", gone))

    def restore(self, id: str) -> CallRecord:
        """Move a record back; where its call has come back meanwhile, or another has its id, they become one or two."""
        gone = self._library.deleted()
        found = next((r for r in gone if id.casefold() in map(str.casefold, r.ids)), None)
        if found is None and (named := named_by(id)) is not None:
            keys = self._cache.keys_beside(named.companies)
            found = named.among(r for r in gone if keys & company_keys(r.companies))
        if found is None:
            raise NoSuchCallError("No such call", f"No call {id} was deleted from the library.")
        record = self._beside(found)
        self._keep(record)
        (self._library.deleted_folder / f"{found.id}{SUFFIX}").unlink(missing_ok=True)
        return self._reunited(record)

    def _beside(self, found: CallRecord) -> CallRecord:
        """What a record that comes back is to be: itself, a part of its call that came back before, or another id's."""
        there = next((r for r in self._cache.of_id(found.id) if r.id.casefold() == found.id.casefold()), None)
        if there is None:
            return found
        if self._is_of(found, there):
            return united(self._latest(there), found)
        return replace(found, id=free_id(found.id, "", self._cache.taken_ids(found.id)))

    def _is_of(self, gone: CallRecord, record: CallRecord) -> bool:
        """Whether a record that was taken out is of the same call as one that is here."""
        if not any(may_be_same(a, b) for _, a in gone.facts for _, b in record.facts):
            return False
        words = self._text(record)
        return words is not None and self._has_words(gone, words)

    def _has_words(self, gone: CallRecord, text: str) -> bool:
        """Whether a text is of a call that was taken out, which the cache does not know."""
        with suppress(EarmarkError):
            return same_words(self._library.read(gone, gone.renderings[0]).text, text)
        return False

    def _keep(self, record: CallRecord, gone: Iterable[str] = ()) -> None:
        """Write a record, then take away those that went into it."""
        ids = list(gone)
        write_record(self._library.calls_folder, record, is_settled=bool(ids))
        for id in ids:
            self._path(id).unlink(missing_ok=True)
        self._cache.put(record, ids)

    def _latest(self, record: CallRecord) -> CallRecord:
        """A record as its file has it, whatever another program did to that."""
        with suppress(OSError, ValueError):
            return read_record(self._path(record.id)) or record
        return record

    def _path(self, id: str) -> Path:
        return self._library.calls_folder / f"{id}{SUFFIX}"

    def _new(self, rendering: Rendering, text: str) -> CallRecord:
        """A record for a new call; one that was here before has its id, its notes and what was put right again."""
        for gone in read_records(self._library.deleted_folder):
            is_back = gone.knows(rendering.sha256) or (rendering.id in gone.ids and self._has_words(gone, text))
            if is_back and gone.id.casefold() not in self._cache.taken_ids(gone.id):
                return replace(gone, renderings=(rendering,))
        taken = self._cache.taken_ids(rendering.id[:_STEM].strip(".-"))
        return CallRecord(free_id(rendering.id, rendering.event.type, taken), (rendering,))

    def _is_back(self, record: CallRecord) -> None:
        """Forget that a call was taken out, once all that it had is back."""
        path = self._library.deleted_folder / f"{record.id}{SUFFIX}"
        with suppress(OSError, ValueError):
            gone = read_record(path)
            if gone is not None and all(record.knows(r.sha256) for r in gone.renderings):
                path.unlink()

    @cached_property
    def _added_before(self) -> dict[str, str]:
        """When the files of calls that were taken out joined, by their hash."""
        return {r.sha256: r.added for gone in self._library.deleted() for r in gone.renderings}

    def _is_new_tie(self, company: Company) -> bool:
        """Whether a file is the first to tell that a ticker and a name are of one company."""
        if not company.name or not company.ticker:
            return False
        firm = firm_key(company.name)
        return company.ticker not in self._cache.tickers(firm).get(firm, set())

    def _reunited(self, record: CallRecord) -> CallRecord:
        """Let calls of a company become one where what is known now shows them to be; the record's own call, then."""
        near = {r.id: r for company, _ in record.facts for r in self._library.near(company)}
        near.setdefault(record.id, record)
        while True:
            pair = next(
                (
                    (one, other)
                    for one in near.values()
                    for other in near.values()
                    if one.id < other.id and self._are_same(tuple(e for _, e in one.facts), None, other, one)
                ),
                None,
            )
            if pair is None:
                return next(r for r in near.values() if record.id in r.ids)
            kept = self._one_of(map(self._latest, pair))
            (gone,) = (r for r in pair if r.id != kept.id)
            self._keep(kept, [gone.id])
            del near[gone.id]
            near[kept.id] = kept

    def _one_of(self, records: Iterable[CallRecord]) -> CallRecord:
        """Several records of one call as one, with the id of the one that is here longest."""
        kept, *others = sorted(records, key=_age)
        for other in others:
            kept = united(kept, other)
        return kept

    def _are_same(
        self, events: tuple[Event, ...], text: str | None, record: CallRecord, of: CallRecord | None = None
    ) -> bool:
        """Whether a text, or another record's, is of a record's call."""
        if not any(may_be_same(event, known) for event in events for _, known in record.facts):
            return False
        mine = text if text is not None else self._text(of) if of is not None else None
        theirs = self._text(record)
        return mine is not None and theirs is not None and same_words(mine, theirs)

    def _text(self, record: CallRecord) -> str | None:
        """A call's words, or None where none of its files can be read."""
        try:
            return self._library.index.text(record)
        except EarmarkError:
            return None


def _joined(record: CallRecord, rendering: Rendering, *, was_here: bool) -> tuple[CallRecord, Status]:
    """A record with a rendering more, and what that is; one that was here before takes no later one's place."""
    if was_here:
        return united(record, CallRecord(record.id, (rendering,))), "rendering"
    status: Status = "replaced" if superseded(record, rendering) else "rendering"
    return without_superseded(record, rendering), status


def _age(record: CallRecord) -> tuple[str, str]:
    """By which the record that has its id longest is first."""
    return min(r.added for r in record.renderings), record.id


def _refuse_impossible(correction: Correction) -> None:
    try:
        if correction.date is not None:
            date.fromisoformat(correction.date)
    except ValueError:
        raise EarmarkError("No such day", f"{correction.date} is no day.", "Write it as 2031-07-24.") from None
    if correction.fiscal_quarter not in (None, 1, 2, 3, 4):
        raise EarmarkError("No such quarter", f"There is no quarter {correction.fiscal_quarter}.", "1 to 4 there are.")
    if correction.fiscal_year is not None and correction.fiscal_year not in _YEARS:
        raise EarmarkError("No such year", f"{correction.fiscal_year} can be no fiscal year.")
