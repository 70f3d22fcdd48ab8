"""Speakers whose label is a picture (see `sources.pictured`).

They are told by the operator who introduces them; where the same picture comes again, by its width.
"""

from collections.abc import Mapping, Sequence

from transcripts.document import Line
from transcripts.labels import Label
from transcripts.marks.handovers import handovers
from transcripts.script import Voice

_SAME_WIDTH = 3.0


def found(lines: Sequence[Line], labels: Mapping[int, Label]) -> dict[int, Label]:
    """Labels for the lines that a picture begins where a speaker's name should stand.

    Args:
        lines: A document's lines, without furniture.
        labels: The labels that can be read, by the number of their line.
    """
    out: dict[int, Label] = {}
    widths: dict[float, Voice] = {}
    said: list[str] = []
    operator = False
    for at, line in enumerate(lines):
        if at in labels:
            operator, said = labels[at].voice.role == "operator", []
        if line.pictured and at not in labels and _begins(lines, at):
            voice = _introduced(" ".join(said)) if operator else None
            voice = voice or next((v for width, v in widths.items() if abs(width - line.pictured) <= _SAME_WIDTH), None)
            if voice is not None:
                widths[line.pictured] = voice
                out[at] = Label("", voice, 0)
                operator = False
        said.append(line.text)
    return out


def warnings(lines: Sequence[Line], lost: Mapping[int, Label]) -> tuple[str, ...]:
    """What was inferred, and from what."""
    return tuple(
        f"On page {lines[at].page} a speaker's name is a picture: taken for {label.voice.name},"
        " whom the operator introduced."
        for at, label in lost.items()
    )


def _begins(lines: Sequence[Line], at: int) -> bool:
    return at == 0 or lines[at - 1].blank or lines[at - 1].page != lines[at].page


def _introduced(text: str) -> Voice | None:
    """The analyst whom the operator's words hand over to."""
    asked = [change for change in handovers(text) if change.asks]
    return Voice(asked[-1].name, None, asked[-1].firm, "analyst", inferred=True) if asked else None
