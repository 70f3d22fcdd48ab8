"""Captions: WebVTT and SRT. A cue has a time and words; a voice tag or a name ahead of the words tells who speaks.

Cues cut sentences anywhere and roll-up captions say each line twice; both are undone. Words run on from cue to cue
until a sentence ends before a pause, or a paragraph has grown long.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.dates import seconds
from transcripts.document import Document, Line, Utterance, clean_line
from transcripts.labels import label_of
from transcripts.names import is_name
from transcripts.wording import lazy

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMES = lazy(rf"\s*(?P<start>{_CLOCK})\s*-->\s*(?P<end>{_CLOCK})")
_VOICE = lazy(r"<v(?:\.[\w.]{1,60})?\s{1,9}([^<>]{1,120})>")
_TAG = lazy(r"</?[a-z][^<>]{0,500}>|<\d[\d:.]{0,20}>", re.IGNORECASE)
_BRACKETED = lazy(r"\s*\[(?P<name>[^\]]{2,60})\]\s*(?P<colon>:?)\s*")
_SOUND = lazy(r"[\[(](?:music|applause|laughter|silence|noise)\b[^\])]*[\])]|[♪♫\s]+", re.IGNORECASE)
_ARROWS = lazy(r"\s*(?:>>+|&gt;&gt;)\s*")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&lrm;": "", "&rlm;": ""}
_SENTENCE_END = lazy(r"[.?!][\"'”’)\]]*$")
_PAUSE = 1.5
_LONG = 700
_ENOUGH = 2


class Cue(NamedTuple):
    """Words that are shown at one time."""

    start: float
    """In seconds from the start of the recording, like the end."""
    end: float
    text: str
    speaker: str | None = None
    new_speaker: bool = False
    """Whether the cue says that another speaker begins, without saying who (">>")."""


def looks_like(text: str) -> bool:
    """Whether a text is captions."""
    if "-->" not in text[:20_000]:
        return False
    return text.lstrip("\ufeff \n").startswith("WEBVTT") or len(_TIMES.findall(text[:20_000])) >= _ENOUGH


def read(text: str, name: str = "") -> Document:
    """The document of a WebVTT or SRT text: utterances where the cues name speakers, else timed lines."""
    cues = list(_without_repeats(_cues(text)))
    told = [cue for cue in cues if cue.speaker]
    if len(told) >= _ENOUGH or len(told) == len(cues):
        return Document((), "captions", name, utterances=tuple(_utterances(cues)), flows=True)
    lines = tuple(lines_of(cues))
    warning = "The captions name no speakers."
    return Document(lines, "captions", name, (warning,), flows=True)


def _cues(text: str) -> Iterator[Cue]:
    """Every cue that says something, in order."""
    speaker: str | None = None
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.strip("\n").split("\n")
        at = next((n for n, line in enumerate(lines) if _TIMES.match(line)), None)
        if at is None:
            continue
        times = _TIMES.match(lines[at])
        start, end = (seconds(times[part]) or 0.0 for part in ("start", "end")) if times else (0.0, 0.0)
        for said, new in _voices(" ".join(line.strip() for line in lines[at + 1 :])):
            named, words = _named(said)
            speaker = named or (None if new else speaker)
            words = " ".join(_plain(words).split())
            if words and not _SOUND.fullmatch(words):
                yield Cue(start, end, words, speaker, new and named is None)


def _voices(said: str) -> Iterator[tuple[str, bool]]:
    """The words of a cue, parted where another voice begins."""
    if "<v" in said:
        starts = [match.start() for match in _VOICE.finditer(said)]
        for start, end in zip([0, *starts], [*starts, len(said)], strict=True):
            if said[start:end].strip():
                yield said[start:end], False
    elif _ARROWS.search(said):
        first, *others = _ARROWS.split(said)
        yield first, False
        yield from ((other, True) for other in others)
    else:
        yield said, False


def _named(said: str) -> tuple[str | None, str]:
    """Who says a cue, by its tag or by a name ahead of the words; both may stand there at once."""
    voice = _VOICE.match(said.lstrip())
    name = " ".join(voice[1].split()) if voice else None
    words = _TAG.sub("", said)
    bracketed = _BRACKETED.match(words)
    if bracketed and is_name(bracketed["name"]) and (bracketed["colon"] or " " in bracketed["name"].strip()):
        return name or bracketed["name"], words[bracketed.end() :]
    label = label_of(words)
    if label is not None and (name is None or is_name(label.printed)):
        return name or label.printed, words[label.end :]
    return name, words


def _plain(text: str) -> str:
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return text


def _without_repeats(cues: Iterator[Cue]) -> Iterator[Cue]:
    """Cues without the words that the cue before has already said, as roll-up captions repeat them."""
    before: Cue | None = None
    shown = ""
    for cue in cues:
        text = cue.text
        if before is not None and cue.speaker == before.speaker and not cue.new_speaker:
            if text == shown or shown.endswith(" " + text):
                continue
            said = len(shown) if text.startswith(shown + " ") else _overlap(shown, text)
            text = text[said:].lstrip()
        shown = cue.text
        if text:
            before = cue._replace(text=text)
            yield before


def _overlap(before: str, after: str) -> int:
    """How far a text begins with the whole last line of the one before: four words or more."""
    words = after.split(" ")
    for count in range(min(len(words) - 1, 24), 3, -1):
        start = " ".join(words[:count])
        if before.endswith(" " + start):
            return len(start)
    return 0


def _utterances(cues: Sequence[Cue]) -> Iterator[Utterance]:
    """The cues of one speaker after the other, joined to paragraphs."""
    group: list[Cue] = []
    for cue in cues:
        if group and (cue.speaker != group[-1].speaker or cue.new_speaker):
            yield Utterance(group[0].speaker, tuple(lines_of(group)))
            group = []
        group.append(cue)
    if group:
        yield Utterance(group[0].speaker, tuple(lines_of(group)))


def lines_of(cues: Sequence[Cue]) -> Iterator[Line]:
    """A line a cue, a blank one where a paragraph ends."""
    length = 0
    for cue, following in zip(cues, [*cues[1:], None], strict=True):
        yield clean_line(cue.text)._replace(time=cue.start)
        length += len(cue.text)
        if following is None or not _SENTENCE_END.search(cue.text):
            continue
        if following.start - cue.end >= _PAUSE or length >= _LONG or following.new_speaker:
            yield Line("")
            length = 0
