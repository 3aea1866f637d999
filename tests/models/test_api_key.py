"""API keys: shown once, told from typing errors, limited in scope and time."""

from datetime import timedelta

import pytest

from errors import Forbidden, Invalid, Required
from models import ApiKey, Subject, User
from permissions import Scope
from tests.make import NOON, Cast, events, subject

MONTH = NOON + timedelta(days=30)
BOTH = frozenset({Scope.READ, Scope.WRITE})


async def issue(by: User, **given: object) -> tuple[ApiKey, str]:
    said = {"name": "ERP", "scopes": BOTH, "expires_at": MONTH, **given}
    return await ApiKey.issue(by=by, now=NOON, **said)  # type: ignore[arg-type]


async def test_a_key_is_found_until_it_expires_and_stored_without_its_secret(cast: Cast) -> None:
    row, key = await issue(cast.ana)

    found = await ApiKey.find(key, now=NOON)

    assert found is not None
    assert found.id == row.id
    assert (await ApiKey.get(id=row.id)).last_used_at == NOON
    assert await ApiKey.find(key, now=MONTH) is None
    assert key.startswith(f"funil_{row.prefix}_")
    assert key.split("_", 2)[2][:43] not in repr(await ApiKey.all().values())
    assert (await events("ApiKeyCreated"))[-1].data == {"key": row.id}


async def test_a_mistyped_key_is_refused_by_its_checksum(cast: Cast) -> None:
    _, key = await issue(cast.ana)
    typo = key.replace(key[20], "-" if key[20] != "-" else "x", 1)

    for wrong in (typo, key[:-1], key + "0", "", "funil_", key.upper()):
        assert await ApiKey.find(wrong, now=NOON) is None


async def test_a_revoked_key_is_found_no_more(cast: Cast) -> None:
    row, key = await issue(cast.ana)

    await row.revoke(by=cast.ana, now=NOON)
    await row.revoke(by=cast.ana, now=NOON)

    assert await ApiKey.find(key, now=NOON) is None
    assert len(await events("ApiKeyRevoked")) == 1


async def test_keys_of_others_are_the_administrators(cast: Cast) -> None:
    row, _ = await issue(cast.ana)

    for who in (cast.bruno, cast.marcos):
        assert not await ApiKey.visible_to(who).exists()
        with pytest.raises(Forbidden, match="keys of others"):
            await row.revoke(by=who, now=NOON)
    assert await ApiKey.visible_to(cast.rita).count() == await ApiKey.visible_to(cast.ana).count() == 1
    await row.revoke(by=cast.rita, now=NOON)


async def test_a_key_needs_a_name_scopes_and_an_end_within_a_year(cast: Cast) -> None:
    with pytest.raises(Required, match="needs a name"):
        await issue(cast.ana, name=" ")
    with pytest.raises(Required, match="needs a scope"):
        await issue(cast.ana, scopes=frozenset())
    for end in (NOON, NOON + timedelta(days=366)):
        with pytest.raises(Invalid, match="within 365 days"):
            await issue(cast.ana, expires_at=end)

    assert not await ApiKey.all().exists()


async def test_a_key_that_only_reads_changes_nothing(cast: Cast) -> None:
    card = await subject(cast)
    reader = cast.ana.limited_to(frozenset({Scope.READ}), until=MONTH)

    with pytest.raises(Forbidden, match="may only read"):
        await card.update(by=reader, now=NOON, title="Velas")
    with pytest.raises(Forbidden, match="may only read"):
        await issue(reader)

    assert [row.title for row in await Subject.visible_to(reader)] == ["Barcos"]


async def test_a_key_that_writes_makes_no_key_that_can_do_more(cast: Cast) -> None:
    writer = cast.ana.limited_to(frozenset({Scope.WRITE}), until=MONTH)

    with pytest.raises(Forbidden, match="cannot do more"):
        await issue(writer)
    await issue(writer, scopes=frozenset({Scope.WRITE}))


async def test_a_key_makes_no_key_that_outlives_it(cast: Cast) -> None:
    program = cast.ana.limited_to(BOTH, until=MONTH)

    with pytest.raises(Forbidden, match="does not last longer"):
        await issue(program, expires_at=MONTH + timedelta(seconds=1))
    await issue(program, expires_at=MONTH)
