"""What must be finished is finished, and the cancellation is heard afterwards."""

import asyncio

import pytest

from storage.finish import finish


async def test_what_is_finished_returns_its_result() -> None:
    async def work() -> int:
        return 7

    assert await finish(work()) == 7


async def test_a_cancellation_is_passed_on_only_when_the_work_is_done() -> None:
    done: list[str] = []
    go_on = asyncio.Event()

    async def work() -> None:
        await go_on.wait()
        done.append("work")

    async def caller() -> None:
        await finish(work())
        done.append("never")

    calling = asyncio.create_task(caller())
    for _ in range(3):
        await asyncio.sleep(0)
        calling.cancel()
    await asyncio.sleep(0)
    assert not calling.done()
    go_on.set()

    with pytest.raises(asyncio.CancelledError):
        await calling
    assert done == ["work"]


async def test_a_failure_of_the_work_is_the_callers() -> None:
    async def work() -> None:
        raise KeyError("shelf")

    with pytest.raises(KeyError, match="shelf"):
        await finish(work())
