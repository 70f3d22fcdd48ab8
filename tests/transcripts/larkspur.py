"""An invented call, and the dresses that people meet it in. Nobody and nothing in it is real."""

from typing import NamedTuple


class Person(NamedTuple):
    name: str
    title: str
    firm: str
    role: str


class Said(NamedTuple):
    speaker: str
    section: str
    paragraphs: tuple[str, ...]


COMPANY = "Larkspur Turbine Works, Inc."
TICKER = "LKTW"
FENNICK = Person("Orla Fennick", "Chief Executive Officer", COMPANY, "executive")
REYNE = Person("Tobias Reyne", "Chief Financial Officer", COMPANY, "executive")
PELL = Person("Wanda Okoro-Pell", "Analyst", "Marrow & Sloane", "analyst")
CASTELLAN = Person("Ivo Castellan", "Analyst", "Bank of Thornley", "analyst")
PEOPLE = (FENNICK, REYNE, PELL, CASTELLAN)
EXECUTIVES = (FENNICK, REYNE)
ANALYSTS = (PELL, CASTELLAN)

CALL = (
    Said(
        "Operator",
        "presentation",
        (
            "Good afternoon and welcome to the Larkspur Turbine Works second quarter 2031 earnings call.",
            "I will hand you to Orla Fennick, who runs the company. Please go ahead.",
        ),
    ),
    Said(
        "Orla Fennick",
        "presentation",
        (
            "Thank you. Our blades turned more hours this spring than in any spring we remember, and the order book"
            " shows it.",
            "Revenue was $412 million, up 9% from a year ago. Two of the three yards worked Saturdays.",
            "Tobias has the numbers, so over to him.",
        ),
    ),
    Said(
        "Tobias Reyne",
        "presentation",
        (
            "Thanks, Orla. Gross margin was 31.4%, which is 80 basis points better than the spring before.",
            "For the third quarter we expect revenue between $395 million and $410 million. That is all from me.",
        ),
    ),
    Said(
        "Operator", "qa", ("Our first question comes from Wanda Okoro-Pell with Marrow & Sloane. Your line is open.",)
    ),
    Said(
        "Wanda Okoro-Pell",
        "qa",
        ("Hello, everyone. How much of the margin came from copper, and how much from the yards?",),
    ),
    Said(
        "Tobias Reyne",
        "qa",
        (
            "Hi, Wanda. Copper gave us about a third of it.",
            "The rest is the yards: fewer castings came back, and the night shift at Harrow Quay is gone.",
        ),
    ),
    Said("Orla Fennick", "qa", ("And I would add that we like it that way round.",)),
    Said("Wanda Okoro-Pell", "qa", ("That helps. Thank you both.",)),
    Said("Operator", "qa", ("The next question comes from Ivo Castellan with Bank of Thornley. Your line is open.",)),
    Said("Ivo Castellan", "qa", ("Are customers asking you to wait with deliveries, or is it the other way about?",)),
    Said("Orla Fennick", "qa", ("The other way about, Ivo. We have a queue at the gate most mornings.",)),
    Said("Operator", "qa", ("There are no further questions. This ends the call, and you may hang up now.",)),
)


def person(name: str) -> Person | None:
    return next((p for p in PEOPLE if p.name == name), None)


def said(section: str) -> list[Said]:
    return [speech for speech in CALL if speech.section == section]


def text() -> str:
    """What a reader should make of the words."""
    return "\n\n".join(paragraph for speech in CALL for paragraph in speech.paragraphs)
