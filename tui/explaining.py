"""`earmark inspect --explain`: every figure with its sentence, what it was taken for, and the words that say so."""

from transcripts.amounts import metric_label, period_label
from transcripts.model import Call, Figure
from transcripts.sentences import sentence_in
from tui import output
from tui.literal import rich_text

_INDENT = 4
_MOST_WORDS = 220
"""Code points of a sentence that are shown around a figure."""


def explain(call: Call) -> None:
    """Print each figure of a call, in order, and each question that got no answer."""
    out = output.console()
    for figure in call.figures:
        out.print(rich_text(figure.text, "bold"), rich_text(taken_for(figure)), sep="  ")
        for line in (
            rich_text(_said(call, figure), "dim"),
            rich_text(f"because of {figure.why}" if figure.why else ""),
        ):
            if line:
                line.pad_left(_INDENT)
                out.print(line)
    for exchange in call.exchanges:
        if exchange.declined is not None:
            analyst = call.participant(exchange.analyst)
            told = exchange.declined
            words = rich_text(f"“{call.text[told.start : told.end]}”")
            out.print(rich_text(f"No answer to {analyst.name if analyst else 'the question'}:", "bold"), words)


def taken_for(figure: Figure) -> str:
    """What a figure was taken for, in words: "revenue, international · share · comparison · Q1 12"."""
    name = metric_label(figure.metric) + (f", {figure.segment}" if figure.segment else "")
    kind = "asked by an analyst" if figure.asked else figure.kind.replace("_", " ")
    parts = [name, "" if figure.measure == "level" else figure.measure, kind, period_label(figure.period)]
    parts += [figure.compare or "", (figure.basis or "").replace("_", "-")]
    parts += [
        f"without {figure.excluding}" if figure.excluding else "",
        f"said “{figure.hedge}”" if figure.hedge else "",
    ]
    parts += [f"{figure.standing.replace('_', ' ')} with its guidance" if figure.standing == "in_line" else ""]
    parts += [f"{figure.standing} than its guidance" if figure.standing in ("better", "worse") else ""]
    parts += [f"{figure.standing} its guidance" if figure.standing in ("above", "below") else ""]
    return " · ".join(part for part in parts if part)


def _said(call: Call, figure: Figure) -> str:
    """The sentence of a figure, cut where it is long."""
    sentence = sentence_in(call, figure.start)
    start = max(sentence.start, figure.start - _MOST_WORDS // 2)
    stop = min(sentence.end, figure.end + _MOST_WORDS // 2)
    return f"{'…' if start > sentence.start else ''}{call.text[start:stop]}{'…' if stop < sentence.end else ''}"
