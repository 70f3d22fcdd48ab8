"""What is put right by hand is kept beside the call, shown as such, and outlives whatever is read again."""

import json
from pathlib import Path

import pytest
from invented import SMALL_CALL

from transcripts.corrections import NO_CORRECTION, Correction, PersonCorrection, applied, correction_of
from transcripts.errors import EarmarkError, NoSuchCallError
from transcripts.library import Library
from transcripts.model import Call

WITHOUT_TICKER = SMALL_CALL.replace("BRKS - Q2", "Q2")


@pytest.fixture
def library(tmp_path: Path, small_file: Path) -> Library:
    library = Library(tmp_path / "library")
    library.add(small_file)
    return library


def people(call: Call) -> dict[str, str]:
    return {p.id: p.role for p in call.participants}


def test_the_facts_of_a_call(library: Library) -> None:
    right = Correction("Brook Mills", "BKM", 2032, 3, "2032-10-21")
    assert library.correct("BRKS-2031Q2", right).id == "BRKS-2031Q2"
    call = library.call("BRKS-2031Q2")
    assert (call.company.name, call.company.ticker) == ("Brook Mills", "BKM")
    assert (call.event.period, call.event.date) == ("2032Q3", "2032-10-21")
    (row,) = library.index.calls()
    assert (row.company, row.ticker, row.period, row.date) == ("Brook Mills", "BKM", "2032Q3", "2032-10-21")
    assert [r.id for r in library.company("BKM")] == ["BRKS-2031Q2"]
    assert library.company("BRKS") == []
    assert [hit.call for hit in library.index.search("firm company:bkm quarter:2032Q3").hits] == ["BRKS-2031Q2"]
    library.correct("BRKS-2031Q2", Correction(fiscal_year=2032))
    guided = [figure for figure in library.call("BRKS-2031Q2").figures if figure.kind == "guidance"]
    assert {figure.period for figure in guided} == {"2032Q3"}


def test_somebodys_name_and_role(library: Library) -> None:
    person = PersonCorrection("ben-okafor", "Benjamin Okafor", "executive")
    library.correct("BRKS-2031Q2", Correction(people=(person,)))
    call = library.call("BRKS-2031Q2")
    assert people(call) == {"operator": "operator", "ada-brook": "executive", "benjamin-okafor": "executive"}
    found = call.participant("benjamin-okafor")
    assert found is not None
    assert found.aliases == ("Ben Okafor",)
    assert {turn.speaker for turn in call.turns} == {"operator", "ada-brook", "benjamin-okafor"}
    assert not any(figure.asked for figure in call.figures)
    assert [hit.speaker for hit in library.index.search("prices speaker:benjamin").hits] == ["benjamin-okafor"]
    assert "benjamin-okafor" in {profile.person for profile in library.index.people()}


def test_two_spellings_of_one_person(library: Library, tmp_path: Path) -> None:
    text = SMALL_CALL.replace("\n\nWe like our range", "\n\nWe like our range").replace(
        "Ada Brook - Brook & Sons, Inc. - CEO\n\nWe like", "A. Brooke - Brook & Sons, Inc. - CEO\n\nWe like"
    )
    path = tmp_path / "twice.txt"
    path.write_text(text.replace("Q2 2031", "Q3 2031").replace("JULY", "OCTOBER").replace("firm", "soft at last"))
    id = library.add(path).record.id
    before = library.call(id)
    twice = [p.id for p in before.participants if p.id.startswith("a")]
    assert len(twice) == 2
    library.correct(id, Correction(people=(PersonCorrection(twice[1], same_as=twice[0]),)))
    after = library.call(id)
    one = after.participant(twice[0])
    assert one is not None
    assert len(after.participants) == len(before.participants) - 1
    assert one.turns == sum(p.turns for p in before.participants if p.id in twice)
    assert one.aliases
    assert all(turn.speaker != twice[1] for turn in after.turns)


def test_offsets_never_change(library: Library) -> None:
    before = library.call("BRKS-2031Q2")
    library.correct("BRKS-2031Q2", Correction("X", "X", 2040, 4, "2041-01-01", (PersonCorrection("ada-brook", "Y"),)))
    after = library.call("BRKS-2031Q2")
    assert after.text == before.text
    assert [(t.start, t.end) for t in after.turns] == [(t.start, t.end) for t in before.turns]


def test_they_outlive_the_cache_and_another_rendering_and_can_be_taken_back(library: Library, tmp_path: Path) -> None:
    library.correct("BRKS-2031Q2", Correction(date="2031-07-25"))
    again = tmp_path / "again.txt"
    again.write_text(WITHOUT_TICKER)
    added = library.add(again)
    assert (added.status, added.record.id) == ("rendering", "BRKS-2031Q2")
    fresh = Library(library.root)
    assert fresh.call("BRKS-2031Q2").event.date == "2031-07-25"
    assert fresh.record("BRKS-2031Q2").corrections == Correction(date="2031-07-25")
    fresh.correct("BRKS-2031Q2", NO_CORRECTION)
    assert fresh.call("BRKS-2031Q2").event.date == "2031-07-24"
    assert "corrections" not in json.loads((library.calls_folder / "BRKS-2031Q2.json").read_text())


def test_a_call_that_is_now_seen_to_be_another_joins_it(library: Library, tmp_path: Path) -> None:
    other = tmp_path / "misprint.txt"
    other.write_text(WITHOUT_TICKER.replace("Q2 2031", "Q1 2031").replace("JULY 24", "APRIL 2"))
    wrong = library.add(other).record
    assert wrong.id != "BRKS-2031Q2"
    joined = library.correct(wrong.id, Correction(fiscal_quarter=2, date="2031-07-24"))
    assert joined.id == "BRKS-2031Q2"
    assert len(library.records()) == 1
    assert library.record(wrong.id).id == "BRKS-2031Q2"


@pytest.mark.parametrize(
    "wrong", [Correction(date="2031-02-30"), Correction(fiscal_quarter=5), Correction(fiscal_year=31)]
)
def test_what_cannot_be_is_refused(library: Library, wrong: Correction) -> None:
    with pytest.raises(EarmarkError):
        library.correct("BRKS-2031Q2", wrong)
    assert not library.record("BRKS-2031Q2").corrections


def test_later_corrections_add_to_earlier_ones(small_call: Call) -> None:
    first = Correction(ticker="BKM", people=(PersonCorrection("ada-brook", "Ada B. Brook"),))
    later = Correction(date="2031-07-25", people=(PersonCorrection("ada-brook", role="unknown"),))
    both = first | later
    assert both == Correction(
        ticker="BKM", date="2031-07-25", people=(PersonCorrection("ada-brook", "Ada B. Brook", "unknown"),)
    )
    assert correction_of(both.as_json()) == both
    assert both.digest != first.digest
    assert NO_CORRECTION.digest == ""
    assert applied(NO_CORRECTION, small_call) is small_call


def test_a_deleted_call_is_gone_until_it_is_restored(library: Library) -> None:
    before = library.call("BRKS-2031Q2")
    library.correct("BRKS-2031Q2", Correction(ticker="BKM"))
    library.delete("brks-2031q2")
    assert library.records() == []
    assert library.index.search("firm").hits == ()
    assert [r.id for r in library.deleted()] == ["BRKS-2031Q2"]
    with pytest.raises(NoSuchCallError):
        library.call("BRKS-2031Q2")
    assert library.restore("BRKS-2031Q2").id == "BRKS-2031Q2"
    assert library.call("BRKS-2031Q2").text == before.text
    assert library.record("BRKS-2031Q2").company.ticker == "BKM"
    assert library.index.search("firm").total == 1
    assert library.deleted() == []
    with pytest.raises(NoSuchCallError):
        library.restore("BRKS-2031Q2")


def test_a_deleted_call_that_is_added_again_has_its_id_again(
    library: Library, tmp_path: Path, small_file: Path
) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text(WITHOUT_TICKER)
    library.delete("BRKS-2031Q2")
    assert library.add(small_file).record.id == "BRKS-2031Q2"
    assert library.deleted() == []
    library.add(plain)
    library.delete("BRKS-2031Q2")
    assert library.add(plain).record.id == "BRKS-2031Q2"
    assert library.restore("BRKS-2031Q2").id == "BRKS-2031Q2"
    assert len(library.record("BRKS-2031Q2").renderings) == 2
    assert len(library.records()) == 1
