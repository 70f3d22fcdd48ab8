"""What every part of the reader builds on: the call that is shown, its widgets, the places one has come from."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from transcripts.errors import EarmarkError
from transcripts.model import Call, Figure, Span
from transcripts.shelf import CompanyShelf, OnShelf
from tui.desk import Desk
from tui.highlights import Highlights
from tui.movement import Terrain
from tui.screens.room import Room
from tui.search import Search
from tui.widgets.document import DocumentView
from tui.widgets.header import CallHeader
from tui.widgets.lines import KeyHints, StatusLine

if TYPE_CHECKING:  # what the first page does not need is loaded after it
    from annotations.model import Annotation, Mark
    from tui.keeping import Keeper
    from tui.replies import Replies
    from tui.trail import Trail
    from tui.widgets.annotations import AnnotationsPane
    from tui.widgets.figures import FiguresPane
    from tui.widgets.findbar import FindBar
    from tui.widgets.listing import Listing
    from tui.widgets.notestrip import NoteStrip
    from tui.widgets.overview import Overview
    from tui.widgets.people import PeoplePane

_MOST_JUMPS = 200


Fold = Literal["plain", "quiet", "folded"]
"""Like the rest, drawn quietly, left out."""


class Place(NamedTuple):
    """Somewhere in an open call."""

    call: Call
    offset: int


class ReaderBase(Room):
    """The reader's state, and the ways to its widgets."""

    WHERE = ("reading", "anywhere")

    people: "PeoplePane"
    """The left pane; it and those that follow are there as soon as the reader is `furnished`."""
    overview: "Overview"
    """The bar at the edge of the text."""
    pinned_text: DocumentView
    """The second text, of one speaker."""
    figures: "FiguresPane"
    """The right pane."""
    margin: "AnnotationsPane"
    """The right pane's other side."""
    replies: "Replies"
    """Which of the call's exchanges were answered."""
    strip: "NoteStrip"
    """The line about the highlight at the caret."""

    def __init__(self, desk: Desk, *, ascii_marks: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self.header = CallHeader(id="header")
        """The head line."""
        self.text = DocumentView(ascii_marks=ascii_marks, id="text")
        """The call's text."""
        self.status = StatusLine(id="status")
        """The line about the caret."""
        self.hints = KeyHints(id="hints")
        """The line of keys."""
        self.furnished = asyncio.Event()
        """Whether all is there that stands around the text."""
        self.annotations: Sequence[Annotation] = ()
        """Those of the call, by place; the ones that have lost theirs last."""
        self.highlights = Highlights()
        self.as_read: dict[str, tuple[Figure, ...]] = {}
        """The figures of calls as they were read, by the hash of the file: what a correction that is undone goes back to."""
        self.reshaping: str | None = None
        """The annotation that the selection is to become the passage of."""
        self.terrain: Terrain | None = None
        """The call that is shown, with its places; None until one is read."""
        self.shelf: CompanyShelf | None = None
        self.event = 0
        """The number of the call among the company's."""
        self.search = Search()
        self.only: str | None = None
        """The speaker to whom the text is narrowed."""
        self.fold: Fold = "plain"
        """How the operator, and what the company's call before says as well, are shown."""
        self.unanswered_only = False
        """Whether the text is narrowed to the exchanges that left something unanswered."""
        self.pinned: str | None = None
        """The speaker whose words stand beside the text."""
        self.count = ""
        """The digits typed ahead of a key."""
        self.moved = False
        """Whether a key has been pressed with a call in view: one that comes in later then no longer takes its place."""
        self.typing: Literal["tags", "note"] | None = None
        """What is typed below the text."""
        self.awaiting: str | None = None
        """What the next letter is for: to "set" a mark, to "go" to one, or the "verdict" on an exchange."""
        self.jumps: list[Place] = []
        self.came_from: Callable[[], None] | None = None
        """Back to the place that a passage was opened from; None where the reader is read by itself."""
        self.find_bar: FindBar | None = None
        """The line a search is typed in, while it is."""
        self.followed: object = None
        """Where the text was when everything around it followed it last."""
        self.jumps_before = 0
        """How many jumps had been made when the passage was opened."""
        self._ascii = ascii_marks

    @property
    def call(self) -> Call | None:
        """The call that is shown."""
        return self.terrain.call if self.terrain else None

    @property
    def keeper(self) -> "Keeper | None":
        """The library and its notebook; None where nothing can be kept."""
        return self.navigation.keeper

    @property
    def is_narrowed(self) -> bool:
        """Whether anything of the call is left out or drawn quietly."""
        return self.only is not None or self.fold != "plain" or self.unanswered_only

    @property
    def view(self) -> DocumentView:
        """The text that has the focus, else the call's."""
        return self.focused if isinstance(self.focused, DocumentView) else self.text

    @property
    def list(self) -> "Listing | None":
        """The list that has the focus, if one has."""
        from tui.widgets.listing import Listing

        return self.focused if isinstance(self.focused, Listing) else None

    def take_count(self) -> int:
        """The number typed ahead of a key, once; 1 if there is none."""
        count = int(self.count or "1")
        self.count = ""
        return max(1, count)

    def remember(self, offset: int | None = None) -> None:
        """Keep the caret's place (or another) to come back to."""
        if self.call is not None:
            place = Place(self.call, self.text.caret if offset is None else offset)
            if not self.jumps or self.jumps[-1] != place:
                self.jumps.append(place)
                del self.jumps[:-_MOST_JUMPS]

    def follow(self) -> None:
        """Let everything around the text follow it at once.

        The view tells of each move by a message too, for moves by mouse; a key's move is followed in the same breath,
        so that one frame shows it all.
        """
        self.followed = self.text.whereabouts
        if self.furnished.is_set():
            self.overview.set_view(len(self.text.page), self.text.scroll_offset.y, self.text.rows_shown)
        self.tell_place()

    def tell_place(self) -> None:
        """Let status line and panes follow the caret."""
        raise NotImplementedError

    def go_to_place(self, offset: int) -> None:
        """Go to a place that was chosen in a pane; one that hides the text goes away."""
        raise NotImplementedError

    def close_overlays(self) -> None:
        """Put away the panes that hide the text."""
        raise NotImplementedError

    def action_pane(self, name: str) -> None:
        """Show a pane and go into it; if it is shown and one is in it, put it away."""
        raise NotImplementedError

    def fill_margin(self, *, unseen: bool = False) -> None:
        """Let the annotations pane list what there is; where it is not shown only if `unseen` asks for it."""
        raise NotImplementedError

    def show_replies(self) -> None:
        """Mark everywhere which exchanges were answered, as it is known now."""
        raise NotImplementedError

    def show_everyone(self) -> None:
        """Leave nothing out any more."""
        raise NotImplementedError

    def told_fold(self) -> str:
        """How the operator and what is repeated are shown, in words; "" where like the rest."""
        raise NotImplementedError

    def mark_hits(self) -> None:
        """Mark the hits of the search on the overview."""
        raise NotImplementedError

    def mark_unanswered(self) -> None:
        """Mark on the overview where something was left unanswered."""
        raise NotImplementedError

    def mark_highlights(self) -> None:
        """Mark the highlights on the overview."""
        raise NotImplementedError

    def show_pinned(self) -> None:
        """Show the second text, if one is pinned and its speaker says anything in this call."""
        raise NotImplementedError

    def tell_annotation(self) -> None:
        """Say what is kept of the passage at the caret."""
        raise NotImplementedError

    @property
    def marks(self) -> "Mapping[str, Mark]":
        """The call's marks by letter."""
        raise NotImplementedError

    def action_leave(self) -> None:
        """Leave the reader."""
        raise NotImplementedError

    def show_figures(self, call: Call) -> None:
        """Show the call with the figures that it has now, found or put right after it was shown."""
        raise NotImplementedError

    def visit(self, back: Callable[[], None]) -> None:
        """Take note of where a passage was opened from, so that leaving it leads back there."""
        self.came_from, self.jumps_before = back, len(self.jumps)

    def action_back(self) -> None:
        """Back to where the last jump began."""
        raise NotImplementedError

    def take_letter(self, letter: str) -> bool:
        """Do with a letter what is waiting for one; False where nothing is."""
        raise NotImplementedError

    def set_passage(self) -> bool:
        """Set the annotation that waits for a passage on what is selected; False where there is none."""
        raise NotImplementedError

    def show_hints(self) -> None:
        """Show the keys that work where the reader is."""
        raise NotImplementedError

    def open(self, call: Call, caret: int | None = None) -> None:
        """Show a call, from its start or at a place."""
        raise NotImplementedError

    def land(self, call: Call, span: Span | None = None, trail: "Trail | None" = None) -> None:
        """Show a call that was chosen elsewhere; a passage is gone to and selected, a hit gone to and marked.

        Where the reader is not on the screen yet, it begins there.
        """
        raise NotImplementedError

    def read(self, event: OnShelf, rendering: int = 0) -> Call | None:
        """A call of the shelf, read; None where it cannot be, which is said."""
        try:
            return event.rendering(rendering)
        except EarmarkError as error:
            self.say(str(error))
            return None

    def open_event(self, event: OnShelf) -> None:
        """Show a call of the shelf from its start, by itself."""
        call = self.read(event)
        if call is not None:
            self.came_from = None
            self.remember()
            self.open(call)
