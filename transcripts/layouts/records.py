"""Files that tell by themselves who says what: provider JSON, captions with speakers."""

from itertools import groupby

from transcripts.document import Document, Utterance
from transcripts.limits import MAX_SPEECHES, refuse_beyond
from transcripts.marks import standing
from transcripts.marks.verdict import Verdict
from transcripts.names import is_name, is_operator, is_unnamed
from transcripts.script import OPERATOR, RUNS_ON, Script, Speech, Voice

NAME = "records"


def judge(document: Document) -> Verdict:
    """How sure it is that a document is laid out like this."""
    if not document.utterances:
        return Verdict(0.0, "no entries that name their speakers")
    return Verdict(0.99, f"{len(document.utterances)} entries with their speakers")


def read(document: Document) -> Script:
    """Tell a document of this layout apart."""
    refuse_beyond(MAX_SPEECHES, len(document.utterances), "speeches")
    known = {voice.name: voice for voice in (_listed(entry) for entry in document.listed) if voice is not None}
    speeches = []
    for (voice, section), entries in groupby(document.utterances, lambda entry: (_voice(entry), entry.section)):
        speech = Speech(voice, section, tuple(line for entry in entries for line in entry.lines))
        if not speech.silent:
            speeches.append(speech)
    divided = any(speech.section == "qa" for speech in speeches)
    return Script(tuple(speeches), tuple(known.values()), width=RUNS_ON if document.flows else None, divided=divided)


def _voice(entry: Utterance) -> Voice | None:
    """Who says an entry; a name may have a firm or a title behind it, as speaker lines do."""
    name = entry.speaker
    if not name:
        return None
    if is_operator(name):
        return OPERATOR
    shape = None if entry.title or entry.firm or is_unnamed(name) else standing.printed(name)
    if shape is not None and shape.mark:
        return shape.voice
    return Voice(" ".join(name.split()), entry.title, entry.firm)


def _listed(entry: str) -> Voice | None:
    """Somebody of a list that the file gives as data ("Ada Example--CFO", "Ben Sample -- Nowhere Bank -- Analyst")."""
    if is_operator(entry):
        return None
    shape = standing.printed(entry)
    if shape is not None:
        return standing.with_role(shape.voice)
    return Voice(entry.strip()) if is_name(entry) else None
