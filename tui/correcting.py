"""Putting right by hand how a figure was read: a form to a correction, which is kept with the annotations."""

import re
from collections.abc import Mapping
from typing import Any, get_args

from annotations.correcting import correction_of
from transcripts.amounts import metric_label
from transcripts.errors import EarmarkError
from transcripts.figures.vocabulary import DEFAULT, Vocabulary
from transcripts.model import Call, Figure, Kind
from tui.keeping import Keeper
from tui.screens.form import Field, FormScreen

KINDS: tuple[Kind, ...] = get_args(Kind)
_PERIOD = re.compile(r"\d{4}(?:Q[1-4]|H[12])?")
_NUMBER = re.compile(r"([-−]?\d[\d,]*(?:\.\d+)?)\s*([kmbt]?)", re.IGNORECASE)
_SCALES = {"": 1.0, "k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
_NONE = "none"
"""What is typed for a metric where the words are no figure."""


def figure_form(keeper: Keeper, call: Call, figure: Figure) -> FormScreen:
    """A form that asks what is right about a figure, and keeps it."""
    words = keeper.library.own_words.vocabulary or DEFAULT

    def save(told: Mapping[str, str]) -> None:
        changes = changes_of(figure, told, words)
        is_figure = told["metric"].strip().lower() != _NONE
        id = keeper.join(call)
        keeper.notebook.set_figure(id, correction_of(call, figure, changes, is_figure=is_figure))

    about = "It is kept with your annotations, wins over what was read, and is marked as yours."
    return FormScreen(f"What is right about “{figure.text}”", about, figure_fields(figure), save)


def figure_fields(figure: Figure) -> tuple[Field, ...]:
    """What can be put right about a figure, as it was read."""
    amount = _told(figure.value) if figure.value is not None else f"{_told(figure.low)} to {_told(figure.high)}"
    return (
        Field("metric", "metric", figure.metric, f"such as revenue, gross_margin; {_NONE} for no figure at all"),
        Field("segment", "segment", figure.segment or "", "the part of the company; empty for the whole"),
        Field("kind", "kind", figure.kind, ", ".join(KINDS)),
        Field("period", "period", figure.period or "", "2031Q2, 2031H1 or 2031"),
        Field("value", "value", "" if figure.value is None and figure.low is None else amount, "90.5M, or 94M to 98M"),
    )


def changes_of(figure: Figure, told: Mapping[str, str], words: Vocabulary) -> dict[str, Any]:
    """The fields of a figure that a form puts right.

    Raises:
        EarmarkError: What was typed cannot be, in a sentence that says what can.
    """
    before = {field.name: field.value for field in figure_fields(figure)}
    changes: dict[str, Any] = {}
    for name, value in told.items():
        if value != before[name]:
            changes |= _CHECKS[name](value, words)
    return changes


def _metric(value: str, words: Vocabulary) -> dict[str, Any]:
    wanted = value.strip().lower().replace(" ", "_")
    if wanted == _NONE:
        return {}
    labels = {metric_label(name).lower().replace(" ", "_"): name for name in words.by_name}
    name = wanted if wanted in words.by_name else labels.get(wanted)
    if name is None:
        near = [known for known in words.by_name if wanted and (wanted in known or known in wanted)]
        known = ", ".join(near[:6] or list(words.by_name)[:6])
        raise EarmarkError("No such metric", f"No metric is called {value}.", f"There are {known} and others.")
    return {"metric": name}


def _segment(value: str, words: Vocabulary) -> dict[str, Any]:
    return {"segment": value or None}


def _kind(value: str, words: Vocabulary) -> dict[str, Any]:
    wanted = value.strip().lower().replace(" ", "_")
    if wanted not in KINDS:
        raise EarmarkError("No such kind", f"There is no kind {value}.", f"There are {', '.join(KINDS)}.")
    return {"kind": wanted}


def _period(value: str, words: Vocabulary) -> dict[str, Any]:
    wanted = value.strip().upper().replace(" ", "")
    if wanted and not _PERIOD.fullmatch(wanted):
        raise EarmarkError("No period", f"{value} is no period.", "Type 2031Q2, 2031H1 or 2031.")
    return {"period": wanted or None}


def _value(value: str, words: Vocabulary) -> dict[str, Any]:
    found = [
        float(number.replace(",", "").replace("−", "-")) * _SCALES[scale.lower()]
        for number, scale in _NUMBER.findall(value)
    ]
    if len(found) == 1:
        return {"value": found[0], "low": None, "high": None}
    if len(found) == 2:
        return {"value": None, "low": min(found), "high": max(found)}
    raise EarmarkError("No amount", f"{value} is no amount.", "Type 90.5M, or 94M to 98M.")


_CHECKS = {"metric": _metric, "segment": _segment, "kind": _kind, "period": _period, "value": _value}


def _told(value: float | None) -> str:
    """An amount as it is typed."""
    if value is None:
        return ""
    for scale, letter in ((1e9, "B"), (1e6, "M")):
        if abs(value) >= scale:
            return f"{value / scale:.10g}{letter}"
    return f"{value:.10g}"
