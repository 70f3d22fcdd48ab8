"""How a row of a call looks: gutter, speaker's line, text with its figures, hits, selection and caret."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from transcripts.dates import clock
from transcripts.model import Call, Figure, Participant, Span, Turn
from tui import literal
from tui.counting import counted
from tui.highlights import Highlights, pen_number, pen_of
from tui.movement import Terrain
from tui.notelines import NoteLine
from tui.painting import Layer, painted
from tui.themes import SPEAKERS, Looks
from tui.wrapping import Row, RowKind, spans_in

GUTTER = 3
"""Cells ahead of the text: the pen of a highlight, speaker's bar, space."""
_LEAST_ABOUT = 4
_BOLD = Style(bold=True)
_REVERSE = Style(reverse=True)
_TITLES = {"presentation": "Presentation", "qa": "Questions and answers", "unknown": "Call"}


def figure_style(figure: Figure) -> str:
    """What a figure's look and mark go by: its kind, "asked" for an analyst's, "prior" for guidance recalled."""
    if figure.asked:
        return "asked"
    return "prior" if figure.kind == "prior_guidance" else figure.kind


class RowPainter:
    """Draws rows of one call; what is marked in them is set from outside."""

    def __init__(self, *, ascii_marks: bool) -> None:
        """Draw with marks in plain ASCII, or not."""
        self.looks = Looks({})
        """The looks of the theme; set by the view ahead of drawing."""
        self.folded_like = "the other call"
        """The call that says the same as the paragraphs that are folded, in a few words."""
        self.refusals: Sequence[Span] = ()
        """The words that refuse a figure, in order and not overlapping; set from outside."""
        self.hits: Sequence[Span] = ()
        self.current_hit: Span | None = None
        self.sentence = Span(0, 0)
        self.selection: Span | None = None
        self.caret: int | None = None
        """Where the caret is drawn; None where it is not."""
        self.highlights = Highlights()
        self.note_lines: Sequence[NoteLine] = ()
        self.dimmed: Sequence[Span] = ()
        """What is drawn quietly, in order and not overlapping."""
        self._dimmed_ends: list[int] = []
        self._bar, self._dash = ("|", "-") if ascii_marks else ("▎", "─")
        self._goes_on = ":" if ascii_marks else "│"
        self._terrain: Terrain | None = None
        self._colours: dict[str, int] = {}
        self._people: dict[str, Participant] = {}
        self._figures: Sequence[Figure] = ()
        self._figure_ends: list[int] = []
        self._hit_ends: list[int] = []

    def show(self, terrain: Terrain, colours: dict[str, int]) -> None:
        """Draw another call; `colours` numbers the colour of each speaker's id."""
        self._terrain = terrain
        self._colours = colours
        self._people = {p.id: p for p in terrain.call.participants}
        self.set_figures(terrain.figures)
        self.set_hits((), None)

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Mark the call's figures."""
        self._figures = figures
        self._figure_ends = [figure.end for figure in figures]

    def set_dimmed(self, spans: Sequence[Span]) -> None:
        """Draw some stretches quietly."""
        self.dimmed = spans
        self._dimmed_ends = [span.end for span in spans]

    def set_hits(self, hits: Sequence[Span], current: Span | None) -> None:
        """Mark the hits of a search, one of them as the current."""
        self.hits, self.current_hit = hits, current
        self._hit_ends = [hit.end for hit in hits]

    def paint(self, row: Row, width: int, base: Style) -> list[Segment]:
        """A row's gutter and content, over the style of the view; `width` is that of the text, in cells."""
        if self._terrain is None:
            return []
        call = self._terrain.call
        if row.kind is RowKind.TEXT:
            return self._drawn_line(call, row, base)
        gutter = self._gutter(call, row, base)
        if row.kind is RowKind.TURN:
            return [*gutter, *self._speaker_line(call.turns[row.about], width, base)]
        if row.kind is RowKind.NOTE:
            return [*gutter, *self._note_line(self.note_lines[row.about], width, base)]
        if row.kind is RowKind.HIDDEN:
            words = f"({counted(row.about, 'turn')} left out)"
            return [*gutter, literal.segment(words, base + self.looks["quiet"])]
        if row.kind is RowKind.FOLDED:
            words = f"({counted(row.about, 'paragraph')} as in {self.folded_like})"
            return [*gutter, literal.segment(words, base + self.looks["quiet"])]
        if row.kind is RowKind.SECTION:
            titles = self._terrain.titles
            title = titles[row.about] if titles else _TITLES[call.sections[row.about].kind]
            return [*gutter, *self._section_line(title, width, base)]
        return gutter

    def stands_still(self, row: Row) -> bool:
        """Whether nothing that follows the caret lies on a row: it is drawn as it was as long as `standing` is the same."""
        moving = (self.sentence, self.selection, Span(self.caret, self.caret + 1) if self.caret is not None else None)
        return not any(span is not None and span.start <= row.end and span.end >= row.start for span in moving)

    @property
    def standing(self) -> tuple[object, ...]:
        """What the looks of rows depend on, the caret apart."""
        return (
            self._terrain,
            self._figures,
            self.highlights,
            self.note_lines,
            self.refusals,
            self.dimmed,
            self.folded_like,
            self.hits,
            self.current_hit,
            self.looks,
        )

    def _drawn_line(self, call: Call, row: Row, base: Style) -> list[Segment]:
        return [*self._gutter(call, row, base), *painted(call.text, row.start, row.end, base, self._layers(row))]

    def _gutter(self, call: Call, row: Row, base: Style) -> list[Segment]:
        pen = self._pen_mark(row, base) if row.kind is RowKind.TEXT else literal.segment(" ", base)
        belongs = row.kind in (RowKind.TEXT, RowKind.TURN, RowKind.BLANK) and 0 <= row.about < len(call.turns)
        if not belongs:
            return [pen, literal.segment("  ", base)]
        colour = self.looks[self._speaker_look(call.turns[row.about].speaker)]
        return [pen, literal.segment(self._bar, base + colour), literal.segment(" ", base)]

    def _pen_mark(self, row: Row, base: Style) -> Segment:
        """The number of the pen where a highlight begins ("+" for several), reversed with a note; a line where one goes on."""
        begun = self.highlights.beginning(row.start, row.end)
        if begun:
            pen = str(pen_number(begun[0].color)) if len(begun) == 1 else "+"
            ink = base + self._ink(begun[0].color)
            return literal.segment(pen, ink + _REVERSE if any(a.note for a in begun) else ink)
        stroke = next(self.highlights.strokes(row.start, row.end), None)
        if stroke is None:
            return literal.segment(" ", base)
        return literal.segment(self._goes_on, base + self._ink(stroke.color))

    def _ink(self, color: str) -> Style:
        return self.looks[f"ink-{pen_of(color)}"]

    def _pen_layers(self, row: Row) -> Iterator[Layer]:
        """The highlights on a row of text."""
        for start, end, color, depth in self.highlights.strokes(row.start, row.end):
            look = self.looks[f"pen-{pen_of(color)}"]
            yield Layer(start, end, look if depth == 1 else look + self.looks["pen-several"])

    def _layers(self, row: Row) -> list[Layer]:
        """What is marked on a row of text, the undermost first."""
        layers = [Layer(self.sentence.start, self.sentence.end, self.looks["sentence"])]
        layers += [
            Layer(words.start, words.end, self.looks["refusal"])
            for words in self.refusals
            if words.start < row.end and row.start < words.end
        ]
        for index in range(bisect_right(self._figure_ends, row.start), len(self._figures)):
            figure = self._figures[index]
            if figure.start >= row.end:
                break
            layers.append(Layer(figure.start, figure.end, self.looks[f"figure-{figure_style(figure)}"]))
        quiet = self.looks["quiet"]
        layers += [
            Layer(span.start, span.end, quiet) for span in spans_in(self.dimmed, self._dimmed_ends, row.start, row.end)
        ]
        layers += self._pen_layers(row)
        for index in range(bisect_right(self._hit_ends, row.start), len(self.hits)):
            hit = self.hits[index]
            if hit.start >= row.end:
                break
            if self.selection is not None and self.selection.start < hit.end and hit.start < self.selection.end:
                continue  # its own colours would hide what is selected
            layers.append(Layer(hit.start, hit.end, self.looks["hit-current" if hit == self.current_hit else "hit"]))
        if self.selection is not None:
            layers.append(Layer(self.selection.start, self.selection.end, self.looks["selection"]))
        if self.caret is not None and row.start <= self.caret < row.end:
            layers.append(Layer(self.caret, self.caret + 1, self.looks["caret"]))
        return layers

    def _speaker_line(self, turn: Turn, width: int, base: Style) -> list[Segment]:
        person = self._people.get(turn.speaker or "")
        quiet = base + self.looks["quiet"]
        time = "" if turn.time is None else f"  {clock(turn.time)}"
        if person is None:
            return [literal.segment(f"(speaker not named){time}", quiet)]
        segments = [literal.segment(person.name, base + self.looks[self._speaker_look(turn.speaker)] + _BOLD)]
        if time:
            segments.append(literal.segment(time, quiet))
        about = ", ".join(
            part for part in (person.title, person.affiliation, "inferred" if person.inferred else "") if part
        )
        room = width - cell_len(person.name) - len(time) - 2
        if about and room > _LEAST_ABOUT:
            segments.append(literal.segment(f"  {literal.shortened(about, room)}", quiet))
        return segments

    def _note_line(self, line: NoteLine, width: int, base: Style) -> list[Segment]:
        paper = base + self.looks["note"]
        filled = line.words + " " * (width - len(line.head) - cell_len(line.words))
        return [literal.segment(line.head, paper + self._ink(line.color)), literal.segment(filled, paper)]

    def _section_line(self, title: str, width: int, base: Style) -> list[Segment]:
        if cell_len(title) > width:
            title = literal.shortened(title, width)
        rule = self._dash * max(0, width - cell_len(title) - 1)
        return [
            literal.segment(title, base + self.looks["section"]),
            literal.segment(f" {rule}", base + self.looks["rule"]),
        ]

    def _speaker_look(self, speaker: str | None) -> str:
        colour = self._colours.get(speaker or "")
        return "quiet" if colour is None else f"speaker-{colour % SPEAKERS}"
