"""What the reader wrote, made searchable beside what was said."""

from collections.abc import Iterator

from annotations.notebook import Notebook
from transcripts.index import Index
from transcripts.search.results import NoteText


def take_notes(notebook: Notebook, index: Index) -> None:
    """Make the notes that were written or changed since the last time searchable.

    Args:
        notebook: The annotations of a library.
        index: The index of the same library.
    """
    stamps = {id: repr(summary.stamp) for id, summary in notebook.summaries().items() if summary.count}

    def notes_of(id: str) -> Iterator[NoteText]:
        for a in notebook.kept(id).annotations:
            place = a.position.start, a.position.end
            yield NoteText(a.id, a.note, a.quote.exact, a.tags, *place, a.turn, a.speaker)

    index.take_notes(stamps, notes_of)
