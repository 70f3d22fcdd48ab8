"""Records the terminal while ten annotations are made, as text: a frame a step, with the keys pressed so far.

uv run python scripts/record_annotating.py [--columns 100] [--rows 30] [> frames.txt]
"""

import argparse
import sys
import tempfile
from pathlib import Path

from terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent
CALL = ROOT / "transcripts" / "samples" / "halden-ridge-q1-2030.txt"
STEPS: list[tuple[str, list[str], str]] = [
    ("the sentence under the caret, in yellow", ["1"], "1 annotation"),
    ("the next sentence but one, in green", [")", ")", "3"], "3 green"),
    ("the sentence with the first figure, in red, with two tags", ["f", "t", *"guidance,tone", "enter"], "#guidance #tone"),
    ("the same tags on the sentence of the next figure but two", ["f", "f", "f", "T"], "#guidance #tone"),
    ("a note on the first words of an exchange", ["e", "c", *"Who asks?", "esc"], "Who asks?"),
    ("three sentences of the next turn, in blue", ["}", "v", ")", ")", ")", "4"], "4 blue"),
    ("two words in purple", ["}", ")", "v", "w", "5"], "5 purple"),
    ("a paragraph in red", ["}", "v", "p", "2"], "2 red"),
    ("a sentence, and its highlight grown by the next", ["}", "3", "V", ")", "enter"], "3 green"),
    ("the next figure's sentence, yellow, tagged by two letters and Tab", ["f", "1", "t", *"gu", "tab", "enter"], "#guidance"),
]  # fmt: skip
"""What is done, the keys for it, and what the screen shows when it is."""


def main() -> None:
    """Record and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--columns", type=int, default=100)
    parser.add_argument("--rows", type=int, default=30)
    size = parser.parse_args()
    pressed = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        Terminal(
            [sys.executable, "-m", "tui", str(CALL)],
            columns=size.columns,
            rows=size.rows,
            environ={"EARMARK_LIBRARY": str(Path(folder) / "library")},
        ) as terminal,
    ):
        terminal.wait_for("Good afternoon")
        terminal.settle()
        show("opened", pressed, terminal)
        for number, (what, keys, seen) in enumerate(STEPS, 1):
            for key in keys:
                terminal.press(key)
                if key in ("t", "c", "esc", "enter", "tab"):  # what follows is typed by somebody who has looked
                    terminal.settle()
            pressed += len(keys)
            if number > 1:
                terminal.wait_for(seen)
            terminal.settle()
            show(f"{number}. {what}: {' '.join(keys)}", pressed, terminal)
        terminal.press("h")
        terminal.wait_for("10 annotations")
        terminal.settle()
        show("all of them, in the pane: h", pressed, terminal)
    typed = sum(len(key) == 1 and key.isalpha() for _, keys, _ in STEPS for key in keys if len(keys) > 8)
    print(
        f"Ten annotations: {pressed} keys, moving there and typing tags and the note included ({typed} letters of words)."
    )


def show(title: str, pressed: int, terminal: Terminal) -> None:
    """Print a frame."""
    width = max(map(len, terminal.lines), default=0)
    print(f"── {title}   [{pressed} keys so far] ".ljust(width, "─"))
    print(terminal.text)
    print()


if __name__ == "__main__":
    main()
