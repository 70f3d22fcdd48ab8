"""Legal notices that close a document: under a heading, or under none, behind the last words of the call."""

import re
from collections.abc import Iterator, Sequence

from transcripts.document import Line
from transcripts.marks import headings
from transcripts.wording import lazy

_LEGAL = lazy(
    r"""forward-looking[ ]statement
      | undertakes?[ ](?:no|to)\b | does[ ]not[ ]undertake
      | actual[ ]results[ ](?:and|may|could) | differ[ ]materially | other[ ]factors | risks[ ]and[ ]uncertainties
      | does[ ]not[ ]constitute | offer[ ]to[ ](?:sell|buy) | solicitation
      | securities[ ]and[ ]exchange[ ]commission | filings?[ ]with[ ]the | private[ ]securities[ ]litigation
      | information[ ]purposes | all[ ]rights[ ]reserved | may[ ]be[ ]found | precautionary[ ]statements
      | this[ ](?:document|transcript|communication)[ ](?:contains|does|is|and)""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL = lazy(
    r"(?:copyright policy:|the information contained here is a textual|if you have any additional questions about our"
    r" online transcripts)",
    re.IGNORECASE,
)
_THIS_PAPER = lazy(r"\bth(?:is|e) (?:document|transcript|communication|material)\b", re.IGNORECASE)
_SPOKEN = lazy(r"\b(?:thank you|thanks|goodbye|good day|operator|disconnect|welcome)\b", re.IGNORECASE)
_LEAST_LEGAL = 2
_MOST_PARAGRAPHS = 60
_LONGEST = 20_000
_PUBLISHED = frozenset(("pdf", "html", "docx"))


def start(lines: Sequence[Line], last_heard: int, kind: str) -> int:
    """Where the closing notices begin, or the number of lines where there are none.

    Args:
        lines: A document's lines, without furniture.
        last_heard: The last speaker line.
        kind: The kind of source; notices without a heading are looked for in published pages only.
    """
    for at in range(last_heard + 1, len(lines)):
        if headings.is_ending(lines[at]) or _TAIL.match(lines[at].text.lstrip()):
            return at
    return _unheaded(lines, last_heard) if kind in _PUBLISHED else len(lines)


def _unheaded(lines: Sequence[Line], last_heard: int) -> int:
    """The first paragraph of the last speech from which on all is legal and speaks of this document."""
    begins = list(_paragraph_starts(lines, last_heard))
    for at in begins[1:][-_MOST_PARAGRAPHS:]:
        if sum(len(line.text) for line in lines[at:]) > _LONGEST:
            continue
        rest = " ".join(line.text for line in lines[at:])
        if len(_LEGAL.findall(rest)) >= _LEAST_LEGAL and _THIS_PAPER.search(rest) and not _SPOKEN.search(rest):
            return at
    return len(lines)


def _paragraph_starts(lines: Sequence[Line], last_heard: int) -> Iterator[int]:
    for at in range(last_heard, len(lines)):
        begins = at == last_heard or lines[at - 1].blank or lines[at - 1].page != lines[at].page
        if begins and not lines[at].blank:
            yield at
