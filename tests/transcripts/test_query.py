"""What is typed is understood as far as it goes, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.search.matching import found_in, sentence_around
from transcripts.search.query import Filters, Near, Phrase, Query, Word, asked, filters_of
from transcripts.search.words import folded


@pytest.mark.parametrize(
    ("typed", "all_of", "none_of"),
    [
        ("saw mill", ((Word("saw"),), (Word("mill"),)), ()),
        ('"saw mill"', ((Phrase(("saw", "mill")),),), ()),
        ("“saw mill”", ((Phrase(("saw", "mill")),),), ()),
        ('"saw mil', ((Phrase(("saw", "mil")),),), ()),
        ("marg*", ((Word("marg", True),),), ()),
        ('"gross marg*"', ((Phrase(("gross", "marg"), True),),), ()),
        ("saw -mill", ((Word("saw"),),), (Word("mill"),)),
        ('saw -"old mill"', ((Word("saw"),),), (Phrase(("old", "mill")),)),
        ("saw OR axe timber", ((Word("saw"), Word("axe")), (Word("timber"),)), ()),
        ("OR saw OR", ((Word("saw"),),), ()),
        ("saw AND mill", ((Word("saw"),), (Word("mill"),)), ()),
        ("NEAR(price cost, 5)", ((Near(("price", "cost"), 5),),), ()),
        ("NEAR(price cost", ((Near(("price", "cost"), 10),),), ()),
        ("NEAR(price)", ((Word("price"),),), ()),
        ("price NEAR/3 cost", ((Near(("price", "cost"), 3),),), ()),
        ("U.S. mill", ((Phrase(("u", "s")),), (Word("mill"),)), ()),
        ("48.1%", ((Phrase(("48", "1")),),), ()),
        ("Größe", ((Word("große"),),), ()),
        ("re:invent", ((Phrase(("re", "invent")),),), ()),
    ],
)
def test_what_is_understood(typed: str, all_of: tuple[object, ...], none_of: tuple[object, ...]) -> None:
    query = asked(typed)
    assert (query.all_of, query.none_of, query.hints) == (all_of, none_of, ())


def test_the_last_word_may_be_unfinished_while_one_types() -> None:
    assert asked("saw mi", typing=True).all_of == ((Word("saw"),), (Word("mi", True),))
    assert asked("saw mi ", typing=True).all_of == ((Word("saw"),), (Word("mi"),))


def test_filters_in_the_query_and_as_options_mean_the_same() -> None:
    typed = asked('speaker:"Ada Brook" role:exec company:brks quarter:q2-2031 section:questions tag:mill since:2030Q3')
    assert typed.filters == filters_of(
        {
            "speaker": ["Ada Brook"],
            "role": ["executives"],
            "company": ["brks"],
            "quarter": ["2031Q2"],
            "section": ["qa"],
            "tag": ["mill"],
            "since": ["2030-07"],
        }
    )
    assert typed.filters.since == ("2030-07-01",)
    assert asked("until:2031-06").filters.until == ("2031-06-31",)
    assert asked("until:2031").filters.until == ("2031-12-31",)
    assert asked("quarter:2031").filters.quarter == ("2031",)
    assert asked("quarter:Q3").filters.quarter == ("Q3",)
    assert typed.filters.with_more(Filters(role=("analyst",))).role == ("executive", "analyst")


@pytest.mark.parametrize("typed", ["", " ", '"', "(", "-", "-saw", "AND", "since:soon", "role:king", "quarter:5Q", "*"])
def test_what_cannot_be_meant_gets_a_hint(typed: str) -> None:
    query = asked(typed)
    assert len(query.hints) == 1 or query.all_of


@given(st.text(alphabet=st.sampled_from(list('ab"()-*: ,/5OR')) | st.characters()))
def test_no_text_is_an_error(typed: str) -> None:
    for typing in (False, True):
        query = asked(typed, typing=typing)
        assert isinstance(query, Query)
        assert query.asks or query.hints
        found_in("what ab or b a says, and 5 more", query.terms)


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mill", ["Mill"]),
        ("mil", []),
        ("mil*", ["Mill", "milling"]),
        ('"old mill"', ["old -- Mill"]),
        ("NEAR(saw mill, 3)", ["Mill and the saw"]),
        ("NEAR(saw mill, 1)", []),
        ("cafe", ["Café"]),
    ],
)
def test_where_the_words_stand(typed: str, found: list[str]) -> None:
    text = "Our old -- Mill and the saw. We are milling at the Café."
    assert [text[s.start : s.end] for s in found_in(text, asked(typed).terms)] == found


def test_the_sentence_around_a_place() -> None:
    text = "We like the mill. The saw is new. Why not?"
    (place,) = found_in(text, asked("saw").terms)
    around = sentence_around(text, place)
    assert text[around.start : around.end] == "The saw is new."


def test_a_sentence_without_end_is_cut_between_words() -> None:
    text = "timber " * 300 + "saw " + "timber " * 300
    (place,) = found_in(text, asked("saw").terms)
    around = sentence_around(text, place)
    shown = text[around.start : around.end]
    assert "saw" in shown
    assert len(shown) < 400
    assert set(shown.split()) == {"timber", "saw"}
