"""Forgotten passwords: one link, once, for half an hour; whoever asks learns nothing."""

from datetime import timedelta

import pytest

from errors import Forbidden, Invalid, WrongState
from models import ApiKey, AuditEntry, PasswordReset, Session, Terms, User
from models.account import authenticate, hashed
from models.reset import LASTS, PAUSE, TRIES
from models.throttle import Throttle
from permissions import Role, Scope
from tests.make import NOON, Cast, events, person

SECOND = timedelta(seconds=1)
HOME = "203.0.113.9"
NEW = "um barco ainda mais azul"


async def token_for(user: User, cast: Cast) -> str:
    return await PasswordReset.make_link(user, by=cast.rita, now=NOON)


async def test_a_link_sets_the_password_once_and_ends_every_session(cast: Cast) -> None:
    session, _ = await Session.begin(cast.ana, now=NOON, terms=Terms())
    key, _ = await ApiKey.issue(
        by=cast.ana, now=NOON, name="ERP", scopes=frozenset(Scope), expires_at=NOON + timedelta(days=9)
    )
    token = await token_for(cast.ana, cast)
    assert token not in repr(await PasswordReset.all().values())

    user = await PasswordReset.redeem(token, password_hash=await hashed(NEW), now=NOON + LASTS - SECOND, ip=HOME)

    assert user.id == cast.ana.id
    assert (await Session.get(id=session.id)).revoked_at and (await ApiKey.get(id=key.id)).revoked_at is None
    assert (await authenticate(cast.ana.email, NEW, ip=HOME, throttle=Throttle(), now=NOON)).id == cast.ana.id
    assert await Session.filter(revoked_at__isnull=True).count() == 0
    with pytest.raises(Invalid, match="used or is too old"):
        await PasswordReset.redeem(token, password_hash="-", now=NOON, ip=HOME)


async def test_a_link_is_void_after_half_an_hour_and_when_there_is_a_newer_one(cast: Cast) -> None:
    first, second = await token_for(cast.ana, cast), await token_for(cast.ana, cast)

    for token, now in ((first, NOON), (second, NOON + LASTS), ("a guess", NOON)):
        with pytest.raises(Invalid, match="too old"):
            await PasswordReset.require(token, now=now)
    await PasswordReset.require(second, now=NOON)


async def test_changing_the_password_by_hand_voids_the_link(cast: Cast) -> None:
    token = await token_for(cast.ana, cast)

    await cast.ana.set_password(await hashed(NEW), by=cast.ana, now=NOON)

    with pytest.raises(Invalid):
        await PasswordReset.require(token, now=NOON)


async def test_only_administrators_make_links_and_only_for_who_may_sign_in(cast: Cast) -> None:
    for who in (cast.marcos, cast.ana):
        with pytest.raises(Forbidden):
            await PasswordReset.make_link(cast.ana, by=who, now=NOON)
    await cast.carla.update(by=cast.rita, now=NOON, active=False)
    with pytest.raises(WrongState):
        await PasswordReset.make_link(cast.carla, by=cast.rita, now=NOON)
    with pytest.raises(Invalid):
        await PasswordReset.make_link(await User.system(), by=cast.rita, now=NOON)
    other = await person("Olga", Role.ADMIN)
    by_key = cast.rita.limited_to(frozenset(Scope), until=NOON + timedelta(days=1))
    with pytest.raises(Forbidden, match="Sign in for that"):
        await PasswordReset.make_link(other, by=by_key, now=NOON)


async def test_whoever_is_shut_out_meanwhile_is_not_let_in_by_a_link(cast: Cast) -> None:
    token = await token_for(cast.ana, cast)
    await cast.ana.update(by=cast.rita, now=NOON, active=False)

    with pytest.raises(Forbidden):
        await PasswordReset.redeem(token, password_hash="-", now=NOON, ip=HOME)


async def test_asking_writes_as_much_for_an_address_without_an_account(cast: Cast) -> None:
    await PasswordReset.ask(" ANA@funil.example", ip=HOME, now=NOON)
    await PasswordReset.ask("nobody@funil.example", ip=HOME, now=NOON)
    await PasswordReset.ask("system@funil.invalid", ip=HOME, now=NOON)

    assert [row.user_id for row in await PasswordReset.all().order_by("id")] == [cast.ana.id, None, None]
    assert [row.user_id for row in await PasswordReset.due(NOON)] == [cast.ana.id]
    assert len(await events("PasswordResetAsked")) == 3
    told = await AuditEntry.filter(kind="RESET_ASKED").order_by("id")
    assert [(row.user_id, bool(row.address_hash), row.network) for row in told] == [
        (cast.ana.id, False, "203.0.113.0/24"),
        (None, True, "203.0.113.0/24"),
        (None, True, "203.0.113.0/24"),
    ]


async def test_who_has_not_joined_or_has_left_is_sent_nothing(cast: Cast) -> None:
    await User.filter(id=cast.vera.id).update(password_hash=None)
    await cast.carla.update(by=cast.rita, now=NOON, active=False)
    for user in (cast.vera, cast.carla):
        await PasswordReset.ask(user.email, ip=HOME, now=NOON)

    assert await PasswordReset.due(NOON) == []


async def test_a_mail_is_tried_again_with_another_token_and_the_last_one_counts(cast: Cast) -> None:
    await PasswordReset.ask(cast.ana.email, ip=HOME, now=NOON)
    (row,) = await PasswordReset.due(NOON)

    first = await row.begin_sending(now=NOON)
    (row,) = await PasswordReset.due(NOON)
    second = await row.begin_sending(now=NOON)
    await row.sent(now=NOON)

    assert first and second and first[1] != second[1] and second[0].id == cast.ana.id
    assert await PasswordReset.due(NOON) == []
    await PasswordReset.require(second[1], now=NOON)
    with pytest.raises(Invalid):
        await PasswordReset.require(first[1], now=NOON)


async def test_two_workers_do_not_send_the_same_one(cast: Cast) -> None:
    await PasswordReset.ask(cast.ana.email, ip=HOME, now=NOON)
    (one,), (other,) = await PasswordReset.due(NOON), await PasswordReset.due(NOON)

    assert await one.begin_sending(now=NOON)
    assert await other.begin_sending(now=NOON) is None


async def test_nobody_fills_anas_mailbox(cast: Cast) -> None:
    async def ask_and_send(now: object) -> bool:
        await PasswordReset.ask(cast.ana.email, ip=HOME, now=now)  # type: ignore[arg-type]
        row = await PasswordReset.due(now).first()  # type: ignore[arg-type]
        sent = row is not None and await row.begin_sending(now=now) is not None  # type: ignore[arg-type]
        if row is not None and sent:
            await row.sent(now=now)  # type: ignore[arg-type]
        return sent

    assert [await ask_and_send(NOON + n * SECOND) for n in range(4)] == [True, False, False, False]
    assert await ask_and_send(NOON + PAUSE + SECOND)


async def test_what_cannot_be_sent_is_given_up_in_the_end_and_forgotten_after_a_day(cast: Cast) -> None:
    await PasswordReset.ask(cast.ana.email, ip=HOME, now=NOON)
    for _ in range(TRIES):
        (row,) = await PasswordReset.due(NOON)
        await row.begin_sending(now=NOON)

    assert await PasswordReset.due(NOON) == []
    await PasswordReset.forget_old(NOON + timedelta(hours=24))
    assert await PasswordReset.all().count() == 1
    await PasswordReset.forget_old(NOON + timedelta(hours=25))
    assert await PasswordReset.all().count() == 0
