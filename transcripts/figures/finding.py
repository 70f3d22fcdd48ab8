"""The front door: a call in, its figures out."""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import NamedTuple

from transcripts.figures.headings import heading_of
from transcripts.figures.lexicon import Book, book_of, metrics_in
from transcripts.figures.meaning import figures_in, moves_in
from transcripts.figures.memory import Left, Names, Setting, Topic
from transcripts.figures.places import Places, Stretch, likely, places_of
from transcripts.figures.quarters import Calendar
from transcripts.figures.ranges import Quantity, quantities
from transcripts.figures.scaling import rescaled
from transcripts.figures.scene import scene_of
from transcripts.figures.standing import with_standings
from transcripts.figures.turning import may_turn
from transcripts.figures.units import currency_of
from transcripts.figures.vocabulary import DEFAULT, Vocabulary
from transcripts.figures.words import Sentence, lowered, sentence
from transcripts.figures.wordy import moves, worded
from transcripts.model import Call, Figure

_MOST = 10_000
_MOST_IN_SENTENCE = 1_000
"""Figures; a call has some hundreds. What has more is made to take for ever."""
_REMEMBERED = 12
"""Sentences back in which a metric may have been spoken of."""
_HEADED = 8
"""Sentences for which what a paragraph is about is remembered."""


class _Lines(NamedTuple):
    """The sentences of a call."""

    low: str
    places: Places
    book: Book
    known: dict[int, Names]
    """The metrics they name, by index, as far as that was looked up."""

    def sentence(self, index: int) -> Sentence:
        """The words of one."""
        return sentence(self.low, self.places.starts[index], self.places.ends[index])

    def before(self, index: int) -> Iterator[Names]:
        """The metrics named in those before one, the nearest first, as long as the same matter may be spoken of."""
        here = self.places.stretches[index]
        for at in range(index - 1, max(index - 1 - _REMEMBERED, -1), -1):
            there = self.places.stretches[at]
            if there.turn != here.turn and not (there.session and here.session):
                return
            if at not in self.known:
                words = self.sentence(at).words
                self.known[at] = Names(words, metrics_in(words, self.book))
            yield self.known[at]

    def part(self, index: int, setting: Setting, alone: bool) -> str | None:
        """The segment that a sentence is about, as it says itself or, unless `alone`, one before it in its paragraph."""
        for at in range(index, index - 1 if alone else max(index - _HEADED, -1), -1):
            if self.places.stretches[at] is not self.places.stretches[index]:
                return None
            heading = heading_of(setting.text, self.places.starts[at], self.places.ends[at], setting.house)
            if heading is not None and (heading.lasting or at == index):
                return heading.segment
        return None


def figures_of(call: Call, vocabulary: Vocabulary = DEFAULT) -> tuple[Figure, ...]:
    """Every figure said in a call, in order of place, none overlapping another.

    Args:
        call: The call; its own figures are not looked at.
        vocabulary: What figures may be called.
    """
    return tuple(rescaled(list(islice(_figures(call, vocabulary), _MOST)), call.text, calendar_of(call)))


def calendar_of(call: Call) -> Calendar:
    """The call's own fiscal period, and when its quarter ended where the call's date tells."""
    event = call.event
    if event.date is None:
        return Calendar(event.fiscal_year, event.fiscal_quarter, event.fiscal_half)
    held = int(event.date[5:7])
    month = (held - 2) % 12 + 1
    year = int(event.date[:4]) - (month > held)
    return Calendar(event.fiscal_year, event.fiscal_quarter, event.fiscal_half, month, year)


def _figures(call: Call, vocabulary: Vocabulary) -> Iterator[Figure]:
    low = lowered(call.text)
    setting = Setting(call.text, vocabulary, calendar_of(call), currency_of(low), {}, {}, call.company.name)
    lines = _Lines(low, places_of(call), book_of(vocabulary), {})
    last: Stretch | None = None
    left = Left(False, None)
    for index in likely(low, lines.places):
        here = lines.places.stretches[index]
        if last is not None and here is not last:
            left = _carried(left, last, here)
        last = here
        topic = Topic(*left, here.asked, here.turn, partial(lines.before, index), partial(lines.part, index, setting))
        found, left = _read(lines, index, topic, setting)
        yield from found


def _carried(left: Left, last: Stretch, here: Stretch) -> Left:
    """What a paragraph takes over from the one before it."""
    if here.turn == last.turn and here.session:
        return left
    same_matter = here.session and here.question == last.question
    return Left(left.ahead and here.turn == last.turn, left.period if same_matter else None)


def _read(lines: _Lines, index: int, topic: Topic, setting: Setting) -> tuple[list[Figure], Left]:
    """The figures of one sentence, and what it leaves for the next."""
    said = lines.sentence(index)
    counted = _merged(quantities(said, setting.currency), worded(said, setting.currency))[:_MOST_IN_SENTENCE]
    hints = moves(said)
    if not (counted or hints or may_turn(said.words)):
        return [], Left(topic.ahead, topic.period)
    scene = scene_of(said, counted, lines.book, setting.vocabulary.bare)
    lines.known[index] = Names(said.words, scene.metrics)
    found, left = figures_in(scene, topic, setting)
    if hints:
        found = sorted([*found, *moves_in(scene, hints, topic, setting)], key=lambda figure: figure.start)
    return with_standings(scene, found), left


def _merged(numbers: list[Quantity], words: list[Quantity]) -> list[Quantity]:
    """Figures in numbers and in words, in order; where two overlap the one in numbers stays."""
    if not words:
        return numbers
    taken = {at for quantity in numbers for at in range(quantity.first, quantity.last)}
    free = [quantity for quantity in words if not taken.intersection(range(quantity.first, quantity.last))]
    return sorted([*numbers, *free], key=lambda quantity: quantity.first)
