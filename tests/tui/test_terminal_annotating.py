"""Annotating in a real terminal, beside the command line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from terminal import Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")]

EARMARK = [sys.executable, "-m", "tui"]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def opened(library: Path) -> Callable[..., Terminal]:
    def start(*arguments: str | Path, **options: object) -> Terminal:
        return Terminal(
            [*EARMARK, *map(str, arguments)], environ={"EARMARK_LIBRARY": str(library), "TZ": "UTC"}, **options
        )

    return start


def command(library: Path, *words: str) -> list[dict[str, object]]:
    """What the command line gives, a line each."""
    environ = {**os.environ, "EARMARK_LIBRARY": str(library)}
    done = subprocess.run([*EARMARK, *words, "--json"], capture_output=True, text=True, check=True, env=environ)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_highlight_a_tag_and_a_note_are_found_by_the_command_line(
    opened: Callable[..., Terminal], library: Path, small_file: Path
) -> None:
    with opened(small_file) as terminal:
        terminal.wait_for("Good evening")
        terminal.press(")", "3")
        terminal.wait_for("3 green")
        terminal.write("ttone, guidance/revenue\r")
        terminal.wait_for("#tone #guidance/revenue")
        terminal.write("c")
        terminal.wait_for("keep and close")
        terminal.write("\x1b[200~pasted \x07words\r\nof two lines\x1b[201~")
        terminal.wait_for("of two lines")
        terminal.press("esc")
        terminal.wait_for("(+1 line)")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    (made,) = command(library, "annotations")
    assert made["quote"]["exact"] == "[Operator Instructions] Here is Ada Brook."
    assert (made["color"], made["tags"]) == ("green", ["tone", "guidance/revenue"])
    assert made["note"] == "pasted words\nof two lines"


def test_what_another_program_marks_appears_by_itself(
    opened: Callable[..., Terminal], library: Path, small_file: Path
) -> None:
    with opened(small_file) as terminal:
        terminal.wait_for("Good evening")
        terminal.press("1")
        terminal.wait_for("1 yellow")
        command(library, "annotate", "BRKS-2031Q2", "--quote", "Prices are firm.", "--note", "Are they?")
        terminal.press("h")
        terminal.wait_for("Are they?", 5)


def test_two_clicks_select_a_sentence_and_three_a_paragraph(
    opened: Callable[..., Terminal], library: Path, small_file: Path
) -> None:
    with opened(small_file) as terminal:
        terminal.wait_for("Mr. Vane")
        terminal.settle()
        row = next(i for i, line in enumerate(terminal.lines) if "Mr. Vane" in line)
        column = terminal.lines[row].index("Mr. Vane") + 2
        terminal.click(column, row)
        terminal.click(column, row)
        terminal.wait_for("6 words selected")
        terminal.click(column, row)
        terminal.wait_for("22 words selected")
        terminal.press("2")
        terminal.wait_for("2 red")
        terminal.press("q")
        terminal.wait_for_exit()
    (made,) = command(library, "annotations")
    assert made["quote"]["exact"].startswith("Thank you.")


def test_highlights_show_without_colours(opened: Callable[..., Terminal], library: Path, small_file: Path) -> None:
    command(library, "add", str(small_file))
    command(library, "annotate", "BRKS-2031Q2", "--quote", "Prices are firm.", "--color", "purple")
    with Terminal(
        [*EARMARK, "BRKS-2031Q2", "--ascii"],
        columns=80,
        rows=24,
        environ={"EARMARK_LIBRARY": str(library), "NO_COLOR": "1", "TERM": "xterm"},
    ) as terminal:
        terminal.wait_for("1 annotation")
        terminal.press("a")
        terminal.wait_for("Prices are firm.")
        assert any(line.startswith("5|") for line in terminal.lines), "the pen's number stands in the gutter"
        assert b"\x1b[4" in terminal.raw or b";4;" in terminal.raw, "the passage is underlined"
