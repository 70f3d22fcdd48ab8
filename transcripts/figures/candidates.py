"""What a figure may be called, and a figure that wants a name among those in its sentence."""

from typing import NamedTuple

from transcripts.figures.fits import Wanted, fitting
from transcripts.figures.lexicon import Mention
from transcripts.figures.ranges import Quantity
from transcripts.figures.scene import Scene
from transcripts.figures.vocabulary import Vocabulary

MARGINS = {"operating_income": "operating_margin", "ebitda": "ebitda_margin", "gross_profit": "gross_margin"}
"""What an income is called as a part of revenue."""
_DEBT = ("debt",)
_PRICE = ("price",)
_GREAT = 1e6


class Name(NamedTuple):
    """What a figure is called, and where that stands."""

    metric: str
    first: int = -1
    """Index of the first word that names it; -1 where it is not in the sentence."""
    last: int = -1
    share: bool = False
    """True where it is a part of the metric ("14% of total revenues")."""
    segment: str | None = None
    remembered: str | None = None
    """The words that named it in an earlier sentence."""
    growth: bool = False
    """True where the same value was a change when it was said before."""
    near: bool = False
    """True where it was named in the sentence right before."""


class Search(NamedTuple):
    """A quantity that wants a name."""

    scene: Scene
    which: int
    vocabulary: Vocabulary
    want: Wanted
    taken: list[Name]
    """The names of the quantities before it."""
    quantity: Quantity
    subject: int
    """Index of a noun of its own that the quantity is said of (`nouns.own_subject`), or -1."""

    def fit(self, mention: Mention, soft: bool = True) -> Name | None:
        """The name that a mention gives, if it can have the quantity."""
        if mention.names[:1] == _DEBT and self.quantity.unit in ("pp", "bps"):
            return None  # "80 basis points of leverage" are those of a cost
        if self.want.percent and self.scene.words[mention.first : mention.last] == ["earned"]:
            return None  # "earned a 12% return"
        if mention.names[:1] == _PRICE and self.is_great:
            return None
        metric = fitting(self.vocabulary, mention.names, self.want, soft)
        return None if metric is None else Name(metric, mention.first, mention.last)

    @property
    def is_great(self) -> bool:
        """Whether it is more money than a price can be."""
        return self.quantity.scaled and (self.quantity.value or self.quantity.high or 0.0) >= _GREAT

    def before(self) -> list[Mention]:
        """Metrics named in front of the quantity, the nearest first."""
        stop = self.quantity.before
        return [name for name in reversed(self.scene.metrics) if name.last <= stop]

    def behind(self, start: int, reach: int) -> list[Mention]:
        """Metrics named behind the quantity, among the words that belong to it."""
        stop = min(self.scene.trail(self.which), start + reach + 1)
        return [name for name in self.scene.metrics if start <= name.first < stop]
