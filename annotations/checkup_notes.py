"""The files of annotations: whole, of calls that are there, and every passage found in its call."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotations.copies import copies_in
from annotations.editing import shortened
from annotations.findings import Finding
from annotations.kept import Kept
from annotations.model import Annotation
from annotations.notebook import Notebook
from annotations.sheets import FOLDER, SUFFIX
from transcripts.errors import EarmarkError
from transcripts.library import Library
from transcripts.library_catalogue import CallRecord


def check_notes(root: Path, *, mend: bool) -> Iterator[Finding]:
    """What is wrong with the annotations of a library, call by call; where it can be mended safely, it is."""
    library, notebook = Library(root), Notebook(root)
    records = {record.id: record for record in library.records()}
    copied = {name.removesuffix(SUFFIX): len(copies) for name, copies in copies_in(root / FOLDER).items()}
    owners: dict[str, str] = {}
    for call_id in sorted({*notebook.calls(), *copied}):
        try:
            kept = notebook.kept(call_id)
        except EarmarkError as error:
            yield Finding("unreadable", call_id, error.sentence, advice=error.advice)
            continue
        yield from _file(notebook, kept, copied.get(call_id, 0), mend=mend)
        record = records.get(call_id)
        if record is None:
            yield from _without_record(notebook, kept, records.values(), mend=mend)
            continue
        yield from _duplicates(notebook, kept, owners, mend=mend)
        yield from _orphans(library, notebook, kept)


def _file(notebook: Notebook, kept: Kept, copies: int, *, mend: bool) -> Iterator[Finding]:
    """The file as such."""
    path = str(notebook.root / FOLDER / f"{kept.call}{SUFFIX}")
    mended = bool((kept.trouble or copies) and mend and _mended(notebook, kept.call))
    if kept.trouble:
        yield Finding(kept.trouble.reason, path, kept.trouble.sentence, mended, "Can the folder be written to?")
    if copies:
        many = "another version" if copies == 1 else f"{copies} other versions"
        sentence = f"A service that keeps folders in step has left {many} of {path}; all count."
        yield Finding("copies", path, sentence, mended, "Can the folder be written to?")
    for name in kept.unreadable:
        sentence = f"{path} holds {name}, which is no record that this version can read; it is left alone."
        yield Finding("unreadable", name, sentence, advice="A newer earmark may read it, or mend it in the file.")


def _mended(notebook: Notebook, call_id: str) -> bool:
    try:
        notebook.mend(call_id)
    except EarmarkError:
        return False
    return True


def _without_record(notebook: Notebook, kept: Kept, records: Iterable[CallRecord], *, mend: bool) -> Iterator[Finding]:
    """Annotations under an id that no call of the library has as its own."""
    number = len(kept.annotations)
    if not number and kept.note is None and not kept.verdicts and not kept.corrections:
        return
    several = f"{number} annotation{'s' * (number != 1)}" if number else "Notes"
    owner = next((record for record in records if kept.call in record.ids), None)
    if owner is None:
        sentence = f"{several} of {kept.call}, a call that is not in the library."
        yield Finding("no-call", kept.call, sentence, advice="Add the call's file again, or keep them for later.")
        return
    mended = False
    if mend:
        try:
            notebook.unite(owner.id, [kept.call])
            mended = True
        except EarmarkError:
            mended = False
    sentence = f"{several} of {kept.call}, which is the call {owner.id}."
    yield Finding("other-id", kept.call, sentence, mended, "Can the folder be written to?")


def _duplicates(notebook: Notebook, kept: Kept, owners: dict[str, str], *, mend: bool) -> Iterator[Finding]:
    """Annotations that say the same of the same passage, and ids that two calls share."""
    first: dict[tuple[object, ...], Annotation] = {}
    for annotation in kept.annotations:
        other = owners.setdefault(annotation.id, kept.call)
        if other != kept.call:
            sentence = f"Annotation {annotation.id} is of {other} and of {kept.call}."
            yield Finding("duplicate", annotation.id, sentence, advice="Remove it from one of the two files.")
            continue
        known = first.setdefault(_said(annotation), annotation)
        if known is not annotation:
            mended = mend and _is_removed(notebook, annotation)
            sentence = f"{shortened(annotation.quote.exact)} in {kept.call} is marked twice in the same way."
            yield Finding("duplicate", annotation.id, sentence, mended, "Remove one of them.")


def _said(annotation: Annotation) -> tuple[object, ...]:
    """All that an annotation says, whoever made it when."""
    extra = tuple(sorted((name, repr(value)) for name, value in annotation.extra.items()))
    return (
        annotation.quote, annotation.position, annotation.color, annotation.tags, annotation.note,
        annotation.creator, annotation.rendering, extra,
    )  # fmt: skip


def _is_removed(notebook: Notebook, annotation: Annotation) -> bool:
    try:
        notebook.remove([annotation.id])
    except EarmarkError:
        return False
    return True


def _orphans(library: Library, notebook: Notebook, kept: Kept) -> Iterator[Finding]:
    """Annotations whose passage is not found in the call that is shown."""
    if not kept.annotations:
        return
    try:
        call = library.call(kept.call)
    except EarmarkError as error:
        yield Finding("original", kept.call, error.sentence, advice=error.advice)
        return
    for annotation in notebook.shown(call):
        if annotation.anchored == "orphan":
            sentence = (
                f"{shortened(annotation.quote.exact)} is not found in {kept.call} any more; the annotation is kept."
            )
            yield Finding("orphan", annotation.id, sentence, advice="Open the call and set it on its passage again.")
