"""`earmark answers`, and what becomes of the reader's word in a digest."""

import json
from pathlib import Path
from typing import Any

import pytest
from invented import REFUSED_CALL

from tui.cli import main

CALL = "BRKS-2031Q2"


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of one call with two exchanges; in the second a figure is refused."""
    monkeypatch.setenv("EARMARK_LIBRARY", str(tmp_path / "library"))
    path = tmp_path / "brook.txt"
    path.write_text(REFUSED_CALL)
    assert main(["add", str(path)]) == 0
    return tmp_path / "library"


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints that does its work."""
    capsys.readouterr()
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said(capsys, "answers", CALL, *arguments, "--json").splitlines()]


def test_exchanges_are_listed_with_the_words_that_refuse(capsys: pytest.CaptureFixture[str]) -> None:
    ben, cy = said(capsys, "answers", CALL).splitlines()
    assert ben == "  1   Ben Okafor, Northlight Securities"
    assert cy == "  2 x Cy Vale, Harrow Street: no answer: “We don't break that out”"
    (row,) = rows(capsys, "--unanswered")
    assert (row["schema"], row["call"], row["exchange"], row["analyst"]) == ("earmark.answer/1", CALL, 2, "cy-vale")
    assert (row["declined"], row["declined_words"]) == (True, "We don't break that out")
    assert (row["verdict"], row["answered"]) == (None, False)


def test_a_verdict_is_given_wins_and_is_withdrawn(capsys: pytest.CaptureFixture[str]) -> None:
    given = said(capsys, "answers", CALL, "--exchange", "1", "--verdict", "dodged")
    assert given == "  1 x Ben Okafor, Northlight Securities: you: dodged\n"
    said(capsys, "answers", CALL, "--exchange", "2", "--verdict", "answered")
    assert [(row["verdict"], row["answered"]) for row in rows(capsys)] == [("dodged", False), ("answered", True)]
    said(capsys, "answers", CALL, "--exchange", "1", "--verdict", "none")
    assert [row["verdict"] for row in rows(capsys)] == [None, "answered"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--verdict", "dodged"], "--exchange"),
        (["--exchange", "7"], "no number 7"),
        (["--exchange", "0", "--verdict", "dodged"], "no number 0"),
    ],
)
def test_what_cannot_be_is_one_line(capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    assert main(["answers", CALL, *arguments]) == 1
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1


def test_in_a_digest_the_readers_word_adds_and_removes(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "annotate", CALL, "--quote", "Prices are firm.")
    before = said(capsys, "digest", "--non-answers")
    assert (
        "Cy Vale, Harrow Street (Brook & Sons, Inc., Q2 2031): a figure was refused: “We don't break that out”"
        in before
    )
    assert "Ben Okafor, Northlight Securities (Brook" not in before
    said(capsys, "answers", CALL, "--exchange", "1", "--verdict", "dodged")
    said(capsys, "answers", CALL, "--exchange", "2", "--verdict", "answered")
    after = said(capsys, "digest", "--non-answers")
    assert "Ben Okafor, Northlight Securities (Brook & Sons, Inc., Q2 2031): not answered" in after
    assert "We don't break that out" not in after
