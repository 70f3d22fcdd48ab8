"""A place in the library as one writes it: `CALX-2013Q1`, `CALX-2013Q1#5010-5200`, `earmark:CALX-2013Q1#5010`. Pure."""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from transcripts.model import Span

_LINK = re.compile(r"(?:earmark:(?://)?)?(?P<id>[^\s#/\\:]+)(?:#(?P<start>\d{1,12})(?:-(?P<end>\d{1,12}))?)?", re.ASCII)


class Link(NamedTuple):
    """A call of the library, and a passage in it."""

    id: str
    """The call's id, or the ticker or name of a company, whose latest call is meant."""
    span: "Span | None" = None
    """In code points of the call's text; empty where only a place is named."""


def link_of(word: str) -> Link | None:
    """The place that a word names, or None where it has not the shape of one."""
    match = _LINK.fullmatch(word.strip())
    if match is None:
        return None
    if match["start"] is None:
        return Link(match["id"])
    from transcripts.model import Span

    start = int(match["start"])
    return Link(match["id"], Span(start, max(start, int(match["end"] or start))))
