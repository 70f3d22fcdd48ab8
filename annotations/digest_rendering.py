"""A digest and a template → Markdown, in blocks that a later export can find again.

A template is Jinja2, run in a sandbox, and is handed Markdown only (`digest_views`). It says what belongs to a passage by
wrapping it: `{% call item(passage) %} … {% endcall %}`. In its first line it may say for whom it writes:
`{#- earmark: dialect=obsidian record=no -#}`.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from jinja2 import BaseLoader, Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from annotations import markdown
from annotations.digest import Digest
from annotations.digest_groups import Group
from annotations.digest_views import Additions, PassageView, views_of
from annotations.markdown import Dialect
from transcripts.errors import EarmarkError

BUILT_IN = ("default", "obsidian", "email", "table")
"""The templates that come with earmark."""
_NAME = re.compile(r"[\w-][\w .-]*")
_OPEN, _CLOSE = "\x02", "\x03"
_MARK = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_SETTING = re.compile(r"\b(dialect|record)=(\w+)")
Sources = Callable[[str], str | None]
"""Gives a user's template of a name, or None."""


class TemplateFaultError(EarmarkError):
    """A template that there is not, or that cannot be run."""


class Block(NamedTuple):
    """Lines of a digest that belong together."""

    key: str
    """The id of the annotation that they show, as `PassageView` has it; "" for headings and the like."""
    lines: tuple[str, ...]
    """The first may be blank."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A digest in Markdown."""

    blocks: tuple[Block, ...]
    keeps_record: bool
    """Whether the file ends in a record by which a later export tells what was written into it by hand."""

    @property
    def text(self) -> str:
        """The Markdown, without the record."""
        return "\n".join(line for block in self.blocks for line in block.lines).strip("\n") + "\n"


def rendered(
    digest: Digest,
    groups: Sequence[Group],
    additions: Additions | None = None,
    sources: Sources | None = None,
    window: Container[str] | None = None,
) -> Rendered:
    """A digest in its template.

    Args:
        digest: The digest.
        groups: What is in it.
        additions: What it holds besides.
        sources: Where the user's own templates come from; they go before those of the same name here.
        window: The ids of the passages that are wanted; None for all.

    Raises:
        TemplateFaultError: There is no such template, or it cannot be run.
    """
    environment, source = _environment(sources), _source_of(digest.template, sources)
    settings = dict(_SETTING.findall(source.split("\n", 1)[0])) if source.lstrip().startswith("{#") else {}
    dialect: Dialect = "obsidian" if settings.get("dialect") == "obsidian" else "commonmark"
    about, shown = views_of(digest, groups, additions or Additions(), dialect, window)
    try:
        text = environment.from_string(source).render(digest=about, groups=shown, item=_item)
    except TemplateSyntaxError as error:
        raise _fault(digest.template, f"line {error.lineno}: {error.message}") from None
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
        RecursionError,
    ) as error:
        raise _fault(digest.template, str(error) or type(error).__name__) from None
    return Rendered(tuple(_blocks(text)), settings.get("record") != "no")


def template_names(own: Iterable[str] = ()) -> list[str]:
    """The templates there are: earmark's, then the user's own."""
    return [*BUILT_IN, *sorted(name for name in own if name not in BUILT_IN and _NAME.fullmatch(name))]


def _item(passage: PassageView, caller: Callable[[], str]) -> str:
    """What a template writes of a passage, between marks."""
    return f"{_OPEN}{passage.id}{_CLOSE}{caller()}{_OPEN}{_CLOSE}"


def _source_of(name: str, sources: Sources | None) -> str:
    own = sources(name) if sources is not None and _NAME.fullmatch(name) else None
    if own is not None:
        return own
    if name not in BUILT_IN:
        raise TemplateFaultError(
            "No such template", f"There is no template {name}.", f"There are {', '.join(BUILT_IN)}."
        )
    return _built_in(name)


@lru_cache
def _built_in(name: str) -> str:
    return files("annotations").joinpath(f"templates/{name}.md").read_text(encoding="utf-8")


def _environment(sources: Sources | None) -> Environment:
    loader: BaseLoader = FunctionLoader(lambda name: _source_of(name.removesuffix(".md"), sources))
    environment = ImmutableSandboxedEnvironment(
        loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    environment.filters["cell"] = markdown.cell
    return environment


def _fault(name: str, why: str) -> TemplateFaultError:
    return TemplateFaultError("The template is wrong", f"The template {name} cannot be used: {why}.", "Mend it.")


def _blocks(text: str) -> Iterator[Block]:
    """The lines of each passage, and what stands between two of them cut ahead of each heading.

    No line ends in a blank, none that is blank follows another; one that is belongs to what comes after it.
    """
    pieces = _MARK.split(text)
    keys = ("", *pieces[1::2])
    blank, begun = False, False
    for key, piece in zip(keys, pieces[0::2], strict=True):
        gathered: list[str] = []
        for line in map(str.rstrip, piece.split("\n")):
            if not line:
                blank = True
                continue
            if gathered and not key and line.startswith("#"):
                yield Block(key, tuple(gathered))
                gathered = []
            gathered += ["", line] if blank and begun else [line]
            blank, begun = False, True
        if gathered:
            yield Block(key, tuple(gathered))
        blank = blank and piece.endswith("\n\n")
