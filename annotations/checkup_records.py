"""The calls of a library: their records, and the files that they speak of."""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from annotations.contents import set_aside
from annotations.findings import Finding
from transcripts.errors import EarmarkError
from transcripts.library import Library
from transcripts.library_catalogue import CallRecord, rendering_of
from transcripts.library_files import locked, read_whole
from transcripts.library_records import read_record, record_files, write_record

_HASH = re.compile(rb"[0-9a-f]{64}")
_AGAIN = "Add the file again."


def check_records(root: Path, *, mend: bool) -> Iterator[Finding]:
    """What is wrong with the calls of a library; where it can be mended safely, it is."""
    library = Library(root)
    for path in record_files(library.calls_folder):
        try:
            read_record(path)
        except OSError as error:
            yield Finding(
                "record", str(path), f"{path} cannot be read: {error.strerror}.", advice="Is it yours to read?"
            )
        except ValueError as error:
            mended = mend and _is_rebuilt(library, path)
            sentence = f"{path} is damaged ({error}){'; it was made anew from its files' if mended else ''}."
            yield Finding("record", str(path), sentence, mended, _AGAIN)
    records = library.records()
    for record in records:
        yield from _files(library, record)
    yield from _strangers(library, records, mend=mend)


def _files(library: Library, record: CallRecord) -> Iterator[Finding]:
    """The files of a call: there, and what they were."""
    for rendering in record.renderings:
        path = library.original(rendering)
        try:
            held = read_whole(path)
        except OSError as error:
            yield Finding("original", str(path), f"{path}, of {record.id}, cannot be read: {error.strerror}.")
            continue
        if held is None:
            sentence = f"{rendering.name}, a file of {record.id}, is not at {path}."
            yield Finding("original", str(path), sentence, advice=_AGAIN)
        elif sha256(held[0]).hexdigest() != rendering.sha256:
            sentence = f"{path}, a file of {record.id}, is not what it was when it was added."
            yield Finding("original", str(path), sentence, advice=_AGAIN)


def _strangers(library: Library, records: list[CallRecord], *, mend: bool) -> Iterator[Finding]:
    """Files that no call speaks of: adding them was begun and not ended."""
    for path, name in _originals(library):
        if any(record.knows(name) for record in records):
            continue
        became = ""
        if mend:
            try:
                became = library.add(path).record.id
            except EarmarkError:
                became = ""
        sentence = f"{path} belonged to no call{f'; it is now in {became}' if became else ''}."
        yield Finding("original", str(path), sentence, bool(became), "It may be deleted, if nothing is missing.")


def _originals(library: Library) -> Iterator[tuple[Path, str]]:
    """The files in the library, with the hashes that they are called by."""
    if library.originals_folder.is_dir():
        for path in sorted(library.originals_folder.iterdir()):
            if re.fullmatch(r"[0-9a-f]{64}", path.name[:64]) and path.suffix != ".tmp":
                yield path, path.name[:64]


def _is_rebuilt(library: Library, path: Path) -> bool:
    """Make a damaged record anew, from the files that it still names, under its id."""
    from transcripts.reading import read_bytes

    try:
        with locked(library.calls_folder):
            held = read_whole(path)
            named = {found.decode() for found in _HASH.findall(held[0])} if held else set()
            renderings = []
            for original, name in _originals(library):
                data = read_whole(original)
                if name in named and data is not None:
                    call = read_bytes(data[0], original.name, plain_text=True)
                    renderings.append(rendering_of(call, original.name, ""))
            if not renderings:
                return False
            set_aside(path)
            write_record(
                library.calls_folder, CallRecord(path.stem, tuple(sorted(renderings, key=lambda r: r.roughness)))
            )
    except (EarmarkError, OSError):
        return False
    return True
