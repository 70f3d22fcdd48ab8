"""Which kind of file it is, told by its first bytes and never by its name."""

from dataclasses import replace
from typing import Any

from transcripts import hygiene
from transcripts.document import Document
from transcripts.errors import UnreadableFileError
from transcripts.limits import MAX_LINES, MAX_TEXT, MAX_TIMED, MAX_TOLD, refuse_beyond, refuse_larger
from transcripts.sources import markdown, stamps, text

_KINDS = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
    b"\xd0\xcf\x11\xe0": "an old or encrypted Word or Excel document",
    b"{\\rtf": "a rich-text document",
}
_ZIP = b"PK\x03\x04"
_HEAD = 1_024
_CAPTION_HEAD = 20_000


def document_of(data: bytes, name: str = "", password: str | None = None) -> Document:
    """A file's document.

    Args:
        data: The whole file.
        name: Its name, kept for what it may tell of the call.
        password: What opens an encrypted PDF.

    Raises:
        UnreadableFileError: The file is empty, binary, broken, or of a kind that is not read.
        PasswordError: The file is encrypted, and the password is missing or wrong.
    """
    if not data.strip(b"\x00 \t\r\n\f\v"):
        raise UnreadableFileError("Empty file", "The file is empty.", "Download it again.")
    document = _fit(_of_kind(data, name, password))
    if document.vast or sum(len(line.text) for line in document.lines) > MAX_TOLD:
        return replace(document, vast=True)
    document = stamps.kept(document)
    refuse_beyond(MAX_LINES, len(document.lines), "lines")
    return document


def _fit(document: Document) -> Document:
    """A document whose names and facts, which are no lines, are fit to show like its lines."""
    if not document.utterances and not document.listed and not any(document.stated):
        return document
    stated = document.stated._replace(**{key: _shown(v) for key, v in document.stated._asdict().items() if v})
    told = tuple(
        u._replace(speaker=_shown(u.speaker) or None, title=_shown(u.title) or None, firm=_shown(u.firm) or None)
        for u in document.utterances
    )
    return replace(document, utterances=told, listed=tuple(map(_shown, document.listed)), stated=stated)


def _shown(value: Any) -> Any:
    """A name or a fact on one line, without what a terminal may take for a command."""
    return " ".join(hygiene.bare(value).split()) if isinstance(value, str) else value


def _of_kind(data: bytes, name: str, password: str | None) -> Document:
    if b"%PDF-" in data[:_HEAD]:
        from transcripts.sources import pdf  # loading PDFium costs a text reader more than reading does

        return pdf.read(data, name, password)
    if data.startswith(_ZIP):
        from transcripts.sources import docx

        return docx.read(data, name)
    for magic, kind in _KINDS.items():
        if data.startswith(magic):
            raise UnreadableFileError("Not a transcript", f"The file is {kind}.", "Save it as PDF or as text first.")
    refuse_larger(MAX_TEXT, len(data), "text")
    return _of_text(text.decode(data), name)


def _of_text(whole: str, name: str) -> Document:
    """The document of a text: marked up, structured, captions, or plain. What only one kind needs is loaded for it."""
    found = _of_special_text(whole, name)
    if found is not None:
        return replace(found, warnings=(*text.unread(whole), *found.warnings))
    if len(whole) > MAX_TOLD:
        return text.vast(whole, name)
    document = Document(tuple(text.lines_of(whole)), "text", name, text.unread(whole))
    return markdown.unmarked(document) if markdown.is_markdown(document) else document


def _of_special_text(whole: str, name: str) -> Document | None:
    start = whole[:_HEAD].lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")):
        from transcripts.sources import structured

        if structured.looks_like(whole):
            text.check(whole)
            return structured.read(whole, name)
    if start.startswith("<"):
        from transcripts.sources import markup

        if markup.looks_like(whole):
            text.check(whole)
            return markup.read(whole, name)
    if start.startswith("token|speaker"):
        from transcripts.sources import tokens

        refuse_larger(MAX_TIMED, len(whole), "table of words")
        text.check(whole)
        return tokens.read(whole, name)
    if "-->" in whole[:_CAPTION_HEAD]:
        from transcripts.sources import captions

        if captions.looks_like(whole):
            refuse_larger(MAX_TIMED, len(whole), "file of captions")
            text.check(whole)
            return captions.read(whole, name)
    return None
