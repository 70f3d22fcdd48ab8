"""`earmark digest`, `export` and `import`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.cli import main

Run = Callable[..., tuple[int, str, str]]
EVIL = "<script>alert(1)</script> [x](javascript:alert(1)) # not a heading\n---\n=cmd()"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs a command on a library of its own; another one with `library`."""

    def ran(*arguments: str, library: str = "library") -> tuple[int, str, str]:
        status = main([*arguments, "--library", str(tmp_path / library)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return ran


@pytest.fixture
def marked(run: Run, small_file: Path) -> None:
    """The library holds the small call with three annotations."""
    run("add", str(small_file))
    for quote, *options in (
        ("Prices are firm.", "--tag", "price", "--note", EVIL),
        ("We like our range.", "--tag", "guidance/range", "--color", "red"),
        ("Revenue was $90.5 million in the quarter", "--tag", "results", "--tag", "price"),
    ):
        assert run("annotate", "BRKS-2031Q2", "--quote", quote, *options)[0] == 0


@pytest.mark.usefixtures("marked")
def test_a_digest_to_standard_output_and_to_a_file_is_the_same(run: Run, tmp_path: Path) -> None:
    status, out, err = run("digest")
    assert (status, err) == (0, "")
    for words in ("Ada Brook", "Q2 2031", "$90.5 million", "Prices are firm.", "earmark:BRKS-2031Q2#"):
        assert words in out
    assert "<script>" not in out
    assert run("digest", "-o", str(tmp_path / "d.md")) == (0, "", "")
    assert (tmp_path / "d.md").read_text() == out
    assert not list(tmp_path.glob("*.bak"))


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize(
    ("options", "there", "gone"),
    [
        (["--tag", "price"], ["firm", "$90.5"], ["We like"]),
        (["--tag", "guidance"], ["We like"], ["firm"]),
        (["--tag", "price", "--tag", "results"], ["$90.5"], ["firm"]),
        (["--filter", "color:red"], ["We like"], ["firm"]),
        (["--call", "brks-2031q2", "--since", "2031"], ["firm", "We like", "$90.5"], []),
        (["--since", "2032"], ["No passages"], ["firm"]),
        (["--company", "BRKS", "--group-by", "tag"], ["## guidance/range", "## price", "## results"], []),
        (["--template", "obsidian"], ["> [!quote]", "#guidance/range", "\n^em-"], []),
        (["--bold", "--sources", "--contents"], ["**$90.5 million**", "## Sources", "## Contents"], []),
        (["--ledger", "--non-answers"], ["## Guided and reported", "## Not answered"], []),
    ],
)
def test_what_goes_in_and_how_it_reads(run: Run, options: list[str], there: list[str], gone: list[str]) -> None:
    status, out, _ = run("digest", *options)
    assert status == 0
    for words in there:
        assert words in out
    for words in gone:
        assert words not in out


@pytest.mark.usefixtures("marked")
def test_what_was_written_into_a_digest_stays(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "d.md"
    run("digest", "-o", str(path))
    path.write_text(before := path.read_text().replace("> We like our range.", "Hand.\n\n> We like our range."))
    run("annotate", "BRKS-2031Q2", "--quote", "That is all.")
    status, out, err = run("digest", "-o", str(path))
    assert (status, out) == (0, "")
    assert "1 new" in err
    assert "Hand." in path.read_text()
    assert "That is all." in path.read_text()
    assert (tmp_path / "d.md.bak").read_text() == before


@pytest.mark.usefixtures("marked")
def test_a_file_that_is_no_digest_is_not_written_over(run: Run, tmp_path: Path) -> None:
    for name, options in (("d.md", []), ("d.html", ["--format", "html"])):
        path = tmp_path / name
        path.write_text("Mine.\n")
        status, _, err = run("digest", "-o", str(path), *options)
        assert status == 1
        assert "--overwrite" in err
        assert path.read_text() == "Mine.\n"
        assert run("digest", "-o", str(path), "--overwrite", *options)[0] == 0
        assert (tmp_path / f"{name}.bak").read_text() == "Mine.\n"
        assert run("digest", "--tag", "price", "-o", str(path), *options)[0] == 0
    assert run("digest", "-o", str(tmp_path))[0] == 1
    assert run("digest", "-o", str(tmp_path / "nowhere" / "d.md"))[0] == 1


@pytest.mark.usefixtures("marked")
def test_digests_are_kept_by_name_live_or_frozen(run: Run) -> None:
    assert run("digest", "--tag", "price", "--title", "Prices", "--save", "live")[0] == 0
    assert run("digest", "--tag", "price", "--save", "frozen", "--freeze")[0] == 0
    run("annotate", "BRKS-2031Q2", "--quote", "That is all.", "--tag", "price")
    assert "That is all." in run("digest", "--digest", "LIVE")[1]
    assert "# Prices" in run("digest", "--digest", "live")[1]
    assert "That is all." not in run("digest", "--digest", "frozen")[1]
    assert "$90.5" not in run("digest", "--digest", "frozen", "--filter", "firm")[1]
    listed = run("digest", "--list")[1]
    assert listed == "frozen  (frozen, 2 passages)  tag:price\nlive  (live)  tag:price\n"
    assert run("digest", "--forget", "frozen")[0] == 0
    status, _, err = run("digest", "--digest", "frozen")
    assert status == 1
    assert "There are live." in err


def test_a_template_of_the_users_own(run: Run, tmp_path: Path, marked: None) -> None:
    folder = tmp_path / "library" / "templates"
    folder.mkdir()
    (folder / "mine.md").write_text(
        "{% for group in groups %}{{ group.passages | length }} by {{ group.heading }}\n{% endfor %}"
    )
    assert "3 by Brook & Sons, Inc." in run("digest", "--template", "mine")[1]
    (folder / "mine.md").write_text("{{ nothing }}")
    status, out, err = run("digest", "--template", "mine")
    assert (status, out) == (1, "")
    assert "mine" in err


@pytest.mark.parametrize(
    "options",
    [["--filter", "moon:x"], ["--since", "soon"], ["--call", "NONE"], ["--color", "pink"], ["--template", "x"]],
)
def test_what_cannot_be_asked_for_is_one_line(run: Run, marked: None, options: list[str]) -> None:
    status, out, err = run("digest", *options)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1


def annotations(run: Run, library: str) -> list[str]:
    return sorted(run("annotations", "--json", library=library)[1].splitlines())


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("form", ["w3c", "json", "csv"])
def test_annotations_travel_and_arrive_once(run: Run, tmp_path: Path, small_file: Path, form: str) -> None:
    path = tmp_path / f"x.{form}"
    assert run("export", "--format", form, "-o", str(path)) == (0, "", "")
    assert run("export", "--format", form)[1] == path.read_bytes().decode()
    assert str(tmp_path) not in path.read_text()
    run("add", str(small_file), library="other")
    status, out, err = run("import", str(path), library="other")
    assert (status, out, err) == (0, "3 annotations: 3 new.\n", "")
    assert run("import", str(path), library="other")[1] == "3 annotations: 3 known already.\n"
    assert annotations(run, "library") == annotations(run, "other")


@pytest.mark.usefixtures("marked")
def test_only_what_was_asked_for_leaves(run: Run) -> None:
    out = run("export", "--format", "json", "--tag", "price")[1]
    assert {a["quote"]["exact"] for a in json.loads(out)["annotations"]} == {
        "Prices are firm.",
        "Revenue was $90.5 million in the quarter",
    }
    assert "guidance/range" not in out
    assert json.loads(run("export", "--format", "json", "--filter", "moon")[1])["annotations"] == []


@pytest.mark.usefixtures("marked")
def test_a_colleagues_annotations_keep_their_name_and_conflicts_are_listed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "jo.json"
    value = json.loads(run("export", "--format", "json", "--tag", "guidance")[1])
    theirs = {**value["annotations"][0], "id": "jo-1", "creator": "Jo"}
    changed = {**value["annotations"][0], "note": "Older.", "modified": "2001-01-01T00:00:00Z"}
    path.write_text(json.dumps({"annotations": [theirs, changed]}))
    status, out, _ = run("import", str(path))
    assert status == 0
    assert out.startswith("2 annotations: 1 new, 1 in conflict.\n")
    assert "yours stays; theirs has another note" in out
    assert "We like our range" in run("digest", "--by", "jo")[1]
    assert "We like our range" in run("digest", "--by", "me")[1]
    rows = [json.loads(line) for line in run("import", str(path), "--json", "--dry-run")[1].splitlines()]
    assert [row["status"] for row in rows] == ["known", "conflict"]


def test_a_call_that_is_not_there_yet(run: Run, tmp_path: Path, small_file: Path, marked: None) -> None:
    path = tmp_path / "x.json"
    run("export", "--format", "json", "-o", str(path))
    status, _, err = run("import", str(path), library="other")
    assert status == 0
    assert "no call BRKS-2031Q2" in err
    run("add", str(small_file), library="other")
    assert "Prices are firm." in run("digest", library="other")[1]


def test_a_page_of_hypothesis(run: Run, tmp_path: Path, marked: None) -> None:
    selector = [{"type": "TextQuoteSelector", "exact": "Mr. Vane runs the U.S. mill."}]
    row = {
        "id": "h1",
        "uri": "https://example.org",
        "user": "acct:jo@x",
        "text": "Who?",
        "target": [{"selector": selector}],
    }
    lost = {**row, "id": "h2", "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "Nobody said this."}]}]}
    path = tmp_path / "h.json"
    path.write_text(json.dumps({"rows": [row, lost]}))
    status, out, _ = run("import", str(path), "--call", "BRKS-2031Q2")
    assert status == 1
    assert out.startswith("2 annotations: 1 new, 1 without a place.\n")
    assert "Nobody said this.” not taken in: its words are in none of the calls" in out
    assert "Mr. Vane" in run("digest", "--by", "jo")[1]


@pytest.mark.parametrize("content", [None, "", "Buy milk.", "{", b"\xff\xfe"])
def test_a_file_without_annotations_is_one_line(run: Run, tmp_path: Path, content: str | bytes | None) -> None:
    path = tmp_path / "x"
    if content is not None:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    status, out, err = run("import", str(path))
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
