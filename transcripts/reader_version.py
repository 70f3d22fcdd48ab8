"""Which version of the code reads calls, so that the cache knows when to read them again."""

import os
import zlib
from collections.abc import Iterator
from pathlib import Path

_DOES_NOT_READ = ("library", "index", "ledger", "shelf", "packing", "contract", "corrections")

_ELSEWHERE = ("search", "samples", "__pycache__")


def reader_version() -> str:
    """A word that changes when any part of the code that reads calls does."""
    parts = sorted(_parts(str(Path(__file__).parent)))
    return f"{zlib.crc32(chr(10).join(parts).encode()):08x}"


def _parts(folder: str) -> Iterator[str]:
    """Name, size and time of each file that reads."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in _ELSEWHERE:
                    yield from _parts(entry.path)
            elif entry.name.endswith(".py") and not entry.name.startswith(_DOES_NOT_READ):
                found = entry.stat()
                yield f"{entry.name} {found.st_size} {found.st_mtime_ns}"
