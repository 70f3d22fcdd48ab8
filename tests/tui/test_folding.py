"""What says nothing new in the reader: quiet or folded, where the company's call before says it as well."""

from collections.abc import Callable
from pathlib import Path

import pytest
from invented import SMALL_CALL

from transcripts.library import Library

Open = Callable[..., object]


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """A company's calls of two quarters, in files; the later has a sentence of its own."""
    folder = tmp_path / "calls"
    folder.mkdir()
    for quarter, revenue in (("Q1 2031", "84.0"), ("Q2 2031", "90.5")):
        text = SMALL_CALL.replace("Q2 2031", quarter).replace("$90.5 million", f"${revenue} million")
        (folder / f"brook {quarter}.txt").write_text(text)
    return folder


def dimmed(desk: object) -> str:
    """The words that are drawn quietly."""
    view = desk.reader.text  # type: ignore[attr-defined]
    return " ".join(view.terrain.text[span.start : span.end] for span in view._painter.dimmed)


async def test_what_the_call_before_says_is_quiet_then_folded_then_like_the_rest(open_app: Open, calls: Path) -> None:
    async with open_app([calls]) as desk:
        assert desk.reader.call.event.period == "2031Q2"
        await desk.press("z")
        assert "Good evening to everyone." in dimmed(desk)
        assert "$90.5 million" not in dimmed(desk), "a number that is new is news"
        shown = desk.screen_text()
        assert "Good evening to everyone." in shown
        assert "as in Q1 2031: quiet" in shown
        await desk.press("z")
        shown = desk.screen_text()
        assert "Prices are firm." not in shown
        assert "There are no more questions" not in shown
        assert "$90.5 million" in shown
        assert "1 paragraph as in Q1 2031" in shown
        assert "as in Q1 2031: folded, the operator too" in shown
        await desk.press("z")
        assert dimmed(desk) == ""
        assert "Prices are firm." in desk.screen_text()
        assert "as in Q1 2031" not in desk.screen_text()


async def test_escape_and_another_quarter_show_all_again(open_app: Open, calls: Path) -> None:
    async with open_app([calls]) as desk:
        await desk.press("z", "z", "escape")
        assert dimmed(desk) == ""
        assert "Prices are firm." in desk.screen_text()
        await desk.press("z", "left_square_bracket")
        assert dimmed(desk) == ""
        assert "Prices are firm." in desk.screen_text()


async def test_of_the_first_call_only_the_operator_folds(open_app: Open, calls: Path) -> None:
    async with open_app([calls]) as desk:
        await desk.press("left_square_bracket", "z")
        shown = desk.screen_text()
        assert "There are no more questions" not in shown
        assert "operator folded" in shown
        assert "Prices are firm." in shown
        await desk.press("z")
        assert "There are no more questions" in desk.screen_text()


async def test_what_any_call_of_the_year_before_says_is_said_before(open_app: Open, calls: Path) -> None:
    text = SMALL_CALL.replace("Q2 2031", "Q4 2030").replace("Prices are firm", "Prices are what they are in this trade")
    (calls / "brook Q4 2030.txt").write_text(text)
    latest = calls / "brook Q2 2031.txt"
    latest.write_text(latest.read_text().replace("Prices are firm", "Prices are what they are in this trade"))
    async with open_app([calls]) as desk:
        await desk.press("z")
        assert "Prices are what they are in this trade." in dimmed(desk)
        assert "as in earlier calls: quiet" in desk.screen_text()


async def test_jumps_pass_over_what_is_left_out_and_a_hit_there_is_shown(open_app: Open, calls: Path) -> None:
    async with open_app([calls]) as desk:
        await desk.press("z", "z", "f")
        assert desk.caret_words.startswith("$90.5 million")
        await desk.press("f", "f")
        shown = desk.reader.text
        assert shown.shows(shown.caret)
        await desk.press("slash")
        await desk.type("prices are")
        assert "Prices are firm." in desk.screen_text()
        assert desk.caret_words.startswith("Prices are firm.")


async def test_a_call_that_joins_before_the_one_that_is_read_is_looked_through_too(
    open_app: Open, calls: Path, tmp_path: Path
) -> None:
    library = Library(tmp_path / "library")
    for path in sorted(calls.iterdir()):
        library.add(path)
    earlier = tmp_path / "brook Q4 2030.txt"
    earlier.write_text(SMALL_CALL.replace("Q2 2031", "Q4 2030"))
    async with open_app(library=library) as desk:
        await desk.press("enter", "z")
        assert "$90.5 million" not in dimmed(desk)
        assert "as in Q1 2031: quiet" in desk.screen_text()
        library.add(earlier)
        desk.app.library_grew()
        await desk.settle()
        assert "$90.5 million" in dimmed(desk), "the call that joined says it as well"
        assert "as in earlier calls: quiet" in desk.screen_text()
