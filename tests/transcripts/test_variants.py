"""One invented call with awkward names, firms, headings and dates, in the layouts that people have."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from transcripts.reading import read_bytes

COMPANY = "Larkspur Tools, Inc."
EXECUTIVES = {
    "Siân O’Rourke-Pryce Jr.": "Chief Executive Officer",
    "J. P. van der Meer III": "EVP & CFO",
    "Łukasz de la Cruz": "VP of Investor Relations",
}
ANALYSTS = {
    "Jean-Luc d’Arcy": "Brook, Okafor & Co.",
    "María José Núñez": "Lantern Securities, LLC",
    "Wm. St. James, CFA": "R.W. Tallis & Sons",
    "Xiu Ying Li-Chen": "Ö-Bank AG",
    "Ken MacDougall": "Northlight Capital Markets",
}
CHIEF, FINANCE, RELATIONS = EXECUTIVES


class Spoken(NamedTuple):
    """What one person says until the next one speaks."""

    name: str
    words: str
    section: str


def _call() -> Iterator[Spoken]:
    welcome = "Good morning and welcome to the Larkspur Tools second quarter 2031 earnings conference call."
    yield Spoken("Operator", f"{welcome} I would now like to turn the call over to {RELATIONS}.", "presentation")
    yield Spoken(RELATIONS, "Thank you, operator, and good morning to all of you.", "presentation")
    yield Spoken(CHIEF, "Thanks. Revenue was $412 million, and we were pleased with copper.", "presentation")
    yield Spoken(FINANCE, "Gross margin was 38.2%, which is a little more than a year ago.", "presentation")
    for number, (name, firm) in enumerate(ANALYSTS.items()):
        which = "next" if number else "first"
        yield Spoken("Operator", f"Our {which} question comes from {name} with {firm}. Please go ahead.", "qa")
        yield Spoken(name, "How should we think about prices in the second half of the year?", "qa")
        yield Spoken((CHIEF, FINANCE)[number % 2], "We think that prices will hold, and the orders tell us so.", "qa")
        yield Spoken(name, "And on inventory, is it where you want it to be?", "qa")
        yield Spoken((FINANCE, CHIEF)[number % 2], "It is, more or less. We took out some days of it.", "qa")
    yield Spoken("Operator", "There are no further questions at this time. This concludes the call.", "qa")


CALL = list(_call())


def told(line: Callable[[Spoken], str], heading: str, opening: str = "") -> str:
    """The call with a line or label for each speech, and headings for its sections where there are any."""
    out, section = ([opening] if opening else []), "presentation"
    for spoken in CALL:
        if spoken.section != section:
            section = spoken.section
            out += [heading] if heading else []
        out.append(line(spoken))
    return "\n\n".join(out) + "\n"


def edited(heading: str, roster: bool) -> str:
    rule, thin = "=" * 80, "-" * 80
    out = [
        "Fictional Wire StreetEvents Event Transcript",
        "EDITED VERSION",
        "",
        "Q2 2031 Larkspur Tools Inc Earnings Call",
    ]
    out += ["May 06, 2031 / 9:00PM GMT", ""]
    if roster:
        out += [rule, "Corporate Participants", rule]
        out += [f" * {name}\n   {COMPANY} - {title}" for name, title in EXECUTIVES.items()]
        out += [rule, "Conference Call Participiants", rule]
        out += [f" * {name}\n   {firm} - Analyst" for name, firm in ANALYSTS.items()]
    section = number = None
    for spoken in CALL:
        if spoken.section != section:
            section, number = spoken.section, 0
            out += [rule, heading if section == "qa" else "Presentation", rule]
        number = (number or 0) + 1
        firm, title = (COMPANY, EXECUTIVES[spoken.name]) if spoken.name in EXECUTIVES else ("", "Analyst")
        who = spoken.name if spoken.name == "Operator" else f"{spoken.name},  {firm or ANALYSTS[spoken.name]} - {title}"
        out += [thin, f"{who}    [{number}]", thin, spoken.words]
    return "\n".join([*out, thin, "Definitions", thin, "Words of the law."])


def dashed(dash: str, analyst: str) -> Callable[[Spoken], str]:
    def line(spoken: Spoken) -> str:
        parts = [spoken.name]
        if spoken.name in EXECUTIVES:
            parts += [COMPANY, EXECUTIVES[spoken.name]]
        elif spoken.name in ANALYSTS:
            parts += [ANALYSTS[spoken.name], *([analyst] if analyst else [])]
        return f" {dash} ".join(parts) + f"\n\n{spoken.words}"

    return line


def formed(form: str) -> Callable[[Spoken], str]:
    """`Name: words` and the like; the operator is of no firm."""

    def line(spoken: Spoken) -> str:
        firm = COMPANY if spoken.name in EXECUTIVES else ANALYSTS.get(spoken.name, "")
        plain = "{NAME}: {words}" if "{NAME}" in form else "{name}: {words}" if ":" in form else "{name}\n\n{words}"
        used = form if firm or "{firm}" not in form.lower() else plain
        upper = {"NAME": spoken.name.upper(), "FIRM": firm.upper()}
        return used.format(name=spoken.name, firm=firm, words=spoken.words, **upper)

    return line


TITLE = "Larkspur Tools, Inc. Q2 2031 Earnings Call"
FORMS = [
    "{name}: {words}", "{NAME}: {words}", "{name} ({firm}): {words}", "{name}, {firm}: {words}", "{NAME}, {FIRM}: {words}",
    "{name} - {firm}: {words}", "**{name}:** {words}", "{name}\n\n{words}", "{name}, {firm}\n\n{words}",
    "{name} ({firm})\n\n{words}",
]  # fmt: skip
DATES = ["May 6, 2031", "6 May 2031", "06-May-2031", "2031-05-06", "Tuesday, 6 May 2031", "MAY 6th, 2031", "06.05.2031"]
TEXTS = {
    **{f"edited, {h}, {r}": edited(h, r) for h in ("Questions and Answers", "Question-and-Answer Session") for r in (0, 1)},
    **{
        f"speaker lines with {dash}, {analyst or 'no title'}, {heading}": told(
            dashed(dash, analyst), heading, f"{TITLE}\n\nMay 6, 2031\n\nPRESENTATION"
        )
        for dash in ("-", "–")
        for analyst in ("Analyst", "Research Analyst", "")
        for heading in ("QUESTIONS AND ANSWERS", "QUESTION AND ANSWER", "Q&A")
    },
    **{
        f"{form}, {heading or 'no heading'}": told(formed(form), heading, f"{TITLE}\n\nMay 6, 2031")
        for form in FORMS
        for heading in ("Question-and-Answer Session", "Q&A", "")
    },
    **{f"{date}, {title}": told(formed(FORMS[0]), "", f"{title}\n{date}") for date in DATES for title in (
        TITLE, "Larkspur Tools, Inc. Second Quarter 2031 Earnings Call", "Larkspur Tools 2Q31 Earnings Conference Call",
    )},
}  # fmt: skip


def same(name: str) -> str:
    """A name without what capitals and commas change."""
    return name.casefold().replace(",", "")


@pytest.mark.parametrize("name", TEXTS)
def test_a_variant_reads_as_the_same_call(name: str) -> None:
    call = read_bytes(TEXTS[name].encode(), "a.txt", figures=False)
    names = {person.id: person.name for person in call.participants}
    turns = [(same(names[t.speaker or ""]), call.text[t.start : t.end], t.section) for t in call.turns]
    assert turns == [(same(spoken.name), spoken.words, spoken.section) for spoken in CALL]
    roles = {same(person.name): person.role for person in call.participants}
    assert roles == {
        "operator": "operator",
        **dict.fromkeys(map(same, EXECUTIVES), "executive"),
        **dict.fromkeys(map(same, ANALYSTS), "analyst"),
    }
    assert (call.event.fiscal_year, call.event.fiscal_quarter, call.event.date) == (2031, 2, "2031-05-06")
    assert (call.company.name or "").startswith("Larkspur Tools")


@pytest.mark.parametrize("name", [name for name in TEXTS if "edited" in name or "firm" in name])
def test_the_firms_are_those_printed(name: str) -> None:
    call = read_bytes(TEXTS[name].encode(), "a.txt", figures=False)
    firms = {same(person.name): same(person.affiliation or "") for person in call.participants}
    assert {same(who): same(firm) for who, firm in ANALYSTS.items()}.items() <= firms.items()
