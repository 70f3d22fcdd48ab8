"""A sheet over the reader: something to read and put away."""

from collections.abc import Iterable
from typing import ClassVar

from rich.table import Table
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui import literal

Cell = str | tuple[str, str]
"""Words, or words and a rich style of ours."""


class SheetScreen(ModalScreen[None]):
    """A title and parts under it; any of the keys that leave a place closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,I", "dismiss", "close", show=False),
        Binding("question_mark,f1", "dismiss", "close", show=False, id="help"),
        Binding("q", "dismiss", "close", show=False, id="quit"),
        Binding("j,down", "scroll(2)", "down", show=False, id="row.down"),
        Binding("k,up", "scroll(-2)", "up", show=False, id="row.up"),
        Binding("space,pagedown", "scroll(15)", "page down", show=False, id="page.down"),
        Binding("b,pageup", "scroll(-15)", "page up", show=False, id="page.up"),
    ]
    HEADING = ""

    def compose(self) -> ComposeResult:
        """Title and parts, one below the other."""
        with VerticalScroll(classes="sheet"):
            yield Static(literal.line((self.HEADING, "bold $primary"), ("   esc closes", "$quiet")))
            for part in self.parts():
                yield Static(
                    part, classes="head" if isinstance(part, Content) and part.plain.count("\n") == 0 else "part"
                )

    def parts(self) -> Iterable[Content | Table]:
        """What the sheet says."""
        raise NotImplementedError

    def action_scroll(self, rows: int) -> None:
        """Scroll the sheet."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)


def columns(rows: Iterable[tuple[Cell, ...]], widths: tuple[int | None, ...]) -> Table:
    """Rows of cells in columns, each wrapped within its own; a width of None takes what is left."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for width in widths:
        table.add_column(width=width, overflow="fold")
    for row in rows:
        table.add_row(*(literal.rich_text(*((cell,) if isinstance(cell, str) else cell)) for cell in row))
    return table
