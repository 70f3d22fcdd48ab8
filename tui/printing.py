"""Calls and annotations as the command line prints them."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from annotations.citation import event_name, speaker_of
from annotations.model import Annotation
from transcripts import hygiene
from transcripts.dates import clock
from transcripts.model import Call, Participant, Span
from tui.output import console, line

_MOST_FIGURES = 12


def annotated(annotation: Annotation, call: Call | None) -> str:
    """An annotation in a line: id, pen, tags, passage, who says it where, note; `call` is None where it is not to be had."""
    words = " ".join(annotation.quote.exact.split())
    lost = " (its passage is not found any more)" if annotation.anchored == "orphan" else ""
    speaker = speaker_of(call, annotation.position.start) if call and not lost else None
    source = "; ".join(part for part in (speaker, event_name(call) if call else annotation.call) if part)
    by = (f"by {annotation.creator}",) if annotation.creator else ()
    marks = " ".join((annotation.color, *(f"#{tag}" for tag in annotation.tags), *by))
    note = f"  Note: {' '.join(annotation.note.split())}" if annotation.note else ""
    return f"{annotation.id}  {marks}  “{words}”{lost} — {source}{note}"


def marked(words: str, marks: Iterable[Span]) -> None:
    """Words on a line of their own, indented, what stands in the places in bold on a terminal."""
    shown = words.replace("\n", " ")
    if not sys.stdout.isatty() or hygiene.clean(shown).text != shown:
        line(f"    {shown}")
        return
    from rich.text import Text

    text = Text(shown)
    for mark in marks:
        text.stylize("bold", mark.start, mark.end)
    text.pad_left(4)
    console().print(text)


def summary(call: Call) -> None:
    """A call at a glance: facts, people, first figures, warnings."""
    from rich.table import Table

    from tui.literal import rich_text

    out = console()
    event = call.event
    head = [call.company.name or "Unnamed company", call.company.ticker, event.period, event.date, event.time]
    out.print(rich_text("  ".join(part for part in head if part), "bold"))
    words = sum(p.words for p in call.participants)
    out.print(
        rich_text(
            f"{call.id}  {call.source.format}  {words:,} words, {len(call.turns)} turns,"
            f" {len(call.exchanges)} exchanges, {len(call.figures)} figures, {len(call.repairs)} repairs"
        )
    )
    people = Table(box=None, pad_edge=False, header_style="bold")
    for name, right in (
        ("role", False),
        ("name", False),
        ("title", False),
        ("firm", False),
        ("turns", True),
        ("words", True),
    ):
        people.add_column(name, justify="right" if right else "left")
    for p in call.participants:
        cells = (p.role, p.name, p.title or "", p.affiliation or "", str(p.turns), f"{p.words:,}")
        people.add_row(*(rich_text(cell) for cell in cells))
    out.print(people)
    if call.figures:
        out.print(_figures(call))
    for warning in call.warnings:
        out.print(rich_text(f"! {warning}"))
    out.print()


def _figures(call: Call) -> Any:
    from rich.table import Table

    from tui.literal import rich_text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("metric", "figure", "kind", "period"):
        table.add_column(name)
    said = [f for f in call.figures if f.metric != "other" and not f.asked]
    for figure in said[:_MOST_FIGURES]:
        metric = f"{figure.metric}, {figure.segment}" if figure.segment else figure.metric
        cells = (metric, figure.text, figure.kind, figure.period or "")
        table.add_row(*(rich_text(cell) for cell in cells))
    return table


def linear(call: Call, turns: Iterable[int], annotations: Sequence[Annotation] = ()) -> None:
    """A call as plain text, speaker by speaker, roles as words; annotations after the paragraphs that they begin in."""
    names = {p.id: p for p in call.participants}
    wanted = set(turns)
    title = call.title or ", ".join(part for part in (call.company.name, call.event.period) if part) or call.id
    sys.stdout.write(f"{title}\n")
    section = None
    if not call.turns:
        sys.stdout.write("\n")
        _paragraph(call, Span(0, len(call.text)), annotations)
    for turn in call.turns:
        if turn.index not in wanted:
            continue
        if turn.section != section:
            section = turn.section
            sys.stdout.write(f"\n{_SECTIONS[section]}\n")
        time = "" if turn.time is None else f" at {clock(turn.time)}"
        sys.stdout.write(f"\n{_introduced(names.get(turn.speaker or ''))}{time}:\n")
        for span in turn.paragraphs:
            _paragraph(call, span, annotations)
    lost = [annotation for annotation in annotations if annotation.anchored == "orphan"]
    if lost:
        sys.stdout.write("\nHIGHLIGHTS WHOSE PASSAGE IS NOT FOUND ANY MORE\n\n")
    for annotation in lost:
        sys.stdout.write(f"{_remark(annotation)}\n")


def _introduced(person: Participant | None) -> str:
    """Who speaks, with role, title and firm."""
    about = "" if person is None else ", ".join(part for part in (person.title, person.affiliation) if part)
    role = "" if person is None or person.role == "unknown" else person.role.capitalize()
    who = person.name if person else "Speaker not named"
    details = ", ".join(part for part in (role if role != who else "", about) if part)
    return f"{who}{f' ({details})' if details else ''}"


def _paragraph(call: Call, span: Span, annotations: Sequence[Annotation]) -> None:
    sys.stdout.write(f"{call.text[span.start : span.end]}\n")
    for annotation in annotations:
        if annotation.anchored != "orphan" and span.start <= annotation.position.start < span.end:
            sys.stdout.write(f"{_remark(annotation)}\n")


def _remark(annotation: Annotation) -> str:
    """An annotation in words, for reading aloud."""
    words = " ".join(annotation.quote.exact.split())
    tags = f", tagged {', '.join(annotation.tags)}" if annotation.tags else ""
    note = hygiene.clean(f" Note: {annotation.note}").text if annotation.note else ""
    return f"> Highlighted in {annotation.color}{tags}: “{words}”{note}"


_SECTIONS = {"presentation": "PRESENTATION", "qa": "QUESTIONS AND ANSWERS", "unknown": "CALL"}
