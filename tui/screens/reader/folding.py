"""What says nothing new: the operator, and what the company's calls before say as well, quiet or folded away."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from textual import work
from textual.message import Message

from transcripts.errors import EarmarkError
from transcripts.model import Call, Span
from transcripts.shelf import OnShelf
from tui import literal
from tui.quarters import label_of, quarter_name
from tui.screens.reader.base import Fold
from tui.screens.reader.speakers import Speakers

_YEAR = 4
"""Calls that are looked back on: stock phrases come and go, and the one before need not have them all."""


class Folding(Speakers):
    """The key that folds."""

    _repeated: tuple[Call, Sequence[Span]] | None = None
    """A call, and what it repeats of those before."""

    @dataclass
    class Repeated(Message):
        """It was found what a call repeats of those before."""

        call: Call
        spans: Sequence[Span]

    def action_fold(self) -> None:
        """What is repeated quiet; then folded, with the operator; then all like the rest.

        Where there is no call before, the operator is folded, or not.
        """
        following: dict[Fold, Fold] = {"plain": "quiet", "quiet": "folded", "folded": "plain"}
        if not self._before:
            following["plain"] = "folded"
        self.fold = following[self.fold]
        self.hide_turns()

    def show_repeats(self) -> None:
        """Draw what is repeated as it is wanted; what it is may have to be looked for first."""
        call, before = self.call, self._before
        if call is None or self.fold == "plain" or not before:
            self.text.dim(())
        elif self._repeated is None or self._repeated[0].text is not call.text:
            self._find_repeated(call, before)
        else:
            from transcripts.repetition import whole_paragraphs

            spans = self._repeated[1]
            folded = whole_paragraphs(call, spans) if self.fold == "folded" else frozenset[int]()
            self.text.dim(spans, folded, _name(before))

    @work(thread=True, exclusive=True, group="repeated")
    def _find_repeated(self, call: Call, before: Sequence[OnShelf]) -> None:
        """Look for what a call says that those before say as well, which takes a moment."""
        from transcripts.repetition import Said

        calls = []
        for event in before:
            with suppress(EarmarkError):  # what is wrong with a call that cannot be read is said when it is opened
                calls.append(event.call)
        spans = Said(calls).repeated(call)
        self.post_message(self.Repeated(call, spans))

    def on_folding_repeated(self, message: Repeated) -> None:
        """Draw what was found."""
        self._repeated = message.call, message.spans
        if self.call is not None and self.call.text is message.call.text:
            self.show_repeats()
            self.tell_place()

    def told_fold(self) -> str:
        """How the operator and what is repeated are shown, in words; "" where like the rest."""
        call, before = self.call, self._before
        if self.fold == "plain" or call is None:
            return ""
        if not before:
            return "operator folded"
        if self._repeated is None or self._repeated[0].text is not call.text:
            return "looking for what is repeated"
        share = sum(span.end - span.start for span in self._repeated[1]) / max(1, len(call.text))
        said = f"{share:.0%} as in {_name(before)}"
        return f"{said}: quiet" if self.fold == "quiet" else f"{said}: folded, the operator too"

    @property
    def _before(self) -> Sequence[OnShelf]:
        """The company's calls before the one that is shown, of a year of them."""
        return self.shelf.events[max(0, self.event - _YEAR) : self.event] if self.shelf is not None else ()


def _name(events: Sequence[OnShelf]) -> str:
    """Calls in a few words."""
    if len(events) != 1:
        return "earlier calls"
    return literal.plain(quarter_name(events[0].facts) or label_of(events[0]))
