"""What comes of annotations that are brought in from a file: new, known already, newer, or in conflict.

Nobody's annotation is overwritten by an older one, none comes twice, and what was decided is told.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from annotations.foreign import Foreign
from annotations.interchange import Incoming
from annotations.model import Annotation
from annotations.passages import Passages
from annotations.pens import COLORS
from annotations.quoting import places_of
from annotations.tagging import clean_tags
from transcripts.model import Call

Status = Literal["new", "newer", "known", "conflict", "not placed"]


class Outcome(NamedTuple):
    """What came of one annotation."""

    status: Status
    """"newer": it takes the place of the one that was there; "conflict": that one, changed later or otherwise, stays."""
    annotation: Annotation | None
    """None where it could not be placed."""
    words: str
    """Its passage."""
    why: str = ""


class Intake(NamedTuple):
    """What a file brings."""

    outcomes: tuple[Outcome, ...]

    @property
    def wanted(self) -> list[Annotation]:
        """The annotations that the library has not, or not as they are now."""
        return [o.annotation for o in self.outcomes if o.annotation and o.status in ("new", "newer")]

    def count(self, status: Status) -> int:
        """How many came to that."""
        return sum(outcome.status == status for outcome in self.outcomes)


def taken_in(
    file: Incoming,
    there: Iterable[Annotation],
    own_id: Callable[[str], str | None],
    candidates: Callable[[Foreign], Iterable[Call]],
    creator: str | None = None,
) -> Intake:
    """What comes of a file's annotations.

    Args:
        file: What it holds.
        there: All annotations of the library.
        own_id: The id by which the library has a call; None where it has none that answers to an id.
        candidates: The calls that an annotation of another program may be of.
        creator: Who made those of the file that do not say it; None for the library's owner.
    """
    known = {annotation.id: annotation for annotation in there}
    alike = {_content(annotation): annotation.id for annotation in known.values()}
    outcomes: list[Outcome] = []
    for annotation in file.annotations:
        named = replace(
            annotation,
            call=own_id(annotation.call) or annotation.call,
            creator=creator if annotation.creator is None else annotation.creator,
        )
        outcomes.append(_judged(named, known, alike))
    outcomes.extend(_placed(foreign, known, alike, candidates, creator) for foreign in file.foreign)
    return Intake(tuple(outcomes))


def _judged(annotation: Annotation, known: dict[str, Annotation], alike: dict[object, str]) -> Outcome:
    """What comes of an annotation; it is known from then on."""
    words = annotation.quote.exact
    kept = known.get(annotation.id)
    if kept is None:
        twin = alike.get(_content(annotation))
        if twin is not None:
            return Outcome("known", known[twin], words, f"the same as {twin}")
    elif replace(annotation, anchored=kept.anchored) == kept and dict(annotation.extra) == dict(kept.extra):
        return Outcome("known", kept, words)
    elif annotation.modified <= kept.modified:
        return Outcome("conflict", kept, words, _difference(annotation, kept))
    known[annotation.id] = annotation
    alike[_content(annotation)] = annotation.id
    return Outcome("new" if kept is None else "newer", annotation, words, _difference(annotation, kept) if kept else "")


def _placed(
    foreign: Foreign,
    known: dict[str, Annotation],
    alike: dict[object, str],
    candidates: Callable[[Foreign], Iterable[Call]],
    creator: str | None,
) -> Outcome:
    """An annotation of another program, set on the one place where its words stand."""
    if foreign.id in known:
        return _judged(_as_annotation(foreign, known[foreign.id], creator), known, alike)
    quote = foreign.quote
    found = [
        (call, places)
        for call in candidates(foreign)
        if (places := places_of(call.text, quote.exact, quote.prefix, quote.suffix))
        or (places := places_of(call.text, quote.exact))
    ]
    number = sum(len(places) for _, places in found)
    if number != 1:
        why = "its words are in none of the calls" if not number else f"its words stand in {number} places"
        return Outcome("not placed", None, quote.exact, why)
    call, (span,) = found[0]
    passage = Passages(call).of(span)
    bare = Annotation(
        foreign.id,
        call.id,
        foreign.created,
        foreign.modified,
        passage.quote,
        passage.position,
        COLORS[0].name,
        turn=passage.turn,
        speaker=passage.speaker,
        rendering=passage.rendering,
        rival=passage.rival,
    )
    return _judged(_as_annotation(foreign, bare, creator), known, alike)


def _as_annotation(foreign: Foreign, place: Annotation, creator: str | None) -> Annotation:
    """An annotation of another program where one of ours is."""
    return replace(
        place,
        created=foreign.created,
        modified=foreign.modified,
        note=foreign.note,
        tags=clean_tags(foreign.tags),
        creator=foreign.creator or creator,
    )


def _content(annotation: Annotation) -> object:
    """What makes two annotations the same, whatever they are called and whenever they were made."""
    return (
        annotation.call,
        annotation.quote,
        annotation.position,
        annotation.color,
        annotation.tags,
        annotation.note,
        annotation.creator,
    )


def _difference(annotation: Annotation, kept: Annotation) -> str:
    """In what two versions differ, in words."""
    fields: Sequence[tuple[str, object, object]] = (
        ("note", annotation.note, kept.note),
        ("tags", annotation.tags, kept.tags),
        ("colour", annotation.color, kept.color),
        ("passage", annotation.quote.exact, kept.quote.exact),
        ("creator", annotation.creator, kept.creator),
    )
    names = [name for name, one, other in fields if one != other]
    return f"another {' and '.join(names)}" if names else "another time or place"
