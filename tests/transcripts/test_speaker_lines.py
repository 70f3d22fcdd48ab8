"""Lines that name a speaker with a firm or a title behind it, and title lines that only look so."""

import pytest

from transcripts.marks.standing import printed


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Ada Brook - Limited Brands - EVP, CFO", ("Limited Brands", "EVP, CFO")),
        ("Ada Brook -- Limited Brands -- CEO", ("Limited Brands", "CEO")),
        ("Ada Brook - Corporation Bank - Analyst", ("Corporation Bank", "Analyst")),
        ("Ada Brook - SE Asia Partners", ("SE Asia Partners",)),
        ("Ada Brook, LP Research", ("LP Research",)),
        ("Ada Brook - Fund 2020 Advisors - Analyst", ("Fund 2020 Advisors", "Analyst")),
    ],
)
def test_a_firm_may_begin_as_a_legal_form_does_or_have_a_year_in_its_name(text: str, rest: tuple[str, ...]) -> None:
    shape = printed(text)
    assert shape is not None
    assert (shape.name, shape.rest) == ("Ada Brook", rest)


@pytest.mark.parametrize(
    "text",
    [
        "Larkspur Tools, Inc. Q2 2031 Earnings Call",
        "Larkspur Tools, Inc Q2 2031 Earnings Call",
        "Larkspur Tools, Inc.",
        "Larkspur Tools, Limited",
        "Larkspur Tools, Corp (LRKS)",
        "Larkspur Tools, Limited Fourth Quarter Results",
        "Larkspur Tools, LP Second Quarter",
        "Larkspur Tools, S.A., Annual Meeting",
        "Larkspur Tools - 2031 Earnings Call",
        "Larkspur Tools - May 2031 Investor Day",
        "Larkspur Tools - Annual Meeting 2031",
        "Larkspur Tools - Q2 2031",
        "Larkspur Tools - May 6, 2031",
    ],
)
def test_a_title_that_names_the_company_is_no_speaker(text: str) -> None:
    assert printed(text) is None
