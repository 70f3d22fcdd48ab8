"""The tags of a library as a list: by use or by name, with what stands below each, narrowed by typed letters. Pure."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from annotations.model import Annotation
from annotations.tagging import SEPARATOR, TagCount, is_within

TagOrder = Literal["use", "name"]


class TagRow(NamedTuple):
    """A tag of the list."""

    tag: str
    uses: int
    """Annotations that have just it; 0 for one that is only the beginning of others."""
    below: int
    """Annotations that have one of those below it."""
    depth: int
    """How far it stands in: parts ahead of its last one where the list is by name, else 0."""


def tag_rows(tags: Iterable[TagCount], order: TagOrder, letters: str = "") -> list[TagRow]:
    """The rows of the list.

    Args:
        tags: The tags, most used first.
        order: By use, or by name, where those that others begin with stand above them.
        letters: Only tags that these are found in.
    """
    counts = {tag.tag: tag.count for tag in tags}
    names = list(counts)
    if order == "name":
        above = {
            SEPARATOR.join(tag.split(SEPARATOR)[:end]) for tag in counts for end in range(1, tag.count(SEPARATOR) + 1)
        }
        names = sorted({*counts, *above}, key=lambda tag: tag.casefold().split(SEPARATOR))
    wanted = letters.casefold()
    return [
        TagRow(tag, counts.get(tag, 0), _below(tag, counts), tag.count(SEPARATOR) if order == "name" else 0)
        for tag in names
        if wanted in tag.casefold()
    ]


def having(annotations: Iterable[Annotation], tag: str) -> list[Annotation]:
    """The annotations that have a tag, or one below it."""
    return [a for a in annotations if any(is_within(own, tag) for own in a.tags)]


def merged_into(tags: Sequence[str], target: str) -> list[str]:
    """The tags that can be merged into one: not it, nor what it stands below."""
    return [tag for tag in tags if not is_within(target, tag)]


def _below(tag: str, counts: dict[str, int]) -> int:
    return sum(count for other, count in counts.items() if other != tag and is_within(other, tag))
