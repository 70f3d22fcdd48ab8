"""What a PDF may ask for: its packed streams are measured before anything unpacks them.

A page of text that unpacks to gigabytes, or draws a million things, is no call. Pictures are not unpacked for reading
and are not counted.
"""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator

from transcripts.errors import UnreadableFileError

MAX_UNPACKED = 128 * 1024 * 1024
MAX_STREAM = 24 * 1024 * 1024
MAX_DRAWN = 400_000
"""Things that one stream draws: pieces of text, pictures, lines, boxes."""
_STREAM = re.compile(rb"stream\r?\n")
_FILTERS = re.compile(rb"/(?:Filter|F)\s*(\[[^\]]*\]|/\w+)")
_DRAWN = (b"Tj", b"TJ", b"Do", b" re", b" l ", b" l\n", b" c ", b" c\n", b"BI", b" sh")
_DICTIONARY = 2_048
_CHUNK = 1 << 20
_MOST_FILTERS = 4
_UNMEASURED = 200  # how far filters that are not measured are taken to unpack


class _TooMuchError(Exception):
    """A stream unpacks to more than it may, or draws more."""


def check(data: bytes) -> None:
    """Refuse a PDF whose streams unpack to more, or draw more, than a call can.

    Raises:
        UnreadableFileError: They do.
    """
    left = MAX_UNPACKED
    try:
        for match in _STREAM.finditer(data):
            about = _about(data, match.start())
            if b"/Image" in about:
                continue
            end = data.find(b"endstream", match.end())
            size = 0
            drawn = 0
            for piece in _unpacked(data, match.end(), len(data) if end < 0 else end, _filters(about)):
                size += len(piece)
                drawn += sum(piece.count(mark) for mark in _DRAWN)
                if size > min(left, MAX_STREAM) or drawn > MAX_DRAWN:
                    raise _TooMuchError
            left -= size
    except _TooMuchError:
        raise UnreadableFileError(
            "Unsafe PDF", "The PDF unpacks to far more than a call can be; it is not read."
        ) from None


def _about(data: bytes, stream: int) -> bytes:
    """The dictionary ahead of a stream, or a little more."""
    ahead = data[max(0, stream - _DICTIONARY) : stream]
    return ahead[max(0, ahead.rfind(b" obj")) :]


def _filters(about: bytes) -> list[bytes]:
    """What a stream is packed with, the outermost first."""
    match = _FILTERS.search(about)
    found = re.findall(rb"/(\w+)", match[1]) if match else []
    if len(found) > _MOST_FILTERS:
        raise _TooMuchError
    return found


def _unpacked(data: bytes, start: int, end: int, filters: list[bytes]) -> Iterator[bytes]:
    """What a stream unpacks to, piece by piece; what is damaged ends it."""
    pieces: Iterator[bytes] = (data[at : min(at + _CHUNK, end)] for at in range(start, end, _CHUNK))
    for name in filters:
        if name in (b"FlateDecode", b"Fl"):
            pieces = _inflated(pieces)
        elif name in (b"ASCII85Decode", b"A85", b"ASCIIHexDecode", b"AHx"):
            pieces = iter((_from_ascii(b"".join(pieces), hexadecimal=b"Hex" in name or name == b"AHx"),))
        elif name in (b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL"):
            pieces = (
                piece * _UNMEASURED if len(piece) * _UNMEASURED <= MAX_STREAM else _too_much() for piece in pieces
            )
    return pieces


def _too_much() -> bytes:
    raise _TooMuchError


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    packed = zlib.decompressobj()
    try:
        for piece in pieces:
            while piece and not packed.eof:
                yield packed.decompress(piece, _CHUNK)
                piece = packed.unconsumed_tail
    except zlib.error:
        return


def _from_ascii(data: bytes, hexadecimal: bool) -> bytes:
    try:
        if hexadecimal:
            return binascii.unhexlify(re.sub(rb"[^0-9A-Fa-f]", b"", data)[: len(data) // 2 * 2])
        return base64.a85decode(data.strip().removesuffix(b"~>"))
    except (binascii.Error, ValueError):
        return b""
