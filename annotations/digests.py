"""The digests of a library, by name: `digests.json`, a TinyDB file written as notes are."""

from dataclasses import replace
from pathlib import Path

from annotations.contents import Kind, contents_of
from annotations.digest import Digest, digest_of
from annotations.stamps import now
from annotations.storage import opened
from transcripts.errors import EarmarkError

KIND = Kind("earmark.digests", 1)
FILE = "digests.json"
_TABLE = "digests"


class NoSuchDigestError(EarmarkError):
    """No digest of the library has that name."""


class Digests:
    """The digests of a library. Making one touches no disk, and reading writes nothing.

    Args:
        root: The library's folder.
    """

    def __init__(self, root: Path) -> None:
        self._path = root / FILE

    def all(self) -> list[Digest]:
        """All digests, by name; one that cannot be understood is passed over, and kept as it is.

        Raises:
            UnreadableNotesError: The file is there and cannot be read.
        """
        found = []
        for value in contents_of(self._path, KIND).tables.get(_TABLE, {}).values():
            try:
                found.append(digest_of(value))
            except ValueError:
                continue
        return sorted(found, key=lambda digest: (digest.name.casefold(), digest.name))

    def named(self, name: str) -> Digest:
        """The digest of that name, in any case of letters.

        Raises:
            NoSuchDigestError: There is none.
        """
        digests = self.all()
        alike = [digest for digest in digests if digest.name.casefold() == name.casefold()]
        found = next((digest for digest in alike if digest.name == name), None) or next(iter(alike), None)
        if found is None:
            known = ", ".join(digest.name for digest in digests)
            advice = f"There are {known}." if known else "`earmark digest --save NAME` makes one."
            raise NoSuchDigestError("No such digest", f"There is no digest called {name}.", advice)
        return found

    def latest(self) -> Digest | None:
        """The digest that was changed last; None where there is none."""
        return max(self.all(), key=lambda digest: digest.modified, default=None)

    def put(self, digest: Digest) -> None:
        """Keep a digest, in the place of one of that name.

        Raises:
            NotSavedError: It could not be written.
        """
        with opened(self._path, KIND) as database:
            database.change({_TABLE: {digest.name: replace(digest, modified=now()).as_json()}})

    def remove(self, name: str) -> None:
        """Forget a digest; its annotations stay.

        Raises:
            NotSavedError: It could not be written.
        """
        with opened(self._path, KIND) as database:
            database.change({_TABLE: {name: None}})
