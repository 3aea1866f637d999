"""Tells webhooks what they wait for: in order, batched, at least once, from a cursor that the database keeps."""

import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import permissions
from events import WebhookHealthChanged
from models.base import transaction
from models.event import Event
from models.keyring import SealBroken
from models.user import User
from models.view import SavedView
from models.webhook import saying
from models.webhook.calling import Answer, Way, WebhookErrorCode, call
from models.webhook.row import Webhook, WebhookPhase
from models.workspace import Workspace

BATCH, GATHERED = 100, timedelta(seconds=5)
"""A delivery has at most so many events, and leaves when there are so many, or the oldest has waited so long."""
LEASE = timedelta(seconds=60)
"""Much longer than a call may last (`Way.within`)."""
SHORTEST, LONGEST = timedelta(seconds=5), timedelta(hours=1)
PATIENCE = timedelta(days=3)
LOOKED_THROUGH = 5_000
"""Events without news for it after which its cursor goes on all the same."""


@dataclass(frozen=True)
class Delivery:
    id: str
    to: int
    body: bytes | None
    """None: none of these events is for its owner to see."""


async def due(now: datetime) -> list[int]:
    """The webhooks that have something to be told now."""
    rested = await Webhook.at_work(now).order_by("id")
    return [row.id for row in rested if row.sending_to is not None or await _gathered(row, now)]


async def _gathered(webhook: Webhook, now: datetime) -> bool:
    head = await Event.head()  # first: what comes while the log is read has not been looked through
    waiting = await webhook.waiting().order_by("id").limit(BATCH).values("id", "at")
    if waiting:
        return len(waiting) == BATCH or waiting[0]["at"] + GATHERED <= now
    if head - webhook.cursor > LOOKED_THROUGH:
        await Webhook.filter(id=webhook.id, cursor=webhook.cursor, sending_to__isnull=True).update(cursor=head)
    return False


async def deliver(webhook_id: int, way: Way) -> bool:
    """One delivery of one webhook; whether there may be another one. Raises nothing that the network does."""
    now = way.now()
    # Whoever calls holds it: two deliveries of one webhook at a time would be out of order.
    if not await Webhook.at_work(now).filter(id=webhook_id).update(leased_until=now + LEASE):
        return False
    webhook = await Webhook.get_or_none(id=webhook_id)
    if webhook is None:
        return False
    answer = await _told(webhook, way)
    if answer is None:
        await Webhook.filter(id=webhook_id).update(leased_until=None)
        return False
    return await _settle(webhook, answer, now=way.now())


async def try_out(webhook: Webhook, *, by: User, way: Way) -> Answer:
    """Call it with no events, just now; its cursor stays."""
    permissions.require(by, "webhooks")
    try:
        secret = way.keyring.open(webhook.sealed_secret, place=webhook.secret_place)
    except SealBroken:
        return Answer(WebhookErrorCode.SECRET_LOST)
    now = way.now()
    id = f"test.{webhook.id}.{int(now.timestamp() * 1000)}"
    return await call(webhook.url, saying.test_body(now=now), secret=secret, id=id, way=way)


async def _told(webhook: Webhook, way: Way) -> Answer | None:
    """What came of a call; None: there is nothing to tell."""
    owner = await User.acting(webhook.owner_id)
    if owner is None or not owner.active:
        return Answer(WebhookErrorCode.OWNER_GONE)
    try:
        secret = way.keyring.open(webhook.sealed_secret, place=webhook.secret_place)
    except SealBroken:
        return Answer(WebhookErrorCode.SECRET_LOST)
    delivery = await _next(webhook, owner, way)
    if delivery is None:
        return None
    if delivery.body is None:
        return Answer()
    return await call(webhook.url, delivery.body, secret=secret, id=delivery.id, way=way)


async def _next(webhook: Webhook, owner: User, way: Way) -> Delivery | None:
    """The delivery that is on its way, or the next one, which is from now on."""
    if webhook.sending_to is None:
        events = await webhook.waiting().order_by("id").limit(BATCH)
        if not events:
            return None
        webhook.sending_to = events[-1].id
        await Webhook.filter(id=webhook.id).update(sending_to=webhook.sending_to)
    else:
        events = await webhook.waiting().filter(id__lte=webhook.sending_to).order_by("id")
    epoch = (await Workspace.current()).epoch
    seen = [event for event in events if _sees(owner, event)]
    chosen = zlib.crc32(",".join(webhook.kinds).encode())
    return Delivery(
        # Of other kinds it would be another delivery, and a receiver that remembers this one must not pass over it.
        id=f"{epoch}.{webhook.id}.{webhook.cursor}.{webhook.sending_to}.{chosen:08x}",
        to=webhook.sending_to,
        body=saying.body(seen, epoch=epoch, now=way.now()) if seen else None,
    )


def _sees(owner: User, event: Event) -> bool:
    """By the permissions that the owner has now: what they see, or saw until this very change."""
    if event.noun == SavedView.noun and not _in_sight(owner, event):
        return False
    if permissions.sees_all(owner):
        return True
    return permissions.sees(owner, event.keys_after) or permissions.sees(owner, event.keys_before)


def _in_sight(owner: User, event: Event) -> bool:
    """A private view is its owner's alone, whoever oversees them."""
    told = event.data
    return bool(told["owner"] == owner.id or told["shared"] or told.get("was_shared"))


async def _settle(webhook: Webhook, answer: Answer, *, now: datetime) -> bool:
    """Write down what came of it, in a unit of its own; the cursor goes on with what was taken."""
    system = await User.system()
    async with transaction():
        fresh = await Webhook.filter(id=webhook.id).select_for_update().get_or_none()
        if fresh is None:
            return False
        if answer.gone:
            await fresh.delete_for_ever(by=system, now=now, gone=True)
            return False
        if fresh.leased_until != webhook.leased_until:
            return False  # it took too long: somebody else is at it, and says what comes of that
        async with fresh.changing():
            before = fresh.phase
            fresh.leased_until, fresh.last_status = None, answer.status
            if answer.error is None:
                _went_well(fresh, webhook, now)
            else:
                _went_wrong(fresh, answer.error, now)
            if fresh.phase is not before:
                await fresh.record(WebhookHealthChanged(phase=fresh.phase, error=fresh.last_error), by=system, now=now)
            else:
                await fresh.save()
    return answer.error is None


def _went_well(fresh: Webhook, told: Webhook, now: datetime) -> None:
    if fresh.sending_to == told.sending_to and told.sending_to is not None:
        fresh.cursor, fresh.sending_to = told.sending_to, None
    fresh.attempts, fresh.next_attempt_at, fresh.failing_since, fresh.last_error = 0, None, None, None
    fresh.last_delivered_at = now
    if fresh.phase is WebhookPhase.FAILING:
        fresh.phase = WebhookPhase.READY


def _went_wrong(fresh: Webhook, error: WebhookErrorCode, now: datetime) -> None:
    fresh.attempts += 1
    fresh.last_error = error
    fresh.failing_since = fresh.failing_since or now
    fresh.next_attempt_at = now + wait(fresh.attempts, random.uniform(0.75, 1.25))  # noqa: S311 - spreads calls
    given_up = now - fresh.failing_since >= PATIENCE or error is WebhookErrorCode.OWNER_GONE
    if fresh.phase is not WebhookPhase.PAUSED:
        fresh.phase = WebhookPhase.PAUSED if given_up else WebhookPhase.FAILING


def wait(attempts: int, jitter: float) -> timedelta:
    """Until the next attempt: 5 seconds after the first, then twice as long each, an hour at most; times the jitter."""
    seconds = SHORTEST.total_seconds() * 2.0 ** min(attempts - 1, 12)
    return timedelta(seconds=min(LONGEST.total_seconds(), seconds) * jitter)


__all__: Sequence[str] = ("Delivery", "deliver", "due", "try_out", "wait")
