"""Plain text: bytes to lines, whatever the encoding, line ends and page breaks."""

import codecs
import re

from transcripts import hygiene
from transcripts.document import Document, Line, clean_line
from transcripts.errors import UnreadableFileError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = re.compile("[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY_SHARE = 0.02
_SAMPLE = 65_536


def decode(data: bytes) -> str:
    """Bytes as text: by their byte order mark, as UTF-8, as UTF-16 without a mark, else as Windows-1252.

    Raises:
        UnreadableFileError: The bytes are no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :].decode(encoding, "replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return _checked(data.decode(wide, "replace"))
    return _checked(codecs.charmap_decode(data, "strict", _WINDOWS_1252)[0])


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark, told by the zero bytes of mostly Western text."""
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.6 * half and sample[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


# Windows-1252 with its five holes filled as browsers fill them.
_WINDOWS_1252 = "".join(
    chr(b) if b in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([b]).decode("cp1252") for b in range(256)
)


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    if "\x00" in sample or len(_BINARY.findall(sample)) > _BINARY_SHARE * len(sample):
        raise UnreadableFileError("Not a text file", "The file is binary data, not a transcript.")
    return text


def lines_of(text: str) -> list[Line]:
    """A text's lines, clean; a form feed begins a page."""
    text = hygiene.plain_line_ends(text)
    if "\f" not in text and hygiene.is_clean(text):
        return [Line(line) for line in text.split("\n")]
    return [clean_line(line, page) for page, printed in enumerate(text.split("\f"), 1) for line in printed.split("\n")]


def read(data: bytes, name: str = "") -> Document:
    """A text file's document.

    Raises:
        UnreadableFileError: The bytes are no text.
    """
    return Document(tuple(lines_of(decode(data))), "text", name)
