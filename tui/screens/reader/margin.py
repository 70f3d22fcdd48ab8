"""The annotations pane: what it lists, where its entries lead; and the line about the highlight at the caret."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from textual import work
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from transcripts.model import Call
from tui import literal
from tui.quarters import label_of
from tui.screens.reader.noting import Noting

if TYPE_CHECKING:
    from annotations.model import Annotation
    from tui.filtering import Noted
    from tui.keeping import Elsewhere
    from tui.widgets.annotations import AnnotationsPane
    from tui.widgets.figures import FiguresPane

Scope = Literal["this call", "earlier calls", "the library"]
_SCOPES: tuple[Scope, ...] = ("this call", "earlier calls", "the library")


class Margin(Noting):
    """What is listed beside the text, and what is said of the highlight at the caret."""

    scope: Scope = "this call"
    """Whose annotations the pane lists."""
    _earlier: "Mapping[str, Annotation]" = MappingProxyType({})
    _call_before = ""
    """The id of the earlier call that is looked back on."""
    _is_behind = True
    """Whether the pane was not seen when what it lists changed last, and does not list it yet."""

    @dataclass(eq=False, repr=False)
    class Gathered(Message):
        """Annotations of other calls were gathered."""

        call: Call
        """The call that was shown then."""
        scope: Scope
        items: "Sequence[Noted]"
        problems: Sequence[str]
        """Of which calls they cannot be read, and why."""

    @dataclass(eq=False, repr=False)
    class LookedBack(Message):
        """The company's earlier calls were looked at; the latest in which anything is kept is told."""

        call: Call
        elsewhere: "Elsewhere | None"

    def fill_margin(self, *, unseen: bool = False) -> None:
        """List the annotations of the scope; where the pane is not shown only if `unseen` asks for it."""
        if self.keeper is None or self.call is None:
            return
        self._is_behind = not (unseen or self.margin.display)
        if self._is_behind:
            return
        self.margin.pens = self.keeper.colors
        if self.scope == "this call":
            quarter = label_of(self.shelf.events[self.event]) if self.shelf is not None else ""
            items = [_noted(a, self.call, quarter) for a in self.annotations]
            self.margin.show(self.scope, items, self.keeper.id_of(self.call))
        else:
            self._gather(self.scope, self.call)

    @work(thread=True, exclusive=True, group="gather")
    def _gather(self, scope: Scope, call: Call) -> None:
        """Gather annotations of other calls, which takes many files."""
        if self.keeper is None:
            return
        calls = self.keeper.earlier(call) if scope == "earlier calls" else self.keeper.everywhere()
        from tui.filtering import Noted
        from tui.noterows import name_of

        worker = get_current_worker()
        items: list[Noted] = []
        problems: list[str] = []
        for rank, elsewhere in enumerate(calls):
            if worker.is_cancelled:
                return
            if elsewhere.unreadable:
                problems.append(f"{elsewhere.name}: {elsewhere.unreadable}")
            items += (
                Noted(a, elsewhere.name, elsewhere.quarter, name_of(a.speaker), rank)
                for a in elsewhere.kept.annotations
            )
        if not worker.is_cancelled:
            self.post_message(self.Gathered(call, scope, items, problems))

    def on_margin_gathered(self, message: Gathered) -> None:
        """List what was gathered."""
        if message.scope == self.scope and self.call is not None and self.call.source == message.call.source:
            self.margin.show(message.scope, message.items, None, message.problems)

    @work(thread=True, exclusive=True, group="look back")
    def look_back(self, call: Call) -> None:
        """Look for what was marked in the company's earlier calls."""
        if self.keeper is not None:
            found = next((e for e in self.keeper.earlier(call) if e.kept.has_words), None)
            self.post_message(self.LookedBack(call, found))

    def on_margin_looked_back(self, message: LookedBack) -> None:
        """Show what was marked in the call before; where its pane is not shown, say that there is something."""
        if self.call is None or self.keeper is None or self.call.source != message.call.source:
            return
        found = message.elsewhere
        if found is None:
            self.figures.show_earlier(())
            return
        from tui.noterows import looking_back

        note = found.kept.note.text if found.kept.note else ""
        by_place = sorted(found.kept.annotations, key=lambda a: a.position)
        dodged = [verdict for verdict in found.kept.verdicts if verdict.word == "dodged"]
        sentence, entries = looking_back(found.quarter or found.name, by_place, note, self.keeper.colors, dodged)
        self._earlier, self._call_before = {a.id: a for a in by_place}, found.kept.call
        self.figures.show_earlier(entries)
        if not self.figures.display and not self.margin.display:
            self.say(f"{sentence}: B shows them.")

    def action_look_back(self) -> None:
        """Into the list of what was marked in the call before."""
        if not self.figures.earlier.entries:
            self.say("Nothing is kept of the company's earlier calls.")
            return
        self.action_pane("figures-pane")
        self.set_focus(self.figures.earlier)
        self.show_hints()

    def on_figures_pane_earlier_chosen(self, message: "FiguresPane.EarlierChosen") -> None:
        """Go to a passage that was marked in an earlier call."""
        annotation = self._earlier.get(message.id)
        if annotation is not None:
            self.go_to_annotation(annotation)
        else:
            self._go_to_exchange(self._call_before, message.id)

    def _go_to_exchange(self, call: str, key: str) -> None:
        """Go to an exchange of an earlier call by what the reader's word on it is kept under."""
        if not self.navigation.open_id(call):
            return
        number = next((number for number, verdict in self.replies.words.items() if verdict.key == key), None)
        if number is None:
            self.say("The exchange is not found in this text.")
        else:
            self.text.go(self.replies.start(number), top=True)
            self.follow()

    def on_annotations_pane_scope_asked(self) -> None:
        """List the annotations of other calls too, or of this one alone again."""
        self.scope = _SCOPES[(_SCOPES.index(self.scope) + 1) % len(_SCOPES)]
        self.fill_margin()

    def on_annotations_pane_uncovered(self) -> None:
        """Fill the pane now that it is seen, if it is not filled yet, from the highlight at the caret on."""
        if self._is_behind:
            self.fill_margin()
        here = self.highlights.at(self.text.caret)
        if here:
            self.margin.listing.highlight(here[0].id)

    def on_annotations_pane_narrowed(self) -> None:
        """The keys that matter depend on what is listed."""
        self.show_hints()

    def on_annotations_pane_chosen(self, message: "AnnotationsPane.Chosen") -> None:
        """Go to the annotation that was chosen."""
        self.go_to_annotation(message.annotation)

    def go_to_annotation(self, annotation: "Annotation") -> None:
        """Go to an annotation of this or another call; one that has lost its place waits for a new one."""
        is_here = any(own.id == annotation.id for own in self.annotations)
        if not is_here and not self.navigation.open_id(annotation.call):
            return
        own = next((own for own in self.annotations if own.id == annotation.id), None)
        if own is None:
            self.say("This annotation is no more.")
        elif own.anchored == "orphan":
            self.close_overlays()
            self.set_again(own.id)
        elif is_here:
            self.go_to_place(own.position.start)
        else:  # coming back is to the call that was left, not to where this one opened
            self.text.go(own.position.start, top=True)
            self.follow()

    def action_tags(self) -> None:
        """All tags of the library."""
        if self.keeper is not None:
            from tui.screens.tags import TagsScreen

            self.app.push_screen(TagsScreen(self.keeper, self.list_tagged))

    def list_tagged(self, tag: str) -> None:
        """List what has a tag, in the whole library."""
        self.scope = "the library"
        if self.margin.display and self.margin.has_focus_within:
            self.fill_margin()
        else:
            self.action_pane("annotations-pane")
        self.margin.narrow(f"tag:{tag}")

    def tell_annotation(self) -> None:
        """Say what there is at the caret, else what there is in all."""
        here = self.highlights.at(self.text.caret)
        self.strip.display = bool(self.annotations)
        if here and self.keeper is not None:
            from tui.widgets.notestrip import about

            self.strip.line = about(here, self.keeper.meaning(here[0].color))
            if self.margin.display:
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


def _noted(annotation: "Annotation", call: Call, quarter: str) -> "Noted":
    from tui.filtering import Noted

    person = call.participant(annotation.speaker)
    return Noted(annotation, quarter, quarter, person.name if person else "")
