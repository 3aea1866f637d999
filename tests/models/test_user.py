"""People: their own profile is theirs, the rest an administrator's; the last one stays."""

import asyncio
from datetime import timedelta

import pytest

from errors import Duplicate, Forbidden, Invalid, Required, WrongState
from models import ApiKey, Invitation, Session, Terms, User
from permissions import Role, Scope
from tests.make import NOON, Cast, events, person


async def test_people_change_their_own_name_zone_and_language(cast: Cast) -> None:
    await cast.vera.update(by=cast.vera, now=NOON, name="Vera Lua", zone="Europe/Lisbon", locale="pt-BR")

    stored = await User.get(id=cast.vera.id)
    assert (stored.name, stored.zone, stored.locale) == ("Vera Lua", "Europe/Lisbon", "pt-BR")
    assert sorted((await events("UserUpdated"))[-1].changed) == ["locale", "name", "zone"]


@pytest.mark.parametrize("change", [{"role": Role.ADMIN}, {"email": "outra@funil.example"}, {"active": False}])
async def test_the_rest_of_a_profile_is_the_administrators(cast: Cast, change: dict[str, object]) -> None:
    for who in (cast.ana, cast.marcos):
        with pytest.raises(Forbidden, match="Only an administrator"):
            await who.update(by=who, now=NOON, **change)

    await cast.ana.update(by=cast.rita, now=NOON, **change)


async def test_nobody_but_the_administrator_changes_others(cast: Cast) -> None:
    for who in (cast.marcos, cast.bruno):
        with pytest.raises(Forbidden):
            await cast.ana.update(by=who, now=NOON, name="Ana Maria")


async def test_a_change_of_role_reaches_that_persons_streams(cast: Cast) -> None:
    await cast.ana.update(by=cast.rita, now=NOON, role=Role.MANAGER)

    told = (await events("RoleChanged"))[-1]
    assert (told.reach_user_id, told.data) == (cast.ana.id, {"user": cast.ana.id, "role": "MANAGER"})


@pytest.mark.parametrize("change", [{"role": Role.MANAGER}, {"active": False}])
async def test_the_last_administrator_stays(cast: Cast, change: dict[str, object]) -> None:
    with pytest.raises(WrongState, match="at least one active administrator"):
        await cast.rita.update(by=cast.rita, now=NOON, **change)

    olga = await person("Olga", Role.ADMIN)
    await cast.rita.update(by=olga, now=NOON, **change)
    with pytest.raises(WrongState):
        await olga.update(by=olga, now=NOON, **change)


async def test_an_administrator_who_has_left_does_not_count(cast: Cast) -> None:
    olga = await person("Olga", Role.ADMIN)
    await olga.update(by=cast.rita, now=NOON, active=False)

    with pytest.raises(WrongState):
        await cast.rita.update(by=cast.rita, now=NOON, role=Role.AGENT)


async def test_somebody_who_has_left_may_nothing(cast: Cast) -> None:
    await cast.ana.update(by=cast.rita, now=NOON, active=False)

    with pytest.raises(Forbidden, match="not active"):
        await cast.ana.update(by=cast.ana, now=NOON, name="Ana Maria")


async def signed_in(user: User) -> tuple[Session, ApiKey]:
    session, _ = await Session.begin(user, now=NOON, terms=Terms())
    key, _ = await ApiKey.issue(
        by=user, now=NOON, name="ERP", scopes=frozenset(Scope), expires_at=NOON + timedelta(days=1)
    )
    return session, key


async def test_who_leaves_leaves_no_session_and_no_key_behind(cast: Cast) -> None:
    held, bruno = await signed_in(cast.ana), await signed_in(cast.bruno)

    await cast.ana.update(by=cast.rita, now=NOON, active=False)
    await cast.ana.update(by=cast.rita, now=NOON, active=True)

    for row in (*held, *bruno):
        await row.refresh_from_db()
    assert [row.revoked_at for row in (*held, *bruno)] == [NOON, NOON, None, None]
    told = [event.kind for event in (await events())[-4:]]
    assert told == ["SessionRevoked", "ApiKeyRevoked", "UserUpdated", "UserUpdated"]


async def test_an_administrator_who_shuts_themselves_out_is_out(cast: Cast) -> None:
    await person("Olga", Role.ADMIN)
    held = await signed_in(cast.rita)

    await cast.rita.update(by=cast.rita, now=NOON, active=False)

    assert not cast.rita.active and not await Session.filter(revoked_at__isnull=True, id=held[0].id).exists()


async def test_a_change_of_role_ends_no_session(cast: Cast) -> None:
    session, key = await signed_in(cast.ana)

    await cast.ana.update(by=cast.rita, now=NOON, role=Role.VIEWER)

    assert (await Session.get(id=session.id)).revoked_at is None is (await ApiKey.get(id=key.id)).revoked_at


async def test_a_key_makes_nobody_an_administrator(cast: Cast) -> None:
    olga = await person("Olga", Role.ADMIN)
    program = cast.rita.limited_to(frozenset(Scope), until=NOON + timedelta(days=1))

    with pytest.raises(Forbidden, match="makes nobody an administrator"):
        await cast.ana.update(by=program, now=NOON, role=Role.ADMIN)
    await olga.update(by=program, now=NOON, role=Role.ADMIN, name="Olga Reis")
    await cast.ana.update(by=program, now=NOON, role=Role.MANAGER)


async def test_a_password_that_is_set_ends_sessions_and_invitations_in_one_unit(cast: Cast) -> None:
    gil, token = await Invitation.send(
        by=cast.rita, now=NOON, name="Gil", email="gil@funil.example", role=Role.AGENT, zone="UTC", locale="en"
    )
    session, key = await signed_in(cast.ana)
    for who in (cast.ana, gil):
        await who.set_password("new", by=await User.system(), now=NOON)

    assert (await User.get(id=cast.ana.id)).password_hash == cast.ana.password_hash == "new"
    assert (await Session.get(id=session.id)).revoked_at == NOON and (await ApiKey.get(id=key.id)).revoked_at is None
    assert (await User.get(id=cast.ana.id)).version == 1
    with pytest.raises(Invalid, match="used or is too old"):
        await Invitation.accept(token, password_hash="-", now=NOON)
    one, ended, _ = (await events())[-3:]
    assert [one.kind, ended.kind, one.final, ended.final] == ["PasswordSet", "SessionRevoked", False, True]


async def test_the_password_of_others_is_the_administrators(cast: Cast) -> None:
    for who in (cast.marcos, cast.bruno):
        with pytest.raises(Forbidden, match="Only an administrator"):
            await cast.ana.set_password("new", by=who, now=NOON)
    with pytest.raises(Invalid, match="software itself"):
        await (await User.system()).set_password("new", by=cast.rita, now=NOON)

    await cast.ana.set_password("new", by=cast.rita, now=NOON)


async def test_what_a_profile_says_is_checked(cast: Cast) -> None:
    with pytest.raises(Required, match="needs a name"):
        await cast.ana.update(by=cast.ana, now=NOON, name="\n")
    with pytest.raises(Invalid, match="at most 120"):
        await cast.ana.update(by=cast.ana, now=NOON, name="x" * 121)
    with pytest.raises(Invalid, match="no time zone"):
        await cast.ana.update(by=cast.ana, now=NOON, zone="Brasil")
    with pytest.raises(Invalid, match="languages"):
        await cast.ana.update(by=cast.ana, now=NOON, locale="tlh")
    with pytest.raises(Invalid, match="not an e-mail"):
        await cast.ana.update(by=cast.rita, now=NOON, email="ana")
    with pytest.raises(Duplicate, match="here already"):
        await cast.ana.update(by=cast.rita, now=NOON, email="BRUNO@funil.example")


async def test_the_software_itself_is_nobody_to_change(cast: Cast) -> None:
    with pytest.raises(Invalid, match="software itself"):
        await (await User.system()).update(by=cast.rita, now=NOON, name="HAL")
    with pytest.raises(Invalid, match="software itself"):
        await cast.ana.update(by=cast.rita, now=NOON, role=Role.SYSTEM)


async def test_two_administrators_who_take_each_others_role_away_do_not_both_succeed(cast: Cast) -> None:
    olga = await person("Olga", Role.ADMIN)

    answers = await asyncio.gather(
        olga.update(by=cast.rita, now=NOON, role=Role.AGENT),
        cast.rita.update(by=olga, now=NOON, role=Role.AGENT),
        return_exceptions=True,
    )

    assert sorted(type(answer).__name__ for answer in answers) in (
        ["NoneType", "WrongState"],
        ["Forbidden", "NoneType"],
    )
    assert await User.filter(role=Role.ADMIN).count() == 1
