"""Moving in the call, and to the company's other quarters."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on

from tui.counting import counted
from tui.movement import Terrain, Unit
from tui.screens.reader.base import ReaderBase
from tui.widgets.document import DocumentView
from tui.widgets.header import CallHeader

if TYPE_CHECKING:
    from tui.widgets.overview import Overview

_MOST_COUNT = 99_999
_PENS = "12345"
_JUMPS = frozenset(("figure", "exchange", "turn"))


class Moving(ReaderBase):
    """The keys that move."""

    def on_key(self, event: events.Key) -> None:
        """Gather digits to a count: one that begins it and is no pen's, and all after it."""
        self.moved = self.moved or self.call is not None
        key = event.key
        if self.take_letter(event.character or ""):
            event.stop()
        elif key.isdigit() and isinstance(self.focused, DocumentView) and (self.count or key not in _PENS):
            self.count = str(min(int(self.count + key), _MOST_COUNT))
            event.stop()
            self.tell_place()

    def action_count(self) -> None:
        """The digits are gathered by `on_key`; the table names them for the list of keys."""

    def action_rows(self, count: int) -> None:
        """Up or down, in the text or in the list that has the focus."""
        if self.list is not None:
            self.list.step(count * self.take_count())
        else:
            self.view.move_rows(count * self.take_count())
            self.follow()

    def action_choose(self) -> None:
        """Go to what is highlighted in the list that has the focus; in the text, set the highlight that is reshaped."""
        if self.list is not None:
            self.list.choose()
        else:
            self.set_passage()

    def action_page(self, pages: float) -> None:
        """Turn pages, or halves of them."""
        if self.list is not None:
            self.list.turn_page(1 if pages > 0 else -1)
            return
        shown = self.view.rows_shown
        rows = max(1, shown - 2) if abs(pages) >= 1 else max(1, shown // 2)
        self.view.page_rows(rows * self.take_count() * (1 if pages > 0 else -1))
        self.follow()

    def action_edge(self, side: int) -> None:
        """To the start or the end of the call."""
        if self.list is not None:
            self.list.step(side * len(self.list.entries))
        elif self.terrain is not None:
            self.count = ""
            self.remember()
            self.view.go(self.terrain.end if side > 0 else 0)
            self.follow()

    def action_move(self, unit: Unit, count: int) -> None:
        """Move by a unit of the text."""
        before = self.text.caret
        if not self._moved(unit, count * self.take_count()):
            self.say(f"No {'further' if count > 0 else 'earlier'} {unit}.")
        elif unit in _JUMPS:
            self.remember(before)
        self.follow()

    def _moved(self, unit: Unit, count: int) -> bool:
        """Move by a unit, past what is left out of the page; False where there is nowhere to go."""
        view, before = self.view, self.view.caret
        moved, here = view.move(unit, count), before
        while moved and self.is_narrowed and not view.shows(view.caret):
            if view.caret == here:
                moved = False
            else:
                here, moved = view.caret, view.move(unit, 1 if count > 0 else -1)
        if not moved:
            view.go(before)
        return moved

    def action_grow(self, unit: Unit, count: int) -> None:
        """Grow the selection by a unit."""
        self.view.move(unit, count * self.take_count())
        self.follow()

    def action_back(self) -> None:
        """Back to where the last jump began, be it another place of the app."""
        if self.came_from is not None and len(self.jumps) <= self.jumps_before:
            self.action_leave()
            return
        place = self.jumps.pop()
        if self.call is None or self.call.source != place.call.source:
            self.open(place.call, place.offset)
        else:
            self.text.go(place.offset, top=True)
            self.follow()

    def jump(self, offset: int) -> None:
        """Go to a place chosen elsewhere than in the text."""
        self.remember()
        self.text.go(offset, top=True)
        self.set_focus(self.text)

    def action_quarter(self, step: int) -> None:
        """To another quarter of the company, staying on the metric, speaker or section."""
        self.go_to_event(self.event + step * self.take_count())

    @on(CallHeader.QuarterChosen)
    def _quarter_chosen(self, message: CallHeader.QuarterChosen) -> None:
        self.go_to_event(message.event)

    def go_to_event(self, number: int) -> None:
        """To the company's call of that number, or the nearest there is."""
        if self.shelf is None or self.terrain is None:
            return
        number = max(0, min(number, len(self.shelf.events) - 1))
        if number != self.event:
            call = self.read(self.shelf.events[number])
            if call is None:
                return
            from tui.jumps import landing

            self.remember()
            caret, stayed_on = landing(self.terrain, self.text.caret, Terrain(call))
            self.open(call, caret)
            self.say(stayed_on)

    def action_compare(self) -> None:
        """This call beside another quarter of the company."""
        if self.shelf is not None:
            self.navigation.show_compare(self.shelf, self.event, self.text.caret)

    def action_ledger(self) -> None:
        """The company's ledger, at the metric under the caret."""
        if self.shelf is None or self.terrain is None:
            return
        figure = self.terrain.figure_at(self.text.caret)
        metric = figure.metric if figure is not None and figure.metric != "other" else None
        period = figure.period if figure is not None and figure.period else self.terrain.call.event.period
        self.navigation.show_ledger(self.shelf, metric, period)

    def action_rendering(self) -> None:
        """Another file of the same call, at the same share of the text."""
        if self.shelf is None or self.terrain is None:
            return
        event = self.shelf.events[self.event]
        number = [sha256 for sha256, _ in event.sources].index(self.terrain.call.source.sha256) + 1
        call = self.read(event, number % len(event.sources))
        if call is None:
            return
        share = self.text.caret / max(1, self.terrain.end)
        self.open(call, Terrain(call).clamped(round(share * len(call.text))))
        at = number % len(event.sources)
        name = Path(event.sources[at][1]).name
        which = f"{at + 1} of {len(event.sources)}"
        self.say(f"{name} ({which}): {call.source.format}, {counted(len(call.repairs), 'repair')}")

    def on_overview_pointed(self, message: "Overview.Pointed") -> None:
        """Go to the part of the page that was pointed at."""
        rows = len(self.text.page) - self.text.rows_shown
        self.text.scroll_to(y=round(message.share * max(0, rows)), animate=False, immediate=True)
