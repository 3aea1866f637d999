"""Sealed passwords, and the mailbox verbs that keep them."""

from ipaddress import ip_address
from typing import Any

import pytest

import models
from errors import Duplicate, Forbidden, Invalid, Refused, Required, WrongState
from models.hosts import is_public
from models.keyring import Keyring, SealBroken
from models.mailbox import MailboxPhase
from tests.intake.conftest import KEYRING
from tests.make import NOON, Cast, events

OLD, NEW = Keyring((b"o" * 32,)), Keyring((b"n" * 32, b"o" * 32))
ACCOUNT: dict[str, Any] = {
    "address": "caixa@funil.example",
    "host": "imap.funil.example",
    "username": "caixa",
    "password": "açúcar",
}


def test_a_sealed_secret_opens_only_in_its_place() -> None:
    sealed = OLD.seal("açúcar", place="mailbox:1:secret")
    assert "açúcar" not in sealed
    assert OLD.open(sealed, place="mailbox:1:secret") == "açúcar"
    with pytest.raises(SealBroken):
        OLD.open(sealed, place="mailbox:2:secret")


def test_a_new_key_opens_what_the_old_one_sealed_and_not_the_other_way() -> None:
    assert NEW.open(OLD.seal("x", place="p"), place="p") == "x"
    with pytest.raises(SealBroken):
        OLD.open(NEW.seal("x", place="p"), place="p")


@pytest.mark.parametrize("stored", ["", "v1", "v1.x.y", "v9.00000000.AAAA", "v1.00000000.!!"])
def test_nonsense_is_no_secret(stored: str) -> None:
    with pytest.raises(SealBroken):
        OLD.open(stored, place="p")


def test_a_keyring_needs_keys_and_shows_none() -> None:
    assert "o" * 8 not in repr(OLD)
    for keys in ((), (b"short",)):
        with pytest.raises(ValueError, match="32 bytes"):
            Keyring(keys)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "::1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "224.0.0.1",
    ],
)
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))
    assert is_public(ip_address("93.184.216.34"))


async def connect(cast: Cast, **given: Any) -> models.Mailbox:
    return await models.Mailbox.connect(by=cast.rita, now=NOON, keyring=KEYRING, **{**ACCOUNT, **given})


async def test_a_password_is_stored_sealed(cast: Cast) -> None:
    mailbox = await models.Mailbox.get(id=(await connect(cast)).id)
    assert "açúcar" not in str(mailbox.sealed_secret)
    assert mailbox.account(KEYRING).password == "açúcar"
    assert mailbox.phase is MailboxPhase.NEW
    assert [event.noun_id for event in await events("MailboxConnected")] == [mailbox.id]


@pytest.mark.parametrize(
    "changes", [{"host": "evil.example"}, {"port": 1993}, {"username": "x"}, {"security": "STARTTLS"}]
)
async def test_whoever_points_a_mailbox_elsewhere_enters_its_password_again(
    cast: Cast, changes: dict[str, Any]
) -> None:
    mailbox = await connect(cast)
    with pytest.raises(Required):
        await mailbox.update(by=cast.rita, now=NOON, keyring=KEYRING, **changes)
    assert (await models.Mailbox.get(id=mailbox.id)).version == 1
    await mailbox.update(by=cast.rita, now=NOON, keyring=KEYRING, password="novo", **changes)
    assert (await models.Mailbox.get(id=mailbox.id)).account(KEYRING).password == "novo"


async def test_other_changes_keep_the_password(cast: Cast) -> None:
    mailbox = await connect(cast)
    await mailbox.update(by=cast.rita, now=NOON, keyring=KEYRING, poll_every=5, default_channel=cast.brasil)
    kept = await models.Mailbox.get(id=mailbox.id)
    assert (kept.poll_every, kept.default_channel_id) == (5, cast.brasil.id)
    assert kept.account(KEYRING).password == "açúcar"


@pytest.mark.parametrize(
    "given",
    [
        {"host": "imap\r\n.example"},
        {"host": "imap example"},
        {"host": ""},
        {"username": "a\x00b"},
        {"password": "x\r\nA1 DELETE INBOX"},
        {"password": ""},
        {"folder": "IN\nBOX"},
        {"port": 0},
        {"port": 70_000},
        {"poll_every": 0},
        {"address": "no address"},
    ],
)
async def test_what_is_no_account_is_refused(cast: Cast, given: dict[str, Any]) -> None:
    with pytest.raises((Invalid, Required)):
        await connect(cast, **given)
    assert await models.Mailbox.all().count() == 0


async def test_an_address_is_connected_once(cast: Cast) -> None:
    await connect(cast)
    with pytest.raises(Duplicate):
        await connect(cast, address="CAIXA@funil.example")


async def test_agents_connect_nothing(cast: Cast) -> None:
    mailbox = await connect(cast)
    with pytest.raises(Forbidden):
        await models.Mailbox.connect(by=cast.ana, now=NOON, keyring=KEYRING, **ACCOUNT)
    for verb in (mailbox.poll_now, mailbox.disconnect):
        with pytest.raises(Forbidden):
            await verb(by=cast.ana, now=NOON)


async def test_a_disconnected_mailbox_forgets_its_password(cast: Cast) -> None:
    mailbox = await connect(cast)
    await mailbox.disconnect(by=cast.rita, now=NOON)
    await mailbox.disconnect(by=cast.rita, now=NOON)
    gone = await models.Mailbox.get(id=mailbox.id)
    assert (gone.phase, gone.sealed_secret) == (MailboxPhase.DISCONNECTED, None)
    assert len(await events("MailboxDisconnected")) == 1
    with pytest.raises(WrongState):
        await gone.poll_now(by=cast.rita, now=NOON)
    with pytest.raises(Refused):
        await gone.update(by=cast.rita, now=NOON, keyring=KEYRING, poll_every=9)


async def test_polling_writes_nothing_that_an_edit_could_collide_with(cast: Cast) -> None:
    mailbox = await connect(cast)
    await (await models.Mailbox.get(id=mailbox.id)).poll_now(by=cast.marcos, now=NOON)
    await mailbox.seen_at(1).update(by=cast.rita, now=NOON, keyring=KEYRING, poll_every=7)
    assert (await models.Mailbox.get(id=mailbox.id)).poll_every == 7
