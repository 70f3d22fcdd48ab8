"""The library as a whole: found by words, by company, by person."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from invented import SAMPLES, SMALL_CALL
from many import write_calls

from transcripts.library import Library
from transcripts.packing import packed, part_of, unpacked
from transcripts.reading import read_bytes, read_file
from transcripts.search.results import NoteText

NEXT_QUARTER = (
    SMALL_CALL.replace("Q2 2031", "Q3 2031")
    .replace("JULY 24", "OCTOBER 23")
    .replace("Mr. Vane runs the U.S. mill.", "Mr. Vane sold the old sawmill in Ulm, and the timber yard.")
    .replace("Revenue was $90.5 million in the quarter, up from $84 million a year ago.", "Orders came in late.")
    .replace("We like our range. Prices are firm.", "It is what we can cut and carry.")
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two quarters of an invented company."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name, text in (("q2.txt", SMALL_CALL), ("q3.txt", NEXT_QUARTER)):
        (folder / name).write_text(text, encoding="utf-8")
    library = Library(tmp_path / "library")
    for path in sorted(folder.iterdir()):
        library.add(path)
    return library


def calls_with(library: Library, query: str) -> list[str]:
    return sorted({hit.call for hit in library.index.search(query).hits})


def test_a_call_is_the_same_from_the_cache(library: Library) -> None:
    for path in sorted(SAMPLES.glob("*.txt")):
        call = read_file(path)
        held = packed(call)
        assert unpacked(held) == call
        for start, end in ((0, 1), (8_190, 8_195), (8_192, 16_384), (16_000, len(call.text)), (20, 20)):
            assert part_of(held.text, start, end) == call.text[start:end]


def test_the_cached_call_is_what_a_reading_gives(library: Library) -> None:
    record = library.record("BRKS-2031Q2")
    cached = library.call("BRKS-2031Q2")
    assert cached == library.read(record, record.renderings[0])
    shutil.rmtree(library.originals_folder)
    assert library.call("BRKS-2031Q2") == cached


@pytest.mark.parametrize(
    ("query", "calls"),
    [
        ("sawmill", [3]),
        ("sawm*", [3]),
        ('"timber yard"', [3]),
        ('"yard timber"', []),
        ("sawmill -timber", []),
        ("range -timber", [2]),
        ("sawmill OR firm", [2, 3]),
        ("NEAR(timber sawmill, 4)", [3]),
        ("NEAR(timber sawmill, 2)", []),
        ("firm speaker:brook", [2]),
        ("firm speaker:ada-b", [2]),
        ("firm speaker:okafor", []),
        ("prices role:analyst", [2, 3]),
        ("prices role:executive", [2]),
        ("revenue section:presentation", [2, 3]),
        ("range company:brks", [2]),
        ('range company:"brook & sons"', [2]),
        ("range company:nobody", []),
        ("vane quarter:2031Q3", [3]),
        ("vane since:2031-08", [3]),
        ("vane until:2031-08", [2]),
        ("vane since:2032", []),
        ("vane since:2031-09 until:2031-08", []),
        ("quarter:2031Q2", [2]),
        ("zebra", []),
    ],
)
def test_what_is_found(library: Library, query: str, calls: list[int]) -> None:
    assert calls_with(library, query) == [f"BRKS-2031Q{quarter}" for quarter in calls]


def test_a_hit_says_where_and_who(library: Library) -> None:
    (hit,) = library.index.search("firm").hits
    call = library.call(hit.call)
    assert call.text[hit.start : hit.end] == "firm"
    assert hit.snippet == "Prices are firm."
    assert [hit.snippet[m.start : m.end] for m in hit.marks] == ["firm"]
    assert hit.turn is not None
    assert call.turns[hit.turn].start <= hit.start < call.turns[hit.turn].end
    assert (hit.speaker, hit.role, hit.section) == ("ada-brook", "executive", "qa")


def test_counts_and_use_over_time(library: Library) -> None:
    facets = library.index.facets("prices")
    assert [(c.value, c.label, c.hits) for c in facets.companies] == [("BRKS", "Brook & Sons, Inc.", 3)]
    assert {(c.label, c.hits) for c in facets.speakers} == {("Ben Okafor", 2), ("Ada Brook", 1)}
    assert {(c.value, c.hits) for c in facets.quarters} == {("2031Q2", 2), ("2031Q3", 1)}
    (mentions,) = library.index.mentions("prices")
    assert (mentions.company, mentions.quarters) == ("BRKS", {"2031Q2": 2, "2031Q3": 1})


def test_a_company_known_by_name_only_counts_with_the_one_known_by_ticker(library: Library, tmp_path: Path) -> None:
    earlier = NEXT_QUARTER.replace("BRKS - Q3", "Q1").replace("OCTOBER 23", "APRIL 24").replace("sawmill", "harbour")
    (tmp_path / "q1.txt").write_text(earlier.replace("third quarter", "second quarter"), encoding="utf-8")
    assert library.add(tmp_path / "q1.txt").record.id == "brook-sons-2031Q1"
    assert calls_with(library, "company:brks harbour") == ["brook-sons-2031Q1"]
    assert [(row.id, row.ticker) for row in library.index.calls()] == [
        ("brook-sons-2031Q1", "BRKS"),
        ("BRKS-2031Q2", "BRKS"),
        ("BRKS-2031Q3", "BRKS"),
    ]


def test_notes_are_found_and_a_tag_narrows_to_the_passages_that_have_it(library: Library) -> None:
    note = NoteText("n1", "ask about pulpwood", "Prices are firm.", ("pricing",), 400, 416, 4, "ada-brook")
    library.index.take_notes({"BRKS-2031Q2": "1"}, lambda id: [note])
    (hit,) = library.index.search("pulpwood").hits
    assert (hit.call, hit.note, hit.snippet, hit.start, hit.end) == (
        "BRKS-2031Q2",
        "n1",
        "ask about pulpwood",
        400,
        416,
    )
    assert [hit.note for hit in library.index.search("firm tag:pricing").hits] == ["n1"]
    assert [hit.note for hit in library.index.search("firm").hits] == [None]
    assert [hit.note for hit in library.index.search("pricing").hits] == ["n1"]
    library.index.take_notes({}, lambda id: [])
    assert library.index.search("pulpwood").hits == ()


def test_figures_of_several_calls(library: Library) -> None:
    figures = library.index.figures(["BRKS-2031Q2", "BRKS-2031Q3", "nobody"])
    assert figures["BRKS-2031Q2"] == library.call("BRKS-2031Q2").figures
    assert "nobody" not in figures


def test_records_that_another_program_adds_or_takes_away_are_seen(library: Library) -> None:
    path = library.calls_folder / "BRKS-2031Q3.json"
    held = path.read_bytes()
    path.unlink()
    assert [row.id for row in library.index.calls()] == ["BRKS-2031Q2"]
    assert calls_with(library, "sawmill") == []
    path.write_bytes(held)
    assert len(library.index.calls()) == 2
    assert calls_with(library, "sawmill") == ["BRKS-2031Q3"]


def test_an_empty_library_answers_and_makes_nothing(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    assert library.index.calls() == []
    assert library.index.search("sawmill").hits == ()
    assert library.index.facets("sawmill").companies == ()
    assert not library.root.exists()


def test_a_call_opened_before_its_figures_were_found_joins_with_them(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    data = SMALL_CALL.encode()
    library.add_call(read_bytes(data, "q2.txt", figures=False), data, "q2.txt")
    assert library.call("BRKS-2031Q2").figures


def test_several_threads_may_ask_and_change_at_once(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    paths = write_calls(tmp_path / "files", 8)

    def work(path: Path) -> str:
        id = library.add(path).record.id
        library.index.search("hands")
        return library.call(id).id

    with ThreadPoolExecutor(4) as executor:
        ids = list(executor.map(work, paths))
    assert sorted(ids) == sorted(row.id for row in library.index.calls())
    assert library.index.search("hands").total >= len(ids)


def test_a_reading_that_is_ended_halfway_keeps_what_was_read(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    for path in write_calls(tmp_path / "files", 4):
        library.add(path)
    library.cache.close()
    shutil.rmtree(library.root / "cache")
    library = Library(library.root)
    assert len(library.index.unread()) == 4

    def enough(done: int, of: int) -> None:
        if done == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        library.index.refresh(progress=enough)
    assert len(library.index.unread()) == 1
    told: list[tuple[int, int]] = []
    library.index.refresh(progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 1)]
    assert library.index.unread() == []
