"""What the reader wrote, made searchable beside what was said."""

from collections.abc import Iterator

from annotations.kept import Kept
from annotations.notebook import Notebook
from transcripts.index import Index
from transcripts.search.results import NoteText

CALL_NOTE = "call"
"""What stands for the id of the note on a whole call, which has none."""


def take_notes(notebook: Notebook, index: Index) -> None:
    """Make the notes that were written or changed since the last time searchable; where none were, it costs a look.

    Args:
        notebook: The annotations of a library.
        index: The index of the same library.
    """
    if not index.knows_notes():
        stamps = {call_id: repr(notebook.stamp(call_id)) for call_id in notebook.calls()}
        index.take_notes(stamps, lambda call_id: notes_of(notebook.kept(call_id)))


def notes_of(kept: Kept) -> Iterator[NoteText]:
    """What was written on a call, each note with the passage that it is on."""
    if kept.note:
        yield NoteText(CALL_NOTE, kept.note.text, "", (), 0, 0, None, None)
    for a in kept.annotations:
        place = a.position.start, a.position.end
        yield NoteText(a.id, a.note, a.quote.exact, a.tags, *place, a.turn, a.speaker)
