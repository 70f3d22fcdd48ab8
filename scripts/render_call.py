"""Render the master of an invented call (`samples/*.call`) in the layouts that people have.

Every function is pure: a `Script` goes in, text or bytes come out, and the same come out each time. The provider's
name and the legal text around a call are invented; their shape is what readers of transcripts go by.
"""

import io
import random
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from reportlab.lib.pagesizes import LETTER
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

NOTICE = "All persons, companies and figures in this call are invented."
PROVIDER = "FICTIONAL WIRE STREETEVENTS"
PROVIDER_LINE = f"{PROVIDER} | www.example.com | Contact Us"
SECTIONS = {"Presentation": "presentation", "Questions and Answers": "qa"}
HEADINGS = {"presentation": "PRESENTATION", "qa": "QUESTIONS AND ANSWERS"}
COLUMNS = 150
PAGE_LINES = 50


@dataclass(frozen=True)
class Person:
    """Somebody on the call, as the roster prints them."""

    name: str
    firm: str
    title: str


@dataclass(frozen=True)
class Speech:
    """What one speaker says until the next one speaks; the section is `presentation` or `qa`."""

    speaker: str
    section: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Script:
    """A whole call: what is printed around it, who is on it, and what they say."""

    company: str
    ticker: str
    exchange: str
    quarter: int
    year: int
    date: date
    time: time
    local_time: str
    minutes: int
    corporate: tuple[Person, ...]
    conference: tuple[Person, ...]
    speeches: tuple[Speech, ...]

    @property
    def period(self) -> str:
        """The fiscal quarter as titles print it."""
        return f"Q{self.quarter} {self.year}"

    @property
    def title(self) -> str:
        """The running title, ticker first."""
        return f"{self.ticker} - {self.period} {self.company} Earnings Conference Call"

    @property
    def when(self) -> str:
        """Date and time of day, in Greenwich time, without naming it."""
        clock = f"{self.time.hour % 12 or 12}:{self.time:%M%p}"
        return f"{self.date:%B %d, %Y}".upper() + f" / {clock}"

    def person(self, name: str) -> Person | None:
        """The roster's entry for a speaker; None for the operator."""
        return next((p for p in self.corporate + self.conference if p.name == name), None)


def parse_call(text: str) -> Script:
    """Read a master: `key: value` lines, two rosters, and speeches headed `@ Name`."""
    head, *parts = re.split(r"^= (.+)\n", text, flags=re.MULTILINE)
    facts = dict(line.split(": ", 1) for line in head.splitlines() if line)
    blocks = dict(zip(parts[::2], parts[1::2], strict=True))
    company = facts["company"]
    return Script(
        company=company,
        ticker=facts["ticker"],
        exchange=facts["exchange"],
        quarter=int(facts["quarter"]),
        year=int(facts["year"]),
        date=date.fromisoformat(facts["date"]),
        time=time.fromisoformat(facts["time"]),
        local_time=facts["local"],
        minutes=int(facts["minutes"]),
        corporate=tuple(Person(name, company, title) for name, title in _roster(blocks["Corporate Participants"])),
        conference=tuple(Person(*fields) for fields in _roster(blocks["Conference Call Participants"])),
        speeches=tuple(speech for heading, kind in SECTIONS.items() for speech in _speeches(blocks[heading], kind)),
    )


def _roster(block: str) -> list[list[str]]:
    return [line.split(" | ") for line in block.splitlines() if line]


def _speeches(block: str, section: str) -> Iterator[Speech]:
    for part in re.split(r"^@ ", block, flags=re.MULTILINE)[1:]:
        name, _, said = part.partition("\n")
        yield Speech(name, section, tuple(p for p in said.strip().split("\n\n")))


def _speaker_line(script: Script, name: str, between: str = " - ", firm: bool = True) -> str:
    person = script.person(name)
    if person is None:
        return name
    return between.join([name, person.firm, person.title] if firm else [name, person.title])


def _section(script: Script, section: str) -> list[Speech]:
    return [speech for speech in script.speeches if speech.section == section]


# The provider's text file: rules, numbered speakers, one line a paragraph.

_TERMS = """\
EDITED TRANSCRIPT: An editor who does not exist has read this text against a recording that was never made, and has
put right what a typist who does not exist either had typed wrong."""

_DISCLAIMER = """\
Fictional Wire is nobody's business. It has no office, no lawyer and no web site, and it may be quoted at will.

Nothing above was said by anyone. Plans, forecasts and prices in it cannot come true or fail to, and whoever trades on
them will find no exchange that lists the shares."""


def streetevents_edited(script: Script) -> str:
    """The provider's text file, with rules of 80 characters and CRLF line ends."""
    double = "=" * 80
    lines = ["", "", "Fictional Wire StreetEvents Event Transcript", "E D I T E D   C O P Y", ""]
    lines += [f"{script.period} {script.company} Earnings Call", f"{script.when} GMT", ""]
    for heading, people in (
        ("Corporate Participants", script.corporate),
        ("Conference Call Participiants", script.conference),
    ):
        lines += [double, heading, double, ""]
        lines += [line for p in people for line in (f" * {p.name}", f"   {p.firm} - {p.title}")]
        lines += [""]
    for heading, section in SECTIONS.items():
        lines += [double, heading, double]
        for number, speech in enumerate(_section(script, section), 1):
            lines += _edited_speech(script, speech, number)
        lines += [""]
    return "\r\n".join(lines + _edited_end(script))


def _edited_speech(script: Script, speech: Speech, number: int) -> list[str]:
    rule = "-" * 80
    person = script.person(speech.speaker)
    who = speech.speaker if person is None else f"{person.name},  {person.firm} - {person.title}"
    first, *rest = speech.paragraphs
    return [rule, f"{who}    [{number}]", rule, "", " " * 10 + first, *rest, ""]


def _edited_end(script: Script) -> list[str]:
    rule = "-" * 80
    lines = ["", "", rule, "Definitions", rule, *_TERMS.splitlines(), ""]
    lines += [rule, "Disclaimer", rule, NOTICE, "", *_DISCLAIMER.splitlines()]
    return [*lines, rule, f"Copyright {script.date.year} Fictional Wire. Nobody's rights are reserved.", rule, ""]


# The text of the provider's PDF: lines cut at a column, page feet and heads wherever a page is full.


def _copyright(script: Script) -> list[str]:
    return [
        f"©{script.date.year} Fictional Wire. {NOTICE} Whoever likes may copy, frame or print this page, and needs to",
        "ask no one. The name Fictional Wire and its logo, a paper boat, are trademarks of no firm at all.",
    ]


def streetevents_pages(script: Script, *, spaced: bool = True) -> str:
    """The text as it comes out of the provider's PDF, page furniture and all; headings in spaced letters or plain."""
    pages = _pages(_body(script, spaced=spaced))
    out: list[str] = [""]
    for number, page in enumerate(pages, 2):
        out += [*page, "", str(number), "", PROVIDER_LINE, "", *_copyright(script), ""]
        if number <= len(pages):
            out += [f"{script.when}, {script.title}", ""]
            out += ["http://www.example.com", "http://www.example.com/contact.asp", "", ""]
    return "\n".join(out)


def streetevents_stripped(script: Script) -> str:
    """The same text after somebody took the page furniture out; a page break is left as one leading space."""
    cover = [PROVIDER, "EDITED TRANSCRIPT", script.title, f"EVENT DATE/TIME: {script.when} GMT", NOTICE]
    pages = _pages(_body(script, close=True))
    return "\n ".join("\n".join(page) for page in [cover, *pages]) + "\n"


def _spaced(heading: str) -> str:
    return "  ".join(" ".join(word) for word in heading.upper().split())


def _body(script: Script, *, spaced: bool = False, close: bool = False) -> Iterator[str]:
    """All printed lines of the call; headings in spaced letters or plain, set off from what follows or close to it."""
    for section, heading in HEADINGS.items():
        yield from [_spaced(heading) if spaced else heading, *([] if close else [""])]
        for speech in _section(script, section):
            yield from [_speaker_line(script, speech.speaker), ""]
            for paragraph in speech.paragraphs:
                yield from [*textwrap.wrap(paragraph, COLUMNS, break_on_hyphens=False), ""]


def _pages(lines: Iterator[str]) -> list[list[str]]:
    """Cut lines into pages, which neither begin nor end with a blank one."""
    pages: list[list[str]] = [[]]
    for line in lines:
        if len(pages[-1]) == PAGE_LINES:
            pages.append([])
        if line or pages[-1]:
            pages[-1].append(line)
    for page in pages:
        while page and not page[-1]:
            page.pop()
    return [page for page in pages if page]


# The same as a PDF.

_LEFT, _RIGHT, _TOP, _BOTTOM = 36.0, 576.0, 730.0, 92.0
_BODY, _BOLD, _SLANTED = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"


class _Press:
    """Sets lines on pages, with a head and a foot on each."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.file = io.BytesIO()
        # Uncompressed, so that the bytes do not hang on the machine's zlib.
        self.canvas = Canvas(self.file, pagesize=LETTER, invariant=1, pageCompression=0)
        self.canvas.setTitle(script.title)
        self.canvas.setAuthor("Fictional Wire")
        self.canvas.setSubject(NOTICE)
        self.page = 1
        self.y = _TOP

    def line(self, *runs: tuple[str, str], size: float = 9, gap: float = 0) -> None:
        """One line, of runs of (text, font), with a gap above it unless it opens a page."""
        self.y -= gap if self.y < _TOP else 0
        if self.y < _BOTTOM:
            self.turn()
        x = _LEFT
        for text, font in runs:
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, self.y, text)
            x += self.canvas.stringWidth(text, font, size)
        self.y -= size * 1.2

    def paragraph(self, text: str, size: float = 9, gap: float = 6) -> None:
        """Words in the body's face, broken where the line is full."""
        for number, line in enumerate(simpleSplit(text, _BODY, size, _RIGHT - _LEFT)):
            self.line((line, _BODY), size=size, gap=0 if number else gap)

    def heading(self, text: str) -> None:
        """A section's name in spaced capitals."""
        self.line((_spaced(text), _BOLD), size=10, gap=14)

    def turn(self) -> None:
        """Finish this page and begin the next."""
        self.foot()
        self.canvas.showPage()
        self.page += 1
        self.y = _TOP
        self.canvas.setFont(_BOLD, 8)
        self.canvas.drawString(_LEFT, 760, f"{self.script.when}, {self.script.title}")

    def foot(self) -> None:
        """The number (not on the cover), the provider's line and the copyright lines."""
        middle = (_LEFT + _RIGHT) / 2
        self.canvas.setFont(_BODY, 8)
        if self.page > 1:
            self.canvas.drawCentredString(middle, 66, str(self.page))
        self.canvas.drawCentredString(middle, 53, PROVIDER_LINE)
        self.canvas.setFont(_BODY, 6)
        for number, line in enumerate(_copyright(self.script)):
            self.canvas.drawString(_LEFT, 40 - 8 * number, line)

    def done(self) -> bytes:
        """Finish the last page and the file."""
        self.foot()
        self.canvas.save()
        return self.file.getvalue()


def streetevents_pdf(script: Script) -> bytes:
    """The provider's PDF: cover, participants, the call, a page of disclaimers."""
    press = _Press(script)
    press.line((PROVIDER, _BOLD), size=15)
    press.line(("EDITED TRANSCRIPT", _BOLD), size=21, gap=12)
    press.line((script.title, _BODY), size=12, gap=12)
    press.line((f"EVENT DATE/TIME: {script.when} GMT", _BODY), size=11, gap=12)
    press.turn()
    for heading, people in (
        ("Corporate Participants", script.corporate),
        ("Conference Call Participants", script.conference),
    ):
        press.heading(heading)
        for person in people:
            press.line((f"{person.name} ", _BOLD), (f"{person.firm} - {person.title}", _SLANTED), gap=2)
    for section, heading in HEADINGS.items():
        press.heading(heading)
        for speech in _section(script, section):
            press.line((_speaker_line(script, speech.speaker), _BOLD), gap=9)
            for paragraph in speech.paragraphs:
                press.paragraph(paragraph)
    press.turn()
    press.heading("Disclaimer")
    for paragraph in (NOTICE, *_DISCLAIMER.split("\n\n")):
        press.paragraph(" ".join(paragraph.split()), size=8)
    return press.done()


# Markdown, as converters make it.


def streetevents_markdown(script: Script) -> str:
    """A clean Markdown copy of the provider's PDF."""
    blocks = [PROVIDER, "# EDITED TRANSCRIPT", f"## {script.title.upper()}", f"EVENT DATE/TIME: {script.when} GMT"]
    for heading, people in (
        ("## CORPORATE PARTICIPANTS", script.corporate),
        ("## CONFERENCE CALL PARTICIPANTS", script.conference),
    ):
        blocks += [heading, *(f"**{p.name}** *{p.firm} - {p.title}*" for p in people)]
    for section, heading in HEADINGS.items():
        blocks += [f"## {heading}"]
        for speech in _section(script, section):
            person = script.person(speech.speaker)
            who = f"**{person.name}** - *{person.firm} - {person.title}*" if person else f"### {speech.speaker}"
            blocks += [who, *map(_markdown, speech.paragraphs), "---"]
    blocks += ["**DISCLAIMER**", NOTICE, *(" ".join(p.split()) for p in _DISCLAIMER.split("\n\n"))]
    return "\n\n".join([*blocks, f"©{script.date.year} Fictional Wire. Nobody's rights are reserved."]) + "\n"


def _markdown(paragraph: str) -> str:
    return re.sub(r"\bwww\.[\w.-]*\w", r"[\g<0>](http://\g<0>)", paragraph.replace("$", r"\$"))


# Poor character recognition.

_SPEAKER = re.compile(r" ?[^.?!]{1,40} - .{1,50} - .{1,30}")


def poor_ocr(text: str, seed: int) -> str:
    """Damage a stripped text as a poor reader of scans does, always in ways that a careful one could undo."""
    dice = random.Random(seed)
    out: list[str] = []
    lines = text.split("\n")
    for before, line in zip(["", *lines], lines, strict=False):
        if _SPEAKER.fullmatch(line):
            out.append(_ocr_speaker(line, dice))
        elif line or not _SPEAKER.fullmatch(before) or dice.random() > 0.08:
            out.append(_ocr_words(line, dice))
        # else: the blank line after a speaker is lost
    return "\n".join(out)


def _ocr_speaker(line: str, dice: random.Random) -> str:
    if dice.random() < 0.4:
        line = line.replace(". - ", ".- ")
    return re.sub(r", (?=[A-Z]+$)", ",", line) if dice.random() < 0.3 else line


def _ocr_words(line: str, dice: random.Random) -> str:
    """Misread letters first, then lose spaces, so that `. It` may become `.lt`."""

    def now_and_then(pattern: str, chance: float, *instead: str) -> None:
        nonlocal line
        line = re.sub(pattern, lambda m: m.expand(dice.choice(instead)) if dice.random() < chance else m[0], line)

    now_and_then(r"\bIt is\b", 0.6, "Itis")
    now_and_then(r"\bIt\b", 0.4, "lt", "lt", "|t")
    now_and_then(r"\bI(?= [a-z])", 0.88, *["|"] * 12, "l", "l", "1")
    now_and_then(r"\bI(?=')", 0.2, "|", "|", "l")
    now_and_then(r"\b(20\d\d)\?", 0.9, r"\g<1>7")
    now_and_then(r"(?<=[a-z\d%])(?<!Inc)(?<!Mr)(?<!Ms)[.] (?=[A-Z|l$])", 0.22, ".")
    now_and_then(r"(?<=[a-z]), (?=[a-zI|])", 0.025, ",")
    now_and_then(r"-- (?=[a-z])", 0.6, "--")
    return line


# The page text of a public web site, older generation.

_FOOL_END = (
    "More {ticker} reading",
    "Other invented calls",
    "This text was put together for readers who want to try a reader. There is no writer to blame for a slip "
    "in it and no shares to buy on it, and the photograph at the top has been left out because nobody took it.",
)


def motley_fool(script: Script) -> str:
    """The page text with `Name -- Title` lines and a list of participants at the end."""
    blocks = [f"{script.company} ({script.ticker}) {script.period} Earnings Call Transcript"]
    blocks += ["Image source: an invented photo library."]
    when = f"{script.date:%b} {script.date.day}, {script.date.year}, {script.local_time}"
    blocks += [f"{script.company} ({script.exchange}: {script.ticker})\n{script.period} Earnings Call\n{when}"]
    blocks += [NOTICE, "Contents:", "Prepared Remarks\nQuestions and Answers\nCall Participants"]
    for section, heading in (("presentation", "Prepared Remarks:"), ("qa", "Questions and Answers:")):
        blocks += [heading]
        for speech in _section(script, section):
            blocks += [_fool_line(script, speech.speaker), *speech.paragraphs]
    blocks += [f"Duration: {script.minutes} minutes", "Call participants:"]
    blocks += [_fool_line(script, p.name) for p in script.corporate + script.conference]
    return "\n\n".join([*blocks, *(line.format(ticker=script.ticker) for line in _FOOL_END)]) + "\n"


def _fool_line(script: Script, name: str) -> str:
    return _speaker_line(script, name, " -- ", firm=any(p.name == name for p in script.conference))
