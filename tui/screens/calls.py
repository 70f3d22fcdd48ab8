"""Which calls are open, by company and quarter, and the files that could not be read."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from transcripts.model import Call
from transcripts.shelf import OnShelf
from tui import literal
from tui.counting import counted
from tui.desk import Desk
from tui.quarters import label_of, missing
from tui.widgets.listing import Entry, Listing, Part


class CallsScreen(ModalScreen[OnShelf | None]):
    """A list to choose a call from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", show=False),
        Binding("w", "close", "close", show=False, id="calls"),
        Binding("q", "close", "close", show=False, id="quit"),
        Binding("j,down", "step(1)", "down", show=False, id="row.down"),
        Binding("k,up", "step(-1)", "up", show=False, id="row.up"),
        Binding("space,pagedown", "step(12)", "page down", show=False, id="page.down"),
        Binding("b,pageup", "step(-12)", "page up", show=False, id="page.up"),
        Binding("enter", "choose", "read it", show=False),
    ]

    def __init__(self, desk: Desk, current: Call | None) -> None:
        super().__init__()
        self._desk = desk
        self._current = current
        self._calls: dict[str, OnShelf] = {}

    def compose(self) -> ComposeResult:
        """Head and list."""
        with Vertical(classes="sheet"):
            yield Static(literal.line(("Open calls", "bold $primary"), ("   enter reads one, esc closes", "$quiet")))
            yield Listing(id="calls")

    def on_mount(self) -> None:
        """Fill the list."""
        listing = self.query_one(Listing)
        listing.set_entries([*self._entries(), *self._refusals()])
        for key, event in self._calls.items():
            if self._current is not None and self._current.source.sha256 in dict(event.sources):
                listing.highlight(key)
        listing.focus()

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    def action_step(self, step: int) -> None:
        """Up or down."""
        listing = self.query_one(Listing)
        listing.step(step)

    def action_choose(self) -> None:
        """Read the highlighted call."""
        self.query_one(Listing).choose()

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        self.dismiss(self._calls.get(event.key))

    def _entries(self) -> list[Entry]:
        entries: list[Entry] = []
        for shelf in self._desk.shelves:
            name = literal.plain(shelf.company.name or "Unnamed company")
            gaps = missing(shelf.events)
            aside = f"  {shelf.company.ticker or ''}"
            if gaps:
                aside += f"  {counted(gaps, 'quarter')} missing between"
            entries.append(Entry(((name, "strong"), (aside, "quiet"))))
            for event in shelf.events:
                key = f"call{len(self._calls)}"
                self._calls[key] = event
                entries.append(Entry(_parts(event), key))
        return entries

    def _refusals(self) -> list[Entry]:
        if not self._desk.refusals:
            return []
        entries = [Entry(()), Entry((("Could not be read", "strong"),))]
        for refusal in self._desk.refusals:
            entries.append(Entry(((f"  {literal.plain(refusal.path)}", "plain"),)))
            entries.append(Entry(((f"    {literal.plain(refusal.reason)}", "quiet"),)))
        return entries


def _parts(event: OnShelf) -> tuple[Part, ...]:
    several = f"{len(event.sources)} renderings   " if len(event.sources) > 1 else ""
    return (
        (f"  {label_of(event):<10}", "section"),
        (f"{event.facts.date or '':<12}", "plain"),
        (f"{several}{literal.plain(event.sources[0][1])}", "quiet"),
    )
