"""Everyone who spoke in the library, and all that one of them said, driven by keys and mouse."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from conftest import Halted
from invented import SAMPLES, SMALL_CALL
from textual.worker import WorkerCancelled

from annotations.notebook import Notebook
from transcripts.errors import EarmarkError
from transcripts.index import Index
from transcripts.library import Library
from tui.screens.people import PeopleScreen
from tui.screens.said import SaidScreen
from tui.widgets.findbar import FindBar
from tui.widgets.personcard import PersonCard

Open = Callable[..., object]


def names(desk: object) -> list[str]:
    return [somebody.profile.name for somebody in desk.app.people_screen.list.people]


async def test_everyone_is_listed_with_a_card_and_letters_narrow(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("f6")
        assert isinstance(desk.app.screen, PeopleScreen)
        assert names(desk)[:2] == ["Ada Brook", "Ben Okafor"], "those of the most calls first"
        assert "type to narrow" in desk.screen_text()
        await desk.type("ben okafor")
        assert names(desk) == ["Ben Okafor"]
        card = str(desk.app.screen.query_one("#person-text").render())
        assert "Northlight Securities" in card
        assert "3 calls, 2031-07-24" in card
        assert "6 questions" in card
        assert "Brook & Sons, Inc." in card
        assert "Asks about" in card
        await desk.type("zebra")
        assert "nothing is called ben okaforzebra" in desk.screen_text()
        await desk.press("escape")
        assert len(names(desk)) > 2
        await desk.press("escape")
        assert desk.app.screen is desk.app.library_screen


async def test_people_are_put_in_order_by_keys_and_clicks(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("f6", "right")
        people = desk.app.people_screen.list.people
        asked = [somebody.profile.questions for somebody in people]
        assert asked == sorted(asked, reverse=True)
        assert asked[0] > 0
        await desk.press("right")
        heard = [somebody.profile.last for somebody in desk.app.people_screen.list.people]
        assert heard == sorted(heard, reverse=True)
        await desk.pilot.click(desk.app.people_screen.list, offset=(2, 0))
        await desk.settle()
        last_names = [name.rpartition(" ")[2] for name in names(desk)]
        assert last_names == sorted(last_names)


async def test_enter_reads_all_they_said_and_enter_again_the_call(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("f6", *"northlight", "enter")
        await desk.settle()
        said = desk.app.screen
        assert isinstance(said, SaidScreen)
        shown = desk.screen_text()
        assert "Q1 2031  Brook & Sons, Inc." in shown
        assert "Q4 2031  Brook & Sons, Inc." in shown
        assert shown.count("Is $95 million too low?") == 3
        assert "Goodbye" not in shown, "nobody else's words"
        await desk.press("n", "n")
        assert "call 3 of 3" in desk.screen_text()
        await desk.press("enter")
        assert desk.app.screen is desk.reader
        assert desk.reader.call.id == "BRKS-2031Q4"
        assert desk.caret_words.startswith("Is $95 million too low?")
        await desk.press("3")
        assert Notebook(library.root).counts() == {"BRKS-2031Q4": 1}
        await desk.press("q")
        assert desk.app.screen is said
        assert "call 3 of 3" in desk.screen_text(), "as it was left"
        await desk.settle()
        assert "3▎ Is $95" in desk.screen_text(), "and with what was marked meanwhile"
        await desk.press("escape")
        assert isinstance(desk.app.screen, PeopleScreen)
        await desk.press("escape", "escape")
        assert desk.app.screen is desk.app.library_screen


async def test_words_are_found_in_all_they_said(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("f6", *"brook", "enter")
        await desk.settle()
        await desk.press("slash", *"firm", "enter")
        assert "1 of 3" in desk.screen_text()
        await desk.press("n")
        assert "2 of 3" in desk.screen_text()
        assert "answers Ben Okafor" in desk.screen_text()
        await desk.press("slash", *"zebra", "enter")
        assert desk.app.screen.search.hits == ()
        await desk.press("slash", "escape")
        assert isinstance(desk.app.screen, SaidScreen)


async def test_from_the_reader_to_whoever_speaks_there(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("enter", "e", "right_curly_bracket", "S")
        await desk.settle()
        screen = desk.app.screen
        assert isinstance(screen, PeopleScreen)
        assert screen.list.highlighted.profile.name == "Ben Okafor"
        await desk.press("q")
        assert desk.app.screen is desk.reader


async def test_from_what_they_said_back_to_the_people_that_were_asked_for_in_the_reader(
    open_app: Open, library: Library
) -> None:
    async with open_app(library=library) as desk:
        await desk.press("enter", "e", "right_curly_bracket", "S")
        await desk.press("enter")
        assert isinstance(desk.app.screen, SaidScreen)
        await desk.press("enter")
        assert desk.app.screen is desk.reader
        await desk.press("q")
        assert isinstance(desk.app.screen, SaidScreen)
        await desk.press("escape")
        assert isinstance(desk.app.screen, PeopleScreen)
        assert desk.app.screen.list.highlighted.profile.name == "Ben Okafor"
        await desk.press("q")
        assert desk.app.screen is desk.reader


async def test_a_call_chosen_in_the_library_is_left_for_the_library(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("f6", *"northlight", "enter")
        await desk.press("enter")
        assert desk.app.screen is desk.reader
        await desk.press("H", "left", "enter")
        assert desk.app.screen is desk.reader
        await desk.press("q")
        assert desk.app.screen is desk.app.library_screen


async def test_who_is_listed_and_never_speaks_is_said_each_time_and_nobody_elses_words_are_shown(
    open_app: Open, tmp_path: Path
) -> None:
    path = tmp_path / "silent.txt"
    heading = "CONFERENCE CALL PARTICIPANTS\n"
    path.write_text(SMALL_CALL.replace(heading, f"{heading}\nCy Vale Harrow Street - Analyst\n"))
    library = Library(tmp_path / "library")
    library.add(path)
    async with open_app(library=library) as desk:
        await desk.press("f6", *"okafor", "enter")
        assert isinstance(desk.app.screen, SaidScreen)
        await desk.press("escape", "escape")
        for times in (1, 2):
            await desk.press(*"vale", "enter")
            assert isinstance(desk.app.screen, PeopleScreen)
            assert desk.said.count("Cy Vale is listed, but never speaks.") == times
            await desk.press("escape")
        await desk.press(*"okafor", "enter")
        assert "Is $95 million too low?" in desk.screen_text()


async def test_a_click_in_the_text_ends_the_search_for_words_and_keys_work_again(
    open_app: Open, library: Library
) -> None:
    async with open_app(library=library) as desk:
        await desk.press("f6", *"brook", "enter")
        await desk.press("slash", *"firm")
        await desk.pilot.click("#said-text", offset=(20, 5))
        await desk.settle()
        assert not desk.app.screen.query(FindBar)
        assert len(desk.app.screen.search.hits) == 3, "what was found stays"
        await desk.press("n")
        assert "of 3" in desk.screen_text()
        await desk.press("escape")
        assert isinstance(desk.app.screen, PeopleScreen)


async def test_a_reading_that_nobody_waits_for_any_more_ends_at_the_next_call(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go, ended = Event(), Event(), Event()

    def slow(progress: Callable[[int, int], None]) -> None:
        progress(1, 2)
        begun.set()
        go.wait(30)
        try:
            progress(2, 2)
        except WorkerCancelled:
            ended.set()
            raise

    async with open_app(library=library) as desk:
        monkeypatch.setattr(library.index, "unread", lambda: ["BRKS-2031Q1"])
        monkeypatch.setattr(library.index, "refresh", slow)
        await desk.pilot.press("f6")
        assert await asyncio.to_thread(begun.wait, 30)
        monkeypatch.undo()
        desk.app.people_screen.take_library()
        go.set()
        assert await asyncio.to_thread(ended.wait, 30)
        await desk.settle()
        assert "Ada Brook" in names(desk)
        assert "reading" not in desk.screen_text()


async def test_the_head_tells_of_people_again_when_calls_were_read_and_nobody_is_new(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(library=library) as desk:
        await desk.press("f6")
        monkeypatch.setattr(library.index, "unread", lambda: ["BRKS-2031Q1"])
        monkeypatch.setattr(library.index, "refresh", lambda progress: progress(5, 5))
        desk.app.people_screen.take_library()
        await desk.settle()
        assert "reading 5 of 5" not in desk.screen_text()
        assert "type to narrow" in desk.screen_text()


async def test_a_card_that_comes_late_is_not_shown_where_nobody_is_highlighted(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(library=library) as desk:
        await desk.press("f6")
        said_by = Halted(library.index.said_by)
        monkeypatch.setattr(library.index, "said_by", said_by)
        await desk.pilot.press("down")
        await said_by.begun()
        screen = desk.app.people_screen
        screen.narrow("zebra")
        await desk.pilot.pause()
        card = screen.query_one("#person-text")
        before = str(card.render())
        said_by.go_on()
        await desk.settle()
        assert screen.list.highlighted is None
        assert str(card.render()) == before


async def test_who_asks_in_a_file_that_is_not_in_the_library_is_said(
    open_app: Open, tmp_path: Path, small_file: Path
) -> None:
    async with open_app([small_file], library=Library(tmp_path / "none"), notifications=True) as desk:
        await desk.press("S")
        assert "Nobody speaks here yet" in desk.screen_text()
        assert "No call of the library has them." in desk.said
        await desk.press("escape")
        assert desk.app.screen is desk.reader
    assert not (tmp_path / "none").exists()


async def test_people_who_joined_meanwhile_are_there_when_one_comes_back(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("f6")
        before = len(names(desk))
        await desk.press("escape")
        library.add(SAMPLES / "halden-ridge-q1-2031.txt")
        await desk.press("f6")
        assert len(names(desk)) > before


async def test_a_hundred_thousand_people_scroll_and_only_what_is_seen_is_drawn(
    open_app: Open, library: Library
) -> None:
    async with open_app(library=library) as desk:
        await desk.press("f6")
        screen = desk.app.screen
        one = screen.everyone[0]
        profile = one.profile
        many = [
            one._replace(profile=profile._replace(name=f"Person {n:06}", ids=(f"p{n}",)), words=f"person {n:06}")
            for n in range(100_000)
        ]
        screen.everyone = screen._ordered = many
        screen.narrow("")
        await desk.press("end")
        assert "Person 099999" in desk.screen_text()
        assert "last heard" in desk.screen_text(), "the heads stay on top"
        assert len(screen.list.children) == 0
        await desk.type("050000")
        assert screen.list.highlighted.profile.name == "Person 050000"
        assert screen.query_one(PersonCard).display


async def test_a_cache_that_cannot_be_read_is_said_and_leaves_the_people_open(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(library=library, notifications=True) as desk:
        await desk.press("f6")

        def refuse(*_: object, **__: object) -> None:
            raise EarmarkError("Busy", "The cache is in use by somebody else.")

        monkeypatch.setattr(Index, "said_by", refuse)
        monkeypatch.setattr(Index, "calls_with", refuse)
        await desk.press("down", "enter")
        assert "The cache is in use by somebody else." in desk.said
        assert desk.app.screen is desk.app.people_screen
