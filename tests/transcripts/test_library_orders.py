"""Any order of adding, adding again, putting right, deleting and restoring gives the same library."""

import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import SMALL_CALL

from transcripts.corrections import Correction, PersonCorrection
from transcripts.library import Library
from transcripts.library_catalogue import CallRecord

_DATE = "EVENT DATE/TIME: JULY 24, 2031 / 9:30PM GMT"
_NAMED = SMALL_CALL.replace("BRKS - Q2", "Q2")
_NEXT = (
    SMALL_CALL.replace("Q2 2031", "Q3 2031")
    .replace("JULY 24", "OCTOBER 23")
    .replace(
        "Revenue was $90.5 million in the quarter, up from $84 million a year ago. Mr. Vane runs the U.S. mill.",
        "Sold.",
    )
    .replace("We like our range. Prices are firm.", "We have no view on that, and will not have one before the spring.")
    .replace("Is $95 million too low? And what about prices?", "Who bought the yard by the canal, and what did he pay?")
)
_OTHER = SMALL_CALL.replace("BRKS", "VANE").replace("Brook & Sons", "Vane Quarries").replace("Brook", "Vane")
FILES = {
    "ticker.txt": SMALL_CALL,
    "name.txt": _NAMED,
    "dateless.txt": _NAMED.replace(_DATE, ""),
    "quarterless.txt": _NAMED.replace("Q2 2031 ", ""),
    "misprint.txt": _NAMED.replace("Q2 2031", "Q1 2031").replace(_DATE, ""),
    "next.txt": _NEXT,
    "next-name.txt": _NEXT.replace("BRKS - Q3", "Q3"),
    "other.txt": _OTHER,
}
REVISED = {
    "next.txt": _NEXT.replace("before the spring", "before the summer"),
    "other.txt": _OTHER.replace("We like our range.", "We like our wide range."),
}
"""Corrected versions of files, under the same names."""
RIGHT = {
    "misprint.txt": Correction(fiscal_quarter=2),
    "next.txt": Correction(date="2031-10-24", people=(PersonCorrection("ben-okafor", "Benjamin Okafor"),)),
    "other.txt": Correction(company="Vane Stone", ticker="VNS"),
}


class Do(NamedTuple):
    """A step: "add", "revise" (a file's corrected version), "correct", "delete", "restore" (the call that the file is of;
    of no file: all that were deleted)."""

    what: str
    name: str = ""


STEPS = [
    *(Do("add", name) for name in FILES),
    *(Do("revise", name) for name in REVISED),
    *(Do("correct", name) for name in RIGHT),
]
MORE = [Do(what, name) for what in ("add", "delete", "restore") for name in FILES] + [Do("restore")] * 3


def done(folder: Path, steps: list[Do]) -> Library:
    """A library after some steps; what could not be done yet is done at the end."""
    library = Library(folder / "library")
    late = [step for step in steps if not do(library, folder, step)]
    do(library, folder, Do("restore"))
    for step in late:
        assert do(library, folder, step)
    return library


def do(library: Library, folder: Path, step: Do) -> bool:
    """One step; false where it has to wait for its call."""
    path = folder / step.name
    if step.what == "restore":
        for record in library.deleted():
            if not step.name or _is_of(record, step.name):
                library.restore(record.id)
        return True
    if step.what == "add":
        path.write_text(FILES[step.name], encoding="utf-8")
        library.add(path)
        return True
    if step.what == "revise":
        if not any(_is_of(record, step.name) for record in (*library.records(), *library.deleted())):
            return False
        path.write_text(REVISED[step.name], encoding="utf-8")
        library.add(path)
        return True
    record = next((r for r in library.records() if _is_of(r, step.name)), None)
    if record is None:
        return step.what == "delete"
    if step.what == "correct":
        library.correct(record.id, record.corrections | RIGHT[step.name])
    else:
        library.delete(record.id)
    return True


def _is_of(record: CallRecord, name: str) -> bool:
    return any(rendering.name == name for rendering in record.renderings)


def shape(library: Library) -> set[object]:
    """What a library holds, whatever its calls are called, since that tells which file came first."""
    return {
        (
            frozenset(r.name for r in record.renderings),
            tuple((r.name, r.sha256, r.replaced) for r in record.renderings),
            record.company,
            record.event,
            record.corrections,
            tuple((p.id, p.role) for p in library.call(record.id).participants),
        )
        for record in library.records()
    }


@cache
def expected() -> set[object]:
    """What all orders should give."""
    with tempfile.TemporaryDirectory() as folder:
        return shape(done(Path(folder), STEPS))


def test_the_library_that_all_orders_give() -> None:
    files = {names for names, *_ in expected()}  # type: ignore[misc]
    assert files == {
        frozenset(("ticker.txt", "name.txt", "dateless.txt", "quarterless.txt", "misprint.txt")),
        frozenset(("next.txt", "next-name.txt")),
        frozenset(("other.txt",)),
    }


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_order_gives_the_same_library(data: st.DataObject) -> None:
    more = data.draw(st.lists(st.sampled_from(MORE), max_size=8), label="more")
    steps = data.draw(st.permutations([*STEPS, *more]), label="steps")
    with tempfile.TemporaryDirectory() as folder:
        library = done(Path(folder), steps)
        do(library, Path(folder), Do("restore"))
        assert shape(library) == expected()
        answering = [library.record(rendering.id) for r in library.records() for rendering in r.renderings]
        assert {record.id for record in answering} == {record.id for record in library.records()}
        assert shape(Library(library.root)) == expected()
