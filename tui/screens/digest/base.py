"""What every part of the digest's screen builds on: the digest, what it is made from, and how both are shown."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from textual import work
from textual.message import Message

from annotations.collecting import Collector
from annotations.digest import Digest
from annotations.digest_groups import Group, grouped
from annotations.digesting import Digesting
from annotations.digests import Digests
from annotations.items import Item
from transcripts.errors import EarmarkError
from transcripts.model import Span
from tui import literal, starting
from tui.digest_rows import PASSAGE, Rows, window
from tui.screens.room import Room
from tui.widgets.lines import StatusLine
from tui.widgets.listing import Listing
from tui.widgets.preview import Chunk, DigestPreview, chunks_of, message_chunk

_WINDOW = 24  # passages that are shown at a time
_MANY = 1_000  # passages, of which there is so much that looking for garbage among it would be felt
_SAVED_AFTER = 0.4  # seconds without another change
_NOTHING = (
    "Nothing to put together yet. Mark passages in the reader (1 to 5) and come back, or say with / what this digest is"
    " made from."
)
Answered = Callable[[str], Awaitable[None] | None]
"""What becomes of a line of words that was asked for; it may ask for another."""


class DigestBase(Room):
    """The state of the screen, and what shows it."""

    @dataclass(eq=False, repr=False)
    class PassageAsked(Message):
        """A passage is to be read in its call."""

        call: str
        span: Span

    def __init__(self) -> None:
        super().__init__()
        self.digest = Digest("Digest")
        self.items: Sequence[Item] = ()
        """What it is made from, what is left out among it."""
        self.groups: Sequence[Group] = ()
        """The same, under its headings."""
        self.is_ending = False
        """Whether the app is about to end: nothing is drawn any more."""
        self._past: list[Digest] = []
        self._future: list[Digest] = []
        self._is_changed = False
        self._troubles: list[str] = []

    @cached_property
    def maker(self) -> Digesting:
        """Makes the digest."""
        keeper = self.navigation.keeper
        assert keeper is not None, "the digest opens only where there is a library"
        return Digesting(Collector(keeper.library, keeper.notebook, keeper.colors, self._take_trouble))

    def _take_trouble(self, call: str, error: EarmarkError) -> None:
        self._troubles.append(f"{call}: {error}")

    @cached_property
    def digests(self) -> Digests:
        """The digests of the library."""
        keeper = self.navigation.keeper
        assert keeper is not None, "the digest opens only where there is a library"
        return Digests(keeper.library.root)

    @property
    def listing(self) -> Listing:
        """What goes in."""
        return self.query_one("#digest-list", Listing)

    @property
    def preview(self) -> DigestPreview:
        """The digest as it will read."""
        return self.query_one(DigestPreview)

    @property
    def here(self) -> str:
        """The key of the highlighted row, "" where there is none."""
        return self.listing.highlighted_key or ""

    @property
    def passage(self) -> str | None:
        """The annotation that is highlighted."""
        return self.here.removeprefix(PASSAGE) if self.here.startswith(PASSAGE) else None

    def item(self, id: str) -> Item | None:
        """An annotation that the digest is made from."""
        return next((item for item in self.items if item.id == id), None)

    # -- changes -------------------------------------------------------

    def change(self, digest: Digest) -> None:
        """Take another state of the digest; it can be undone."""
        if digest != self.digest:
            self._past.append(self.digest)
            self._future.clear()
            self._take(digest)

    def turn(self, *, back: bool) -> bool:
        """Undo or redo the last change; False where there is none."""
        source, other = (self._past, self._future) if back else (self._future, self._past)
        if not source:
            return False
        other.append(self.digest)
        self._take(source.pop())
        return True

    def open_digest(self, digest: Digest) -> None:
        """Show another digest."""
        self.save()
        self._past.clear()
        self._future.clear()
        self.digest = digest
        self.collect()

    def latest(self) -> Digest:
        """The digest that was changed last; a new one where there is none, or none can be read, which is said."""
        try:
            latest = self.digests.latest()
        except EarmarkError as error:
            self.say(str(error))
            latest = None
        return latest or Digest("Digest")

    def _take(self, digest: Digest) -> None:
        other = digest.words != self.digest.words or digest.frozen != self.digest.frozen
        self.digest = digest
        self._is_changed = True
        if self.is_ending:
            return
        self.set_timer(_SAVED_AFTER, self.save)
        if other:
            self.collect()
        else:
            self.show_digest()

    def save(self) -> None:
        """Keep the digest with the library, if it was changed."""
        if not self._is_changed:
            return
        try:
            self.digests.put(self.digest)
        except EarmarkError as error:
            self.say(str(error))
        else:
            self._is_changed = False

    # -- showing -------------------------------------------------------

    @work(exclusive=True, group="collect")
    async def collect(self) -> None:
        """Look up what the digest is made from; calls that were not read yet are, which may take a moment."""
        self.query_one("#digest-head", StatusLine).right = literal.content("reading…", "$quiet")
        try:
            self.items = await asyncio.to_thread(self.maker.items, self.digest)
        except EarmarkError as error:
            self.say(str(error))
        if len(self.items) >= _MANY:
            starting.set_aside()
        for trouble in self._troubles:
            self.say(trouble)
        self._troubles.clear()
        self.show_digest()

    def show_digest(self) -> None:
        """Show the digest as it is now."""
        colors = self.navigation.keeper.colors if self.navigation.keeper else ()
        self.groups = grouped(self.digest, self.items, colors)
        rows = Rows(self.digest, self.groups)
        self.listing.set_entries(rows, rows.keys)
        if self.listing.highlighted is None:
            self.listing.step(1)
        self.tell_head()
        self.tell_place()
        self.show_preview()

    def show_preview(self) -> None:
        """Bring the preview up to date, at once with the list; for what is not of the passages, calls may have to be read."""
        self.workers.cancel_group(self, "preview")
        if self.digest.ledger or self.digest.non_answers:
            self._read_for_preview()
        else:
            self.preview.show(self._chunks(), self._preview_key())

    @work(exclusive=True, group="preview")
    async def _read_for_preview(self) -> None:
        self.preview.show(await asyncio.to_thread(self._chunks), self._preview_key())

    def _chunks(self) -> list[Chunk]:
        if not self.items:
            return [message_chunk(_NOTHING)]
        inside = self.maker.groups(self.digest, self.items) if self.digest.out else self.groups
        ids = window(inside, self._nearest_inside(inside), _WINDOW)
        total = sum(len(group.entries) for group in inside)
        try:
            made = self.maker.rendered(self.digest, inside, ids if total > _WINDOW else None)
        except EarmarkError as error:
            return [message_chunk(f"```\n{error}\n```")]
        more = [message_chunk(f"*{len(ids)} of {total} passages are shown here.*")] if total > _WINDOW else []
        return [*chunks_of(made.blocks), *more]

    def _nearest_inside(self, inside: Sequence[Group]) -> str | None:
        """The highlighted passage, or the next one after it that is in."""
        there = {entry.id for group in inside for entry in group.entries}
        ids = [entry.id for group in self.groups for entry in group.entries]
        at = ids.index(self.passage) if self.passage in ids else 0
        return next((id for id in ids[at:] if id in there), None)

    def _preview_key(self) -> str:
        from annotations.digest_views import key_of

        return key_of(self.passage) if self.passage else ""

    def follow(self) -> None:
        """Let line and preview follow the highlight."""
        self.tell_place()
        key = self._preview_key()
        if key and not self.preview.shows(key) and self.passage not in self.digest.out:
            self.show_preview()
        else:
            self.preview.go_to(key)

    def tell_head(self) -> None:
        """Tell which digest it is, of what, and how it is put together."""
        head = self.query_one("#digest-head", StatusLine)
        digest = self.digest
        state = "live" if digest.frozen is None else "frozen"
        made_from = digest.words or "everything that was marked"
        head.left = literal.line(
            (f"{literal.plain(digest.name)} ", "bold"), (f" {state}, of {literal.plain(made_from)}", "$quiet")
        )
        inside = sum(item.id not in digest.out for item in self.items)
        count = f"{inside}" if inside == len(self.items) else f"{inside} of {len(self.items)}"
        by = {"none": "in a row", "color": "by colour"}.get(digest.group_by, f"by {digest.group_by}")
        head.right = literal.content(f"{count} passage{'s' * (count != '1')}, {by} · {digest.template}", "$quiet")

    def tell_place(self) -> None:
        """Tell about the highlighted row."""
        raise NotImplementedError

    def show_hints(self) -> None:
        """Show the keys that work now."""
        raise NotImplementedError

    async def ask(self, question: str, words: str, answered: Answered, hint: str = "") -> None:
        """Ask for a line of words."""
        raise NotImplementedError
