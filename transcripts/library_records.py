"""Records as files: `calls/<id>.json`, plain, sorted, one a call, so that they can be read, copied and merged."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from transcripts.library_catalogue import CallRecord, record_of
from transcripts.library_files import read_whole, write_whole
from transcripts.library_tables import record_files

SUFFIX = ".json"
__all__ = ["SUFFIX", "read_record", "read_records", "record_files", "write_record"]


def read_records(folder: Path) -> Iterator[CallRecord]:
    """The records in a folder, in the order of their names; what is no record is passed over."""
    for path in record_files(folder):
        with suppress(OSError, ValueError):
            record = read_record(path)
            if record is not None:
                yield record


def read_record(path: Path) -> CallRecord | None:
    """A record from its file, or None where there is no such file.

    Raises:
        OSError: The file cannot be read.
        ValueError: It holds no record.
    """
    held = read_whole(path)
    return None if held is None else record_of(json.loads(held[0]))


def write_record(folder: Path, record: CallRecord, *, is_settled: bool = True) -> None:
    """Keep a record, whole or not at all; its name is safe on the disk as in `write_whole`.

    Half of a character pair, which a file's place may have and UTF-8 knows not, is written by its number.

    Raises:
        OSError: It could not be done; what was kept before is there still.
    """
    text = json.dumps(record.as_json(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    data = text.encode("utf-8", "backslashreplace")
    write_whole(folder / f"{record.id}{SUFFIX}", data, keep_previous=False, is_settled=is_settled)
