"""The files of a library's annotations, one a call: which there are, and what they hold together."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from annotations.contents import contents_of
from annotations.kept import NOTES, Kept, kept_of
from annotations.model import Annotation
from annotations.sheet import Sheet
from annotations.tagging import TagCount, tags_of
from transcripts.errors import EarmarkError
from transcripts.library_files import Stamp, stamp_of

FOLDER = "annotations"
"""Where in a library the files are."""
SUFFIX = ".json"
_SAFE_ID = re.compile(r"[^\W_][\w.\-]*")


class NoSuchAnnotationError(EarmarkError):
    """No annotation has the id."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What of a call's file is remembered once it was read for counting."""

    stamp: Stamp | None
    count: int
    tags: Mapping[str, TagCount]


class Sheets:
    """The sheets of all calls; those that were asked for are kept at hand, the others only looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sheets: dict[str, Sheet] = {}
        self._calls: dict[str, str] = {}
        self._summaries: dict[str, Summary] = {}

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
            self._sheets[call_id] = Sheet(self._path(call_id), call_id)
        return self._sheets[call_id]

    def kept(self, call_id: str) -> Kept:
        """What is kept of a call.

        Raises:
            UnreadableNotesError: The file is there and cannot be read.
        """
        kept = self.sheet(call_id).kept()
        self._calls.update((annotation.id, call_id) for annotation in kept.annotations)
        return kept

    def calls(self) -> list[str]:
        """The ids of the calls that something is kept of, in order."""
        names = {path.name for path in self.folder.glob(f"[!.]*{SUFFIX}")} if self.folder.is_dir() else set()
        known = {name.removesuffix(SUFFIX) for name in names} | self._sheets.keys()
        return sorted(id for id in known if _SAFE_ID.fullmatch(id))

    def everything(self) -> Iterator[Annotation]:
        """The annotations of all calls, call by call; a file that cannot be read is passed over."""
        for call_id in self.calls():
            yield from self._glance(call_id).annotations

    def summaries(self) -> dict[str, Summary]:
        """Every call's annotations, counted; a file is read again only when it was changed."""
        return {call_id: self._summary(call_id) for call_id in self.calls()}

    def annotations(self, ids: Iterable[str]) -> list[Annotation]:
        """The annotations with some ids, in that order, each once.

        Raises:
            NoSuchAnnotationError: There is none with one of them.
        """
        wanted = list(dict.fromkeys(ids))
        if any(id not in self._calls for id in wanted):
            for _ in self.everything():
                pass
        calls = {self._calls[id] for id in wanted if id in self._calls}
        found = {a.id: a for call_id in calls for a in self.kept(call_id).annotations}
        missing = next((id for id in wanted if id not in found), None)
        if missing is not None:
            raise NoSuchAnnotationError("No such annotation", f"There is no annotation {missing}.", "Was it removed?")
        return [found[id] for id in wanted]

    def _path(self, call_id: str) -> Path:
        return self.folder / f"{call_id}{SUFFIX}"

    def _glance(self, call_id: str) -> Kept:
        """What is kept of a call, not held on to where it was not asked for before."""
        try:
            if call_id in self._sheets:
                return self.kept(call_id)
            contents = contents_of(self._path(call_id), NOTES)
        except EarmarkError:
            return Kept(call_id)
        kept = kept_of(call_id, contents.tables, contents.trouble)
        self._calls.update((annotation.id, call_id) for annotation in kept.annotations)
        return kept

    def _summary(self, call_id: str) -> Summary:
        sheet, stamp = self._sheets.get(call_id), stamp_of(self._path(call_id))
        known = self._summaries.get(call_id)
        if known is None or known.stamp != stamp or (sheet and not sheet.is_saved):
            annotations = self._glance(call_id).annotations
            known = self._summaries[call_id] = Summary(stamp, len(annotations), tags_of(annotations))
        return known
