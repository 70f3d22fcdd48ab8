"""`earmark search QUERY`: full text over the library."""

import argparse

from annotations.notebook import Notebook
from annotations.searchable import take_notes
from transcripts.errors import EarmarkError
from transcripts.library import Library, library_root
from transcripts.search.query import Filters, filters_of
from transcripts.search.results import Count, Facets, Mentions, Results
from tui import output, printing
from tui.progress import read_all

_FILTERS = {
    "speaker": "what this person says",
    "role": "operator, executive, analyst or unknown",
    "company": "a ticker or a name",
    "quarter": "a fiscal quarter or year: 2031Q2, 2031",
    "section": "presentation or qa",
    "tag": "on passages with this tag, in what is noted there and in their words",
    "since": "from this day, month, year or quarter on",
    "until": "up to this day, month, year or quarter",
}
_EPILOG = """\
what can be asked:
  deferred revenue            both words           "deferred revenue"    the phrase
  margin*                     words that begin so  tariff -steel         not with the other word
  tariff OR duties            either               NEAR(price cost, 5)   at most five words apart
  speaker:vane company:BRKS   the options below, in the query"""
_MOST_COUNTED = 8


def arguments(parser: argparse.ArgumentParser) -> None:
    """The query, where it is looked for, and how the answer is given."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument("query", nargs="*", metavar="QUERY", help="several words are one query")
    for name, help in _FILTERS.items():
        parser.add_argument(f"--{name}", action="append", default=[], metavar=name.upper(), help=help)
    parser.add_argument("--limit", type=_positive, default=20, metavar="N", help="at most so many hits (default 20)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--counts", action="store_true", help="count the hits by company, speaker, quarter and role")
    parser.add_argument("--over-time", action="store_true", help="count the hits by company and quarter")


def run(arguments: argparse.Namespace) -> int:
    """The hits, best first, or what they come to."""
    library = Library(library_root(arguments.library), output.complain)
    query, filters = _words(arguments), _filters(arguments)
    take_notes(Notebook(library.root), library.index)
    read_all(library)
    if arguments.over_time:
        _over_time(library.index.mentions(query, filters), arguments.json)
    elif arguments.counts:
        _counts(library.index.facets(query, filters, _MOST_COUNTED), arguments.json)
    else:
        results = library.index.search(query, filters, arguments.limit)
        _hits(library, results, arguments.json)
    return 0


def _words(arguments: argparse.Namespace) -> str:
    """The query; a word that the shell gave with spaces in it was quoted there, and may hold several."""
    return " ".join(arguments.query)


def _filters(arguments: argparse.Namespace) -> Filters:
    try:
        return filters_of({name: getattr(arguments, name) for name in _FILTERS})
    except ValueError as error:
        raise EarmarkError("No such filter", f"--{error}") from None


def _hits(library: Library, results: Results, as_json: bool) -> None:
    for hint in results.hints:
        output.complain(hint)
    if as_json:
        for hit in results.hits:
            output.json_line(hit.as_json())
        return
    calls = {row.id: row for row in library.index.calls()}
    names = library.index.names(hit.speaker for hit in results.hits if hit.speaker)
    for hit in results.hits:
        row = calls.get(hit.call)
        company = row.company if row else None
        who = "note" if hit.note else names.get(hit.speaker or "", "Speaker not named")
        head = ", ".join(part for part in (company, row.period if row else None, who) if part)
        output.line(f"{hit.call}:{hit.start}  {head}")
        printing.marked(hit.snippet, hit.marks)
    if not results.hints:
        more = results.total - len(results.hits)
        rest = f", {more:,} more with --limit" if more else ""
        output.say(f"{results.total:,} hit{'' if results.total == 1 else 's'}{rest}")


def _counts(facets: Facets, as_json: bool) -> None:
    for name in ("companies", "speakers", "quarters", "roles", "calls"):
        counts: tuple[Count, ...] = getattr(facets, name)
        if as_json:
            for count in counts:
                output.json_line({"by": name, **count._asdict()})
        elif counts:
            output.line(f"{name}: " + ", ".join(f"{count.label} {count.hits:,}" for count in counts))


def _over_time(mentions: list[Mentions], as_json: bool) -> None:
    for company in mentions:
        if as_json:
            output.json_line({"company": company.label, "ticker": company.company, "quarters": company.quarters})
        else:
            said = "  ".join(f"{quarter} {number:,}" for quarter, number in company.quarters.items())
            output.line(f"{company.label}: {said}")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number
