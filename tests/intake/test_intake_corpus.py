"""What must hold over any heap of mails once it is in the database; FUNIL_MAIL_CORPUS names a folder of them."""

import os
import sys
from pathlib import Path

import pytest

from tests.intake.heap import Heap
from tests.make import Cast

FOLDER = os.environ.get("FUNIL_MAIL_CORPUS", "")

pytestmark = pytest.mark.skipif(not FOLDER, reason="FUNIL_MAIL_CORPUS names no folder of mails")


def mails() -> list[tuple[str, bytes]]:
    """Every file below the folder, and the folder in it that it is from. Two that are the same are one mail."""
    files = sorted(path for path in Path(FOLDER).rglob("*") if path.is_file())
    return [(path.relative_to(FOLDER).parts[0], path.read_bytes()) for path in files]


async def test_every_mail_has_a_visible_outcome_and_a_second_time_no_effect(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    heap = await Heap.of(mails(), cast)
    assert heap.mails
    await heap.file(1)
    with capsys.disabled():
        sys.stdout.write(await heap.table())
    await heap.check()
    await heap.check_again(2)
