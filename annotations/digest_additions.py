"""What a digest holds besides passages, on request: what was guided and reported, and what was not answered; as Markdown."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from annotations import markdown
from annotations.digest import Digest
from annotations.digest_views import Additions
from annotations.items import CallFacts
from annotations.verdicts import Verdict, is_unanswered
from transcripts.ledger import Ledger, ledger_of
from transcripts.ledger_cells import Reported
from transcripts.ledger_sheets import as_markdown
from transcripts.model import Call, Company, Exchange

_QUARTERS = 8
Read = Callable[[str], Call | None]
"""Gives a call by its id; None where it is not to be had."""
Words = Mapping[int, Verdict]
"""The user's word on exchanges of a call, by their numbers."""
_TOLD: Mapping[str, str] = {"partly": "answered in part", "dodged": "not answered"}


def additions(
    digest: Digest,
    calls: Sequence[CallFacts],
    company: Callable[[str], Sequence[CallFacts]],
    read: Read,
    words: Callable[[Call], Words],
) -> Additions:
    """What a digest asks for besides its passages.

    Args:
        digest: The digest.
        calls: The calls that its passages are of.
        company: Gives all calls of a company by one's id.
        read: Gives a call.
        words: Gives what the user said of a call's exchanges.
    """
    ledger = "\n\n".join(_ledgers(calls, company, read)) if digest.ledger else ""
    unanswered = (
        "\n".join(line for call in calls for line in _not_answered(call, read, words)) if digest.non_answers else ""
    )
    none = "Every question about a figure was answered with one." if digest.non_answers else ""
    return Additions(
        ledger or ("Nothing that was guided can be set against a result." if digest.ledger else ""), unanswered or none
    )


def _ledgers(calls: Sequence[CallFacts], company: Callable[[str], Sequence[CallFacts]], read: Read) -> Iterator[str]:
    """A table for each company: the metrics that were guided at some time, the last quarters."""
    done: set[str] = set()
    for facts in calls:
        own = company(facts.id)
        if facts.id in done or not own:
            continue
        done |= {call.id for call in own}
        found = [(one, read(one.id)) for one in own]
        ledger = ledger_of(Reported(one.id, one.event.period, call.figures) for one, call in found if call)
        if rows := _guided(ledger):
            yield f"**{markdown.line(facts.company_name)}**\n\n" + "\n".join(_table(rows, own[-1].company))


def _guided(ledger: Ledger) -> Ledger | None:
    """The rows of the company as a whole in which a result can be set against guidance; None where there are none."""
    whole = ledger.of_company()
    rows = (row for row in whole.rows if any(cell.actual and cell.guidance for cell in row.cells.values()))
    metrics = {row.key.metric for row in rows}
    return whole.only(metrics) if metrics else None


def _table(ledger: Ledger, company: Company) -> Iterable[str]:
    """The table of the last periods that something was guided for."""
    guided = {period for row in ledger.rows for period, cell in row.cells.items() if cell.guidance}
    periods = [period for period in ledger.latest(_QUARTERS) if period in guided]
    lines = list(as_markdown(ledger, company, periods))
    return lines[next(at for at, line in enumerate(lines) if line.startswith("|")) :]


def _not_answered(facts: CallFacts, read: Read, words: Callable[[Call], Words]) -> Iterator[str]:
    """The exchanges of a call that were not answered: by the user's word, else where the company's own words refuse a figure."""
    call = read(facts.id)
    if call is None:
        return
    said = words(call)
    for number, exchange in enumerate(call.exchanges):
        if is_unanswered(exchange, said.get(number)):
            yield _line(facts, call, exchange, _told(call, exchange, said.get(number)))


def _told(call: Call, exchange: Exchange, word: Verdict | None) -> str:
    """What is said of an exchange that was not answered: the user's word, and the company's that refuse a figure."""
    place = exchange.declined
    refused = f"a figure was refused: “{' '.join(call.text[place.start : place.end].split())}”" if place else ""
    return "; ".join(part for part in (_TOLD.get(word or "", ""), refused) if part)


def _line(facts: CallFacts, call: Call, exchange: Exchange, told: str) -> str:
    person = call.participant(exchange.analyst)
    who = ", ".join(part for part in (person.name, person.affiliation or "") if part) if person else "An analyst"
    asked = next((call.turns[index] for index in exchange.turns if call.turns[index].speaker == exchange.analyst), None)
    event = ", ".join(part for part in (facts.company_name, facts.quarter) if part)
    place = exchange.declined or (asked or call.turns[exchange.turns[0]]).paragraphs[0]
    link = f"[{markdown.line(facts.id)}]({markdown.address(facts.id, place)})"
    return f"- {markdown.line(f'{who} ({event}): {told}')} · {link}"
