"""What a change makes of an annotation, and what it is called. Pure."""

import re
import secrets
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypedDict

from annotations.kept import ANNOTATIONS
from annotations.merging import Step
from annotations.model import Annotation
from annotations.passages import Passage
from annotations.stamps import now
from annotations.tagging import clean_tags
from transcripts.hygiene import plain_line_ends

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Fields(TypedDict, total=False):
    """What of annotations can be changed."""

    color: str
    tags: Iterable[str]
    tags_was: Iterable[str]
    """The tags that the new ones were typed in place of, where the notebook may have seen others since."""
    add_tags: Iterable[str]
    drop_tags: Iterable[str]
    note: str
    note_was: str
    """The note that the new one was written from, where the notebook may have seen a later one since."""


def clean_note(text: str) -> str:
    r"""A note as it is kept: its lines ended by \n, nothing in it that a terminal would obey, no empty end."""
    return _UNSHOWABLE.sub("", plain_line_ends(text)).rstrip()


def new_id() -> str:
    """An id that no other machine makes; later ones, to the microsecond, come later in the alphabet."""
    number = (time.time_ns() // 1_000 << 36) | secrets.randbits(36)
    return "".join(_DIGITS[number >> shift & 31] for shift in range(85, -1, -5))


def edited(annotation: Annotation, fields: Fields) -> Annotation:
    """An annotation with some fields changed."""
    given = clean_tags(fields["tags"]) if "tags" in fields else annotation.tags
    was = clean_tags(fields["tags_was"]) if "tags_was" in fields else annotation.tags
    others = [tag for tag in annotation.tags if tag not in was] if "tags" in fields else []
    dropped = set(clean_tags(fields.get("drop_tags", ())))
    tags = clean_tags(tag for tag in (*given, *others, *fields.get("add_tags", ())) if tag not in dropped)
    note = clean_note(fields["note"]) if "note" in fields else annotation.note
    return replace(annotation, color=fields.get("color", annotation.color), tags=tags, note=note)


def label_of(fields: Fields, asked: Sequence[Annotation]) -> str:
    """What a change of some annotations is called ("the colour of 3 annotations")."""
    names = {"color": "colour", "note": "note", "tags": "tags", "add_tags": "tags", "drop_tags": "tags"}
    what = " and ".join(dict.fromkeys(names[name] for name in fields if name in names))
    return f"the {what or 'change'} of {numbered(asked)}"


def numbered(annotations: Sequence[Annotation]) -> str:
    """Some annotations in a few words: the passage of one, the number of several."""
    return shortened(annotations[0].quote.exact) if len(annotations) == 1 else f"{len(annotations)} annotations"


def shortened(words: str) -> str:
    """The beginning of a passage, in quotation marks."""
    plain = " ".join(words.split())
    return f"“{plain if len(plain) <= 40 else plain[:39] + '…'}”"


def highlight(passage: Passage, call_id: str, color: str, tags: Iterable[str], note: str, by: str | None) -> Annotation:
    """A new annotation of a passage."""
    moment = now()
    return Annotation(
        id=new_id(),
        call=call_id,
        created=moment,
        modified=moment,
        quote=passage.quote,
        position=passage.position,
        color=color,
        tags=clean_tags(tags),
        note=clean_note(note),
        turn=passage.turn,
        speaker=passage.speaker,
        creator=by,
        rendering=passage.rendering,
        rival=passage.rival,
    )


def placed(annotation: Annotation, passage: Passage) -> Annotation:
    """An annotation set on another passage."""
    return replace(
        annotation,
        quote=passage.quote,
        position=passage.position,
        turn=passage.turn,
        speaker=passage.speaker,
        rendering=passage.rendering,
        rival=passage.rival,
        anchored="exact",
    )


def step_of(before: Annotation, after: Annotation, fields: Fields | None = None) -> Step:
    """The change of an annotation's record; of its note from the one that the new one was written from."""
    was = before.as_json()
    if fields and "note" in fields:
        was["note"] = fields.get("note_was", before.note)
    return Step(ANNOTATIONS, before.id, was, after.as_json())
