"""The folder of calls: files come in and are known again, each call is one however many files hold it.

Truth lies in plain files: a record a call (`calls/<id>.json`), and beside them the files as they came
(`calls/originals`). Records are written by one process at a time, each whole or not at all, and only after the file
that they speak of is safely there: killed at any moment, nothing is lost, and adding again finishes what was begun.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from transcripts.corrections import NO_CORRECTION, Correction, applied
from transcripts.errors import NoSuchCallError, UnreadableFileError
from transcripts.firms import firm_key
from transcripts.library_catalogue import CallRecord, Rendering
from transcripts.library_companies import Tickers, arranged, company_key, place_in_time, ticker_of
from transcripts.library_files import settle
from transcripts.library_ids import named_by
from transcripts.library_place import has_calls, library_root
from transcripts.library_records import read_records
from transcripts.library_rows import company_keys
from transcripts.library_writing import Added, writing
from transcripts.model import Company
from transcripts.wording import sayable

if TYPE_CHECKING:
    from transcripts.incoming import Incoming
    from transcripts.index import Index
    from transcripts.library_cache import Cache
    from transcripts.library_vocabulary import OwnWords
    from transcripts.model import Call

__all__ = ["Added", "Library", "NoSuchCallError", "library_root"]


class Library:
    """A library by its folder. Making one touches no disk; reading from it writes nothing but its cache.

    Args:
        root: The folder; it need not be there.
        tell: Is told what was found damaged in the cache and mended, a sentence each.
    """

    def __init__(self, root: Path, tell: Callable[[str], None] | None = None) -> None:
        self.root = root
        self._tell = tell
        self.calls_folder = root / "calls"
        """The folder of the calls' records."""
        self.originals_folder = self.calls_folder / "originals"
        """The folder of the files as they came."""
        self.deleted_folder = self.calls_folder / "deleted"
        """The folder of the records of calls that were taken out."""

    @cached_property
    def cache(self) -> "Cache":
        """What is known of all calls at once; asked by way of `index`."""
        from transcripts.library_cache import Cache

        return Cache(self.root, self._tell)

    @cached_property
    def index(self) -> "Index":
        """The calls as lists, searches and ledgers see them."""
        from transcripts.index import Index

        return Index(self)

    @cached_property
    def own_words(self) -> "OwnWords":
        """What its reader has added to what figures are called: `metrics.toml`."""
        from transcripts.library_vocabulary import own_words

        return own_words(self.root)

    def is_empty(self) -> bool:
        """Whether there is no call in it."""
        return not has_calls(self.root)

    def records(self) -> list[CallRecord]:
        """All calls, by company, then by quarter."""
        return self._arranged(self.cache.records()) if self._is_there(thorough=True) else []

    def record(self, id: str) -> CallRecord:
        """The call that answers to an id, in any case of letters; its own id goes before those of its renderings.

        Where no call has the id, the company may be named as other calls of it do: by its ticker, or by its name.

        Raises:
            NoSuchCallError: None does.
        """
        id = sayable(id)
        found = self._answering(id) if self._is_there() else None
        if found and not self.cache.is_current(found):
            self.cache.sync(thorough=True)
            found = self._answering(id)
        if found is None:
            raise NoSuchCallError("No such call", f"There is no call {id} in the library.", "See `earmark list`.")
        firm = firm_key(found.company.name or "")
        return with_ticker(found, self.cache.tickers(firm)) if found.company.ticker is None else found

    def company(self, word: str) -> list[CallRecord]:
        """A company's calls by its ticker, else by its name in any spelling, else by its beginning; earliest first."""
        if not self._is_there():
            return []
        word = sayable(word)
        name = f"name {firm_key(word)}"
        for keys in ({f"ticker {word.strip().casefold()}"}, {name}, set(self.cache.keys_like(f"{name} ")[:1])):
            if found := self.cache.of_companies(self.cache.keys_beside(keys)):
                return self._arranged(found)
        return []

    def find(self, sha256: str) -> CallRecord | None:
        """The call that a file with that hash is a rendering of."""
        return next(iter(self.cache.of_file(sha256)), None) if self._is_there() else None

    def call(self, id: str, rendering: str | None = None) -> "Call":
        """A call, read: its cleanest rendering, or the one whose hash begins so; its id is the record's.

        Raises:
            NoSuchCallError: No call answers to the id, or it has no such rendering.
            EarmarkError: Its file is gone, or can no longer be read.
        """
        record = self.record(id)
        chosen = record.renderings[0] if rendering is None else record.rendering(rendering)
        if chosen is None:
            raise NoSuchCallError("No such rendering", f"{record.id} has no rendering {rendering}.")
        return self.index.call(record) if chosen is record.renderings[0] else self.read(record, chosen)

    def read(self, record: CallRecord, rendering: Rendering) -> "Call":
        """A call, read from one of its files.

        Raises:
            EarmarkError: The file is gone, or can no longer be read.
        """
        from transcripts.reading import load, read_bytes

        path = self.original(rendering)
        try:
            data = load(path)
        except UnreadableFileError as error:
            raise UnreadableFileError(
                error.title, f"The file of {record.id} is not to be had: {path}. {error.sentence}", error.advice
            ) from None
        words = self.own_words.vocabulary
        call = read_bytes(data, rendering.name, plain_text=True, password=rendering.password, vocabulary=words)
        call = replace(call, id=record.id, source=replace(call.source, path=str(path)))
        return applied(record.corrections, call, words)

    def read_as_it_is(self, record: CallRecord) -> "Call":
        """A call as its cleanest file has it, with nothing put right by hand: what corrections are told against.

        Raises:
            EarmarkError: The file is gone, or can no longer be read.
        """
        return self.read(replace(record, corrections=NO_CORRECTION), record.renderings[0])

    def original(self, rendering: Rendering) -> Path:
        """Where a rendering's file is."""
        return Path(rendering.linked) if rendering.linked else self.originals_folder / rendering.file_name

    def add(self, path: Path, *, link: bool = False, password: str | None = None) -> Added:
        """Take a file into the library.

        Args:
            path: The file; it is copied.
            link: Leave it where it is instead, and read it there.
            password: What opens an encrypted PDF; it is kept, for the file is read again.

        Raises:
            UnreadableFileError: The file cannot be read.
            PasswordError: It is encrypted, and the password is missing or wrong.
            NotATranscriptError: It is text, and no transcript.
            NotSavedError: The library's folder cannot be written to.
        """
        from hashlib import sha256

        from transcripts.incoming import incoming
        from transcripts.reading import load, read_bytes

        data = load(path)
        known = self.find(sha256(data).hexdigest())
        if known is not None:
            return Added(str(path), "unchanged", known)
        call = read_bytes(data, str(path), password=password, vocabulary=self.own_words.vocabulary)
        return self.take(incoming(call, str(path), link=path.resolve() if link else None, password=password), data)

    def add_call(self, call: "Call", data: bytes, name: str, password: str | None = None) -> Added:
        """Take a call in that was opened as a file.

        Args:
            call: What was read.
            data: The file's bytes, of which the call was read.
            name: What the file is called.
            password: What opened it; it is kept, for the file is read again.

        Raises:
            NotSavedError: The library's folder cannot be written to.
        """
        from transcripts.incoming import incoming
        from transcripts.reading import with_figures

        read = call if call.figures else with_figures(call, self.own_words.vocabulary)
        return self.take(incoming(read, name, password=password), data)

    def take(self, incoming: "Incoming", data: bytes | None) -> Added:
        """Take in what was read of a file.

        Args:
            incoming: What was read.
            data: The file's bytes; None where `originals_folder` holds them already, or the file stays where it is.

        Raises:
            NotSavedError: The library's folder cannot be written to.
        """
        with writing(self) as writer:
            return writer.take(incoming, data)

    def take_all(self, read: "Iterable[Incoming]") -> list[Added]:
        """Take in what was read of several files, which spares work; they are where they belong already.

        Raises:
            NotSavedError: The library's folder cannot be written to.
        """
        with writing(self) as writer:
            settle(self.originals_folder)
            return [writer.take(incoming, None) for incoming in read]

    def correct(self, id: str, correction: Correction) -> CallRecord:
        """Put right by hand how a call was read; what was put right before and is not told again is as it was read.

        To add to what was put right before: `library.correct(id, library.record(id).corrections | more)`.

        Returns:
            The call's record, which may be that of another call that it now shows to be.

        Raises:
            NoSuchCallError: No call answers to the id.
            EarmarkError: A date is none, a year or a quarter cannot be.
            NotSavedError: The library's folder cannot be written to.
        """
        with writing(self) as writer:
            return writer.correct(self.record(id), correction)

    def delete(self, id: str) -> CallRecord:
        """Take a call out of the library; its files and notes are kept, and `restore` brings it back.

        Raises:
            NoSuchCallError: No call answers to the id.
            NotSavedError: The library's folder cannot be written to.
        """
        with writing(self) as writer:
            return writer.delete(self.record(id))

    def deleted(self) -> list[CallRecord]:
        """The calls that were taken out and can be restored, by id."""
        return list(read_records(self.deleted_folder))

    def restore(self, id: str) -> CallRecord:
        """Bring a call back that was taken out.

        Raises:
            NoSuchCallError: No such call was taken out.
            NotSavedError: The library's folder cannot be written to.
        """
        with writing(self) as writer:
            return writer.restore(id)

    def near(self, company: Company) -> list[CallRecord]:
        """The calls of a company that a file prints so: known by its ticker or its name in any call."""
        keys = company_keys([company])
        return self.cache.near_companies(self.cache.keys_beside(keys)) if keys else []

    def _is_there(self, *, thorough: bool = False) -> bool:
        """Whether there is a library; if so its latest state is known afterwards."""
        if not self.calls_folder.is_dir():
            return False
        self.cache.sync(thorough=thorough)
        return True

    def _answering(self, id: str) -> CallRecord | None:
        answering = self.cache.of_id(id)
        if not answering and (named := named_by(id)) is not None:
            return named.among(self.cache.of_companies(self.cache.keys_beside(named.companies)))
        return next((r for r in answering if r.id.casefold() == id.casefold()), None) or next(iter(answering), None)

    def _arranged(self, records: Iterable[CallRecord]) -> list[CallRecord]:
        tickers = self.cache.tickers()
        told = [with_ticker(record, tickers) for record in records]
        return arranged(
            told,
            lambda r: company_key(r.company.ticker, firm_key(r.company.name or "")),
            lambda r: firm_key(r.company.name or ""),
            lambda r: (*place_in_time(r.event), r.id),
        )


def with_ticker(record: CallRecord, tickers: Tickers) -> CallRecord:
    """A record with its company's ticker, where another call of the company prints it."""
    company = record.company
    told = ticker_of(company.ticker, firm_key(company.name or ""), tickers)
    return replace(record, ticker=told) if told != company.ticker else record
