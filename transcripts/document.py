"""What a source makes of a file: lines, with the page and the type that each was printed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from transcripts import hygiene
from transcripts.mending import Mended, cut
from transcripts.model import Repair, Role, SectionKind, Span


class Line(NamedTuple):
    """One line as printed, clean of control characters, without its line end."""

    text: str
    page: int = 1
    """From 1; all 1 where the source has no pages."""
    repairs: tuple[Repair, ...] = ()
    """What hygiene took out, in code points of `text`."""
    strong: tuple[Span, ...] = ()
    """Stretches printed in bold, or in a margin of their own."""
    heading: int = 0
    """Level of a heading, 0 for none."""
    time: float | None = None
    """When it is said, in seconds from the start of the recording, where the file tells."""
    short: bool = False
    """Whether it ends short of the column that its page is set in, where the file shows that."""
    pictured: float = 0.0
    """Width of a picture that stands where the line should begin, in points."""

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on the line."""
        return not self.text or self.text.isspace()

    @property
    def all_strong(self) -> bool:
        """Whether everything on the line is set apart by its type or place."""
        if not self.strong:
            return False
        lead = len(self.text) - len(self.text.lstrip())
        return self.strong[0].start <= lead and self.strong[-1].end >= len(self.text.rstrip())

    def mended(self, start: int = 0) -> Mended:
        """The line's text from `start` on, with its repairs."""
        if not start:
            return Mended(self.text, self.repairs)
        return cut(Mended(self.text, self.repairs), start, len(self.text))


class Utterance(NamedTuple):
    """One entry of a file that tells by itself who says what (captions, provider JSON)."""

    speaker: str | None
    lines: tuple[Line, ...]
    section: SectionKind = "unknown"
    title: str | None = None
    firm: str | None = None
    role: Role = "unknown"


class Stated(NamedTuple):
    """Facts that a file gives as data of its own, not in words."""

    company: str | None = None
    ticker: str | None = None
    year: int | None = None
    quarter: int | None = None
    date: str | None = None
    """ISO date."""
    time: str | None = None
    """24-hour HH:MM."""
    title: str | None = None


_NOTHING_STATED = Stated()


@dataclass(frozen=True)
class Document:
    """A file as lines, or as utterances where the file itself tells them apart."""

    lines: tuple[Line, ...]
    kind: str
    """The kind of source: "text", "markdown", "pdf", "html", "docx", "json", "captions", "xml"."""
    name: str = ""
    """The file's name, for what it may tell of the call; never used as a path."""
    warnings: tuple[str, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    listed: tuple[str, ...] = ()
    """Entries of a participants' list that the file gives as data ("Ada Example -- CFO")."""
    stated: Stated = _NOTHING_STATED
    flows: bool = False
    """Whether lines run on until a blank one (PDF, captions), wherever they are cut."""
    vast: bool = False
    """Whether it is far longer than a call, so that it is shown and not told apart."""

    @cached_property
    def text(self) -> str:
        """All lines as one text, for judging; nothing of a call is taken from it."""
        return "\n".join(line.text for line in self.lines)


def clean_line(text: str, page: int = 1, strong: Iterable[Span] = (), heading: int = 0) -> Line:
    """A line of any text that a file holds, made fit to show."""
    mended = hygiene.clean(text)
    return Line(mended.text, page, mended.repairs, tuple(strong), heading)


def plain_lines(text: str, page: int = 1) -> list[Line]:
    """A text's lines, made fit to show."""
    text = hygiene.plain_line_ends(text)
    if hygiene.is_clean(text):
        return [Line(line, page) for line in text.split("\n")]
    return [clean_line(line, page) for line in text.split("\n")]
