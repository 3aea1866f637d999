"""What a mutation answered with, in a form that a row can keep, and that answer again, from the rows of now."""

from typing import Any

import models
from errors import Refused
from models.subject.bulk import BulkDone, BulkOutcome
from models.trade.judging import Mirrored, RowResult, Upserted
from models.webhook.calling import Answer, WebhookErrorCode
from schema.context import Info
from schema.ids import from_id, to_id
from schema.node import NOUNS

GONE, MANY, EACH, TRIED = "-", "+", "*", "?"
"""Before the noun: it is gone; they are a list; a bulk verb did it to each of them; it was called, and said so much."""
REFUSALS = {kind.code: kind for kind in Refused.__subclasses__()}


def remembered(answer: Any) -> tuple[str | None, list[Any]]:
    """The noun, and the ids; of a bulk verb each id with its refusal, if any."""
    if answer is None:
        return None, []
    if isinstance(answer, str):
        noun, number = from_id(answer)
        return GONE + noun, [number]
    if isinstance(answer, Answer):
        return f"{TRIED}Webhook", [answer.status, answer.error]
    if isinstance(answer, BulkDone) and answer.job is not None:
        return f"{EACH}Job", [[answer.job.id, None]]
    if isinstance(answer, BulkDone):
        return f"{EACH}Subject", [[result.id, _kept(result.error)] for result in answer.results]
    if isinstance(answer, Mirrored):
        kept = [[_id(each), each.external_id, each.status, _kept(each.error)] for each in answer.results]
        return f"{EACH}CustomerDocument", kept
    if isinstance(answer, list):
        return MANY + next((row.noun for row in answer), ""), [row.id for row in answer]
    return answer.noun, [answer.id]


def _id(result: RowResult) -> int | None:
    return result.document.id if result.document else None


def _kept(error: Refused | None) -> dict[str, Any] | None:
    if error is None:
        return None
    return {"code": error.code, "message": error.message, "field": error.field, "params": dict(error.params)}


async def again(held: models.IdempotencyKey, info: Info) -> Any:
    """The same answer; of rows that have gone since, or out of the viewer's sight, nothing."""
    if held.noun is None:
        return None
    form, noun = (held.noun[0], held.noun[1:]) if held.noun[0] in (GONE, MANY, EACH, TRIED) else ("", held.noun)
    if form == GONE:
        return to_id(noun, held.ids[0])
    if form == TRIED:
        status, error = held.ids
        return Answer(error and WebhookErrorCode(error), status)
    if form == EACH:
        return await (_bulk(held, info) if noun == "Subject" else _mirrored(held))
    model: Any = NOUNS[noun]
    found = {row.id: row for row in await model.visible_to(info.context.user).filter(id__in=held.ids)}
    rows = [found[id] for id in held.ids if id in found]
    return rows if form == MANY else next(iter(rows), None)


async def _bulk(held: models.IdempotencyKey, info: Info) -> BulkDone:
    ids = [id for id, _ in held.ids]
    if held.noun == f"{EACH}Job":
        job = await models.Job.visible_to(info.context.user).get_or_none(id=ids[0])
        return BulkDone([], job.terms["group_id"], job=job, matched=job.total or 0) if job else BulkDone([], None)
    rows = {row.id: row for row in await models.Subject.visible_to(info.context.user).filter(id__in=ids)}
    results = [
        BulkOutcome(id, error=_refused(error)) if error else BulkOutcome(id, subject=rows.get(id))
        for id, error in held.ids
    ]
    last = None if held.position is None else await models.Event.get_or_none(id=held.position)
    return BulkDone(results, last.group_id if last else None, matched=len(results))


async def _mirrored(held: models.IdempotencyKey) -> Mirrored:
    """Its rows are looked at again where they are told."""
    ids = [id for id, *_ in held.ids if id is not None]
    rows = {row.id: row for row in await models.CustomerDocument.filter(id__in=ids)}
    return Mirrored(
        [
            RowResult(external_id, Upserted(status), rows.get(id), _refused(error) if error else None)
            for id, external_id, status, error in held.ids
        ]
    )


def _refused(kept: dict[str, Any]) -> Refused:
    return REFUSALS[kept["code"]](kept["message"], field=kept["field"], **kept["params"])
