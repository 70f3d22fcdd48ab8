"""Every layout, and the choice of the surest one for a document: every other module of this package is a layout."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple, Protocol, cast

from transcripts import layouts
from transcripts.document import Document, Line
from transcripts.marks.verdict import Verdict
from transcripts.script import Script

_ORDER = (
    "records",
    "streetevents_edited",
    "streetevents_pages",
    "callstreet",
    "motley_fool",
    "labelled",
    "name_lines",
    "unlabelled",
)
"""Who is asked when: the commonest and those with the plainest marks first, and the one for everything else last.

A layout that is not in it is asked ahead of all. They are loaded one after the other until one is all but certain, as
loading all costs more than reading a call; of two that are equally sure the earlier one reads.
"""
_ALL_BUT_CERTAIN = 0.9
_SAMPLE_LINES = 300
_SAMPLE = 12_000


class Layout(Protocol):
    """What a layout's module has."""

    NAME: str
    """What the layout is called in `source.format`."""

    def judge(self, document: Document) -> Verdict:
        """How sure it is that a document is laid out like this."""

    def read(self, document: Document) -> Script:
        """Tell a document of this layout apart."""


class Told(NamedTuple):
    """A document told apart, and by which layout."""

    script: Script
    layout: str
    verdict: Verdict


@cache
def names() -> tuple[str, ...]:
    """The modules of this package that read a layout, in the order in which they are asked."""
    found = sorted(module.name for module in iter_modules(layouts.__path__))
    own = __name__.rpartition(".")[2]
    return (*(name for name in found if name not in _ORDER and name != own), *_ORDER)


@cache
def layout(name: str) -> Layout:
    """The layout of one of `names`."""
    return cast(Layout, import_module(f"transcripts.layouts.{name}"))


def untold(document: Document) -> Told:
    """A document that is too long to be told apart, judged by how it begins."""
    plain = layout(_ORDER[-1])
    beginning = "\n".join(line.text[:_SAMPLE] for line in document.lines[:_SAMPLE_LINES])
    verdict = plain.judge(Document((Line(beginning),), document.kind))
    return Told(Script(()), plain.NAME, verdict._replace(reason="far longer than a call"))


def told(document: Document) -> Told:
    """Let the layout that is surest of a document read it; one that is all but certain ends the search."""
    verdicts: list[tuple[Layout, Verdict]] = []
    for name in names():
        verdicts.append((layout(name), layout(name).judge(document)))
        if verdicts[-1][1].sure >= _ALL_BUT_CERTAIN:
            break
    best, verdict = max(verdicts, key=lambda pair: pair[1].sure)
    return Told(best.read(document), best.NAME, verdict)
