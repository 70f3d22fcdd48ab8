"""Rev's reference transcripts: a pipe table with a word a row, speakers by number or name."""

from collections.abc import Iterator
from itertools import groupby

from transcripts.dates import seconds
from transcripts.document import Document, Utterance, plain_lines

_JOINED = frozenset(("", "-"))


def read(text: str, name: str = "") -> Document:
    """The document of a table `token|speaker|ts|endTs|punctuation|case|tags`."""
    head, *rows = text.splitlines()
    columns = {column: at for at, column in enumerate(head.split("|"))}
    cells = [row.split("|") for row in rows if row.count("|") >= len(columns) - 1]
    return Document((), "tokens", name, utterances=tuple(_utterances(cells, columns)))


def _utterances(cells: list[list[str]], columns: dict[str, int]) -> Iterator[Utterance]:
    for speaker, rows in groupby(cells, key=lambda row: row[columns["speaker"]].strip()):
        words = list(rows)
        lines = plain_lines(" ".join(f"{row[0]}{_behind(row, columns)}" for row in words))
        time = seconds(words[0][columns["ts"]]) if "ts" in columns else None
        if time is not None:
            lines[0] = lines[0]._replace(time=time)
        named = f"Speaker {speaker}" if speaker.isdigit() else speaker
        yield Utterance(named or None, tuple(lines))


def _behind(row: list[str], columns: dict[str, int]) -> str:
    """The punctuation behind a word."""
    return row[columns["punctuation"]].strip() if "punctuation" in columns else ""
