"""The left pane: who speaks, by role and with their share of the words; below it the outline, with what was not answered."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from transcripts.model import Call, Participant, Role
from tui import literal
from tui.replies import Replies
from tui.themes import SPEAKERS
from tui.voices import colours_of
from tui.widgets.listing import Entry, Listing, Part

_LONG_SPEECH = 400  # code points; shorter turns of the presentation only hand over
_ROLES: tuple[tuple[Role, str], ...] = (
    ("executive", "Executives"),
    ("analyst", "Analysts"),
    ("operator", "Operator"),
    ("unknown", "Others"),
)


class PeoplePane(Vertical):
    """Speakers and outline."""

    DEFAULT_CSS = """
    PeoplePane { background: $surface; }
    PeoplePane > #speakers { height: auto; max-height: 60%; }
    PeoplePane > #outline { height: 1fr; margin-top: 1; }
    """

    @dataclass(eq=False, repr=False)
    class SpeakerChosen(Message):
        """A speaker was chosen."""

        speaker: str

    @dataclass(eq=False, repr=False)
    class PlaceChosen(Message):
        """A place of the outline was chosen."""

        offset: int

    def __init__(self, *, ascii_marks: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ascii = ascii_marks
        self._bar = "|" if ascii_marks else "▎"
        self._replies = Replies()

    def compose(self) -> ComposeResult:
        """The two lists."""
        yield Listing(id="speakers")
        yield Listing(id="outline")

    @property
    def chosen_speaker(self) -> str | None:
        """The speaker who is highlighted."""
        return self.query_one("#speakers", Listing).highlighted_key

    def show(self, call: Call) -> None:
        """Show a call's people and parts."""
        self._replies = Replies(call)
        self.query_one("#speakers", Listing).set_entries(self._speakers(call))
        self.query_one("#outline", Listing).set_entries(self._outline(call))

    def show_replies(self, replies: Replies) -> None:
        """Show which exchanges of the call were answered."""
        if replies.call is not None and (replies.words or self._replies.words):
            self._replies = replies
            self.query_one("#outline", Listing).set_entries(self._outline(replies.call))

    def mark(self, speaker: str | None, outline: str | None) -> None:
        """Highlight who speaks where the reader is, and that part of the outline."""
        if speaker is not None:
            self.query_one("#speakers", Listing).highlight(speaker)
        if outline is not None:
            self.query_one("#outline", Listing).highlight(outline)

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        """Say what was chosen."""
        event.stop()
        if event.listing.id == "speakers":
            self.post_message(self.SpeakerChosen(event.key))
        else:
            self.post_message(self.PlaceChosen(int(event.key.split("@")[1])))

    def _speakers(self, call: Call) -> list[Entry]:
        spoken = sum(p.words for p in call.participants) or 1
        colours = colours_of(call)
        entries: list[Entry] = []
        for role, title in _ROLES:
            people = [p for p in call.participants if p.role == role]
            if people:
                entries.append(Entry(((title, "quiet-strong"),)))
                entries += (self._speaker(p, colours.get(p.id), p.words / spoken) for p in people)
        return entries

    def _speaker(self, person: Participant, colour: int | None, share: float) -> Entry:
        look = f"speaker-{colour % SPEAKERS}" if colour is not None else "quiet"
        numbers = f"{person.turns:>2} {share:>3.0%}" if person.turns else "silent"
        return Entry(((self._bar, look), (literal.plain(person.name), look)), person.id, (numbers, "quiet"))

    def _outline(self, call: Call) -> list[Entry]:
        """The parts of the call; a key is the kind and number of a part, and the offset it begins at."""
        names = {p.id: p for p in call.participants}
        entries: list[Entry] = []
        presentation = [turn for turn in call.turns if turn.section != "qa"]
        if presentation:
            entries.append(Entry((("Presentation", "quiet-strong"),)))
            longest = [t for t in presentation if t.end - t.start > _LONG_SPEECH] or presentation[:1]
            for turn in longest:
                name = names[turn.speaker].name if turn.speaker else "Call"
                entries.append(Entry(((f" {literal.plain(name)}", "plain"),), f"turn{turn.index}@{turn.start}"))
        if call.exchanges:
            entries.append(Entry((("Questions and answers", "quiet-strong"),)))
        for number, exchange in enumerate(call.exchanges):
            start = call.turns[exchange.turns[0]].start
            who = names.get(exchange.analyst or "")
            name = literal.plain(who.name) if who else "Analyst"
            firm = (who.affiliation, "quiet") if who and who.affiliation else None
            parts = ((f"{number + 1:>2} ", "quiet"), (name, "plain"))
            entries.append(Entry(parts, f"exchange{number}@{start}", self._sign(number), firm))
            if told := self._replies.told(number):
                entries.append(Entry(((f"   {literal.plain(told)}", "quiet"),), below=True))
        return entries

    def _sign(self, number: int) -> Part | None:
        """The sign at the right edge of an exchange's row."""
        sign = self._replies.sign(number, ascii_marks=self._ascii)
        return (sign, "unanswered" if number in self._replies.unanswered else "quiet") if sign else None
