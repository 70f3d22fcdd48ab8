"""Exchanges that were not answered: marked, gone to, shown alone; the reader's own word on them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from invented import REFUSED_CALL, SMALL_CALL

from annotations.notebook import Notebook
from annotations.passages import Passages
from transcripts.library import Library

Open = Callable[..., object]
BEN, CY = 0, 1
"""The numbers of the two exchanges: the second is refused a figure."""


@pytest.fixture
def refused_file(tmp_path: Path) -> Path:
    path = tmp_path / "brook-q2-2031.txt"
    path.write_text(REFUSED_CALL, encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library that is not there yet."""
    return Library(tmp_path / "library")


def words(library: Library) -> list[str]:
    """The verdicts that are on the disk, as another program sees them."""
    notebook = Notebook(library.root)
    return [verdict.word for id in notebook.calls() for verdict in notebook.kept(id).verdicts]


def outline(desk: object) -> list[str]:
    """The rows of the outline as they are shown, the sign at the edge included."""
    listing = desk.reader.query_one("#outline")  # type: ignore[attr-defined]
    rows = []
    for entry in listing.entries:
        right = entry.right[0] if entry.right else ""
        rows.append(f"{''.join(words for words, _ in entry.parts).strip()} {right}".strip())
    return rows


async def test_a_non_answer_is_marked_in_the_outline_by_sign_and_words(open_app: Open, refused_file: Path) -> None:
    async with open_app([refused_file]) as desk:
        rows = outline(desk)
        at = rows.index("2 Cy Vale ✗")
        assert rows[at + 1] == "no answer: “We don't break that out”"
        assert "1 Ben Okafor" in rows
        assert "✗" in desk.screen_text()


async def test_in_plain_ascii_too(open_app: Open, refused_file: Path) -> None:
    async with open_app([refused_file], ascii_marks=True) as desk:
        assert "2 Cy Vale x" in outline(desk)
        assert "✗" not in desk.screen_text()


async def test_a_key_goes_to_the_next_non_answer_and_the_status_line_says_why(
    open_app: Open, refused_file: Path
) -> None:
    async with open_app([refused_file], notifications=True) as desk:
        await desk.press("semicolon")
        assert desk.caret_words.startswith("The next question comes from the line of Cy Vale")
        assert "✗ no answer: “We don't break that out”" in str(desk.reader.status.left)
        await desk.press("semicolon")
        assert "No further non-answer" in desk.said
        await desk.press("G", "comma")
        assert desk.caret_words.startswith("The next question")
        await desk.press("ctrl+o", "ctrl+o", "ctrl+o")
        assert desk.caret_words.startswith("Good evening to everyone")


async def test_the_words_that_refuse_are_underlined(open_app: Open, refused_file: Path) -> None:
    async with open_app([refused_file]) as desk:
        await desk.press("semicolon")
        lines = desk.app.screen._compositor.render_strips()
        underlined = "".join(s.text for line in lines for s in line if s.style and s.style.underline)
        assert "We don't break that out" in underlined


async def test_without_one_it_is_said(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file], notifications=True) as desk:
        await desk.press("semicolon")
        assert "no figure that was asked for is refused" in desk.said
        await desk.press("O")
        assert "There is no non-answer" in desk.said
        assert "Thank you. Revenue" in desk.screen_text()


async def test_the_text_can_show_non_answers_alone(open_app: Open, refused_file: Path) -> None:
    async with open_app([refused_file]) as desk:
        await desk.press("O")
        shown = desk.screen_text()
        assert "How much of your revenue" in shown
        assert "Is $95 million too low" not in shown
        assert "non-answers only" in shown
        await desk.press("escape")
        assert "Is $95 million too low" in desk.screen_text()


async def test_the_readers_word_is_kept_wins_and_is_undone(
    open_app: Open, refused_file: Path, library: Library
) -> None:
    async with open_app([refused_file], library=library) as desk:
        await desk.press("e", "r")
        assert "dodged" in desk.screen_text(), "the letters are offered"
        await desk.press("d")
        assert words(library) == ["dodged"]
        assert "1 Ben Okafor ✗" in outline(desk)
        assert "✗ you: dodged" in str(desk.reader.status.left)
        await desk.press("e", "r", "a")
        assert words(library) == ["dodged", "answered"]
        assert "2 Cy Vale ✓" in outline(desk)
        await desk.press("g", "semicolon")
        assert desk.caret_words.startswith("The first question"), "dodged is one now"
        await desk.press("semicolon")
        assert desk.caret_words.startswith("The first question"), "answered is none any more"
        await desk.press("u", "u")
        assert words(library) == []
        assert {"1 Ben Okafor", "2 Cy Vale ✗"} <= {*outline(desk)}
        await desk.press("ctrl+r")
        assert words(library) == ["dodged"]
        await desk.press("r", "n")
        assert words(library) == []


async def test_another_key_than_a_letter_of_a_word_is_heard_as_itself(
    open_app: Open, refused_file: Path, library: Library
) -> None:
    async with open_app([refused_file], library=library) as desk:
        await desk.press("e", "r", "e")
        assert desk.caret_words.startswith("The next question")
        await desk.press("r", "escape", "j")
        assert not library.root.exists()


async def test_outside_of_exchanges_there_is_nothing_to_judge(
    open_app: Open, refused_file: Path, library: Library
) -> None:
    async with open_app([refused_file], library=library, notifications=True) as desk:
        await desk.press("r")
        assert "in no exchange" in desk.said
        assert desk.reader.awaiting is None


async def test_the_word_is_given_with_the_mouse(open_app: Open, refused_file: Path, library: Library) -> None:
    async with open_app([refused_file], library=library) as desk:
        await desk.press("e", "r")
        hints = desk.reader.hints
        text = "".join(segment.text for segment in hints.render_line(0))
        await desk.pilot.click(hints, offset=(text.index("partly"), 0))
        await desk.settle()
        assert words(library) == ["partly"]


async def test_when_the_last_non_answer_is_judged_answered_all_is_shown_again(
    open_app: Open, refused_file: Path, library: Library
) -> None:
    async with open_app([refused_file], library=library) as desk:
        await desk.press("O", "semicolon", "r", "a")
        assert "Is $95 million too low" in desk.screen_text()


async def test_a_dodged_question_is_open_when_the_next_call_is_read(
    open_app: Open, tmp_path: Path, library: Library
) -> None:
    for quarter, text in (("Q1 2031", REFUSED_CALL), ("Q2 2031", SMALL_CALL)):
        path = tmp_path / f"{quarter}.txt"
        path.write_text(text.replace("Q2 2031", quarter))
        library.add(path)
    first = library.call("BRKS-2031Q1")
    Notebook(library.root).set_verdict(Passages(first), CY, "dodged")
    async with open_app(library=library) as desk:
        desk.app.open_id("BRKS-2031Q2")
        await desk.settle()
        await desk.press("B")
        shown = desk.screen_text()
        assert "1 open" in shown
        assert "you: dodged" in shown
        await desk.press("down", "enter")
        assert desk.reader.call.id == "BRKS-2031Q1"
        assert desk.caret_words.startswith("The next question comes from the line of Cy Vale")


async def test_the_keys_pass_from_one_non_answer_to_the_other_where_their_starts_are_left_out(
    open_app: Open, tmp_path: Path
) -> None:
    path = tmp_path / "brook-q2-2031.txt"
    asked = "How much of your revenue came from abroad this time?"
    text = REFUSED_CALL.replace("Is $95 million too low? And what about prices?", asked)
    path.write_text(text.replace("We like our range.", "We don't break that out."), encoding="utf-8")
    async with open_app([path], notifications=True) as desk:
        assert len(desk.reader.replies.unanswered) == 2
        await desk.press("z", "semicolon")
        first = desk.caret_words
        assert first.startswith("How much of your revenue came from abroad"), "the operator is left out"
        await desk.press("semicolon")
        assert desk.caret_words.startswith("Good evening. How much")
        await desk.press("comma")
        assert desk.caret_words == first
        await desk.press("comma")
        assert desk.caret_words == first
        assert "No earlier non-answer" in desk.said
        await desk.press("semicolon", "semicolon")
        assert desk.caret_words.startswith("Good evening. How much")
        assert "No further non-answer" in desk.said
