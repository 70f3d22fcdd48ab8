"""What kind of statement a figure makes: a result, an outlook, an outlook recalled, a comparison, an aim."""

from transcripts.figures.comparing import Meant, chained, compared, left_behind
from transcripts.figures.cues import COMPARATORS, GIVEN
from transcripts.figures.lexicon import Mention
from transcripts.figures.ranges import Quantity
from transcripts.figures.scene import Scene

_BEING = frozenset(["is", "are", "be", "re", "being", "now", "currently", "m"])
_MEASURING = frozenset(
    "above below within versus than exceeded exceeding exceed exceeds beat beating ahead line met meeting better".split()
)
_NOUNS = frozenset(["guidance", "guide", "outlook", "forecast"])
_AIMS = frozenset(["target", "goal", "targets", "goals"])
_OF_GUIDANCE = frozenset(
    """
        sequential revenue growth eps earnings full year range annual initial our prior previous original
        updated revised quarterly long term
    """.split()
)
_MOVING = frozenset(
    """
        grew increased decreased declined improved rose fell expanded contracted gained dropped accelerated
        moderated compressed surged jumped rebounded climbed outperformed exceeded reached slowed
    """.split()
)
_AFTER_MOVING = frozenset(
    """
        by to from slightly sequentially year over in , and approximately about around nearly more less roughly
        another an a on just only at 1 the for significantly modestly strongly nicely substantially quarter well
        almost organically versus compared again with during as double low mid high our up down
    """.split()
)
_SPEAKERS = frozenset(["i", "you", "who", "let"])
_REPORTING = frozenset(
    "was were totaled totalled reported delivered generated grew increased decreased declined improved rose fell resulted".split()
)
_LOOKING = frozenset(["ahead", "guidance", "expected", "recalled", "target", "if"])
_LATER = 14
_RESULT = Meant("actual")
_OUTLOOK = Meant("guidance", note="outlook")


def kind_of(scene: Scene, index: int, before: list[Meant], ahead: bool) -> Meant:
    """The kind of a quantity, its period aside.

    Args:
        scene: The sentence.
        index: Which of its quantities.
        before: The kinds of the quantities before it.
        ahead: Whether the paragraph speaks of the outlook.
    """
    quantity = scene.quantities[index]
    behind = _named_behind(scene, quantity)
    if behind is not None:
        return behind
    beside = compared(scene, index) or left_behind(scene, index)
    if beside is not None:
        return beside
    return chained(scene, index, before) or _state(scene, index, ahead)


def _named_behind(scene: Scene, quantity: Quantity) -> Meant | None:
    """ "48% to 49% guidance range", "$87 million guide"."""
    words = scene.words
    for at in range(quantity.after, min(quantity.after + 4, len(words))):
        word = words[at]
        if word in _NOUNS:
            lead = words[max(0, quantity.before - 6) : quantity.before]
            if any(w in COMPARATORS or w in GIVEN for w in lead):
                return Meant("prior_guidance", at, at + 1, "recalled")
            return Meant("guidance", at, at + 1, "outlook")
        if word in _AIMS:
            return Meant("target", at, at + 1, "aim")
        if word not in _OF_GUIDANCE:
            return None
    return None


def _state(scene: Scene, index: int, ahead: bool) -> Meant:
    """The kind that the words in front of a figure have set, else those behind it."""
    quantity = scene.quantities[index]
    state = _OUTLOOK if ahead and not _only_reports(scene) else _RESULT
    told = False
    for cue in scene.cues:
        if cue.first >= quantity.before:
            break
        after = _after(scene, cue, quantity, state)
        told = told or after is not state
        state = after
    return state if told else _said_later(scene, index) or state


def _only_reports(scene: Scene) -> bool:
    """Whether a sentence reports, and no word of it looks ahead, whatever the one before it did."""
    reports = any(cue.kind == "past" and scene.words[cue.first] in _REPORTING for cue in scene.cues)
    return reports and scene.cued.isdisjoint(_LOOKING)


def _said_later(scene: Scene, index: int) -> Meant | None:
    """The kind that a verb behind the figure gives it: "5% is what we expect"."""
    start = scene.quantities[index].last
    for cue in scene.cues:
        if cue.first < start:
            continue
        follows = cue.first == scene.quantities[index].after  # its verb, though that leads to the next figure too
        if cue.first >= min(scene.trail(index), start + _LATER) and not follows:
            return None
        if cue.kind == "expected":
            apart = "," in scene.words[start : cue.first] or scene.words[cue.first - 1] not in _BEING
            return None if apart else Meant("guidance", cue.first, cue.last, "")
        if cue.kind == "past":
            return (
                None if scene.words[cue.first] in ("included", "driven") else Meant("actual", cue.first, cue.last, "")
            )
        if (
            cue.kind in ("ahead", "target")
            and "," not in scene.words[start : cue.first]
            and not _of_speaker(scene.words, cue)
        ):
            return Meant("guidance" if cue.kind == "ahead" else "target", cue.first, cue.last, "")
    return None


def _after(scene: Scene, cue: Mention, quantity: Quantity, state: Meant) -> Meant:
    """The state after a cue."""
    if cue.kind == "past":
        return _reported(scene, cue, state)
    if cue.kind == "ahead":
        idle = _of_speaker(scene.words, cue) or _is_measure(scene.words, cue)
        return state if idle else Meant("guidance", cue.first, cue.last, "")
    if cue.kind == "recalled":
        gap = scene.words[cue.last : quantity.before]
        if gap[:1] == [","] and gap[-1:] in (["at"], ["to"]) and state.kind == "actual":
            return state  # "better than we guided, at 47%"
        return Meant("prior_guidance", cue.first, cue.last, "recalled")
    if cue.kind == "expected":
        return _expected(scene, cue, state)
    if cue.kind == "guidance":
        return state if _of_a_figure(scene, cue) else _guidance(scene, cue, quantity, state)
    if cue.kind == "target":
        return Meant("target", cue.first, cue.last, "aim")
    if cue.kind == "if" and state.kind == "actual" and not _by_the_way(scene.words, cue):
        return Meant("other", cue.first, cue.last, "supposed")
    return state


def _by_the_way(words: list[str], cue: Mention) -> bool:
    """Whether "if" supposes nothing: "if you look at", "if I recall"."""
    if words[cue.first] == "would":
        return words[cue.last : cue.last + 1] in (["say"], ["call"], ["note"], ["add"], ["characterize"], ["remind"])
    return (
        words[cue.first] == "if"
        and words[cue.first + 1 : cue.first + 2] in (["you"], ["i"], ["we"], ["one"])
        and words[cue.first + 2 : cue.first + 3]
        in (
            ["look"],
            ["want"],
            ["recall"],
            ["remember"],
            ["go"],
            ["think"],
            ["will"],
            ["heard"],
            ["exclude"],
            ["excludes"],
            ["adjust"],
        )
    )


def _of_a_figure(scene: Scene, cue: Mention) -> bool:
    """Whether "guidance" belongs to a figure right before it ("48% to 49% guidance range")."""
    return any(0 <= cue.first - quantity.last < 3 for quantity in scene.quantities)


def _is_measure(words: list[str], cue: Mention) -> bool:
    """Whether expectations are only what a result is measured by ("above our expectations")."""
    before = words[max(0, cue.first - 4) : cue.first]
    return words[cue.first].startswith("expectation") and not _MEASURING.isdisjoint(before)


def _of_speaker(words: list[str], cue: Mention) -> bool:
    """Whether a cue speaks of the call itself: "I will now", "you will recall"."""
    return (
        words[cue.first] in ("will", "going", "ll", "should")
        and cue.first > 0
        and any(word in _SPEAKERS for word in words[max(0, cue.first - 2) : cue.first])
    )


def _reported(scene: Scene, cue: Mention, state: Meant) -> Meant:
    """A verb in the past reports; a participle before a noun ("increased costs") does not."""
    words = scene.words
    following = words[cue.last] if cue.last < len(words) else ""
    if words[cue.first] in _MOVING and following.isalpha() and following not in _AFTER_MOVING:
        return state
    if words[cue.first] == "reported" and cue.first and words[cue.first - 1] in ("as", "a", "the", "on"):
        return state
    if (
        state.kind == "prior_guidance"
        and words[cue.first] in ("included", "was", "were", "provided")
        and state.first >= cue.first - 12
        and ("," not in words[state.last : cue.first] or words[state.last : cue.first] == [",", "which"])
    ):
        return state
    return Meant("actual", cue.first, cue.last, "")


def _expected(scene: Scene, cue: Mention, state: Meant) -> Meant:
    """ "is expected" looks ahead, "we expected" recalls, "as expected" says nothing."""
    words = scene.words
    before = words[max(0, cue.first - 3) : cue.first]
    if before[-1:] and before[-1] in ("as", "than", "in", "of", "the", "our", "and"):
        return state
    if any(word in _BEING for word in before):
        return Meant("guidance", cue.first, cue.last, "")
    if any(word in ("we", "i", "had", "was", "were", "originally", "previously", "have") for word in before):
        return Meant("prior_guidance", cue.first, cue.last, "recalled")
    return state


def _guidance(scene: Scene, cue: Mention, quantity: Quantity, state: Meant) -> Meant:
    """The noun "guidance": given now, recalled, or only what a result is measured by."""
    words = scene.words
    lead = words[max(0, cue.first - 6) : cue.first]
    gap = words[cue.last : quantity.before]
    attached = len(gap) <= 6 and gap[-1:] != ["at"] and not any(word in ("and", "up", "down") for word in gap)
    given = any(word in GIVEN for word in words[max(0, cue.first - 3) : cue.first] + words[cue.last : cue.last + 4])
    if any(word in COMPARATORS for word in lead) and state.kind != "guidance":
        return Meant("prior_guidance", cue.first, cue.last, "recalled") if attached else state
    if given:
        return Meant("prior_guidance", cue.first, cue.last, "recalled")
    return Meant("guidance", cue.first, cue.last, "")
