"""What a poor OCR does to a transcript, undone.

Each rule is of the kind of letters that look alike (`|`, `l` and `1` for `I`, `7` for `?`) or of a space that was lost;
none knows a word of any call. A letter put right is a repair and recorded; a space put back is spacing.
"""

import re
from collections.abc import Iterable

from transcripts.mending import Mended, substituted

_LOOKALIKE = re.compile(r"(?<![^\s(\"'“.])\|(?![^\s'’t])|(?<=[.?! ])l[tfns]?(?= [a-z])|(?<=[.,] )1(?= [a-z]{3,5} )")
_LOST_SPACE = re.compile(r"(?<=[a-z][.?!])[A-Z][a-z]")
_ENOUGH_LOOKALIKES = 3
_ENOUGH_MARKS = 8

_LETTERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"(?<![\w|])[|](?=t\b|f\b|n\b|s\b)", "I"),  # |t
        (r"(?<=[.?!])l(?=[tfns]?\b(?!['’]s))", " I"),  # here.lt, that.l
        (r"(?<![\w'’$|.-])l(?=[tfns]\b)", "I"),  # lt, lf
        (r"(?<![\w'’$|.-])l(?=(?:['’](?:m|ll|ve|d))?\b(?!['’\w.-]))", "I"),  # l, l'm
        (r"(?<=[a-z][.?!])[|](?=\s)", " I"),  # time.| would
        (r"(?<![\w|])[|](?![\w|])", "I"),
        (r"(?<![\w.,$%-])1(?= (?:am|think|guess|mean|would|will|was|have|had|know|just|want|wanted|don['’]t|can|could|believe|appreciate"
         r"|said|did|do|see|saw|hope|suppose|understand|also|really|actually|assume|should|might|may|say|missed|apologize)\b)", "I"),
        (r"(?<=[a-z]\.)\s?!(?=\s[a-z])", " I"),  # Ehud.! just
        (r"(?<=\b(?:19|20)\d\d)7(?=(?:\s+[A-Z])|\s*$)", "?"),  # 20117 OK
        (r"(?<=\d)[lI](?=\d)", "1"),
        (r"(?<=[$€£])l(?=[\d.,])", "1"),
        (r"(?<=\d)[oO](?=[\d%])", "0"),
    )
)  # fmt: skip
_SPACES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"(?<=[\w%)\]][.?!])(?<!\b[A-Z]\.)(?<!www\.)(?=[A-Z](?:[a-z'’ -]|\d\b))(?![\w-]+\.(?:com|org|net|gov)\b)", " "),  # Q3.Q4
        (r"(?<=[a-z]{2}\.)(?=[A-Z]{2,}\b)", " "),
        (r"(?<=[a-z]),(?=[A-Za-z])", ", "),
        (r"(?<=[a-z] \d),(?=(?:19|20)\d\d\b)|(?<=[a-z] \d\d),(?=(?:19|20)\d\d\b)", ", "),  # September 24,2011
        (r"(?<![-\w])--(?=[a-z])|(?<=[a-z,])--(?= )", "-- "),
        (r"\b([Ii]t|[Tt]hat|[Tt]here|[Tt]his|[Ww]hat|[Hh]e|[Ss]he|[Ww]e|[Tt]hey|[Yy]ou)(is|was|are|were|has|had|will|would)\b", r"\1 \2"),
    )
)  # fmt: skip


def is_poor(texts: Iterable[str]) -> bool:
    """Whether a text comes from a poor OCR: look-alikes for letters, and lost spaces, again and again."""
    lookalikes = lost = 0
    for text in texts:
        lookalikes += len(_LOOKALIKE.findall(text))
        lost += len(_LOST_SPACE.findall(text))
    return lookalikes >= _ENOUGH_LOOKALIKES and lookalikes + lost >= _ENOUGH_MARKS


def mended(paragraph: Mended) -> Mended:
    """A paragraph of a poor OCR as it was before, each letter put right recorded as a repair."""
    for pattern, new in _LETTERS:
        if pattern.search(paragraph.text):
            paragraph = substituted(paragraph, pattern, new, "ocr")
    for pattern, new in _SPACES:
        if pattern.search(paragraph.text):
            paragraph = substituted(paragraph, pattern, new, None)
    return paragraph
