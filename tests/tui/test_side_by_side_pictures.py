"""Pictures of the ledger, of two calls side by side, and of what was not answered. The pictures' texts are invented."""

from collections.abc import Callable
from pathlib import Path

import pytest
from invented import SAMPLES
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from annotations.correcting import correction_of
from annotations.notebook import Notebook
from annotations.passages import Passages
from transcripts.library import Library
from tui.app import make_app

Compare = Callable[..., bool]
SIZES = [
    pytest.param((80, 24), "earmark-dark", id="80x24"),
    pytest.param((120, 40), "earmark-dark", id="120x40"),
    pytest.param((200, 60), "earmark-light", id="200x60-light"),
]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A company's calls of five quarters, one figure put right and one exchange judged by the reader."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    library = Library(tmp_path / "library")
    for path in sorted(SAMPLES.glob("halden-ridge-q*")):
        if "scan" not in path.name:
            library.add(path)
    notebook, call = Notebook(library.root), library.call("HRDG-2031Q2")
    figure = next(f for f in call.figures if f.metric == "capex" and f.period == "2031Q2" and f.kind == "actual")
    notebook.set_figure(call.id, correction_of(call, figure, {"value": 5_300_000.0}))
    first = library.call("HRDG-2031Q1")
    notebook.set_verdict(Passages(first), 2, "dodged")
    notebook.set_verdict(Passages(first), 3, "answered")
    return library


def opened(id: str, *keys: str) -> Callable[[Pilot[None]], object]:
    """Opens a call of the library and presses keys."""

    async def settled(pilot: Pilot[None]) -> None:
        await pilot.pause()
        while list(pilot.app.workers):
            try:
                await pilot.app.workers.wait_for_complete()
            except WorkerCancelled:  # a newer one has taken its place
                continue
            await pilot.pause()

    async def run(pilot: Pilot[None]) -> None:
        await settled(pilot)
        pilot.app.open_id(id)  # type: ignore[attr-defined]
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return run


@pytest.mark.parametrize(("size", "theme"), SIZES)
def test_the_ledger(snap_compare: Compare, library: Library, size: tuple[int, int], theme: str) -> None:
    """Results with what came of the guidance; below, the cell explained: verdict first, sentences, the plot with bands."""
    app = make_app(library=library, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=opened("HRDG-2031Q1", "L", "home"))


def test_the_ledger_with_a_figure_of_ones_own(snap_compare: Compare, library: Library) -> None:
    """Capex of the second quarter is marked "!" and explained as "yours"; segments of revenue are unfolded above."""
    keys = ("L", "home", "z", *["down"] * 15, "right")
    app = make_app(library=library)
    assert snap_compare(app, terminal_size=(120, 40), run_before=opened("HRDG-2031Q1", *keys))


@pytest.mark.parametrize(("size", "theme"), SIZES)
def test_two_calls_side_by_side(snap_compare: Compare, library: Library, size: tuple[int, int], theme: str) -> None:
    """Both at the same metric; each says above how much of it is new."""
    app = make_app(library=library, theme=theme)
    keys = ("equals_sign", "f", "f", "f")
    assert snap_compare(app, terminal_size=size, run_before=opened("HRDG-2031Q2", *keys))


@pytest.mark.parametrize(("size", "theme"), SIZES)
def test_a_non_answer(snap_compare: Compare, library: Library, size: tuple[int, int], theme: str) -> None:
    """Marked in the outline by sign and words, the reader's own word as "you: …"; the words that refuse underlined."""
    app = make_app(library=library, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=opened("HRDG-2031Q1", "semicolon"))
