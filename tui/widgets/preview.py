"""A digest as it will read, beside the list of what is in it. Of a change only what it changes is made anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import ClassVar, NamedTuple

from markdown_it import MarkdownIt
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Markdown

from annotations.digest_rendering import Block
from annotations.markdown import readable


class Chunk(NamedTuple):
    """Some Markdown that stands by itself."""

    keys: tuple[str, ...]
    """The blocks that it shows."""
    text: str


def chunks_of(blocks: Iterable[Block]) -> list[Chunk]:
    """The blocks of a digest, those together that no blank line parts: the rows of a table need its head."""
    found: list[Chunk] = []
    for block in blocks:
        text = "\n".join(map(readable, block.lines))
        if found and block.lines[0]:
            keys, before = found[-1]
            found[-1] = Chunk((*keys, block.key), f"{before}\n{text}")
        else:
            found.append(Chunk((block.key,), text.strip("\n")))
    return [_with_readable_front(chunk) for chunk in found]


def _with_readable_front(chunk: Chunk) -> Chunk:
    """Front matter is for programs: it is shown as such."""
    if not chunk.text.startswith("---\n"):
        return chunk
    front, _, rest = chunk.text[4:].partition("\n---")
    return Chunk(chunk.keys, f"```yaml\n{front}\n```\n{rest}")


def _reader() -> MarkdownIt:
    """Reads what the digest is written in, and makes no links of what only looks like one."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


class DigestPreview(VerticalScroll):
    """The Markdown of a digest, in pieces."""

    DEFAULT_CSS = """
    DigestPreview { background: $background; padding: 0 1; scrollbar-size-vertical: 1; }
    DigestPreview Markdown { height: auto; padding: 0 1; margin: 0; background: $background; }
    DigestPreview Markdown.-here { border-left: outer $primary; padding: 0 1 0 0; }
    DigestPreview MarkdownH1 { content-align: left middle; color: $primary; text-style: bold; margin: 0 0 1 0; }
    DigestPreview MarkdownH2 { color: $primary; text-style: bold; margin: 0 0 1 0; }
    DigestPreview MarkdownParagraph { margin: 0 0 1 0; }
    DigestPreview MarkdownBlockQuote { margin: 0 0 0 0; padding: 0 1; }
    DigestPreview MarkdownBlockQuote > MarkdownParagraph { margin: 0; }
    DigestPreview MarkdownTable { margin: 0 0 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_down", "down", show=False),
        Binding("k,up", "scroll_up", "up", show=False),
        Binding("space,pagedown", "page_down", "page down", show=False),
        Binding("pageup", "page_up", "page up", show=False),
        Binding("g,home", "scroll_home", "start", show=False),
        Binding("G,end", "scroll_end", "end", show=False),
    ]

    @dataclass
    class LinkChosen(Message):
        """A link of the digest was clicked."""

        target: str

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: list[tuple[Chunk, Markdown]] = []
        self._here = ""

    @property
    def chunks(self) -> list[Chunk]:
        """What is shown."""
        return [chunk for chunk, _ in self._shown]

    async def show(self, chunks: Sequence[Chunk], here: str) -> None:
        """Show other Markdown, at the block of a key."""
        old = [chunk.text for chunk, _ in self._shown]
        made: list[tuple[Chunk, Markdown]] = []
        gone: list[Markdown] = []
        for kind, start, end, first, last in SequenceMatcher(None, old, [c.text for c in chunks], False).get_opcodes():
            widgets = [widget for _, widget in self._shown[start:end]]
            if kind == "equal":
                made += zip(chunks[first:last], widgets, strict=True)
                continue
            gone += widgets[last - first :]
            for chunk, widget in zip(chunks[first:last], widgets, strict=False):
                await widget.update(chunk.text)
                made.append((chunk, widget))
            new = [
                Markdown(c.text, parser_factory=_reader, open_links=False) for c in chunks[first + len(widgets) : last]
            ]
            if new:
                await self.mount(*new, after=made[-1][1]) if made else await self.mount(*new, before=0)
            made += zip(chunks[first + len(widgets) : last], new, strict=True)
        self._shown = made
        if gone:
            await self.remove_children(gone)
        self.go_to(here)

    def go_to(self, key: str) -> None:
        """Bring a block into view and mark it."""
        self._here = key
        for chunk, widget in self._shown:
            is_here = bool(key) and key in chunk.keys
            widget.set_class(is_here and len(chunk.keys) == 1, "-here")
            if is_here:
                self.call_after_refresh(self.scroll_to_widget, widget, animate=False, top=False, force=True)

    def on_markdown_link_clicked(self, event: Markdown.LinkClicked) -> None:
        """Say which link was clicked; nothing is opened here."""
        event.stop()
        self.post_message(self.LinkChosen(event.href))
