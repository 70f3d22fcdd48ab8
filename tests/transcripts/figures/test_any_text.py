"""Whatever is said: figures are found without an error, in order, and are what the text says."""

from hypothesis import given
from hypothesis import strategies as st
from spoken import call_of

from transcripts.figures.finding import figures_of
from transcripts.model import Call, Figure

_PIECES = st.sampled_from(
    """
    $ € £ C$ R$ Rs % - – — . , ; ( ) 's 3 12 4.7 1,250 2031 '31 0 999 18.5 .5 million billion crore percent points
    basis bps days turns times x to and or between from of by up down flat slightly a an half third quarter quarters
    thirds revenue sales gross margin earnings EPS per share loss net income operating expenses expect guidance last
    year first second fourth Q3 2Q31 fiscal was were is will compared with versus Process Field segment authorized
    repurchased debt repaid DSO inventory combined ratio breakeven no negative around just under roughly plus ish low
    mid single digit teens teen thousand hundred one two four point cents customers employees Bcf barrels square cubic
    feet E7-20 10-K ? ! : " \n\n Q: ’ “ ” é 　 İ ﬁ
    """.split(" ")
)
_TEXTS = st.one_of(st.text(max_size=400), st.lists(_PIECES, max_size=60).map(" ".join))


def _call(text: str) -> Call:
    return call_of(tuple(filter(None, text.split("\n\n"))) or ("",))


def _figures(text: str) -> tuple[Figure, ...]:
    return figures_of(_call(text))


@given(_TEXTS)
def test_figures_stand_in_order_within_the_text_and_say_what_it_says(text: str) -> None:
    call = _call(text)
    past = 0
    for figure in figures_of(call):
        assert past <= figure.start < figure.end <= len(call.text)
        assert figure.text == call.text[figure.start : figure.end]
        past = figure.end


@given(_TEXTS)
def test_the_same_text_has_the_same_figures(text: str) -> None:
    assert _figures(text) == _figures(text)


@given(_TEXTS)
def test_a_figure_has_a_value_or_a_range_unless_it_is_told_in_words(text: str) -> None:
    for figure in _figures(text):
        assert (figure.low is None) == (figure.high is None)
        if figure.low is not None and figure.high is not None:
            assert figure.value is None
            assert figure.low < figure.high
        if figure.value is None and figure.low is None:
            assert not any(letter.isdigit() for letter in figure.text) or figure.text.rstrip("%").endswith("s")


@given(_TEXTS)
def test_what_named_a_figure_stands_in_the_text(text: str) -> None:
    call = _call(text)
    said = " ".join(call.text.split()).lower()
    for figure in figures_of(call):
        for quoted in figure.why.split("“")[1:]:
            words = quoted.partition("”")[0].lower().split()
            assert all(word in said for word in words)
