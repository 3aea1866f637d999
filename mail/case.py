"""One mail on its way through the rules: what was read, what is known, what both together say. Decides nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from mail import address, authentication, claim, classify
from mail.authentication import AuthVerdict, Verdict
from mail.classify import Classified, MailClass
from mail.known import ORDINARY, Habits, Known, Sent, Thread, ThreadState
from mail.message import Mail, Unreadable
from mail.outcome import MatchedBy


@dataclass(frozen=True)
class Target:
    """A channel that the mail is for, and how that is known. Without a channel: nobody's address was recognised."""

    channel_id: int | None
    alias: str | None = None
    evidence: str | None = None


@dataclass(frozen=True)
class Authority:
    """A subject that this mail answers, by someone who may add to it, and the sign that says so."""

    reference: str
    thread: Thread
    by: MatchedBy = MatchedBy.REFERENCES


@dataclass(frozen=True)
class Case:
    """`channels`: how many the mail is for."""

    mail: Mail | Unreadable
    known: Known
    target: Target
    channels: int = 1

    @cached_property
    def verdict(self) -> Verdict:
        if isinstance(self.mail, Unreadable):
            return Verdict(AuthVerdict.NONE, "the mail was not read")
        return authentication.verdict(self.mail, self.known.authserv_id)

    @cached_property
    def classified(self) -> Classified:
        return Classified(MailClass.HUMAN) if isinstance(self.mail, Unreadable) else classify.classify(self.mail)

    @property
    def sender(self) -> str:
        return self.mail.sender.addr if self.mail.sender else ""

    @property
    def habits(self) -> Habits:
        """Of the addressed channel."""
        here = self.target.channel_id
        return self.known.habits.get(here, ORDINARY) if here is not None else ORDINARY

    @cached_property
    def is_from_us(self) -> bool:
        bare = address.without_detail(self.sender)
        return bool(bare) and (bare in self.known.aliases or bare in self.known.system_addresses)

    @property
    def user_id(self) -> int | None:
        """The active user of ours who wrote it, if their domain vouches for that."""
        return self.known.sender.user_id if self.verdict.passed else None

    @cached_property
    def references(self) -> tuple[tuple[str, Thread], ...]:
        """The stored messages among the references whose subject can take mail, newest first."""
        return tuple((each, thread) for each, thread in self._stored if thread.state is not ThreadState.DISCARDED)

    @cached_property
    def authority(self) -> Authority | None:
        """The strongest sign that a subject which can take mail is answered by someone who may: rows 22 to 24."""
        return next((each for each in self._authorities if each.thread.state is not ThreadState.DISCARDED), None)

    @cached_property
    def discarded(self) -> Thread | None:
        """A subject that this would go onto, had it not been thrown away (row 26)."""
        return None if self.authority else next((each.thread for each in self._authorities), None)

    @cached_property
    def sent(self) -> Sent | None:
        """The message of ours that a report is about; what a report merely says of an address proves nothing."""
        if isinstance(self.mail, Unreadable):
            return None
        signs = claim.reported(self.mail, self.known.instance_key)
        return next((self.known.sent[sign] for sign in signs if sign in self.known.sent), None)

    def takes_part(self, thread: Thread) -> bool:
        return self.sender in thread.participants

    @cached_property
    def _authorities(self) -> tuple[Authority, ...]:
        return (*self._by_our_signs(), *self._by_stored_ids())

    def _by_our_signs(self) -> Iterator[Authority]:
        if isinstance(self.mail, Unreadable):
            return
        for each in claim.claims(self.mail, self.known.instance_key):
            if (thread := self.known.subjects.get(each.subject_id)) is not None:
                yield Authority(each.sign, thread, each.by)

    def _by_stored_ids(self) -> Iterator[Authority]:
        """A stored id is no secret: it also takes a sender who takes part (or is one of us), and an auth pass."""
        if not self.verdict.passed:
            return
        one_of_us = self.is_from_us or self.user_id is not None
        for reference, thread in self._stored:
            if one_of_us or self.takes_part(thread):
                yield Authority(reference, thread)

    @cached_property
    def _stored(self) -> tuple[tuple[str, Thread], ...]:
        if isinstance(self.mail, Unreadable):
            return ()
        found = ((each, self.known.threads.get(each)) for each in reversed(self.mail.references))
        return tuple((each, thread) for each, thread in found if thread)


def targets(mail: Mail | Unreadable, known: Known) -> tuple[Target, ...]:
    """The addressed channels by the best tier of evidence; else the mailbox's default channel or its only one."""
    for evidence in () if isinstance(mail, Unreadable) else mail.recipients:
        named: dict[int, Target] = {}
        for addr in evidence.addresses:
            if (channel_id := known.aliases.get(addr)) is not None:
                named.setdefault(channel_id, Target(channel_id, addr, evidence.tier))
        if named:
            return tuple(named.values())
    if known.decided is not None and known.decided.into is not None:
        return (Target(known.decided.into),)
    if known.default_channel is not None:
        return (Target(known.default_channel),)
    return (Target(known.mailbox_channels[0] if len(known.mailbox_channels) == 1 else None),)
