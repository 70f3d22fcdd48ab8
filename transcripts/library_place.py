"""Where a library is, and whether there is anything in it."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def library_root(named: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the library is: where the user says, else `EARMARK_LIBRARY`, else the platform's data folder; makes nothing."""
    if named is not None:
        return named.expanduser()
    if environment.get("EARMARK_LIBRARY"):
        return Path(environment["EARMARK_LIBRARY"]).expanduser()
    from platformdirs import user_data_path

    return user_data_path("earmark", appauthor=False)


def has_calls(root: Path) -> bool:
    """Whether there is any call in a library."""
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(root / "calls") as entries:
        return any(is_record(entry.name) for entry in entries)
    return False


def is_record(name: str) -> bool:
    """Whether a file of a library's calls should be a record, by its name: one that an id can have."""
    return name.endswith(".json") and name[0] != "." and name.isprintable()
