"""Pictures of the reader, on a sample call: at three sizes, in two themes, and in its states."""

from collections.abc import Callable, Sequence

import pytest
from invented import SAMPLES
from textual.pilot import Pilot

from tui.app import make_app

Compare = Callable[..., bool]
SIZES = [(80, 24), (120, 40), (200, 60)]
THEMES = ["earmark-dark", "earmark-light"]
CALL = [SAMPLES / "halden-ridge-q1-2031.txt"]


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same colours whatever terminal the tests run in."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


def pressed(keys: Sequence[str]) -> Callable[[Pilot[None]], object]:
    """Presses keys once the call and its figures are there."""

    async def run(pilot: Pilot[None]) -> None:
        for key in ("", *keys):
            await pilot.press(*filter(None, [key]))
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()

    return run


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_on_a_figure(snap_compare: Compare, size: tuple[int, int], theme: str) -> None:
    """The caret on a result, which the line below explains and the right pane shows; panes where there is room."""
    keys = ["right_curly_bracket", "right_curly_bracket", "f", "f"]
    assert snap_compare(make_app(CALL, theme=theme), terminal_size=size, run_before=pressed(keys))


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["e", "e", "v", "right_parenthesis", "right_parenthesis"], id="selecting"),
        pytest.param(["slash", *"margin", "enter", "n"], id="found"),
        pytest.param(["right_curly_bracket", "right_curly_bracket", "o"], id="one-speaker"),
        pytest.param(["right_curly_bracket", "right_curly_bracket", "p"], id="pinned"),
        pytest.param(["e", "z"], id="operator-folded"),
        pytest.param(["M", "i"], id="figures-by-place"),
    ],
)
def test_its_states(snap_compare: Compare, keys: list[str]) -> None:
    """What is selected, found, hidden, pinned or listed, and the keys that the last line offers there."""
    assert snap_compare(make_app(CALL), terminal_size=(120, 40), run_before=pressed(keys))


@pytest.mark.parametrize("pane", ["s", "i"])
def test_a_pane_over_the_text(snap_compare: Compare, pane: str) -> None:
    """Where the terminal is narrow a pane lies over a part of the text."""
    assert snap_compare(make_app(CALL), terminal_size=(80, 24), run_before=pressed([pane]))


def test_plain_ascii(snap_compare: Compare) -> None:
    """No bars, rules or dots but of plain ASCII."""
    assert snap_compare(make_app(CALL, ascii_marks=True), terminal_size=(80, 24), run_before=pressed(["e"]))
