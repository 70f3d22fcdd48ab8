"""The library: files come in, and are known again."""

import hashlib
import json
from pathlib import Path

import pytest
from invented import SAMPLES, SMALL_CALL

from transcripts.errors import NoSuchCallError, NotATranscriptError
from transcripts.library import Library, library_root
from transcripts.reading import read_bytes

WITHOUT_TICKER = SMALL_CALL.replace("BRKS - Q2", "Q2")
NEXT_QUARTER = (
    SMALL_CALL.replace("Q2 2031", "Q3 2031")
    .replace("JULY 24", "OCTOBER 23")
    .replace(
        "Revenue was $90.5 million in the quarter, up from $84 million a year ago. Mr. Vane runs the U.S. mill.",
        "Orders came in late and the saws stood idle for two weeks, so revenue was $71 million. We sold the old yard.",
    )
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def put(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_the_root_is_where_the_user_says_else_the_variable_else_the_platform(tmp_path: Path) -> None:
    assert library_root(tmp_path, {"EARMARK_LIBRARY": "/elsewhere"}) == tmp_path
    assert library_root(None, {"EARMARK_LIBRARY": "/elsewhere"}) == Path("/elsewhere")
    assert library_root(None, {"EARMARK_LIBRARY": ""}).name == "earmark"


def test_asking_makes_nothing(library: Library) -> None:
    assert library.is_empty()
    assert library.records() == []
    assert library.find("0" * 64) is None
    with pytest.raises(NoSuchCallError):
        library.call("BRKS-2031Q2")
    assert not library.root.exists()


def test_a_file_is_added_once_and_can_be_read_without_the_original(library: Library, small_file: Path) -> None:
    added = library.add(small_file)
    assert (added.status, added.record.id) == ("added", "BRKS-2031Q2")
    assert library.add(small_file).status == "unchanged"
    text = read_bytes(small_file.read_bytes(), small_file.name).text
    sha256 = hashlib.sha256(small_file.read_bytes()).hexdigest()
    small_file.unlink()
    assert library.call("brks-2031q2").text == text
    found = library.find(sha256)
    assert found is not None
    assert found.id == "BRKS-2031Q2"


def test_a_linked_file_stays_where_it_is(library: Library, small_file: Path) -> None:
    library.add(small_file, link=True)
    assert list(library.originals_folder.iterdir()) == []
    assert library.call("BRKS-2031Q2").source.path == str(small_file)


def test_another_rendering_joins_its_call_which_keeps_its_id_and_answers_to_both(
    library: Library, tmp_path: Path, small_file: Path
) -> None:
    first = library.add(put(tmp_path / "a", "no-ticker.txt", WITHOUT_TICKER))
    assert first.record.id == "brook-sons-2031Q2"
    second = library.add(small_file)
    assert (second.status, second.record.id) == ("rendering", "brook-sons-2031Q2")
    assert len(library.records()) == 1
    assert library.record("BRKS-2031Q2").id == library.record("brook-sons-2031Q2").id == "brook-sons-2031Q2"
    assert library.call("BRKS-2031Q2").id == "brook-sons-2031Q2"


def test_a_corrected_version_takes_the_place_of_the_old_which_is_kept(library: Library, small_file: Path) -> None:
    old = library.add(small_file).record.renderings[0]
    small_file.write_text(SMALL_CALL.replace("Prices are firm.", "Prices are very firm."), encoding="utf-8")
    added = library.add(small_file)
    assert added.status == "replaced"
    assert [r.replaced for r in added.record.renderings] == [None, added.record.renderings[0].sha256]
    assert "very firm" in library.call("BRKS-2031Q2").text
    assert "very firm" not in library.call("BRKS-2031Q2", old.sha256[:12]).text


def test_an_old_version_that_comes_back_does_not_take_the_place_of_the_one_that_corrected_it(
    library: Library, small_file: Path
) -> None:
    old, new = SMALL_CALL, SMALL_CALL.replace("Prices are firm.", "Prices are very firm.")
    library.delete(library.add(small_file).record.id)
    for text, status in ((new, "added"), (old, "rendering"), (new, "unchanged")):
        small_file.write_text(text)
        assert library.add(small_file).status == status
        assert "very firm" in library.call("BRKS-2031Q2").text
    for record in library.deleted():
        library.restore(record.id)
    assert "very firm" in library.call("BRKS-2031Q2").text
    assert [bool(r.replaced) for r in library.record("BRKS-2031Q2").renderings] == [False, True]


def test_quarters_of_one_company_are_calls_of_their_own_in_order(library: Library, tmp_path: Path) -> None:
    library.add(put(tmp_path / "a", "later.txt", NEXT_QUARTER))
    library.add(put(tmp_path / "a", "earlier.txt", WITHOUT_TICKER))
    assert [r.event.fiscal_quarter for r in library.company("BRKS")] == [2, 3]
    assert [r.company.ticker for r in library.company("brook and sons")] == ["BRKS", "BRKS"]
    assert library.company("nobody") == []


def test_a_call_answers_to_its_companys_ticker_and_name_whichever_its_file_prints(
    library: Library, small_file: Path, tmp_path: Path
) -> None:
    named = tmp_path / "named.txt"
    named.write_text(SMALL_CALL.replace("BRKS - Q2", "Q1").replace("JULY 24", "APRIL 24"))
    id = library.add(named).record.id
    with pytest.raises(NoSuchCallError):
        library.record("BRKS-2031Q1")
    other = library.add(small_file).record.id
    assert (id, other) == ("brook-sons-2031Q1", "BRKS-2031Q2")
    for word in (id, "BRKS-2031Q1", "brks-2031q1"):
        assert library.record(word).id == library.call(word).id == id
    assert library.record("Brook-Sons-2031Q2").id == other
    library.delete("BRKS-2031Q1")
    with pytest.raises(NoSuchCallError):
        library.record("BRKS-2031Q1")
    assert library.restore("BRKS-2031Q1").id == id
    for word in ("BRKS-2031Q3", "BRKS-2031", "BRKS", "brook-2031Q1", "-2031Q1", "BRKS-2031Q1-brief", ""):
        with pytest.raises(NoSuchCallError):
            library.record(word)


def test_two_records_that_a_third_file_shows_to_be_one_call_become_one(library: Library, tmp_path: Path) -> None:
    dateless = WITHOUT_TICKER.replace("EVENT DATE/TIME: JULY 24, 2031 / 9:30PM GMT", "")
    unquartered = WITHOUT_TICKER.replace("Q2 2031 ", "")
    first = library.add(put(tmp_path / "a", "one.txt", dateless)).record.id
    second = library.add(put(tmp_path / "a", "two.txt", unquartered)).record.id
    assert len(library.records()) == 2
    library.add(put(tmp_path / "a", "three.txt", WITHOUT_TICKER))
    assert [r.id for r in library.records()] == [first]
    assert library.record(second).id == first


def test_what_was_taken_out_before_is_not_lost_when_its_call_is_taken_out_again(
    library: Library, tmp_path: Path, small_file: Path
) -> None:
    library.add(small_file)
    library.add(put(tmp_path, "without.txt", WITHOUT_TICKER))
    library.delete("BRKS-2031Q2")
    library.add(small_file)
    library.delete("BRKS-2031Q2")
    restored = library.restore("BRKS-2031Q2")
    assert {r.name for r in restored.renderings} == {small_file.name, "without.txt"}
    assert library.deleted() == []
    assert len(library.records()) == 1


def test_a_call_that_is_back_with_all_its_files_was_not_taken_out(
    library: Library, tmp_path: Path, small_file: Path
) -> None:
    other = put(tmp_path, "without.txt", WITHOUT_TICKER)
    for path in (small_file, other):
        library.add(path)
    library.delete("BRKS-2031Q2")
    library.add(small_file)
    assert [r.id for r in library.deleted()] == ["BRKS-2031Q2"], "one of its files is still out"
    library.add(other)
    assert library.deleted() == []
    assert len(library.record("BRKS-2031Q2").renderings) == 2


def test_what_is_refused_leaves_nothing_behind(library: Library, tmp_path: Path) -> None:
    with pytest.raises(NotATranscriptError):
        library.add(put(tmp_path / "a", "notes.txt", "Buy milk.\n"))
    assert not library.root.exists()


def test_a_record_keeps_what_a_later_version_wrote(library: Library, tmp_path: Path, small_file: Path) -> None:
    library.add(small_file)
    path = library.calls_folder / "BRKS-2031Q2.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "shelf-mark": "C 14"}))
    library.add(put(tmp_path / "a", "again.txt", WITHOUT_TICKER))
    assert json.loads(path.read_text())["shelf-mark"] == "C 14"


def test_a_call_opened_as_a_file_joins_with_its_original(library: Library, small_file: Path) -> None:
    data = small_file.read_bytes()
    added = library.add_call(read_bytes(data, str(small_file)), data, small_file.name)
    assert added.status == "added"
    assert library.original(added.record.renderings[0]).read_bytes() == data


def test_the_samples_are_two_companies_and_the_scan_is_no_call_of_its_own(library: Library) -> None:
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix in (".txt", ".md", ".pdf"):
            library.add(path)
    assert len({r.company.ticker for r in library.records()}) == 2
    assert len(library.record("HRDG-2030Q3").renderings) == 2
