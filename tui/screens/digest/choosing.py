"""The digests of the library, to choose one from."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from annotations.digest import Digest
from tui import literal
from tui.widgets.listing import Entry, Listing

NEW = ""
"""What is chosen where a new digest is wanted."""
_KEY = "digest "


class DigestsScreen(ModalScreen[tuple[str, str] | None]):
    """A list of digests. Gives what is to be done ("open", "forget") and the digest's name, "" for a new one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", show=False),
        Binding("d", "close", "close", show=False, id="digest.others"),
        Binding("q", "close", "close", show=False, id="quit"),
        Binding("j,down", "step(1)", "down", show=False, id="row.down"),
        Binding("k,up", "step(-1)", "up", show=False, id="row.up"),
        Binding("enter", "choose", "open it", show=False),
        Binding("n", "begin", "a new one", show=False),
        Binding("x", "forget", "keep it no longer", show=False),
    ]

    def __init__(self, digests: Sequence[Digest], current: str) -> None:
        super().__init__()
        self._digests = digests
        self._current = current

    def compose(self) -> ComposeResult:
        """Head and list."""
        with Vertical(classes="sheet"):
            keys = "   enter opens one, n begins a new one, x forgets one (annotations stay), esc closes"
            yield Static(literal.line(("Digests", "bold $primary"), (keys, "$quiet")))
            yield Listing(id="digests")

    def on_mount(self) -> None:
        """Fill the list."""
        listing = self.query_one(Listing)
        rows = [Entry((("A new one…", "strong"),), _KEY + NEW), *map(_row, self._digests)]
        listing.set_entries(rows)
        listing.highlight(_KEY + self._current)
        listing.focus()

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    def action_step(self, step: int) -> None:
        """Up or down."""
        self.query_one(Listing).step(step)

    def action_choose(self) -> None:
        """Open the highlighted one."""
        self.query_one(Listing).choose()

    def action_begin(self) -> None:
        """A new one."""
        self.dismiss(("open", NEW))

    def action_forget(self) -> None:
        """Keep the highlighted one no longer."""
        name = (self.query_one(Listing).highlighted_key or "").removeprefix(_KEY)
        if name != NEW:
            self.dismiss(("forget", name))

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        self.dismiss(("open", event.key.removeprefix(_KEY)))


def _row(digest: Digest) -> Entry:
    state = "live" if digest.frozen is None else f"frozen, {len(digest.frozen)}"
    words = literal.plain(digest.words) or "everything that was marked"
    return Entry(((literal.plain(digest.name), "plain"), (f"  {words}", "quiet")), _KEY + digest.name, (state, "quiet"))
