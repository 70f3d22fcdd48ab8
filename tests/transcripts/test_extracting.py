"""Archives as tables: the same rows whoever reads, this process, others, or a cluster that loses a worker on the way."""

import os
import shutil
import signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from many import write_calls

from transcripts.errors import EarmarkError
from transcripts.extracted_rows import NeedsExtraError
from transcripts.extracting import Batch, cluster, extract, extracted_from
from transcripts.model import Figure
from transcripts.reading import read_file
from tui.cli import main

_WHY = "comes with the extras: uv run --group extract pytest tests/transcripts/test_extracting.py"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_calls(tmp_path_factory.mktemp("files"), 40)


def table(out: Path, name: str) -> list[dict[str, Any]]:
    parquet = pytest.importorskip("pyarrow.parquet", reason=f"pyarrow {_WHY}")
    rows: list[dict[str, Any]] = parquet.read_table(out / name).to_pylist()
    return sorted(rows, key=repr)


def test_the_rows_of_a_file(files: list[Path], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason=f"pyarrow {_WHY}")
    (tmp_path / "notes.txt").write_text("Buy milk.\n")
    found = extracted_from(Batch((str(files[0]), str(tmp_path / "notes.txt")), ""))
    call = read_file(files[0])
    assert found.rows == {"calls": 1, "turns": len(call.turns), "figures": len(call.figures)}
    assert [path for path, _ in found.refused] == [str(tmp_path / "notes.txt")]


def test_the_tables_hold_what_was_read(files: list[Path], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason=f"pyarrow {_WHY}")
    list(extract(files[:5], tmp_path / "out", batch=2))
    calls = {row["path"]: row for row in table(tmp_path / "out", "calls")}
    assert set(calls) == {str(path) for path in files[:5]}
    call = read_file(files[3])
    assert calls[str(files[3])]["text"] == call.text
    assert calls[str(files[3])]["fiscal_year"] == call.event.fiscal_year
    turns = [row for row in table(tmp_path / "out", "turns") if row["sha256"] == call.source.sha256]
    assert {row["text"] for row in turns} == {call.text[t.start : t.end] for t in call.turns}
    figures = [row for row in table(tmp_path / "out", "figures") if row["sha256"] == call.source.sha256]
    assert {row["start"]: row["value"] for row in figures} == {f.start: f.value for f in call.figures}
    assert {field.name for field in fields(Figure)} <= set(figures[0])


def test_any_executor_gives_the_same_tables(files: list[Path], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason=f"pyarrow {_WHY}")
    list(extract(files, tmp_path / "alone"))
    with ThreadPoolExecutor(3) as executor:
        list(extract(files, tmp_path / "threads", executor, batch=3))
    for name in ("calls", "turns", "figures"):
        assert table(tmp_path / "threads", name) == table(tmp_path / "alone", name)


def test_ended_on_the_way_it_goes_on_where_it_was(files: list[Path], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason=f"pyarrow {_WHY}")
    out, (notes, *paths) = tmp_path / "out", (tmp_path / "notes.txt", *files[:7])
    notes.write_text("Buy milk.\n")
    work = extract([notes, *paths], out, batch=2)
    first = [next(work), next(work)]
    work.close()
    (out / "turns" / "part-000001.parquet").write_bytes(b"half")
    parts = {path: path.stat().st_mtime_ns for path in out.rglob("part-*")}
    again = list(extract([notes, *paths], out, batch=2))
    assert again[:2] == first, "told once more, with what was refused"
    assert [path.name for path in parts if path.stat().st_mtime_ns == parts[path]] == ["part-000000.parquet"] * 3
    assert sorted(row["path"] for row in table(out, "calls")) == sorted(map(str, paths))


def test_other_files_take_the_place_of_those_before(files: list[Path], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason=f"pyarrow {_WHY}")
    list(extract(files[:8], tmp_path / "out", batch=2))
    changed = tmp_path / "changed.txt"
    for text in (files[8].read_text(), files[9].read_text()):
        changed.write_text(text)
        list(extract([*files[:2], changed], tmp_path / "out", batch=2))
        assert {row["text"] for row in table(tmp_path / "out", "calls")} == {
            read_file(path).text for path in (*files[:2], changed)
        }


def test_large_files_are_read_one_by_one(files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow", reason=f"pyarrow {_WHY}")
    monkeypatch.setattr("transcripts.extracting._MOST_BYTES", files[0].stat().st_size + 10)
    assert [extracted.files for extracted in extract(files[:4], tmp_path / "out")] == [1] * 4


@pytest.mark.filterwarnings("ignore")
@pytest.mark.timeout(120)
def test_a_cluster_that_loses_a_worker_on_the_way_gives_the_same_tables(files: list[Path], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason=f"pyarrow {_WHY}")
    distributed = pytest.importorskip("distributed", reason=f"Dask {_WHY}")
    list(extract(files, tmp_path / "alone"))
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as two,
        cluster(two.scheduler_address) as (executor, ahead),
    ):
        work = extract(files, tmp_path / "cluster", executor, ahead=ahead, batch=1)
        next(work)
        os.kill(two.workers[0].pid, signal.SIGKILL)
        assert sum(extracted.files for extracted in work) == len(files) - 1
    for name in ("calls", "turns", "figures"):
        assert table(tmp_path / "cluster", name) == table(tmp_path / "alone", name)


def test_what_is_missing_is_told_with_the_way_to_get_it(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("transcripts.extracted_rows.import_module", missing)
    monkeypatch.setattr("transcripts.extracting.import_module", missing)
    with pytest.raises(NeedsExtraError, match="pip install"):
        next(extract(files, tmp_path / "out"))
    with pytest.raises(NeedsExtraError, match="pip install"):
        cluster("tcp://127.0.0.1:1").__enter__()
    assert not (tmp_path / "out").exists()
    assert main(["extract", str(files[0]), "--out", str(tmp_path / "out")]) == 1


@pytest.mark.filterwarnings("ignore")
def test_no_scheduler_at_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason=f"Dask {_WHY}")
    monkeypatch.setattr("transcripts.extracting.PATIENCE", "1s")
    with pytest.raises(EarmarkError, match="No Dask scheduler"):
        cluster("tcp://127.0.0.1:9").__enter__()


def test_the_tables_of_an_earlier_run_are_not_read(
    files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow", reason=f"pyarrow {_WHY}")
    shutil.copy(files[0], tmp_path)
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert main(["extract", ".", "--out", "tables"]) == 0
        assert capsys.readouterr().err == ""
    assert len(table(tmp_path / "tables", "calls")) == 1
