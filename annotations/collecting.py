"""The annotations of a library, each with what is known of its passage."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from annotations.filtering import Filter
from annotations.items import CallFacts, Item, item_without_call, items_of
from annotations.model import Annotation
from annotations.notebook import Notebook
from annotations.passages import Passages
from annotations.pens import COLORS, Color, color_called
from transcripts.errors import EarmarkError
from transcripts.library import Library
from transcripts.library_catalogue import CallRecord

Complaint = Callable[[str, EarmarkError], None]
"""Told of a call whose file, or whose notes, cannot be read."""


class Collector:
    """The annotations of a library. What it found in a call it remembers until what is kept of that call changes.

    Args:
        library: The calls.
        notebook: What is kept of them.
        colors: The pens, with what they mean to the user.
        complain: Told of a call whose file is not to be had.
    """

    def __init__(
        self,
        library: Library,
        notebook: Notebook,
        colors: Sequence[Color] = COLORS,
        complain: Complaint = lambda call, error: None,
    ) -> None:
        self.library = library
        self.notebook = notebook
        self.colors = tuple(colors)
        self._complain = complain
        self._found: dict[str, tuple[object, CallFacts, list[Item]]] = {}

    def collected(self, asked: Filter) -> list[Item]:
        """The annotations that a filter means, in natural order, as they lie in the calls that are shown.

        Calls of which none can be meant are not read. Of a call that cannot be, the annotations are there with the words
        that they were made on; where they themselves cannot be read, that is complained of.

        Raises:
            EarmarkError: The filter asks for what there is not.
        """
        wanted = resolved(asked, self.library, self.colors)
        known = {id: record for record in self.library.records() for id in (*record.ids[1:], record.id)}
        found = (
            item
            for id in self.notebook.calls()
            for item in self._of_call(wanted, id, known.get(id))
            if wanted.holds(item)
        )
        return sorted(found, key=lambda item: item.place)

    def _of_call(self, wanted: Filter, id: str, record: CallRecord | None) -> list[Item]:
        facts = facts_of_record(record) if record else CallFacts(id)
        try:
            annotations = self.notebook.kept(id).annotations
        except EarmarkError as error:
            self._complain(id, error)
            return []
        if not wanted.may_hold(facts) or not any(map(wanted.may_hold_note, annotations)):
            return []
        stamp = self.notebook.stamp(id)
        known = self._found.get(id)
        if known is None or known[:2] != (stamp, facts):
            known = self._found[id] = (stamp, facts, list(self._items(id, facts, annotations)))
        return known[2]

    def _items(self, id: str, facts: CallFacts, annotations: Sequence[Annotation]) -> Iterator[Item]:
        try:
            call = self.library.call(facts.id)
        except EarmarkError as error:
            self._complain(id, error)
            return (item_without_call(annotation, facts) for annotation in annotations)
        shown = self.notebook.shown(call) if id == call.id else Passages(call).shown(annotations)
        return items_of(call, shown, facts)


def facts_of_record(record: CallRecord) -> CallFacts:
    """What a library knows of a call."""
    return CallFacts(record.id, record.company, record.event, record.title)


def resolved(wanted: Filter, library: Library, colors: Sequence[Color] = COLORS) -> Filter:
    """A filter in which calls are named by their own ids, and pens by their names, whatever they were called by.

    Raises:
        NoSuchCallError: No call answers to one of the ids.
        EarmarkError: There is no such pen.
    """
    names: dict[str, Callable[[str], str]] = {
        "call": lambda id: library.record(id).id,
        "color": lambda word: color_called(word, colors),
    }
    return Filter(tuple(replace(t, value=names[t.key](t.value)) if t.key in names else t for t in wanted.terms))


def calls_in(items: Iterable[Item]) -> list[CallFacts]:
    """The calls that annotations are of, in order."""
    return sorted({item.call.id: item.call for item in items}.values(), key=lambda call: call.place)
