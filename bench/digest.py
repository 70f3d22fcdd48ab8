"""How long a digest takes: 5,000 annotations to Markdown and to a file that was written in, and one change on the screen."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from annotations.digest import Digest, with_entry
from annotations.digest_files import saved
from annotations.digest_groups import grouped
from annotations.digest_merging import exported
from annotations.digest_rendering import rendered
from annotations.items import Item, items_of
from annotations.model import Annotation
from annotations.passages import Passages
from transcripts.model import Call, Span
from transcripts.reading import read_file
from tui.desk import samples

COUNT = 5_000
RUNS = 5
MOMENT = "2031-09-01T08:00:00.000Z"


def annotations(call: Call, count: int, first: int) -> Iterator[Annotation]:
    """Annotations all over a call, some of them with notes and tags."""
    passages, length = Passages(call), len(call.text)
    for number in range(first, first + count):
        start = (number * 997) % (length - 400)
        passage = passages.of(Span(start, start + 40 + number % 300))
        note = f"Note {number}: *what* follows?\nAsk again." if number % 3 == 0 else ""
        tags = (f"tag-{number % 7}", "guidance/revenue")[: number % 3]
        yield Annotation(
            f"note-{number}", call.id, MOMENT, MOMENT, passage.quote, passage.position, "yellow", tags, note, passage.turn
        )  # fmt: skip


def measured(action: Callable[[], object]) -> float:
    """The median of some runs, in seconds."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return median(taken)


def main() -> None:
    calls = [read_file(path) for path in samples()]
    share = COUNT // len(calls)
    made = [list(annotations(call, share, number * share)) for number, call in enumerate(calls)]
    found: list[Item] = []

    def collect() -> None:
        found[:] = [item for call, own in zip(calls, made, strict=True) for item in items_of(call, own)]
        found.sort(key=lambda item: item.place)

    print(f"{sum(map(len, made)):,} annotations of {len(calls)} calls, median of {RUNS} runs")
    print(f"  what is known of each            {measured(collect) * 1000:7.0f} ms")
    for template in ("default", "obsidian", "email", "table"):
        digest = Digest("bench", template=template, contents=True, sources=True, bold_figures=True)
        taken = measured(lambda digest=digest: exported(rendered(digest, grouped(digest, found))))  # type: ignore[misc] # bound at once
        print(f"  to Markdown, {template:<10}          {taken * 1000:7.0f} ms")
    digest = Digest("bench")
    text = exported(rendered(digest, grouped(digest, found)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "digest.md"
        edited = text.replace("\n\n> ", "\n\nBy hand.\n\n> ", 40)

        def again() -> None:
            path.write_text(edited)
            saved(path, rendered(digest, grouped(digest, found[5:])), "bench")

        print(f"  again, over an edited file       {measured(again) * 1000:7.0f} ms")
    window = {item.id for item in found[2_000:2_040]}
    changed = with_entry(digest, "comments", found[2_010].id, "Look.")
    preview = measured(lambda: rendered(changed, grouped(changed, found), window=window))
    print(f"  a change, for the preview        {preview * 1000:7.1f} ms")


if __name__ == "__main__":
    main()
