"""What all mutations share: one input, one payload, one transaction, refusals as data, keys that make retries safe."""

import functools
import inspect
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

import strawberry
from tortoise.exceptions import IntegrityError, OperationalError

import measures
import models
from errors import Conflict, Invalid, Refused
from models.base import Unit, passing
from models.beforehand import Beforehand
from models.subject.bulk import BulkDone
from schema.context import Context, Info
from schema.deed import Deed
from schema.plain import plain
from schema.position import Position
from schema.refusal import UserError, user_error
from schema.remembered import again, remembered


@strawberry.input(description="What every input may carry.")
class EchoInput:
    client_mutation_id: str | None = strawberry.field(
        default=None,
        description="Any text of up to 64 characters; comes back in the payload and in the events it caused.",
    )


@strawberry.input(description="What every input may carry, but those about passwords, of which no answer is kept.")
class MutationInput(EchoInput):
    idempotency_key: str | None = strawberry.field(
        default=None,
        description="16 to 64 characters, unique per actor for 24 hours: the same request sent again has no effect.",
    )


@strawberry.input(description="What every input that edits one noun may carry.")
class EditInput(MutationInput):
    expected_version: int | None = strawberry.field(
        default=None,
        description="The version that you saw. Disjoint edits merge; overlapping ones are refused with code CONFLICT.",
    )


@strawberry.interface(description="What every payload has beside its noun.")
class Payload:
    errors: list[UserError] = strawberry.field(description="Why it was refused; empty when it was done.")
    position: Position = strawberry.field(
        description="`<epoch>.<event id>`: what you did shows in a stream that has passed it. Never resume from it."
    )
    client_mutation_id: str | None = strawberry.field(description="The echo of the input's.")
    replayed: bool = strawberry.field(description="True when an idempotency key told that this was done before.")


TRIES = 3
"""Units that got into each other's way on PostgreSQL are tried again, and those that want something made beforehand;
nothing of the first try is left."""

Verb = Callable[..., Awaitable[Any]]


def mutation(payload: type[Any], *, signed_in: bool = True, in_unit: bool = True) -> Callable[[Verb], Any]:
    """Turn `async def verb(info, input) -> row` into a mutation whose payload's first field is the row."""
    noun = next(iter(payload.__annotations__))

    def decorate(verb: Verb) -> Any:
        async def perform(info: Info, input: Any) -> Any:
            context: Context = info.context
            if signed_in:
                context.user  # noqa: B018 - raises when nobody is signed in
            echo = input.client_mutation_id
            try:
                row, position, replayed = await _perform(verb, info, input, in_unit and signed_in)
                errors = [user_error(row.refused, context.locale)] if _undone(row) else []
            except Refused as refused:
                measures.refusals.labels(refused.code).inc()
                await context.workspace()
                row = await _current(refused)
                errors, position, replayed = [user_error(refused, context.locale)], None, False
            if position is None:
                position = await models.Event.head()
            context.renew()  # the payload, and the request's next mutation, read what stands now
            return payload(
                **{noun: row},
                errors=errors,
                position=context.position(position),
                client_mutation_id=echo,
                replayed=replayed,
            )

        @functools.wraps(verb)
        async def resolve(info: Info, input: Any) -> Any:
            deed = info.root_value
            return await (deed.once(lambda: perform(info, input)) if isinstance(deed, Deed) else perform(info, input))

        info, given = inspect.signature(verb).parameters.values()
        described = strawberry.argument(description="What to do, and to what.")
        told: Any = Annotated[given.annotation, described]
        resolve.__annotations__ = {"info": Info, "input": told, "return": payload}
        resolve.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [info, given.replace(annotation=told)], return_annotation=payload
        )
        return strawberry.mutation(resolve, description=inspect.cleandoc(verb.__doc__ or ""))

    return decorate


def _undone(answer: Any) -> bool:
    """A bulk verb of which nothing was kept because one item was refused."""
    return isinstance(answer, BulkDone) and answer.refused is not None


async def _current(refused: Refused) -> Any:
    """With a conflict, the payload's noun is the row as it stands now."""
    if not isinstance(refused, Conflict):
        return None
    return await type(refused.noun).get_or_none(id=refused.noun.id)


async def _perform(verb: Verb, info: Info, input: Any, in_unit: bool) -> tuple[Any, int | None, bool]:
    _check_echo(input.client_mutation_id)
    if not in_unit:
        return await _outside(verb, info, input)
    for left in reversed(range(TRIES)):
        try:
            return await _unit(verb, info, input)
        except Beforehand as wanted:
            if not left:
                raise wanted.instead from None
            await wanted.make()
        except (OperationalError, IntegrityError) as failure:
            if not left or not passing(failure):
                raise
        info.context.renew()
    raise RuntimeError("A unit was neither done nor refused.")


async def _unit(verb: Verb, info: Info, input: Any) -> tuple[Any, int | None, bool]:
    context: Context = info.context
    async with models.transaction() as unit:
        unit.client_mutation_id, unit.ip = input.client_mutation_id, context.ip
        if input.idempotency_key is None:
            row = await verb(info, input)
        else:
            held = await _claim(info, input)
            if held is not None:
                return await again(held, info), held.position, True
            row = await verb(info, input)
            unit.before_commit.append(functools.partial(_settle, input.idempotency_key, context.user, row))
    return row, unit.position, False


async def _outside(verb: Verb, info: Info, input: Any) -> tuple[Any, int | None, bool]:
    """A verb that waits for others, such as a call of another program: only its key is kept in units, before and after.

    Who has the key of one that is not done, perhaps since a process was killed, does it anew.
    """
    key, by = getattr(input, "idempotency_key", None), info.context.viewer
    if key is None or by is None:
        return await verb(info, input), None, False
    async with models.transaction():
        held = await _claim(info, input)
    if held is not None and held.noun is not None:
        return await again(held, info), held.position, True
    try:
        answer = await verb(info, input)
    except BaseException:
        async with models.transaction():
            await models.IdempotencyKey.forget(key, by=by)
        raise
    async with models.transaction() as unit:
        await _settle(key, by, answer, unit)
    return answer, None, False


def _check_echo(echo: str | None) -> None:
    if echo is not None and len(echo) > 64:
        raise Invalid("A clientMutationId has at most {limit} characters.", field="clientMutationId", limit=64)


async def _claim(info: Info, input: Any) -> models.IdempotencyKey | None:
    said = {
        name: value for name, value in plain(input).items() if name not in ("client_mutation_id", "idempotency_key")
    }
    context: Context = info.context
    return await models.IdempotencyKey.claim(
        input.idempotency_key, mutation=info.field_name, input=said, by=context.user, now=context.now
    )


async def _settle(key: str, user: models.User, answer: Any, unit: Unit) -> None:
    """Refusals are not kept, nor is a bulk verb of which nothing was kept."""
    if isinstance(answer, BulkDone) and answer.group_id is None:
        await models.IdempotencyKey.forget(key, by=user)
        return
    noun, ids = remembered(answer)
    await models.IdempotencyKey.settle(key, by=user, noun=noun, ids=ids, unit=unit)


__all__ = ["EchoInput", "EditInput", "MutationInput", "Payload", "mutation"]
