"""Many subjects, some with long names, made through the API: what a board must bear."""

import asyncio
from typing import Any

from tests.crash.caller import Caller
from tests.crash.house import House

LONG = "Renovação do contrato de manutenção preventiva e corretiva dos equipamentos de refrigeração das filiais"
STAGES = "{ stages { id kind } channels { id } markers { id } viewer { id } }"
FIRST = "{ subjects(first: 1) { nodes { id } } customers(first: 1) { nodes { id } } }"
AT_ONCE = 8


async def crowd(home: House, number: int) -> None:
    """So many opportunities in all open stages; every tenth has a name that fits nowhere."""
    bruno = Caller(home, "bruno")
    await bruno.sign_in()
    known = await bruno.ask(STAGES)
    stages = [stage["id"] for stage in known["stages"] if stage["kind"] == "OPEN"]
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(n: int) -> None:
        subject: dict[str, Any] = {
            "title": LONG if n % 10 == 0 else f"Assunto número {n}",
            "channelId": known["channels"][n % len(known["channels"])]["id"],
            "kind": "OPPORTUNITY",
            "stageId": stages[n % len(stages)],
            "value": {"amount": str(1000 + n * 37), "currency": "BRL"},
            "customer": {"name": f"{LONG} Ltda" if n % 15 == 0 else f"Cliente {n}"} if n % 3 == 0 else None,
        }
        async with gate:
            await bruno.do("subjectCreate", {key: value for key, value in subject.items() if value}, "subject { id }")

    await asyncio.gather(*(one(n) for n in range(number)))
    await bruno.close()


async def first_ids(home: House) -> dict[str, str]:
    bruno = Caller(home, "bruno")
    await bruno.sign_in()
    found = await bruno.ask(FIRST)
    await bruno.close()
    return {"subject": found["subjects"]["nodes"][0]["id"], "customer": found["customers"]["nodes"][0]["id"]}
