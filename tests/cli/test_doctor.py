"""`earmark doctor`: finds what is wrong, mends what is safe, throws nothing away, and says 1 while anything is wrong."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotations.checkup import check_packages
from annotations.model import Annotation
from annotations.notebook import Notebook
from annotations.passages import Passages
from transcripts.library import Library
from transcripts.model import Call, Span
from tui.cli import main

CALL = "BRKS-2031Q2"
Doctor = Callable[..., tuple[int, list[dict[str, Any]]]]


@pytest.fixture
def root(tmp_path: Path, small_file: Path) -> Path:
    """A library with one call and two annotations."""
    root = tmp_path / "library"
    Library(root).add(small_file)
    passages = Passages(Library(root).call(CALL))
    notebook = Notebook(root)
    for words in ("Prices are firm.", "Good evening"):
        at = passages.call.text.index(words)
        notebook.annotate(passages, Span(at, at + len(words)))
    return root


@pytest.fixture
def doctor(root: Path, capsys: pytest.CaptureFixture[str]) -> Doctor:
    def run(*options: str) -> tuple[int, list[dict[str, Any]]]:
        status = main(["doctor", "--library", str(root), "--json", *options])
        return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def notes(root: Path) -> Path:
    return root / "annotations" / f"{CALL}.json"


def kept(root: Path) -> tuple[Annotation, ...]:
    return Notebook(root).kept(CALL).annotations


def snapshot(root: Path) -> dict[str, bytes]:
    """All files of a library but its cache, which says nothing of its own."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and root / "cache" not in path.parents)
    return {str(path): path.read_bytes() for path in files}


def test_a_sound_library(doctor: Doctor, root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    before = snapshot(root)
    assert doctor() == (0, [])
    assert snapshot(root) == before
    assert main(["doctor", "--library", str(root)]) == 0
    assert "all is well" in capsys.readouterr().out
    assert main(["doctor", "--library", str(tmp_path / "none")]) == 0
    assert not (tmp_path / "none").exists()


def damaged(root: Path) -> None:
    notes(root).write_bytes(b'{"schema": "earm')


def gone(root: Path) -> None:
    notes(root).unlink()


def with_a_second_version(root: Path) -> None:
    notes(root).with_name(f"{CALL} (1).json").write_bytes(notes(root).read_bytes())


def with_a_stale_lock(root: Path) -> None:
    (root / "annotations" / f".{CALL}.json.lock").touch()
    (root / ".calls.lock").touch()


def with_a_leftover(root: Path) -> None:
    path = root / "annotations" / f".{CALL}.json.77-0badf00d.tmp"
    path.touch()
    os.utime(path, (0, 0))


def under_another_id(root: Path) -> None:
    record = Library(root).record(CALL)
    path = root / "calls" / f"{CALL}.json"
    path.write_text(json.dumps({**record.as_json(), "also": ["brook-sons-2031Q2"]}))
    for file in (root / "annotations").iterdir():
        file.rename(file.with_name(file.name.replace(CALL, "brook-sons-2031Q2")))


def doubled(root: Path) -> None:
    Notebook(root).put([replace(annotation, id=f"{annotation.id}x") for annotation in kept(root)])


def with_a_damaged_record(root: Path) -> None:
    path = root / "calls" / f"{CALL}.json"
    path.write_bytes(path.read_bytes()[:-20])


def with_a_file_of_no_call(root: Path) -> None:
    (root / "calls" / f"{CALL}.json").unlink()


@pytest.mark.parametrize(
    ("spoil", "kinds", "left"),
    [
        (damaged, ["damaged"], 1),
        (gone, ["gone"], 1),
        (with_a_second_version, ["copies"], 2),
        (with_a_stale_lock, ["lock", "lock"], 2),
        (with_a_leftover, ["leftover"], 2),
        (under_another_id, ["other-id"], 2),
        (doubled, ["duplicate", "duplicate"], 2),
        (with_a_damaged_record, ["record"], 2),
        (with_a_file_of_no_call, ["original"], 2),
    ],
)
def test_what_is_mended(doctor: Doctor, root: Path, spoil: Callable[[Path], None], kinds: list[str], left: int) -> None:
    spoil(root)
    before = snapshot(root)
    status, found = doctor("--dry-run")
    assert status == 1
    assert {row["kind"] for row in found} >= set(kinds)
    assert not any(row["mended"] for row in found)
    assert snapshot(root) == before

    status, found = doctor()
    assert (status, [row["kind"] for row in found]) == (0, kinds)
    assert all(row["mended"] for row in found)
    assert len(kept(root)) == left
    assert doctor() == (0, [])


def test_what_was_damaged_is_kept_beside(doctor: Doctor, root: Path) -> None:
    damaged(root)
    doctor()
    beside = [path.read_bytes() for path in (root / "annotations").glob("*.damaged-*")]
    assert beside == [b'{"schema": "earm']


def test_a_lock_that_is_held_is_left_alone(doctor: Doctor, root: Path) -> None:
    from transcripts.library_files import lock_of, locked

    with locked(notes(root)):
        assert doctor() == (0, [])
        assert lock_of(notes(root)).exists()


def test_orphans_are_told_and_kept(doctor: Doctor, root: Path, small_call: Call) -> None:
    (made, *_) = kept(root)
    lost = replace(made, id="lost", quote=replace(made.quote, exact="zygote quartz", prefix="q" * 9, suffix="z" * 9))
    Notebook(root).put([lost])
    status, (found,) = doctor()
    assert (status, found["kind"], found["where"], found["mended"]) == (1, "orphan", "lost", False)
    assert len(kept(root)) == 3


def test_annotations_of_a_call_that_is_gone_are_told_and_kept(doctor: Doctor, root: Path) -> None:
    (root / "calls" / f"{CALL}.json").unlink()
    for path in (root / "calls" / "originals").iterdir():
        path.unlink()
    status, (found,) = doctor()
    assert (status, found["kind"], found["where"]) == (1, "no-call", CALL)
    assert "2 annotations" in found["sentence"]
    assert len(kept(root)) == 2


@pytest.mark.parametrize("change", [lambda path: path.unlink(), lambda path: path.write_bytes(b"else")])
def test_a_file_of_a_call_that_is_gone_or_changed(doctor: Doctor, root: Path, change: Callable[[Path], None]) -> None:
    (path,) = (root / "calls" / "originals").iterdir()
    change(path)
    status, found = doctor()
    assert status == 1
    assert "original" in {row["kind"] for row in found}
    assert str(path) in {row["where"] for row in found}


def test_a_record_that_cannot_be_read_spoils_no_other(doctor: Doctor, root: Path) -> None:
    value = json.loads(notes(root).read_text())
    value["annotations"]["odd"] = {"id": "odd"}
    notes(root).write_text(json.dumps(value))
    status, (found,) = doctor()
    assert (status, found["kind"], found["where"]) == (1, "unreadable", "annotations/odd")
    assert len(kept(root)) == 2
    Notebook(root).change([kept(root)[0].id], color="red")
    assert "odd" in json.loads(notes(root).read_text())["annotations"]


def test_a_configuration_that_cannot_hold(doctor: Doctor, root: Path) -> None:
    (root / "config.toml").write_text("theme = 3\n")
    status, (found,) = doctor()
    assert (status, found["kind"]) == (1, "configuration")


def test_packages_that_another_distribution_shares() -> None:
    owners = {"tui": ["earmark", "tui"], "annotations": ["earmark"], "transcripts": ["transcripts"]}
    (found,) = check_packages(owners)
    assert found.where == "tui"
    assert not found.is_mended
    assert list(check_packages({"tui": ["earmark"]})) == []
