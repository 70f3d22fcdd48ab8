"""Keys one after another, however fast they come."""

from collections import deque

from textual import events
from textual.app import App
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

_MOST_ROUNDS = 8  # what a key sets off is a message to a message to a message; a clock's ticks are not waited out
_LOOK_AGAIN = 0.01  # seconds: a widget that is removed takes the `KeyDone` in its queue with it


class KeysInOrder(App[None]):
    """An app in which a key has done all it does before the next one is looked at.

    Textual hands a key to what has the focus when it arrives. Of `ttone`, typed in one breath, the first `t` opens
    a line to type in while the rest is on its way to the text behind it; some of it comes back when later letters
    are in the line already. So what is typed or pasted while a key is under way waits here.
    """

    _waiting: deque[events.Event]
    _under_way: Widget | None = None
    """What the last key was handed to, until it is done with it."""
    _rounds = 0
    _looks_again: Timer | None = None

    @property
    def keys_waiting(self) -> int:
        """How many keys were typed that nothing has seen yet."""
        return len(self._waiting)

    class KeyDone(Message):
        """It follows a key on its way through the widgets, and comes back when the key has been there."""

    def on_load(self) -> None:
        """Begin with no key."""
        self._waiting = deque()

    async def until_ready(self) -> None:
        """Wait for what is shown to be able to take a key."""

    async def on_event(self, event: events.Event) -> None:
        """Take in what happens; what is typed or pasted in its turn."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.append(event)
        await self._go_on()

    async def on_keys_in_order_key_done(self, message: KeyDone) -> None:
        """Look at the next key, unless this one has set off more."""
        message.stop()
        if not self._goes_round_again():
            self._under_way = None
        await self._go_on()

    async def _go_on(self) -> None:
        while self._waiting and not self._is_under_way():
            await self.until_ready()
            target = self.focused or self.screen
            self._rounds = 0
            await super().on_event(self._waiting.popleft())
            self._under_way = target if target.post_message(self.KeyDone()) else None
        if self._waiting and self._looks_again is None:
            self._looks_again = self.set_timer(_LOOK_AGAIN, self._look_again)

    async def _look_again(self) -> None:
        self._looks_again = None
        await self._go_on()

    def _goes_round_again(self) -> bool:
        if self._under_way is None or not self._is_under_way() or self._rounds >= _MOST_ROUNDS:
            return False
        self._rounds += 1
        busy = any(node.message_queue_size for node in self._under_way.ancestors_with_self if node is not self)
        return busy and self._under_way.post_message(self.KeyDone())

    def _is_under_way(self) -> bool:
        """Whether a key is being dealt with; what was removed meanwhile deals with none."""
        return self._under_way is not None and self._under_way.is_running and self._under_way.is_attached
