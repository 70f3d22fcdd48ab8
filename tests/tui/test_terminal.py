"""The real command in a real terminal."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from invented import SMALL_CALL
from terminal import Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")]

EARMARK = [sys.executable, "-m", "tui"]


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., Terminal]:
    def start(*arguments: str | Path, **options: object) -> Terminal:
        environ = {"EARMARK_LIBRARY": str(tmp_path / "library"), **options.pop("environ", {})}
        return Terminal([*EARMARK, *map(str, arguments)], environ=environ, **options)

    return start


def test_open_find_go_to_the_end_and_quit(opened: Callable[..., Terminal], small_file: Path) -> None:
    with opened(small_file) as terminal:
        terminal.wait_for("Good evening to everyone. [Operator Instructions]")
        terminal.write("/firm\r")
        terminal.wait_for("1 of 1")
        terminal.press("G")
        terminal.wait_for("Goodbye.")
        terminal.press("?")
        terminal.wait_for("next quarter")
        terminal.press("esc")
        terminal.wait_for("next quarter", gone=True)
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_a_search_typed_in_one_breath_keeps_its_first_letters(
    opened: Callable[..., Terminal], small_file: Path
) -> None:
    with opened(small_file) as terminal:
        terminal.wait_for("Good evening")
        terminal.write("/reve")
        terminal.wait_for("1 of")
        terminal.write("nue")
        terminal.wait_for("/ revenue")


def test_keys_typed_ahead_of_the_first_page_are_heard(opened: Callable[..., Terminal], small_file: Path) -> None:
    with opened(small_file) as terminal:
        terminal.press("G", "s")
        terminal.wait_for("Goodbye.")
        terminal.wait_for("next pane")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_without_arguments_the_samples_open(opened: Callable[..., Terminal]) -> None:
    with opened() as terminal:
        terminal.wait_for("Halden Ridge Instruments, Inc.")
        terminal.wait_for("Q2 2031")
        terminal.wait_for("Q1 31 [Q2 31]")
        terminal.press("[")
        terminal.wait_for("Q1 2031")


def test_escape_sequences_of_a_file_never_reach_the_terminal(opened: Callable[..., Terminal], tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text(
        SMALL_CALL.replace("Thank you.", "Thank \x1b]0;owned\x07\x1b[2Jyou \x9b31m[/red].\u202e"), encoding="utf-8"
    )
    with opened(path) as terminal:
        terminal.wait_for("Thank you [/red].")
        terminal.press("I")
        terminal.wait_for("Repairs")
        assert b"owned\x07" not in terminal.raw
        assert "\u202e".encode() not in terminal.raw
        assert b"\x9b31m" not in terminal.raw


def test_a_drag_selects_and_y_sends_the_words_with_their_source(
    opened: Callable[..., Terminal], small_file: Path
) -> None:
    with opened(small_file) as terminal:
        terminal.wait_for("Good evening")
        row = next(i for i, line in enumerate(terminal.lines) if "Good evening" in line)
        column = terminal.lines[row].index("Good evening")
        terminal.drag((column, row), (column + len("Good evening") - 1, row))
        terminal.wait_for("2 words selected")
        terminal.press("y")
        terminal.wait_for("2 words with the source")
        assert b"\x1b]52;c;" in terminal.raw


def test_the_readmes_first_quarter_of_an_hour(opened: Callable[..., Terminal]) -> None:
    with opened() as terminal:
        terminal.wait_for("Q1 31 [Q2 31]")
        terminal.press("}", "}", "f", "f")
        terminal.wait_for("revenue $97.4 million actual")
        terminal.press("[")
        terminal.wait_for("revenue $91.2 million actual")
        terminal.press("ctrl+o")
        terminal.wait_for("revenue $97.4 million")
        terminal.press("L")
        terminal.wait_for("beat by")
        terminal.press("q")
        terminal.wait_for("Executives")
        terminal.press("1")
        terminal.wait_for("1 yellow")
        terminal.press("t")
        terminal.wait_for("complete")
        terminal.write("promised")
        terminal.press("enter")
        terminal.wait_for("#promised")
        terminal.press("D")
        terminal.wait_for("Tags: promised")


def test_the_wheel_and_the_strip_of_quarters(opened: Callable[..., Terminal], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SMALL_CALL)
    (tmp_path / "b.txt").write_text(SMALL_CALL.replace("Q2 2031", "Q3 2031"))
    with opened(tmp_path) as terminal:
        terminal.wait_for("[Q3 31]")
        terminal.click(terminal.lines[0].index("Q2 31") + 1, 0)
        terminal.wait_for("[Q2 31]")


def test_colours_off_and_narrow_and_ascii(opened: Callable[..., Terminal], small_file: Path) -> None:
    with opened(small_file, "--ascii", columns=60, rows=20, environ={"NO_COLOR": "1", "TERM": "xterm"}) as terminal:
        terminal.wait_for("Good evening")
        assert "▎" not in terminal.text
        assert "| Operator" in terminal.text


def test_a_smaller_terminal_keeps_the_place(opened: Callable[..., Terminal], small_file: Path) -> None:
    with opened(small_file) as terminal:
        terminal.wait_for("Good evening")
        terminal.press("e")
        terminal.wait_for("exchange 1 of 1")
        terminal.resize(70, 16)
        terminal.wait_for("The first question")


def test_a_large_file_is_refused_in_the_app(opened: Callable[..., Terminal], small_file: Path, tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with opened(small_file, huge) as terminal:
        terminal.wait_for("Good evening")
        terminal.wait_for("1 file could not be read")
        terminal.press("w")
        terminal.wait_for("larger than")


def test_no_such_file_is_one_line(opened: Callable[..., Terminal], tmp_path: Path) -> None:
    with opened(tmp_path / "absent.txt") as terminal:
        assert terminal.wait_for_exit() == 1
        assert "absent.txt" in terminal.text
        assert "Traceback" not in terminal.text
