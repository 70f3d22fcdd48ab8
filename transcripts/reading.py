"""The front door: a file in, a call out.

Bounds the size, chooses source and layout, runs the steps, and keeps how the file was read.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from transcripts import cleaning, event, exchanges, ocr, people
from transcripts.document import Document
from transcripts.errors import NotATranscriptError, UnreadableFileError
from transcripts.firms import company_slug
from transcripts.layouts import registry as layouts
from transcripts.mending import Mended, shifted
from transcripts.model import Call, Company, Event, Repair, Role, Section, Source, Span, Turn
from transcripts.names import slug
from transcripts.script import Script, Speech
from transcripts.sources import registry as sources

MAX_BYTES = 32 * 1024 * 1024
LEAST_SURE = 0.1
_PARAGRAPH_BREAK = "\n\n"
_WORD = re.compile(r"\S*\w\S*")


def read_file(path: Path, *, plain_text: bool = False) -> Call:
    """Read a call from a file.

    Args:
        path: The file.
        plain_text: Open a text that shows no sign of being a call all the same, with a warning.

    Raises:
        UnreadableFileError: The file cannot be read: absent, no permission, empty, binary, broken, too large.
        NotATranscriptError: It is text, and no transcript.
    """
    return read_bytes(load(path), str(path), plain_text=plain_text)


def load(path: Path) -> bytes:
    """A file's bytes, if they are not too many.

    Raises:
        UnreadableFileError: The file cannot be opened, or is larger than `MAX_BYTES`.
    """
    try:
        if path.is_dir():
            raise UnreadableFileError("A folder", "This is a folder, not a file.", "Name the files in it.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableFileError("No such file", "There is no such file.", "Check the name.") from None
    except PermissionError:
        raise UnreadableFileError(
            "No permission", "The file may not be read.", "Ask for the right to read it."
        ) from None
    except OSError as error:
        raise UnreadableFileError("Unreadable file", f"The file cannot be read: {error.strerror or error}.") from None
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        raise UnreadableFileError(
            "Too large", f"The file is larger than {limit} MB, the most that earmark reads.", "Split it first."
        )
    return data


def read_bytes(data: bytes, path: str, *, plain_text: bool = False) -> Call:
    """Read a call from a file's bytes; `path` is kept and its last part may tell the quarter.

    Raises:
        UnreadableFileError: The bytes cannot be read.
        NotATranscriptError: They are text, and no transcript.
    """
    document = sources.document_of(data, Path(path).name)
    told = layouts.told(document)
    if told.verdict.sure < LEAST_SURE and not plain_text:
        raise NotATranscriptError(
            "Not a transcript",
            "The file is text, but nothing in it looks like a call.",
            "Check that it is the right file.",
        )
    source = Source(path, f"{told.layout}-{document.kind}", hashlib.sha256(data).hexdigest(), told.verdict.reason)
    call = call_of(told.script, document, source)
    if told.verdict.sure < LEAST_SURE:
        return replace(call, warnings=(*call.warnings, "This does not look like a call: it is shown as plain text."))
    return call


def call_of(script: Script, document: Document, source: Source) -> Call:
    """The call that a script tells of: one text, and the spans over it."""
    voices = [(speech.voice, speech.section) for speech in script.speeches if speech.voice is not None]
    house = people.house(voices)
    text, repairs, turns, unspoken = _assembled(script)
    prepared = " ".join(text[turn.start : turn.end] for turn in turns if turn.section != "qa") or text
    facts = event.facts_of(script.printed, text, prepared, house, document.name)
    if script.event_type != "earnings":
        facts = replace(facts, event=replace(facts.event, type=script.event_type))
    cast = people.cast_of(script, facts.company.name or house)
    speakers = [speech.voice.name if speech.voice else None for speech in unspoken]
    turns = [
        replace(turn, speaker=None if name is None else cast.ids[name])
        for turn, name in zip(turns, speakers, strict=True)
    ]
    participants = people.counted(
        cast.participants, [(turn.speaker, len(_WORD.findall(text, turn.start, turn.end))) for turn in turns]
    )
    roles: dict[str | None, Role] = {p.id: p.role for p in participants}
    return Call(
        id=call_id(facts.company, facts.event, document.name),
        source=source,
        title=facts.title,
        company=facts.company,
        event=facts.event,
        participants=participants,
        text=text,
        sections=_sections(turns, text),
        turns=tuple(turns) if script.event_type != "brief" else (),
        exchanges=exchanges.exchanges_of(text, turns, roles),
        repairs=tuple(repairs),
        warnings=(*script.warnings, *document.warnings, *facts.warnings, *_doubts(text, turns, roles)),
    )


def call_id(company: Company, event: Event, file_name: str) -> str:
    """A call's id: TICKER-YYYYQn, company-slug-YYYYQn, or a slug of company and date, or of the file's name."""
    who = re.sub(r"[^A-Za-z0-9.]+", "-", company.ticker) if company.ticker else None
    if who is None and company.name:
        who = company_slug(company.name)
    stem = slug(Path(file_name).stem)[:60].strip("-") or "call"
    if event.period:
        return f"{who or stem}-{event.period}"
    return f"{who}-{event.date}" if who and event.date else stem


def _assembled(script: Script) -> tuple[str, list[Repair], list[Turn], list[Speech]]:
    """The text, its repairs, its turns (speakers still unset), and the speech of each turn."""
    spoken = [(speech, cleaning.paragraphs(speech.lines, script.width)) for speech in script.speeches]
    mend: Callable[[Mended], Mended] | None = None
    if ocr.is_poor(paragraph.text for _, said in spoken for paragraph in said):
        mend = ocr.mended
    pieces: list[str] = []
    repairs: list[Repair] = []
    turns: list[Turn] = []
    speeches: list[Speech] = []
    at = 0
    for speech, said in spoken:
        spans = []
        for paragraph in said:
            if mend is not None:
                paragraph = mend(paragraph)
            if not paragraph.text:
                continue
            repairs += shifted(paragraph.repairs, at)
            spans.append(Span(at, at + len(paragraph.text)))
            pieces.append(paragraph.text)
            at += len(paragraph.text) + len(_PARAGRAPH_BREAK)
        if spans:
            turns.append(Turn(len(turns), None, speech.section, spans[0].start, spans[-1].end, tuple(spans)))
            speeches.append(speech)
    return _PARAGRAPH_BREAK.join(pieces), repairs, turns, speeches


def _sections(turns: Sequence[Turn], text: str) -> tuple[Section, ...]:
    found: list[Section] = []
    for turn in turns:
        if found and found[-1].kind == turn.section:
            found[-1] = replace(found[-1], end=turn.end)
        else:
            found.append(Section(turn.section, turn.start, turn.end))
    return tuple(found) or (Section("unknown", 0, len(text)),)


def _doubts(text: str, turns: Sequence[Turn], roles: Mapping[str | None, Role]) -> list[str]:
    """What is kept as printed though it can hardly be right."""
    return [
        f"Turn {turn.index} is printed as {turn.speaker}'s, but its words are the operator's."
        for turn in turns
        if roles.get(turn.speaker) == "analyst" and exchanges.sounds_like_operator(text, turn)
    ]
