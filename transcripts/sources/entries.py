"""One entry of provider JSON: its words, who says them, when, under whatever keys."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from transcripts.dates import seconds
from transcripts.document import Line, Utterance, plain_lines
from transcripts.model import SectionKind
from transcripts.wording import lazy, word_list, word_set

Entry = Mapping[str, Any]

_WORDS = word_list(
    "speech text content transcript statement remarks body sentence paragraph message dialogue utterance line t"
)
_PIECES = word_list("paragraphs sentences segments lines")
_SPEAKER = word_list("speakername speakerinfo speakerdata speaker speakerlabel name participant person author who s")
_TITLE = word_list("title speakertitle role position jobtitle designation")
_FIRM = word_list("affiliation organization organisation firm company employer")
_START = word_list("start starttime startoffset offset begin time timestamp ts seconds")
_SECTION = word_list("section sectiontype sessiontype part")
_EACH_WORD = ("words",)
_WORD = word_list("punctuatedword word value text")
_PRESENTATION = word_set("presentation preparedremarks prepared managementdiscussion managementdiscussionsection")
_QUESTIONS = word_set(
    "qa qanda questionsandanswers questionandanswer questionsanswers questionanswersession questionandanswersession"
)
_NOT_PLAIN = lazy(r"[^a-z0-9]")
_LAST = 1e9


class Known(NamedTuple):
    """Somebody that a file's own table names."""

    name: str
    title: str | None = None
    firm: str | None = None


@lru_cache(maxsize=4_096)
def plain(key: str) -> str:
    """A key's letters and digits in lower case ("speaker_name" and "speakerName" are one)."""
    return _NOT_PLAIN.sub("", key.lower())


def value_of(entry: Entry, names: Sequence[str]) -> Any:
    """The value of the first of several keys that an entry has."""
    keys = {plain(key): value for key, value in entry.items()}
    return next((keys[name] for name in names if keys.get(name) not in (None, "")), None)


def section_named(key: str) -> SectionKind | None:
    """The section that a key or a value names."""
    name = plain(key)
    return "presentation" if name in _PRESENTATION else "qa" if name in _QUESTIONS else None


def lines_of(entry: Entry) -> list[Line]:
    """What an entry says, a line a paragraph; empty where it says nothing."""
    pieces = value_of(entry, _PIECES)
    words = value_of(entry, _WORDS)
    if isinstance(words, str):
        return plain_lines(words.strip()) if words.strip() else []
    if isinstance(words, list):
        pieces = words
    if isinstance(pieces, list):
        said = [piece if isinstance(piece, str) else _joined(piece) for piece in pieces]
        by = "\n" if "paragraphs" in map(plain, entry) else " "
        return plain_lines(by.join(text.strip() for text in said if text.strip())) if any(map(str.strip, said)) else []
    elements = value_of(entry, ("elements",))
    if isinstance(elements, list):
        text = "".join(str(e.get("value", "")) for e in elements if isinstance(e, dict)).strip()
        return plain_lines(text) if text else []
    return []


def _joined(piece: Any) -> str:
    return " ".join(line.text for line in lines_of(piece)) if isinstance(piece, dict) else ""


def has_words(entry: Entry) -> bool:
    """Whether an entry may say something, without reading it all."""
    words = value_of(entry, (*_WORDS, *_PIECES, "elements"))
    return (isinstance(words, str) and bool(words.strip())) or (isinstance(words, list) and bool(words))


def speaker_of(entry: Entry, table: Mapping[str, Known]) -> Known | None:
    """Who says an entry: as it is named there, or by the file's table of speakers."""
    told = value_of(entry, _SPEAKER)
    keys = [str(entry.get("speaker"))] if entry.get("speaker") is not None else []
    if isinstance(told, dict):
        name = value_of(told, ("name", "fullname", "speakername", "speaker"))
        if name is None:
            told = entry.get("speaker")
        else:
            return Known(str(name), _text(value_of(told, _TITLE)), _text(value_of(told, _FIRM)))
    if told is None or isinstance(told, dict | list | bool):
        return _speaker_of_pieces(entry, table)
    keys.append(str(told))
    for key in keys:
        if key in table:
            return table[key]
    name = str(told).strip()
    short = re.fullmatch(r"\d+|[A-Z]", name)
    return (
        Known(f"Speaker {name}" if short else name, _text(value_of(entry, _TITLE)), _text(value_of(entry, _FIRM)))
        if name
        else None
    )


def _speaker_of_pieces(entry: Entry, table: Mapping[str, Known]) -> Known | None:
    """Who says the first sentence of an entry."""
    pieces = value_of(entry, _PIECES)
    if (
        isinstance(pieces, list)
        and pieces
        and isinstance(pieces[0], dict)
        and value_of(pieces[0], _SPEAKER) is not None
    ):
        return speaker_of(pieces[0], table)
    return None


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def seconds_of(entry: Entry) -> float | None:
    """When an entry begins, in whatever unit the file counts."""
    value = value_of(entry, _START)
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _LAST:
        return float(value)
    if isinstance(value, str):
        return seconds(value)
    return None


def utterances_of(entry: Entry, table: Mapping[str, Known], section: SectionKind) -> Iterator[Utterance]:
    """The utterances of an entry: one, or one a sentence where its sentences have different speakers."""
    pieces = value_of(entry, _PIECES)
    if isinstance(pieces, list) and value_of(entry, _SPEAKER) is None:
        voices = {speaker_of(piece, table) for piece in pieces if isinstance(piece, dict)}
        if len(voices) > 1:
            for piece in pieces:
                if isinstance(piece, dict):
                    yield from utterances_of(piece, table, section)
            return
    by_word = list(_by_word(entry, table, section))
    if len({utterance.speaker for utterance in by_word}) > 1:
        yield from by_word
        return
    lines = lines_of(entry)
    if not lines:
        return
    time = seconds_of(entry)
    if time is not None:
        lines[0] = lines[0]._replace(time=time)
    known = speaker_of(entry, table)
    told = value_of(entry, _SECTION)
    section = (section_named(told) if isinstance(told, str) else None) or section
    yield Utterance(
        known.name if known else None,
        tuple(lines),
        section,
        known.title if known else None,
        known.firm if known else None,
    )


def _by_word(entry: Entry, table: Mapping[str, Known], section: SectionKind) -> Iterator[Utterance]:
    """The utterances of an entry that names no speaker itself, but one for each of its words."""
    words = value_of(entry, _EACH_WORD)
    if not isinstance(words, list) or value_of(entry, _SPEAKER) is not None:
        return
    spoken = [word for word in words if isinstance(word, dict) and isinstance(value_of(word, _WORD), str)]
    for known, group in groupby(spoken, lambda word: speaker_of(word, table)):
        said = list(group)
        lines = plain_lines(" ".join(value_of(word, _WORD).strip() for word in said))
        lines[0] = lines[0]._replace(time=seconds_of(said[0]))
        yield Utterance(known.name if known else None, tuple(lines), section)
