"""What the user sets: what is heard, and what is said of the rest."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.library import Library
from tui.actions import ACTIONS
from tui.configuration import FILE_NAME, Configuration, configuration_of, read_configuration
from tui.keymap import QUIT, key_named, keymap_of


def test_all_of_it_is_read(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(
        'theme = "earmark-light"\nascii = true\nwatch = ["/calls"]\n'
        '[colors]\nyellow = "claim"\n[keys]\n"quarter.next" = "l"\n'
    )
    found = read_configuration(tmp_path)
    assert found == Configuration(
        "earmark-light", True, (Path("/calls"),), {"yellow": "claim"}, {"quarter.next": "l"}, ()
    )


def test_no_file_sets_nothing_and_makes_nothing(tmp_path: Path) -> None:
    assert read_configuration(tmp_path / "library") == Configuration()
    assert not (tmp_path / "library").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theme = 3", "theme"),
        ("ascii = 'yes'", "true or false"),
        ("watch = 'calls'", "list of texts"),
        ("watch = [1]", "should be a text"),
        ("colors = 1", "[colors]"),
        ("[keys]\nhelp = 1", "[keys]"),
        ("colour = 1", "not known"),
        ("theme = ", "not TOML"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_heard(text: str, words: str) -> None:
    found = configuration_of(text.encode())
    assert len(found.problems) == 1
    assert words in found.problems[0]


@given(st.binary(max_size=200))
def test_any_bytes_give_a_configuration(data: bytes) -> None:
    assert isinstance(configuration_of(data), Configuration)


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("j", "j"),
        ("J", "J"),
        ("]", "right_square_bracket"),
        ("right_square_bracket", "right_square_bracket"),
        ("/", "slash"),
        ("+", "plus"),
        ("esc", "escape"),
        ("pgdn", "pagedown"),
        ("ctrl+f", "ctrl+f"),
        ("Ctrl+F", "ctrl+f"),
        ("alt+up", "alt+up"),
        ("f12", "f12"),
        ("é", "é"),
        ("contrl+f", None),
        ("jj", None),
        ("downn", None),
        ("", None),
    ],
)
def test_names_of_keys(word: str, key: str | None) -> None:
    assert key_named(word) == key


def test_every_key_of_the_table_is_a_key() -> None:
    for action in ACTIONS:
        for key in action.keys.split(","):
            assert key_named(key) == key


def test_keys_that_hold_take_the_place_of_the_action_s_own() -> None:
    found = keymap_of(ACTIONS, {"quarter.next": "l,right_square_bracket", "about": "f9"})
    assert not found.problems
    assert found.changed == {"quarter.next": "l,right_square_bracket", "about": "f9"}
    assert {a.id: a.keys for a in found.actions if a.id in found.changed} == found.changed


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"row.dwn": "j"}, "Is row.down meant?"),
        ({"about": "jj"}, "'jj', which is no key"),
        ({"about": ""}, "no key"),
        ({"about": "q"}, "is the key of quit"),
        ({"quit": "s"}, "is the key of speakers"),
        ({"count": "0"}, "no such action"),
    ],
)
def test_keys_that_cannot_hold_are_said_and_left_out(wanted: dict[str, str], words: str) -> None:
    found = keymap_of(ACTIONS, wanted)
    assert words in found.problems[0]
    assert not found.changed
    assert found.actions == ACTIONS


def test_two_actions_may_change_keys_with_each_other() -> None:
    assert not keymap_of(ACTIONS, {"figures": "s", "speakers": "i"}).problems


@given(st.dictionaries(st.sampled_from([a.id for a in ACTIONS]), st.text("jqsx?,+ ", max_size=6), max_size=8))
def test_a_way_to_quit_is_always_left_and_no_key_does_two_things(wanted: dict[str, str]) -> None:
    found = keymap_of(ACTIONS, wanted)
    assert next(a for a in found.actions if a.id == QUIT).keys
    again = keymap_of(ACTIONS, found.changed)
    assert again.changed == found.changed
    assert not again.problems


async def test_keys_that_are_set_hold_in_dialogs_too(open_app: Callable[..., object], library: Library) -> None:
    (library.root / FILE_NAME).write_text('[keys]\n"quit" = "f10"\n"row.down" = "n"\n"hit.next" = "j"\n')
    async with open_app(library=library) as desk:
        await desk.press("question_mark")
        sheet = desk.app.screen
        scrolled = sheet.query_one(".sheet")
        await desk.press("n")
        down = scrolled.scroll_offset.y
        assert down > 0
        await desk.press("j")
        assert scrolled.scroll_offset.y == down
        await desk.press("q")
        assert desk.app.screen is sheet
        await desk.press("f10")
        assert desk.app.screen is desk.app.library_screen
        await desk.press("question_mark", "escape")
        assert desk.app.screen is desk.app.library_screen
