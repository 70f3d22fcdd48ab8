"""The line in which tags are typed, under the tags to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui import literal
from tui.tagline import completed, line_of, offered, tags_of
from tui.widgets.inputs import LineInput

_MOST_OFFERED = 24


class TagBar(Vertical):
    """An input for tags; it lives as long as they are typed."""

    DEFAULT_CSS = """
    TagBar { height: 2; background: $panel; padding: 0 1; }
    TagBar > #offered { height: 1; color: $quiet; }
    TagBar > Horizontal { height: 1; }
    TagBar #tag-sign { width: 2; color: $primary; text-style: bold; }
    TagBar Input, TagBar Input:focus { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
    TagBar #tag-about { width: auto; color: $quiet; padding-left: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "cancel", show=False),
        Binding("tab", "complete", "complete", show=False),
        Binding("down", "choose(1)", "next", show=False),
        Binding("up", "choose(-1)", "previous", show=False),
    ]

    @dataclass(eq=False, repr=False)
    class Accepted(Message):
        """Enter was pressed."""

        tags: tuple[str, ...]

    class GivenUp(Message):
        """Nothing is to be changed."""

    def __init__(
        self, tags: Sequence[str], used: Sequence[tuple[str, int]], last: Sequence[str] = (), about: str = ""
    ) -> None:
        """Begin with the tags that are there.

        Args:
            tags: What is to be changed.
            used: All tags in use and how often, most used first.
            last: The tags given last; an empty line keeps them, if there are none yet.
            about: What is tagged, in a word or two.
        """
        super().__init__(id="tagging")
        self._counts = dict(used)
        self._last = tuple(last)
        self._offered: list[str] = []
        self._chosen: int | None = None
        self._was_empty = not tags
        self._about = about
        hint = (
            f"enter: {', '.join(map(literal.plain, last))} (as last time)" if last and not tags else "tag, tag/part, …"
        )
        self._start = line_of(map(literal.plain, tags))
        self.input = LineInput(self._start, placeholder=hint, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """The tags to choose from, and the line."""
        yield Static("", id="offered")
        with Horizontal():
            yield Static("#", id="tag-sign")
            yield self.input
            yield Static(literal.content(self._about), id="tag-about")

    def on_mount(self) -> None:
        """Offer what there is."""
        self._offer()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits what is typed."""
        event.stop()
        self._offer()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line, with the tag that was chosen; an empty one that was never filled stands for the last tags."""
        event.stop()
        line = self.input.value
        if self._chosen is not None:
            line = completed(line, self._offered[self._chosen])
        tags = tags_of(line)
        if not tags and self._was_empty:
            tags = self._last
        self.post_message(self.Accepted(tags))

    def leave(self) -> None:
        """Take what was typed, if anything was: the focus is elsewhere now."""
        if tags_of(self.input.value) == tags_of(self._start):
            self.post_message(self.GivenUp())
        else:
            self.post_message(self.Accepted(tags_of(self.input.value)))

    def action_complete(self) -> None:
        """Make what is typed into the tag that is chosen, else the first that is offered."""
        if self._offered:
            self.input.value = completed(self.input.value, self._offered[self._chosen or 0])
            self.input.cursor_position = len(self.input.value)

    def action_choose(self, step: int) -> None:
        """Choose among the tags that are offered."""
        if self._offered:
            before = -1 if self._chosen is None and step > 0 else self._chosen or 0
            self._chosen = (before + step) % len(self._offered)
            self._show()

    def action_give_up(self) -> None:
        """Change nothing."""
        self.post_message(self.GivenUp())

    def _offer(self) -> None:
        self._chosen = None
        self._offered = offered(self.input.value, list(self._counts), self._last)[:_MOST_OFFERED]
        self._show()

    def _show(self) -> None:
        """The tags that are offered, those chosen before it scrolled away if need be."""
        first = max(0, (self._chosen or 0) - 3)
        parts: list[str | tuple[str, str] | Content] = []
        for number, tag in enumerate(self._offered[first:], first):
            look = "bold reverse" if number == self._chosen else "$foreground"
            parts += [(literal.plain(tag), look), (f" {self._counts.get(tag, '')}   ", "$quiet")]
        if not parts:
            parts = [("A new tag; a comma parts it from the next, / makes it part of another.", "$quiet")]
        self.query_one("#offered", Static).update(literal.line(*parts))
