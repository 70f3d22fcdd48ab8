"""A company's calls stand in the order of its quarters; files of one call are its renderings."""

from hypothesis import given
from hypothesis import strategies as st

from transcripts.model import Call, Company, Event, Repair, Source
from transcripts.shelf import arranged, gaps


def call(
    name: str | None, ticker: str | None, year: int | None, quarter: int | None, *, repairs: int = 0, key: str = ""
) -> Call:
    source = Source(f"{name}{year}{quarter}{key}", "test", f"{name}{year}{quarter}{key}", "")
    mended = tuple(Repair(0, 0, "x", "ocr") for _ in range(repairs))
    return Call(
        "id",
        source,
        "title",
        Company(name, ticker),
        Event("earnings", year, quarter),
        (),
        "",
        (),
        (),
        (),
        repairs=mended,
    )


def test_quarters_in_order_and_companies_apart() -> None:
    shelves = arranged(
        [
            call("Brook Inc", "BRK", 2031, 2),
            call("Vane plc", "VNE", 2030, 4),
            call("Brook, Inc.", None, 2030, 3),
            call("Brook Inc", "BRK", 2031, 1),
        ]
    )
    assert [[e.quarter for e in shelf.events] for shelf in shelves] == [[(2030, 3), (2031, 1), (2031, 2)], [(2030, 4)]]
    assert shelves[0].company.ticker == "BRK"


def test_the_cleanest_rendering_is_first() -> None:
    (shelf,) = arranged(
        [call("Brook", "BRK", 2031, 2, repairs=90, key="scan"), call("Brook", None, 2031, 2, key="clean")]
    )
    (event,) = shelf.events
    assert [len(rendering.repairs) for rendering in event.renderings] == [0, 90]


def test_calls_of_nobody_known_are_not_one_company() -> None:
    assert len(arranged([call(None, None, 2031, 2, key="a"), call(None, None, 2031, 3, key="b")])) == 2


def test_a_call_of_no_known_quarter_comes_last() -> None:
    (shelf,) = arranged([call("Brook", "BRK", None, None), call("Brook", "BRK", 2031, 2)])
    assert [event.quarter for event in shelf.events] == [(2031, 2), None]


def test_the_quarters_between_two() -> None:
    assert gaps((2030, 3), (2031, 2)) == ((2030, 4), (2031, 1))
    assert gaps((2030, 3), (2030, 4)) == ()


@given(st.permutations([(2029, 4), (2030, 1), (2030, 2), (2031, 3)]))
def test_any_order_of_files_gives_the_same_shelf(quarters: list[tuple[int, int]]) -> None:
    (shelf,) = arranged([call("Brook", "BRK", *quarter) for quarter in quarters])
    assert [event.quarter for event in shelf.events] == [(2029, 4), (2030, 1), (2030, 2), (2031, 3)]
