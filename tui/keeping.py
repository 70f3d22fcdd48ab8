"""What the reader of calls keeps, for the app: the library and the notebook, and which of its calls an open file is."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotations.model import Annotation
from annotations.pens import COLORS, Color, with_meanings
from transcripts.errors import EarmarkError
from transcripts.library import Library
from transcripts.library_catalogue import CallRecord
from transcripts.library_files import NotSavedError
from transcripts.library_records import SUFFIX, read_record
from transcripts.model import Call, Figure
from transcripts.shelf import place_of
from tui.configuration import read_configuration
from tui.quarters import quarter_name

if TYPE_CHECKING:
    from annotations.kept import Kept
    from annotations.notebook import Notebook
    from annotations.passages import Passages
    from annotations.verdicts import ExchangeVerdict


class Elsewhere(NamedTuple):
    """What is kept of a call that need not be open."""

    name: str
    """The call in a few words, with its company where calls of several are listed."""
    quarter: str
    """"Q2 2031", or what there is of it."""
    kept: "Kept"
    unreadable: str = ""
    """Why what is kept of it cannot be read; "" where it can."""


class _Waiting(NamedTuple):
    """A call that could not join the library yet."""

    call: Call
    data: bytes
    path: str
    id: str
    """What its annotations are kept under until then."""


class Keeper:
    """A library with its notebook. Making one touches no disk; nothing is written before something is to be kept.

    Args:
        library: The library; its folder need not be there.
        colors: The pens, with what they mean to the user.
    """

    def __init__(self, library: Library, colors: Sequence[Color] = COLORS) -> None:
        self.library = library
        self.colors = tuple(colors)
        self.passwords: dict[str, str] = {}
        """What opened files, by their hash; kept with those that join."""
        self._ids: dict[str, str] = {}
        self._looked: dict[str, int] = {}
        """Of which generation of the library it is known whether it has a file."""
        self._waiting: dict[str, _Waiting] = {}
        self._calls: dict[str, Call] = {}
        self._passages: Passages | None = None

    @cached_property
    def notebook(self) -> "Notebook":
        """The annotations of all calls; what it needs is loaded when it is first asked for."""
        from annotations.notebook import Notebook

        return Notebook(self.library.root)

    @property
    def unsaved(self) -> bool:
        """Whether something could not be written yet."""
        return bool(self._waiting) or ("notebook" in self.__dict__ and self.notebook.unsaved > 0)

    def saved(self) -> EarmarkError | None:
        """Write what could not be written before; None where everything is written, else why not."""
        if not self.unsaved:
            return None
        try:
            for sha256, waiting in self._waiting.items():
                self._ids[sha256] = self._joined(waiting)
            self.notebook.save()
            for sha256, waiting in list(self._waiting.items()):
                self.notebook.unite(self._ids[sha256], [waiting.id])
                del self._waiting[sha256]
        except EarmarkError as error:
            return error
        return None

    def id_of(self, call: Call) -> str | None:
        """The id under which an open call is in the library; None where it is not in it."""
        sha256 = call.source.sha256
        generation = self._generation()
        if generation is not None and self._looked.get(sha256) != generation and sha256 not in self._waiting:
            record = self._called(self._ids.get(sha256, call.id), sha256) or self.library.find(sha256)
            if record is not None:  # else what was taken out meanwhile is known as before
                self._ids[sha256] = record.id
            self._looked[sha256] = generation
        return self._ids.get(sha256)

    def _called(self, id: str, sha256: str) -> CallRecord | None:
        """The record of an id if a file is of it, without a look at all the others."""
        with suppress(OSError, ValueError):
            record = read_record(self.library.calls_folder / f"{id}{SUFFIX}")
            if record is not None and record.knows(sha256):
                return record
        return None

    def _generation(self) -> int | None:
        """Changes when a call joins the library; None where there is no library yet."""
        with suppress(OSError):
            return self.library.calls_folder.stat().st_mtime_ns
        return None

    def kept(self, call: Call) -> "Kept | None":
        """Everything that is kept of a call; None where it is not in the library.

        Raises:
            EarmarkError: Its file cannot be read.
        """
        id = self.id_of(call)
        return None if id is None else self.notebook.kept(id)

    def shown(self, call: Call) -> tuple[Annotation, ...]:
        """The annotations of a call, found in its text, by place; orphans last.

        Raises:
            EarmarkError: Their file cannot be read.
        """
        return () if self.id_of(call) is None else self.notebook.shown(self.as_kept(call))

    def verdicts(self, call: Call) -> "dict[int, ExchangeVerdict]":
        """The reader's word on a call's exchanges, by their numbers.

        Raises:
            EarmarkError: What is kept of the call cannot be read.
        """
        return {} if self.id_of(call) is None else self.notebook.verdicts(self.as_kept(call))

    def figures(self, call: Call, read: Sequence[Figure]) -> tuple[Figure, ...]:
        """The figures of a call as the reader has put them right; `read` are those that were read in its text.

        Raises:
            EarmarkError: What is kept of the call cannot be read.
        """
        id = self.id_of(call)
        return tuple(read) if id is None else self.notebook.figures(id, read)

    def passages(self, call: Call) -> "Passages":
        """The passages of a call, which joins the library if it is not in it yet.

        Raises:
            EarmarkError: It cannot join.
        """
        from annotations.passages import Passages

        self.join(call)
        kept = self.as_kept(call)
        if self._passages is None or self._passages.call is not kept:
            self._passages = Passages(kept)
        return self._passages

    def join(self, call: Call) -> str:
        """The id of a call in the library, which it joins if it is not in it yet; where that cannot be written, later.

        Raises:
            EarmarkError: Its file is gone or was changed.
        """
        known = self.id_of(call)
        if known is not None:
            return known
        from transcripts.reading import load

        path = Path(call.source.path)
        data = load(path)
        if _hash_of(data) != call.source.sha256:
            raise EarmarkError(
                "The file has changed", f"{path} is not what it was when it was opened.", "Open it again."
            )
        waiting = _Waiting(call, data, str(path), self._free_id(call))
        try:
            id = self._joined(waiting)
        except NotSavedError:
            self._waiting[call.source.sha256] = waiting
            id = waiting.id
        self._ids[call.source.sha256] = id
        return id

    def _joined(self, waiting: "_Waiting") -> str:
        call, data, path, _ = waiting
        return self.library.add_call(call, data, path, self.passwords.get(call.source.sha256)).record.id

    def _free_id(self, call: Call) -> str:
        """An id for a call until it has joined, which no other call has."""
        try:
            self.library.record(call.id)
        except EarmarkError:
            return call.id
        return f"{call.id}-{call.source.sha256[:8]}"

    def as_kept(self, call: Call) -> Call:
        """A call under the id that it has in the library; the same object as long as the same words are meant."""
        sha256, id = call.source.sha256, self._ids.get(call.source.sha256, call.id)
        known = self._calls.get(sha256)
        if known is None or known.id != id or not _is_said_alike(known, call):
            known = self._calls[sha256] = call if call.id == id else replace(call, id=id)
        return known

    def stamp(self, call: Call) -> object:
        """Changes as soon as something that is kept of a call is changed, here or elsewhere."""
        id = self.id_of(call)
        return None if id is None else self.notebook.stamp(id)

    def earlier(self, call: Call) -> Iterator[Elsewhere]:
        """What is kept of the calls of the company before a call, the latest first."""
        word = call.company.ticker or call.company.name
        before = place_of(call.event)
        records = self.library.company(word) if word and self._generation() is not None else []
        own = self.id_of(call)
        for record in reversed(records):
            if record.id != own and place_of(record.event) < before:
                yield self._elsewhere(record)

    def everywhere(self) -> Iterator[Elsewhere]:
        """What is kept of all calls that anything is kept of, by company and quarter; those not in the library last."""
        noted = set(self.notebook.calls())
        for record in self.library.records():
            if record.id in noted:
                noted.remove(record.id)
                yield self._elsewhere(record, company=True)
        for id in sorted(noted):
            yield self._kept_elsewhere(id, "", id)

    def _elsewhere(self, record: CallRecord, *, company: bool = False) -> Elsewhere:
        quarter, whose = quarter_name(record.event), record.company.ticker or record.company.name or record.id
        name = f"{quarter} {whose}".strip() if company else quarter
        return self._kept_elsewhere(name, quarter, record.id)

    def _kept_elsewhere(self, name: str, quarter: str, id: str) -> Elsewhere:
        """What is kept of a call; nothing, and why, where its file cannot be read."""
        from annotations.kept import Kept

        try:
            return Elsewhere(name, quarter, self.notebook.kept(id))
        except EarmarkError as error:
            return Elsewhere(name, quarter, Kept(id), str(error))

    def meaning(self, color: str) -> str:
        """What a pen means to the user, else its name."""
        found = next((pen for pen in self.colors if pen.name == color), None)
        return (found.meaning or found.name) if found is not None else color


def keeper_of(library: Library) -> Keeper:
    """A library's keeper, the pens meaning what its configuration says."""
    return Keeper(library, with_meanings(read_configuration(library.root).colors))


def _is_said_alike(one: Call, other: Call) -> bool:
    """Whether two readings of a file have the same words by the same people: what is put right by hand may change them."""
    return (one.text, one.turns, one.participants) == (other.text, other.turns, other.participants)


def _hash_of(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()
