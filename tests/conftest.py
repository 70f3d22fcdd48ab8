"""What all tests share: an invented call, the samples, the real calls where they are at hand."""

from pathlib import Path

import pytest
from hypothesis import settings
from invented import SAMPLES, SMALL_CALL

from transcripts.model import Call
from transcripts.reading import read_bytes, read_file

# How long a case takes depends on what else the machine does; that one never ends is seen by the timeout of its test.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def small_call() -> Call:
    """`SMALL_CALL`, read."""
    return read_bytes(SMALL_CALL.encode(), "brook-q2-2031.txt")


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    """`SMALL_CALL` in a file."""
    path = tmp_path / "brook-q2-2031.txt"
    path.write_text(SMALL_CALL, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def sample_call() -> Call:
    """A bundled sample call, of ordinary length."""
    return read_file(SAMPLES / "halden-ridge-q1-2030.txt")


@pytest.fixture(scope="session")
def real_calls() -> Path:
    """The folder of real calls; tests that need it are skipped where it is absent."""
    folder = SHARED / "calls"
    if not folder.is_dir():
        pytest.skip("the real calls are not part of the project and not at hand (../shared/calls)")
    return folder
