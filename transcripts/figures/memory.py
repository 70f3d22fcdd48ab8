"""What was spoken of before a sentence: the topic it goes on with, and values that are said again."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from transcripts.figures.candidates import Name
from transcripts.figures.fits import Wanted, fitting
from transcripts.figures.lexicon import Mention
from transcripts.figures.nouns import has_own_noun, is_full, is_light, own_subject
from transcripts.figures.periods import MONTHS
from transcripts.figures.quarters import Calendar, ends
from transcripts.figures.ranges import Quantity
from transcripts.figures.scene import Scene
from transcripts.figures.vocabulary import Vocabulary
from transcripts.model import Figure, Kind, Measure

_UNPARTED = ("net_income", "eps")
"""Metrics that no company tells of its parts."""
Value = tuple[float | None, float | None, float | None, str | None]
"""What makes two quantities the same thing said twice: value, low, high, unit."""


class Names(NamedTuple):
    """The metrics that a sentence names."""

    words: list[str]
    """All words of the sentence."""
    metrics: list[Mention]


class Echo(NamedTuple):
    """What the figure of a value was when it was first said."""

    metric: str
    measure: Measure
    segment: str | None
    period: str | None
    kind: Kind
    words: str


class Setting(NamedTuple):
    """What holds for a whole call."""

    text: str
    vocabulary: Vocabulary
    calendar: Calendar
    currency: str
    """ISO code of what the company counts in."""
    said: dict[Value, Echo]
    """Filled as the call is read: who says "$87 million" again means the same thing."""
    proper: dict[str, bool]
    """Filled as the call is read: whether a word that opens a sentence is a name. Asked anew each time, it would be a
    look through the whole text for every sentence."""
    house: str | None = None
    """The company's name."""


class Topic(NamedTuple):
    """What was spoken of when a sentence begins."""

    ahead: bool
    """Whether the paragraph speaks of the outlook."""
    period: str | None
    """The period that the paragraph is about, where one was said."""
    asked: bool
    """Whether an analyst speaks."""
    turn: int | None
    recall: Callable[[], Iterable[Names]]
    """The metrics named in the sentences before, the nearest sentence first; asked for only where a sentence names
    none."""
    part: Callable[[bool], str | None]
    """The segment that the sentence says it is about, or (unless only the sentence itself is asked for) one before it in
    the paragraph; asked for only where the words around a figure name none."""


class Left(NamedTuple):
    """What a sentence leaves for the next one: the part of its topic that goes on."""

    ahead: bool
    period: str | None


def echo_of(quantity: Quantity, setting: Setting) -> Echo | None:
    """What a quantity was when it was said before."""
    return setting.said.get(_value(quantity))


def remember(quantity: Quantity, figure: Figure, setting: Setting) -> None:
    """Keep what a figure was, for when its value is said again."""
    if figure.metric != "other" and quantity.words is None and figure.kind != "comparison":
        echo = Echo(figure.metric, figure.measure, figure.segment, figure.period, figure.kind, figure.text)
        setting.said.setdefault(_value(quantity), echo)


def name_before(scene: Scene, index: int, want: Wanted, topic: Topic, setting: Setting) -> Name:
    """The name of a quantity that its sentence does not name.

    Args:
        scene: The sentence.
        index: Which of its quantities.
        want: What kind of metric can have it.
        topic: What was spoken of before.
        setting: The call.
    """
    if want.change and want.percent and (growing := _business_grows(scene, index)):
        return growing
    subject = own_subject(scene, index)
    if subject >= 0:
        segment = _proper(scene, subject, setting)
        grows = want.change and want.percent
        if segment is not None and (grows or _speaks_of_revenue(topic, setting.vocabulary, want)):
            return Name("revenue", subject, subject + 1, segment=segment)
        return Name("other", subject, subject + 1)
    if has_own_noun(scene, index):
        return Name("other", share=want.percent and not want.change)
    again = _said_again(scene, index, want, setting)
    if again is not None or is_full(scene, index):
        return again or Name("other")
    spoken = _spoken_of(topic, setting.vocabulary, want)
    if spoken is not None and spoken.metric in _UNPARTED and scene.leading_segment(index) is not None:
        recalled = any("revenue" in mention.names for names in topic.recall() for mention in names.metrics)
        return Name("revenue" if recalled else "other", remembered="revenue" if recalled else None)
    return spoken or Name("other")


def _proper(scene: Scene, subject: int, setting: Setting) -> str | None:
    """The name of a part of the company that ends at a word; None where the word is no name.

    The first word of a sentence is one where it is an acronym, or stands in capitals within another sentence too.
    """
    sentence, text = scene.sentence, setting.text
    first = subject
    while first > 1 and text[sentence.at[first]].isupper() and text[sentence.at[first - 1]].isupper():
        first -= 1
    word = text[sentence.at[subject] : sentence.stop(subject)]
    if not word[:1].isupper() or word.lower() in MONTHS:
        return None
    if subject == 0 and not (len(word) > 1 and word.isupper()) and not is_name_elsewhere(word, setting):
        return None
    return text[sentence.at[first] : sentence.stop(subject)]


def is_name_elsewhere(word: str, setting: Setting) -> bool:
    """Whether a word that opens a sentence stands in capitals within another one too."""
    known = setting.proper.get(word)
    if known is None:
        known = setting.proper[word] = _is_within(word, setting.text)
    return known


def _is_within(word: str, text: str) -> bool:
    at = text.find(f" {word}")
    while at > 0:
        stop = at + 1 + len(word)
        if (text[at - 1].islower() or text[at - 1] == ",") and not text[stop : stop + 1].isalnum():
            return True
        at = text.find(f" {word}", stop)
    return False


def _speaks_of_revenue(topic: Topic, vocabulary: Vocabulary, want: Wanted) -> bool:
    """Whether an amount of money that is only a part's goes on from one of revenue ("Field was $26 million")."""
    if want.kinds[0] != "money":
        return False
    last = _spoken_of(topic, vocabulary, want)
    return last is not None and last.metric == "revenue"


def period_suits(period: str, kind: Kind, calendar: Calendar) -> bool:
    """Whether a period that was spoken of may be that of a figure of some kind."""
    if calendar.own is None:
        return True
    if not period:
        return kind == "actual"
    if kind == "actual":
        return ends(period) <= ends(calendar.own) or period == calendar.own[:4]
    return ends(period) > ends(calendar.own) or (len(period) == 4 and period >= calendar.own[:4])


def _business_grows(scene: Scene, index: int) -> Name | None:
    """Revenue, where nothing but a quarter, a year or a segment is said to grow, or where the guidance is a growth rate."""
    lead = scene.lead(index)
    if all(is_light(scene, at) for at in lead):
        for said in reversed(scene.periods):
            if lead.start <= said.first < said.last <= lead.stop:
                return Name("revenue", said.first, said.last)
    segment = scene.leading_segment(index)
    if segment is not None:
        return Name("revenue", segment.first, segment.last, segment=segment.names[0])
    return next((Name("revenue", cue.first, cue.last) for cue in scene.cues if cue.kind == "guidance"), None)


def _said_again(scene: Scene, index: int, want: Wanted, setting: Setting) -> Name | None:
    """The name that a value had when it was said before, where the sentence is about nothing else."""
    echo = echo_of(scene.quantities[index], setting)
    if echo is None or is_full(scene, index, strict=want.percent):
        return None
    share = echo.measure == "share"
    if not share and not fitting(setting.vocabulary, (echo.metric,), want):
        return None
    return Name(echo.metric, share=share, segment=echo.segment, remembered=echo.words, growth=echo.measure == "change")


def _spoken_of(topic: Topic, vocabulary: Vocabulary, want: Wanted) -> Name | None:
    """The metric spoken of last that can have a figure; none where what was spoken of last is no metric."""
    named = (
        (mention, names.words, back == 0)
        for back, names in enumerate(topic.recall())
        for mention in reversed(names.metrics)
    )
    for place, (mention, words, near) in enumerate(named):
        if mention.names[0] == "other":
            if place == 0 and want.kinds[0] in ("money", "percent"):
                return None
        elif metric := fitting(vocabulary, mention.names, want, soft=want.change and want.percent):
            return Name(metric, remembered=" ".join(words[mention.first : mention.last]), near=near)
    return None


def _value(quantity: Quantity) -> Value:
    return quantity.value, quantity.low, quantity.high, quantity.unit
