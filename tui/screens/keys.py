"""All keys, by what they are for."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui import actions, literal
from tui.widgets.figures import MARKS, NAMES


class KeysScreen(ModalScreen[None]):
    """The list of keys; it is made from the table of actions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,f1", "dismiss", "close", show=False),
        Binding("j,down", "scroll(2)", "down", show=False),
        Binding("k,up", "scroll(-2)", "up", show=False),
        Binding("space,pagedown", "scroll(15)", "page down", show=False),
        Binding("b,pageup", "scroll(-15)", "page up", show=False),
    ]

    def compose(self) -> ComposeResult:
        """One column."""
        with VerticalScroll(classes="sheet"):
            yield Static(_title("Keys", "esc closes"))
            for group, members in actions.groups().items():
                yield Static(_group(group, members), classes="group")
            yield Static(_marks(), classes="group")

    def action_scroll(self, rows: int) -> None:
        """Scroll the list."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)


def _title(title: str, aside: str) -> Content:
    return literal.line((title, "bold $primary"), (f"   {aside}", "$quiet"))


def _group(group: str, members: list[actions.Action]) -> Content:
    lines = [literal.line((group, "bold"))]
    for action in members:
        help = f"  {action.help}" if action.help else ""
        lines.append(literal.line((f"  {actions.key_names(action):<12} ", "$primary"), action.label, (help, "$quiet")))
    return Content("\n").join(lines)


def _marks() -> Content:
    lines = [literal.line(("How figures are marked", "bold"))]
    for kind, mark in MARKS.items():
        lines.append(literal.line((f"  {mark}  ", f"bold $figure-{kind}"), (f"{NAMES[kind]}", f"$figure-{kind}")))
    return Content("\n").join(lines)
