"""Where a library is."""

import os
from collections.abc import Mapping
from pathlib import Path


def library_root(named: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the library is: where the user says, else `EARMARK_LIBRARY`, else the platform's data folder; makes nothing."""
    if named is not None:
        return named.expanduser()
    if environment.get("EARMARK_LIBRARY"):
        return Path(environment["EARMARK_LIBRARY"]).expanduser()
    from platformdirs import user_data_path

    return user_data_path("earmark", appauthor=False)
