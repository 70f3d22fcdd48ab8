"""Writes the README's table of keys from the table of actions. Run with `uv run python scripts/write_keys.py`."""

import re
from pathlib import Path

from tui import actions

README = Path(__file__).resolve().parent.parent / "README.md"
_TABLE = re.compile(r"^\| keys \| do \|\n(?:\|.*\n)*", re.MULTILINE)


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


if __name__ == "__main__":
    README.write_text(_TABLE.sub(lambda _: keys_table() + "\n", README.read_text(encoding="utf-8")), encoding="utf-8")
