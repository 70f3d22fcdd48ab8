"""Sentences and their figures that anybody can read: what is said, and every figure in it with what it means.

A file of cases has a heading for each subject. Under it a quoted line is what is said, in the second quarter of 2031;
a quoted line that begins with "Q:" is an analyst's. The list below it holds every figure, in order of place:

> Gross margin was 48.1%, up 130 basis points.

- `48.1%` = 48.1 % · gross_margin actual 2031Q2
- `130 basis points` = 130 bps · gross_margin actual change 2031Q2

What stands behind the dot: metric (with its segment), kind, measure where it is no level, "asked", period, what a
change is measured against, basis, and what is left out.
"""

import re
from pathlib import Path
from typing import NamedTuple

from transcripts.model import Call, Company, Event, Figure, Participant, Source, Span, Turn

FOLDER = Path(__file__).resolve().parent / "figures" / "cases"
_BLOCK = re.compile(r"(?P<said>(?:^> .+\n)+)\n(?P<told>(?:^- .+\n)*)", re.MULTILINE)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


class Spoken(NamedTuple):
    """A case: what is said, and its figures as a reader would list them."""

    title: str
    said: tuple[str, ...]
    told: tuple[str, ...]


def spoken() -> list[Spoken]:
    """All cases, in order."""
    found: list[Spoken] = []
    for path in sorted(FOLDER.glob("*.md")):
        for part in re.split(r"^(?=## )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            heading = part.partition("\n")[0].removeprefix("## ")
            for match in _BLOCK.finditer(part):
                said = tuple(line.removeprefix("> ") for line in match["said"].splitlines())
                found.append(Spoken(f"{heading}: {said[0]}", said, tuple(match["told"].splitlines())))
    return found


def call_of(said: tuple[str, ...], quarter: int | None = 2, date: str | None = "2031-07-24") -> Call:
    """A call of an invented company in which some paragraphs are said, each a turn of its own where its speaker
    changes; those that begin with "Q:" by an analyst."""
    people = (Participant("ada", "Ada Brook", "executive"), Participant("ben", "Ben Okafor", "analyst"))
    session = any(line.startswith("Q:") for line in said)
    text, turns = "", []
    for line in said:
        speaker, words = ("ben", line[2:].strip()) if line.startswith("Q:") else ("ada", line)
        start = len(text) + 2 * bool(text)
        text = f"{text}\n\n{words}" if text else words
        span = Span(start, len(text))
        if turns and turns[-1].speaker == speaker:
            last = turns.pop()
            turns.append(Turn(last.index, speaker, last.section, last.start, span.end, (*last.paragraphs, span)))
        else:
            section = "qa" if session else "presentation"
            turns.append(Turn(len(turns), speaker, section, span.start, span.end, (span,)))
    source = Source("said.txt", "invented", "0" * 64, "invented")
    company, event = Company("Brook & Sons, Inc.", "BRKS"), Event("earnings", 2031, quarter, None, date)
    return Call("BRKS-2031Q2", source, None, company, event, people, text, (), tuple(turns), ())


def told(figure: Figure) -> str:
    """A figure as the cases write it."""
    unit = f" {figure.unit}" if figure.unit else ""
    if figure.value is not None:
        amount = f" = {figure.value:.15g}{unit}"
    elif figure.low is not None and figure.high is not None:
        amount = f" = {figure.low:.15g} to {figure.high:.15g}{unit}"
    else:
        amount = unit
    parts = [
        f"{figure.metric} ({figure.segment})" if figure.segment else figure.metric,
        figure.kind,
        figure.measure if figure.measure != "level" else None,
        "asked" if figure.asked else None,
        figure.period,
        f"against {figure.compare}" if figure.compare else None,
        figure.basis,
        f"without {figure.excluding}" if figure.excluding else None,
        f"hedged with {figure.hedge}" if figure.hedge else None,
    ]
    return f"- `{figure.text}`{amount} · {' '.join(part for part in parts if part)}"
