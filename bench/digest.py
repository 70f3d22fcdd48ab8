"""How long a digest takes: 5,000 annotations to Markdown and to a file that was written in, and a change on the screen.

uv run python bench/digest.py [--presses 20]
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from painted import Painted
from ratios import milliseconds

from annotations.digest import Digest
from annotations.digest_files import saved
from annotations.digest_groups import grouped
from annotations.digest_merging import exported
from annotations.digest_rendering import rendered
from annotations.items import Item, items_of
from annotations.model import Annotation
from annotations.notebook import Notebook
from annotations.passages import Passages
from transcripts.library import Library
from transcripts.model import Call, Span
from transcripts.reading import read_file
from tui.desk import samples

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from terminal import Terminal

COUNT = 5_000
RUNS = 5
BUDGET = 0.05  # seconds from a change to its preview
F5 = "\x1b[15~"
QUIET = 0.3  # seconds: the list is drawn before the preview
CHANGES = {
    "in and out": ("space", "k"),
    "moved down and up": ("J", "K"),
    "put together by another thing": ("p",),
    "figures in bold, and not": ("b",),
    "another template": ("l",),
}
"""The keys of each kind of change; each key is timed."""
MOMENT = "2031-09-01T08:00:00.000Z"


def annotations(call: Call, count: int, first: int) -> Iterator[Annotation]:
    """Annotations all over a call, some of them with notes and tags."""
    passages, length = Passages(call), len(call.text)
    for number in range(first, first + count):
        start = (number * 997) % (length - 400)
        passage = passages.of(Span(start, start + 40 + number % 300))
        note = f"Note {number}: *what* follows?\nAsk again." if number % 3 == 0 else ""
        tags = (f"tag-{number % 7}", "guidance/revenue")[: number % 3]
        yield Annotation(
            f"note-{number}", call.id, MOMENT, MOMENT, passage.quote, passage.position, "yellow", tags, note, passage.turn
        )  # fmt: skip


def measured(action: Callable[[], object]) -> float:
    """The median of some runs, in seconds."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return median(taken)


def shelved(folder: Path, count: int) -> Path:
    """A library of the sample calls with so many annotations."""
    library = Library(folder)
    calls = [library.call(library.add(path).record.id) for path in samples()]
    share = count // len(calls)
    for number, call in enumerate(calls):
        Notebook(folder).put(annotations(call, share, number * share))
    return folder


def on_the_screen(count: int, presses: int) -> None:
    """From a key on the digest's screen to the last byte of what it changes there, list and preview."""
    command, summary = [sys.executable, "-m", "tui"], f"{count // len(samples()) * len(samples())} passages"
    with tempfile.TemporaryDirectory() as name:
        root = shelved(Path(name) / "library", count)
        with Terminal(command, environ={"EARMARK_LIBRARY": str(root)}) as terminal:
            terminal.wait_for("keys")
            terminal.settle(quiet=QUIET)
            terminal.write(F5)
            terminal.wait_for(summary, 60)
            terminal.press(*"jjj")
            terminal.settle(quiet=QUIET)
            print(f"a change on the screen, {count:,} annotations, from the key to the paint that shows it (budget 50)")
            for what, keys in CHANGES.items():
                painted, before = Painted([], []), terminal.used_seconds
                for key in [*keys] * presses:
                    painted.press(terminal, key, QUIET)
                used = (terminal.used_seconds - before) / len(painted.first)
                over = "  OVER" if median(painted.first) > BUDGET else ""
                print(f"  {what:<30} {milliseconds(painted.first)}{over}")
                print(f"    to the last byte             {milliseconds(painted.last)}")
                print(f"    of the processor             {used * 1e3:.0f} ms, keeping it included")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--presses", type=int, default=20, help="of each change on the screen")
    presses = parser.parse_args().presses
    unattended()
    for count in (30, 500, COUNT):
        on_the_screen(count, presses)


def unattended() -> None:
    """All annotations to Markdown, as the command does it."""
    calls = [read_file(path) for path in samples()]
    share = COUNT // len(calls)
    made = [list(annotations(call, share, number * share)) for number, call in enumerate(calls)]
    found: list[Item] = []

    def collect() -> None:
        found[:] = [item for call, own in zip(calls, made, strict=True) for item in items_of(call, own)]
        found.sort(key=lambda item: item.place)

    print(f"{sum(map(len, made)):,} annotations of {len(calls)} calls, median of {RUNS} runs")
    print(f"  what is known of each            {measured(collect) * 1000:7.0f} ms")
    for template in ("default", "obsidian", "email", "table"):
        digest = Digest("bench", template=template, contents=True, sources=True, bold_figures=True)
        taken = measured(lambda digest=digest: exported(rendered(digest, grouped(digest, found))))  # type: ignore[misc] # bound at once
        print(f"  to Markdown, {template:<10}          {taken * 1000:7.0f} ms")
    digest = Digest("bench")
    text = exported(rendered(digest, grouped(digest, found)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "digest.md"
        edited = text.replace("\n\n> ", "\n\nBy hand.\n\n> ", 40)

        def again() -> None:
            path.write_text(edited)
            saved(path, rendered(digest, grouped(digest, found[5:])), "bench")

        print(f"  again, over an edited file       {measured(again) * 1000:7.0f} ms")


if __name__ == "__main__":
    main()
