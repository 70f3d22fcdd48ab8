"""Tags as they are typed: parted by commas, with those used before to choose from. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from annotations.tagging import clean_tag, clean_tags


def tags_of(line: str) -> tuple[str, ...]:
    """The tags of a line, each once, in its order: "guidance/revenue, #tone" are two."""
    return clean_tags(line.split(","))


def line_of(tags: Iterable[str]) -> str:
    """Tags as a line to type on."""
    return "".join(f"{tag}, " for tag in tags)


def offered(line: str, used: Sequence[str], last: Sequence[str] = ()) -> list[str]:
    """The tags to choose from for what is being typed, best first.

    Args:
        line: The line; what stands after its last comma is being typed.
        used: All tags in use, most used first.
        last: The tags given last; they come first while nothing is typed.
    """
    typed = _typed(line)
    taken = {tag.casefold() for tag in tags_of(line.rpartition(",")[0])}
    known = dict.fromkeys([*(last if not typed else ()), *used])
    free = [tag for tag in known if tag.casefold() not in taken]
    if not typed:
        return free
    begin = [tag for tag in free if tag.casefold().startswith(typed)]
    inside = [tag for tag in free if tag not in begin and any(part.startswith(typed) for part in _parts(tag))]
    return begin + inside


def completed(line: str, tag: str) -> str:
    """The line with what is being typed made into a tag."""
    before, comma, _ = line.rpartition(",")
    return f"{before}{comma} {tag}, ".lstrip()


def _typed(line: str) -> str:
    return clean_tag(line.rpartition(",")[2]).casefold()


def _parts(tag: str) -> Iterator[str]:
    """A tag from each of its parts on: "guidance/revenue", "revenue"."""
    words = tag.casefold()
    while words:
        yield words
        words = words.partition("/")[2]
