"""Which of our subjects and messages a mail names, by signs of ours that carry a MAC. Knows no database."""

from collections.abc import Iterator
from dataclasses import dataclass

from mail import address, thread
from mail.message import Mail
from mail.outcome import MatchedBy

ENVELOPE = ("delivered-to", "x-original-to")


@dataclass(frozen=True)
class Claim:
    """A genuine sign: the address or the Message-ID that holds it, and the subject that it names."""

    by: MatchedBy
    sign: str
    subject_id: int


def claims(mail: Mail, key: bytes | None) -> tuple[Claim, ...]:
    """Tokens first, then our own Message-IDs, the newest first."""
    if key is None:
        return ()
    return (*_tokens(mail, key), *_own_ids(mail, key))


def reported(mail: Mail, key: bytes | None) -> tuple[str | int, ...]:
    """What a report is about, by genuine signs in the mail that it returns, or in its own addresses: our Message-IDs;
    else the subjects that tokens name."""
    if key is None or mail.report is None:
        return ()
    returned, instance = mail.report, mail.report.header(thread.INSTANCE_HEADER.lower()) or ""
    named = (returned.message_id or "", thread.own_instance(key, instance) or "", *reversed(mail.references))
    ids = [each for each in named if thread.own_message(key, each)]
    answers = address.parse(returned.header("reply-to") or "", 5)
    subjects = [thread.subject_of_address(key, each.addr) for each in answers]
    subjects += [claim.subject_id for claim in _tokens(mail, key)]
    return tuple(dict.fromkeys([*ids, *(each for each in subjects if each is not None)]))


def _tokens(mail: Mail, key: bytes) -> Iterator[Claim]:
    for addr in _addressed(mail):
        if (subject_id := thread.subject_of_address(key, addr)) is not None:
            yield Claim(MatchedBy.TOKEN, addr, subject_id)


def _own_ids(mail: Mail, key: bytes) -> Iterator[Claim]:
    for reference in reversed(mail.references):
        if (own := thread.own_message(key, reference)) is not None:
            yield Claim(MatchedBy.MESSAGE_ID, reference, own.subject_id)


def _addressed(mail: Mail) -> tuple[str, ...]:
    """The addresses with their details, as To, Cc and the envelope name them."""
    envelope = [each.addr for name in ENVELOPE for value in mail.all_headers(name) for each in address.parse(value, 20)]
    return tuple(dict.fromkeys([*(each.addr for each in (*mail.to, *mail.cc)), *envelope]))
