"""The card of a call beside the library's grid: when it was, who spoke, its first figures, what the reader did with it."""

from collections.abc import Iterator

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from transcripts.model import Call, Figure, Participant
from tui import literal
from tui.bookcase import Glance, Held
from tui.widgets.figures import MARKS, metric_name
from tui.widgets.rows import figure_style

_MOST_PEOPLE = 6
_MOST_FIGURES = 8
_MOST_TAGS = 8


class CallCard(VerticalScroll, can_focus=False):
    """What there is to know of one call before it is opened."""

    DEFAULT_CSS = """
    CallCard { background: $surface; padding: 1 2; scrollbar-size-vertical: 1; }
    CallCard > Static { height: auto; }
    """

    def compose(self) -> Iterator[Static]:
        """One text."""
        yield Static(id="card-text")

    def show(self, held: Held | None, glance: Glance, call: Call | None = None, trouble: str = "") -> None:
        """Show a call: what its record tells, and once it is read the rest.

        Args:
            held: The call; None for none.
            glance: What the reader did with it.
            call: The call, read.
            trouble: Why it cannot be read.
        """
        lines = [] if held is None else [*_head(held), *_done(glance)]
        if call is not None:
            lines += [*_people(call), *_figures(call), *_file(call)]
        elif trouble:
            lines += [Content(""), literal.content(trouble, "$error")]
        self.query_one("#card-text", Static).update(Content("\n").join(lines))
        self.scroll_home(animate=False)


def _head(held: Held) -> Iterator[Content]:
    yield literal.content(held.company or held.id, "bold")
    yield literal.line((held.label, "bold $primary"), (f"   {held.date}" if held.date != held.label else "", "$quiet"))
    yield literal.content(held.id, "$quiet")


def _done(glance: Glance) -> Iterator[Content]:
    number = glance.annotations
    done = [f"{glance.read:.0%} read" if glance.read else "not read yet"]
    if number:
        done.append(f"{number:,} annotation{'s' * (number != 1)}")
    yield literal.content(" · ".join(done))
    for tag, count in glance.tags[:_MOST_TAGS]:
        yield literal.line((f"  #{tag}", "$primary"), (f"  {count}", "$quiet"))


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
