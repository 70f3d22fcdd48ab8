"""The full text of a library, in tantivy's files: a cache beside the cache, which may be deleted as well.

A document is a passage of a call, or a note of the reader's on one. Measured against SQLite's FTS5 over 2,000 calls
(120,000 passages): a frequent word 0.1 ms against 23 ms, a beginning of two letters 1 ms against 280 ms, counts by
company and speaker included; and its files are smaller.
"""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import tantivy
from tantivy import Occur, Query

from transcripts.search.query import Filters, Near, Phrase, Term, Word
from transcripts.search.query import Query as Asked
from transcripts.search.words import folded, words_of

_VERSION = "1"
_MEMORY = 48_000_000
"""Bytes for documents that are not in a file yet."""
_WORDS = "words"
"""The name of the tokenizer: letters and digits, of text that is folded already."""
_MOST_ORDERS = 3
_FIELDS = ("call", "company", "quarter", "role", "section", "speaker", "kind")
_COUNTED = ("call", "company", "quarter", "role", "speaker")
_LAST_DAY = 99_999_999


class Document(NamedTuple):
    """What is found as a whole."""

    call: str
    company: str
    """What calls of one company have in common."""
    quarter: str
    """Fiscal period, or ""."""
    day: int
    """YYYYMMDD, or 0."""
    turn: int
    """-1 where there are no turns."""
    speaker: str
    role: str
    section: str
    start: int
    end: int
    text: str
    kind: str = "said"
    """Or "note"."""
    note: str = ""
    """The note's id."""
    quote: str = ""
    """The words that a note is on; looked through where a tag is asked for."""
    tags: tuple[str, ...] = ()


class Found(NamedTuple):
    """A document that was found."""

    score: float
    call: str
    turn: int
    speaker: str
    role: str
    section: str
    start: int
    end: int
    note: str


class BrokenFullTextError(Exception):
    """The files of the full text are damaged, or of another version."""


class Engine:
    """The full text in a folder.

    Args:
        folder: Where its files are; None keeps them in memory.

    Raises:
        BrokenFullTextError: The files cannot be used.
    """

    def __init__(self, folder: Path | None) -> None:
        self._schema = _schema()
        try:
            if folder is None:
                self._index = tantivy.Index(self._schema)
            else:
                self._index = _opened(self._schema, folder)
            self._index.config_reader("manual")
        except (OSError, ValueError) as error:
            raise BrokenFullTextError(str(error)) from None
        self.is_empty = len(self) == 0
        """Whether there was nothing in it when it was opened."""
        analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).build()
        self._index.register_tokenizer(_WORDS, analyzer)

    def put(self, documents: Mapping[str, Iterable[Document]]) -> bool:
        """Take documents in, in the place of all that there are of their calls; whole or not at all.

        Returns:
            False where another process is doing the same.
        """
        try:
            writer = self._index.writer(heap_size=_MEMORY, num_threads=1)
        except ValueError as error:
            if "lock" in str(error).lower():
                return False
            raise BrokenFullTextError(str(error)) from None
        try:
            for call, several in documents.items():
                writer.delete_documents_by_term("call", call)
                for document in several:
                    writer.add_document(_document(document))
            writer.commit()
            writer.wait_merging_threads()
        except (OSError, ValueError) as error:
            raise BrokenFullTextError(str(error)) from None
        self._index.reload()
        return True

    def reload(self) -> None:
        """See what other processes have put in."""
        self._index.reload()

    def __len__(self) -> int:
        """How many documents there are."""
        return int(self._index.searcher().num_docs)

    def search(self, asked: Asked, companies: Sequence[str] | None, limit: int) -> tuple[int, list[Found]]:
        """How many documents match, and the best of them, best first."""
        query = self._query(asked, companies)
        try:
            searcher = self._index.searcher()
            result = searcher.search(query, limit=max(limit, 1), count=True)
            found = [_found(score, searcher.doc(address)) for score, address in result.hits]
        except (OSError, ValueError) as error:
            raise BrokenFullTextError(str(error)) from None
        return int(result.count), found  # type: ignore[attr-defined]  # its types leave it out

    def counts(self, asked: Asked, companies: Sequence[str] | None, most: int) -> dict[str, dict[str, int]]:
        """How many documents match, by the values of each counted field, the most frequent first."""
        wanted = {name: {"terms": {"field": name, "size": most}} for name in _COUNTED}
        told = self._aggregated(asked, companies, wanted)
        return {name: {b["key"]: b["doc_count"] for b in told[name]["buckets"] if b["key"]} for name in _COUNTED}

    def over_time(self, asked: Asked, companies: Sequence[str] | None, most: int) -> dict[str, dict[str, int]]:
        """How many documents match, by company and quarter."""
        by_quarter = {"quarters": {"terms": {"field": "quarter", "size": most}}}
        wanted = {"companies": {"terms": {"field": "company", "size": most}, "aggs": by_quarter}}
        buckets = self._aggregated(asked, companies, wanted)["companies"]["buckets"]
        return {b["key"]: {q["key"]: q["doc_count"] for q in b["quarters"]["buckets"] if q["key"]} for b in buckets}

    def _aggregated(self, asked: Asked, companies: Sequence[str] | None, wanted: dict) -> dict:  # type: ignore[type-arg]
        try:
            return dict(self._index.searcher().aggregate(self._query(asked, companies), wanted))
        except (OSError, ValueError) as error:
            raise BrokenFullTextError(str(error)) from None

    def _query(self, asked: Asked, companies: Sequence[str] | None) -> Query:
        field = ("text", "quote") if asked.filters.tag else ("text",)
        parts = [(Occur.Must, self._any([self._term(t, f) for t in group for f in field])) for group in asked.all_of]
        parts += [(Occur.MustNot, self._term(term, "text")) for term in asked.none_of]
        parts += [(Occur.Must, Query.const_score_query(q, 0.0)) for q in self._filters(asked.filters)]
        if companies is not None:
            parts.append((Occur.Must, Query.const_score_query(self._one_of("company", companies), 0.0)))
        if not any(occur == Occur.Must for occur, _ in parts):
            parts.append((Occur.Must, Query.all_query()))
        return Query.boolean_query(parts)

    def _term(self, term: Term, field: str) -> Query:
        match term:
            case Word(text, begins):
                whole = Query.term_query(self._schema, field, text)
                if not begins:
                    return whole
                # The word itself goes before those that only begin so, which all count alike.
                return self._any([Query.boost_query(whole, 2.0), Query.regex_query(self._schema, field, f"{text}.*")])
            case Phrase(words, begins):
                phrase = Query.phrase_prefix_query if begins else Query.phrase_query
                return phrase(self._schema, field, list(words))
            case Near(words, distance):
                orders = list(permutations(words)) if len(words) <= _MOST_ORDERS else [words, words[::-1]]
                return self._any([Query.phrase_query(self._schema, field, list(o), distance) for o in orders])

    def _filters(self, filters: Filters) -> list[Query]:
        found = [
            self._one_of(name, values)
            for name, values in (("role", filters.role), ("section", filters.section), ("tags", filters.tag))
            if values
        ]
        if filters.speaker:
            found.append(self._any([self._speaker(name) for name in filters.speaker]))
        if filters.quarter:
            patterns = [_period_pattern(quarter) for quarter in filters.quarter]
            found.append(self._any([Query.regex_query(self._schema, "quarter", pattern) for pattern in patterns]))
        if filters.since or filters.until:
            first = max(_day(day) for day in filters.since) if filters.since else 1
            last = min(_day(day) for day in filters.until) if filters.until else _LAST_DAY
            if first > last:
                found.append(Query.empty_query())
            else:
                found.append(Query.range_query(self._schema, "day", tantivy.FieldType.Unsigned, first, last))
        return found

    def _speaker(self, name: str) -> Query:
        """Whose name has these words, the last perhaps begun."""
        words = words_of(name)
        patterns = [f"(.*-)?{word}(-.*)?" for word in words[:-1]] + [f"(.*-)?{words[-1]}.*"]
        parts = [(Occur.Must, Query.regex_query(self._schema, "speaker", pattern)) for pattern in patterns]
        return Query.boolean_query(parts)

    def _one_of(self, field: str, values: Sequence[str]) -> Query:
        if field == "tags":
            values = [folded(value) for value in values]
        if not values:
            return Query.empty_query()
        return self._any([Query.term_query(self._schema, field, value) for value in values])

    def _any(self, queries: Sequence[Query]) -> Query:
        return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name=_WORDS, index_option="position")
    builder.add_text_field("quote", tokenizer_name=_WORDS, index_option="position")
    for name in _FIELDS:
        stored = name in ("call", "speaker", "role", "section")
        builder.add_text_field(name, stored=stored, fast=name in _COUNTED, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("tags", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("note", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("day", indexed=True, fast=True)
    for name in ("turn", "start", "end"):
        builder.add_integer_field(name, stored=True)
    return builder.build()


def _opened(schema: tantivy.Schema, folder: Path) -> tantivy.Index:
    """The files of a folder, made where there are none; those of another version are thrown away."""
    version = folder / "version"
    with suppress(OSError):
        if version.read_text() != _VERSION:
            shutil.rmtree(folder)
    if not version.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, mode=0o700)
        index = tantivy.Index(schema, path=str(folder))
        version.write_text(_VERSION)
        return index
    return tantivy.Index(schema, path=str(folder))


def _document(document: Document) -> tantivy.Document:
    made = tantivy.Document()
    made.add_text("text", folded(document.text))
    if document.quote:
        made.add_text("quote", folded(document.quote))
    for name in _FIELDS:
        made.add_text(name, getattr(document, name))
    for tag in document.tags:
        made.add_text("tags", folded(tag))
    made.add_text("note", document.note)
    made.add_unsigned("day", document.day)
    for name in ("turn", "start", "end"):
        made.add_integer(name, getattr(document, name))
    return made


def _found(score: float, document: tantivy.Document) -> Found:
    fields = document.to_dict()
    return Found(score, *(fields[name][0] for name in Found._fields[1:]))


def _day(day: str) -> int:
    return int(day.replace("-", ""))


def _period_pattern(quarter: str) -> str:
    """What the periods look like that "2031Q2", "2031" or "Q2" names."""
    if quarter[:1].isdigit():
        return quarter if len(quarter) > len("2031") else f"{quarter}.*"
    return f".*{quarter}"
