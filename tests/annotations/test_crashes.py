"""A process may die, or the power fail, at any call to the system: the notes are as before or as after, whole."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from disk import Disk, KilledError, on, restored

from annotations.kept import Kept
from annotations.notebook import Notebook
from annotations.passages import Passages
from transcripts.library_files import NotSavedError
from transcripts.model import Call, Span

Change = Callable[[Notebook, Passages], object]


def first_id(notebook: Notebook, passages: Passages) -> str:
    return notebook.kept(passages.call.id).annotations[0].id


CHANGES: dict[str, Change] = {
    "annotate": lambda n, p: n.annotate(p, Span(20, 30), tags=["new"]),
    "change": lambda n, p: n.change([first_id(n, p)], color="red", note="changed"),
    "remove": lambda n, p: n.remove([first_id(n, p)]),
    "rename a tag": lambda n, p: n.rename_tags(["kept"], "called otherwise"),
    "write the note": lambda n, p: n.set_note(p.call.id, "a note"),
    "set a mark": lambda n, p: n.set_mark(p.call.id, p.mark("a", 40)),
}


def said(kept: Kept) -> Any:
    """What is kept, but for what no two runs have in common."""
    annotations = [(a.quote.exact, a.color, a.tags, a.note) for a in kept.annotations]
    return annotations, sorted(kept.marks), kept.note and kept.note.text, kept.trouble


@pytest.fixture
def passages(small_call: Call) -> Passages:
    return Passages(small_call)


def filled(root: Path, passages: Passages) -> Path:
    root.mkdir()
    with on(Disk(root)):
        notebook = Notebook(root)
        for start in (0, 10):
            notebook.annotate(passages, Span(start, start + 5), tags=["kept"], note=f"at {start}")
    return root


def outcomes(change: Change, root: Path, passages: Passages) -> tuple[Any, Any, int]:
    """What is kept before and after a change, and how many calls it takes."""
    before = said(Notebook(root).kept(passages.call.id))
    with on(Disk(root)) as disk:
        change(Notebook(root), passages)
    return before, said(Notebook(root).kept(passages.call.id)), disk.calls


def check(root: Path, passages: Passages, allowed: tuple[Any, Any]) -> None:
    """A library after a crash: it opens, and can be written to."""
    notebook = Notebook(root)
    assert said(notebook.kept(passages.call.id)) in allowed
    with on(Disk(root)):
        notebook.annotate(passages, Span(50, 60))
    assert len(Notebook(root).kept(passages.call.id).annotations) == len(notebook.kept(passages.call.id).annotations)


@pytest.mark.parametrize("name", CHANGES)
def test_killed_at_any_call(name: str, passages: Passages, tmp_path: Path) -> None:
    before, after, calls = outcomes(CHANGES[name], filled(tmp_path / "whole", passages), passages)
    assert before != after
    assert calls > 8
    for at in range(calls):
        root = filled(tmp_path / f"killed-{at}", passages)
        with on(Disk(root, die_at=at)), pytest.raises(KilledError):
            CHANGES[name](Notebook(root), passages)
        check(root, passages, (before, after))


@pytest.mark.parametrize("name", CHANGES)
def test_power_failing_at_any_call(name: str, passages: Passages, tmp_path: Path) -> None:
    before, after, calls = outcomes(CHANGES[name], filled(tmp_path / "whole", passages), passages)
    for at in range(calls + 1):
        root = filled(tmp_path / f"root-{at}", passages)
        disk = Disk(root, die_at=at)
        with on(disk):
            try:
                CHANGES[name](Notebook(root), passages)
            except KilledError:
                assert at < calls
        for number, state in enumerate(disk.states()):
            allowed = (before, after) if at < calls else (after, after)
            check(restored(state, root, tmp_path / f"state-{at}-{number}"), passages, allowed)


def test_the_first_annotation_of_a_library(passages: Passages, tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    before, after, calls = outcomes(CHANGES["annotate"], tmp_path / "whole", passages)
    for at in range(calls):
        root = tmp_path / f"killed-{at}"
        root.mkdir()
        with on(Disk(root, die_at=at)), pytest.raises(KilledError):
            CHANGES["annotate"](Notebook(root), passages)
        check(root, passages, (before, after))


@pytest.mark.parametrize("name", CHANGES)
def test_a_disk_that_is_full_from_any_call_on(name: str, passages: Passages, tmp_path: Path) -> None:
    before, after, calls = outcomes(CHANGES[name], filled(tmp_path / "whole", passages), passages)
    for at in range(calls):
        root = filled(tmp_path / f"full-{at}", passages)
        notebook = Notebook(root)
        with on(Disk(root, fail_at=at)):
            with suppress(NotSavedError):
                CHANGES[name](notebook, passages)
            assert said(notebook.kept(passages.call.id)) == after
        assert said(Notebook(root).kept(passages.call.id)) in (before, after)
        notebook.save()
        assert said(Notebook(root).kept(passages.call.id)) == after
        assert not [path for path in (root / "annotations").iterdir() if path.name.startswith(".")]
