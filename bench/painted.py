"""How long a key takes until the screen shows what it does."""

import sys
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from terminal import Terminal


class Painted(NamedTuple):
    """Seconds from keys to what they change on the screen."""

    first: list[float]
    """To the end of the first paint, which shows it."""
    last: list[float]
    """To the last byte, with scroll bars and whatever follows."""

    def press(self, terminal: Terminal, key: str, quiet: float) -> None:
        """Press a key and take the times."""
        began = time.perf_counter()
        terminal.press(key)
        first = terminal.first_paint()
        self.first.append(first - began)
        self.last.append(max(first, terminal.settle(quiet=quiet)) - began)
