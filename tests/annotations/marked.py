"""Annotations of the sample calls, invented, as a digest of a day's reading has them."""

from collections.abc import Iterator, Sequence

from invented import SAMPLES

from annotations.items import Item, items_of
from annotations.model import Annotation
from annotations.passages import Passages
from transcripts.model import Call, Span
from transcripts.reading import read_file

MOMENT = "2031-09-01T08:00:00.000Z"
EVIL = "Careful: <script>alert(1)</script> [x](javascript:alert(1)) | `tick` *star* # no heading\n---\n=cmd()"
_MARKED: tuple[tuple[str, str, dict[str, object]], ...] = (
    (
        "halden-ridge-q1-2031.txt",
        "For the second quarter we expect revenue between $93 million and $96 million, and at the midpoint of $94.5 million"
        " that's up 7.0%.",
        {"tags": ("guidance/revenue",), "note": "Above what we had."},
    ),
    (
        "halden-ridge-q1-2031.txt",
        "I've stopped expecting air to get better on its own.",
        {"color": "red", "tags": ("doubt",), "note": "First time she says so.\nAsk for the backlog."},
    ),
    (
        "tidewater-pantry-q1-2031.txt",
        "Sales rose 5.0% to $1.248 billion.",
        {"tags": ("results", "check/this"), "note": EVIL},
    ),
    (
        "tidewater-pantry-q1-2031.txt",
        "Earnings of $0.77 were four cents better than the high end.",
        {"tags": ("results",), "creator": "Jo [red]Reader[/red]", "note": "Six against the middle."},
    ),
    (
        "tidewater-pantry-q1-2031.txt",
        "You are right. Seven at the middle, of which six have been earned.",
        {"color": "green", "tags": ("guidance",)},
    ),
    (
        "tidewater-pantry-q1-2031.txt",
        "So you've put something away for it.\n\nI've just said that I won't say anything about it.",
        {"color": "red", "tags": ("doubt",)},
    ),
)


def annotation(call: Call, words: str, id: str, **fields: object) -> Annotation:
    """An annotation of the first place where some words stand."""
    start = call.text.index(words)
    passage = Passages(call).of(Span(start, start + len(words)))
    return Annotation(
        id,
        call.id,
        MOMENT,
        MOMENT,
        passage.quote,
        passage.position,
        turn=passage.turn,
        speaker=passage.speaker,
        **fields,  # type: ignore[arg-type] # as the test says
    )


def sample_items() -> list[Item]:
    """The passages of the sample calls that were marked, with what is known of each."""
    return list(_sample_items())


def _sample_items() -> Iterator[Item]:
    calls = {name: read_file(SAMPLES / name) for name in dict.fromkeys(name for name, _, _ in _MARKED)}
    for name, call in calls.items():
        own = [(n, words, fields) for n, (file, words, fields) in enumerate(_MARKED) if file == name]
        yield from items_of(call, [annotation(call, words, f"note-{n}", **fields) for n, words, fields in own])


def in_order(items: Sequence[Item]) -> list[Item]:
    """Items in natural order, as a digest takes them."""
    return sorted(items, key=lambda item: item.place)
