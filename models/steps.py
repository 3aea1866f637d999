"""How far a message of ours has come, whichever way it goes: taken up, handed over, put off, lost. Sends nothing.

QUEUED → SENDING (leased) → handed over, written down before the first byte → SENT. Whoever dies before the second step
leaves a message that is sent again; after it, one whose fate is UNKNOWN, which is never sent again by itself.
"""

from datetime import datetime, timedelta

from events import MessageStateChanged
from models.message import Message, MessageState
from models.user import User

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, 240, 480, 480))
"""Until a message is tried again; after about a day it is given up, as mail servers do (RFC 5321 §4.5.4.1)."""
LEASE = timedelta(minutes=10)
"""Longer than a server may take to answer (`mail.smtp.FINAL_TIMEOUT`)."""


async def claim(message: Message, now: datetime) -> bool:
    """Take it up, unless somebody else has."""
    async with message.changing():
        if message.state is not MessageState.QUEUED:
            return False
        message.attempts += 1
        message.handed_over_at, message.next_attempt_at = None, now + LEASE
        await record(message, MessageState.SENDING, now)
        return True


class TakenAway(Exception):
    """Another worker has taken the message up meanwhile: nothing may leave from here, and nothing is to be noted."""


async def note_handover(message: Message, now: datetime) -> None:
    """From here on it may be on its way; without this note nothing leaves. Raises TakenAway."""
    mine = Message.filter(id=message.id, state=MessageState.SENDING, attempts=message.attempts)
    if not await mine.update(handed_over_at=now):
        raise TakenAway


async def put_off(message: Message, code: str, now: datetime) -> None:
    """Try again later, or give up after the last time. Within `message.changing()`."""
    message.last_error, message.handed_over_at = code, None
    if message.attempts > len(WAITS):
        message.next_attempt_at = None
        await record(message, MessageState.FAILED, now)
        return
    message.next_attempt_at = now + WAITS[message.attempts - 1]
    await record(message, MessageState.QUEUED, now)


async def lost(message: Message, code: str, now: datetime, *, look_at: datetime | None) -> None:
    """Nobody knows whether it was taken. `look_at`: when whoever may know is asked; None: nobody but a person."""
    async with message.changing():
        message.last_error, message.attempts = code, 0
        message.next_attempt_at = look_at
        await record(message, MessageState.UNKNOWN, now)


async def abandoned(message: Message, code: str, now: datetime, *, look_at: datetime | None) -> None:
    """Its process died. Whether it was handed over is written down."""
    async with message.changing():
        if message.state is not MessageState.SENDING:
            return
        if message.handed_over_at is None:
            message.next_attempt_at = None
            await record(message, MessageState.QUEUED, now)
            return
        await lost(message, code, now, look_at=look_at)


async def record(message: Message, state: MessageState, now: datetime) -> None:
    message.state = state
    fact = MessageStateChanged(message=message.id, state=state)
    await message.record(fact, by=await User.system(), now=now)
