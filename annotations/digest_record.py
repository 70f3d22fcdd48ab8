"""What an exported digest knows of itself: a comment at its end by which a later export tells whose each line is.

It holds a short hash of every line that was written, passage by passage, and no words: the file can be sent, moved and
kept anywhere, and nothing about it is kept elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from annotations.digest_rendering import Block

_FIRST = "<!-- earmark digest/1: by the lines below a new export over this file keeps what was written into it by hand"
_LAST = "-->"
_HASH = 6
_ROW = re.compile(r"([0-9a-z]+)(?:@([0-9a-f]{6}))?:((?:[0-9a-f]{6})*)")
_ADDRESS = re.compile(r"\]\((earmark:[^\s()]+)\)")
_RECORD = re.compile(rf"^{re.escape(_FIRST)}\n(?P<rows>(?:{_ROW.pattern}\n)*){_LAST}$\n?", re.MULTILINE)


class Known(NamedTuple):
    """A block as it was written."""

    key: str
    """As `keyed` gives it."""
    hashes: tuple[str, ...]
    """Of its lines, blank ones left out."""
    address: str = ""
    """The hash of the link back to its passage, or "": by it a block is known whose every line was changed."""


def hash_of(line: str) -> str:
    """A line's short hash; blanks at its end make no difference."""
    return sha256(line.rstrip().encode("utf-8", "replace")).hexdigest()[:_HASH]


def keyed(blocks: Sequence[Block]) -> Iterator[tuple[str, Block]]:
    """Each block with a key that it has again in another export: a passage its id, a heading its words.

    What the digest begins with is "head", so that it can be given another title.
    """
    taken: dict[str, int] = {}
    for number, block in enumerate(blocks):
        key = block.key
        if not key:
            first = next((line for line in block.lines if line), "")
            key = "head" if number == 0 else f"h{hash_of(first)}"
        taken[key] = taken.get(key, 0) + 1
        yield key if taken[key] == 1 else f"{key}x{taken[key]}", block


def address_in(line: str) -> str:
    """The hash of the link back to a passage that a line holds, or ""."""
    found = _ADDRESS.search(line)
    return hash_of(found[1]) if found else ""


def record_of(blocks: Sequence[Block]) -> str:
    """The comment that a file ends in."""
    return "\n".join((_FIRST, *(_row(key, block) for key, block in keyed(blocks)), _LAST)) + "\n"


def parted(text: str) -> tuple[str, tuple[Known, ...] | None]:
    """A file's text without its record, and the record; None where it has none, or one that was damaged."""
    found = list(_RECORD.finditer(text))
    if not found:
        return text, None
    rows = _ROW.finditer(found[-1]["rows"])
    return text[: found[-1].start()] + text[found[-1].end() :], tuple(_known(row) for row in rows)


def _row(key: str, block: Block) -> str:
    address = next(filter(None, map(address_in, block.lines)), "") if block.key else ""
    return f"{key}{'@' * bool(address)}{address}:{''.join(hash_of(line) for line in block.lines if line)}"


def _known(row: re.Match[str]) -> Known:
    hashes = tuple(row[3][at : at + _HASH] for at in range(0, len(row[3]), _HASH))
    return Known(row[1], hashes, row[2] or "")
