"""Getting in: passwords, throttling, invitations, the first administrator."""

import asyncio
from datetime import timedelta

import pytest

from errors import Duplicate, Forbidden, Invalid, Required, WrongState
from models import Invitation, User
from models.account import INVITATION_LASTS, authenticate, first_admin, hashed, matches
from permissions import Role
from tests.make import NOON, Cast, events

PASSWORD = "um barco muito azul"
WRONG = "e-mail address or the password is wrong"


@pytest.fixture
async def ana(cast: Cast) -> User:
    await User.filter(id=cast.ana.id).update(password_hash=await hashed(PASSWORD))
    return cast.ana


async def failed(address: str, *, times: int = 1, now: object = NOON) -> None:
    for _ in range(times):
        with pytest.raises(Forbidden, match=WRONG):
            await authenticate(address, "outro barco qualquer", now=now)  # type: ignore[arg-type]


async def test_a_password_is_kept_as_an_argon2_hash() -> None:
    kept = await hashed(PASSWORD)

    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept
    assert kept != await hashed(PASSWORD)
    assert await matches(kept, PASSWORD)
    assert not await matches(kept, PASSWORD + "!")
    assert not await matches(None, PASSWORD)
    assert not await matches("nonsense", PASSWORD)


@pytest.mark.parametrize("password", ["", "curta", "x" * 129])
async def test_a_password_has_twelve_to_128_characters(password: str) -> None:
    with pytest.raises(Invalid, match="12 to 128"):
        await hashed(password)


async def test_whoever_knows_the_password_gets_in(ana: User) -> None:
    for address in ("ana@funil.example", "  ANA@Funil.Example "):
        assert (await authenticate(address, PASSWORD, now=NOON)).id == ana.id


@pytest.mark.parametrize("address", ["ninguem@funil.example", "no address", "", "\x00", "system@funil.invalid"])
async def test_strangers_hear_the_same_as_those_who_mistype(ana: User, address: str) -> None:
    await failed(address)


async def test_somebody_who_has_left_does_not_get_in(cast: Cast, ana: User) -> None:
    await ana.update(by=cast.rita, now=NOON, active=False)

    with pytest.raises(Forbidden, match=WRONG):
        await authenticate(ana.email, PASSWORD, now=NOON)


async def test_after_five_failures_the_account_waits_longer_each_time(ana: User) -> None:
    await failed(ana.email, times=5)
    with pytest.raises(Forbidden, match="Wait 2 seconds"):
        await authenticate(ana.email, PASSWORD, now=NOON)

    await failed(ana.email, now=NOON + timedelta(seconds=1))
    with pytest.raises(Forbidden, match="Too many tries"):
        await authenticate(ana.email, PASSWORD, now=NOON + timedelta(seconds=2))
    await authenticate(ana.email, PASSWORD, now=NOON + timedelta(seconds=3))

    stored = await User.get(id=ana.id)
    assert (stored.failed_sign_ins, stored.blocked_until) == (0, None)
    assert len(await events("SignInRefused")) == 6


async def test_however_many_failures_it_is_never_more_than_a_quarter_of_an_hour(ana: User) -> None:
    await User.filter(id=ana.id).update(failed_sign_ins=10_000)

    await failed(ana.email)

    stored = await User.get(id=ana.id)
    assert stored.blocked_until == NOON + timedelta(minutes=15)
    await authenticate(ana.email, PASSWORD, now=NOON + timedelta(minutes=15))


async def test_many_guesses_at_once_are_not_more_than_five(ana: User) -> None:
    guesses = [authenticate(ana.email, f"chute número {n}", now=NOON) for n in range(12)]

    answers = await asyncio.gather(*guesses, return_exceptions=True)

    said = [str(answer) for answer in answers]
    assert sum("wrong" in each for each in said) == 5
    assert sum("Too many tries" in each for each in said) == 7


async def test_the_first_administrator_is_made_once(database: str) -> None:
    given = {"password_hash": await hashed(PASSWORD), "zone": "America/Sao_Paulo", "locale": "pt-BR", "now": NOON}

    rita = await first_admin(name="Rita", email="Rita@funil.example", **given)  # type: ignore[arg-type]
    with pytest.raises(WrongState, match="administrator already"):
        await first_admin(name="Olga", email="olga@funil.example", **given)  # type: ignore[arg-type]

    assert (rita.role, rita.email) == (Role.ADMIN, "rita@funil.example")
    assert (await authenticate("rita@funil.example", PASSWORD, now=NOON)).id == rita.id


async def test_two_who_race_to_be_the_first_administrator_are_not_both(database: str) -> None:
    given = {"password_hash": "-", "zone": "America/Sao_Paulo", "locale": "pt-BR", "now": NOON}

    answers = await asyncio.gather(
        *(first_admin(name=name, email=f"{name}@funil.example", **given) for name in ("rita", "olga")),  # type: ignore[arg-type]
        return_exceptions=True,
    )

    assert sorted(type(answer).__name__ for answer in answers) == ["User", "WrongState"]


async def invite(by: User, email: str = "gil@funil.example", **given: object) -> tuple[User, str]:
    said = {"name": "Gil", "role": Role.AGENT, "zone": "America/Sao_Paulo", "locale": "pt-BR", **given}
    return await Invitation.send(by=by, now=NOON, email=email, **said)  # type: ignore[arg-type]


async def test_an_invitation_works_once(cast: Cast) -> None:
    gil, token = await invite(cast.rita)
    with pytest.raises(Forbidden, match=WRONG):
        await authenticate(gil.email, PASSWORD, now=NOON)

    await Invitation.accept(token, password_hash=await hashed(PASSWORD), now=NOON)

    assert (await authenticate(gil.email, PASSWORD, now=NOON)).id == gil.id
    with pytest.raises(Invalid, match="used or is too old"):
        await Invitation.accept(token, password_hash=await hashed("outra senha, a de Eva"), now=NOON)
    assert await matches((await User.get(id=gil.id)).password_hash, PASSWORD)


async def test_an_invitation_lasts_three_days(cast: Cast) -> None:
    _, token = await invite(cast.rita)

    with pytest.raises(Invalid, match="too old"):
        await Invitation.accept(token, password_hash="-", now=NOON + INVITATION_LASTS)
    with pytest.raises(Invalid):
        await Invitation.accept("made up", password_hash="-", now=NOON)


async def test_an_invitation_is_stored_without_its_token(cast: Cast) -> None:
    _, token = await invite(cast.rita)

    assert token not in repr(await Invitation.all().values())


async def test_somebody_who_has_left_accepts_nothing(cast: Cast) -> None:
    gil, token = await invite(cast.rita)
    await gil.update(by=cast.rita, now=NOON, active=False)

    with pytest.raises(Forbidden, match="not active"):
        await Invitation.accept(token, password_hash="-", now=NOON)

    assert (await Invitation.get(user_id=gil.id)).used_at is None


async def test_only_administrators_invite(cast: Cast) -> None:
    for who in (cast.marcos, cast.bruno, cast.vera):
        with pytest.raises(Forbidden, match="Only an administrator"):
            await invite(who)


async def test_an_invitation_is_checked(cast: Cast) -> None:
    with pytest.raises(Duplicate, match="here already"):
        await invite(cast.rita, email="ANA@funil.example")
    with pytest.raises(Invalid, match="not an e-mail"):
        await invite(cast.rita, email="gil")
    with pytest.raises(Required, match="needs a name"):
        await invite(cast.rita, name=" ")
    with pytest.raises(Invalid, match="software itself"):
        await invite(cast.rita, role=Role.SYSTEM)

    assert not await Invitation.all().exists()
