"""Everything one can do to annotations, with undo. What it tells is what is on the disk and what is still to be written.

A change that cannot be written (the disk is full, the folder can only be read) is made nevertheless: it shows, it can be
undone, and it is written with the next change that can be, or by `save`. The error that is raised says so.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from annotations.contents import Trouble
from annotations.correcting import corrected
from annotations.editing import Fields, clean_note, edited, highlight, label_of, numbered, placed, shortened, step_of
from annotations.judging import steps_to, told
from annotations.kept import (
    ABOUT,
    ANNOTATIONS,
    FIGURES,
    MARKS,
    NOTE,
    READING,
    FigureCorrection,
    Kept,
)
from annotations.merging import Record, Step
from annotations.model import Annotation, CallNote, Mark, Reading
from annotations.passages import Passages
from annotations.pens import COLORS
from annotations.sheets import FOLDER, Sheets
from annotations.stamps import now
from annotations.summaries import Summary
from annotations.tagging import TagCount, clean_tag, renamed, summed
from annotations.undoing import Change, History
from annotations.verdicts import ExchangeVerdict, Verdict
from transcripts.errors import EarmarkError
from transcripts.model import Call, Figure, Span


class Notebook:
    """The annotations of a library.

    Cheap to make; touches no disk before it is asked, and writes nothing before the first change.

    Args:
        root: The library's folder.
        creator: Who annotations made here are by; None for the library's owner.
    """

    def __init__(self, root: Path, *, creator: str | None = None) -> None:
        self.root = root
        self.creator = creator
        self._sheets = Sheets(root / FOLDER)
        self._history = History()
        self._passages: dict[str, Passages] = {}
        self._lock = threading.RLock()

    def kept(self, call_id: str) -> Kept:
        """Everything that is kept of a call, as it was made.

        Raises:
            UnreadableNotesError: The file is there and cannot be read.
        """
        with self._lock:
            return self._sheets.kept(call_id)

    def shown(self, call: Call) -> tuple[Annotation, ...]:
        """The annotations of a call, found again in its text, in the order of the text; orphans last.

        What was found before is remembered as long as the same text is asked about.
        """
        with self._lock:
            found = self._passages_of(call).shown(self.kept(call.id).annotations)
            return tuple(sorted(found, key=lambda a: (a.anchored == "orphan", a.position, a.created, a.id)))

    def annotate(
        self, passages: Passages, span: Span, *, color: str = COLORS[0].name, tags: Iterable[str] = (), note: str = ""
    ) -> Annotation:
        """Mark a passage.

        Raises:
            NotSavedError: It is made, and not written yet.
        """
        annotation = highlight(passages.of(span), passages.call.id, color, tags, note, self.creator)
        step = Step(ANNOTATIONS, annotation.id, None, annotation.as_json(), dated=True)
        self._do(f"the highlight of {shortened(annotation.quote.exact)}", {annotation.call: [step]})
        return self.kept(annotation.call).annotation(annotation.id) or annotation

    def change(self, ids: Iterable[str], **fields: Unpack[Fields]) -> None:
        """Give annotations another colour, note, or tags (`tags`, or some more with `add_tags`, fewer with `drop_tags`).

        Raises:
            NoSuchAnnotationError: There is none with one of the ids.
            NotSavedError: The change is made, and not written yet.
        """
        asked = self._sheets.annotations(ids)
        self._change(label_of(fields, asked), asked, lambda annotation: edited(annotation, fields), fields)

    def move(self, id: str, passages: Passages, span: Span) -> None:
        """Set an annotation on another passage of its call: grown, shrunk, or an orphan set by hand.

        Raises:
            NoSuchAnnotationError: There is none with the id.
            NotSavedError: The change is made, and not written yet.
        """
        passage = passages.of(span)
        asked = self._sheets.annotations([id])
        self._change("the new place of a highlight", asked, lambda annotation: placed(annotation, passage))

    def remove(self, ids: Iterable[str]) -> None:
        """Remove annotations.

        Raises:
            NoSuchAnnotationError: There is none with one of the ids.
            NotSavedError: They are removed, and that is not written yet.
        """
        asked = self._sheets.annotations(ids)
        steps: dict[str, list[Step]] = {}
        for annotation in asked:
            steps.setdefault(annotation.call, []).append(Step(ANNOTATIONS, annotation.id, annotation.as_json(), None))
        self._sheets.forget(annotation.id for annotation in asked)
        self._do(f"the removal of {numbered(asked)}", steps)

    def put(self, annotations: Iterable[Annotation]) -> int:
        """Take over annotations as they are, ids, creators and times included; of two with one id the later counts.

        Returns:
            How many were new or newer than what was there.

        Raises:
            NotSavedError: They are taken over, and not written yet.
        """
        steps: dict[str, list[Step]] = {}
        for annotation in annotations:
            step = Step(ANNOTATIONS, annotation.id, None, annotation.as_json(), dated=True)
            steps.setdefault(annotation.call, []).append(step)
        number = sum(map(len, steps.values()))
        return self._do(f"the import of {number} annotation{'s' * (number != 1)}", steps)

    def undo(self) -> str | None:
        """Undo the last change that is not undone; what was changed elsewhere since is left as it is.

        Returns:
            What was undone, in a sentence; None where there is nothing.

        Raises:
            NotSavedError: It is undone, and that is not written yet.
        """
        with self._lock:
            change = self._history.last_done()
            return self._turned("Undone", change, self._history.undid) if change else None

    def redo(self) -> str | None:
        """Redo what was undone last; as `undo`."""
        with self._lock:
            change = self._history.last_undone()
            return self._turned("Redone", change, self._history.redid) if change else None

    def everything(self) -> Iterator[Annotation]:
        """The annotations of all calls, call by call, as they were made; what cannot be read is passed over (`refused`)."""
        return self._sheets.everything()

    def refused(self) -> dict[str, EarmarkError]:
        """The calls, by their ids, whose files could not be read when all were looked through last, and why."""
        return self._sheets.refused()

    def calls(self) -> list[str]:
        """The ids of the calls that something is kept of, in order."""
        return self._sheets.calls()

    def counts(self) -> dict[str, int]:
        """How many annotations each call has, by its id; calls without any are left out."""
        with self._lock:
            return {call_id: known.count for call_id, known in self._sheets.summaries().items() if known.count}

    def summaries(self) -> dict[str, Summary]:
        """What is kept of each call in short, by its id: annotations and tags counted, how far it was read."""
        with self._lock:
            return self._sheets.summaries()

    def tags(self) -> list[TagCount]:
        """The tags of all calls, most used first."""
        with self._lock:
            return summed(known.tags for known in self._sheets.summaries().values())

    def rename_tags(self, old: Iterable[str], new: str) -> int:
        """Call tags, and those below them, otherwise, everywhere, in one change; several, or one called like another, merge.

        Returns:
            How many annotations were changed.

        Raises:
            NotSavedError: It is done, and in some call not written yet.
        """
        tags, wanted = list(old), clean_tag(new)
        if not wanted:
            raise EarmarkError("No tag", f"{new!r} leaves nothing to call a tag by.", "Type some letters.")
        return self._retag(f"the new name of {', '.join(tags)}", tags, wanted)

    def delete_tags(self, tags: Iterable[str]) -> int:
        """Take tags, and those below them, from every annotation; as `rename_tags`."""
        gone = list(tags)
        return self._retag(f"the removal of the tag{'s' * (len(gone) != 1)} {', '.join(gone)}", gone, "")

    def set_mark(self, call_id: str, mark: Mark) -> None:
        """Remember a place by a letter (`Passages.mark` makes one); not undone by `undo`, as `set_reading`."""
        kept = self.kept(call_id).marks.get(mark.letter)
        self._set(None, call_id, MARKS, mark.letter, kept.as_json() if kept else None, mark.as_json())

    def drop_mark(self, call_id: str, letter: str) -> None:
        """Forget a place."""
        kept = self.kept(call_id).marks.get(letter)
        if kept:
            self._set(None, call_id, MARKS, letter, kept.as_json(), None)

    def set_reading(self, call_id: str, reading: Reading) -> None:
        """Remember how far a call was read (`Passages.reading` tells it)."""
        kept = self.kept(call_id).reading
        self._set(None, call_id, ABOUT, READING, kept.as_json() if kept else None, reading.as_json())

    def set_note(self, call_id: str, text: str, was: str | None = None) -> None:
        """Write the note on a whole call; "" removes it.

        Args:
            call_id: The call.
            text: The note.
            was: The note that it was written from, where the notebook may have seen a later one since; both are kept then.
        """
        kept, text = self.kept(call_id).note, clean_note(text)
        there = kept.as_json() if kept else None
        after = {**(there or {}), **CallNote(text, now()).as_json()} if text else None
        before = {**there, "text": was} if there and was is not None else there
        self._set("the note on the call", call_id, ABOUT, NOTE, before, after)

    def verdicts(self, call: Call) -> dict[int, ExchangeVerdict]:
        """The reader's word on a call's exchanges, by their numbers."""
        with self._lock:
            kept = self.kept(call.id).verdicts
            return told(self._passages_of(call), kept) if kept else {}

    def set_verdict(self, passages: Passages, number: int, word: Verdict | None) -> None:
        """Say whether an exchange of a call was answered; None withdraws it.

        Args:
            passages: Those of the call.
            number: The number of the exchange among the call's.
            word: The verdict.

        Raises:
            NotSavedError: It is said, and not written yet.
        """
        call_id = passages.call.id
        steps = steps_to(passages, self.kept(call_id).verdicts, number, word)
        self._do("the word on an exchange", {call_id: steps})

    def set_figure(self, call_id: str, correction: FigureCorrection) -> None:
        """Say how a figure is to be understood; a correction that changes nothing withdraws the one there was."""
        known = next((c for c in self.kept(call_id).corrections if c.key == correction.key), None)
        is_withdrawn = not correction.changes and correction.is_figure
        after = None if is_withdrawn else correction.as_json()
        self._set(
            "the reading of a figure", call_id, FIGURES, correction.key, known.as_json() if known else None, after
        )

    def figures(self, call_id: str, read: Sequence[Figure]) -> tuple[Figure, ...]:
        """The figures of a call as its reader has put them right.

        Raises:
            UnreadableNotesError: What is kept of the call cannot be read.
        """
        corrections = self.kept(call_id).corrections
        return corrected(read, corrections) if corrections else tuple(read)

    def unite(self, call_id: str, others: Iterable[str]) -> None:
        """Put what is kept of some calls to what is kept of the one that they were found to be (see `CallRecord.also`).

        Raises:
            NotSavedError: It could not be written; nothing is lost.
        """
        with self._lock:
            self._sheets.unite(call_id, others)

    def mend(self, call_id: str) -> None:
        """Write a call's file anew, where it is damaged, gone, or has second versions; what is damaged is kept beside it.

        Raises:
            NotSavedError: It could not be written.
        """
        with self._lock:
            self._sheets.sheet(call_id).mend()

    def stamp(self, call_id: str) -> object:
        """A value that differs from what it was as soon as something changed what is kept of a call; one look at the disk."""
        return self._sheets.sheet(call_id).stamp

    @property
    def unsaved(self) -> int:
        """In how many calls something is not written yet."""
        return sum(not sheet.is_saved for sheet in self._sheets.at_hand())

    def save(self) -> None:
        """Write what could not be written before.

        Raises:
            NotSavedError: Some of it still cannot be; the rest is written.
        """
        with self._lock:
            errors: list[EarmarkError] = []
            for sheet in self._sheets.at_hand():
                try:
                    sheet.save()
                except EarmarkError as error:
                    errors.append(error)
        if errors:
            raise errors[0]

    def troubles(self) -> list[Trouble]:
        """What is wrong with the files of the calls that were asked about."""
        found = (sheet.trouble for sheet in self._sheets.at_hand())
        return [trouble for trouble in found if trouble]

    def _passages_of(self, call: Call) -> Passages:
        """The passages of a call, prepared once as long as the same text is asked about."""
        passages = self._passages.get(call.id)
        if passages is None or passages.call is not call:
            passages = self._passages[call.id] = Passages(call)
        return passages

    def _change(
        self,
        label: str,
        asked: Iterable[Annotation],
        changed: Callable[[Annotation], Annotation],
        fields: Fields | None = None,
    ) -> int:
        steps: dict[str, list[Step]] = {}
        for annotation in asked:
            steps.setdefault(annotation.call, []).append(step_of(annotation, changed(annotation), fields))
        return self._do(label, steps)

    def _retag(self, label: str, old: Sequence[str], new: str) -> int:
        def changed(annotation: Annotation) -> Annotation:
            return replace(annotation, tags=renamed(annotation.tags, old, new))

        asked = [annotation for annotation in self._sheets.everything() if changed(annotation).tags != annotation.tags]
        return self._change(label, asked, changed)

    def _set(
        self, label: str | None, call_id: str, table: str, key: str, before: Record | None, after: Record | None
    ) -> None:
        self._do(label, {call_id: [Step(table, key, before, after)]})

    def _do(self, label: str | None, steps: Mapping[str, Sequence[Step]]) -> int:
        """Make a change; a label makes it one that can be undone.

        Returns:
            How many records were changed.

        Raises:
            NotSavedError: It is made, and in some call not written yet.
        """
        with self._lock:
            done, error = self._made(steps.items(), yielding=False)
            if label:
                self._history.did(Change(label, done))
        if error:
            raise error
        return sum(len(made) for _, made in done)

    def _turned(self, verb: str, change: Change, remember: Callable[[Change], None]) -> str:
        done, error = self._made(change.undone().steps, yielding=True)
        if any(steps for _, steps in done):
            remember(Change(change.label, done))
        else:
            return f"Nothing is left to change: {change.label} was changed elsewhere since."
        if error:
            raise error
        return f"{verb}: {change.label}."

    def _made(
        self, steps: Iterable[tuple[str, Sequence[Step]]], *, yielding: bool
    ) -> tuple[list[tuple[str, tuple[Step, ...]]], EarmarkError | None]:
        """What was done, call by call, and the first reason why some of it is not on the disk."""
        done, first = [], None
        for call_id, wanted in steps:
            outcome = self._sheets.sheet(call_id).do(wanted, yielding=yielding)
            done.append((call_id, outcome.steps))
            first = first or outcome.error
        return done, first
