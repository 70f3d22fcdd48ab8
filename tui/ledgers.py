"""A company's ledger for the screens: its calls' figures, from the library's cache where it has them, as corrected."""

from collections.abc import Iterable
from typing import NamedTuple

from transcripts.errors import EarmarkError
from transcripts.figures.vocabulary import DEFAULT
from transcripts.ledger import Ledger, ledger_of
from transcripts.ledger_cells import Reported
from transcripts.model import Company, Figure
from transcripts.shelf import CompanyShelf, OnShelf
from tui.keeping import Keeper
from tui.lending import Lent


class Account(NamedTuple):
    """A company's ledger, and its calls."""

    company: Company
    ledger: Ledger
    shelf: CompanyShelf

    def event(self, id: str) -> OnShelf | None:
        """The call of an id."""
        return next((event for event in self.shelf.events if event.id == id), None)


def account_of(shelf: CompanyShelf, keeper: Keeper | None) -> Account:
    """The ledger of a company's calls. It may read files; call it from a thread."""
    lent = [event.id for event in shelf.events if isinstance(event, Lent)]
    held = keeper.library.index.figures(lent) if keeper is not None and lent else {}
    calls = []
    for event in shelf.events:
        figures = held.get(event.id) if isinstance(event, Lent) else _figures(event)
        if figures is not None:
            calls.append(Reported(event.id, event.facts.period, as_corrected(event, figures, keeper)))
    words = None if keeper is None else keeper.library.own_words.vocabulary
    return Account(shelf.company, ledger_of(calls, words or DEFAULT), shelf)


def as_corrected(event: OnShelf, figures: Iterable[Figure], keeper: Keeper | None) -> tuple[Figure, ...]:
    """A call's figures as the reader has put them right."""
    figures = tuple(figures)
    if keeper is None:
        return figures
    try:
        if isinstance(event, Lent):
            return keeper.notebook.figures(event.id, figures)
        return keeper.figures(event.call, figures)
    except EarmarkError:  # what is wrong with the file is said where it is shown
        return figures


def _figures(event: OnShelf) -> tuple[Figure, ...] | None:
    """The figures of an open file's call; one whose figures are not found yet has them found."""
    from transcripts.reading import with_figures

    try:
        call = event.call
    except EarmarkError:
        return None
    return call.figures or with_figures(call).figures
