"""The library in a real terminal: calls come in, are narrowed, searched and read, and so are their people."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from invented import SAMPLES
from terminal import Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")]

EARMARK = [sys.executable, "-m", "tui"]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with the sample calls, added by the command."""
    root = tmp_path / "library"
    environ = {**os.environ, "EARMARK_LIBRARY": str(root)}
    subprocess.run([*EARMARK, "add", str(SAMPLES)], capture_output=True, check=True, env=environ)
    return root


@pytest.fixture
def opened(library: Path) -> Callable[..., Terminal]:
    def start(**options: object) -> Terminal:
        return Terminal(EARMARK, environ={"EARMARK_LIBRARY": str(library)}, **options)

    return start


def test_narrow_search_read_go_on_and_quit(opened: Callable[..., Terminal]) -> None:
    with opened(columns=120, rows=40) as terminal:
        terminal.wait_for("calls of 2 companies")
        terminal.write("tide")
        terminal.wait_for("narrowed to tide")
        terminal.wait_for("of 1 company")
        terminal.press("esc")
        terminal.wait_for("calls of 2 companies")
        terminal.press("ctrl+f")
        terminal.wait_for("what you wrote on them")
        terminal.write("backlog")
        terminal.wait_for(" hits")
        terminal.wait_for("Desmond Tarrow")
        terminal.write("\r")
        terminal.wait_for("1 of ")
        terminal.wait_for("in the library")
        terminal.press("n")
        terminal.wait_for("2 of ")
        terminal.press("q")
        terminal.wait_for("search  backlog")
        terminal.press("esc")
        terminal.wait_for("calls of 2 companies")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_people_and_all_that_one_of_them_said(opened: Callable[..., Terminal]) -> None:
    with opened(columns=120, rows=40) as terminal:
        terminal.wait_for("calls of 2 companies")
        terminal.press("f6")
        terminal.wait_for("type to narrow")
        terminal.wait_for("Speaks of")
        terminal.write("skelhorn")
        terminal.wait_for("narrowed to skelhorn")
        terminal.wait_for("Asks about")
        terminal.write("\r")
        terminal.wait_for("call 1 of 5")
        terminal.press("n")
        terminal.wait_for("call 2 of 5")
        terminal.write("\r")
        terminal.wait_for("Executives")
        terminal.press("1")
        terminal.wait_for("1 yellow")
        terminal.press("q")
        terminal.wait_for("call 2 of 5")
        terminal.press("q")
        terminal.wait_for("narrowed to skelhorn")
        terminal.press("esc")
        terminal.wait_for("type to narrow")
        terminal.press("esc")
        terminal.wait_for("calls of 2 companies")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
