"""An event brief, a summary in notes: shown as what it is, its words kept, nobody made to say them."""

from hypothesis import given
from hypothesis import strategies as st
from invariants import broken

from transcripts.reading import read_bytes

RULE = "=" * 80
HEAD = "FICTIONAL WIRE StreetEvents Event Brief\nEDITED VERSION\n\n"
TITLE = "Q2 2031 Larkspur Tools Inc Earnings Call\nMAY 06, 2031 / 9:00PM GMT\n\n"


def brief(notes: str) -> bytes:
    people = f"{RULE}\nCorporate Participants\n{RULE}\n * Ada Brook\n   Larkspur Tools Inc - CEO\n"
    asking = f"{RULE}\nConference Call Participiants\n{RULE}\n * Ben Okafor\n   Northlight - Analyst\n"
    end = f"{'-' * 80}\nDefinitions\n{'-' * 80}\nWords of the law.\n"
    return f"{HEAD}{TITLE}{people}{asking}{RULE}\nOverview\n{RULE}\n{notes}\n{end}".encode()


def test_a_brief_is_told_for_one() -> None:
    call = read_bytes(brief("1. 2Q31 sales were $412m.\n2. Orders rose."), "brief.txt")
    assert call.event.type == "brief"
    assert (call.event.fiscal_year, call.event.fiscal_quarter, call.event.date) == (2031, 2, "2031-05-06")
    assert (call.turns, call.exchanges) == ((), ())
    assert any("brief" in warning for warning in call.warnings)
    assert {p.name: p.role for p in call.participants} == {"Ada Brook": "executive", "Ben Okafor": "analyst"}


def test_the_marks_of_its_outline_go_and_its_words_stay() -> None:
    call = read_bytes(brief("I. Highlights\n 1. 2Q31 sales were $412m.\nA. Outlook\n 1. 3.5% more."), "brief.txt")
    assert [line for line in call.text.split("\n") if line] == [
        "Overview", "Highlights", "2Q31 sales were $412m.", "Outlook", "3.5% more.",
    ]  # fmt: skip
    assert "law" not in call.text


NOTES = st.lists(st.text("abc XYZ.,%$0123", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=8)


@given(NOTES)
def test_no_word_of_its_notes_is_lost(notes: list[str]) -> None:
    call = read_bytes(brief("\n".join(f"{n}. Note {note}" for n, note in enumerate(notes, 1))), "brief.txt")
    assert broken(call) == []
    assert "".join(call.text.split()) == "Overview" + "".join("".join(f"Note {note}".split()) for note in notes)
