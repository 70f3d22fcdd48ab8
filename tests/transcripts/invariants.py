"""What holds of every call, whatever file it was read from."""

from itertools import pairwise

from transcripts.hygiene import is_clean
from transcripts.model import Call


def broken(call: Call) -> list[str]:
    """Every promise of the contract that a call breaks, in words."""
    return [*_spans(call), *_people(call), *_characters(call)]


def _spans(call: Call) -> list[str]:
    out: list[str] = []
    length = len(call.text)
    for before, after in pairwise(call.turns):
        if before.end > after.start:
            out.append(f"turns {before.index} and {after.index} overlap")
    for number, turn in enumerate(call.turns):
        if turn.index != number:
            out.append(f"turn {number} says it is number {turn.index}")
        if not 0 <= turn.start < turn.end <= length:
            out.append(f"turn {number} lies outside the text")
        if (turn.paragraphs[0].start, turn.paragraphs[-1].end) != (turn.start, turn.end):
            out.append(f"the paragraphs of turn {number} do not cover it")
        if any(a.end > b.start for a, b in pairwise(turn.paragraphs)):
            out.append(f"paragraphs of turn {number} overlap")
    covered = " ".join(call.text[turn.start : turn.end] for turn in call.turns)
    if call.turns and len(covered.split()) != len(call.text.split()):
        out.append("the turns do not cover the text")
    out += [f"{f.text!r} is not where it says" for f in call.figures if call.text[f.start : f.end] != f.text]
    out += [f"{r} lies outside the text" for r in call.repairs if not 0 <= r.start <= r.end <= length]
    for before, after in pairwise(call.sections):
        if before.end > after.start:
            out.append("sections overlap")
    return out


def _people(call: Call) -> list[str]:
    out: list[str] = []
    ids = [person.id for person in call.participants]
    if len(ids) != len(set(ids)):
        out.append("two people have one id")
    out += [f"turn {turn.index} is nobody's" for turn in call.turns if turn.speaker and turn.speaker not in ids]
    for exchange in call.exchanges:
        if exchange.analyst not in ids or any(not 0 <= at < len(call.turns) for at in exchange.turns):
            out.append("an exchange points nowhere")
    if sum(person.turns for person in call.participants) != sum(turn.speaker is not None for turn in call.turns):
        out.append("the turns of the people are not those of the call")
    return out


def _characters(call: Call) -> list[str]:
    told = [call.title, call.company.name, call.company.ticker, *call.warnings]
    for person in call.participants:
        told += [person.name, person.title, person.affiliation, *person.aliases]
    if not is_clean(call.text.replace("\n", " ")):
        return ["the text holds characters that act on a terminal"]
    return [f"{word!r} holds characters that act on a terminal" for word in told if word and not is_clean(word)]
