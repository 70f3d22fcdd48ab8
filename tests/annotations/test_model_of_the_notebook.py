"""Any sequence of operations, with crashes and full disks between, against a model: the files hold what was done."""

from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from disk import Disk, KilledError, on
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from invented import REFUSED_CALL

from annotations.judging import told
from annotations.kept import Kept
from annotations.notebook import Notebook
from annotations.passages import Passages
from annotations.pens import COLORS
from annotations.tagging import renamed
from annotations.verdicts import Verdict
from transcripts.library_files import NotSavedError
from transcripts.model import Span
from transcripts.reading import read_bytes

CALL = read_bytes(REFUSED_CALL.encode(), "brook-q2-2031.txt")
PASSAGES = Passages(CALL)
TAGS = st.lists(st.sampled_from(["a", "b", "a/x", "c"]), max_size=3, unique=True)
NOTES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8).map(str.strip)
PENS = st.sampled_from([color.name for color in COLORS])
PICKED = st.integers(0, 9)


@dataclass
class Model:
    """What should be kept."""

    annotations: dict[str, tuple[str, str, tuple[str, ...], str]] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)
    note: str = ""
    verdicts: dict[int, str] = field(default_factory=dict)

    @property
    def undoable(self) -> Any:
        return deepcopy((self.annotations, self.note, self.verdicts))

    def put_back(self, state: Any) -> None:
        self.annotations, self.note, self.verdicts = deepcopy(state)


def seen(kept: Kept) -> Model:
    """What is kept, as a model."""
    return Model(
        {a.id: (a.quote.exact, a.color, tuple(sorted(a.tags)), a.note) for a in kept.annotations},
        {letter: mark.position.start for letter, mark in kept.marks.items()},
        kept.note.text if kept.note else "",
        {number: verdict.word for number, verdict in told(PASSAGES, kept.verdicts).items()},
    )


class Notes(RuleBasedStateMachine):
    """One earmark at a time, which may die at any call to the system and be started again."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.root = Path(self.folder.name)
        self.notebook = Notebook(self.root)
        self.passages = Passages(CALL)
        self.model = Model()
        self.done: list[Any] = []
        self.undone: list[Any] = []
        self.crash: int | None = None
        self.full: int | None = None

    def teardown(self) -> None:
        self.folder.cleanup()

    def ids(self, picked: list[int]) -> list[str]:
        known = sorted(self.model.annotations)
        return sorted({known[number % len(known)] for number in picked})

    def do(self, operation: Callable[[], Any], expected: Callable[[], None], *, undoable: bool = True) -> None:
        """An operation on the notebook and on the model; if the process dies, either was done or not."""
        before, state = deepcopy(self.model), self.model.undoable
        expected()
        disk = Disk(self.root, die_at=self.crash, fail_at=self.full)
        self.crash = self.full = None
        try:
            with on(disk), suppress(NotSavedError):
                operation()
        except KilledError:
            self.notebook = Notebook(self.root)
            found = seen(self.notebook.kept(CALL.id))
            for id in found.annotations.keys() - before.annotations.keys():
                if "new" in self.model.annotations:
                    self.model.annotations[id] = self.model.annotations.pop("new")
            assert found in (before, self.model)
            self.model, self.done, self.undone = found, [], []
            return
        if undoable and self.model.undoable != state:
            self.done, self.undone = [*self.done, state], []

    @rule(calls=st.integers(0, 14))
    def die_at_the_next(self, calls: int) -> None:
        if not self.notebook.unsaved:
            self.crash = calls

    @rule(calls=st.integers(0, 14))
    def fill_the_disk(self, calls: int) -> None:
        self.full = calls

    @rule(start=st.integers(0, 300), length=st.integers(1, 60), color=PENS, tags=TAGS, note=NOTES)
    def annotate(self, start: int, length: int, color: str, tags: list[str], note: str) -> None:
        known = set(self.model.annotations)
        made: list[str] = []

        def operation() -> None:
            with suppress(NotSavedError):
                self.notebook.annotate(self.passages, Span(start, start + length), color=color, tags=tags, note=note)
            made.extend({a.id for a in self.notebook.kept(CALL.id).annotations} - known)

        def expected() -> None:
            self.model.annotations["new"] = (CALL.text[start : start + length], color, tuple(sorted(tags)), note)

        self.do(operation, expected)
        if made:
            self.model.annotations[made[0]] = self.model.annotations.pop("new")

    @precondition(lambda self: self.model.annotations)
    @rule(picked=st.lists(PICKED, min_size=1, max_size=3), color=PENS, note=NOTES)
    def recolour_and_note(self, picked: list[int], color: str, note: str) -> None:
        ids = self.ids(picked)

        def expected() -> None:
            for id in ids:
                words, _, tags, _ = self.model.annotations[id]
                self.model.annotations[id] = (words, color, tags, note)

        self.do(lambda: self.notebook.change(ids, color=color, note=note), expected)

    @precondition(lambda self: self.model.annotations)
    @rule(picked=st.lists(PICKED, min_size=1, max_size=3), added=TAGS, dropped=TAGS)
    def tag(self, picked: list[int], added: list[str], dropped: list[str]) -> None:
        ids = self.ids(picked)

        def expected() -> None:
            for id in ids:
                words, color, tags, note = self.model.annotations[id]
                now = tuple(sorted({*tags, *added} - set(dropped)))
                self.model.annotations[id] = (words, color, now, note)

        self.do(lambda: self.notebook.change(ids, add_tags=added, drop_tags=dropped), expected)

    @precondition(lambda self: self.model.annotations)
    @rule(picked=st.lists(PICKED, min_size=1, max_size=3))
    def remove(self, picked: list[int]) -> None:
        ids = self.ids(picked)

        def expected() -> None:
            for id in ids:
                del self.model.annotations[id]

        self.do(lambda: self.notebook.remove(ids), expected)

    @rule(old=st.sampled_from(["a", "b", "a/x"]), new=st.sampled_from(["b", "c", "d", ""]))
    def rename_tag(self, old: str, new: str) -> None:
        def expected() -> None:
            for id, (words, color, tags, note) in self.model.annotations.items():
                self.model.annotations[id] = (words, color, tuple(sorted(renamed(tags, [old], new))), note)

        self.do(lambda: self.notebook.rename_tags([old], new) if new else self.notebook.delete_tags([old]), expected)

    @rule(text=NOTES)
    def write_note(self, text: str) -> None:
        self.do(lambda: self.notebook.set_note(CALL.id, text), lambda: setattr(self.model, "note", text))

    @rule(number=st.integers(0, 1), verdict=st.sampled_from(["answered", "dodged", None]))
    def judge(self, number: int, verdict: Verdict | None) -> None:
        def expected() -> None:
            self.model.verdicts.pop(number, None)
            if verdict:
                self.model.verdicts[number] = verdict

        self.do(lambda: self.notebook.set_verdict(self.passages, number, verdict), expected)

    @rule(letter=st.sampled_from("abc"), at=st.integers(0, 300))
    def mark(self, letter: str, at: int) -> None:
        mark = self.passages.mark(letter, at)
        self.do(
            lambda: self.notebook.set_mark(CALL.id, mark),
            lambda: self.model.marks.update({letter: mark.position.start}),
            undoable=False,
        )

    @rule()
    def undo(self) -> None:
        state = self.done.pop() if self.done else None
        now = self.model.undoable
        self.do(self.notebook.undo, lambda: self.model.put_back(state) if state else None, undoable=False)
        if state and self.done is not None and self.notebook._history._undone:
            self.undone.append(now)

    @rule()
    def redo(self) -> None:
        state = self.undone.pop() if self.undone else None
        now = self.model.undoable
        self.do(self.notebook.redo, lambda: self.model.put_back(state) if state else None, undoable=False)
        if state and self.notebook._history._done:
            self.done.append(now)

    @rule()
    def start_again(self) -> None:
        if not self.notebook.unsaved:
            self.notebook, self.done, self.undone = Notebook(self.root), [], []

    @rule()
    def save(self) -> None:
        with on(Disk(self.root)):
            self.notebook.save()
        assert not self.notebook.unsaved

    @invariant()
    def what_was_done_shows_and_is_on_the_disk(self) -> None:
        assert seen(self.notebook.kept(CALL.id)) == self.model
        if not self.notebook.unsaved:
            assert seen(Notebook(self.root).kept(CALL.id)) == self.model
        assert not self.notebook.troubles()


TestNotes = Notes.TestCase
TestNotes.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
