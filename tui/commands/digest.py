"""`earmark digest`: passages put together, to be sent."""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from annotations.collecting import Collector
from annotations.digest import GROUPINGS, Digest
from annotations.digest_files import saved
from annotations.digest_merging import exported
from annotations.digest_page import page_of
from annotations.digest_rendering import Rendered
from annotations.digesting import Digesting
from annotations.digests import Digests
from annotations.filtering import Filter, Term, filter_of, terms
from annotations.notebook import Notebook
from annotations.pens import with_meanings
from transcripts.library import Library, library_root
from tui import output
from tui.configuration import read_configuration

_ON_REQUEST = {
    "bold": ("bold_figures", "figures in bold"),
    "contents": ("contents", "a table of contents"),
    "sources": ("sources", "the list of the calls"),
    "ledger": ("ledger", "what the companies guided and reported"),
    "non-answers": ("non_answers", "the exchanges that were not answered"),
}
_SHOWN_CONFLICTS = 10


def arguments(parser: argparse.ArgumentParser) -> None:
    """What goes in, how it reads, where it goes."""
    what = parser.add_argument_group("what goes in")
    what.add_argument("--digest", metavar="NAME", help="a digest that was kept; what else is said narrows it")
    add_filter(what)
    looks = parser.add_argument_group("how it reads")
    looks.add_argument("--group-by", choices=GROUPINGS, help="what passages are put together by (default: call)")
    looks.add_argument("--template", metavar="NAME", help="default, obsidian, email, table, or one in templates/")
    looks.add_argument("--title", metavar="TEXT")
    looks.add_argument("--introduction", metavar="TEXT")
    for option, (field, help) in _ON_REQUEST.items():
        looks.add_argument(f"--{option}", dest=field, action="store_true", help=help)
    where = parser.add_argument_group("where it goes")
    where.add_argument("--format", choices=("md", "html"), default="md", help="Markdown, or a page to print")
    where.add_argument("-o", "--output", type=Path, metavar="FILE", help="a file; what was written into it is kept")
    where.add_argument("--overwrite", action="store_true", help="replace a file that is no earlier export")
    where.add_argument("--save", metavar="NAME", help="keep this as a digest of that name")
    where.add_argument("--freeze", action="store_true", help="keep the passages as they are now: later ones stay out")
    where.add_argument("--list", action="store_true", help="list the digests that are kept")
    where.add_argument("--forget", metavar="NAME", help="keep a digest no longer; its annotations stay")


def add_filter(parser: argparse._ActionsContainer) -> None:
    """The options that say which annotations are meant."""
    parser.add_argument("--call", action="append", default=[], metavar="ID", help="of this call (may be repeated)")
    parser.add_argument("--company", action="append", default=[], metavar="TICKER", help="of this company's calls")
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="with this tag, or one below it")
    parser.add_argument("--speaker", action="append", default=[], metavar="NAME", help="of what this person says")
    parser.add_argument("--color", action="append", default=[], metavar="NAME", help="of this pen")
    parser.add_argument("--by", action="append", default=[], metavar="NAME", help="made by this person; me: by you")
    parser.add_argument("--since", metavar="TIME", help="of calls since a year, quarter or day (2012, 2012Q3)")
    parser.add_argument("--until", metavar="TIME", help="of calls until then")
    parser.add_argument("--filter", default="", metavar="WORDS", help='as "tag:guidance company:CALX since:2012 price"')


def filter_in(arguments: argparse.Namespace) -> Filter:
    """The filter that the options make.

    Raises:
        EarmarkError: It asks for what cannot be asked for.
    """
    named: list[Term] = []
    for key in ("call", "company", "tag", "speaker", "color", "by"):
        named += terms(key, getattr(arguments, key))
    for key in ("since", "until"):
        value = getattr(arguments, key)
        named += terms(key, [value] if value else [])
    return Filter((*filter_of(arguments.filter).terms, *named))


def run(arguments: argparse.Namespace) -> int:
    """Make the digest, keep it if that was asked for, and write it."""
    root = library_root(arguments.library)
    digests = Digests(root)
    if arguments.list:
        _list(digests.all())
        return 0
    if arguments.forget:
        digests.remove(digests.named(arguments.forget).name)
        return 0
    pens = with_meanings(read_configuration(root).colors)
    maker = Digesting(Collector(Library(root, output.complain), Notebook(root), pens, output.complaint))
    digest = _as_asked(arguments, digests.named(arguments.digest) if arguments.digest else Digest(""))
    items = maker.items(digest, filter_in(arguments))
    if arguments.freeze:
        digest = replace(digest, frozen=tuple(item.id for item in items))
    made = maker.rendered(digest, maker.groups(digest, items))
    if arguments.save:
        digests.put(replace(digest, name=arguments.save))
    _write(arguments, made, digest.title or digest.name or "Digest")
    return 0


def _as_asked(arguments: argparse.Namespace, digest: Digest) -> Digest:
    """The digest with what the options say of it."""
    asked = {name: getattr(arguments, name) for name in ("group_by", "template", "title", "introduction")}
    asked |= {field: getattr(arguments, field) or None for field, _ in _ON_REQUEST.values()}
    if digest.frozen is None:
        asked["words"] = f"{digest.words} {filter_in(arguments)}".strip()
    return replace(digest, **{name: value for name, value in asked.items() if value is not None})


def _list(digests: Iterable[Digest]) -> None:
    for digest in digests:
        state = "live" if digest.frozen is None else f"frozen, {len(digest.frozen)} passages"
        output.line("  ".join(part for part in (digest.name, f"({state})", digest.words) if part))


def _write(arguments: argparse.Namespace, made: Rendered, title: str) -> None:
    """The digest to its file, or to standard output."""
    path: Path | None = arguments.output if arguments.output != Path("-") else None
    if path is None:
        sys.stdout.write(page_of(made.text, title) if arguments.format == "html" else exported(made))
        return
    done = saved(path, made, title, page=arguments.format == "html", overwrite=arguments.overwrite)
    if done.report is not None:
        output.complain(done.told(path))
        for about in done.report.conflicts[:_SHOWN_CONFLICTS]:
            output.complain(f"changed on both sides: {about}")
        if len(done.report.conflicts) > _SHOWN_CONFLICTS:
            output.complain(f"and {len(done.report.conflicts) - _SHOWN_CONFLICTS} more")
