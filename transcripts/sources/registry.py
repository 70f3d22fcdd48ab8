"""Which kind of file it is, told by its first bytes and never by its name."""

from transcripts.document import Document
from transcripts.errors import UnreadableFileError
from transcripts.sources import markdown, text

_KINDS = {
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel document",
}
_HEAD = 1_024


def document_of(data: bytes, name: str = "") -> Document:
    """A file's document.

    Args:
        data: The whole file.
        name: Its name, kept for what it may tell of the call.

    Raises:
        UnreadableFileError: The file is empty, binary, broken, or of a kind that is not read.
    """
    if not data.strip():
        raise UnreadableFileError("Empty file", "The file is empty.", "Download it again.")
    if b"%PDF-" in data[:_HEAD]:
        from transcripts.sources import pdf  # loading PDFium costs a text reader more than reading does

        return pdf.read(data, name)
    for magic, kind in _KINDS.items():
        if data.startswith(magic):
            raise UnreadableFileError("Not a transcript", f"The file is {kind}.", "Save it as PDF or as text first.")
    document = text.read(data, name)
    return markdown.unmarked(document) if markdown.is_markdown(document.lines) else document
