"""Real processes: several that write at once lose nothing, and one that is killed leaves all that it said was safe."""

import random
import subprocess
import sys
from pathlib import Path

from annotations.model import Annotation
from annotations.notebook import Notebook

ROOT = Path(__file__).resolve().parent.parent.parent
CALL = "MILL-2001Q2"


def writer(root: Path, name: str, number: int) -> "subprocess.Popen[str]":
    command = [sys.executable, str(ROOT / "bench" / "writer.py"), str(root), name, str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def kept(root: Path) -> tuple[Annotation, ...]:
    notebook = Notebook(root)
    found = notebook.kept(CALL).annotations
    assert notebook.troubles() == []
    return found


def test_three_processes_that_write_at_once(tmp_path: Path) -> None:
    writers = [writer(tmp_path, name, 20) for name in "abc"]
    said = [id for process in writers for id in process.communicate()[0].split()]
    assert [process.returncode for process in writers] == [0, 0, 0]
    found = kept(tmp_path)
    assert {a.id for a in found} == set(said)
    assert {a.note for a in found} == {f"{name} {at}" for name in "abc" for at in range(20)}
    assert sorted(path.name for path in (tmp_path / "annotations").iterdir()) == [
        f"{CALL}.json",
        f"{CALL}.json.previous",
    ]


def test_a_process_killed_at_any_moment(tmp_path: Path) -> None:
    said: set[str] = set()
    moments = random.Random(7)
    for number in range(12):
        process = writer(tmp_path, f"w{number}", 0)
        assert process.stdout
        for _ in range(moments.randrange(1, 6)):
            said.add(process.stdout.readline().strip())
        process.kill()
        rest = process.communicate()[0]
        said |= {line for line in rest.split("\n")[:-1] if line}
        found = {a.id for a in kept(tmp_path)}
        assert found >= said
        assert len(found - said) <= 1 + number
    assert "" not in said
