"""The README cannot lie: its keys, commands and pictures are those of the program."""

from pathlib import Path

from tui import actions
from tui.cli import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def keys_table() -> str:
    """The README's table of keys, as the table of actions makes it."""
    rows = ["| keys | do |", "| --- | --- |"]
    for group, members in actions.groups().items():
        rows.append(f"| **{group}** | |")
        rows += [
            f"| {' '.join(f'`{key}`' for key in actions.key_names(action).split())} | {action.label} |"
            for action in members
        ]
    return "\n".join(rows)


def test_the_table_of_keys_is_the_table_of_actions() -> None:
    assert keys_table() in README, f"put this under “Keys” in README.md:\n\n{keys_table()}"


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
    taken: dict[str, str] = {}
    while_selecting = {"word.next", "word.previous"}
    for action in actions.ACTIONS:
        if action.id in while_selecting:
            continue
        for key in action.keys.split(","):
            assert key not in taken, f"{key}: {taken.get(key)} and {action.id}"
            taken[key] = action.id
