"""The app and the command line on one library at once, as real processes: nobody's change is lost, and each sees the other's."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from terminal import Terminal

from annotations.notebook import Notebook

pytestmark = [pytest.mark.terminal, pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")]

EARMARK = [sys.executable, "-m", "tui"]
CALL = "BRKS-2031Q2"


@pytest.fixture
def root(tmp_path: Path, small_file: Path) -> Path:
    root = tmp_path / "library"
    earmark(root, "add", str(small_file))
    return root


def earmark(root: Path, *arguments: str) -> str:
    done = subprocess.run([*EARMARK, *arguments, "--library", str(root)], capture_output=True, text=True, check=True)
    return done.stdout


def annotate(root: Path, quote: str, *options: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(earmark(root, "annotate", CALL, "--quote", quote, "--json", *options))
    return made


def app(root: Path) -> Terminal:
    return Terminal([*EARMARK, CALL, "--library", str(root)])


def kept(root: Path) -> dict[str, tuple[str, str]]:
    return {a.quote.exact: (a.color, a.note) for a in Notebook(root).everything()}


def test_what_the_command_line_does_shows_in_the_open_app_and_the_other_way_round(root: Path) -> None:
    with app(root) as terminal:
        terminal.wait_for("Good evening to everyone.")
        terminal.press("C", "1")
        terminal.wait_for("1 yellow")
        annotate(root, "Prices are firm.", "--color", "red", "--note", "from another window")
        terminal.wait_for("from another window", seconds=5)
        terminal.press(")", "2")
        terminal.wait_for("2 red")
        assert len(earmark(root, "annotations", "--json").splitlines()) == 3
        terminal.press("u")
        terminal.wait_for("2 red", gone=True)
        terminal.press("q")
        terminal.wait_for("Recently read")
        terminal.press("q")
        terminal.wait_for_exit()
    assert {words: color for words, (color, _) in kept(root).items()} == {
        "Good evening to everyone.": "yellow",
        "Prices are firm.": "red",
    }


def test_a_note_is_typed_while_the_command_line_marks(root: Path) -> None:
    with app(root) as terminal:
        terminal.wait_for("Good evening to everyone.")
        terminal.press("c")
        terminal.wait_for("esc keep and close")
        terminal.write("half a thou")
        terminal.wait_for("half a thou")
        for number, quote in enumerate(("That is all.", "Prices are firm.", "We like our range.")):
            annotate(root, quote, "--note", str(number))
        terminal.write("ght")
        terminal.press("ctrl+s")
        terminal.wait_for("1 yellow")
        terminal.press("q")
        terminal.wait_for("Recently read")
        terminal.press("q")
        terminal.wait_for_exit()
    assert {note for _, note in kept(root).values()} == {"half a thought", "0", "1", "2"}


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_an_app_that_is_ended_leaves_what_it_showed(root: Path, number: signal.Signals) -> None:
    with app(root) as terminal:
        terminal.wait_for("Good evening to everyone.")
        terminal.press("1")
        terminal.wait_for("1 yellow")
        terminal.press(")", "2")
        terminal.wait_for("2 red")
        os.kill(terminal._pid, number)
        terminal.wait_for_exit()
    assert {color for color, _ in kept(root).values()} == {"yellow", "red"}
    assert annotate(root, "Prices are firm.")["anchored"] == "exact"
    assert len(kept(root)) == 3


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_note_in_hand_is_kept_when_the_terminal_is_closed(root: Path, number: signal.Signals) -> None:
    with app(root) as terminal:
        terminal.wait_for("Good evening to everyone.")
        terminal.press("c")
        terminal.wait_for("esc keep and close")
        terminal.write("not yet closed")
        terminal.wait_for("not yet closed")
        os.kill(terminal._pid, number)
        terminal.wait_for_exit()
    assert [note for _, note in kept(root).values()] == ["not yet closed"]


def test_a_note_in_hand_is_kept_when_the_window_is_gone(root: Path) -> None:
    with app(root) as terminal:
        terminal.wait_for("Good evening to everyone.")
        terminal.write("cin one breath,\rand of two lines")
        terminal.wait_for("and of two lines")
        terminal.hang_up()
    assert [note for _, note in kept(root).values()] == ["in one breath,\nand of two lines"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_comment_in_hand_is_kept_with_the_digest(root: Path, number: signal.Signals) -> None:
    annotate(root, "Prices are firm.")
    with app(root) as terminal:
        terminal.wait_for("Good evening to everyone.")
        terminal.press("D")
        terminal.wait_for("1 passage, by call")
        terminal.press("j", "c")
        terminal.wait_for("esc keeps it")
        terminal.write("not yet closed")
        terminal.wait_for("not yet closed")
        os.kill(terminal._pid, number)
        terminal.wait_for_exit()
    assert "not yet closed" in earmark(root, "digest", "--digest", "Digest")
