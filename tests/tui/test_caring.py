"""Adding, putting right and taking out in the app; files that are locked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import make_unreadable
from invented import SAMPLES, SMALL_CALL
from paper import words_alone
from textual import events

from transcripts.corrections import Correction, PersonCorrection
from transcripts.library import Library
from tui.pasting import path_named, paths_in
from tui.screens.add import AddScreen

Open = Callable[..., object]


# -- adding ---------------------------------------------------------------


async def test_a_typed_folder_is_added_and_told_file_by_file(open_app: Open, tmp_path: Path) -> None:
    folder = tmp_path / "calls"
    folder.mkdir()
    (folder / "a.txt").write_text(SMALL_CALL)
    (folder / "b.txt").write_text(SMALL_CALL.replace("Q2 2031", "Q3 2031"))
    (folder / "c.txt").write_text("Buy milk.\n")
    library = Library(tmp_path / "library")
    async with open_app(library=library) as desk:
        await desk.press("plus")
        assert isinstance(desk.app.screen, AddScreen)
        await desk.press(*str(folder), "enter")
        await desk.settle()
        shown = desk.screen_text()
        assert "2 added, 1 refused" in shown
        assert "BRKS-2031Q2" in shown
        assert "nothing in it looks like a call" in shown
        await desk.press("escape")
        assert desk.app.screen is desk.app.library_screen
        assert "2 calls of 1 company" in desk.screen_text()
    assert {record.id for record in library.records()} == {"BRKS-2031Q2", "BRKS-2031Q3"}


async def test_a_dropped_file_is_added_at_once_and_again_it_is_known(
    open_app: Open, library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "brook q3.txt"
    path.write_text(SMALL_CALL.replace("Q2 2031", "Q3 2031"))
    async with open_app(library=library) as desk:
        for words in ("1 added", "1 known already"):
            desk.app.post_message(events.Paste(str(path).replace(" ", "\\ ")))
            await desk.settle()
            assert words in desk.screen_text()
            await desk.press("escape")
        assert desk.app.library_screen.grid.highlighted.id == "BRKS-2031Q3"


async def test_what_is_not_there_is_said(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("plus", *"/nowhere/at/all", "enter")
        await desk.settle()
        assert "There is no such file or folder" in desk.screen_text()
        await desk.press("escape")
        assert "5 calls" in desk.screen_text()


async def test_a_locked_file_asks_for_its_password(open_app: Open, tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(words_alone(SMALL_CALL, "sesame"))
    library = Library(tmp_path / "library")
    async with open_app(library=library) as desk:
        await desk.press("plus", *str(path), "enter")
        await desk.settle()
        assert "Password" in desk.screen_text()
        await desk.press(*"wrong", "enter")
        await desk.settle()
        assert "Password" in desk.screen_text()
        await desk.press(*"sesame", "enter")
        await desk.settle()
        assert "1 added" in desk.screen_text()
        assert "sesame" not in desk.screen_text()
    assert "Good evening" in Library(library.root).call(library.records()[0].id).text


async def test_a_locked_file_opened_by_itself_asks_too_and_may_stay_closed(open_app: Open, tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(words_alone(SMALL_CALL, "sesame"))
    async with open_app([path]) as desk:
        assert "Password" in desk.screen_text()
        await desk.press(*"sesame", "enter")
        await desk.settle()
        assert "Good evening" in desk.screen_text()
    async with open_app([path]) as desk:
        await desk.press("escape")
        assert "locked.pdf" in desk.screen_text()
    async with open_app([path], password="sesame") as desk:
        assert "Good evening" in desk.screen_text()


def test_paths_as_terminals_paste_them(tmp_path: Path) -> None:
    one, two = tmp_path / "a b.txt", tmp_path / "c.txt"
    one.touch()
    two.touch()
    plain = str(one)
    assert paths_in(plain) == [one]
    assert paths_in(f"'{plain}' {two}\n") == [one, two]
    assert paths_in(f"{plain}\n{two}\n") == [one, two]
    assert paths_in(plain.replace(" ", "\\ ")) == [one]
    assert paths_in(one.as_uri()) == [one]
    for words in ("", "margin", "'", "/nowhere/at/all", f"{plain} and more", "a\x00b", "x" * 5000):
        assert paths_in(words) == []
    assert path_named(" '/nowhere/at/all' ") == Path("/nowhere/at/all")


# -- putting right --------------------------------------------------------


async def test_a_call_is_put_right_and_that_is_undone(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("f2")
        assert "What is right about BRKS-2031Q4" in desk.screen_text()
        await desk.press("tab", "tab", "tab", *"3", "enter")
        await desk.settle()
        record = library.record("BRKS-2031Q4")
        assert (record.id, record.event.period) == ("BRKS-2031Q4", "2031Q3")
        assert desk.app.library_screen.grid.highlighted.label == "Q3 2031"
        await desk.press("ctrl+z")
        assert library.record("BRKS-2031Q4").event.period == "2031Q4"
        assert desk.app.library_screen.grid.highlighted.label == "Q4 2031"


@pytest.mark.parametrize(("tabs", "typed", "words"), [(3, "x", "no fiscal quarter"), (4, "May", "May")])
async def test_what_cannot_be_right_is_said_in_the_form(
    open_app: Open, library: Library, tabs: int, typed: str, words: str
) -> None:
    async with open_app(library=library) as desk:
        await desk.press("f2", *["tab"] * tabs, *typed, "enter")
        assert words in desk.screen_text()
        await desk.press("escape")
    assert not library.record("BRKS-2031Q4").corrections


async def test_a_speaker_is_put_right_where_one_reads(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("enter", "right_curly_bracket")
        assert desk.reader.call.turns[1].speaker == "ada-brook"
        await desk.press("f3", *"Ada Brookes", "enter")
        await desk.settle()
        assert "Ada Brookes" in desk.screen_text()
        assert desk.caret_words.startswith("Thank you"), "the caret stays"
        await desk.press("ctrl+z")
        assert "Ada Brookes" not in desk.screen_text()


async def test_two_speakers_are_one(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("enter", "right_curly_bracket", "f3", "tab", "tab", *"Nobody Here", "enter")
        assert "Nobody called Nobody Here" in desk.screen_text()
        await desk.press(*["backspace"] * 11, *"Okafor", "enter")
        await desk.settle()
        assert "ada-brook" not in {turn.speaker for turn in library.call("BRKS-2031Q4").turns}


async def test_a_file_that_is_in_no_library_is_not_put_right(open_app: Open, library: Library) -> None:
    async with open_app([SAMPLES / "halden-ridge-q1-2030.txt"], library=library) as desk:
        await desk.press("f2")
        assert "Only a call of the library" in desk.said


# -- taking out -----------------------------------------------------------


async def test_taking_out_asks_and_is_undone(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("delete")
        assert "Take BRKS-2031Q4 out" in desk.screen_text()
        await desk.press("escape")
        assert len(library.records()) == 5
        await desk.press("delete", "y")
        assert "4 calls" in desk.screen_text()
        assert "BRKS-2031Q4" not in {record.id for record in library.records()}
        await desk.press("ctrl+z")
        assert "5 calls" in desk.screen_text()
        assert len(library.records()) == 5
        await desk.press("ctrl+z")
        assert "nothing to undo" in desk.said


async def test_what_was_put_right_is_shown_as_such(open_app: Open, library: Library) -> None:
    right = Correction(date="2031-08-02", people=(PersonCorrection("ben-okafor", name="Benedict Okafor"),))
    library.correct("BRKS-2031Q4", right)
    async with open_app(library=library) as desk:
        card = str(desk.app.screen.query_one("#card-text").render())
        assert "Put right by hand\ndate: 2031-08-02\nben-okafor: is Benedict Okafor" in card
        await desk.press("enter", "I")
        shown = desk.screen_text()
        assert "Put right by hand" in shown
        assert "brook-Q4 2031.txt" in shown, "the file by the name that it came with"


async def test_a_form_shows_all_its_facts_and_what_is_wrong_on_a_small_terminal(
    open_app: Open, library: Library
) -> None:
    async with open_app(library=library, size=(80, 24)) as desk:
        await desk.press("f2", "up", *"soon", "enter")
        shown = desk.screen_text()
        for word in ("company", "ticker", "fiscal year", "fiscal quarter", "date", "soon is no day"):
            assert word in shown


async def test_with_nothing_to_undo_it_is_said_how_an_earlier_deletion_is_undone(
    open_app: Open, library: Library
) -> None:
    library.delete("BRKS-2031Q2")
    async with open_app(library=library) as desk:
        await desk.press("ctrl+z")
        assert "earmark delete --undo BRKS-2031Q2" in desk.said


# -- notes that cannot be read --------------------------------------------


async def test_a_call_that_shows_to_be_another_whose_notes_cannot_be_read_can_be_undone(
    open_app: Open, library: Library
) -> None:
    for id in ("BRKS-2031Q2", "BRKS-2031Q4"):
        make_unreadable(library, id)
    async with open_app(library=library) as desk:
        await desk.press("f2", "tab", "tab", "tab", *"2", "enter")
        assert "5 calls" not in desk.screen_text()
        assert "cannot be read" in desk.said
        assert "ctrl+z undoes it: the corrections of BRKS-2031Q4" in desk.said
        assert desk.app.screen is desk.app.library_screen


async def test_a_file_of_a_call_whose_notes_cannot_be_read_joins_all_the_same(
    open_app: Open, library: Library, tmp_path: Path
) -> None:
    united = library.correct("BRKS-2031Q4", library.record("BRKS-2031Q4").corrections | Correction(fiscal_quarter=2))
    assert united.also
    make_unreadable(library, united.also[0])
    path = tmp_path / "again.txt"
    path.write_text(SMALL_CALL.replace("Prices are firm", "Prices in Q2 2031 are firm!"))
    async with open_app(library=library) as desk:
        await desk.press("plus", *str(path), "enter")
        await desk.press("escape")
        assert desk.app.screen is desk.app.library_screen
        assert "cannot be read" in desk.said
