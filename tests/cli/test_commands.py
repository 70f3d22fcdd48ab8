"""The command line: data to standard output, sentences to standard error, honest exit codes."""

import gc
import json
from pathlib import Path

import pytest

from tui.cli import main
from tui.commands.table import COMMANDS
from tui.version import __version__


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    said = capsys.readouterr()
    return status, said.out, said.err


def test_inspect_prints_one_object_a_file_in_the_order_given(
    capsys: pytest.CaptureFixture[str], small_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("Buy milk.\n")
    files = [tmp_path / "absent.txt", tmp_path / "empty.txt", small_file, tmp_path / "notes.txt"]
    status, out, err = run(capsys, "inspect", *map(str, files), "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert [row["schema"] for row in rows] == [
        "earmark.error/1",
        "earmark.error/1",
        "earmark.call/1",
        "earmark.error/1",
    ]
    assert [row["source"]["path"] for row in rows] == [str(file) for file in files]
    assert rows[2]["id"] == "BRKS-2031Q2"
    assert all(row["error"] for row in rows if "error" in row["schema"])
    assert err == ""


def test_inspect_for_people(capsys: pytest.CaptureFixture[str], small_file: Path) -> None:
    status, out, _ = run(capsys, "inspect", str(small_file))
    assert status == 0
    for words in ("Brook & Sons, Inc.", "Ada Brook", "Ben Okafor", "Northlight Securities", "BRKS-2031Q2"):
        assert words in out


def test_inspect_explains_every_figure(capsys: pytest.CaptureFixture[str], small_file: Path) -> None:
    status, out, _ = run(capsys, "inspect", str(small_file), "--explain")
    assert status == 0
    assert "$90.5 million  revenue · actual · Q2 31\n    Revenue was $90.5 million in the quarter" in out
    assert "because of “Revenue” · “was”" in out


def test_inspect_names_the_file_that_cannot_be_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    status, out, err = run(capsys, "inspect", str(path))
    assert (status, out) == (1, "")
    assert err.startswith("earmark: ")
    assert str(path) in err
    assert err.count("\n") == 1


def test_show_prints_speaker_by_speaker_with_roles_as_words(
    capsys: pytest.CaptureFixture[str], small_file: Path
) -> None:
    status, out, _ = run(capsys, "show", str(small_file))
    assert status == 0
    assert "\nAda Brook (Executive, CEO, Brook & Sons, Inc.):\nThank you. Revenue was" in out
    assert "\nOperator:\nGood evening" in out
    assert out.index("PRESENTATION") < out.index("QUESTIONS AND ANSWERS")


def test_show_tells_when_each_turn_begins_where_the_file_does(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "call.vtt"
    path.write_text(
        "WEBVTT\n\n00:00:07.250 --> 00:00:09.000\n<v Operator>Here is Ada.\n\n"
        "01:02:05.000 --> 01:02:09.000\n<v Ada Brook>Revenue rose.\n"
    )
    status, out, _ = run(capsys, "show", str(path))
    assert status == 0
    assert "\nOperator at 0:07:\nHere is Ada." in out
    assert "\nAda Brook at 1:02:05:\nRevenue rose." in out


@pytest.mark.parametrize(
    ("options", "there", "gone"),
    [
        (["--speaker", "okafor"], "too low", "Prices are firm"),
        (["--role", "executive"], "Prices are firm", "too low"),
        (["--section", "presentation"], "Mr. Vane", "too low"),
        (["--section", "qa", "--role", "operator"], "Goodbye", "Here is Ada"),
    ],
)
def test_show_only_a_part(
    capsys: pytest.CaptureFixture[str], small_file: Path, options: list[str], there: str, gone: str
) -> None:
    status, out, _ = run(capsys, "show", str(small_file), *options)
    assert status == 0
    assert there in out
    assert gone not in out


def test_show_somebody_who_is_not_there(capsys: pytest.CaptureFixture[str], small_file: Path) -> None:
    status, out, err = run(capsys, "show", str(small_file), "--speaker", "Nobody Known")
    assert (status, out) == (1, "")
    assert "Nobody Known" in err
    assert "Ada Brook" in err


def test_a_first_word_that_is_no_command_is_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "nonsense-command")
    assert status == 1
    assert "nonsense-command" in err


def test_a_file_name_cannot_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "inspect", "no\x1b[31m\x07such\nfile.txt")
    assert status == 1
    assert "\x1b" not in err
    assert "\x07" not in err
    assert err.count("\n") == 1


def test_wrong_usage_is_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["inspect"], ["show", "x", "--nonsense"], ["--nonsense"]):
        with pytest.raises(SystemExit) as stop:
            main(arguments)
        assert stop.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"earmark {__version__}\n"


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit) as stop:
            main([command, "--help"])
        assert stop.value.code == 0
        assert command in capsys.readouterr().out


def test_the_reader_needs_a_terminal(capsys: pytest.CaptureFixture[str], small_file: Path) -> None:
    status, _, err = run(capsys, str(small_file))
    assert status == 1
    assert "terminal" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--library", "L", "inspect", "F", "--json"],
        ["inspect", "--library", "L", "F", "--json"],
        ["inspect", "F", "--json", "--library", "L"],
    ],
)
def test_the_library_can_be_named_anywhere(
    capsys: pytest.CaptureFixture[str], small_file: Path, tmp_path: Path, arguments: list[str]
) -> None:
    words = [{"L": str(tmp_path / "library"), "F": str(small_file)}.get(word, word) for word in arguments]
    status, out, _ = run(capsys, *words)
    assert status == 0
    assert json.loads(out)["id"] == "BRKS-2031Q2"
    assert not (tmp_path / "library").exists()


def test_without_a_terminal_the_reader_says_so_and_leaves_the_program_as_it_was(
    capsys: pytest.CaptureFixture[str], small_file: Path
) -> None:
    status, out, err = run(capsys, str(small_file))
    assert (status, out) == (1, "")
    assert "The reader needs a terminal." in err
    assert gc.isenabled()
    assert not gc.get_freeze_count()
