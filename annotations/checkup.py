"""What `earmark doctor` looks at, and mends where that is safe: nothing that anybody wrote is ever thrown away."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import packages_distributions
from pathlib import Path

from annotations.checkup_leftovers import leftovers
from annotations.checkup_notes import check_notes
from annotations.checkup_records import check_records
from annotations.findings import Finding
from annotations.sheets import FOLDER
from transcripts.library import Library

PACKAGES = ("tui", "annotations", "transcripts")
"""The packages that earmark is made of; their names are taken by others too."""


def checkup(root: Path, *, mend: bool = True) -> Iterator[Finding]:
    """Everything that is wrong with a library, and with how earmark is installed.

    Args:
        root: The library's folder; there need not be one.
        mend: Mend what can be mended safely.
    """
    library = Library(root)
    for folder in (root, root / FOLDER, library.calls_folder, library.originals_folder):
        yield from leftovers(folder, mend=mend)
    yield from check_records(root, mend=mend)
    yield from check_notes(root, mend=mend)
    yield from check_packages(packages_distributions())


def check_packages(owners: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    """Whether another distribution has put its files among earmark's.

    Args:
        owners: The distributions that every package belongs to, as `packages_distributions` tells.
    """
    for package in PACKAGES:
        others = sorted(set(owners.get(package, ())) - {"earmark"})
        if others and "earmark" in owners[package]:
            sentence = (
                f"The package {package} is shared with {', '.join(others)}, whose files may have replaced earmark's."
            )
            advice = "Install earmark in an environment of its own (uv tool install, pipx)."
            yield Finding("package", package, sentence, advice=advice)
