"""The cache may be deleted, damaged, of another version or read-only: it is made anew, that is said, and nothing is lost."""

import errno
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from many import write_calls

from transcripts.cache_file import FILE
from transcripts.errors import NoSuchCallError
from transcripts.library import Library
from transcripts.library_files import NotSavedError

CALLS = 6


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library of some calls, looked through once."""
    library = Library(tmp_path / "library")
    for path in write_calls(tmp_path / "files", CALLS):
        library.add(path)
    library.index.search("hands")
    library.cache.close()
    (library.root / "annotations").mkdir()
    (library.root / "annotations" / "AWOR-2020Q1.json").write_text("{}")
    return library.root


def kept(root: Path) -> dict[str, bytes]:
    """All that the library holds but its cache."""
    files = [path for path in root.rglob("*") if path.is_file() and root / "cache" not in path.parents]
    return {str(path.relative_to(root)): path.read_bytes() for path in files}


def is_whole(library: Library) -> bool:
    """Whether everything that the cache answers is answered."""
    rows = library.index.calls()
    found = {count.value for count in library.index.facets("hands").calls}
    figures = library.index.figures(row.id for row in rows)
    return len(rows) == len(found) == len(figures) == CALLS and len(library.index.people()) > 1


def truncated(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.truncate(file.stat().st_size // 3)


def overwritten(file: Path) -> None:
    """Its pages from the second on are noise: the tables are there, what stands in them cannot be read."""
    page = 4096
    with file.open("r+b") as opened:
        opened.seek(page)
        opened.write(b"\xa5" * (file.stat().st_size - page))


def of_another_version(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("DROP TABLE readings")
        db.execute("CREATE TABLE readings (id INTEGER)")
        db.execute("PRAGMA user_version = 1")
    db.close()


def without_a_table(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("DROP TABLE people")
    db.close()


def gone(file: Path) -> None:
    shutil.rmtree(file.parent)


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "gone": (gone, "gone"),
    "empty": (lambda file: file.write_bytes(b""), "gone"),
    "garbage": (lambda file: file.write_bytes(b"not a database at all" * 500), "damaged"),
    "truncated": (truncated, "damaged"),
    "overwritten": (overwritten, "damaged"),
    "without a table": (without_a_table, "damaged"),
    "of another version": (of_another_version, "another version"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_it_is_made_anew_and_said_and_nothing_else_is_lost(root: Path, damage: str) -> None:
    spoil, word = DAMAGES[damage]
    before = kept(root)
    spoil(root / "cache" / FILE)
    told: list[str] = []
    library = Library(root, told.append)
    assert is_whole(library)
    assert kept(root) == before
    assert word in told[0], told
    assert told == library.index.notices
    library.cache.close()
    again = Library(root)
    assert is_whole(again)
    assert again.index.notices == [], "it is whole now"


@pytest.mark.parametrize("damage", DAMAGES)
def test_adding_goes_on_over_a_damaged_cache(root: Path, damage: str, tmp_path: Path) -> None:
    DAMAGES[damage][0](root / "cache" / FILE)
    library = Library(root)
    statuses = [library.add(path).status for path in write_calls(tmp_path / "files", CALLS + 2)]
    assert statuses == ["unchanged"] * CALLS + ["added"] * 2
    assert len(library.index.calls()) == CALLS + 2
    assert library.index.search("hands").total >= CALLS + 2


def test_damage_that_shows_itself_while_something_is_written(root: Path, tmp_path: Path) -> None:
    library = Library(root)
    assert len(library.records()) == CALLS
    with sqlite3.connect(root / "cache" / FILE) as other:
        other.execute("DROP TABLE readings")
    other.close()
    (*_, path) = write_calls(tmp_path / "files", CALLS + 1)
    assert library.add(path).status == "added"
    assert len(library.records()) == CALLS + 1
    assert library.index.notices
    assert library.index.search("hands").total >= CALLS + 1


def test_a_damaged_full_text_is_made_again_and_said(root: Path) -> None:
    before = kept(root)
    for path in (root / "cache" / "words").iterdir():
        if path.name != "version":
            path.write_bytes(b"damaged")
    library = Library(root)
    assert is_whole(library)
    assert "full text" in library.index.notices[0]
    assert kept(root) == before


def test_where_no_cache_can_be_written_all_is_answered_the_same(root: Path) -> None:
    shutil.rmtree(root / "cache")
    (root / "cache").write_bytes(b"in the way")
    assert is_whole(Library(root))


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everything can be written by the superuser")
def test_a_library_that_can_only_be_read_is_read(root: Path) -> None:
    folders = [root, *(path for path in root.rglob("*") if path.is_dir())]
    files = [path for path in root.rglob("*") if path.is_file()]
    for path in (*files, *folders):
        path.chmod(0o444 if path.is_file() else 0o555)
    try:
        assert is_whole(Library(root))
    finally:
        for path in (*folders, *files):
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_new_library_has_nothing_to_say(tmp_path: Path) -> None:
    told: list[str] = []
    library = Library(tmp_path / "library", told.append)
    for path in write_calls(tmp_path / "files", 2):
        library.add(path)
    assert library.index.search("hands").total
    assert told == []


def test_words_that_no_text_can_hold_ask_for_nothing_and_spoil_nothing(root: Path) -> None:
    library = Library(root)
    with pytest.raises(NoSuchCallError):
        library.record("\udcff-2030Q1")
    assert library.company("\udcff") == []
    if sys.platform == "linux":
        (root / "calls" / "\udcff.json").write_bytes(b"{}")
    assert len(Library(root).records()) == CALLS
    assert library.index.notices == []


def test_a_damaged_cache_that_another_process_holds_on_to_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: str) -> None:
        raise PermissionError(errno.EACCES, "in use", path)

    (root / "cache" / FILE).write_bytes(b"not a database at all" * 500)
    monkeypatch.setattr("transcripts.cache_file.os.unlink", refused)
    with pytest.raises(NotSavedError, match="cache"):
        Library(root).records()
    monkeypatch.undo()
    assert is_whole(Library(root))


def test_a_cache_that_stays_damaged_is_made_anew_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transcripts.cache_file.os.unlink", lambda path: None)
    (root / "cache" / FILE).write_bytes(b"not a database at all" * 500)
    library = Library(root)
    with pytest.raises(NotSavedError, match="cannot be used"):
        library.records()
    assert len(library.cache.notices) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="it has no bounds for the size of files")
def test_what_cannot_be_kept_leaves_the_next_change_free(root: Path) -> None:
    import resource

    cache = Library(root).cache
    cache.set_state("kept", "before")
    bounds = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, bounds[1]))
        with pytest.raises(NotSavedError):
            cache.set_state("kept", "x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, bounds)
    assert cache.state("kept") == "before"
    cache.set_state("next", 1)
    assert Library(root).cache.state("next") == 1
