"""A call with 2,000 annotations against the same call without: opening it, moving in it.

uv run python bench/annotating.py [--annotations 2000] [--runs 9] [--presses 100]
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from keys import call_of, presses
from ratios import interleaved, milliseconds, ratio

from annotations.anchoring import quote_of
from annotations.model import Annotation
from annotations.notebook import Notebook
from annotations.pens import COLORS
from transcripts.library import Library
from transcripts.model import Call, Span

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from terminal import Terminal

_SIZE = 50_000  # bytes of the call
_FIRST_WORDS = "Welcome to the Example"
_MOMENT = "2031-07-25T08:00:00.000Z"
_BUDGET = 1.2


def annotated(call: Call, number: int) -> list[Annotation]:
    """So many annotations all over a call: they overlap, each has tags, every third a note."""
    pick = random.Random(7)
    made = []
    for n in range(number):
        start = pick.randrange(len(call.text) - 200)
        span = Span(start, start + pick.randrange(10, 150))
        made.append(
            Annotation(
                id=f"n{n:05}",
                call=call.id,
                created=_MOMENT,
                modified=_MOMENT,
                quote=quote_of(call.text, span),
                position=span,
                color=pick.choice(COLORS).name,
                tags=("guidance/revenue", f"tag{n % 40}"),
                note="A note of a few words." if n % 3 == 0 else "",
                rendering=call.source.sha256,
                rival=0.2,
            )
        )
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


def opening(root: Path, id: str, text: str) -> float:
    """Seconds until a text is on the screen."""
    began = time.perf_counter()
    with opened(root, id) as terminal:
        terminal.wait_for(text)
        return time.perf_counter() - began


def moving(root: Path, id: str, count: int) -> list[float]:
    """Seconds from a key to its last byte: pages, lines and sentences."""
    with opened(root, id) as terminal:
        terminal.wait_for(_FIRST_WORDS)
        terminal.settle()
        return presses(terminal, ["pgdn", "j", ")", "pgdn", "k"] * (count // 5))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--annotations", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--presses", type=int, default=100)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bare, full = library_with(Path(name), 0), library_with(Path(name), asked.annotations)
        summary = f"{asked.annotations} annotations"
        plain, page, all_drawn = interleaved(
            asked.runs,
            lambda: opening(*bare, _FIRST_WORDS),
            lambda: opening(*full, _FIRST_WORDS),
            lambda: opening(*full, summary),
        )
        without, within = moving(*bare, asked.presses), moving(*full, asked.presses)
    print(f"opening without annotations          {milliseconds(plain)}")
    print(f"opening with {summary}, first page  {milliseconds(page)}")
    print(f"  against without                    {ratio(page, plain, _BUDGET)}")
    print(f"… until all of them are drawn        {milliseconds(all_drawn)}")
    print(f"  against without                    {ratio(all_drawn, plain, _BUDGET)}")
    print(f"moving without                       {milliseconds(without)}")
    print(f"moving with                          {milliseconds(within)}")
    print(f"  against without                    {ratio(within, without, _BUDGET)}")


if __name__ == "__main__":
    main()
