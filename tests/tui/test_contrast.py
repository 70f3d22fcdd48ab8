"""Whoever speaks and whatever kind a figure is of: it can be read, in every theme."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from annotations.pens import COLORS
from tui import themes
from tui.contrast import LEAST, contrast, inked, legible

THEMES = [theme for theme in (themes.DARK, themes.LIGHT, *BUILTIN_THEMES.values()) if not theme.name.startswith("ansi")]
PENS = [f"pen-{color.name}" for color in COLORS]
CHANNEL = st.integers(0, 255)


def variables(theme: Theme) -> dict[str, Color]:
    """The theme's colours and ours, as the app resolves them."""
    ours = legible(theme, themes.defaults(theme)) | theme.variables
    return {
        name: Color.parse(value)
        for name, value in {**theme.to_color_system().generate(), **ours}.items()
        if value.startswith("#") and "%" not in value
    }


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(Color.parse("white"), Color.parse("black")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_speakers_figures_and_quiet_words_can_be_read(theme: Theme) -> None:
    colours = variables(theme)
    inks = [name for name in themes.defaults(theme) if name.startswith(("speaker-", "figure-", "quiet", "ink-"))]
    assert len(inks) > themes.SPEAKERS
    for name in inks:
        for paper in ("background", "surface"):
            assert contrast(colours[name], colours[paper]) >= LEAST, f"{name} on {paper}"


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_words_can_be_read_where_they_are_selected_or_found(theme: Theme) -> None:
    colours = variables(theme)
    plain = contrast(colours["foreground"], colours["background"])
    for ground in ("selection", "hit", *PENS):
        assert contrast(colours["foreground"], colours[ground]) >= min(LEAST, plain * 0.8), ground


@pytest.mark.parametrize("theme", [themes.DARK, themes.LIGHT], ids=lambda theme: theme.name)
def test_figures_can_be_read_on_every_pen_and_pens_are_told_apart(theme: Theme) -> None:
    colours = variables(theme)
    for pen in PENS:
        for name in (name for name in colours if name.startswith("figure-")):
            assert contrast(colours[name], colours[pen]) >= LEAST, f"{name} on {pen}"
    assert len({colours[pen] for pen in PENS}) == len(PENS)


@pytest.mark.parametrize("theme", [themes.DARK, themes.LIGHT], ids=lambda theme: theme.name)
def test_our_own_speakers_are_told_apart(theme: Theme) -> None:
    colours = variables(theme)
    speakers = [colours[f"speaker-{number}"] for number in range(themes.SPEAKERS)]
    assert len(set(speakers)) == themes.SPEAKERS


@given(st.tuples(CHANNEL, CHANNEL, CHANNEL), st.tuples(CHANNEL, CHANNEL, CHANNEL), st.booleans())
def test_an_ink_is_legible_or_as_far_from_the_paper_as_can_be(
    ink: tuple[int, int, int], paper: tuple[int, int, int], dark: bool
) -> None:
    found = inked(Color(*ink), [Color(*paper)], dark=dark)
    assert contrast(found, Color(*paper)) >= LEAST or found.rgb == ((255, 255, 255) if dark else (0, 0, 0))
