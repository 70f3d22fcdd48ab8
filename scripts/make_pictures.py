"""Takes the pictures of the README: the reader and the ledger on the sample calls, as SVG.

Run with `uv run python scripts/make_pictures.py`. No font is fetched by the pictures: a viewer's own is used.
"""

import asyncio
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from transcripts.library import Library
from tui.app import make_app
from tui.desk import samples

_DOCS = Path(__file__).resolve().parent.parent / "docs"
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_PICTURES: dict[str, tuple[tuple[int, int], str, tuple[str, ...]]] = {
    "reader.svg": ((132, 38), "earmark-dark", ("right_curly_bracket",) * 2 + ("f",) * 2),
    "reader-light.svg": ((132, 38), "earmark-light", ("e", "e")),
    "ledger.svg": ((132, 38), "earmark-dark", ("L",)),
}
"""Each picture: its size in columns and rows, theme, and the keys pressed before it is taken."""


async def picture(size: tuple[int, int], theme: str, keys: Sequence[str]) -> str:
    """The screen after some keys, as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        app = make_app(samples(), library=Library(Path(folder)), theme=theme)
        async with app.run_test(size=size) as pilot:
            for key in ("", *keys):
                await pilot.press(*filter(None, [key]))
                await app.workers.wait_for_complete()
                await pilot.pause()
            return _FONT_FACE.sub("", app.export_screenshot(title="earmark"))


def main() -> None:
    """Write every picture."""
    _DOCS.mkdir(exist_ok=True)
    for name, (size, theme, keys) in _PICTURES.items():
        (_DOCS / name).write_text(asyncio.run(picture(size, theme, keys)), encoding="utf-8")
        print(_DOCS / name)


if __name__ == "__main__":
    main()
