"""What was changed, to be undone and redone."""

from collections.abc import Sequence
from typing import NamedTuple

from annotations.merging import Step

_MOST = 1_000


class Change(NamedTuple):
    """Something that somebody did in one go, in one or several calls."""

    label: str
    """What it was, in a few words ("the highlight of “We were…”")."""
    steps: Sequence[tuple[str, tuple[Step, ...]]]
    """The changed records of each call, by its id."""

    def undone(self) -> "Change":
        """The change back."""
        back = [(call, tuple(step.undone() for step in reversed(steps))) for call, steps in reversed(self.steps)]
        return Change(self.label, back)


class History:
    """Changes that can be undone, the latest first, and undone ones that can be redone."""

    def __init__(self) -> None:
        self._done: list[Change] = []
        self._undone: list[Change] = []

    def did(self, change: Change) -> None:
        """Something new was done; what was undone before it is forgotten."""
        if any(steps for _, steps in change.steps):
            self._done = [*self._done[1 - _MOST :], change]
            self._undone = []

    def last_done(self) -> Change | None:
        """What would be undone now; it is taken out."""
        return self._done.pop() if self._done else None

    def last_undone(self) -> Change | None:
        """What would be redone now; it is taken out."""
        return self._undone.pop() if self._undone else None

    def undid(self, change: Change) -> None:
        """A change was undone; `change` is what that did."""
        self._undone.append(change)

    def redid(self, change: Change) -> None:
        """A change was redone; `change` is what that did."""
        self._done.append(change)
