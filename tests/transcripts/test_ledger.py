"""The ledger: which figure stands in a cell, what came of what was guided, and what follows from two quarters."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.figures.vocabulary import DEFAULT
from transcripts.ledger import Ledger, ledger_of
from transcripts.ledger_cells import Cell, Reported
from transcripts.ledger_sheets import as_markdown, rows_as_csv, rows_as_json
from transcripts.ledger_verdicts import verdict_of
from transcripts.model import Company, Figure

MILLION = 1_000_000.0
_places = iter(range(0, 10_000_000, 100))


def figure(text: str, period: str, kind: str = "actual", **fields: Any) -> Figure:
    """A figure of revenue in millions of dollars, or whatever else is said of it; "94-98" is a range."""
    low, _, high = text.partition("-") if not text.startswith("-") else (text, "", "")
    scale = fields.pop("scale", MILLION)
    start = next(_places)
    value: dict[str, Any] = {"value": float(low) * scale, "low": None, "high": None}
    if high:
        value = {"value": None, "low": float(low) * scale, "high": float(high) * scale}
    told: dict[str, Any] = {"unit": "USD", "metric": "revenue", **fields}
    return Figure(start, start + len(text), text, **value, period=period, kind=kind, **told)


def call(period: str, *figures: Figure) -> Reported:
    return Reported(f"call of {period}", period, figures)


def cell(ledger: Ledger, period: str, metric: str = "revenue", segment: str | None = None) -> Cell:
    return next(r for r in ledger.rows if r.key.metric == metric and r.key.segment == segment).cells[period]


def said(told: Any) -> tuple[str, str] | None:
    return None if told is None else (told.figure.text, told.call)


def test_what_the_call_before_guided_meets_what_came_of_it() -> None:
    ledger = ledger_of(
        [
            call("2031Q2", figure("97", "2031Q2"), figure("99-103", "2031Q3", "guidance")),
            call("2031Q1", figure("90", "2031Q1"), figure("92-95", "2031Q2", "guidance")),
        ]
    )
    then = cell(ledger, "2031Q2")
    assert said(then.actual) == ("97", "call of 2031Q2")
    assert said(then.guidance) == ("92-95", "call of 2031Q1")
    assert then.verdict is not None
    assert (then.verdict.word, then.verdict.by) == ("beat", 2 * MILLION)
    assert said(cell(ledger, "2031Q3").guidance) == ("99-103", "call of 2031Q2")
    assert ledger.periods == ("2031Q1", "2031Q2", "2031Q3")


def test_a_guidance_that_only_the_call_itself_recalls_counts() -> None:
    ledger = ledger_of([call("2031Q2", figure("92-95", "2031Q2", "prior_guidance"), figure("91", "2031Q2"))])
    then = cell(ledger, "2031Q2")
    assert said(then.guidance) == ("92-95", "call of 2031Q2")
    assert then.verdict is not None
    assert then.verdict.word == "missed"


def test_the_two_ends_of_a_guidance_said_one_after_the_other_are_a_range() -> None:
    low = figure("40", "2031Q2", "guidance", turn=3)
    high = Figure(low.end + 40, low.end + 42, "41", 41 * MILLION, None, None, "USD", metric="revenue", kind="guidance",
                  period="2031Q2", turn=3)  # fmt: skip
    guided = cell(ledger_of([call("2031Q1", low, high)]), "2031Q2").guidance
    assert guided is not None
    assert (guided.figure.low, guided.figure.high) == (40 * MILLION, 41 * MILLION)


@pytest.mark.parametrize(
    ("actual", "guided", "fields", "good", "word"),
    [
        ("94", "94-98", {}, "more", "met"),
        ("98", "94-98", {}, "more", "met"),
        ("98.1", "94-98", {}, "more", "beat"),
        ("93.9", "94-98", {}, "more", "missed"),
        ("98.1", "94-98", {}, "less", "missed"),
        ("98.1", "94-98", {}, None, "above"),
        ("90.5", "90", {}, "more", "beat"),
        ("90.4", "90", {}, "more", "met"),
        ("91.6", "90", {"hedge": "around", "approximate": True}, "more", "met"),
        ("91.6", "90", {"hedge": "just over"}, "more", "beat"),
    ],
)
def test_verdicts(actual: str, guided: str, fields: dict[str, Any], good: Any, word: str) -> None:
    verdict = verdict_of(figure(actual, "2031Q1"), figure(guided, "2031Q1", **fields), "money", good, None)
    assert verdict is not None
    assert (verdict.word, verdict.said) == (word, False)


@pytest.mark.parametrize(("actual", "word"), [("44.1", "met"), ("44.2", "beat"), ("43.8", "missed")])
def test_a_margin_is_met_within_a_tenth_of_a_point(actual: str, word: str) -> None:
    of = {"scale": 1, "unit": "%", "metric": "gross_margin"}
    verdict = verdict_of(figure(actual, "2031Q1", **of), figure("44", "2031Q1", **of), "percent", "more", None)
    assert verdict is not None
    assert verdict.word == word


def test_the_companys_own_words_win() -> None:
    ledger = ledger_of(
        [call("2031Q1", figure("92", "2031Q1", "prior_guidance"), figure("90", "2031Q1", standing="in_line"))]
    )
    verdict = cell(ledger, "2031Q1").verdict
    assert verdict is not None
    assert (verdict.word, verdict.said) == ("met", True)


def test_a_guided_growth_rate_is_held_against_the_growth_reported() -> None:
    of = {"scale": 1, "unit": "%", "measure": "change", "compare": "yoy"}
    ledger = ledger_of(
        [
            call("2031Q1", figure("3-5", "2031Q2", "guidance", **of)),
            call("2031Q2", figure("97", "2031Q2"), figure("6", "2031Q2", **of)),
        ]
    )
    verdict = cell(ledger, "2031Q2").verdict
    assert verdict is not None
    assert (verdict.word, verdict.by) == ("beat", 1.0)


def test_no_figure_of_an_analyst_a_segment_or_another_year_stands_for_the_company() -> None:
    ledger = ledger_of(
        [
            call(
                "2031Q4",
                figure("50", "2031Q4", asked=True),
                figure("30", "2031Q4", segment="mills"),
                figure("400", "2031"),
                figure("80", "2030Q4", "comparison"),
                figure("90", "2031Q4"),
            )
        ]
    )
    assert said(cell(ledger, "2031Q4").actual) == ("90", "call of 2031Q4")
    assert said(cell(ledger, "2031").actual) == ("400", "call of 2031Q4")
    assert said(cell(ledger, "2031Q4", segment="mills").actual) == ("30", "call of 2031Q4")


def test_of_several_figures_the_total_is_taken_and_the_others_are_kept() -> None:
    told = call("2031Q1", figure("20", "2031Q1"), figure("90", "2031Q1"), figure("90", "2031Q1"))
    found = cell(ledger_of([told]), "2031Q1")
    assert said(found.actual) == ("90", "call of 2031Q1")
    assert [other.figure.text for other in found.others] == ["20"]


def test_a_quarter_without_a_call_is_a_gap_filled_by_what_later_calls_look_back_on() -> None:
    ledger = ledger_of(
        [call("2031Q1", figure("90", "2031Q1")), call("2031Q4", figure("99", "2031Q4"), figure("97", "2031Q3", "comparison"))]
    )  # fmt: skip
    assert ledger.gaps == {"2031Q2", "2031Q3"}
    assert said(cell(ledger, "2031Q3").actual) == ("97", "call of 2031Q4")
    assert "2031Q2" in ledger.periods


def test_a_figure_that_a_later_call_tells_otherwise_is_restated() -> None:
    first = call("2031Q1", figure("90.5", "2031Q1"))
    same = call("2032Q1", figure("97", "2032Q1"), figure("90", "2031Q1", "comparison"))
    other = call("2032Q1", figure("97", "2032Q1"), figure("88.2", "2031Q1", "comparison"))
    assert cell(ledger_of([first, same]), "2031Q1").restated is None  # 90 is 90.5, said with fewer digits
    assert said(cell(ledger_of([first, other]), "2031Q1").restated) == ("88.2", "call of 2032Q1")


def test_changes_follow_from_the_cells_in_percent_points_or_the_unit() -> None:
    margin = {"scale": 1, "unit": "%", "metric": "gross_margin"}
    eps = {"scale": 1, "metric": "eps"}
    ledger = ledger_of(
        [
            call("2031Q1", figure("80", "2031Q1"), figure("44", "2031Q1", **margin), figure("0.06", "2031Q1", **eps)),
            call("2031Q2", figure("90", "2031Q2"), figure("46", "2031Q2", **margin), figure("0.02", "2031Q2", **eps)),
        ]
    )
    told = [cell(ledger, "2031Q2", metric).qoq for metric in ("revenue", "gross_margin", "eps")]
    assert [(change.value, change.unit) for change in told if change] == [(12.5, "%"), (2, "pp"), (-0.04, "USD")]


def test_a_correction_by_hand_wins() -> None:
    told = call("2031Q1", figure("90", "2031Q1", standing="above"), figure("85", "2031Q1", yours=True))
    assert said(cell(ledger_of([told]), "2031Q1").actual) == ("85", "call of 2031Q1")


def test_every_figure_in_a_row_says_where_it_was_said() -> None:
    ledger = ledger_of([call("2031Q1", figure("92", "2031Q1", "prior_guidance"), figure("90", "2031Q1"))])
    row = next(rows_as_json(ledger, Company("Brook & Sons, Inc.", "BRKS")))
    assert (row["metric"], row["segment"], row["period"], row["verdict"]) == ("revenue", None, "2031Q1", "missed")
    for part in ("actual", "guidance"):
        assert row[part]["call"] == "call of 2031Q1"
        assert row[part]["end"] > row[part]["start"]


def test_a_sheet_runs_no_formula_and_breaks_no_table() -> None:
    evil = "=cmd()|x"
    ledger = ledger_of([call("2031Q1", figure("90", "2031Q1", segment=evil))])
    assert "'=cmd()|x" in next(rows_as_csv(ledger, Company(None, None)))
    lines = list(as_markdown(ledger, Company("A|B", None), ledger.periods))
    assert all(line.replace("\\|", "").count("|") == 3 for line in lines if line.startswith("|"))


_figures = st.builds(
    figure,
    text=st.sampled_from(["90", "90-95", "0", "88.25"]),
    period=st.sampled_from(["2031Q1", "2031Q2", "2031", "2031H1"]),
    kind=st.sampled_from(["actual", "guidance", "prior_guidance", "comparison", "target", "other"]),
    metric=st.sampled_from([*DEFAULT.by_name]),
    segment=st.sampled_from([None, "mills"]),
    measure=st.sampled_from(["level", "change", "share"]),
    unit=st.sampled_from(["USD", "EUR", "%", "pp", "days", "count", "x", None, "towers"]),
    scale=st.sampled_from([1.0, MILLION]),
    asked=st.booleans(),
)


@given(
    st.lists(
        st.tuples(st.sampled_from(["2031Q1", "2031Q2", "2031Q4", None]), st.lists(_figures, max_size=6)), max_size=5
    )
)
def test_any_figures_make_a_ledger_whose_cells_hold_figures_of_its_calls(
    told: list[tuple[str | None, list[Figure]]],
) -> None:
    calls = [Reported(f"call {index}", period, figures) for index, (period, figures) in enumerate(told)]
    of = {call.call: set(map(id, call.figures)) for call in calls}
    ledger = ledger_of(calls)
    for row in ledger.rows:
        for period, found in row.cells.items():
            assert period in ledger.periods
            if found.actual is not None:
                assert id(found.actual.figure) in of[found.actual.call]
                assert not found.actual.figure.asked
    assert list(rows_as_json(ledger, Company(None, None))) is not None
    assert len(list(rows_as_csv(ledger, Company(None, None)))) == sum(len(row.cells) for row in ledger.rows)
