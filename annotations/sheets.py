"""The files of a library's annotations, one a call: which there are, and what they hold together."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

from annotations.copies import Folder, is_copy
from annotations.kept import Kept
from annotations.model import Annotation
from annotations.sheet import Sheet, SheetStamp
from annotations.summaries import Summary, remember, remembered
from annotations.tagging import tags_of
from transcripts.errors import EarmarkError
from transcripts.library_files import PREVIOUS, Stamp, stamp_of

FOLDER = "annotations"
"""Where in a library the files are."""
SUFFIX = ".json"
_WORTH_REMEMBERING = 16
"""Files read anew from which on what was found is kept for the next time."""
_SAFE_ID = re.compile(r"[^\W_][\w.\-]*")


class NoSuchAnnotationError(EarmarkError):
    """No annotation has the id."""


class Sheets:
    """The sheets of all calls; those that were asked for are kept at hand, the others only looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._watched = Folder(folder)
        self._sheets: dict[str, Sheet] = {}
        self._calls: dict[str, str] = {}
        self._seen: dict[str, Annotation] = {}
        self._refused: dict[str, EarmarkError] = {}
        self._summaries: dict[str, Summary] = {}
        self._remembered: dict[str, tuple[Stamp, Summary]] | None = None

    def at_hand(self) -> list[Sheet]:
        """The sheets that were asked for."""
        return list(self._sheets.values())

    def sheet(self, call_id: str) -> Sheet:
        """A call's sheet.

        Raises:
            EarmarkError: No call can have that id.
        """
        if call_id not in self._sheets:
            if not _SAFE_ID.fullmatch(call_id):
                raise EarmarkError("No such call", f"{call_id!r} is no id of a call.")
            self._sheets[call_id] = Sheet(self.path(call_id), call_id, self._watched)
        return self._sheets[call_id]

    def kept(self, call_id: str) -> Kept:
        """What is kept of a call.

        Raises:
            UnreadableNotesError: The file is there and cannot be read.
        """
        kept = self.sheet(call_id).kept()
        self._calls.update((annotation.id, call_id) for annotation in kept.annotations)
        self._seen.update((annotation.id, annotation) for annotation in kept.annotations)
        return kept

    def forget(self, ids: Iterable[str]) -> None:
        """Take it that some annotations are removed on purpose: no change brings them back."""
        for id in ids:
            self._seen.pop(id, None)

    def calls(self) -> list[str]:
        """The ids of the calls that something is kept of, in order."""
        try:
            names = os.listdir(self.folder)
        except OSError:
            names = []
        ends = (SUFFIX, SUFFIX + PREVIOUS)
        known = {name.removesuffix(PREVIOUS).removesuffix(SUFFIX) for name in names if name.endswith(ends)}
        return sorted(id for id in known | self._sheets.keys() if _SAFE_ID.fullmatch(id) and not is_copy(id + SUFFIX))

    def unite(self, call_id: str, others: Iterable[str]) -> None:
        """Put what is kept of some calls to what is kept of the one that they were found to be.

        Raises:
            NotSavedError: It could not be written.
            UnreadableNotesError: One of the files cannot be read.
        """
        for other in others:
            path = self.path(other)
            if other != call_id and (stamp_of(path) or stamp_of(path.with_name(path.name + PREVIOUS))):
                self.sheet(call_id).take_over(path)
                self._sheets.pop(other, None)

    def everything(self) -> Iterator[Annotation]:
        """The annotations of all calls, call by call; a file that cannot be read is passed over, and among the refused."""
        for call_id in self.calls():
            yield from self._glance(call_id).annotations

    def refused(self) -> dict[str, EarmarkError]:
        """The calls whose files could not be read when they were looked at last, and why."""
        return dict(self._refused)

    def summaries(self) -> dict[str, Summary]:
        """Every call's annotations, counted; a file is read again only when it was changed."""
        if self._remembered is None:
            self._remembered = remembered(self.folder.parent)
        found = {call_id: self._summary(call_id, self._remembered) for call_id in self.calls()}
        sound = {
            call_id: (stamp, summary)
            for call_id, summary in found.items()
            if (stamp := self._sound_stamp(summary)) is not None
        }
        changed = sum(self._remembered.get(call_id, (None,))[0] != stamp for call_id, (stamp, _) in sound.items())
        if changed >= _WORTH_REMEMBERING:
            self._remembered = sound
            remember(self.folder.parent, sound)
        return found

    def _sound_stamp(self, summary: Summary) -> Stamp | None:
        """The generation of the file that a summary is of; None where it is of more than a file."""
        (stamp, copies), unsaved = cast(SheetStamp, summary.stamp)
        return None if copies or unsaved else stamp

    def annotations(self, ids: Iterable[str]) -> list[Annotation]:
        """The annotations with some ids, in that order, each once.

        One that was seen, and removed elsewhere since, is given as it was seen: a change brings it back.

        Raises:
            NoSuchAnnotationError: There is none with one of them.
        """
        wanted = list(dict.fromkeys(ids))
        if any(id not in self._calls for id in wanted):
            for _ in self.everything():
                pass
        calls = {self._calls[id] for id in wanted if id in self._calls}
        found = {a.id: a for call_id in calls for a in self.kept(call_id).annotations}
        found = {id: self._seen[id] for id in wanted if id in self._seen} | found
        missing = next((id for id in wanted if id not in found), None)
        if missing is not None:
            raise NoSuchAnnotationError("No such annotation", f"There is no annotation {missing}.", "Was it removed?")
        return [found[id] for id in wanted]

    def path(self, call_id: str) -> Path:
        """A call's file."""
        return self.folder / f"{call_id}{SUFFIX}"

    def _looked_at(self, call_id: str) -> Sheet:
        """A call's sheet; not held on to where it was not asked for before."""
        return self._sheets.get(call_id) or Sheet(self.path(call_id), call_id, self._watched)

    def _glance(self, call_id: str) -> Kept:
        try:
            kept = self._looked_at(call_id).kept()
        except EarmarkError as error:
            self._refused[call_id] = error
            return Kept(call_id)
        self._refused.pop(call_id, None)
        self._calls.update((annotation.id, call_id) for annotation in kept.annotations)
        return kept

    def _summary(self, call_id: str, known: Mapping[str, tuple[Stamp, Summary]]) -> Summary:
        """A call's summary: as it was made before while the file is the same, else made anew."""
        (stamp, copies), unsaved = state = self._looked_at(call_id).stamp
        before = self._summaries.get(call_id)
        if before is not None and before.stamp == state:
            return before
        remembered_stamp, summary = known.get(call_id, (None, None))
        if summary is None or remembered_stamp != stamp or copies or unsaved:
            kept = self._glance(call_id)
            summary = Summary(None, len(kept.annotations), tags_of(kept.annotations), kept.reading)
        self._summaries[call_id] = replace(summary, stamp=state)
        return self._summaries[call_id]
