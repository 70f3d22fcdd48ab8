"""The folders that `config.toml` watches, while the app is open: their new files join the library by themselves."""

import json
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.app import App
from textual.message import Message
from textual.worker import Worker, get_current_worker

from transcripts.adding import Refused
from transcripts.errors import EarmarkError
from transcripts.library import Added, Library
from transcripts.library_files import Stamp
from transcripts.watching import PAUSE, Watch
from tui.adding import added
from tui.counting import counted

_SHARE = 20
"""A look that takes long is followed by a pause so many times as long: it must not slow down whoever reads."""
_KEPT = "watched"


@dataclass(eq=False, repr=False)
class FilesJoined(Message):
    """Files of watched folders were taken in or refused, or something is to be said of the folders."""

    results: Sequence[Added | Refused]
    troubles: Sequence[str]

    @property
    def added(self) -> list[Added]:
        """What was taken in, or is known already."""
        return [result for result in self.results if isinstance(result, Added)]

    @property
    def has_changed(self) -> bool:
        """Whether the library has something that it had not."""
        return any(result.status != "unchanged" for result in self.added)


class Watching:
    """Looks at the folders again and again, each time on a thread that soon ends.

    Args:
        app: Who is told.
        library: Where the files go.
        folders: The folders.
    """

    def __init__(self, app: App[None], library: Library, folders: Sequence[Path]) -> None:
        self._app = app
        self._library = library
        self._folders = folders
        self._watch: Watch | None = None
        self._missing: set[Path] = set()
        """The folders that were said to be missing."""

    def look(self) -> None:
        """Look now, and from then on after each pause."""
        self._app.run_worker(self._look, thread=True, group="watching", exclusive=True, exit_on_error=False)

    def _look(self) -> None:
        worker = get_current_worker()
        pause = PAUSE
        try:
            pause = max(PAUSE, self._looked(worker) * _SHARE)
        finally:  # whatever goes wrong, the folders are watched on
            if not worker.is_cancelled:
                self._app.call_later(self._app.set_timer, pause, self.look)

    def _looked(self, worker: Worker[Any]) -> float:
        """Look once, and tell what came of it: the seconds that the look took."""
        begun = time.monotonic()
        took = 0.0
        before: dict[Path, Stamp] = {}
        results: list[Added | Refused] = []
        troubles: list[str] = []
        try:
            watch = self._watched()
            before = dict(watch.told)
            files = watch.settled()
            took = time.monotonic() - begun
            troubles += self._missing_now(watch.missing)
            with closing(added(self._library, files)) as steps:
                for step in steps:
                    results.append(step.became)
                    if worker.is_cancelled:
                        watch.told = before  # what was not reached is looked at again the next time
                        break
            if files and not worker.is_cancelled:
                self._library.cache.set_state(_KEPT, _written(watch))
        except EarmarkError as error:
            if self._watch is not None:
                self._watch.told = before
            troubles.append(str(error))
            took = max(took, PAUSE)
        if results or troubles:
            self._app.post_message(FilesJoined(results, troubles))
        return took

    def _watched(self) -> Watch:
        """The folders as they were last looked at.

        Raises:
            EarmarkError: What was told of them before cannot be read now.
        """
        if self._watch is None:
            self._watch = Watch(self._folders, _remembered(self._library), self._library.root.resolve())
        return self._watch

    def _missing_now(self, missing: Sequence[Path]) -> list[str]:
        """What is to be said of folders that are not there: once, until they have been there."""
        fresh = [folder for folder in missing if folder not in self._missing]
        self._missing = set(missing)
        return [f"{folder}, which config.toml watches, is not there. Its files join when it is." for folder in fresh]


def told(message: FilesJoined) -> list[str]:
    """What is said of files that came, a sentence each."""
    fresh = [result for result in message.added if result.status != "unchanged"]
    refused = [result for result in message.results if isinstance(result, Refused)]
    sentences = list(message.troubles)
    if len(fresh) == 1:
        sentences.append(f"{fresh[0].record.id} has joined the library from {Path(fresh[0].path).parent}.")
    elif fresh:
        sentences.append(f"{counted(len(fresh), 'file')} have joined the library from watched folders.")
    if len(refused) == 1:
        sentences.append(f"{refused[0].path} could not join the library: {refused[0].reason}")
    elif refused:
        sentences.append(f"{counted(len(refused), 'file')} of watched folders could not join the library.")
    return sentences


def _remembered(library: Library) -> dict[Path, Stamp]:
    """The files that were told when the folders were last watched; they need not be read again."""
    with suppress(ValueError, TypeError, AttributeError):
        kept = json.loads(library.cache.state(_KEPT) or "{}")
        return {Path(path): Stamp(*stamp) for path, stamp in kept.items()}
    return {}


def _written(watch: Watch) -> str:
    return json.dumps({str(path): stamp for path, stamp in watch.told.items()})
