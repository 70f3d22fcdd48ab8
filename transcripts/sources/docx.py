"""DOCX: the paragraphs of a Word document, read as a stream; no entity is allowed, nothing outside the file is read."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from transcripts.document import Document, Line, clean_line
from transcripts.errors import UnreadableFileError
from transcripts.model import Span

MAX_XML = 10 * 1024 * 1024
_MOST_FILES = 5_000
_DEEPEST = 200
_MOST_PARTS = 400_000
_BODY = "word/document.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_CHUNK = 65_536
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, KeyError)


class _ForbiddenError(Exception):
    """The XML does what a Word document never does; the text says what."""


def read(data: bytes, name: str = "") -> Document:
    """A DOCX file's document.

    Raises:
        UnreadableFileError: It is no Word document, is damaged, or is larger or nested deeper than a call can be.
    """
    paragraphs = _Paragraphs()
    try:
        for chunk in _body(data):
            paragraphs.feed(chunk)
        paragraphs.close()
    except _ForbiddenError as error:
        raise UnreadableFileError("Unsafe document", f"The document {error}; it is not read.") from None
    except expat.ExpatError as error:
        raise UnreadableFileError("Broken document", f"The Word document is damaged (line {error.lineno}).") from None
    except _DAMAGES:
        sentence = "The Word document is damaged, or encrypted."
        raise UnreadableFileError("Broken document", sentence, "Get a fresh copy of it.") from None
    return Document(tuple(paragraphs.lines), "docx", name)


def _body(data: bytes) -> Iterator[bytes]:
    """The XML of the document's body, piece by piece."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if len(archive.infolist()) > _MOST_FILES or _BODY not in archive.namelist():
            sentence = "The file is a ZIP archive or another office document."
            raise UnreadableFileError("Not a transcript", sentence, "Unpack it, or save it as PDF or text.")
        unpacked = 0
        with archive.open(_BODY) as body:
            while chunk := body.read(_CHUNK):
                unpacked += len(chunk)
                if unpacked > MAX_XML:
                    raise UnreadableFileError("Too large", "The document unpacks to more than a call can be.")
                yield chunk


class _Paragraphs:
    """A handler of expat's events that keeps one line a paragraph."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._entity
        self._depth = self._parts = 0
        self._text: list[str] = []
        self._strong: list[Span] = []
        self._length = 0
        self._heading = 0
        self._reading = self._bold = self._properties = False

    def feed(self, data: bytes) -> None:
        """Read on."""
        self._parser.Parse(data, False)

    def close(self) -> None:
        """Nothing more comes."""
        self._parser.Parse(b"", True)

    def _doctype(self, *_: Any) -> None:
        raise _ForbiddenError("declares a document type")

    def _entity(self, *_: Any) -> None:
        raise _ForbiddenError("declares entities")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _ForbiddenError("is nested too deep")
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise _ForbiddenError("has more parts than a call can have")
        space, _, tag = name.rpartition(" ")
        if space not in (_W, _STRICT):
            return
        if tag == "t":
            self._reading = True
        elif tag == "r":
            self._bold = False
        elif tag == "b":
            self._bold = self._value(attributes) not in ("0", "false", "none")
        elif tag in ("tab", "br", "cr") and not self._properties:
            self._end_line() if tag != "tab" else self._add(" ")
        elif tag == "pPr":
            self._properties = True
        elif tag == "pStyle":
            style = self._value(attributes).lower()
            self._heading = 1 if style.startswith(("heading", "title")) else 0

    @staticmethod
    def _value(attributes: dict[str, str]) -> str:
        return next((value for key, value in attributes.items() if key.endswith("val")), "")

    def _end(self, name: str) -> None:
        self._depth -= 1
        space, _, tag = name.rpartition(" ")
        if space not in (_W, _STRICT):
            return
        if tag == "t":
            self._reading = False
        elif tag == "pPr":
            self._properties = False
        elif tag == "p":
            self._end_line()
            self.lines.append(Line(""))
            self._heading = 0

    def _characters(self, data: str) -> None:
        if self._reading:
            if self._bold and data.strip():
                self._strong.append(Span(self._length, self._length + len(data.rstrip())))
            self._add(data)

    def _add(self, data: str) -> None:
        self._text.append(data)
        self._length += len(data)

    def _end_line(self) -> None:
        text = "".join(self._text)
        line = clean_line(text, heading=self._heading)
        if line.text == text and self._strong and self._strong[0].start == 0:
            strong = Span(0, self._strong[-1].end) if self._all_bold(text) else self._strong[0]
            line = line._replace(strong=(strong,))
        self.lines.append(line)
        self._text, self._strong, self._length = [], [], 0

    def _all_bold(self, text: str) -> bool:
        """Whether the bold stretches cover all that is printed."""
        return sum(span.end - span.start for span in self._strong) >= len(text.strip()) - text.count(" ")
