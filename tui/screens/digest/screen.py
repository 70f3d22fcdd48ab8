"""The digest's screen, put together."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from annotations.items import Item
from transcripts.errors import EarmarkError
from tui import actions, literal
from tui.links import link_of
from tui.screens.digest.curating import Curating
from tui.screens.digest.writing import Writing
from tui.widgets.lines import KeyHints, StatusLine
from tui.widgets.listing import Listing
from tui.widgets.preview import DigestPreview

_TYPING = (("enter", "take it", ""), ("esc", "leave it", ""))


class DigestScreen(Curating, Writing):
    """Wires list, preview and lines; owns what they tell."""

    DEFAULT_CSS = """
    DigestScreen #digest-head { background: $panel; }
    DigestScreen #digest-list { width: 2fr; border-right: tall $panel; }
    DigestScreen #preview { width: 3fr; }
    DigestScreen.-narrow #digest-list { width: 1fr; border: none; }
    DigestScreen.-narrow #preview { display: none; }
    DigestScreen.-narrow.-preview #preview { display: block; width: 1fr; }
    DigestScreen.-narrow.-preview #digest-list { display: none; }
    """
    WHERE = ("digest", "anywhere")
    BINDINGS: ClassVar[list[BindingType]] = list(actions.bindings(WHERE))
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """Head, list and preview, foot."""
        yield StatusLine(id="digest-head")
        with Horizontal(id="body"):
            yield Listing(id="digest-list")
            yield DigestPreview(id="preview")
        yield StatusLine(id="status")
        yield KeyHints(id="hints")

    def on_mount(self) -> None:
        """Take the digest that was changed last; what it is made from is looked up as the screen resumes."""
        self.set_focus(self.listing)
        self.digest = self.latest()

    def on_screen_resume(self) -> None:
        """Look again: passages may have been marked meanwhile."""
        self.collect()

    def on_screen_suspend(self) -> None:
        """Keep what was decided."""
        self.save()

    def on_unmount(self) -> None:
        """Keep what was decided."""
        self.save()

    def tell_place(self) -> None:
        """Tell about the highlighted row."""
        status = self.query_one("#status", StatusLine)
        item = self.item(self.passage) if self.passage else None
        status.left = literal.content(_about(item) if item else "", "$quiet")
        rows = [entry.id for group in self.groups for entry in group.entries]
        place = f"{rows.index(self.passage) + 1} of {len(rows)}" if self.passage in rows else ""
        status.right = literal.content(place, "$quiet")
        self.show_hints()

    def show_hints(self) -> None:
        """Show the keys that work now."""
        if self.is_asking:
            self.query_one(KeyHints).show(_TYPING)
        else:
            self.show_working()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action has anything to do."""
        if self.is_asking:
            return action in ("keys", "app.theme", "app.command_palette")
        if action in ("comment", "around", "topic", "choose"):
            return self.passage is not None
        if action in ("take", "shift", "heading"):
            return bool(self.here)
        if action == "preview":
            return self.has_class("-narrow")
        return action != "app.digest"

    # -- keys ----------------------------------------------------------

    def action_step(self, by: int) -> None:
        """To another row."""
        self.listing.step(by)
        self.follow()

    def action_page(self, pages: int) -> None:
        """Rows a page on."""
        self.listing.turn_page(pages)
        self.follow()

    def action_edge(self, side: int) -> None:
        """To the first row or the last."""
        self.listing.step(side * (len(self.items) + len(self.groups)))
        self.follow()

    def action_choose(self) -> None:
        """Read the highlighted passage in its call."""
        item = self.item(self.passage) if self.passage else None
        if item is not None:
            self.post_message(self.PassageAsked(item.call.id, item.annotation.position))

    @on(Listing.Chosen)
    def _row_clicked(self, message: Listing.Chosen) -> None:
        message.stop()
        self.follow()

    @on(DigestPreview.LinkChosen)
    def _link_clicked(self, message: DigestPreview.LinkChosen) -> None:
        link = link_of(message.target) if message.target.startswith("earmark:") else None
        if link is not None and link.span is not None:
            self.post_message(self.PassageAsked(link.id, link.span))

    def action_preview(self) -> None:
        """The preview, or the list, where there is no room for both."""
        self.toggle_class("-preview")
        self.set_focus(self.preview if self.has_class("-preview") else self.listing)

    def action_others(self) -> None:
        """Choose another digest."""
        from tui.screens.digest.choosing import DigestsScreen

        self.save()
        try:
            known = self.digests.all()
        except EarmarkError as error:
            self.say(str(error))
            return
        self.app.push_screen(DigestsScreen(known, self.digest.name), self._chosen)

    async def _chosen(self, choice: tuple[str, str] | None) -> None:
        if choice is None:
            return
        what, name = choice
        if what == "forget":
            self._forget(name)
        elif name:
            self.open_digest(self.digests.named(name))
        else:
            await self.ask("Name of the new digest", "", self.begin)

    def _forget(self, name: str) -> None:
        try:
            self.digests.remove(name)
        except EarmarkError as error:
            self.say(str(error))
            return
        self.say(f"{name} is kept no longer; its annotations stay.")
        if name == self.digest.name:
            self.open_digest(self.latest())

    def action_back(self) -> None:
        """From the preview to the list, from there to where one was."""
        if self.preview.has_focus:
            self.remove_class("-preview")
            self.set_focus(self.listing)
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """To where one was."""
        self.app.pop_screen()


def _about(item: Item) -> str:
    """Who says a passage, in which call, and what was thought of it."""
    speaker = item.speaker
    who = ", ".join(part for part in (speaker.name, speaker.firm) if part) if speaker else ""
    tags = " ".join(f"#{tag}" for tag in item.annotation.tags)
    note = " ".join(item.annotation.note.split())
    event = " ".join(part for part in (item.call.company_name, item.call.quarter) if part)
    return " · ".join(part for part in (who, event, tags, note) if part)
