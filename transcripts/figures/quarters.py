"""Periods as figures name them ("2013Q1", "2015H1", "2011"), told from what was said and the call's own quarter.

As its listeners do: "the fourth quarter" is the next one where the company looks ahead, the latest one where it looks
back; "last year" is a year before whatever it is compared with.
"""

from typing import Literal, NamedTuple

from transcripts.figures.periods import Said

PART = ""
"""A period without a name, such as the first nine months: not the call's own, whatever is said of it next."""


class Calendar(NamedTuple):
    """The call's own fiscal period."""

    year: int | None
    quarter: int | None
    half: int | None = None
    month: int | None = None
    """Month in which its quarter ends, where the call's date tells."""
    ends_in: int | None = None
    """The calendar year in which it ends, where the call's date tells."""

    @property
    def own(self) -> str | None:
        """The period the call reports."""
        if self.year is None:
            return None
        if self.quarter is not None:
            return f"{self.year}Q{self.quarter}"
        return f"{self.year}H{self.half}" if self.half is not None else str(self.year)

    @property
    def next(self) -> str | None:
        """The quarter after the one it reports."""
        return None if self.year is None or self.quarter is None else _quarter(self.year * 4 + self.quarter)


def resolved(said: Said, calendar: Calendar, ahead: bool, of: str | None = None) -> str | None:
    """A period as figures name it, `PART` for one that has no name; None where nothing tells.

    Args:
        said: What was said.
        calendar: The call's own period.
        ahead: Whether the company looks ahead there.
        of: The period of the figure that this one is compared with.
    """
    if said.grain == "part":
        return PART
    if calendar.year is None:
        return _alone(said)
    if of and (said.same or (said.years == -1 and said.number is None and said.grain == "year")):
        return _year_before(of) if said.years in (-1, None) else of
    if said.grain == "year":
        return (
            str(said.year) if said.year is not None else str(calendar.year + _years(said.years or 0, calendar, ahead))
        )
    if said.month is not None:
        return _by_month(said, calendar)
    if said.number is None:
        return _half(calendar) if said.grain == "half" else _relative(said, calendar, ahead)
    return f"{_year_of(said, calendar, ahead)}{'Q' if said.grain == 'quarter' else 'H'}{said.number}"


def ends(period: str) -> int:
    """When a period ends, counted in quarters: an order of quarters, halves and years."""
    rest = period[4:]
    return int(period[:4]) * 4 + (4 if not rest else int(rest[1]) * (2 if rest[0] == "H" else 1))


def compared_with(own: str | None, base: str | None) -> Literal["yoy", "qoq"] | None:
    """ "yoy" or "qoq" for a period and the one it is measured from."""
    if not own or not base or own == base:
        return None
    if own[4:] == base[4:] and int(own[:4]) - int(base[:4]) == 1:
        return "yoy"
    return "qoq" if own[4:5] == base[4:5] == "Q" and ends(own) - ends(base) == 1 else None


def _alone(said: Said) -> str | None:
    """A period that needs no calendar."""
    if said.year is None or said.month is not None:
        return None
    if said.grain == "year":
        return str(said.year)
    return f"{said.year}{'Q' if said.grain == 'quarter' else 'H'}{said.number}" if said.number else None


def _years(years: int, calendar: Calendar, ahead: bool) -> int:
    """Years from the call's own; after the fourth quarter "this year" is the one that has begun, if one looks ahead."""
    return years + (1 if ahead and years == 0 and calendar.quarter == 4 else 0)


def _year_of(said: Said, calendar: Calendar, ahead: bool) -> int:
    """The year of a numbered quarter or half."""
    assert calendar.year is not None
    assert said.number is not None
    if said.year is not None:
        return said.year
    if said.years is not None:
        return calendar.year + _years(said.years, calendar, ahead)
    own = calendar.quarter
    if said.grain == "half":
        own = calendar.half or (calendar.quarter and (calendar.quarter + 1) // 2)
    if own is None:
        return calendar.year
    return calendar.year + (said.number < own) if ahead else calendar.year - (said.number > own)


def _half(calendar: Calendar) -> str | None:
    """The half that the call's quarter belongs to."""
    half = calendar.half or (calendar.quarter and (calendar.quarter + 1) // 2)
    return f"{calendar.year}H{half}" if half else None


def _relative(said: Said, calendar: Calendar, ahead: bool) -> str | None:
    """This, last or next quarter, or the same one a year before."""
    assert calendar.year is not None
    if calendar.quarter is None:
        return calendar.own if not said.shift and not said.same else None
    shift = said.shift
    if ahead and not said.same and said.years is None:
        shift = shift or 1
    if said.same or said.years is not None:
        shift += 4 * (said.years if said.years is not None else -1)
    return _quarter(calendar.year * 4 + calendar.quarter - 1 + shift)


def _by_month(said: Said, calendar: Calendar) -> str | None:
    """The quarter of a date, or the one nearest to the call's own that ends in a month."""
    if calendar.quarter is None or said.month is None or calendar.year is None:
        return None
    own = calendar.month or 3 * calendar.quarter
    if said.year is not None:
        apart = 12 * (said.year - (calendar.ends_in or calendar.year)) + said.month - own
        apart += (1, 0, -1)[(apart + 1) % 3]  # a date a month off a quarter's end belongs to that quarter
    else:
        apart = (said.month - own + 6) % 12 - 6 + 12 * (said.years or 0)
    return None if apart % 3 else _quarter(calendar.year * 4 + calendar.quarter - 1 + apart // 3)


def _quarter(place: int) -> str:
    """A quarter by its place: 4 × year + quarter - 1."""
    return f"{place // 4:04}Q{place % 4 + 1}"


def _year_before(period: str) -> str:
    return f"{int(period[:4]) - 1:04}{period[4:]}"
