"""The demo mailbox as a row: what tells the worker to look into it every second."""

from datetime import datetime

from demo.imap import HOST, Account
from demo.mail import AUTHSERV_ID
from demo.team import DOMAIN
from mail.mailbox import Security as OnWire
from models.base import transaction
from models.channel import Channel
from models.keyring import Keyring, SealBroken
from models.mailbox import Mailbox, MailboxPhase, Security
from models.user import User
from permissions import Role

ADDRESS = f"inbox@{DOMAIN}"


async def connect_demo_mailbox(
    account: Account, keyring: Keyring, *, now: datetime, smtp_port: int | None = None
) -> Mailbox | None:
    """Let the demo channels receive through the demo mailbox, wherever it listens this time.

    Nothing happens where the demo team was never seeded, nor once somebody has disconnected the mailbox.
    """
    by = await User.filter(role=Role.ADMIN, active=True).order_by("id").first()
    channels = [each for each in await Channel.all() if any(alias.endswith(f"@{DOMAIN}") for alias in each.aliases)]
    if by is None or not channels:
        return None
    mailbox = await Mailbox.get_or_none(address=ADDRESS)
    if mailbox is None:
        mailbox = await _connect(account, keyring, channels, by=by, now=now)
    elif mailbox.phase is MailboxPhase.DISCONNECTED:
        return None
    if smtp_port is not None:
        # It keeps what it is given, and asks nobody who they are.
        await mailbox.set_sending(
            by=by, now=now, keyring=keyring, host=HOST, port=smtp_port, security=OnWire.NONE, anonymous=True
        )
    if not _leads_to(mailbox, account, keyring):
        where = {"host": account.host, "port": account.port, "username": account.username}
        await mailbox.update(by=by, now=now, keyring=keyring, password=account.password, **where)
    return mailbox


async def _connect(account: Account, keyring: Keyring, channels: list[Channel], *, by: User, now: datetime) -> Mailbox:
    async with transaction():
        mailbox = await Mailbox.connect(
            by=by,
            now=now,
            keyring=keyring,
            address=ADDRESS,
            host=account.host,
            port=account.port,
            security=Security.NONE,
            username=account.username,
            password=account.password,
            authserv_id=AUTHSERV_ID,
            poll_every=1,
        )
        for channel in channels:
            await channel.update(by=by, now=now, mailbox=mailbox)
    return mailbox


def _leads_to(mailbox: Mailbox, account: Account, keyring: Keyring) -> bool:
    try:
        held = mailbox.account(keyring)
    except SealBroken:
        return False
    return (held.host, held.port, held.username, held.password) == (
        account.host,
        account.port,
        account.username,
        account.password,
    )
