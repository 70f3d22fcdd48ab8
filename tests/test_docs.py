"""The README cannot lie: its keys, commands and pictures are those of the program."""

from pathlib import Path

from write_keys import keys_table

from tui import actions
from tui.commands.table import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_keys_is_the_table_of_actions() -> None:
    assert keys_table() in README, "run scripts/write_keys.py"


def test_every_command_is_in_the_readme() -> None:
    for command in set(COMMANDS) - {"open"}:
        assert f"earmark {command}" in README


def test_pictures_and_documents_that_are_named_exist() -> None:
    for name in ("docs/reader.svg", "CONTRIBUTING.md"):
        assert f"({name})" in README
        assert (ROOT / name).exists()


def test_pictures_fetch_nothing() -> None:
    for picture in (ROOT / "docs").glob("*.svg"):
        assert "url(http" not in picture.read_text(encoding="utf-8")


def test_the_changelog_has_a_place_for_what_comes() -> None:
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_action_ids_are_unique_and_every_key_has_one_meaning_in_its_place() -> None:
    ids = [action.id for action in actions.ACTIONS]
    assert len(ids) == len(set(ids))
    while_selecting = {"word.next", "word.previous", "paragraph.next", "paragraph.previous", "ends"}
    for place in {action.where for action in actions.ACTIONS} - {"anywhere"}:
        taken: dict[str, str] = {}
        for action in actions.ACTIONS:
            if action.id in while_selecting or action.where not in (place, "anywhere"):
                continue
            for key in action.keys.split(","):
                assert key not in taken, f"{place}: {key}: {taken.get(key)} and {action.id}"
                taken[key] = action.id
