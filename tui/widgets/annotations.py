"""The right pane's other side: annotations of this call, of the company's earlier ones, or of the whole library."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from annotations.model import Annotation
from annotations.pens import COLORS, Color
from tui import actions, literal
from tui.filtering import Noted, Order, filter_of, ordered
from tui.noterows import rows_of
from tui.widgets.inputs import LineInput
from tui.widgets.listing import Entry, Listing, Part


class AnnotationsPane(Vertical):
    """A list of annotations to go to, narrow down, and change several of at once."""

    BINDINGS: ClassVar[list[BindingType]] = list(actions.bindings(("annotations",)))
    DEFAULT_CSS = """
    AnnotationsPane { background: $surface; }
    AnnotationsPane > LineInput, AnnotationsPane > LineInput:focus {
        height: 1; border: none; padding: 0 1; background: $panel; display: none;
    }
    AnnotationsPane > LineInput.-shown { display: block; }
    """

    @dataclass(eq=False, repr=False)
    class Chosen(Message):
        """An annotation was chosen."""

        annotation: Annotation

    class ScopeAsked(Message):
        """Other calls' annotations are asked for, or this call's alone again."""

    class Uncovered(Message):
        """The pane is to be seen, which it was not."""

    class Narrowed(Message):
        """Fewer or more are listed, or others are chosen."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.pens: Sequence[Color] = COLORS
        """The pens with their meanings, for the filter."""
        self.order: Order = "place"
        self._items: Sequence[Noted] = ()
        self._listed: dict[str, Noted] = {}
        self._ticked: dict[str, None] = {}
        self._title = ""
        self._here: str | None = None
        self._problems: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        """The filter and the list."""
        yield LineInput(placeholder="words tag: color: speaker: quarter: by:", id="filter")
        yield Listing(id="annotations")

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one(Listing)

    @property
    def filter(self) -> LineInput:
        """What the list is narrowed to."""
        return self.query_one(LineInput)

    @property
    def annotations(self) -> Sequence[Annotation]:
        """All that could be listed."""
        return [noted.annotation for noted in self._items]

    @property
    def listed(self) -> Sequence[Annotation]:
        """Those that are listed, in their order."""
        return [noted.annotation for noted in self._listed.values()]

    @property
    def current(self) -> Annotation | None:
        """The highlighted one."""
        noted = self._listed.get(self.listing.highlighted_key or "")
        return noted.annotation if noted else None

    @property
    def chosen(self) -> list[str]:
        """The ids that keys act on: those ticked, else the highlighted one's."""
        ticked = [id for id in self._listed if id in self._ticked]
        return ticked or ([self.current.id] if self.current else [])

    @property
    def ticked(self) -> int:
        """How many are ticked."""
        return sum(id in self._ticked for id in self._listed)

    def show(self, title: str, items: Sequence[Noted], here: str | None, problems: Sequence[str] = ()) -> None:
        """List annotations.

        Args:
            title: Of what they are ("this call").
            items: All of them.
            here: The id of the call that is open, whose annotations need no heading.
            problems: What could not be read, a sentence each.
        """
        self._title, self._items, self._here, self._problems = title, items, here, problems
        self._fill()

    def narrow(self, line: str) -> None:
        """Narrow the list down as if it had been typed."""
        self.filter.value = line
        self.filter.set_class(bool(line), "-shown")
        self._fill()

    def mark(self, id: str | None) -> None:
        """Highlight the annotation at the caret."""
        if id is not None and not self.has_focus_within:
            self.listing.highlight(id)

    def on_show(self) -> None:
        """Say that there is something to fill."""
        self.post_message(self.Uncovered())

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Say what was chosen."""
        event.stop()
        self.post_message(self.Chosen(self._listed[event.key].annotation))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list as the filter is typed."""
        event.stop()
        self._fill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Into the list."""
        event.stop()
        self.listing.focus()
        self.filter.set_class(bool(self.filter.value), "-shown")

    def action_narrow(self) -> None:
        """Type what the list is narrowed to."""
        self.filter.add_class("-shown")
        self.filter.focus()

    def action_scope(self) -> None:
        """This call, the company's earlier ones, all."""
        self.post_message(self.ScopeAsked())

    def action_order(self) -> None:
        """By place, or by time."""
        self.order = "time" if self.order == "place" else "place"
        self._fill()

    def action_tick(self) -> None:
        """Choose the highlighted one with others, or no more; on to the next."""
        if self.current is not None:
            self._toggle(self.current.id)
            self.listing.step(1)
            self._fill()

    def action_tick_all(self) -> None:
        """Choose all that are listed; none, if they are."""
        if self.ticked == len(self._listed):
            self._ticked = {}
        else:
            self._ticked = dict.fromkeys(self._listed)
        self._fill()

    def untick(self) -> bool:
        """Choose none any more; False where none was."""
        had = bool(self.ticked)
        self._ticked = {}
        if had:
            self._fill()
        return had

    def _toggle(self, id: str) -> None:
        if id in self._ticked:
            del self._ticked[id]
        else:
            self._ticked[id] = None

    def _fill(self) -> None:
        wanted = filter_of(self.filter.value, self.pens)
        shown = ordered((noted for noted in self._items if wanted.lets(noted)), self.order)
        self._listed = {noted.annotation.id: noted for noted in shown}
        count = str(len(shown)) if len(shown) == len(self._items) else f"{len(shown)} of {len(self._items)}"
        title = f"{count} annotation{'s' * (count != '1')}"
        heads = [
            Entry(((title, "quiet-strong"),), right=(f"by {self.order}", "quiet")),
            Entry(((self._title, "quiet"),)),
            *(Entry(((f"not read: {literal.plain(problem)}", "strong"),)) for problem in self._problems),
        ]
        self.listing.set_entries([*heads, *self._entries(shown)])
        if self.has_focus_within and self.listing.highlighted is None:
            self.listing.step(1)
        self.post_message(self.Narrowed())

    def _entries(self, shown: Sequence[Noted]) -> Iterator[Entry]:
        call, lost = self._here, False
        for noted in shown:
            annotation = noted.annotation
            if self.order == "place" and annotation.call != call:
                call, lost = annotation.call, False
                yield Entry(((literal.plain(noted.call), "section"),))
            if self.order == "place" and annotation.anchored == "orphan" and not lost:
                lost = True
                yield Entry((("Not found in this text: enter sets again", "quiet-strong"),))
            yield from self._rows(noted)

    def _rows(self, noted: Noted) -> Iterator[Entry]:
        annotation = noted.annotation
        is_ticked = annotation.id in self._ticked
        aside: Part | None = (f" {annotation.modified[5:10]}", "quiet") if self.order == "time" else None
        yield from rows_of(annotation, "+" if is_ticked else " ", aside, strong=is_ticked)
