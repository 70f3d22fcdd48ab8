"""Moments in time as annotations keep them: UTC, to the millisecond, in a form whose order is the order of letters."""

from datetime import UTC, datetime, timedelta

_TICK = timedelta(milliseconds=1)
_LENGTH = len("2026-11-21T05:20:00.000Z")


def stamp_of(moment: datetime) -> str:
    """A moment as "2026-11-21T05:20:00.000Z"; one without a time zone is taken for UTC."""
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return known.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def now() -> str:
    """This moment."""
    return stamp_of(datetime.now(UTC))


def canonical(text: str) -> str:
    """A moment written in any way of ISO 8601, as `stamp_of` writes it.

    Raises:
        ValueError: It is no moment.
    """
    if len(text) == _LENGTH and text[19] == "." and text[-1] == "Z" and text[:4].isdigit():
        return text
    return stamp_of(datetime.fromisoformat(text))


def after(moment: str, *others: str) -> str:
    """`moment`, or the first tick after the latest of `others` where that is later: a clock set back changes no order."""
    latest = max(others, default="")
    return moment if moment > latest else stamp_of(datetime.fromisoformat(latest) + _TICK)
