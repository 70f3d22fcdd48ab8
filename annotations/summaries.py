"""What the files of annotations hold together, remembered from one start of earmark to the next.

A cache, `cache/annotations.json`: nothing is in it that the files do not say, and it may be deleted at any time.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotations.model import Reading, reading_of
from annotations.tagging import TagCount
from transcripts.library_files import Stamp, make_folder, read_whole, write_whole

SCHEMA = "earmark.summaries/1"
FILE = Path("cache") / "annotations.json"


@dataclass(frozen=True, slots=True)
class Summary:
    """What of a call's file is remembered once it was read for counting."""

    stamp: object
    """Which state of the file that is."""
    count: int
    """How many annotations there are."""
    tags: Mapping[str, TagCount]
    reading: Reading | None = None
    """How far the call was read."""


def remembered(root: Path) -> dict[str, tuple[Stamp, Summary]]:
    """The summaries by call, each with the generation of the file that it was made of; none where there is no cache."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        held = read_whole(root / FILE)
        value = json.loads(held[0]) if held else {}
        if value.get("schema") == SCHEMA:
            return {id: _from_json(kept) for id, kept in value["calls"].items()}
    return {}


def remember(root: Path, summaries: Mapping[str, tuple[Stamp, Summary]]) -> None:
    """Keep summaries for the next time; where that cannot be done, files are read again then."""
    calls = {id: _as_json(stamp, summary) for id, (stamp, summary) in sorted(summaries.items())}
    data = json.dumps({"schema": SCHEMA, "calls": calls}, ensure_ascii=False, separators=(",", ":"))
    with suppress(OSError):
        make_folder((root / FILE).parent)
        write_whole(root / FILE, data.encode("utf-8", "backslashreplace"), keep_previous=False)


def _as_json(stamp: Stamp, summary: Summary) -> dict[str, Any]:
    return {
        "stamp": list(stamp),
        "count": summary.count,
        "tags": [[tag.tag, tag.count, tag.latest] for tag in summary.tags.values()],
        "reading": summary.reading.as_json() if summary.reading else None,
    }


def _from_json(value: Mapping[str, Any]) -> tuple[Stamp, Summary]:
    tags = {tag: TagCount(tag, count, latest) for tag, count, latest in value["tags"]}
    reading = reading_of(value["reading"]) if value["reading"] else None
    return Stamp(*value["stamp"]), Summary(None, int(value["count"]), tags, reading)
