"""Where sentences begin and end in what people say."""

import re
from functools import lru_cache

from transcripts.model import Call, Span

_ABBREVIATIONS = frozenset(
    ["mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "inc", "corp", "co", "ltd", "plc", "llc", "bros", "vs", "no", "nos", "etc", "e.g", "i.e", "a.m", "p.m", "u.s", "u.k", "u.s.a", "e.u", "d.c", "ph.d", "approx", "est", "dept", "fig", "sen", "rep", "gov", "gen", "adm", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"]
)  # fmt: skip
_END = re.compile(r"[.?!…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[$€£¥]*[^\W_a-z]|\s+--\s|\s+[\"'“‘]?\$)")
_LAST_WORD = re.compile(r"[^\s(\[\"“]+$")
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_CACHED_PARAGRAPHS = 4_096


@lru_cache(maxsize=_CACHED_PARAGRAPHS)
def _breaks(paragraph: str) -> tuple[int, ...]:
    """Offsets in a paragraph at which a sentence begins, the first (0) included."""
    starts = [0]
    for match in _END.finditer(paragraph):
        if paragraph[match.start()] == "." and _is_abbreviation(paragraph, match.start()):
            continue
        at = match.end()
        while at < len(paragraph) and paragraph[at].isspace():
            at += 1
        starts.append(at)
    return tuple(starts)


def _is_abbreviation(paragraph: str, stop: int) -> bool:
    """Whether the full stop belongs to the word before it ("Mr.", "U.S.", an initial)."""
    match = _LAST_WORD.search(paragraph, max(0, stop - 20), stop)
    if match is None:
        return False
    word = match[0]
    if word.lower() in _ABBREVIATIONS:
        return not (
            word.lower() in ("inc", "corp", "co", "ltd", "etc", "u.s", "a.m", "p.m")
            and _starts_sentence(paragraph, stop)
        )
    return _INITIAL.fullmatch(word) is not None and word != "I"


def _starts_sentence(paragraph: str, stop: int) -> bool:
    """Whether what follows an abbreviation reads like a new sentence."""
    following = re.match(r"\.\s+(\w+)", paragraph[stop : stop + 30])
    return following is not None and following[1].lower() in _OPENERS


_OPENERS = frozenset(
    [
        "the",
        "we",
        "our",
        "i",
        "it",
        "this",
        "that",
        "these",
        "those",
        "and",
        "but",
        "so",
        "in",
        "on",
        "at",
        "for",
        "as",
        "with",
        "to",
        "he",
        "she",
        "they",
        "you",
        "please",
        "thank",
        "thanks",
        "good",
        "now",
        "next",
        "also",
        "if",
        "when",
        "while",
        "there",
        "however",
        "yes",
        "no",
        "before",
        "after",
        "during",
        "today",
        "first",
    ]
)


def sentences(text: str, paragraph: Span) -> list[Span]:
    """The sentences of a paragraph, in order; together they cover it, white space between them aside."""
    said = text[paragraph.start : paragraph.end]
    starts = _breaks(said)
    ends = [*starts[1:], len(said)]
    return [
        Span(paragraph.start + start, paragraph.start + len(said[:end].rstrip()))
        for start, end in zip(starts, ends, strict=True)
        if said[start:end].strip()
    ]


def sentence_at(text: str, paragraph: Span, offset: int) -> Span:
    """The sentence of a paragraph that holds an offset, or the nearest before it."""
    found = sentences(text, paragraph)
    at = next((s for s in reversed(found) if s.start <= offset), None)
    return at or (found[0] if found else paragraph)


def sentence_in(call: Call, offset: int) -> Span:
    """The sentence of a call that holds an offset."""
    paragraphs = (p for turn in call.turns if turn.start <= offset < turn.end for p in turn.paragraphs)
    around = next((p for p in paragraphs if p.start <= offset < p.end), Span(0, len(call.text)))
    return sentence_at(call.text, around, offset)
