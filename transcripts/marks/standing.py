"""Speaker lines that stand alone above a speech: `Name - Firm - Title`, `Name -- Title`, `Name, Firm`, `Name`.

A line has the shape of a speaker line far more often than it is one, so each must be borne out: by the participants'
list, by a title in it, by standing there again, or by somebody's calling that person by name.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from transcripts.document import Line
from transcripts.firms import looks_like_firm
from transcripts.limits import MAX_LABELS, refuse_beyond
from transcripts.marks import headings
from transcripts.names import NO_SUFFIX, is_full_name, is_name, is_operator, is_unnamed, several, together
from transcripts.namesakes import FullNames
from transcripts.positions import is_position, is_rank, tidy
from transcripts.script import OPERATOR, Voice
from transcripts.wording import Said, lazy, word_set

LONGEST = 220
_DOUBLE_DASH = lazy(r"\s*--\s*|\s+[—–]\s+")
_DASH = lazy(r"\s+[-–—]+\s*|\s*(?<![-–—])[-–—]\s+")
_BRACKETS = lazy(r"(?P<name>[^()]+?) \((?P<firm>[^()]{2,80})\)")
_COMMA = lazy(rf",{NO_SUFFIX}\s+")
_SIDE = lazy(r"[QA] [-–—] (?=\S)")  # Bloomberg's: who asks, who answers
_TERMINAL_LINK = lazy(r"\s*\{BIO \d+ <GO>\}")
_OCCASION = (
    r"(?:First|Second|Third|Fourth|Half|Full|Fiscal|Annual|Interim|Preliminary|Earnings|Conference|Results|Investors?"
    r"|Analysts?|Capital|General|Shareholders?|Strategy|Business|Call|Q[1-4]|[1-4]Q|[HF][12Y]|20\d\d)\b"
)
"""What follows a company's name or a year in a title line, and no firm's name goes on with."""
_LEGAL_FORM = lazy(
    r"(?:Inc|Incorporated|Corp|Corporation|Ltd|Limited|LLC|L\.?P|[Pp][Ll][Cc]|N\.V|S\.A|A\.?G|S\.?E)"
    rf"(?:[.,]|$|\s*\(|\s+{_OCCASION})"
)
# Not the year of "Fund 2020 Advisors": a capital follows it that begins no occasion, and a word stands before it.
_PERIOD = lazy(rf"\b(?:Q[1-4]|[1-4]Q|[HF][12Y]|20\d\d(?!(?<=[a-z] 20\d\d)\s+(?!{_OCCASION})[A-Z]))\b")
_SHORTENED = tuple(word_set("Inc. Corp. Co. Ltd. Jr. Sr. P.C. Dept. Dev. Mgmt. S.A. N.V. L.P. Ph.D. Bros."))
_LONGEST_TITLE = 130
_MANY_STRONG = 6
_MOST_FIRM_WORDS = 5
_ESTABLISHED = 6
_SHORT = 2
_NEAR = 40  # a page may end long before its last line
_ENDS = (".", "?", "!", ")", "]", "”", '"', "--", "…")


class Printed(NamedTuple):
    """A line that has the shape of a speaker line."""

    name: str
    rest: tuple[str, ...]
    """Firm and title, as far as they are printed, in order."""
    mark: str
    """What parts name and rest: "--", "-", ",", "(" or "" for a name alone."""

    @property
    def voice(self) -> Voice:
        """The speaker; of one part only, it is a title if it reads like one, else the firm."""
        if is_operator(self.name):
            return OPERATOR
        if not self.rest:
            return Voice(self.name)
        if len(self.rest) == 1:
            part = tidy(self.rest[0])
            return Voice(self.name, title=part) if is_position(part) else Voice(self.name, affiliation=part)
        return Voice(self.name, tidy(" - ".join(self.rest[1:])), tidy(self.rest[0]))


class Heard(NamedTuple):
    """A speaker line borne out."""

    voice: Voice
    last: int
    """The last line it takes: its own, or the one its title runs on to."""


def printed(text: str) -> Printed | None:
    """The speaker line that a line may be, by its shape."""
    text = text.strip()
    if not 2 <= len(text) <= LONGEST or text[0].islower():
        return None
    if text[0] in "QA" and (side := _SIDE.match(text)):
        text = text[side.end() :]
    if text.endswith(">}"):
        text = _TERMINAL_LINK.sub("", text)
    if is_operator(text):
        return Printed(text, (), "")
    if ends_sentence(text) and not (is_name(text) or _ends_like_firm(text) or _ends_in_title(text)):
        return None
    if "--" in text:
        return _split(_DOUBLE_DASH, text, "--")
    if "-" in text or "–" in text or "—" in text:
        found = _split(_DASH, text, "-")
        if found is not None:
            return found
    if text.endswith(")") and (match := _BRACKETS.fullmatch(text)) and is_full_name(match["name"]):
        return Printed(match["name"].strip(), (match["firm"],), "(")
    if is_name(text):
        return Printed(text, (), "")
    if "," not in text and several(text):
        return Printed(together(several(text)), (), "&")
    if "," in text and len(text) <= _LONGEST_TITLE:
        return _split(_COMMA, text, ",", most=1)
    return None


def is_speaker_line(text: str) -> bool:
    """Whether a line names somebody with firm or title behind dashes, which hardly anything else does."""
    shape = printed(text)
    return shape is not None and shape.mark in ("-", "--") and (len(shape.rest) > 1 or is_position(shape.rest[-1]))


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, not in an initial or a shortened word."""
    if text[-1] in "?!;:,":
        return True
    return (
        text[-1] == "." and not text.endswith(_SHORTENED) and not (text[-2:-1].isupper() and not text[-3:-2].isalnum())
    )


def _ends_like_firm(text: str) -> bool:
    """Whether a line ends with a full stop behind a firm's name, not behind a sentence."""
    tail = _DASH.split(text)[-1]
    return text.endswith(".") and tail != text and len(tail.split()) <= _MOST_FIRM_WORDS and looks_like_firm(tail[:-1])


def _ends_in_title(text: str) -> bool:
    """Whether a line ends at a comma in somebody's title, which runs on to the next line."""
    parts = _DASH.split(text)
    return text.endswith(",") and len(parts) > 2 and is_name(parts[0]) and is_position(parts[-1])


def _split(pattern: re.Pattern[str], text: str, mark: str, most: int = 0) -> Printed | None:
    name, *rest = pattern.split(text, maxsplit=most)
    rest = [part.strip() for part in rest if part.strip()]
    if not rest or not is_name(name) or _LEGAL_FORM.match(rest[0]) or any(map(_PERIOD.search, rest)):
        return None  # nobody's firm is called "Inc." or "Q2 2031": it is a title that names the company
    return Printed(name.strip(), tuple(rest), mark)


def with_role(voice: Voice) -> Voice:
    """A speaker of a list that gives firms to analysts only, with the role that this tells."""
    if voice.role != "unknown" or not (voice.title or voice.affiliation):
        return voice
    if voice.title and voice.affiliation:
        return voice._replace(role="analyst") if "analyst" in voice.title.lower() else voice
    if voice.title == "Analyst":
        return voice._replace(role="analyst")
    if voice.affiliation:  # a single part that reads like no title: a firm, or an unusual title
        return voice._replace(title=voice.affiliation, affiliation=None)
    return voice if is_rank(voice.title) else voice._replace(role="executive")


class Evidence:
    """What a document shows of its speakers, and the speaker lines that it bears out."""

    def __init__(self, lines: Sequence[Line], roster: Sequence[str] = ()) -> None:
        """Look through a document.

        Args:
            lines: Its lines, without furniture.
            roster: Lines of the participants' list; each begins with a name, whatever follows it.
        """
        self._lines = lines
        self._roster = [" ".join(entry.lower().split()) + " " for entry in roster]
        self._shapes = {at: shape for at, line in enumerate(lines) if (shape := self._shape(at, line))}
        refuse_beyond(MAX_LABELS, len(self._shapes), "speeches")
        self._repeated = Counter(lines[at].text.strip() for at in self._shapes)
        self._names = Counter(shape.name for shape in self._shapes.values())
        self._strong = sum(lines[at].all_strong for at in self._shapes)
        self._said = Said(" ".join(line.text for at, line in enumerate(lines) if at not in self._shapes))
        self._established = sum(n for name, n in self._names.items() if n > 1 or is_operator(name)) >= _ESTABLISHED
        self._listed: dict[str, bool] = {}

    def heard(self) -> dict[int, Heard]:
        """Every speaker line by its number."""
        found = {at: shape for at, shape in self._shapes.items() if self._bears_out(at, shape)}
        known = {shape.name for shape in found.values() if is_full_name(shape.name)}
        full = FullNames(known)
        for at, shape in self._shapes.items():
            people = several(self._lines[at].text) if shape.mark in ("&", ",") else ()
            if people and known.issuperset(people):
                found[at] = Printed(together(people), (), "&")
            elif at not in found and (shape.name in known or self._is_shortened(at, shape, full)):
                found[at] = shape
        return {at: Heard(shape.voice, at) for at, shape in sorted(found.items())}

    def _is_shortened(self, at: int, shape: Printed, full: FullNames) -> bool:
        """Whether a line is a single name that stands for one of the known ones, and no word that a page break cut off."""
        return " " not in shape.name and self._sentence_ended_above(at) and full.has_part(shape.name)

    def _sentence_ended_above(self, at: int) -> bool:
        """Whether the last words above a line end a sentence."""
        above = (line.text.rstrip() for line in reversed(self._lines[max(0, at - _NEAR) : at]) if not line.blank)
        return next(above, "").endswith(_ENDS)

    def _shape(self, at: int, line: Line) -> Printed | None:
        text = line.text
        if not text or len(text) > LONGEST or not self._apart(at) or headings.section(line) is not None:
            return None
        return printed(text)

    def _apart(self, at: int) -> bool:
        """Whether a line begins something: above it is nothing, a rule, a heading, another page or another type."""
        line = self._lines[at]
        if at == 0 or line.strong or line.heading:
            return True
        above = self._lines[at - 1]
        if above.blank or above.page != line.page:
            return True
        return not any(c.isalnum() for c in above.text) or headings.section(above) is not None

    def _bears_out(self, at: int, shape: Printed) -> bool:
        name = shape.name
        if shape.mark == "&":
            return False
        if is_operator(name) or is_unnamed(name) or self._is_listed(name):
            return True
        if shape.mark in ("-", "--") and (len(shape.rest) > 1 or is_position(shape.rest[-1])):
            return True
        if self._lines[at].time is not None and is_full_name(name):
            return True
        if not is_full_name(name):
            return not shape.mark and self._names[name] > 1 and self._said.has(name)
        if shape.mark in ("-", ",") and not looks_like_firm(shape.rest[0]) and not is_position(shape.rest[0]):
            return False
        if self._repeated[self._lines[at].text.strip()] > 1 or self._names[name] > 1:
            return True
        if self._strong >= _MANY_STRONG and self._lines[at].all_strong:
            return True
        words = [word.strip(".,") for word in name.split()]
        uncommon = [word for word in words if len(word) > _SHORT and not self._said.has(word.lower())]
        if self._said.has(f"{words[0]} {words[-1]}") or any(map(self._said.has, uncommon)):
            return True
        return self._established and len(uncommon) == sum(len(word) > _SHORT for word in words)

    def _is_listed(self, name: str) -> bool:
        """Whether the participants' list has a name of two words or more."""
        if name not in self._listed:
            start = " ".join(name.lower().split())
            endings = tuple(start + after for after in " ,-–—(")
            self._listed[name] = " " in start and any(entry.startswith(endings) for entry in self._roster)
        return self._listed[name]


def titles_below(lines: Sequence[Line], heard: Mapping[int, Heard], roster: Collection[str] = ()) -> dict[int, Heard]:
    """Speaker lines with the title, or a firm of the list, that stands right below some, before the speech begins."""
    found = {speaker.voice.name for speaker in heard.values()}
    return {at: _with_title_below(lines, at, speaker, found, roster) for at, speaker in heard.items()}


def _with_title_below(
    lines: Sequence[Line], at: int, heard: Heard, names: Collection[str], roster: Collection[str]
) -> Heard:
    if heard.voice.title or heard.voice.affiliation or heard.voice.role == "operator" or at + 1 >= len(lines):
        return heard
    text = lines[at + 1].text.strip()
    if not text or len(text) > _LONGEST_TITLE or text in names:
        return heard
    if text in roster and looks_like_firm(text) and not is_position(text):
        return Heard(heard.voice._replace(affiliation=tidy(text)), at + 1)
    if ends_sentence(text) or not is_position(text):
        return heard
    return Heard(heard.voice._replace(title=tidy(text)), at + 1)


def names(heard: Iterable[Heard]) -> set[str]:
    """The names of people among speaker lines."""
    found = {h.voice.name for h in heard}
    return {name for name in found if not (is_unnamed(name) or is_operator(name) or several(name))}
