"""What the lines and panes around the text tell of the place of the caret."""

from textual.content import Content

from tui import actions, literal
from tui.screens.reader.base import ReaderBase

_FINDING = (("enter", "go there", ""), ("down", "next hit", ""), ("esc", "give up", ""))
_CHOOSING = (("enter", "go there", ""), ("tab", "next pane", ""), ("esc", "to the text", "clear"))
_LISTING = (
    ("enter", "go there", "choose"),
    ("/", "narrow", ""),
    ("v", "choose several", ""),
    ("t", "tag", "tag"),
    ("c", "note", "note"),
    ("x", "remove", "delete"),
    ("l", "other calls", ""),
    ("O", "order", ""),
    ("esc", "to the text", "clear"),
)
_SELECTING = (
    (") p } w", "grow", ""),
    ("( P { b", "back", ""),
    ("o", "other end", "swap_ends"),
    ("t", "tag", "tag"),
    ("c", "note", "note"),
    ("y", "copy", "copy"),
    ("esc", "drop", "clear"),
)
_RESHAPING = (
    ("enter", "set it", "choose"),
    (") p } w", "grow", ""),
    ("( P { b", "back", ""),
    ("o", "other end", "swap_ends"),
    ("esc", "give up", "clear"),
)
_TAGGING = (
    ("enter", "keep", ""),
    ("tab", "complete", ""),
    ("down up", "choose", ""),
    (",", "another", ""),
    ("esc", "cancel", ""),
)
_WRITING = (("esc", "keep and close", ""), ("ctrl+z", "undo typing", ""), ("ctrl+y", "redo", ""))
_ANNOTATING = frozenset(
    "highlight tag tag_again note delete verdict undo redo reshape annotation show_notes call_note mark look_back tags".split()
)


class Telling(ReaderBase):
    """Status line, hints, and what the panes highlight."""

    def tell_place(self) -> None:
        """Let status line and panes follow the caret."""
        if self.terrain is None:
            return
        offset = self.text.caret
        self.status.left = self._figure_at(offset) or self._speaker_and_part(offset)
        self.status.right = self._position(offset)
        if self.furnished.is_set():
            turn = self.terrain.turn_at(offset)
            self.tell_annotation()
            self.people.mark(turn.speaker if turn else None, self._outline_key(offset))
            self.figures.mark(offset)
        self.show_hints()

    def show_hints(self) -> None:
        """Show the keys that work where the reader is."""
        if not self.furnished.is_set():
            return
        if self.find_bar is not None:
            self.hints.show(_FINDING)
        elif self.awaiting is not None:
            self.hints.show(self._letters())
        elif self.typing is not None:
            self.hints.show(_TAGGING if self.typing == "tags" else _WRITING)
        elif self.margin.has_focus_within:
            self.hints.show((*_LISTING, *self._pens))
        elif self.list is not None:
            self.hints.show(_CHOOSING if self.list.id != "figures" else (*_CHOOSING, self._other_order))
        elif self.reshaping is not None:
            self.hints.show((*_RESHAPING, *self._pens))
        elif self.view.is_selecting:
            self.hints.show((*self._pens, *_SELECTING) if self.keeper else _SELECTING)
        else:
            self.show_working(self._to_drop())

    def _to_drop(self) -> list[tuple[str, str, str]]:
        """What esc drops next: in the order in which it does."""
        held = {
            "forget search": bool(self.search.words),
            "everyone": self.is_narrowed,
            "one text": self.pinned is not None,
        }
        return [("esc", label, "clear") for label, is_held in held.items() if is_held][:1]

    @property
    def _pens(self) -> list[tuple[str, str, str]]:
        """The keys that highlight, with what their colours mean."""
        pens = self.keeper.colors if self.keeper is not None else ()
        return [(str(n), literal.plain(pen.meaning or pen.name), f"highlight({n})") for n, pen in enumerate(pens, 1)]

    @property
    def _other_order(self) -> tuple[str, str, str]:
        action = next(action for action in self.actions if action.id == "figures.order")
        return actions.first_key(action), "by place" if self.figures.by_metric else "by metric", action.call

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action has anything to do where the reader is: the footer and the palette show only such."""
        if self.terrain is None:
            return action in ("leave", "keys", "calls", "app.theme", "app.command_palette", "app.library")
        first = str(parameters[0]) if parameters else ""
        selecting = self.view.is_selecting and self.list is None
        if action in _ANNOTATING:
            return self._can_annotate(action)
        if action in ("grow", "swap_ends"):
            return selecting
        if action in ("pin", "only"):
            return not selecting
        if action == "calls" or (action == "page" and first == "-1"):
            return not selecting
        if action == "move":
            return {"figure": bool(self.terrain.figures), "exchange": bool(self.terrain.call.exchanges)}.get(
                first, True
            )
        if action == "quarter":
            return self.shelf is not None and 0 <= self.event + int(first) < len(self.shelf.events)
        if action == "rendering":
            return self.shelf is not None and len(self.shelf.events[self.event].sources) > 1
        return {
            "hit": bool(self.search.hits or self.search.across),
            "back": bool(self.jumps) or self.came_from is not None,
        }.get(action, True)

    def _letters(self) -> list[tuple[str, str, str]]:
        """What a letter does now, and which are marks already."""
        if self.awaiting == "verdict":
            from annotations.verdicts import WORDS

            words = [(word[0], word, f"verdict('{word}')") for word in (*WORDS, "none")]
            return [*words, ("esc", "give up", "")]
        used = " ".join(sorted(self.marks))
        what = "sets a mark" if self.awaiting == "set" else "goes to its mark"
        return [("a…z A…Z", what, ""), *([(used, "in use", "")] if used else []), ("esc", "give up", "")]

    def _can_annotate(self, action: str) -> bool:
        """Whether an action on annotations has anything to do: there is a library, and the focus is where they are."""
        if self.keeper is None or (self.list is not None and not self.margin.has_focus_within):
            return False
        if action in ("annotation", "reshape"):
            return bool(self.highlights.annotations)
        if action == "look_back":
            return bool(self.figures.earlier.entries)
        return True

    def _figure_at(self, offset: int) -> Content | None:
        figure = self.terrain.figure_at(offset) if self.terrain is not None else None
        if figure is None:
            return None
        from tui.widgets.figures import explained

        return explained(figure)

    def _speaker_and_part(self, offset: int) -> Content:
        if self.terrain is None:
            return Content("")
        call, turn = self.terrain.call, self.terrain.turn_at(offset)
        person = call.participant(turn.speaker) if turn else None
        parts: list[str] = []
        exchange = self.terrain.exchange_at(offset)
        if not call.participants:
            parts.append("no speakers are named in this text: I says how it was read")
        elif person is not None:
            about = ", ".join(part for part in (person.title, person.affiliation) if part)
            parts.append(f"{person.name}{f' ({about})' if about else ''}")
        if exchange is not None:
            parts.append(f"exchange {exchange + 1} of {len(call.exchanges)}")
        elif turn is not None and turn.section == "presentation":
            parts.append("presentation")
        told = self._told(exchange)
        return literal.line((told, "bold $warning"), (" · ".join([""] * bool(told) + parts), "$quiet"))

    def _told(self, exchange: int | None) -> str:
        """Sign and words of how an exchange was replied to; "" where there is nothing to say."""
        if exchange is None or not self.furnished.is_set():
            return ""
        told = self.replies.told(exchange)
        return f"{self.replies.sign(exchange, ascii_marks=self._ascii)} {told}" if told else ""

    def _position(self, offset: int) -> Content:
        if self.terrain is None:
            return Content("")
        selection = self.view.selection
        parts = [
            f"{len(self.terrain.text[selection.start : selection.end].split())} words selected" if selection else "",
            f"{self.count}×" if self.count else "",
            f"/{self.search.words} {self.search.place}" if self.search.place and self.find_bar is None else "",
            "one speaker" if self.only else "",
            self.told_fold(),
            "non-answers only" if self.unanswered_only else "",
            self._short_told(offset),
            f"{100 * offset // max(1, self.terrain.end)}%",
        ]
        return literal.content("   ".join(part for part in parts if part), "$quiet")

    def _short_told(self, offset: int) -> str:
        """How the exchange at the caret was replied to, where a figure takes the room for it."""
        exchange = self.terrain.exchange_at(offset) if self.terrain is not None else None
        if exchange is None or self.terrain is None or self.terrain.figure_at(offset) is None:
            return ""
        return self._told(exchange).partition(": “")[0]

    def _outline_key(self, offset: int) -> str | None:
        if self.terrain is None:
            return None
        number = self.terrain.exchange_at(offset)
        if number is not None:
            start = self.terrain.turns[self.terrain.call.exchanges[number].turns[0]].start
            return f"exchange{number}@{start}"
        turn = self.terrain.turn_at(offset)
        return f"turn{turn.index}@{turn.start}" if turn else None
