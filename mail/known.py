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
    """The subject that a stored Message-ID is on. Participants are normalised addresses."""

    subject_id: int
    channel_id: int
    participants: frozenset[str]
    state: ThreadState = ThreadState.LIVE


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What an earlier delivery of the same message did in one channel, or outside of any."""

    id: int
    channel_id: int | None
    outcome: IntakeOutcome
    subject_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Known:
    """`aliases`: normalised address → channel, of all channels, whichever mailbox they are read in.

    `mailbox_channels` and `default_channel` are of the mailbox that this delivery came by. `threads`: by the
    Message-IDs in the mail's references. `effects`: of this mail's fingerprint.
    """

    aliases: Mapping[str, int] = field(default_factory=dict)
    mailbox_channels: tuple[int, ...] = ()
    default_channel: int | None = None
    system_addresses: frozenset[str] = frozenset()
    threads: Mapping[str, Thread] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()
    sender_blocked: bool = False
    authserv_id: str | None = None
    instance_key: bytes | None = field(default=None, repr=False)

    def effect_in(self, channel_id: int | None) -> Effect | None:
        return next((effect for effect in self.effects if effect.channel_id == channel_id), None)
