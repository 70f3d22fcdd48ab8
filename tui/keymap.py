"""Keys that the user has set, checked. Pure.

Textual takes any name for a key's, and an action whose key is misspelt can never be reached; so everything is looked at
here: that there is such an action, that there is such a key, that no key would do two things in one place, and that a
way to quit is left.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from tui.actions import Action

QUIT = "quit"
"""The action without which nobody would get out."""
_FIXED = frozenset(("count",))
"""Actions whose keys are what they are: the digits."""
_MODIFIERS = ("ctrl", "shift", "alt", "super", "hyper", "meta")
_NAMES = frozenset(key.value for key in Keys if not key.value.startswith("<"))
_SPOKEN = {"esc": "escape", "pgdn": "pagedown", "pgup": "pageup", "return": "enter", "del": "delete"}


class Keymap(NamedTuple):
    """The actions with the keys that hold, and what was wrong with those asked for."""

    actions: tuple[Action, ...]
    changed: dict[str, str]
    """The keys of the actions that have others than theirs, by id, as Textual takes them."""
    problems: tuple[str, ...]


def keymap_of(actions: Sequence[Action], wanted: Mapping[str, str]) -> Keymap:
    """The keys that hold, where the user wants some actions to have others.

    Args:
        actions: The table of actions.
        wanted: Keys, parted by commas, by the id of their action.
    """
    problems: list[str] = []
    known = {action.id: action for action in actions}
    changed: dict[str, str] = {}
    for id, keys in wanted.items():
        if id not in known or id in _FIXED:
            problems.append(_no_such_action(id, known))
        elif named := _named(id, keys, problems):
            changed[id] = named
    while clash := _clash(actions, changed):
        loser, sentence = clash
        problems.append(sentence)
        del changed[loser]
    mapped = tuple(a._replace(keys=changed[a.id]) if a.id in changed else a for a in actions)
    return Keymap(mapped, changed, tuple(problems))


def key_named(word: str) -> str | None:
    """Textual's name of a key, from a character or a name as one would say it; None where there is no such key."""
    if len(word) == 1:
        return _of_character(word)
    *modifiers, key = (
        word.strip().lower().split("+") if not word.endswith("+") else (*word[:-2].lower().split("+"), "+")
    )
    if any(modifier not in _MODIFIERS for modifier in modifiers):
        return None
    key = _SPOKEN.get(key, key)
    if len(key) == 1:
        key = _of_character(key) or ""
    whole = "+".join((*modifiers, key))
    return whole if whole in _NAMES or key in _NAMES or _is_character(key) else None


def _of_character(character: str) -> str | None:
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name) or None


def _is_character(name: str) -> bool:
    """Whether a name is Textual's for a character."""
    return (len(name) == 1 and name.isalnum()) or name in KEY_NAME_REPLACEMENTS.values() or _has_unicode_name(name)


def _has_unicode_name(name: str) -> bool:
    for spelling in (name.replace("_", " "), name.replace("_", "-")):
        try:
            unicodedata.lookup(spelling.upper())
        except KeyError:
            continue
        return True
    return False


def _named(id: str, keys: str, problems: list[str]) -> str | None:
    """The keys as Textual takes them, or None where one of them is none."""
    words = [word.strip() or word for word in keys.replace(",,", "comma,").split(",") if word]
    named = [(word, key_named(word)) for word in words]
    unknown = next((word for word, key in named if key is None), None)
    if unknown is not None or not named:
        what = "no key" if unknown is None else f"{unknown!r}, which is no key"
        problems.append(f"The keys of {id} are set to {what}: it keeps its own.")
        return None
    return ",".join(dict.fromkeys(key for _, key in named if key is not None))


def _no_such_action(id: str, known: Mapping[str, Action]) -> str:
    near = get_close_matches(id, known, 1)
    return f"Keys are set for {id}, and there is no such action.{f' Is {near[0]} meant?' if near else ''}"


def _clash(actions: Iterable[Action], changed: Mapping[str, str]) -> tuple[str, str] | None:
    """The id of a changed action whose key another has where both hold, and a sentence about it; None without a clash.

    Two actions that share a key from the start (while selecting, `w` grows) may go on sharing it.
    """
    table = list(actions)
    for id in changed:
        mine = next(action for action in table if action.id == id)
        for other in table:
            if other.id == id or not _meet(mine, other):
                continue
            shared = _keys(changed[id]) & _keys(changed.get(other.id, other.keys))
            shared -= _keys(mine.keys) & _keys(other.keys)
            if shared:
                key = min(shared)
                what = f"{key} is set for {id} ({mine.label}), and is the key of {other.id} ({other.label})"
                return id, f"{what}: {id} keeps its own."
    return None


def _meet(one: Action, other: Action) -> bool:
    """Whether there is a place where two actions hold."""
    return one.where == other.where or "anywhere" in (one.where, other.where)


def _keys(keys: str) -> frozenset[str]:
    return frozenset(keys.split(","))
