"""The list of everyone in the library: a line a person, under heads that say by what it is in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui import literal
from tui.people_rows import ORDERS, Order, Somebody
from tui.widgets.rowview import RowView

_HEADS = 1
_CALLS, _QUESTIONS, _LAST = 7, 11, 12  # cells, the space ahead included
_ROLE = 11
_LEAST_FIRM = 12
_LEAST_FOR_ROLE = 90


class _Frame(NamedTuple):
    """How many cells each column takes; 0 where there is no room for it."""

    name: int
    firm: int
    role: int


class PeopleList(RowView):
    """People, one of them highlighted; it draws only the rows that are visible."""

    @dataclass(eq=False, repr=False)
    class Highlighted(Message):
        """Somebody else is highlighted, or nobody."""

        somebody: Somebody | None

        def can_replace(self, message: Message) -> bool:
            """A newer one makes an older one pointless."""
            return isinstance(message, PeopleList.Highlighted)

    @dataclass(eq=False, repr=False)
    class Chosen(Message):
        """Somebody was chosen."""

        somebody: Somebody

    @dataclass(eq=False, repr=False)
    class OrderChosen(Message):
        """The head of a column was clicked."""

        order: Order

    def __init__(self, *, ascii_marks: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.people: Sequence[Somebody] = ()
        self.order: Order = "calls"
        self._down = "v" if ascii_marks else "▾"
        self._at = 0
        """The number of the highlighted row."""

    def show(self, people: Sequence[Somebody], order: Order, *, keep: bool) -> None:
        """Show other people, or the same in another order.

        Args:
            people: Who is shown.
            order: By what they are in order.
            keep: Whether who is highlighted stays so; else the first is.
        """
        before = self.highlighted
        self.people, self.order = people, order
        self.virtual_size = Size(self.size.width, len(people) + _HEADS)
        self._at = 0
        if not (keep and before is not None and self.highlight(before.profile.person)):
            self._go_to(0)

    @property
    def highlighted(self) -> Somebody | None:
        """Who is highlighted."""
        return self.people[self._at] if self._at < len(self.people) else None

    def highlight(self, person: str) -> bool:
        """Highlight somebody by any of their ids; False where they are not shown."""
        at = next((n for n, somebody in enumerate(self.people) if person in somebody.profile.ids), None)
        if at is None:
            return False
        self._go_to(at)
        return True

    def step(self, by: int) -> None:
        """Up or down."""
        self._go_to(max(0, min(self._at + by, len(self.people) - 1)))

    def turn_page(self, pages: int) -> None:
        """Up or down by what is visible."""
        self.step(pages * max(1, self.size.height - _HEADS - 1))

    def choose(self) -> None:
        """Choose who is highlighted."""
        if self.highlighted is not None:
            self.post_message(self.Chosen(self.highlighted))

    def _go_to(self, number: int) -> None:
        self._at = number
        self.bring_into_view(number + _HEADS, covered=_HEADS)
        self.refresh()
        self.post_message(self.Highlighted(self.highlighted))

    # -- drawing -------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Keep in view who is highlighted."""
        self.virtual_size = Size(event.size.width, len(self.people) + _HEADS)
        self.bring_into_view(self._at + _HEADS, covered=_HEADS)

    def render_line(self, y: int) -> Strip:
        """A visible line; the heads stay on top."""
        width, base = self.size.width, self.base
        if y < _HEADS:
            return self._heads(width)
        number = y + self.scroll_offset.y - _HEADS
        if number >= len(self.people):
            return Strip.blank(width, base)
        somebody = self.people[number]
        if number == self._at:
            base += self.looks["highlighted"]
        profile, frame = somebody.profile, self._frame
        parts = (
            (f" {literal.padded(profile.name, frame.name)}", "strong"),
            (f" {literal.padded(somebody.firm, frame.firm)}", "plain"),
            (f" {literal.padded(_role(profile.role), frame.role)}" if frame.role else "", "quiet"),
            (f"{len(profile.calls):>{_CALLS},}", "plain"),
            (f"{profile.questions or '':>{_QUESTIONS}}", "plain"),
            (f"{profile.last:>{_LAST}}", "quiet"),
        )
        segments = [literal.segment(words, base + self.looks[look]) for words, look in parts if words]
        return Strip(segments).adjust_cell_length(width, base)

    def _heads(self, width: int) -> Strip:
        parts = [(words, "section" if name == self.order else "quiet") for words, name in self._columns()]
        return Strip(
            [literal.segment(words, self.base + self.looks[look]) for words, look in parts]
        ).adjust_cell_length(width, self.base)

    def _columns(self) -> list[tuple[str, str]]:
        """The heads from left to right, and what each is the head of."""
        frame = self._frame
        marked = {name: f"{self._down}{name}" if name == self.order else name for name in ORDERS}
        return [
            (f" {literal.padded(marked['name'], frame.name)}", "name"),
            (f" {literal.padded('firm', frame.firm)}", "firm"),
            (f" {literal.padded('role', frame.role)}" if frame.role else "", "role"),
            (f"{marked['calls']:>{_CALLS}}", "calls"),
            (f"{marked['questions']:>{_QUESTIONS}}", "questions"),
            (f"{marked['last heard']:>{_LAST}}", "last heard"),
        ]

    @property
    def _frame(self) -> _Frame:
        role = _ROLE if self.size.width >= _LEAST_FOR_ROLE else 0
        left = self.size.width - _CALLS - _QUESTIONS - _LAST - 3 - (role + 1 if role else 0)
        name = max(_LEAST_FIRM, min(28, left // 2))
        return _Frame(name, max(0, left - name), role)

    # -- mouse ---------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Highlight who was clicked, choose them if they were highlighted already; on a head, change the order."""
        if event.y < _HEADS:
            self._click_head(event.x)
            return
        number = event.y + self.scroll_offset.y - _HEADS
        if number >= len(self.people):
            return
        was_highlighted = number == self._at
        self._go_to(number)
        if was_highlighted:
            self.choose()

    def _click_head(self, x: int) -> None:
        for words, name in self._columns():
            x -= len(words)
            if x < 0:
                order = next((order for order in ORDERS if order == name), None)
                if order is not None:
                    self.post_message(self.OrderChosen(order))
                return


def _role(role: str) -> str:
    return "" if role == "unknown" else role
