"""What a poor OCR does is undone and recorded; what is no mistake is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.mending import Mended
from transcripts.ocr import is_poor, mended

POOR = "lt was good. | think so. l mean it. 1 believe so. That is it.We did. So it is.Yes. And so.On. lt is. | do. "


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("| think so", "I think so"),
        ("time.| would", "time. I would"),
        ("lt was", "It was"),
        ("lf so", "If so"),
        ("here.lt is", "here. It is"),
        ("l mean l'm sure", "I mean I'm sure"),
        ("1 think so", "I think so"),
        ("in 20117 Yes", "in 2011? Yes"),
        ("going up7 And", "going up? And"),
        ("$l.5 million", "$1.5 million"),
        ("$l3", "$13"),
        ("3O%", "30%"),
        ("1l0 basis points", "110 basis points"),
        ("last year.We grew", "last year. We grew"),
        ("Itis so, thatwill do", "It is so, that will do"),
        ("June 24,2011", "June 24, 2011"),
    ],
)
def test_a_mistake_is_mended(printed: str, meant: str) -> None:
    assert mended(Mended(printed)).text == meant


@pytest.mark.parametrize(
    "right",
    [
        "1 million shares and 7 of them",
        "page 17 and up 7",
        "in Q1 1 customer left",
        "see www.example.com",
        "the U.S. mill and J.P. Brook",
        "Model l-5",
        "O'Hara and L.L. Vane",
        "$13.5 million, 30%",
    ],
)
def test_what_is_no_mistake_is_left(right: str) -> None:
    assert mended(Mended(right)).text == right


def test_a_letter_put_right_is_a_repair_and_a_space_is_none() -> None:
    found = mended(Mended("lt was good.We | think"))
    assert found.text == "It was good. We I think"
    assert [(r.original, found.text[r.start : r.end], r.reason) for r in found.repairs] == [
        ("l", "I", "ocr"),
        ("|", "I", "ocr"),
    ]


def test_only_a_text_with_many_mistakes_is_a_poor_one() -> None:
    assert is_poor(POOR * 2)
    assert not is_poor("It was good. I think so, and l mean it.")
    assert not is_poor("Larkspur Tools | Q2 2031 | May 6 | Page 4 | " * 6)


LOOKALIKES = st.text("lI|17Oo0 .?!,tfnsabWe$%", max_size=60)


@given(LOOKALIKES | st.text(max_size=60))
def test_any_text_keeps_its_letters_or_tells_what_they_were(text: str) -> None:
    found = mended(Mended(text))
    whole, at = "", 0
    for repair in found.repairs:
        assert at <= repair.start <= repair.end <= len(found.text)
        whole += found.text[at : repair.start] + repair.original
        at = repair.end
    assert (whole + found.text[at:]).replace(" ", "").split() == text.replace(" ", "").split()
