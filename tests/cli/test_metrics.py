"""`earmark metrics`: the ledger for people, for spreadsheets and for programs."""

import csv
import io
import json
from pathlib import Path

import pytest
from invented import SAMPLES, SMALL_CALL

from annotations.correcting import correction_of
from annotations.notebook import Notebook
from transcripts.library import Library
from tui.cli import main


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EARMARK_LIBRARY", str(tmp_path / "library"))
    return tmp_path / "library"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    said = capsys.readouterr()
    return status, said.out, said.err


def test_a_companys_ledger_from_the_library(capsys: pytest.CaptureFixture[str], small_file: Path) -> None:
    run(capsys, "add", str(small_file))
    status, out, _ = run(capsys, "metrics", "BRKS", "--json")
    rows = {row["period"]: row for row in map(json.loads, out.splitlines()) if row["metric"] == "revenue"}
    assert status == 0
    assert rows["2031Q2"]["actual"]["value"] == 90_500_000
    assert rows["2031Q2"]["actual"]["call"] == "BRKS-2031Q2"
    assert rows["2030Q2"]["actual"]["value"] == 84_000_000
    assert (rows["2031Q3"]["guidance"]["low"], rows["2031Q3"]["guidance"]["high"]) == (94_000_000, 98_000_000)


def test_files_need_no_library(capsys: pytest.CaptureFixture[str], small_file: Path, library: Path) -> None:
    status, out, _ = run(capsys, "metrics", str(small_file), "--csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 0
    assert [row["actual"] for row in rows if row["period"] == "2031Q2" and row["metric"] == "revenue"] == ["90500000.0"]
    assert not library.exists()


def test_several_companies_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "metrics", str(SAMPLES), "--json")
    assert len({json.loads(line)["company"] for line in out.splitlines()}) == 2


def test_a_table_for_people_and_one_in_markdown(capsys: pytest.CaptureFixture[str], small_file: Path) -> None:
    _, out, _ = run(capsys, "metrics", str(small_file))
    assert "Q3 2031" in out
    assert "guided $94–98M" in out
    _, out, _ = run(capsys, "metrics", str(small_file), "--markdown", "--metric", "revenue")
    assert "| revenue | $84M |" in out


def test_a_company_or_metric_that_is_not_there(capsys: pytest.CaptureFixture[str], small_file: Path) -> None:
    for arguments in (["NONE"], [str(small_file), "--metric", "tonnage"]):
        status, out, err = run(capsys, "metrics", *arguments)
        assert (status, out) == (1, "")
        assert err.count("\n") == 1


def test_a_figure_that_was_put_right_wins_and_shows_as_yours(
    capsys: pytest.CaptureFixture[str], small_file: Path, library: Path
) -> None:
    run(capsys, "add", str(small_file))
    call = Library(library).call("BRKS-2031Q2")
    figure = next(figure for figure in call.figures if figure.text == "$90.5 million")
    Notebook(library).set_figure(call.id, correction_of(call, figure, {"value": 91_000_000.0}))
    _, out, _ = run(capsys, "metrics", "BRKS", "--metric", "revenue")
    assert "$91.0M !" in out
    _, out, _ = run(capsys, "metrics", "BRKS", "--json")
    rows = {row["period"]: row for row in map(json.loads, out.splitlines()) if row["metric"] == "revenue"}
    assert (rows["2031Q2"]["actual"]["value"], rows["2031Q2"]["actual"]["yours"]) == (91_000_000, True)
    assert rows["2030Q2"]["actual"]["yours"] is False
    _, out, _ = run(capsys, "metrics", "BRKS", "--markdown", "--metric", "revenue")
    assert "$91.0M (put right by hand)" in out


def test_a_digests_ledger_has_what_was_put_right(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, library: Path
) -> None:
    for quarter in ("Q2 2031", "Q3 2031"):
        path = tmp_path / f"{quarter}.txt"
        path.write_text(SMALL_CALL.replace("Q2 2031", quarter).replace("For the third quarter", "For the next quarter"))
        run(capsys, "add", str(path))
    run(capsys, "annotate", "BRKS-2031Q3", "--quote", "Prices are firm.")
    assert "$90.5M, guided $94–98M, missed" in run(capsys, "digest", "--ledger")[1]
    call = Library(library).call("BRKS-2031Q3")
    figure = next(figure for figure in call.figures if figure.text == "$90.5 million")
    Notebook(library).set_figure(call.id, correction_of(call, figure, {"value": 95_000_000.0}))
    assert "$95.0M (put right by hand), guided $94–98M, met" in run(capsys, "digest", "--ledger")[1]
