"""The command palette: every action by name, every speaker, every open call.

Names come from files, and Textual takes a hit's text for markup: each is matched as plain text and shown as Content.
"""

from collections.abc import Callable, Iterator
from functools import partial

from rich.text import Text
from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui import actions, literal
from tui.quarters import label_of
from tui.screens.room import Room

_Entry = tuple[str, str, Callable[[], object]]
_MOST = 60


class _Entries(Provider):
    """Entries found by their title."""

    def entries(self) -> Iterator[_Entry]:
        """(title, help, what to do)."""
        raise NotImplementedError

    async def search(self, query: str) -> Hits:
        """The entries that match, best first."""
        matcher = self.matcher(query)
        for title, help, do in self.entries():
            score, _ = matcher.fuzzy_search.match(query, title)
            if score > 0:
                yield Hit(score, _shown(title, help), do, text=title)


def _shown(title: str, help: str) -> Text:
    """An entry of two lines."""
    return Text("\n").join((literal.rich_text(title), literal.rich_text(help, "dim")))


class ActionProvider(_Entries):
    """Everything a key can do."""

    def entries(self) -> Iterator[_Entry]:
        """The actions that have something to do now."""
        room = self.screen
        if not isinstance(room, Room):
            return
        for action in room.actions:
            if action.palette and room.works(action.call):
                help = f"{actions.key_names(action)}   {action.help}".strip()
                yield action.label.capitalize(), help, partial(room.run_action, action.call)

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for title, help, do in self.entries():
            yield DiscoveryHit(_shown(title, help), do, text=title)


class PlaceProvider(_Entries):
    """The speakers of the call, and the calls that are open."""

    def entries(self) -> Iterator[_Entry]:
        """Where one can go."""
        from tui.screens.reader.screen import ReaderScreen

        reader = self.screen
        if not isinstance(reader, ReaderScreen) or reader.call is None:
            return
        for person in reader.call.participants[:_MOST]:
            if person.turns:
                about = ", ".join(part for part in (person.role, person.title, person.affiliation) if part)
                yield (
                    f"Go to {literal.plain(person.name)}",
                    literal.plain(about),
                    partial(reader.go_to_speaker, person.id),
                )
        for shelf in reader.desk.shelves:
            for event in shelf.events[:_MOST]:
                title = f"Open {literal.plain(shelf.company.name or 'call')} {label_of(event)}"
                yield title, literal.plain(event.title or event.id), partial(reader.open_event, event)
