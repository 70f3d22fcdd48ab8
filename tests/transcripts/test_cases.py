"""Every case in `cases/` is read as it says: a bug report becomes a case there before it becomes a fix."""

import pytest
from cases import Case, cases, shown

from transcripts.reading import read_bytes


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_a_case_is_read_as_it_says(case: Case) -> None:
    call = read_bytes(case.given.encode(), case.name, plain_text=True)
    assert shown(call) == case.read
