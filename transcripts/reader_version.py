"""Which version of the code reads calls, so that the cache knows when to read them again."""

import zlib
from pathlib import Path

_DOES_NOT_READ = ("library", "index", "ledger", "shelf", "packing", "contract", "corrections")


def reader_version() -> str:
    """A word that changes when any part of the code that reads calls does."""
    folder = Path(__file__).parent
    parts = sorted(
        f"{path.relative_to(folder)} {found.st_size} {found.st_mtime_ns}"
        for path in folder.rglob("*.py")
        if path.parent.name != "search" and not path.name.startswith(_DOES_NOT_READ)
        for found in (path.stat(),)
    )
    return f"{zlib.crc32(chr(10).join(parts).encode()):08x}"
