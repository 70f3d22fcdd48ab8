"""Every sentence in `cases/` has the figures that stand below it, and no others."""

import pytest
from spoken import Spoken, call_of, spoken, told

from transcripts.figures.finding import figures_of


@pytest.mark.parametrize("case", spoken(), ids=lambda case: case.title[:90])
def test_a_sentence_has_the_figures_that_stand_below_it(case: Spoken) -> None:
    assert tuple(map(told, figures_of(call_of(case.said)))) == case.told


def test_there_are_cases_enough() -> None:
    assert len(spoken()) > 150
