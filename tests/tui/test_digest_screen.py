"""The digest's screen: what goes in, how it reads, where it goes."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from conftest import make_unreadable
from textual.geometry import Offset
from textual.selection import Selection

from annotations.digests import Digests
from annotations.notebook import Notebook
from annotations.passages import Passages
from transcripts.library import Library
from transcripts.model import Span
from tui.digest_rows import window
from tui.screens.digest.screen import DigestScreen

Open = Callable[..., AbstractAsyncContextManager["object"]]


@pytest.fixture
def marked(library: Library) -> Library:
    """A library with four annotations of two calls."""
    notebook = Notebook(library.root)
    for call_id, words, color, tags, note in (
        ("BRKS-2031Q1", "Revenue was $90.5 million in the quarter", "yellow", ["results"], ""),
        ("BRKS-2031Q1", "We like our range.", "red", ["doubt"], "[red]Sure?[/red]"),
        ("BRKS-2031Q2", "Prices in Q2 2031 are firm.", "yellow", ["price"], "Believe *it*?"),
        ("BRKS-2031Q2", "That is all.", "green", [], ""),
    ):
        call = library.call(call_id)
        start = call.text.index(words)
        notebook.annotate(Passages(call), Span(start, start + len(words)), color=color, tags=tags, note=note)
    return library


class At:
    """The digest's screen, open."""

    def __init__(self, desk: object) -> None:
        self.desk = desk

    def __getattr__(self, name: str) -> object:
        return getattr(self.desk, name)

    @property
    def screen(self) -> DigestScreen:
        screen = self.desk.app.screen  # type: ignore[attr-defined]
        assert isinstance(screen, DigestScreen)
        return screen

    @property
    def markdown(self) -> str:
        """What the preview shows."""
        return "\n\n".join(chunk.text for chunk in self.screen.preview.chunks)


@pytest.fixture
def at_digest(open_app: Open, marked: Library) -> Callable[..., AbstractAsyncContextManager[At]]:
    @asynccontextmanager
    async def opened(size: tuple[int, int] = (120, 40)) -> AsyncIterator[At]:
        async with open_app(library=marked, size=size) as desk:
            await desk.press("f5")  # type: ignore[attr-defined]
            yield At(desk)

    return opened


async def test_it_shows_what_was_marked_and_how_it_reads(at_digest) -> None:  # type: ignore[no-untyped-def]
    async with at_digest() as at:
        shown = at.screen_text()
        assert "live, of everything that was marked" in shown
        assert "4 passages, by call" in shown
        assert "[red]Sure?[/red]" in shown
        assert "Believe *it*?" in shown
        assert "> Prices in Q2 2031 are firm." in at.markdown
        assert at.screen.listing.highlighted_key == "heading BRKS-2031Q1"


async def test_in_and_out(at_digest) -> None:  # type: ignore[no-untyped-def]
    async with at_digest() as at:
        await at.press("j", "space")
        assert "3 of 4 passages" in at.screen_text()
        assert "$90.5" not in at.markdown
        await at.press("u")
        assert "$90.5" in at.markdown
        await at.press("ctrl+r")
        assert "$90.5" not in at.markdown
        await at.press("g", "space")
        assert "We like our range" not in at.markdown
        await at.press("space")
        assert "$90.5" in at.markdown
        assert "We like our range" in at.markdown


async def test_up_and_down(at_digest) -> None:  # type: ignore[no-untyped-def]
    async with at_digest() as at:
        await at.press("j", "J")
        assert at.markdown.index("We like our range") < at.markdown.index("$90.5")
        assert at.screen.passage is not None
        await at.press("g", "J")
        assert at.markdown.index("Q2 2031 earnings call") < at.markdown.index("Q1 2031 earnings call")
        await at.press("K")
        assert at.markdown.index("Q1 2031 earnings call") < at.markdown.index("Q2 2031 earnings call")


async def test_words_of_the_users_own(at_digest) -> None:  # type: ignore[no-untyped-def]
    async with at_digest() as at:
        await at.press("t")
        await at.type("For Jo")
        await at.press("enter", "i")
        await at.type("Two quarters.")
        await at.press("escape", "h")
        await at.press("ctrl+u")
        await at.type("First quarter")
        await at.press("enter", "j", "c")
        await at.type("Look *here*.")
        await at.press("escape", "a", "b")
        for words in ("# For Jo", "Two quarters.", "## First quarter", "Look \\*here\\*.", "**$90.5 million**"):
            assert words in at.markdown
        assert "up from $84 million a year ago.*" not in at.markdown
        await at.press("a")
        assert "*, up from $84 million a year ago.*" in at.markdown


async def test_topics_and_groups(at_digest) -> None:  # type: ignore[no-untyped-def]
    async with at_digest() as at:
        await at.press("j", "m")
        await at.type("Money")
        await at.press("enter")
        assert "## Money" in at.markdown
        assert "## Without a topic" in at.markdown
        assert "by topic" in at.screen_text()
        await at.press("p")
        assert "in a row" in at.screen_text()
        await at.press("p")
        assert "by call" in at.screen_text()


async def test_a_filter_freezing_and_templates(at_digest, marked: Library) -> None:  # type: ignore[no-untyped-def]
    async with at_digest() as at:
        await at.press("slash")
        await at.type("tag:price")
        await at.press("enter")
        assert "1 passage, by call" in at.screen_text()
        await at.press("f")
        assert "frozen" in at.screen_text()
        await at.press("slash", "ctrl+u")
        await at.type("moon:x")
        await at.press("enter")
        assert at.screen.digest.words == "tag:price"
        await at.press("l")
        assert "\\[!quote\\]" not in at.markdown
        assert "> [!quote] Ada Brook" in at.markdown
        at.screen.save()
    assert Digests(marked.root).named("Digest").template == "obsidian"
    async with at_digest() as at:
        assert "frozen" in at.screen_text()


async def test_nothing_is_kept_before_something_is_decided(at_digest, marked: Library) -> None:  # type: ignore[no-untyped-def]
    async with at_digest() as at:
        await at.press("j", "j", "q")
    assert Digests(marked.root).all() == []


async def test_notes_that_cannot_be_read_are_named_once_when_it_opens(at_digest, marked: Library) -> None:  # type: ignore[no-untyped-def]
    make_unreadable(marked, "BRKS-2031Q1")
    async with at_digest() as at:
        assert "2 passages, by call" in at.screen_text()
        assert at.said.count("BRKS-2031Q1: ") == 1


async def test_several_digests(at_digest, marked: Library) -> None:  # type: ignore[no-untyped-def]
    async with at_digest() as at:
        await at.press("j", "space", "d", "n")
        await at.type("Second")
        await at.press("enter", "b", "d")
        assert "A new one" in at.screen_text()
        assert "Second" in at.screen_text()
        await at.press("k", "enter")
        assert at.screen.digest.name == "Digest"
        assert at.screen.digest.out
        await at.press("d", "x")
        assert at.screen.digest.name == "Second"
    assert [digest.name for digest in Digests(marked.root).all()] == ["Second"]


async def test_it_is_written_to_a_file_that_keeps_what_was_written_in_it(at_digest, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "d.md"
    async with at_digest() as at:
        for words in (str(path), str(tmp_path / "d.html")):
            await at.press("e", "ctrl+u")
            await at.type(words)
            await at.press("enter")
        path.write_text(path.read_text().replace("> That is all.", "Hand.\n\n> That is all."))
        await at.press("j", "space", "e", "ctrl+u")
        await at.type(str(path))
        await at.press("enter")
    assert "Hand." in path.read_text()
    assert "**Withdrawn:**" in path.read_text()
    assert (tmp_path / "d.html").read_text().startswith("<!DOCTYPE html>")


async def test_a_file_in_the_way_is_asked_about(at_digest, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "d.md"
    path.write_text("Mine.")
    async with at_digest() as at:
        for answer in ("no", "yes"):
            await at.press("e", "ctrl+u")
            await at.type(str(path))
            await at.press("enter")
            assert "no earlier export" in at.screen_text()
            await at.type(answer)
            assert path.read_text() == "Mine."
            await at.press("enter")
    assert "Prices in Q2 2031" in path.read_text()


async def test_a_passage_is_read_in_its_call_and_one_comes_back(at_digest) -> None:  # type: ignore[no-untyped-def]
    async with at_digest() as at:
        await at.press("j", "j", "enter")
        assert at.caret_words.startswith("We like our range.")
        await at.press("q")
        assert at.screen.passage is not None
        await at.press("q")
        assert "compan" in at.screen_text()


async def test_a_link_of_the_preview_opens_the_passage_and_no_other_does_anything(at_digest) -> None:  # type: ignore[no-untyped-def]
    async with at_digest() as at:
        preview = at.screen.preview
        for target in (
            "https://example.org",
            "javascript:alert(1)",
            "#first",
            "earmark:nothing",
            "earmark:BRKS-2031Q2",
        ):
            preview.post_message(preview.LinkChosen(target))
            await at.settle()
            assert isinstance(at.app.screen, DigestScreen)
        preview.post_message(preview.LinkChosen("earmark:BRKS-2031Q2#20-30"))
        await at.settle()
        assert at.reader.call is not None
        assert at.reader.call.id == "BRKS-2031Q2"


async def test_the_passage_is_marked_in_the_preview_whatever_it_is_part_of(at_digest) -> None:  # type: ignore[no-untyped-def]
    async with at_digest() as at:
        for _ in at.screen.maker.template_names():
            await at.press("G")
            marked = [line for line in at.screen_text().split("\n") if "▌" in line]
            assert any("Prices" in line for line in marked)
            assert not any("$90.5" in line for line in marked)
            await at.press("l")


async def test_a_link_is_clicked_and_words_are_selected_with_the_mouse(at_digest) -> None:  # type: ignore[no-untyped-def]
    async with at_digest() as at:
        rows = at.screen_text().split("\n")
        y = next(number for number, row in enumerate(rows) if "BRKS-2031Q1" in row)
        x = rows[y].index("BRKS-2031Q1")
        at.screen.selections = {at.screen.preview: Selection(Offset(0, 0), Offset(6, 0))}
        assert at.screen.get_selected_text() == "Digest"
        await at.pilot.click(offset=(x + 2, y))
        await at.settle()
        assert at.reader.call is not None
        assert at.reader.call.id == "BRKS-2031Q1"


async def test_the_preview_follows_the_width(at_digest) -> None:  # type: ignore[no-untyped-def]
    async with at_digest() as at:
        wide = at.screen.preview.virtual_size.height
        await at.pilot.resize_terminal(104, 40)
        await at.settle()
        assert at.screen.preview.virtual_size.height > wide
        assert at.screen.preview.max_scroll_x == 0


async def test_what_is_marked_meanwhile_is_in_it(at_digest, marked: Library) -> None:  # type: ignore[no-untyped-def]
    async with at_digest() as at:
        await at.press("j", "enter", "escape", "g", "1", "q")
        assert "5 passages" in at.screen_text()
        assert "Good evening to everyone." in at.markdown


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (40, 12)])
async def test_any_size(at_digest, size: tuple[int, int]) -> None:  # type: ignore[no-untyped-def]
    async with at_digest(size) as at:
        await at.press("j")
        assert "+" in at.screen_text()
        if size[0] < 100:
            assert not at.screen.preview.display
            await at.press("v")
            assert at.screen.preview.display
            await at.press("escape")
        assert at.screen.focused is at.screen.listing


async def test_a_template_that_is_wrong_is_said_to_in_the_preview(at_digest, marked: Library) -> None:  # type: ignore[no-untyped-def]
    folder = marked.root / "templates"
    folder.mkdir()
    (folder / "mine.md").write_text("{{ nothing }}")
    async with at_digest() as at:
        await at.press("l", "l", "l", "l")
        assert "mine" in at.markdown
        assert "Mend it." in at.markdown


async def test_without_annotations_it_says_what_to_do(open_app: Open, library: Library) -> None:
    async with open_app(library=library) as desk:
        await desk.press("f5")  # type: ignore[attr-defined]
        assert "Mark passages in the reader" in desk.screen_text()  # type: ignore[attr-defined]
        await desk.press("space", "J", "K", "h", "m", "c", "a", "enter", "u", "p", "f", "x")  # type: ignore[attr-defined]


def test_the_window_is_around_the_passage_and_within_the_digest() -> None:
    assert window((), None, 5) == frozenset()


def test_snapshot_of_the_digest(snap_compare, marked: Library) -> None:  # type: ignore[no-untyped-def]
    """Left what goes in, the highlighted passage marked on both sides; right the Markdown as it will read."""
    from tui.app import make_app

    async def opened(pilot) -> None:  # type: ignore[no-untyped-def]
        await pilot.press("f5")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("j", "j", "b")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    assert snap_compare(make_app(library=marked), terminal_size=(120, 40), run_before=opened)
