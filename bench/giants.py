"""Files that are made to take long or much memory: what a mean stranger, or a broken download, may hand over."""

import json
import random
from collections.abc import Callable

_WORDS = (
    "we saw revenue of $90 million in the second quarter and a gross margin of 48.1% thank you question operator"
    " Ada Brook"
).split()
_LABELS = 4_900

Made = Callable[[int], str]
"""A text of about so many characters."""


def _over(piece: str, head: str = "", tail: str = "") -> Made:
    return lambda size: head + piece * (size // len(piece)) + tail


def prose(size: int, words: int = 60, end: str = "\n\n") -> str:
    """Words without sense, so many a paragraph."""
    dice = random.Random(0)
    said = (" ".join(dice.choice(_WORDS) for _ in range(20_000)) + " ") * (size // 100_000 + 1)
    if not words:
        return said[:size]
    pieces = said[:size].split(" ")
    return end.join(" ".join(pieces[at : at + words]) for at in range(0, len(pieces), words))


def _captions(size: int) -> str:
    times = (f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}" for at in range(size // 55))
    return "WEBVTT\n\n" + "".join(f"{time}.000 --> {time}.900\n<v Ada>hello there all\n\n" for time in times)


def _words_json(size: int) -> str:
    words = [{"word": "hello", "start": 0.1, "end": 0.5, "speaker": 0}] * (size // 60)
    return json.dumps({"results": {"channels": [{"alternatives": [{"transcript": "x", "words": words}]}]}})


_MARKED = "**a** **b** **c**\n"
_PAGE = "<html><body>"
GIANTS: dict[str, Made] = {
    "escapes.md": _over("\\$", "# a\n\n"),
    "escapes-in-lines.md": _over("\\$" * 40 + "\n", "# a\n\n"),
    "never-closed.md": _over("__a", _MARKED),
    "bold.md": _over("**a** ", _MARKED),
    "links.md": _over("[a](b)", _MARKED),
    "open-links.md": _over("[a](", _MARKED),
    "invisible.txt": _over("\u00a0\u200b"),
    "invisible-in-words.txt": _over("a\u00a0b\u200b"),
    "escape-sequences.txt": lambda size: "word\x1b[31m" * 20_000 + prose(size),
    "bidi.txt": lambda size: ("word \u202e" * 40 + "\n") * 1_200 + prose(size),
    "label.txt": _over("Ada: "),
    "labels.txt": _over("Ada: hello there.\n"),
    "many-labels.txt": lambda size: "".join(f"Ada{n} Brook: hello there.\n" for n in range(_LABELS)) + prose(size),
    "many-labels-inside.txt": lambda size: " ".join(
        f"Yes. Ada{n} Brook: hello there. Ada{n} Brook: hello." for n in range(min(_LABELS, size // 60))
    ),
    "quarters.txt": _over("second quarter "),
    "one-line.txt": lambda size: prose(size, 0),
    "prose.txt": prose,
    "wrapped.txt": lambda size: prose(size, 12, "\n"),
    "wide.txt": lambda size: "\U0001f600" + prose(size),
    "questions.txt": _over("question "),
    "next-questions.txt": _over("Your first question comes from Ada Brook of Northlight. "),
    "hand-overs.txt": _over("I'd like to turn the call over to Ada Brook. "),
    "hand-overs-unended.txt": _over("I'd like to turn the call over to Ada "),
    "poor-ocr.txt": _over("lt was | think. l mean 20117 Yes.We did Itis 1 think "),
    "poor-ocr-lines.txt": _over("lt was | think. l mean 20117 Yes.We did Itis 1 think\n\n"),
    "poor-ocr-amounts.txt": _over("$lll.lll oo1l1l1O0O0 ", "Itis | l " * 10),
    "speaker-lines.txt": _over("Ada Brook - Northlight - CEO\n\n"),
    "rules.txt": _over("=" * 80 + "\nAda\n" + "=" * 80 + "\n"),
    "numbered.txt": _over("-" * 80 + "\nAda Brook, Northlight - CEO [1]\n" + "-" * 80 + "\nHello all.\n"),
    "dotted.txt": _over("." * 80 + "\nAda Brook\nCEO\n"),
    "blank-lines.txt": lambda size: "\n" * min(size, 390_000) + prose(size),
    "short-lines.txt": _over("a b\n"),
    "name-lines.txt": _over("ADA BROOK\n\nHello.\n\n"),
    "hyphens.txt": _over("exam-\nple "),
    "operator.txt": _over("Operator\n\nHello. Question from Ada.\n\n"),
    "numbers.txt": _over("1,2.3% $4 "),
    "no-debt.txt": _over("no debt "),
    "same-subject.txt": lambda size: _over("Brook was up 5%. ")(min(size, 160_000)),
    "dates.txt": _over("May 6, 2031 "),
    "slides.txt": _over("Slide 3 – Key messages\n"),
    "pages.txt": _over("Page 3 of 9\n\n"),
    "captions.vtt": _captions,
    "one-cue.vtt": _over("<v Ada>hello ", "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n"),
    "one-string.json": lambda size: json.dumps([{"content": "Operator: hi.\nAda: " + prose(size), "symbol": "A"}]),
    "entries.json": lambda size: json.dumps({"transcript": [{"speaker": "Ada", "text": "hello all"}] * (size // 45)}),
    "words.json": _words_json,
    "deep.json": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "paragraphs.html": _over("<p>Ada: hello there.</p>", _PAGE),
    "bold.html": _over("<b>", _PAGE),
    "entities.html": _over("&amp;", _PAGE + "<p>"),
    "breaks.html": _over("hello<br>", _PAGE + "<p>"),
    "story.xml": lambda size: (
        f"<?xml version='1.0'?><Event><EventStory><Body>{prose(size)}</Body></EventStory></Event>"
    ),
    "words.txt": _over("hello|1|0.1|0.2|,|LC|[]\n", "token|speaker|ts|endTs|punctuation|case|tags\n"),
}
"""By file name."""
SIZES = (290_000, 990_000, 6_000_000, 23_000_000)
"""Characters: as many as figures are found in, as are told apart, as structured files may have, as texts may have."""
