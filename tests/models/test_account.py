"""Getting in: passwords, guesses, invitations, the first administrator."""

import asyncio
from datetime import datetime, timedelta

import pytest

from errors import Duplicate, Forbidden, Invalid, Required, TooSoon, WrongState
from models import Invitation, Session, Terms, User
from models.account import INVITATION_LASTS, change_password, first_admin, hashed, matches
from models.account import authenticate as authenticated
from models.throttle import Throttle
from permissions import Role, Scope
from tests.make import NOON, Cast, events

PASSWORD = "um barco muito azul"
HOME, CAFE = "203.0.113.9", "198.51.100.7"
WRONG = "e-mail address or the password is wrong"


@pytest.fixture
async def ana(cast: Cast) -> User:
    await User.filter(id=cast.ana.id).update(password_hash=await hashed(PASSWORD))
    return cast.ana


async def authenticate(
    address: str, password: str, *, now: datetime = NOON, throttle: Throttle | None = None, ip: str = HOME
) -> User:
    return await authenticated(address, password, ip=ip, throttle=throttle or Throttle(), now=now)


async def failed(address: str, throttle: Throttle, *, times: int = 1, now: datetime = NOON, ip: str = HOME) -> None:
    for _ in range(times):
        with pytest.raises(Forbidden, match=WRONG):
            await authenticate(address, "outro barco qualquer", now=now, throttle=throttle, ip=ip)


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
        assert (await authenticate(address, PASSWORD)).id == ana.id


@pytest.mark.parametrize("address", ["ninguem@funil.example", "no address", "", "\x00", "system@funil.invalid"])
async def test_strangers_hear_the_same_as_those_who_mistype(ana: User, address: str) -> None:
    throttle = Throttle()

    await failed(address, throttle, times=5)
    with pytest.raises(TooSoon, match="Wait 1 seconds"):
        await authenticate(address, PASSWORD, throttle=throttle)

    assert len(await events("SignInRefused")) == 5


async def test_somebody_who_has_left_does_not_get_in(cast: Cast, ana: User) -> None:
    await ana.update(by=cast.rita, now=NOON, active=False)

    with pytest.raises(Forbidden, match=WRONG):
        await authenticate(ana.email, PASSWORD)


async def test_after_five_failures_one_waits_and_then_gets_in(ana: User) -> None:
    throttle = Throttle()
    await failed(ana.email, throttle, times=5)
    with pytest.raises(TooSoon, match="Too many tries"):
        await authenticate(" ANA@funil.example", PASSWORD, throttle=throttle)

    await authenticate(ana.email, PASSWORD, now=NOON + timedelta(seconds=1), throttle=throttle)
    await failed(ana.email, throttle, times=5)

    assert len(await events("SignInRefused")) == 10


async def test_whoever_guesses_elsewhere_does_not_keep_ana_out(ana: User) -> None:
    throttle = Throttle()
    await failed(ana.email, throttle, times=5, ip=CAFE)

    assert (await authenticate(ana.email, PASSWORD, throttle=throttle, ip=HOME)).id == ana.id


async def test_many_guesses_at_once_are_not_more_than_five(ana: User) -> None:
    throttle = Throttle()
    guesses = [authenticate(ana.email, f"chute número {n}", throttle=throttle) for n in range(12)]

    answers = await asyncio.gather(*guesses, return_exceptions=True)

    said = [str(answer) for answer in answers]
    assert sum("wrong" in each for each in said) == 5
    assert sum("Too many tries" in each for each in said) == 7


async def begin(user: User) -> Session:
    session, _ = await Session.begin(user, now=NOON, terms=Terms())
    return session


async def change(user: User, current: str, new: str, session: Session, throttle: Throttle | None = None) -> None:
    await change_password(user, current, new, session=session.id, ip=HOME, throttle=throttle or Throttle(), now=NOON)


async def test_ana_chooses_another_password_and_her_other_sessions_end(ana: User) -> None:
    here, there = await begin(ana), await begin(ana)

    await change(await User.get(id=ana.id), PASSWORD, "um barco mais azul", here)

    assert (await authenticate(ana.email, "um barco mais azul")).id == ana.id
    await failed(ana.email, Throttle())
    assert [row.id for row in await Session.filter(revoked_at__isnull=True)] == [here.id] != [there.id]
    assert [(event.actor_id, event.event_class) for event in await events("PasswordSet")] == [(ana.id, "AUDIT")]


async def test_a_wrong_current_password_changes_nothing_and_counts(ana: User) -> None:
    ana, throttle, here = await User.get(id=ana.id), Throttle(), await begin(ana)
    for _ in range(5):
        with pytest.raises(Forbidden, match="not your current"):
            await change(ana, "outro barco", "um barco mais azul", here, throttle)

    with pytest.raises(TooSoon, match="Too many tries"):
        await change(ana, PASSWORD, "um barco mais azul", here, throttle)
    with pytest.raises(TooSoon, match="Too many tries"):
        await authenticate(ana.email, PASSWORD, throttle=throttle)
    with pytest.raises(Invalid, match="12 to 128") as refused:
        await change(ana, PASSWORD, "curta", here)

    assert refused.value.field == ["new"] and not await events("PasswordSet")
    assert (await authenticate(ana.email, PASSWORD)).id == ana.id


async def test_the_first_administrator_is_made_once(database: str) -> None:
    given = {"password_hash": await hashed(PASSWORD), "zone": "America/Sao_Paulo", "locale": "pt-BR", "now": NOON}

    rita = await first_admin(name="Rita", email="Rita@funil.example", **given)  # type: ignore[arg-type]
    with pytest.raises(WrongState, match="administrator already"):
        await first_admin(name="Olga", email="olga@funil.example", **given)  # type: ignore[arg-type]

    assert (rita.role, rita.email) == (Role.ADMIN, "rita@funil.example")
    assert (await authenticate("rita@funil.example", PASSWORD)).id == rita.id


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
        await authenticate(gil.email, PASSWORD)

    await Invitation.accept(token, password_hash=await hashed(PASSWORD), now=NOON)

    assert (await authenticate(gil.email, PASSWORD)).id == gil.id
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


async def test_an_invitation_that_was_lost_is_sent_again_and_the_old_link_is_void(cast: Cast) -> None:
    gil, lost = await invite(cast.rita)

    again, token = await invite(cast.rita, email=" GIL@funil.example", name="Gil Souza", role=Role.MANAGER)

    assert (again.id, again.name, again.role) == (gil.id, "Gil Souza", Role.MANAGER)
    with pytest.raises(Invalid, match="used or is too old"):
        await Invitation.accept(lost, password_hash="-", now=NOON)
    await Invitation.accept(token, password_hash="-", now=NOON)
    with pytest.raises(Duplicate, match="here already"):
        await invite(cast.rita)
    assert len(await events("UserInvited")) == len(await events("InvitationRenewed")) == 1


async def test_who_left_before_joining_is_let_in_by_another_invitation(cast: Cast) -> None:
    gil, _ = await invite(cast.rita)
    await gil.update(by=cast.rita, now=NOON, active=False)

    _, token = await invite(cast.rita)

    assert (await Invitation.accept(token, password_hash="-", now=NOON)).active


async def test_a_token_is_looked_up_before_a_password_is_hashed_for_it(cast: Cast) -> None:
    _, token = await invite(cast.rita)

    await Invitation.require(token, now=NOON)
    for no_use, now in (("made up", NOON), (token, NOON + INVITATION_LASTS)):
        with pytest.raises(Invalid, match="used or is too old"):
            await Invitation.require(no_use, now=now)


async def test_a_key_invites_nobody_to_administer(cast: Cast) -> None:
    program = cast.rita.limited_to(frozenset(Scope), until=NOON + timedelta(days=1))

    with pytest.raises(Forbidden, match="makes nobody an administrator"):
        await invite(program, role=Role.ADMIN)
    await invite(program)
    with pytest.raises(Forbidden, match="makes nobody an administrator"):
        await invite(program, role=Role.ADMIN)
    with pytest.raises(Forbidden, match="may only read"):
        await invite(cast.rita.limited_to(frozenset({Scope.READ}), until=NOON + timedelta(days=1)))


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
