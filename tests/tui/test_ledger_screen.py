"""The ledger's screen, driven by keys and mouse: every cell leads to its sentence and back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotations.notebook import Notebook
from transcripts.library import Library
from tui.plotting import Point, plot, sparkline
from tui.screens.ledger import LedgerScreen

Open = Callable[..., object]

QUARTERS = {
    "Q1 2031": (
        "Revenue was $84.0 million in the quarter.",
        "For the second quarter we expect revenue of $86 million to $88 million.",
    ),
    "Q2 2031": (
        "Revenue was $90.5 million in the quarter. The Pumps segment's revenue was $20 million. Gross margin was 44%.",
        "For the third quarter we expect revenue of $94 million to $98 million.",
    ),
    "Q4 2031": (
        "Revenue was $97.0 million in the quarter, up from $93.0 million in the third quarter.",
        "That is all for now.",
    ),
}


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """A company's calls of three quarters, in files."""
    from invented import SMALL_CALL

    folder = tmp_path / "calls"
    folder.mkdir()
    for quarter, (result, outlook) in QUARTERS.items():
        text = SMALL_CALL.replace("Q2 2031", quarter)
        text = text.replace("Revenue was $90.5 million in the quarter, up from $84 million a year ago.", result)
        text = text.replace("For the third quarter we expect revenue of $94 million to $98 million.", outlook)
        (folder / f"brook {quarter}.txt").write_text(text)
    return folder


def ledger(desk: object) -> LedgerScreen:
    screen = desk.app.screen  # type: ignore[attr-defined]
    assert isinstance(screen, LedgerScreen)
    return screen


async def test_the_reader_leads_to_the_ledger_at_the_metric_under_the_caret(open_app: Open, calls: Path) -> None:
    async with open_app([calls]) as desk:
        await desk.press("left_square_bracket", "g", "f", "L")
        assert ledger(desk).grid.row.key.metric == "revenue"
        assert ledger(desk).grid.period == "2031Q2"
        shown = desk.screen_text()
        assert "$90.5M +" in shown, "beat what the call before had guided"
        assert ">$94–98M" not in shown, "the third quarter has a result: the fourth quarter's call tells it"
        assert "~$93.0M -" in shown
        assert "“Revenue was $90.5 million in the quarter" in shown
        assert "beat by $2.5M" in shown
        await desk.press("escape")
        assert desk.app.screen is desk.reader


async def test_a_cell_opens_its_sentence_and_q_and_ctrl_o_come_back(open_app: Open, calls: Path) -> None:
    async with open_app([calls]) as desk:
        await desk.press("L", "left", "left", "enter")
        assert desk.app.screen is desk.reader
        assert desk.selected == "$90.5 million"
        await desk.press("q")
        assert ledger(desk).grid.period == "2031Q2"
        await desk.press("o")
        assert desk.reader.call.event.period == "2031Q1"
        assert desk.selected == "$86 million to $88 million"
        await desk.press("ctrl+o")
        assert ledger(desk).grid.period == "2031Q2"


async def test_segments_fold_and_years_turn(open_app: Open, calls: Path) -> None:
    async with open_app([calls]) as desk:
        await desk.press("L", "home")
        assert "Revenue +1" in desk.screen_text()
        assert "Pumps" not in desk.screen_text()
        await desk.press("z")
        assert "Pumps" in desk.screen_text()
        await desk.press("Z")
        assert "Pumps" not in desk.screen_text()


async def test_quarters_without_a_call_are_gaps(open_app: Open, calls: Path) -> None:
    async with open_app([calls]) as desk:
        await desk.press("L", "home", "down")
        grid = ledger(desk).grid
        assert grid.ledger.gaps == {"2031Q3"}
        assert grid.row.key.metric == "gross_margin"
        await desk.press("left")
        assert "There is no call for this quarter." in desk.screen_text()


async def test_a_figure_is_put_right_by_hand_and_stays_so(open_app: Open, calls: Path, tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    async with open_app([calls], library=library) as desk:
        await desk.press("L", "left", "left", "r")
        await desk.press("tab", "tab", "tab", "tab", "delete")
        await desk.type("91M")
        await desk.press("enter")
        assert "$91" in desk.screen_text() or "91" in desk.screen_text()
        assert ledger(desk).grid.cell.actual.figure.value == 91_000_000
        assert ledger(desk).grid.cell.actual.figure.yours
        assert "yours" in desk.screen_text()
        [kept] = [Notebook(library.root).kept(record.id) for record in library.records()]
        assert [correction.changes for correction in kept.corrections] == [
            {"value": 91_000_000.0, "low": None, "high": None}
        ]
    async with open_app([calls], library=Library(tmp_path / "library")) as desk:
        await desk.press("L", "left", "left")
        assert ledger(desk).grid.cell.actual.figure.value == 91_000_000


async def test_a_correction_that_cannot_be_is_told_in_the_form(open_app: Open, calls: Path, tmp_path: Path) -> None:
    async with open_app([calls], library=Library(tmp_path / "library")) as desk:
        await desk.press("L", "left", "left", "r")
        await desk.type("tonnage")
        await desk.press("enter")
        assert "No metric is called tonnage." in desk.screen_text()
        await desk.press("escape")
        assert not ledger(desk).grid.cell.actual.figure.yours


async def test_a_click_chooses_a_cell(open_app: Open, calls: Path) -> None:
    async with open_app([calls]) as desk:
        await desk.press("L")
        grid = ledger(desk).grid
        x = grid.frame_shown.margin + 5
        await desk.pilot.click(grid, offset=(x, 1))
        await desk.settle()
        assert grid.period == grid.columns[grid.frame_shown.left]
        assert grid.row.key.metric == "revenue"


async def test_the_library_leads_to_the_ledger(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("f4")
        assert ledger(desk).account.company.name == "Brook & Sons, Inc."
        await desk.press("q")
        assert desk.app.screen is desk.app.library_screen


def test_a_sparkline_has_a_bar_a_quarter() -> None:
    assert sparkline([1, 2, None, 3], 8) == "▁▅ █"
    assert sparkline([1, 2, None, 3], 8, ascii_marks=True) == "15 8"
    assert sparkline([1, None], 8) == ""
    assert sparkline([3, 3], 8) == "▁▁"


def test_a_plot_shows_results_in_what_was_guided() -> None:
    points = [Point("Q4 30", 84, None, None), Point("Q1 31", 96, 94, 98), Point("Q2 31", None, 99, 103)]
    lines = ["".join(words for words, _ in line) for line in plot(points, 40, 12, lambda value: f"{value:.0f}")]
    assert sum("●" in line for line in lines) == 2
    assert any("░●░" in line or "░░●░" in line for line in lines)
    assert "Q4" in lines[-2]
    assert "31" in lines[-1]
    assert plot(points, 40, 4, str) == [], "no room"
    assert plot([Point("Q1 31", None)], 40, 12, str) == [], "nothing to draw"


async def test_a_correction_is_undone_in_the_ledger(open_app: Open, calls: Path, tmp_path: Path) -> None:
    async with open_app([calls], library=Library(tmp_path / "library")) as desk:
        await desk.press("L", "left", "left", "r", "tab", "tab", "tab", "tab", "delete")
        await desk.type("91M")
        await desk.press("enter")
        assert ledger(desk).grid.cell.actual.figure.yours
        await desk.press("enter", "q", "u")
        assert ledger(desk).grid.period == "2031Q2"
        assert ledger(desk).grid.cell.actual.figure.value == 90_500_000
        assert not ledger(desk).grid.cell.actual.figure.yours
        await desk.press("ctrl+r")
        assert ledger(desk).grid.cell.actual.figure.value == 91_000_000


async def test_the_guidance_of_a_cell_is_put_right_too(open_app: Open, calls: Path, tmp_path: Path) -> None:
    async with open_app([calls], library=Library(tmp_path / "library")) as desk:
        await desk.press("L", "left", "left", "R", "tab", "tab", "tab", "tab", "delete")
        await desk.type("89M to 91M")
        await desk.press("enter")
        cell = ledger(desk).grid.cell
        assert (cell.guidance.figure.low, cell.guidance.figure.high) == (89_000_000, 91_000_000)
        assert (cell.actual.figure.value, cell.verdict.word) == (90_500_000, "met")


async def test_the_figure_at_the_caret_is_put_right_in_the_reader(open_app: Open, calls: Path, tmp_path: Path) -> None:
    async with open_app([calls], library=Library(tmp_path / "library")) as desk:
        await desk.press("g", "f", "f4")
        await desk.type("orders")
        await desk.press("enter")
        reader = desk.reader
        figure = reader.terrain.figure_at(reader.text.caret)
        assert (figure.metric, figure.yours) == ("orders", True)
        assert "Orders" in desk.screen_text()
        assert "yours" in desk.screen_text()
        await desk.press("u")
        figure = reader.terrain.figure_at(reader.text.caret)
        assert (figure.metric, figure.yours) == ("revenue", False)
