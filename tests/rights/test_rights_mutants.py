"""A check of rights that is taken out is missed by a test: some of them on every run, all of them in `make soak`."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
QUICK = ["tests/models/test_note.py"]
SAMPLE = "models/note.py"
"""The file whose checks are taken out on every run, and the tests that are run for that."""


def hunted(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.rights.mutants", *words], cwd=ROOT, text=True, stderr=subprocess.PIPE, check=False
    )


def test_a_check_that_is_taken_out_of_notes_is_missed() -> None:
    told = hunted("--only", SAMPLE, "--jobs", "2", *QUICK)

    assert told.returncode == 0, told.stderr
    assert "NOT MISSED" not in told.stderr and " checks taken out, " in told.stderr


@pytest.mark.soak
def test_every_check_that_is_taken_out_is_missed(capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-m", "tests.rights.mutants", "--jobs", "2"]
    with capsys.disabled():  # its progress is to be seen: it takes the better part of an hour
        assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
