"""The library's screen, driven by keys and mouse."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Halted

from annotations.notebook import Notebook
from annotations.passages import Passages
from transcripts.library import Library
from transcripts.model import Span

Open = Callable[..., object]


async def test_companies_stand_by_quarters(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        shown = desk.screen_text()
        assert "5 calls of 2 companies" in shown
        assert "Brook & Sons, Inc." in shown
        assert desk.app.screen is desk.app.library_screen
        assert desk.app.library_screen.grid.highlighted.label == "Q4 2031"
        assert "Ada Brook" in shown, "the card of the highlighted call"


async def test_letters_narrow_and_escape_widens(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.type("tide")
        assert "Brook" not in desk.screen_text()
        assert "2 calls of 1 company" in desk.screen_text()
        await desk.press("backspace", "backspace", "backspace", "backspace")
        assert "5 calls" in desk.screen_text()
        await desk.press("slash", "q", "2")
        assert "narrowed to q2" in desk.screen_text()
        assert "1 call of 1 company" in desk.screen_text()
        await desk.press("escape")
        assert "5 calls" in desk.screen_text()
        await desk.type("zebra")
        assert "nothing is called zebra" in desk.screen_text()


async def test_arrows_go_from_call_to_call(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        grid = desk.app.library_screen.grid
        await desk.press("left")
        assert grid.highlighted.label == "Q2 2031"
        await desk.press("left", "left")
        assert grid.highlighted.label == "Q1 2031"
        await desk.press("down")
        assert (grid.highlighted.ticker, grid.highlighted.label) == ("TWPS", "Q1 2031")
        await desk.press("home")
        assert grid.highlighted.ticker == "BRKS"


async def test_enter_reads_a_call_and_q_comes_back(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("left", "enter")
        assert desk.app.screen is desk.reader
        assert desk.reader.call.id == "BRKS-2031Q2"
        await desk.press("right_square_bracket")
        assert desk.reader.call.id == "BRKS-2031Q4"
        assert "Q1 31" in desk.screen_text()
        await desk.press("escape", "q")
        assert desk.app.screen is desk.app.library_screen
        await desk.press("q")
        assert not desk.app.is_running


async def test_opening_a_call_reads_no_other(open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    whole = Library.call
    monkeypatch.setattr(Library, "call", lambda self, id, *rest: read.append(id) or whole(self, id, *rest))
    async with open_app(library=library, size=(80, 24)) as desk:
        await desk.press("enter")
        assert read == ["BRKS-2031Q4"]
        await desk.press("left_square_bracket")
        assert read == ["BRKS-2031Q4", "BRKS-2031Q2"]
        await desk.press("right_square_bracket")
        assert len(read) == 2


async def test_a_click_highlights_a_call_and_another_reads_it(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        grid = desk.app.library_screen.grid
        frame = grid.frame_shown
        at = frame.place_of(grid.bookcase.quarters.index(2031 * 4)), 3
        await desk.pilot.click(grid, offset=at)
        assert grid.highlighted.id == "TWPS-2031Q1"
        assert desk.app.screen is desk.app.library_screen
        await desk.pilot.click(grid, offset=at)
        await desk.settle()
        assert desk.reader.call.id == "TWPS-2031Q1"


async def test_a_file_that_is_gone_is_said_and_nothing_else_happens(open_app: Open, library: Library) -> None:
    for path in library.originals_folder.iterdir():
        path.unlink()
    shutil.rmtree(library.root / "cache")
    async with open_app(library=Library(library.root)) as desk:
        await desk.press("enter")
        assert desk.app.screen is desk.app.library_screen
        assert "is not to be had" in desk.said


async def test_a_link_opens_at_its_passage(open_app: Open, library: Library) -> None:
    from tui.links import link_of

    text = library.call("BRKS-2031Q2").text
    start = text.index("Prices in Q2")
    async with open_app(library=library, link=link_of(f"earmark:BRKS-2031Q2#{start}-{start + 6}")) as desk:
        assert desk.selected == "Prices"
        await desk.press("escape", "q")
        assert desk.app.screen is desk.app.library_screen


async def test_an_empty_library_teaches_and_offers_the_samples(open_app: Open, tmp_path: Path) -> None:
    async with open_app(library=Library(tmp_path / "none")) as desk:
        assert "Your library is empty" in desk.screen_text()
        assert "earmark add" in desk.screen_text()
        await desk.press("enter")
        assert desk.app.screen is desk.reader
        assert "Halden Ridge" in desk.screen_text()
        await desk.press("H")
        assert "Your library is empty" in desk.screen_text()
    assert not (tmp_path / "none").exists()


async def test_settings_are_heard_and_slips_in_them_said(open_app: Open, library: Library) -> None:
    (library.root / "config.toml").write_text(
        'theme = "earmark-light"\nascii = true\n[keys]\n"library.read" = "f9"\nx = "y"'
    )
    async with open_app(library=library) as desk:
        assert desk.app.theme == "earmark-light"
        assert "f9 read" in desk.screen_text()
        assert "no such action" in desk.said
        await desk.press("enter")
        assert desk.app.screen is desk.app.library_screen
        await desk.press("f9")
        assert desk.app.screen is desk.reader
        assert "▎" not in desk.screen_text()


async def test_a_thousand_companies_scroll_and_only_what_is_seen_is_drawn(open_app: Open, library: Library) -> None:
    from transcripts.listing import Held

    many = [Held(f"C{n}-2031Q1", f"Company {n:04}", "", 2031, 1, "Q1 2031", "", str(n)) for n in range(1000)]
    async with open_app(library=library) as desk:
        screen = desk.app.library_screen
        screen.calls = many
        screen.narrow("")
        await desk.press("end")
        assert "Company 0999" in desk.screen_text()
        assert "2031" in desk.screen_text(), "the heads stay on top"
        assert len(screen.grid.children) == 0
        await desk.press("pageup", "pageup", "home")
        assert screen.grid.highlighted.company == "Company 0000"


async def test_what_was_read_and_noted_shows_and_the_latest_stands_on_top(open_app: Open, library: Library) -> None:
    notebook = Notebook(library.root)
    passages = Passages(library.call("BRKS-2031Q2"))
    notebook.annotate(passages, Span(0, 12), tags=["guidance"])
    notebook.annotate(passages, Span(20, 30))
    notebook.set_reading("BRKS-2031Q2", passages.reading(len(passages.call.text) // 2))
    async with open_app(library=library) as desk:
        shown = desk.screen_text()
        assert "Recently read" in shown
        assert "2 annotations" in shown
        assert "▅2" in shown
        assert "#guidance" in shown, "the call read last is highlighted, and its card shows its tags"
        await desk.press("enter")
        assert desk.reader.call.id == "BRKS-2031Q2"


def damage(library: Library) -> None:
    for path in (library.root / "cache").iterdir():
        path.write_bytes(b"no database at all" * 400)


def remove(library: Library) -> None:
    shutil.rmtree(library.root / "cache")


@pytest.mark.parametrize("harm", [damage, remove])
@pytest.mark.parametrize("link", [None, "earmark:BRKS-2031Q2#0-6"], ids=["library", "reader"])
async def test_a_cache_that_is_made_anew_is_told_and_nothing_else_is_lost(
    open_app: Open, library: Library, harm: Callable[[Library], None], link: str | None
) -> None:
    from tui.links import link_of

    Notebook(library.root).annotate(Passages(library.call("BRKS-2031Q2")), Span(0, 12), note="mine")
    harm(library)
    async with open_app(library=library.root, link=link_of(link) if link else None, notifications=True) as desk:
        await desk.press("ctrl+f")
        await desk.type("prices")
        assert desk.app.screen.hits.answer.hits
        assert desk.said.count("it is made anew") == 1
        await desk.press("escape")
        await desk.press(*(["H"] if link else []))
        assert "5 calls of 2 companies" in desk.screen_text()
    assert Notebook(library.root).counts() == {"BRKS-2031Q2": 1}


async def test_a_card_that_comes_late_is_not_shown_where_no_call_is_highlighted(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(library=library) as desk:
        call = Halted(library.call)
        monkeypatch.setattr(library, "call", call)
        await desk.pilot.press("left")
        await call.begun()
        screen = desk.app.library_screen
        screen.narrow("zebra")
        await desk.pilot.pause()
        card = screen.query_one("#card-text")
        before = str(card.render())
        call.go_on()
        await desk.settle()
        assert screen.grid.highlighted is None
        assert str(card.render()) == before
