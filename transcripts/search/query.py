"""What somebody asks for: words, phrases, beginnings, exclusions, alternatives, nearness, and filters. Pure.

    deferred revenue               both words
    "deferred revenue"             the phrase
    margin*                        words that begin so
    tariff -steel                  without the other word
    tariff OR duties               either
    NEAR(price cost, 5)            at most five words apart, in any order
    speaker:vane role:analyst company:BRKS quarter:2031Q2 section:qa tag:guidance since:2030 until:2031-06

Whatever is typed has a meaning: what is unfinished is taken as far as it goes, and what cannot be meant is told in a
hint.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import get_args

from transcripts.model import Role
from transcripts.search.words import words_of

DISTANCE = 10
"""Words apart at most, where NEAR says no number."""
FIELDS = ("speaker", "role", "company", "quarter", "section", "tag", "since", "until")
_TOKEN = re.compile(
    r"(?P<near>NEAR\s*\((?P<inside>[^()]*)\)?)"
    r"|(?P<not>-)?(?:(?P<field>[A-Za-z]+):)?(?:[\"“”](?P<quoted>[^\"“”]*)[\"“”]?|(?P<bare>[^\s\"“”()]+))"
)
_NEAR_WORD = re.compile(r"NEAR(?:/(\d{1,3}))?")
_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?")
_QUARTER = re.compile(r"(?:FY)?(?P<year>\d{4})?[ -]?(?:(?P<kind>[QH])(?P<number>[1-4]))?", re.IGNORECASE)
_QUARTER_FIRST = re.compile(r"(?P<kind>[QH])(?P<number>[1-4])[ -]?(?:FY)?(?P<year>\d{4})", re.IGNORECASE)
_SECTIONS = {"presentation": "presentation", "remarks": "presentation", "qa": "qa", "q&a": "qa", "questions": "qa"}
_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or the beginning of one."""

    text: str
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row; the last may be only begun."""

    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Words at most so many others apart, in any order."""

    words: tuple[str, ...]
    distance: int


Term = Word | Phrase | Near


@dataclass(frozen=True, slots=True)
class Filters:
    """Where it is looked for; several values of one filter are alternatives."""

    speaker: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    quarter: tuple[str, ...] = ()
    """As `Event.period` names it, or a year; both folded together by `asked`."""
    section: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    """First ISO day."""
    until: tuple[str, ...] = ()
    """Last ISO day."""

    def __bool__(self) -> bool:
        return any(getattr(self, f.name) for f in fields(self))

    def with_more(self, other: "Filters") -> "Filters":
        """These and others, each filter's values together."""
        return Filters(*((*getattr(self, f.name), *getattr(other, f.name)) for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, understood."""

    all_of: tuple[tuple[Term, ...], ...] = ()
    """Each of these, by any of its alternatives."""
    none_of: tuple[Term, ...] = ()
    filters: Filters = field(default_factory=Filters)
    hints: tuple[str, ...] = ()
    """What could not be meant as it was typed, a sentence each."""

    @property
    def asks(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.all_of or self.filters)

    @property
    def terms(self) -> tuple[Term, ...]:
        """All that is looked for."""
        return tuple(term for alternatives in self.all_of for term in alternatives)


def asked(text: str, *, typing: bool = False) -> Query:
    """What a text asks for; never an error.

    Args:
        text: Whatever was typed.
        typing: Whether the last word may be unfinished, as it is while one types.
    """
    groups: list[tuple[Term, ...]] = []
    none_of: list[Term] = []
    filters, hints = Filters(), []
    joins = False
    apart: int | None = None
    for token in _TOKEN.finditer(text):
        if token["near"] is not None:
            terms = _near(token["inside"])
        elif token["field"] and token["field"].lower() in FIELDS:
            value = token["quoted"] if token["quoted"] is not None else token["bare"]
            filters, hint = _filtered(filters, token["field"].lower(), value)
            hints += hint
            continue
        elif token["bare"] is not None and not token["field"] and not token["not"]:
            if token["bare"] in ("OR", "|", "||"):
                joins = bool(groups)
                continue
            if token["bare"] in ("AND", "&", "&&", "+"):
                continue
            if near := _NEAR_WORD.fullmatch(token["bare"]):
                apart = int(near[1] or DISTANCE) if groups else None
                continue
            terms = _terms(token["bare"], typing and token.end() == len(text))
        else:
            begins = typing and token.end() == len(text) and token["quoted"] is None
            terms = _terms(_spelled(token), begins)
        if not terms:
            continue
        if token["not"]:
            none_of += terms
        elif apart is not None and (pair := _paired(groups[-1], terms[0], apart)):
            groups[-1] = (pair, *terms[1:])
        elif joins:
            groups[-1] = (*groups[-1], *terms)
        else:
            groups += [(term,) for term in terms]
        joins, apart = False, None
    query = Query(tuple(groups), tuple(none_of), filters, tuple(hints))
    return query if query.asks or hints else replace(query, hints=(_nothing(text, none_of),))


def _nothing(text: str, none_of: list[Term]) -> str:
    if none_of:
        return "Say also what to look for: only words to leave out are given."
    if text.strip():
        return "There is no word in it to look for."
    return 'Type words, "a phrase", begin*, -without, or a filter such as speaker:, company: or since:.'


def _spelled(token: re.Match[str]) -> str:
    """What a token looks for where it is no filter: an unknown field is a word like others."""
    value = token["quoted"] if token["quoted"] is not None else token["bare"]
    return f"{token['field']} {value}" if token["field"] else value


def _terms(text: str, begins: bool) -> list[Term]:
    """A word or a phrase; "" gives none."""
    found = words_of(text)
    begins = begins or (text.endswith("*") and bool(found))
    if not found:
        return []
    return [Word(found[0], begins)] if len(found) == 1 else [Phrase(tuple(found), begins)]


def _near(inside: str) -> list[Term]:
    """What stands between the brackets of NEAR."""
    before, comma, number = inside.rpartition(",")
    if not comma or not number.strip().isdecimal():
        before, number = inside, str(DISTANCE)
    found = tuple(words_of(before))
    if len(found) < 2:
        return [Word(found[0])] if found else []
    return [Near(found, min(int(number.strip()[:4]), 999))]


def _paired(group: tuple[Term, ...], term: Term, apart: int) -> Near | None:
    """Two words with NEAR between them."""
    if len(group) == 1 and isinstance(group[0], Word) and isinstance(term, Word):
        return Near((group[0].text, term.text), apart)
    return None


def _filtered(filters: Filters, name: str, value: str) -> tuple[Filters, list[str]]:
    """The filters with one more, or why it cannot be."""
    value = value.strip()
    if not value:
        return filters, []
    understood = list(_understood(name, value))
    if not understood:
        return filters, [_HINTS[name].format(value=value)]
    return replace(filters, **{name: (*getattr(filters, name), *understood)}), []


def filters_of(values: dict[str, list[str]]) -> Filters:
    """Filters from options, by their names.

    Raises:
        ValueError: A value cannot be meant; the message says what can.
    """
    filters = Filters()
    for name, several in values.items():
        for value in several:
            filters, hints = _filtered(filters, name, value)
            if hints:
                raise ValueError(hints[0])
    return filters


def _understood(name: str, value: str) -> Iterator[str]:
    match name:
        case "role":
            yield from (role for role in get_args(Role) if value and role.startswith(value.lower().rstrip("s")))
        case "section":
            yield from {kind for word, kind in _SECTIONS.items() if word.startswith(value.lower())}
        case "quarter":
            found = _QUARTER.fullmatch(value) or _QUARTER_FIRST.fullmatch(value)
            if found and (found["year"] or found["number"]):
                kind = f"{found['kind'].upper()}{found['number']}" if found["number"] else ""
                yield f"{found['year'] or ''}{kind}"
        case "since" | "until":
            if day := _day(value, is_first=name == "since"):
                yield day
        case _:
            if words_of(value):
                yield value


def _day(value: str, *, is_first: bool) -> str | None:
    """The first or the last day of what a date or a quarter names."""
    if found := _DAY.fullmatch(value):
        month = found["month"] or ("01" if is_first else "12")
        return f"{found['year']}-{month}-{found['day'] or ('01' if is_first else str(_LAST_DAY))}"
    quarter = _QUARTER.fullmatch(value) or _QUARTER_FIRST.fullmatch(value)
    if quarter is None or not quarter["year"] or not quarter["number"]:
        return None
    months = 3 if quarter["kind"].upper() == "Q" else 6
    month = (int(quarter["number"]) - is_first) * months + is_first
    return f"{quarter['year']}-{min(month, 12):02}-{'01' if is_first else str(_LAST_DAY)}"


_HINTS = {
    "speaker": "speaker: takes a name, not “{value}”.",
    "company": "company: takes a ticker or a name, not “{value}”.",
    "tag": "tag: takes a tag, not “{value}”.",
    "role": "role: takes operator, executive, analyst or unknown, not “{value}”.",
    "section": "section: takes presentation or qa, not “{value}”.",
    "quarter": "quarter: takes a fiscal quarter or year such as 2031Q2, Q2 or 2031, not “{value}”.",
    "since": "since: takes a day, month, year or quarter such as 2031-07-24, 2031-07, 2031 or 2031Q2, not “{value}”.",
    "until": "until: takes a day, month, year or quarter such as 2031-07-24, 2031-07, 2031 or 2031Q2, not “{value}”.",
}
