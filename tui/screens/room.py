"""A room of the app: a screen whose keys come from the table of actions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.screen import Screen

from tui import actions, literal
from tui.actions import Action, Where
from tui.widgets.lines import KeyHints

if TYPE_CHECKING:
    from tui.navigation import Navigation


class Room(Screen[None]):
    """A screen that knows which actions hold in it."""

    WHERE: ClassVar[tuple[Where, ...]] = ("anywhere",)
    """The places, as the table of actions names them, that it is."""

    @property
    def navigation(self) -> "Navigation":
        """The app."""
        return cast("Navigation", self.app)

    @property
    def actions(self) -> list[Action]:
        """The actions that hold here, with the keys that the user has set."""
        return [action for action in self.navigation.action_table if action.where in self.WHERE]

    def works(self, call: str) -> bool:
        """Whether an action, named as a binding names it, has anything to do now."""
        name, _, arguments = call.partition("(")
        parameters = tuple(part.strip(" ')") for part in arguments.split(",")) if arguments else ()
        return self.check_action(name, parameters) is True

    def action_focus_pane(self, step: int) -> None:
        """To the next pane that is shown."""
        (self.focus_next if step > 0 else self.focus_previous)()

    def keep_in_hand(self) -> None:
        """Write what is in hand: the app is about to end."""

    def say(self, sentence: str) -> None:
        """A word to the reader."""
        if sentence:
            self.app.notify(literal.plain(sentence), markup=False, timeout=4)

    def show_working(self, first: Sequence[tuple[str, str, str]] = ()) -> None:
        """Show in the last line the keys that have something to do now, some others ahead of them."""
        ranked = sorted((action for action in self.actions if action.hint), key=lambda action: action.hint)
        working = [action for action in ranked if self.works(action.call)]
        hints = [(actions.first_key(action), action.short or action.label, action.call) for action in working]
        self.query_one(KeyHints).show([*first, *hints])

    @on(KeyHints.Pressed)
    async def _hint_pressed(self, message: KeyHints.Pressed) -> None:
        await self.run_action(message.call)

    def action_keys(self) -> None:
        """Show all keys, those of this room first."""
        from tui.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(self.navigation.action_table, self.WHERE))
