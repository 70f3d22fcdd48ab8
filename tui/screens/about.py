"""How a file was read: its layout, what was inferred, what was repaired."""

from collections.abc import Iterator

from rich.table import Table
from textual.content import Content

from transcripts.library_catalogue import CallRecord
from transcripts.model import Call, Repair
from tui import literal
from tui.counting import counted
from tui.righted import righted
from tui.screens.sheet import Cell, SheetScreen, columns

_MOST_REPAIRS = 200
_AROUND = 24  # code points shown on each side of a repair


class AboutScreen(SheetScreen):
    """The reading of one file, laid open."""

    HEADING = "How this file was read"

    def __init__(self, call: Call, record: CallRecord | None = None) -> None:
        """Lay the reading of a call open.

        Args:
            call: The call, as it was read.
            record: Its record, where it is the library's.
        """
        super().__init__()
        self._call = call
        self._record = record

    def parts(self) -> Iterator[Content | Table]:
        """Facts, what was put right, warnings, repairs."""
        call = self._call
        said = (
            counted(len(call.text.split()), "word"),
            counted(len(call.turns), "turn"),
            counted(len(call.exchanges), "exchange"),
        )
        yield columns(
            (
                *self._file(),
                (("layout", "dim"), f"{call.source.format}: {call.source.reason}"),
                (("call", "dim"), f"{call.id}  {call.title or ''}"),
                (("said", "dim"), ", ".join(said)),
            ),
            (6, None),
        )
        right = list(righted(self._record.corrections)) if self._record is not None else []
        if right:
            yield literal.line(("Put right by hand", "bold $primary"))
            yield columns([("-", line) for line in right], (1, None))
        yield literal.line((f"Warnings: {len(call.warnings) or 'none'}", "bold $primary"))
        if call.warnings:
            yield columns([("-", warning) for warning in call.warnings], (1, None))
        yield literal.line((f"Repairs: {len(call.repairs) or 'none'}", "bold $primary"))
        if call.repairs:
            yield Content("\n").join(_repair(call.text, repair) for repair in call.repairs[:_MOST_REPAIRS])
        if len(call.repairs) > _MOST_REPAIRS:
            yield literal.line((f"and {len(call.repairs) - _MOST_REPAIRS} more", "$quiet"))

    def _file(self) -> Iterator[tuple[Cell, Cell]]:
        """Where the file is, and what it was called when it joined the library."""
        renderings = self._record.renderings if self._record is not None else ()
        name = next((r.name for r in renderings if r.sha256 == self._call.source.sha256), None)
        yield ("file", "dim"), name or self._call.source.path
        if name is not None:
            yield ("kept", "dim"), self._call.source.path


def _repair(text: str, repair: Repair) -> Content:
    """What the file says, and the place as it is shown."""
    before = text[max(0, repair.start - _AROUND) : repair.start].split("\n")[-1]
    after = text[repair.end : repair.end + _AROUND].split("\n")[0]
    return literal.line(
        (f"{repr(repair.original)[1:-1]:>6} ", "$error"),
        (f"{before:>{_AROUND}}", "$quiet"),
        (text[repair.start : repair.end], "bold $success"),
        (after, "$quiet"),
    )
