"""Access granted at a provider: one renews for all, and what was taken back waits for a person without a storm."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest

import models
from mail.mailbox import MailboxError
from mail.oauth import Provider, google
from models import granting, polling
from models.granting import Grant
from models.mailbox import MailboxPhase
from tests.intake.conftest import KEYRING, Clock, line
from tests.make import Cast, events
from tests.schema.provider import TokenService, token_service


@pytest.fixture
def service() -> Iterator[TokenService]:
    with token_service() as service:
        yield service


async def granted(cast: Cast, clock: Clock, *, minutes: float = 0) -> models.Mailbox:
    """Rita's mailbox at Google, whose access token is good for some more minutes."""
    grant = Grant("a0", "r0", clock() + timedelta(minutes=minutes))
    return await models.Mailbox.connect(
        by=cast.rita,
        now=clock(),
        keyring=KEYRING,
        address="rita@firma.example",
        host="127.0.0.1",
        port=9,
        username="rita@firma.example",
        grant=grant.dump(),
        auth=models.Auth.GOOGLE,
    )


def provider(service: TokenService) -> Provider:
    return google("our-client", "our-secret", authorize_url="https://provider.example/auth", token_url=service.url)


async def token(mailbox: models.Mailbox, service: TokenService, clock: Clock) -> str:
    return await granting.access_token(mailbox.id, keyring=KEYRING, provider=provider(service), now=clock)


async def test_a_token_that_is_good_is_used_and_one_that_ends_soon_is_renewed_once_for_all(
    cast: Cast, clock: Clock, service: TokenService
) -> None:
    mailbox = await granted(cast, clock, minutes=30)
    assert await token(mailbox, service, clock) == "a0"
    clock.on(minutes=27)
    service.slow = 0.3

    assert set(await asyncio.gather(*(token(mailbox, service, clock) for _ in range(8)))) == {"a1"}

    assert [form["refresh_token"] for form in service.asked] == ["r0"]
    assert service.asked[0]["client_secret"] == "our-secret"
    clock.on(hours=1)
    assert await token(mailbox, service, clock) == "a2"
    kept = await models.Mailbox.get(id=mailbox.id)
    assert not any(word in str(kept.sealed_tokens) for word in ("access", "refresh"))
    assert (kept.token_leased_until, kept.token_holder) == (None, None)


async def test_access_taken_back_waits_for_a_person_at_once(cast: Cast, clock: Clock, service: TokenService) -> None:
    mailbox = await granted(cast, clock)
    service.refuses = (400, "invalid_grant")
    told = line(clock, providers={"GOOGLE": provider(service)})

    await asyncio.gather(*(polling.poll(mailbox.id, line=told) for _ in range(3)))

    health = await models.Mailbox.get(id=mailbox.id)
    assert (health.phase, health.last_error) == (MailboxPhase.NEEDS_AUTH, "GRANT_ENDED")
    assert [fact.data for fact in await events("MailboxHealthChanged")] == [
        {"phase": "NEEDS_AUTH", "error": "GRANT_ENDED"}
    ]
    clock.on(hours=2)
    assert not await models.Mailbox.due(clock()).exists()
    assert len(service.asked) == 1

    grant = Grant("b0", "s0", clock() + timedelta(hours=1))
    await health.authorise(grant.dump(), auth=models.Auth.GOOGLE, by=cast.rita, now=clock(), keyring=KEYRING)
    assert await token(health, service, clock) == "b0"
    assert await models.Mailbox.due(clock()).exists()


@pytest.mark.parametrize("said", [(503, "temporarily_unavailable"), (429, "slow_down"), (400, "invalid_client")])
async def test_a_service_that_is_away_is_asked_again_later(
    cast: Cast, clock: Clock, service: TokenService, said: tuple[int, str]
) -> None:
    mailbox = await granted(cast, clock)
    service.refuses = said
    await polling.poll(mailbox.id, line=line(clock, providers={"GOOGLE": provider(service)}))
    health = await models.Mailbox.get(id=mailbox.id)
    wanted = "CLIENT_REFUSED" if said[1] == "invalid_client" else "GRANT_UNAVAILABLE"
    assert (health.phase, health.last_error) == (MailboxPhase.FAILING, wanted)
    assert health.next_attempt_at > clock()
    service.refuses = None
    assert await token(health, service, clock) == "a2"


async def test_a_renewer_that_died_is_followed(cast: Cast, clock: Clock, service: TokenService) -> None:
    mailbox = await granted(cast, clock)
    dead = {"token_leased_until": clock() - timedelta(seconds=1), "token_holder": "the dead one"}
    await models.Mailbox.filter(id=mailbox.id).update(**dead)
    assert await token(mailbox, service, clock) == "a1"


async def test_an_installation_that_is_no_client_says_so(cast: Cast, clock: Clock) -> None:
    mailbox = await granted(cast, clock)
    with pytest.raises(MailboxError, match="client id"):
        await granting.access_token(mailbox.id, keyring=KEYRING, provider=None, now=clock)
