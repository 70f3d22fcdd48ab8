"""`earmark list`: the calls of the library."""

import argparse

from transcripts.library import Library, library_root
from transcripts.library_catalogue import CallRecord
from tui import output


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which calls, and for whom."""
    parser.add_argument("company", nargs="?", metavar="COMPANY", help="only this company's, by ticker or name")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """The calls by company and quarter, a line each."""
    library = Library(library_root(arguments.library))
    records = library.records() if arguments.company is None else library.company(arguments.company)
    if arguments.json:
        for record in records:
            output.json_line({**record.listing(), "annotations": 0})
        return 0
    if not records:
        output.complain("There are no calls in the library yet: earmark add PATH…")
    widths = [max((len(cells[at]) for cells in map(_cells, records)), default=0) for at in range(3)]
    for record in records:
        cells = _cells(record)
        output.line(
            "  ".join((*(f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True)), _about(record)))
        )
    return 0


def _cells(record: CallRecord) -> tuple[str, str, str]:
    return record.id, record.event.period or "", record.event.date or ""


def _about(record: CallRecord) -> str:
    company = record.company
    name = company.name or record.title or record.renderings[0].name
    more = len(record.renderings) - 1
    return name + (f"  (+{more} rendering{'s' if more > 1 else ''})" if more else "")
