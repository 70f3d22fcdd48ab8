"""A digest: what is in it, in which order, and how it reads in every template."""

import random
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from marked import EVIL, annotation, in_order, sample_items
from rendering import bold_words
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from annotations.digest import GROUPINGS, Digest, GroupBy, digest_of, placed, with_entry, with_out, with_topic
from annotations.digest_groups import Group, group_moved, grouped, moved
from annotations.digest_merging import exported
from annotations.digest_page import is_untouched, page_of
from annotations.digest_rendering import BUILT_IN, TemplateFaultError, rendered, template_names
from annotations.digest_views import Additions
from annotations.items import CallFacts, Item, Part, Question, Speaker, item_without_call, items_of
from annotations.model import Annotation, Quote
from annotations.pens import with_meanings
from transcripts.model import Call, Company, Event, Span

IDS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@pytest.fixture(scope="session")
def items() -> list[Item]:
    return in_order(sample_items())


def ids_of(groups: tuple[Group, ...]) -> list[list[str]]:
    return [[entry.id for entry in group.entries] for group in groups]


@given(IDS, IDS)
def test_what_was_moved_keeps_its_order_and_the_rest_its_place(order: list[str], natural: list[str]) -> None:
    result = placed(order, natural)
    assert sorted(result) == sorted(natural)
    there = [id for id in order if id in natural]
    assert [id for id in result if id in there] == there
    assert placed([], natural) == natural
    assert placed(result, natural) == result
    if len(natural) > len(there):
        new = next(id for id in natural if id not in there)
        before = natural[: natural.index(new)]
        assert result.index(new) == (result.index(before[-1]) + 1 if before else 0)


@pytest.mark.parametrize(
    ("group_by", "headings"),
    [
        (
            "call",
            [
                "Halden Ridge Instruments, Inc. (HRDG), Q1 2031 earnings call",
                "Tidewater Pantry Stores, Inc. (TWPS), Q1 2031 earnings call",
            ],
        ),
        ("company", ["Halden Ridge Instruments, Inc. (HRDG)", "Tidewater Pantry Stores, Inc. (TWPS)"]),
        ("tag", ["doubt", "guidance", "guidance/revenue", "results"]),
        ("color", ["Yellow", "Doubt", "Green"]),
        ("none", [""]),
    ],
)
def test_passages_are_put_together(items: list[Item], group_by: GroupBy, headings: list[str]) -> None:
    groups = grouped(Digest("x", group_by=group_by), items, with_meanings({"red": "Doubt"}))
    found = [group.heading for group in groups]
    assert len(found) == len(headings)
    assert all(heading.startswith(start) for heading, start in zip(found, headings, strict=True)), found


@pytest.mark.parametrize("group_by", GROUPINGS)
def test_every_passage_is_in_once_whatever_it_is_put_together_by(items: list[Item], group_by: GroupBy) -> None:
    found = [id for ids in ids_of(grouped(Digest("x", group_by=group_by), items)) for id in ids]
    assert sorted(found) == sorted(item.id for item in items)


def test_passages_and_headings_move(items: list[Item]) -> None:
    digest = Digest("x", group_by="tag")
    groups = grouped(digest, items)
    first = groups[0].entries[0].id
    down = moved(digest, groups, first, 1)
    assert ids_of(grouped(down, items))[0] == list(reversed(ids_of(groups)[0]))
    assert ids_of(grouped(moved(digest, groups, first, -1), items)) == ids_of(groups)
    later = group_moved(digest, groups, groups[0].key, 1)
    assert [group.key for group in grouped(later, items)][:2] == [groups[1].key, groups[0].key]


def test_topics_of_the_users_own(items: list[Item]) -> None:
    digest = with_topic(with_topic(Digest("x"), items[3].id, "Margins"), items[0].id, "Doubts")
    groups = grouped(digest, items)
    assert [group.heading for group in groups] == ["Margins", "Doubts", "Without a topic"]
    over = moved(digest, groups, items[3].id, 1)
    assert [group.heading for group in grouped(over, items)] == ["Doubts", "Without a topic"]
    assert over.topics[items[3].id] == "Doubts"
    assert with_topic(digest, items[3].id, "").topics == {items[0].id: "Doubts"}


def test_a_digest_is_kept_as_json() -> None:
    digest = Digest(
        "d", "tag:x", ("a",), "T", "I", "topic", "email", ("a",), ("k",), frozenset("b"), {"k": "H"}, {"a": "k"}
    )
    digest = replace(digest, comments={"a": "!"}, around={"a": "both"}, ledger=True, extra={"later": 1})
    assert digest_of(digest.as_json()) == digest
    assert digest_of(digest.as_json()).extra == {"later": 1}
    assert digest_of({"name": "d", "group_by": "moon"}).group_by == "call"
    for wrong in ({}, {"name": ""}, {"name": 1}, {"name": "d", "order": "abc"}, {"name": "d", "topics": {"a": 1}}):
        with pytest.raises(ValueError):
            digest_of(wrong)


class MarkdownFile(SingleFileSnapshotExtension):
    """A golden digest, as a file of its own that a person can read."""

    _write_mode = WriteMode.TEXT
    _file_extension = "md"


class PageFile(MarkdownFile):
    _file_extension = "html"


def full(items: list[Item], template: str) -> Digest:
    digest = Digest("day", title="What *we* read", introduction="For Jo.\n\n1. Read it.", template=template)
    digest = with_entry(with_entry(digest, "comments", "note-1", "Look here."), "around", "note-3", "both")
    return replace(digest, bold_figures=True, contents=True, sources=True)


def steady(text: str) -> str:
    """A digest without what changes as soon as the reader mends a word ahead of a passage: its place, and hashes."""
    return re.sub(r"<!-- earmark page/1 \w+ -->", "", re.sub(r"#\d+-\d+", "#START-END", text))


@pytest.mark.parametrize("template", BUILT_IN)
def test_golden_digests_of_the_sample_calls(items: list[Item], template: str, snapshot: SnapshotAssertion) -> None:
    """Read it as whoever it is sent to: nothing odd, nothing missing, every passage with its source."""
    digest = full(items, template)
    assert steady(rendered(digest, grouped(digest, items)).text) == snapshot(extension_class=MarkdownFile)


def test_golden_page(items: list[Item], snapshot: SnapshotAssertion) -> None:
    """Open it in a browser, and print it."""
    digest = full(items, "default")
    page = page_of(rendered(digest, grouped(digest, items)).text, digest.title)
    assert steady(page) == snapshot(extension_class=PageFile)
    assert is_untouched(page)
    assert not is_untouched(page.replace("Jo", "Bo"))
    assert "<script" not in page
    assert "http:" not in page
    assert "https:" not in page


@pytest.mark.parametrize("template", BUILT_IN)
def test_the_order_of_making_makes_no_difference(items: list[Item], template: str) -> None:
    digest = full(items, template)
    expected = exported(rendered(digest, grouped(digest, items)))
    shuffled = list(items)
    random.Random(7).shuffle(shuffled)
    assert exported(rendered(digest, grouped(digest, in_order(shuffled)))) == expected


def test_an_answer_says_what_it_answers(small_call: Call) -> None:
    (item,) = items_of(small_call, [annotation(small_call, "Prices are firm.", "a")])
    assert item.question == Question(
        Speaker("ben-okafor", "Ben Okafor", "analyst", "Analyst", "Northlight Securities"),
        "Is $95 million too low? And what about prices?",
    )
    assert (item.before, item.after) == ("We like our range.", "")
    assert item.section == "qa"


def test_a_passage_across_turns_names_each_speaker(small_call: Call) -> None:
    words = "And what about prices?\n\nWe like our range."
    (item,) = items_of(small_call, [annotation(small_call, words, "a")])
    assert [(part.speaker.name if part.speaker else "", part.words) for part in item.parts] == [
        ("Ben Okafor", "And what about prices?"),
        ("Ada Brook", "We like our range."),
    ]
    text = rendered(Digest("x"), grouped(Digest("x"), [item])).text
    assert "> Ben Okafor: And what about prices?\n>\n> Ada Brook: We like our range.\n" in text


def test_a_passage_whose_call_is_gone_keeps_its_words() -> None:
    item = item_without_call(
        Annotation("a", "GONE-2031Q1", "", "", Quote("Prices are firm."), Span(1, 17), speaker="ada-brook")
    )
    text = rendered(Digest("x"), grouped(Digest("x"), [item])).text
    assert "> Prices are firm.\n\n— Ada Brook · [GONE-2031Q1](earmark:GONE-2031Q1#1-17)" in text


def test_orphans_say_so(small_call: Call) -> None:
    lost = replace(annotation(small_call, "Prices are firm.", "a"), anchored="orphan")
    (item,) = items_of(small_call, [lost])
    assert "not found in the call's text now" in rendered(Digest("x"), grouped(Digest("x"), [item])).text


def test_only_figures_are_bold(items: list[Item]) -> None:
    digest = Digest("x", bold_figures=True, template="default")
    bold = bold_words(rendered(digest, grouped(digest, items)).text)
    assert "$1.248 billion" in bold
    assert all(any(c.isdigit() for c in words) or words == "four cents" for words in bold)


def test_left_out_and_in_again() -> None:
    assert with_out(with_out(Digest("x"), "a", True), "a", False) == Digest("x")


SAFE = MarkdownIt("commonmark").enable(["table"])


def dangers(markdown: str) -> list[str]:
    """What a reader of Markdown makes of a text that nobody meant."""
    found = []
    for token in SAFE.parse(markdown):
        found += [token.type] if token.type in ("html_block", "code_block", "fence", "hr") else []
        for child in token.children or ():
            if child.type in ("html_inline", "image", "code_inline"):
                found.append(child.type)
            if child.type == "link_open" and not str(child.attrs["href"]).startswith(("earmark:", "#")):
                found.append(str(child.attrs["href"]))
    return found


@st.composite
def hostile_items(draw: st.DrawFn) -> Item:
    words = HOSTILE.map(lambda text: text.encode("utf-8", "replace").decode())
    speaker = Speaker(
        draw(words), draw(words), draw(st.sampled_from(["analyst", "executive"])), draw(words), draw(words)
    )
    call = CallFacts(
        draw(words), Company(draw(words), draw(words)), Event(fiscal_year=2031, fiscal_quarter=2), draw(words)
    )
    note = Annotation(
        draw(words), call.id, "", "", Quote("x"), Span(1, 9), draw(words), tuple(draw(st.lists(words, max_size=2))), draw(words),
        creator=draw(st.none() | words),
    )  # fmt: skip
    parts = tuple(Part(draw(words), speaker, ()) for _ in range(draw(st.integers(1, 2))))
    return Item(note, call, parts, "qa", Question(speaker, draw(words)), (), draw(words), draw(words))


@settings(max_examples=150)
@given(
    st.lists(hostile_items(), max_size=3, unique_by=lambda item: item.id),
    HOSTILE,
    st.sampled_from(GROUPINGS),
    st.sampled_from(BUILT_IN),
)
def test_nothing_in_a_call_or_a_note_comes_alive(
    items: list[Item], words: str, group_by: GroupBy, template: str
) -> None:
    words = words.encode("utf-8", "replace").decode()
    digest = Digest(
        "d", title=words, introduction=words, group_by=group_by, template=template, contents=True, sources=True
    )
    digest = replace(digest, comments={item.id: words for item in items}, around={item.id: "both" for item in items})
    groups = grouped(digest, in_order(items))
    made = rendered(digest, groups)
    text = made.text
    if template == "obsidian":
        assert text.startswith("---\ntitle: ")
        text = text.split("\n---\n", 1)[1]
    assert dangers(text) == []
    tokens = SAFE.parse(text)
    headings = [token for token in tokens if token.type == "heading_open"]
    expected = (
        1
        + len([group for group in groups if group.heading])
        + 1
        + (template != "table" and any(g.heading for g in groups))
    )
    assert template == "email" or len(headings) <= expected
    assert sum(token.type == "blockquote_open" for token in tokens) == (
        0 if template in ("email", "table") else len(items)
    )
    if template == "table":
        assert sum(token.type == "td_open" for token in tokens) == 5 * len(items)
    page = page_of(made.text, words)
    assert "<script" not in page
    assert [block.key for block in made.blocks if block.key] == [
        key for key in dict.fromkeys(b.key for b in made.blocks) if key
    ]


def test_evil_notes_are_quoted_word_for_word(items: list[Item]) -> None:
    digest = Digest("x")
    text = rendered(digest, grouped(digest, items)).text
    assert "<script>" not in text
    assert "](javascript:" not in text
    shown = [child.content for token in SAFE.parse(text) for child in token.children or () if child.type == "text"]
    assert EVIL.split("\n")[0] in "".join(shown)


def own(**templates: str) -> Callable[[str], str | None]:
    return templates.get


def test_a_template_of_the_users_own(items: list[Item]) -> None:
    inner = "{% call item(passage) %}\n* {{ passage.who }}\n{% endcall %}"
    source = f"{{% for group in groups %}}{{% for passage in group.passages %}}{inner}{{% endfor %}}{{% endfor %}}"
    digest = Digest("x", template="mine")
    made = rendered(digest, grouped(digest, items), Additions(), own(mine=source))
    assert made.text.count("* ") == len(items)
    assert len([block for block in made.blocks if block.key]) == len(items)
    assert template_names(["mine", "default", "../x"]) == [*BUILT_IN, "mine"]


@pytest.mark.parametrize(
    "source",
    [
        "{{ nothing.there }}",
        "{% for %}",
        "{{ ''.__class__.__mro__ }}",
        "{{ digest.__init__.__globals__ }}",
        "{% include '/etc/passwd' %}",
        "{% include '../default' %}",
        "{{ 1 / 0 }}",
        "{% for a in range(999999999) %}{% endfor %}",
        "{{ digest.title.x.y }}",
        "{{ cycler.__init__.__globals__.os }}",
    ],
)
def test_a_template_that_is_wrong_or_reaches_too_far_is_said_to(items: list[Item], source: str) -> None:
    digest = Digest("x", template="mine")
    with pytest.raises(TemplateFaultError) as error:
        rendered(digest, grouped(digest, items), Additions(), own(mine=source))
    assert "mine" in str(error.value) or "template" in str(error.value)


def test_no_such_template(items: list[Item]) -> None:
    with pytest.raises(TemplateFaultError, match="moon"):
        rendered(Digest("x", template="moon"), grouped(Digest("x"), items))


def test_the_contents_name_what_follows_the_passages_too(items: list[Item]) -> None:
    more = Additions("**Tidewater**\n\n| revenue | $94 |", "- Nobody (Q1): no comment")
    digest = Digest("x", contents=True, sources=True)
    text = rendered(digest, grouped(digest, items), more).text
    for link in ("[Guided and reported](#guided-and-reported)", "[Not answered](#not-answered)", "[Sources](#sources)"):
        assert f"- {link}\n" in text
    in_a_row = replace(digest, group_by="none")
    assert "## Contents" not in rendered(in_a_row, grouped(in_a_row, items), more).text


def test_dollars_of_the_ledger_are_no_mathematics_in_note_programs(items: list[Item]) -> None:
    more = Additions("| -$0.06 to -$0.02 |")
    for template, shown in (("default", "| -$0.06 to -$0.02 |"), ("obsidian", r"| -\$0.06 to -\$0.02 |")):
        digest = Digest("x", template=template)
        assert shown in rendered(digest, grouped(digest, items), more).text
