"""Plain text: bytes to lines, whatever the encoding, line ends and page breaks."""

import codecs

from transcripts import hygiene
from transcripts.document import Document, Line, clean_line
from transcripts.errors import UnreadableFileError
from transcripts.limits import MAX_LINES, MAX_PLAIN_LINES, refuse_beyond

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Windows-1252 with its five holes filled as browsers fill them.
_WINDOWS_1252 = "".join(
    chr(b) if b in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([b]).decode("cp1252") for b in range(256)
)
_SAMPLE = 65_536
_ODD_SHARE = 0.02
_FEW_ODD = 8
_MOST_ODD = 50_000
_SOUND_PER_BROKEN = 4
_REPLACED = "\ufffd"


def decode(data: bytes) -> str:
    """Bytes as text: by their byte order mark, as UTF-8, as UTF-16 without a mark, else as Windows-1252."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    sample = data[:_SAMPLE]
    wide = _wide_encoding(sample) if b"\x00" in sample else None  # plain letters in UTF-16 are UTF-8, too
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    return text if _is_damaged_utf8(text) else codecs.charmap_decode(data, "strict", _WINDOWS_1252)[0]


def check(text: str) -> None:
    """Refuse what is no text.

    Raises:
        UnreadableFileError: More of it than a little is characters that no text has.
    """
    _check(hygiene.dangers(text), text)


def _check(odd: int, text: str) -> None:
    if odd > _FEW_ODD and (odd > _MOST_ODD or odd > _ODD_SHARE * len(text)):
        raise UnreadableFileError("Not a text file", "The file is binary data, not a transcript.")


def unread(text: str) -> tuple[str, ...]:
    """A warning where some of a text could not be read."""
    broken = text.count(_REPLACED)
    return (f"{broken:,} characters could not be read and show as {_REPLACED}.",) if broken else ()


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark, told by the zero bytes of mostly Western text."""
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.6 * half and sample[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _is_damaged_utf8(text: str) -> bool:
    """Whether a text read as UTF-8 is that, with a few broken bytes, rather than of another encoding."""
    broken = text.count(_REPLACED)
    sound = sum(1 for c in text if c > "\x7f") - broken
    return sound > _SOUND_PER_BROKEN * broken


def lines_of(text: str) -> list[Line]:
    """A text's lines, clean; a form feed begins a page.

    Raises:
        UnreadableFileError: There are more than `MAX_LINES` of them, or it is no text.
    """
    text = hygiene.plain_line_ends(text)
    refuse_beyond(MAX_LINES, text.count("\n") + text.count("\f"), "lines")
    printed = [(line, page) for page, part in enumerate(text.split("\f"), 1) for line in part.split("\n")]
    _check(sum(hygiene.dangers(line) for line, _ in printed if not hygiene.is_plain(line)), text)
    return [Line(line, page) if hygiene.is_plain(line) else clean_line(line, page) for line, page in printed]


def vast(text: str, name: str) -> Document:
    """The document of a text too long to be told apart: its lines fit to show, what was taken out of them not kept.

    Raises:
        UnreadableFileError: There are more than `MAX_PLAIN_LINES` of them, or it is no text.
    """
    text = hygiene.plain_line_ends(text.replace("\f", "\n"))
    refuse_beyond(MAX_PLAIN_LINES, text.count("\n"), "lines")
    odd = hygiene.dangers(text)
    _check(odd, text)
    taken = (f"{odd:,} control characters were taken out.",) if odd else ()
    lines = map(Line, map(hygiene.bare, text.split("\n")))
    return Document(tuple(lines), "text", name, (*unread(text), *taken), vast=True)
