"""Two versions of a file, of two machines that changed it without knowing of each other, made into one. Pure.

Of each record, field and item of a list the version counts that was changed last. In whatever order versions are united,
the same comes of it.
"""

from collections.abc import Mapping
from typing import Any

from annotations.merging import CHANGED, REMOVED, Record, Tables, later, modified_of


def united(one: Tables, other: Tables) -> dict[str, dict[str, Record]]:
    """Two versions of a file as one; what was removed in one stays so, unless it was changed later in the other."""
    touched = _latest_moments(one.get(CHANGED, {}), other.get(CHANGED, {}))
    result: dict[str, dict[str, Record]] = {CHANGED: touched} if touched else {}
    for table in (one.keys() | other.keys()) - {CHANGED}:
        mine, theirs = one.get(table, {}), other.get(table, {})
        result[table] = {
            key: _one_of(f"{table}/{key}", mine.get(key), theirs.get(key), one, other)
            for key in (*mine, *(theirs.keys() - mine.keys()))
        }
    graves = result.get(REMOVED, {})
    for name in list(graves):
        table, _, key = name.partition("/")
        record = result.get(table, {}).get(key)
        if record is not None and modified_of(record) > modified_of(graves[name]):
            del graves[name]
        elif record is not None:
            del result[table][key]
    return result


def _one_of(name: str, mine: Record | None, theirs: Record | None, one: Tables, other: Tables) -> Record:
    """Two versions of a record as one, field by field where it is told when fields were changed."""
    last = later(mine, theirs)
    if mine is None or theirs is None:
        return last
    here, there = one.get(CHANGED, {}).get(name, {}), other.get(CHANGED, {}).get(name, {})
    if mine == theirs and here == there:
        return last
    result: dict[str, Any] = dict(last)
    for field in mine.keys() | theirs.keys():
        a, b = mine.get(field), theirs.get(field)
        if isinstance(a, list) and isinstance(b, list):
            result[field] = _items(field, a, b, last.get(field), here, there)
        elif a != b and field != "modified" and here.get(field, "") != there.get(field, ""):
            result[field] = a if here.get(field, "") > there.get(field, "") else b
    return result


def _items(field: str, mine: list[Any], theirs: list[Any], last: Any, here: Record, there: Record) -> list[Any]:
    """The items of two versions of a list: those that neither changed, then the others in the order of their changes."""
    moments, found = {}, []
    for item in dict.fromkeys((*last, *sorted((*mine, *theirs), key=repr))):
        a, b = here.get(f"{field}/{item}", ""), there.get(f"{field}/{item}", "")
        if item in (last if a == b else mine if a > b else theirs):
            moments[repr(item)] = max(a, b)
            found.append(item)
    return sorted(found, key=lambda item: (moments[repr(item)], repr(item) if moments[repr(item)] else ""))


def _latest_moments(one: Mapping[str, Record], other: Mapping[str, Record]) -> dict[str, Record]:
    """For each record the moments at which its fields were changed last, in either version."""
    result: dict[str, Record] = dict(one)
    for name, moments in other.items():
        known = result.get(name, {})
        result[name] = {field: max(moment, known.get(field, "")) for field, moment in {**known, **moments}.items()}
    return result
