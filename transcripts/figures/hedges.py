"""Words that take the edge off a figure: "about", "just under", "in excess of", "or so"."""

from transcripts.figures.words import Sentence

_BEFORE = (
    "about|around|approximately|approx|roughly|nearly|almost|close to|closer to|just about|right about|right around|just around"
    "|somewhere around|somewhere between|in and around|more or less|virtually|essentially|practically"
    "|over|just over|well over|slightly over|a little over|a bit over|a touch over|just slightly over"
    "|under|just under|well under|slightly under|a little under|a bit under|just about under|just slightly under"
    "|above|just above|well above|slightly above|a little above|north of|just north of|well north of"
    "|below|just below|well below|slightly below|a little below|south of|just south of|shy of|just shy of|a little shy of"
    "|more than|a little more than|slightly more than|just more than|much more than|a bit more than|less than|a little less than"
    "|slightly less than|just less than|greater than|better than|a little better than|fewer than|higher than|no more than"
    "|no less than|at least|at most|up to|as much as|as high as|as low as|as many as|in excess of|upwards of|upward of"
    "|in the order of|on the order of|in the neighborhood of|in the vicinity of|in the ballpark of|to the tune of|an estimated"
    "|some|circa|approaching|exceeding|roughly about|approximately about|probably about|probably around|probably|maybe|perhaps"
    "|say|say ,|say about|call it|call it ,|call it about|call it around|let us say|like|kind of|sort of|a minimum of|a maximum of"
    "|not quite|~|sub|nearly about|maybe about|i think about|another"
)
_BEHIND = "or so|or more|or less|or better|or thereabouts|or greater|or higher|or lower|plus|ish|roughly|approximately|give or take|+"
_LONGEST = 6
_PHRASES = sorted((phrase.split() for phrase in _BEFORE.split("|")), key=len, reverse=True)
_BY_LAST: dict[str, list[list[str]]] = {phrase[-1]: [] for phrase in _PHRASES}
for _phrase in _PHRASES:
    _BY_LAST[_phrase[-1]].append(_phrase)
_ENDS = frozenset(["a", "an", *_BY_LAST])
_AFTER_PHRASES = [phrase.split() for phrase in _BEHIND.split("|")]
_SMALL = frozenset("to of a in the and i order tune it us let an or ,".split())
_WORDS = frozenset(word for phrase in _PHRASES for word in phrase) - _SMALL
_FIRST_BEHIND = frozenset(phrase[0] for phrase in _AFTER_PHRASES) | {"-", "–"}


def is_hedge(word: str) -> bool:
    """Whether a word may be a part of a hedge."""
    return word in _WORDS


def hedge_before(sentence: Sentence, first: int) -> tuple[int, str | None]:
    """First word and text of the hedges that end right before a word, an article between."""
    words, start = sentence.words, first
    if not first or words[first - 1] not in _ENDS:
        return first, None
    if first > 1 and words[first - 1] in ("a", "an") and [words[first - 2]] in _BY_LAST.get(words[first - 2], ()):
        start = first = first - 1  # "about a 300 basis point expansion"
    grown = True
    while grown and start > 0 and first - start < _LONGEST:
        grown = False
        for phrase in _BY_LAST.get(words[start - 1], ()):
            if words[max(0, start - len(phrase)) : start] == phrase:
                start -= len(phrase)
                grown = True
                break
    return (start, " ".join(words[start:first])) if start < first else (first, None)


def hedge_after(sentence: Sentence, last: int) -> tuple[int, str | None]:
    """One past the last word, and the text, of a hedge that begins right behind a word."""
    words, at = sentence.words, last
    if at >= len(words) or words[at] not in _FIRST_BEHIND:
        return last, None
    if words[at] in ("-", "–") and words[at + 1 : at + 2] in (["ish"], ["plus"]):
        at += 1
    for phrase in _AFTER_PHRASES:
        if words[at : at + len(phrase)] == phrase and not (phrase == ["plus"] and words[at + 1 : at + 2] == ["or"]):
            return at + len(phrase), " ".join(phrase)
    return last, None
