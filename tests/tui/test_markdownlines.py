"""Markdown as it reads, in rows of a width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from annotations import markdown
from tui.markdownlines import Row, Run, rows_of


def shown(text: str, width: int = 30) -> list[str]:
    """The rows as plain words."""
    return ["".join(run.words for run in row.runs).rstrip() for row in rows_of(text, width)]


def looks(text: str) -> dict[str, tuple[str, ...]]:
    """The looks of each run that has any, by its words."""
    return {run.words: run.looks for row in rows_of(text, 60) for run in row.runs if run.looks}


def test_headings_paragraphs_and_quotations_are_parted_by_blank_rows() -> None:
    text = "# Day\n\nTwo calls,\nfour passages.\n\n> Prices are firm, and orders came in early.\n>\n> Next year too.\n"
    assert shown(text, 24) == [
        "Day",
        "",
        "Two calls, four",
        "passages.",
        "",
        "│ Prices are firm, and",
        "│ orders came in early.",
        "│",
        "│ Next year too.",
    ]
    assert looks(text)["Day"] == ("heading",)


def test_emphasis_code_and_links_keep_their_looks_across_rows() -> None:
    rows = rows_of("We said **a very *long* thing** and `code` and [the place](earmark:X#1-2).", 16)
    runs = [run for row in rows for run in row.runs]
    assert Run("long", ("strong", "emphasis")) in runs
    assert Run("code", ("quiet",)) in runs
    assert {run.link for run in runs if "link" in run.looks} == {"earmark:X#1-2"}
    assert all(sum(cell_len(run.words) for run in row.runs) <= 16 for row in rows)


def test_lists_hang_and_nest() -> None:
    text = "- one two three four five\n- six\n  1. seven\n  2. eight\n\nEnd."
    assert shown(text, 16) == ["• one two three", "  four five", "• six", "  1. seven", "  2. eight", "", "End."]


def test_a_table_shares_the_width_and_parts_rows_that_take_several() -> None:
    text = "| Passage | Who |\n| --- | --- |\n| Prices are firm this year. | Ada |\n| Yes. | Ben |\n"
    assert shown(text, 22) == [
        "Passage          │ Who",
        "─────────────────┼─────"[:22],
        "Prices are firm  │ Ada",
        "this year.       │",
        "─────────────────┼─────"[:22],
        "Yes.             │ Ben",
    ]
    assert shown("| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |", 22) == ["a │ b", "──┼──", "1 │ 2", "3 │ 4"]


def test_the_first_line_of_a_callout_stands_by_itself() -> None:
    assert shown("> [!quote] Ada Brook\n> Prices are firm.") == ["│ [!quote] Ada Brook", "│ Prices are firm."]
    assert shown("> Ada Brook\n> said so.") == ["│ Ada Brook said so."]


def test_code_rules_and_line_breaks() -> None:
    assert shown("```yaml\na: 1\n  b: 2\n```\n\n---\n\none\\\ntwo", 10) == [
        "a: 1",
        "  b: 2",
        "",
        "─" * 10,
        "",
        "one",
        "two",
    ]


def test_html_and_entities_are_words_and_nothing_that_a_terminal_obeys() -> None:
    assert shown("<b>x</b> <script>y</script> &#x202e;red") == ["<b>x</b> <script>y</script>", "red"]


def test_each_row_knows_the_line_it_is_of() -> None:
    text = "| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |"
    assert [row.source for row in rows_of(text, 20)] == [0, 0, 2, 3]
    assert [row.source for row in rows_of("- one\n- two\n\n  more\n- three", 20)] == [0, 1, 1, 3, 3, 4, 4]


@pytest.mark.parametrize("width", [1, 2, 5])
def test_any_width(width: int) -> None:
    assert "".join(shown("> - Prices **are** firm.\n\n| a | b |\n| - | - |\n| 漢字 | 2 |", width))


@given(st.text(max_size=120), st.integers(20, 60))
def test_words_of_any_kind_are_shown_as_they_are(words: str, width: int) -> None:
    rows: tuple[Row, ...] = rows_of(markdown.quoted(markdown.prose(words)), width)
    told = "".join(run.words for row in rows for run in row.runs[1:])
    assert "".join(told.split()) == "".join(markdown.readable(words).split())
    assert all(sum(cell_len(run.words) for run in row.runs) <= width for row in rows)
