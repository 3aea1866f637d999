"""Who is answered by itself, and who never is."""

import pytest

from mail.acknowledge import PER_MINUTE, Before, why_not
from mail.message import Mail
from mail.reading import read

EVA = "eva@firma.example"


def mail(*headers: str, sender: str = EVA) -> Mail:
    lines = [f"From: Eva <{sender}>", "To: vendas@funil.example", "Subject: Oi", *headers, "", "Quanto custa?", ""]
    found = read("\r\n".join(lines).encode())
    assert isinstance(found, Mail)
    return found


def test_a_person_who_writes_is_answered() -> None:
    assert why_not(mail(), EVA, Before(own=frozenset({"funil.example"}))) is None
    assert why_not(mail("Auto-Submitted: no", "Return-Path: <eva@firma.example>"), EVA, Before()) is None


@pytest.mark.parametrize(
    ("header", "because"),
    [
        ("Auto-Submitted: auto-generated", "automatic mail"),
        ("Auto-Submitted: auto-replied", "automatic mail"),
        ("Precedence: bulk", "mail to many"),
        ("Precedence: List", "mail to many"),
        ("List-Id: <a.b.example>", "a mailing list"),
        ("List-Unsubscribe: <https://b.example>", "a mailing list"),
        ("Return-Path: <>", "a null sender"),
        ("X-Auto-Response-Suppress: DR, AutoReply", "asked for no automatic answer"),
        ("X-Auto-Response-Suppress: All", "asked for no automatic answer"),
    ],
)
def test_machines_lists_and_who_asked_for_it_are_not(header: str, because: str) -> None:
    assert why_not(mail(header), EVA, Before()) == because


@pytest.mark.parametrize(
    "address",
    ["noreply@firma.example", "no-reply@firma.example", "do_not_reply@x.example", "nao-responda@loja.example",
     "naoresponder@loja.example", "MAILER-DAEMON@x.example", "bounces+7@x.example", "postmaster@x.example",
     "alerts-noreply@x.example", "owner-barcos@x.example", "barcos-request@x.example", "barcos-errors@x.example"],
)  # fmt: skip
def test_addresses_that_nobody_reads_are_not(address: str) -> None:
    assert why_not(mail(sender=address), address, Before()) == "an address that nobody reads"


def test_our_own_domains_and_who_was_answered_within_a_week_are_not() -> None:
    ours = Before(own=frozenset({"firma.example"}))

    assert why_not(mail(), EVA, ours) == "an address of our own domain"
    assert why_not(mail(), EVA, Before(to_sender=1)) == "acknowledged within a week"
    assert why_not(mail(), EVA, Before(this_minute=PER_MINUTE)) == "too many within a minute"


def test_whom_a_web_form_names_is_answered_though_the_form_is_a_machine() -> None:
    form = mail("Auto-Submitted: auto-generated", sender="form@site.example")

    assert why_not(form, EVA, Before()) is None


def test_who_asked_for_no_mail_and_whose_mail_was_imported_are_not() -> None:
    """The mail of a history waits for no answer; an address that bounced, or complained, gets none (RFC 3834 §2)."""
    assert why_not(mail(), EVA, Before(unwanted=True)) == "an address that is to get no mail"
    assert why_not(mail(), EVA, Before(imported=True)) == "imported from a history"
