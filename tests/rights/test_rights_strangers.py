"""Who is nobody here: a stranger, a key that is over, somebody who has left. By HTTP, for every root of the schema."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta

import httpx
import pytest

import models
from permissions import Role, Scope
from schema.ids import to_id
from tests.make import person
from tests.rights.marks import CANARY
from tests.rights.questions import CORE, asking, questions, wanted
from tests.rights.rules import CALLING, May, mutations
from tests.rights.world import MISSING, World
from tests.schema.test_mutations import DEEDS
from tests.web import OTHER_ORIGIN, Web

pytestmark = pytest.mark.once

NODE = "query($id: ID!) { node(id: $id) { id } }"
Headers = dict[str, str]
OPEN = {"setup", "invitationAccept", "signIn", "passwordResetRequest", "passwordReset"}
"""Mutations by which a stranger gets in."""


async def stranger(web: Web) -> Headers:
    return {}


async def _key(web: Web, user: models.User, **changes: object) -> Headers:
    visitor = await web.key(user, Scope.READ, Scope.WRITE)
    newest = (await models.ApiKey.all().order_by("-id"))[0]
    await models.ApiKey.filter(id=newest.id).update(**changes)
    return visitor.headers


async def expired_key(web: Web) -> Headers:
    past = datetime.now(UTC) - timedelta(seconds=1)
    return await _key(web, await _admin("Otto"), expires_at=past)


async def revoked_key(web: Web) -> Headers:
    return await _key(web, await _admin("Olga"), revoked_at=datetime.now(UTC))


async def key_of_who_has_left(web: Web) -> Headers:
    olaf = await _admin("Olaf")
    headers = await _key(web, olaf)
    await models.User.filter(id=olaf.id).update(active=False)
    return headers


async def browser_of_who_has_left(web: Web) -> Headers:
    oto = await _admin("Oto")
    visitor = await web.sign_in(oto)
    await models.User.filter(id=oto.id).update(active=False)
    return visitor.headers


async def ended_session(web: Web) -> Headers:
    orla = await _admin("Orla")
    visitor = await web.sign_in(orla)
    await models.Session.filter(user_id=orla.id).update(revoked_at=datetime.now(UTC))
    return visitor.headers


async def _admin(name: str) -> models.User:
    return await person(name, Role.ADMIN)


NOBODIES = (stranger, expired_key, revoked_key, key_of_who_has_left, browser_of_who_has_left, ended_session)


@pytest.fixture
async def wire(world: World) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=world.web.url, timeout=20, verify=False) as client:  # no TLS here
        yield client


def documents(world: World) -> dict[str, tuple[str, dict[str, object]]]:
    """One document for each root, with variables that would do."""
    barcos = world.scene.id("barcos")
    found: dict[str, tuple[str, dict[str, object]]] = {}
    for name in CORE.query_type.fields:
        document = questions(name, *asking(name), 1)[0] if name != "node" else NODE
        found[name] = (document, {"id": barcos} if wanted(name) else {})
    for name, deed in DEEDS.items():
        input = f"{name[0].upper()}{name[1:]}Input"
        document = f"mutation($input: {input}!) {{ {name}(input: $input) {{ errors {{ code }} {deed.shows} }} }}"
        found[name] = (document, {"input": deed.input(world.scene)})
    for name, (would_do, shows) in CALLING.items():
        input = f"{name[0].upper()}{name[1:]}Input"
        document = f"mutation($input: {input}!) {{ {name}(input: $input) {{ errors {{ code }} {shows} }} }}"
        found[name] = (document, {"input": would_do})
    for name, shows in {"signOut": "session { id }", "passwordChange": "user { id }"}.items():
        more = ', current: "CANARY-x-1-x", new: "CANARY-x-1-x"' if name == "passwordChange" else ""
        document = f'mutation {{ {name}(input: {{clientMutationId: "tab-1"{more}}}) {{ errors {{ code }} {shows} }} }}'
        found[name] = (document, {})
    for name, field in CORE.subscription_type.fields.items():
        takes = [argument for argument in field.args if argument in ("id", "subjectId", "jobId")]
        given = f"({takes[0]}: $id)" if takes else ""
        declared = "($id: ID!)" if takes else ""
        found[name] = (f"subscription{declared} {{ {name}{given} {{ __typename }} }}", {"id": barcos} if takes else {})
    return found


def test_every_root_is_tried_by_who_is_nobody() -> None:
    roots = (CORE.query_type, CORE.mutation_type, CORE.subscription_type)
    named = {name for root in roots for name in root.fields} - OPEN

    assert named <= {
        *CORE.query_type.fields,
        *DEEDS,
        *CALLING,
        "signOut",
        "passwordChange",
        *CORE.subscription_type.fields,
    }
    assert {name for name, may in mutations().items() if may is May.STRANGER} == OPEN


@pytest.mark.parametrize("nobody", NOBODIES, ids=lambda guest: guest.__name__)
async def test_who_is_nobody_here_is_told_nothing(
    world: World, wire: httpx.AsyncClient, nobody: Callable[[Web], Awaitable[Headers]]
) -> None:
    headers = {**await nobody(world.web), "origin": OTHER_ORIGIN}
    before = await models.Event.head()

    for name, (document, variables) in documents(world).items():
        accept = "text/event-stream" if name in CORE.subscription_type.fields else "application/json"
        body = {"query": document, "variables": variables}
        told = await wire.post("/graphql", json=body, headers={**headers, "accept": accept})
        world.asked += 1

        assert "UNAUTHENTICATED" in told.text, (name, told.text)
        if not told.headers["content-type"].startswith("text/event-stream"):
            assert not any((told.json().get("data") or {}).values()), name
        assert not CANARY.search(told.text)
    ids = [to_id("Subject", id) for id in (world.rows_of("Subject")[0], MISSING)]
    asked = [{"query": NODE, "variables": {"id": id}} for id in ids]
    there, not_there = [await wire.post("/graphql", json=body, headers=headers) for body in asked]
    assert (there.status_code, there.text) == (not_there.status_code, not_there.text)
    assert await models.Event.head() == before
