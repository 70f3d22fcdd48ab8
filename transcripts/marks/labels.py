"""Speakers named at the beginning of what they say: `Name: words`, `NAME, FIRM: words`, `Name (Firm): words`.

A colon stands in many places where nobody is named, so a label must be borne out: by standing there again, by
somebody's calling that person by name, or by nearly every paragraph having one.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from transcripts.document import Line
from transcripts.labels import REACH, Label, label_of
from transcripts.limits import MAX_LABELS, refuse_beyond
from transcripts.marks import headings
from transcripts.marks.speeches import Cut, parted
from transcripts.names import (
    has_suffix,
    in_usual_case,
    is_full_name,
    is_given,
    is_operator,
    is_unnamed,
    several,
    together,
)
from transcripts.namesakes import FullNames
from transcripts.script import Speech, Voice
from transcripts.wording import Said, lazy

_ALL = 0.95
_FEW = 4
_SHORT = 2
_ANY_LABEL = lazy(r"\s*([^\s:.?!][^:.?!]{0,40}): ")
_ESTABLISHED = 4


def borne_out(lines: Sequence[Line]) -> dict[int, Label]:
    """Every label of a document that names a speaker, by the number of its line."""
    found = {at: label for at, line in enumerate(lines) if ":" in line.text[:REACH] and (label := label_of(line.text))}
    if not found:
        return {}
    refuse_beyond(MAX_LABELS, len(found), "speeches")
    begins = [at for at, line in enumerate(lines) if not line.blank and _begins(lines, at)]
    begun = {at: label for at in begins if (label := found.get(at) or _any_label(lines[at].text))}
    if len(begun) > _ALL * len(begins) and len(begun) >= _FEW:  # a label is part of every paragraph, whatever it says
        names = {label.voice.name for label in begun.values()}
        return begun | {at: label for at, label in found.items() if label.voice.name in names}
    counts = Counter(label.voice.name for label in found.values())
    said = Said("\n".join(line.text[found[at].end :] if at in found else line.text for at, line in enumerate(lines)))
    established = sum(n for name, n in counts.items() if n > 1 or is_operator(name)) >= _ESTABLISHED
    known: dict[str, bool] = {}
    out: dict[int, Label] = {}
    for at, label in found.items():
        if label.printed not in known:
            known[label.printed] = _is_borne_out(label, counts[label.voice.name], said, established)
        if known[label.printed] and (at in begun or counts[label.voice.name] > 1):
            out[at] = label
    names = {label.voice.name for label in out.values()}
    for at, label in begun.items():
        if (people := several(label.printed)) and names.issuperset(people):
            out[at] = label._replace(voice=Voice(together(people)))
    full = FullNames(names)
    shortened = {label.printed for label in found.values() if full.has_part(label.voice.name)}
    return out | {at: label for at, label in begun.items() if label.printed in shortened}


def _any_label(text: str) -> Label | None:
    """A few words ahead of a colon, whether or not they have the shape of a name."""
    match = _ANY_LABEL.match(text)
    return Label(match[1].strip(), Voice(match[1].strip()), match.end()) if match else None


def _begins(lines: Sequence[Line], at: int) -> bool:
    """Whether a line begins a paragraph."""
    if at == 0 or lines[at].strong:
        return True
    above = lines[at - 1]
    return (
        above.blank or above.page != lines[at].page or label_of(above.text) is not None or not above.text.strip(" .-=_")
    )


def _is_borne_out(label: Label, count: int, said: Said, established: bool) -> bool:
    name = label.voice.name
    if is_operator(name) or is_unnamed(name) or label.section is not None:
        return True
    usual = in_usual_case(name).split()
    words = [word for word in usual if len(word) > _SHORT]
    if several(name):  # who are known, each alone, may speak together
        return False
    if not is_full_name(name):
        if label.voice.affiliation and _is_introduced(usual, label.voice.affiliation, said):
            return True
        described = label.voice.title or label.voice.affiliation  # "Canada - Wireless:" is no speaker
        return count > 1 and not described and any(map(said.has, words))
    if count > 1 or label.voice.title or label.voice.affiliation or said.has(f"{usual[0]} {usual[-1]}"):
        return True
    if established and (is_given(usual[0]) or has_suffix(usual[-1])):
        return True
    uncommon = [word for word in words if not said.has(word.lower())]
    return any(map(said.has, uncommon)) or (established and len(uncommon) == len(words))


def _is_introduced(name: Sequence[str], firm: str, said: Said) -> bool:
    """Whether somebody says that a person is of a firm ("Ada from Northlight")."""
    begins = in_usual_case(firm).split()[0].strip(",")
    return any(said.has(f"{' '.join(name)} {by} {begins}") for by in ("of", "from", "with", "at", "of the", "from the"))


def speeches(lines: Sequence[Line], labels: Mapping[int, Label]) -> Iterator[Speech]:
    """The speeches of a labelled document.

    Args:
        lines: Its lines from the first label on, without furniture.
        labels: The labels borne out, by the number of their line.
    """
    cuts: dict[int, Cut] = {}
    for at, line in enumerate(lines):
        label = labels.get(at)
        if label is not None:
            words = line.mended(label.end)
            first = line._replace(text=words.text, repairs=words.repairs, strong=())
            cuts[at] = Cut(label.voice, label.section, at + 1, first)
        elif (section := headings.section(line)) is not None:
            cuts[at] = Cut(None, section, at + 1)
    return parted(lines, cuts)
