"""The line above the foot: what was written about the highlight at the caret, in what colour, when."""

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from annotations.model import Annotation
from tui import literal
from tui.highlights import pen_number, pen_of
from tui.notelines import tag_words


class NoteStrip(Widget):
    """One line; it is there as soon as something is kept of the call."""

    DEFAULT_CSS = """
    NoteStrip { height: 1; background: $surface; color: $foreground; padding: 0 1; display: none; }
    """

    line: reactive[Content] = reactive(Content(""))

    def render(self) -> Content:
        """The line, cut to the width."""
        return self.line.truncate(max(0, self.size.width - 2), ellipsis=True)


_FOUND = {
    "exact": "",
    "moved": "  moved with its words",
    "fuzzy": "  its words have changed",
    "orphan": "  has lost its place",
}


def about(annotations: Sequence[Annotation], meaning: str) -> Content:
    """What there is to say of the annotations at a place, the one that keys act on first.

    Args:
        annotations: Those at the place; at least one.
        meaning: What the first one's colour means, or its name.
    """
    first = annotations[0]
    ink = f"bold $ink-{pen_of(first.color)}"
    parts: list[str | tuple[str, str] | Content] = [(f"{pen_number(first.color)} {literal.plain(meaning)}", ink)]
    if first.tags:
        parts.append((f"  {tag_words(first.tags)}", "bold"))
    if first.note.strip():
        lines = first.note.strip().split("\n")
        more = f" (+{len(lines) - 1} line{'s' * (len(lines) > 2)})" if len(lines) > 1 else ""
        parts.append(f"  {literal.plain(lines[0])}{more}")
    when = f"  {moment(first.created)}"
    if first.modified[:16] != first.created[:16]:
        when += f", changed {moment(first.modified)}"
    parts.append((when, "$quiet"))
    if first.creator:
        parts.append((f"  by {literal.plain(first.creator)}", "$quiet"))
    parts.append((_FOUND[first.anchored], "$quiet"))
    if len(annotations) > 1:
        parts.append((f"  and {len(annotations) - 1} more here", "$quiet"))
    return literal.line(*parts)


def moment(stamp: str) -> str:
    """A moment as annotations keep it, in the reader's own time: "25 Nov 2026 10:12"."""
    when = datetime.fromisoformat(stamp).astimezone()
    return f"{when.day} {when:%b %Y %H:%M}"
