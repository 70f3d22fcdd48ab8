"""What is kept of the call that is shown: loaded, drawn, written, and looked at again when somebody else has changed it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from transcripts.errors import EarmarkError
from transcripts.model import Call
from tui import literal
from tui.highlights import Highlights
from tui.screens.reader.base import ReaderBase
from tui.widgets.document import DocumentView

_LOOK_SECONDS = 1.0
_PLACE_LOOKS = 5  # looks from one writing of the reading position to the next
_MOST_MARKS = 2_000
_READ = 0.98  # the share of a call from which on it is read through, and begun anew


class Keeping(ReaderBase):
    """The call's annotations and its reading position, between notebook and screen."""

    notes_shown = False
    """Whether what was written about passages stands under them."""
    is_ending = False
    """Whether the screen is being taken down: what is in hand is written, and nothing drawn."""
    may_resume = True
    """Whether the call was opened at no place in particular, so that it may go on where its reading stopped."""
    _stamp: object = None
    _looks = 0
    _place_kept = -1
    _text: DocumentView | None = None  # at hand also when the screen is being taken down

    @property
    def is_keeping(self) -> bool:
        """Whether it has been looked for what is kept."""
        return self._text is not None

    def begin_keeping(self) -> None:
        """Show what is kept of the call, and go on looking whether it has changed."""
        if self.keeper is not None:
            self._text = self.text
            self.load_annotations()
            if self.call is not None:
                self.look_back(self.call)
                left = self.place_left(self.call) if self.may_resume and not self.moved else None
                if left is not None:
                    self.text.go(left, top=True)
                    self.follow()
            self.set_interval(_LOOK_SECONDS, self.look_again)

    def load_annotations(self) -> None:
        """Show the annotations that the call has now."""
        if self.keeper is None or self.call is None or self.is_ending:
            return
        try:
            self._stamp = self.keeper.stamp(self.call)
            self.annotations = self.keeper.shown(self.call)
        except EarmarkError as error:
            self.complain(error)
        self.highlights = Highlights(self.annotations)
        self.show_corrections()
        self.show_replies()
        self.draw_annotations()

    def show_corrections(self) -> None:
        """Show the figures as the reader has put them right."""
        if self.keeper is None or self.call is None or not self.call.figures:
            return
        if not any(figure.yours for figure in self.call.figures):
            self.as_read[self.call.source.sha256] = self.call.figures
        read = self.as_read.get(self.call.source.sha256, self.call.figures)
        with suppress(EarmarkError):
            figures = self.keeper.figures(self.call, read)
            if figures != self.call.figures:
                self.show_figures(replace(self.call, figures=figures))

    def forget_annotations(self) -> None:
        """Show none: another call is coming."""
        self.annotations, self.highlights, self._stamp, self._place_kept = (), Highlights(), None, -1

    def draw_annotations(self) -> None:
        """Draw the annotations wherever they show."""
        self.text.set_highlights(self.highlights, notes=self.notes_shown)
        self.pinned_text.set_highlights(self.highlights, notes=False)
        self.mark_highlights()
        self.fill_margin()
        self.tell_place()

    def mark_highlights(self) -> None:
        """Mark the highlights on the overview."""
        if not self.furnished.is_set():
            return
        page = self.text.page
        rows = [(page.row_of(a.position.start), a.color) for a in self.highlights.annotations[:_MOST_MARKS]]
        self.overview.set_pens(rows)

    def look_again(self) -> None:
        """Take in what was changed elsewhere, write what could not be written, remember the place."""
        if self.keeper is None or self.call is None:
            return
        if self.keeper.stamp(self.call) != self._stamp:
            self.load_annotations()
        if self.keeper.unsaved:
            self._save()
        self._looks += 1
        if self._looks % _PLACE_LOOKS == 0:
            self.keep_place()

    def _save(self) -> None:
        """Write what could not be written before; it is said when that works at last."""
        if self.keeper is None or self.keeper.saved() is not None:
            return
        self.load_annotations()
        self.say("What could not be saved is saved now.")

    def keep(self, change: Callable[[], object]) -> bool:
        """Make a change to what is kept, and show it.

        Returns:
            Whether it is made and written; else why not is said.
        """
        try:
            change()
        except EarmarkError as error:
            self.complain(error)
            return False
        finally:
            self.load_annotations()
        return True

    def complain(self, error: EarmarkError) -> None:
        """Say what went wrong, for longer than other words."""
        if self.is_ending:
            return
        self.app.notify(literal.plain(str(error)), severity="error", markup=False, timeout=12)

    def keep_place(self) -> None:
        """Remember where the reading is, of a call in the library, if a key has moved it there."""
        call, view = self.call, self._text
        if call is None or view is None or not self.moved or view.caret == self._place_kept or self.keeper is None:
            return
        offset = view.caret
        id = self.keeper.id_of(call)
        if id is None:
            return
        self._place_kept = offset
        try:
            self.keeper.notebook.set_reading(id, self.keeper.passages(call).reading(offset))
        except EarmarkError:
            return  # a place is worth no complaint; it is written with the next change that can be
        self._stamp = self.keeper.stamp(call)

    def place_left(self, call: Call) -> int | None:
        """Where the reading of a call stopped last; None where that is not known, or at its end."""
        if self.keeper is None:
            return None
        try:
            kept = self.keeper.kept(call)
            if kept is None or kept.reading is None:
                return None
            if kept.reading.position.start > kept.reading.length * _READ:
                return None
            return self.keeper.passages(call).place_of(kept.reading)
        except EarmarkError:
            return None  # loading the annotations says what is wrong

    def look_back(self, call: Call) -> object:
        """Look for what was marked in the company's earlier calls."""
        raise NotImplementedError
