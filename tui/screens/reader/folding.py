"""What says nothing new: the operator, and what the company's call before says as well, quiet or folded away."""

from collections.abc import Sequence
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


class Folding(Speakers):
    """The key that folds."""

    _repeated: tuple[Call, Sequence[Span]] | None = None
    """A call, and what it repeats of the one before."""

    @dataclass
    class Repeated(Message):
        """It was found what a call repeats of the one before."""

        call: Call
        spans: Sequence[Span]

    def action_fold(self) -> None:
        """What is repeated quiet; then folded, with the operator; then all like the rest.

        Where there is no call before, the operator is folded, or not.
        """
        following: dict[Fold, Fold] = {"plain": "quiet", "quiet": "folded", "folded": "plain"}
        if self._before is None:
            following["plain"] = "folded"
        self.fold = following[self.fold]
        self.hide_turns()

    def show_repeats(self) -> None:
        """Draw what is repeated as it is wanted; what it is may have to be looked for first."""
        call, before = self.call, self._before
        if call is None or self.fold == "plain" or before is None:
            self.text.dim(())
        elif self._repeated is None or self._repeated[0].text is not call.text:
            self._find_repeated(call, before)
        else:
            from transcripts.repetition import whole_paragraphs

            spans = self._repeated[1]
            folded = whole_paragraphs(call, spans) if self.fold == "folded" else frozenset[int]()
            self.text.dim(spans, folded, _name(before))

    @work(thread=True, exclusive=True, group="repeated")
    def _find_repeated(self, call: Call, before: OnShelf) -> None:
        """Look for what a call says that the one before says as well, which takes a moment."""
        from transcripts.repetition import Said

        try:
            spans = Said([before.call]).repeated(call)
        except EarmarkError:  # the call before cannot be read; what is wrong with it is said when it is opened
            spans = ()
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
        if before is None:
            return "operator folded"
        if self._repeated is None or self._repeated[0].text is not call.text:
            return "looking for what is repeated"
        share = sum(span.end - span.start for span in self._repeated[1]) / max(1, len(call.text))
        said = f"{share:.0%} as in {_name(before)}"
        return f"{said} quiet" if self.fold == "quiet" else f"{said} and operator folded"

    @property
    def _before(self) -> OnShelf | None:
        """The company's call before the one that is shown."""
        return self.shelf.events[self.event - 1] if self.shelf is not None and self.event > 0 else None


def _name(event: OnShelf) -> str:
    """A call in a few words."""
    return literal.plain(quarter_name(event.facts) or label_of(event))
