"""The reader, driven by keys and mouse."""

from collections.abc import Callable
from pathlib import Path

import pytest
from invented import SAMPLES, SMALL_CALL
from textual.geometry import Region

from tui.actions import ACTIONS
from tui.app import EarmarkApp, make_app
from tui.desk import files_of
from tui.screens.compare import CompareScreen
from tui.screens.digest.screen import DigestScreen
from tui.screens.ledger import LedgerScreen
from tui.screens.library.screen import LibraryScreen
from tui.screens.people import PeopleScreen
from tui.screens.reader.screen import ReaderScreen
from tui.screens.room import Room
from tui.screens.said import SaidScreen
from tui.screens.search import SearchScreen
from tui.screens.tags import TagsScreen
from tui.widgets.rows import GUTTER

Open = Callable[..., object]


async def test_a_file_opens_at_its_first_words(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        shown = desk.screen_text()
        assert "Brook & Sons, Inc. BRKS" in shown
        assert "Q2 2031" in shown
        assert desk.caret_words.startswith("Good evening to everyone. [Operator Instructions]")
        assert "[Operator Instructions]" in shown


async def test_panes_come_after_the_page_and_leave_it_where_it_is(
    open_app: Open, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before: list[tuple[Region, bool]] = []
    furnish = ReaderScreen.furnish

    async def watched(reader: ReaderScreen) -> None:
        if not reader.furnished.is_set():
            before.append((reader.text.region, len(reader.text.page) > 1))
        await furnish(reader)

    monkeypatch.setattr(ReaderScreen, "furnish", watched)
    async with open_app([small_file]) as desk:
        assert before == [(desk.reader.text.region, True)]


async def test_a_key_that_asks_for_a_pane_waits_until_there_is_one(small_file: Path) -> None:
    app = make_app([small_file])
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert app.reader.list is not None
        assert app.reader.list.id == "speakers"


async def test_figures_are_found_once_the_page_is_shown(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        assert "$90.5 million" in [figure.text for figure in desk.reader.call.figures]
        assert desk.app.desk.calls == [desk.reader.call]
        await desk.press("f")
        assert desk.caret_words.startswith("$90.5 million")


async def test_keys_move_over_sentences_turns_and_exchanges(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        await desk.press("right_parenthesis")
        assert desk.caret_words.startswith("[Operator Instructions]")
        await desk.press("right_curly_bracket")
        assert desk.caret_words.startswith("Thank you. Revenue")
        await desk.press("left_curly_bracket")
        assert desk.caret_words.startswith("Good evening")
        await desk.press("e")
        assert desk.caret_words.startswith("The first question")
        await desk.press("ctrl+o")
        assert desk.caret_words.startswith("Good evening")
        await desk.press("G")
        assert desk.caret_words == "."
        await desk.press("g")
        assert desk.caret_words.startswith("Good evening")


async def test_a_number_repeats_the_next_key(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        await desk.press("0", "3", "right_parenthesis")
        assert desk.caret_words.startswith("Revenue was")
        await desk.press("0", "2", "left_parenthesis")
        assert desk.caret_words.startswith("[Operator Instructions]")


async def test_down_keeps_the_column(open_app: Open) -> None:
    async with open_app([SAMPLES / "halden-ridge-q1-2030.txt"]) as desk:
        view = desk.reader.text
        await desk.press("right", "right", "right", "right")
        cells = []
        for _ in range(6):
            await desk.press("j")
            row = view.page[view.page.row_of(view.caret)]
            cells.append(view.caret - row.start)
        assert all(cell == 4 or cell < 4 for cell in cells)
        assert 4 in cells


async def test_pages_turn_and_the_caret_stays_in_view(open_app: Open) -> None:
    async with open_app([SAMPLES / "halden-ridge-q1-2030.txt"]) as desk:
        view = desk.reader.text
        for key in ("space", "pagedown", "ctrl+d", "b", "G", "pageup", "ctrl+u", "g"):
            await desk.press(key)
            row = view.page.row_of(view.caret) - view.scroll_offset.y
            assert 0 <= row < view.size.height, key


async def test_searching_as_you_type(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        await desk.press("slash")
        await desk.type("ran")
        assert desk.reader.search.place == "1 of 1"
        await desk.press("backspace", "backspace")
        assert int(desk.reader.search.place.split()[-1]) > 5
        await desk.type("ange")
        await desk.press("enter")
        assert desk.caret_words.startswith("range. Prices")
        await desk.press("ctrl+o")
        assert desk.caret_words.startswith("Good evening")


async def test_hits_go_round_and_escape_forgets_them(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        await desk.press("slash")
        await desk.type("prices")
        await desk.press("enter")
        first = desk.reader.text.caret
        await desk.press("n")
        assert desk.reader.text.caret > first
        await desk.press("n")
        assert desk.reader.text.caret == first
        await desk.press("N")
        assert desk.reader.text.caret > first
        await desk.press("escape")
        assert not desk.reader.search.hits


async def test_a_search_given_up_goes_back(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        await desk.press("slash")
        await desk.type("firm")
        await desk.press("escape")
        assert desk.caret_words.startswith("Good evening")
        assert not desk.reader.search.hits


async def test_a_selection_grows_and_is_copied_with_its_source(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        await desk.press("right_curly_bracket", "right_parenthesis", "v", "w", "w")
        assert desk.selected == "Revenue was $90.5"
        await desk.press("right_parenthesis")
        assert desk.selected.endswith("a year ago.")
        await desk.press("y")
        assert desk.app.clipboard == (
            "“Revenue was $90.5 million in the quarter, up from $84 million a year ago.” — Ada Brook, CEO, Brook & Sons, Inc.;"
            " Brook & Sons, Inc., Q2 2031 earnings call, 24 July 2031 (BRKS-2031Q2#79-152)"
        ).replace("79-152", desk.app.clipboard.split("#")[1].rstrip(")"))
        assert desk.selected == ""


async def test_one_speaker_alone(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        await desk.press("right_curly_bracket", "o")
        shown = desk.screen_text()
        assert "We like our range" in shown
        assert "Is $95 million too low" not in shown
        assert "turns left out" in shown
        await desk.press("o")
        assert "Is $95 million too low" in desk.screen_text()


async def test_at_the_operators_words_ahead_of_an_exchange_the_analyst_is_meant(open_app: Open) -> None:
    async with open_app([SAMPLES / "halden-ridge-q1-2030.txt"]) as desk:
        await desk.press("e")
        call, caret = desk.reader.call, desk.reader.text.caret
        turn = desk.reader.text.terrain.turn_at(caret)
        assert call.participant(turn.speaker).role == "operator"
        await desk.press("o")
        assert desk.reader.only == call.exchanges[0].analyst
        await desk.press("escape", "p")
        assert desk.reader.pinned == call.exchanges[0].analyst


async def test_the_operator_folds_away(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        await desk.press("z")
        assert "There are no more questions" not in desk.screen_text()
        await desk.press("escape")
        assert "There are no more questions" in desk.screen_text()


@pytest.mark.parametrize("key", ["slash", "s", "i", "p"])
async def test_what_opens_after_a_scroll_leaves_the_text_its_width(open_app: Open, key: str) -> None:
    async with open_app([SAMPLES / "halden-ridge-q1-2030.txt"], size=(200, 50)) as desk:
        await desk.press("space", "space", key)
        await desk.press(key)
        view = desk.reader.text
        assert view.page.width == view._text_width
        assert view.scroll_offset.y <= view.page.row_of(view.caret) < view.scroll_offset.y + view.size.height


async def test_a_speaker_is_pinned_beside_the_text(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file], size=(200, 50)) as desk:
        await desk.press("right_curly_bracket", "p")
        assert desk.reader.pinned_text.size.width > 30
        assert desk.screen_text().count("We like our range") == 2
        await desk.press("p")
        assert desk.screen_text().count("We like our range") == 1


async def test_two_texts_have_the_room_of_the_panes_until_one_is_asked_for(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file], size=(120, 40)) as desk:
        await desk.press("right_curly_bracket", "p")
        assert desk.reader.pinned_text.size.width > 50
        await desk.press("s")
        assert desk.reader.people.display
        await desk.press("s", "p")
        assert desk.reader.people.display
        assert desk.reader.figures.display


async def test_the_speakers_pane_goes_to_a_speaker(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        await desk.press("s", "g", "enter")
        assert desk.caret_words.startswith("Thank you. Revenue")
        assert desk.app.focused is desk.reader.text


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (200, 60)])
async def test_panes_show_where_there_is_room_and_lie_over_the_text_elsewhere(
    open_app: Open, small_file: Path, size: tuple[int, int]
) -> None:
    async with open_app([small_file], size=size) as desk:
        assert desk.reader.people.display == (size[0] >= 100)
        assert desk.reader.figures.display == (size[0] >= 118)
        await desk.press("s")
        assert desk.reader.people.display
        assert "Executives" in desk.screen_text()
        await desk.press("s")
        assert not desk.reader.people.display


async def test_resizing_keeps_the_place(open_app: Open) -> None:
    async with open_app([SAMPLES / "halden-ridge-q1-2030.txt"]) as desk:
        await desk.press("e", "e")
        caret, words = desk.reader.text.caret, desk.caret_words[:20]
        for size in ((80, 24), (200, 60), (100, 30), (40, 12), (120, 40)):
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            assert desk.reader.text.caret == caret
            assert words.split()[0] in desk.screen_text()


async def test_a_click_puts_the_caret_there_and_two_select_the_sentence(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        view = desk.reader.text
        row = view.page.row_of(view.terrain.text.index("Revenue was")) - view.scroll_offset.y
        await desk.pilot.click("#text", offset=(20, row))
        await desk.settle()
        assert view.terrain.text.index("Thank you. Rev") < view.caret < view.terrain.text.index("a year ago")
        await desk.pilot.double_click("#text", offset=(20, row))
        await desk.settle()
        assert desk.selected.startswith("Revenue was")
        assert desk.selected.endswith("a year ago.")
        await desk.pilot.triple_click("#text", offset=(20, row))
        await desk.settle()
        assert desk.selected.startswith("Thank you.")
        assert desk.selected.endswith("U.S. mill.")


async def test_a_drag_selects(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        view = desk.reader.text
        row = view.page.row_of(view.terrain.text.index("Good evening")) - view.scroll_offset.y
        await desk.pilot.mouse_down("#text", offset=(GUTTER, row))
        await desk.pilot.hover("#text", offset=(GUTTER + 11, row))
        await desk.pilot.mouse_up("#text", offset=(GUTTER + 11, row))
        await desk.settle()
        assert desk.selected == "Good evening"


async def test_quarters_of_a_folder_in_order_whatever_the_files_are_called(open_app: Open, tmp_path: Path) -> None:
    for name, quarter, words in (("a", "Q4 2031", "Last"), ("b", "Q2 2031", "First"), ("c", "Q3 2031", "Middle")):
        text = SMALL_CALL.replace("Q2 2031", quarter).replace("Good evening", f"{words} call")
        (tmp_path / f"{name}.txt").write_text(text)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.png.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    async with open_app([tmp_path]) as desk:
        assert desk.caret_words.startswith("Last call")
        await desk.press("left_square_bracket")
        assert desk.caret_words.startswith("Middle call")
        await desk.press("2", "left_square_bracket")
        assert desk.caret_words.startswith("First call")
        await desk.press("ctrl+o")
        assert desk.caret_words.startswith("Middle call")
        assert len(desk.app.desk.refusals) == 2
        await desk.press("w")
        shown = desk.screen_text()
        assert "Could not be read" in shown
        assert "empty.txt" in shown
        assert "The file is empty" in shown


def test_the_latest_call_of_a_folder_is_read_first_where_names_tell(tmp_path: Path) -> None:
    for name in ("brook-q1-2031.txt", "brook-q4-2030.txt", "any.txt", "brook-q2-2031.txt"):
        (tmp_path / name).write_text(SMALL_CALL)
    assert [path.name for path in files_of([tmp_path])[0]] == [
        "brook-q2-2031.txt",
        "brook-q1-2031.txt",
        "brook-q4-2030.txt",
        "any.txt",
    ]


async def test_the_next_quarter_stays_on_the_speaker(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(SMALL_CALL)
    (tmp_path / "two.txt").write_text(SMALL_CALL.replace("Q2 2031", "Q3 2031"))
    async with open_app([tmp_path]) as desk:
        await desk.press("slash")
        await desk.type("we like")
        await desk.press("enter", "left_square_bracket")
        assert desk.reader.call.event.fiscal_quarter == 2
        assert desk.caret_words.startswith("We like our range")


async def test_two_renderings_of_one_call_are_one_quarter(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(SMALL_CALL)
    (tmp_path / "two.txt").write_text(SMALL_CALL.replace("We like", "We do like"))
    async with open_app([tmp_path]) as desk:
        assert len(desk.app.desk.shelves[0].events) == 1
        before = desk.reader.call.source.path
        await desk.press("R")
        assert desk.reader.call.source.path != before


async def test_the_footer_offers_only_what_works(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        footer = desk.screen_text().splitlines()[-1]
        assert "earlier quarter" not in footer
        assert "find" in footer
        await desk.press("v")
        assert "grow" in desk.screen_text().splitlines()[-1]


async def test_the_footer_says_what_escape_drops_next(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        await desk.press("right_curly_bracket", "o", "slash")
        await desk.type("range")
        await desk.press("enter")
        for label in ("esc forget search", "esc everyone"):
            assert label in desk.screen_text().splitlines()[-1]
            await desk.press("escape")
        assert "esc" not in desk.screen_text().splitlines()[-1]


async def test_every_key_does_something_or_says_why_not(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        for action in ACTIONS:
            if action.id in ("quit", "palette", "help", "calls", "about"):
                continue
            for key in action.keys.split(","):
                await desk.press(key)
        assert desk.reader.call is not None


@pytest.mark.parametrize("key", ["question_mark", "w", "I", "ctrl+p"])
async def test_a_sheet_opens_and_closes(open_app: Open, small_file: Path, key: str) -> None:
    async with open_app([small_file]) as desk:
        await desk.press(key)
        assert desk.app.screen is not desk.reader
        await desk.press("escape")
        assert desk.app.screen is desk.reader


async def test_the_palette_does_actions_by_name(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        await desk.press("ctrl+p")
        await desk.type("end of the call")
        await desk.pilot.pause(0.3)
        await desk.press("enter")
        await desk.pilot.pause(0.1)
        assert desk.caret_words == "."


async def test_hostile_names_and_titles_are_shown_as_they_stand(open_app: Open, tmp_path: Path) -> None:
    evil = "[@click=app.quit]Ada[/] [red]"
    text = SMALL_CALL.replace("CEO", f"{evil}CEO").replace("Thank you.", "\x1b[31m[bold]Thank[/bold] you.\x1b]0;t\x07")
    path = tmp_path / "[red]evil[@click=app.quit].txt"
    path.write_text(text)
    async with open_app([path], size=(160, 50)) as desk:
        assert "[bold]Thank[/bold] you." in desk.screen_text()
        assert "[@click=app.quit]" in desk.screen_text()
        for key in ("w", "escape", "I", "escape", "ctrl+p", "escape", "s", "escape"):
            await desk.press(key)
        assert "\x1b" not in desk.screen_text()


async def test_nothing_readable_says_so(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    async with open_app([tmp_path / "empty.txt"]) as desk:
        assert "The file is empty" in desk.screen_text()
        await desk.press("escape", "q")


async def test_a_refused_path_does_not_hide_the_call_that_comes_in(
    open_app: Open, small_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text(SMALL_CALL.replace("Q2 2031", "Q3 2031"))
    async with open_app([small_file, tmp_path / "other.txt", tmp_path / "absent.txt"]) as desk:
        assert desk.app.screen is desk.reader
        assert desk.reader.call.event.fiscal_quarter == 3


async def test_a_text_that_is_no_call_is_shown_with_a_warning(open_app: Open, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Buy milk.\n\nAnd bread.\n")
    async with open_app([path]) as desk:
        assert "Buy milk." in desk.screen_text()
        assert "no speakers are named in this text" in desk.screen_text()
        await desk.press("I")
        assert "does not look like a call" in desk.screen_text()


@pytest.mark.parametrize(
    "screen",
    [
        ReaderScreen,
        LibraryScreen,
        PeopleScreen,
        SaidScreen,
        SearchScreen,
        LedgerScreen,
        DigestScreen,
        CompareScreen,
        TagsScreen,
    ],
)
def test_every_key_of_a_screen_does_something(screen: type[Room]) -> None:
    for action in ACTIONS:
        if action.where in screen.WHERE:
            name = action.call.partition("(")[0]
            doer = EarmarkApp if name.startswith("app.") else screen
            assert hasattr(doer, f"action_{name.removeprefix('app.')}"), action.id


@pytest.mark.parametrize(
    "theme", ["earmark-dark", "earmark-light", "gruvbox", "solarized-light", "ansi-dark", "no-such-theme"]
)
async def test_themes(open_app: Open, small_file: Path, theme: str) -> None:
    async with open_app([small_file], theme=theme) as desk:
        assert "Good evening" in desk.screen_text()
        dark = desk.app.current_theme.dark
        await desk.press("ctrl+t")
        assert "Good evening" in desk.screen_text()
        assert desk.app.current_theme.dark is not dark
        assert (desk.app.screen.styles.background.brightness > 0.5) is dark


async def test_an_error_of_our_own_ends_in_a_sentence(small_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app = make_app([small_file])
    with pytest.raises(ZeroDivisionError):  # noqa: PT012 (the app raises as it closes)
        async with app.run_test() as pilot:
            await pilot.pause()
            app.call_later(lambda: 1 / 0)
            await pilot.pause()
    said = "".join(str(renderable) for renderable in app._exit_renderables) + capsys.readouterr().err
    assert "Revenue was" not in said


async def test_the_figures_pane_lists_by_metric_or_by_place(open_app: Open, small_file: Path) -> None:
    async with open_app([small_file]) as desk:
        assert "by metric" in desk.screen_text()
        assert "= $90.5M" in desk.screen_text()
        await desk.press("M")
        assert "by place" in desk.screen_text()
        await desk.press("i", "G", "enter")
        assert desk.caret_words.startswith("$95 million")
        assert desk.app.focused is desk.reader.text


async def test_a_figure_said_again_is_gone_to_where_it_is_said_next(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "again.txt").write_text(SMALL_CALL.replace("Prices are firm.", "Revenue was $90.5 million."))
    async with open_app([tmp_path]) as desk:
        assert "2×" in desk.screen_text()
        await desk.press("i", "g", "enter")
        first = desk.reader.text.caret
        await desk.press("i", "enter")
        assert desk.reader.text.caret > first
        assert desk.caret_words.startswith("$90.5 million")
