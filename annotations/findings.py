"""What a checkup finds."""

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "damaged", "gone", "unreadable", "copies", "lock", "leftover", "orphan", "duplicate", "no-call", "other-id",
    "record", "original", "package", "configuration",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be, or was not until now."""

    kind: Kind
    where: str
    """The file, call or annotation that it is about."""
    sentence: str
    """What is the matter."""
    is_mended: bool = False
    advice: str = ""
    """What to do about it, where it is not mended."""

    def as_json(self) -> dict[str, Any]:
        """The finding, as `earmark doctor --json` gives it."""
        return {
            "kind": self.kind,
            "where": self.where,
            "sentence": self.sentence,
            "mended": self.is_mended,
            "advice": self.advice,
        }
