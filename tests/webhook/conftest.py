"""Another program, running, and how it is called."""

from collections.abc import AsyncIterator

import pytest

from tests.webhook.receiver import Receiver


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with Receiver().running() as running:
        yield running
