"""A search of the library: what is asked, what is answered, how the answer is told. Pure but for the index it asks."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from transcripts.cache_file import CallRow
from transcripts.index import Index
from transcripts.search.results import Count, Facets, Hit, Mentions

MOST_HITS = 200
_MOST_COUNTED = 8
_MOST_COMPANIES = 6
NO_FACETS = Facets((), (), (), (), ())


class Answer(NamedTuple):
    """What a search gives."""

    asked: str
    total: int = 0
    hits: Sequence[Hit] = ()
    hints: Sequence[str] = ()
    facets: Facets = NO_FACETS
    mentions: Sequence[Mentions] = ()
    calls: Mapping[str, CallRow] = {}
    """The calls of the hits, by id."""
    names: Mapping[str, str] = {}
    """The names of those who speak in the hits, by id."""


def answered(index: Index, asked: str) -> Answer:
    """The answer to what is typed so far; whatever that is, there is one."""
    results = index.search(asked, limit=MOST_HITS, typing=True)
    if not results.total:
        return Answer(asked, hints=results.hints or (() if not asked.strip() else (_nothing(asked),)))
    wanted = {hit.call for hit in results.hits}
    return Answer(
        asked,
        results.total,
        results.hits,
        results.hints,
        index.facets(asked, most=_MOST_COUNTED, typing=True),
        index.mentions(asked, most=_MOST_COMPANIES, typing=True),
        {row.id: row for row in index.calls() if row.id in wanted},
        index.names(hit.speaker for hit in results.hits if hit.speaker),
    )


def _nothing(asked: str) -> str:
    words = asked.split()
    if any(":" in word for word in words):
        return f"Nothing is found for “{asked.strip()}”. Fewer filters find more."
    if len(words) > 1:
        return f"Nobody says “{asked.strip()}” in one breath. Fewer words find more; OR between words finds either."
    return f"Nobody says “{asked.strip()}”. A beginning finds more: {words[0][:4]}*."


def filter_words(name: str, count: Count) -> str:
    """The words of a query that keep only what a count counts."""
    value = count.value
    return f"{name}:{value}" if re.fullmatch(r"[^\s\"“”():]+", value) else f'{name}:"{value.replace(chr(34), "")}"'


def toggled(asked: str, words: str) -> str:
    """A query with a filter more, or without it where it is there."""
    if words in asked:
        return " ".join(asked.replace(words, " ").split())
    return f"{asked.rstrip()} {words}".strip()
