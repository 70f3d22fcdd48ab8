"""What a reader does to the library by hand: putting calls right, taking them out, and undoing it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from transcripts.errors import EarmarkError
from transcripts.model import Participant

if TYPE_CHECKING:
    from transcripts.library import Library
    from transcripts.library_catalogue import CallRecord
    from tui.navigation import Navigation


class Done(NamedTuple):
    """Something that can be undone."""

    what: str
    """In a few words ("the deletion of CALX-2013Q1")."""
    undo: Callable[[], object]


class Care:
    """The dialogs about calls and people, and what was done with them, to be undone in turn."""

    def __init__(self, app: "Navigation") -> None:
        self._app = app
        self._done: list[Done] = []

    def mend_call(self, id: str) -> None:
        """Ask what is right about a call."""
        from tui.mending import call_correction, call_fields
        from tui.screens.form import FormScreen

        library = self._app.library
        if library is None:
            return
        record = self._record(library, id)
        if record is None:
            return

        def save(told: Mapping[str, str]) -> None:
            before = record.corrections
            right = library.correct(id, call_correction(record, told))
            self._app.unite(right)
            self._remember(f"the corrections of {id}", lambda: library.correct(right.id, before), right.id)

        about = "What you put right is kept beside the call; a fact that you empty is again as it was read."
        self._app.push_screen(FormScreen(f"What is right about {id}", about, call_fields(record), save))

    def _record(self, library: "Library", id: str) -> "CallRecord | None":
        """What the library holds of a call; None where that cannot be read, which is said."""
        try:
            return library.record(id)
        except EarmarkError as error:
            self._app.say(str(error))
            return None

    def mend_person(self, id: str, person: Participant) -> None:
        """Ask what is right about somebody in a call."""
        from tui.mending import person_correction, person_fields
        from tui.screens.form import FormScreen

        library = self._app.library
        if library is None:
            return
        record = self._record(library, id)
        if record is None:
            return

        def save(told: Mapping[str, str]) -> None:
            before = record.corrections
            library.correct(id, person_correction(record, library.call(id), person, told))
            self._remember(f"what was put right about {person.name}", lambda: library.correct(id, before), id)

        about = "It is kept beside the call, and holds however often the call is read again."
        self._app.push_screen(FormScreen(f"What is right about {person.name}", about, person_fields(person), save))

    def delete(self, id: str, annotations: int) -> None:
        """Ask whether a call is to be taken out."""
        from tui.screens.form import ConfirmScreen

        library = self._app.library
        if library is None:
            return

        def answered(yes: bool | None) -> None:
            if not yes:
                return
            try:
                library.delete(id)
            except EarmarkError as error:
                self._app.say(str(error))
            else:
                self._remember(f"the deletion of {id}", lambda: library.restore(id), None)

        kept = f" Its {annotations:,} annotation{'s' * (annotations != 1)} are kept." if annotations else ""
        about = f"Its files are kept for as long as you do not remove them, and ctrl+z brings it back.{kept}"
        self._app.push_screen(ConfirmScreen(f"Take {id} out of the library?", about, "take it out"), answered)

    def undo(self) -> None:
        """Undo what was done last."""
        if not self._done:
            self._app.say(f"There is nothing to undo in the library.{self._taken_out_before()}")
            return
        done = self._done.pop()
        try:
            done.undo()
        except EarmarkError as error:
            self._app.say(str(error))
        else:
            self._app.library_changed()
            self._app.say(f"Undone: {done.what}.")

    def _taken_out_before(self) -> str:
        """How a call comes back that was taken out before the app was opened; "" where there is none."""
        ids = [record.id for record in self._app.library.deleted()] if self._app.library is not None else []
        if not ids:
            return ""
        others = f" ({len(ids):,} were taken out before)" if len(ids) > 1 else ""
        return f" A call that was taken out before comes back with: earmark delete --undo {ids[0]}{others}"

    def _remember(self, what: str, undo: Callable[[], object], id: str | None) -> None:
        self._done.append(Done(what, undo))
        self._app.library_changed(id)
        self._app.say(f"Done; ctrl+z undoes it: {what}.")
