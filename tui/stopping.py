"""Work on a thread that nobody waits for any more: it ends at its next step."""

from textual.worker import WorkerCancelled, get_current_worker


def go_on() -> None:
    """Go on with the next step of a worker's work, on whichever thread `asyncio.to_thread` has put it.

    Raises:
        WorkerCancelled: Another worker has taken its place, or the app ends: a thread can only end itself.
    """
    if get_current_worker().is_cancelled:
        raise WorkerCancelled("Nobody waits for it any more.")
