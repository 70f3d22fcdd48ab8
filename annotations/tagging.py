"""Tags: how they are written, counted, renamed. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from annotations.model import Annotation
from transcripts.hygiene import clean

SEPARATOR = "/"
"""Parts a tag from the one above it."""
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag and how often it is used."""

    tag: str
    count: int
    """Annotations that have it."""
    latest: str
    """When one that has it was last changed."""


def clean_tag(word: str) -> str:
    """A tag as it is kept: no # before it, no odd spaces or empty parts; "" where nothing is left."""
    parts = (
        " ".join(part.split()) for part in clean(word.replace("\n", " ")).text.strip().lstrip("#").split(SEPARATOR)
    )
    return SEPARATOR.join(part for part in parts if part)[:_LONGEST].strip(f" {SEPARATOR}")


def clean_tags(words: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept, each once, in the order given."""
    return tuple(dict.fromkeys(tag for tag in map(clean_tag, words) if tag))


def is_within(tag: str, above: str) -> bool:
    """Whether a tag is another one, or stands below it."""
    return tag == above or tag.startswith(above + SEPARATOR)


def renamed(tags: Iterable[str], old: Collection[str], new: str) -> tuple[str, ...]:
    """Tags with some, and those below them, called otherwise; left out where `new` is "".

    Each goes by the longest of `old` that it is within, once, whatever the order: where "x" and "x/y" become "z", the
    second is "z" too, and "x/w" is "z/w".
    """
    changed = (_renamed(tag, old, new) for tag in tags)
    return tuple(dict.fromkeys(tag for tag in changed if tag))


def _renamed(tag: str, old: Iterable[str], new: str) -> str:
    above = max((one for one in old if is_within(tag, one)), key=len, default=None)
    if above is None:
        return tag
    return new + tag[len(above) :] if new else ""


def summed(counted: Iterable[Mapping[str, TagCount]]) -> list[TagCount]:
    """The tags of several calls together, most used first; of those used equally often the latest first."""
    counts: Counter[str] = Counter()
    latest: dict[str, str] = {}
    for tags in counted:
        for tag, found in tags.items():
            counts[tag] += found.count
            latest[tag] = max(found.latest, latest.get(tag, ""))
    by_name = sorted(counts)
    by_time = sorted(by_name, key=lambda tag: latest[tag], reverse=True)
    return [TagCount(tag, counts[tag], latest[tag]) for tag in sorted(by_time, key=lambda tag: -counts[tag])]


def tags_of(annotations: Iterable[Annotation]) -> dict[str, TagCount]:
    """The tags of some annotations, counted."""
    found: dict[str, TagCount] = {}
    for annotation in annotations:
        for tag in annotation.tags:
            before = found.get(tag, TagCount(tag, 0, ""))
            found[tag] = TagCount(tag, before.count + 1, max(before.latest, annotation.modified))
    return found
