"""Changes that several make at once: nobody's is lost, and the order in which versions are united does not matter."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotations.merging import REMOVED, Step, Tables, changed, difference, made, merged
from annotations.uniting import united

MOMENTS = st.integers(0, 9).map(lambda n: f"2031-07-25T10:00:0{n}.000Z")
TAGS = st.lists(st.sampled_from("abcd"), unique=True, max_size=3)
RECORDS = st.fixed_dictionaries(
    {
        "modified": MOMENTS,
        "color": st.sampled_from(["red", "blue"]),
        "tags": TAGS,
        "note": st.sampled_from(["", "x", "y"]),
    }
)
KEYS = st.sampled_from(["k", "l", "m"])
FILES = st.builds(
    lambda records, graves: {
        "annotations": records,
        REMOVED: {f"annotations/{key}": {"modified": moment} for key, moment in graves.items() if key not in records},
    },
    st.dictionaries(KEYS, RECORDS, max_size=3),
    st.dictionaries(KEYS, MOMENTS, max_size=3),
)
NOW = "2031-07-25T10:01:00.000Z"


def plain(tables: Tables) -> dict[str, dict[str, Mapping[str, Any]]]:
    return {name: dict(records) for name, records in tables.items() if records}


@given(one=FILES, other=FILES, third=FILES)
def test_versions_of_a_file_can_be_united_in_any_order(one: Tables, other: Tables, third: Tables) -> None:
    assert plain(united(one, one)) == plain(one)
    assert plain(united(one, other)) == plain(united(other, one))
    assert plain(united(united(one, other), third)) == plain(united(one, united(other, third)))


@given(old=FILES, new=FILES)
def test_a_difference_makes_one_state_into_the_other(old: Tables, new: Tables) -> None:
    assert plain(changed(old, difference(old, new))) == plain(new)
    assert difference(old, old) == {}


@given(before=RECORDS, mine=RECORDS, theirs=RECORDS)
def test_both_changes_of_a_record_are_in_it(before: Any, mine: Any, theirs: Any) -> None:
    result = merged(Step("annotations", "k", before, mine), theirs)
    assert result is not None
    for tag in "abcd":
        if (tag in mine["tags"]) != (tag in before["tags"]):
            assert (tag in result["tags"]) == (tag in mine["tags"])
        else:
            assert (tag in result["tags"]) == (tag in theirs["tags"])
    if mine["note"] != before["note"]:
        assert mine["note"] in result["note"]
    if theirs["note"] != before["note"] and mine["note"] != "":
        assert theirs["note"] in result["note"]
    if mine["color"] != before["color"]:
        assert result["color"] == mine["color"]


@given(before=RECORDS, after=RECORDS)
def test_undoing_restores_what_was_there(before: Any, after: Any) -> None:
    for first, then in ((before, after), (None, after), (before, None)):
        tables = {"annotations": {"k": first}} if first else {}
        done = made(tables, [Step("annotations", "k", first, then)], NOW)
        there = changed(tables, done.changes)
        back = made(there, [step.undone() for step in reversed(done.steps)], NOW, yielding=True)
        restored = dict(changed(there, back.changes).get("annotations", {}).get("k", {}))
        expected = dict(first or {})
        if done.steps:
            restored.pop("modified", None)
            expected.pop("modified", None)
        assert restored == expected


@given(record=RECORDS, moment=MOMENTS)
def test_what_is_changed_is_stamped_later_than_what_it_grew_from(record: Any, moment: str) -> None:
    step = Step("annotations", "k", record, {**record, "color": "green"})
    tables = {"annotations": {"k": record}, REMOVED: {}}
    (done,) = made(tables, [step], moment).steps
    assert done.after
    assert done.after["modified"] > record["modified"]
    gone = changed(tables, made(tables, [Step("annotations", "k", record, None)], moment).changes)
    back = changed(gone, made(gone, [Step("annotations", "k", None, record)], moment).changes)
    assert plain(united(gone, back)) == plain(back)
    assert "annotations" not in plain(united(tables, gone))


CHANGES = st.lists(
    st.sampled_from(
        [("color", "green"), ("color", "blue"), ("note", "z"), ("+", "e"), ("+", "a"), ("-", "a"), ("-", "b")]
    ),
    max_size=4,
)


def after_changes(tables: Tables, changes: list[tuple[str, str]], second: int) -> Tables:
    """A machine's version of a file, after some changes of the record k."""
    for number, (what, value) in enumerate(changes):
        record = dict(tables["annotations"]["k"])
        tags = [tag for tag in record["tags"] if tag != value]
        new = {**record, "tags": [*tags, value] if what == "+" else tags} if what in "+-" else {**record, what: value}
        moment = f"2031-07-25T10:{2 + number:02}:{second:02}.000Z"
        tables = changed(tables, made(tables, [Step("annotations", "k", record, new)], moment).changes)
    return tables


@given(start=RECORDS, here=CHANGES, there=CHANGES, third=CHANGES)
def test_what_machines_change_of_one_record_is_united(start: Any, here: Any, there: Any, third: Any) -> None:
    common: Tables = {"annotations": {"k": start}}
    one, other, last = (after_changes(common, what, second) for second, what in enumerate((here, there, third)))
    both = united(one, other)
    assert plain(both) == plain(united(other, one))
    assert plain(united(both, last)) == plain(united(one, united(other, last)))
    assert plain(united(both, one)) == plain(both)
    record, mine, theirs = (tables["annotations"]["k"] for tables in (both, one, other))
    for name in ("color", "note"):
        assert record[name] in {mine[name], theirs[name]} - {start[name]} | ({start[name]} & {mine[name], theirs[name]})
        if theirs[name] == start[name] and not any(what == name for what, _ in there):
            assert record[name] == mine[name]
    for tag in "abcde":
        if not any(value == tag for _, value in there):
            assert (tag in record["tags"]) == (tag in mine["tags"])
