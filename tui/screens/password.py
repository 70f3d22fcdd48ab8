"""Asking for the password of an encrypted file."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui import literal
from tui.widgets.inputs import LineInput

_KEPT = "It is kept with the call if that joins your library, readable for you alone: the file is read again at times."


class PasswordScreen(ModalScreen[str | None]):
    """Gives what was typed, or None where the file is to stay closed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "leave it closed", show=False)]

    def __init__(self, path: str, reason: str) -> None:
        super().__init__()
        self._path = path
        self._reason = reason

    def compose(self) -> ComposeResult:
        """Which file, why, and where to type."""
        with Vertical(classes="sheet dialog"):
            yield Static(
                literal.line(("Password", "bold $primary"), ("   enter opens it, esc leaves it closed", "$quiet"))
            )
            yield Static(literal.content(self._path, "bold"), classes="head")
            yield Static(literal.content(self._reason, "$quiet"))
            yield Static(literal.content(_KEPT, "$quiet"))
            yield LineInput(password=True, id="password")

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one(LineInput).focus()

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value or None)

    def action_give_up(self) -> None:
        """Leave it closed."""
        self.dismiss(None)
