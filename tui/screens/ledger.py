"""The ledger: a company's metrics by quarter, what was guided and what came of it, each cell a step from its sentence."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message

from transcripts.errors import EarmarkError
from transcripts.ledger_values import Told
from transcripts.model import Call, Figure
from transcripts.sentences import sentence_in
from transcripts.shelf import CompanyShelf
from tui import actions, literal
from tui.counting import counted
from tui.ledgerlines import LEGEND, LEGEND_SHORT
from tui.ledgers import Account, account_of
from tui.screens.room import Room
from tui.widgets.ledgercard import LedgerCard, LedgerPlot, figures_of, told
from tui.widgets.ledgergrid import LedgerGrid
from tui.widgets.lines import KeyHints, StatusLine

_CARD_AFTER = 0.08  # seconds that a cell is highlighted before its sentences are looked up
_LEGEND_FROM = 112  # cells


class LedgerScreen(Room):
    """Metrics down, periods across; enter opens the sentence of a cell, and q comes back."""

    DEFAULT_CSS = """
    LedgerScreen #ledger-head { background: $panel; }
    LedgerScreen #ledger-foot { height: 15; border-top: tall $panel; }
    LedgerScreen #ledger-plot { width: 2fr; }
    LedgerScreen #ledger-card { width: 3fr; }
    LedgerScreen.-widest #ledger-foot { height: 18; }
    LedgerScreen.-narrow #ledger-foot { height: 8; }
    LedgerScreen.-narrow #ledger-plot { display: none; }
    """
    WHERE = ("ledger", "anywhere")
    BINDINGS: ClassVar[list[BindingType]] = list(actions.bindings(WHERE))
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (118, "-wide"), (160, "-widest")]  # noqa: RUF012

    @dataclass(eq=False, repr=False)
    class SentenceChosen(Message):
        """The sentence of a figure is to be read."""

        call: Call
        figure: Figure

    @dataclass(eq=False, repr=False)
    class Left(Message):
        """The ledger was left."""

    def __init__(self) -> None:
        super().__init__()
        self.account: Account | None = None
        self._shelf: CompanyShelf | None = None
        self._wanted: tuple[str | None, str | None] = (None, None)
        self._sentences: dict[tuple[str, int], str] = {}

    def compose(self) -> ComposeResult:
        """Head, grid, the cell explained, foot."""
        yield StatusLine(id="ledger-head")
        yield LedgerGrid(ascii_marks=self.navigation.ascii_marks, id="ledger-grid")
        with Horizontal(id="ledger-foot"):
            yield LedgerCard(id="ledger-card")
            yield LedgerPlot(ascii_marks=self.navigation.ascii_marks, id="ledger-plot")
        yield StatusLine(id="status")
        yield KeyHints(id="hints")

    @property
    def grid(self) -> LedgerGrid:
        """The metrics and their cells."""
        return self.query_one(LedgerGrid)

    def on_mount(self) -> None:
        """Begin in the grid."""
        self.set_focus(self.grid)
        if self._shelf is not None:
            self._load()

    def open(self, shelf: CompanyShelf, metric: str | None = None, period: str | None = None) -> None:
        """Show a company's ledger, at a metric and a period where they are asked for."""
        if self._shelf is not None and self._shelf.company != shelf.company:
            self._sentences.clear()
        self._shelf, self._wanted = shelf, (metric, period)
        if self.is_running:
            self._load()

    @work(exclusive=True, group="ledger")
    async def _load(self) -> None:
        """Read the company's figures; it may take a moment where they were never read."""
        shelf = self._shelf
        if shelf is None:
            return
        self._tell_head("reading")
        self.account = await asyncio.to_thread(account_of, shelf, self.navigation.keeper)
        self.grid.show(self.account.ledger, *self._wanted)
        self._tell_head("" if self.account.ledger.rows else "no figure is said in these calls")
        self.show_working()

    def _tell_head(self, note: str) -> None:
        shelf, head = self._shelf, self.query_one("#ledger-head", StatusLine)
        if shelf is None:
            return
        name = shelf.company.name or shelf.company.ticker or "Unnamed company"
        ticker = f"  {shelf.company.ticker}" if shelf.company.ticker and shelf.company.name else ""
        head.left = literal.line((literal.plain(name), "bold"), (ticker, "$quiet"), ("  ledger", "$primary"))
        head.right = literal.content(note or counted(len(shelf.events), "call"), "$quiet")

    # -- the highlighted cell ------------------------------------------

    @on(LedgerGrid.Highlighted)
    def _highlighted(self, message: LedgerGrid.Highlighted) -> None:
        self._show_card()
        self.query_one(LedgerPlot).show(message.row, self.grid.columns)
        status = self.query_one("#status", StatusLine)
        status.left = literal.content(LEGEND if self.size.width >= _LEGEND_FROM else LEGEND_SHORT, "$quiet")
        self.show_working()
        if any((figure.call, figure.figure.start) not in self._sentences for figure in figures_of(message.cell)):
            self._look_up(figures_of(message.cell))

    def _show_card(self) -> None:
        row, period = self.grid.row, self.grid.period
        if self.account is not None and row is not None and period is not None:
            lines = told(row, period, self.grid.cell, self.account.ledger, self._sentences)
            self.query_one(LedgerCard).show(lines)

    @work(exclusive=True, group="sentences")
    async def _look_up(self, figures: list[Told]) -> None:
        """Look up the sentences of a cell, unless the next one is highlighted already."""
        await asyncio.sleep(_CARD_AFTER)
        found = await asyncio.to_thread(self._sentences_of, figures)
        self._sentences |= found
        self._show_card()

    def _sentences_of(self, figures: list[Told]) -> Mapping[tuple[str, int], str]:
        found = {}
        for figure in figures:
            call = self._call(figure.call)
            if call is not None:
                span = sentence_in(call, figure.figure.start)
                found[figure.call, figure.figure.start] = call.text[span.start : span.end]
        return found

    def _call(self, id: str) -> Call | None:
        """A call of the company, read."""
        event = None if self.account is None else self.account.event(id)
        try:
            return None if event is None else event.call
        except EarmarkError:
            return None

    # -- keys ----------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action has anything to do."""
        cell = self.grid.cell if self.is_running and self.query(LedgerGrid) else None
        if action == "choose":
            return cell is not None and (cell.actual is not None or cell.guidance is not None)
        if action == "open_guidance":
            return cell is not None and cell.guidance is not None
        if action == "correct":
            return self.navigation.keeper is not None and bool(figures_of(cell))
        if action == "correct_guidance":
            return self.navigation.keeper is not None and cell is not None and cell.guidance is not None
        if action in ("undo", "redo"):
            return self.navigation.keeper is not None
        return True

    def action_step(self, by: int) -> None:
        """Up or down."""
        self.grid.step(by)

    def action_aside(self, by: int) -> None:
        """To an earlier or a later period."""
        self.grid.step_aside(by)

    def action_page(self, by: int) -> None:
        """A page up or down."""
        self.grid.turn_page(by)

    def action_edge(self, side: int) -> None:
        """To the first metric or the last."""
        self.grid.step(side * 10_000)

    def action_fold(self) -> None:
        """Show or hide the segments of the metric."""
        if not self.grid.fold():
            self.say("No segments are told of this metric.")

    def action_fold_all(self) -> None:
        """Show the segments of all metrics, or of none."""
        self.grid.fold_all()

    def action_years(self) -> None:
        """Show fiscal years and halves as well, or not."""
        self.grid.turn_years()

    def action_choose(self) -> None:
        """Open the sentence of the cell: of its result, else of its guidance."""
        cell = self.grid.cell
        if cell is not None:
            self._read(cell.actual or cell.guidance)

    def action_open_guidance(self) -> None:
        """Open the sentence in which the cell was guided."""
        cell = self.grid.cell
        if cell is not None:
            self._read(cell.guidance)

    @on(LedgerGrid.Chosen)
    def _chosen(self) -> None:
        self.action_choose()

    def _read(self, figure: Told | None) -> None:
        call = None if figure is None else self._call(figure.call)
        if figure is not None and call is not None:
            self.post_message(self.SentenceChosen(call, figure.figure))
        elif figure is not None:
            self.say(f"The call {figure.call} cannot be read.")

    def action_correct(self) -> None:
        """Put right how the result of the cell was read, else how its guidance was."""
        self._correct(next(iter(figures_of(self.grid.cell)), None))

    def action_correct_guidance(self) -> None:
        """Put right how the guidance of the cell was read."""
        self._correct(self.grid.cell.guidance if self.grid.cell is not None else None)

    def _correct(self, figure: Told | None) -> None:
        from tui.correcting import figure_form

        keeper = self.navigation.keeper
        call = self._call(figure.call) if figure is not None else None
        if figure is not None and call is not None and keeper is not None:
            self.app.push_screen(figure_form(keeper, call, figure.figure), self._corrected)

    def _corrected(self, saved: bool | None) -> None:
        if saved:
            self._wanted = (None, None)
            self._load()

    def action_undo(self) -> None:
        """Undo the last change to what is kept, as a correction."""
        if self.navigation.keeper is not None:
            self._turn_back(self.navigation.keeper.notebook.undo, "There is nothing to undo.")

    def action_redo(self) -> None:
        """Redo what was undone last."""
        if self.navigation.keeper is not None:
            self._turn_back(self.navigation.keeper.notebook.redo, "There is nothing to redo.")

    def _turn_back(self, turn: Callable[[], str | None], nothing: str) -> None:
        try:
            self.say(turn() or nothing)
        except EarmarkError as error:  # it is done, and not written yet
            self.say(str(error))
        self._corrected(True)

    def action_leave(self) -> None:
        """Back to where one came from."""
        self.post_message(self.Left())
