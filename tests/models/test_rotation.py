"""A new key: what the old one sealed is sealed anew, in batches, and can be begun again."""

import pytest

import models
from models import sealing
from models.keyring import Keyring, SealBroken
from tests.make import NOON, Cast

OLD, BOTH, NEW = (Keyring(tuple(letter * 32 for letter in keys)) for keys in ((b"o",), (b"n", b"o"), (b"n",)))


async def test_all_secrets_are_sealed_with_the_new_key(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "AT_ONCE", 2)
    for number in range(5):
        await models.Mailbox.connect(
            by=cast.rita,
            now=NOON,
            keyring=BOTH if number == 0 else OLD,
            address=f"caixa{number}@funil.example",
            host="imap.funil.example",
            username="caixa",
            password=f"açúcar {number}",
        )
    assert await sealing.outdated(BOTH) == 4
    with pytest.raises(SealBroken):
        await sealing.rotate(NEW)

    assert await sealing.rotate(BOTH) == 4

    assert (await sealing.outdated(BOTH), await sealing.rotate(BOTH)) == (0, 0)
    kept = [mailbox.account(NEW).password for mailbox in await models.Mailbox.all().order_by("id")]
    assert kept == [f"açúcar {number}" for number in range(5)]
