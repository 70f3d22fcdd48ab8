"""The card of somebody beside the list of people: for whom they speak, whose calls they are in, what they ask about."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from transcripts.amounts import metric_label
from transcripts.said import Said
from tui import literal
from tui.counting import counted
from tui.people_rows import Somebody, years

_MOST_FIRMS = 8
_MOST_COMPANIES = 8
_MOST_SUBJECTS = 10
_MOST_WORDS = 12
_BAR = 12  # cells
_OFTEN = 2


class PersonCard(VerticalScroll, can_focus=False):
    """What there is to know of somebody before all that they said is read."""

    DEFAULT_CSS = """
    PersonCard { background: $surface; padding: 1 2; scrollbar-size-vertical: 1; }
    PersonCard > Static { height: auto; }
    """

    def __init__(self, *, ascii_marks: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._mark = "#" if ascii_marks else "━"

    def compose(self) -> Iterator[Static]:
        """One text."""
        yield Static(id="person-text")

    def show(self, somebody: Somebody | None, said: Sequence[Said] | None = None) -> None:
        """Show somebody: what the list knows, and once their calls are read what they said is about.

        Args:
            somebody: Who; None for nobody.
            said: What they said in their calls, or in the latest of them; None while that is not read.
        """
        lines: list[Content] = []
        if somebody is not None:
            lines = [*_head(somebody), *_firms(somebody), *_companies(somebody)]
            if said is not None:
                lines += [*self._subjects(somebody, said), *_words(said)]
        self.query_one("#person-text", Static).update(Content("\n").join(lines))
        self.scroll_home(animate=False)

    def _subjects(self, somebody: Somebody, said: Sequence[Said]) -> Iterator[Content]:
        about: Counter[str] = Counter()
        for one in said:
            about.update(one.about)
        if not about:
            return
        title = "Asks about" if somebody.profile.role == "analyst" else "Speaks of"
        part = f"in the latest {len(said):,} calls" if len(said) < len(somebody.profile.calls) else ""
        yield Content("")
        yield literal.line((title, "bold $quiet"), (f"  {part}" if part else "", "$quiet"))
        most = max(about.values())
        for metric, count in about.most_common(_MOST_SUBJECTS):
            bar = self._mark * max(1, round(_BAR * count / most))
            yield literal.line(f"{literal.padded(metric_label(metric), 22)} ", (f"{bar} ", "$primary"), f"{count:,}")


def _head(somebody: Somebody) -> Iterator[Content]:
    profile = somebody.profile
    yield literal.content(profile.name, "bold")
    about = ", ".join(part for part in (profile.title or profile.role, somebody.firm) if part and part != "unknown")
    yield literal.content(about, "$primary")
    if profile.spellings:
        yield literal.content(f"also printed as {', '.join(profile.spellings)}", "$quiet")
    yield Content("")
    when = f", {profile.first} to {profile.last}" if profile.first != profile.last else f", {profile.first}"
    yield literal.content(f"{counted(len(profile.calls), 'call')}{when if profile.first else ''}")
    asked = f"{counted(profile.questions, 'question')}, " if profile.questions else ""
    yield literal.content(f"{asked}{counted(profile.turns, 'turn')}, {counted(profile.words, 'word')}", "$quiet")


def _firms(somebody: Somebody) -> Iterator[Content]:
    firms = somebody.profile.firms
    if not firms:
        return
    yield from _titled("Firm" if len(firms) == 1 else "Firms")
    for tenure in firms[-_MOST_FIRMS:]:
        when = years(tenure.first, tenure.last)
        yield literal.line(tenure.firm, (f"  {when}" if when else "", "$quiet"))


def _companies(somebody: Somebody) -> Iterator[Content]:
    companies = somebody.companies
    if not companies or (len(companies) == 1 and companies[0] == somebody.firm):
        return
    yield from _titled("Company" if len(companies) == 1 else "Companies")
    for name in companies[:_MOST_COMPANIES]:
        yield literal.content(name)
    if len(companies) > _MOST_COMPANIES:
        yield literal.content(f"and {len(companies) - _MOST_COMPANIES:,} more", "$quiet")


def _words(said: Iterable[Said]) -> Iterator[Content]:
    """The words of questions that come again, those of the most questions first."""
    found: Counter[str] = Counter()
    for one in said:
        found.update(one.words)
    often = [word for word, count in found.most_common(_MOST_WORDS) if count >= _OFTEN]
    if often:
        yield from _titled("Words that come again")
        yield literal.content(", ".join(often))


def _titled(title: str) -> tuple[Content, Content]:
    return Content(""), literal.content(title, "bold $quiet")
