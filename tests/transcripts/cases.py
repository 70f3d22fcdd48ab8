"""Cases that anybody can read: a file of them has a heading for each, what is read, and what it is read as."""

import re
from pathlib import Path
from typing import NamedTuple

from transcripts.model import Call

FOLDER = Path(__file__).resolve().parent / "cases"
_CASE = re.compile(
    r"^## (?P<title>.+?)\n\n.*?^````(?P<name>\S+)\n(?P<given>.*?)^````\n\n^````read\n(?P<read>.*?)^````$",
    re.MULTILINE | re.DOTALL,
)


class Case(NamedTuple):
    title: str
    name: str
    """The file's name, as somebody gave it."""
    given: str
    read: str


def cases(folder: Path = FOLDER) -> list[Case]:
    return [
        Case(f"{path.stem}: {match['title']}", match["name"], match["given"], match["read"])
        for path in sorted(folder.glob("*.md"))
        for match in _CASE.finditer(path.read_text(encoding="utf-8"))
    ]


def shown(call: Call) -> str:
    """A call as the cases write it: its facts, its people, its turns, its warnings."""
    lines = [_facts(call)]
    for person in call.participants:
        told = [person.role, person.title, person.affiliation]
        lines.append(f"- {person.name}: {', '.join(part for part in told if part)}{_notes(person)}")
    names = {person.id: person.name for person in call.participants}
    section = None
    for turn in call.turns:
        if turn.section != section:
            section = turn.section
            lines += ["", f"[{section}]"]
        time = "" if turn.time is None else f" at {turn.time:g} s"
        said = "\n    ".join(call.text[span.start : span.end] for span in turn.paragraphs)
        lines.append(f"{names.get(turn.speaker or '', '?')}{time}:\n    {said}")
    if not call.turns:
        lines += ["", *(f"    {line}".rstrip() for line in call.text.split("\n"))]
    if call.warnings:
        lines += ["", *(f"! {warning}" for warning in call.warnings)]
    return "\n".join(lines) + "\n"


def _facts(call: Call) -> str:
    event = call.event
    told = [call.company.name, call.company.ticker, event.period, event.date, event.time, event.timezone]
    if not event.period and event.fiscal_quarter:
        told.append(f"Q{event.fiscal_quarter} of an unknown year")
    return f"{call.source.format}: {' | '.join(part for part in told if part)}"


def _notes(person) -> str:
    notes = (
        [f"also {alias}" for alias in person.aliases]
        + (["inferred"] if person.inferred else [])
        + ([] if person.turns else ["silent"])
    )
    return f" ({'; '.join(notes)})" if notes else ""
