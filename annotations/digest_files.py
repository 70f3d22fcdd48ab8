"""A digest in a file that the user names: new, over an earlier export, or over one that was written in since."""

from pathlib import Path
from typing import NamedTuple

from annotations.digest_merging import Merged, NoRecordError, Report, exported, merged
from annotations.digest_page import is_untouched, page_of
from annotations.digest_rendering import Rendered
from annotations.exporting import text_in, written


class Saved(NamedTuple):
    """What became of a file."""

    backup: Path | None
    """Where what it held before is kept; None where it held nothing, or the same."""
    report: Report | None
    """None where nobody had written in it."""

    def told(self, path: Path) -> str:
        """The same in a sentence; "" where there is nothing to tell."""
        if self.report is None:
            return ""
        done = self.report
        kept = f"; what it held before is in {self.backup}" if self.backup else ""
        return (
            f"{path} was written in since: {done.refreshed} brought up to date, {done.new} new, {done.withdrawn} withdrawn,"
            f" {len(done.conflicts)} changed on both sides{kept}."
        )


def saved(path: Path, made: Rendered, title: str, *, page: bool = False, overwrite: bool = False) -> Saved:
    """Write a digest to a file.

    Args:
        path: The file.
        made: The digest.
        title: What the page is called.
        page: Write a page of HTML and no Markdown.
        overwrite: Replace whatever is there; it is kept as `.bak` in any case.

    Raises:
        NoRecordError: Something is there that is no earlier export, or no longer known for one.
        NotSavedError: It could not be written.
        EarmarkError: What is there cannot be read.
    """
    old = text_in(path)
    done = _page(path, old, made, title, overwrite) if page else _markdown(path, old, made, overwrite)
    return Saved(written(path, done.text), done.report)


def _page(path: Path, old: str | None, made: Rendered, title: str, overwrite: bool) -> Merged:
    if old is not None and not overwrite and not is_untouched(old):
        raise NoRecordError(str(path))
    return Merged(page_of(made.text, title), None)


def _markdown(path: Path, old: str | None, made: Rendered, overwrite: bool) -> Merged:
    if old is None or overwrite:
        return Merged(exported(made), None)
    try:
        return merged(old, made)
    except NoRecordError:
        raise NoRecordError(str(path)) from None
