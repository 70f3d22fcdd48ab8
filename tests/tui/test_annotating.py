"""Annotations in the reader: made, changed, removed, found again; by keys and mouse."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotations.notebook import Notebook
from transcripts.library import Library

Open = Callable[..., object]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library that is not there yet."""
    return Library(tmp_path / "library")


def kept(library: Library) -> list[object]:
    """The annotations that are on the disk, as another program sees them."""
    return list(Notebook(library.root).everything())


async def test_one_key_highlights_the_sentence_and_saves_it(open_app: Open, small_file: Path, library: Library) -> None:
    async with open_app([small_file], library=library) as desk:
        await desk.press("right_parenthesis", "1")
        (made,) = kept(library)
        assert made.quote.exact == "[Operator Instructions] Here is Ada Brook."
        assert made.color == "yellow"
        assert made.call == "BRKS-2031Q2"
        assert "1 yellow" in desk.screen_text()


async def test_reading_writes_nothing(open_app: Open, small_file: Path, library: Library) -> None:
    async with open_app([small_file], library=library) as desk:
        await desk.press("j", "space", "e", "G", "h", "escape", "a", "u", "x")
        desk.reader.look_again()
    assert not library.root.exists()


async def test_another_pen_changes_the_colour_of_what_is_marked(
    open_app: Open, small_file: Path, library: Library
) -> None:
    async with open_app([small_file], library=library) as desk:
        await desk.press("1", "4")
        (made,) = kept(library)
        assert made.color == "blue"


async def test_a_selection_is_highlighted_across_turns(open_app: Open, small_file: Path, library: Library) -> None:
    async with open_app([small_file], library=library) as desk:
        await desk.press("v", "right_curly_bracket", "right_curly_bracket", "3")
        (made,) = kept(library)
        assert made.quote.exact.startswith("Good")
        assert made.quote.exact.endswith("That is all.")
        assert desk.selected == ""


async def test_undo_and_redo_go_through_everything(open_app: Open, small_file: Path, library: Library) -> None:
    async with open_app([small_file], library=library) as desk:
        await desk.press("1", "2", "t")
        await desk.type("tone")
        await desk.press("enter", "x")
        assert kept(library) == []
        await desk.press("u")
        (made,) = kept(library)
        assert (made.color, made.tags) == ("red", ("tone",))
        await desk.press("u", "u")
        (made,) = kept(library)
        assert (made.color, made.tags) == ("yellow", ())
        await desk.press("u")
        assert kept(library) == []
        await desk.press("ctrl+r", "ctrl+r", "ctrl+r")
        (made,) = kept(library)
        assert (made.color, made.tags) == ("red", ("tone",))


async def test_a_number_after_nought_repeats_a_key_and_highlights_nothing(
    open_app: Open, small_file: Path, library: Library
) -> None:
    async with open_app([small_file], library=library) as desk:
        await desk.press("0", "2", "right_parenthesis")
        assert desk.caret_words.startswith("Thank you.")
        await desk.press("g", "6", "right_parenthesis")
        assert desk.caret_words.startswith("That is all")
        assert kept(library) == []


async def test_tags_are_completed_and_several_given_at_once(open_app: Open, small_file: Path, library: Library) -> None:
    async with open_app([small_file], library=library) as desk:
        await desk.press("t")
        await desk.type("guidance/revenue, tone")
        await desk.press("enter", "right_parenthesis", "t")
        await desk.type("rev")
        await desk.press("tab")
        await desk.type("new")
        await desk.press("enter")
        tags = [a.tags for a in sorted(kept(library), key=lambda a: a.position)]
        assert tags == [("guidance/revenue", "tone"), ("guidance/revenue", "new")]


async def test_one_key_gives_the_tags_of_last_time(open_app: Open, small_file: Path, library: Library) -> None:
    async with open_app([small_file], library=library) as desk:
        await desk.press("t")
        await desk.type("claim, doubt")
        await desk.press("enter", "right_parenthesis", "T", "right_parenthesis", "t", "enter")
        assert [a.tags for a in kept(library)] == [("claim", "doubt")] * 3


async def test_a_note_of_several_lines_is_kept_by_escape(open_app: Open, small_file: Path, library: Library) -> None:
    async with open_app([small_file], library=library) as desk:
        await desk.press("c")
        await desk.type("why")
        await desk.press("enter")
        await desk.type("so")
        await desk.press("escape")
        (made,) = kept(library)
        assert made.note == "why\nso"
        await desk.press("c", "backspace", "escape", "u")
        (made,) = kept(library)
        assert made.note == "why\nso"


async def test_a_note_in_hand_is_kept_when_the_app_ends(open_app: Open, small_file: Path, library: Library) -> None:
    async with open_app([small_file], library=library) as desk:
        await desk.press("c")
        await desk.type("unfinished")
        await desk.press("ctrl+q")
    (made,) = kept(library)
    assert made.note == "unfinished"


async def test_a_highlight_grows_and_shrinks(open_app: Open, small_file: Path, library: Library) -> None:
    async with open_app([small_file], library=library) as desk:
        await desk.press("1", "V", "right_parenthesis", "enter")
        (made,) = kept(library)
        assert made.quote.exact == "Good evening to everyone. [Operator Instructions] Here is Ada Brook."
        await desk.press("V", "o", "right_parenthesis", "enter")
        (made,) = kept(library)
        assert made.quote.exact == "[Operator Instructions] Here is Ada Brook."
        await desk.press("u")
        (made,) = kept(library)
        assert made.quote.exact.startswith("Good evening")


async def test_annotations_are_walked_through(open_app: Open, small_file: Path, library: Library) -> None:
    async with open_app([small_file], library=library) as desk:
        await desk.press("1", "e", "2", "g", "a")
        assert desk.caret_words.startswith("The first question")
        await desk.press("A")
        assert desk.caret_words.startswith("Good evening")


async def test_marks_are_remembered_with_the_call(open_app: Open, small_file: Path, library: Library) -> None:
    async with open_app([small_file], library=library) as desk:
        await desk.press("e", "m", "q", "g")
    async with open_app([small_file], library=library) as desk:
        await desk.press("G", "apostrophe", "q")
        assert desk.caret_words.startswith("The first question")
        await desk.press("apostrophe", "apostrophe")
        assert desk.caret_words == "."
