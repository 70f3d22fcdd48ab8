"""What the ledger tells of the highlighted cell: its figures with the sentences they were said in, and a plot."""

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from transcripts.amounts import amount, metric_label, period_label, short
from transcripts.ledger import Ledger, Row
from transcripts.ledger_cells import Cell, Change
from transcripts.ledger_sheets import told_verdict
from transcripts.ledger_values import Told
from tui import literal
from tui.plotting import DRAWN, TYPED, Point, plot
from tui.widgets.styled import Styled

Sentences = Mapping[tuple[str, int], str]
"""The sentence of a figure, by its call and where it begins."""


class LedgerCard(Widget):
    """The highlighted cell, explained."""

    DEFAULT_CSS = """
    LedgerCard { width: 1fr; height: 1fr; background: $surface; padding: 0 1; overflow: hidden; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Content] = ()

    def show(self, lines: Sequence[Content]) -> None:
        """Show other lines."""
        self._lines = lines
        self.refresh()

    def render(self) -> Content:
        """The lines, wrapped."""
        return Content("\n").join(self._lines)


class LedgerPlot(Styled):
    """The highlighted metric through the quarters, with what was guided."""

    DEFAULT_CSS = """
    LedgerPlot { width: 1fr; height: 1fr; background: $surface; }
    """

    def __init__(self, *, ascii_marks: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._look = TYPED if ascii_marks else DRAWN
        self._row: Row | None = None
        self._columns: Sequence[str] = ()

    def show(self, row: Row | None, columns: Sequence[str]) -> None:
        """Show another metric."""
        self._row, self._columns = row, columns
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the plot."""
        width, base, row = self.size.width, self.base, self._row
        if row is None:
            return Strip.blank(width, base)
        points = points_of(row, self._columns)
        guided = any(point.low is not None for point in points)
        height = self.size.height - guided
        lines = plot(points, width, height, lambda value: amount(_on_axis(value), row.unit), self._look)
        if guided and lines:
            legend = f"{self._look.result} said   {self._look.band * 3} guided"
            lines.insert(0, [(f"{legend:>{width - 1}}", "quiet")])
        pieces = lines[y] if y < len(lines) else ()
        return Strip([literal.segment(words, base + self.looks[look]) for words, look in pieces]).adjust_cell_length(
            width, base
        )


def points_of(row: Row, columns: Sequence[str]) -> list[Point]:
    """A row's quarters as points of a plot, from the first that is known to the last."""
    quarters = [period for period in columns if period[4:5] == "Q"]
    known = [at for at, period in enumerate(quarters) if period in row.cells]
    points = []
    for period in quarters[known[0] : known[-1] + 1] if known else ():
        cell = row.cells.get(period, Cell())
        guided = None if cell.guidance is None or cell.guidance.figure.measure == "change" else cell.guidance.figure
        low = None if guided is None else guided.low if guided.low is not None else guided.value
        high = None if guided is None else guided.high if guided.high is not None else guided.value
        points.append(Point(period_label(period), None if cell.actual is None else cell.actual.middle, low, high))
    return points


def told(row: Row, period: str, cell: Cell | None, ledger: Ledger, sentences: Sentences) -> list[Content]:
    """Everything that is known of a cell, in lines."""
    name = metric_label(row.key.metric) + (f", {row.segment}" if row.segment else "")
    head: list[str | tuple[str, str]] = [(f"{name[0].upper()}{name[1:]}", "bold"), f"  {period_label(period)}"]
    if row.us_gaap and row.key.segment is None:
        head.append((f"  us-gaap:{row.us_gaap}", "$quiet"))
    lines = [literal.line(*head)]
    if cell is None:
        why = "There is no call for this quarter." if period in ledger.gaps else "Nothing is said of it."
        return [*lines, literal.content(why, "$quiet")]
    if outcome := _outcome(cell, row):
        lines.append(literal.line(*outcome))
    if cell.actual is not None:
        lines += _figure("told later" if cell.actual.figure.kind == "comparison" else "result", cell.actual, sentences)
    if cell.guidance is not None:
        lines += _figure("guided", cell.guidance, sentences)
    if cell.restated is not None:
        lines += _figure("restated", cell.restated, sentences)
    if cell.others:
        lines.append(literal.content(f"also said: {', '.join(map(_other, cell.others))}", "$quiet"))
    return lines


def _outcome(cell: Cell, row: Row) -> list[str | tuple[str, str]]:
    """What came of the guidance, and the change on the quarter and on the year: the parts of a line, none where untold."""
    parts: list[str | tuple[str, str]] = []
    if cell.verdict is not None:
        parts.append((told_verdict(cell.verdict, row.unit), "bold"))
        parts.append((", in the company's own words" if cell.verdict.said else "", "$quiet"))
    for change in (_change(cell.qoq, "on the quarter"), _change(cell.yoy, "on the year")):
        if change:
            parts.append(f"{' · ' if parts else ''}{change}")
    return parts


def figures_of(cell: Cell | None) -> list[Told]:
    """The figures of a cell whose sentences are shown."""
    return [] if cell is None else [told for told in (cell.actual, cell.guidance, cell.restated) if told is not None]


def _figure(what: str, told: Told, sentences: Sentences) -> list[Content]:
    """A figure, the call it was said in, its sentence, and why it was taken for that."""
    figure = told.figure
    details = [figure.hedge or "", (figure.basis or "").replace("_", "-")]
    details += [f"without {figure.excluding}" if figure.excluding else "", "yours" if figure.yours else "", told.call]
    lines = [
        literal.line(
            (f"{what} ", "$primary"), (literal.plain(figure.text), "bold"), ("  " + _joined(details), "$quiet")
        )
    ]
    sentence = sentences.get((told.call, figure.start))
    if sentence is not None:
        lines.append(literal.content(f"“{sentence}”", "$quiet"))
    return lines


def _other(told: Told) -> str:
    figure = told.figure
    about = _joined([(figure.basis or "").replace("_", "-"), f"without {figure.excluding}" if figure.excluding else ""])
    return f"{short(figure)} ({about})" if about else short(figure)


def _change(change: Change | None, against: str) -> str:
    if change is None:
        return ""
    if not change.value:
        return f"unchanged {against}"
    sign = "+" if change.value > 0 else ""
    value = round(change.value, 1) if change.unit == "%" else _rounded(change.value)
    return f"{sign}{amount(value, change.unit)} {against}{' (as said)' if change.said else ''}"


def _joined(parts: Sequence[str]) -> str:
    return " · ".join(part for part in parts if part)


def _on_axis(value: float) -> float:
    """Three digits: enough for an axis."""
    return float(f"{value:.3g}")


def _rounded(value: float) -> float:
    """Four digits at most."""
    return float(f"{value:.4g}")
