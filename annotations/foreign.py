"""An annotation that another program made: its words are known, its place in a call is not."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from annotations.model import Quote
from annotations.stamps import canonical, stamp_of

_UNDATED = stamp_of(datetime.fromtimestamp(0, UTC))


@dataclass(frozen=True, slots=True)
class Foreign:
    """What is known of it."""

    id: str
    """Stable: the same annotation has it whenever it comes."""
    quote: Quote
    source: str = ""
    """What it says it is an annotation of."""
    note: str = ""
    tags: tuple[str, ...] = ()
    created: str = _UNDATED
    modified: str = _UNDATED
    creator: str | None = None


def stable_id(kind: str, name: str) -> str:
    """An id made of what another program calls an annotation."""
    return f"{kind}-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:20]}"


def moment_of(value: Any) -> str:
    """When something was, as annotations keep it; the beginning of all times where it is not said."""
    try:
        return canonical(value) if isinstance(value, str) else _UNDATED
    except ValueError:
        return _UNDATED


def text_of(value: Any) -> str:
    """A text, or "" for anything else."""
    return value if isinstance(value, str) else ""
