"""The participants' list: name, firm and title in whatever order and on however many lines a provider prints them."""

import re
from collections.abc import Collection, Iterator, Sequence

from transcripts.document import Line
from transcripts.model import Role
from transcripts.names import NO_SUFFIX, is_full_name, is_name
from transcripts.positions import is_position, tidy
from transcripts.script import Voice
from transcripts.wording import lazy

_DASH = lazy(r"\s+[-–—]\s*|\s*[-–—]\s+")
_DOUBLE_DASH = lazy(r"\s*--\s*")
_COMMA = lazy(rf",{NO_SUFFIX}\s*")
_COLUMNS = lazy(r"(?<=\S)\s{3,}(?=\S)")
_NEXT_ANALYST = lazy(r"(?<= Analyst) (?=[^\W\d_a-z])")
_INITIAL = lazy(r"[A-Z]\.?")
_DOTS = lazy(r"[.\s]{10,}")

Listed = tuple[Role, Line]
"""A line of a list, with the role that its heading gives."""


def voices(lines: Sequence[Listed], names: Collection[str], firms: Collection[str]) -> tuple[Voice, ...]:
    """The people of a list, in order.

    Args:
        lines: The list's lines.
        names: Names known from speaker lines; they tell where a name ends.
        firms: Firms known from speaker lines; they tell where a firm begins.
    """
    known = {name.lower() for name in names}
    found: list[Voice] = []
    bare = 0  # how many people the row above named and told no more of
    for role, cells in _rows(lines):
        if bare and _describes(cells, found[-bare:], known):
            behind = found[-bare:]
            found[-bare:] = [_described(voice, cell.text) for voice, cell in zip(behind, cells, strict=False)] + behind[
                len(cells) :
            ]
            bare = 0
            continue
        made = [_voice(name, rest, role) for cell in cells for name, rest in _entries(cell, names, firms)]
        found += made
        bare = len(made) if all(voice.title is None and voice.affiliation is None for voice in made) else 0
    return tuple(found)


def _rows(lines: Sequence[Listed]) -> Iterator[tuple[Role, list[Line]]]:
    """Each line as the cells of the columns it is printed in."""
    for role, line in lines:
        if line.blank or _DOTS.fullmatch(line.text):
            continue
        cells = _COLUMNS.split(line.text.strip()) if "   " in line.text.strip() else []
        yield role, [Line(cell) for cell in cells] if len(cells) > 1 else [line]


def _describes(cells: Sequence[Line], above: Sequence[Voice], known: Collection[str]) -> bool:
    """Whether a row tells the titles and firms of the people named in the row above it."""
    text = cells[0].text.strip()
    if cells[0].strong or any(text.lower().startswith(name) for name in known):
        return False
    if is_position(text) or not is_full_name(text):
        return True
    return above[0].name.lower() in known


def _described(voice: Voice, text: str) -> Voice:
    if voice.title or voice.affiliation:
        return voice
    told = _voice(voice.name, text, voice.role)
    if told.title is None and told.affiliation and is_position(told.affiliation):
        return told._replace(title=told.affiliation, affiliation=None)
    return told


def _voice(name: str, rest: str, role: Role) -> Voice:
    """Somebody's entry; `rest` is "Firm - Title", "Title, Firm", "Firm -- Analyst" or one of them."""
    double = _DOUBLE_DASH.split(rest, maxsplit=1)
    if len(double) == 2:
        return Voice(name, _or_none(double[1]), _or_none(double[0]), role)
    firm, *title = _DASH.split(rest, maxsplit=1) if rest else [""]
    if title:
        return Voice(name, _or_none(title[0]), _or_none(firm), role)
    analyst = re.match(r"(?i)(analyst),\s*(.+)", firm)
    if analyst:
        return Voice(name, analyst[1], _or_none(analyst[2]), role)
    return Voice(name, None, _or_none(firm), role) if not is_position(firm) else Voice(name, _or_none(firm), None, role)


def _or_none(text: str) -> str | None:
    return tidy(text) or None


def _entries(line: Line, names: Collection[str], firms: Collection[str]) -> Iterator[tuple[str, str]]:
    """(name, what stands behind it) of each person on a line."""
    text = line.text.strip().lstrip("*•· ")
    lead = len(line.text) - len(line.text.lstrip())
    if line.strong and 0 < line.strong[0].end - lead < len(text) and line.strong[0].start <= lead:
        at = line.strong[0].end - lead
        yield text[:at].strip(" -"), text[at:].strip(" -–—")
        return
    ahead, *behind = _DASH.split(text, maxsplit=1)
    if behind and is_position(ahead) and is_full_name(behind[0]) and ahead not in names:  # the position first
        yield behind[0], ahead
        return
    for piece in _people(text, names):
        known = max((n for n in names if piece.startswith(f"{n} ") or piece == n), key=len, default=None)
        name = known or _name_of(piece, firms)
        if name and is_name(name):
            yield name, re.sub(r"^[\s,–—-]+", "", piece[len(name) :]).strip()


def _people(text: str, names: Collection[str]) -> Iterator[str]:
    """A line cut where a known name begins, and behind each analyst."""
    starts = {0}
    for name in names:
        if name in text:
            starts |= {m.start() for m in re.finditer(rf"(?<!\S){re.escape(name)}(?!\S)", text)}
    ordered = sorted(starts)
    for start, end in zip(ordered, [*ordered[1:], len(text)], strict=True):
        yield from (piece.strip() for piece in _NEXT_ANALYST.split(text[start:end]) if piece.strip())


def _name_of(text: str, firms: Collection[str]) -> str:
    """The name that an entry begins with: ahead of a mark or of a known firm, else two words, three with an initial."""
    for pattern in (_DOUBLE_DASH, _COMMA):
        head = pattern.split(text, maxsplit=1)
        if len(head) == 2 and is_full_name(head[0]):
            return head[0].strip()
    for firm in sorted(firms, key=len, reverse=True):
        at = text.find(f" {firm}")
        if at > 0 and is_name(text[:at]):
            return text[:at]
    if is_full_name(text):
        return text
    head = _DASH.split(text, maxsplit=1)
    words = text.split()
    count = 3 if len(words) > 3 and (_INITIAL.fullmatch(words[1]) or _INITIAL.fullmatch(words[0])) else 2
    if len(head) == 2 and is_full_name(head[0]) and len(head[0].split()) <= count:
        return head[0].strip()
    return " ".join(words[:count])
