"""Can it be read? Colours brought to a contrast that can (WCAG's 4.5 : 1), whatever theme they are drawn in. Pure."""

from collections.abc import Iterable, Mapping

from textual.color import Color
from textual.theme import Theme

LEAST = 4.5
"""The least contrast of words with the ground they stand on, from 1 to 21."""
_STEP = 0.08
_KEPT = 0.8  # of the contrast that a theme gives its words: some give them less than `LEAST`
_INKS = ("figure-", "speaker-", "quiet", "ink-")
_GROUNDS = ("selection", "hit")


def contrast(one: Color, other: Color) -> float:
    """The ratio of two colours' luminances, from 1 (the same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def legible(theme: Theme, variables: Mapping[str, str]) -> dict[str, str]:
    """Variables of a theme, with inks moved away from the paper and grounds towards it until words can be read.

    Args:
        theme: Gives the paper: its background and that of its panes.
        variables: Colours by name; what is no ink or ground of words is given back as it is.
    """
    made = dict(variables)
    if theme.name.startswith("ansi"):
        return made  # the terminal's own colours, which nobody but the terminal knows
    colours = theme.to_color_system().generate()
    paper = [Color.parse(colours[name]) for name in ("background", "surface")]
    words = Color.parse(colours["foreground"])
    for name, value in variables.items():
        if name.startswith(_INKS):
            made[name] = inked(Color.parse(value), paper, dark=theme.dark).hex6
        elif name in _GROUNDS or name.startswith("pen-"):
            made[name] = _ground(Color.parse(value), paper[0], words).hex6
    return made


def inked(ink: Color, papers: Iterable[Color], *, dark: bool) -> Color:
    """An ink made lighter (darker, on light paper) until it can be read on every paper, or is white (black)."""
    papers = list(papers)
    end = Color.parse("white" if dark else "black")
    found, share = ink, 0.0
    while share < 1 and min(contrast(found, paper) for paper in papers) < LEAST:
        share = min(1.0, share + _STEP)
        found = ink.blend(end, share)
    return found


def _ground(ground: Color, paper: Color, words: Color) -> Color:
    """A coloured ground made paler until words can be read on it, though not so pale that it is none."""
    found, share = ground, 0.0
    enough = min(LEAST, contrast(words, paper) * _KEPT)
    while share < 1 - _STEP and contrast(found, words) < enough:
        share += _STEP
        found = ground.blend(paper, share)
    return found


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(part / 255) for part in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
