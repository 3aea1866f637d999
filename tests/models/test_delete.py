"""Deleting for ever: every word goes, the skeletons of events stay, and no later poll brings anything back."""

from datetime import timedelta

import pytest

from errors import Forbidden, NotFound
from models import (
    Event,
    InboundMail,
    IntakeEffect,
    IntakeState,
    Message,
    Note,
    NoteRevision,
    Participant,
    RawMail,
    StageInterval,
    Subject,
    SubjectKind,
    SubjectMarker,
    Suggestion,
)
from models.marker import Marker
from tests.make import NOON, Cast, customer, events, stages, subject
from tests.models.post import delivery, letter

SECRETS = ("Barco azul", "Quer pagar em cacau", "Eva liga de noite", "eva@sol.example")


async def told_everything(cast: Cast) -> Subject:
    """A subject with a note that was edited, a mail in a mailbox, a marker and a participant."""
    card = await subject(cast, SECRETS[0], customer=await customer(cast, emails=[SECRETS[3]]))
    note = await Note.add(SECRETS[1], by=cast.ana, now=NOON, subject=card)
    await note.edit("Quer pagar em cacau e café", by=cast.ana, now=NOON)
    await card.mark(
        add=[await Marker.create_new(by=cast.rita, now=NOON, name="quente")], remove=[], by=cast.ana, now=NOON
    )
    await delivery(await letter(SECRETS[2], card), card)
    await Suggestion.renew(card.id, by=cast.ana, now=NOON)
    (first, *_) = await Suggestion.filter(subject_id=card.id)
    await first.dismiss(by=cast.ana, now=NOON, reason=SECRETS[1])
    return card


async def test_delete_takes_the_subject_and_all_that_hangs_on_it(cast: Cast) -> None:
    card = await told_everything(cast)

    await card.delete_for_ever(by=cast.bruno, now=NOON)

    for gone in (Subject, Note, NoteRevision, Message, RawMail, SubjectMarker, Participant, Suggestion):
        assert await gone.all().count() == 0, gone.__name__


async def test_delete_leaves_the_skeletons_of_events_and_no_word(cast: Cast) -> None:
    card = await told_everything(cast)
    before = len(await events())

    await card.delete_for_ever(by=cast.bruno, now=NOON)

    log = await events()
    assert [event.kind for event in log[before:]] == ["MailPurged", "SuggestionOvertaken", "SubjectDeleted"]
    assert (log[-1].kind, log[-1].data, log[-1].after) == ("SubjectDeleted", {"notes": 1, "messages": 1}, None)
    assert log[-1].before is not None
    stored = [await Event.all().values(), await InboundMail.all().values(), await IntakeEffect.all().values()]
    assert not [word for word in SECRETS for rows in stored if word in repr(rows)]


async def test_delete_leaves_a_tombstone_of_the_delivery(cast: Cast) -> None:
    card = await told_everything(cast)
    fingerprint = (await Message.get()).fingerprint

    await card.delete_for_ever(by=cast.bruno, now=NOON)

    tombstone = await InboundMail.get()
    assert (tombstone.state, tombstone.fingerprint) == (IntakeState.PURGED, fingerprint)
    assert (tombstone.from_address, tombstone.from_name, tombstone.subject_line, tombstone.preview) == (None,) * 4
    assert tombstone.to == []


async def test_delete_reaches_the_same_mail_in_another_mailbox(cast: Cast) -> None:
    card = await subject(cast)
    mail = await letter(SECRETS[2], card)
    await delivery(mail, card)
    copy = await delivery(mail, to="contato@funil.example")

    await card.delete_for_ever(by=cast.bruno, now=NOON)

    assert not await RawMail.all().exists()
    assert (await InboundMail.get(id=copy.id)).state is IntakeState.PURGED


async def test_delete_leaves_a_message_that_another_subject_has(cast: Cast) -> None:
    card = await subject(cast)
    other = await subject(cast, "Velas", by=cast.diego, channel=cast.europa, owner=cast.diego)
    shared, own = await letter("Para os dois", card, other), await letter("Para um", card)
    kept, gone = await delivery(shared, card, other), await delivery(own, card)

    await card.delete_for_ever(by=cast.bruno, now=NOON)

    assert [row.id for row in await Message.all()] == [shared.id]
    assert [row.inbound_id for row in await RawMail.all()] == [kept.id]
    assert (await InboundMail.get(id=kept.id)).state is IntakeState.FILED
    assert (await InboundMail.get(id=gone.id)).state is IntakeState.PURGED

    await other.delete_for_ever(by=cast.diego, now=NOON)

    assert not await Message.all().exists()
    assert not await RawMail.all().exists()


async def test_delete_takes_what_was_merged_into_it_along(cast: Cast) -> None:
    loser, survivor = await subject(cast, kind=SubjectKind.PROSPECT), await subject(cast)
    await letter("Antes", loser)
    await loser.merge_into(survivor, by=cast.ana, now=NOON)

    await survivor.delete_for_ever(by=cast.bruno, now=NOON)

    assert not await Subject.all().exists()
    assert not await Message.all().exists()


async def test_delete_leaves_the_customer_and_the_reports(cast: Cast) -> None:
    first, second, *_ = await stages()
    eva = await customer(cast)
    card = await subject(cast, stage=first, customer=eva)
    await card.move(to=second, by=cast.ana, now=NOON + timedelta(days=1))

    await card.delete_for_ever(by=cast.bruno, now=NOON + timedelta(days=2))

    await eva.refresh_from_db()
    spans = await StageInterval.filter(subject_id=card.id).order_by("id")
    assert [span.stage_id for span in spans] == [first.id, second.id]
    assert [event.kind for event in await Event.filter(subject_id=card.id).order_by("id")] == [
        "SubjectCreated",
        "SubjectMoved",
        "SubjectDeleted",
    ]


@pytest.mark.parametrize("who", ["rita", "marcos", "bruno"])
async def test_delete_is_for_managers_and_the_leader(cast: Cast, who: str) -> None:
    card = await subject(cast)

    await card.delete_for_ever(by=getattr(cast, who), now=NOON)

    assert not await Subject.all().exists()


async def test_delete_is_for_nobody_else(cast: Cast) -> None:
    card = await subject(cast)

    for seller in (cast.ana, cast.vera):
        with pytest.raises(Forbidden, match="leaders in their own channel"):
            await card.delete_for_ever(by=seller, now=NOON)
    with pytest.raises(NotFound):
        await card.delete_for_ever(by=cast.diego, now=NOON)


async def test_delete_of_what_somebody_else_deleted_finds_nothing(cast: Cast) -> None:
    card = await subject(cast)
    stale = await Subject.get(id=card.id)
    await card.delete_for_ever(by=cast.bruno, now=NOON)

    with pytest.raises(NotFound, match="no such subject"):
        await stale.delete_for_ever(by=cast.bruno, now=NOON)
