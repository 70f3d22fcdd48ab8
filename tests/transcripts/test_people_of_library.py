"""Everyone who speaks, over all calls."""

from pathlib import Path

import pytest
from invented import SMALL_CALL

from transcripts.library import Library
from transcripts.library_people import Tenure
from transcripts.model import Span
from transcripts.said import gathered

LATER = (
    SMALL_CALL.replace("Q2 2031", "Q3 2031")
    .replace("JULY 24", "OCTOBER 23")
    .replace("Northlight Securities", "Southbank Research")
    .replace("Prices are firm.", "We sold the old sawmill.")
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, LATER, SMALL_CALL)


def library_of(folder: Path, *texts: str) -> Library:
    library = Library(folder / "library")
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        library.add(path)
    return library


def test_who_spoke_where_for_whom(library: Library) -> None:
    ada, ben = library.index.people()
    assert (ada.name, ada.role, ada.title, ada.calls) == (
        "Ada Brook", "executive", "CEO", ("BRKS-2031Q2", "BRKS-2031Q3")
    )  # fmt: skip
    assert (ben.name, ben.role) == ("Ben Okafor", "analyst")
    assert ben.firms == (
        Tenure("Northlight Securities", "2031-07-24", "2031-07-24"),
        Tenure("Southbank Research", "2031-10-23", "2031-10-23"),
    )
    assert (ada.questions, ben.questions) == (0, 4)
    assert ben.companies == ("ticker brks",)
    assert (ben.first, ben.last) == ("2031-07-24", "2031-10-23")


def test_one_person_under_two_spellings_is_one_where_the_firm_is_the_same(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        SMALL_CALL.replace("Ben Okafor", "Benjamin Okafor"),
        LATER.replace("Southbank Research", "Northlight Securities, Inc."),
        LATER.replace("Q3 2031", "Q4 2031").replace("Ben Okafor", "Benny Okafor"),
    )
    analysts = [profile for profile in library.index.people() if profile.role == "analyst"]
    assert [len(profile.calls) for profile in analysts] == [2, 1], "the third is of another firm"
    assert set(analysts[0].ids) == {"ben-okafor", "benjamin-okafor"}
    assert {analysts[0].name, *analysts[0].spellings} == {"Ben Okafor", "Benjamin Okafor"}
    assert [said.call for said in library.index.said_by(*analysts[0].ids)] == ["BRKS-2031Q2", "BRKS-2031Q3"]


def test_an_initial_that_may_be_of_two_people_is_of_neither(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        SMALL_CALL.replace("Ben Okafor", "Bernard Okafor"),
        LATER.replace("Southbank Research", "Northlight Securities").replace("Ben Okafor", "Bella Okafor"),
        LATER.replace("Q3 2031", "Q4 2031")
        .replace("Southbank Research", "Northlight Securities")
        .replace("Ben Okafor", "B. Okafor"),
    )
    assert sorted(p.name for p in library.index.people() if p.role == "analyst") == [
        "B. Okafor", "Bella Okafor", "Bernard Okafor"
    ]  # fmt: skip


def test_who_is_not_named_is_nobody(tmp_path: Path) -> None:
    text = SMALL_CALL.replace("Ben Okafor Northlight", "Cora Lund Northlight")
    library = library_of(tmp_path, text.replace("Ben Okafor -", "Unidentified Analyst -"))
    assert {profile.name for profile in library.index.people()} == {"Ada Brook", "Cora Lund"}


def test_what_somebody_said_in_order_of_time(library: Library) -> None:
    said = library.index.said_by("ben-okafor")
    assert [s.call for s in said] == ["BRKS-2031Q2", "BRKS-2031Q3"]
    call = library.call(said[0].call)
    assert all(call.turns[index].speaker == "ben-okafor" for index in said[0].turns)
    assert library.index.said_by("nobody") == []


def test_what_an_analyst_asks_about_is_told_by_figures_and_by_words(tmp_path: Path) -> None:
    asked = "Could you say more about gross margin, and about the sawmill in the north?"
    library = library_of(tmp_path, SMALL_CALL.replace("And what about prices?", asked))
    (said,) = library.index.said_by("ben-okafor")
    assert said.about["gross_margin"] == 1, "once for each time at the microphone"
    assert said.words["sawmill"] >= 1
    assert "about" not in said.words
    assert "okafor" not in said.words


def test_all_that_somebody_says_is_one_text_whose_places_are_known(library: Library) -> None:
    calls = [library.call(id) for id in ("BRKS-2031Q2", "BRKS-2031Q3")]
    text = gathered(calls, {"ada-brook"})
    assert text is not None
    assert text.calls == ("BRKS-2031Q2", "BRKS-2031Q3")
    assert len(text.call.sections) == 2
    by_id = {call.id: call for call in calls}
    for turn in text.call.turns:
        id, at = text.place(turn.start)
        assert by_id[id].text.startswith(text.call.text[turn.start : turn.end], at)
        assert text.place(turn.end - 1) == (id, at + turn.end - 1 - turn.start)
        assert list(text.spans_of(id, Span(at, at + 5))) == [Span(turn.start, turn.start + 5)]
    for figure in text.call.figures:
        assert text.call.text[figure.start : figure.end] == figure.text
    assert sum(len(call.figures) for call in calls) >= len(text.call.figures) > 0
    assert any((p.title or "").startswith("answers Ben Okafor") for p in text.call.participants)
    assert gathered(calls, {"nobody"}) is None
