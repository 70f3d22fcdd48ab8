"""Markdown as rows of a width, as it reads: what the preview of a digest draws. Pure: no terminal, no widget."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from annotations.markdown import readable
from tui.wrapping import cells_between, wrapped

_REMEMBERED = 1_024  # pieces of Markdown: those that a change leaves alone are not read again
_QUOTE = "│ "
_PARTED = " │ "
_LEAST_COLUMN = 4  # cells
_HEADINGS = {"h1": ("heading",), "h2": ("section",)}
_INLINE = {"em": "emphasis", "strong": "strong", "link": "link", "image": "emphasis"}


class Run(NamedTuple):
    """Words of one look."""

    words: str
    looks: tuple[str, ...] = ()
    """The names of their looks, one over the other."""
    link: str = ""
    """Where they lead."""


class Row(NamedTuple):
    """What stands in one row."""

    runs: tuple[Run, ...]
    source: int
    """The line of the Markdown that it is of, from 0."""


@lru_cache(maxsize=_REMEMBERED)
def rows_of(text: str, width: int) -> tuple[Row, ...]:
    """The rows that Markdown reads as, in a width in cells; HTML and links without mark-up stay the words they are."""
    root = SyntaxTreeNode(_reader().parse(text))
    return tuple(_stacked(root.children, max(1, width)))


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _stacked(blocks: Sequence[SyntaxTreeNode], width: int, *, tight: bool = False) -> Iterator[Row]:
    """Blocks one under the other, parted by a blank row."""
    for number, block in enumerate(blocks):
        if number and not tight:
            yield Row((), _source(block))
        yield from _block(block, width)


def _block(node: SyntaxTreeNode, width: int) -> Iterator[Row]:
    source = _source(node)
    match node.type:
        case "heading":
            yield from _cut(list(_runs(node, _HEADINGS.get(node.tag, ("strong",)))), width, source)
        case "paragraph":
            is_callout = node.parent is not None and node.parent.type == "blockquote" and _first_words(node)[:2] == "[!"
            yield from _cut(list(_runs(node, soft="\n" if is_callout else " ")), width, source)
        case "blockquote":
            inner = _stacked(node.children, max(1, width - len(_QUOTE)))
            yield from (Row((Run(_QUOTE, ("rule",)), *row.runs), row.source) for row in inner)
        case "bullet_list" | "ordered_list":
            yield from _list(node, width)
        case "table":
            yield from _table(node, width)
        case "hr":
            yield Row((Run("─" * width, ("rule",)),), source)
        case _:  # code, and what a reader of Markdown may come to know
            lines = readable(node.content).removesuffix("\n").split("\n")
            for number, line in enumerate(lines, source + (node.type == "fence")):
                yield from _cut([Run(line.expandtabs(4), ("quiet",))], width, number)


def _list(node: SyntaxTreeNode, width: int) -> Iterator[Row]:
    first = int(node.attrs.get("start", 1))
    is_tight = all(child.type != "paragraph" or child.hidden for item in node.children for child in item.children)
    for number, item in enumerate(node.children):
        mark = "• " if node.type == "bullet_list" else f"{first + number}. "
        if number and not is_tight:
            yield Row((), _source(item))
        for at, row in enumerate(_stacked(item.children, max(1, width - len(mark)), tight=is_tight)):
            yield Row((Run(" " * len(mark) if at else mark, ("quiet",)), *row.runs), row.source)


def _table(node: SyntaxTreeNode, width: int) -> Iterator[Row]:
    """A table whose columns share the width; a line parts its rows where one of them takes several."""
    lines = [line for part in node.children for line in part.children]
    cells = [[list(_runs(cell)) for cell in line.children] for line in lines]
    columns = max(map(len, cells))
    natural = [max(_width(row[n]) if n < len(row) else 0 for row in cells) for n in range(columns)]
    widths = _shared(natural, width - len(_PARTED) * (columns - 1))
    rule = Run("─┼─".join("─" * share for share in widths), ("rule",))
    drawn = [list(_side_by_side(row, widths, _source(line))) for row, line in zip(cells, lines, strict=True)]
    for number, rows in enumerate(drawn):
        yield from rows
        if number == 0 or (number + 1 < len(drawn) and any(len(other) > 1 for other in drawn[1:])):
            yield Row((rule,), rows[0].source)


def _side_by_side(cells: Sequence[Sequence[Run]], widths: Sequence[int], source: int) -> Iterator[Row]:
    """The rows that one line of a table takes."""
    columns = [
        [row.runs for row in _cut(cells[number] if number < len(cells) else (), share, source)]
        for number, share in enumerate(widths)
    ]
    for pieces in zip_longest(*columns, fillvalue=()):
        runs: list[Run] = []
        for number, (piece, share) in enumerate(zip(pieces, widths, strict=True)):
            runs += [Run(_PARTED, ("rule",))] * bool(number) + [*piece, Run(" " * (share - _width(piece)))]
        yield Row(tuple(run for run in runs if run.words), source)


def _shared(natural: Sequence[int], room: int) -> list[int]:
    """What each column gets of a width: narrow ones what they need, the wide ones the rest in equal parts."""
    room = max(room, len(natural) * _LEAST_COLUMN)
    shares = dict.fromkeys(range(len(natural)), 0)
    waiting = sorted(shares, key=lambda column: natural[column])
    for at, column in enumerate(waiting):
        shares[column] = max(1, min(natural[column], room // (len(waiting) - at)))
        room -= shares[column]
    return list(shares.values())


def _cut(runs: Sequence[Run], width: int, source: int) -> Iterator[Row]:
    """Runs in rows, broken at spaces and where the Markdown says so."""
    text = "".join(run.words for run in runs)
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        for start, stop in list(wrapped(text, at, end, width)) or [(at, at)]:
            yield Row(tuple(_between(runs, start, stop)), source)
        at = end + 1


def _between(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """What of some runs stands between two places of their text."""
    at = 0
    for run in runs:
        words = run.words[max(0, start - at) : max(0, end - at)]
        if words:
            yield run._replace(words=words)
        at += len(run.words)


def _runs(node: SyntaxTreeNode, looks: tuple[str, ...] = (), link: str = "", soft: str = " ") -> Iterator[Run]:
    """The words under a node, each run with the looks of all that it stands in.

    Args:
        node: The node.
        looks: The looks of what it stands in.
        link: Where that leads.
        soft: What a line end that is no line break reads as; in the callouts of note programs it is one.
    """
    for child in node.children:
        if child.type in ("softbreak", "hardbreak"):
            yield Run(soft if child.type == "softbreak" else "\n", looks, link)
        elif child.children:
            own = (_INLINE[child.type],) if child.type in _INLINE else ()
            yield from _runs(child, (*looks, *own), str(child.attrs.get("href", link)), soft)
        elif child.content:
            own = ("quiet",) if child.type == "code_inline" else ()
            yield Run(readable(child.content).replace("\n", " "), (*looks, *own), link)


def _first_words(node: SyntaxTreeNode) -> str:
    return next((child.content for child in node.walk() if child.type == "inline"), "")


def _width(runs: Sequence[Run]) -> int:
    return sum(cells_between(run.words, 0, len(run.words)) for run in runs)


def _source(node: SyntaxTreeNode) -> int:
    return node.map[0] if node.map else 0
