"""What says nothing new: the operator, and what the company's calls before say as well, quiet or folded away."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from transcripts.errors import EarmarkError
from transcripts.model import Call, Span
from transcripts.shelf import OnShelf
from tui import literal
from tui.quarters import label_of, quarter_name
from tui.screens.reader.base import Fold
from tui.screens.reader.speakers import Speakers

_YEAR = 4
"""Calls that are looked back on: stock phrases come and go, and the one before need not have them all."""
_Files = tuple[tuple[tuple[str, str], ...], ...]
"""Hash and name of the files of calls, by which they are known again."""


class Folding(Speakers):
    """The key that folds."""

    @dataclass(eq=False, repr=False)
    class Repeated(Message):
        """It was found what a call repeats of those before."""

        call: Call
        before: _Files
        spans: Sequence[Span]

        def is_of(self, call: Call, before: Sequence[OnShelf]) -> bool:
            """Whether it is of that call, and of those before it."""
            return self.call.text is call.text and self.before == _files(before)

    _repeated: Repeated | None = None
    """What was found last."""

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
        elif self._repeated is None or not self._repeated.is_of(call, before):
            self._find_repeated(call, before)
        else:
            from transcripts.repetition import whole_paragraphs

            spans = self._repeated.spans
            folded = whole_paragraphs(call, spans) if self.fold == "folded" else frozenset[int]()
            self.text.dim(spans, folded, _name(before))

    @work(thread=True, exclusive=True, group="repeated")
    def _find_repeated(self, call: Call, before: Sequence[OnShelf]) -> None:
        """Look for what a call says that those before say as well, which takes a moment."""
        from transcripts.repetition import Said

        worker, calls = get_current_worker(), []
        for event in before:
            if worker.is_cancelled:
                return
            with suppress(EarmarkError):  # what is wrong with a call that cannot be read is said when it is opened
                calls.append(event.call)
        spans = Said(calls).repeated(call)
        if not worker.is_cancelled:
            self.post_message(self.Repeated(call, _files(before), spans))

    def on_folding_repeated(self, message: Repeated) -> None:
        """Draw what was found."""
        self._repeated = message
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
        if self._repeated is None or not self._repeated.is_of(call, before):
            return "looking for what is repeated"
        from transcripts.repetition import share_repeated

        said = f"{share_repeated(call, self._repeated.spans):.0%} as in {_name(before)}"
        return f"{said}: quiet" if self.fold == "quiet" else f"{said}: folded, the operator too"

    @property
    def _before(self) -> Sequence[OnShelf]:
        """The company's calls before the one that is shown, of a year of them."""
        return self.shelf.events[max(0, self.event - _YEAR) : self.event] if self.shelf is not None else ()


def _files(events: Sequence[OnShelf]) -> _Files:
    return tuple(event.sources for event in events)


def _name(events: Sequence[OnShelf]) -> str:
    """Calls in a few words."""
    if len(events) != 1:
        return "earlier calls"
    return literal.plain(quarter_name(events[0].facts) or label_of(events[0]))
