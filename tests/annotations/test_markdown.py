"""Any words become Markdown that renders to these words, and to nothing else."""

import re

import pytest
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rendering import bold_words, paragraphs_of, structure_of

from annotations import markdown
from transcripts.model import Span

DIALECTS = st.sampled_from(["commonmark", "obsidian"])


def said(words: str) -> list[str]:
    """What any words are to be read as: paragraphs of stripped lines."""
    rows = [row.strip() for row in markdown.readable(words).split("\n")]
    return [part for part in re.split(r"\n\n+", "\n".join(rows).strip("\n")) if part]


@settings(max_examples=1_500)
@given(HOSTILE, DIALECTS, st.booleans())
def test_words_stay_words(words: str, dialect: markdown.Dialect, tables: bool) -> None:
    shown = markdown.prose(words, dialect=dialect)
    assert paragraphs_of(shown, tables=tables) == said(words)
    assert set(structure_of(shown, tables=tables)) <= {"paragraph_open", "inline", "paragraph_close"}


@settings(max_examples=700)
@given(HOSTILE, HOSTILE)
def test_words_stay_words_within_quotations_headings_lists_and_tables(words: str, other: str) -> None:
    body, title = markdown.prose(words), markdown.line(other) or "x"
    table = f"| a | b |\n| --- | --- |\n| {markdown.cell(body)} | z |\n"
    page = f"# {title}\n\n{markdown.quoted(body or 'x')}\n\n- {title}\n- y\n\n{table}"
    one_line = " ".join(markdown.readable(other).split()) or "x"
    expected = [one_line, *(said(words) or ["x"]), one_line, "y", "a", "b"]
    shown = paragraphs_of(page, tables=True)
    assert shown == [*expected, " ".join(" ".join(said(words)).split()), "z"]
    assert structure_of(page, tables=True).count("heading_open") == 1
    assert structure_of(page, tables=True).count("td_open") == 2


@settings(max_examples=700)
@given(HOSTILE, st.data())
def test_what_is_bold_changes_no_word(words: str, data: st.DataObject) -> None:
    clean = markdown.readable(words)
    places = sorted(
        data.draw(st.lists(st.integers(0, len(clean)), min_size=2, max_size=2, unique=True), label="span")
        if len(clean) > 1
        else [0, 0]
    )
    shown = markdown.prose(clean, bold=[Span(*places)])
    assert paragraphs_of(shown) == said(clean)
    assert "".join(bold_words(shown)) in ("", clean[slice(*places)])


def test_figures_are_bold_where_they_stand_between_spaces_and_marks() -> None:
    words = "Revenue was $90.5 million, up 7%."
    spans = [Span(words.index(part), words.index(part) + len(part)) for part in ("$90.5 million", "7%")]
    assert markdown.prose(words, bold=spans) == "Revenue was **$90.5 million**, up **7%**."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Gross margin was 48.1%, up from $84 million.", "Gross margin was 48.1%, up from $84 million."),
        ("R&D and mid-teens (GAAP)", "R&D and mid-teens (GAAP)"),
        ("net_new_money", "net_new_money"),
        ("[Operator Instructions]", "\\[Operator Instructions\\]"),
        ("# 1 in the market", "\\# 1 in the market"),
        ("1. First", "1\\. First"),
        ("-- and then", "-- and then"),
        ("---", "\\---"),
    ],
)
def test_only_what_would_mean_something_is_escaped(words: str, expected: str) -> None:
    assert markdown.prose(words) == expected


def test_obsidian_reads_no_tags_math_or_comments() -> None:
    shown = markdown.prose("#a $5 to $6 ==x== %%y%% 7% ^z", dialect="obsidian")
    assert shown == "\\#a \\$5 to \\$6 \\=\\=x\\=\\= \\%\\%y\\%\\% 7% \\^z"


@given(HOSTILE, st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_link_back_is_one_link_whatever_the_call_is_called(call: str, start: int, length: int) -> None:
    call = markdown.readable(call)
    shown = MarkdownIt("commonmark").parse(f"[x]({markdown.address(call, Span(start, start + length))}) y")
    children = shown[1].children or []
    assert [child.type for child in children] == ["link_open", "text", "link_close", "text"]
    assert str(children[0].attrs["href"]).startswith("earmark:")


def test_anchors_are_unique() -> None:
    assert markdown.anchor("Gross margin, 2013 (GAAP)") == "gross-margin-2013-gaap"
    assert markdown.anchor("Gross margin", ["gross-margin", "gross-margin-1"]) == "gross-margin-2"
