"""The ways to the people of the library, and from what they said to the calls that they said it in."""

from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.navigation import Navigation

if TYPE_CHECKING:  # loaded when they are first asked for
    from tui.screens.people import PeopleScreen
    from tui.screens.reader.speakers import Speakers
    from tui.screens.said import SaidScreen


class PeopleWays(Navigation):
    """The people, and all that one of them said."""

    @property
    def people_screen(self) -> "PeopleScreen":
        """Everyone who speaks in the library, whatever lies over it."""
        from tui.screens.people import PeopleScreen

        return self._place("people", PeopleScreen)

    @property
    def said_screen(self) -> "SaidScreen":
        """All that somebody said, whatever lies over it."""
        from tui.screens.said import SaidScreen

        return self._place("said", SaidScreen)

    def library_grew(self) -> None:
        """Show calls and people that came by themselves."""
        super().library_grew()
        if self._stands("people"):
            self.people_screen.take_library()

    def action_people(self) -> None:
        """Everyone who speaks in the library."""
        if self.has_library():
            self._to_front(self.people_screen)

    def on_speakers_person_asked(self, message: "Speakers.PersonAsked") -> None:
        """The people, at the one who speaks where the reader is."""
        if message.person is not None and self.root is not None:
            self.people_screen.go_to(message.person)
        self.action_people()

    def on_people_screen_person_chosen(self, message: "PeopleScreen.PersonChosen") -> None:
        """Read all that somebody said."""
        self.said_screen.open(message.somebody)
        self._to_front(self.said_screen)

    def on_said_screen_passage_chosen(self, message: "SaidScreen.PassageChosen") -> None:
        """Read a passage in its call; leaving it comes back."""
        if self.open_id(message.call, message.span):
            self.reader.visit(self._back_to_said)

    def on_people_screen_left(self) -> None:
        """Back to where the people were asked for."""
        self._leave(self.people_screen)

    def on_said_screen_left(self) -> None:
        """Back to the people."""
        self._leave(self.said_screen)

    def _back_to_said(self) -> None:
        if self.said_screen not in self.screen_stack:  # the reader was below: the people were asked for there
            self._to_front(self.people_screen)
        self._to_front(self.said_screen)

    def _leave(self, place: "Screen[None]") -> None:
        if self.screen is place:
            self.pop_screen()
