"""Rita says whose seal is believed where a forwarder broke the sender's own signature (intake table, row 16)."""

import pytest

import models
from errors import Invalid
from models.keyring import Keyring
from tests.make import NOON, Cast

KEYRING = Keyring((b"k" * 32,))


async def test_domains_are_kept_in_one_spelling_and_nothing_else_is_a_domain(cast: Cast) -> None:
    account = {"address": "c@funil.example", "host": "imap.example", "username": "c", "password": "p"}
    mailbox = await models.Mailbox.connect(by=cast.rita, now=NOON, keyring=KEYRING, **account)
    said = ["Lists.Example.COM.", "lists.example.com", "bücher.example"]
    await mailbox.update(by=cast.rita, now=NOON, keyring=KEYRING, trusted_forwarders=said)
    assert mailbox.trusted_forwarders == ["lists.example.com", "xn--bcher-kva.example"]

    for wrong in (["two words.example"], [""], ["a@b.example"], [f"d{number}.example" for number in range(51)]):
        with pytest.raises(Invalid) as refused:
            await mailbox.update(by=cast.rita, now=NOON, keyring=KEYRING, trusted_forwarders=wrong)
        assert refused.value.field == ["trustedForwarders"]
