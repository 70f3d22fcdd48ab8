"""A few facts to put right, and a question to answer: dialogs that other screens ask with."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from transcripts.errors import EarmarkError
from tui import literal
from tui.widgets.inputs import LineInput


class Field(NamedTuple):
    """A fact in a form."""

    name: str
    label: str
    value: str
    hint: str = ""
    """What may be typed, shown while nothing is."""


class FormScreen(ModalScreen[bool]):
    """Facts to type over; gives whether they were saved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "leave all as it is", show=False),
        Binding("down", "app.focus_next", "next", show=False),
        Binding("up", "app.focus_previous", "previous", show=False),
    ]

    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012

    def __init__(
        self, title: str, about: str, fields: Sequence[Field], save: Callable[[Mapping[str, str]], None]
    ) -> None:
        """Ask for some facts.

        Args:
            title: What the form is for.
            about: A sentence on what follows from saving.
            fields: The facts as they are now.
            save: Takes the facts by name; an `EarmarkError` that it raises is shown, and the form stays.
        """
        super().__init__()
        self._title = title
        self._about = about
        self._fields = fields
        self._save = save

    def compose(self) -> ComposeResult:
        """Title, a line a fact, what is wrong."""
        with Vertical(classes="sheet dialog"):
            yield Static(literal.line((self._title, "bold $primary"), ("   enter saves, esc leaves it", "$quiet")))
            yield Static(literal.content(self._about, "$quiet"), classes="head")
            for field in self._fields:
                with Horizontal(classes="field"):
                    yield Static(literal.content(field.label), classes="label")
                    yield LineInput(field.value, placeholder=field.hint, id=f"field-{field.name}", select_on_focus=True)
            yield Static("", id="form-trouble")

    def on_mount(self) -> None:
        """Begin with the first fact."""
        self.query(LineInput).first().focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        told = {field.name: self.query_one(f"#field-{field.name}", LineInput).value.strip() for field in self._fields}
        try:
            self._save(told)
        except EarmarkError as error:
            self.query_one("#form-trouble", Static).update(literal.content(str(error), "$error"))
        else:
            self.dismiss(True)

    def action_give_up(self) -> None:
        """Leave all as it is."""
        self.dismiss(False)


class ConfirmScreen(ModalScreen[bool]):
    """A question; gives whether it was answered with yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer(True)", "yes", show=False),
        Binding("n,escape,q", "answer(False)", "no", show=False),
    ]

    def __init__(self, question: str, about: str, yes: str, no: str = "leave it") -> None:
        """Ask a question.

        Args:
            question: A sentence that ends in a question mark.
            about: What follows from a yes.
            yes: What a yes does, in a word.
            no: What a no does.
        """
        super().__init__()
        self._question = question
        self._about = about
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """The question, what follows, the keys."""
        with Vertical(classes="sheet dialog"):
            yield Static(literal.content(self._question, "bold $primary"))
            yield Static(literal.content(self._about), classes="head")
            keys = literal.line(("y ", "bold $primary"), f"{self._yes}   ", ("esc ", "bold $primary"), self._no)
            yield Static(keys, classes="head")

    def action_answer(self, answer: bool) -> None:
        """Give the answer."""
        self.dismiss(answer)
