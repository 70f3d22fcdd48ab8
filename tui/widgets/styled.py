"""What widgets that draw their own rows have in common: the looks of the theme."""

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.themes import Looks


class Styled(Widget):
    """A widget whose `render_line` draws with `looks`, over the style `base`."""

    looks = Looks({})
    """The looks of the theme that the app has."""
    base = Style()
    """The widget's own colours."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Look up once a frame, not once a row, what the rows are drawn with."""
        variables = self.app.theme_variables
        if self.looks.variables is not variables:
            self.looks = Looks(variables, few_colours=self._few_colours)
        if (base := self.rich_style) != self.base:
            self.base = base
        self.begin_frame()
        return super().render_lines(crop)

    def begin_frame(self) -> None:
        """What there is to do once a frame, ahead of its rows, with `looks` and `base` known."""

    @property
    def _few_colours(self) -> bool:
        """Whether the terminal shows sixteen colours at most."""
        return self.app.no_color or self.app.console.color_system in (None, "standard")
