"""Highlights: made, coloured, grown and shrunk, removed, walked through; and everything undone again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotations.pens import COLORS
from transcripts.model import Span
from tui.screens.reader.keeping import Keeping

if TYPE_CHECKING:
    from annotations.model import Annotation


class Annotating(Keeping):
    """The keys that mark passages."""

    pen = COLORS[0].name
    """The colour used last."""

    @property
    def annotation_here(self) -> "Annotation | None":
        """The annotation that a key acts on in the text: the selection's own, else the shortest at the caret."""
        selection = self.view.selection
        if selection is not None:
            return self.highlights.exactly(selection)
        return next(iter(self.highlights.at(self.view.caret)), None)

    def meant(self) -> list[str]:
        """The ids of the annotations that a key acts on: those chosen in the pane if it has the focus."""
        if self.margin.has_focus_within:
            return self.margin.chosen
        selection = self.view.selection
        if selection is not None:
            return [a.id for a in self.highlights.within(selection)]
        return [self.annotation_here.id] if self.annotation_here else []

    def action_highlight(self, number: int) -> None:
        """Mark the passage with a pen; what is marked already, and the pane's choice, takes its colour."""
        if self.keeper is None or self.call is None:
            return
        color = COLORS[number - 1].name
        self.pen = color
        if self.margin.has_focus_within:
            self._recolour(self.margin.chosen, color)
        elif self.reshaping is not None and self.view.selection is not None:
            self._reshape(self.reshaping, self.view.selection, color)
        elif (here := self.annotation_here) is not None:
            self.view.drop_selection()
            self._recolour([here.id], color)
        else:
            self.mark(self.view.passage, color=color)

    def mark(self, span: Span, *, color: str = "", tags: tuple[str, ...] = (), note: str = "") -> bool:
        """Annotate a passage; a call that is not in the library joins it with this."""
        call, keeper = self.call, self.keeper
        if call is None or keeper is None or span.end <= span.start:
            return False
        joined = keeper.id_of(call) is None
        if not self.is_ending:
            self.view.drop_selection()
        done = self.keep(
            lambda: keeper.notebook.annotate(keeper.passages(call), span, color=color or self.pen, tags=tags, note=note)
        )
        if joined and done and not self.is_ending:
            self.say("The call is in your library now.")
        return done

    def _recolour(self, ids: list[str], color: str) -> None:
        if self.keeper is not None and ids:
            notebook = self.keeper.notebook
            self.keep(lambda: notebook.change(ids, color=color))

    def action_delete(self) -> None:
        """Remove the annotations that are meant; undo brings them back."""
        ids = self.meant()
        if self.keeper is not None and ids:
            notebook = self.keeper.notebook
            self.view.drop_selection()
            if self.keep(lambda: notebook.remove(ids)):
                self.say(f"{len(ids)} annotation{'s' * (len(ids) != 1)} removed; u brings back.")

    def action_undo(self) -> None:
        """Undo the last change."""
        if self.keeper is not None:
            self._turn_back(self.keeper.notebook.undo, "There is nothing to undo.")

    def action_redo(self) -> None:
        """Redo what was undone last."""
        if self.keeper is not None:
            self._turn_back(self.keeper.notebook.redo, "There is nothing to redo.")

    def _turn_back(self, turn: Callable[[], str | None], nothing: str) -> None:
        said: list[str | None] = []
        if self.keep(lambda: said.append(turn())):
            self.say(said[0] or nothing)

    def action_annotation(self, step: int) -> None:
        """To the next or the previous annotation."""
        before = self.text.caret
        for _ in range(self.take_count()):
            there = self.highlights.after(self.text.caret) if step > 0 else self.highlights.before(self.text.caret)
            if there is None:
                self.say(f"No {'further' if step > 0 else 'earlier'} annotation.")
                break
            self.text.go(there.position.start, top=True)
        if self.text.caret != before:
            self.remember(before)
        self.follow()

    def action_reshape(self) -> None:
        """Select the highlight at the caret, to grow or shrink it; Enter or a pen's key sets it."""
        here = self.annotation_here
        if here is None:
            self.say("There is no highlight at the caret.")
            return
        self.reshaping = here.id
        self.view.reshape(here.position)
        self.follow()

    def action_swap_ends(self) -> None:
        """Let the selection grow at its other end."""
        self.view.swap_ends()
        self.follow()

    def set_passage(self) -> bool:
        """Set the annotation that is being reshaped on what is selected; False where nothing is."""
        selection = self.view.selection
        if self.reshaping is None or selection is None:
            return False
        self._reshape(self.reshaping, selection)
        return True

    def _reshape(self, id: str, span: Span, color: str = "") -> None:
        keeper, call = self.keeper, self.call
        if keeper is None or call is None:
            return
        self.reshaping = None
        self.view.drop_selection()
        self.keep(lambda: keeper.notebook.move(id, keeper.passages(call), span))
        if color:
            self._recolour([id], color)

    def set_again(self, id: str) -> None:
        """Wait for a passage to be selected for an annotation that has lost its own."""
        self.reshaping = id
        self.set_focus(self.text)
        self.say("Select its passage, by keys or mouse, and press Enter; Esc gives up.")
        self.show_hints()
