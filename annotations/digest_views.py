"""A digest as a template sees it: everything Markdown already, whatever the calls and the user's notes hold."""

import json
import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from annotations import markdown
from annotations.digest import Digest, GroupBy
from annotations.digest_groups import Entry, Group, call_heading
from annotations.items import CallFacts, Item, Part
from annotations.markdown import Dialect
from transcripts.firms import same_firm

_REMEMBERED = 4_096  # tags: the same ones at many passages
_NO_HASHTAG = re.compile(r"[^\w/-]+")
_NO_WIKI_LINK = re.compile(r"[\[\]#^|\\/:<>`*_~=%$]+")


class Additions(NamedTuple):
    """What a digest holds besides passages, as Markdown; "" for what is not wanted."""

    ledger: str = ""
    non_answers: str = ""


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage. Every field is Markdown; what there is nothing to say of is empty."""

    id: str
    """The annotation's id, in letters and digits."""
    block_id: str
    words: str
    """The passage, in quotation marks where one person speaks."""
    quotation: str
    """The passage as a Markdown quotation, with its neighbours where they are wanted."""
    who: str
    """Speaker, title, firm."""
    event: str
    """Company, quarter and date, as far as neither the heading nor `who` says them."""
    part: str
    """Prepared remarks, or that something is asked; that the words are no longer found in the call."""
    answered: str
    """The question that it answers, and whose it is."""
    note: str
    note_by: str
    """Who wrote the note, where that is somebody else than the library's owner."""
    comment: str
    tags: tuple[str, ...]
    hashtags: tuple[str, ...]
    """The tags as note programs read them ("#guidance/revenue")."""
    color: str
    call: str
    company: str
    ticker: str
    quarter: str
    date: str
    link: str
    """What opens the passage in earmark."""
    wiki_link: str
    """A link to the note of the call ("[[CALX-2013Q1]]")."""

    @property
    def who_and_where(self) -> str:
        """Who said it, in which part of which call."""
        source = "; ".join(part for part in (self.who, self.event) if part)
        return ", ".join(part for part in (source, self.part) if part)

    @property
    def remarks(self) -> str:
        """Comment and note."""
        return "\n\n".join(part for part in (self.comment, self.note) if part)

    @property
    def in_short(self) -> str:
        """The passage with its source in brackets and the remarks on it, in a line."""
        said = f"{markdown.cell(self.words)} ({self.who_and_where})"
        return f"{said} – {markdown.cell(self.remarks)}" if self.remarks else said

    @property
    def who_and_why(self) -> str:
        """Who said it, in which part of which call, and the question that it answers, in a line."""
        return ". ".join(part for part in (self.who_and_where, self.answered) if part)


@dataclass(frozen=True, slots=True)
class GroupView:
    """Passages under a heading."""

    heading: str
    anchor: str
    """What links to the heading name."""
    wiki_link: str
    """A link to the heading, as note programs write it."""
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Values that stand in YAML."""

    title: str
    tags: str
    companies: str
    calls: str


@dataclass(frozen=True, slots=True)
class DigestView:
    """What is said of the digest as a whole."""

    title: str
    introduction: str
    summary: str
    """How many passages of which calls."""
    contents: tuple[GroupView, ...]
    sources: tuple[str, ...]
    ledger: str
    non_answers: str
    yaml: FrontMatter


def views_of(
    digest: Digest,
    groups: Sequence[Group],
    additions: Additions,
    dialect: Dialect,
    window: Container[str] | None = None,
) -> tuple[DigestView, tuple[GroupView, ...]]:
    """A digest and its groups as a template sees them; with a window, only the passages whose ids are in it."""
    title = digest.title.strip() or digest.name.strip() or "Digest"
    anchors = [markdown.anchor(title)]
    if digest.contents:
        anchors.append(markdown.anchor("Contents", anchors))
    shown = []
    for group in groups:
        anchors.append(markdown.anchor(group.heading, anchors))
        wanted = [entry for entry in group.entries if window is None or entry.id in window]
        shown.append(_group_view(digest, group, wanted, anchors[-1], dialect))
    closing = []
    headed = [group for group in shown if group.heading]
    for heading in _closing_headings(digest, additions) if headed else ():
        anchors.append(markdown.anchor(heading, anchors))
        closing.append(GroupView(markdown.line(heading, dialect), anchors[-1], _wiki_link(f"#{heading}"), ()))
    items = [entry.item for group in groups for entry in group.entries]
    calls = sorted({item.call.id: item.call for item in items}.values(), key=lambda call: call.place)
    view = DigestView(
        markdown.line(title, dialect) or "Digest",
        markdown.prose(digest.introduction, dialect=dialect),
        markdown.line(_summary(len(items), calls), dialect),
        (*headed, *closing) if digest.contents else (),
        tuple(markdown.line(_source(call), dialect) for call in calls) if digest.sources else (),
        markdown.within(additions.ledger, dialect),
        markdown.within(additions.non_answers, dialect),
        _front_matter(title, items, calls),
    )
    return view, tuple(group for group in shown if group.passages)


def key_of(id: str) -> str:
    """An annotation's id in letters and digits, whatever it holds."""
    return sha256(id.encode("utf-8", "replace")).hexdigest()[:12]


def passage_view(digest: Digest, entry: Entry, dialect: Dialect) -> PassageView:
    """A passage as a template sees it."""
    item, annotation = entry.item, entry.item.annotation
    number = key_of(annotation.id)
    note = markdown.prose(annotation.note, dialect=dialect)
    by = markdown.line(annotation.creator or "", dialect)
    words = _words(item, digest.bold_figures, dialect)
    return PassageView(
        id=number,
        block_id=f"em-{number}",
        words=words if len(item.parts) > 1 else f"“{words}”",
        quotation=markdown.quoted(_with_neighbours(entry, words, dialect)),
        who=markdown.line(_who(item, digest.group_by), dialect),
        event=markdown.line(", ".join(_event(item, digest.group_by)), dialect),
        part=markdown.line(_part_of_call(item), dialect),
        answered=_answered(item, dialect),
        note=f"{by}: {note}" if by and note else note,
        note_by=by,
        comment=markdown.prose(entry.comment, dialect=dialect),
        tags=tuple(filter(None, (markdown.line(tag, dialect) for tag in annotation.tags))),
        hashtags=tuple(_hashtags(annotation.tags)),
        color=markdown.line(annotation.color, dialect),
        call=markdown.line(item.call.id, dialect) or "call",
        company=markdown.line(item.call.company_name, dialect),
        ticker=markdown.line(item.call.company.ticker or "", dialect),
        quarter=markdown.line(item.call.quarter, dialect),
        date=markdown.line(item.call.day, dialect),
        link=markdown.address(item.call.id, annotation.position),
        wiki_link=_wiki_link(item.call.id),
    )


def _closing_headings(digest: Digest, additions: Additions) -> Iterable[str]:
    """What the templates call the parts that follow the passages, of those that there are."""
    if additions.ledger:
        yield "Guided and reported"
    if additions.non_answers:
        yield "Not answered"
    if digest.sources:
        yield "Sources"


def _group_view(digest: Digest, group: Group, wanted: Iterable[Entry], anchor: str, dialect: Dialect) -> GroupView:
    passages = tuple(passage_view(digest, entry, dialect) for entry in wanted)
    return GroupView(markdown.line(group.heading, dialect), anchor, _wiki_link(f"#{group.heading}"), passages)


def _words(item: Item, bold: bool, dialect: Dialect) -> str:
    """The passage; where several people speak, each named."""
    several = len(item.parts) > 1
    return "\n\n".join(_part(part, named=several, bold=bold, dialect=dialect) for part in item.parts)


def _part(part: Part, *, named: bool, bold: bool, dialect: Dialect) -> str:
    said = markdown.prose(part.words, bold=part.figures if bold else (), dialect=dialect)
    if not named:
        return said
    return f"{markdown.line(part.speaker.name if part.speaker else 'Speaker not named', dialect)}: {said}"


def _with_neighbours(entry: Entry, words: str, dialect: Dialect) -> str:
    """The passage with the sentences around it that are wanted, which are set in italics."""
    before, after = (
        f"*{said}*" if (said := markdown.line(neighbour, dialect)) and entry.around in (side, "both") else ""
        for side, neighbour in (("before", entry.item.before), ("after", entry.item.after))
    )
    return " ".join(part for part in (before, words, after) if part)


def _who(item: Item, group_by: GroupBy) -> str:
    """Who speaks; the firm is left out where it is the company that the heading names."""
    speaker = item.speaker
    if speaker is None:
        return "Speaker not named"
    known = group_by in ("call", "company") and same_firm(speaker.firm, item.call.company.name)
    return ", ".join(part for part in (speaker.name, speaker.title, "" if known else speaker.firm) if part)


def _event(item: Item, group_by: GroupBy) -> Iterable[str]:
    if group_by == "call":
        return ()
    call, speaker = item.call, item.speaker
    said = group_by == "company" or (speaker is not None and same_firm(speaker.firm, call.company.name))
    return (part for part in ("" if said else call.company_name, call.quarter, call.day) if part)


def _part_of_call(item: Item) -> str:
    if item.annotation.anchored == "orphan":
        return "words as they were when marked; not found in the call's text now"
    if item.section == "presentation":
        return "prepared remarks"
    return "asking" if item.speaker is not None and item.speaker.role == "analyst" else ""


def _answered(item: Item, dialect: Dialect) -> str:
    asked = item.question
    if asked is None:
        return ""
    who = ", ".join(part for part in (asked.speaker.name, asked.speaker.firm) if part)
    words = f": “{asked.words}”" if asked.words else ""
    return markdown.line(f"Answering {who}{words}", dialect)


def _hashtags(tags: Iterable[str]) -> Iterable[str]:
    return filter(None, map(_hashtag, tags))


@lru_cache(maxsize=_REMEMBERED)
def _hashtag(tag: str) -> str:
    """A tag as note programs read it; "" where nothing of it can stand in one."""
    name = "/".join(filter(None, (_NO_HASHTAG.sub("-", part.strip()).strip("-") for part in tag.split("/"))))
    return f"#{'t' * name.isdigit()}{name}" if name else ""


def _wiki_link(target: str) -> str:
    """A link as note programs write it; to a heading of the same note where the target begins with "#"."""
    name = " ".join(_NO_WIKI_LINK.sub(" ", markdown.readable(target)).split())
    return f"[[#{name}]]" if target.startswith("#") else f"[[{name}]]"


def _summary(count: int, calls: Sequence[CallFacts]) -> str:
    if not count:
        return "No passages."
    companies = list(dict.fromkeys(call.company_name for call in calls))
    quarters = [call.quarter for call in sorted(calls, key=lambda call: call.place[1:]) if call.quarter]
    passages = f"{count} passage{'s' * (count != 1)} from {len(calls)} call{'s' * (len(calls) != 1)}"
    whose = f" of {companies[0]}" if len(companies) == 1 else f" of {len(companies)} companies"
    when = f", {quarters[0]}" if len(set(quarters)) == 1 else f", {quarters[0]} to {quarters[-1]}" if quarters else ""
    return f"{passages}{whose}{when}."


def _source(call: CallFacts) -> str:
    title = f"“{call.title}”" if call.title and not call.quarter else ""
    return ", ".join(part for part in (call_heading(call), title) if part) + f" ({call.id})"


def _front_matter(title: str, items: Sequence[Item], calls: Sequence[CallFacts]) -> FrontMatter:
    tags = sorted({tag[1:] for item in items for tag in _hashtags(item.annotation.tags)})
    return FrontMatter(
        _yaml(markdown.readable(title)),
        _yaml(["earmark", *tags]),
        _yaml(list(dict.fromkeys(markdown.readable(call.company_name) for call in calls))),
        _yaml([markdown.readable(call.id) for call in calls]),
    )


def _yaml(value: str | list[str]) -> str:
    """A value as YAML reads it, every text in quotation marks."""
    return json.dumps(value, ensure_ascii=False)
