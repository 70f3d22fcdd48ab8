"""What lies open: the files asked for, the calls read from them, and those that could not be read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files as resources
from pathlib import Path

from transcripts.errors import EarmarkError
from transcripts.model import Call
from transcripts.reading import read_file
from transcripts.shelf import CompanyShelf, arranged

MOST_FILES = 2_000
_NOT_TRANSCRIPTS = frozenset(
    (".bak", ".tmp", ".lock", ".py", ".pyc", ".md5", ".sha256", ".ds_store", ".svg", ".png", ".jpg")
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be read."""

    path: str
    reason: str


@dataclass(slots=True)
class Desk:
    """The open calls by company and quarter."""

    calls: list[Call] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    shelves: tuple[CompanyShelf, ...] = ()
    pending: int = 0
    """How many files are still to be read."""

    def take(self, results: Iterable[Call | Refusal]) -> None:
        """Lay what was read on the desk."""
        for result in results:
            self.pending -= 1
            if isinstance(result, Call):
                self.calls.append(result)
            else:
                self.refusals.append(result)
        self.shelves = arranged(self.calls)

    def swap(self, call: Call) -> None:
        """Lay a call in the place of the one that was read from the same file."""
        self.calls = [call if other.source == call.source else other for other in self.calls]
        self.shelves = arranged(self.calls)

    def place_of(self, call: Call) -> tuple[CompanyShelf, int]:
        """A call's company, and its number among the company's calls.

        Raises:
            LookupError: The call does not lie on the desk.
        """
        for shelf in self.shelves:
            for number, event in enumerate(shelf.events):
                if call.source.sha256 in dict(event.sources):
                    return shelf, number
        raise LookupError(call.id)

    def latest(self) -> Call | None:
        """The latest call of the company whose call was read first."""
        if not self.calls:
            return None
        shelf, _ = self.place_of(self.calls[0])
        return shelf.events[-1].call


def files_of(paths: Iterable[Path]) -> tuple[list[Path], list[Refusal]]:
    """The files that paths name, and the paths that name none.

    A folder stands for every file in it and below, but for hidden ones and those that cannot be transcripts by name;
    at most `MOST_FILES`.
    """
    found: dict[Path, None] = {}
    refusals = []
    for path in paths:
        try:
            inside = list(_inside(path)) if path.is_dir() else [path]
            if not path.exists():
                refusals.append(Refusal(str(path), "There is no such file or folder."))
            elif not inside:
                refusals.append(Refusal(str(path), "There are no files in this folder."))
            else:
                found |= dict.fromkeys(inside)
        except OSError as error:
            refusals.append(Refusal(str(path), f"It cannot be opened: {error.strerror or error}."))
    return list(found), refusals


def samples() -> list[Path]:
    """The calls that come with earmark, all of invented companies."""
    folder = Path(str(resources("transcripts").joinpath("samples")))
    return [path for path in sorted(folder.iterdir()) if path.suffix in (".txt", ".md", ".pdf")]


def read(path: Path, *, figures: bool = True) -> Call | Refusal:
    """A file's call, or why there is none; a text that is no transcript is opened as plain text."""
    try:
        return read_file(path, plain_text=True, figures=figures)
    except EarmarkError as error:
        return Refusal(str(path), str(error))


def _inside(folder: Path) -> Iterator[Path]:
    number = 0
    for path in sorted(folder.rglob("*")):
        if any(part.startswith(".") for part in path.relative_to(folder).parts) or not path.is_file():
            continue
        if path.suffix.lower() in _NOT_TRANSCRIPTS:
            continue
        yield path
        number += 1
        if number >= MOST_FILES:
            return
