"""Many files at once: in the order given, over any executor, ended at any moment and taken up again."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import pytest
from many import write_calls

from transcripts.adding import Refused, add_all
from transcripts.library import Added, Library
from transcripts.processes import processes
from transcripts.watching import Watch

ROOT = Path(__file__).resolve().parent.parent.parent
CALLS = 16


def told(results: list[Added | Refused]) -> list[tuple[str, str]]:
    return [(r.path, "refused" if isinstance(r, Refused) else f"{r.status} {r.record.id}") for r in results]


def ids(library: Library) -> list[str]:
    return [record.id for record in library.records()]


def originals(library: Library) -> list[str]:
    """The files in a library; what was never written to its end has a hidden name, and is `doctor`'s to clear away."""
    return sorted(path.name for path in library.originals_folder.iterdir() if path.name[0] != ".")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_calls(tmp_path_factory.mktemp("files"), CALLS)


def test_each_file_is_told_in_the_order_given_whoever_reads(files: list[Path], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Buy milk.\n")
    paths = [*files[:5], tmp_path / "notes.txt", tmp_path / "absent.txt", files[0], *files[5:]]
    alone = told(list(add_all(Library(tmp_path / "alone"), paths)))
    with ThreadPoolExecutor(4) as executor:
        assert told(list(add_all(Library(tmp_path / "threads"), paths, executor))) == alone
    with processes(2) as executor:
        assert told(list(add_all(Library(tmp_path / "processes"), paths, executor))) == alone
    assert [what for _, what in alone].count("refused") == 2
    assert alone[7] == (str(files[0]), f"unchanged {ids(Library(tmp_path / 'alone'))[0]}")
    assert len(ids(Library(tmp_path / "processes"))) == CALLS


def test_what_was_added_many_at_a_time_is_found(files: list[Path], tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    list(add_all(library, files))
    assert library.index.search("hands").total >= CALLS
    assert not library.cache.unsearchable()


def test_ended_on_the_way_and_taken_up_again(files: list[Path], tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    with ThreadPoolExecutor(2) as executor:
        work = add_all(library, files, executor)
        begun = [next(work) for _ in range(5)]
        work.close()
    there = ids(library)
    assert {r.record.id for r in begun if isinstance(r, Added)} <= set(there), "what was told is there"
    again = told(list(add_all(library, files)))
    assert [what.split()[0] for _, what in again] == ["unchanged"] * len(there) + ["added"] * (CALLS - len(there))


def test_linked_files_are_not_copied(files: list[Path], tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    list(add_all(library, files[:3], link=True))
    assert not list(library.originals_folder.iterdir())
    assert library.original(library.records()[0].renderings[0]) in files


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize(("lines", "readers"), [(0, 0), (1, 0), (6, 0), (0, 2), (1, 2), (3, 2), (9, 2)])
def test_killed_on_the_way_nothing_is_lost_or_doubled(
    files: list[Path], tmp_path: Path, lines: int, readers: int
) -> None:
    root = tmp_path / "library"
    code = f"""
        from concurrent.futures import ThreadPoolExecutor
        from pathlib import Path
        from transcripts.adding import add_all
        from transcripts.library import Library
        paths = sorted(Path({str(files[0].parent)!r}).iterdir())
        print("ready", flush=True)
        executor = ThreadPoolExecutor({readers}) if {readers} else None
        for result in add_all(Library(Path({str(root)!r})), paths, executor):
            print(result.path, flush=True)
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = [process.stdout.readline().strip() for _ in range(1 + lines)][1:]
        os.kill(process.pid, signal.SIGKILL)
    library = Library(root)
    kept = {rendering.name for record in library.records() for rendering in record.renderings}
    assert kept >= {Path(path).name for path in said}
    list(add_all(library, files))
    whole = Library(tmp_path / "whole")
    list(add_all(whole, files))
    assert ids(library) == ids(whole)
    assert originals(library) == originals(whole)
    assert library.index.search("hands").total == whole.index.search("hands").total


def test_a_watched_folder_tells_files_once_they_are_written_to_their_end(tmp_path: Path) -> None:
    watch = Watch([tmp_path, tmp_path / "absent"])
    path = tmp_path / "call.txt"
    path.write_text("half")
    assert watch.settled() == []
    path.write_text("half and whole")
    assert watch.settled() == []
    assert watch.settled() == [path]
    assert watch.settled() == []
    path.write_text("another version")
    assert watch.settled() == []
    assert watch.settled() == [path]


def test_what_is_there_already_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text("whole")
    assert Watch([tmp_path]).settled(at_once=True) == [tmp_path / "call.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_processes_that_read_end_with_the_one_that_is_killed() -> None:
    code = """
        import os, time
        from transcripts.processes import processes
        with processes(2) as executor:
            executor.submit(os.getpid).result()
            print("ready", flush=True)
            executor.submit(time.sleep, 600).result()
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        os.kill(process.pid, signal.SIGKILL)
        assert process.stdout.read() == "", "comes to its end only when nobody holds it any more"


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are Unicode there")
@pytest.mark.parametrize("link", [False, True])
@pytest.mark.parametrize("jobs", [0, 2])
def test_a_file_whose_name_is_no_utf_8_joins_and_is_read_again(
    files: list[Path], tmp_path: Path, link: bool, jobs: int
) -> None:
    odd = tmp_path / os.fsdecode(b"Calls \xff") / os.fsdecode(b"\xff\xe9.txt")
    odd.parent.mkdir()
    odd.write_bytes(files[0].read_bytes())
    root = tmp_path / "library"
    with processes(jobs) if jobs else nullcontext(None) as executor:
        (added,) = add_all(Library(root), [odd], executor, link=link)
    assert isinstance(added, Added), added
    for library in (Library(root), Library(root)):
        (record,) = library.records()
        (rendering,) = record.renderings
        assert rendering.name == "??.txt"
        assert library.original(rendering).read_bytes() == odd.read_bytes()
        assert (library.original(rendering) == odd) == link
        assert library.call(record.id).turns
        shutil.rmtree(root / "cache")
    (again,) = add_all(Library(root), [odd], link=link)
    assert isinstance(again, Added)
    assert again.status == "unchanged"
