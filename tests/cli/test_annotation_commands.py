"""`earmark annotate`, `earmark annotations`, `earmark show --annotations`."""

import json
from pathlib import Path
from typing import Any

import pytest
from invented import SMALL_CALL

from tui.cli import main

CALL = "BRKS-2031Q2"


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EARMARK_LIBRARY", str(tmp_path / "library"))
    return tmp_path / "library"


class Earmark:
    """The command line, and what it says."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        status = main(list(arguments))
        said = self._capsys.readouterr()
        return status, said.out, said.err

    def rows(self, *arguments: str) -> list[dict[str, Any]]:
        status, out, err = self(*arguments, "--json")
        assert (status, err) == (0, "")
        return [json.loads(line) for line in out.splitlines()]


@pytest.fixture
def earmark(capsys: pytest.CaptureFixture[str]) -> Earmark:
    return Earmark(capsys)


@pytest.fixture
def added(earmark: Earmark, small_file: Path) -> str:
    assert earmark("add", str(small_file))[0] == 0
    return CALL


def test_annotate_prints_what_it_made_and_annotations_the_same(earmark: Earmark, added: str) -> None:
    words = ("--tag", "price", "--tag", "#claims / firm", "--note", "Really?\nAsk.", "--color", "red")
    (made,) = earmark.rows("annotate", added.lower(), "--quote", "Prices are firm.", *words)
    assert made["schema"] == "earmark.annotation/1"
    assert (made["call"], made["speaker"], made["color"]) == (CALL, "ada-brook", "red")
    assert (made["tags"], made["note"]) == (["price", "claims/firm"], "Really?\nAsk.")
    assert made["quote"]["exact"] == "Prices are firm."
    assert made["anchored"] == "exact"
    assert earmark.rows("annotations") == earmark.rows("annotations", CALL) == [made]


def test_a_file_joins_the_library_with_its_first_annotation(earmark: Earmark, small_file: Path, library: Path) -> None:
    status, _, err = earmark("annotate", str(small_file), "--quote", "nothing of the kind")
    assert status == 1
    assert "nothing of the kind" in err
    assert not library.exists()
    (made,) = earmark.rows("annotate", str(small_file), "--quote", "Prices are firm.")
    small_file.unlink()
    assert earmark.rows("annotations") == [made]
    assert [row["id"] for row in earmark.rows("list")] == [CALL]


def test_words_that_stand_several_times_need_their_neighbours(earmark: Earmark, added: str) -> None:
    status, out, err = earmark("annotate", added, "--quote", "question")
    assert (status, out) == (1, "")
    assert "--prefix" in err
    assert err.count("\n") == 1
    (made,) = earmark.rows("annotate", added, "--quote", "question", "--prefix", "no more ", "--suffix", "s. Goodbye")
    assert made["quote"]["prefix"].endswith("There are no more ")


def test_quotes_are_found_whatever_their_dress(earmark: Earmark, added: str) -> None:
    (made,) = earmark.rows("annotate", added, "--quote", "prices  are\nFirm")
    assert made["quote"]["exact"] == "Prices are firm"


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], ["Good evening", "Is $95 million too low?", "Prices are firm."]),
        (["--tag", "price"], ["Prices are firm."]),
        (["--tag", "ask"], ["Is $95 million too low?", "Prices are firm."]),
        (["--tag", "ask", "--tag", "price"], ["Prices are firm."]),
        (["--tag", "as"], []),
        (["--color", "claim"], ["Prices are firm."]),
        (["--speaker", "okafor"], ["Is $95 million too low?"]),
        (["--speaker", "ada brook"], ["Prices are firm."]),
        (["--since", "2100-01-01"], []),
        (["--since", "2001-01-01"], ["Good evening", "Is $95 million too low?", "Prices are firm."]),
    ],
)
def test_only_some_annotations(
    earmark: Earmark, added: str, library: Path, options: list[str], found: list[str]
) -> None:
    (library / "config.toml").write_text('[colors]\nblue = "claim"\n')
    earmark(
        "annotate", added, "--quote", "Prices are firm.", "--tag", "price", "--tag", "ask/later", "--color", "claim"
    )
    earmark("annotate", added, "--quote", "Is $95 million too low?", "--tag", "ask")
    earmark("annotate", added, "--quote", "Good evening")
    assert [row["quote"]["exact"] for row in earmark.rows("annotations", *options)] == found


@pytest.mark.parametrize(
    "arguments",
    [
        ["annotate", CALL, "--quote", "Prices", "--color", "pink"],
        ["annotate", "BRKS-2040Q1", "--quote", "Prices"],
        ["annotate", "./absent.txt", "--quote", "Prices"],
        ["annotate", CALL, "--quote", ""],
        ["annotations", "BRKS-2040Q1"],
        ["annotations", "--since", "yesterday"],
    ],
)
def test_bad_input_is_a_sentence(earmark: Earmark, added: str, arguments: list[str]) -> None:
    status, out, err = earmark(*arguments)
    assert (status, out) == (1, "")
    assert err.startswith("earmark: ")
    assert err.count("\n") == 1


def test_another_rendering_finds_its_passages_again(earmark: Earmark, small_file: Path, tmp_path: Path) -> None:
    rough = tmp_path / "rough.txt"
    rough.write_text(SMALL_CALL.replace("firm", "f1rm").replace("Good evening", "Good  even-ing"), encoding="utf-8")
    earmark("add", str(rough))
    earmark("annotate", CALL, "--quote", "Prices are f1rm.", "--note", "rough")
    earmark("add", str(small_file))
    renderings = earmark.rows("list")[0]["renderings"]
    assert len(renderings) == 2
    earmark("annotate", CALL, "--quote", "Good evening", "--note", "clean")
    found = {row["note"]: row for row in earmark.rows("annotations", CALL)}
    assert found["rough"]["anchored"] in ("exact", "fuzzy")
    assert found["clean"]["anchored"] in ("exact", "fuzzy")


def test_show_with_annotations(earmark: Earmark, added: str, small_file: Path) -> None:
    earmark("annotate", added, "--quote", "Prices are firm.", "--tag", "price", "--note", "Are they?")
    expected = (
        "We like our range. Prices are firm.\n> Highlighted in yellow, tagged price: “Prices are firm.” Note: Are they?"
    )
    for named in (added, str(small_file)):
        status, out, _ = earmark("show", named, "--annotations")
        assert status == 0
        assert expected in out
    assert "Highlighted" not in earmark("show", added)[1]


def test_annotations_of_a_call_that_is_gone_are_listed_as_they_were_made(
    earmark: Earmark, added: str, library: Path
) -> None:
    (made,) = earmark.rows("annotate", added, "--quote", "Prices are firm.")
    (library / "calls" / f"{added}.json").unlink()
    status, out, err = earmark("annotations", "--json")
    assert status == 0
    assert json.loads(out) == made
    assert added in err


def test_a_damaged_file_is_told_of(earmark: Earmark, added: str, library: Path) -> None:
    earmark("annotate", added, "--quote", "Prices are firm.")
    earmark("annotate", added, "--quote", "Good evening")
    (library / "annotations" / f"{added}.json").write_text('{"schema": "ear')
    status, out, err = earmark("annotations")
    assert status == 0
    assert "Prices are firm." in out
    assert f"{added}.json is damaged" in err


def test_notes_that_cannot_be_read_are_named_and_the_others_listed(
    earmark: Earmark, added: str, library: Path, tmp_path: Path
) -> None:
    earmark("annotate", CALL, "--quote", "Prices are firm.")
    for suffix in (".json", ".json.previous"):
        (library / "annotations" / f"AAAA-2031Q1{suffix}").mkdir()
    for command in (
        ("annotations",),
        ("export", "--format", "csv"),
        ("export", "--format", "csv", "--tag", "none"),
        ("digest",),
    ):
        status, out, err = earmark(*command)
        assert (status == 0) == (command[0] == "digest")
        assert "none" in command or "Prices are firm." in out
        assert err.count("AAAA-2031Q1: ") == 1
        assert "cannot be read" in err
    status, out, _ = earmark("doctor")
    assert status == 1
    assert "cannot be read" in out


def test_a_colleagues_annotations_bear_their_name_and_are_listed_by_it(
    earmark: Earmark, added: str, tmp_path: Path
) -> None:
    (mine,) = earmark.rows("annotate", CALL, "--quote", "Prices are firm.")
    path = tmp_path / "theirs.json"
    path.write_text(json.dumps({"annotations": [{**mine, "id": "theirs", "note": "Firm?"}]}))
    assert earmark("import", str(path), "--creator", "Jo Marsh")[0] == 0
    assert [row["id"] for row in earmark.rows("annotations", "--by", "jo")] == ["theirs"]
    assert [row["id"] for row in earmark.rows("annotations", "--by", "me")] == [mine["id"]]
    assert "by Jo Marsh" in earmark("annotations", "--by", "jo")[1]
