"""Pure parts of the search of the library."""

from hypothesis import given
from hypothesis import strategies as st

from transcripts.search.results import Count, Hit, Mentions
from tui.asking import filter_words, toggled
from tui.trail import Trail
from tui.usage import chart_of


def test_use_over_time_is_a_mark_a_quarter_the_taller_the_oftener() -> None:
    chart = chart_of(
        [Mentions("BRK", "Brook", {"2030Q4": 1, "2031Q2": 8}), Mentions("ALD", "Alder", {"2031Q1": 4})], 20
    )
    assert [(line.label, line.marks, line.total) for line in chart.lines] == [("BRK", "▁·█", 9), ("ALD", "·▄·", 4)]
    assert chart.years == "30"
    assert (
        chart_of([Mentions("BRK", "Brook", {"2030Q4": 1, "2031Q2": 8})], 20, ascii_marks=True).lines[0].marks == "2.9"
    )


def test_years_in_which_nobody_says_it_are_a_gap() -> None:
    said = Mentions("BRK", "Brook", {"2011Q4": 8, "2013Q1": 4, "2024Q3": 8})
    chart = chart_of([said], 40)
    assert (chart.years, chart.lines[0].marks) == ("11   13  24", "█····▄ ⋯ █")
    assert chart_of([said], 40, ascii_marks=True).lines[0].marks == "9....5 ~ 9"
    assert chart_of([said], 4).lines[0].marks == "█", "a gap is no beginning"


def test_what_is_of_no_quarter_makes_no_chart() -> None:
    assert not chart_of([Mentions("BRK", "Brook", {"": 3, "2031": 2})], 20).lines


@given(
    st.lists(
        st.dictionaries(st.from_regex(r"20[0-4]\d(Q[1-4]|H[12])?", fullmatch=True), st.integers(1, 10**6), max_size=20),
        max_size=4,
    ),
    st.integers(1, 60),
)
def test_all_lines_of_a_chart_are_of_one_length_that_fits(quarters: list[dict[str, int]], width: int) -> None:
    chart = chart_of([Mentions("X", "X", found) for found in quarters], width)
    lengths = {len(line.marks) for line in chart.lines}
    assert len(lengths) <= 1
    assert all(length <= max(4, width) for length in lengths)


def test_a_filter_is_put_into_the_query_and_taken_out_again() -> None:
    vane = filter_words("speaker", Count("ada-brook", "Ada Brook", 3))
    assert vane == "speaker:ada-brook"
    assert toggled("margin", vane) == "margin speaker:ada-brook"
    assert toggled("margin speaker:ada-brook", vane) == "margin"
    assert filter_words("company", Count("Brook & Sons", "Brook", 1)) == 'company:"Brook & Sons"'


def test_a_trail_goes_round_and_knows_its_places() -> None:
    hits = [Hit(call, 0, None, "unknown", "qa", at, at + 2, "", 1.0) for call, at in (("A", 5), ("B", 1), ("A", 2))]
    trail = Trail("x", hits, 0)
    assert [trail.stepped(by).hit.call for by in (1, 2, 3, -1)] == ["B", "A", "A", "A"]
    assert [span.start for span in trail.spans_in("A")] == [2, 5]
    assert trail.place == "1 of 3 in the library"
