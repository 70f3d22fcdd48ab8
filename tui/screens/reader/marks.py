"""Marks: places in a call that a letter stands for, remembered with it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from transcripts.errors import EarmarkError
from tui.screens.reader.keeping import Keeping

if TYPE_CHECKING:
    from annotations.model import Mark


class Marks(Keeping):
    """The keys `m` and `'`, and the letter after them."""

    def action_mark(self, what: str) -> None:
        """Wait for a mark's letter."""
        self.awaiting = what
        self.show_hints()

    def take_letter(self, letter: str) -> bool:
        """Set the mark of a letter, or go to it; any other key is heard as itself, and nothing waits any more."""
        what, self.awaiting = self.awaiting, None
        if what is None:
            return False
        self.show_hints()
        if what == "go" and letter == "'":
            if self.jumps:
                self.action_back()
            return True
        if len(letter) != 1 or not letter.isalpha():
            return False
        if what == "set":
            self._set_mark(letter)
        else:
            self._go_to_mark(letter)
        return True

    @property
    def marks(self) -> "Mapping[str, Mark]":
        """The call's marks by letter."""
        if self.keeper is None or self.call is None:
            return {}
        try:
            kept = self.keeper.kept(self.call)
        except EarmarkError as error:
            self.complain(error)
            return {}
        return kept.marks if kept is not None else {}

    def _set_mark(self, letter: str) -> None:
        keeper, call = self.keeper, self.call
        if keeper is None or call is None:
            return
        offset = self.text.caret
        if self.keep(lambda: keeper.notebook.set_mark(keeper.join(call), keeper.passages(call).mark(letter, offset))):
            self.say(f"Mark {letter} is set: ' and {letter} come back.")

    def _go_to_mark(self, letter: str) -> None:
        mark = self.marks.get(letter)
        if self.keeper is None or self.call is None:
            return
        if mark is None:
            self.say(f"There is no mark {letter} in this call.")
            return
        place = self.keeper.passages(self.call).place_of(mark)
        if place is None:
            self.say(f"The words of mark {letter} are not in this text.")
            return
        self.remember()
        self.text.go(place, top=True)
        self.follow()
