"""All keys, by what they are for."""

from collections.abc import Collection, Iterator, Sequence

from rich.table import Table
from textual.content import Content

from tui import actions, literal
from tui.actions import Action, Where
from tui.screens.sheet import SheetScreen, columns
from tui.widgets.figures import MARKS, NAMES

_KEYS, _LABELS = 12, 34  # cells


class KeysScreen(SheetScreen):
    """The list of keys; it is made from the table of actions."""

    HEADING = "Keys"

    def __init__(self, table: Sequence[Action], where: Collection[Where]) -> None:
        """Show a table of actions, those that hold in some places first."""
        super().__init__()
        self._table = sorted(table, key=lambda action: action.where not in where)

    def parts(self) -> Iterator[Content | Table]:
        """A heading and a table for each group of keys, and how figures are marked."""
        for group, members in actions.groups(self._table).items():
            yield literal.line((group, "bold $primary"))
            rows = [((actions.key_names(a), "bold"), a.label, (a.help, "dim")) for a in members]
            yield columns(rows, (_KEYS, _LABELS, None))
        yield literal.line(("How figures are marked", "bold $primary"))
        yield Content("\n").join(
            literal.line((f"{mark}   ", f"bold $figure-{kind}"), (NAMES[kind], f"$figure-{kind}"))
            for kind, mark in MARKS.items()
        )
