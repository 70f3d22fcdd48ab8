"""A program in a real terminal: started in a pseudo-terminal, driven by keys, its screen read as text.

For tests and benchmarks. Waiting is reading until what is waited for is on the screen; only a program whose terminal is
gone is asked again and again whether it has ended.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "esc": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pgup": "\x1b[5~",
    "pgdn": "\x1b[6~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "f6": "\x1b[17~",
    "f1": "\x1bOP",
} | {f"ctrl+{letter}": chr(ord(letter) & 0x1F) for letter in "abcdefghijklmnopqrstuvwxyz"}
_DEVICE_QUERIES = {b"\x1b[c": b"\x1b[?62;c", b"\x1b[6n": b"\x1b[1;1R"}
_READ = 65_536
_QUIET = 0.03  # seconds without a byte that end a burst of output
_GAP = 0.005  # the same within what is written in one go


class TerminalTimeoutError(AssertionError):
    """What was waited for did not come; the message shows the screen."""


class _Screen(pyte.Screen):
    """pyte's screen, deaf to the private sequences that it takes for others."""

    def report_device_status(self, mode: int, **_: object) -> None:
        """Answered by `Terminal`."""

    def set_margins(self, *args: int, **_: object) -> None:
        """Margins, unless they are of a private sequence."""
        if not _:
            super().set_margins(*args)


class Terminal:
    """A program and its terminal; to be used in a `with` statement, which ends the program."""

    def __init__(
        self, command: Sequence[str], *, columns: int = 120, rows: int = 40, environ: Mapping[str, str] | None = None
    ) -> None:
        self.raw = bytearray()
        """Everything the program has written."""
        self.processor_seconds = 0.0
        """What a program that was ended by force had used by then."""
        self._drawn = 0
        self._screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._status: int | None = None
        variables = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(environ or {})}
        for size in ("COLUMNS", "LINES"):  # they would be believed before the terminal
            variables.pop(size, None)
        self._pid, self._file = pty.fork()
        if self._pid == 0:  # the child: nothing but exec
            os.execvpe(command[0], list(command), variables)
        self.resize(columns, rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is None:
            os.kill(self._pid, signal.SIGKILL)
            _, _, used = os.wait4(self._pid, 0)
            self.processor_seconds = used.ru_utime + used.ru_stime
        os.close(self._file)

    @property
    def resident_bytes(self) -> int:
        """The program's memory now (Linux)."""
        with open(f"/proc/{self._pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    @property
    def used_seconds(self) -> float:
        """The processor time that the program has used until now (Linux), to a hundredth of a second."""
        with open(f"/proc/{self._pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def lines(self) -> list[str]:
        """The screen's rows, without blanks at their ends."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """The screen."""
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """The screen with all white space folded, for sentences that are wrapped."""
        return " ".join(self.text.split())

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._screen.resize(rows, columns)

    def press(self, *keys: str) -> None:
        """Press keys: single characters, or names as in `KEYS`."""
        self.write("".join(KEYS.get(key, key) for key in keys))

    def write(self, text: str) -> None:
        """Write as if typed or pasted."""
        os.write(self._file, text.encode())

    def click(self, column: int, row: int) -> None:
        """Press and let go the left button at a cell, counted from 0."""
        self.write(f"\x1b[<0;{column + 1};{row + 1}M\x1b[<0;{column + 1};{row + 1}m")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the left button at a cell, move to another, let go."""
        (x, y), (to_x, to_y) = start, end
        self.write(f"\x1b[<0;{x + 1};{y + 1}M\x1b[<32;{to_x + 1};{to_y + 1}M\x1b[<0;{to_x + 1};{to_y + 1}m")

    def wait_for(self, text: str, seconds: float = 15.0, *, gone: bool = False) -> str:
        """Read until a text is on the screen (or is no more), white space folded; the screen.

        Raises:
            TerminalTimeoutError: It did not come in time, or the program ended.
        """
        deadline = time.monotonic() + seconds
        while (text in self.words or text in self.text) == gone:
            if time.monotonic() > deadline or not self._read(deadline - time.monotonic()):
                what = "is still" if gone else "is not"
                raise TerminalTimeoutError(f"{text!r} {what} on the screen:\n{self.text}")
        return self.text

    def settle(self, seconds: float = 5.0, quiet: float = _QUIET) -> float:
        """Read until the program writes no more for a moment; when the last byte came, in seconds of `perf_counter`.

        The screen is drawn only then, so that its slowness is not in the time.

        Args:
            seconds: The longest that is waited.
            quiet: Seconds without a byte that end the waiting, for what is drawn in several goes.
        """
        last = time.perf_counter()
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self._read(quiet, draw=False):
            last = time.perf_counter()
        self._draw()
        return last

    def hang_up(self, seconds: float = 10.0) -> None:
        """Take the terminal away, as closing its window does, and wait until the program has gone.

        Raises:
            TerminalTimeoutError: It did not end in time.
        """
        os.close(self._file)
        self._file = os.open(os.devnull, os.O_RDWR)
        deadline = time.monotonic() + seconds
        while self._status is None:
            if time.monotonic() > deadline:
                raise TerminalTimeoutError("The program did not end without its terminal.")
            self._reap()
            time.sleep(0.01)

    def first_paint(self, seconds: float = 5.0) -> float:
        """Read what the program writes next, in one go; when its last byte came, in seconds of `perf_counter`.

        Textual draws scroll bars again a frame or two after what they belong to, mostly as they were: `settle` has that.
        """
        self._read(seconds, draw=False)
        return self.settle(quiet=_GAP)

    def wait_for_exit(self, seconds: float = 10.0) -> int:
        """Read until the program ends; its exit status.

        Raises:
            TerminalTimeoutError: It did not end in time.
        """
        deadline = time.monotonic() + seconds
        while self._status is None:
            if time.monotonic() > deadline:
                raise TerminalTimeoutError(f"The program did not end:\n{self.text}")
            self._read(0.05)
            self._reap()
        return self._status

    def _reap(self) -> None:
        """Take the exit status of a program that has ended."""
        pid, status = os.waitpid(self._pid, os.WNOHANG)
        if pid:
            self._status = os.waitstatus_to_exitcode(status)

    def _read(self, seconds: float, *, draw: bool = True) -> bool:
        """Take in one piece of output; False where none came in time or the program is gone."""
        ready, _, _ = select.select([self._file], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            data = os.read(self._file, _READ)
        except OSError:  # the program closed its side
            return False
        self.raw += data
        self._answer(data)
        if draw:
            self._draw()
        return bool(data)

    def _draw(self) -> None:
        """Let the emulator take in what was read."""
        self._stream.feed(bytes(self.raw[self._drawn :]))
        self._drawn = len(self.raw)

    def _answer(self, data: bytes) -> None:
        """What a terminal answers to the questions that programs ask at their start."""
        for question, answer in _DEVICE_QUERIES.items():
            if question in data:
                os.write(self._file, answer)
