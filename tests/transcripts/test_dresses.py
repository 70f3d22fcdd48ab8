"""One invented call in every layout that people have: each dress must read as the same turns."""

from collections.abc import Callable

import dresses
import paper
import pytest
from larkspur import CALL

from transcripts.model import Call
from transcripts.reading import read_bytes

TEXTS: dict[str, Callable[[], str]] = {
    "labelled.txt": dresses.labelled,
    "capitals.txt": dresses.labelled_in_capitals,
    "firms.txt": dresses.labelled_with_firms,
    "line-a-speech.txt": dresses.one_line_a_speech,
    "seeking-alpha.txt": dresses.seeking_alpha,
    "names-and-firms.txt": dresses.names_and_firms,
    "callstreet.txt": dresses.callstreet,
    "capital-iq.txt": dresses.capital_iq,
    "edited.txt": dresses.event_edited,
    "fool-newest.txt": dresses.fool_newest,
    "call.vtt": dresses.vtt,
    "call.srt": dresses.srt,
    "speeches.json": dresses.json_speeches,
    "titles.json": dresses.json_with_titles,
    "string.json": dresses.json_one_string,
    "coded.json": dresses.json_coded_speakers,
    "sentences.json": dresses.json_sentences,
    "lines.jsonl": dresses.json_lines,
    "fool.html": dresses.html_fool,
    "newest.html": dresses.html_newest,
}
PAPERS: dict[str, Callable[[], bytes]] = {
    "callstreet.pdf": paper.callstreet,
    "capital-iq.pdf": paper.capital_iq,
    "capitals.pdf": paper.labels_in_capitals,
}


def spoken(call: Call) -> list[tuple[str, list[str]]]:
    """Who says which words, turn by turn."""
    names = {p.id: p.name for p in call.participants}
    return [(names.get(t.speaker or "", "?"), call.text[t.start : t.end].split()) for t in call.turns]


def expected() -> list[tuple[str, list[str]]]:
    return [(said.speaker, " ".join(said.paragraphs).split()) for said in CALL]


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_reads_as_the_same_call(name: str) -> None:
    assert spoken(read_bytes(TEXTS[name]().encode(), name)) == expected()


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_reads_as_the_same_call(name: str) -> None:
    assert spoken(read_bytes(PAPERS[name](), name)) == expected()


def test_a_word_document_reads_as_the_same_call() -> None:
    assert spoken(read_bytes(dresses.docx(), "call.docx")) == expected()


def test_lettered_speakers_stay_letters() -> None:
    call = read_bytes(dresses.json_utterances().encode(), "utterances.json")
    assert [words for _, words in spoken(call)] == [words for _, words in expected()]
    letters = dict(zip((said.speaker for said in CALL), (name for name, _ in spoken(call)), strict=True))
    assert sorted(letters.values()) == [f"Speaker {letter}" for letter in "ABCDE"]
    assert [name for name, _ in spoken(call)] == [letters[said.speaker] for said in CALL]


def test_names_in_a_margin_and_slides_without_the_operator() -> None:
    without_operator = [(name, words) for name, words in expected() if name != "Operator"]
    joined: list[tuple[str, list[str]]] = []
    for name, words in without_operator:
        if joined and joined[-1][0] == name:
            joined[-1][1].extend(words)
        else:
            joined.append((name, words))
    call = read_bytes(paper.names_in_margin(), "margin.pdf")
    assert spoken(call) == joined
    assert "Slide" not in call.text


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16 with a mark": lambda text: text.encode("utf-16"),
    "UTF-16 big-endian without a mark": lambda text: text.encode("utf-16-be"),
    "UTF-16 little-endian without a mark": lambda text: text.encode("utf-16-le"),
    "UTF-32": lambda text: text.encode("utf-32"),
    "Windows-1252 with curly quotation marks": lambda text: text.replace("'", "’").encode("cp1252"),
    "Windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "old Mac line ends": lambda text: text.replace("\n", "\r").encode(),
    "mixed line ends": lambda text: text.replace(".\n", ".\r\n").replace("?\n\n", "?\r\r").encode(),
    "soft hyphens": lambda text: text.replace("quarter", "quar\u00adter").encode(),
    "zero-width spaces": lambda text: text.replace("call", "ca\u200bll").encode(),
    "no-break spaces": lambda text: text.replace("$412 million", "$412\u00a0million").encode(),
    "thin and ideographic spaces": lambda text: text.replace(" up ", "\u2009up\u3000").encode(),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", ["seeking-alpha.txt", "labelled.txt", "edited.txt", "call.vtt"])
def test_an_encoding_changes_nothing(name: str, encoding: str) -> None:
    assert spoken(read_bytes(ENCODINGS[encoding](TEXTS[name]()), name)) == expected()
