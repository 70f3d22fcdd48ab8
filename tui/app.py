"""The terminal app. `make_app` is its only constructor: for the command line, the tests and the pictures alike."""

import os
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import SystemCommand
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from transcripts.errors import EarmarkError
from tui import actions, literal, starting, themes
from tui.configuration import Configuration, read_configuration
from tui.contrast import legible
from tui.ending import when_ended
from tui.keymap import keymap_of
from tui.links import Link
from tui.people_ways import PeopleWays

if TYPE_CHECKING:
    from textual.command import Provider

    from transcripts.figures.vocabulary import Vocabulary
    from transcripts.library import Library
    from transcripts.model import Call
    from tui.desk import Desk, Refusal
    from tui.watching import FilesJoined, Watching

_BATCH_SECONDS = 0.25
_WITHOUT_COLLECTION = 2.0  # seconds at most, whatever is shown first


def make_app(
    files: Sequence[Path] = (),
    *,
    refusals: "Sequence[Refusal]" = (),
    library: "Library | Path | None" = None,
    link: Link | None = None,
    password: str | None = None,
    theme: str | None = None,
    ascii_marks: bool = False,
) -> "EarmarkApp":
    """The app, ready to run. It opens on the link, else on the files, else on the library, else with nothing.

    Args:
        files: The files to read.
        refusals: Paths that name no file, to be shown with those that turn out unreadable.
        library: The library, or its folder; without one nothing but the files is read, and nothing written.
        link: A place in the library.
        password: What opens encrypted files among them.
        theme: A theme's name, before the one that is set in the library; an unknown one is said to be.
        ascii_marks: Draw marks in plain ASCII.
    """
    return EarmarkApp(files, refusals, library, link, password, theme, ascii_marks)


def _action_provider() -> "type[Provider]":
    """What the palette offers, loaded when it first opens."""
    from tui.palette import ActionProvider

    return ActionProvider


def _place_provider() -> "type[Provider]":
    """Where the palette leads, loaded when it first opens."""
    from tui.palette import PlaceProvider

    return PlaceProvider


class EarmarkApp(PeopleWays):
    """earmark in the terminal."""

    TITLE = "earmark"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {_action_provider, _place_provider}
    PAUSE_GC_ON_SCROLL = True

    @dataclass(eq=False, repr=False)
    class FilesRead(Message):
        """Some of the files were read."""

        results: "list[Call | Refusal]"

    @dataclass(eq=False, repr=False)
    class FiguresFound(Message):
        """The figures of a call that is open were found."""

        call: "Call"

    def __init__(
        self,
        files: Sequence[Path],
        refusals: "Sequence[Refusal]",
        library: "Library | Path | None",
        link: Link | None,
        password: str | None,
        theme: str | None,
        ascii_marks: bool,
    ) -> None:
        self.files = files
        self.refusals = refusals
        if library is None or isinstance(library, Path):
            self.root = library
        else:
            self.root, self.library = library.root, library
        self.configuration = Configuration() if self.root is None else read_configuration(self.root)
        self.ascii_marks = ascii_marks or self.configuration.ascii
        self._link = link
        self._password = password
        super().__init__()
        self.animation_level = "none"
        self.register_theme(themes.DARK)
        self.register_theme(themes.LIGHT)
        self._unknown_theme = self._begin_in_theme(theme or self.configuration.theme)
        keymap = keymap_of(actions.ACTIONS, self.configuration.keys)
        self.action_table = keymap.actions
        self.set_keymap(keymap.changed)
        self._problems = (*self.configuration.problems, *keymap.problems)

    @cached_property
    def desk(self) -> "Desk":
        """What lies open."""
        from tui.desk import Desk
        from tui.lending import Lender

        lender = None if self.library is None else Lender(self.library)
        return Desk(self.refusals, len(self.files), lender)

    def _begin_in_theme(self, name: str | None) -> str | None:
        """Take the theme to begin in; the name is given back if there is none of it.

        Set as it is set later on, a theme would have every style read a second time before the first page.
        """
        theme = self.get_theme(name) if name is not None else themes.DARK
        taken = themes.DARK if theme is None else theme
        self.set_reactive(EarmarkApp.theme, taken.name)
        self.set_class(taken.dark, "-dark-mode", update=False)
        self.set_class(not taken.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())
        return name if theme is None else None

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for themes that do not have them."""
        return legible(self.current_theme, themes.defaults(self.current_theme))

    def on_mount(self) -> None:
        """Go on reading what was asked for, and say what was wrong about it."""
        if self.is_screen_installed("reader"):
            self._read_on()
        self.set_timer(_WITHOUT_COLLECTION, starting.collect_garbage_again)
        when_ended(self.keep_in_hand, lambda status: self.exit(return_code=status))
        if self._unknown_theme:
            self.say(f"There is no theme {self._unknown_theme}. The palette (ctrl+p) lists them.")
        for problem in self._problems:
            self.say(problem)
        self.call_after_refresh(self._tell_own_words)
        if self.configuration.watched:
            self.call_after_refresh(self.watching.look)

    @cached_property
    def watching(self) -> "Watching":
        """The folders whose new files join the library."""
        from tui.watching import Watching

        assert self.library is not None  # a library's configuration names them
        return Watching(self, self.library, self.configuration.watched)

    def on_files_joined(self, message: "FilesJoined") -> None:
        """Show what has come in a watched folder."""
        from tui.watching import told

        if message.has_changed:
            self.unite(*(result.record for result in message.added))
            self.library_grew()
        for sentence in told(message):
            self.say(sentence)

    def get_default_screen(self) -> Screen[None]:
        """The first place: the reader, with the call if it is a single one that is asked for, else the library."""
        call = None if self._link is None else self._lent(self._link.id)
        if self._link is not None and call is not None:
            self.reader.land(call, self._link.span)
        elif self.files or self.refusals or self.root is None:
            self._read_single()
        else:
            return self.library_screen
        return self.reader

    def _lent(self, id: str) -> "Call | None":
        """A call of the library; None where it cannot be read, which is said as soon as there is a screen."""
        try:
            return None if self.desk.lender is None else self.desk.lender.call(id)
        except EarmarkError as error:
            self._problems = (*self._problems, str(error))
            return None

    def _tell_own_words(self) -> None:
        """Say what cannot be understood of the words that the user has added; nobody waits for it."""
        problem = None if self.library is None else self.library.own_words.problem
        if problem:
            self.say(problem)

    def read_samples(self) -> None:
        """Read the sample calls."""
        from tui.desk import samples

        self.files = samples()
        self.desk.pending += len(self.files)
        self._read_single()
        self.show_reader()
        self._read_on()

    def _read_single(self) -> None:
        """Read the file, if it is a single one: it is to be there at once."""
        from tui.desk import read

        if len(self.files) == 1:
            self._take([read(self.files[0], figures=False, password=self._password)])

    def _read_on(self) -> None:
        """Read the files, if they are several, while the reader stands open."""
        if len(self.files) > 1:
            self._read_all(self.files)
        else:
            self._ask_passwords()

    def on_reader_screen_page_shown(self) -> None:
        """Do what can wait until there is a page to read."""
        if len(self.files) == 1 and self.desk.calls:
            self._find_figures(self.desk.calls[0])
        starting.collect_garbage_again()

    @property
    def _words(self) -> "Vocabulary | None":
        """What figures may be called, where the library's reader has added words."""
        return None if self.library is None else self.library.own_words.vocabulary

    @work(thread=True, exit_on_error=True)
    def _find_figures(self, call: "Call") -> None:
        from transcripts.reading import with_figures

        self.post_message(self.FiguresFound(with_figures(call, self._words)))

    def on_earmark_app_figures_found(self, message: FiguresFound) -> None:
        """Show the figures."""
        self.reader.take_figures(message.call)
        starting.set_aside()

    @work(thread=True, exit_on_error=True)
    def _read_all(self, files: Sequence[Path]) -> None:
        """Read the files, handing over what is done every now and then."""
        from tui.desk import read

        worker = get_current_worker()
        batch: list[Call | Refusal] = []
        handed_over = time.monotonic()
        for number, path in enumerate(files, 1):
            if worker.is_cancelled:
                return
            batch.append(read(path, password=self._password, vocabulary=self._words))
            now = time.monotonic()
            if number == len(files) or now - handed_over >= _BATCH_SECONDS:
                self.post_message(self.FilesRead(batch))
                batch, handed_over = [], now

    def on_earmark_app_files_read(self, message: FilesRead) -> None:
        """Show what was read."""
        self._take(message.results)
        self.reader.take_desk()
        self._ask_passwords()

    def _take(self, results: "Sequence[Call | Refusal]") -> None:
        """Lay on the desk what was read, and remember the password of what was locked."""
        from transcripts.model import Call

        self.desk.take(results)
        if self._password is not None and self.keeper is not None:
            opened = (call for call in results if isinstance(call, Call) and call.source.format.endswith("-pdf"))
            self.keeper.passwords |= {call.source.sha256: self._password for call in opened}

    def _ask_passwords(self) -> None:
        """Ask for the password of a file that is locked, if one is."""
        locked = next((refusal for refusal in self.desk.refusals if refusal.locked), None)
        if locked is None or self.desk.pending:
            return
        from tui.screens.password import PasswordScreen

        def typed(password: str | None) -> None:
            self.desk.refusals.remove(locked)
            if password is None:
                self.desk.refusals.append(locked._replace(locked=False))
                self.reader.take_desk()
            else:
                self._password = password
                self.desk.pending += 1
                self._read_all([Path(locked.path)])

        self.push_screen(PasswordScreen(locked.path, locked.reason), typed)

    def action_theme(self) -> None:
        """The light theme, or the dark one."""
        self.theme = themes.LIGHT.name if self.current_theme.dark else themes.DARK.name

    def action_command_palette(self) -> None:
        """Everything by name."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder="What to do, where to go…", id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        """Of Textual's own commands, the choice of a theme."""
        yield SystemCommand("Theme", "Choose among all themes", self.action_change_theme)

    def _fatal_error(self) -> None:
        """End with a sentence: a traceback with the values of variables would print calls and notes."""
        error = sys.exc_info()[1]
        name = type(error).__name__ if error is not None else "error"
        frames = traceback.extract_tb(error.__traceback__) if error is not None else []
        where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
        sentence = f"earmark had to stop: {name}{where}. Your files are untouched."
        if os.environ.get("EARMARK_DEBUG"):
            sentence += "\n" + "".join(traceback.format_list(frames))
        else:
            sentence += " EARMARK_DEBUG=1 shows where, for a report."
        self._exit_renderables.append(literal.rich_lines(sentence))
        self._close_messages_no_wait()
