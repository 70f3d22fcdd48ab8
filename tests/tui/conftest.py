"""Driving the app: it opens files of its own, and is settled when nothing is left to do."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from invented import SAMPLES, SMALL_CALL
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from transcripts.library import Library
from tui.app import EarmarkApp, make_app
from tui.desk import files_of
from tui.screens.reader.screen import ReaderScreen

Opened = AbstractAsyncContextManager["Desk"]


class Desk:
    """An app that is running, and short ways to ask it things."""

    def __init__(self, app: EarmarkApp, pilot: Pilot[None], sentences: Sequence[str]) -> None:
        self.app = app
        self.pilot = pilot
        self._sentences = sentences

    @property
    def reader(self) -> ReaderScreen:
        return self.app.reader

    @property
    def caret_words(self) -> str:
        """The text from the caret on."""
        view = self.reader.text
        assert view.terrain is not None
        return view.terrain.text[view.caret : view.caret + 60]

    @property
    def selected(self) -> str:
        """The words that are selected."""
        view, span = self.reader.view, self.reader.view.selection
        assert view.terrain is not None
        return "" if span is None else view.terrain.text[span.start : span.end]

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, words: str) -> None:
        await self.press(*("space" if c == " " else c for c in words))

    async def settle(self) -> None:
        await self.pilot.pause()
        if self.app.is_running:
            await self.app.until_ready()
            await self.pilot.pause()
        while self.app.keys_waiting or list(self.app.workers):
            with suppress(WorkerCancelled):  # a newer one has taken its place
                await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    @property
    def said(self) -> str:
        """What was said in passing, however long ago."""
        return " ".join(self._sentences)

    def screen_text(self) -> str:
        """Everything on the screen."""
        return "\n".join(
            "".join(segment.text for segment in line) for line in self.app.screen._compositor.render_strips()
        )


@pytest.fixture
def open_app() -> Callable[..., Opened]:
    """Opens the app on files or folders."""

    @asynccontextmanager
    async def opened(
        paths: Sequence[Path] = (),
        size: tuple[int, int] = (120, 40),
        theme: str | None = None,
        notifications: bool = False,
        **options: Any,
    ) -> AsyncIterator[Desk]:
        files, refusals = files_of(paths)
        app = make_app(files, refusals=refusals, theme=theme, **options)
        sentences: list[str] = []

        def notify(message: str, **given: Any) -> None:
            sentences.append(message)
            EarmarkApp.notify(app, message, **given)

        app.notify = notify  # type: ignore[method-assign]
        async with app.run_test(size=size, notifications=notifications) as pilot:
            desk = Desk(app, pilot, sentences)
            await desk.settle()
            yield desk

    return opened


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library of two companies with five calls."""
    library = Library(tmp_path / "library")
    for quarter in ("Q1 2031", "Q2 2031", "Q4 2031"):
        path = tmp_path / f"brook-{quarter}.txt"
        path.write_text(
            SMALL_CALL.replace("Q2 2031", quarter).replace("Prices are firm", f"Prices in {quarter} are firm")
        )
        library.add(path)
    for name in ("tidewater-pantry-q4-2030.txt", "tidewater-pantry-q1-2031.txt"):
        library.add(SAMPLES / name)
    return library


class Halted:
    """A function that waits, once it is called, until it may go on."""

    def __init__(self, function: Callable[..., object]) -> None:
        self._function = function
        self._begun, self._may_go_on = Event(), Event()

    def __call__(self, *given: object, **named: object) -> object:
        self._begun.set()
        self._may_go_on.wait(30)
        return self._function(*given, **named)

    async def begun(self) -> None:
        """Wait until it is called."""
        assert await asyncio.to_thread(self._begun.wait, 30)

    def go_on(self) -> None:
        self._may_go_on.set()


def make_unreadable(library: Library, id: str) -> None:
    """Put something in the way of a call's notes that no program can read as a file."""
    for name in (f"{id}.json", f"{id}.json.previous"):
        path = library.root / "annotations" / name
        path.unlink(missing_ok=True)
        path.mkdir(parents=True)
