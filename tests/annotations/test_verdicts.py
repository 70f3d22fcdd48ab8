"""The reader's word on exchanges: it wins over what the words tell, and finds its exchange again in another text."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import REFUSED_CALL

from annotations.judging import asking, told
from annotations.notebook import Notebook
from annotations.passages import Passages
from annotations.verdicts import WORDS, Verdict, exchange_verdict_of, is_unanswered
from transcripts.model import Call, Exchange, Span
from transcripts.reading import read_bytes

BEN, CY = 0, 1
"""The numbers of the two exchanges."""


@pytest.fixture
def call() -> Call:
    return read_bytes(REFUSED_CALL.encode(), "brook.txt")


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "library")


def words(notebook: Notebook, call: Call) -> dict[int, Verdict]:
    """What another earmark reads of a call's exchanges."""
    return {number: verdict.word for number, verdict in Notebook(notebook.root).verdicts(call).items()}


def test_an_exchange_is_known_by_the_words_that_ask(call: Call) -> None:
    asked = asking(call, call.exchanges[CY])
    assert call.text[asked.start : asked.end].startswith("Good evening. How much of your revenue")


def test_a_word_is_said_changed_and_withdrawn(notebook: Notebook, call: Call) -> None:
    passages = Passages(call)
    notebook.set_verdict(passages, CY, "partly")
    notebook.set_verdict(passages, BEN, "dodged")
    notebook.set_verdict(passages, CY, "answered")
    assert words(notebook, call) == {BEN: "dodged", CY: "answered"}
    notebook.set_verdict(passages, BEN, None)
    assert words(notebook, call) == {CY: "answered"}
    for before in ({BEN: "dodged", CY: "answered"}, {BEN: "dodged", CY: "partly"}, {CY: "partly"}, {}):
        assert notebook.undo() == "Undone: the word on an exchange."
        assert words(notebook, call) == before
    notebook.redo()
    assert words(notebook, call) == {CY: "partly"}


def test_it_is_found_where_turns_have_other_numbers(notebook: Notebook, call: Call) -> None:
    notebook.set_verdict(Passages(call), CY, "dodged")
    longer = REFUSED_CALL.replace(
        "Thank you. Revenue was",
        "Thank you.\n\nOperator\n\nExcuse me. One moment.\n\nAda Brook - Brook & Sons, Inc. - CEO\n\nRevenue was",
    ).replace("How much of your revenue", "How much of  your revenue")
    other = read_bytes(longer.encode(), "brook.txt")
    assert other.exchanges[CY].turns != call.exchanges[CY].turns
    assert words(notebook, other) == {CY: "dodged"}
    notebook.set_verdict(Passages(other), CY, "partly")
    assert words(notebook, call) == {CY: "partly"}
    assert len(notebook.kept(call.id).verdicts) == 1


def test_where_its_exchange_is_not_it_is_kept_and_shows_nowhere(notebook: Notebook, call: Call) -> None:
    notebook.set_verdict(Passages(call), CY, "dodged")
    start, end = (
        REFUSED_CALL.index("Operator\n\nThe next question"),
        REFUSED_CALL.index("Operator\n\nThere are no more"),
    )
    without = read_bytes((REFUSED_CALL[:start] + REFUSED_CALL[end:]).encode(), "brook.txt")
    assert words(notebook, without) == {}
    assert len(notebook.kept(call.id).verdicts) == 1


def test_what_earlier_versions_kept_by_turns_is_read_and_gets_words_with_the_next_one(
    notebook: Notebook, call: Call
) -> None:
    notebook.set_note(call.id, "A note.")
    (path,) = notebook.root.rglob(f"{call.id}*.json")
    turn = call.exchanges[CY].turns[0]
    written = json.loads(path.read_text())
    path.write_text(json.dumps(written | {"verdicts": {str(turn): {"verdict": "dodged", "who": "me"}}}))
    notebook = Notebook(notebook.root)
    assert words(notebook, call) == {CY: "dodged"}
    notebook.set_verdict(Passages(call), BEN, "answered")
    assert words(notebook, call) == {BEN: "answered", CY: "dodged"}
    kept = Notebook(notebook.root).kept(call.id).verdicts
    assert all(verdict.quote is not None for verdict in kept)
    assert [dict(verdict.extra) for verdict in kept] == [{}, {"who": "me"}]


def test_what_a_newer_version_adds_is_kept(notebook: Notebook, call: Call) -> None:
    notebook.set_verdict(Passages(call), CY, "dodged")
    (path,) = notebook.root.rglob(f"{call.id}*.json")
    written = json.loads(path.read_text())
    for record in written["verdicts"].values():
        record["mood"] = "evasive"
    written["verdicts"]["later"] = {"verdict": "postponed"}
    path.write_text(json.dumps(written))
    notebook = Notebook(notebook.root)
    notebook.set_verdict(Passages(call), CY, "partly")
    after = json.loads(path.read_text())["verdicts"]
    assert after.pop("later")["verdict"] == "postponed"
    (record,) = after.values()
    assert (record["verdict"], record["mood"]) == ("partly", "evasive")


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("9" * 5_000, {"quote": None}),
        ("\u0663" * 12, {"quote": None}),
        ("later", {"position": {"start": 1e999, "end": 1e999}}),
        ("later", {"position": {"start": 9, "end": 3}}),
        ("later", {"position": {"start": 10**400, "end": 10**400}}),
        ("later", {"position": {"start": "1", "end": 3}}),
        ("later", {"position": None}),
        ("later", {"quote": 5}),
        ("later", {"quote": {"exact": None}}),
        ("later", {"rival": 10**400}),
        ("later", {"verdict": ["dodged"]}),
    ],
    ids=str,
)
def test_one_that_cannot_be_read_spoils_no_other_and_is_kept(
    notebook: Notebook, call: Call, key: str, changes: dict[str, object]
) -> None:
    notebook.set_verdict(Passages(call), CY, "dodged")
    (path,) = notebook.root.rglob(f"{call.id}*.json")
    written = json.loads(path.read_text())
    (sound,) = written["verdicts"].values()
    odd = sound | changes
    written["figures"] = {"1-3": {"quote": sound["quote"], "position": {"start": 1e999, "end": 3}, "changes": {}}}
    written["verdicts"][key] = odd
    path.write_text(json.dumps(written))
    notebook = Notebook(notebook.root)
    assert words(notebook, call) == {CY: "dodged"}
    assert notebook.kept(call.id).corrections == ()
    notebook.set_verdict(Passages(call), BEN, "answered")
    assert words(notebook, call) == {BEN: "answered", CY: "dodged"}
    assert json.loads(path.read_text())["verdicts"][key] == odd


def test_an_exchange_without_a_paragraph_is_known_by_its_place(call: Call) -> None:
    empty = replace(call, turns=tuple(replace(turn, paragraphs=()) for turn in call.turns))
    first = call.turns[call.exchanges[CY].turns[0]]
    assert asking(empty, call.exchanges[CY]) == Span(first.start, min(first.end, first.start + 240))


def test_of_two_words_on_one_exchange_the_last_counts(notebook: Notebook, call: Call) -> None:
    notebook.set_verdict(Passages(call), CY, "dodged")
    (one,) = notebook.kept(call.id).verdicts
    later = exchange_verdict_of("elsewhere", {**one.as_json(), "verdict": "partly", "modified": "9999"})
    for both in ((one, later), (later, one)):
        assert told(Passages(call), both)[CY].word == "partly"


@given(word=st.sampled_from([None, *WORDS]), declined=st.booleans())
def test_the_readers_word_wins(word: Verdict | None, declined: bool) -> None:
    exchange = Exchange("ben", (1, 2), Span(3, 9) if declined else None)
    expected = declined if word is None else word in ("partly", "dodged")
    assert is_unanswered(exchange, word) == expected


@given(
    word=st.sampled_from(WORDS),
    quote=st.tuples(*[st.text(max_size=5)] * 3),
    place=st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted).map(tuple),
    extra=st.dictionaries(st.sampled_from(["mood", "who"]), st.integers()),
)
def test_a_verdict_survives_being_written(
    word: Verdict, quote: tuple[str, str, str], place: tuple[int, int], extra: dict[str, int]
) -> None:
    exact, prefix, suffix = quote
    record = {
        "verdict": word,
        "modified": "2031-07-25T08:00:00.000Z",
        "quote": {"exact": exact, "prefix": prefix, "suffix": suffix},
        "position": {"start": place[0], "end": place[1]},
        "analyst": "cy-vale",
        "rival": 0.5,
        **extra,
    }
    assert exchange_verdict_of("0-9", record).as_json() == record
