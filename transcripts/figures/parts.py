"""What a percentage is a part of, and ratios that are told so: "14% of total revenues", "or 10% of sales"."""

from transcripts.figures.candidates import MARGINS, Name, Search
from transcripts.figures.neighbours import direct
from transcripts.figures.nouns import LINKS

_RESTATING = frozenset(["or", ",", "and", "at", "to", "representing", "(", "which", "was", "is", "as", "a", "that"])


def whole(search: Search) -> Name | None:
    """What a percentage is a share of: "14% of total revenues"."""
    scene, start = search.scene, search.quantity.after
    if not search.want.percent or search.want.change or scene.words[start : start + 1] != ["of"]:
        return None
    if scene.words[start + 1 : start + 2] in (["which"], ["whom"]):
        last = search.taken[-1] if search.taken else Name("other")
        return Name(last.metric, last.first, last.last, share=True)
    for mention in scene.names:
        if mention.first >= start and mention.kind in ("metric", "weak"):
            gap = range(start, mention.first)
            if mention.first >= scene.trail(search.which) or any(
                scene.words[at] not in LINKS and at not in scene.dated for at in gap
            ):
                return None
            base = Name(mention.names[0], mention.first, mention.last, share=True)
            return _ratio(search, base) or base
    return None


def _ratio(search: Search, base: Name) -> Name | None:
    """What is told as a part of something else: "operating income of $90 million or 10% of sales", "a payout of 65%"."""
    scene, index = search.scene, search.which
    subject = direct(search)
    restated = all(scene.words[at] in _RESTATING for at in scene.lead(index))
    if subject is None and search.taken and restated and scene.quantities[index - 1].unit != "%":
        subject = search.taken[-1]
    if subject is None or subject.metric in (base.metric, "other"):
        return None
    margin = MARGINS.get(subject.metric) if base.metric == "revenue" else None
    if margin is None and "percent" in search.vocabulary.by_name[subject.metric].takes:
        margin = subject.metric
    return subject._replace(metric=margin or subject.metric, share=margin is None)
