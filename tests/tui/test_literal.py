"""Words from outside reach the terminal as they stand, and nothing in them is obeyed."""

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from tui import literal

EVIL = "[red]x[/red] [@click=app.quit]y[/] [/] [Operator Instructions] [$450 million] \x1b[31m\x1b]0;title\x07 \x9b2J \u202eabc"
SHOWN = "[red]x[/red] [@click=app.quit]y[/] [/] [Operator Instructions] [$450 million] abc"


def test_brackets_are_words_and_escapes_are_gone() -> None:
    assert literal.content(EVIL).plain == SHOWN
    assert literal.rich_text(EVIL).plain == SHOWN
    assert literal.line("a ", (EVIL, "bold")).plain.replace("  ", " ").startswith("a [red]x[/red]")


@given(st.text())
def test_no_control_character_gets_through(text: str) -> None:
    for shown in (literal.content(text).plain, literal.rich_text(text).plain, literal.line(text).plain):
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in shown)


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_printable_words_are_not_changed(text: str) -> None:
    assert literal.content_part(text).plain == text
    assert isinstance(literal.content(text), Content)


@given(st.text(), st.integers(1, 40))
def test_what_is_cut_fits(text: str, width: int) -> None:
    from rich.cells import cell_len

    assert cell_len(literal.shortened(text, width)) <= width
    assert cell_len(literal.padded(text, width)) == width
