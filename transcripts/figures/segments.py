"""Which part of the company a figure is about: "international revenue", "our Wellbore segment", "sales in China"."""

from transcripts.figures.scene import Scene

_NOUNS = frozenset(
    [
        "segment",
        "segments",
        "division",
        "business",
        "businesses",
        "unit",
        "franchise",
        "group",
        "brand",
        "channel",
        "region",
    ]
)
_PLAIN = frozenset(
    """
        total net gross adjusted gaap non consolidated overall company quarterly annual annualized record strong
        our the its their a an reported diluted basic core organic full first second third fourth year quarter
        pro forma normalized higher lower combined operating fiscal fully we i in of on for to and or with by at
        from as that this these those q january february march april may june july august september october
        november december gaap ebitda eps while although but also if when so now our then finally however
        overall additionally us adj per share new underlying constant currency comparable same store sequential
        yearoveryear monthly daily average median actual implied expected estimated preliminary prior previous
        last current next early late mid end period months weeks days regarding turning looking moving slide
        page it he she they you there here what which who how why where again well okay yes no thank thanks
        great good
    """.split()
)
_LINKS = frozenset(["in", "from", "for", "within", "of", "across", "at"])
_NEAR = 5
_LONGEST = 4


def segment_of(scene: Scene, text: str, index: int, first: int, last: int) -> str | None:
    """The segment of a figure, or None where it is the whole company's (or not told).

    Args:
        scene: The sentence.
        text: The call's text, for capital letters.
        index: Which of the sentence's quantities.
        first: First word of the figure's name in the sentence; -1 where it is not there.
        last: One past its last word.
    """
    if first >= 0:
        before = _modifier(scene, text, first)
        if before is not None:
            return before
        behind = _behind(scene, text, last)
        if behind is not None:
            return behind
    return _spoken_of(scene, text, index)


def _modifier(scene: Scene, text: str, first: int) -> str | None:
    """What stands right in front of a name: "international revenue", "Fence segment revenue"."""
    at = first
    if at and scene.words[at - 1] in _NOUNS:
        at -= 1
    while (
        at
        and scene.words[at - 1] in _PLAIN
        and scene.words[at - 1] not in ("of", "in", "and", "we", "our", "the")
        and at > first - 3
    ):
        at -= 1
    known = next((name for name in scene.names if name.kind == "segment" and name.last == at), None)
    if known is not None:
        return known.names[0]
    return _capitalized(scene, text, at)


def _behind(scene: Scene, text: str, last: int) -> str | None:
    """What a name is said to come from: "sales in China", "revenue from our identity business"."""
    words = scene.words
    if last >= len(words) or words[last] not in _LINKS:
        return None
    for name in scene.names:
        if name.kind == "segment" and last < name.first <= last + 3:
            return name.names[0]
    for at in range(last + 1, min(last + 1 + _NEAR, len(words))):
        if words[at] in _NOUNS:
            return _capitalized(scene, text, at) or _own_words(scene, text, last + 1, at)
    return None


def _spoken_of(scene: Scene, text: str, index: int) -> str | None:
    """A segment that the words before the figure are about: "Our Wellbore Technologies segment generated"."""
    if "segment" not in scene.words and "division" not in scene.words:
        return None
    lead = range(scene.leads[index], scene.quantities[index].before)
    for at in lead:
        if scene.words[at] in ("segment", "division") and (found := _capitalized(scene, text, at)):
            return found
    return None


def _capitalized(scene: Scene, text: str, stop: int) -> str | None:
    """The words in capitals that end at an index, the first word of the sentence only with others."""
    sentence = scene.sentence
    first = stop
    while first > 0 and first > stop - _LONGEST and _is_name(scene, text, first - 1):
        first -= 1
    if first == stop or (first == 0 and stop == 1):
        return None
    return text[sentence.at[first] : sentence.stop(stop - 1)]


def _is_name(scene: Scene, text: str, at: int) -> bool:
    word = scene.words[at]
    if word == "&":
        return True
    return (
        word.isalpha()
        and word not in _PLAIN
        and at not in scene.dated
        and at not in scene.named
        and text[scene.sentence.at[at]].isupper()
    )


def _own_words(scene: Scene, text: str, first: int, stop: int) -> str | None:
    """The words up to a noun of segment, without articles."""
    while first < stop and scene.words[first] in _PLAIN:
        first += 1
    if first >= stop:
        return None
    return text[scene.sentence.at[first] : scene.sentence.stop(stop - 1)]
