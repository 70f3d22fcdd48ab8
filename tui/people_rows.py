"""Everyone who speaks in the library, as a list that is narrowed and put in order. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from transcripts.cache_file import CallRow
from transcripts.library_people import Profile

Order = Literal["name", "calls", "questions", "last heard"]
ORDERS: tuple[Order, ...] = ("name", "calls", "questions", "last heard")


class Somebody(NamedTuple):
    """A row of the list."""

    profile: Profile
    firm: str
    """For whom they spoke last; "" where no call tells."""
    companies: tuple[str, ...]
    """Names of the companies whose calls they are in, the most frequent first."""
    words: str
    """What typed words are looked for in, folded."""


def everyone(profiles: Iterable[Profile], rows: Iterable[CallRow]) -> list[Somebody]:
    """The rows of the list.

    Args:
        profiles: Everyone.
        rows: The library's calls, which tell the companies' names.
    """
    named: dict[str, CallRow] = {row.key or row.id: row for row in rows if row.company or row.ticker}
    return [_somebody(profile, named) for profile in profiles]


def _somebody(profile: Profile, named: Mapping[str, CallRow]) -> Somebody:
    known = [named[key] for key in profile.companies if key in named]
    companies = tuple(row.company or row.ticker or "" for row in known)
    firm = profile.firms[-1].firm if profile.firms else ""
    if not firm and profile.role == "executive" and companies:
        firm = companies[0]
    told = (
        profile.name, *profile.spellings, profile.role, profile.title or "", *(tenure.firm for tenure in profile.firms),
        *companies, *(row.ticker or "" for row in known),
    )  # fmt: skip
    return Somebody(profile, firm, companies, " ".join(told).casefold())


def narrowed(people: Sequence[Somebody], words: str) -> Sequence[Somebody]:
    """Those in whom every typed word is found."""
    wanted = words.casefold().split()
    if not wanted:
        return people
    return [somebody for somebody in people if all(word in somebody.words for word in wanted)]


def in_order(people: Iterable[Somebody], order: Order) -> list[Somebody]:
    """People by name, or those first who are in the most calls, ask most, were heard last."""
    ordered = sorted(people, key=_last_name)
    if order != "name":
        ordered.sort(key=_MEASURES[order], reverse=True)
    return ordered


def _last_name(somebody: Somebody) -> tuple[str, str]:
    name = somebody.profile.name.casefold()
    return name.rpartition(" ")[2], name


_MEASURES: Mapping[Order, Callable[[Somebody], Any]] = {
    "calls": lambda somebody: len(somebody.profile.calls),
    "questions": lambda somebody: somebody.profile.questions,
    "last heard": lambda somebody: somebody.profile.last,
}


def years(first: str, last: str) -> str:
    """From when to when, by years: "2011–2013", "2012", "" where neither is known."""
    begun, ended = first[:4], last[:4]
    return begun if begun == ended else f"{begun}–{ended}"
