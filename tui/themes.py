"""Colours: earmark's own dark and light theme, and what its own colours are in any other theme.

What words look like is named by what they mean ("figure-guidance", "quiet", "speaker-3") and looked up here. A
figure's kind is told by bold, underline and italics as well, a highlight by its pen's number in the gutter, and by a
line under it where the terminal has few colours: nothing is told by colour alone.
"""

from collections.abc import Mapping

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

SPEAKERS = 10
"""How many colours speakers take turns in."""

_FIGURES_DARK = {
    "figure-actual": "#a3d190",
    "figure-guidance": "#f2bd63",
    "figure-prior": "#cba264",
    "figure-comparison": "#93b7d1",
    "figure-target": "#d9a3dc",
    "figure-asked": "#7ccbd0",
    "figure-other": "#c3c8cf",
}
_FIGURES_LIGHT = {
    "figure-actual": "#1f6a2c",
    "figure-guidance": "#8a4f00",
    "figure-prior": "#75582a",
    "figure-comparison": "#2f5f80",
    "figure-target": "#7a3285",
    "figure-asked": "#136a73",
    "figure-other": "#4a4f57",
}
_KINDS = tuple(name.removeprefix("figure-") for name in _FIGURES_DARK)
_PENS_DARK = {"yellow": "#e8c33c", "red": "#ea5b5f", "green": "#52b788", "blue": "#5b9cf5", "purple": "#b57bee"}
_PENS_LIGHT = {"yellow": "#d9a400", "red": "#d63a40", "green": "#2c9a5c", "blue": "#2f74d0", "purple": "#8d45cf"}
_PENS_ANSI = {"yellow": "yellow", "red": "red", "green": "green", "blue": "cyan", "purple": "magenta"}
# How much of a pen's ink is in the paper: as much as lets figures of every kind be read on it.
_STRENGTH_DARK = {"yellow": 0.22, "red": 0.27, "green": 0.25, "blue": 0.26, "purple": 0.26}
_STRENGTH_LIGHT = {"yellow": 0.32, "red": 0.2, "green": 0.24, "blue": 0.22, "purple": 0.2}
_ANSI = {
    "figure-actual": "ansi_green",
    "figure-guidance": "ansi_yellow",
    "figure-prior": "ansi_yellow",
    "figure-comparison": "ansi_blue",
    "figure-target": "ansi_magenta",
    "figure-asked": "ansi_cyan",
    "figure-other": "ansi_default",
    "sentence": "ansi_default",
    "note": "ansi_default",
    "hit": "ansi_yellow",
    "hit-current": "ansi_bright_yellow",
    "hit-words": "ansi_black",
    "hit-ink": "ansi_black",
    "selection": "ansi_blue",
    "quiet": "ansi_bright_black",
    "rule": "ansi_bright_black",
    "words-on-pen": "ansi_black",
    **{f"pen-{name}": f"ansi_{colour}" for name, colour in _PENS_ANSI.items()},
    **{f"ink-{name}": f"ansi_{colour}" for name, colour in _PENS_ANSI.items()},
}
_SPEAKERS_DARK = [
    "#7cc0f5",
    "#f0a765",
    "#98d67f",
    "#e291cf",
    "#ecd06f",
    "#6ed3c7",
    "#b8a6fb",
    "#f58f8c",
    "#b4c76d",
    "#93b4f0",
]
_SPEAKERS_LIGHT = [
    "#1d6299",
    "#9a5310",
    "#2f7120",
    "#93307f",
    "#776000",
    "#0f6e64",
    "#5b45b0",
    "#a82f2c",
    "#566a12",
    "#2f55a4",
]
_ANSI_ON_WHITE = {"figure-guidance": "ansi_red", "figure-prior": "ansi_red"}  # yellow on white is not to be read
_SPEAKERS_ANSI = "bright_blue yellow bright_green magenta bright_yellow cyan bright_magenta red green blue".split()
_SPEAKERS_ANSI_ON_WHITE = "blue red green magenta cyan bright_blue bright_red bright_magenta black bright_black".split()

DARK = Theme(
    name="earmark-dark",
    primary="#e3b34f",
    secondary="#7fb3d5",
    accent="#e3b34f",
    foreground="#d8d6d0",
    background="#15171b",
    surface="#1a1d22",
    panel="#23272e",
    success="#8fbf7f",
    warning="#e0a458",
    error="#e57b74",
    dark=True,
    variables={"selection": "#2f4a63"},
)
LIGHT = Theme(
    name="earmark-light",
    primary="#835500",
    secondary="#2c6a94",
    accent="#835500",
    foreground="#22252a",
    background="#fcfbf8",
    surface="#f4f2ed",
    panel="#e8e5dd",
    success="#2f7a3a",
    warning="#8f5600",
    error="#b3261e",
    dark=False,
    variables={"selection": "#c9ddef", "hit-current": "#e0b32e"},
)


def defaults(theme: Theme) -> dict[str, str]:
    """Our own colours for a theme that does not have them: its own ones, mixed."""
    if theme.name.startswith("ansi"):
        names = _SPEAKERS_ANSI if theme.dark else _SPEAKERS_ANSI_ON_WHITE
        return _ANSI | ({} if theme.dark else _ANSI_ON_WHITE) | _numbered([f"ansi_{name}" for name in names])
    back = Color.parse(theme.background or ("#121212" if theme.dark else "#e0e0e0"))
    front = Color.parse(theme.foreground or ("#e0e0e0" if theme.dark else "#1f1f1f"))
    strong = Color.parse(theme.warning or theme.accent or theme.primary)
    mixed = {
        "quiet": back.blend(front, 0.58),
        "rule": back.blend(front, 0.25),
        "sentence": back.blend(front, 0.07),
        "note": back.blend(front, 0.1),
        "selection": back.blend(Color.parse(theme.primary), 0.35),
        "hit": back.blend(strong, 0.35),
        "hit-current": strong,
        "hit-words": back,
    }
    pens, strength = (_PENS_DARK, _STRENGTH_DARK) if theme.dark else (_PENS_LIGHT, _STRENGTH_LIGHT)
    mixed |= {f"pen-{name}": back.blend(Color.parse(ink), strength[name]) for name, ink in pens.items()}
    inks = {f"ink-{name}": ink for name, ink in pens.items()} | {"words-on-pen": "auto", "hit-ink": "auto"}
    figures = _FIGURES_DARK if theme.dark else _FIGURES_LIGHT
    speakers = _SPEAKERS_DARK if theme.dark else _SPEAKERS_LIGHT
    return {name: colour.hex6 for name, colour in mixed.items()} | inks | figures | _numbered(speakers)


def _numbered(speakers: list[str]) -> dict[str, str]:
    return {f"speaker-{number}": colour for number, colour in enumerate(speakers)}


_LOOKS: dict[str, tuple[str | None, str | None, Style]] = {
    "plain": (None, None, Style()),
    "strong": (None, None, Style(bold=True)),
    "quiet": ("quiet", None, Style()),
    "quiet-strong": ("quiet", None, Style(bold=True)),
    "rule": ("rule", None, Style()),
    "section": ("primary", None, Style(bold=True)),
    "heading": ("primary", None, Style(bold=True, underline=True)),
    "emphasis": (None, None, Style(italic=True)),
    "link": ("secondary", None, Style(underline=True)),
    "sentence": (None, "sentence", Style()),
    "selection": (None, "selection", Style()),
    "caret": (None, None, Style(reverse=True)),
    "hit": ("hit-ink", "hit", Style()),
    "hit-current": ("hit-words", "hit-current", Style(bold=True)),
    "thumb": (None, "rule", Style()),
    "unanswered": ("warning", None, Style(bold=True)),
    "refusal": (None, None, Style(underline=True)),
    "mark-hit": ("hit-current", None, Style(bold=True)),
    "highlighted": (None, "panel", Style()),
    "highlighted-focus": (None, "selection", Style(bold=True)),
    "figure-actual": ("figure-actual", None, Style(bold=True)),
    "figure-guidance": ("figure-guidance", None, Style(bold=True, underline=True)),
    "figure-prior": ("figure-prior", None, Style(underline=True)),
    "figure-comparison": ("figure-comparison", None, Style(italic=True)),
    "figure-target": ("figure-target", None, Style(bold=True, italic=True)),
    "figure-asked": ("figure-asked", None, Style(italic=True, underline=True)),
    "figure-other": ("figure-other", None, Style()),
    **{f"sign-{kind}": (f"figure-{kind}", None, Style(bold=True)) for kind in _KINDS},
    "note": (None, "note", Style(italic=True)),
    "pen-several": (None, None, Style(underline=True)),
    **{f"pen-{name}": ("words-on-pen", f"pen-{name}", Style()) for name in _PENS_DARK},
    **{f"ink-{name}": (f"ink-{name}", None, Style(bold=True)) for name in _PENS_DARK},
    **{f"speaker-{number}": (f"speaker-{number}", None, Style()) for number in range(SPEAKERS)},
}
"""Each look: the variable of its colour, that of its background, and its other attributes."""
_FEW_COLOURS = {
    "pen-several": Style(bold=True),
    **{f"pen-{name}": Style(underline=True) for name in _PENS_DARK},
}
"""What a look has besides where the terminal shows few colours or none."""


class Looks:
    """The looks of one theme as rich styles, made when they are first asked for."""

    def __init__(self, variables: Mapping[str, str], *, few_colours: bool = False) -> None:
        """Take the colours of a theme, as Textual resolves its variables.

        Args:
            variables: The theme's variables.
            few_colours: Whether the terminal shows sixteen colours at most.
        """
        self.variables = variables
        self._besides = _FEW_COLOURS if few_colours else {}
        self._made: dict[str, Style] = {}

    def __getitem__(self, name: str) -> Style:
        """The style of a look.

        Raises:
            KeyError: There is no look of that name.
        """
        style = self._made.get(name)
        if style is None:
            front, back, rest = _LOOKS[name]
            style = rest + Style(color=self._rich(front), bgcolor=self._rich(back)) + self._besides.get(name, Style())
            self._made[name] = style
        return style

    def _rich(self, variable: str | None) -> str | None:
        """A variable's colour as rich spells it; None leaves what is there."""
        value = None if variable is None else self.variables[variable]
        if value is None or value.startswith(("auto", "transparent")):
            return None
        if value.startswith("ansi_"):
            return value.split()[0].removeprefix("ansi_")
        return Color.parse(value).hex6
