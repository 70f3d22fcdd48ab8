"""Garbage collection around the start of the app.

Loading the app makes some hundred thousand objects, of which hardly one is garbage; looking for it on the way takes a
tenth of the time until the first page. What the start has made is then set aside for good, so that a collection while
reading looks only at what is new.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_late() -> Iterator[None]:
    """Around the app's loading and running: no garbage is looked for until `collect_garbage_again`, at the latest the end."""
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.enable()


def collect_garbage_again() -> None:
    """Once the first page is shown."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def set_aside() -> None:
    """Once much more is there that stays: a large call's figures. Nothing, where the start set nothing aside."""
    if gc.get_freeze_count():
        gc.freeze()
