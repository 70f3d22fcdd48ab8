"""Annotations as rows of a list, and what of an earlier call is worth a look back. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from annotations.model import Annotation
from annotations.pens import Color
from annotations.verdicts import ExchangeVerdict
from tui import literal
from tui.counting import counted
from tui.highlights import pen_number, pen_of
from tui.notelines import tag_words
from tui.widgets.listing import Entry, Part

_OPEN = frozenset(("question", "open", "ask", "todo", "follow-up"))
"""First parts of tags, and meanings of colours, that leave a question open."""


def rows_of(
    annotation: Annotation, sign: str = " ", right: Part | None = None, *, strong: bool = False
) -> Iterator[Entry]:
    """An annotation's rows: its words under its id, then its note and its tags.

    Args:
        annotation: The annotation.
        sign: One character ahead of the pen's number.
        right: What stands at the right edge.
        strong: Whether its words stand out.
    """
    ink = f"ink-{pen_of(annotation.color)}"
    words = (literal.plain(annotation.quote.exact), "strong" if strong else "plain")
    yield Entry(((f"{sign}{pen_number(annotation.color)} ", ink), words), annotation.id, right)
    if annotation.note.strip():
        yield Entry((("   ", ink), (literal.plain(annotation.note.strip().split("\n")[0]), "quiet")), below=True)
    if annotation.tags:
        yield Entry((("   ", ink), (tag_words(annotation.tags), "quiet")), below=True)


def is_open(annotation: Annotation, colors: Iterable[Color]) -> bool:
    """Whether an annotation leaves a question open: by a tag, its colour's meaning, or a line of its note that asks."""
    meaning = next((c.meaning.casefold() for c in colors if c.name == annotation.color), "")
    asks = any(line.rstrip().endswith("?") for line in annotation.note.split("\n"))
    return asks or meaning in _OPEN or any(tag.casefold().partition("/")[0] in _OPEN for tag in annotation.tags)


def looking_back(
    call: str,
    annotations: Sequence[Annotation],
    note: str,
    colors: Sequence[Color],
    dodged: Sequence[ExchangeVerdict] = (),
) -> tuple[str, list[Entry]]:
    """What was marked in an earlier call, questions left open first.

    Args:
        call: The call in a few words ("Q1 2031").
        annotations: Its annotations, by place.
        note: The note on the whole of it.
        colors: The pens with their meanings.
        dodged: The exchanges that the reader calls dodged: questions left open, too.

    Returns:
        A sentence about it, and the rows that list it.
    """
    asking = {a.id for a in annotations if is_open(a, colors)}
    still_open = len(asking) + len(dodged)
    open_ones = f"{counted(still_open, 'question')} open" if still_open else ""
    marked = f"you marked {counted(len(annotations), 'passage')}" if annotations else ""
    done = ", ".join(filter(None, (marked, open_ones if marked or not open_ones else f"you left {open_ones}")))
    sentence = f"In {call} {done or 'you wrote on the call'}"
    entries = [Entry(((f"Marked in {call}", "strong"),), right=(f"{still_open} open" if still_open else "", "quiet"))]
    if note.strip():
        entries.append(Entry(((f" {literal.plain(note.strip().split(chr(10))[0])}", "quiet"),)))
    for verdict in dodged:
        entries += _dodged(verdict)
    for annotation in sorted(annotations, key=lambda a: a.id not in asking):
        entries += rows_of(annotation, "?" if annotation.id in asking else " ")
    return sentence, entries


def _dodged(verdict: ExchangeVerdict) -> Iterator[Entry]:
    """The rows of an exchange that the reader calls dodged, under what its verdict is kept under: the question, who asks."""
    asked = literal.plain(verdict.quote.exact) if verdict.quote is not None else "a question"
    yield Entry((("?  ", "unanswered"), (asked, "plain")), verdict.key)
    who = name_of(verdict.analyst)
    yield Entry(((f"   you: dodged{f', asked by {who}' if who else ''}", "quiet"),), below=True)


def name_of(speaker: str | None) -> str:
    """A speaker's name as far as the id tells it."""
    return literal.plain((speaker or "").replace("-", " ").title())
