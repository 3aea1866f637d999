"""One of several processes that count in the same file: reads a number, then writes the next one."""

import asyncio
import sys

from tortoise.transactions import in_transaction

from storage import engine


async def count(database_url: str, times: int) -> None:
    await engine.open(database_url, ["tests.storage.toys"])
    for _ in range(times):
        async with in_transaction() as transaction:
            [row] = await transaction.execute_query_dict("SELECT n FROM tally")
            await asyncio.sleep(0)
            await transaction.execute_query("UPDATE tally SET n = ?", [row["n"] + 1])
    await engine.close()


if __name__ == "__main__":
    asyncio.run(count(sys.argv[1], int(sys.argv[2])))
