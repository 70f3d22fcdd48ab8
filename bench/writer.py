"""An earmark that marks passages as fast as it can, to be killed: says the id of each once it is safe.

python bench/writer.py LIBRARY NAME NUMBER      (NUMBER 0: until it is killed)
"""

import sys
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from annotations.notebook import Notebook
from annotations.passages import Passages
from transcripts.model import Call, Company, Event, Section, Source, Span, Turn

WORDS = " ".join(f"We sold {number} mills in week {number % 53}, more than in any before." for number in range(1, 400))


def mills_call(number: int = 1) -> Call:
    """An invented call of one turn, as quickly made as can be."""
    whole = Span(0, len(WORDS))
    return Call(
        id=f"MILL-{2001 + number // 4}Q{number % 4 + 1}",
        source=Source("mills.txt", "labelled-text", "0" * 64, "invented"),
        title=None,
        company=Company("Mills, Inc.", "MILL"),
        event=Event("earnings", 2001 + number // 4, number % 4 + 1),
        participants=(),
        text=WORDS,
        sections=(Section("unknown", 0, whole.end),),
        turns=(Turn(0, None, "unknown", 0, whole.end, (whole,)),),
        exchanges=(),
    )


def main() -> None:
    """Mark passages, one after another."""
    root, name, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    call = mills_call()
    notebook, passages = Notebook(root), Passages(call)
    for at in range(number) if number else count():
        start = at * 31 % (len(WORDS) - 40)
        made = notebook.annotate(passages, Span(start, start + 30), tags=[name], note=f"{name} {at}")
        print(made.id, flush=True)


if __name__ == "__main__":
    main()
