"""The figures of a call as rows: none is lost, and what is said again is one row."""

from dataclasses import replace

from transcripts.model import Call, Figure
from tui.figure_rows import by_metric, by_place


def revenue(start: int, **facts: object) -> Figure:
    return replace(Figure(start, start + 4, "$9 m", 9e6, None, None, "USD", metric="revenue"), **facts)  # type: ignore[arg-type]


def test_every_figure_stands_in_one_row(sample_call: Call) -> None:
    everywhere = list(range(len(sample_call.figures)))
    assert (
        sorted(place for _, rows in by_metric(sample_call.figures) for row in rows for place in row.places)
        == everywhere
    )
    assert [row.places for row in by_place(sample_call.figures)] == [(number,) for number in everywhere]


def test_what_is_said_again_is_one_row_and_another_kind_is_not() -> None:
    figures = [revenue(0), revenue(10), revenue(20, kind="guidance"), revenue(30, period="2031Q3")]
    ((metric, rows),) = by_metric(figures)
    assert metric == "revenue"
    assert [row.places for row in rows] == [(0, 1), (2,), (3,)]


def test_the_whole_comes_before_its_parts_and_questions_last() -> None:
    figures = [revenue(0, asked=True), revenue(10, segment="services"), revenue(20, segment="mills"), revenue(30)]
    ((_, rows),) = by_metric(figures)
    assert [row.places[0] for row in rows] == [3, 1, 2, 0]


def test_metrics_in_the_order_of_an_income_statement_and_the_unnamed_last() -> None:
    names = ["other", "eps", "my_own_metric", "revenue", "gross_margin"]
    figures = [revenue(10 * at, metric=name) for at, name in enumerate(names)]
    assert [metric for metric, _ in by_metric(figures)] == ["revenue", "gross_margin", "eps", "my_own_metric", "other"]
