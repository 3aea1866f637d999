"""When it runs: each actor finds its row by id, calls one verb, and ends. What the verbs do stands in `models/`."""

import functools
import logging
import time

import dramatiq
from dramatiq.middleware import Shutdown

import models
from models import after, exporting, filing, ledger, polling, posting, retention, suggesting, turns, webhook
from models.outlook import Habits
from shelf import ShelfError
from workers.digest import Digests
from workers.lanes import Lanes, Single
from workers.means import Means

log = logging.getLogger(__name__)

AT_ONCE = 1_000
"""Deliveries that are tried again which one sweep sends on; the next one finds the rest."""
A_TURN = 20.0
"""Seconds for which the mails of one mailbox are filed without a pause for others."""
SECOND = 1_000
MINUTE = 60 * SECOND


def declare(means: Means) -> None:
    """Make the actors known to the queue. Lower numbers go first: looking for mail does not wait behind filing it."""
    actor = functools.partial(dramatiq.actor, broker=means.broker, max_retries=0)

    lanes, renewing, habits = Lanes(), Single(), Habits()

    @actor(queue_name="poll", priority=0, time_limit=2 * MINUTE, notify_shutdown=True, throws=Shutdown)
    async def poll(mailbox_id: int) -> None:
        """Take what is new in one mailbox; what is stored is filed. A server that lets wait is waited for beside."""
        await means.beside.let(look_into(mailbox_id))

    async def look_into(mailbox_id: int) -> None:
        mailbox = await models.Mailbox.due(means.now()).get_or_none(id=mailbox_id)
        if mailbox is None:
            return
        with lanes.entered(mailbox.host, failing=mailbox.failures > 0) as free:
            if free:
                await polling.poll(mailbox_id, line=means.line, then=lambda _: means.post("file_waiting", [mailbox_id]))

    @actor(queue_name="file", priority=10, time_limit=MINUTE)
    async def file_waiting(mailbox_id: int) -> None:
        """File what waits in one mailbox, oldest first; after some seconds others have their turn."""
        until = time.monotonic() + A_TURN
        try:
            while await filing.file_some(
                mailbox_id,
                now=means.now(),
                instance_key=means.instance_key,
                reader=means.reader,
                caps=means.caps,
            ):
                if time.monotonic() > until:
                    await means.post("file_waiting", [mailbox_id])
                    return
        except Exception:
            # It is noted at the mail, which is tried again; the next ones do not wait for that.
            await means.post("file_waiting", [mailbox_id])
            raise
        await means.post("put_away", [mailbox_id])

    @actor(queue_name="file", priority=10, time_limit=MINUTE)
    async def file(inbound_id: int) -> None:
        """File one stored mail; then the next one of its mailbox."""
        await filing.file(
            inbound_id,
            now=means.now(),
            instance_key=means.instance_key,
            reader=means.reader,
            caps=means.caps,
            then=functools.partial(means.post, "file"),
        )

    @actor(queue_name="job", priority=20, time_limit=2 * MINUTE)
    async def work_on(job_id: int) -> None:
        """One turn at a long job."""
        job = await models.Job.get_or_none(id=job_id)
        if job is not None:
            await turns.work(
                job_id,
                line=means.line,
                then=lambda _: means.post("file_waiting", [job.mailbox_id] if job.mailbox_id else []),
            )

    @actor(queue_name="clock", priority=0, time_limit=10 * SECOND, max_age=5 * SECOND)
    async def work_due() -> None:
        """Go on with the jobs whose next turn has come."""
        due = await models.Job.due(means.now()).order_by("next_attempt_at").limit(AT_ONCE).values("id")
        await means.restore("work_on", [row["id"] for row in due])

    @actor(queue_name="put_away", priority=15, time_limit=2 * MINUTE)
    async def put_away(mailbox_id: int) -> None:
        """Do on the server what the mailbox wants done with filed mails."""
        await after.put_away(mailbox_id, line=means.line)

    @actor(queue_name="send", priority=5, time_limit=8 * MINUTE)
    async def send(message_id: int) -> None:
        """Take one message of ours as far as it can be taken now."""
        await posting.post(message_id, means.way)

    @actor(queue_name="clock", priority=5, time_limit=10 * SECOND, max_age=5 * SECOND)
    async def webhooks_due() -> None:
        """Tell the webhooks for which enough has happened, or whose next attempt has come."""
        await means.restore("call_webhook", await webhook.due(means.now()))

    @actor(queue_name="webhook", priority=10, time_limit=2 * MINUTE, max_age=MINUTE)
    async def call_webhook(webhook_id: int) -> None:
        """One delivery after another; after some seconds others have a turn."""
        until = time.monotonic() + A_TURN
        while await webhook.deliver(webhook_id, means.hooks) and time.monotonic() < until:
            continue

    @actor(queue_name="clock", priority=0, time_limit=10 * SECOND, max_age=5 * SECOND)
    async def poll_due() -> None:
        """Look into the mailboxes whose time has come."""
        due = await models.Mailbox.due(means.now()).order_by("next_attempt_at").values("id")
        await means.restore("poll", [row["id"] for row in due])

    @actor(queue_name="clock", priority=0, time_limit=MINUTE, max_age=10 * MINUTE)
    async def sweep() -> None:
        """Send what waits in the database and is perhaps in no queue."""
        now = means.now()
        await means.restore("file", await models.InboundMail.to_send(now, most=AT_ONCE))
        await means.restore("put_away", await after.waiting(now))
        messages = await posting.due(now).order_by("id").limit(AT_ONCE).values("id")
        await means.restore("send", [row["id"] for row in messages])
        await models.IdempotencyKey.forget_old(means.now())
        await models.PasswordReset.forget_old(means.now())
        await means.post("send_resets")
        await means.post("send_invitations")

    @actor(queue_name="clock", priority=10, time_limit=5 * MINUTE, max_age=10 * MINUTE)
    async def send_resets() -> None:
        """Send the links that people who forgot their password asked for; without a server for them, none."""
        if means.own_mail is not None:
            await means.own_mail.send_resets(means.now)

    @actor(queue_name="clock", priority=15, time_limit=8 * MINUTE, max_age=MINUTE)
    async def send_digests() -> None:
        """Tell people their day by mail, those whose hour has come; without a server for it, nobody."""
        if means.own_mail is not None:
            await Digests(means.own_mail, means.keyring).send(means.now)

    @actor(queue_name="clock", priority=10, time_limit=5 * MINUTE, max_age=10 * MINUTE)
    async def send_invitations() -> None:
        """Send people their invitations; without a server for them, whoever invites passes the link on."""
        if means.own_mail is not None:
            await means.own_mail.send_invitations(means.now)

    @actor(queue_name="clock", priority=20, time_limit=10 * MINUTE, max_age=10 * MINUTE)
    async def forget() -> None:
        """Delete what is kept for a time only: raw mail nobody needs, uploads nobody used, bytes no file names."""
        by = await models.User.system()
        await retention.forget_raw(by=by, now=means.now(), keep=means.keep_raw)
        await models.File.forget_unused(by=by, now=means.now())
        await models.Blob.sweep(now=means.now())
        await models.Digest.forget_old(means.now())
        await models.Merge.forget_old(now=means.now())
        await exporting.forget_old(now=means.now())

    @actor(queue_name="clock", priority=20, time_limit=10 * MINUTE, max_age=MINUTE)
    async def shelve() -> None:
        """Carry files to the store, and delete there what is no longer a file; without a store, nothing."""
        if means.shelf is None:
            return
        try:
            while await models.shelve(means.shelf):
                continue
            await models.depart(means.shelf, now=means.now())
        except ShelfError as failure:
            log.warning("Files wait in the database: %s", failure)

    @actor(queue_name="clock", priority=5, time_limit=10 * MINUTE, max_age=10 * MINUTE)
    async def tick() -> None:
        """Follow numbers of days that were configured anew, and people to other zones; note what a former release did
        not."""
        system = await models.User.system()
        while await models.CustomerEmail.note_domains():
            continue
        await models.Subject.tick(by=system, now=means.now())
        await models.Activity.rezone(by=system, now=means.now())
        await models.Proposal.rezone(by=system, now=means.now())
        await models.CustomerDocument.rezone(by=system, now=means.now())

    @actor(queue_name="suggest", priority=15, time_limit=2 * MINUTE, max_age=MINUTE)
    async def suggest() -> None:
        """Propose next steps where something has happened or an hour has come; then others have a turn."""
        if not renewing.begin():
            return
        by, until = await models.User.system(), time.monotonic() + A_TURN
        try:
            while await suggesting.catch_up(by=by, now=means.now(), habits=habits) or renewing.asked():
                if time.monotonic() > until:
                    await means.post("suggest")
                    return
        finally:
            renewing.end()

    @actor(queue_name="suggest", priority=10, time_limit=2 * MINUTE, max_age=MINUTE)
    async def keep_ledger() -> None:
        """Bring the ledger, which reports of the past count, up to the log; then others have a turn."""
        until = time.monotonic() + A_TURN
        while await ledger.catch_up():
            if time.monotonic() > until:
                await means.post("keep_ledger")
                return

    @actor(queue_name="clock", priority=5, time_limit=MINUTE, max_age=10 * SECOND)
    async def fall_due() -> None:
        """Flip what an instant changes: days of activities, and subjects that go idle, rot or leave the board,
        proposals that expire, accounts that are overdue."""
        system = await models.User.system()
        await models.Activity.tick(by=system, now=means.now())
        await models.Subject.flip(by=system, now=means.now())
        await models.Proposal.tick(by=system, now=means.now())
        await models.CustomerDocument.tick(by=system, now=means.now())
