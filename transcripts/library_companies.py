"""Whose calls are whose: a company known by its ticker in one call is the same in another that prints only its name.

Pure: records in, records out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from transcripts.model import Event

T = TypeVar("T")

Tickers = Mapping[str, set[str]]
"""The tickers that companies have in some call, by what is left of their names for comparing (`firm_key`)."""
LAST = 9999
"""The year of calls of which none is known."""


def ticker_of(ticker: str | None, firm: str, tickers: Tickers) -> str | None:
    """A company's ticker: as printed, else the only one that a company of that name has.

    Args:
        ticker: As a call prints it.
        firm: What is left of its name for comparing.
        tickers: Those of all companies.
    """
    if ticker or not firm:
        return ticker
    known = tickers.get(firm, set())
    return next(iter(known)) if len(known) == 1 else None


def company_key(ticker: str | None, firm: str) -> str:
    """What calls of one company have in common, or "" where nothing tells whose call it is."""
    return f"ticker {ticker.casefold()}" if ticker else f"name {firm}" if firm else ""


def arranged(
    items: Iterable[T],
    key_of: Callable[[T], str],
    firm_of: Callable[[T], str],
    place_of: Callable[[T], tuple[object, ...]],
) -> list[T]:
    """Items by company in the order of the alphabet, then by place; those of no company last.

    Args:
        items: What is put in order.
        key_of: An item's `company_key`.
        firm_of: What is left of the name of its company for comparing.
        place_of: Its place among its company's.
    """
    held = [(key_of(item), firm_of(item), item) for item in items]
    names: dict[str, Counter[str]] = {}
    for key, firm, _ in held:
        names.setdefault(key, Counter())[firm] += 1
    shown = {key: max((number, name) for name, number in found.items())[1] for key, found in names.items()}
    held.sort(key=lambda entry: (entry[0] == "", shown[entry[0]], entry[0], *place_of(entry[2])))
    return [item for _, _, item in held]


def place_in_time(event: "Event") -> tuple[int, int, str]:
    """A call's place among its company's: by fiscal quarter, those of no known quarter by date, without any last."""
    if event.fiscal_year is None:
        return (LAST, 9, "") if event.date is None else (int(event.date[:4]), 0, event.date)
    return event.fiscal_year, event.fiscal_quarter or (event.fiscal_half or 2) * 2, event.date or ""
