"""Changes to records that several may change at once: nobody's change is lost. Pure.

A change says what a record was before and what it is after. Made on a record that somebody else has changed meanwhile, it
changes what it is about and leaves the rest.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from annotations.stamps import after, canonical

Record = Mapping[str, Any]
Tables = Mapping[str, Mapping[str, Record]]
"""Records by the name of their table and their key."""
REMOVED = "removed"
"""The table that tells what was removed, and when: without it a record missing in one of two versions may be new or gone."""
CHANGED = "changed"
"""The table that tells when fields of annotations were changed, and items of their lists, so that of two versions of a file
both changes of one record are kept."""
_BY_FIELD = frozenset(("annotations",))
"""Tables of which that is told."""
_LONG_AGO = "0000"


class Step(NamedTuple):
    """One record, before and after a change."""

    table: str
    key: str
    before: Record | None
    """None where there was none."""
    after: Record | None
    """None where there is none any more."""
    dated: bool = False
    """Whether it comes with the moment it was changed at, as what is imported does; the later one then counts."""

    def undone(self) -> "Step":
        """The change back."""
        return Step(self.table, self.key, self.after, self.before)


class Made(NamedTuple):
    """What steps came to in tables that may have changed meanwhile."""

    steps: tuple[Step, ...]
    """What was really done, to be undone."""
    changes: dict[str, dict[str, Record | None]]
    """Records to be written, by table and key; None for one to be taken out."""


def made(tables: Tables, steps: Iterable[Step], moment: str, *, yielding: bool = False) -> Made:
    """Steps, done to tables.

    Args:
        tables: What is there now.
        steps: What to do, in order.
        moment: When; a record that is changed is stamped later than whatever it grew from.
        yielding: Where somebody else changed the same, leave theirs (as undoing does).
    """
    done: list[Step] = []
    changes: dict[str, dict[str, Record | None]] = {}

    def now(table: str, key: str) -> Record | None:
        changed = changes.get(table, {})
        return changed[key] if key in changed else tables.get(table, {}).get(key)

    for step in steps:
        current, name = now(step.table, step.key), f"{step.table}/{step.key}"
        result = merged(step, current, yielding=yielding)
        if _same(result, current):
            continue
        buried = now(REMOVED, name)
        when = after(moment, *(modified_of(r) for r in (current, buried, step.before) if r is not None))
        if result is None:
            changes.setdefault(REMOVED, {})[name] = {"modified": when}
        else:
            if buried is not None:
                changes.setdefault(REMOVED, {})[name] = None
            result = result if step.dated else {**result, "modified": when}
        if step.table in _BY_FIELD and current is not None and result is not None:
            changes.setdefault(CHANGED, {})[name] = {**(now(CHANGED, name) or {}), **_touched(current, result, when)}
        changes.setdefault(step.table, {})[step.key] = result
        done.append(Step(step.table, step.key, current, result))
    return Made(tuple(done), changes)


def merged(step: Step, current: Record | None, *, yielding: bool = False) -> Record | None:
    """A record after a step, whatever became of it since the step was thought of.

    One that was removed meanwhile comes back with the change: what somebody has just written is not thrown away.
    """
    before, wanted = step.before, step.after
    if current is None or current == before:
        return wanted
    if wanted is None or before is None:
        if yielding and not _same(current, before):
            return current
        return later(current, wanted) if step.dated else wanted
    result = dict(current)
    for name in before.keys() | wanted.keys():
        was, shall, there = before.get(name), wanted.get(name), current.get(name)
        if name == "modified" or was == shall or there == shall:
            continue
        value = shall if there == was else _both(name, was, shall, there, yielding=yielding)
        if value is None:
            result.pop(name, None)
        else:
            result[name] = value
    return current if _same(result, current) else result


def changed(tables: Tables, changes: Mapping[str, Mapping[str, Record | None]]) -> dict[str, dict[str, Record]]:
    """Tables with changes made to them; what was given is left as it is."""
    result = {name: dict(records) for name, records in tables.items()}
    for name, records in changes.items():
        table = result.setdefault(name, {})
        for key, record in records.items():
            if record is None:
                table.pop(key, None)
            else:
                table[key] = record
    return result


def difference(old: Tables, new: Tables) -> dict[str, dict[str, Record | None]]:
    """The changes that make one state of tables into another."""
    changes: dict[str, dict[str, Record | None]] = {}
    for name in old.keys() | new.keys():
        was, shall = old.get(name, {}), new.get(name, {})
        found: dict[str, Record | None] = dict.fromkeys(was.keys() - shall.keys())
        found |= {key: record for key, record in shall.items() if was.get(key) is not record and was.get(key) != record}
        if found:
            changes[name] = found
    return changes


def _touched(before: Record, after: Record, when: str) -> Record:
    """The fields that a change is about, and of lists their items ("tags/guidance"), with its moment."""
    found = []
    for name in before.keys() | after.keys():
        was, now = before.get(name), after.get(name)
        if isinstance(was, list) and isinstance(now, list):
            found += [f"{name}/{item}" for item in (*was, *now) if (item in was) != (item in now)]
        elif was != now and name != "modified":
            found.append(name)
    return dict.fromkeys(found, when)


def _both(name: str, was: Any, shall: Any, there: Any, *, yielding: bool) -> Any:
    """A field that two have changed: lists take both changes, notes keep both texts, of the rest the last word counts."""
    if isinstance(shall, list) and isinstance(there, list):
        dropped = [item for item in was or [] if item not in shall]
        return [
            item for item in dict.fromkeys((*there, *shall)) if item not in dropped and _is_wanted(item, was, there)
        ]
    if yielding:
        return there
    if name in ("note", "text") and isinstance(shall, str) and isinstance(there, str):
        return shall if not there or there in shall else there if shall in there else f"{there}\n\n{shall}"
    return shall


def _is_wanted(item: Any, was: Any, there: Any) -> bool:
    """Whether an item of a list was not taken out by the other."""
    return item in there or item not in (was or [])


def _same(one: Record | None, other: Record | None) -> bool:
    """Whether two records say the same, whenever they were changed."""
    plain = [{k: v for k, v in (r or {}).items() if k != "modified"} for r in (one, other)]
    return plain[0] == plain[1] and (one is None) == (other is None)


def later(one: Record | None, other: Record | None) -> Record:
    """Of two versions of a record the one changed last; of two changed at once the same one on every machine."""
    if one is None or other is None:
        return one or other or {}
    return max(one, other, key=lambda record: (modified_of(record), repr(sorted(record.items()))))


def modified_of(record: Record) -> str:
    """When a record was changed last, as far as it says."""
    found = record.get("modified")
    try:
        return canonical(found) if isinstance(found, str) else _LONG_AGO
    except ValueError:
        return _LONG_AGO
