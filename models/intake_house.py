"""What is configured around a mailbox, the same for every mail that comes by it. Decides nothing."""

from collections.abc import Iterable, Mapping

from mail.address import domain, without_detail
from mail.known import Form, Habits, Known
from mail.providers import PUBLIC_PROVIDERS
from models.base import configured
from models.channel import Channel
from models.mailbox import Mailbox

JUNK = frozenset({"junk", "spam", "junk e-mail", "junk email", "bulk mail", "lixo eletrônico", "lixo eletronico"})


async def channels() -> Mapping[int, Channel]:
    """All of them by id, archived ones as well: what comes from their addresses is still our own."""

    async def read() -> Mapping[int, Channel]:
        return {channel.id: channel for channel in await Channel.all()}

    return await configured("channels", read)


async def house_of(mailbox_id: int, *, instance_key: bytes) -> Known:
    """An archived channel takes no new mail."""

    async def read() -> Known:
        return await _house(await Mailbox.get(id=mailbox_id), instance_key)

    return await configured(f"house {mailbox_id}", read)


async def _house(mailbox: Mailbox, instance_key: bytes) -> Known:
    every = await channels()
    working = {id: channel for id, channel in every.items() if channel.archived_at is None}
    own = await _own_addresses(every.values())
    aliases = {alias: channel.id for channel in working.values() for alias in channel.aliases}
    return Known(
        aliases=aliases,
        habits={channel.id: _habits(channel) for channel in working.values()},
        mailbox_channels=tuple(sorted(id for id, channel in working.items() if channel.mailbox_id == mailbox.id)),
        default_channel=mailbox.default_channel_id if mailbox.default_channel_id in working else None,
        system_addresses=frozenset(own),
        own_domains=frozenset({domain(each) for each in (*aliases, *own)} - PUBLIC_PROVIDERS),
        junk=mailbox.folder.replace("\\", "/").rpartition("/")[2].rpartition(".")[2].lower() in JUNK,
        authserv_id=mailbox.authserv_id,
        trusted_forwarders=frozenset(mailbox.trusted_forwarders),
        instance_key=instance_key,
    )


def _habits(channel: Channel) -> Habits:
    return Habits(
        forms=tuple(Form(**form) for form in channel.form_senders),
        allows_lists=channel.lists_allowed,
        allows_internal=channel.internal_allowed,
        threads_by_subject_line=channel.subject_line_threads,
        threads_by_sender=channel.sender_threads,
    )


async def _own_addresses(channels: Iterable[Channel]) -> set[str]:
    of_channels = {alias for channel in channels if channel.archived_at is not None for alias in channel.aliases}
    return of_channels | {without_detail(row["address"]) for row in await Mailbox.all().values("address")}
