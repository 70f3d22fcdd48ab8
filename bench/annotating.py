"""A call with 2,000 annotations against the same call without: opening it, moving in it, on the clock and on the processor.

uv run python bench/annotating.py [--annotations 2000] [--runs 9] [--presses 100]
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from keys import call_of, presses
from ratios import interleaved, milliseconds, ratio, run_compiled

from annotations.editing import highlight
from annotations.model import Annotation
from annotations.notebook import Notebook
from annotations.passages import Passages
from annotations.pens import COLORS
from transcripts.library import Library
from transcripts.model import Call, Span

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from terminal import Terminal

_SIZE = 50_000  # bytes of the call
_FIRST_WORDS = "Welcome to the Example"
_FIGURES = "by metric"
_BUDGET = 1.2
_QUIET = 1.0  # seconds without a byte after which a call is open, its pane and marks drawn


def annotated(call: Call, number: int) -> list[Annotation]:
    """So many annotations all over a call: they overlap, each has tags, every third a note."""
    pick = random.Random(7)
    passages = Passages(call)
    made = []
    for n in range(number):
        start = pick.randrange(len(call.text) - 200)
        passage = passages.of(Span(start, start + pick.randrange(10, 150)))
        tags = ("guidance/revenue", f"tag{n % 40}")
        note = "A note of a few words." if n % 3 == 0 else ""
        made.append(highlight(passage, call.id, pick.choice(COLORS).name, tags, note, None))
    return made


def library_with(folder: Path, number: int) -> tuple[Path, str]:
    """A library of one call with so many annotations; the call's id."""
    library = Library(folder / f"library-{number}")
    id = library.add(call_of(_SIZE, folder)).record.id
    if number:
        Notebook(library.root).put(annotated(library.call(id), number))
    return library.root, id


def opened(root: Path, id: str) -> Terminal:
    """The call of a library, in a terminal."""
    return Terminal([sys.executable, "-m", "tui", id], environ={"EARMARK_LIBRARY": str(root)})


class Opening:
    """The opening of a call; called, it gives the seconds on the clock.

    It lasts until some texts are on the screen, with `wholly` until nothing more is drawn.
    """

    def __init__(self, root: Path, id: str, *texts: str, wholly: bool = False) -> None:
        self._root, self._id, self._texts, self._wholly = root, id, texts, wholly
        self.used: list[float] = []
        """Seconds of the processor until then, of each run."""

    def __call__(self) -> float:
        began = time.perf_counter()
        with opened(self._root, self._id) as terminal:
            for text in self._texts:
                terminal.wait_for(text)
            end = terminal.settle(quiet=_QUIET) if self._wholly else time.perf_counter()
            self.used.append(terminal.used_seconds)
            return end - began


class Moving(NamedTuple):
    """Moving in a call: pages, lines and sentences."""

    taken: list[float]
    """Seconds from each key to its last byte."""
    used: float
    """Seconds of the processor, for all of them."""


def moving(root: Path, id: str, count: int) -> Moving:
    """Move in a call that is open and drawn."""
    with opened(root, id) as terminal:
        terminal.wait_for(_FIRST_WORDS)
        terminal.settle(quiet=_QUIET)
        before = terminal.used_seconds
        taken = presses(terminal, ["pgdn", "j", ")", "pgdn", "k"] * (count // 5))
        return Moving(taken, terminal.used_seconds - before)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--annotations", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--presses", type=int, default=100)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        run_compiled(Path(name))
        bare, full = library_with(Path(name), 0), library_with(Path(name), asked.annotations)
        summary = f"{asked.annotations} annotations"
        plain, page = Opening(*bare, _FIRST_WORDS), Opening(*full, _FIRST_WORDS)
        all_plain, drawn = Opening(*bare, _FIGURES, wholly=True), Opening(*full, _FIGURES, summary, wholly=True)
        plain_times, page_times, all_times, drawn_times = interleaved(asked.runs, plain, page, all_plain, drawn)
        without, within = moving(*bare, asked.presses), moving(*full, asked.presses)
    print(f"opening without annotations          {milliseconds(plain_times)}")
    print(f"opening with {summary}, first page  {milliseconds(page_times)}")
    print(f"  against without                    {ratio(page_times, plain_times, _BUDGET)}")
    print(f"  on the processor                   {ratio(page.used, plain.used, _BUDGET)}")
    print(f"until all is drawn, without          {milliseconds(all_times)}")
    print(f"until all is drawn, with             {milliseconds(drawn_times)}")
    print(f"  against without                    {ratio(drawn_times, all_times, _BUDGET)}")
    print(f"  on the processor                   {ratio(drawn.used, all_plain.used, _BUDGET)}")
    print(f"moving without                       {milliseconds(without.taken)}")
    print(f"moving with                          {milliseconds(within.taken)}")
    print(f"  against without                    {ratio(within.taken, without.taken, _BUDGET)}")
    print(f"  on the processor                   {ratio([within.used], [without.used], _BUDGET)}")


if __name__ == "__main__":
    main()
