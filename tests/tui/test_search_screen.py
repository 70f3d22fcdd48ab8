"""The search of the library, driven by keys and mouse."""

from collections.abc import Callable
from pathlib import Path

from annotations.notebook import Notebook
from annotations.passages import Passages
from transcripts.library import Library
from transcripts.model import Span
from tui.screens.search import SearchScreen

Open = Callable[..., object]


async def test_hits_come_as_one_types_the_best_first_with_counts_beside_them(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("ctrl+f")
        assert isinstance(desk.app.screen, SearchScreen)
        assert "NEAR(" in desk.screen_text(), "before anything is typed, what can be asked"
        await desk.type("prices in q")
        shown = desk.screen_text()
        assert "Prices in Q" in shown
        assert "Ada Brook" in shown
        assert "Companies" in shown
        assert {hit.call for hit in desk.app.screen.hits.answer.hits} >= {"BRKS-2031Q1", "BRKS-2031Q2", "BRKS-2031Q4"}


async def test_enter_reads_the_hit_and_n_goes_on_from_call_to_call(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("ctrl+f")
        await desk.type("firm")
        hits = desk.app.screen.hits.answer.hits
        assert {hit.call for hit in hits} >= {"BRKS-2031Q1", "BRKS-2031Q2", "BRKS-2031Q4"}
        await desk.press("down", "enter")
        assert desk.app.screen is desk.reader
        assert desk.reader.call.id == hits[1].call
        assert desk.reader.text.caret == hits[1].start
        assert f"2 of {len(hits)} in the library" in desk.screen_text()
        await desk.press("n")
        assert (desk.reader.call.id, desk.reader.text.caret) == (hits[2].call, hits[2].start)
        await desk.press("N", "N")
        assert (desk.reader.call.id, desk.reader.text.caret) == (hits[0].call, hits[0].start)
        await desk.press("N")
        assert desk.reader.call.id == hits[-1].call, "round the end"
        await desk.press("escape")
        assert "in the library" not in desk.screen_text()


async def test_words_typed_and_accepted_in_one_breath_open_what_they_find(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("ctrl+f")
        await desk.press(*"northlight", "enter")
        await desk.settle()
        assert desk.app.screen is desk.reader
        assert "Northlight" in desk.caret_words


async def test_a_count_narrows_to_what_it_counts(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("ctrl+f")
        await desk.type("firm")
        await desk.press("tab", "enter")
        screen = desk.app.screen
        assert screen.input.value.startswith("firm company:")
        assert len({hit.call.split("-")[0] for hit in screen.hits.answer.hits}) == 1
        await desk.press("enter")
        assert screen.input.value == "firm"
        await desk.press("escape", "escape")
        assert desk.app.screen is desk.app.library_screen


async def test_whatever_is_typed_gives_hits_or_a_hint(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("ctrl+f")
        screen = desk.app.screen
        for words in ('"', "AND", "(", "a*b", "NEAR(", "-", "'; drop table", "é́", "zebra", "[red]", "speaker:nobody x"):
            screen.input.value = words
            await desk.settle()
            assert screen.hits.answer.asked == words
            assert screen.hits.answer.hits or screen.hits.answer.hints, words
        screen.input.value = "zebra"
        await desk.settle()
        assert "Nobody says “zebra”" in desk.screen_text()


async def test_notes_are_found_and_open_at_their_passage(open_app: Open, library: Library) -> None:
    passages = Passages(library.call("BRKS-2031Q2"))
    start = passages.call.text.index("We like our range")
    Notebook(library.root).annotate(passages, Span(start, start + 17), note="zebra crossing", tags=["odd"])
    async with open_app(library=library) as desk:
        await desk.press("ctrl+f")
        await desk.type("zebra")
        assert "your note" in desk.screen_text()
        await desk.press("enter")
        assert desk.caret_words.startswith("We like our range")


async def test_use_over_time_is_drawn(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("ctrl+f")
        await desk.type("prices")
        use = str(desk.app.screen.query_one("#use").render())
        assert "BRKS" in use
        assert "█" in use


async def test_the_search_opens_over_a_file_too_and_closes_on_it(
    open_app: Open, library: Library, small_file: Path
) -> None:
    async with open_app([small_file], library=library) as desk:
        await desk.press("ctrl+f")
        assert isinstance(desk.app.screen, SearchScreen)
        await desk.press("escape")
        assert desk.app.screen is desk.reader
        await desk.press("ctrl+f")
        await desk.type("pantry")
        await desk.press("enter")
        assert desk.reader.call.company.name.startswith("Tidewater")
