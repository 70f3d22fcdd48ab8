"""The invented call in the layouts of text that people have: each a function that returns a file's text."""

import io
import json
import zipfile
from html import escape

from larkspur import ANALYSTS, CALL, COMPANY, EXECUTIVES, PEOPLE, TICKER, Said, person, said

DOTS = "." * 90
RULE = "=" * 80
DASHES = "-" * 80


def _joined(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def labelled() -> str:
    lines = [f"{COMPANY} Q2 2031 Earnings Call", ""]
    for speech in CALL:
        lines += [f"{speech.speaker}: {speech.paragraphs[0]}", ""]
        for paragraph in speech.paragraphs[1:]:
            lines += [paragraph, ""]
    return _joined(lines)


def labelled_in_capitals() -> str:
    """As two banks print it: capitals, with the position the first time."""
    lines = [COMPANY, "Q2 2031 Earnings Call", "July 30, 2031", "", "Speakers"]
    lines += [f"{p.name}, {p.title}" for p in EXECUTIVES] + [""]
    met: set[str] = set()
    for speech in CALL:
        who = person(speech.speaker)
        label = speech.speaker.upper()
        if who is not None and speech.speaker not in met:
            label += ", " + (who.title if who.role == "executive" else who.firm).upper()
            met.add(speech.speaker)
        lines += [f"{label}: {speech.paragraphs[0]}", ""]
        for paragraph in speech.paragraphs[1:]:
            lines += [paragraph, ""]
    return _joined(lines)


def labelled_with_firms() -> str:
    """`Name (Firm): words`, with headings."""
    lines = [f"{COMPANY} – Second quarter 2031 results", "", "PRESENTATION", ""]
    for speech in said("presentation"):
        lines += [f"{speech.speaker}: {speech.paragraphs[0]}", "", *_parted(speech.paragraphs[1:])]
    lines += ["QUESTIONS AND ANSWERS", ""]
    for speech in said("qa"):
        who = person(speech.speaker)
        firm = f" ({who.firm})" if who and who.role == "analyst" else ""
        lines += [f"{speech.speaker}{firm}: {speech.paragraphs[0]}", "", *_parted(speech.paragraphs[1:])]
    return _joined(lines)


def _parted(paragraphs: tuple[str, ...]) -> list[str]:
    return [line for paragraph in paragraphs for line in (paragraph, "")]


def one_line_a_speech() -> str:
    """As some programs' interfaces give it: a speech a line, no blank lines."""
    return _joined([f"{speech.speaker}: {' '.join(speech.paragraphs)}" for speech in CALL])


def seeking_alpha() -> str:
    lines = [f"{COMPANY} (NASDAQ:{TICKER}) Q2 2031 Earnings Conference Call July 30, 2031  5:00 PM ET", ""]
    lines += ["Company Participants", "", *(f"{p.name} - {p.title}" for p in EXECUTIVES), ""]
    lines += ["Conference Call Participants", "", *(f"{p.name} - {p.firm}" for p in ANALYSTS), ""]
    for section in ("presentation", "qa"):
        if section == "qa":
            lines += ["Question-and-Answer Session", ""]
        for speech in said(section):
            lines += [speech.speaker, "", *_parted(speech.paragraphs)]
    return _joined(lines)


def names_and_firms() -> str:
    """As a company's own page: the name alone, analysts with their firm."""
    lines = ["Second quarter 2031 results", "", "30 July 2031", "", "Transcript", ""]
    for section in ("presentation", "qa"):
        if section == "qa":
            lines += ["Analyst Q&A (CEO and CFO)", ""]
        for speech in said(section):
            who = person(speech.speaker)
            firm = f", {who.firm}" if who and who.role == "analyst" else ""
            lines += [f"{speech.speaker}{firm}", "", *_parted(speech.paragraphs)]
    return _joined(lines)


def callstreet() -> str:
    lines = [
        f"{COMPANY} ({TICKER})            Corrected Transcript",
        "Q2 2031 Earnings Call                 30-Jul-2031",
        "",
    ]
    lines += ["CORPORATE PARTICIPANTS", "   ".join(f"{p.name:30}" for p in EXECUTIVES)]
    lines += ["   ".join(f"{p.title:30}" for p in EXECUTIVES), DOTS, "OTHER PARTICIPANTS"]
    for p in ANALYSTS:
        lines += [p.name, f"Analyst, {p.firm}"]
    lines += [DOTS, "MANAGEMENT DISCUSSION SECTION", ""]
    for section in ("presentation", "qa"):
        if section == "qa":
            lines += ["QUESTION AND ANSWER SECTION", DOTS]
        for speech in said(section):
            lines += [*_callstreet_speech(speech), DOTS]
    return _joined(lines)


def _callstreet_speech(speech: Said) -> list[str]:
    who = person(speech.speaker)
    if who is None:
        first, *rest = speech.paragraphs
        return [f"Operator: {first}", "", *_parted(tuple(rest))]
    side = "" if speech.section == "presentation" else " Q" if who.role == "analyst" else " A"
    title = f"Analyst, {who.firm}" if who.role == "analyst" else f"{who.title}, {who.firm}"
    return [who.name, f"{title}{' ' * 20 if side else ''}{side}", "", *_parted(speech.paragraphs)]


def capital_iq() -> str:
    lines = [
        f"{COMPANY} NASDAQGS:{TICKER}",
        "FQ2 2031 Earnings Call Transcripts",
        "Wednesday, July 30, 2031 9:00 PM GMT",
        "",
    ]
    lines += ["Call Participants", "", "EXECUTIVES", ""]
    for p in EXECUTIVES:
        lines += [p.name, p.title, ""]
    lines += ["ANALYSTS", ""]
    for p in ANALYSTS:
        lines += [p.name, f"{p.firm}, Research Division", ""]
    for section, heading in (("presentation", "Presentation"), ("qa", "Question and Answer")):
        lines += [heading, ""]
        for speech in said(section):
            who = person(speech.speaker)
            lines += [speech.speaker]
            if who is not None:
                lines += [who.title if who.role == "executive" else "Research Analyst"]
            lines += ["", *_parted(speech.paragraphs)]
    return _joined(lines)


def event_edited(rules: bool = True) -> str:
    """StreetEvents' text file; without `rules`, headings have lost the rule below them."""
    lines = ["", "Fictional Wire StreetEvents Event Transcript", " ".join("EDITED VERSION"), ""]
    lines += [f"Q2 2031 {COMPANY} Earnings Call", "JULY 30, 2031 / 9:00PM GMT", ""]
    closing = RULE if rules else ""
    for heading, people in (("Corporate Participants", EXECUTIVES), ("Conference Call Participiants", ANALYSTS)):
        lines += [RULE, heading, RULE, ""]
        for p in people:
            lines += [f" * {p.name}", f"   {p.firm} - {p.title}"]
        lines += [""]
    for section, heading in (("presentation", "Presentation"), ("qa", "Questions and Answers")):
        lines += [RULE, heading, closing]
        for number, speech in enumerate(said(section), 1):
            who = person(speech.speaker)
            line = f"{speech.speaker},  {who.firm} - {who.title}" if who else speech.speaker
            lines += [DASHES, f"{line}    [{number}]", DASHES, "", *speech.paragraphs, ""]
    lines += [
        DASHES,
        "Definitions",
        DASHES,
        "This page explains words.",
        DASHES,
        "Copyright 2031 Fictional Wire.",
        DASHES,
    ]
    return _joined(lines)


def fool_newest() -> str:
    """The third generation: a summary first, labels, no heading for the questions."""
    lines = [
        f"{COMPANY} (NASDAQ: {TICKER})",
        "Q2 2031 Earnings Call",
        "Jul 30, 2031, 5:00 p.m. ET",
        "",
        "Call participants",
        "",
    ]
    lines += [f"{p.title} — {p.name}" for p in EXECUTIVES] + ["", "TAKEAWAYS", ""]
    lines += ["Revenue: Rose 9% to $412 million.", "", "Gross Margin: Improved by 80 basis points.", "", "RISKS", ""]
    lines += ["Larkspur Turbine Works spoke of copper.", "", "Full Conference Call Transcript", ""]
    for speech in CALL:
        lines += [f"{speech.speaker}: {speech.paragraphs[0]}", "", *_parted(speech.paragraphs[1:])]
    return _joined(lines)


def _clock(seconds: float, mark: str = ".") -> str:
    return f"{int(seconds // 3600):02}:{int(seconds // 60 % 60):02}:{int(seconds % 60):02}{mark}000"


def _cues(most: int = 9) -> list[tuple[float, str, str]]:
    """(seconds, speaker, words): each speech in pieces that cut its sentences."""
    cues, at = [], 0.0
    for speech in CALL:
        words = " ".join(speech.paragraphs).split()
        for start in range(0, len(words), most):
            cues.append((at, speech.speaker, " ".join(words[start : start + most])))
            at += 3
    return cues


def vtt() -> str:
    lines = ["WEBVTT", "", "NOTE made up", "", "STYLE", "::cue { color: white }", ""]
    for at, speaker, words in _cues():
        lines += [f"{_clock(at)} --> {_clock(at + 3)}", f"<v {speaker}>{words}</v>", ""]
    return _joined(lines)


def srt() -> str:
    lines: list[str] = []
    last = ""
    for number, (at, speaker, words) in enumerate(_cues(), 1):
        label = f"{speaker}: " if speaker != last else ""
        last = speaker
        lines += [str(number), f"{_clock(at, ',')} --> {_clock(at + 3, ',')}", f"{label}{words}", ""]
    return _joined(lines)


def json_speeches() -> str:
    """The remarks and the questions apart, people as strings."""
    parts = {
        section: [{"speaker": s.speaker, "speech": "\n".join(s.paragraphs)} for s in said(section)]
        for section in ("presentation", "qa")
    }
    listed = [f"{p.name}--{p.title}" if p.role == "executive" else f"{p.name}--{p.firm} -- Analyst" for p in PEOPLE]
    return json.dumps(
        {
            "header_texts": ["Contents:"],
            "prepared_remarks": parts["presentation"],
            "q_and_a": parts["qa"],
            "participants": listed,
        }
    )


def json_with_titles() -> str:
    """Facts, then a list of entries with speaker, title and content."""
    entries = []
    for speech in CALL:
        who = person(speech.speaker)
        entries.append(
            {
                "speaker": speech.speaker,
                "title": who.title if who else "",
                "content": "\n".join(speech.paragraphs),
                "sentiment": "0.4",
            }
        )
    return json.dumps({"symbol": TICKER, "quarter": "2031Q2", "transcript": entries})


def json_one_string() -> str:
    """A list of one call whose words are one string."""
    content = "\n".join(f"{s.speaker}: {' '.join(s.paragraphs)}" for s in CALL)
    return json.dumps(
        [{"symbol": TICKER, "quarter": 2, "year": 2031, "date": "2031-07-30 17:00:00", "content": content}]
    )


def json_coded_speakers() -> str:
    """Speakers by code, their names in a table."""
    codes = {name: f"spk{n:02}" for n, name in enumerate(dict.fromkeys(s.speaker for s in CALL))}
    table = {
        code: {"name": name, "title": (person(name).title if person(name) else "")} for name, code in codes.items()
    }
    speakers = [{"speaker": codes[s.speaker], "text": "\n".join(s.paragraphs), "start_times": [0.5]} for s in CALL]
    event = {"year": 2031, "quarter": 2, "conference_date": "2031-07-30T17:00:00.000-04:00"}
    return json.dumps({"event": event, "company_name": COMPANY, "speakers": speakers, "speaker_name_map_v2": table})


def json_sentences() -> str:
    """Paragraphs of sentences with numbered speakers, times in seconds."""
    numbers = {name: n for n, name in enumerate(dict.fromkeys(s.speaker for s in CALL))}
    mapping = [
        {
            "speaker": n,
            "speaker_data": {"name": name, "role": person(name).title if person(name) else None, "company": None},
        }
        for name, n in numbers.items()
    ]
    paragraphs, at = [], 1.0
    for speech in CALL:
        for paragraph in speech.paragraphs:
            sentences = [
                {"text": paragraph, "start": at, "end": at + 5, "speaker": numbers[speech.speaker], "words": []}
            ]
            paragraphs.append({"text": paragraph, "start": at, "end": at + 5, "sentences": sentences})
            at += 6
    whole = " ".join(p["text"] for p in paragraphs)
    return json.dumps(
        {
            "version": "1",
            "event_id": 7,
            "transcript": {"text": whole, "paragraphs": paragraphs},
            "speaker_mapping": mapping,
        }
    )


def json_utterances() -> str:
    """Utterances with lettered speakers, times in thousandths."""
    letters = {name: chr(65 + n) for n, name in enumerate(dict.fromkeys(s.speaker for s in CALL))}
    entries, at = [], 250
    for speech in CALL:
        entries.append(
            {
                "speaker": letters[speech.speaker],
                "start": at,
                "end": at + 60_000,
                "text": " ".join(speech.paragraphs),
                "words": [],
            }
        )
        at += 61_000
    return json.dumps({"text": " ".join(e["text"] for e in entries), "utterances": entries})


def json_lines() -> str:
    """A value a line, keys of one letter."""
    return _joined([json.dumps({"s": s.speaker, "t": " ".join(s.paragraphs)}) for s in CALL])


def html_fool(bold: bool = True) -> str:
    """A saved page: menu, article, foot; names bold, positions in italics."""
    body = [f"<h1>{COMPANY} ({TICKER}) Q2 2031 Earnings Call Transcript</h1>", "<p>Image source: The Motley Fool.</p>"]
    body += [
        f"<p><strong>{COMPANY}</strong> (NASDAQ: {TICKER})<br>Q2 2031 Earnings Call<br>"
        "<span>Jul 30, 2031</span>, <em>5:00 p.m. ET</em></p>"
    ]
    body += [
        "<h2>Contents:</h2><ul><li>Prepared Remarks</li><li>Questions and Answers</li><li>Call Participants</li></ul>"
    ]
    for section, heading in (("presentation", "Prepared Remarks:"), ("qa", "Questions &amp; Answers:")):
        body.append(f"<h2>{heading}</h2>")
        for speech in said(section):
            who = person(speech.speaker)
            rest = (
                ""
                if who is None
                else f" -- <em>{who.title}</em>"
                if who.role == "executive"
                else f" -- <em>{who.firm.replace('&', '&amp;')} -- Analyst</em>"
            )
            body.append(f"<p><strong>{speech.speaker}</strong>{rest}</p>")
            body += [f"<p>{paragraph.replace('&', '&amp;')}</p>" for paragraph in speech.paragraphs]
    body.append("<p><strong>Duration: 34 minutes</strong></p><h2>Call participants:</h2>")
    for p in PEOPLE:
        rest = p.title if p.role == "executive" else f"{p.firm.replace('&', '&amp;')} -- Analyst"
        body.append(f"<p><strong>{p.name}</strong> -- <em>{rest}</em></p>")
    body.append(f"<p>More {TICKER} analysis</p><p>All earnings call transcripts</p>")
    article = "\n".join(body)
    if not bold:
        article = article.replace("<strong>", "").replace("</strong>", "")
    return (
        "<!DOCTYPE html><html><head><title>Call</title><script>var a = '<p>Orla Fennick</p>';</script>"
        "<style>p{}</style></head><body>"
        "<nav><ul><li>Home</li><li>Stocks</li></ul></nav>"
        f"<main><article>{article}</article></main>"
        "<aside><p>Buy this instead</p></aside><footer><p>About us</p></footer></body></html>"
    )


def html_newest() -> str:
    """The third generation as a page."""
    body = [
        f"<h1>{COMPANY} ({TICKER}) Q2 2031 Earnings Call Transcript</h1>",
        "<h2>DATE</h2><p>Wednesday, July 30, 2031 at 5 p.m. ET</p>",
    ]
    body += ["<h2>CALL PARTICIPANTS</h2><ul>", *(f"<li>{p.title} — {p.name}</li>" for p in EXECUTIVES), "</ul>"]
    body += [
        "<h2>TAKEAWAYS</h2><ul><li><strong>Revenue:</strong> $412 million, up 9%.</li>"
        "<li><strong>Gross Margin:</strong> 31.4%.</li></ul>"
    ]
    body += ["<h2>SUMMARY</h2><p>The company spoke of copper and of yards.</p><h2>Full Conference Call Transcript</h2>"]
    for speech in CALL:
        first, *rest = (paragraph.replace("&", "&amp;") for paragraph in speech.paragraphs)
        body.append(f"<p><strong>{speech.speaker}:</strong> {first}</p>")
        body += [f"<p>{paragraph}</p>" for paragraph in rest]
    return f"<html><body><article>{''.join(body)}</article></body></html>"


_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str | None = None) -> bytes:
    """A Word document: names bold in paragraphs of their own, words in several runs; or one with a given body."""
    if body is None:
        body = _word_paragraph(f"{COMPANY} Q2 2031 Earnings Call", bold=True)
        for section, heading in (("presentation", "Presentation"), ("qa", "Questions and Answers")):
            body += _word_paragraph(heading, style="Heading1")
            for speech in said(section):
                body += _word_paragraph(speech.speaker, bold=True)
                body += "".join(map(_word_paragraph, speech.paragraphs))
    return packed({"word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>"})


def packed(files: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _word_paragraph(text: str, bold: bool = False, style: str = "") -> str:
    half = len(text) // 2
    kind = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    type_ = "<w:rPr><w:b/></w:rPr>" if bold else ""
    runs = (f'<w:r>{type_}<w:t xml:space="preserve">{escape(t)}</w:t></w:r>' for t in (text[:half], text[half:]))
    return f"<w:p>{kind}{''.join(runs)}</w:p>"
