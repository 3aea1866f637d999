"""The audit log: who got in and who did not, kept as it was written, with no word that identifies a stranger."""

from datetime import timedelta

import pytest

from errors import Forbidden, NotFound, WrongState
from models import ApiKey, AuditEntry, AuditKind, Invitation, PasswordReset, Session, Terms, User, transaction
from models.account import authenticate, hashed
from models.audit import network
from models.throttle import Throttle
from permissions import Role, Scope
from tests.make import NOON, Cast

PASSWORD = "um barco muito azul"
HOME, CAFE = "203.0.113.9", "198.51.100.7"
HOUR = timedelta(hours=1)


async def lines(*kinds: AuditKind) -> list[tuple[str, int | None, int | None, str | None]]:
    rows = AuditEntry.all().order_by("id")
    found = await (rows.filter(kind__in=kinds) if kinds else rows)
    return [(row.kind.value, row.actor_id, row.user_id, row.network) for row in found]


@pytest.mark.parametrize(
    ("ip", "kept"),
    [
        ("203.0.113.9", "203.0.113.0/24"),
        ("2001:db8:1:2::9", "2001:db8:1::/48"),
        ("::ffff:203.0.113.9", "203.0.113.0/24"),
        ("unix", None),
        (None, None),
    ],
)
def test_an_address_is_kept_as_its_network(ip: str | None, kept: str | None) -> None:
    assert network(ip) == kept


async def test_a_life_of_an_account_is_written_down(cast: Cast) -> None:
    rita = cast.rita
    nina, token = await Invitation.send(
        by=rita, now=NOON, name="Nina", email="nina@funil.example", role=Role.AGENT, zone="UTC", locale="en"
    )
    await Invitation.accept(token, password_hash=await hashed(PASSWORD), now=NOON, ip=HOME)
    with pytest.raises(Forbidden):
        await authenticate("nina@funil.example", "another password", ip=CAFE, throttle=Throttle(), now=NOON)
    me = await User.acting(nina.id)
    assert me is not None
    session, _ = await Session.begin(me, now=NOON, terms=Terms(), ip=HOME)
    await session.revoke(by=rita, now=NOON)
    await PasswordReset.make_link(me, by=rita, now=NOON)
    await me.update(by=rita, now=NOON, role=Role.MANAGER)
    await me.update(by=rita, now=NOON, name="Nina Paz")

    assert await lines() == [
        ("INVITED", rita.id, nina.id, None),
        ("JOINED", nina.id, nina.id, "203.0.113.0/24"),
        ("SIGN_IN_REFUSED", None, nina.id, "198.51.100.0/24"),
        ("SIGNED_IN", nina.id, nina.id, "203.0.113.0/24"),
        ("SESSION_REVOKED", rita.id, nina.id, None),
        ("RESET_LINK_MADE", rita.id, nina.id, None),
        ("USER_CHANGED", rita.id, nina.id, None),
    ]


async def test_of_a_stranger_only_a_hash_is_kept(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        await authenticate("Eva@Padaria.example", "secret words", ip=CAFE, throttle=Throttle(), now=NOON)

    (row,) = await AuditEntry.all().values()
    assert row["user_id"] is row["actor_id"] is None and len(row["address_hash"]) == 64
    assert "eva" not in str(row).lower() and "secret" not in str(row)


async def test_a_key_is_noted_when_its_use_begins_and_not_at_every_request(cast: Cast) -> None:
    _, key = await ApiKey.issue(
        by=cast.ana, now=NOON, name="ERP", scopes=frozenset(Scope), expires_at=NOON + timedelta(days=9)
    )
    uses = [(0, HOME), (1, HOME), (30, HOME), (31, CAFE), (32, CAFE), (99, CAFE), (99.5, HOME), (101, CAFE)]
    for minutes, ip in uses:
        assert await ApiKey.find(key, now=NOON + timedelta(minutes=minutes), ip=ip)

    begun = await lines(AuditKind.KEY_USE_BEGUN)
    assert begun == [
        ("KEY_USE_BEGUN", cast.ana.id, cast.ana.id, place)
        for place in ("203.0.113.0/24", "198.51.100.0/24", "198.51.100.0/24")
    ]


async def test_another_key_takes_the_place_of_one_that_ends(cast: Cast) -> None:
    end = NOON + timedelta(days=9)
    old, first = await ApiKey.issue(by=cast.ana, now=NOON, name="ERP", scopes=frozenset({Scope.READ}), expires_at=end)

    new, second = await old.rotate(by=cast.ana, now=NOON, expires_at=end + timedelta(days=90))

    assert await ApiKey.find(first, now=NOON) is None and await ApiKey.find(second, now=NOON)
    assert (new.name, new.scopes, new.prefix == old.prefix) == ("ERP", ["READ"], False)
    with pytest.raises(WrongState):
        await old.rotate(by=cast.ana, now=NOON, expires_at=end)
    with pytest.raises(Forbidden):
        await new.rotate(by=cast.rita, now=NOON, expires_at=end)
    by_key = cast.ana.limited_to(frozenset({Scope.WRITE}), until=end)
    with pytest.raises(Forbidden, match="more than the key"):
        await new.rotate(by=by_key, now=NOON, expires_at=end)
    assert [kind for kind, *_ in await lines()] == ["KEY_CREATED", "KEY_ROTATED", "KEY_CREATED", "KEY_USE_BEGUN"]


async def test_an_invitation_is_taken_back(cast: Cast) -> None:
    given = {"name": "Nina", "email": "nina@funil.example", "role": Role.AGENT, "zone": "UTC", "locale": "en"}
    nina, token = await Invitation.send(by=cast.rita, now=NOON, **given)  # type: ignore[arg-type]

    with pytest.raises(Forbidden):
        await Invitation.revoke(nina, by=cast.marcos, now=NOON)
    await Invitation.revoke(nina, by=cast.rita, now=NOON)

    for void in (Invitation.require(token, now=NOON), Invitation.revoke(nina, by=cast.rita, now=NOON)):
        with pytest.raises((WrongState, Exception), match=r"invitation"):
            await void
    again, _ = await Invitation.send(by=cast.rita, now=NOON, **given)  # type: ignore[arg-type]
    assert again.id == nina.id


async def note_in_vain(cast: Cast) -> None:
    async with transaction() as unit:
        unit.ip = CAFE
        await AuditEntry.note(AuditKind.MAIL_OPENED, by=cast.rita, now=NOON, about=cast.brasil)
        raise NotFound("Something else is missing.")


async def test_what_is_rolled_back_was_not_done(cast: Cast) -> None:
    with pytest.raises(NotFound):
        await note_in_vain(cast)
    assert await lines() == []

    async with transaction() as unit:
        unit.ip = CAFE
        await AuditEntry.note(AuditKind.MAIL_OPENED, by=cast.rita, now=NOON, about=cast.brasil)
    await AuditEntry.note(AuditKind.MAIL_OPENED, by=cast.rita, now=NOON, about=cast.brasil, ip=HOME)

    assert await lines() == [
        ("MAIL_OPENED", cast.rita.id, cast.rita.id, "198.51.100.0/24"),
        ("MAIL_OPENED", cast.rita.id, cast.rita.id, "203.0.113.0/24"),
    ]
    (row, _) = await AuditEntry.all().order_by("id")
    assert (row.about_noun, row.about_id) == ("Channel", cast.brasil.id)


async def test_a_line_is_never_changed_and_never_deleted(cast: Cast) -> None:
    row = await AuditEntry.note(AuditKind.SIGNED_IN, by=cast.ana, now=NOON)

    with pytest.raises(RuntimeError, match="stays as it is"):
        await row.save()
    with pytest.raises(RuntimeError, match="stays as it is"):
        await row.delete()


async def test_administrators_read_everything_and_others_what_befell_their_account(cast: Cast) -> None:
    mine = await AuditEntry.note(AuditKind.SIGNED_IN, by=cast.ana, now=NOON)
    about_me = await AuditEntry.note(AuditKind.PASSWORD_SET, by=cast.rita, now=NOON, about=cast.ana)
    of_others = await AuditEntry.note(AuditKind.SIGNED_IN, by=cast.bruno, now=NOON)

    assert {row.id for row in await AuditEntry.visible_to(cast.ana)} == {mine.id, about_me.id}
    assert {row.id for row in await AuditEntry.visible_to(cast.rita)} == {mine.id, about_me.id, of_others.id}
    assert await AuditEntry.visible_to(cast.marcos).count() == 0
