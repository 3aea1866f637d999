"""What the caller looked up before a mail is routed. Everything that routing may know stands here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mail.outcome import IntakeOutcome


class ThreadState(StrEnum):
    """LIVE: open, won, lost or closed. A merged subject is given as its survivor; a discarded one takes no mail."""

    LIVE = "LIVE"
    ARCHIVED = "ARCHIVED"
    DISCARDED = "DISCARDED"


@dataclass(frozen=True, kw_only=True)
class Thread:
    """A subject that a mail may go onto. Participants are normalised addresses.

    `ended`: won, lost or closed. `survivor`: what the mail answers was merged into it.
    """

    subject_id: int
    channel_id: int
    participants: frozenset[str]
    state: ThreadState = ThreadState.LIVE
    ended: bool = False
    survivor: bool = False


@dataclass(frozen=True, kw_only=True)
class Recent:
    """An open subject of the sender's that was touched within a fortnight, and the subject lines of its mails."""

    thread: Thread
    lines: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What an earlier delivery of the same message did in one channel, or outside of any.

    `binding`: it found its subject by authority, which holds for every channel.
    """

    id: int
    channel_id: int | None
    outcome: IntakeOutcome
    subject_id: int | None = None
    binding: bool = True


@dataclass(frozen=True, kw_only=True)
class Form:
    """A web form's sender. The fields name the lines of the body that hold the address and the name."""

    address: str
    email_field: str | None = None
    name_field: str | None = None


@dataclass(frozen=True, kw_only=True)
class Habits:
    """What a channel has decided about its mail."""

    forms: tuple[Form, ...] = ()
    allows_lists: bool = False
    allows_internal: bool = False
    threads_by_subject_line: bool = True
    threads_by_sender: bool = False


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A message of ours that a report may be about. `delays`: for each address, how often it was reported within
    seven days that it is not reached yet."""

    id: int
    thread: Thread
    recipients: tuple[str, ...]
    delays: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who stands in From, as far as we know them.

    `user_id`: an active user of ours. `recent`: how many mails and subjects of theirs were filed within two hours.
    """

    user_id: int | None = None
    is_customer: bool = False
    participates: bool = False
    blocked: bool = False
    filed_lately: int = 0
    recent: tuple[Recent, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A person looked at the mail and wants it filed; `into`: in this channel, where nobody's address was named."""

    into: int | None = None


STRANGER = Sender()
ORDINARY = Habits()


@dataclass(frozen=True, kw_only=True)
class Known:
    """`aliases`: normalised address → channel, of all channels, whichever mailbox they are read in.

    `mailbox_channels` and `default_channel` are of the mailbox that this delivery came by, `junk` says that it lay in
    its folder for spam. `threads`: by the Message-IDs in the mail's references; `subjects`: by the ids in our own
    tokens and Message-IDs; `meetings`: by the UID of an invitation. `effects`: of this mail's fingerprint. `sent`: by
    the Message-ID, or by the subject where only a token names it. `id_taken`: another mail has this Message-ID.
    """

    aliases: Mapping[str, int] = field(default_factory=dict)
    habits: Mapping[int, Habits] = field(default_factory=dict)
    mailbox_channels: tuple[int, ...] = ()
    default_channel: int | None = None
    system_addresses: frozenset[str] = frozenset()
    own_domains: frozenset[str] = frozenset()
    sender: Sender = STRANGER
    threads: Mapping[str, Thread] = field(default_factory=dict)
    subjects: Mapping[int, Thread] = field(default_factory=dict)
    meetings: Mapping[str, Thread] = field(default_factory=dict)
    sent: Mapping[str | int, Sent] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()
    id_taken: bool = False
    junk: bool = False
    authserv_id: str | None = None
    trusted_forwarders: frozenset[str] = frozenset()
    instance_key: bytes | None = field(default=None, repr=False)
    decided: Decided | None = None

    def effect_in(self, channel_id: int | None) -> Effect | None:
        return next((effect for effect in self.effects if effect.channel_id == channel_id), None)
