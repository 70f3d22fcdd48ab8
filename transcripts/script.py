"""What a layout makes of a document: who is printed to say which lines, in which section."""

from typing import NamedTuple

from transcripts.document import Line
from transcripts.model import Role, SectionKind


class Voice(NamedTuple):
    """A speaker as a file prints one."""

    name: str
    title: str | None = None
    affiliation: str | None = None
    role: Role = "unknown"
    """Only where the file's own lists or headings tell it."""
    inferred: bool = False
    """Named by somebody who speaks, not by a speaker line."""


OPERATOR = Voice("Operator", role="operator")
RUNS_ON = 0


class Speech(NamedTuple):
    """One speaker line and what stands under it."""

    voice: Voice | None
    section: SectionKind
    lines: tuple[Line, ...]
    """Lines as printed, furniture gone; blank ones part paragraphs, a higher page number is a page break."""

    @property
    def silent(self) -> bool:
        """Whether nothing is said."""
        return all(line.blank for line in self.lines)


class Script(NamedTuple):
    """A whole document, told apart."""

    speeches: tuple[Speech, ...]
    listed: tuple[Voice, ...] = ()
    """The participants' list, in order."""
    printed: tuple[str, ...] = ()
    """Titles, dates and running heads outside the speech, the most telling first."""
    notices: str = ""
    """Legal notices of the file, which nobody said; they may name the company."""
    width: int | None = None
    """What lines are cut to, in characters; None where each line is a paragraph of its own, `RUNS_ON` where only blank
    lines part paragraphs."""
    event_type: str = "earnings"
    divided: bool = True
    """Whether the file itself tells the presentation from the questions; where not, the words must."""
    warnings: tuple[str, ...] = ()
