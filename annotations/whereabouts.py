"""Which calls of a library an annotation of another program may be of, without reading all of them."""

from collections.abc import Callable, Iterator

from annotations.collecting import Complaint
from annotations.foreign import Foreign
from annotations.model import Quote
from transcripts.errors import EarmarkError
from transcripts.library import Library
from transcripts.model import Call

_MOST = 20
"""Calls that are looked through for one annotation: words that more of them hold tell of none."""
_PHRASE = 12  # words that are looked for in a row
_PIECE = 6  # words of it, where it is not to be found in a row
_BESIDE = 4  # words before and after it


class Whereabouts:
    """The calls of a library, as annotations name and quote them; each is read once.

    Args:
        library: The calls.
        named: The id of the one that annotations of other programs are of, if that is known.
        complain: Told of a call whose file is not to be had.
        prepare: Makes all calls searchable; called ahead of the first search.
    """

    def __init__(
        self, library: Library, named: str | None, complain: Complaint, prepare: Callable[[], None] = lambda: None
    ) -> None:
        self._library = library
        self._named = library.record(named).id if named else None
        self._complain = complain
        self._prepare: Callable[[], None] | None = prepare
        self._read: dict[str, Call | None] = {}
        records = library.records()
        self._ids = {id.casefold(): record.id for record in records for id in (*record.ids[1:], record.id)}

    @property
    def known(self) -> frozenset[str]:
        """The ids of all calls of the library."""
        return frozenset(self._ids.values())

    def own_id(self, id: str) -> str | None:
        """The id by which the library has a call."""
        return self._ids.get(id.casefold())

    def candidates(self, foreign: Foreign) -> Iterator[Call]:
        """The calls that an annotation may be of: the one that was named, else the one that it names, else by its words."""
        wanted = self._named or self.own_id(foreign.source)
        for id in [wanted] if wanted else self._holding(foreign.quote):
            if (call := self._call(id)) is not None:
                yield call

    def _holding(self, quote: Quote) -> list[str]:
        """The calls that hold a quotation's words, with those beside it if there are such calls."""
        if self._prepare is not None:
            self._prepare()
            self._prepare = None
        for phrase in _phrases(quote):
            found = self._library.index.facets(f'"{phrase}"', most=_MOST + 1).calls
            if 0 < len(found) <= _MOST:
                return sorted(count.value for count in found)
        return []

    def _call(self, id: str) -> Call | None:
        if id not in self._read:
            try:
                self._read[id] = self._library.call(id)
            except EarmarkError as error:
                self._complain(id, error)
                self._read[id] = None
        return self._read[id]


def _phrases(quote: Quote) -> Iterator[str]:
    """Words in a row that a call with the quotation holds, the more telling first; those cut at an edge are left out."""
    words = _words(quote.exact)
    if not words:
        return
    before, after = _words(quote.prefix)[1:][-_BESIDE:], _words(quote.suffix)[:-1][:_BESIDE]
    if before or after:
        yield " ".join((*before, *words[:_PHRASE], *(after if len(words) <= _PHRASE else ())))
    yield " ".join(words[:_PHRASE])
    if len(words) > _PIECE:
        for start in (0, len(words) - _PIECE, (len(words) - _PIECE) // 2):
            yield " ".join(words[start : start + _PIECE])


def _words(text: str) -> list[str]:
    return text.replace('"', " ").split()
