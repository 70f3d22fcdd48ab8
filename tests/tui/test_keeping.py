"""What the app keeps of open calls: under the id and with the words that they have in the library now."""

from dataclasses import replace
from pathlib import Path

from invented import SMALL_CALL

from transcripts.corrections import Correction, PersonCorrection
from transcripts.library import Library
from transcripts.model import Span
from transcripts.reading import read_file
from tui.keeping import Keeper


def test_a_call_that_was_put_right_is_kept_as_it_is_now(tmp_path: Path, small_file: Path) -> None:
    library = Library(tmp_path / "library")
    id = library.add(small_file).record.id
    keeper = Keeper(library)
    before = library.call(id)
    assert keeper.as_kept(before) is keeper.as_kept(replace(before)), "the same words"
    assert keeper.passages(before).call is before
    somebody = before.participants[0]
    library.correct(id, Correction(people=(PersonCorrection(somebody.id, "Somebody Else"),)))
    now = library.call(id)
    assert keeper.as_kept(now) is now
    assert keeper.passages(now).call is now


def test_a_call_that_becomes_part_of_another_is_kept_under_its_id(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    misprint = SMALL_CALL.replace("BRKS - Q2 2031", "BRKS - Q1 2031").replace("JULY 24, 2031", "APRIL 24, 2031")
    paths = tmp_path / "right.txt", tmp_path / "misprint.txt"
    for path, text in zip(paths, (SMALL_CALL, misprint), strict=True):
        path.write_text(text)
    right, wrong = (library.add(path).record.id for path in paths)
    assert right != wrong
    keeper, call = Keeper(library), read_file(paths[1])
    assert keeper.id_of(call) == wrong
    library.correct(wrong, Correction(fiscal_quarter=2, date="2031-07-24"))
    assert keeper.id_of(call) == right
    keeper.notebook.annotate(keeper.passages(call), Span(0, 10))
    assert keeper.notebook.calls() == [right]


def test_a_call_that_is_not_in_the_library_is_looked_for_again_once_something_joins(
    tmp_path: Path, small_file: Path
) -> None:
    library = Library(tmp_path / "library")
    keeper, call = Keeper(library), read_file(small_file)
    assert keeper.id_of(call) is None
    assert not library.root.exists()
    assert library.add(small_file).record.id == keeper.id_of(call)
