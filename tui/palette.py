"""The command palette: every action by name, every speaker, every open call.

Names come from files, and Textual takes a hit's text for markup: each is matched as plain text and shown as Content.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from rich.text import Text
from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui import actions, literal
from tui.quarters import label_of
from tui.screens.room import Room

_MOST = 60
_TITLES, _KEYS, _EDGES = 36, 12, 7  # cells


class _Entry(NamedTuple):
    """Something that can be done."""

    title: str
    keys: str
    """The keys that do it too; "" for none."""
    help: str
    do: Callable[[], object]


class _Entries(Provider):
    """Entries found by their title."""

    def entries(self) -> Iterator[_Entry]:
        """What can be found."""
        raise NotImplementedError

    async def search(self, query: str) -> Hits:
        """The entries that match, best first."""
        matcher = self.matcher(query)
        for entry in self.entries():
            score, _ = matcher.fuzzy_search.match(query, entry.title)
            if score > 0:
                yield Hit(score, self.shown(entry), entry.do, text=entry.title)

    def shown(self, entry: _Entry) -> Text:
        """An entry on one line: what it is called, its keys, more words where there is room."""
        width = self.app.size.width - _EDGES
        title = literal.padded(entry.title, _TITLES) if entry.keys or entry.help else entry.title
        room = width - _TITLES - _KEYS
        return Text.assemble(
            title, (literal.padded(entry.keys, _KEYS), "bold"), (literal.shortened(entry.help, max(0, room)), "dim")
        )


class ActionProvider(_Entries):
    """Everything a key can do."""

    def entries(self) -> Iterator[_Entry]:
        """The actions that have something to do now, those of the last line first."""
        room = self.screen
        if not isinstance(room, Room):
            return
        for action in sorted(room.actions, key=lambda action: action.hint or len(room.actions)):
            if action.palette and room.works(action.call):
                title = f"{action.label[0].upper()}{action.label[1:]}"
                yield _Entry(title, actions.key_names(action), action.help, partial(room.run_action, action.call))

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for entry in self.entries():
            yield DiscoveryHit(self.shown(entry), entry.do, text=entry.title)


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
                about = ", ".join(part for part in (person.title or person.role, person.affiliation) if part)
                go = partial(reader.go_to_speaker, person.id)
                yield _Entry(f"Go to {literal.plain(person.name)}", "", literal.plain(about), go)
        for shelf in reader.desk.shelves:
            for event in shelf.events[:_MOST]:
                title = f"Open {literal.plain(shelf.company.name or 'call')} {label_of(event)}"
                yield _Entry(title, "", literal.plain(event.title or event.id), partial(reader.open_event, event))
