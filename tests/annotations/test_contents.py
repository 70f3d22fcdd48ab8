"""Files of notes: what is put in comes out, whatever version wrote it; damaged ones are set aside, none is overwritten."""

import json
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.contents import Json, Kind, UnreadableNotesError, as_bytes, contents_of
from annotations.kept import NOTES
from annotations.notebook import Notebook
from annotations.passages import Passages
from annotations.storage import opened
from transcripts.library_files import NotSavedError, locked
from transcripts.model import Call, Span

ANY_TEXT = st.text(st.characters(), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=8,
)
TABLES = st.dictionaries(
    ANY_TEXT.filter(lambda name: name != "schema"),
    st.dictionaries(ANY_TEXT, st.dictionaries(ANY_TEXT, VALUES, max_size=3), max_size=4),
    max_size=3,
)


def path_in(folder: Path) -> Path:
    return folder / "annotations" / "BRKS-2031Q2.json"


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path)


@pytest.fixture
def passages(small_call: Call) -> Passages:
    return Passages(small_call)


@given(tables=TABLES)
def test_any_records_come_out_as_they_were_put_in(tables: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = path_in(tmp_path_factory.mktemp("notes"))
    with opened(path, NOTES) as file:
        file.change(tables)
    held = contents_of(path, NOTES)
    assert {n: dict(t) for n, t in held.tables.items() if t} == {n: t for n, t in tables.items() if t}
    assert held.trouble is None


def test_a_file_is_a_line_a_record_sorted(tmp_path: Path) -> None:
    tables = {"b": {"2": {"y": 1, "x": 2}, "1": {"é": "–"}}, "a": {}}
    data = as_bytes({"schema": "earmark.notes/1", "zeta": [1]}, tables).decode()
    assert data.splitlines() == [
        "{",
        '"schema": "earmark.notes/1",',
        '"zeta": [1],',
        '"a": {},',
        '"b": {',
        '  "1": {"é": "–"},',
        '  "2": {"x": 2, "y": 1}',
        "}",
        "}",
    ]


def test_what_does_not_change_is_not_written(tmp_path: Path) -> None:
    path = path_in(tmp_path)
    with opened(path, NOTES) as file:
        assert list(file.records("annotations")) == []
    assert not path.exists()


def test_an_error_in_the_middle_writes_nothing(tmp_path: Path) -> None:
    path = path_in(tmp_path)
    with suppress(RuntimeError), opened(path, NOTES) as file:
        file.change({"annotations": {"a": {}}})
        raise RuntimeError
    assert not path.exists()


def test_what_a_newer_version_wrote_survives_an_edit(notebook: Notebook, passages: Passages) -> None:
    made = notebook.annotate(passages, Span(0, 4))
    path = path_in(notebook.root)
    value = json.loads(path.read_text())
    value["schema"] = "earmark.notes/7"
    value["shelf"] = {"place": {"row": 3}}
    value["weather"] = "fine"
    value["annotations"][made.id] |= {"schema": "earmark.annotation/4", "mood": ["grim"]}
    value["annotations"][made.id]["quote"]["language"] = "en"
    path.write_text(json.dumps(value))

    notebook.change([made.id], color="red", add_tags=["t"])
    notebook.annotate(passages, Span(5, 9))
    held = json.loads(path.read_text())
    record = held["annotations"][made.id]
    assert (held["schema"], held["shelf"], held["weather"]) == ("earmark.notes/7", value["shelf"], "fine")
    assert (record["schema"], record["mood"], record["color"]) == ("earmark.annotation/4", ["grim"], "red")
    assert record["quote"]["language"] == "en"
    assert dict(notebook.kept(made.call).annotations[0].extra) == {"mood": ["grim"], "schema": "earmark.annotation/4"}


def from_1(value: Json) -> Json:
    """Version 1 called the table of drinks "beverages"."""
    return {**{k: v for k, v in value.items() if k != "beverages"}, "drinks": value.get("beverages", {})}


def from_2(value: Json) -> Json:
    """Version 2 kept sizes as texts."""
    drinks = {key: {**record, "size": float(record["size"])} for key, record in value["drinks"].items()}
    return {**value, "drinks": drinks}


CAFE = Kind("cafe", 3, {1: from_1, 2: from_2})
OLD_FILES = {
    1: {"schema": "cafe/1", "beverages": {"tea": {"size": "0.3"}}, "chairs": {"a": {"legs": 4}}},
    2: {"schema": "cafe/2", "drinks": {"tea": {"size": "0.3"}}, "chairs": {"a": {"legs": 4}}},
    3: {"schema": "cafe/3", "drinks": {"tea": {"size": 0.3}}, "chairs": {"a": {"legs": 4}}},
}


@pytest.mark.parametrize("version", OLD_FILES)
def test_files_of_every_earlier_version_are_read_and_written_anew(tmp_path: Path, version: int) -> None:
    path = tmp_path / "cafe.json"
    old = json.dumps(OLD_FILES[version]).encode()
    path.write_bytes(old)
    assert contents_of(path, CAFE).tables == {"drinks": {"tea": {"size": 0.3}}, "chairs": {"a": {"legs": 4}}}
    assert path.read_bytes() == old
    with opened(path, CAFE) as file:
        file.change({"drinks": {"milk": {"size": 0.2}}})
    value = json.loads(path.read_text())
    assert value["schema"] == "cafe/3"
    assert value["drinks"] == {"milk": {"size": 0.2}, "tea": {"size": 0.3}}
    kept = [file.read_bytes() for file in tmp_path.glob("cafe.json.damaged-*")]
    assert kept == ([old] if version < 3 else [])


def test_every_version_of_notes_has_its_migration() -> None:
    assert set(NOTES.migrations) == set(range(1, NOTES.version))


SPOILT = {
    "empty": b"",
    "cut": b"{",
    "a list": b"[]",
    "no schema": b"{}",
    "another kind": b'{"schema": "earmark.digests/1"}',
    "no version": b'{"schema": "earmark.notes/x"}',
    "no records": b'{"schema": "earmark.notes/1", "marks": {"a": 1}}',
    "no text": b"\xff\xfe",
    "zeros": bytes(4096),
    "too deep": b"[" * 100_000,
}


@pytest.mark.parametrize("data", SPOILT.values(), ids=SPOILT)
def test_a_damaged_file_is_set_aside_and_the_generation_before_counts(
    notebook: Notebook, passages: Passages, data: bytes
) -> None:
    for start in (0, 10):
        notebook.annotate(passages, Span(start, start + 5))
    path = path_in(notebook.root)
    path.write_bytes(data)

    fresh = Notebook(notebook.root)
    kept = fresh.kept(passages.call.id)
    assert [a.position.start for a in kept.annotations] == [0]
    (trouble,) = fresh.troubles()
    assert str(path) in trouble.sentence
    assert path.read_bytes() == data

    fresh.annotate(passages, Span(20, 25))
    again = Notebook(notebook.root)
    assert [a.position.start for a in again.kept(passages.call.id).annotations] == [0, 20]
    assert (again.troubles(), fresh.troubles()) == ([], [])
    assert [aside.read_bytes() for aside in path.parent.glob("*.damaged-*")] == [data]


def test_an_app_that_saw_the_file_before_it_was_damaged_loses_nothing(notebook: Notebook, passages: Passages) -> None:
    for start in (0, 10):
        notebook.annotate(passages, Span(start, start + 5))
    path_in(notebook.root).write_bytes(b"{")
    assert len(notebook.kept(passages.call.id).annotations) == 2
    notebook.annotate(passages, Span(20, 25))
    assert len(Notebook(notebook.root).kept(passages.call.id).annotations) == 3


def test_a_file_that_vanishes_under_an_app_is_written_again(notebook: Notebook, passages: Passages) -> None:
    for start in (0, 10):
        notebook.annotate(passages, Span(start, start + 5))
    for file in path_in(notebook.root).parent.iterdir():
        file.unlink()
    path_in(notebook.root).parent.rmdir()
    assert len(notebook.kept(passages.call.id).annotations) == 2
    notebook.annotate(passages, Span(20, 25))
    assert len(Notebook(notebook.root).kept(passages.call.id).annotations) == 3


def test_a_file_that_vanished_is_taken_from_the_generation_before(notebook: Notebook, passages: Passages) -> None:
    for start in (0, 10):
        notebook.annotate(passages, Span(start, start + 5))
    path_in(notebook.root).unlink()
    fresh = Notebook(notebook.root)
    assert len(fresh.kept(passages.call.id).annotations) == 1
    assert "is gone" in fresh.troubles()[0].sentence
    assert fresh.counts() == {passages.call.id: 1}


def test_a_library_whose_disk_was_taken_away_is_not_made_anew(notebook: Notebook, passages: Passages) -> None:
    notebook = Notebook(notebook.root / "disk")
    notebook.annotate(passages, Span(0, 5))
    notebook.root.rename(notebook.root.with_name("elsewhere"))
    with pytest.raises(NotSavedError, match="is gone"):
        notebook.annotate(passages, Span(10, 15))
    assert not notebook.root.exists()
    notebook.root.with_name("elsewhere").rename(notebook.root)
    notebook.save()
    assert len(Notebook(notebook.root).kept(passages.call.id).annotations) == 2


def test_a_change_made_under_the_app_counts(notebook: Notebook, passages: Passages) -> None:
    made = notebook.annotate(passages, Span(0, 5))
    path = path_in(notebook.root)
    value = json.loads(path.read_text())
    value["annotations"][made.id]["note"] = "written with an editor"
    path.write_text(json.dumps(value, indent=4))
    assert notebook.kept(made.call).annotations[0].note == "written with an editor"
    notebook.change([made.id], color="blue")
    assert Notebook(notebook.root).kept(made.call).annotations[0].note == "written with an editor"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_only_the_user_may_look(notebook: Notebook, passages: Passages) -> None:
    notebook = Notebook(notebook.root / "library")
    for start in (0, 10):
        notebook.annotate(passages, Span(start, start + 5))
    files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in notebook.root.rglob("*") if path.is_file()}
    assert files == {"BRKS-2031Q2.json": 0o600, "BRKS-2031Q2.json.previous": 0o600}
    assert stat.S_IMODE(notebook.root.stat().st_mode) == 0o700
    assert stat.S_IMODE((notebook.root / "annotations").stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write and read everything")
@pytest.mark.parametrize("what", ["annotations", "annotations/BRKS-2031Q2.json"])
def test_no_permission_is_a_sentence(notebook: Notebook, passages: Passages, what: str) -> None:
    notebook.annotate(passages, Span(0, 5))
    (notebook.root / what).chmod(0)
    try:
        with pytest.raises(UnreadableNotesError, match="Is it yours"):
            Notebook(notebook.root).kept(passages.call.id)
        with pytest.raises((NotSavedError, UnreadableNotesError)):
            notebook.annotate(passages, Span(10, 15))
    finally:
        (notebook.root / what).chmod(0o700)
    notebook.save()
    assert len(Notebook(notebook.root).kept(passages.call.id).annotations) == 2


def test_a_lock_that_somebody_left_is_no_obstacle(notebook: Notebook, passages: Passages) -> None:
    path = path_in(notebook.root)
    path.parent.mkdir(parents=True)
    (path.parent / f".{path.name}.lock").write_text("4711\n")
    (path.parent / f".{path.name}.4711-0badf00d.tmp").write_text("half of so")
    notebook.annotate(passages, Span(0, 5))
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name]


def test_a_lock_that_somebody_holds_is_waited_for_and_told_of(
    notebook: Notebook, passages: Passages, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = path_in(notebook.root)
    path.parent.mkdir(parents=True)
    monkeypatch.setattr("annotations.storage.locked", lambda path: locked(path, patience=0.01))
    with locked(path), pytest.raises(NotSavedError, match="Another earmark"):
        notebook.annotate(passages, Span(0, 5))
    assert len(notebook.kept(passages.call.id).annotations) == 1
    notebook.save()
    assert len(Notebook(notebook.root).kept(passages.call.id).annotations) == 1


def test_a_clock_that_is_set_back_changes_no_order(
    notebook: Notebook, passages: Passages, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = notebook.annotate(passages, Span(0, 5), note="first")
    other = Notebook(notebook.root)
    monkeypatch.setattr("annotations.sheet.now", lambda: "1999-12-31T23:59:59.000Z")
    notebook.change([made.id], note="second")
    (changed,) = other.kept(made.call).annotations
    assert changed.modified > made.modified
    notebook.remove([made.id])
    notebook.undo()
    (back,) = other.kept(made.call).annotations
    assert back.modified > changed.modified


@pytest.mark.parametrize(
    "name",
    [
        "BRKS-2031Q2.sync-conflict-20310725-101112-ABCDEFG.json",
        "BRKS-2031Q2 (Ada's conflicted copy 2031-07-25).json",
        "BRKS-2031Q2 (1).json",
        "BRKS-2031Q2 2.json",
    ],
)
def test_what_two_machines_wrote_is_united(notebook: Notebook, passages: Passages, name: str) -> None:
    kept = notebook.annotate(passages, Span(0, 5), note="common")
    dropped = notebook.annotate(passages, Span(40, 45))
    path = path_in(notebook.root)
    start = path.read_bytes()
    notebook.annotate(passages, Span(10, 15), note="here")
    notebook.remove([dropped.id])
    here = path.read_bytes()
    path.write_bytes(start)
    there = Notebook(notebook.root)
    there.annotate(passages, Span(20, 25), note="there")
    there.change([kept.id], note="changed there")
    path.rename(path.with_name(name))
    path.write_bytes(here)

    fresh = Notebook(notebook.root)
    assert [a.note for a in fresh.kept(kept.call).annotations] == ["changed there", "here", "there"]
    assert fresh.counts() == {kept.call: 3}
    assert path.with_name(name).exists()
    for book in (notebook, fresh):
        book.change([kept.id], color="green")
    assert not path.with_name(name).exists()
    assert len(list(path.parent.glob(f"{name}.merged-*"))) == 1
    alone = Notebook(notebook.root)
    first = alone.kept(kept.call).annotations[0]
    assert (first.note, first.color) == ("changed there", "green")
    assert len(alone.kept(kept.call).annotations) == 3


def test_two_calls_that_were_found_to_be_one(notebook: Notebook, passages: Passages) -> None:
    made = notebook.annotate(passages, Span(0, 5), note="one")
    folder = notebook.root / "annotations"
    for file in folder.iterdir():
        file.rename(file.with_name(file.name.replace("BRKS-2031Q2", "brook-sons-2031Q2")))
    (folder / "brook-sons-2031Q2.json.previous").write_bytes((folder / "brook-sons-2031Q2.json").read_bytes())
    fresh = Notebook(notebook.root)
    fresh.annotate(passages, Span(10, 15), note="two")
    fresh.unite(made.call, ["brook-sons-2031Q2", "brook-2031Q2"])
    assert [(a.call, a.note) for a in fresh.everything()] == [(made.call, "one"), (made.call, "two")]
    assert fresh.calls() == [made.call]
    assert Notebook(notebook.root).calls() == [made.call]
