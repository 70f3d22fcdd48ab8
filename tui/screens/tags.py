"""All tags of the library: how often each is used and on what; renamed, merged, deleted and coloured everywhere at once."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from annotations.model import Annotation
from annotations.pens import COLORS
from transcripts.errors import EarmarkError
from tui import actions, literal
from tui.keeping import Keeper
from tui.noterows import rows_of
from tui.screens.room import Room
from tui.taglist import TagOrder, TagRow, having, merged_into, tag_rows
from tui.widgets.inputs import LineInput
from tui.widgets.lines import KeyHints, StatusLine
from tui.widgets.listing import Entry, Listing

_MOST_SHOWN = 200


class TagsScreen(Room):
    """Tags on the left, the passages that have the highlighted one on the right."""

    DEFAULT_CSS = """
    TagsScreen #tags { width: 2fr; }
    TagsScreen #tagged { width: 3fr; border-left: tall $panel; }
    TagsScreen.-narrow #tagged { display: none; }
    TagsScreen #tag-input, TagsScreen #tag-input:focus { height: 1; border: none; padding: 0 1; background: $panel; }
    """
    WHERE = ("tags", "anywhere")
    BINDINGS: ClassVar[list[BindingType]] = list(actions.bindings(WHERE))
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (118, "-wide")]  # noqa: RUF012

    def __init__(self, keeper: Keeper, chosen: Callable[[str], None]) -> None:
        """Show a library's tags; `chosen` is called with the tag whose passages are to be listed."""
        super().__init__()
        self._keeper = keeper
        self._call_chosen = chosen
        self._order: TagOrder = "use"
        self._letters = ""
        self._rows: Sequence[TagRow] = ()
        self._ticked: dict[str, None] = {}
        self._all: Sequence[Annotation] = ()
        self._asks_name = False

    def compose(self) -> ComposeResult:
        """Head, tags and passages, foot."""
        yield StatusLine(id="tags-head")
        with Horizontal(id="body"):
            yield Listing(id="tags")
            yield Listing(id="tagged")
        yield LineInput(id="tag-input")
        yield KeyHints(id="hints")

    @property
    def tags(self) -> Listing:
        """The list of tags."""
        return self.query_one("#tags", Listing)

    @property
    def current(self) -> str | None:
        """The highlighted tag."""
        return self.tags.highlighted_key

    def on_mount(self) -> None:
        """Show what there is."""
        self.input.display = False
        self.tags.focus()
        self._load()

    @property
    def input(self) -> LineInput:
        """Where a name or the letters of the filter are typed."""
        return self.query_one("#tag-input", LineInput)

    # -- what is shown -------------------------------------------------

    def _load(self) -> None:
        """Count again, and look again for what has each tag."""
        self._fill()
        self._look_for_passages()

    def _fill(self) -> None:
        counted = self._keeper.notebook.tags()
        self._rows = tag_rows(counted, self._order, self._letters)
        names = {row.tag for row in self._rows}
        self._ticked = {tag: None for tag in self._ticked if tag in names}
        self.tags.set_entries([self._entry(row) for row in self._rows])
        if self.tags.highlighted is None:
            self.tags.step(1)
        head = self.query_one("#tags-head", StatusLine)
        shown = f"{len(self._rows)} of {len(counted)}" if self._letters else str(len(counted))
        head.left = literal.line(("Tags ", "bold"), (f" {shown}, by {self._order}", "$quiet"))
        head.right = literal.line((f"/{literal.plain(self._letters)}" if self._letters else "", "$primary"))
        self._show_passages()
        self.show_working()

    def _entry(self, row: TagRow) -> Entry:
        is_ticked = row.tag in self._ticked
        name = row.tag.rpartition("/")[2] if row.depth else row.tag
        sign = "+" if is_ticked else " "
        below = f" (+{row.below} below)" if row.below else ""
        look = "strong" if is_ticked else "plain" if row.uses else "quiet"
        count = str(row.uses) if row.uses else ""
        return Entry(
            ((f"{sign}{'  ' * row.depth}", "strong"), (literal.plain(name), look), (below, "quiet")),
            row.tag,
            (count, "quiet"),
        )

    @work(thread=True, exclusive=True)
    def _look_for_passages(self) -> None:
        """Read all annotations, which takes a moment where there are many."""
        everything = list(self._keeper.notebook.everything())
        self.app.call_from_thread(self._take_passages, everything)

    def _take_passages(self, everything: Sequence[Annotation]) -> None:
        self._all = everything
        refused = ", ".join(self._keeper.notebook.refused())
        if refused:
            self.query_one("#tags-head", StatusLine).right = literal.content(f"not read: {refused}", "bold $error")
        self._show_passages()

    def _show_passages(self) -> None:
        tag = self.current
        found = having(self._all, tag) if tag else []
        self.query_one("#tagged", Listing).set_entries(list(self._passages(found)))

    def _passages(self, found: Sequence[Annotation]) -> Iterator[Entry]:
        if not found:
            return
        by_pen = [(color, sum(a.color == color.name for a in found)) for color in self._keeper.colors]
        parts = [
            (f"{count} {literal.plain(color.meaning or color.name)}  ", f"ink-{color.name}")
            for color, count in by_pen
            if count
        ]
        yield Entry(parts)
        for annotation in sorted(found, key=lambda a: a.modified, reverse=True)[:_MOST_SHOWN]:
            first, *rest = rows_of(annotation)
            yield first._replace(key=None, right=(f" {annotation.call}", "quiet"))
            yield from rest

    # -- moving --------------------------------------------------------

    def action_step(self, step: int) -> None:
        """Up or down."""
        self.tags.step(step)
        self._show_passages()

    def action_page(self, pages: int) -> None:
        """A page up or down."""
        self.tags.turn_page(pages)
        self._show_passages()

    def action_edge(self, side: int) -> None:
        """To the first or the last."""
        self.action_step(side * len(self._rows))

    def action_order(self) -> None:
        """By use, or by name."""
        self._order = "name" if self._order == "use" else "use"
        self._fill()

    def action_tick(self) -> None:
        """Choose the highlighted tag with others, or no more; on to the next."""
        tag = self.current
        if tag is not None:
            if tag in self._ticked:
                del self._ticked[tag]
            else:
                self._ticked[tag] = None
            self.action_step(1)
            self._fill()

    def action_choose(self) -> None:
        """List what has the highlighted tag, in the reader."""
        tag = self.current
        if tag is not None:
            self.dismiss()
            self._call_chosen(tag)

    @on(Listing.Chosen, "#tags")
    def _clicked(self, event: Listing.Chosen) -> None:
        event.stop()
        self._show_passages()

    def action_leave(self) -> None:
        """Back; what is chosen or narrowed is dropped first by Escape."""
        self.dismiss()

    def action_clear(self) -> None:
        """Drop what is typed, chosen or narrowed, else go back."""
        if self.input.display:
            self._close_input()
        elif self._ticked or self._letters:
            self._ticked, self._letters = {}, ""
            self._fill()
        else:
            self.dismiss()

    # -- changing ------------------------------------------------------

    def action_narrow(self) -> None:
        """Type letters that tags must have."""
        self._ask(name=False, value=self._letters, hint="letters of a tag")

    def action_rename(self) -> None:
        """Type another name for the highlighted tag; another tag's name merges the two."""
        if self.current is not None:
            self._ask(name=True, value=literal.plain(self.current), hint="its new name; another tag's merges the two")

    def _ask(self, *, name: bool, value: str, hint: str) -> None:
        self._asks_name = name
        self.input.placeholder = hint
        self.input.value = value
        self.input.display = True
        self.input.focus()

    def _close_input(self) -> None:
        self.input.display = False
        self.tags.focus()
        self.show_working()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow as letters are typed."""
        if self.input.display and not self._asks_name:
            self._letters = event.value
            self._fill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the name, or go on with what is narrowed."""
        tag = self.current
        self._close_input()
        if self._asks_name and tag is not None:
            self._change(
                lambda: self._keeper.notebook.rename_tags([tag], event.value), f"{tag} is called {event.value} now"
            )

    def action_merge(self) -> None:
        """Merge the chosen tags into the highlighted one."""
        target = self.current
        tags = merged_into([tag for tag in self._ticked if tag != target], target) if target else []
        if target is None or not tags:
            self.say("Choose tags with v, then highlight the one that they become, and press m.")
            return
        self._ticked = {}
        self._change(lambda: self._keeper.notebook.rename_tags(tags, target), f"Merged into {target}")

    def action_delete(self) -> None:
        """Take the chosen tags, else the highlighted one, from every annotation."""
        tags = list(self._ticked) or ([self.current] if self.current else [])
        if tags:
            self._change(lambda: self._keeper.notebook.delete_tags(tags), f"{', '.join(tags)} deleted")

    def action_highlight(self, number: int) -> None:
        """Give everything that has the chosen tags, else the highlighted one, a colour."""
        tags = list(self._ticked) or ([self.current] if self.current else [])
        found = {a.id for tag in tags for a in having(self._keeper.notebook.everything(), tag)}
        color = COLORS[number - 1].name

        def recolour() -> int:
            self._keeper.notebook.change(found, color=color)
            return len(found)

        if found:
            self._change(recolour, f"Everything tagged {', '.join(tags)} is {self._keeper.meaning(color)}")

    def _change(self, change: Callable[[], int], said: str) -> None:
        try:
            count = change()
        except EarmarkError as error:
            self.app.notify(literal.plain(str(error)), severity="error", markup=False, timeout=12)
        else:
            self.say(f"{said}: {count} annotation{'s' * (count != 1)} changed; u takes it back.")
        self._load()

    def action_undo(self) -> None:
        """Undo the last change."""
        self._turn_back(self._keeper.notebook.undo, "There is nothing to undo.")

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self._turn_back(self._keeper.notebook.redo, "There is nothing to redo.")

    def _turn_back(self, turn: Callable[[], str | None], nothing: str) -> None:
        try:
            self.say(turn() or nothing)
        except EarmarkError as error:
            self.app.notify(literal.plain(str(error)), severity="error", markup=False, timeout=12)
        self._load()
