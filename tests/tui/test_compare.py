"""Two calls side by side: in step, on the same metric, what is repeated quiet or folded."""

from collections.abc import Callable
from pathlib import Path

import pytest
from invented import SMALL_CALL

from transcripts.model import Call
from transcripts.reading import read_bytes
from tui.movement import Terrain
from tui.screens.compare import CompareScreen
from tui.stepping import in_step, same_metric

Open = Callable[..., object]


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """A company's calls of four quarters, in files."""
    folder = tmp_path / "calls"
    folder.mkdir()
    for quarter, revenue in (("Q2 2030", "80.0"), ("Q1 2031", "84.0"), ("Q2 2031", "90.5"), ("Q3 2031", "95.5")):
        text = SMALL_CALL.replace("Q2 2031", quarter).replace("$90.5 million", f"${revenue} million")
        text = text.replace("For the third quarter", "For the next quarter")
        (folder / f"brook {quarter}.txt").write_text(text)
    return folder


def compare(desk: object) -> CompareScreen:
    screen = desk.app.screen  # type: ignore[attr-defined]
    assert isinstance(screen, CompareScreen)
    return screen


def at(view: object) -> str:
    """The text from a view's caret on."""
    return view.terrain.text[view.caret : view.caret + 40]  # type: ignore[attr-defined]


async def test_a_call_stands_beside_the_one_before(open_app: Open, calls: Path) -> None:
    async with open_app([calls]) as desk:
        await desk.press("equals_sign")
        shown = desk.screen_text()
        assert "Q3 2031" in shown
        assert "Q2 2031" in shown
        await desk.press("left_square_bracket")
        assert compare(desk).other.terrain.call.event.period == "2031Q1"
        await desk.press("right_square_bracket", "right_square_bracket")
        assert compare(desk).other.terrain.call.event.period == "2031Q2", "never beside itself"
        await desk.press("q")
        assert desk.app.screen is desk.reader


async def test_it_begins_where_the_reader_is_and_leaves_the_reader_where_it_was(open_app: Open, calls: Path) -> None:
    async with open_app([calls]) as desk:
        for keys in (["e"], ["E", "right_curly_bracket"], ["G"]):
            await desk.press(*keys)
            caret = desk.reader.text.caret
            await desk.press("equals_sign")
            assert compare(desk).this.caret == caret > 0
            await desk.press("escape")
            assert desk.reader.text.caret == caret


async def test_the_year_before_is_a_key_away_where_it_is_there(open_app: Open, calls: Path) -> None:
    async with open_app([calls]) as desk:
        await desk.press("left_square_bracket", "equals_sign", "y")
        assert compare(desk).other.terrain.call.event.period == "2030Q2"


async def test_f_moves_both_to_the_same_metric(open_app: Open, calls: Path) -> None:
    async with open_app([calls]) as desk:
        await desk.press("equals_sign", "f")
        screen = compare(desk)
        assert at(screen.this).startswith("$95.5 million")
        assert at(screen.other).startswith("$90.5 million")
        await desk.press("f", "f")
        assert at(screen.this).startswith("$94 million to $98 million")
        assert at(screen.other).startswith("$94 million to $98 million")


async def test_the_other_text_keeps_in_step_until_it_is_told_not_to(open_app: Open, calls: Path) -> None:
    async with open_app([calls]) as desk:
        await desk.press("equals_sign", "right_curly_bracket", "right_curly_bracket")
        screen = compare(desk)
        assert screen.this.terrain.turn_at(screen.this.caret).speaker == "operator"
        assert screen.other.caret == screen.this.caret
        before = screen.other.caret
        await desk.press("s", "s", "s", "G")
        assert screen.step == "free"
        assert screen.other.caret == before
        await desk.press("tab")
        assert screen.other.has_focus


async def test_what_is_repeated_is_folded_on_demand(open_app: Open, calls: Path) -> None:
    async with open_app([calls]) as desk:
        await desk.press("equals_sign")
        assert "Good evening to everyone." in desk.screen_text()
        await desk.press("z")
        assert "Good evening to everyone." not in desk.screen_text()
        assert "paragraph as in the other call" in desk.screen_text()
        assert "$95.5 million" in desk.screen_text()
        await desk.press("z", "z")
        assert compare(desk).repeats == "quiet"
        assert "Good evening to everyone." in desk.screen_text()


async def test_a_single_call_has_nothing_beside_it(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        await desk.press("equals_sign")
        assert desk.app.screen is desk.reader


def read(text: str) -> Terrain:
    call: Call = read_bytes(text.encode(), "call.txt")
    return Terrain(call)


def test_a_place_by_speaker_section_and_metric() -> None:
    here = read(SMALL_CALL)
    there = read(SMALL_CALL.replace("Thank you. Revenue", "Thank you. The mills ran well all quarter long. Revenue"))
    asked = here.text.index("Is $95 million")
    for step in ("speaker", "section"):
        offset = in_step(here, asked, there, step)
        assert there.turn_at(offset).section == "qa"
    assert there.text[in_step(here, here.text.index("$90.5"), there, "metric") :].startswith("$90.5 million")
    assert in_step(here, asked, there, "free") is None
    assert in_step(here, 0, there, "metric") is None
    guided = next(figure for figure in here.figures if figure.kind == "guidance")
    assert there.text[same_metric(here, guided, there) :].startswith("$94 million to")
