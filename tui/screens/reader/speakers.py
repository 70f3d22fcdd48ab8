"""One speaker at a time: going to their turns, hiding everyone else, pinning them beside the text."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from transcripts.model import Turn
from tui.blocks import turns_by_role, turns_not_by
from tui.screens.reader.base import ReaderBase
from tui.voices import colours_of

if TYPE_CHECKING:
    from tui.widgets.people import PeoplePane


class Speakers(ReaderBase):
    """The keys about speakers."""

    @dataclass(eq=False, repr=False)
    class PersonAsked(Message):
        """The people of the library are asked for, at one of them."""

        person: str | None

    def action_only(self) -> None:
        """Only the speaker who is meant; again: everyone."""
        self.only = None if self.only is not None else self._speaker_to_hear()
        self.hide_turns()

    def show_everyone(self) -> None:
        """Hide nobody any more."""
        self.only, self.fold, self.unanswered_only = None, "plain", False
        self.hide_turns()

    def hide_turns(self) -> None:
        """Leave out of the text whom the reader does not want to see."""
        if self.terrain is None:
            return
        hidden: frozenset[int] = frozenset()
        if self.fold == "folded":
            hidden |= turns_by_role(self.terrain.call, "operator")
        if self.only is not None:
            hidden |= turns_not_by(self.terrain.call, self.only)
        if self.unanswered_only:
            hidden |= self.replies.other_turns
        self.text.hide(hidden)
        self.show_repeats()
        self.tell_place()

    def show_repeats(self) -> None:
        """Draw what the call before says as well as it is wanted."""
        raise NotImplementedError

    def action_pin(self) -> None:
        """A second text with the words of the speaker who is meant; again: away."""
        self.pinned = None if self.pinned is not None else self._speaker_to_hear()
        self.show_pinned()

    def unpin(self) -> None:
        """Put the second text away."""
        self.pinned = None
        self.show_pinned()

    def show_pinned(self) -> None:
        """Show the second text, if its speaker says anything in this call."""
        if not self.furnished.is_set():
            return
        shown = self.pinned is not None and any(turn.speaker == self.pinned for turn in self._turns)
        self.set_class(shown, "-pinned")
        if shown and self.terrain is not None and self.pinned is not None:
            self.pinned_text.show(self.terrain, colours_of(self.terrain.call))
            self.pinned_text.hide(turns_not_by(self.terrain.call, self.pinned))
            self.follow_with_pinned()
        elif self.pinned_text.has_focus:
            self.set_focus(self.text)

    def follow_with_pinned(self) -> None:
        """Keep the second text at what its speaker says next after the caret."""
        if not self.has_class("-pinned") or self.pinned_text.has_focus:
            return
        view = self.pinned_text
        own = [turn for turn in self._turns if turn.speaker == self.pinned]
        turn = next((t for t in own if t.end > self.text.caret), own[-1])
        if not turn.start <= view.caret < turn.end:
            view.go(turn.start, top=True)

    @property
    def _turns(self) -> tuple[Turn, ...]:
        return self.terrain.turns if self.terrain is not None else ()

    def on_people_pane_speaker_chosen(self, message: "PeoplePane.SpeakerChosen") -> None:
        """To what the speaker says next."""
        self.go_to_speaker(message.speaker)

    def go_to_speaker(self, speaker: str) -> None:
        """To a speaker's next turn after the caret, round the end."""
        own = [turn.start for turn in self._turns if turn.speaker == speaker]
        if own:
            self.go_to_place(next((start for start in own if start > self.text.caret), own[0]))
        else:
            self.say("Listed, but never speaks.")

    def action_everyone(self) -> None:
        """The people of the library, at the speaker who is meant."""
        self.post_message(self.PersonAsked(self._speaker_to_hear()))

    def action_mend_call(self) -> None:
        """Put right how the call was read."""
        id = self._id_in_library()
        if id is not None:
            self.navigation.care.mend_call(id)

    def action_mend_speaker(self) -> None:
        """Put right how the speaker who is meant was read."""
        person = self.call.participant(self._speaker_meant()) if self.call is not None else None
        id = self._id_in_library() if person is not None else None
        if id is not None and person is not None:
            self.navigation.care.mend_person(id, person)

    def _id_in_library(self) -> str | None:
        """The id of the call in the library; None where it is not in it, which is said."""
        id = self.keeper.id_of(self.call) if self.keeper is not None and self.call is not None else None
        if id is None:
            self.say("Only a call of the library can be put right: it joins with the first annotation, or by + there.")
        return id

    def _speaker_to_hear(self) -> str | None:
        """The speaker who is meant; at the operator's words ahead of an exchange the analyst they announce.

        An exchange begins with those words, and nobody goes there for the operator's sake.
        """
        meant = self._speaker_meant()
        if self.list is not None or self.terrain is None or meant is None:
            return meant
        person, number = self.terrain.call.participant(meant), self.terrain.exchange_at(self.text.caret)
        if person is None or person.role != "operator" or number is None:
            return meant
        return self.terrain.call.exchanges[number].analyst or meant

    def _speaker_meant(self) -> str | None:
        """The speaker highlighted in the list if it has the focus, else the one who speaks at the caret."""
        if self.list is not None and self.list.id == "speakers":
            return self.people.chosen_speaker
        turn = self.terrain.turn_at(self.text.caret) if self.terrain else None
        return turn.speaker if turn else None
