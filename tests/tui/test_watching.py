"""Watched folders while the app is open."""

from collections.abc import Callable
from pathlib import Path

import pytest
from invented import SAMPLES, SMALL_CALL

from transcripts.library import Library
from transcripts.library_files import NotSavedError

Open = Callable[..., object]
LATER = SMALL_CALL.replace("Q2 2031", "Q3 2034")


@pytest.fixture
def watched(tmp_path: Path, library: Library) -> Path:
    """A folder that the library's configuration watches."""
    folder = tmp_path / "incoming"
    (library.root / "config.toml").write_text(f'watch = ["{folder.as_posix()}"]')
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks are taken by the test alone."""
    monkeypatch.setattr("tui.watching.PAUSE", 3_600.0)


async def look(desk: object, times: int = 1) -> None:
    for _ in range(times):
        desk.app.watching.look()
        await desk.settle()


async def test_new_files_appear_in_the_library_by_themselves(open_app: Open, library: Library, watched: Path) -> None:
    async with open_app(library=library, notifications=True) as desk:
        assert "5 calls" in desk.screen_text()
        (watched / "later.txt").write_text(LATER)
        await look(desk, 2)
        assert "6 calls" in desk.screen_text()
        assert "BRKS-2034Q3 has joined the library" in desk.said


async def test_and_in_the_strip_of_quarters_without_disturbing_who_reads(
    open_app: Open, library: Library, watched: Path
) -> None:
    async with open_app(library=library) as desk:
        await desk.press("enter", "right_parenthesis", "v", "w")
        before = desk.selected, desk.reader.text.caret
        assert "Q3 34" not in desk.screen_text()
        (watched / "later.txt").write_text(LATER)
        await look(desk, 2)
        assert "Q3 34" in desk.screen_text()
        assert (desk.selected, desk.reader.text.caret) == before
        await desk.press("escape", "right_square_bracket")
        assert desk.reader.call.id == "BRKS-2034Q3"


async def test_a_file_that_is_still_written_is_left_alone(open_app: Open, library: Library, watched: Path) -> None:
    async with open_app(library=library) as desk:
        path = watched / "later.txt"
        for length in (300, 600, 900):
            path.write_text(LATER[:length])
            await look(desk)
        (watched / "other.txt.part").write_text(LATER)
        assert "5 calls" in desk.screen_text()
        path.write_text(LATER)
        await look(desk, 2)
        assert library.record("BRKS-2034Q3").renderings[0].name == "later.txt"
        assert "6 calls" in desk.screen_text()


async def test_a_folder_that_is_missing_is_said_once_and_may_come(
    open_app: Open, library: Library, watched: Path
) -> None:
    watched.rmdir()
    async with open_app(library=library, notifications=True) as desk:
        await look(desk, 2)
        assert desk.said.count("is not there. Its files join when it is.") == 1
        watched.mkdir()
        (watched / "later.txt").write_text(LATER)
        await look(desk, 2)
        assert "6 calls" in desk.screen_text()


async def test_what_is_no_call_is_said_once_and_spoils_nothing(open_app: Open, library: Library, watched: Path) -> None:
    (watched / "shopping.txt").write_text("milk, eggs and flour")
    (watched / "later.txt").write_text(LATER)
    async with open_app(library=library, notifications=True) as desk:
        await look(desk, 3)
        assert "6 calls" in desk.screen_text()
        assert desk.said.count("shopping.txt could not join the library") == 1
    async with open_app(library=Library(library.root), notifications=True) as desk:
        await look(desk, 3)
        assert "shopping.txt" not in desk.said, "nor is it read again the next time"


async def test_people_who_come_are_listed(open_app: Open, library: Library, watched: Path) -> None:
    async with open_app(library=library) as desk:
        await desk.press("f6")
        before = len(desk.app.people_screen.list.people)
        (watched / "halden.txt").write_bytes((SAMPLES / "halden-ridge-q1-2031.txt").read_bytes())
        await look(desk, 2)
        assert len(desk.app.people_screen.list.people) > before


async def test_the_library_itself_is_never_watched(open_app: Open, library: Library) -> None:
    (library.root / "config.toml").write_text(f'watch = ["{library.root.parent.as_posix()}"]')
    async with open_app(library=library, notifications=True) as desk:
        await look(desk, 3)
        assert "could not join" not in desk.said


async def test_what_cannot_be_looked_up_is_said_and_the_folders_are_watched_on(
    open_app: Open, library: Library, watched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state, refusals = library.cache.state, [NotSavedError("Not saved", "The database is locked.", "Close the other.")]

    def busy(name: str) -> object:
        if name == "watched" and refusals:
            raise refusals.pop()
        return state(name)

    monkeypatch.setattr(library.cache, "state", busy)
    (watched / "later.txt").write_text(LATER)
    async with open_app(library=library, notifications=True) as desk:
        await desk.settle()
        assert "The database is locked." in desk.said
        await look(desk, 2)
        assert "6 calls" in desk.screen_text()
