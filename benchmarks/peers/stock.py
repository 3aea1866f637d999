"""The board by Strawberry as its manual has it: types, resolvers, an ORM's rows, loaders; a queue for each subscriber.

`python -m benchmarks.peers.stock URL PORT [told]`. It has the sessions and the sight of Funil, and answers the
documents of the benchmark word for word.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import strawberry
import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute
from strawberry.asgi import GraphQL
from tortoise import Tortoise

from benchmarks.base import file_of
from benchmarks.peers import rows
from benchmarks.peers.loading import Asking, Loaders
from benchmarks.peers.telling import Mutation, Subscription, position
from benchmarks.peers.types import Info, Money, Stage, Subject, money


@strawberry.type
class Totals:
    count: int
    value: Money
    weighted_value: Money
    idle: int
    rotting: int


@strawberry.type
class Page:
    nodes: list[Subject]


@strawberry.type
class Column:
    stage: Stage

    @strawberry.field
    async def subjects(self, info: Info, first: int = 50) -> Page:
        held: Any = self.stage
        cards = info.context["asking"].board().filter(stage_id=held.id, kind="OPPORTUNITY")
        return Page(nodes=await cards.order_by("rank", "id").limit(first))

    @strawberry.field
    async def totals(self, info: Info) -> Totals:
        held: Any = self.stage
        count = value = weighted = idle = rotting = 0
        for group in await info.context["groups"]():
            if group["stage_id"] == held.id:
                number, own = group["count"], group["manual_probability"]
                worth = int(group["minor"] or 0) if group["value_currency"] == info.context["currency"] else 0
                count, value = count + number, value + worth
                weighted += worth * (held.probability if own is None else own) if group["outcome"] == "OPEN" else 0
                idle += number if group["idle"] else 0
                rotting += number if group["rotting"] else 0
        told = [money(minor, info.context["currency"]) for minor in (value, (weighted + 50) // 100)]
        return Totals(count=count, value=told[0], weighted_value=told[1], idle=idle, rotting=rotting)


@strawberry.type
class Funnel:
    position: str
    columns: list[Column]


@strawberry.type
class Query:
    @strawberry.field
    async def funnel(self) -> Funnel:
        stages: Any = await rows.Stage.all().order_by("position", "id")
        return Funnel(position=await position(), columns=[Column(stage=stage) for stage in stages])


class Board(GraphQL[dict[str, Any], None]):
    async def get_context(self, request: Any, response: Any) -> dict[str, Any]:
        asking = await Asking.of(request.cookies.get("funil", ""))
        if asking is None:
            raise PermissionError("Sign in.")
        workspace = await rows.Workspace.first()
        reading: list[asyncio.Task[Any]] = []

        async def groups() -> Any:
            """Once for all columns."""
            if not reading:
                reading.append(asyncio.ensure_future(asking.groups()))
            return await reading[0]

        means = {"asking": asking, "loaders": Loaders(), "groups": groups, "response": response}
        return means | {"currency": workspace.currency if workspace else ""}


def application(url: str) -> Starlette:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        place = f"sqlite://{file_of(url)}" if url.startswith("sqlite") else url.replace("postgresql:", "postgres:", 1)
        await Tortoise.init(
            db_url=place, modules={"peer": ["benchmarks.peers.rows"]}, use_tz=True, _enable_global_fallback=True
        )
        yield
        await Tortoise.close_connections()

    board = Board(strawberry.Schema(Query, Mutation, Subscription))
    return Starlette(routes=[Route("/graphql", board), WebSocketRoute("/graphql", board)], lifespan=lifespan)


if __name__ == "__main__":
    uvicorn.run(application(sys.argv[1]), port=int(sys.argv[2]), log_level="warning", access_log=False)
