"""Everyone who spoke in the library, and all that one of them said, driven by keys and mouse."""

from collections.abc import Callable
from pathlib import Path

from annotations.notebook import Notebook
from transcripts.library import Library
from tui.screens.people import PeopleScreen
from tui.screens.said import SaidScreen
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


async def test_who_asks_in_a_file_that_is_not_in_the_library_is_said(
    open_app: Open, tmp_path: Path, small_file: Path
) -> None:
    async with open_app([small_file], library=Library(tmp_path / "none"), notifications=True) as desk:
        await desk.press("S")
        assert "Nobody speaks here yet" in desk.screen_text()
        await desk.press("escape")
        assert desk.app.screen is desk.reader
    assert not (tmp_path / "none").exists()


async def test_people_who_joined_meanwhile_are_there_when_one_comes_back(open_app: Open, library: Library) -> None:
    from invented import SAMPLES

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
