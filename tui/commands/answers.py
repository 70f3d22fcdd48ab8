"""`earmark answers CALL`: which questions of a call were answered, and your own word on them."""

import argparse
from typing import cast

from annotations.notebook import Notebook
from annotations.passages import Passages
from annotations.verdicts import WORDS, Verdict
from transcripts.errors import EarmarkError
from transcripts.library import Library, library_root
from transcripts.model import Call
from tui import output
from tui.replies import Replies

_NONE = "none"
_SCHEMA = "earmark.answer/1"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The call; the exchange and what to say of it."""
    parser.add_argument("call", metavar="CALL", help="a call of the library by its id")
    parser.add_argument("--unanswered", action="store_true", help="only exchanges that left something unanswered")
    parser.add_argument("--exchange", type=int, metavar="N", help="the exchange of that number")
    parser.add_argument("--verdict", choices=(*WORDS, _NONE), help="your own word on it, which wins; none withdraws it")
    parser.add_argument("--json", action="store_true", help=f"a line each, schema {_SCHEMA}")


def run(arguments: argparse.Namespace) -> int:
    """List the exchanges, after giving the word on one where that is asked for."""
    root = library_root(arguments.library)
    library, notebook = Library(root, output.complain), Notebook(root)
    call = library.call(arguments.call)
    if arguments.verdict is not None and arguments.exchange is None:
        raise EarmarkError("No exchange", "A verdict is on one exchange.", "Name it by its number: --exchange N.")
    numbers = range(len(call.exchanges))
    if arguments.exchange is not None:
        numbers = range(arguments.exchange - 1, arguments.exchange)
        if not 1 <= arguments.exchange <= len(call.exchanges):
            sentence = f"{call.id} has {len(call.exchanges)} exchanges, and no number {arguments.exchange}."
            raise EarmarkError("No such exchange", sentence, f"earmark answers {call.id} lists them.")
        if arguments.verdict is not None:
            word = None if arguments.verdict == _NONE else cast(Verdict, arguments.verdict)
            notebook.set_verdict(Passages(call), arguments.exchange - 1, word)
    replies = Replies(call, notebook.verdicts(call))
    for number in numbers:
        if number in replies.unanswered or not arguments.unanswered:
            _print(call, replies, number, as_json=arguments.json)
    return 0


def _print(call: Call, replies: Replies, number: int, *, as_json: bool) -> None:
    exchange = call.exchanges[number]
    refused = exchange.declined
    if as_json:
        output.json_line(
            {
                "schema": _SCHEMA,
                "call": call.id,
                "exchange": number + 1,
                "analyst": exchange.analyst,
                "turns": list(exchange.turns),
                "declined": refused is not None,
                "declined_words": None if refused is None else call.text[refused.start : refused.end],
                "declined_at": None if refused is None else {"start": refused.start, "end": refused.end},
                "verdict": replies.word(number),
                "answered": number not in replies.unanswered,
            }
        )
        return
    person = call.participant(exchange.analyst)
    who = ", ".join(part for part in (person.name, person.affiliation) if part) if person else "An analyst"
    sign = replies.sign(number, ascii_marks=True) or " "
    told = " ".join(replies.told(number).split())
    output.line(f"{number + 1:>3} {sign} {who}{f': {told}' if told else ''}")
