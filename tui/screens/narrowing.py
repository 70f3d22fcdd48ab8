"""What rooms have in common in which every letter that is no key narrows what is listed."""

from textual import events

from tui import literal
from tui.screens.room import Room
from tui.widgets.lines import StatusLine

CARD_AFTER = 0.12  # seconds that a row is highlighted before calls are read for its card
_TYPING = ("begin", "widen", "shorten")
"""Actions that change what is typed."""


class NarrowingRoom(Room):
    """A room with a list that typed letters narrow."""

    DEFAULT_CSS = """
    NarrowingRoom.-wide #card { width: 44; }
    NarrowingRoom.-widest #card { width: 60; }
    NarrowingRoom.-narrow #card, NarrowingRoom.-middle #card { display: none; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (118, "-wide"), (160, "-widest")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.narrowed = ""
        """What was typed to narrow the list."""
        self.is_typing = False
        """Whether every letter narrows, `q` too."""

    @property
    def has_rows(self) -> bool:
        """Whether there is anything to narrow."""
        raise NotImplementedError

    def show_rows(self) -> None:
        """Show what is left of the list."""
        raise NotImplementedError

    def narrow(self, words: str) -> None:
        """Show only that in which the words are found."""
        self.narrowed = words
        self.is_typing = bool(words)
        self.show_rows()

    def show_narrowing(self, head: StatusLine, *, is_any_left: bool) -> None:
        """Show at the right of the head what was typed."""
        cursor = ("▏", "$primary")
        if self.narrowed and not is_any_left:
            head.right = literal.line(("nothing is called ", "$quiet"), (self.narrowed, "bold $primary"), cursor)
        elif self.is_typing:
            head.right = literal.line(("narrowed to ", "$quiet"), (self.narrowed, "bold $primary"), cursor)
        else:
            head.right = literal.content("type to narrow" if self.has_rows else "", "$quiet")

    def on_key(self, event: events.Key) -> None:
        """Letters that are no key of the screen narrow the list.

        What else changes the typed words is done here too: bindings are looked up only when a key has come through,
        and then the letters after it would be before it.
        """
        bound = (a.call for a in self.actions if event.key in a.keys.split(",") and self.works(a.call))
        call = next(bound, None)
        if call in _TYPING:
            event.stop()
            getattr(self, f"action_{call}")()
        elif call is None and event.is_printable and event.character and self.has_rows:
            event.stop()
            self.narrow(self.narrowed + event.character)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action has anything to do: while letters are typed, `q` is one of them."""
        if action in ("leave", "begin"):
            return not self.is_typing
        if action in ("widen", "shorten"):
            return self.is_typing
        return True

    def action_begin(self) -> None:
        """Begin to narrow; from now on every letter does, `q` too."""
        self.is_typing = self.has_rows
        self.show_rows()

    def action_widen(self) -> None:
        """Show all again."""
        self.narrow("")

    def action_shorten(self) -> None:
        """Take the last letter back."""
        self.narrow(self.narrowed[:-1])
