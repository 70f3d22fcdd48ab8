"""The library as a grid, without an app."""

from hypothesis import given
from hypothesis import strategies as st

from transcripts.listing import Held
from transcripts.model import Span
from tui.bookcase import Glance, arranged, recently_read
from tui.links import Link, link_of
from tui.widgets.gridlines import DRAWN, company_line, frame_of, heads


def held(company: str, year: int | None, quarter: int | None, ticker: str = "") -> Held:
    label = f"Q{quarter} {year}" if quarter else str(year or "undated")
    return Held(f"{company}-{year}Q{quarter}", company, ticker, year, quarter, label, "", company)


CALLS = [
    held("Alder", 2030, 4, "ALD"),
    held("Alder", 2031, 2, "ALD"),
    held("Alder", None, None, "ALD"),
    held("Birch", 2031, 1),
    held("Cedar", 2040, 3),
]

calls = st.lists(
    st.builds(held, st.sampled_from("ABCD"), st.none() | st.integers(1999, 2040), st.none() | st.integers(1, 4)),
    max_size=30,
).map(lambda found: sorted(found, key=lambda call: call.company))


def test_companies_by_quarters_with_the_years_between_that_nobody_has_left_out() -> None:
    bookcase = arranged(CALLS)
    assert [row.company for row in bookcase.rows] == ["Alder", "Birch", "Cedar"]
    assert bookcase.quarters == (*(2030 * 4 + 3,), *(2031 * 4 + q for q in range(4)), *(2040 * 4 + q for q in range(3)))
    assert bookcase.has_others
    assert bookcase.count == 5


def test_typed_words_narrow_to_the_calls_in_which_all_of_them_occur() -> None:
    assert [row.company for row in arranged(CALLS, "31").rows] == ["Alder", "Birch"]
    assert [call.id for row in arranged(CALLS, "q2 ald").rows for call in row.calls] == ["Alder-2031Q2"]
    assert not arranged(CALLS, "zebra").rows


@given(calls, st.text("AB Q213", max_size=4))
def test_no_call_is_lost_or_doubled(found: list[Held], words: str) -> None:
    bookcase = arranged(found, words)
    shown = [call for row in bookcase.rows for call in row.calls]
    wanted = [call for call in found if all(word in call.words for word in words.casefold().split())]
    assert sorted(shown, key=repr) == sorted(wanted, key=repr)
    for row in bookcase.rows:
        for call in row.calls:
            column = bookcase.column_of(call)
            assert column is None or bookcase.quarters[column] == call.quarter_number


@given(calls, st.integers(20, 240), st.none() | st.integers(-5, 60))
def test_lines_fit_their_width_and_stand_under_their_heads(found: list[Held], width: int, left: int | None) -> None:
    bookcase = arranged(found)
    frame = frame_of(bookcase, width, left)
    years, quarters = ("".join(words for words, _ in line) for line in heads(bookcase, frame))
    assert len(years) <= len(quarters)
    for row in bookcase.rows:
        line = "".join(words for words, _ in company_line(row, bookcase, frame, {}, DRAWN, None))
        for call in row.calls:
            column = bookcase.column_of(call)
            if column is not None and frame.left <= column < frame.left + frame.shown:
                at = frame.place_of(column)
                assert line[at] == DRAWN.unread
                assert quarters[at : at + 2] == f"Q{call.quarter}"


def test_gaps_are_marked_between_a_company_s_calls_and_not_around_them() -> None:
    bookcase = arranged(CALLS)
    line = "".join(
        w for w, _ in company_line(bookcase.rows[0], bookcase, frame_of(bookcase, 120, None), {}, DRAWN, None)
    )
    assert line.count(DRAWN.gap) == 1
    assert "< 2 earlier" in "".join(
        w for w, _ in company_line(bookcase.rows[0], bookcase, frame_of(bookcase, 45, None), {}, DRAWN, None)
    )


def test_a_cell_shows_how_far_it_was_read_and_its_annotations() -> None:
    bookcase = arranged(CALLS)
    glances = {"Alder-2031Q2": Glance(12, 0.6, "2031-08-01T00:00:00Z")}
    line = company_line(bookcase.rows[0], bookcase, frame_of(bookcase, 120, None), glances, DRAWN, None)
    assert "▅12" in "".join(words for words, _ in line)


def test_what_was_read_last_comes_first() -> None:
    glances = {call.id: Glance(0, 0.5, f"203{at}") for at, call in enumerate(CALLS[:3])}
    assert recently_read(CALLS, glances, 2) == (CALLS[2], CALLS[1])
    assert recently_read(CALLS, {"gone": Glance(0, 1, "2031")}, 2) == ()


def test_links() -> None:
    assert link_of("CALX-2013Q1") == Link("CALX-2013Q1")
    assert link_of("earmark:CALX-2013Q1#5010-5200") == Link("CALX-2013Q1", Span(5010, 5200))
    assert link_of("earmark://CALX-2013Q1#7") == Link("CALX-2013Q1", Span(7, 7))
    assert link_of("CALX-2013Q1#9-3") == Link("CALX-2013Q1", Span(9, 9))
    for word in ("", "a b", "x/y", "CALX#", "CALX#x"):
        assert link_of(word) is None
