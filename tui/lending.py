"""A company's shelf out of the library: what its records tell at once, a call's words when it is opened."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from transcripts.library import Library
from transcripts.library_catalogue import CallRecord
from transcripts.model import Call, Event
from transcripts.shelf import CompanyShelf, Quarter, quarter_of

_MOST_READ = 12


class Lent(NamedTuple):
    """A call of the library on its company's shelf."""

    record: CallRecord
    read: Callable[[str, str], Call]
    """Reads a call by its id and the hash of one of its files."""

    @property
    def id(self) -> str:
        """The call's id."""
        return self.record.id

    @property
    def title(self) -> str | None:
        """The title that is printed."""
        return self.record.title

    @property
    def facts(self) -> Event:
        """When it was held."""
        return self.record.event

    @property
    def quarter(self) -> Quarter | None:
        """Fiscal year and quarter, where both are known."""
        return quarter_of(self.record.event)

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """Hash and name of each file that holds it, the one that is shown first."""
        return tuple((rendering.sha256, rendering.name) for rendering in self.record.renderings)

    @property
    def call(self) -> Call:
        """The call, read.

        Raises:
            EarmarkError: Its file is gone, or can no longer be read.
        """
        return self.rendering(0)

    def rendering(self, number: int) -> Call:
        """The rendering of that number among `sources`, read.

        Raises:
            EarmarkError: Its file is gone, or can no longer be read.
        """
        return self.read(self.id, self.record.renderings[number].sha256)


class Lender:
    """Lends the library's calls: shelves that were asked for are kept, and so are the calls read last.

    Calls may be read on any thread; what was begun before `forget` is not kept after it.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self._shelves: dict[str, CompanyShelf] = {}
        self._read: OrderedDict[tuple[str, str], Call] = OrderedDict()
        self._lock = Lock()
        """Held while the calls read last are looked at or changed, not while one is read."""

    @property
    def shelves(self) -> tuple[CompanyShelf, ...]:
        """The shelves of the companies that were asked for, each once."""
        return tuple(dict.fromkeys(self._shelves.values()))

    def place_of(self, id: str) -> tuple[CompanyShelf, int]:
        """A call's company, and its number among the company's calls.

        Raises:
            NoSuchCallError: No call of the library answers to that id.
        """
        shelves = self._shelves
        shelf = shelves.get(id)
        if shelf is None:
            record = self.library.record(id)
            shelf = self._shelf_of(record)
            shelves.update(dict.fromkeys((id, *(event.id for event in shelf.events)), shelf))
            return shelf, _number(shelf, record.id)
        return shelf, _number(shelf, id)

    def call(self, id: str) -> Call:
        """A call in its cleanest rendering, read.

        Raises:
            NoSuchCallError: No call of the library answers to that id.
            EarmarkError: Its file is gone, or can no longer be read.
        """
        shelf, number = self.place_of(id)
        return shelf.events[number].call

    def forget(self) -> None:
        """Ask the library anew from now on: something in it has changed."""
        with self._lock:
            self._shelves, self._read = {}, OrderedDict()

    def _shelf_of(self, record: CallRecord) -> CompanyShelf:
        word = record.company.ticker or record.company.name
        records = self.library.company(word) if word else []
        if all(other.id != record.id for other in records):
            records = [record]
        return CompanyShelf(record.company, tuple(Lent(other, self._rendering) for other in records))

    def _rendering(self, id: str, sha256: str) -> Call:
        key = id, sha256
        with self._lock:
            kept = self._read
            call = kept.get(key)
        if call is None:
            call = self.library.call(id, sha256)
        with self._lock:
            kept[key] = call
            kept.move_to_end(key)
            if len(kept) > _MOST_READ:
                kept.popitem(last=False)
        return call


def _number(shelf: CompanyShelf, id: str) -> int:
    """The number of the call that answers to an id among a company's."""
    return next(
        number
        for number, event in enumerate(shelf.events)
        if event.id == id or (isinstance(event, Lent) and id.casefold() in (i.casefold() for i in event.record.ids))
    )
