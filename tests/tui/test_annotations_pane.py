"""The annotations pane, the list of tags, the look back at earlier calls; and what happens when others change the files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import make_unreadable
from invented import SMALL_CALL

from annotations.notebook import Notebook
from annotations.passages import Passages
from annotations.quoting import place_of
from transcripts.errors import EarmarkError
from transcripts.library import Library
from tui.screens.reader.margin import Margin

Open = Callable[..., object]


def annotate(library: Library, id: str, words: str, **fields: object) -> None:
    """Make an annotation as another program would."""
    call = library.call(id)
    Notebook(library.root).annotate(Passages(call), place_of(call.text, words), **fields)


def kept(library: Library) -> dict[str, object]:
    """The annotations on the disk by their words."""
    return {a.quote.exact: a for a in Notebook(library.root).everything()}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two quarters of a company, with annotations in both."""
    library = Library(tmp_path / "library")
    for quarter in ("Q1 2031", "Q2 2031"):
        path = tmp_path / f"brook {quarter}.txt"
        path.write_text(
            SMALL_CALL.replace("Q2 2031", quarter).replace("Prices are firm", f"In {quarter} prices are firm")
        )
        library.add(path)
    annotate(library, "BRKS-2031Q1", "We like our range.", color="red", tags=["tone"])
    annotate(library, "BRKS-2031Q1", "And what about prices?", note="Ask again?", tags=["prices"])
    annotate(library, "BRKS-2031Q2", "Mr. Vane runs the U.S. mill.", color="green", tags=["people/vane"])
    annotate(library, "BRKS-2031Q2", "That is all.", note="Short.", tags=["tone"])
    return library


async def read_q2(desk: object) -> None:
    """From the library's screen to the later call."""
    desk.app.open_id("BRKS-2031Q2")
    await desk.settle()


async def test_the_pane_lists_the_calls_annotations_and_leads_to_them(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await read_q2(desk)
        await desk.press("h")
        shown = desk.screen_text()
        assert "2 annotations" in shown
        assert "#people/vane" in shown
        assert "Short." in shown
        await desk.press("j", "enter")
        assert desk.caret_words.startswith("That is all.")


async def test_the_pane_opens_at_the_highlight_under_the_caret(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await read_q2(desk)
        for _ in range(2):
            await desk.press("a", "h")
            assert desk.caret_words.startswith(desk.reader.margin.current.quote.exact)
            await desk.press("h")
        assert desk.caret_words.startswith("That is all.")


async def test_what_changed_while_the_pane_was_away_is_listed_when_a_wider_terminal_shows_it(
    open_app: Open, library: Library
) -> None:
    async with open_app(library=library, size=(80, 24)) as desk:
        await read_q2(desk)
        await desk.press("h", "escape")
        assert not desk.reader.margin.display
        await desk.press("g", "1")
        await desk.pilot.resize_terminal(120, 40)
        await desk.settle()
        assert desk.reader.margin.display
        assert "3 annotations" in "\n".join(line[80:] for line in desk.screen_text().splitlines())


async def test_the_list_is_narrowed_by_tag_colour_speaker_and_words(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await read_q2(desk)
        await desk.press("h")
        for line, expected in (
            ("tag:people", "Mr. Vane"),
            ("color:green", "Mr. Vane"),
            ("color:1", "That is all"),
            ("speaker:brook short", "That is all"),
            ("#tone", "That is all"),
        ):
            desk.reader.margin.narrow(line)
            await desk.settle()
            assert [a.quote.exact.startswith(expected) for a in desk.reader.margin.listed] == [True], line
        await desk.press("slash")
        assert desk.app.focused is desk.reader.margin.filter
        desk.reader.margin.narrow("speaker:nobody")
        await desk.settle()
        assert "0 of 2 annotations" in desk.screen_text()


async def test_several_are_changed_at_once(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await read_q2(desk)
        await desk.press("h", "V", "4")
        assert [kept(library)[w].color for w in ("Mr. Vane runs the U.S. mill.", "That is all.")] == ["blue", "blue"]
        await desk.press("t")
        await desk.type("check")
        await desk.press("enter")
        assert kept(library)["That is all."].tags == ("tone", "check")
        assert kept(library)["Mr. Vane runs the U.S. mill."].tags == ("people/vane", "check")
        await desk.press("x")
        assert len(kept(library)) == 2
        await desk.press("u", "u", "u")
        assert kept(library)["That is all."].tags == ("tone",)
        assert kept(library)["That is all."].color == "yellow"


async def test_a_note_is_edited_in_place(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await read_q2(desk)
        await desk.press("h", "j", "c")
        await desk.type(" Indeed")
        await desk.press("escape")
        assert kept(library)["That is all."].note == "Short. Indeed"
        assert desk.app.focused is desk.reader.margin.listing


async def test_the_pane_lists_earlier_calls_and_the_library(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await read_q2(desk)
        await desk.press("h", "l")
        assert "We like our range." in desk.screen_text()
        assert "Mr. Vane runs" not in "".join(a.quote.exact for a in desk.reader.margin.annotations)
        await desk.press("l")
        assert "4 annotations" in desk.screen_text()
        desk.reader.margin.narrow("quarter:q1 range")
        await desk.settle()
        await desk.press("enter")
        assert desk.reader.call.id == "BRKS-2031Q1"
        assert desk.caret_words.startswith("We like our range.")
        await desk.press("ctrl+o")
        assert desk.reader.call.id == "BRKS-2031Q2"


async def test_opening_a_call_looks_back_at_the_one_before(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await read_q2(desk)
        shown = desk.screen_text()
        assert "Marked in Q1 2031" in shown
        assert "1 open" in shown
        await desk.press("B")
        assert desk.reader.figures.earlier.has_focus
        await desk.press("enter")
        assert desk.reader.call.id == "BRKS-2031Q1"
        assert desk.caret_words.startswith("And what about prices?"), "the open question comes first"


async def test_a_narrow_terminal_says_what_was_marked_before(open_app: Open, library: Library) -> None:
    async with open_app(library=library, notifications=True, size=(80, 24)) as desk:
        await read_q2(desk)
        assert "In Q1 2031 you marked 2 passages, 1 question open" in desk.said
        await desk.press("B")
        assert "Ask again?" in desk.screen_text()


async def test_a_change_made_elsewhere_shows_without_moving_the_caret(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await read_q2(desk)
        await desk.press("e")
        before, top = desk.reader.text.caret, desk.reader.text.scroll_offset
        annotate(library, "BRKS-2031Q2", "Is $95 million too low?", color="purple")
        desk.reader.look_again()
        await desk.settle()
        assert [a.color for a in desk.reader.highlights.annotations][-1] == "purple"
        assert (desk.reader.text.caret, desk.reader.text.scroll_offset) == (before, top)


async def test_what_cannot_be_saved_is_said_kept_and_saved_later(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(library=library, notifications=True) as desk:
        await read_q2(desk)
        with monkeypatch.context() as broken:
            broken.setattr("annotations.storage.write_whole", _disk_full)
            await desk.press("1")
            assert "The disk is full." in desk.said
            assert len(desk.reader.highlights.annotations) == 3
            desk.reader.look_again()
        assert len(kept(library)) == 4
        desk.reader.look_again()
        await desk.settle()
        assert len(kept(library)) == 5
        assert "is saved now" in desk.said


def _disk_full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


async def test_an_orphan_is_listed_and_set_again_by_hand(open_app: Open, library: Library, tmp_path: Path) -> None:
    path = tmp_path / "another.txt"
    path.write_text(SMALL_CALL.replace("We like our range.", "A sentence that will be gone from every later copy."))
    other = Library(tmp_path / "other")
    id = other.add(path).record.id
    annotate(other, id, "A sentence that will be gone from every later copy.", note="Mine.")
    (orphan,) = Notebook(other.root).everything()
    Notebook(library.root).put([orphan])
    async with open_app(library=library) as desk:
        await read_q2(desk)
        await desk.press("h")
        assert "Not found in this text" in desk.screen_text()
        await desk.press("G", "enter")
        assert desk.app.focused is desk.reader.text
        await desk.press("G", "v", "left_parenthesis", "enter")
        (found,) = [a for a in desk.reader.highlights.annotations if a.note == "Mine."]
        assert found.quote.exact.endswith("Goodbye.")
        assert found.anchored == "exact"


async def test_the_reading_position_is_remembered(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await read_q2(desk)
        await desk.press("e")
    async with open_app(library=library) as desk:
        await read_q2(desk)
        assert desk.caret_words.startswith("The first question")
        await desk.press("left_square_bracket", "right_square_bracket", "g")
        assert desk.caret_words.startswith("Good evening")


async def test_tags_are_renamed_merged_deleted_and_coloured_everywhere(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await read_q2(desk)
        await desk.press("number_sign")
        assert "by use" in desk.screen_text()
        await desk.press("5")
        assert {a.color for a in kept(library).values() if "tone" in a.tags} == {"purple"}
        await desk.press("r", "ctrl+u")
        await desk.type("mood")
        await desk.press("enter")
        assert [a.tags for a in kept(library).values()].count(("mood",)) == 2
        await desk.press("O", "g", "v", "G", "m")
        assert all("mood" not in a.tags for a in kept(library).values())
        await desk.press("u", "u", "u")
        assert [a.tags for a in kept(library).values()].count(("tone",)) == 2
        assert {a.color for a in kept(library).values() if "tone" in a.tags} == {"yellow", "red"}


async def test_a_tag_leads_to_its_passages(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await read_q2(desk)
        await desk.press("number_sign", "enter")
        assert {a.quote.exact for a in desk.reader.margin.listed} == {"We like our range.", "That is all."}


async def test_notes_stand_under_the_text(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await read_q2(desk)
        assert "Short." not in desk.screen_text()
        before = desk.reader.text.caret
        await desk.press("C")
        assert "Short." in desk.screen_text()
        assert desk.reader.text.caret == before
        await desk.press("C")
        assert "Short." not in desk.screen_text()


async def test_the_caret_on_a_highlight_tells_note_tags_and_when(open_app: Open, library: Library) -> None:
    (library.root / "config.toml").write_text('[colors]\nyellow = "claim"\n')
    async with open_app(library=library) as desk:
        await read_q2(desk)
        await desk.press("a", "a")
        strip = desk.reader.strip.line.plain
        assert strip.startswith("1 claim  #tone  Short.  ")


async def test_a_note_on_the_whole_call(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await read_q2(desk)
        await desk.press("W")
        await desk.type("good")
        await desk.press("escape")
        assert Notebook(library.root).kept("BRKS-2031Q2").note.text == "good"
        await desk.press("u")
        assert Notebook(library.root).kept("BRKS-2031Q2").note is None


async def test_a_library_that_cannot_be_read_is_said_to_be(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise EarmarkError("Notes cannot be read", "No permission.", "Is it yours?")

    async with open_app(library=library, notifications=True) as desk:
        monkeypatch.setattr(Notebook, "kept", refuse)
        await read_q2(desk)
        assert "No permission" in desk.said
        assert desk.caret_words.startswith("Good evening")


async def test_notes_of_another_call_that_cannot_be_read_are_named_in_the_lists(
    open_app: Open, library: Library
) -> None:
    make_unreadable(library, "BRKS-2031Q1")
    async with open_app(library=library, size=(200, 40)) as desk:
        await read_q2(desk)
        await desk.press("h", "l", "l")
        assert "not read: Q1 2031 BRKS" in desk.screen_text()
        assert "Mr. Vane" in desk.screen_text()
        await desk.press("escape", "number_sign")
        assert "not read: BRKS-2031Q1" in desk.screen_text()


async def test_several_tags_merged_or_deleted_are_taken_back_in_one_step(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await read_q2(desk)
        before = {words: a.tags for words, a in kept(library).items()}
        await desk.press("number_sign", "g", "v", "v", "m")
        assert {tag for a in kept(library).values() for tag in a.tags} == {"prices"}
        await desk.press("u")
        assert {words: a.tags for words, a in kept(library).items()} == before
        await desk.press("g", "v", "v", "x")
        assert len({tag for a in kept(library).values() for tag in a.tags}) == 1
        await desk.press("u")
        assert {words: a.tags for words, a in kept(library).items()} == before


async def test_what_was_gathered_while_another_call_was_shown_is_not_listed(open_app: Open, library: Library) -> None:
    async with open_app(library=library, size=(200, 40)) as desk:
        await read_q2(desk)
        await desk.press("h", "l")
        assert "Ask again?" in desk.screen_text()
        desk.reader.post_message(Margin.Gathered(library.call("BRKS-2031Q1"), "earlier calls", [], []))
        await desk.settle()
        assert "Ask again?" in desk.screen_text()
