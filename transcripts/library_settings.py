"""The files in a library's folder that its reader writes by hand, as TOML. What cannot be read is told in a sentence."""

from pathlib import Path
from typing import Any

from transcripts.library_files import read_whole


class SettingsError(ValueError):
    """A file of settings cannot be read or is not TOML; the text is a sentence."""


def settings_data(path: Path) -> bytes | None:
    """What stands in a file of settings; None where there is none.

    Raises:
        SettingsError: It cannot be read.
    """
    try:
        held = read_whole(path)
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror or error}.") from None
    return None if held is None else held[0]


def settings_text(data: bytes, name: str) -> str:
    """The text of a file of settings.

    Args:
        data: What stands in it.
        name: What it is called, for the sentence.

    Raises:
        SettingsError: It is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsError(f"{name} is not UTF-8, so nothing in it is heard.") from None


def settings_of(text: str, name: str) -> dict[str, Any]:
    """What a text of settings sets.

    Raises:
        SettingsError: It is not TOML.
    """
    import tomllib  # most people have no such file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name} is not TOML, so nothing in it is heard: {error}.") from None
