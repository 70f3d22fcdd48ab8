"""What the user has set: `config.toml` in the library's folder. Loads no Textual, so that every command may read it.

    theme = "earmark-light"
    ascii = false
    watch = ["~/calls"]             # folders whose new files join the library by themselves

    [colors]                        # what the five pens mean
    yellow = "claim"

    [keys]                          # an action's id (see the list of keys) and its keys
    "quarter.next" = "right_square_bracket,l"

What cannot be understood is left out and said in a sentence: a slip in the file must not keep anybody from reading.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from transcripts.library_settings import SettingsError, settings_data, settings_of, settings_text

FILE_NAME = "config.toml"
_NONE: Mapping[str, str] = MappingProxyType({})
_KNOWN = ("theme", "ascii", "watch", "colors", "keys")


class Configuration(NamedTuple):
    """What is set; what is not has its default."""

    theme: str | None = None
    """A theme's name."""
    ascii: bool = False
    """Draw marks in plain ASCII."""
    watched: tuple[Path, ...] = ()
    """Folders whose new files join the library."""
    colors: Mapping[str, str] = _NONE
    """What pens mean, by name ("yellow": "claim")."""
    keys: Mapping[str, str] = _NONE
    """Keys by the id of their action, as they stand in the file; `tui.keymap` says which of them hold."""
    problems: tuple[str, ...] = ()
    """What could not be understood, a sentence each."""


def read_configuration(root: Path) -> Configuration:
    """What is set in a library's folder; all defaults where there is no file.

    Args:
        root: The library's folder; it need not be there.
    """
    try:
        data = settings_data(root / FILE_NAME)
    except SettingsError as error:
        return Configuration(problems=(str(error),))
    return Configuration() if data is None else configuration_of(data)


def configuration_of(data: bytes) -> Configuration:
    """What a configuration file's bytes set."""
    try:
        value = settings_of(settings_text(data, FILE_NAME), FILE_NAME)
    except SettingsError as error:
        return Configuration(problems=(str(error),))
    problems = [f"{FILE_NAME} sets {name}, which is not known." for name in value if name not in _KNOWN]
    return Configuration(
        theme=_of_kind(value, "theme", str, "a name in quotation marks", problems),
        ascii=bool(_of_kind(value, "ascii", bool, "true or false", problems)),
        watched=tuple(Path(name).expanduser() for name in _texts(value, "watch", problems)),
        colors=_words(value, "colors", problems),
        keys=_words(value, "keys", problems),
        problems=tuple(problems),
    )


def _of_kind(value: Mapping[str, Any], name: str, kind: type, described: str, problems: list[str]) -> Any:
    """A setting, or None where it is not made, or is of the wrong kind."""
    found = value.get(name)
    if found is None or isinstance(found, kind):
        return found
    problems.append(f"{FILE_NAME} sets {name} to {found!r}; it should be {described}.")
    return None


def _texts(value: Mapping[str, Any], name: str, problems: list[str]) -> list[str]:
    """A setting that is a list of texts."""
    found = _of_kind(value, name, list, "a list of texts", problems) or []
    wrong = [item for item in found if not isinstance(item, str)]
    problems += [f"{FILE_NAME} names {item!r} under {name}; it should be a text." for item in wrong]
    return [item for item in found if isinstance(item, str)]


def _words(value: Mapping[str, Any], name: str, problems: list[str]) -> dict[str, str]:
    """A table of names and texts."""
    found = _of_kind(value, name, dict, f"a table, headed [{name}]", problems) or {}
    wrong = [key for key, item in found.items() if not isinstance(item, str)]
    problems += [f"{FILE_NAME} sets {key} under [{name}] to {found[key]!r}; it should be a text." for key in wrong]
    return {key: item for key, item in found.items() if isinstance(item, str)}
