"""The card of a call beside the library's grid: when it was, who spoke, its first figures, what the reader did with it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from transcripts.listing import Held
from tui import literal
from tui.bookcase import Glance

if TYPE_CHECKING:
    from transcripts.model import Call

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

    def show(
        self,
        held: Held | None,
        glance: Glance,
        call: "Call | None" = None,
        trouble: str = "",
        righted: Sequence[str] = (),
    ) -> None:
        """Show a call: what its record tells, and once it is read the rest.

        Args:
            held: The call; None for none.
            glance: What the reader did with it.
            call: The call, read.
            trouble: Why it cannot be read.
            righted: What was put right by hand, a line each.
        """
        lines = [] if held is None else [*_head(held), *_done(glance)]
        if righted:
            lines += [Content(""), literal.content("Put right by hand", "bold $quiet")]
            lines += [literal.content(line) for line in righted]
        if call is not None:
            from tui.widgets.cardlines import lines_of  # what it needs is loaded when a call is first read

            lines += lines_of(call)
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
