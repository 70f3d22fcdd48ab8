"""Figures in few cells: "$90.5M", "$94–98M", "48.1%", "56 days", "−$0.06"; with as many digits as were said."""

from transcripts.ledger_values import grain
from transcripts.model import Figure

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "CAD": "C$", "AUD": "A$", "BRL": "R$", "KRW": "₩"}
_SCALES = ((1e12, "T"), (1e9, "B"), (1e6, "M"))
_MOST_DECIMALS = 3
_UNITS = {"%": "%", "pp": " pp", "bps": " bps", "turns": "×", "x": "×", "days": " days"}


def short(figure: Figure) -> str:
    """A figure as short as it can be told; the words said where it has no number."""
    return shorten(figure.value, figure.low, figure.high, figure.unit, grain(figure)) or figure.text


def shorten(value: float | None, low: float | None, high: float | None, unit: str | None, grain: float = 0.0) -> str:
    """An amount or a range as short as it can be told; "" where there is no number.

    Args:
        value: In whole units; None for a range.
        low: The low end of a range.
        high: Its high end.
        unit: As a figure has it.
        grain: What one of the last digit told is worth; 0 for as many digits as it takes.
    """
    if value is not None:
        return _signed(value, unit, grain, _scale(value))
    if low is None or high is None:
        return ""
    scale = _scale(max(abs(low), abs(high)))
    if low < 0:
        return f"{_signed(low, unit, grain, scale)} to {_signed(high, unit, grain, scale)}"
    sign, tail = _around(unit)
    return f"{sign}{_digits(low, grain, scale[0])}–{_digits(high, grain, scale[0])}{scale[1]}{tail}"


def _scale(size: float) -> tuple[float, str]:
    return next(((scale, letter) for scale, letter in _SCALES if abs(size) >= scale), (1.0, ""))


def _signed(value: float, unit: str | None, grain: float, scale: tuple[float, str]) -> str:
    sign, tail = _around(unit)
    return f"{'−' if value < 0 else ''}{sign}{_digits(abs(value), grain, scale[0])}{scale[1]}{tail}"


def _around(unit: str | None) -> tuple[str, str]:
    """What stands before the digits and behind them."""
    if unit is not None and len(unit) == 3 and unit.isupper():
        return (_SIGNS[unit], "") if unit in _SIGNS else (f"{unit} ", "")
    return "", _UNITS.get(unit or "", "")


def _digits(size: float, grain: float, scale: float) -> str:
    told = f"{size / scale:,.{_MOST_DECIMALS}f}".rstrip("0").rstrip(".")
    decimals = 0
    while grain and decimals < _MOST_DECIMALS and scale * 10.0**-decimals > grain * 1.000001:
        decimals += 1
    exact = len(told.partition(".")[2])
    return f"{size / scale:,.{decimals}f}" if grain and decimals >= exact else told
