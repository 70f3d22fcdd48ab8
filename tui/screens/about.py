"""How a file was read: its layout, what was inferred, what was repaired."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from transcripts.model import Call, Repair
from tui import literal

_MOST_REPAIRS = 200
_AROUND = 24


class AboutScreen(ModalScreen[None]):
    """The reading of one file, laid open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,I,q,enter", "dismiss", "close", show=False),
        Binding("j,down", "scroll(1)", "down", show=False),
        Binding("k,up", "scroll(-1)", "up", show=False),
        Binding("space,pagedown", "scroll(15)", "page down", show=False),
        Binding("b,pageup", "scroll(-15)", "page up", show=False),
    ]

    def __init__(self, call: Call) -> None:
        super().__init__()
        self._call = call

    def compose(self) -> ComposeResult:
        """One column."""
        call = self._call
        with VerticalScroll(classes="sheet"):
            yield Static(literal.line(("How this file was read", "bold $primary"), ("   esc closes", "$quiet")))
            yield Static(_facts(call), classes="group")
            yield Static(_warnings(call), classes="group")
            yield Static(_repairs(call), classes="group")

    def action_scroll(self, rows: int) -> None:
        """Scroll the sheet."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)


def _facts(call: Call) -> Content:
    words = sum(len(call.text[t.start : t.end].split()) for t in call.turns)
    rows = (
        ("file", call.source.path),
        ("layout", f"{call.source.format}: {call.source.reason}"),
        ("call", f"{call.id}  {call.title or ''}"),
        ("said", f"{words:,} words in {len(call.turns)} turns, {len(call.exchanges)} exchanges"),
    )
    return Content("\n").join(literal.line((f"  {name:<8}", "$quiet"), literal.plain(value)) for name, value in rows)


def _warnings(call: Call) -> Content:
    lines = [literal.line((f"Warnings ({len(call.warnings)})", "bold"))]
    lines += [literal.line("  ", literal.plain(warning)) for warning in call.warnings]
    return Content("\n").join(lines)


def _repairs(call: Call) -> Content:
    lines = [
        literal.line((f"Repairs ({len(call.repairs)})", "bold"), ("  what the file says, and what is shown", "$quiet"))
    ]
    lines += [_repair(call.text, repair) for repair in call.repairs[:_MOST_REPAIRS]]
    if len(call.repairs) > _MOST_REPAIRS:
        lines.append(literal.line((f"  and {len(call.repairs) - _MOST_REPAIRS} more", "$quiet")))
    return Content("\n").join(lines)


def _repair(text: str, repair: Repair) -> Content:
    before = text[max(0, repair.start - _AROUND) : repair.start].split("\n")[-1]
    after = text[repair.end : repair.end + _AROUND].split("\n")[0]
    return literal.line(
        (f"  {repr(repair.original)[1:-1]:>6} ", "$error"),
        (f"{before:>{_AROUND}}", "$quiet"),
        (text[repair.start : repair.end], "bold $success"),
        (after, "$quiet"),
    )
