"""What a restored installation must not take up again: its log's name, and what opened doors at that time."""

from datetime import datetime

from models.account import Invitation
from models.audit import AuditEntry, AuditKind
from models.base import transaction
from models.inbound import InboundMail, IntakeState
from models.lease import Lease
from models.mailbox import Mailbox
from models.reset import PasswordReset
from models.user import User
from models.workspace import new_epoch

FACTS = {
    "epoch": "SELECT epoch FROM workspace ORDER BY id LIMIT 1",
    "position": "SELECT coalesce(max(id), 0) FROM event",
}
"""What a backup's manifest tells of the log."""
OUTSIDE = "SELECT sha256 FROM blob WHERE place = 'STORE' ORDER BY sha256"
"""The names of files whose bytes lie in the store only."""
INSIDE = "UPDATE blob SET content = {0}, place = 'BOTH' WHERE sha256 = {1}"
"""Their bytes come back into the database; from there a worker carries them to whichever store is set."""


def second_life(now: datetime) -> list[str]:
    """Statements for the very step that brings the rows back, for both databases and every release since 0.1.0.

    Positions of what came after the backup must mean nothing, so every stream begins anew. Sessions end: some
    of them had been revoked. A mail that was on its way has most likely been sent since: a person decides.
    """
    return [
        f"UPDATE workspace SET epoch = '{new_epoch()}'",  # noqa: S608 - our own sign
        f"UPDATE session SET revoked_at = '{now.isoformat(sep=' ')}' WHERE revoked_at IS NULL",  # noqa: S608
        "UPDATE message SET state = 'UNKNOWN' WHERE state IN ('QUEUED', 'SENDING')",
    ]


async def settle(now: datetime) -> None:
    """The rest, once the database is of this release: nobody holds a lease, and no link of that time opens anything."""
    system = await User.system()
    async with transaction():
        await Lease.forget()
        await Mailbox.filter(leased_until__isnull=False).update(leased_until=None, lease_holder=None)
        await InboundMail.filter(state=IntakeState.PENDING).update(next_attempt_at=None)
        await Invitation.filter(used_at__isnull=True).delete()
        await PasswordReset.filter(used_at__isnull=True).delete()
        await AuditEntry.note(AuditKind.RESTORED, by=system, now=now)
