"""What the widgets that fill a screen with rows of their own have in common: hits, calls, people, a ledger."""

from textual.scroll_view import ScrollView

from tui.widgets.styled import Styled


class RowView(ScrollView, Styled, can_focus=True, inherit_bindings=False):
    """Rows over the whole width, of which only those are drawn that are visible; the keys are the screen's."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    RowView {
        width: 1fr;
        height: 1fr;
        background: $background;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    """

    def bring_into_view(self, first: int, last: int | None = None, covered: int = 0) -> None:
        """Scroll no further than rows need to be seen.

        Args:
            first: The first row.
            last: The last one; None: the same.
            covered: How many rows at the top are covered by heads that stay there.
        """
        last = first if last is None else last
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if first < top + covered:
            self.scroll_to(y=max(0, first - covered), animate=False, immediate=True, force=True)
        elif last >= top + height:
            self.scroll_to(y=last - height + 1, animate=False, immediate=True, force=True)
