"""Figures in short: what a column has room for. Pure.

>>> short(figure)   # of "between $94 million and $98 million"
'$94–98M'
"""

import re
from decimal import Decimal

from transcripts.model import Figure

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩"}
_SUFFIXES = {"%": "%", "pp": "pp", "bps": " bps", "days": " days", "turns": "x", "x": "x", "count": ""}
_SCALES = ((Decimal(10) ** 12, "T"), (Decimal(10) ** 9, "B"), (Decimal(10) ** 6, "M"))
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MOST_DECIMALS = 3
_CAPITALS = {"eps", "dso", "ebitda", "ffo", "roe", "rotce", "arr", "noi", "cet1"}
_NAMES = {"sga": "SG&A", "research_and_development": "R&D", "capex": "capex", "other": "unnamed figure"}


def metric_label(name: str) -> str:
    """A metric's public name as a person reads it ("gross margin", "EBITDA margin")."""
    if name in _NAMES:
        return _NAMES[name]
    return " ".join(word.upper() if word in _CAPITALS else word for word in name.split("_"))


def period_label(period: str | None) -> str:
    """A period in short ("Q2 15", "H1 15", "FY 15"); "" for none."""
    if period is None:
        return ""
    year, part = period[:4], period[4:]
    return f"{part[0]}{part[1:]} {year[2:]}" if part else f"FY {year[2:]}"


def short(figure: Figure) -> str:
    """A figure's amount with no digit more or less than was said; its own words where it has no value."""
    said = [Decimal(number.replace(",", "")) for number in _NUMBER.findall(figure.text)]
    about = "~" if figure.approximate else ""
    if not said:
        return figure.text
    if figure.low is not None and figure.high is not None:
        return about + _range(figure, said)
    if figure.value is None:
        return figure.text
    sign = "+" if figure.measure == "change" and figure.value > 0 else ""
    scale, letter, places = _scale(figure, [figure.value], said)
    return about + sign + _signed(figure, figure.value, scale, places) + letter + _suffix(figure)


def amount(value: float, unit: str | None) -> str:
    """An amount that nobody said but that follows from what was said: "$0.5M", "2 pp", "-$0.04"."""
    size = abs(Decimal(repr(value)))
    money = unit is not None and len(unit) == 3 and unit.isupper()
    scale, letter = next((pair for pair in _SCALES if size >= pair[0]), (Decimal(1), ""))
    digits = f"{size / scale:,.{_MOST_DECIMALS}f}".rstrip("0").rstrip(".") + letter
    symbol = _SYMBOLS.get(unit or "", f"{unit} ") if money else ""
    tail = "" if money or not unit else " pp" if unit == "pp" else _SUFFIXES.get(unit, f" {unit}")
    if tail == " days" and digits == "1":
        tail = " day"
    return f"{'-' if value < 0 else ''}{symbol}{digits}{tail}"


def _range(figure: Figure, said: list[Decimal]) -> str:
    low, high = figure.low or 0.0, figure.high or 0.0
    scale, letter, places = _scale(figure, [low, high], said)
    end = letter + _suffix(figure)
    if low < 0:
        return f"{_signed(figure, low, scale, places)} to {_signed(figure, high, scale, places)}{end}"
    sign = "+" if figure.measure == "change" else ""
    return f"{sign}{_signed(figure, low, scale, places)}–{_number(high, scale, places)}{end}"


def _scale(figure: Figure, values: list[float], said: list[Decimal]) -> tuple[Decimal, str, int]:
    """What the amounts are divided by, its letter, and how many decimals are shown: as many as were said."""
    largest = max((Decimal(repr(abs(value))) for value in values), default=Decimal(0))
    number = max(said)
    told = (largest / number).quantize(Decimal("1e-6")).normalize() if number and largest else Decimal(1)
    power = _power(told)
    decimals = max(0, *(-_exponent(number) for number in said))
    if not _has_scale(figure):
        return Decimal(1), "", max(0, decimals - power)
    for scale, letter in _SCALES:
        if power == _power(scale):
            return scale, letter, decimals
    for scale, letter in _SCALES:
        if largest >= scale:
            return scale, letter, _needed(largest / scale)
    return Decimal(1), "", max(0, decimals - power)


def _has_scale(figure: Figure) -> bool:
    return figure.unit not in ("%", "pp", "bps", "days", "turns", "x")


def _power(number: Decimal) -> int:
    return number.adjusted()


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _needed(number: Decimal) -> int:
    return max(0, -_exponent(number.normalize()))


def _signed(figure: Figure, value: float, scale: Decimal, places: int) -> str:
    unit = figure.unit or ""
    symbol = _SYMBOLS.get(unit, f"{unit} " if len(unit) == 3 and unit.isupper() else "")
    return f"{'-' if value < 0 else ''}{symbol}{_number(abs(value), scale, places)}"


def _number(value: float, scale: Decimal, places: int) -> str:
    return f"{Decimal(repr(value)) / scale:,.{places}f}"


def _suffix(figure: Figure) -> str:
    unit = figure.unit or ""
    if len(unit) == 3 and unit.isupper():
        return ""
    return _SUFFIXES.get(unit, f" {unit}" if unit else "")
