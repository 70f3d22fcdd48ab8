"""The sample calls say what their facts say they do: a stranger's first ledger has to be right."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from invented import SAMPLES

from transcripts.ledger import Ledger, ledger_of, reported
from transcripts.model import Call, Figure
from transcripts.reading import read_file

ROOT = Path(__file__).resolve().parents[2]
FACTS: dict[str, dict[str, Any]] = json.loads((ROOT / "scripts/samples/facts.json").read_text(encoding="utf-8"))
COMPANIES = {"HRDG": "halden-ridge", "TWPS": "tidewater-pantry"}
HEADLINES = ("revenue", "gross_margin", "operating_expenses", "eps")


@cache
def samples(ticker: str) -> dict[str, Call]:
    """A company's sample calls by period; of two renderings the clean one."""
    calls = [
        read_file(path) for path in sorted(SAMPLES.glob(f"{COMPANIES[ticker]}-*")) if not path.stem.endswith("-scan")
    ]
    return {call.event.period or "": call for call in calls}


@cache
def ledger(ticker: str) -> Ledger:
    return ledger_of([reported(call) for call in samples(ticker).values()])


def period_of(name: str) -> str:
    return f"{FACTS[name]['fiscal_year']}Q{FACTS[name]['fiscal_quarter']}"


def call_of(name: str) -> Call:
    return samples(name.split("-")[0])[period_of(name)]


def is_amount(figure: Figure, said: Any) -> bool:
    """Whether a figure has a value, or a range, as the facts give it."""
    wanted = said if isinstance(said, dict) else {"value": said}
    return all(getattr(figure, key) == pytest.approx(value) for key, value in wanted.items())


@pytest.mark.parametrize("name", FACTS)
def test_who_speaks(name: str) -> None:
    call, facts = call_of(name), FACTS[name]
    assert len(call.turns) == facts["turns"]
    people = {p.id: p for p in call.participants}
    assert [people[e.analyst].name if e.analyst else None for e in call.exchanges] == facts["exchanges"]
    told = {(p.name, p.role, p.turns) for p in people.values() if p.turns}
    assert told == {(s["name"], s["role"], s["turns"]) for s in facts["speakers"] if s["turns"]}
    assert len(call.text.split()) >= 3_000


@pytest.mark.parametrize("name", FACTS)
def test_results_and_guidance_are_found(name: str) -> None:
    call, facts = call_of(name), FACTS[name]

    def said(metric: str, amount: Any, kind: str) -> bool:
        return any(f.metric == metric and f.kind == kind and is_amount(f, amount) for f in call.figures)

    for metric in HEADLINES:
        assert said(metric, facts[metric], "actual"), metric
    for metric, amount in facts["recalled"].items():
        assert said(metric, amount, "prior_guidance") or metric == "dso", metric
    for part in ("guidance", "full_year"):
        for metric, amount in facts.get(part, {}).items():
            assert metric == "period" or said(metric, amount, "guidance"), (part, metric)


@pytest.mark.parametrize("name", FACTS)
def test_the_ledger_says_what_came_of_the_guidance(name: str) -> None:
    rows = {(row.key.metric, row.segment): row for row in ledger(name.split("-")[0]).rows}
    for metric, word in FACTS[name]["verdicts"].items():
        cell = rows[metric, None].cells[period_of(name)]
        assert cell.verdict is not None, metric
        assert cell.verdict.word == word, metric
