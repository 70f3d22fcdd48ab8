"""Whatever a file holds: a call that keeps its promises, or the one documented error."""

import json
from collections import Counter

import dresses
from hypothesis import example, given
from hypothesis import strategies as st
from invariants import broken
from invented import SMALL_CALL
from larkspur import CALL

from transcripts.errors import EarmarkError
from transcripts.model import Call
from transcripts.reading import read_bytes

LINES = st.sampled_from(
    [
        *SMALL_CALL.splitlines(),
        *dresses.callstreet().splitlines(),
        *dresses.event_edited().splitlines(),
        *dresses.labelled_with_firms().splitlines(),
        *dresses.fool_newest().splitlines(),
        "WEBVTT", "00:00:01.000 --> 00:00:02.000", "<v Ada>Hello", "{", '{"speaker": "A", "text": "b"}', "\f", "|",
        "**Ada:** yes",
        "\x1b[31mred\x1b[0m", "\u202eevil", "Operator", "Operator:", "Page 3 of 9", "[1]", "=" * 80, "." * 80,
        "# PRESENTATION", "<p><b>Ada</b></p>", "Ada \ud83d\ude00", "QUESTIONS AND ANSWERS",
    ]
)  # fmt: skip
WORDS = st.text("abcdefgh ijklm\nno.,?!-:()'", max_size=400)


def read(data: bytes, name: str = "a-file.txt") -> Call | None:
    try:
        return read_bytes(data, name, plain_text=True)
    except EarmarkError:
        return None


def sound(call: Call | None) -> None:
    assert call is None or broken(call) == []


@given(st.text(max_size=600))
@example("\ud800")
@example("\x00" * 40)
def test_any_text(text: str) -> None:
    sound(read(text.encode("utf-8", "surrogatepass")))


@given(
    st.binary(max_size=600),
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html><p>", b"WEBVTT\n\n", b'{"a":', b"\xff\xfe"]),
)
def test_any_bytes(data: bytes, head: bytes) -> None:
    sound(read(head + data))


@given(st.lists(LINES, max_size=60), st.sampled_from(["\n", "\n\n", "\r\n", "\r", " "]))
def test_lines_of_real_layouts_in_any_order(lines: list[str], end: str) -> None:
    sound(read(end.join(lines).encode("utf-8", "surrogatepass")))


KEYS = st.sampled_from("speaker text transcript content start words year quarter date participants speakers".split())
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


@given(VALUES)
def test_any_json(value: object) -> None:
    sound(read(json.dumps(value).encode(), "a.json"))


@given(WORDS)
def test_a_text_that_names_nobody_loses_no_word(text: str) -> None:
    call = read(text.encode())
    if call is not None and call.source.format.startswith("plain"):
        assert letters(call.text) == letters(text)


def letters(text: str) -> Counter[str]:
    return Counter("".join(c for c in text if c.isalpha()))


VOCABULARY = (
    "we saw revenue rise and costs fall [Operator Instructions] 12% $3.4 million Ada copper (inaudible) -- more"
)
SENTENCE = st.lists(st.sampled_from(VOCABULARY.split()), min_size=3, max_size=30).map(
    lambda words: " ".join(words).strip(" -").capitalize() + "."
)
SPEECHES = st.lists(
    st.tuples(
        st.sampled_from([said.speaker for said in CALL]), st.lists(SENTENCE, min_size=1, max_size=3)
    ),
    min_size=3,
    max_size=7,
).map(lambda speeches: speeches * 2)  # fmt: skip
Spoken = list[tuple[str, list[str]]]


def labelled(speeches: Spoken) -> str:
    return "\n\n".join(
        f"{who}: {paragraphs[0]}" + "".join(f"\n\n{p}" for p in paragraphs[1:]) for who, paragraphs in speeches
    )


def edited(speeches: Spoken) -> str:
    rule = "-" * 80
    turns = (f"{rule}\n{who}    [{n}]\n{rule}\n" + "\n".join(said) for n, (who, said) in enumerate(speeches, 1))
    return (
        f"EDITED VERSION\n\n{'=' * 80}\nPresentation\n{'=' * 80}\n"
        + "\n".join(turns)
        + f"\n{rule}\nDefinitions\n{rule}\nWords.\n"
    )


def as_json(speeches: Spoken) -> str:
    return json.dumps({"transcript": [{"speaker": who, "text": "\n".join(said)} for who, said in speeches]})


def captions(speeches: Spoken) -> str:
    cues, at = ["WEBVTT"], 0
    for who, said in speeches:
        for paragraph in said:
            cues.append(
                f"00:{at // 60:02}:{at % 60:02}.000 --> 00:{at // 60:02}:{at % 60 + 1:02}.000\n<v {who}>{paragraph}</v>"
            )
            at = (at + 1) % 3_500
    return "\n\n".join(cues)


@given(SPEECHES, st.sampled_from([labelled, edited, as_json]))
def test_no_spoken_word_is_lost_and_nothing_is_added(speeches: Spoken, dress) -> None:
    call = read(dress(speeches).encode())
    assert call is not None
    assert call.text.split() == [word for _, said in speeches for paragraph in said for word in paragraph.split()]
    names = {person.id: person.name for person in call.participants}
    told = [
        (names.get(turn.speaker or ""), word)
        for turn in call.turns
        for word in call.text[turn.start : turn.end].split()
    ]
    assert told == [(who, word) for who, said in speeches for paragraph in said for word in paragraph.split()]


@given(SPEECHES)
def test_captions_keep_every_word_and_its_time(speeches: Spoken) -> None:
    call = read(captions(speeches).encode())
    assert call is not None
    said = [word for _, paragraphs in speeches for paragraph in paragraphs for word in paragraph.split()]
    assert set(said) >= set(call.text.split())
    assert [moment.at for moment in call.moments] == sorted(moment.at for moment in call.moments)


NAMES = st.text(max_size=12) | st.sampled_from(["Ada \x1b[31mBrook", "\u202eBen", "Carl\x00", "Dora\nSund", "\x07"])


@given(NAMES, NAMES)
def test_names_and_facts_that_are_data_are_fit_to_show(name: str, fact: str) -> None:
    entries = [{"speaker": name, "title": fact, "company": fact, "text": "We sold it."}] * 3
    value = {"symbol": fact, "title": fact, "companyName": fact, "transcript": entries, "participants": [name]}
    sound(read(json.dumps(value).encode(), "a.json"))
    cues = "\n\n".join(f"00:00:0{n}.000 --> 00:00:0{n}.900\n<v {name}>We sold it." for n in range(4))
    sound(read(f"WEBVTT\n\n{cues}\n".encode("utf-8", "surrogatepass"), "a.vtt"))
