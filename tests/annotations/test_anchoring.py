"""Passages are found again where they are, or not at all: a wrong quotation is worse than none."""

import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import SAMPLES, SMALL_CALL

from annotations.anchoring import Found, Selector, found_all, found_in, quote_of, selector_of
from annotations.folding import Folding
from annotations.graphemes import is_boundary, outward
from annotations.ground import Ground
from annotations.model import Quote
from transcripts.model import Call, Span
from transcripts.reading import read_bytes, read_file
from transcripts.sentences import sentences

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "bench"))
from edits import edited, shared

TEXT = read_bytes(SMALL_CALL.encode(), "brook-q2-2031.txt").text
SAMPLE = read_file(SAMPLES / "halden-ridge-q1-2030.txt", figures=False)
ODD = st.text(st.sampled_from("ab. -–\n|1lIé\u0301👍🏽🇩🇪\u200dﬁ“”"), min_size=1, max_size=60)


def sentences_of(call: Call) -> list[Span]:
    return [s for turn in call.turns for p in turn.paragraphs for s in sentences(call.text, p)]


def selectors(text: str, spans: Sequence[Span]) -> list[Selector]:
    ground = Ground(text)
    return [selector_of(ground, span) for span in spans]


def place(text: str, words: str, number: int = 0) -> Span:
    at = -1
    for _ in range(number + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def find(old: str, words: str, new: str) -> tuple[str | None, str]:
    """A passage made in one text, looked for in another: its words there, and how it was found."""
    (found,) = found_all(new, selectors(old, [place(old, words)]))
    return new[found.span.start : found.span.end] if found.span else None, found.anchored


@given(start=st.integers(0, len(SAMPLE.text) - 1), length=st.integers(1, 400))
def test_in_the_same_text_every_passage_is_where_it_was(start: int, length: int) -> None:
    span = outward(SAMPLE.text, Span(start, start + length))
    selector = selector_of(Ground(SAMPLE.text), span)
    wanted = Found(span, "exact") if SAMPLE.text[span.start : span.end].strip() else Found(None, "orphan")
    assert found_all(SAMPLE.text, [selector]) == [wanted]


@given(text=ODD, start=st.integers(0, 60), length=st.integers(0, 60))
def test_odd_texts_are_no_trouble(text: str, start: int, length: int) -> None:
    span = outward(text, Span(start, start + length))
    assert is_boundary(text, span.start)
    assert is_boundary(text, span.end)
    (found,) = found_all(text, selectors(text, [span]))
    assert found == (Found(span, "exact") if text[span.start : span.end].strip() else Found(None, "orphan"))


@given(quote=st.builds(Quote, ODD, ODD, ODD), text=ODD, start=st.integers(0, 99), length=st.integers(0, 99))
def test_what_is_found_cuts_no_character_and_lies_in_the_text(quote: Quote, text: str, start: int, length: int) -> None:
    (found,) = found_all(text, [Selector(quote, Span(start, start + length))])
    if found.span is not None:
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert is_boundary(text, found.span.start)
        assert is_boundary(text, found.span.end)


@given(start=st.integers(0, len(SAMPLE.text) - 1), length=st.integers(8, 200))
def test_what_stands_before_a_passage_may_change(start: int, length: int) -> None:
    span = outward(SAMPLE.text, Span(start, start + length))
    words = SAMPLE.text[span.start : span.end]
    more = "A new paragraph, which nobody has heard.\n\n"
    (found,) = found_all(more + SAMPLE.text, selectors(SAMPLE.text, [span]))
    if words.strip():
        assert found == Found(Span(span.start + len(more), span.end + len(more)), "moved")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Prices are firm.", "Prices are f1rm."),
        ("We like our range.", "We | ike our range."),
        ("up from $84 million a year ago", "up from\n\n$84 million a year ago"),
        ("Mr. Vane runs the U.S. mill.", "Mr Vane runs the US mill."),
        ("Here is Ada Brook.", "Here’s Ada Brook."),
    ],
)
def test_words_that_differ_a_little_are_found_fuzzily(old: str, new: str) -> None:
    assert find(TEXT, old, TEXT.replace(old, new)) == (new, "fuzzy")


@pytest.mark.parametrize("words", ["Prices are firm.", "We like our range.", "Is $95 million too low?", "That is all."])
def test_a_passage_that_was_taken_out_is_an_orphan(words: str) -> None:
    assert find(TEXT, words, TEXT.replace(words, "")) == (None, "orphan")


def test_a_look_alike_elsewhere_is_not_taken() -> None:
    text = TEXT.replace("We like our range.", "")
    other = text.replace("That is all.", "They like your ranges.")
    assert find(TEXT, "We like our range.", other) == (None, "orphan")


def test_a_passage_from_another_call_is_an_orphan() -> None:
    ground = Ground(SAMPLE.text)
    spans = [span for span in sentences_of(SAMPLE) if span.end - span.start > 30][:60]
    found = found_all(TEXT, [selector_of(ground, span) for span in spans])
    assert {f.anchored for f in found} == {"orphan"}


REPEATED = "\n\n".join(
    f"{who} asks about {what}. Thank you. And so on to the next."
    for who, what in (("Ada", "mills"), ("Ben", "rye"), ("Cleo", "oats"), ("Dora", "prices"), ("Emil", "debt"))
)


@pytest.mark.parametrize("number", range(5))
def test_words_that_stand_several_times_are_found_at_their_own_place(number: int) -> None:
    span = place(REPEATED, "Thank you.", number)
    for new in (REPEATED, "Some words more.\n\n" + REPEATED, REPEATED.replace("so on", "s0 on")):
        (found,) = found_all(new, selectors(REPEATED, [span]))
        assert found.span == place(new, "Thank you.", number)


def test_the_same_words_among_the_same_neighbours_are_told_apart_by_the_passages_around() -> None:
    line = "Operator: Thank you. The next question, please."
    old = "\n\n".join(f"{line}\n\nTurn {number} is about {number * 7919}." for number in range(9))
    spans = sorted(place(old, words, n) for n in range(9) for words in ("Thank you.", "is about"))
    new = "An introduction that was not there.\n\n" + old
    shift = len(new) - len(old)
    found = found_all(new, selectors(old, spans))
    assert [f.span for f in found] == [Span(s.start + shift, s.end + shift) for s in spans]


def test_a_doubtful_passage_is_an_orphan() -> None:
    old = "Yes. " + "Words of no weight. " * 40 + "Yes. " + "Words of no weight. " * 40
    new = "Words of no weight. " * 20 + "Yes. " + "Words of no weight. " * 40
    (selector,) = selectors(old, [place(old, "Yes.", 1)])
    (found,) = found_all(new, [selector._replace(position=Span(0, 4))])
    assert found.span in (None, place(new, "Yes."))


@pytest.mark.parametrize("seed", range(6))
def test_random_edits_at_a_twentieth_of_the_characters(seed: int) -> None:
    random = Random(seed)
    made = selectors(SAMPLE.text, sorted(random.sample(sentences_of(SAMPLE), 40)))
    new = edited(SAMPLE.text, 0.05, random)
    found = [(f.span, new.place_of(s.position)) for s, f in zip(made, found_all(new.text, made), strict=True)]
    assert sum(span is None for span, _ in found) <= 1
    assert all(shared(span, wanted) > 0.5 for span, wanted in found if span)


@pytest.mark.parametrize("share", [0.15, 0.3, 0.6])
def test_the_more_is_changed_the_more_are_lost_and_none_is_wrong(share: float) -> None:
    random = Random(int(share * 100))
    made = selectors(SAMPLE.text, sorted(random.sample(sentences_of(SAMPLE), 40)))
    new = edited(SAMPLE.text, share, random)
    for selector, found in zip(made, found_all(new.text, made), strict=True):
        assert found.span is None or shared(found.span, new.place_of(selector.position)) > 0.4


def test_what_is_known_is_not_looked_for_again() -> None:
    made = selectors(SAMPLE.text, sentences_of(SAMPLE)[:30])
    new = edited(SAMPLE.text, 0.05, Random(1)).text
    first = found_in(Ground(new), made)
    known = dict(zip(made[:15], first[:15], strict=True))
    assert found_in(Ground(new), made, known) == first
    odd = Found(Span(0, 1), "moved")
    assert found_in(Ground(new), made[:1], {made[0]: odd}) == [odd]


def test_a_quote_has_at_most_32_code_points_around_it() -> None:
    quote = quote_of(SAMPLE.text, Span(500, 520))
    assert quote == Quote(SAMPLE.text[500:520], SAMPLE.text[468:500], SAMPLE.text[520:552])


@given(text=st.text(max_size=80))
def test_folding_is_stable_and_knows_the_way_back(text: str) -> None:
    fold = Folding()
    folded = fold.with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text)
    assert folded.offsets == sorted(folded.offsets)
    assert all(char in fold(text[at]) for char, at in zip(folded.text, folded.offsets, strict=True))


@pytest.mark.real
@pytest.mark.parametrize(("made_on", "looked_for_in"), [("001", "002"), ("002", "001")])
def test_the_two_renderings_of_a_real_call(real_calls: Path, made_on: str, looked_for_in: str) -> None:
    """Forty passages made on the OCR are found in the clean copy, and the other way round."""
    old, new = (read_file(next(real_calls.glob(f"{name}_*"))) for name in (made_on, looked_for_in))
    fold = Folding()
    clean = fold(new.text)
    spans = [
        s for s in sentences_of(old) if s.end - s.start >= 25 and clean.count(fold(old.text[s.start : s.end])) == 1
    ]
    made = selectors(old.text, sorted(Random(40).sample(spans, 40)))
    for selector, found in zip(made, found_all(new.text, made), strict=True):
        assert found.span
        assert fold(new.text[found.span.start : found.span.end]) == fold(selector.quote.exact)
