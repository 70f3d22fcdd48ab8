"""Calls lent by the library: kept while they are, read anew when something has changed."""

import pytest

from transcripts.corrections import Correction
from transcripts.library import Library
from transcripts.model import Call
from tui.lending import Lender

ID = "BRKS-2031Q4"


def test_a_call_is_read_once(library: Library) -> None:
    lender = Lender(library)
    assert lender.call(ID) is lender.call(ID)
    lender.forget()
    assert lender.call(ID).id == ID


def test_a_call_whose_reading_began_before_a_change_is_not_kept(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    lender, read = Lender(library), library.call

    def overtaken(id: str, sha256: str | None = None) -> Call:
        call = read(id, sha256)
        library.correct(id, Correction(date="2031-08-02"))
        lender.forget()
        return call

    with monkeypatch.context() as patched:
        patched.setattr(library, "call", overtaken)
        assert lender.call(ID).event.date == "2031-07-24"
    assert lender.call(ID).event.date == "2031-08-02"
