"""A library's digests, from its annotations to the Markdown: what the command and the screen both go through."""

from collections.abc import Container, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from annotations.collecting import Collector, calls_in, facts_of_record, resolved
from annotations.correcting import corrected
from annotations.digest import Digest
from annotations.digest_additions import additions
from annotations.digest_groups import Group, grouped
from annotations.digest_rendering import Rendered, Sources, rendered, template_names
from annotations.digest_views import Additions
from annotations.filtering import Filter
from annotations.items import CallFacts, Item
from annotations.kept import FigureCorrection, Kept
from annotations.verdicts import Verdict
from transcripts.errors import EarmarkError
from transcripts.model import Call

TEMPLATES = "templates"
"""The folder of the library with the user's own templates, NAME.md each."""
_EVERYTHING = Filter()
_LARGEST_TEMPLATE = 1_000_000


class Digesting:
    """Makes digests of a library's annotations; what it read of calls it remembers.

    Args:
        collector: Gives the annotations; whose library, notebook and pens it is.
    """

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._library = collector.library
        self._notebook = collector.notebook
        self._colors = collector.colors
        self._calls: dict[str, Call | None] = {}
        self._added: tuple[object, Additions] | None = None
        self._put_right: dict[str, tuple[FigureCorrection, ...]] = {}

    @cached_property
    def sources(self) -> Sources:
        """Where the user's own templates come from."""
        return templates_in(self._library.root / TEMPLATES)

    def template_names(self) -> list[str]:
        """The templates there are, the user's own last."""
        return template_names(path.stem for path in (self._library.root / TEMPLATES).glob("*.md"))

    def items(self, digest: Digest, narrowed: Filter = _EVERYTHING) -> list[Item]:
        """The annotations that a digest is made from, those left out by hand among them.

        Args:
            digest: The digest.
            narrowed: What else they must be.

        Raises:
            EarmarkError: A filter asks for what there is not.
        """
        if digest.frozen is None:
            found, also = self._collector.collected(digest.filter), resolved(narrowed, self._library, self._colors)
            return [item for item in found if also.holds(item)]
        frozen = frozenset(digest.frozen)
        return [item for item in self._collector.collected(narrowed) if item.id in frozen]

    def groups(self, digest: Digest, items: Sequence[Item]) -> tuple[Group, ...]:
        """What is in a digest, of the annotations that it is made from."""
        return grouped(digest, [item for item in items if item.id not in digest.out], self._colors)

    def rendered(self, digest: Digest, groups: Sequence[Group], window: Container[str] | None = None) -> Rendered:
        """A digest in its template.

        Args:
            digest: The digest.
            groups: What is in it.
            window: The ids of the passages that are wanted; None for all.

        Raises:
            TemplateFaultError: There is no such template, or it cannot be run.
        """
        return rendered(digest, groups, self._additions(digest, groups), self.sources, window)

    def _additions(self, digest: Digest, groups: Sequence[Group]) -> Additions:
        """What it holds besides passages; remembered, for it does not change with every passage that is moved."""
        if not digest.ledger and not digest.non_answers:
            return Additions()
        calls = calls_in(entry.item for group in groups for entry in group.entries)
        kept = {call.id: self._kept(call.id).verdicts for call in calls}
        asked = (digest.ledger, digest.non_answers, calls, kept)
        if self._added is None or self._added[0] != asked or self._corrections() != self._put_right:
            self._put_right = {}
            made = additions(digest, calls, self._company_of, self._corrected, self._words)
            self._added = (asked, made)
        return self._added[1]

    def _words(self, call: Call) -> dict[int, Verdict]:
        """The user's word on the exchanges of a call."""
        if not self._kept(call.id).verdicts:
            return {}
        return {number: verdict.word for number, verdict in self._notebook.verdicts(call).items()}

    def _company_of(self, id: str) -> list[CallFacts]:
        """All calls of the company of a call."""
        try:
            company = self._library.record(id).company
        except EarmarkError:
            return []
        word = company.ticker or company.name
        return [facts_of_record(record) for record in self._library.company(word)] if word else []

    def _corrected(self, id: str) -> Call | None:
        """A call with its figures as the user has put them right."""
        call = self._call(id)
        if call is None:
            return None
        self._put_right[id] = self._kept(id).corrections
        return replace(call, figures=corrected(call.figures, self._put_right[id])) if self._put_right[id] else call

    def _corrections(self) -> dict[str, tuple[FigureCorrection, ...]]:
        """How the figures of the calls that additions were made of are put right now."""
        return {id: self._kept(id).corrections for id in self._put_right}

    def _kept(self, id: str) -> Kept:
        """What is kept of a call; nothing where that cannot be read."""
        try:
            return self._notebook.kept(id)
        except EarmarkError:  # what is wrong with the file is said where its annotations are asked for
            return Kept(id)

    def _call(self, id: str) -> Call | None:
        if id not in self._calls:
            try:
                self._calls[id] = self._library.call(id)
            except EarmarkError:
                self._calls[id] = None
        return self._calls[id]


def templates_in(folder: Path) -> Sources:
    """The templates that are files of a folder."""

    def source(name: str) -> str | None:
        path = folder / f"{name}.md"
        try:
            if path.stat().st_size > _LARGEST_TEMPLATE:
                return None
            return path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            sentence = f"The template {path} cannot be read: {error}."
            raise EarmarkError("The template is wrong", sentence, "Mend it, or take another.") from None

    return source
