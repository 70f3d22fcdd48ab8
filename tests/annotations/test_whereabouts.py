"""Where the annotations of other programs belong: found by their words, with few calls read."""

from pathlib import Path

import pytest
from invented import SMALL_CALL

from annotations.foreign import Foreign
from annotations.model import Quote
from annotations.whereabouts import Whereabouts
from transcripts.errors import EarmarkError
from transcripts.library import Library

QUARTERS = ("Q1 2031", "Q2 2031", "Q3 2031")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Three calls; one sentence differs, the others are the same in all."""
    library = Library(tmp_path / "library")
    for quarter in QUARTERS:
        path = tmp_path / f"{quarter}.txt"
        path.write_text(
            SMALL_CALL.replace("Q2 2031", quarter).replace("Prices are firm.", f"Prices in {quarter} are rather firm.")
        )
        library.add(path)
    library.index.refresh()
    return Library(library.root)


def found(where: Whereabouts, exact: str, prefix: str = "", suffix: str = "", source: str = "") -> list[str]:
    return [call.id for call in where.candidates(Foreign("x", Quote(exact, prefix, suffix), source))]


def refuse(id: str, error: EarmarkError) -> None:
    raise error


def test_words_of_one_call_lead_to_it_and_no_other_is_read(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    call = Library.call
    monkeypatch.setattr(Library, "call", lambda self, id, *rest: (read.append(id), call(self, id, *rest))[1])
    where = Whereabouts(library, None, refuse)
    for _ in range(2):
        assert found(where, "Prices in Q2 2031 are rather firm.") == ["BRKS-2031Q2"]
        assert found(where, "prices  in q2 2031 “are” rather—firm") == ["BRKS-2031Q2"]
    assert read == ["BRKS-2031Q2"]


def test_words_beside_them_tell_calls_apart(library: Library) -> None:
    where = Whereabouts(library, None, refuse)
    assert len(found(where, "We like our range.")) == 3
    assert found(where, "We like our range.", suffix=" Prices in Q3 2031 are ra") == ["BRKS-2031Q3"]
    assert found(where, "are rather firm.", prefix="e. Prices in Q1 2031 ") == ["BRKS-2031Q1"]


def test_words_that_were_put_otherwise_at_one_end_are_found_by_the_rest(library: Library) -> None:
    where = Whereabouts(library, None, refuse)
    misread = "Frices in Q2 2031 are rather firm."
    assert found(where, misread) == ["BRKS-2031Q2"]
    assert found(where, "Nobody ever said anything of this kind.") == []
    assert found(where, " ") == found(where, '"') == []


def test_words_that_too_many_calls_hold_tell_of_none(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.whereabouts._MOST", 2)
    where = Whereabouts(library, None, refuse)
    assert found(where, "We like our range.") == []
    assert found(where, "We like our range.", suffix=" Prices in Q3 2031 are ra") == ["BRKS-2031Q3"]


def test_a_call_that_is_named_is_the_only_one(library: Library) -> None:
    where = Whereabouts(library, "brks-2031q1", refuse, prepare=lambda: pytest.fail("nothing has to be searched"))
    assert found(where, "We like our range.") == ["BRKS-2031Q1"]
    named = Whereabouts(library, None, refuse, prepare=lambda: pytest.fail("nothing has to be searched"))
    assert found(named, "We like our range.", source="BRKS-2031Q3") == ["BRKS-2031Q3"]


def test_a_call_whose_file_is_gone_is_complained_of_once(library: Library) -> None:
    told: list[str] = []
    for path in library.originals_folder.iterdir():
        path.unlink()
    for path in (library.root / "cache").rglob("*"):
        path.unlink(missing_ok=True) if path.is_file() else None
    where = Whereabouts(Library(library.root), "BRKS-2031Q1", lambda id, error: told.append(id))
    assert found(where, "We like our range.") == found(where, "That is all.") == []
    assert told == ["BRKS-2031Q1"]
