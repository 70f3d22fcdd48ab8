"""What the card of a call tells once the call is read: who speaks, the first figures, how it was read. Pure."""

from collections.abc import Iterator

from textual.content import Content

from transcripts.model import Call, Figure, Participant
from tui import literal
from tui.widgets.figures import MARKS, metric_name
from tui.widgets.rows import figure_style

_MOST_PEOPLE = 6
_MOST_FIGURES = 8


def lines_of(call: Call) -> list[Content]:
    """The lines of a call."""
    return [*_people(call), *_figures(call), *_file(call)]


def _people(call: Call) -> Iterator[Content]:
    for role, title in (("executive", "Executives"), ("analyst", "Analysts")):
        people = [p for p in call.participants if p.role == role and p.turns]
        if not people:
            continue
        yield Content("")
        yield literal.content(title, "bold $quiet")
        for person in people[:_MOST_PEOPLE]:
            yield _person(person)
        if len(people) > _MOST_PEOPLE:
            yield literal.content(f"and {len(people) - _MOST_PEOPLE} more", "$quiet")


def _person(person: Participant) -> Content:
    about = person.title if person.role == "executive" else person.affiliation
    return literal.line(person.name, (f"  {about}" if about else "", "$quiet"))


def _figures(call: Call) -> Iterator[Content]:
    said = [f for f in call.figures if f.metric != "other" and not f.asked and f.kind != "comparison"]
    if not said:
        return
    yield Content("")
    yield literal.content("First figures", "bold $quiet")
    for figure in said[:_MOST_FIGURES]:
        yield _figure(figure)


def _figure(figure: Figure) -> Content:
    style = figure_style(figure)
    return literal.line(
        (f"{MARKS[style]} ", f"$figure-{style}"), (figure.text, f"bold $figure-{style}"), f"  {metric_name(figure)}"
    )


def _file(call: Call) -> Iterator[Content]:
    yield Content("")
    words = sum(person.words for person in call.participants)
    yield literal.content(f"{words:,} words, {len(call.exchanges)} exchanges, {call.source.format}", "$quiet")
    if call.warnings:
        yield literal.content(f"{len(call.warnings)} doubtful: I in the reader says what", "$quiet")
