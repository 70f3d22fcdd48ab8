"""The notebook: what one does to annotations shows, is on the disk, and can be undone."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotations.editing import Fields
from annotations.kept import FigureCorrection
from annotations.model import Annotation
from annotations.notebook import Notebook
from annotations.passages import Passages
from annotations.sheets import NoSuchAnnotationError, Sheets
from annotations.tagging import TagCount
from transcripts.errors import EarmarkError
from transcripts.library_files import NotSavedError
from transcripts.model import Call, Span


def place(call: Call, words: str) -> Span:
    at = call.text.index(words)
    return Span(at, at + len(words))


@pytest.fixture
def passages(small_call: Call) -> Passages:
    return Passages(small_call)


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "library")


def highlighted(notebook: Notebook, passages: Passages, words: str, **fields: str) -> Annotation:
    return notebook.annotate(passages, place(passages.call, words), **fields)  # type: ignore[arg-type]


def elsewhere(notebook: Notebook) -> Notebook:
    """Another earmark that has the same library open."""
    return Notebook(notebook.root)


def test_looking_writes_nothing(notebook: Notebook, small_call: Call) -> None:
    assert notebook.kept(small_call.id).annotations == ()
    assert notebook.shown(small_call) == ()
    assert (notebook.counts(), notebook.tags(), list(notebook.everything()), notebook.undo()) == ({}, [], [], None)
    assert not notebook.root.exists()


def test_a_highlight_knows_its_words_its_place_and_who_says_them(notebook: Notebook, passages: Passages) -> None:
    made = notebook.annotate(passages, place(passages.call, "Prices are firm."), color="red", tags=["#price"], note="!")
    assert (made.quote.exact, made.color, made.tags, made.note) == ("Prices are firm.", "red", ("price",), "!")
    assert (made.speaker, made.call, made.anchored) == ("ada-brook", "BRKS-2031Q2", "exact")
    assert elsewhere(notebook).kept(made.call).annotations == (made,)
    assert elsewhere(notebook).shown(passages.call) == (made,)


@pytest.mark.parametrize(
    ("fields", "tags", "note", "color"),
    [
        ({"color": "blue"}, ("a", "b"), "old", "blue"),
        ({"tags": ["c", "c", " "]}, ("c",), "old", "yellow"),
        ({"add_tags": ["c", "a"]}, ("a", "b", "c"), "old", "yellow"),
        ({"drop_tags": ["a"], "add_tags": ["d / e"]}, ("b", "d/e"), "old", "yellow"),
        ({"note": "new\r\nlines\n"}, ("a", "b"), "new\nlines", "yellow"),
    ],
)
def test_change_and_undo(
    notebook: Notebook, passages: Passages, fields: Fields, tags: tuple[str, ...], note: str, color: str
) -> None:
    made = notebook.annotate(passages, Span(0, 9), tags=["a", "b"], note="old")
    notebook.change([made.id], **fields)
    (found,) = elsewhere(notebook).kept(made.call).annotations
    assert (found.tags, found.note, found.color) == (tags, note, color)
    assert found.modified > made.modified
    assert notebook.undo()
    (found,) = elsewhere(notebook).kept(made.call).annotations
    assert (found.tags, found.note, found.color) == (made.tags, made.note, made.color)
    assert notebook.redo()
    assert elsewhere(notebook).kept(made.call).annotations[0].tags == tags


def test_undo_goes_back_to_the_beginning_and_redo_to_the_end(notebook: Notebook, passages: Passages) -> None:
    first = highlighted(notebook, passages, "Good evening")
    second = highlighted(notebook, passages, "Prices are firm.")
    notebook.remove([first.id])
    said = [notebook.undo() for _ in range(4)]
    assert said == [
        "Undone: the removal of “Good evening”.",
        "Undone: the highlight of “Prices are firm.”.",
        "Undone: the highlight of “Good evening”.",
        None,
    ]
    assert elsewhere(notebook).kept(first.call).annotations == ()
    assert [bool(notebook.redo()) for _ in range(4)] == [True, True, True, False]
    assert [a.id for a in elsewhere(notebook).kept(first.call).annotations] == [second.id]


def test_a_new_change_forgets_what_was_undone(notebook: Notebook, passages: Passages) -> None:
    highlighted(notebook, passages, "Good evening")
    notebook.undo()
    highlighted(notebook, passages, "Prices are firm.")
    assert notebook.redo() is None


def test_several_are_removed_and_come_back_at_once(notebook: Notebook, passages: Passages) -> None:
    made = [highlighted(notebook, passages, words) for words in ("Good evening", "That is all.", "Prices are firm.")]
    notebook.remove(a.id for a in made)
    assert notebook.undo() == "Undone: the removal of 3 annotations."
    assert [a.id for a in notebook.kept(made[0].call).annotations] == [a.id for a in made]


def test_an_annotation_that_is_not_there(notebook: Notebook) -> None:
    for change in (lambda: notebook.change(["nothing"], note="x"), lambda: notebook.remove(["nothing"])):
        with pytest.raises(NoSuchAnnotationError):
            change()


def test_a_highlight_can_grow(notebook: Notebook, passages: Passages) -> None:
    made = highlighted(notebook, passages, "Prices", note="kept")
    notebook.move(made.id, passages, place(passages.call, "Prices are firm."))
    (found,) = notebook.shown(passages.call)
    assert (found.quote.exact, found.note, found.id) == ("Prices are firm.", "kept", made.id)
    notebook.undo()
    assert notebook.shown(passages.call)[0].quote.exact == "Prices"


def test_what_another_does_meanwhile_is_kept(notebook: Notebook, passages: Passages) -> None:
    other = elsewhere(notebook)
    made = highlighted(notebook, passages, "Prices are firm.", note="one")
    other.change([made.id], add_tags=["theirs"])
    notebook.change([made.id], add_tags=["mine"], color="green")
    theirs = highlighted(other, passages, "That is all.")
    mine = highlighted(notebook, passages, "Good evening")
    for open_book in (notebook, other):
        kept = open_book.kept(made.call)
        assert {a.id for a in kept.annotations} == {made.id, mine.id, theirs.id}
        found = kept.annotation(made.id)
        assert found
        assert (set(found.tags), found.color) == ({"theirs", "mine"}, "green")


def test_two_notes_written_from_one_are_both_kept(notebook: Notebook, passages: Passages) -> None:
    other = elsewhere(notebook)
    made = highlighted(notebook, passages, "Prices are firm.", note="begun")
    other.change([made.id], note="theirs")
    notebook.change([made.id], note="mine", note_was="begun")
    assert other.kept(made.call).annotations[0].note == "theirs\n\nmine"


def test_tags_typed_while_another_adds_some(notebook: Notebook, passages: Passages) -> None:
    made = notebook.annotate(passages, Span(0, 4), tags=["a", "b"])
    elsewhere(notebook).change([made.id], add_tags=["theirs"])
    assert "theirs" in notebook.kept(made.call).annotations[0].tags
    notebook.change([made.id], tags=["b", "mine"], tags_was=["a", "b"])
    assert set(notebook.kept(made.call).annotations[0].tags) == {"b", "mine", "theirs"}


def test_two_notes_on_a_call_written_from_one_are_both_kept(notebook: Notebook, passages: Passages) -> None:
    call_id = passages.call.id
    notebook.set_note(call_id, "begun")
    elsewhere(notebook).set_note(call_id, "theirs")
    assert notebook.kept(call_id).note
    notebook.set_note(call_id, "mine", "begun")
    note = elsewhere(notebook).kept(call_id).note
    assert note
    assert note.text == "theirs\n\nmine"


def test_what_was_counted_is_remembered(
    notebook: Notebook, passages: Passages, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = [replace(passages.call, id=f"BRKS-{year}Q1") for year in range(2001, 2025)]
    for call in calls:
        notebook.annotate(Passages(call), Span(0, 4), tags=["a", "b"])
    notebook.set_reading(calls[0].id, passages.reading(40))
    first = elsewhere(notebook).summaries()
    assert {call_id: summary.count for call_id, summary in first.items()} == {call.id: 1 for call in calls}

    later = elsewhere(notebook)
    later.annotate(Passages(calls[3]), Span(9, 12), tags=["c"])
    read: list[str] = []
    glance = Sheets._glance
    monkeypatch.setattr(Sheets, "_glance", lambda sheets, call_id: (read.append(call_id), glance(sheets, call_id))[1])
    assert later.summaries()[calls[3].id].count == 2
    assert read == [calls[3].id]
    assert later.summaries()[calls[0].id].reading == first[calls[0].id].reading
    assert {(tag.tag, tag.count) for tag in later.tags()} == {("a", 24), ("b", 24), ("c", 1)}
    (notebook.root / "cache" / "annotations.json").write_text("{")
    assert elsewhere(notebook).counts() == later.counts()


def test_a_note_written_to_what_another_removed_brings_it_back(notebook: Notebook, passages: Passages) -> None:
    made = highlighted(notebook, passages, "Prices are firm.")
    other = elsewhere(notebook)
    other.kept(made.call)
    notebook.remove([made.id])
    assert other.kept(made.call).annotations == ()
    other.change([made.id], note="worth keeping")
    assert elsewhere(notebook).kept(made.call).annotations[0].note == "worth keeping"


def test_what_one_has_removed_oneself_is_not_there_to_be_changed(notebook: Notebook, passages: Passages) -> None:
    made = highlighted(notebook, passages, "Prices are firm.")
    notebook.remove([made.id])
    with pytest.raises(NoSuchAnnotationError):
        notebook.change([made.id], color="red")


def test_undo_leaves_what_another_changed(notebook: Notebook, passages: Passages) -> None:
    made = highlighted(notebook, passages, "Prices are firm.")
    elsewhere(notebook).change([made.id], note="theirs")
    said = notebook.undo()
    assert said
    assert "elsewhere" in said
    assert notebook.kept(made.call).annotations[0].note == "theirs"


def test_import_keeps_everything_and_adds_nothing_twice(notebook: Notebook, passages: Passages, tmp_path: Path) -> None:
    made = [highlighted(notebook, passages, words, note=words) for words in ("Good evening", "That is all.")]
    other = Notebook(tmp_path / "other", creator="somebody")
    assert [other.put(made), other.put(made)] == [2, 0]
    assert other.kept(made[0].call).annotations == tuple(made)
    notebook.change([made[0].id], note="newer")
    newer = notebook.kept(made[0].call).annotations
    assert other.put(newer) == 1
    assert other.put(made) == 0
    assert other.kept(made[0].call).annotations == newer
    assert other.undo()
    assert {a.note for a in other.kept(made[0].call).annotations} == {a.note for a in made}


def test_tags_are_counted_renamed_merged_and_deleted_everywhere(
    notebook: Notebook, passages: Passages, sample_call: Call
) -> None:
    others = Passages(sample_call)
    a = notebook.annotate(passages, Span(0, 4), tags=["guidance/revenue", "odd"])
    b = notebook.annotate(others, Span(0, 4), tags=["guidance", "odd"])
    notebook.annotate(others, Span(5, 9), tags=["odd"])
    assert [(t.tag, t.count) for t in notebook.tags()] == [("odd", 3), ("guidance", 1), ("guidance/revenue", 1)]
    assert notebook.rename_tags(["guidance"], "outlook") == 2
    assert notebook.kept(a.call).annotations[0].tags == ("outlook/revenue", "odd")
    assert notebook.rename_tags(["odd"], "outlook") == 3
    assert notebook.kept(b.call).annotations[0].tags == ("outlook",)
    assert notebook.delete_tags(["outlook"]) == 3
    assert notebook.tags() == []
    for _ in range(3):
        assert notebook.undo()
    assert {(t.tag, t.count) for t in notebook.tags()} == {("odd", 3), ("guidance", 1), ("guidance/revenue", 1)}
    assert isinstance(notebook.tags()[0], TagCount)
    assert notebook.counts() == {a.call: 1, b.call: 2}
    assert {x.call for x in notebook.everything()} == {a.call, b.call}


@pytest.mark.parametrize(
    ("old", "new", "becomes"),
    [
        (["x", "x/y"], "z", {"x": "z", "x/y": "z", "x/y/q": "z/q", "x/w": "z/w", "xy": "xy"}),
        (["x"], "x/y", {"x": "x/y", "x/y": "x/y/y", "x/w": "x/y/w"}),
        (["x", "x/y"], "x/y", {"x": "x/y", "x/y": "x/y", "x/w": "x/y/w"}),
        (["x/y", "w"], "w", {"x": "x", "x/y": "w", "w": "w", "w/x/y": "w/x/y"}),
        (["x", "x/y"], "", {"x": "", "x/y": "", "x/y/q": "", "xy": "xy"}),
    ],
)
def test_tags_that_merge_are_each_renamed_once_in_whatever_order_they_are_told(
    notebook: Notebook, passages: Passages, old: list[str], new: str, becomes: dict[str, str]
) -> None:
    made = {tag: notebook.annotate(passages, Span(at, at + 4), tags=[tag]) for at, tag in enumerate(becomes)}
    for order in (old, old[::-1]):
        _ = notebook.rename_tags(order, new) if new else notebook.delete_tags(order)
        kept = {a.id: "".join(a.tags) for a in notebook.kept(passages.call.id).annotations}
        assert {tag: kept[annotation.id] for tag, annotation in made.items()} == becomes
        notebook.undo()


def test_a_tag_cannot_be_renamed_to_nothing(notebook: Notebook) -> None:
    with pytest.raises(EarmarkError):
        notebook.rename_tags(["guidance"], " # / ")


def test_marks_reading_note_verdicts_and_figures(notebook: Notebook, passages: Passages) -> None:
    call = passages.call
    at = call.text.index("Prices are firm.")
    notebook.set_mark(call.id, passages.mark("p", at))
    notebook.set_reading(call.id, passages.reading(at))
    assert notebook.undo() is None
    notebook.set_note(call.id, "A firm call.")
    notebook.set_verdict(passages, 0, "dodged")
    figure = call.figures[0]
    found = passages.of(Span(figure.start, figure.end))
    correction = FigureCorrection(found.quote, found.position, {"metric": "orders"})
    notebook.set_figure(call.id, correction)

    kept = elsewhere(notebook).kept(call.id)
    assert kept.reading
    assert passages.place_of(kept.marks["p"]) == passages.place_of(kept.reading) == at
    assert kept.note
    assert (kept.note.text, [v.word for v in kept.verdicts]) == ("A firm call.", ["dodged"])
    assert [dict(c.changes) for c in kept.corrections] == [{"metric": "orders"}]

    notebook.set_figure(call.id, FigureCorrection(found.quote, found.position))
    notebook.drop_mark(call.id, "p")
    kept = elsewhere(notebook).kept(call.id)
    assert (kept.corrections, kept.marks) == ((), {})
    for _ in range(4):
        assert notebook.undo()
    assert notebook.undo() is None
    kept = elsewhere(notebook).kept(call.id)
    assert (kept.note, kept.verdicts, kept.corrections) == (None, (), ())


def test_a_stamp_tells_of_changes_made_elsewhere(notebook: Notebook, passages: Passages) -> None:
    call_id = passages.call.id
    empty = notebook.stamp(call_id)
    assert notebook.stamp(call_id) == empty
    highlighted(elsewhere(notebook), passages, "Good evening")
    one = notebook.stamp(call_id)
    highlighted(elsewhere(notebook), passages, "That is all.")
    assert len({empty, one, notebook.stamp(call_id)}) == 3
    assert len(notebook.shown(passages.call)) == 2


def test_what_cannot_be_written_shows_and_is_written_later(
    notebook: Notebook, passages: Passages, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = highlighted(notebook, passages, "Good evening")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("annotations.storage.write_whole", full)
        with pytest.raises(NotSavedError, match="disk is full"):
            highlighted(notebook, passages, "That is all.")
        with pytest.raises(NotSavedError):
            notebook.change([first.id], color="red")
        with pytest.raises(NotSavedError):
            notebook.save()
        assert [a.color for a in notebook.kept(first.call).annotations] == ["red", "yellow"]
        assert [a.color for a in elsewhere(notebook).kept(first.call).annotations] == ["yellow"]
        assert notebook.unsaved == 1
    notebook.save()
    assert notebook.unsaved == 0
    assert elsewhere(notebook).kept(first.call) == notebook.kept(first.call)
    assert notebook.undo()
    assert notebook.undo()
    assert [a.id for a in elsewhere(notebook).kept(first.call).annotations] == [first.id]
