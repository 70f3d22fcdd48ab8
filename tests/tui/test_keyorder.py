"""What is typed in one breath has the effect that it has key by key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Desk, Opened
from textual import events
from textual.widgets import Input

from transcripts.library import Library


def in_one_breath(desk: Desk, *typed: str) -> None:
    """Let keys, and what is pasted (anything of several characters), arrive before the app looks at the first."""
    for piece in typed:
        if piece in ("enter", "escape", "ctrl+f", "ctrl+p", "f2", "f5", "f6"):
            desk.app.post_message(events.Key(piece, None))
        elif len(piece) > 1:
            desk.app.post_message(events.Paste(piece))
        else:
            desk.app.post_message(
                events.Key({" ": "space", ",": "comma", "/": "slash", "+": "plus"}.get(piece, piece), piece)
            )


@pytest.mark.parametrize("words", ["tone, guidance/revenue", "t", "1, 2, 3, ten, tt, cc, qq"])
async def test_tags_typed_in_the_same_breath_as_their_key(
    open_app: Callable[..., Opened], small_file: Path, tmp_path: Path, words: str
) -> None:
    async with open_app([small_file], library=tmp_path / "library") as desk:
        in_one_breath(desk, ")", "3", "t", *words, "enter")
        await desk.settle()
        (made,) = desk.reader.highlights.annotations
        assert made.color == "green"
        assert list(made.tags) == words.split(", ")


async def test_a_note_typed_and_pasted_in_the_same_breath_as_its_key(
    open_app: Callable[..., Opened], small_file: Path, tmp_path: Path
) -> None:
    async with open_app([small_file], library=tmp_path / "library") as desk:
        in_one_breath(desk, ")", "c", *"Ask the CFO: ", "net or gross?", *" Q3", "escape", "j", "1")
        await desk.settle()
        noted, marked = desk.reader.highlights.annotations
        assert noted.note == "Ask the CFO: net or gross? Q3"
        assert marked.color == "yellow", "keys after the note are the text's again"


async def test_keys_after_a_line_that_was_accepted_are_not_part_of_it(
    open_app: Callable[..., Opened], small_file: Path, tmp_path: Path
) -> None:
    async with open_app([small_file], library=tmp_path / "library") as desk:
        in_one_breath(desk, "t", *"tone", "enter", "j", "2", "/", *"prices", "enter", "3")
        await desk.settle()
        made = {(a.quote.exact.split()[0], a.color): a.tags for a in desk.reader.highlights.annotations}
        assert sorted(made.values()) == [(), (), ("tone",)]
        assert made["And", "green"] == (), "the first sentence with the word is where the search led"


async def test_a_search_typed_in_the_same_breath_as_its_key(open_app: Callable[..., Opened], small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        in_one_breath(desk, "/", *"prices are", "enter")
        await desk.settle()
        assert desk.caret_words.startswith("Prices are firm")


async def test_the_title_of_a_digest_typed_in_the_same_breath_as_its_key(
    open_app: Callable[..., Opened], library: Library
) -> None:
    async with open_app(library=library) as desk:
        await desk.press("f5")
        in_one_breath(desk, "t", *"Prices, terse t", "enter", "i", *"First ", "and last", "escape")
        await desk.settle()
        assert desk.app.screen.digest.title == "Prices, terse t"
        assert desk.app.screen.digest.introduction == "First and last"


async def test_words_typed_in_the_same_breath_as_the_search_opens(
    open_app: Callable[..., Opened], library: Library
) -> None:
    async with open_app(library=library) as desk:
        in_one_breath(desk, "ctrl+f", *"prices are firm")
        await desk.settle()
        assert desk.app.screen.input.value == "prices are firm"


async def test_letters_that_narrow_come_in_their_order(open_app: Callable[..., Opened], library: Library) -> None:
    async with open_app(library=library) as desk:
        in_one_breath(desk, *"tidewater")
        await desk.settle()
        assert desk.app.library_screen.narrowed == "tidewater"
        in_one_breath(desk, "escape", "f6", *"okafor")
        await desk.settle()
        assert desk.app.people_screen.narrowed == "okafor"


async def test_keys_typed_with_the_one_that_opens_a_call_wait_for_its_page(
    open_app: Callable[..., Opened], library: Library
) -> None:
    async with open_app(library=library) as desk:
        in_one_breath(desk, "enter", ")", "3", "t", *"tone", "enter")
        await desk.settle()
        (made,) = desk.reader.highlights.annotations
        assert (made.color, list(made.tags)) == ("green", ["tone"])


@pytest.mark.parametrize("key", ["ctrl+p", "f2", "+"])
async def test_words_typed_in_the_same_breath_as_what_they_are_typed_in_opens(
    open_app: Callable[..., Opened], library: Library, key: str
) -> None:
    async with open_app(library=library) as desk:
        in_one_breath(desk, key, *"ledger")
        await desk.settle()
        assert desk.app.screen.query(Input).first().value == "ledger"
