"""A library's calls as its screen lists them: kept as texts, and read anew as soon as something changes."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from invented import SMALL_CALL

from transcripts.cache_file import CacheFile
from transcripts.library import Library
from transcripts.library_place import has_calls
from transcripts.listing import Held, _calls_in, _columns, held_calls, kept

words = st.text(st.characters(exclude_characters="\x1e\x1f", exclude_categories=["Cs"]), max_size=8)
held = st.builds(
    Held,
    words.filter(bool),
    words,
    words,
    st.none() | st.integers(1900, 2100),
    st.none() | st.integers(1, 4),
    words,
    words,
    words,
)


@given(st.lists(held, max_size=20))
def test_what_is_kept_comes_back(calls: list[Held]) -> None:
    assert _calls_in(_columns(calls)) == calls
    with tempfile.TemporaryDirectory() as folder:
        cache = CacheFile(Path(folder))
        number, columns = len(Held._fields), _columns(calls)
        assert _calls_in(kept(cache, "some", number, lambda: columns)) == calls
        assert _calls_in(kept(cache, "some", number, lambda: columns if not calls else [])) == calls, "from the cache"
        cache.close()


@given(st.lists(st.lists(st.text("ab\x1e\x1f", max_size=3), min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_cannot_be_kept_is_made_anew_each_time(rows: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cache = CacheFile(Path(folder))
        columns = [list(column) for column in zip(*rows, strict=True)]
        for _ in range(2):
            assert kept(cache, "some", 2, lambda: columns) == columns
        cache.close()


def test_calls_are_listed_from_what_is_kept_until_one_changes(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    assert not has_calls(library.root)
    assert held_calls(CacheFile(library.root)) == []
    assert not library.root.exists()
    path = tmp_path / "brook.txt"
    path.write_text(SMALL_CALL)
    library.add(path)
    assert has_calls(library.root)
    first = held_calls(CacheFile(library.root))
    assert [(call.id, call.company, call.ticker, call.label) for call in first] == [
        ("BRKS-2031Q2", "Brook & Sons, Inc.", "BRKS", "Q2 2031")
    ]
    assert held_calls(CacheFile(library.root)) == first
    path.write_text(SMALL_CALL.replace("Q2 2031", "Q3 2031").replace("firm.", "soft."))
    library.add(path)
    assert [call.label for call in held_calls(CacheFile(library.root))] == ["Q2 2031", "Q3 2031"]
    cache = CacheFile(library.root)
    cache.set_state("shelves", f"{cache.generation()}\x1enonsense\x1eof\x1eanother\x1eversion")
    assert len(held_calls(cache)) == 2, "what cannot be read is made anew"


def test_a_file_by_a_name_that_no_id_can_have_is_no_call(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    library.calls_folder.mkdir(parents=True)
    (library.calls_folder / "brook\u200b.json").write_text("{}")
    assert not has_calls(library.root)
    assert held_calls(CacheFile(library.root)) == []
