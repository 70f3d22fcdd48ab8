"""Exchanges that were not answered: marked, gone to, shown alone; and the reader's own word on any exchange."""

from functools import cache
from typing import TYPE_CHECKING

from transcripts.errors import EarmarkError
from tui.screens.reader.keeping import Keeping
from tui.screens.reader.speakers import Speakers

if TYPE_CHECKING:
    from annotations.verdicts import Verdict
    from tui.replies import Words


@cache
def _letters() -> "dict[str, Verdict | None]":
    """The word that each letter stands for; None takes it back."""
    from annotations.verdicts import WORDS

    return {word[0]: word for word in WORDS} | {"n": None}


class Answering(Keeping, Speakers):
    """The keys about what was answered."""

    def show_replies(self) -> None:
        """Mark everywhere which exchanges were answered, as it is known now."""
        if self.terrain is None or not self.furnished.is_set():
            return
        from tui.replies import Replies

        self.replies = Replies(self.terrain.call, self._words())
        self.people.show_replies(self.replies)
        self.text.set_refusals(self.replies.refusals)
        self.mark_unanswered()
        if self.unanswered_only:
            self.unanswered_only = bool(self.replies.unanswered)
            self.hide_turns()

    def mark_unanswered(self) -> None:
        """Mark on the overview where something was left unanswered."""
        self.overview.set_marks("unanswered", [self.text.page.row_of(start) for start in self.replies.starts])

    def _words(self) -> "Words":
        """The reader's word on the call's exchanges."""
        from tui.replies import NO_WORDS

        if self.keeper is None or self.call is None or not self.is_keeping:
            return NO_WORDS
        try:
            return self.keeper.verdicts(self.call)
        except EarmarkError:
            return NO_WORDS  # loading the annotations says what is wrong

    def action_non_answer(self, step: int) -> None:
        """To the next or the previous exchange that left something unanswered."""
        if not self.replies.unanswered:
            self.say("In this call no figure that was asked for is refused. r gives your own word on an exchange.")
            return
        before = self.text.caret
        for _ in range(self.take_count()):
            if not self._moved_to_non_answer(step):
                self.say(f"No {'further' if step > 0 else 'earlier'} non-answer.")
                break
        if self.text.caret != before:
            self.remember(before)
        self.follow()

    def _moved_to_non_answer(self, step: int) -> bool:
        """Move to the one that is next, past those that are left out of the page; False where there is none.

        Where only the start of one is left out, the caret comes to stand behind it, and is in it already.
        """
        before = at = self.text.caret
        while (there := self.replies.next(at, step)) is not None:
            self.text.go(there, top=True)
            if (self.text.caret - before) * step > 0:
                return True
            at = there
        self.text.go(before)
        return False

    def action_only_unanswered(self) -> None:
        """Only the exchanges that left something unanswered; again: everything."""
        if not self.unanswered_only and not self.replies.unanswered:
            self.say("There is no non-answer in this call.")
            return
        self.unanswered_only = not self.unanswered_only
        self.hide_turns()
        self.follow()

    def action_verdict(self, word: str = "") -> None:
        """Give the word on the exchange at the caret, or wait for its letter."""
        if self._exchange is None:
            self.say("The caret is in no exchange: e goes to the next one.")
        elif word:
            self.awaiting = None
            self._judge(_letters()[word[0]])
        else:
            self.awaiting = "verdict"
        self.show_hints()

    def take_letter(self, letter: str) -> bool:
        """Give the word that a letter stands for; any other key is heard as itself."""
        if self.awaiting != "verdict":
            return super().take_letter(letter)
        self.awaiting = None
        self.show_hints()
        if letter not in _letters():
            return False
        self._judge(_letters()[letter])
        return True

    def action_mend_figure(self) -> None:
        """Put right how the figure at the caret was read."""
        from tui.correcting import figure_form

        figure = self.terrain.figure_at(self.text.caret) if self.terrain is not None else None
        if figure is None:
            self.say("The caret is on no figure: f goes to the next one.")
        elif self.keeper is not None and self.call is not None:
            self.app.push_screen(figure_form(self.keeper, self.call, figure))

    @property
    def _exchange(self) -> int | None:
        return self.terrain.exchange_at(self.text.caret) if self.terrain is not None else None

    def _judge(self, word: "Verdict | None") -> None:
        """Keep the word on the exchange at the caret; a call that is not in the library joins it with this."""
        call, keeper, number = self.call, self.keeper, self._exchange
        if call is None or keeper is None or number is None or self.replies.word(number) == word:
            return
        joined = keeper.id_of(call) is None
        done = self.keep(lambda: keeper.notebook.set_verdict(keeper.passages(call), number, word))
        if done:
            said = f"Exchange {number + 1}: {f'{word}, by your word' if word else 'no word of yours any more'}."
            self.say(f"{said} The call is in your library now." if joined else f"{said} u takes it back.")
