"""Calls that are read before a screen can show what is in them: how far that is, for as long as somebody waits."""

from dataclasses import dataclass

from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import WorkerCancelled, get_current_worker

from transcripts.index import Progress


@dataclass(eq=False, repr=False)
class Reading(Message):
    """Calls are being read."""

    done: int
    of: int

    @property
    def words(self) -> str:
        """How far it is."""
        return f"reading {self.done:,} of {self.of:,}"

    def can_replace(self, message: Message) -> bool:
        """A newer one makes an older one pointless."""
        return isinstance(message, Reading)


def told(screen: MessagePump) -> Progress:
    """Tells a screen how far a worker's reading is, on whichever thread `asyncio.to_thread` has put it.

    It raises WorkerCancelled once another worker has taken its place, or the app ends: a thread can only end itself.
    """

    def tell(done: int, of: int) -> None:
        if get_current_worker().is_cancelled:
            raise WorkerCancelled("Nobody waits for it any more.")
        screen.post_message(Reading(done, of))

    return tell
