"""Imports go one way, and what needs no terminal loads none: fresh interpreters, looked at from inside."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that a fresh interpreter has after a statement."""
    code = f"{statement}; import sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("statement", "forbidden"),
    [
        (
            "import transcripts.reading, transcripts.shelf, transcripts.contract",
            {"textual", "rich", "tinydb", "annotations", "tui"},
        ),
        ("import annotations.citation", {"textual", "rich", "tui"}),
        ("import annotations.digesting, annotations.intake", {"textual", "rich", "tui"}),
        (
            "from tui.cli import main; main(['digest', '--library', '/nonexistent', '-o', '/nonexistent/x'])",
            {"textual", "rich", "pypdfium2"},
        ),
        ("import tui.cli", {"textual", "rich", "pypdfium2"}),
        ("from tui.cli import main; main(['show', '/nonexistent'])", {"textual", "rich", "pypdfium2"}),
    ],
)
def test_what_is_loaded(statement: str, forbidden: set[str]) -> None:
    assert not loaded_by(statement) & forbidden


def test_package_files_import_nothing() -> None:
    for package in ("transcripts", "annotations", "tui"):
        for path in (ROOT / package).rglob("__init__.py"):
            assert "import" not in path.read_text(encoding="utf-8").split('"""')[-1], path


def test_no_module_has_the_future_import_that_shadows_our_package() -> None:
    for package in ("transcripts", "annotations", "tui", "tests", "scripts", "bench"):
        for path in (ROOT / package).rglob("*.py"):
            assert not path.read_text(encoding="utf-8").startswith("from __future__ import annotations"), path
            assert "\nfrom __future__ import annotations" not in path.read_text(encoding="utf-8"), path


def test_nobody_hands_untrusted_words_to_a_widget_but_by_way_of_literal() -> None:
    for path in (ROOT / "tui").rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        assert "from_markup" not in code, path
        if path.name != "literal.py":
            assert "Content(f" not in code, path
            assert "Text(f" not in code, path
            assert "Static(f" not in code, path
            assert "Label(f" not in code, path
