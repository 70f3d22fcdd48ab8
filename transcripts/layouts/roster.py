"""The participants' list: name, firm and title run together, one person a line or all in one."""

import re
from collections.abc import Collection, Iterator, Sequence

from transcripts.document import Line
from transcripts.model import Role
from transcripts.names import is_name
from transcripts.script import Voice

_FIRM_FROM_TITLE = re.compile(r"\s+[-–—]\s*|\s*[-–—]\s+")
_NEXT_ANALYST = re.compile(r"(?<= Analyst) (?=[^\W\d_a-z])")
_INITIAL = re.compile(r"[A-Z]\.?")


def voices(lines: Sequence[tuple[Role, Line]], names: Collection[str], firms: Collection[str]) -> tuple[Voice, ...]:
    """The people of a list, in order.

    Args:
        lines: The list's lines, each with the role its heading gives.
        names: Names known from speaker lines; they tell where a name ends.
        firms: Firms known from speaker lines; they tell where a firm begins.
    """
    found: list[Voice] = []
    for role, line in lines:
        for name, rest in _entries(line, names, firms):
            firm, *title = _FIRM_FROM_TITLE.split(rest, maxsplit=1) if rest else [""]
            found.append(Voice(name, _or_none(title[0] if title else ""), _or_none(firm), role))
    return tuple(found)


def _or_none(text: str) -> str | None:
    text = re.sub(r",(?=[^\s\d])", ", ", " ".join(text.split())).strip(" -")
    return text or None


def _entries(line: Line, names: Collection[str], firms: Collection[str]) -> Iterator[tuple[str, str]]:
    """(name, "firm - title") of each person on a line."""
    text = line.text.strip()
    lead = len(line.text) - len(line.text.lstrip())
    if line.strong and 0 < line.strong[0].end - lead < len(text) and line.strong[0].start <= lead:
        at = line.strong[0].end - lead
        yield text[:at].strip(" -"), text[at:].strip()
        return
    for piece in _people(text, names):
        known = max((n for n in names if piece.startswith(f"{n} ")), key=len, default=None)
        name = known or _name_before_firm(piece, firms)
        if name and is_name(name):
            yield name, re.sub(r"^\s*[-–—]\s*", "", piece[len(name) :]).strip()


def _people(text: str, names: Collection[str]) -> Iterator[str]:
    """A line cut where a known name begins, and behind each analyst."""
    starts = {0}
    for name in names:
        starts |= {m.start() for m in re.finditer(rf"(?<!\S){re.escape(name)}(?!\S)", text)}
    ordered = sorted(starts)
    for start, end in zip(ordered, [*ordered[1:], len(text)], strict=True):
        yield from (piece.strip() for piece in _NEXT_ANALYST.split(text[start:end]) if piece.strip())


def _name_before_firm(text: str, firms: Collection[str]) -> str:
    """The name that a line begins with: what stands ahead of a known firm, else two words, three with an initial."""
    for firm in sorted(firms, key=len, reverse=True):
        at = text.find(f" {firm}")
        if at > 0 and is_name(text[:at]):
            return text[:at]
    words = text.split()
    count = 3 if len(words) > 3 and (_INITIAL.fullmatch(words[1]) or _INITIAL.fullmatch(words[0])) else 2
    return " ".join(words[:count])
