"""Ids that a call answers to by what other calls tell of its company: the ticker, where its own files print none."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from transcripts.firms import firm_key
from transcripts.library_catalogue import CallRecord
from transcripts.library_rows import company_keys
from transcripts.model import Company

_ID = re.compile(r"(?P<company>.+)-(?P<period>\d{4}(?:Q[1-4]|H[12])?)(?P<brief>-brief)?", re.IGNORECASE | re.ASCII)


class Named(NamedTuple):
    """What an id says of a call."""

    companies: frozenset[str]
    """What its company is known by (`company_keys`)."""
    period: str
    is_brief: bool

    def among(self, records: Iterable[CallRecord]) -> CallRecord | None:
        """The call that is meant among those of the company; None where none is, or more than one."""
        found = [r for r in records if r.event.period == self.period and (r.event.type == "brief") == self.is_brief]
        return found[0] if len(found) == 1 else None


def named_by(id: str) -> Named | None:
    """What an id says, or None where it has not the shape of one (`HRDG-2030Q1`, `halden-ridge-2030Q1`)."""
    match = _ID.fullmatch(id)
    if match is None:
        return None
    companies = company_keys(
        (Company(None, match["company"]), Company(firm_key(match["company"].replace("-", " ")), None))
    )
    return Named(frozenset(companies), match["period"].upper(), match["brief"] is not None)
