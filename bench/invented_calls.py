"""Calls by the thousand, of invented companies, in the words of calls that are at hand; for benchmarks only."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_SAMPLES = _ROOT / "transcripts" / "samples"
_BLOB = _ROOT.parent / "shared" / "corpus" / "blob"
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
_SYLLABLES = (
    "ba be bi bo da de di do fa fe ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se so ta te".split()
)
_MONTHS = "JANUARY APRIL JULY OCTOBER".split()
_TEAM = ("CEO", "CFO", "VP of Investor Relations")
_QUARTERS = 40


def write_calls(folder: Path, number: int, kilobytes: int = 50, seed: int = 7) -> list[Path]:
    """Files of so many calls: companies with forty quarters each, in StreetEvents' layout.

    Args:
        folder: Where they go; made if it is not there. Files that are there already are kept.
        number: How many.
        kilobytes: How long each is, about.
        seed: Other numbers give other calls.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{n // 1000:03}" / f"call-{n:06}.txt" for n in range(number)]
    for n, text in zip(range(number), calls(number, kilobytes, seed), strict=True):
        paths[n].parent.mkdir(exist_ok=True)
        if not paths[n].exists():
            paths[n].write_text(text, encoding="utf-8")
    return paths


def calls(number: int, kilobytes: int, seed: int) -> Iterator[str]:
    """The texts."""
    sentences = _sentences()
    choose = random.Random(seed)
    words = ["".join(choose.choices(_SYLLABLES, k=choose.randint(2, 4))) for _ in range(20_000)]
    for n in range(number):
        yield _call(random.Random(f"{seed}-{n}"), n, kilobytes, sentences, words)


def _sentences() -> list[str]:
    folder, pattern = (_BLOB, "*.txt") if _BLOB.is_dir() else (_SAMPLES, "*.txt")
    found = []
    for path in sorted((*folder.glob(pattern), *_SAMPLES.glob("*.md"))):
        text = " ".join(path.read_text(encoding="utf-8").split())
        found += [s for s in _SENTENCE_END.split(text) if 30 < len(s) < 400 and s[0].isupper() and ":" not in s]
    return found


def _call(choose: random.Random, n: int, kilobytes: int, sentences: list[str], words: list[str]) -> str:
    company_number, at = divmod(n, _QUARTERS)
    company = random.Random(f"company {company_number}")
    name = f"{company.choice(words).capitalize()}{company.choice(words)} {company.choice(('Works', 'Foods', 'Lines'))}, Inc."
    ticker = "".join(company.choices("ABCDEFGHKLMNPRSTVW", k=4))
    team = [f"{company.choice(words).capitalize()} {company.choice(words).capitalize()}" for _ in _TEAM]
    year, quarter = 2010 + at // 4, at % 4 + 1
    analysts = [f"{choose.choice(words).capitalize()} {choose.choice(words).capitalize()}" for _ in range(6)]
    day = choose.randint(10, 28)

    def speech(shortest: int, longest: int) -> str:
        said = []
        for _ in range(choose.randint(1, 3)):
            few = choose.choices(sentences, k=choose.randint(shortest, longest))
            said.append(
                " ".join(f"{s[:-1]} {choose.choice(words)}{s[-1]}" if choose.random() < 0.3 else s for s in few)
            )
        return "\n\n".join(said)

    def line(who: str, said: str) -> str:
        return f"{who}\n\n{said}\n\n"

    firms = [f"{choose.choice(words).capitalize()} Securities" for _ in analysts]
    executives = [f"{person} - {name} - {title}" for person, title in zip(team, _TEAM, strict=True)]
    askers = [f"{person} - {firm} - Analyst" for person, firm in zip(analysts, firms, strict=True)]
    parts = [
        "FICTIONAL WIRE STREETEVENTS\n\nEDITED TRANSCRIPT\n\n",
        f"{ticker} - Q{quarter} {year} {name} Earnings Call\n\n"
        if n % 7
        else f"Q{quarter} {year} {name} Earnings Call\n\n",
        f"EVENT DATE/TIME: {_MONTHS[quarter - 1]} {day}, {year} / 9:30PM GMT\n\n",
        "CORPORATE PARTICIPANTS\n\n",
        *(f"{person} {name} - {title}\n\n" for person, title in zip(team, _TEAM, strict=True)),
        "CONFERENCE CALL PARTICIPANTS\n\n",
        *(f"{person} {firm} - Analyst\n\n" for person, firm in zip(analysts, firms, strict=True)),
        "PRESENTATION\n\n",
        line("Operator", f"Good day, and welcome to the {name} conference call. Here is {team[0]}."),
        *(line(executive, speech(6, 16)) for executive in executives),
        "QUESTIONS AND ANSWERS\n\n",
    ]
    while sum(map(len, parts)) < kilobytes * 1000:
        at = choose.randrange(len(askers))
        parts.append(
            line("Operator", f"The next question comes from the line of {analysts[at]} with {firms[at]}. Go ahead.")
        )
        for _ in range(choose.randint(1, 3)):
            parts += [line(askers[at], speech(1, 3)), line(choose.choice(executives[:2]), speech(2, 7))]
    return "".join((*parts, line("Operator", "There are no more questions. Goodbye.")))
