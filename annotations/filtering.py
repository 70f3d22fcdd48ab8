"""Which annotations are meant: "tag:guidance company:CALX since:2012". Pure."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from annotations.items import CallFacts, Item, item_without_call
from annotations.model import Annotation
from annotations.tagging import clean_tag, is_within
from transcripts.errors import EarmarkError

_WORD = re.compile(r'(?P<out>-)?(?:(?P<key>[A-Za-z]+):)?(?P<value>"(?:[^"\\]|\\.)*"(?!\S)|\S+)|\S', re.DOTALL)
_PLAIN = re.compile(r'[^\s"\\:-][^\s"\\:]*')
_MOMENT = re.compile(r"(\d{4})(?:[Qq]([1-4])|-(\d{2})(?:-(\d{2}))?)?")
KEYS = ("tag", "company", "call", "speaker", "role", "section", "color", "metric", "by", "since", "until")
"""What can be asked for by name; other words are looked for in passage and note."""
_ALSO = {"colour": "color", "ticker": "company", "creator": "by"}


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is asked for."""

    key: str
    """One of `KEYS`, or "" for words."""
    value: str
    out: bool = False
    """Whether what has it is left out."""

    def __str__(self) -> str:
        escaped = self.value.replace("\\", "\\\\").replace('"', '\\"')
        value = self.value if _PLAIN.fullmatch(self.value) else f'"{escaped}"'
        return f"{'-' * self.out}{self.key}{':' * bool(self.key)}{value}"


@dataclass(frozen=True, slots=True)
class Filter:
    """All that is asked for. Of several terms with one key any may hold (of tags and words each must), of keys each must."""

    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        return " ".join(str(term) for term in self.terms)

    def holds(self, item: Item) -> bool:
        """Whether an annotation is meant."""
        return self.may_hold(item.call) and _holds(self._of(False), item) and not _any_out(self._of(True), item)

    def may_hold(self, call: CallFacts) -> bool:
        """Whether annotations of a call can be meant: calls that cannot need not be read."""
        asked = {key: values for key, values in self._of(False).items() if key in _OF_CALLS}
        return all(any(_OF_CALLS[key](call, value) for value in values) for key, values in asked.items())

    def may_hold_note(self, annotation: Annotation) -> bool:
        """Whether an annotation can be meant, by what is known of it without its call."""
        bare = item_without_call(annotation)
        asked = {key: values for key, values in self._of(False).items() if key.split(" ")[0] in _OF_NOTES}
        return _holds(asked, bare)

    def _of(self, out: bool) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for number, term in enumerate(self.terms):
            if term.out == out:
                key = f"{term.key} {number}" if term.key in _EACH else term.key
                found.setdefault(key, []).append(term.value)
        return found


def filter_of(words: str) -> Filter:
    """A filter from what somebody types.

    Raises:
        EarmarkError: It asks by a name that there is not, or since no time.
    """
    return Filter(tuple(_term(match) for match in _WORD.finditer(words)))


def terms(key: str, values: Iterable[str]) -> tuple[Term, ...]:
    """Terms with one key."""
    return tuple(_checked(Term(key, value)) for value in values)


def _term(match: re.Match[str]) -> Term:
    key, value = (match["key"] or "").casefold(), match["value"] or match[0]
    if len(value) > 1 and value.startswith('"') and value.endswith('"'):
        value = re.sub(r"\\(.)", r"\1", value[1:-1], flags=re.DOTALL)
    known = _ALSO.get(key, key)
    if known and known not in KEYS:
        raise EarmarkError("No such filter", f"Nothing can be asked for by {key}:.", f"There are {', '.join(KEYS)}.")
    return _checked(Term(known, value, bool(match["out"])))


def _checked(term: Term) -> Term:
    if term.key in ("since", "until") and not _MOMENT.fullmatch(term.value):
        raise EarmarkError(
            "No such time",
            f"{term.key} {term.value} names no time.",
            "Say a year (2012), a fiscal quarter (2012Q3), a month (2012-05) or a day (2012-05-03).",
        )
    return term


def _holds(asked: Mapping[str, Iterable[str]], item: Item) -> bool:
    return all(any(_has(item, key, value) for value in values) for key, values in asked.items())


def _any_out(left_out: Mapping[str, Iterable[str]], item: Item) -> bool:
    return any(_has(item, key, value) for key, values in left_out.items() for value in values)


def _has(item: Item, key: str, value: str) -> bool:
    if key in _OF_CALLS:
        return _OF_CALLS[key](item.call, value)
    return _OF_ITEMS[key.split(" ")[0]](item, value)


def _has_tag(item: Item, value: str) -> bool:
    """A tag is also had by what has one below it ("guidance" by "guidance/revenue"); of several with commas any will do."""
    wanted = [clean_tag(word).casefold() for word in value.split(",")]
    return any(is_within(tag.casefold(), above) for tag in item.annotation.tags for above in wanted if above)


def _has_words(item: Item, value: str) -> bool:
    wanted = value.casefold()
    return wanted in item.words.casefold() or wanted in item.annotation.note.casefold()


def is_by(annotation: Annotation, name: str) -> bool:
    """Whether somebody whose name holds this made it; "me" is the library's owner."""
    wanted = name.casefold()
    return annotation.creator is None if wanted == "me" else wanted in (annotation.creator or "").casefold()


def _is_said_by(item: Item, value: str) -> bool:
    wanted = value.casefold()
    people = [part.speaker for part in item.parts if part.speaker]
    return any(wanted in person.name.casefold() or wanted == person.id for person in people)


def _is_of(call: CallFacts, value: str) -> bool:
    wanted = value.casefold()
    return wanted == (call.company.ticker or "").casefold() or wanted in (call.company.name or "").casefold()


def _is_since(call: CallFacts, value: str) -> bool:
    return _compared(call, value) >= 0


def _is_until(call: CallFacts, value: str) -> bool:
    return _compared(call, value) in (-1, 0)


def _compared(call: CallFacts, value: str) -> int:
    """How a call's time lies to a named one: before it (-1), within (0), after (1); -2 where it is not known."""
    match = _MOMENT.fullmatch(value)
    event = call.event
    if match is None:
        return -2
    year, quarter = match[1], match[2]
    if quarter:
        if event.fiscal_year is None:
            return -2
        at, wanted = f"{event.fiscal_year}Q{event.fiscal_quarter or (event.fiscal_half or 2) * 2}", f"{year}Q{quarter}"
    elif event.date:
        at, wanted = event.date[: len(value)], value
    elif event.fiscal_year:
        at, wanted = str(event.fiscal_year), year
    else:
        return -2
    return (at > wanted) - (at < wanted)


_OF_CALLS: Mapping[str, Callable[[CallFacts, str], bool]] = {
    "company": _is_of,
    "call": lambda call, value: call.id.casefold() == value.casefold(),
    "since": _is_since,
    "until": _is_until,
}
_OF_ITEMS: Mapping[str, Callable[[Item, str], bool]] = {
    "tag": _has_tag,
    "speaker": _is_said_by,
    "role": lambda item, value: item.speaker is not None and item.speaker.role == value.casefold(),
    "section": lambda item, value: item.section == value.casefold(),
    "color": lambda item, value: item.annotation.color == value.casefold(),
    "metric": lambda item, value: value.casefold() in item.metrics,
    "by": lambda item, name: is_by(item.annotation, name),
    "": _has_words,
}
_EACH = frozenset(("tag", ""))
_OF_NOTES = frozenset(("tag", "color", "by"))
