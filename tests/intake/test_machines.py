"""Rows 7, 13, 17, 21: what machines write makes no subject."""

import pytest

import models
from tests.intake.conftest import Office, effect
from tests.intake.letters import BRASIL, letter, report

IGNORED = {
    "a newsletter": (letter(List_Unsubscribe="<https://x.example/u>"), "bulk", "21"),
    "bulk mail": (letter(Precedence="bulk"), "bulk", "21"),
    "an absence that answers nothing of ours": (letter(Auto_Submitted="auto-replied"), "auto_reply", "17"),
    "a bounce of something that we never sent": (report(), "bounce_unmatched", "13"),
    "mail from a channel's own address": (letter(sender=BRASIL), "own_mail", "7"),
    "mail from the mailbox's own address": (letter(sender="Caixa <caixa+x@funil.example>"), "own_mail", "7"),
}


@pytest.mark.parametrize(("raw", "reason", "row"), IGNORED.values(), ids=IGNORED.keys())
async def test_it_is_recorded_and_left(office: Office, raw: bytes, reason: str, row: str) -> None:
    inbound = await office.one(raw)
    told = await effect(inbound)
    assert (inbound.state, told.outcome, told.reason, told.rule) == ("IGNORED", "IGNORED", reason, row)
    assert await models.Subject.all().count() == await models.Customer.all().count() == 0
    assert await models.Message.all().count() == 0
    assert await models.RawMail.filter(inbound_id=inbound.id).exists()
