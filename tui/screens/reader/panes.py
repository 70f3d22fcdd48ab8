"""The side panes: beside the text where there is room, over it where there is not."""

from typing import TYPE_CHECKING

from textual.widget import Widget

from tui.screens.reader.moving import Moving

if TYPE_CHECKING:
    from tui.widgets.figures import FiguresPane
    from tui.widgets.people import PeoplePane

_PANES = ("people", "figures-pane", "annotations-pane")
_RIGHT = ("figures-pane", "annotations-pane")


class Panes(Moving):
    """Showing, hiding, entering and leaving panes."""

    def action_pane(self, name: str) -> None:
        """Show a pane and go into it; if it is shown and one is in it, put it away."""
        from tui.widgets.listing import Listing

        pane = self.query_one(f"#{name}")
        if pane.display and self.list is not None and self.list in pane.walk_children(Listing):
            self._put_away(pane)
            self.set_focus(self.text)
            return
        for other in _PANES:
            if other != name and self.is_over_text(self.query_one(f"#{other}")):
                self._put_away(self.query_one(f"#{other}"))
        if name in _RIGHT:
            self.set_class(name == "annotations-pane", "-annotations")
        if name == "annotations-pane":
            self.fill_margin(unseen=True)
        pane.remove_class("-away").add_class("-shown")
        self.set_focus(pane.query(Listing).first())

    def is_over_text(self, pane: Widget) -> bool:
        """Whether a pane lies over the text and hides it."""
        return pane.display and pane.styles.layer == "over"

    def close_overlays(self) -> None:
        """Put away the panes that hide the text."""
        if not self.furnished.is_set():
            return
        for name in _PANES:
            pane = self.query_one(f"#{name}")
            if self.is_over_text(pane):
                self._put_away(pane)

    def action_focus_pane(self, step: int) -> None:
        """To the next pane that is shown."""
        (self.focus_next if step > 0 else self.focus_previous)()
        self.show_hints()

    def on_descendant_focus(self) -> None:
        """The keys that matter depend on where the focus is."""
        self.show_hints()

    def go_to_place(self, offset: int) -> None:
        """Go to a place that was chosen in a pane; one that hides the text goes away."""
        self.close_overlays()
        self.jump(offset)

    def on_people_pane_place_chosen(self, message: "PeoplePane.PlaceChosen") -> None:
        """To the place of the outline that was chosen."""
        self.go_to_place(message.offset)

    def on_figures_pane_figure_chosen(self, message: "FiguresPane.FigureChosen") -> None:
        """To where the figure is said next after the caret, round the end."""
        starts = [figure.start for figure in message.figures]
        self.go_to_place(next((start for start in starts if start > self.text.caret), starts[0]))

    def action_figure_order(self) -> None:
        """List the figures by metric, or in the order in which they are said."""
        self.figures.turn_over()
        self.figures.mark(self.text.caret)
        self.show_hints()

    def _put_away(self, pane: Widget) -> None:
        """Hide a pane until it is asked for again; one that only lies over narrow screens comes back on wide ones."""
        over = self.is_over_text(pane)
        pane.remove_class("-shown")
        pane.set_class(not over and not self.has_class("-pinned"), "-away")
