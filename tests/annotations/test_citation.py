"""A passage is quoted with who said it, and in which call."""

from dataclasses import replace

from annotations.citation import cited, event_name, speaker_of
from transcripts.model import Call, Span


def test_a_passage_names_speaker_firm_quarter_and_place(small_call: Call) -> None:
    start = small_call.text.index("Prices are firm")
    said = cited(small_call, Span(start, start + len("Prices are firm.")))
    assert said == (
        "“Prices are firm.” — Ada Brook, CEO, Brook & Sons, Inc.; Brook & Sons, Inc., Q2 2031 earnings call, 24 July 2031"
        f" (BRKS-2031Q2#{start}-{start + 16})"
    )


def test_a_passage_over_paragraphs_is_one_line(small_call: Call) -> None:
    start = small_call.text.index("Mr. Vane")
    end = small_call.text.index("That is all.")
    assert "\n" not in cited(small_call, Span(start, end))


def test_what_is_not_known_is_left_out(small_call: Call) -> None:
    bare = replace(
        small_call, turns=(), event=replace(small_call.event, date=None, fiscal_quarter=None, fiscal_year=None)
    )
    assert speaker_of(bare, 10) is None
    assert event_name(bare) == "Brook & Sons, Inc., earnings call"
