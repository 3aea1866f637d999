"""What people merge and take apart again while four look on. `scenarios.py` registers it."""

from typing import Any

import models
from tests.live.world import World, id_of, now
from tests.models.post import letter

MERGES = "{ merges { id lostId } }"


async def subjects(world: World) -> None:
    """With what is planned, marked, written and received on both."""
    cast, one, other = world.cast, await world.new("Barcos de novo"), await world.new("Barcos", customer=None)
    await models.Activity.schedule(by=cast.ana, now=now(), subject=one, summary="Ligar", assignee=cast.carla)
    await models.Activity.schedule(by=cast.ana, now=now(), subject=other, summary="Medir")
    await models.Note.add("Quer dez", subject=one, by=cast.ana, now=now())
    await one.mark(add=[world.urgent], remove=[], by=cast.ana, now=now())
    await letter("oi", one, other)
    await world.check()
    done = await world.do("rita", "subjectsMerge", f"subject {MERGES}", ids=[id_of(one)], intoId=id_of(other))
    await world.check(whole=True)
    [merge] = done["subject"]["merges"]
    await world.do("rita", "mergeUndo", "merge { undoneAt }", id=merge["id"])


async def customers(world: World) -> None:
    """Who went into the customer brings a history along, and takes it away again."""
    cast = world.cast
    twin = await models.Customer.create_new(
        by=cast.carla, now=now(), name="Padaria do Sol", emails=["dora@sol.example"]
    )
    await models.Note.add("Paga bem", customer=twin, by=cast.ana, now=now())
    await models.Activity.schedule(by=cast.carla, now=now(), customer=twin, summary="Visitar")
    card = await world.new("Bolos", customer=twin)
    await models.Note.add("Com cereja", subject=card, by=cast.ana, now=now())
    await world.check()
    done = await world.do("rita", "customersMerge", f"customer {MERGES}", ids=[id_of(twin)], intoId=id_of(world.sol))
    await world.check(whole=True)
    await models.Note.add("Agora uma só", subject=card, by=cast.ana, now=now())
    await world.check()
    merge = done["customer"]["merges"][0]
    await world.do("rita", "mergeUndo", "merge { undoneAt }", id=merge["id"])


async def files(world: World) -> None:
    """Put on a subject and on a customer, and taken off again."""
    for about in ({"subjectId": id_of(world.card)}, {"customerId": id_of(world.sol)}):
        [sha256] = await models.Blob.keep([b"%PDF-1.4"], now=now())
        given: Any = {"name": "planta.pdf", "media_type": "application/pdf", "size": 8, "blob_id": sha256}
        upload = await models.File.create(**given, uploaded_by_id=world.cast.ana.id, created_at=now(), updated_at=now())
        await world.do("ana", "fileAttach", "file { id }", id=id_of(upload), **about)
        await world.check()
        await world.do("ana", "fileRemove", id=id_of(upload))
