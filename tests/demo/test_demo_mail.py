"""What `funil demo mail` writes is a mail as a trusted server would have delivered it."""

import argparse
import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

import cli
import demo
from demo.imap import Account, DemoMailboxError
from demo.kinds import NAMES
from demo.letters import LETTERS, Letter
from demo.mail import AUTHSERV_ID, Asked, compose, composed, deliver, newest
from mail.authentication import AuthVerdict, verdict
from mail.classify import MailClass, classify
from mail.message import Mail
from mail.reading import read
from settings import load

pytestmark = pytest.mark.once

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
EVERY_LETTER = [letter for letters in LETTERS.values() for letter in letters]


def mail(raw: bytes) -> Mail:
    got = read(raw)
    assert isinstance(got, Mail)
    return got


@pytest.mark.parametrize("letter", EVERY_LETTER, ids=lambda letter: letter.subject)
def test_every_letter_is_a_vouched_for_human_mail_to_a_channel(letter: Letter) -> None:
    got = mail(compose(letter, now=NOW))

    assert got.subject_line == letter.subject
    assert got.text.split() == letter.text.split()
    assert got.date == NOW
    assert classify(got).mail_class is MailClass.HUMAN
    assert verdict(got, AUTHSERV_ID).verdict is AuthVerdict.PASS
    assert got.to[0].addr.endswith("@funil.example")


def test_what_is_asked_for_is_kept_and_the_rest_made_up(box: Account) -> None:
    asked = Asked(sender="Eva Lima <eva@padaria.example>", subject="Orçamento", locale="pt-BR")

    got = mail(composed(asked, box, now=NOW))

    assert (got.sender and got.sender.addr, got.subject_line) == ("eva@padaria.example", "Orçamento")
    assert got.text


async def test_a_reply_answers_the_last_mail(box: Account) -> None:
    def talk() -> tuple[Mail, Mail]:
        first = composed(Asked(sender="eva@padaria.example", subject="Orçamento"), box, now=NOW)
        deliver(first, box)
        deliver(composed(Asked(reply_to_last=True), box, now=NOW), box)
        last = newest(box)
        assert last is not None
        return mail(first), mail(last.as_bytes())

    first, answer = await asyncio.to_thread(talk)

    assert answer.references == (first.message_id,)
    assert answer.subject_line == "Re: Orçamento"
    assert answer.sender == first.sender
    assert verdict(answer, AUTHSERV_ID).passed


async def test_there_is_nothing_to_reply_to_in_an_empty_mailbox(box: Account) -> None:
    with pytest.raises(DemoMailboxError, match="no mail to reply to"):
        await asyncio.to_thread(composed, Asked(reply_to_last=True), box, now=NOW)


def test_a_sender_without_a_domain_is_refused(box: Account) -> None:
    with pytest.raises(DemoMailboxError, match="not an e-mail address"):
        composed(Asked(sender="Eva"), box, now=NOW)


def test_a_stopped_server_is_told_in_words() -> None:
    with pytest.raises(DemoMailboxError, match="does not answer"):
        deliver(b"From: eva@padaria.example\r\n\r\n", Account(port=1, username="demo", password="x"))


def test_without_a_demo_the_command_says_how_to_start_one(tmp_path: Path) -> None:
    settings = load({"FUNIL_DATA_DIR": str(tmp_path)})

    with pytest.raises(DemoMailboxError, match="make run"):
        demo.compose_mail(settings, argparse.Namespace())
    assert demo.account(settings) is None
    assert demo.users(settings) is None


@pytest.mark.parametrize("kind", NAMES)
def test_each_kind_of_mail_can_be_sent(kind: str) -> None:
    letter = LETTERS["en"][0]

    got = mail(compose(letter, now=NOW, kind=kind))

    assert got.subject_line == letter.subject
    assert (got.invite is not None) == (kind == "invitation")


def test_the_command_knows_the_kinds() -> None:
    assert list(NAMES) == cli.KINDS_OF_MAIL
