"""Files that are made to cost more than a call can: refused in a sentence, and nothing outside them is opened."""

from collections.abc import Callable

import dresses
import pytest

from transcripts.errors import EarmarkError
from transcripts.reading import read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(xml: str) -> bytes:
    return dresses.packed({"word/document.xml": xml})


def pdf(pages: str) -> bytes:
    objects = ["<</Type/Catalog/Pages 2 0 R>>", pages, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"]
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer <</Size 4/Root 1 0 R>>\n%%EOF".encode()


BOMBS: dict[str, Callable[[], bytes]] = {
    "PDF that says it has a million pages": lambda: pdf("<</Type/Pages/Count 1000000/Kids[3 0 R]>>"),
    "PDF with thousands of pages": lambda: pdf(f"<</Type/Pages/Count 5000/Kids[{'3 0 R ' * 5_000}]>>"),
    "PDF whose pages hold themselves": lambda: pdf("<</Type/Pages/Count 1/Kids[2 0 R]>>"),
    "Word document that unpacks to much": lambda: word(f"<w:document {W}><w:body>{'<w:p/>' * 500_000}"),
    "Word document with entities": lambda: word(f'<!DOCTYPE d [<!ENTITY a "aa">]><w:document {W}>&a;</w:document>'),
    "Word document that names a file": lambda: word(f'<!DOCTYPE d SYSTEM "file:///etc/passwd"><w:document {W}/>'),
    "Word document nested deep": lambda: word(f"<w:document {W}>{'<w:p>' * 10_000}"),
    "archive of other files": lambda: dresses.packed({"a.txt": "hello"}),
    "page with a long tag": lambda: b"<html><body><p " + b"a=b " * 100_000 + b">x</p>",
    "page of signs that open nothing": lambda: b"<html><body>" + b"</" * 100_000,
    "JSON nested deep": lambda: b"[" * 100_000 + b'"a"' + b"]" * 100_000,
    "JSON without an end": lambda: b'{"transcript":[' + b",".join([b'{"speaker":"A","text":"b"}'] * 70_000) + b"]}",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_in_a_sentence(bomb: str) -> None:
    with pytest.raises(EarmarkError) as refused:
        read_bytes(BOMBS[bomb](), "call", plain_text=True)
    assert refused.value.sentence.endswith(".")


@pytest.mark.parametrize("mark", ["<!--", "<![CDATA[", "<?", "<script>"])
def test_what_a_page_never_closes_does_not_take_its_words(mark: str) -> None:
    page = f"<html><body><p>Words of the earnings call.</p>{mark}<p>And more.</p>"
    assert "Words of the earnings call." in read_bytes(page.encode(), "call.html", plain_text=True).text
