"""A reader's own words for figures: `metrics.toml` in the library."""

from pathlib import Path

import pytest
from invented import SMALL_CALL

from transcripts.library import Library
from transcripts.library_vocabulary import own_words, own_words_of

OWN = """
[metric.net_adds]
words = ["net adds", "net additions"]
takes = ["count"]
good = "more"

[metric.revenue]
words = ["till receipts"]

[segment]
mills = ["mill business"]
"""


def call_with(said: str) -> bytes:
    """The small call, with other words of the executive."""
    return SMALL_CALL.replace("Mr. Vane runs the U.S. mill.", said).encode()


def figures(root: Path, said: str) -> dict[str, tuple[str, str | None, str | None]]:
    (root / "call.txt").write_bytes(call_with(said))
    library = Library(root / "library")
    call = library.call(library.add(root / "call.txt").record.id)
    return {figure.text: (figure.metric, figure.segment, figure.unit) for figure in call.figures}


def test_figures_are_called_by_the_readers_own_words(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "metrics.toml").write_text(OWN)
    found = figures(
        tmp_path,
        "Net adds were 210,000 in the quarter. Till receipts came to $12.5 million. "
        "Mill business revenue was $44 million.",
    )
    assert found["210,000"] == ("net_adds", None, "count")
    assert found["$12.5 million"] == ("revenue", None, "USD")
    assert found["$44 million"] == ("revenue", "mills", "USD")


def test_calls_are_read_again_when_the_words_change(tmp_path: Path) -> None:
    before = figures(tmp_path, "Till receipts came to $12.5 million.")
    assert before["$12.5 million"][0] != "tills"
    (tmp_path / "library" / "metrics.toml").write_text('[metric.tills]\nwords = ["till receipts"]\n')
    library = Library(tmp_path / "library")
    [told] = library.index.figures([library.records()[0].id]).values()
    assert {figure.metric for figure in told if figure.text == "$12.5 million"} == {"tills"}


def test_a_word_means_what_the_reader_says(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "metrics.toml").write_text('[metric.tills]\nwords = ["top line"]\n')
    assert figures(tmp_path, "The top line was $12.5 million.")["$12.5 million"][0] == "tills"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[metric.net_adds]\nwords = 3\n", "line 1: metric net_adds: a list of words is wanted."),
        ('[metric.net_adds]\nwords = ["a"]\ntakes = ["miles"]\n', "line 3: metric net_adds: it cannot be counted in “miles”"),
        ('[metric.net_adds]\n\nbest = "more"\n', "line 3: metric net_adds: “best” means nothing here."),
        ('[metric.net_adds]\ngood = "bigger"\n', "line 2: metric net_adds: good is “more” or “less”"),
        ("\n[metrics]\n", "line 2: “metrics” is neither metric nor segment."),
        ("[segment]\nmills = 7\n", "line 2: segment mills: a list of words is wanted."),
        ("[metric\n", "is not TOML, so nothing in it is heard: "),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_line_and_keeps_nobody_from_reading(text: str, words: str) -> None:
    told = own_words_of(text.encode())
    assert told.vocabulary is None
    assert told.problem is not None
    assert told.problem.startswith("metrics.toml")
    assert words in told.problem


def test_a_library_without_the_file_has_no_words_of_its_own(tmp_path: Path) -> None:
    assert own_words(tmp_path / "absent") == (None, "", None)
