"""A digest as it will read, beside the list of what is in it. It reads what a change has changed, and draws what is visible."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from annotations.digest_rendering import Block
from annotations.markdown import readable
from tui import literal
from tui.markdownlines import Row, Run, rows_of
from tui.widgets.styled import Styled

_LEFT, _RIGHT = 2, 1  # cells beside the words
_HERE = "▌ "
_LINK = "link"
_NO_ROW = Row((), 0)


class Chunk(NamedTuple):
    """Some Markdown that stands by itself."""

    parts: tuple[tuple[str, int], ...]
    """The keys of the blocks that it shows, each with the line at which it begins."""
    text: str

    def key_at(self, line: int) -> str:
        """The block that a line is of."""
        return self.parts[max(0, bisect_right(self.parts, line, key=lambda part: part[1]) - 1)][0]


def chunks_of(blocks: Iterable[Block]) -> list[Chunk]:
    """The blocks of a digest, those together that no blank line parts: the rows of a table need its head."""
    found: list[Chunk] = []
    for block in blocks:
        text = "\n".join(map(readable, block.lines))
        if found and block.lines[0]:
            parts, before = found[-1]
            found[-1] = Chunk((*parts, (block.key, before.count("\n") + 1)), f"{before}\n{text}")
        else:
            found.append(Chunk(((block.key, 0),), text.strip("\n")))
    return [_with_readable_front(chunk) for chunk in found]


def message_chunk(markdown: str) -> Chunk:
    """Something that is told in place of a digest, or below it."""
    return Chunk((("", 0),), markdown)


def _with_readable_front(chunk: Chunk) -> Chunk:
    """Front matter is for programs: it is shown as such."""
    if not chunk.text.startswith("---\n"):
        return chunk
    front, _, rest = chunk.text[4:].partition("\n---")
    return Chunk(chunk.parts, f"```yaml\n{front}\n```{rest}")


class DigestPreview(ScrollView, Styled, can_focus=True, inherit_bindings=False):
    """The Markdown of a digest, as it reads."""

    DEFAULT_CSS = """
    DigestPreview {
        background: $background;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_down", "down", show=False, id="row.down"),
        Binding("k,up", "scroll_up", "up", show=False, id="row.up"),
        Binding("space,pagedown", "page_down", "page down", show=False, id="page.down"),
        Binding("pageup", "page_up", "page up", show=False),
        Binding("g,home", "scroll_home", "start", show=False, id="call.start"),
        Binding("G,end", "scroll_end", "end", show=False, id="call.end"),
    ]

    @dataclass(eq=False, repr=False)
    class LinkChosen(Message):
        """A link of the digest was clicked."""

        target: str

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.chunks: Sequence[Chunk] = ()
        """What is shown."""
        self._rows: list[tuple[str, Row]] = []
        """Every row, with the key of its block."""
        self._here = ""

    def show(self, chunks: Sequence[Chunk], here: str) -> None:
        """Show other Markdown, at the block of a key."""
        self.chunks = chunks
        self._lay_out()
        self.go_to(here)

    def shows(self, key: str) -> bool:
        """Whether a block is among what is shown."""
        return any(key == own for chunk in self.chunks for own, _ in chunk.parts)

    def go_to(self, key: str) -> None:
        """Bring a block into view and mark it."""
        self._here = key
        numbers = [number for number, (own, _) in enumerate(self._rows) if own == key] if key else []
        if numbers:
            top, height = self.scroll_offset.y, max(1, self.size.height)
            first, last = numbers[0], numbers[-1]
            if first < top or last - first >= height:
                self.scroll_to(y=first, animate=False, immediate=True)
            elif last >= top + height:
                self.scroll_to(y=last - height + 1, animate=False, immediate=True)
        self.refresh()

    def on_resize(self) -> None:
        """Wrap for another width."""
        self._lay_out()
        self.go_to(self._here)

    def render_line(self, y: int) -> Strip:
        """A visible row."""
        number, width = y + self.scroll_offset.y, self.size.width
        key, row = self._rows[number] if number < len(self._rows) else ("", _NO_ROW)
        is_here = bool(key) and key == self._here
        edge = literal.segment(_HERE if is_here else " " * _LEFT, self.base + self.looks["section"])
        words = Strip(self._drawn(number, row)).apply_offsets(0, number)
        return Strip([edge, *words]).adjust_cell_length(width, self.base)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that are selected with the mouse."""
        return selection.extract("\n".join(_words(row) for _, row in self._rows)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is selected."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Say which link was clicked; nothing is opened here."""
        target = event.style.meta.get(_LINK, "")
        if target:
            self.post_message(self.LinkChosen(target))

    def _lay_out(self) -> None:
        """Make the rows; those of Markdown that was shown before are remembered."""
        width = self.size.width - _LEFT - _RIGHT
        rows: list[tuple[str, Row]] = []
        for chunk in self.chunks if width > 0 else ():
            rows += [("", _NO_ROW)] if rows else []
            rows += [(chunk.key_at(row.source), row) for row in rows_of(chunk.text, width)]
        self._rows = rows
        self.virtual_size = Size(max(0, width), len(rows))

    def _drawn(self, number: int, row: Row) -> Iterator[Segment]:
        """The words of a row in the colours of the theme, those that are selected in another one."""
        span = self.text_selection.get_span(number) if self.text_selection is not None else None
        for run, is_selected in _parted(row.runs, *span) if span else ((run, False) for run in row.runs):
            style = sum((self.looks[look] for look in run.looks), self.base)
            if run.link:
                style += Style(meta={_LINK: run.link})
            yield literal.segment(run.words, style + self.looks["selection"] if is_selected else style)


def _parted(runs: Iterable[Run], start: int, end: int) -> Iterator[tuple[Run, bool]]:
    """Runs cut where a selection begins and ends (-1: with the row), each with whether it is selected."""
    at = 0
    for run in runs:
        length = len(run.words)
        first, last = (max(0, min(length, place - at)) for place in (start, at + length if end < 0 else end))
        for words, is_selected in (
            (run.words[:first], False),
            (run.words[first:last], True),
            (run.words[max(first, last) :], False),
        ):
            if words:
                yield run._replace(words=words), is_selected
        at += length


def _words(row: Row) -> str:
    return "".join(run.words for run in row.runs)
