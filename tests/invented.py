"""A call in small of an invented company, and where the sample calls are."""

from importlib.resources import files
from pathlib import Path

SAMPLES = Path(str(files("transcripts").joinpath("samples")))

SMALL_CALL = """\
FICTIONAL WIRE STREETEVENTS

EDITED TRANSCRIPT

BRKS - Q2 2031 Brook & Sons, Inc. Earnings Call

EVENT DATE/TIME: JULY 24, 2031 / 9:30PM GMT

CORPORATE PARTICIPANTS

Ada Brook Brook & Sons, Inc. - CEO

CONFERENCE CALL PARTICIPANTS

Ben Okafor Northlight Securities - Analyst

PRESENTATION

Operator

Good evening to everyone. [Operator Instructions] Here is Ada Brook.

Ada Brook - Brook & Sons, Inc. - CEO

Thank you. Revenue was $90.5 million in the quarter, up from $84 million a year ago. Mr. Vane runs the U.S. mill.

For the third quarter we expect revenue of $94 million to $98 million. That is all.

QUESTIONS AND ANSWERS

Operator

The first question comes from the line of Ben Okafor with Northlight Securities. Please go ahead.

Ben Okafor - Northlight Securities - Analyst

Is $95 million too low? And what about prices?

Ada Brook - Brook & Sons, Inc. - CEO

We like our range. Prices are firm.

Operator

There are no more questions. Goodbye.
"""
"""A whole call in small, of an invented company."""

_CLOSING = "Operator\n\nThere are no more questions."
REFUSED_CALL = SMALL_CALL.replace(
    "CONFERENCE CALL PARTICIPANTS\n",
    "CONFERENCE CALL PARTICIPANTS\n\nCy Vale Harrow Street - Analyst\n",
).replace(
    _CLOSING,
    f"""\
Operator

The next question comes from the line of Cy Vale with Harrow Street. Please go ahead.

Cy Vale - Harrow Street - Analyst

Good evening. How much of your revenue came from the U.S. mill this time?

Ada Brook - Brook & Sons, Inc. - CEO

That is a fair question. We don't break that out. It is a fine mill.

{_CLOSING}""",
)
"""The same with a second analyst, who asks for a figure and gets none."""
