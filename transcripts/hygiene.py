"""Which characters may live in a text.

A transcript is a download: what its bytes hold reaches the terminal, a Markdown digest and a spreadsheet. Terminal
escape sequences, control characters and characters that turn the direction of writing are taken out where bytes
become text, each a `Repair`; odd spaces become plain ones and invisible characters go, which is spacing and no repair.
"""

import re

from transcripts.mending import Mended
from transcripts.model import Repair

_ESCAPES = (
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor, modes
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"  # OSC: titles, clipboard, links
    r"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x9c\n]*(?:\x1b\\|\x9c)?"  # DCS, SOS, PM, APC
    r"|\x1b[ -/]*[0-~]"
)
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufff9-\ufffb\ufffe\uffff\ufdd0-\ufdef\U000e0000-\U000e007f\ud800-\udfff"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0"
)
_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNWANTED = re.compile(f"{_ESCAPES}|[{_CONTROL}{_BIDI}]+")
_UNSEEN = re.compile(f"[{_INVISIBLE}]+")
_SPACE = re.compile(f"[{_SPACES}]")
_SUSPECT = re.compile(f"[{_CONTROL}{_BIDI}{_INVISIBLE}{_SPACES}]")
_DANGEROUS = re.compile(f"[{_CONTROL}{_BIDI}]")
_PIECE = 1 << 20
"""Characters in which a pattern is replaced at a time: each match costs memory until the text is whole again."""
_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x85", "\u2028", "\u2029")


def plain_line_ends(text: str) -> str:
    r"""Every line end as \n; form feeds, which end pages, are left."""
    for end in _LINE_ENDS:
        if end in text:
            text = text.replace(end, "\n")
    return text


def clean(text: str) -> Mended:
    """One line (or any text) fit for a terminal; what was taken out stands in its repairs."""
    if is_clean(text):
        return Mended(text)
    pieces: list[str] = []
    repairs: list[Repair] = []
    at = length = 0
    for match in _UNWANTED.finditer(text):
        kept = _plainly_spaced(text[at : match.start()])
        pieces.append(kept)
        length += len(kept)
        repairs.append(Repair(length, length, match[0], "control"))
        at = match.end()
    return Mended("".join((*pieces, _plainly_spaced(text[at:]))), tuple(repairs))


def bare(text: str) -> str:
    """A text of any length fit for a terminal; what was taken out is not told."""
    if is_clean(text):
        return text
    pieces = (text[at : at + _PIECE] for at in range(0, len(text), _PIECE))
    return "".join(_plainly_spaced(_UNWANTED.sub("", piece)) for piece in pieces)


def _plainly_spaced(text: str) -> str:
    """A text without invisible characters, every space a plain one."""
    if is_plain(text):
        return text
    if len(text) <= _PIECE:
        return _SPACE.sub(" ", _UNSEEN.sub("", text))
    return "".join(_plainly_spaced(text[at : at + _PIECE]) for at in range(0, len(text), _PIECE))


def is_plain(line: str) -> bool:
    """Whether a line is plain ASCII that can be shown as it is, as nearly every line is; told at C speed."""
    return line.isascii() and line.isprintable()


def is_clean(text: str) -> bool:
    """Whether a text holds nothing that `clean` would change; line ends are let through."""
    return is_plain(text) or _SUSPECT.search(text) is None


def dangers(text: str) -> int:
    """How many characters of a text may do something to a terminal, form feeds and line ends not counted."""
    return 0 if is_plain(text) else len(_DANGEROUS.findall(text)) - text.count("\f") - text.count("\x85")
