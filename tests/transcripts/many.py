"""Many small calls of invented companies, each with words of its own."""

import random
from pathlib import Path

from invented import SMALL_CALL

_COMPANIES = ("Alder Works", "Birch Mills", "Cedar Lines", "Dogwood Tools")
_TOPICS = "barges kilns looms lathes presses furnaces cranes ponds sluices turbines boilers wagons".split()


def call_text(number: int) -> str:
    """A call's text: four companies in turn, a quarter further each round."""
    choose = random.Random(number)
    company, round_ = _COMPANIES[number % 4], number // 4
    year, quarter = 2020 + round_ // 4, round_ % 4 + 1
    ticker = company[:1] + company.split()[1][:3].upper()
    said = " ".join(
        f"The {choose.choice(_TOPICS)} of yard {choose.randrange(10_000)} took {choose.randrange(100)} days and"
        f" {choose.randrange(1000)} hands, {choose.choice(_TOPICS)} aside."
        for _ in range(12)
    )
    text = SMALL_CALL.replace("BRKS - Q2 2031 Brook & Sons, Inc.", f"{ticker} - Q{quarter} {year} {company}, Inc.")
    text = text.replace("Brook & Sons", company).replace("JULY 24, 2031", f"{_MONTHS[quarter - 1]} 24, {year}")
    return text.replace("Mr. Vane runs the U.S. mill.", said)


_MONTHS = ("APRIL", "JULY", "OCTOBER", "DECEMBER")


def write_calls(folder: Path, number: int) -> list[Path]:
    """Files of so many calls, in a folder that is made."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"call-{n:04}.txt" for n in range(number)]
    for n, path in enumerate(paths):
        path.write_text(call_text(n), encoding="utf-8")
    return paths
