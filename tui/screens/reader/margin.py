"""The annotations pane: what it lists, where its entries lead; and the line about the highlight at the caret."""

from textual import on
from textual.content import Content

from annotations.model import Annotation
from transcripts.model import Call
from tui import literal
from tui.filtering import Noted
from tui.quarters import label_of
from tui.screens.reader.noting import Noting
from tui.widgets.annotations import AnnotationsPane
from tui.widgets.notestrip import about


class Margin(Noting):
    """What is listed beside the text, and what is said of the highlight at the caret."""

    def fill_margin(self) -> None:
        """List the annotations of the call."""
        if self.keeper is not None and self.call is not None:
            self.margin.pens = self.keeper.colors
            quarter = label_of(self.shelf.events[self.event]) if self.shelf is not None else ""
            items = [_noted(a, self.call, quarter) for a in self.annotations]
            self.margin.show("this call", items, self.keeper.id_of(self.call))

    @on(AnnotationsPane.Narrowed)
    def _narrowed(self) -> None:
        self.show_hints()

    @on(AnnotationsPane.Chosen)
    def _annotation_chosen(self, message: AnnotationsPane.Chosen) -> None:
        self.go_to_annotation(message.annotation)

    def go_to_annotation(self, annotation: Annotation) -> None:
        """Go to an annotation; one that has lost its place waits for a new one."""
        if annotation.anchored == "orphan":
            self.close_overlays()
            self.set_again(annotation.id)
        else:
            self.go_to_place(annotation.position.start)

    def tell_annotation(self) -> None:
        """Say what there is at the caret, else what there is in all."""
        here = self.highlights.at(self.text.caret)
        self.strip.display = bool(self.annotations)
        if here and self.keeper is not None:
            self.strip.line = about(here, self.keeper.meaning(here[0].color))
            self.margin.mark(here[0].id)
        else:
            self.strip.line = self._summary()

    def _summary(self) -> Content:
        count, notes = len(self.annotations), sum(bool(a.note) for a in self.annotations)
        lost = sum(a.anchored == "orphan" for a in self.annotations)
        parts = [
            f"{count} annotation{'s' * (count != 1)}",
            f"{notes} with a note" if notes else "",
            f"{lost} not found in this text (h lists)" if lost else "",
        ]
        return literal.content(" · ".join(part for part in parts if part), "$quiet")


def _noted(annotation: Annotation, call: Call, quarter: str) -> Noted:
    person = call.participant(annotation.speaker)
    return Noted(annotation, quarter, quarter, person.name if person else "")
