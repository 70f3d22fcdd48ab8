"""Adding files and folders to the library: where they are, how far it is, what became of each."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from transcripts.adding import Refused
from transcripts.errors import EarmarkError
from transcripts.folders import files_of
from transcripts.library import Added, Library
from tui import literal
from tui.adding import WORDS, Step, added, bar, tally
from tui.pasting import path_named, paths_in
from tui.widgets.inputs import LineInput
from tui.widgets.listing import Entry, Listing

_BAR = 30
_LISTED_EVERY = 0.2  # seconds


class AddScreen(ModalScreen[list[Added]]):
    """Gives what is in the library now, of the files that were named."""

    DEFAULT_CSS = """
    AddScreen #add-results { height: auto; max-height: 20; margin-top: 1; }
    AddScreen #add-progress { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", "stop, or close", show=False),
        Binding("down", "step(1)", "down", show=False),
        Binding("up", "step(-1)", "up", show=False),
        Binding("pagedown", "step(10)", "down", show=False),
        Binding("pageup", "step(-10)", "up", show=False),
    ]

    @dataclass(eq=False, repr=False)
    class Progressed(Message):
        """Another file is done."""

        step: Step

    @dataclass(eq=False, repr=False)
    class Ended(Message):
        """All files are done, or the work was stopped."""

        trouble: str = ""

    def __init__(self, library: Library, paths: Sequence[Path] = (), *, ascii_marks: bool = False) -> None:
        """Ask where the files are, unless they are named."""
        super().__init__()
        self._library = library
        self._paths = list(paths)
        self._ascii = ascii_marks
        self._results: list[Added | Refused] = []
        self._is_running = False
        self._is_fresh = False
        """Whether there are results that are not listed yet."""

    def compose(self) -> ComposeResult:
        """Where they are, how far it is, what became of them."""
        with Vertical(classes="sheet dialog"):
            yield Static(id="add-head")
            yield LineInput(placeholder="a file or a folder: type, paste or drop it here", id="add-path")
            yield Static(id="add-progress")
            yield Listing(id="add-results")

    def on_mount(self) -> None:
        """Begin with what is named."""
        self._show_head("enter adds them, esc closes")
        self.query_one(LineInput).focus()
        self.set_interval(_LISTED_EVERY, self._list_fresh)
        if self._paths:
            self.query_one(LineInput).value = "  ".join(map(str, self._paths))
            self._begin(self._paths)

    @on(Input.Submitted)
    def _named(self, event: Input.Submitted) -> None:
        event.stop()
        if self._is_running:
            return
        if event.value.strip():
            self._begin(paths_in(event.value) or [path_named(event.value)])
        else:
            self._close()

    def _begin(self, paths: Sequence[Path]) -> None:
        files, nothing = files_of(paths)
        self._results = [Refused(*path) for path in nothing]
        self._show_results()
        if files:
            self._is_running = True
            self._show_head("esc stops it; what is done stays")
            self._add(files)
        else:
            self.query_one("#add-progress", Static).update(literal.content(tally(self._results)))

    @work(thread=True, exclusive=True, group="add")
    def _add(self, files: Sequence[Path], password: str | None = None) -> None:
        worker = get_current_worker()
        try:
            with closing(added(self._library, files, password)) as steps:
                for step in steps:
                    if worker.is_cancelled:
                        break
                    self.post_message(self.Progressed(step))
        except EarmarkError as error:
            self.post_message(self.Ended(str(error)))
        else:
            self.post_message(self.Ended())

    def on_add_screen_progressed(self, message: Progressed) -> None:
        """Tell how far it is."""
        step = message.step
        self._results.append(step.became)
        drawn = bar(step.done, step.of, _BAR, ascii_marks=self._ascii)
        line = literal.line((drawn, "$primary"), f"  {step.done:,} of {step.of:,}  ", (_name(step.became), "$quiet"))
        self.query_one("#add-progress", Static).update(line)
        self._is_fresh = True

    def on_add_screen_ended(self, message: Ended) -> None:
        """Say what it came to, and ask for the password of what is locked."""
        self._is_running = False
        self._show_results()
        self._show_head("enter or esc closes; another path adds more")
        said = message.trouble or tally(self._results)
        self.query_one("#add-progress", Static).update(
            literal.content(said, "bold" if not message.trouble else "$error")
        )
        self.query_one(LineInput).value = ""
        locked = next((r for r in self._results if isinstance(r, Refused) and r.is_locked), None)
        if locked is not None:
            self._ask(locked)

    def _ask(self, locked: Refused) -> None:
        from tui.screens.password import PasswordScreen

        def typed(password: str | None) -> None:
            self._results.remove(locked)
            if password is None:
                self._results.append(locked._replace(is_locked=False))
                self.post_message(self.Ended())
            else:
                self._is_running = True
                self._add([Path(locked.path)], password)

        self.app.push_screen(PasswordScreen(locked.path, locked.reason), typed)

    def action_stop(self) -> None:
        """Stop what is going on, else close."""
        if self._is_running:
            self.workers.cancel_group(self, "add")
        else:
            self._close()

    def action_step(self, by: int) -> None:
        """Look through the results."""
        self.query_one(Listing).step(by)

    def _close(self) -> None:
        self.dismiss([result for result in self._results if isinstance(result, Added)])

    def _show_head(self, hint: str) -> None:
        head = literal.line(("Add to the library", "bold $primary"), (f"   {hint}", "$quiet"))
        self.query_one("#add-head", Static).update(head)

    def _list_fresh(self) -> None:
        if self._is_fresh:
            self._show_results()

    def _show_results(self) -> None:
        self._is_fresh = False
        listing = self.query_one(Listing)
        listing.set_entries(
            [entry for number, result in enumerate(self._results) for entry in _entries(number, result)]
        )
        listing.scroll_end(animate=False)


def _entries(number: int, result: Added | Refused) -> list[Entry]:
    """What became of a file: a line; of one that was refused two."""
    if isinstance(result, Refused):
        return [
            Entry((("refused            ", "quiet-strong"), (_name(result), "plain")), f"result{number}"),
            Entry(((f"                   {literal.plain(result.reason)}", "quiet"),)),
        ]
    words = ((f"{WORDS[result.status]:<19}", "quiet"), (f"{result.record.id}  ", "section"), (_name(result), "plain"))
    return [Entry(words, f"result{number}")]


def _name(result: Added | Refused) -> str:
    return literal.plain(Path(result.path).name)
