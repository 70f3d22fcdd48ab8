"""`earmark add` and `earmark list`: what is said of each file, to people and to programs."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from tui import output
from tui.cli import main


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EARMARK_LIBRARY", str(tmp_path / "library"))
    return tmp_path / "library"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    said = capsys.readouterr()
    return status, said.out, said.err


def test_add_says_what_became_of_each_file(
    capsys: pytest.CaptureFixture[str], small_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("Buy milk.\n")
    status, out, err = run(capsys, "add", str(small_file), str(tmp_path / "notes.txt"), str(tmp_path / "absent"))
    assert status == 1
    assert out == f"{small_file}: added as BRKS-2031Q2\n"
    assert err.count("\n") == 2
    assert "notes.txt: refused. " in err
    assert "absent: refused. " in err
    status, out, _ = run(capsys, "add", str(small_file))
    assert (status, out) == (0, f"{small_file}: unchanged, it is in BRKS-2031Q2\n")


def test_add_for_programs(capsys: pytest.CaptureFixture[str], small_file: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Buy milk.\n")
    _, out, err = run(capsys, "add", "--json", str(small_file), str(tmp_path / "notes.txt"))
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(row["status"], row.get("call")) for row in rows] == [("added", "BRKS-2031Q2"), ("refused", None)]
    assert rows[1]["error"]
    assert err == ""


def test_list_prints_a_line_a_call(capsys: pytest.CaptureFixture[str], small_file: Path) -> None:
    run(capsys, "add", str(small_file))
    status, out, _ = run(capsys, "list", "--json")
    row = json.loads(out)
    assert status == 0
    assert (row["id"], row["company"], row["ticker"]) == ("BRKS-2031Q2", "Brook & Sons, Inc.", "BRKS")
    assert (row["fiscal_year"], row["fiscal_quarter"], row["date"]) == (2031, 2, "2031-07-24")
    assert len(row["renderings"]) == 1
    assert row["annotations"] == 0
    _, out, _ = run(capsys, "list", "brks")
    assert out.split()[:3] == ["BRKS-2031Q2", "2031Q2", "2031-07-24"]


def test_an_empty_library_is_said_and_not_made(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    status, out, err = run(capsys, "list")
    assert (status, out) == (0, "")
    assert "no calls" in err
    assert not library.exists()


def test_show_finds_a_call_by_its_id(capsys: pytest.CaptureFixture[str], small_file: Path) -> None:
    run(capsys, "add", str(small_file))
    small_file.unlink()
    status, out, _ = run(capsys, "show", "brks-2031q2", "--role", "analyst")
    assert status == 0
    assert "Is $95 million too low?" in out
    status, _, err = run(capsys, "show", "BRKS-2040Q1")
    assert status == 1
    assert err.count("\n") == 1


def test_search_for_programs_and_for_people(capsys: pytest.CaptureFixture[str], small_file: Path) -> None:
    run(capsys, "add", str(small_file))
    status, out, err = run(capsys, "search", "firm", "speaker:brook", "--json")
    row = json.loads(out)
    assert (status, err) == (0, "")
    assert (row["call"], row["speaker"], row["role"], row["section"]) == ("BRKS-2031Q2", "ada-brook", "executive", "qa")
    assert row["snippet"] == "Prices are firm."
    assert row["end"] - row["start"] == len("firm")
    assert row["score"] > 0
    status, out, _ = run(capsys, "search", "prices", "--role", "analyst")
    assert status == 0
    assert "Ben Okafor" in out
    assert "And what about prices?" in out


@pytest.mark.parametrize("query", ['"', "AND", "(", "a*b", "NEAR(", "-", "'; drop table", "né", "since:soon", "role:x"])
def test_no_query_is_an_error(capsys: pytest.CaptureFixture[str], small_file: Path, query: str) -> None:
    run(capsys, "add", str(small_file))
    status, out, _ = run(capsys, "search", query, "--json")
    assert (status, out) == (0, "")


def test_an_option_that_cannot_be_meant_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "search", "mill", "--since", "soon")
    assert status == 1
    assert "--since" in err


def test_counts_and_use_over_time(capsys: pytest.CaptureFixture[str], small_file: Path) -> None:
    run(capsys, "add", str(small_file))
    _, out, _ = run(capsys, "search", "prices", "--counts", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert {"by": "companies", "value": "BRKS", "label": "Brook & Sons, Inc.", "hits": 2} in rows
    _, out, _ = run(capsys, "search", "prices", "--over-time", "--json")
    assert json.loads(out) == {"company": "Brook & Sons, Inc.", "ticker": "BRKS", "quarters": {"2031Q2": 2}}


def test_put_right_by_hand(capsys: pytest.CaptureFixture[str], small_file: Path) -> None:
    run(capsys, "add", str(small_file))
    status, out, _ = run(
        capsys, "correct", "BRKS-2031Q2", "--quarter", "Q3 2031", "--name", "okafor", "Benjamin Okafor",
        "--role", "okafor", "exec", "--json",
    )  # fmt: skip
    assert status == 0
    assert json.loads(out)["corrections"] == {
        "fiscal_year": 2031,
        "fiscal_quarter": 3,
        "people": [{"id": "ben-okafor", "name": "Benjamin Okafor", "role": "executive"}],
    }
    _, out, _ = run(capsys, "show", "BRKS-2031Q2", "--speaker", "benjamin")
    assert "Is $95 million too low?" in out
    _, out, _ = run(capsys, "list")
    assert "2031Q3" in out
    status, _, err = run(capsys, "correct", "BRKS-2031Q2", "--name", "nobody", "Somebody")
    assert status == 1
    assert "ben-okafor" in err
    _, out, _ = run(capsys, "correct", "BRKS-2031Q2", "--reset", "--json")
    assert json.loads(out)["corrections"] == {}


def test_delete_asks_and_can_be_undone(capsys: pytest.CaptureFixture[str], small_file: Path) -> None:
    run(capsys, "add", str(small_file))
    status, _, err = run(capsys, "delete", "BRKS-2031Q2")
    assert status == 1
    assert "--yes" in err
    assert run(capsys, "delete", "BRKS-2031Q2", "--yes")[0] == 0
    assert run(capsys, "list")[1] == ""
    assert "BRKS-2031Q2" in run(capsys, "delete", "--undo")[1]
    assert run(capsys, "delete", "--undo", "BRKS-2031Q2")[0] == 0
    assert "BRKS-2031Q2" in run(capsys, "list")[1]


@pytest.mark.parametrize(
    "command", [["list"], ["search", "margin"], ["show", "BRKS-2031Q2"], ["answers", "BRKS-2031Q2"]]
)
def test_a_cache_that_is_made_anew_is_told_once(
    capsys: pytest.CaptureFixture[str], small_file: Path, library: Path, command: list[str]
) -> None:
    run(capsys, "add", str(small_file))
    assert run(capsys, *command)[2] == ""
    shutil.rmtree(library / "cache")
    _, _, err = run(capsys, *command)
    assert err.count("cache was gone") == 1
    assert run(capsys, *command)[2] == ""


@pytest.mark.parametrize(
    "words", [[], ["plain"], ["one", "two"], ["", "x", ""], ["é", "b\x1b[31m"], ["a\nb", "c"], ["\n"]]
)
def test_many_lines_are_written_as_each_of_them_is(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    for word in words:
        output.line(word)
    each = capsys.readouterr().out
    output.lines(words)
    assert capsys.readouterr().out == each


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are Unicode there")
def test_a_name_that_is_no_utf_8_is_told_to_people_and_programs(
    capsys: pytest.CaptureFixture[str], small_file: Path, tmp_path: Path
) -> None:
    odd = tmp_path / os.fsdecode(b"\xff.txt")
    odd.write_bytes(small_file.read_bytes())
    status, out, err = run(capsys, "inspect", "--json", str(odd))
    assert (status, err) == (0, "")
    assert json.loads(out)["source"]["path"] == str(odd)
    status, out, err = run(capsys, "add", str(odd))
    assert (status, err) == (0, "")
    assert out.endswith(".txt: added as BRKS-2031Q2\n")
    status, out, _ = run(capsys, "add", "--json", str(odd))
    assert (status, json.loads(out)["path"]) == (0, str(odd))
    status, out, err = run(capsys, "show", os.fsdecode(b"\xff-2030Q1"))
    assert (status, out, err.count("\n")) == (1, "", 1)
