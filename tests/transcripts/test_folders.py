"""Which files paths stand for: hidden ones and what can be no transcript left out, each once, in an order that stays."""

import shutil
import sys
from pathlib import Path

import pytest

from transcripts.folders import each_file, files_of

FILES = ("b.txt", "a/z.md", "a/.hidden.txt", ".git/config.txt", "a/b/c.PDF", "a/b/picture.PNG", "c.bak", "a.txt")
SHOWN = {"b.txt", "a/z.md", "a/b/c.PDF", "a.txt"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "calls"
    for name in FILES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    return root


def test_a_folder_stands_for_what_may_be_transcripts_in_it(folder: Path) -> None:
    found, nothing = files_of([folder])
    assert {str(path.relative_to(folder)) for path in found} == SHOWN
    assert found == sorted(found)
    assert nothing == []


def test_one_after_the_other_they_are_the_same_each_once(folder: Path, tmp_path: Path) -> None:
    paths = [folder / "a", folder, folder / "b.txt", tmp_path / "absent", folder / "c.bak"]
    found = list(each_file(paths))
    assert len(found) == len(set(found)) == len(SHOWN)
    assert found == list(each_file(paths))
    assert set(found) == set(files_of([folder])[0])
    assert list(each_file([folder / "c.bak"])) == [folder / "c.bak"], "a file that is named is meant"


@pytest.mark.skipif(sys.platform == "win32", reason="not everyone may make links")
def test_a_link_to_a_folder_above_is_not_followed(folder: Path) -> None:
    (folder / "a" / "up").symlink_to(folder, target_is_directory=True)
    assert {str(path.relative_to(folder)) for path in files_of([folder])[0]} == SHOWN


@pytest.mark.skipif(sys.platform == "win32", reason="not everyone may make links")
def test_a_link_that_leads_to_itself_or_nowhere_spoils_no_other_file(folder: Path) -> None:
    for name in ("self", "a/self.txt"):
        (folder / name).symlink_to((folder / name).name)
    (folder / "a" / "nowhere.txt").symlink_to("absent.txt")
    found, nothing = files_of([folder])
    assert {str(path.relative_to(folder)) for path in found} == SHOWN
    assert nothing == []


def test_a_folder_that_is_taken_away_meanwhile_spoils_no_other(folder: Path) -> None:
    (folder / "a" / "c").mkdir()
    (folder / "a" / "c" / "late.txt").write_text("late")
    walk = each_file([folder])
    found = [next(walk)]
    shutil.rmtree(folder / "a" / "c")
    found += walk
    assert {str(path.relative_to(folder)) for path in found} == SHOWN
