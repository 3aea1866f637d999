"""The demo mailbox, running."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from demo import imap
from demo.imap import Account


@pytest.fixture
async def box(tmp_path: Path) -> AsyncIterator[Account]:
    async with imap.running(tmp_path) as account:
        yield account
