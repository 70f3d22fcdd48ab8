"""Colours: earmark's own dark and light theme, and what its own colours are in any other theme.

A figure's kind is told by bold, underline and italics as well (see `app.tcss`), a highlight by a mark in the gutter:
nothing is told by colour alone.
"""

from textual.theme import Theme

SPEAKERS = 10
"""How many colours speakers take turns in."""

_DARK = {
    "figure-actual": "#a3d190",
    "figure-guidance": "#f2bd63",
    "figure-prior": "#cba264",
    "figure-comparison": "#93b7d1",
    "figure-target": "#d9a3dc",
    "figure-asked": "#7ccbd0",
    "figure-other": "#c3c8cf",
    "sentence": "#22262d",
    "hit": "#6b5518",
    "hit-current": "#c9a227",
    "selection": "#2f4a63",
    "quiet": "#8b9099",
    "rule": "#3a404a",
}
_LIGHT = {
    "figure-actual": "#1f6a2c",
    "figure-guidance": "#8a4f00",
    "figure-prior": "#75582a",
    "figure-comparison": "#2f5f80",
    "figure-target": "#7a3285",
    "figure-asked": "#136a73",
    "figure-other": "#4a4f57",
    "sentence": "#efebe0",
    "hit": "#f6e2a0",
    "hit-current": "#e0b32e",
    "selection": "#c9ddef",
    "quiet": "#666b73",
    "rule": "#cfcabf",
}
_ANSI = {
    "figure-actual": "ansi_green",
    "figure-guidance": "ansi_yellow",
    "figure-prior": "ansi_yellow",
    "figure-comparison": "ansi_blue",
    "figure-target": "ansi_magenta",
    "figure-asked": "ansi_cyan",
    "figure-other": "ansi_default",
    "sentence": "ansi_default",
    "hit": "ansi_yellow",
    "hit-current": "ansi_bright_yellow",
    "selection": "ansi_blue",
    "quiet": "ansi_bright_black",
    "rule": "ansi_bright_black",
}
_DARK_SPEAKERS = [
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
_LIGHT_SPEAKERS = [
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
_ANSI_SPEAKERS = [
    "ansi_bright_blue",
    "ansi_yellow",
    "ansi_bright_green",
    "ansi_magenta",
    "ansi_bright_yellow",
    "ansi_cyan",
    "ansi_bright_magenta",
    "ansi_red",
    "ansi_green",
    "ansi_blue",
]


def _variables(colours: dict[str, str], speakers: list[str]) -> dict[str, str]:
    return colours | {f"speaker-{number}": colour for number, colour in enumerate(speakers)}


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
    variables=_variables(_DARK, _DARK_SPEAKERS),
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
    variables=_variables(_LIGHT, _LIGHT_SPEAKERS),
)


def defaults(theme: Theme) -> dict[str, str]:
    """Our own colours for a theme that knows nothing of them."""
    if theme.name.startswith(("ansi", "textual-ansi")):
        return _variables(_ANSI, _ANSI_SPEAKERS)
    return _variables(_DARK, _DARK_SPEAKERS) if theme.dark else _variables(_LIGHT, _LIGHT_SPEAKERS)
