"""The right pane: every figure of the call, with the metric it is a value of and its kind."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from transcripts.model import Figure
from tui import literal
from tui.widgets.listing import Entry, Listing
from tui.widgets.rows import figure_style

MARKS = {
    "actual": "=",
    "guidance": ">",
    "prior": "<",
    "comparison": "~",
    "target": "^",
    "asked": "?",
    "other": " ",
}
"""The sign of each kind: it was, it will be, it had been guided, it is set beside, it is aimed at, it is asked."""

_LONGEST_FIGURE = 20  # cells

NAMES = {
    "actual": "actual",
    "guidance": "guidance",
    "prior": "guided before",
    "comparison": "compared with",
    "target": "target",
    "asked": "asked",
    "other": "other",
}


def metric_name(figure: Figure) -> str:
    """A figure's metric as a person reads it, with its segment."""
    name = "figure" if figure.metric == "other" else figure.metric.replace("_", " ")
    for short in ("eps", "dso", "ebitda", "ffo", "roe", "rotce", "arr", "noi", "sga", "cet1"):
        name = name.replace(short, short.upper()) if short in name.split() else name
    return f"{name}, {figure.segment}" if figure.segment else name


def explained(figure: Figure) -> Content:
    """A figure in one line: metric, value, kind, period, and why."""
    kind = NAMES[figure_style(figure)]
    parts: list[str | tuple[str, str] | Content] = [
        (f"{MARKS[figure_style(figure)]} ", f"bold $figure-{figure_style(figure)}"),
        (metric_name(figure), "bold"),
        f"  {literal.plain(figure.text)}",
    ]
    if figure.hedge:
        parts.append(f" ({literal.plain(figure.hedge)})")
    details = [kind, _measure(figure), figure.period or "", (figure.basis or "").replace("_", "-")]
    parts.append((f"  {' · '.join(detail for detail in details if detail)}", "$quiet"))
    if figure.why:
        parts.append((f"  {literal.plain(figure.why)}", "italic $quiet"))
    return literal.line(*parts)


def _measure(figure: Figure) -> str:
    if figure.measure == "level":
        return ""
    return f"{figure.measure} {figure.compare}" if figure.compare else figure.measure


class FiguresPane(Vertical):
    """The figures in the order in which they are said."""

    DEFAULT_CSS = """
    FiguresPane { background: $surface; }
    """

    @dataclass
    class FigureChosen(Message):
        """A figure was chosen."""

        figure: Figure

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._figures: Sequence[Figure] = ()
        self._starts: list[int] = []

    def compose(self) -> ComposeResult:
        """The list."""
        yield Listing(id="figures")

    def show(self, figures: Sequence[Figure]) -> None:
        """Show a call's figures."""
        self._figures = figures
        self._starts = [figure.start for figure in figures]
        title = f"{len(figures)} figures" if figures else "No figures found"
        entries = [_entry(index, figure) for index, figure in enumerate(figures)]
        self.query_one(Listing).set_entries([Entry(((title, "quiet-strong"),)), *entries])

    def mark(self, offset: int) -> None:
        """Highlight the figure at an offset, else the last one before it."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0:
            self.query_one(Listing).highlight(str(index))

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Say what was chosen."""
        event.stop()
        self.post_message(self.FigureChosen(self._figures[int(event.key)]))


def _entry(index: int, figure: Figure) -> Entry:
    look = f"figure-{figure_style(figure)}"
    parts = ((f"{MARKS[figure_style(figure)]} ", look), (f"{metric_name(figure)} ", "plain"))
    return Entry(parts, str(index), (literal.shortened(figure.text, _LONGEST_FIGURE), look))
