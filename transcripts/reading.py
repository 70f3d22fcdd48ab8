"""The front door: a file in, a call out.

Bounds the size, chooses source and layout, runs the steps, and keeps how the file was read.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from transcripts import cleaning, event, exchanges, ocr, people, roles, sections, vast
from transcripts.document import Document
from transcripts.errors import NotATranscriptError, UnreadableFileError
from transcripts.firms import company_slug
from transcripts.layouts import registry as layouts
from transcripts.limits import MAX_BYTES, MAX_FIGURED, MAX_NUMBERS, refuse_larger
from transcripts.mending import Mended, shifted
from transcripts.model import Call, Company, Event, Moment, Participant, Repair, Role, Section, Source, Span, Turn
from transcripts.names import is_unnamed, slug
from transcripts.script import Script
from transcripts.sources import registry as sources
from transcripts.wording import lazy, sayable

if TYPE_CHECKING:
    from transcripts.figures.vocabulary import Vocabulary

LEAST_SURE = 0.1
_PARAGRAPH_BREAK = "\n\n"
_LONE_MARKS = (" -- ", " - ", " – ", " — ")
_NUMBER = lazy(r"\d+")
_PUBLISHED = frozenset(("pdf", "html", "docx"))


def read_file(
    path: Path,
    *,
    plain_text: bool = False,
    password: str | None = None,
    figures: bool = True,
    vocabulary: "Vocabulary | None" = None,
) -> Call:
    """Read a call from a file.

    Args:
        path: The file.
        plain_text: Open a text that shows no sign of being a call all the same, with a warning.
        password: What opens an encrypted PDF.
        figures: Find the figures too; `with_figures` does it later.
        vocabulary: What figures may be called; None: what they commonly are.

    Raises:
        UnreadableFileError: The file cannot be read: absent, no permission, empty, binary, broken, too large.
        PasswordError: It is encrypted, and the password is missing or wrong.
        NotATranscriptError: It is text, and no transcript.
    """
    data = load(path)
    return read_bytes(data, str(path), plain_text=plain_text, password=password, figures=figures, vocabulary=vocabulary)


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
    refuse_larger(MAX_BYTES, len(data), "file")
    return data


def read_bytes(
    data: bytes,
    path: str,
    *,
    plain_text: bool = False,
    password: str | None = None,
    figures: bool = True,
    vocabulary: "Vocabulary | None" = None,
) -> Call:
    """Read a call from a file's bytes; `path` is kept and its last part may tell the quarter.

    Raises:
        UnreadableFileError: The bytes cannot be read.
        PasswordError: They are encrypted, and the password is missing or wrong.
        NotATranscriptError: They are text, and no transcript.
    """
    document = sources.document_of(data, sayable(Path(path).name), password)
    told = layouts.untold(document) if document.vast else layouts.told(document)
    if told.verdict.sure < LEAST_SURE and not plain_text:
        raise NotATranscriptError(
            "Not a transcript",
            "The file is text, but nothing in it looks like a call.",
            "Check that it is the right file.",
        )
    source = Source(path, f"{told.layout}-{document.kind}", hashlib.sha256(data).hexdigest(), told.verdict.reason)
    if document.vast:
        return vast.call_of(document, source, call_id(Company(None, None), Event(), document.name))
    call = call_of(told.script, document, source)
    if figures:
        call = with_figures(call, vocabulary)
    if told.verdict.sure < LEAST_SURE:
        return replace(call, warnings=(*call.warnings, "This does not look like a call: it is shown as plain text."))
    return call


def with_figures(call: Call, vocabulary: "Vocabulary | None" = None) -> Call:
    """The call with the figures that are said in it, called as a vocabulary has it, or as they commonly are."""
    if len(call.text) > MAX_FIGURED:
        return replace(call, warnings=(*call.warnings, "The text is far longer than a call: its figures are not read."))
    if len(_NUMBER.findall(call.text)) > MAX_NUMBERS:
        return replace(call, warnings=(*call.warnings, "The text has far more numbers than a call: they are not read."))
    from transcripts.figures.finding import figures_of  # a third of the time that reading takes, and not always wanted

    return replace(call, figures=figures_of(call) if vocabulary is None else figures_of(call, vocabulary))


def call_of(script: Script, document: Document, source: Source) -> Call:
    """The call that a script tells of: one text, and the spans over it."""
    printed = event.printed_facts(script.printed)
    house = people.house(script)
    cast = people.cast_of(script, printed.company.name or house)
    body = _assembled(script, cast, document.kind in _PUBLISHED)
    turns = body.turns
    warnings = [*script.warnings, *document.warnings]
    turns = _with_sections(turns, script, body.text, cast.participants, warnings)
    prepared = " ".join(body.text[turn.start : turn.end] for turn in turns if turn.section != "qa") or body.text
    facts = event.facts_of(
        event.Clues(printed, body.text, prepared, house, script.notices, document.name, document.stated)
    )
    if script.event_type != "earnings":
        facts = replace(facts, event=replace(facts.event, type=script.event_type))
    participants = _with_roles(cast.participants, turns, body.text, warnings)
    by_id: dict[str | None, Role] = {p.id: p.role for p in participants}
    brief = script.event_type == "brief"
    return Call(
        id=call_id(facts.company, facts.event, document.name),
        source=source,
        title=facts.title,
        company=facts.company,
        event=facts.event,
        participants=participants,
        text=body.text,
        sections=_sections(turns, body.text),
        turns=() if brief else tuple(turns),
        exchanges=() if brief else exchanges.exchanges_of(body.text, turns, by_id),
        repairs=tuple(body.repairs),
        warnings=(*warnings, *facts.warnings, *_doubts(body.text, turns, by_id)),
        moments=tuple(body.moments),
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


class _Body(NamedTuple):
    """A script's speeches as one text."""

    text: str
    repairs: list[Repair]
    turns: list[Turn]
    moments: list[Moment]


def _assembled(script: Script, cast: people.Cast, published: bool) -> _Body:
    """The text of a script, and the spans over it."""
    page = cleaning.page_of([line for s in script.speeches for line in s.lines], script.width, published)
    spoken = [(speech, cleaning.paragraphs(speech.lines, page)) for speech in script.speeches]
    mend: Callable[[Mended], Mended] | None = None
    if ocr.is_poor("\n".join(paragraph.mended.text for _, said in spoken for paragraph in said)):
        mend = ocr.mended
    pieces: list[str] = []
    body = _Body("", [], [], [])
    at = 0
    for speech, said in spoken:
        spans: list[Span] = []
        first = len(body.moments)
        for paragraph in said:
            mended = mend(paragraph.mended) if mend and not paragraph.moments else paragraph.mended
            if not mended.text:
                continue
            body.repairs.extend(shifted(mended.repairs, at))
            body.moments.extend(Moment(at + offset, seconds) for offset, seconds in paragraph.moments)
            spans.append(Span(at, at + len(mended.text)))
            pieces.append(mended.text)
            at += len(mended.text) + len(_PARAGRAPH_BREAK)
        if spans:
            time = body.moments[first].seconds if len(body.moments) > first else None
            speaker = cast.ids[speech.voice.name] if speech.voice else None
            number = len(body.turns)
            body.turns.append(Turn(number, speaker, speech.section, spans[0].start, spans[-1].end, tuple(spans), time))
    return body._replace(text=_PARAGRAPH_BREAK.join(pieces))


def _with_sections(
    turns: Sequence[Turn], script: Script, text: str, participants: Sequence[Participant], warnings: list[str]
) -> list[Turn]:
    """The turns with their sections, told by the words where the file has no heading for the questions."""
    if script.divided or script.event_type == "brief" or len(turns) < 2:
        return list(turns)
    role: dict[str | None, Role] = {p.id: p.role for p in participants}
    said = [sections.Said(text[t.start : t.end], role.get(t.speaker, "unknown")) for t in turns]
    begin = sections.questions_begin(said)
    if begin is None:
        return [replace(turn, section="unknown") for turn in turns]
    first = _quoted(said[begin].text)
    warnings.append(f"The file has no heading for the questions: they are taken to begin at turn {begin}, “{first}”.")
    return [replace(turn, section="qa" if at >= begin else "presentation") for at, turn in enumerate(turns)]


def _quoted(text: str) -> str:
    """The first words of a text."""
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def _with_roles(
    participants: Sequence[Participant], turns: Sequence[Turn], text: str, warnings: list[str]
) -> tuple[Participant, ...]:
    """The participants with their words counted and their roles, told by what they do where nothing prints them."""
    known: dict[str, Role] = {p.id: p.role for p in participants}
    if any(p.role == "unknown" and not is_unnamed(p.name) for p in participants):
        names = {p.id: p.name for p in participants}
        parts = [
            roles.Part(t.speaker, names[t.speaker], t.section == "qa", text[t.start : t.end])
            for t in turns
            if t.speaker is not None
        ]
        told = {id: role for id, role in roles.told_by_parts(parts, known).items() if not is_unnamed(names[id])}
        if told:
            whose = f"roles of {len(told)} people are" if len(told) > 1 else "role of one person is"
            warnings.append(
                f"The {whose} not printed: who presents or answers is taken for an executive,"
                " who is introduced for a question for an analyst."
            )
            participants = people.with_roles(participants, told)
    return people.counted(participants, [(turn.speaker, _words(text[turn.start : turn.end])) for turn in turns])


def _words(text: str) -> int:
    """How many words a text has; a mark alone is none."""
    return len(text.split()) - sum(text.count(mark) for mark in _LONE_MARKS)


def _sections(turns: Sequence[Turn], text: str) -> tuple[Section, ...]:
    found: list[Section] = []
    for turn in turns:
        if found and found[-1].kind == turn.section:
            found[-1] = replace(found[-1], end=turn.end)
        else:
            found.append(Section(turn.section, turn.start, turn.end))
    return tuple(found) or (Section("unknown", 0, len(text)),)


def _doubts(text: str, turns: Sequence[Turn], by_id: Mapping[str | None, Role]) -> list[str]:
    """What is kept as printed though it can hardly be right."""
    return [
        f"Turn {turn.index} is printed as {turn.speaker}'s, but its words are the operator's."
        for turn in turns
        if by_id.get(turn.speaker) == "analyst" and exchanges.sounds_like_operator(text, turn)
    ]
