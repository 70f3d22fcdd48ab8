"""Everyone who speaks, over all calls."""

from pathlib import Path

import pytest
from invented import SMALL_CALL

from transcripts.library import Library
from transcripts.library_people import Tenure

LATER = (
    SMALL_CALL.replace("Q2 2031", "Q3 2031")
    .replace("JULY 24", "OCTOBER 23")
    .replace("Northlight Securities", "Southbank Research")
    .replace("Prices are firm.", "We sold the old sawmill.")
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    for name, text in (("later.txt", LATER), ("earlier.txt", SMALL_CALL)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        library.add(tmp_path / name)
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


def test_what_somebody_said_in_order_of_time(library: Library) -> None:
    said = library.index.said_by("ben-okafor")
    assert [s.call for s in said] == ["BRKS-2031Q2", "BRKS-2031Q3"]
    call = library.call(said[0].call)
    assert all(call.turns[index].speaker == "ben-okafor" for index in said[0].turns)
    assert library.index.said_by("nobody") == []
