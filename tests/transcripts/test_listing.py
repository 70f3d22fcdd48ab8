"""A library's calls as its screen lists them: kept as texts, and read anew as soon as something changes."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from invented import SMALL_CALL

from transcripts.cache_file import CacheFile
from transcripts.library import Library
from transcripts.library_place import has_calls
from transcripts.listing import Held, _packed, _unpacked, held_calls

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
    assert _unpacked(_packed(calls)) == calls


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
