"""The keys that say what is in the digest, where, and how it looks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from annotations.digest import AROUND, GROUPINGS, Switch, switched, with_entry, with_out
from annotations.digest_groups import group_moved, moved
from tui.digest_rows import HEADING, ids_in
from tui.screens.digest.base import DigestBase

_T = TypeVar("_T")
_SAID: Mapping[Switch, str] = {
    "contents": "A table of contents",
    "sources": "The list of the calls",
    "ledger": "What was guided and reported",
    "non_answers": "What was not answered",
}
"""What is at the far end of the preview, and has to be told."""


class Curating(DigestBase):
    """In and out, up and down, put together."""

    def action_take(self) -> None:
        """The passage in or out; on a heading all under it."""
        ids = ids_in(self.groups, self.here)
        is_out = any(id not in self.digest.out for id in ids)
        digest = self.digest
        for id in ids:
            digest = with_out(digest, id, is_out)
        if self.passage is not None:
            self.listing.step(1)
        self.change(digest)

    def action_shift(self, by: int) -> None:
        """The passage or the heading up or down."""
        if self.passage is not None:
            self.change(moved(self.digest, self.groups, self.passage, by))
        elif self.here.startswith(HEADING):
            self.change(group_moved(self.digest, self.groups, self.here.removeprefix(HEADING), by))

    def action_group(self) -> None:
        """Put together by the next thing."""
        self.change(replace(self.digest, group_by=_next(GROUPINGS, self.digest.group_by)))

    def action_template(self) -> None:
        """Another template."""
        names = self.maker.template_names()
        self.change(replace(self.digest, template=_next(names, self.digest.template)))

    def action_switch(self, what: Switch) -> None:
        """Something more in the digest, or no more."""
        self.change(switched(self.digest, what))
        if what in _SAID:
            self.say(f"{_SAID[what]}: {'on' if getattr(self.digest, what) else 'off'}")

    def action_around(self) -> None:
        """Other neighbours of the passage."""
        if self.passage is not None:
            around = _next(AROUND, self.digest.around.get(self.passage, ""))
            self.change(with_entry(self.digest, "around", self.passage, around))

    def action_freeze(self) -> None:
        """Hold what is in it now, or whatever the filter means."""
        if self.digest.frozen is None:
            self.change(replace(self.digest, frozen=tuple(item.id for item in self.items)))
            self.say("Frozen: what is marked from now on stays out.")
        else:
            self.change(replace(self.digest, frozen=None))
            self.say("Live again: it holds whatever its filter means.")

    def action_undo(self) -> None:
        """Undo the last change of the digest."""
        if not self.turn(back=True):
            self.say("Nothing to undo.")

    def action_redo(self) -> None:
        """Redo what was undone last."""
        if not self.turn(back=False):
            self.say("Nothing to redo.")


def _next(values: Sequence[_T], value: _T) -> _T:
    """The value after one, round the end; the first where it is none of them."""
    at = values.index(value) + 1 if value in values else 0
    return values[at % len(values)]
