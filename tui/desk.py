"""What lies open: the files asked for and the calls read from them, those that could not be read, the library's calls."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from transcripts import folders
from transcripts.errors import EarmarkError, PasswordError
from transcripts.model import Call
from transcripts.shelf import CompanyShelf, arranged
from tui.lending import Lender

if TYPE_CHECKING:
    from transcripts.figures.vocabulary import Vocabulary

MOST_FILES = 2_000


class Refusal(NamedTuple):
    """A file that could not be read."""

    path: str
    reason: str
    locked: bool = False
    """Whether a password would open it."""


class Desk:
    """The open calls by company and quarter: those of files, and those that the library lends."""

    def __init__(self, refusals: Iterable[Refusal], pending: int, lender: Lender | None) -> None:
        self.calls: list[Call] = []
        """What was read from files."""
        self.refusals = list(refusals)
        self.pending = pending
        """How many files are still to be read."""
        self.lender = lender
        """Lends the library's calls; None where there is no library."""
        self._own: tuple[CompanyShelf, ...] = ()

    @property
    def shelves(self) -> tuple[CompanyShelf, ...]:
        """The companies of the files, and those of the library's calls that were opened."""
        return (*self._own, *(self.lender.shelves if self.lender is not None else ()))

    def take(self, results: Iterable[Call | Refusal]) -> None:
        """Lay what was read on the desk."""
        for result in results:
            self.pending -= 1
            if isinstance(result, Call):
                self.calls.append(result)
            else:
                self.refusals.append(result)
        self._own = arranged(self.calls)

    def swap(self, call: Call) -> None:
        """Lay a call in the place of the one that was read from the same file."""
        self.calls = [call if other.source == call.source else other for other in self.calls]
        self._own = arranged(self.calls)

    def place_of(self, call: Call) -> tuple[CompanyShelf, int]:
        """A call's company, and its number among the company's calls.

        Raises:
            LookupError: The call does not lie on the desk, nor is it of the library.
        """
        for shelf in self.shelves:
            for number, event in enumerate(shelf.events):
                if call.source.sha256 in dict(event.sources):
                    return shelf, number
        if self.lender is None:
            raise LookupError(call.id)
        return self.lender.place_of(call.id)

    def latest(self) -> Call | None:
        """The latest call of the company whose call was read first."""
        if not self.calls:
            return None
        shelf, _ = self.place_of(self.calls[0])
        return shelf.events[-1].call

    def is_lent(self, call: Call) -> bool:
        """Whether a call is the library's, and of none of the files."""
        return all(call.source.sha256 != own.source.sha256 for own in self.calls)


def files_of(paths: Iterable[Path]) -> tuple[list[Path], list[Refusal]]:
    """The files that paths name, and the paths that name none.

    A folder stands for every file in it and below, but for hidden ones and those that cannot be transcripts by name;
    at most `MOST_FILES`.
    """
    found, nothing = folders.files_of(paths, MOST_FILES, _latest_first)
    return found, [Refusal(path, reason) for path, reason in nothing]


def samples() -> list[Path]:
    """The calls that come with earmark, all of invented companies."""
    from importlib.resources import files as resources

    folder = Path(str(resources("transcripts").joinpath("samples")))
    return [path for path in sorted(folder.iterdir(), key=_latest_first) if path.suffix in (".txt", ".md", ".pdf")]


def read(
    path: Path, *, figures: bool = True, password: str | None = None, vocabulary: "Vocabulary | None" = None
) -> Call | Refusal:
    """A file's call, or why there is none; a text that is no transcript is opened as plain text."""
    from transcripts.reading import read_file  # a call of the library needs none of it

    try:
        return read_file(path, plain_text=True, figures=figures, password=password, vocabulary=vocabulary)
    except EarmarkError as error:
        return Refusal(str(path), str(error), isinstance(error, PasswordError))


def _latest_first(path: Path) -> tuple[int, int, Path]:
    """Files in the order in which they are read: the call that is to be shown first, as far as names tell."""
    from transcripts.titles import named_file

    named = named_file(path.name)
    return -(named.year or 0), -(named.quarter or 0), path
