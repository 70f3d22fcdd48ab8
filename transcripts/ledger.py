"""The ledger of a company: metric by quarter, what was guided, what came of it, and where each figure was said. Pure.

A cell's result is what the quarter's own call reports; where there is no such call, what a later one sets its own
figures beside. Its guidance is what the call before it gave, else what its own call recalls.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from transcripts.figures.quarters import ends
from transcripts.figures.vocabulary import DEFAULT, Good, Vocabulary
from transcripts.ledger_cells import Cell, Change, Key, Reported, Said, cell_of
from transcripts.ledger_values import FAMILIES, Family, family_of, middle
from transcripts.model import Call, Figure

_NAMED = frozenset(
    """
        revenue gross_profit gross_margin operating_expenses operating_income operating_margin net_income eps ebitda
        ebitda_margin capex tax_rate market_share price volume customers orders bookings headcount
    """.split()
)
_PERIODS_OF_YEAR = {"Q": 4, "H": 2}
_Heard = dict[Key, dict[str, list[tuple[Reported, Figure]]]]
"""All that was said of each row, by period, call by call."""


@dataclass(frozen=True, slots=True)
class Row:
    """A metric, or a segment of it, through the periods."""

    key: Key
    segment: str | None
    """The segment as the company spells it; None for the whole company."""
    unit: str | None
    good: Good | None
    us_gaap: str | None
    """The element of the us-gaap taxonomy that reports the metric, where there is one."""
    cells: Mapping[str, Cell]
    """By period, only those that hold something, the earliest first."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A company's metrics through the periods."""

    rows: tuple[Row, ...]
    """In the order of the vocabulary, each metric's own row before those of its segments."""
    calls: Mapping[str, str]
    """The id of each period's call."""
    periods: tuple[str, ...]
    """All that hold something, and the quarters between the first call and the last; the earliest first."""
    gaps: frozenset[str]
    """Quarters between the first call and the last of which there is no call."""

    def only(self, metrics: Container[str]) -> "Ledger":
        """The rows of some metrics."""
        return replace(self, rows=tuple(row for row in self.rows if row.key.metric in metrics))

    def of_company(self) -> "Ledger":
        """The rows of the company as a whole, without its segments."""
        return replace(self, rows=tuple(row for row in self.rows if row.key.segment is None))

    def latest(self, count: int) -> tuple[str, ...]:
        """The last quarters that something is known of, as many as are asked for up to the one guided last; with the
        years and halves that end among them."""
        last = max((ends(period) for period in self.calls), default=0) + 1
        held = {period for row in self.rows for period in row.cells} | set(self.calls)
        quarters = [
            period for period in self.periods if period in held and _is_quarter(period) and ends(period) <= last
        ]
        shown = set(quarters[-count:])
        first = min(map(ends, shown), default=0)
        longer = {period for period in held if not _is_quarter(period) and first <= ends(period) <= last + 3}
        return tuple(period for period in self.periods if period in shown | longer)

    def missing(self, period: str, following: str) -> int:
        """How many quarters without a call, of which nothing is known, lie between two periods that are shown."""
        return sum(ends(period) < ends(gap) < ends(following) for gap in self.gaps)


def ledger_of(reported: Iterable[Reported], vocabulary: Vocabulary = DEFAULT) -> Ledger:
    """The ledger of one company's calls, in whatever order they come."""
    calls = sorted(reported, key=lambda call: (ends(call.period) if call.period else 0, call.call))
    reporting = _reporting(calls)
    heard = _heard(calls, vocabulary)
    places = {metric.name: place for place, metric in enumerate(vocabulary.metrics)}
    keys = sorted(
        heard, key=lambda key: (places[key.metric], key.segment or "", FAMILIES.index(key.family), key.measure)
    )
    rows = tuple(row for key in keys if (row := _row(key, heard[key], reporting, vocabulary)) is not None)
    gaps = _gaps(calls)
    own = {call.period: call.call for call in calls if call.period}
    periods = {period for row in rows for period in row.cells} | own.keys() | gaps
    return Ledger(rows, own, tuple(sorted(periods, key=_order)), gaps)


def reported(call: Call) -> Reported:
    """A call that was read from a file, as the ledger reads it."""
    return Reported(call.id, call.event.period, call.figures)


def year_before(period: str) -> str:
    """The same period of the year before."""
    return f"{int(period[:4]) - 1:04}{period[4:]}"


def quarter_before(period: str) -> str | None:
    """The quarter before a quarter; None for a half or a year."""
    if period[4:5] != "Q":
        return None
    place = ends(period) - 2
    return f"{place // 4:04}Q{place % 4 + 1}"


def _is_quarter(period: str) -> bool:
    return period[4:5] == "Q"


def _order(period: str) -> tuple[int, int]:
    """Where a period stands: a half after its quarters, a year after both."""
    return ends(period), -_PERIODS_OF_YEAR.get(period[4:5], 1)


def _reporting(calls: Sequence[Reported]) -> Mapping[str, Reported]:
    """Which call reports a period: a quarter's own; for a year or a half that of its last quarter."""
    found: dict[str, Reported] = {}
    for call in calls:
        if call.period is None:
            continue
        year, quarter = call.period[:4], call.period[4:]
        found[call.period] = call
        if quarter in ("Q2", "Q4"):
            found.setdefault(f"{year}H{int(quarter[1]) // 2}", call)
        if quarter in ("Q4", "H2"):
            found.setdefault(year, call)
    return found


def _heard(calls: Sequence[Reported], vocabulary: Vocabulary) -> _Heard:
    """The figures that have a place in a ledger: of a known metric and period, in the company's own mouth."""
    heard: _Heard = {}
    for call in calls:
        for figure in call.figures:
            if figure.period is None or figure.asked or figure.metric == "other" or not _is_sure(figure):
                continue
            key = _key(figure, vocabulary)
            if key is not None:
                heard.setdefault(key, {}).setdefault(figure.period, []).append((call, figure))
    return heard


def _is_sure(figure: Figure) -> bool:
    """Whether a figure is surely its metric's: of a flow or a margin, of which every call tells many, only where its
    own sentence names it."""
    return figure.named or figure.yours or figure.metric not in _NAMED


def _key(figure: Figure, vocabulary: Vocabulary) -> Key | None:
    """The row that a figure belongs to; a growth rate belongs to what grows."""
    metric = vocabulary.by_name.get(figure.metric)
    if metric is None:
        return None
    segment = folded(figure.segment)
    if figure.measure == "share":
        return Key(figure.metric, segment, "share", "percent") if segment is not None else None
    family = family_of(figure, metric)
    if family not in metric.takes and (figure.measure == "change" or middle(figure) is None):
        family = _usual(metric.takes)
    return None if family is None or family not in metric.takes else Key(figure.metric, segment, "level", family)


def _usual(takes: Iterable[Family]) -> Family | None:
    """The kind of unit that a metric is mostly counted in."""
    return next((family for family in FAMILIES if family in takes), None)


def folded(segment: str | None) -> str | None:
    """A segment's name as it is compared: "our Industrial Solutions segment" is "industrial solutions"."""
    if segment is None:
        return None
    words = segment.lower().replace("&", "and").replace("-", " ").split()
    return " ".join(word for word in words if word not in ("segment", "business", "division", "the", "our")) or None


def _gaps(calls: Sequence[Reported]) -> frozenset[str]:
    """The quarters between the first call and the last of which there is none."""
    quarters = [ends(call.period) for call in calls if call.period and call.period[4:5] == "Q"]
    if not quarters:
        return frozenset()
    missing = set(range(quarters[0], quarters[-1])) - set(quarters)
    return frozenset(f"{(place - 1) // 4:04}Q{(place - 1) % 4 + 1}" for place in missing)


def _row(
    key: Key, heard: Mapping[str, list[tuple[Reported, Figure]]], calls: Mapping[str, Reported], vocabulary: Vocabulary
) -> Row | None:
    """A row, or None where nothing of it is a level, guided or reported."""
    metric = vocabulary.by_name[key.metric]
    figures = [figure for said in heard.values() for _, figure in said]
    unit = _unit(figures, key)
    cells: dict[str, Cell] = {}
    for period in sorted(heard, key=_order):
        said = [(call, figure) for call, figure in heard[period] if _in_unit(figure, unit)]
        cell = cell_of(Said(period, calls.get(period), said), key, metric)
        if cell is not None:
            cells[period] = cell
    if not any(cell.actual or cell.guidance for cell in cells.values()):
        return None
    spelled = Counter(figure.segment for figure in figures).most_common(1)[0][0]
    return Row(key, spelled, unit, metric.good, metric.us_gaap, _with_changes(cells, key, unit))


def _unit(figures: Iterable[Figure], key: Key) -> str | None:
    """The unit that most of a row's figures have."""
    if key.family == "percent":
        return "%"
    units = Counter(f.unit for f in figures if f.unit not in (None, "%", "pp", "bps")).most_common(1)
    return units[0][0] if units else None


def _in_unit(figure: Figure, unit: str | None) -> bool:
    """Whether a figure can stand in a row: none in another currency."""
    money = figure.unit is not None and len(figure.unit) == 3 and figure.unit.isupper()
    return not money or figure.unit == unit


def _with_changes(cells: Mapping[str, Cell], key: Key, unit: str | None) -> dict[str, Cell]:
    """The cells with what follows from two of them: the change on the quarter and on the year."""
    changed = {}
    for period, cell in cells.items():
        before = quarter_before(period)
        qoq = None if before is None else _change(cell, cells.get(before), key, unit)
        yoy = _change(cell, cells.get(year_before(period)), key, unit)
        changed[period] = replace(cell, qoq=qoq or cell.qoq, yoy=yoy or cell.yoy)
    return changed


def _change(cell: Cell, base: Cell | None, key: Key, unit: str | None) -> Change | None:
    """From one result to another: in percent, in points for a percentage, in the unit itself where one is no more
    than zero or an amount per share."""
    now = None if cell.actual is None else cell.actual.middle
    then = None if base is None or base.actual is None else base.actual.middle
    if now is None or then is None:
        return None
    if key.family == "percent":
        return Change(round(now - then, 6), "pp", None)
    if key.family == "share" or min(now, then) <= 0:
        return Change(round(now - then, 6), unit, None)
    return Change(round((now / then - 1) * 100, 2), "%", None)
