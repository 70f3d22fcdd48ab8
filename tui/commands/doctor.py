"""`earmark doctor`: whether everything in the library is as it should be."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from annotations.checkup import checkup
from annotations.findings import Finding
from transcripts.library import library_root
from tui import output
from tui.configuration import read_configuration


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to mend, and for whom."""
    parser.add_argument("--dry-run", action="store_true", help="mend nothing, only say what is wrong")
    parser.add_argument("--json", action="store_true", help="one JSON object a finding and line")


def run(arguments: argparse.Namespace) -> int:
    """Say what is wrong and what was mended; the status is 1 while anything is wrong."""
    root = library_root(arguments.library)
    wrong = mended = 0
    for finding in _findings(root, mend=not arguments.dry_run):
        wrong += not finding.is_mended
        mended += finding.is_mended
        if arguments.json:
            output.json_line(finding.as_json())
        else:
            output.line(_said(finding))
    if not arguments.json:
        output.line(_summary(root, wrong, mended))
    return 1 if wrong else 0


def _findings(root: Path, *, mend: bool) -> Iterator[Finding]:
    yield from checkup(root, mend=mend)
    for problem in read_configuration(root).problems:
        yield Finding("configuration", "config.toml", problem, advice="Mend it in the file.")


def _said(finding: Finding) -> str:
    if finding.is_mended:
        return f"mended: {finding.sentence}"
    return f"wrong: {finding.sentence} {finding.advice}".strip()


def _summary(root: Path, wrong: int, mended: int) -> str:
    if not wrong and not mended:
        return f"{root}: all is well." if root.is_dir() else f"{root}: there is no library yet."
    return f"{root}: {mended} mended, {wrong} to be seen to."
