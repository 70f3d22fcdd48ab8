"""The search of the library: answered as one types, counted by company, speaker and quarter, drawn over time."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from annotations.searchable import take_notes
from transcripts.errors import EarmarkError
from transcripts.search.results import Count
from tui import actions, literal
from tui.asking import Answer, answered, filter_words, toggled
from tui.reading import Reading, told
from tui.screens.room import Room
from tui.trail import Trail
from tui.usage import chart_of
from tui.widgets.hits import HitList
from tui.widgets.inputs import LineInput
from tui.widgets.lines import KeyHints, StatusLine
from tui.widgets.listing import Entry, Listing

_AFTER = 0.02  # seconds without a key before an answer is looked for
_LABEL = 8
_HELP = (
    ("deferred revenue", "both words, said at a stretch"),
    ('"deferred revenue"', "the phrase"),
    ("margin*", "words that begin so"),
    ("tariff -steel", "one without the other"),
    ("tariff OR duties", "either"),
    ("NEAR(price cost, 5)", "at most five words apart"),
    ("speaker:vane role:analyst", "who says it"),
    ("company:CALX quarter:2013Q1 since:2012", "where and when"),
    ("section:qa tag:guidance", "in which part; on what you tagged"),
)


class SearchScreen(Room):
    """An input, the hits under it, the counts beside them."""

    DEFAULT_CSS = """
    SearchScreen #search-line { height: 1; background: $panel; padding: 0 1; }
    SearchScreen #search-sign { width: 8; }
    SearchScreen #search-words, SearchScreen #search-words:focus {
        width: 1fr;
        height: 1;
        border: none;
        padding: 0;
        background: $panel;
    }
    SearchScreen #search-count { width: auto; color: $quiet; padding-left: 1; }
    SearchScreen #facets { width: 30; }
    SearchScreen.-narrow #facets { display: none; }
    SearchScreen #search-help { padding: 1 2; height: 1fr; }
    SearchScreen #use { height: auto; max-height: 8; padding: 0 2; background: $surface; }
    SearchScreen.-narrow #use { max-height: 4; }
    """
    WHERE = ("searching", "anywhere")
    BINDINGS: ClassVar[list[BindingType]] = list(actions.bindings(WHERE))
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (118, "-wide"), (160, "-widest")]  # noqa: RUF012

    @dataclass(eq=False, repr=False)
    class HitChosen(Message):
        """A hit is to be read."""

        trail: Trail

    def __init__(self) -> None:
        super().__init__()
        self._answer = Answer("")
        self._is_ready = False
        """Whether all calls and notes can be searched."""
        self._is_wanted = False
        """Whether the best hit is to be read as soon as it is found."""

    def compose(self) -> ComposeResult:
        """The input, the counts, the hits and the chart, the foot."""
        with Horizontal(id="search-line"):
            yield Static(literal.line(("search  ", "bold $primary")), id="search-sign")
            yield LineInput(placeholder="words, a phrase, a name…", id="search-words")
            yield Static("", id="search-count")
        with Horizontal(id="body"):
            yield Listing(id="facets")
            with Vertical():
                yield Static(_help(), id="search-help")
                yield HitList(id="hits")
                yield Static("", id="use")
        yield StatusLine(id="status")
        yield KeyHints(id="hints")

    @property
    def hits(self) -> HitList:
        """The hits."""
        return self.query_one(HitList)

    @property
    def input(self) -> LineInput:
        """The words that are typed."""
        return self.query_one("#search-words", LineInput)

    def on_mount(self) -> None:
        """Begin to type."""
        self.set_focus(self.input)
        self._show(Answer(""))

    def on_screen_resume(self) -> None:
        """Look again: calls and notes may have come and gone."""
        self.begin()
        self._is_ready = False
        self._ask(self.input.value)

    def begin(self) -> None:
        """Type over what was typed."""
        self.set_focus(self.input)
        self.input.select_all()

    # -- asking --------------------------------------------------------

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._is_wanted = False
        self._ask(event.value)

    @work(exclusive=True, group="search")
    async def _ask(self, words: str) -> None:
        """Look for an answer, unless more is typed at once."""
        await asyncio.sleep(_AFTER)
        try:
            answer = await asyncio.to_thread(self._answered, words)
        except EarmarkError as error:
            self.say(str(error))
            return
        self._show(answer)
        if self._is_wanted:
            self._is_wanted = False
            self.hits.choose()

    def _answered(self, words: str) -> Answer:
        """The answer; calls that were not searched yet are read first, which may take a moment."""
        library, keeper = self.navigation.library, self.navigation.keeper
        if library is None or keeper is None:
            return Answer(words, hints=("There is no library here.",))
        if not self._is_ready:
            take_notes(keeper.notebook, library.index)
            library.index.refresh(progress=told(self))
            self._is_ready = True
        return answered(library.index, words)

    def on_reading(self, message: Reading) -> None:
        """Tell how far the reading of calls is."""
        self.query_one("#search-count", Static).update(literal.content(message.words))

    def _show(self, answer: Answer) -> None:
        self._answer = answer
        self.hits.show(answer)
        self.hits.display = bool(answer.hits)
        self.query_one("#search-help").display = not answer.hits
        self.query_one("#search-help", Static).update(_help(answer))
        self.query_one("#facets", Listing).set_entries(list(_facets(answer)))
        count = f"{answer.total:,} hit{'s' * (answer.total != 1)}" if answer.asked.strip() else ""
        self.query_one("#search-count", Static).update(literal.content(count))
        self._show_use()
        self._tell()

    def _show_use(self) -> None:
        use = self.query_one("#use", Static)
        width = self.size.width - (_FACETS if self.query_one("#facets").display else 0) - _LABEL - 16
        chart = chart_of(self._answer.mentions, width, ascii_marks=self.navigation.ascii_marks)
        use.display = bool(chart.lines)
        lines = [literal.line((f"{'':<{_LABEL + 1}}{chart.years}", "$quiet"))]
        for line in chart.lines:
            label = literal.padded(line.label, _LABEL)
            lines.append(literal.line((f"{label} ", "bold"), (line.marks, "$primary"), (f"  {line.total:,}", "$quiet")))
        use.update(Content("\n").join(lines))

    def _tell(self) -> None:
        status = self.query_one("#status", StatusLine)
        hits = self._answer.hits
        status.left = literal.content("; ".join(self._answer.hints) if hits else "", "$warning")
        more = self._answer.total - len(hits)
        place = f"{self.hits.highlighted + 1:,} of {len(hits):,}{f' best of {self._answer.total:,}' if more else ''}"
        status.right = literal.content(place if hits else "", "$quiet")
        self.show_working()

    # -- keys ----------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action has anything to do."""
        if action in ("step", "page", "choose"):
            return bool(self._answer.hits)
        if action == "leave":
            return not isinstance(self.focused, Input)
        return action != "app.search"

    def action_step(self, by: int) -> None:
        """To another hit, or another count."""
        if isinstance(self.focused, Listing):
            self.focused.step(by)
        else:
            self.hits.step(by)
            self._tell()

    def action_page(self, pages: int) -> None:
        """Hits a page on."""
        if isinstance(self.focused, Listing):
            self.focused.turn_page(pages)
        else:
            self.hits.turn_page(pages)
            self._tell()

    def action_choose(self) -> None:
        """Read the highlighted hit, or keep only what the highlighted count counts."""
        if isinstance(self.focused, Listing):
            self.focused.choose()
        else:
            self.hits.choose()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._answer.asked == event.value:
            self.hits.choose()
        else:
            self._is_wanted = True

    def action_back(self) -> None:
        """From the counts to the words, from there to where one was."""
        if isinstance(self.focused, Listing):
            self.set_focus(self.input)
        else:
            self.app.pop_screen()

    def action_leave(self) -> None:
        """To where one was."""
        self.app.pop_screen()

    @on(Listing.Chosen)
    def _facet_chosen(self, message: Listing.Chosen) -> None:
        message.stop()
        self.input.value = toggled(self.input.value, message.key)

    @on(HitList.Chosen)
    def _hit_chosen(self, message: HitList.Chosen) -> None:
        message.stop()
        self._tell()
        self.post_message(self.HitChosen(Trail(self._answer.asked, self._answer.hits, message.number)))


_FACETS = 30


def _help(answer: Answer | None = None) -> Content:
    """What can be asked, or why nothing was found."""
    hints = answer.hints if answer is not None and answer.asked.strip() else ()
    lines = [literal.content(hint, "bold") for hint in hints]
    lines += [Content("")] * bool(hints)
    lines.append(literal.content("Everything that was said in your calls, and what you wrote on them:", "$quiet"))
    lines += [literal.line((f"  {words:<40}", "$primary"), meaning) for words, meaning in _HELP]
    return Content("\n").join(lines)


def _facets(answer: Answer) -> Iterator[Entry]:
    """The counts; each is chosen by the filter that keeps only it."""
    facets = answer.facets
    for title, name, counts in (
        ("Companies", "company", facets.companies),
        ("Speakers", "speaker", facets.speakers),
        ("Quarters", "quarter", facets.quarters),
        ("Roles", "role", facets.roles),
    ):
        told = [count for count in counts if count.value]
        if not told:
            continue
        yield Entry(((title, "quiet-strong"),))
        for count in told:
            yield _facet(name, count, answer.asked)


def _facet(name: str, count: Count, asked: str) -> Entry:
    words = filter_words(name, count)
    look = "section" if words in asked else "plain"
    return Entry(((f" {literal.plain(count.label)}", look),), words, (f"{count.hits:,}", "quiet"))
