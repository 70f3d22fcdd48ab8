"""Tags and notes, typed below the text."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from transcripts.errors import EarmarkError
from transcripts.model import Span
from tui import literal
from tui.highlights import pen_number, pen_of
from tui.screens.reader.annotating import Annotating

if TYPE_CHECKING:
    from annotations.model import Annotation
    from tui.widgets.noteeditor import NoteEditor
    from tui.widgets.tagbar import TagBar

_EXCERPT = 60


class Noting(Annotating):
    """The keys after which something is typed."""

    last_tags: Sequence[str] = ()
    """The tags given last."""
    _tag: Callable[[tuple[str, ...]], None] | None = None
    _note: Callable[[str], object] | None = None
    _bar: "TagBar | None" = None
    _editor: "NoteEditor | None" = None
    _from_margin = False

    # -- tags ----------------------------------------------------------

    async def action_tag(self) -> None:
        """Type tags: for the annotation that is meant, the passage if there is none, all those chosen in the pane."""
        if self.keeper is None or self.call is None or self.typing is not None:
            return
        chosen = self.margin.chosen if self.margin.has_focus_within else []
        here = None if chosen else self.annotation_here
        if chosen:
            tags, about, self._tag = (
                self._shared_tags(chosen),
                f"{len(chosen)} chosen",
                self._tagger(chosen, self._shared_tags(chosen)),
            )
        elif here is not None:
            tags, about, self._tag = here.tags, "", self._tagger([here.id], here.tags)
        else:
            tags, about = (), self._excerpt(self.view.passage)
            self._tag = self._marker(self.view.passage)
        used = [(tag.tag, tag.count) for tag in self.keeper.notebook.tags()]
        self._from_margin = self.margin.has_focus_within
        from tui.widgets.tagbar import TagBar  # inputs are loaded when the first one is needed

        self._bar = TagBar(tags, used, self.last_tags, literal.shortened(about, _EXCERPT // 2))
        await self.mount(self._bar, before="#strip")
        self.set_focus(self._bar.input)
        self.typing = "tags"
        self.show_hints()

    def action_tag_again(self) -> None:
        """Give what is meant the tags that were given last."""
        if self.keeper is None or not self.last_tags:
            self.say("No tags were given yet: t types some.")
            return
        ids, tags, notebook = self.meant(), tuple(self.last_tags), self.keeper.notebook
        if ids:
            self.keep(lambda: notebook.change(ids, add_tags=tags))
        else:
            self.mark(self.view.passage, tags=tags)

    async def on_tag_bar_accepted(self, message: "TagBar.Accepted") -> None:
        """Take the tags."""
        tag = self._tag
        await self._stop_typing()
        if message.tags:
            self.last_tags = message.tags
        if tag is not None:
            tag(message.tags)

    async def on_tag_bar_given_up(self) -> None:
        """Change nothing."""
        await self._stop_typing()

    def _tagger(self, ids: list[str], was: tuple[str, ...]) -> Callable[[tuple[str, ...]], None]:
        """What gives annotations the tags of a line in place of those that the line began with."""

        def tag(tags: tuple[str, ...]) -> None:
            if self.keeper is None:
                return
            notebook = self.keeper.notebook
            if len(ids) == 1:
                self.keep(lambda: notebook.change(ids, tags=tags, tags_was=was))
            else:
                self.keep(lambda: notebook.change(ids, add_tags=tags, drop_tags=[t for t in was if t not in tags]))

        return tag

    def _marker(self, span: Span) -> Callable[[tuple[str, ...]], None]:
        def tag(tags: tuple[str, ...]) -> None:
            if tags:
                self.mark(span, tags=tags)

        return tag

    def _shared_tags(self, ids: list[str]) -> tuple[str, ...]:
        chosen = [a for a in self.margin.annotations if a.id in ids]
        return tuple(t for t in (chosen[0].tags if chosen else ()) if all(t in a.tags for a in chosen))

    # -- notes ---------------------------------------------------------

    async def action_note(self) -> None:
        """Write a note on the annotation that is meant, on the passage if there is none."""
        if self.keeper is None or self.call is None or self.typing is not None:
            return
        notebook, view = self.keeper.notebook, self.view
        here = self.margin.current if self.margin.has_focus_within else self.annotation_here
        if here is None:
            span = view.passage
            self._note = lambda text: self.mark(span, note=text) if text else None
            await self._edit("", self._excerpt(span))
            return
        id, was = here.id, here.note

        def write(text: str) -> None:
            if text != was.strip():
                self.keep(lambda: notebook.change([id], note=text, note_was=was))

        self._note = write
        await self._edit(was, self._excerpt(here), here)

    async def action_call_note(self) -> None:
        """Write a note on the whole call."""
        keeper, call = self.keeper, self.call
        if keeper is None or call is None or self.typing is not None:
            return
        try:
            kept = keeper.kept(call)
        except EarmarkError as error:
            self.complain(error)
            return
        was = kept.note.text if kept and kept.note else ""

        def write(text: str) -> None:
            if text != was.strip():
                self.keep(lambda: keeper.notebook.set_note(keeper.join(call), text, was))

        self._note = write
        await self._edit(was, "the whole call")

    async def _edit(self, note: str, about: str, annotation: "Annotation | None" = None) -> None:
        head = Content("")
        if annotation is not None:
            ink = f"bold $ink-{pen_of(annotation.color)}"
            head = literal.line((f"{pen_number(annotation.color)} ", ink))
        title = literal.line(("Note  ", "bold $primary"), head, (literal.shortened(about, _EXCERPT), "$quiet"))
        self._from_margin = self.margin.has_focus_within
        from tui.widgets.noteeditor import NoteEditor

        self._editor = NoteEditor(note, title)
        await self.mount(self._editor, before="#strip")
        self.set_focus(self._editor.input)
        self.typing = "note"
        self.show_hints()

    async def on_note_editor_closed(self, message: "NoteEditor.Closed") -> None:
        """Keep what was written."""
        write, self._note = self._note, None
        await self._stop_typing()
        if write is not None:
            write(message.text)

    def keep_note_in_hand(self) -> None:
        """Keep a note that is still being written: the app is about to end."""
        write, self._note = self._note, None
        if self._editor is not None and write is not None:
            write(self._editor.text)

    def action_show_notes(self) -> None:
        """Show notes and tags under the passages; again: not."""
        self.notes_shown = not self.notes_shown
        self.draw_annotations()
        if self.notes_shown and not any(a.note or a.tags for a in self.highlights.annotations):
            self.say("There are no notes in this call yet: c writes one.")

    def on_descendant_focus(self) -> None:
        """Keep what was typed if the focus has gone elsewhere, by a click."""
        if self.typing == "note" and self._editor is not None and not self._editor.has_focus_within:
            self._editor.action_close()
        elif self.typing == "tags" and self._bar is not None and not self._bar.has_focus_within:
            self._bar.leave()

    async def _stop_typing(self) -> None:
        """Put away what was typed in."""
        typed_in = self._bar or self._editor
        self._tag, self.typing, self._bar, self._editor = None, None, None, None
        if typed_in is None:
            return
        if typed_in.has_focus_within:
            self.set_focus(self.margin.listing if self._from_margin else self.text)
        await typed_in.remove()
        self.show_hints()

    def _excerpt(self, passage: "Span | Annotation") -> str:
        if not isinstance(passage, Span):
            return f"“{literal.plain(passage.quote.exact)}”"
        words = self.call.text[passage.start : passage.end] if self.call else ""
        return f"“{literal.plain(words)}”"
