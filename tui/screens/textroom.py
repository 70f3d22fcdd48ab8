"""What rooms have in common in which one moves through a text and does not mark it: calls side by side, all that one said."""

from tui.movement import Unit
from tui.screens.room import Room
from tui.widgets.document import DocumentView


class TextRoom(Room):
    """A room with a text that the keys move through."""

    @property
    def view(self) -> DocumentView:
        """The text that is moved through."""
        raise NotImplementedError

    def action_rows(self, by: int) -> None:
        """Up or down by lines."""
        self.view.move_rows(by)

    def action_page(self, pages: float) -> None:
        """A page up or down."""
        self.view.page_rows(round(pages * max(1, self.view.rows_shown - 2)))

    def action_edge(self, side: int) -> None:
        """To the start or the end."""
        terrain = self.view.terrain
        if terrain is not None:
            self.view.go(terrain.end if side > 0 else 0)

    def action_move(self, unit: Unit, count: int) -> None:
        """Move by a unit of the text."""
        if not self.view.move(unit, count):
            self.say(f"No {'further' if count > 0 else 'earlier'} {unit}.")
