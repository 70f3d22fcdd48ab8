"""Every layout, and the choice of the surest one for a document."""

from types import ModuleType
from typing import NamedTuple

from transcripts.document import Document
from transcripts.layouts import motley_fool, plain, streetevents_edited, streetevents_pages
from transcripts.layouts.verdict import Verdict
from transcripts.script import Script

LAYOUTS: tuple[ModuleType, ...] = (streetevents_edited, streetevents_pages, motley_fool, plain)
"""Layouts in order; of two that are equally sure the earlier one reads. Each has NAME, judge() and read()."""


class Told(NamedTuple):
    """A document told apart, and by which layout."""

    script: Script
    layout: str
    verdict: Verdict


def told(document: Document) -> Told:
    """Let the layout that is surest of a document read it."""
    verdicts = [(layout, layout.judge(document)) for layout in LAYOUTS]
    layout, verdict = max(verdicts, key=lambda pair: pair[1].sure)
    return Told(layout.read(document), layout.NAME, verdict)
