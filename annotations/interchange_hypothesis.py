"""The annotations of Hypothesis, as its API and its export give them."""

from collections.abc import Iterator, Mapping
from typing import Any

from annotations.foreign import Foreign, moment_of, stable_id, text_of
from annotations.model import Quote


def is_annotation(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object is an annotation of Hypothesis."""
    return isinstance(value.get("uri"), str) and isinstance(value.get("target"), list)


def annotation_in(value: Mapping[str, Any]) -> Foreign | str:
    """The annotation that a JSON object is; a reason where it marks no passage."""
    if value.get("references"):
        return "it is a reply to another one"
    words = next(_quotes(value["target"]), None)
    if words is None:
        return "it is a note on the whole page, and marks no passage"
    name = text_of(value.get("id")) or repr((words, value.get("text"), value["uri"]))
    tags = value.get("tags")
    created = moment_of(value.get("created"))
    return Foreign(
        stable_id("hypothesis", name),
        words,
        value["uri"],
        text_of(value.get("text")),
        tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        created,
        max(created, moment_of(value.get("updated"))),
        _name_of(value),
    )


def _quotes(targets: list[Any]) -> Iterator[Quote]:
    for target in targets:
        selectors = target.get("selector") if isinstance(target, Mapping) else None
        for selector in selectors if isinstance(selectors, list) else []:
            if isinstance(selector, Mapping) and selector.get("type") == "TextQuoteSelector":
                exact = text_of(selector.get("exact"))
                if exact:
                    yield Quote(exact, text_of(selector.get("prefix")), text_of(selector.get("suffix")))


def _name_of(value: Mapping[str, Any]) -> str | None:
    """The display name of who made it, else the name of the account ("acct:jo@hypothes.is" → "jo")."""
    about = value.get("user_info")
    shown = text_of(about.get("display_name")) if isinstance(about, Mapping) else ""
    account = text_of(value.get("user")).removeprefix("acct:").split("@")[0]
    return shown or account or None
