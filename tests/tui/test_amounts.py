"""Amounts in short: as many digits as were said, in the unit they were said in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.amounts import metric_label, period_label, short
from transcripts.model import Figure
from transcripts.reading import read_bytes

CALL = "Operator: Welcome to the Brook & Sons, Inc. second quarter 2031 earnings call.\n\nAda Brook: {}\n"


def figure_in(sentence: str) -> Figure:
    """The last figure of a sentence, as it is read in a call."""
    return read_bytes(CALL.format(sentence).encode(), "x.txt").figures[-1]


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Revenue was $90.5 million.", "$90.5M"),
        ("Revenue was $5.0 million.", "$5.0M"),
        ("Revenue was $1,100 million.", "$1,100M"),
        ("Revenue was $90,500,000.", "$90.5M"),
        ("Revenue was EUR 8 million.", "€8M"),
        ("Revenue grew by 12.5%.", "+12.5%"),
        ("Revenue declined 3%.", "-3%"),
        ("Gross margin was 48.1%.", "48.1%"),
        ("Gross margin rose 120 basis points.", "+120 bps"),
        ("We expect revenue between $94 million and $98 million.", "$94–98M"),
        ("We expect earnings per share between negative $0.06 and negative $0.02.", "-$0.06 to -$0.02"),
        ("Earnings per share were 83 cents.", "$0.83"),
        ("DSO was 56 days.", "56 days"),
        ("Inventory turns were 3.7.", "3.7x"),
        ("We had 1,226 employees.", "1,226"),
        ("Revenue was around $40 million.", "~$40M"),
        ("We expect revenue growth in the mid-teens.", "mid-teens"),
    ],
)
def test_an_amount_in_short(sentence: str, shown: str) -> None:
    assert short(figure_in(sentence)) == shown


@given(
    st.text(max_size=30),
    st.none() | st.floats(-1e15, 1e15),
    st.sampled_from([None, "USD", "CHF", "%", "pp", "bps", "days", "x", "count", "sites"]),
    st.sampled_from(["level", "change", "share"]),
)
def test_any_figure_has_a_short_form(text: str, value: float | None, unit: str | None, measure: str) -> None:
    assert isinstance(short(Figure(0, len(text), text, value, None, None, unit, measure=measure)), str)  # type: ignore[arg-type]


@given(st.text("0123456789.,$ million", min_size=1, max_size=20), st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_any_range_has_a_short_form(text: str, low: float, high: float) -> None:
    assert short(Figure(0, len(text), text, None, min(low, high), max(low, high), "USD"))


def test_names_and_periods() -> None:
    assert [metric_label(name) for name in ("gross_margin", "eps", "ebitda_margin", "sga")] == [
        "gross margin",
        "EPS",
        "EBITDA margin",
        "SG&A",
    ]
    assert [period_label(period) for period in ("2013Q1", "2015H1", "2011", None)] == ["Q1 13", "H1 15", "FY 11", ""]
