"""Writing to the demo mailbox: a mail as a trusted server would deliver it. Knows nothing of subjects or channels."""

import contextlib
import email
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.message import EmailMessage, Message
from email.policy import SMTP
from email.utils import format_datetime, getaddresses, make_msgid, parseaddr

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from demo.imap import Account, DemoMailboxError
from demo.kinds import INVITATION, KINDS
from demo.letters import ANSWERS, LETTERS, Letter

AUTHSERV_ID = "funil.example"
"""Who vouches for senders in the demo; the demo mailbox is told to believe it."""
PATIENCE = 10.0


@dataclass(frozen=True)
class Asked:
    """What somebody wants to be sent; what is left out is made up."""

    sender: str | None = None
    subject: str | None = None
    to: str | None = None
    text: str | None = None
    reply_to_last: bool = False
    locale: str = "pt-BR"
    kind: str | None = None


def composed(asked: Asked, account: Account, *, now: datetime) -> bytes:
    """The mail that was asked for."""
    if asked.reply_to_last:
        return _answer(asked, account, now=now)
    letter = _filled(random.choice(LETTERS[asked.locale]), asked)
    return compose(letter, now=now, kind=asked.kind)


def compose(letter: Letter, *, now: datetime, answers: Message | None = None, kind: str | None = None) -> bytes:
    """The bytes of a mail that comes from `letter.sender`; `answers` is the mail it replies to, `kind` one of NAMES."""
    _, at, domain = parseaddr(letter.sender)[1].rpartition("@")
    if not at or not domain:
        raise DemoMailboxError(f"{letter.sender} is not an e-mail address.")
    mail = EmailMessage(policy=SMTP)
    mail["Authentication-Results"] = f"{AUTHSERV_ID}; dmarc=pass header.from={domain}"
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = make_msgid(domain=domain)
    mail["From"] = letter.sender
    mail["To"] = letter.to
    mail["Subject"] = letter.subject
    if answers is not None and answers["Message-ID"]:
        mail["In-Reply-To"] = str(answers["Message-ID"])
        mail["References"] = " ".join([*str(answers["References"] or "").split(), str(answers["Message-ID"])])
    mail.set_content(letter.text)
    if kind == "invitation":
        _invite(mail, letter, now)
    for name, value in KINDS.get(kind or "", {}).items():
        del mail[name]
        mail[name] = value.format(domain=domain)
    return mail.as_bytes()


def _invite(mail: EmailMessage, letter: Letter, now: datetime) -> None:
    """A meeting in three days, for an hour."""
    start = now + timedelta(days=3)
    told = {
        "uid": make_msgid()[1:-1],
        "start": f"{start:%Y%m%dT%H0000Z}",
        "end": f"{start + timedelta(hours=1):%Y%m%dT%H0000Z}",
        "sender": parseaddr(letter.sender)[1],
        "summary": letter.subject,
    }
    mail.add_alternative(INVITATION.format(**told), subtype="calendar", params={"method": "REQUEST"})


def deliver(raw: bytes, account: Account) -> None:
    """Append to INBOX, as a mail that came just now."""
    with _connected(account) as client:
        client.append("INBOX", raw)


def newest(account: Account) -> Message | None:
    """The mail that came last."""
    with _connected(account) as client:
        client.select_folder("INBOX", readonly=True)
        uids = client.search(["ALL"])
        if not uids:
            return None
        content = client.fetch(uids[-1:], ["BODY.PEEK[]"])[uids[-1]][b"BODY[]"]
        return email.message_from_bytes(content, policy=SMTP)


def _answer(asked: Asked, account: Account, *, now: datetime) -> bytes:
    last = newest(account)
    if last is None:
        raise DemoMailboxError("There is no mail to reply to yet; send one without --reply-to-last first.")
    line = str(last["Subject"] or "")
    letter = Letter(
        sender=str(last["From"]),
        to=", ".join(address for _, address in getaddresses([str(last["To"] or "")])) or "vendas@funil.example",
        subject=line if line.lower().startswith("re:") else f"Re: {line}",
        text=ANSWERS[asked.locale],
    )
    return compose(_filled(letter, asked), now=now, answers=last)


def _filled(letter: Letter, asked: Asked) -> Letter:
    given = {"sender": asked.sender, "to": asked.to, "subject": asked.subject, "text": asked.text}
    return replace(letter, **{name: value for name, value in given.items() if value is not None})


@contextlib.contextmanager
def _connected(account: Account) -> Iterator[IMAPClient]:
    try:
        client = IMAPClient(account.host, account.port, ssl=False, timeout=PATIENCE)
        client.login(account.username, account.password)
    except (OSError, IMAPClientError) as error:
        raise DemoMailboxError("The demo mailbox does not answer. Is the server running (`make run`)?") from error
    try:
        yield client
    finally:
        client.logout()
