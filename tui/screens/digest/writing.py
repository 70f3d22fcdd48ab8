"""What of a digest is typed: title, introduction, headings, topics, comments, its filter, the file it goes to."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from textual import on

from annotations.digest import Digest, with_entry, with_topic
from annotations.digest_files import saved
from annotations.digest_merging import NoRecordError
from annotations.filtering import filter_of
from transcripts.errors import EarmarkError
from tui import literal
from tui.digest_rows import HEADING
from tui.screens.digest.base import Answered, DigestBase
from tui.widgets.askbar import AskBar
from tui.widgets.noteeditor import NoteEditor

_FILTER_HINT = "tag: company: since: speaker: color: metric: by: words, - before what is left out; nothing: everything"


class Writing(DigestBase):
    """The questions, and what becomes of the answers."""

    def __init__(self) -> None:
        super().__init__()
        self._answered: Answered | None = None
        """What becomes of the words that are being typed; None while none are."""
        self._file = ""
        """Where it was written last."""

    @property
    def is_asking(self) -> bool:
        """Whether something is being typed."""
        return self._answered is not None

    async def action_title(self) -> None:
        """Write the title."""
        await self.ask("Title", self.digest.title, lambda words: self.change(replace(self.digest, title=words)))

    async def action_introduction(self) -> None:
        """Write the introduction."""
        await self._write(
            self.digest.introduction,
            "Introduction",
            lambda words: self.change(replace(self.digest, introduction=words)),
        )

    async def action_heading(self) -> None:
        """Write the heading of what is highlighted."""
        group = next((g for g in self.groups if self.here == f"{HEADING}{g.key}" or self._is_under(g.key)), None)
        if group is not None:
            key = group.key
            await self.ask(
                "Heading",
                group.heading,
                lambda words: self.change(with_entry(self.digest, "headings", key, words)),
                "nothing: the heading it has by itself",
            )

    async def action_topic(self) -> None:
        """Put the passage under a topic."""
        id = self.passage
        if id is not None:
            known = ", ".join(dict.fromkeys(self.digest.topics.values()))
            hint = f"there are {known}" if known else "a new one"
            await self.ask(
                "Topic",
                self.digest.topics.get(id, ""),
                lambda words: self.change(with_topic(self.digest, id, words)),
                hint,
            )

    async def action_comment(self) -> None:
        """Comment on the passage, in this digest."""
        id = self.passage
        if id is not None:
            await self._write(
                self.digest.comments.get(id, ""),
                "Comment on the passage, in this digest",
                lambda words: self.change(with_entry(self.digest, "comments", id, words)),
            )

    async def action_filter(self) -> None:
        """Say what the digest is made from."""
        await self.ask("Made from", self.digest.words, self._take_filter, _FILTER_HINT)

    async def action_export(self) -> None:
        """Write the digest to a file."""
        name = "".join(c if c.isalnum() or c in "-_" else "-" for c in self.digest.name.lower()).strip("-")
        await self.ask(
            "Write to", self._file or f"{name or 'digest'}.md", self._export, "a file: .md, or .html for a page"
        )

    def _take_filter(self, words: str) -> None:
        try:
            filter_of(words)
        except EarmarkError as error:
            self.say(str(error))
            return
        self.change(replace(self.digest, words=words))

    async def _export(self, name: str, *, overwrite: bool = False) -> None:
        if not name:
            return
        path, digest = Path(name).expanduser(), self.digest
        try:
            made = self.maker.rendered(digest, self.maker.groups(digest, self.items))
            title = digest.title or digest.name
            done = saved(path, made, title, page=path.suffix.lower() in (".html", ".htm"), overwrite=overwrite)
        except NoRecordError:
            await self.ask(
                f"{literal.plain(path.name)} is no earlier export: overwrite it (kept as .bak)?",
                "",
                lambda words: self._export(name, overwrite=True) if words.lower() in ("y", "yes") else None,
                "yes, or esc",
            )
            return
        except EarmarkError as error:
            self.say(str(error))
            return
        self._file = name
        self.say(done.told(path) or f"Written to {path}.")

    def _is_under(self, key: str) -> bool:
        return any(entry.id == self.passage for group in self.groups if group.key == key for entry in group.entries)

    # -- asking --------------------------------------------------------

    async def ask(self, question: str, words: str, answered: Answered, hint: str = "") -> None:
        """Ask for a line of words."""
        self._answered = answered
        bar = AskBar(question, words, hint)
        await self.mount(bar, before="#status")
        self.set_focus(bar.input)
        self.show_hints()

    async def _write(self, words: str, about: str, answered: Callable[[str], None]) -> None:
        """Ask for several lines."""
        self._answered = answered
        editor = NoteEditor(words, literal.line((about, "bold $primary"), ("   esc keeps it", "$quiet")))
        await self.mount(editor, before="#status")
        self.set_focus(editor.input)
        self.show_hints()

    @on(AskBar.Answered)
    async def _line_typed(self, message: AskBar.Answered) -> None:
        await self._close(self.query_one(AskBar), message.words)

    @on(NoteEditor.Closed)
    async def _lines_typed(self, message: NoteEditor.Closed) -> None:
        await self._close(self.query_one(NoteEditor), message.text)

    @on(AskBar.GivenUp)
    async def _given_up(self) -> None:
        self._answered = _nothing
        await self._close(self.query_one(AskBar), "")

    async def _close(self, asked: AskBar | NoteEditor, words: str) -> None:
        await asked.remove()
        self.set_focus(self.listing)
        answered, self._answered = self._answered, None
        further = answered(words) if answered is not None else None
        if further is not None:
            await further
        self.show_hints()

    def keep_in_hand(self) -> None:
        """Take the lines that are being typed, and keep the digest."""
        editor, answered = self.query(NoteEditor), self._answered
        if editor and answered is not None:
            self._answered, self.is_ending = _nothing, True
            answered(editor.first().text)
        self.save()

    def begin(self, name: str) -> None:
        """Begin a new digest."""
        if name:
            self.open_digest(Digest(name))


def _nothing(words: str) -> None:
    """What becomes of words that were given up."""
