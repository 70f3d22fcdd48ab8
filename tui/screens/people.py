"""The people of the library: everyone who speaks in any call, and a card of one."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from transcripts.errors import EarmarkError
from tui import actions, literal
from tui.people_rows import ORDERS, Order, Somebody, everyone, in_order, narrowed
from tui.reading import Reading, told
from tui.screens.narrowing import CARD_AFTER, NarrowingRoom
from tui.widgets.lines import KeyHints, StatusLine
from tui.widgets.peoplelist import PeopleList
from tui.widgets.personcard import PersonCard

_MOST_READ = 40
"""How many calls, the latest, tell on the card what somebody asks about."""


class PeopleScreen(NarrowingRoom):
    """Everyone who speaks; typed letters narrow, enter reads all that one said."""

    DEFAULT_CSS = """
    PeopleScreen #people-head { background: $panel; }
    PeopleScreen #nobody { display: none; width: 1fr; padding: 2 4; }
    PeopleScreen.-empty #nobody { display: block; }
    PeopleScreen.-empty #people-list, PeopleScreen.-empty #card { display: none; }
    """
    WHERE = ("people", "anywhere")
    BINDINGS: ClassVar[list[BindingType]] = list(actions.bindings(WHERE))

    @dataclass(eq=False, repr=False)
    class PersonChosen(Message):
        """All that somebody said is to be read."""

        somebody: Somebody

    class Left(Message):
        """The screen was left."""

    def __init__(self) -> None:
        super().__init__()
        self.everyone: Sequence[Somebody] = ()
        self.order: Order = "calls"
        self._ordered: Sequence[Somebody] = ()
        self._wanted: str | None = None
        """The id of whoever is to be highlighted once they are known."""
        self._is_looking = True
        """Whether it is yet to be found out who there is."""

    def compose(self) -> ComposeResult:
        """Head, list and card, foot."""
        yield StatusLine(id="people-head")
        with Horizontal(id="body"):
            yield PeopleList(ascii_marks=self.navigation.ascii_marks, id="people-list")
            yield PersonCard(ascii_marks=self.navigation.ascii_marks, id="card")
            yield Static("", id="nobody")
        yield StatusLine(id="status")
        yield KeyHints(id="hints")

    @property
    def list(self) -> PeopleList:
        """The people that are shown."""
        return self.query_one(PeopleList)

    @property
    def has_rows(self) -> bool:
        """Whether there is anybody, or may be: letters typed while the library is read narrow what it will show."""
        return bool(self.everyone) or self._is_looking

    def on_mount(self) -> None:
        """Begin in the list."""
        self.set_focus(self.list)
        self.show_rows()

    def on_screen_resume(self) -> None:
        """Look again: calls may have come and gone."""
        self.take_library()

    def take_library(self) -> None:
        """Show the people that the library has now."""
        self._look()

    def go_to(self, person: str) -> None:
        """Highlight somebody by an id, now or as soon as they are known."""
        if self.is_running:
            self.narrow("")
        self._wanted = None if self.is_running and self.list.highlight(person) else person

    # -- what is shown -------------------------------------------------

    @work(exclusive=True, group="people")
    async def _look(self) -> None:
        """Find out who there is; where the library is large it takes a moment."""
        self._is_looking = True
        try:
            found = await asyncio.to_thread(self._everyone)
        except EarmarkError as error:
            self._is_looking = False
            self._show_head()
            self.say(str(error))
            return
        self._is_looking = False
        self.set_class(not found, "-empty")
        self.query_one("#nobody", Static).update(literal.content("Nobody speaks here yet: the library has no calls."))
        if found != self.everyone or not found:
            self.everyone = found
            self._ordered = in_order(found, self.order)
            self.show_rows(keep=True)
        else:
            self._show_head()  # it may tell of calls that were read
        if self._wanted is not None:
            if not self.list.highlight(self._wanted):
                self.say("No call of the library has them.")
            self._wanted = None

    def _everyone(self) -> Sequence[Somebody]:
        library = self.navigation.library
        if library is None:
            return ()
        if library.index.unread():
            library.index.refresh(progress=told(self))
        return everyone(library.index.people(), library.index.calls())

    def on_reading(self, message: Reading) -> None:
        """Tell how far the reading of calls is, while they are read."""
        if not self._is_looking:
            return
        self.query_one("#people-head", StatusLine).right = literal.content(message.words, "$quiet")

    def show_rows(self, *, keep: bool = False) -> None:
        """Show the people that are left."""
        people = narrowed(self._ordered, self.narrowed)
        self.list.show(people, self.order, keep=keep or not self.narrowed)
        self._show_head()
        self.show_working()

    def _show_head(self) -> None:
        people = self.list.people
        head = self.query_one("#people-head", StatusLine)
        number = f"{len(people):,} {'person' if len(people) == 1 else 'people'}"
        head.left = literal.line(("people ", "bold"), (f" {number}" if self.everyone else "", "$quiet"))
        self.show_narrowing(head, is_any_left=bool(people) or self._is_looking)

    @on(PeopleList.Highlighted)
    def _highlighted(self, message: PeopleList.Highlighted) -> None:
        somebody = message.somebody
        card = self.query_one(PersonCard)
        card.show(somebody)
        status = self.query_one("#status", StatusLine)
        status.left = literal.content("" if somebody is None else _title(somebody), "$quiet")
        status.right = literal.content(f"by {self.order}" if self.everyone else "", "$quiet")
        self.show_working()
        if somebody is not None and card.display:
            self._show_card(somebody)

    @work(exclusive=True, group="card")
    async def _show_card(self, somebody: Somebody) -> None:
        """Read what the highlighted person said, unless the next one is highlighted already."""
        library = self.navigation.library
        if library is None:
            return
        await asyncio.sleep(CARD_AFTER)
        try:
            said = await asyncio.to_thread(library.index.said_by, *somebody.profile.ids, most=_MOST_READ)
        except EarmarkError as error:
            self.say(str(error))
            return
        if somebody == self.list.highlighted:  # not where nobody is any more
            self.query_one(PersonCard).show(somebody, said)

    # -- keys ----------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action has anything to do."""
        if action in ("choose", "sort"):
            return self.is_running and self.list.highlighted is not None
        if action == "widen":
            return True
        return super().check_action(action, parameters)

    def action_step(self, by: int) -> None:
        """Up or down."""
        self.list.step(by)

    def action_page(self, pages: int) -> None:
        """Up or down by a page."""
        self.list.turn_page(pages)

    def action_edge(self, side: int) -> None:
        """To the first or the last."""
        self.list.step(side * len(self.everyone))

    def action_choose(self) -> None:
        """Read all that the highlighted person said."""
        self.list.choose()

    def action_sort(self, by: int) -> None:
        """By the next column, or the one before."""
        self._sort(ORDERS[(ORDERS.index(self.order) + by) % len(ORDERS)])

    def action_widen(self) -> None:
        """All people again; where they are shown already, back to where one was."""
        if self.is_typing:
            super().action_widen()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Back to where one was."""
        self.post_message(self.Left())

    def _sort(self, order: Order) -> None:
        self.order = order
        self._ordered = in_order(self.everyone, order)
        self.show_rows()

    @on(PeopleList.OrderChosen)
    def _order_chosen(self, message: PeopleList.OrderChosen) -> None:
        self._sort(message.order)

    @on(PeopleList.Chosen)
    def _chosen(self, message: PeopleList.Chosen) -> None:
        self.post_message(self.PersonChosen(message.somebody))


def _title(somebody: Somebody) -> str:
    """Somebody in a line."""
    profile = somebody.profile
    return "  ".join(part for part in (profile.name, profile.title or "", somebody.firm) if part)
