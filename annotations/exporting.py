"""Files that the user names: written whole or not at all, the one that was there before kept as `.bak` where it differs."""

import os
import stat
from pathlib import Path

from transcripts.errors import EarmarkError
from transcripts.library_files import not_saved, read_whole, write_whole

BACKUP = ".bak"
_MODE = 0o644
_TOO_LARGE = 100_000_000


def text_in(path: Path) -> str | None:
    """What a file holds that is to be written over; None where there is none, or what is there is no file (a pipe).

    Raises:
        EarmarkError: It is a folder, holds no text, or cannot be read.
    """
    if path.is_dir():
        raise EarmarkError("A folder is in the way", f"{path} is a folder.", "Name a file.")
    if path.exists() and not path.is_file():
        return None
    try:
        if path.exists() and path.stat().st_size > _TOO_LARGE:
            raise EarmarkError("The file is in the way", f"{path} is too large to be a digest.", "Name another.")
        held = read_whole(path)
        return None if held is None else held[0].decode("utf-8")
    except OSError as error:
        sentence = f"{path} is there and cannot be read: {error.strerror or error}."
        raise EarmarkError("The file is in the way", sentence, "Name another.") from None
    except UnicodeDecodeError:
        sentence = f"There is a file {path} that holds no text."
        raise EarmarkError("The file is in the way", sentence, "Name another.") from None


def written(path: Path, text: str) -> Path | None:
    """Write a text to a file that the user named; one that holds just that is left alone.

    Returns:
        Where what was there before is kept; None where nothing was, or nothing changed.

    Raises:
        NotSavedError: It could not be written; what was there is there still.
    """
    data = text.encode("utf-8", "replace")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return None
        held = read_whole(path)
        if held is not None and held[0] == data:
            return None
        mode = stat.S_IMODE(path.stat().st_mode) if held else _MODE
        backup = path.with_name(path.name + BACKUP) if held else None
        if held is not None and backup is not None:
            write_whole(backup, held[0], keep_previous=False)
            os.chmod(backup, mode)
        write_whole(path, data, keep_previous=False)
        os.chmod(path, mode)
        return backup
    except OSError as error:
        raise not_saved(error, "What was asked for", path) from None
