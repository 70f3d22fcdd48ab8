"""A digest exported again over a file that somebody has written in."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.digest_merging import CHANGED, GONE, WITHDRAWN, NoRecordError, exported, merged
from annotations.digest_record import parted
from annotations.digest_rendering import Block, Rendered

Passages = dict[str, tuple[str, ...]]


def digest(passages: Passages, title: str = "# A title", headings: Sequence[str] = ()) -> Rendered:
    """A digest of passages by id, a heading ahead of each that has one ("id: heading")."""
    of = dict(heading.split(": ") for heading in headings)
    blocks = [Block("", (title, "", f"{len(passages)} passages."))]
    for id, (quotation, *rest) in passages.items():
        if id in of:
            blocks.append(Block("", ("", f"## {of[id]}")))
        remarks = [row for line in rest for row in ("", line)]
        blocks.append(Block(id, ("", f"> {quotation}", "", f"— Ada · [BRKS](earmark:BRKS#{id})", *remarks)))
    return Rendered(tuple(blocks), True)


def body(text: str) -> str:
    return parted(text)[0].rstrip("\n") + "\n"


A = {"a1": ("Prices are firm.", "Believe it?", "Tags: x"), "b2": ("We like our range.", "Tags: x"), "c3": ("Goodbye.",)}
NOW = {"a1": ("Prices are firm.", "Doubtful.", "Tags: x"), "d4": ("Two mills.",), "c3": ("Goodbye.",)}


def test_a_file_that_nobody_touched_is_replaced() -> None:
    done = merged(exported(digest(A)), digest(NOW))
    assert done == (exported(digest(NOW)), None)


def test_the_same_again_changes_nothing() -> None:
    assert merged(exported(digest(A)), digest(A)).text == exported(digest(A))


def test_what_was_written_by_hand_stays_and_the_digest_is_brought_up_to_date() -> None:
    old = exported(digest(A, headings=["a1: Prices", "c3: The end"]))
    old = old.replace("Believe it?", "Believe it?\n\nHand: ask Ben.").replace(
        "## The end", "Hand: to do.\n\n## The end"
    )
    done = merged("Hand: for Jo.\n\n" + old, digest(NOW, headings=["a1: Prices", "c3: The end"]))
    assert body(done.text) == (
        "Hand: for Jo.\n\n# A title\n\n3 passages.\n\n## Prices\n\n> Prices are firm.\n\n— Ada · [BRKS](earmark:BRKS#a1)\n\n"
        f"Doubtful.\n\nHand: ask Ben.\n\nTags: x\n\n{WITHDRAWN}\n\n> We like our range.\n\n— Ada · [BRKS](earmark:BRKS#b2)\n\n"
        "Tags: x\n\nHand: to do.\n\n> Two mills.\n\n— Ada · [BRKS](earmark:BRKS#d4)\n\n"
        "## The end\n\n> Goodbye.\n\n— Ada · [BRKS](earmark:BRKS#c3)\n"
    )
    assert done.report is not None
    assert (done.report.refreshed, done.report.new, done.report.withdrawn, done.report.conflicts) == (1, 1, 1, [])


def test_lines_that_both_changed_are_shown_and_said() -> None:
    old = exported(digest(A)).replace("Believe it?", "I believe it.")
    done = merged(old, digest(NOW))
    assert f"I believe it.\n\n{CHANGED}\n\nDoubtful.\n\nTags: x" in done.text
    assert done.report is not None
    assert done.report.conflicts == ["I believe it."]
    again = merged(done.text, digest(NOW))
    assert again.text == done.text
    assert again.report is not None
    assert again.report.conflicts == []


def test_what_the_digest_no_longer_says_of_lines_that_were_changed() -> None:
    old = exported(digest(A)).replace("Believe it?", "I believe it.")
    done = merged(old, digest({**A, "a1": ("Prices are firm.", "Tags: x")}))
    assert f"I believe it.\n\n{GONE}\n\nTags: x" in done.text


def test_what_was_taken_out_by_hand_stays_out() -> None:
    old = exported(digest(A))
    old = old.replace("> We like our range.\n\n— Ada · [BRKS](earmark:BRKS#b2)\n\nTags: x\n\n", "")
    done = merged(old, digest({**NOW, "b2": A["b2"]}))
    assert "We like our range" not in done.text
    assert done.report is not None
    assert done.report.conflicts == []
    changed = merged(old, digest({**NOW, "b2": ("We like our range.", "Tags: y")}))
    assert "We like our range" not in changed.text
    assert changed.report is not None
    assert len(changed.report.conflicts) == 1


def test_passages_moved_by_hand_stay_there_and_new_ones_come_beside_their_neighbours() -> None:
    old = exported(digest(A))
    last = "> Goodbye.\n\n— Ada · [BRKS](earmark:BRKS#c3)\n\n"
    moved = old.replace(last.rstrip("\n"), "").replace("> Prices", last + "> Prices")
    done = merged(moved, digest({"a1": A["a1"], "d4": ("Two mills.",), "b2": A["b2"], "c3": A["c3"]}))
    at = [done.text.index(words) for words in ("Goodbye", "Prices", "Two mills", "We like")]
    assert at == sorted(at)


def test_another_title_and_another_order() -> None:
    old = exported(digest(A)).replace("Goodbye.", "Goodbye.\nHand.")
    done = merged(old, digest({"c3": A["c3"], "b2": A["b2"], "a1": A["a1"]}, title="# Another"))
    at = [done.text.index(words) for words in ("# Another", "Goodbye", "Hand.", "We like", "Prices")]
    assert at == sorted(at)
    assert "A title" not in done.text


def test_a_table_stays_one() -> None:
    def table(rows: Passages) -> Rendered:
        head = Block("", ("# T", "", "| a | b |", "| --- | --- |"))
        return Rendered(
            (head, *(Block(id, (f"| {a} | {b} | [B](earmark:B#{id}) |",)) for id, (a, b) in rows.items())), True
        )

    old = exported(table({"a1": ("one", "x"), "b2": ("two", "y"), "c3": ("three", "z")})).replace(
        "| one | x |", "| one | mine |"
    )
    done = merged(old, table({"a1": ("one", "news"), "c3": ("three", "z")}))
    assert body(done.text).splitlines()[4:] == [
        "| one | mine | [B](earmark:B#a1) |",
        f"| {CHANGED} one | news | [B](earmark:B#a1) |",
        f"| {WITHDRAWN} two | y | [B](earmark:B#b2) |",
        "| three | z | [B](earmark:B#c3) |",
    ]


@pytest.mark.parametrize("old", ["# My own notes\n", "", "<!-- earmark digest/1: something else -->\n"])
def test_a_file_that_is_no_export_is_in_the_way(old: str) -> None:
    with pytest.raises(NoRecordError):
        merged(old, digest(A))


def test_line_ends_of_another_system_are_no_change() -> None:
    assert merged(exported(digest(A)).replace("\n", "\r\n"), digest(NOW)).report is None


WORDS = st.sampled_from(["Tags: x", "Believe it?", "Doubtful.", "Well.", "---", "> more"])
PASSAGES = st.dictionaries(
    st.sampled_from(["a1", "b2", "c3", "d4", "e5"]),
    st.tuples(st.sampled_from(["Prices are firm.", "We like our range.", "Goodbye."]), WORDS, WORDS)
    | st.tuples(st.sampled_from(["Prices are firm.", "Two mills."])),
    max_size=5,
)
HEADINGS = st.lists(st.sampled_from(["a1: One", "b2: Two", "c3: Three", "d4: Four"]), max_size=4)


@settings(max_examples=200)
@given(PASSAGES, HEADINGS, PASSAGES, HEADINGS, st.lists(st.integers(0, 60), min_size=1, max_size=6))
def test_nothing_written_by_hand_is_lost_and_nothing_else_is_wrong(
    before: Passages, heads: list[str], after: Passages, new_heads: list[str], places: list[int]
) -> None:
    old = digest(before, headings=heads)
    rows = old.text.rstrip("\n").split("\n")
    for number, at in enumerate(sorted(places, reverse=True)):
        rows.insert(min(at, len(rows)), f"Hand {len(places) - number}")
    file = "\n".join(rows) + "\n\n" + exported(old)[len(old.text) + 1 :]
    new = digest(after, headings=new_heads)
    done = merged(file, new)
    lines = body(done.text).split("\n")
    assert sorted(line for line in lines if line.startswith("Hand")) == sorted(
        f"Hand {n + 1}" for n in range(len(places))
    )
    assert done.report is not None
    assert done.report.conflicts == []
    for block in new.blocks[1:]:
        own = iter(lines)
        assert all(line in own for line in block.lines if line), block
    assert merged(done.text, new).text == done.text
    if list(before) == list(after) and before == after and heads == new_heads:
        assert done.text == file


@settings(max_examples=200)
@given(PASSAGES, PASSAGES, st.data())
def test_any_edit_ends_in_a_file_that_another_export_leaves_alone(
    before: Passages, after: Passages, data: st.DataObject
) -> None:
    old = digest(before)
    rows = old.text.rstrip("\n").split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(rows) - 1))
        edit = data.draw(st.sampled_from(["take out", "change", "put in", "twice"]))
        rows[at : at + 1] = {
            "take out": [],
            "change": ["Changed by hand"],
            "put in": [rows[at], "Put in by hand"],
            "twice": [rows[at], rows[at]],
        }[edit] or ([] if len(rows) > 1 else ["x"])
    file = "\n".join(rows) + "\n\n" + exported(old)[len(old.text) + 1 :]
    done = merged(file, digest(after))
    assert done.text.count("by hand") >= file.count("by hand")
    assert merged(done.text, digest(after)).text == done.text
