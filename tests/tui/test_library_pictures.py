"""Pictures of the library, its search and its people: at three sizes, and once in the light theme."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from invented import SAMPLES, SMALL_CALL
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from annotations.notebook import Notebook
from annotations.passages import Passages
from transcripts.library import Library
from transcripts.model import Span
from tui.app import make_app

Compare = Callable[..., bool]
LOOKS = [
    pytest.param((80, 24), "earmark-dark", id="80x24"),
    pytest.param((120, 40), "earmark-dark", id="120x40"),
    pytest.param((200, 60), "earmark-dark", id="200x60"),
    pytest.param((120, 40), "earmark-light", id="120x40-light"),
]


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same colours whatever terminal the tests run in."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The samples and some years of a third company, some of it read and marked."""
    library = Library(tmp_path / "library")
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix in (".txt", ".md"):
            library.add(path)
    for year, quarter in ((2028, 1), (2028, 2), (2028, 4), (2030, 2), (2030, 3), (2031, 2)):
        text = SMALL_CALL.replace("Q2 2031", f"Q{quarter} {year}").replace("JULY 24, 2031", f"MAY {quarter}, {year}")
        path = tmp_path / f"{year}-{quarter}.txt"
        path.write_text(text, encoding="utf-8")
        library.add(path)
    notebook, passages = Notebook(library.root), Passages(library.call("HRDG-2030Q3"))
    for start in (100, 900, 2_000):
        notebook.annotate(passages, Span(start, start + 60), tags=["guidance"])
    notebook.set_reading("HRDG-2030Q3", passages.reading(len(passages.call.text) // 2))
    return library


def pressed(keys: Sequence[str]) -> Callable[[Pilot[None]], object]:
    """Presses keys, each once nothing is left to do."""

    async def run(pilot: Pilot[None]) -> None:
        for key in ("", *keys):
            await pilot.press(*filter(None, [key]))
            await pilot.pause()
            while list(pilot.app.workers):
                with suppress(WorkerCancelled):
                    await pilot.app.workers.wait_for_complete()
                await pilot.pause()

    return run


@pytest.mark.parametrize(("size", "theme"), LOOKS)
@pytest.mark.parametrize(
    "keys",
    [
        pytest.param([], id="library"),
        pytest.param(["ctrl+f", *"prices"], id="search"),
        pytest.param(["f6"], id="people"),
    ],
)
def test_a_screen(snap_compare: Compare, library: Library, keys: list[str], size: tuple[int, int], theme: str) -> None:
    """Library: what was read last on top, years by quarters, the card of the highlighted call.

    Search: hits with the words marked, counts beside them where there is room, the use over time with its gap.
    People: everyone by the number of their calls, the card of the first with what they ask about.
    """
    app = make_app(library=library.root, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=pressed(keys))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_all_that_somebody_said(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    """A heading a call, whom they answer beside their name, the figures lit up."""
    keys = ["f6", *"brook", "enter", "n", "f"]
    assert snap_compare(make_app(library=library.root), terminal_size=size, run_before=pressed(keys))
