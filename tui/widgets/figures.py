"""The right pane: every figure of the call, with the metric it is a value of and its kind."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from transcripts.amounts import metric_label, period_label, short
from transcripts.model import Call, Figure
from tui import literal
from tui.counting import counted
from tui.figure_rows import FigureRow, by_metric, by_place
from tui.widgets.listing import Entry, Listing, Part
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
    name = metric_label(figure.metric)
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
    details = [kind, _measure(figure), period_label(figure.period), (figure.basis or "").replace("_", "-")]
    details.append("yours" if figure.yours else "")
    parts.append((f"  {' · '.join(detail for detail in details if detail)}", "$quiet"))
    if figure.why:
        words = " · ".join(dict.fromkeys(figure.why.split(" · ")))
        parts.append((f"  from {literal.plain(words)}", "italic $quiet"))
    return literal.line(*parts)


def _measure(figure: Figure) -> str:
    if figure.measure == "level":
        return ""
    return f"{figure.measure} {figure.compare}" if figure.compare else figure.measure


_BEFORE, _WORDS_BEFORE = 60, 3  # code points looked at, words shown


class FiguresPane(Vertical):
    """The figures of the call, by metric or in the order in which they are said; below, what was marked in an earlier call."""

    DEFAULT_CSS = """
    FiguresPane { background: $surface; }
    FiguresPane > #earlier { height: auto; max-height: 45%; margin-top: 1; display: none; }
    """

    @dataclass(eq=False, repr=False)
    class FigureChosen(Message):
        """A figure was chosen."""

        figures: Sequence[Figure]
        """It, wherever in the call it is said; at least one."""

    @dataclass(eq=False, repr=False)
    class EarlierChosen(Message):
        """An annotation of an earlier call was chosen."""

        id: str

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.by_metric = True
        """Whether figures stand under their metrics."""
        self._call: Call | None = None
        self._starts: list[int] = []
        self._rows: Sequence[FigureRow] = ()
        self._row_of: dict[int, int] = {}

    def compose(self) -> ComposeResult:
        """The list, and what was marked in an earlier call."""
        yield Listing(id="figures")
        yield Listing(id="earlier")

    @property
    def earlier(self) -> Listing:
        """What was marked in an earlier call."""
        return self.query_one("#earlier", Listing)

    def show_earlier(self, entries: Sequence[Entry]) -> None:
        """List what was marked in an earlier call; nothing takes no room."""
        self.earlier.set_entries(entries)
        self.earlier.display = bool(entries)

    def show(self, call: Call) -> None:
        """Show a call's figures."""
        self._call = call
        self._starts = [figure.start for figure in call.figures]
        self._fill()

    def turn_over(self) -> None:
        """List the figures in the other order."""
        self.by_metric = not self.by_metric
        self._fill()

    def mark(self, offset: int) -> None:
        """Highlight the figure at an offset, else the last one before it."""
        index = bisect_right(self._starts, offset) - 1
        if index in self._row_of:
            self.query_one(Listing).highlight(str(self._row_of[index]))

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Say what was chosen."""
        event.stop()
        if event.listing is self.earlier:
            self.post_message(self.EarlierChosen(event.key))
        elif self._call is not None:
            places = self._rows[int(event.key)].places
            self.post_message(self.FigureChosen([self._call.figures[place] for place in places]))

    def _fill(self) -> None:
        call = self._call
        if call is None:
            return
        own = call.event.period
        count = counted(len(call.figures), "figure")
        entries = [Entry(((count, "quiet-strong"),), right=(self._order_name if call.figures else "", "quiet"))]
        rows: list[FigureRow] = []
        if self.by_metric:
            for metric, members in by_metric(call.figures):
                entries.append(Entry(((_heading(metric), "strong"),)))
                entries += [_entry_of_metric(len(rows) + at, row, call.text, own) for at, row in enumerate(members)]
                rows += members
        else:
            rows += by_place(call.figures)
            entries += [_entry_by_place(number, row.figure) for number, row in enumerate(rows)]
        self._rows = rows
        self._row_of = {place: number for number, row in enumerate(rows) for place in row.places}
        self.query_one(Listing).set_entries(entries)

    @property
    def _order_name(self) -> str:
        return "by metric" if self.by_metric else "by place"


def _heading(metric: str) -> str:
    name = "other figures" if metric == "other" else metric_label(metric)
    return name[0].upper() + name[1:]


def _entry_of_metric(number: int, row: FigureRow, text: str, own: str | None) -> Entry:
    """A row under its metric's name: amount, part of the whole; period and comparison where they need saying."""
    figure = row.figure
    style = figure_style(figure)
    parts: list[Part] = [(f"{MARKS[style]} ", f"sign-{style}"), (literal.plain(short(figure)), f"figure-{style}")]
    if figure.measure == "share":
        parts.append((" share", "quiet"))
    aside = (literal.plain(figure.segment), "plain") if figure.segment else None
    if figure.metric == "other" and aside is None:
        aside = (_words_before(text, figure.start), "quiet")
    period = "" if figure.period == own else period_label(figure.period)
    again = f"{len(row.places)}×" if len(row.places) > 1 else ""
    compare = "vs guided" if figure.compare == "guidance" else figure.compare or ""
    right = " ".join(part for part in (again, compare, period) if part)
    return Entry(parts, str(number), (right, "quiet") if right else None, aside)


def _words_before(text: str, offset: int) -> str:
    """The last words ahead of a figure that nothing names."""
    words = text[max(0, offset - _BEFORE) : offset].rpartition("\n")[2].split(" ")
    return " ".join(words[-_WORDS_BEFORE - 1 :]).strip()


def _entry_by_place(number: int, figure: Figure) -> Entry:
    """A row that names its metric."""
    style = figure_style(figure)
    name = (metric_name(figure), "plain") if figure.metric != "other" else (figure.segment or "", "quiet")
    amount = (literal.plain(short(figure)), f"figure-{style}")
    return Entry(((f"{MARKS[style]} ", f"sign-{style}"), name), str(number), amount)
