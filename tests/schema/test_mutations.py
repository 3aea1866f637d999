"""Every mutation of the schema is refused once, done once, repeated once; a new one without a deed fails here."""

import functools
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

import models
from schema import schema
from schema.ids import to_id
from storage import engine
from tests.databases import apart, copied, copy, lent, server
from tests.make import NOON, Cast, events, subject, the_cast
from tests.schema.deed import Deed
from tests.schema.deeds_activities import ACTIVITIES
from tests.schema.deeds_bulk import BULK
from tests.schema.deeds_fetching import FETCHING
from tests.schema.deeds_files import FILES
from tests.schema.deeds_house import GETTING_IN, HOUSE
from tests.schema.deeds_intake import INTAKE
from tests.schema.deeds_merging import MERGING
from tests.schema.deeds_safety import SAFETY
from tests.schema.deeds_sales import SALES
from tests.schema.deeds_sending import SENDING
from tests.schema.deeds_tables import TABLES
from tests.schema.deeds_trade import TRADE
from tests.schema.deeds_webhooks import WEBHOOKS
from tests.schema.scene import Scene, scene
from tests.web import Visitor, Web, serving

DEEDS: dict[str, Deed] = {
    **SALES,
    **TRADE,
    **BULK,
    **ACTIVITIES,
    **HOUSE,
    **FILES,
    **SAFETY,
    **SENDING,
    **FETCHING,
    **INTAKE,
    **MERGING,
    **WEBHOOKS,
    **TABLES,
}
NAMES = sorted(schema._schema.mutation_type.fields)  # type: ignore[union-attr]
TRIED = [name for name in NAMES if name not in GETTING_IN]
KEY = "a-key-of-sixteen-signs"


Mould = tuple[str, Scene]
"""The database of a scene, closed, and what is known of it: it is set once, and copied for each mutation."""


@pytest.fixture(scope="session")
def mould(templates: Callable[[bool], str], tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Mould]:
    @functools.cache
    def cast_once() -> Mould:
        return apart(_make(templates(True), tmp_path_factory.mktemp("scene")))

    return cast_once


async def _make(template: str, folder: Path) -> Mould:
    url = await copy(template, folder)
    await engine.open(url)
    try:
        async with serving(folder, url) as web:
            return url.partition("?")[0], await scene(await the_cast(), web)
    finally:
        await engine.close()


@pytest.fixture
async def database(mould: Callable[[], Mould], tmp_path: Path) -> AsyncIterator[str]:
    template, _ = mould()
    async with copied(template, tmp_path) if server() is None else lent(template) as url:
        await engine.open(url)
        try:
            yield url
        finally:
            await engine.close()


@pytest.fixture
def staged(mould: Callable[[], Mould]) -> Scene:
    return mould()[1]


@pytest.fixture
def cast(staged: Scene, database: str) -> Cast:
    """Read before Europa's channel got the name of a canary."""
    return staged.cast


async def who(web: Web, staged: Scene, name: str) -> Visitor:
    return await web.sign_in(getattr(staged.cast, name))


def noun_of(payload: dict[str, Any], deed: Deed) -> Any:
    """What the payload has beside what all have; for bulk verbs its results."""
    return payload[deed.shows.partition(" ")[0]]


def fields_of(name: str) -> set[str]:
    """The names that a client may write below `input`."""
    input: Any = schema._schema.mutation_type.fields[name].args["input"].type  # type: ignore[union-attr]
    return set(input.of_type.fields)


def test_every_mutation_has_a_deed() -> None:
    assert set(NAMES) == {*DEEDS, *GETTING_IN}


SECRETS = {
    "apiKeyCreate": "key",
    "apiKeyRotate": "key",
    "webhookCreate": "secret",
    "webhookUpdate": "secret",
    "userInvite": "invitationToken",
    "userResetLink": "token",
}
"""What is shown once, and not when the mutation is repeated."""


@pytest.mark.parametrize("name", TRIED)
async def test_a_mutation_is_refused_with_a_reason_done_once_and_answered_again(
    web: Web, staged: Scene, name: str
) -> None:
    deed = DEEDS[name]
    visitor = await who(web, staged, deed.by)
    input, wrong = deed.input(staged), deed.but(staged)
    nobody = {"role": "AGENT"} if name == "userUpdate" else {}
    before = await events()

    async def do(**more: Any) -> Any:
        return await visitor.do(name, {**input, **more}, deed.shows)

    refused = await do(**wrong, **nobody, clientMutationId="tab-0")
    check_refusal(name, deed, refused)
    assert await events() == before

    done = await do(clientMutationId="tab-1", idempotencyKey=KEY)
    assert done["errors"] == [] and noun_of(done, deed)
    assert done["clientMutationId"] == "tab-1" and done["replayed"] is False
    written = (await events())[len(before) :]
    assert written and {event.client_mutation_id for event in written} == {"tab-1"}
    assert done["position"] == f"{web.workspace.epoch}.{written[-1].id}"

    again = await do(clientMutationId="tab-2", idempotencyKey=KEY)
    other = await do(**wrong, idempotencyKey=KEY)
    if name in SECRETS:
        assert done.pop(SECRETS[name]) and again.pop(SECRETS[name]) is None
    assert lasting(again) == lasting({**done, "clientMutationId": "tab-2", "replayed": True})
    assert [error["code"] for error in other["errors"]] == ["KEY_REUSED"]
    assert len(await events()) == len(before) + len(written)


def lasting(told: Any) -> Any:
    """Without the addresses of files, which are for five minutes from each asking."""
    if isinstance(told, dict):
        return {
            name: bool(each) if name in ("url", "uploadUrl", "expiresAt") else lasting(each)
            for name, each in told.items()
        }
    return [lasting(each) for each in told] if isinstance(told, list) else told


def check_refusal(name: str, deed: Deed, payload: dict[str, Any]) -> None:
    (error,) = payload["errors"]
    assert error["code"] == deed.code and error["message"].endswith("."), error
    assert error["field"] is None or error["field"][0] in fields_of(name), error
    assert not noun_of(payload, deed) and payload["replayed"] is False and payload["clientMutationId"] == "tab-0"


async def test_what_is_wrong_with_the_next_activity_is_said_of_it_and_nothing_is_done(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)
    call = await models.Activity.schedule(by=cast.ana, now=NOON, subject=await subject(cast), summary="Ligar")

    for draft, field in (({"typeId": to_id("ActivityType", 987_654)}, "typeId"), ({"summary": " "}, "summary")):
        answer = await ana.post(
            "mutation($i: ActivityCompleteInput!) { activityComplete(input: $i) { errors { field } } }",
            {"i": {"id": to_id("Activity", call.id), "next": draft}},
        )
        assert answer.json()["data"]["activityComplete"]["errors"] == [{"field": ["next", field]}]
    assert (await models.Activity.get(id=call.id)).is_open
