"""What a source makes of a file: lines, with the page and the type that each was printed in."""

from collections.abc import Iterable
from typing import NamedTuple

from transcripts import hygiene
from transcripts.mending import Mended, cut
from transcripts.model import Repair, Span


class Line(NamedTuple):
    """One line as printed, clean of control characters, without its line end."""

    text: str
    page: int = 1
    """From 1; all 1 where the source has no pages."""
    repairs: tuple[Repair, ...] = ()
    """What hygiene took out, in code points of `text`."""
    strong: tuple[Span, ...] = ()
    """Stretches printed in bold."""
    heading: int = 0
    """Level of a heading, 0 for none."""

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on the line."""
        return not self.text or self.text.isspace()

    def mended(self, start: int = 0) -> Mended:
        """The line's text from `start` on, with its repairs."""
        if not start and not self.repairs:
            return Mended(self.text)
        return cut(Mended(self.text, self.repairs), start, len(self.text))


class Document(NamedTuple):
    """A file as lines."""

    lines: tuple[Line, ...]
    kind: str
    """The kind of source: "text", "markdown", "pdf"."""
    name: str = ""
    """The file's name, for what it may tell of the call; never used as a path."""
    warnings: tuple[str, ...] = ()


def clean_line(text: str, page: int = 1, strong: Iterable[Span] = (), heading: int = 0) -> Line:
    """A line of any text that a file holds, made fit to show."""
    mended = hygiene.clean(text)
    return Line(mended.text, page, mended.repairs, tuple(strong), heading)
