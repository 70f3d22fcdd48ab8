"""Ends that come from outside: the terminal's window is closed, or the system asks the app to go."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress


def when_ended(keep: Callable[[], object], leave: Callable[[int], object]) -> None:
    """Keep what is in hand before the app ends by a signal; to be called while its event loop runs.

    Args:
        keep: Writes what is in hand; it must not draw.
        leave: Leaves the app in order, with an exit status. Where the terminal is gone there is no order to be had, and
            the process ends as it would have without this.
    """
    loop = asyncio.get_running_loop()

    def asked_to_go() -> None:
        keep()
        leave(128 + signal.SIGTERM)

    def hung_up(number: int) -> None:
        try:
            keep()
        finally:
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

    # Windows knows no hang-up; and a loop that is not the main thread's (an app under test) hears no signals.
    with suppress(NotImplementedError, RuntimeError, ValueError):
        loop.add_signal_handler(signal.SIGTERM, asked_to_go)
        if sys.platform != "win32":
            loop.add_signal_handler(signal.SIGHUP, hung_up, signal.SIGHUP)
