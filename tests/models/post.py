"""Mail that came in, as the rows that intake leaves behind."""

import hashlib

from mail.outcome import IntakeOutcome
from models import (
    Channel,
    Direction,
    InboundMail,
    IntakeEffect,
    IntakeState,
    Mailbox,
    Message,
    RawMail,
    Subject,
    SubjectMessage,
)
from tests.make import NOON

EVA = "eva@sol.example"


async def mailbox(address: str = "vendas@funil.example") -> Mailbox:
    held = await Mailbox.get_or_none(address=address)
    return held or await Mailbox.create(
        address=address, host="imap.example", username=address, next_attempt_at=NOON, created_at=NOON, updated_at=NOON
    )


async def letter(text: str, *subjects: Subject, sender: str = EVA) -> Message:
    """One mail of Eva's, in each of these subjects; where it was delivered is another matter."""
    message = await Message.create(
        fingerprint=hashlib.sha256(text.encode()).hexdigest(),
        message_id=f"<{text}@sol.example>",
        direction=Direction.IN,
        from_address=sender,
        from_name="Eva",
        to=["brasil@funil.example"],
        subject_line=text,
        text=text,
        new_text=text,
        at=NOON,
    )
    for subject in subjects:
        await SubjectMessage.create(subject_id=subject.id, message_id=message.id)
    return message


async def delivery(message: Message, *subjects: Subject, to: str = "vendas@funil.example") -> InboundMail:
    """That a mailbox received it, and what it did to each subject."""
    box = await mailbox(to)
    inbound = await InboundMail.create(
        mailbox_id=box.id,
        uidvalidity=1,
        uid=await InboundMail.filter(mailbox_id=box.id).count() + 1,
        received_at=NOON,
        size=len(message.text),
        state=IntakeState.FILED if subjects else IntakeState.DUPLICATE,
        fingerprint=message.fingerprint,
        message_id=message.id,
        from_address=message.from_address,
        from_name=message.from_name,
        to=message.to,
        subject_line=message.subject_line,
        preview=message.text,
        created_at=NOON,
        updated_at=NOON,
    )
    await RawMail.create(inbound_id=inbound.id, content=message.text.encode())
    for subject in subjects:
        await IntakeEffect.create(
            inbound_id=inbound.id,
            fingerprint=message.fingerprint,
            channel_id=subject.channel_id,
            outcome=IntakeOutcome.CREATED,
            reason="new",
            params={"sender": message.from_address},
            rule="36",
            subject_id=subject.id,
            message_id=message.id,
            trail=[{"row": 36, "name": "new", "hit": True, "note": message.from_address}],
            at=NOON,
        )
    return inbound


async def waiting(message: Message, channel: Channel | None, *, to: str = "vendas@funil.example") -> InboundMail:
    """That it waits for a person's decision, as spam in a channel, or since it was sent to nobody of ours."""
    inbound = await delivery(message, to=to)
    inbound.state, inbound.message_id = IntakeState.QUARANTINED, None
    await inbound.save()
    await IntakeEffect.create(
        inbound_id=inbound.id,
        fingerprint=message.fingerprint,
        channel_id=channel.id if channel else None,
        outcome=IntakeOutcome.QUARANTINED,
        reason="spam" if channel else "unknown_alias",
        params={"because": "blocked sender"} if channel else {"addresses": "x@funil.example"},
        rule="15" if channel else "29",
        contact=message.from_address,
        trail=[{"row": 15, "name": "spam", "hit": True, "note": ""}],
        at=NOON,
    )
    await Message.filter(id=message.id).delete()
    return inbound


async def threaded(message: Message, subject: Subject, by: str = "subject_line") -> InboundMail:
    """That it found a subject by itself."""
    inbound = await delivery(message, subject)
    changed = {"outcome": IntakeOutcome.THREADED, "reason": by, "rule": "27", "matched_by": by}
    await IntakeEffect.filter(inbound_id=inbound.id).update(**changed)
    return inbound
