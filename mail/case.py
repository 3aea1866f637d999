"""One mail on its way through the rules: what was read, what is known, what both together say. Decides nothing."""

from dataclasses import dataclass
from functools import cached_property

from mail import address, authentication, classify
from mail.authentication import AuthVerdict, Verdict
from mail.classify import Classified, MailClass
from mail.known import Known, Thread, ThreadState
from mail.message import Mail, Unreadable


@dataclass(frozen=True)
class Target:
    """A channel that the mail is for, and how that is known. Without a channel: nobody's address was recognised."""

    channel_id: int | None
    alias: str | None = None
    evidence: str | None = None


@dataclass(frozen=True)
class Authority:
    """A stored message that this mail answers, by someone who may add to its subject."""

    reference: str
    thread: Thread


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

    @cached_property
    def is_from_us(self) -> bool:
        bare = address.without_detail(self.sender)
        return bool(bare) and (bare in self.known.aliases or bare in self.known.system_addresses)

    @cached_property
    def references(self) -> tuple[tuple[str, Thread], ...]:
        """The stored messages among the references whose subject can take mail, newest first."""
        if isinstance(self.mail, Unreadable):
            return ()
        found = ((each, self.known.threads.get(each)) for each in reversed(self.mail.references))
        return tuple((each, thread) for each, thread in found if thread and thread.state is not ThreadState.DISCARDED)

    @cached_property
    def authority(self) -> Authority | None:
        """Row 24's: a stored id, a sender who is a participant (or ourselves), and an auth pass."""
        if not self.verdict.passed:
            return None
        return next(
            (
                Authority(reference, thread)
                for reference, thread in self.references
                if self.is_from_us or self.sender in thread.participants
            ),
            None,
        )


def targets(mail: Mail | Unreadable, known: Known) -> tuple[Target, ...]:
    """The addressed channels by the best tier of evidence; else the mailbox's default channel or its only one."""
    for evidence in () if isinstance(mail, Unreadable) else mail.recipients:
        named: dict[int, Target] = {}
        for addr in evidence.addresses:
            if (channel_id := known.aliases.get(addr)) is not None:
                named.setdefault(channel_id, Target(channel_id, addr, evidence.tier))
        if named:
            return tuple(named.values())
    if known.default_channel is not None:
        return (Target(known.default_channel),)
    return (Target(known.mailbox_channels[0] if len(known.mailbox_channels) == 1 else None),)
