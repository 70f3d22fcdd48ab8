"""The annotations of a library, each with what is known of its passage."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from annotations.filtering import Filter
from annotations.items import CallFacts, Item, item_without_call, items_of
from annotations.model import COLORS, Color, color_called
from annotations.notebook import Notebook
from annotations.passages import Passages
from transcripts.errors import EarmarkError
from transcripts.library import Library
from transcripts.library_catalogue import CallRecord

Complaint = Callable[[str, EarmarkError], None]
"""Told of a call whose file is not to be had."""


def collected(
    library: Library, notebook: Notebook, wanted: Filter, complain: Complaint = lambda call, error: None
) -> list[Item]:
    """The annotations that a filter means, in natural order, as they lie in the calls that are shown.

    Calls of which none can be meant are not read. Of a call that cannot be, the annotations are there with the words that
    they were made on.
    """
    known = {id: record for record in library.records() for id in (*record.ids[1:], record.id)}
    found = (
        item
        for id in notebook.calls()
        for item in _of_call(library, notebook, wanted, id, known.get(id), complain)
        if wanted.holds(item)
    )
    return sorted(found, key=lambda item: item.place)


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


def _of_call(
    library: Library, notebook: Notebook, wanted: Filter, id: str, record: CallRecord | None, complain: Complaint
) -> Iterator[Item]:
    facts = facts_of_record(record) if record else CallFacts(id)
    annotations = notebook.kept(id).annotations
    if not wanted.may_hold(facts) or not any(map(wanted.may_hold_note, annotations)):
        return iter(())
    try:
        call = library.call(facts.id)
    except EarmarkError as error:
        complain(id, error)
        return (item_without_call(annotation, facts) for annotation in annotations)
    return items_of(call, notebook.shown(call) if id == call.id else Passages(call).shown(annotations), facts)


def calls_in(items: Iterable[Item]) -> list[CallFacts]:
    """The calls that annotations are of, in order."""
    return sorted({item.call.id: item.call for item in items}.values(), key=lambda call: call.place)
