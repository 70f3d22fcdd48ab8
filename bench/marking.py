"""Annotations: kills, writers, saving, anchors. A call with many of them is measured in annotating.py.

uv run python bench/marking.py [--part kills|writers|saving|edits|anchoring]… [--quick]
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import median

from edits import edited, shared
from ratios import interleaved, milliseconds, ratio
from writer import mills_call

from annotations.anchoring import Selector, found_all, selector_of
from annotations.contents import as_bytes
from annotations.editing import highlight
from annotations.ground import Ground
from annotations.kept import ANNOTATIONS, NOTES
from annotations.notebook import FOLDER, Notebook
from annotations.passages import Passages
from transcripts.model import Call, Span
from transcripts.reading import read_file
from transcripts.sentences import sentences

_HERE = Path(__file__).resolve().parent
_SAMPLES = _HERE.parent / "transcripts" / "samples"
_SAMPLE = _SAMPLES / "halden-ridge-q1-2030.txt"
_A_CALL = 50
"""Annotations of a call that is read with care."""


def writer(root: Path, name: str, number: int) -> "subprocess.Popen[str]":
    """A process that marks passages."""
    command = [sys.executable, str(_HERE / "writer.py"), str(root), name, str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def kills(quick: bool) -> None:
    """Processes killed at random moments while they write, two at a time."""
    wanted, moments = 20 if quick else 500, Random(5)
    lost = unreadable = said_in_all = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(wanted // 2):
            root = Path(folder) / str(number % 25)
            writers = [writer(root, f"{number}-{side}", 0) for side in range(2)]
            said: set[str] = set()
            for process in writers:
                assert process.stdout
                said.add(process.stdout.readline().strip())
            time.sleep(moments.random() * 0.05)
            for process in writers:
                process.kill()
            for process in writers:
                said |= {line for line in process.communicate()[0].split("\n")[:-1] if line}
            notebook = Notebook(root)
            kept = {annotation.id for annotation in notebook.kept(mills_call().id).annotations}
            unreadable += bool(notebook.troubles())
            lost += len(said - kept)
            said_in_all += len(said)
    print(
        f"kills                    {wanted // 2 * 2}: {lost} of {said_in_all} lost, {unreadable} unreadable  (bar 0, 0)"
    )


def writers(quick: bool) -> None:
    """Four processes that mark passages of one call at once."""
    each = 25 if quick else 250
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        running = [writer(Path(folder), name, each) for name in "abcd"]
        said = {id for process in running for id in process.communicate()[0].split()}
        took = time.perf_counter() - began
        kept = {annotation.id for annotation in Notebook(Path(folder)).kept(mills_call().id).annotations}
    print(f"writers                  4 × {each}: {len(kept & said)} of {4 * each} there, {took:.1f} s")


def filled(root: Path, number: int) -> Path:
    """A library with so many annotations, `_A_CALL` a call."""
    folder = root / FOLDER
    folder.mkdir(parents=True)
    passages = Passages(mills_call())
    made = [
        highlight(passages.of(Span(at, at + 30)), "", "yellow", ["guidance"], "a note", None) for at in range(_A_CALL)
    ]
    for at in range(0, number, _A_CALL):
        call = mills_call(at // _A_CALL + 2).id
        records = {f"{a.id}{at:x}": {**a.as_json(), "id": f"{a.id}{at:x}", "call": call} for a in made[: number - at]}
        data = as_bytes({"schema": NOTES.schema}, {ANNOTATIONS: records})
        (folder / f"{call}.json").write_bytes(data)
        (folder / f"{call}.json.previous").write_bytes(data)
    return root


def saving(quick: bool) -> None:
    """An annotation more in the call that is open, in libraries of three sizes, in turn."""
    sizes, runs = (1, 100, 2_000 if quick else 100_000), 30 if quick else 200
    with tempfile.TemporaryDirectory() as folder:
        books = [_saver(filled(Path(folder) / str(size), size)) for size in sizes]
        found = interleaved(runs, *books)
        for size, seconds in zip(sizes, found, strict=True):
            print(f"saving, {size:>7,} kept     {milliseconds(seconds)}  (p95 bar 20 ms)")
        print(f"ratio                    {ratio(found[-1], found[1], 1.5)}")
        began = time.perf_counter()
        counted = sum(Notebook(Path(folder) / str(sizes[-1])).counts().values())
        print(f"counting {counted:,} of them once   {time.perf_counter() - began:.2f} s")


def _saver(root: Path) -> Callable[[], float]:
    """Marks a passage of a call of the library, and takes it back: the call stays as it is."""
    call = mills_call(2)
    notebook, passages = Notebook(root), Passages(call)
    notebook.annotate(passages, Span(0, 10))

    def save() -> float:
        began = time.perf_counter()
        notebook.annotate(passages, Span(100, 140), tags=["guidance"])
        took = time.perf_counter() - began
        notebook.undo()
        return took

    return save


def sentences_of(call: Call) -> list[Span]:
    """Everything that is said, sentence by sentence."""
    spans = [s for turn in call.turns for p in turn.paragraphs for s in sentences(call.text, p)]
    return [span for span in spans if call.text[span.start : span.end].strip()]


def edits(quick: bool) -> None:
    """Sentences looked for in texts of which a twentieth of the characters was changed."""
    random, number, lost, wrong = Random(11), 0, 0, 0
    calls = [read_file(path, figures=False) for path in sorted(_SAMPLES.glob("*.txt"))[:4]]
    grounds = [(call, Ground(call.text), sentences_of(call)) for call in calls]
    for at in range(40 if quick else 1_000):
        call, ground, spans = grounds[at % len(grounds)]
        made = [selector_of(ground, span) for span in sorted(random.sample(spans, 8))]
        new = edited(call.text, 0.05, random)
        for selector, found in zip(made, found_all(new.text, made), strict=True):
            number += 1
            lost += found.span is None
            wrong += found.span is not None and shared(found.span, new.place_of(selector.position)) <= 0.5
    share = (number - lost - wrong) / number
    print(f"random edits             {number} passages: {share:.2%} found, {wrong} at a wrong place  (bar 99 %, 0)")


def anchoring(quick: bool) -> None:
    """Two thousand passages of a call, found in another rendering of it."""
    call = read_file(_SAMPLE, figures=False)
    ground, random = Ground(call.text), Random(3)
    made = [selector_of(ground, span) for span in _two_thousand(call, random, 200 if quick else 2_000)]
    new = edited(call.text, 0.02, random).text

    def anchor(selectors: Sequence[Selector], text: str) -> float:
        began = time.perf_counter()
        found_all(text, selectors)
        return time.perf_counter() - began

    same, other = interleaved(3, lambda: anchor(made, call.text), lambda: anchor(made, new))
    print(f"anchoring {len(made):,}, same text      {median(same):.3f} s")
    print(f"anchoring {len(made):,}, other rendering {median(other):.3f} s  (bar 1 s for 2,000)")


def _two_thousand(call: Call, random: Random, number: int) -> list[Span]:
    """Passages of a call that one may well mark: sentences, and parts of them."""
    spans = sentences_of(call)
    parts = [random.choice(spans) for _ in range(number)]
    cut = [Span(s.start, s.start + max(12, (s.end - s.start) * random.randrange(2, 5) // 4)) for s in parts]
    return sorted(Span(s.start, min(s.end, len(call.text))) for s in cut)


PARTS = {part.__name__: part for part in (edits, anchoring, kills, writers, saving)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", action="append", choices=PARTS)
    parser.add_argument("--quick", action="store_true", help="small numbers, to see that it works")
    arguments = parser.parse_args()
    for name in arguments.part or PARTS:
        PARTS[name](arguments.quick)


if __name__ == "__main__":
    main()
