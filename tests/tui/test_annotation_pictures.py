"""Pictures of annotations: the call with them, the pane, the tags. The pictures' texts are invented."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from invented import SAMPLES
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from annotations.model import Annotation
from annotations.notebook import Notebook
from annotations.passages import Passages
from annotations.quoting import place_of
from transcripts.library import Library
from transcripts.model import Call, Span
from tui.app import EarmarkApp, make_app

Compare = Callable[..., bool]
SIZES = [(80, 24), (120, 40)]
THEMES = ["earmark-dark", "earmark-light"]


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Times are shown in the reader's own zone, and highlights as the terminal's colours allow; here all are the same."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two quarters with highlights that nest and overlap, notes and tags."""
    library = Library(tmp_path / "library")
    ids = [library.add(path).record.id for path in sorted(SAMPLES.glob("halden-ridge-q[12]-2030.*"))]
    notebook = Notebook(library.root)
    first, second = (library.call(id) for id in ids)
    notebook.put(
        [
            made(first, "Good afternoon, everyone", "Halden Ridge Instruments.", "yellow", 0, tags=("opening",)),
            made(first, "You are muted while", "your questions.", "green", 1),
            made(
                first, "the company speaks", "the company speaks", "red", 2, note="Who is it?", tags=("tone/hedging",)
            ),
            made(first, "Thanks, Marcus, and hello", "our President and CEO", "blue", 3, note="No COO this time."),
            made(first, "our President and CEO, and", "our CFO.", "purple", 4, tags=("people",)),
            made(
                second, "Thank you, Denise.", "Thank you, Denise.", "red", 5, note="A new operator?", tags=("people",)
            ),
        ]
    )
    return library


def made(call: Call, begin: str, end: str, color: str, number: int, **fields: object) -> Annotation:
    """An annotation from some words to others, made at a fixed time."""
    start = place_of(call.text, begin).start
    stop = call.text.index(end, start) + len(end)
    passage = Passages(call).of(Span(start, stop))
    moment = f"2031-07-25T08:0{number}:00.000Z"
    return Annotation(
        f"a{number}", call.id, moment, moment, passage.quote, passage.position, color, rival=passage.rival, **fields
    )


def app_of(library: Library, theme: str = "earmark-dark") -> EarmarkApp:
    return make_app(library=library, theme=theme)


async def settled(pilot: Pilot[None]) -> None:
    with suppress(WorkerCancelled):  # one that another has made pointless
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def opened(*keys: str, number: int = 1) -> Callable[[Pilot[None]], object]:
    """Opens a call of the library and presses keys."""

    async def run(pilot: Pilot[None]) -> None:
        await settled(pilot)
        pilot.app.open_id(pilot.app.library.records()[number - 1].id)
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return run


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_call_with_annotations(snap_compare: Compare, library: Library, size: tuple[int, int], theme: str) -> None:
    """Five highlights, some inside others; pens' numbers at the left, reversed with a note; a line about the caret's."""
    assert snap_compare(app_of(library, theme), terminal_size=size, run_before=opened("right_parenthesis"))


def test_notes_under_the_text(snap_compare: Compare, library: Library) -> None:
    """Notes and tags stand under the paragraphs that their passages end in."""
    assert snap_compare(app_of(library), terminal_size=(80, 24), run_before=opened("C"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_annotations_pane(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    """The call's annotations in the right pane, two of them chosen."""
    assert snap_compare(app_of(library), terminal_size=size, run_before=opened("h", "v", "v"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_tags(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    """Tags by use with their counts; where there is room, the passages that have the highlighted one."""
    assert snap_compare(app_of(library), terminal_size=size, run_before=opened("number_sign"))


def test_the_look_back(snap_compare: Compare, library: Library) -> None:
    """Below the figures, what was marked in the quarter before, the open question first."""
    assert snap_compare(app_of(library), terminal_size=(120, 40), run_before=opened("B", number=2))
