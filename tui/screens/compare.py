"""Two calls of a company side by side, in step; what the one repeats of the other is quiet, or folded."""

import asyncio
from typing import ClassVar, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from transcripts.errors import EarmarkError
from transcripts.model import Call, Span
from transcripts.repetition import Said, share_repeated, whole_paragraphs
from transcripts.shelf import CompanyShelf
from tui import actions, literal
from tui.movement import Terrain
from tui.quarters import quarter_name
from tui.screens.textroom import TextRoom
from tui.stepping import NAMES, STEPS, Step, in_step, same_metric
from tui.voices import colours_of
from tui.widgets.document import DocumentView
from tui.widgets.figures import explained, metric_name
from tui.widgets.lines import KeyHints, StatusLine

Repeats = Literal["quiet", "folded", "plain"]
_REPEATS: tuple[Repeats, ...] = ("quiet", "folded", "plain")


class CompareScreen(TextRoom):
    """This call on the left, another quarter of the company on the right."""

    DEFAULT_CSS = """
    CompareScreen .side { width: 1fr; }
    CompareScreen #other-text { border-left: tall $panel; }
    CompareScreen .compare-head { background: $panel; }
    """
    WHERE = ("comparing", "anywhere")
    BINDINGS: ClassVar[list[BindingType]] = list(actions.bindings(WHERE))
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (118, "-wide"), (160, "-widest")]  # noqa: RUF012

    class Left(Message):
        """The comparison was left."""

    def __init__(self) -> None:
        super().__init__()
        self.shelf: CompanyShelf | None = None
        self.numbers = (0, 0)
        """The numbers of the two calls among the company's."""
        self.step: Step = STEPS[0]
        self.repeats: Repeats = "quiet"
        self._caret = 0
        self._at_metric: int | None = None
        """Where the caret stands while the other text stands at the same metric."""
        self._shares = (0.0, 0.0)
        self._repeated: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())

    def compose(self) -> ComposeResult:
        """Two texts under their heads, foot."""
        with Horizontal(id="body"):
            for side in ("this", "other"):
                with Vertical(classes="side"):
                    yield StatusLine(id=f"{side}-head", classes="compare-head")
                    yield DocumentView(ascii_marks=self.navigation.ascii_marks, id=f"{side}-text")
        yield StatusLine(id="status")
        yield KeyHints(id="hints")

    @property
    def this(self) -> DocumentView:
        """The text on the left."""
        return self.query_one("#this-text", DocumentView)

    @property
    def other(self) -> DocumentView:
        """The text on the right."""
        return self.query_one("#other-text", DocumentView)

    @property
    def view(self) -> DocumentView:
        """The text that has the focus, else the left one."""
        return self.other if self.other.has_focus else self.this

    @property
    def beside(self) -> DocumentView:
        """The text that has not."""
        return self.this if self.other.has_focus else self.other

    def on_mount(self) -> None:
        """Begin in the left text."""
        self.set_focus(self.this)
        self._load(self._caret)

    def open(self, shelf: CompanyShelf, number: int, caret: int) -> None:
        """Show a call beside the one before it, or after it where it is the first.

        Args:
            shelf: The company's calls, of which there are two at least.
            number: The call's number among them.
            caret: Where to begin in it.
        """
        self.shelf = shelf
        self.numbers = number, number - 1 if number else 1
        self._caret = caret
        if self.is_running:
            self.set_focus(self.this)
            self._load(caret)

    @work(exclusive=True, group="compare")
    async def _load(self, caret: int) -> None:
        """Read both calls, and what each repeats of the other; the left one is shown at the caret."""
        if self.shelf is None:
            return
        try:
            calls = await asyncio.to_thread(self._read)
        except EarmarkError as error:
            self.say(str(error))
            return
        for view, call, place in zip((self.this, self.other), calls, (caret, 0), strict=True):
            if view.terrain is None or view.terrain.call is not call:
                view.show(Terrain(call), colours_of(call), place)
        if self.this.caret != caret:
            self.this.go(caret, top=True)
        self._repeated = await asyncio.to_thread(_repeated, calls)
        self._shares = share_repeated(calls[0], self._repeated[0]), share_repeated(calls[1], self._repeated[1])
        self._show_repeats()
        self._follow(self.this)
        self._tell()

    def _read(self) -> tuple[Call, Call]:
        assert self.shelf is not None
        this, other = (self.shelf.events[number].call for number in self.numbers)
        return this, other

    # -- in step -------------------------------------------------------

    @on(DocumentView.Moved)
    def _moved(self, message: DocumentView.Moved) -> None:
        if message.view.has_focus:
            if message.view.caret != self._at_metric:
                self._at_metric = None
                self._follow(message.view)
            self._tell()

    def _follow(self, view: DocumentView) -> None:
        """Take the other text along."""
        beside = self.other if view is self.this else self.this
        if view.terrain is None or beside.terrain is None:
            return
        offset = in_step(view.terrain, view.caret, beside.terrain, self.step)
        if offset is not None:
            beside.go(offset, top=True)

    def _tell(self) -> None:
        """Heads and status."""
        for side, number, share in zip(("this", "other"), self.numbers, self._shares, strict=True):
            head = self.query_one(f"#{side}-head", StatusLine)
            if self.shelf is not None and number < len(self.shelf.events):
                name = quarter_name(self.shelf.events[number].facts) or self.shelf.events[number].id
                company = self.shelf.company.name or self.shelf.company.ticker or ""
                head.left = literal.line((name, "bold"), (f"  {literal.plain(company)}" * (side == "this"), "$quiet"))
                head.right = literal.content(f"{1 - share:.0%} new", "$quiet")
        terrain = self.view.terrain
        figure = terrain.figure_at(self.view.caret) if terrain is not None else None
        status = self.query_one("#status", StatusLine)
        repeats = {"quiet": "what is repeated is quiet", "folded": "what is repeated is folded", "plain": "all alike"}
        status.left = explained(figure) if figure is not None else literal.content(repeats[self.repeats], "$quiet")
        status.right = literal.content(NAMES[self.step], "$quiet")
        self.show_working()

    def _show_repeats(self) -> None:
        for view, spans in zip((self.this, self.other), self._repeated, strict=True):
            if view.terrain is not None:
                folded = whole_paragraphs(view.terrain.call, spans) if self.repeats == "folded" else frozenset[int]()
                view.dim(() if self.repeats == "plain" else spans, folded)

    # -- keys ----------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action has anything to do."""
        if action == "year_ago":
            return self._year_ago() is not None
        return True

    def action_figure(self, count: int) -> None:
        """To the next figure, and in the other call to the same metric."""
        view, beside = self.view, self.beside
        if view.terrain is None or beside.terrain is None or not view.move("figure", count):
            self.say("No further figure." if count > 0 else "No earlier figure.")
            return
        figure = view.terrain.figure_at(view.caret)
        offset = None if figure is None else same_metric(view.terrain, figure, beside.terrain)
        self._at_metric = view.caret
        if offset is not None:
            beside.go(offset, top=True)
        elif figure is not None and figure.metric != "other":
            self.say(f"Nothing is said of {metric_name(figure)} in the other call.")
        self._tell()

    def action_step(self) -> None:
        """Keep in step another way."""
        self.step = STEPS[(STEPS.index(self.step) + 1) % len(STEPS)]
        self._follow(self.view)
        self._tell()

    def action_repeats(self) -> None:
        """Show what is repeated quietly, folded, or like the rest."""
        self.repeats = _REPEATS[(_REPEATS.index(self.repeats) + 1) % len(_REPEATS)]
        self._show_repeats()
        self._tell()

    def action_quarter(self, by: int) -> None:
        """Another quarter on the right."""
        if self.shelf is None:
            return
        this, other = self.numbers
        wanted = other + by
        if wanted == this:
            wanted += by
        if not 0 <= wanted < len(self.shelf.events):
            self.say("No later call." if by > 0 else "No earlier call.")
            return
        self._show_beside(wanted)

    def action_year_ago(self) -> None:
        """The same quarter of the year before on the right."""
        number = self._year_ago()
        if number is not None:
            self._show_beside(number)

    def action_leave(self) -> None:
        """Back to the reader."""
        self.post_message(self.Left())

    def _show_beside(self, number: int) -> None:
        self.numbers = self.numbers[0], number
        self._load(self.this.caret)

    def _year_ago(self) -> int | None:
        """The number of the call a year before the left one."""
        if self.shelf is None or self.shelf.events[self.numbers[0]].quarter is None:
            return None
        year, quarter = self.shelf.events[self.numbers[0]].quarter or (0, 0)
        return next((n for n, event in enumerate(self.shelf.events) if event.quarter == (year - 1, quarter)), None)


def _repeated(calls: tuple[Call, Call]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What each of two calls repeats of the other."""
    return Said([calls[1]]).repeated(calls[0]), Said([calls[0]]).repeated(calls[1])
