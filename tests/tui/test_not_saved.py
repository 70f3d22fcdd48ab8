"""What cannot be written shows all the same, is written when it can be, and is not lost without a word."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotations.model import Annotation
from annotations.notebook import Notebook
from transcripts import library_files
from transcripts.library import Library
from tui.screens.form import ConfirmScreen

Open = Callable[..., Any]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A disk that is full until this is undone."""

    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(library_files, "_written", refused)
    return monkeypatch


def kept(library: Library) -> list[Annotation]:
    return list(Notebook(library.root).everything())


def shown(desk: Any) -> list[str]:
    return [annotation.color for annotation in desk.reader.annotations]


async def test_a_full_disk(open_app: Open, small_file: Path, library: Library, full: pytest.MonkeyPatch) -> None:
    library_files.make_folder(library.root)
    async with open_app([small_file], library=library, notifications=True) as desk:
        await desk.press("1", "right_parenthesis", "2")
        assert shown(desk) == ["yellow", "red"]
        assert "disk is full" in desk.said
        assert kept(library) == []
        desk.reader.look_again()
        assert shown(desk) == ["yellow", "red"]
        await desk.press("u")
        assert shown(desk) == ["yellow"]

        full.undo()
        desk.reader.look_again()
        assert [a.color for a in kept(library)] == ["yellow"]
        assert [record.id for record in library.records()] == [a.call for a in kept(library)] == ["BRKS-2031Q2"]
        await desk.settle()
        assert "is saved now" in " ".join(desk.screen_text().split()) + desk.said
        await desk.press("q")
    assert [a.color for a in kept(library)] == ["yellow"]


async def test_leaving_asks_while_something_is_not_saved(
    open_app: Open, small_file: Path, library: Library, full: pytest.MonkeyPatch
) -> None:
    async with open_app([small_file], library=library) as desk:
        await desk.press("1", "q")
        assert isinstance(desk.app.screen, ConfirmScreen)
        assert "disk is full" in desk.app.screen._about
        await desk.press("escape")
        assert shown(desk) == ["yellow"]
        await desk.press("ctrl+q")
        assert isinstance(desk.app.screen, ConfirmScreen)
        await desk.press("escape")
        full.undo()
        await desk.press("q")
        assert not isinstance(desk.app.screen, ConfirmScreen)
    assert [a.color for a in kept(library)] == ["yellow"]


async def test_a_call_that_joins_late_under_another_id(
    open_app: Open, small_file: Path, library: Library, full: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """While the disk was full, another call took the id that the file gives."""
    async with open_app([small_file], library=library) as desk:
        await desk.press("1")
        full.undo()
        other = tmp_path / "other.txt"
        words = small_file.read_text().replace("July", "April").replace("JULY", "APRIL")
        other.write_text(words.replace("Good evening to everyone", "Hello, all of you who have come here today"))
        library.add(other)
        desk.reader.look_again()
        assert shown(desk) == ["yellow"]
        (made,) = kept(library)
        assert made.call == library.find(desk.reader.call.source.sha256).id
