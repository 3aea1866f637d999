"""Notes: their author's to edit, with every former wording kept."""

from datetime import timedelta

import pytest

from errors import Forbidden, Invalid, NotFound, Required
from events import InteractionKind
from models import Note, NoteRevision, Subject
from permissions import Role
from tests.make import NOON, Cast, customer, events, subject

LATER = NOON + timedelta(days=3)


async def test_a_note_counts_as_contact_with_the_subject(cast: Cast) -> None:
    card = await subject(cast)

    note = await Note.add("  Liguei\x00 hoje ", by=cast.bruno, now=LATER, subject=card)

    stored = await Subject.get(id=card.id)
    assert (note.text, note.author_id) == ("Liguei hoje", cast.bruno.id)
    assert (stored.last_interaction_at, stored.last_interaction_kind) == (LATER, InteractionKind.NOTE)
    assert stored.last_interaction_by_id == cast.bruno.id
    assert stored.idle_from > LATER
    told = (await events("NoteAdded"))[-1]
    assert (told.noun, told.noun_id, told.data) == ("Subject", card.id, {"note": note.id})


async def test_a_note_on_a_customer_touches_no_subject(cast: Cast) -> None:
    eva = await customer(cast)
    card = await subject(cast, customer=eva)

    note = await Note.add("Prefere a tarde", by=cast.ana, now=LATER, customer=eva)

    assert (await Subject.get(id=card.id)).last_interaction_at == NOON
    assert ((await events("NoteAdded"))[-1].customer_id, note.subject_id) == (eva.id, None)


async def test_a_note_is_about_one_thing(cast: Cast) -> None:
    with pytest.raises(Required, match="one subject or one customer"):
        await Note.add("?", by=cast.ana, now=NOON)
    with pytest.raises(Required):
        await Note.add("?", by=cast.ana, now=NOON, subject=await subject(cast), customer=await customer(cast))


@pytest.mark.parametrize(("text", "refusal"), [("", Required), (" \x00\n", Required), ("x" * 20_001, Invalid)])
async def test_a_note_needs_text_within_reason(cast: Cast, text: str, refusal: type[Exception]) -> None:
    card = await subject(cast)

    with pytest.raises(refusal):
        await Note.add(text, by=cast.ana, now=NOON, subject=card)

    assert not await Note.all().exists()


async def test_an_edit_keeps_the_former_words(cast: Cast) -> None:
    note = await Note.add("Um", by=cast.ana, now=NOON, subject=await subject(cast))

    await note.edit("Dois", by=cast.ana, now=LATER)
    await note.edit("Dois", by=cast.ana, now=LATER)
    await note.edit("Três", by=cast.ana, now=LATER)

    assert (note.text, note.edited_at, note.version) == ("Três", LATER, 3)
    assert [row.text for row in await NoteRevision.filter(note_id=note.id).order_by("id")] == ["Um", "Dois"]
    assert len(await events("NoteEdited")) == 2


async def test_only_the_author_edits(cast: Cast) -> None:
    note = await Note.add("Um", by=cast.ana, now=NOON, subject=await subject(cast))

    for other in (cast.bruno, cast.rita):
        with pytest.raises(Forbidden, match="Only its author"):
            await note.edit("Dois", by=other, now=NOON)


async def test_an_author_who_may_no_longer_write_there_edits_no_more(cast: Cast) -> None:
    card = await subject(cast)
    note = await Note.add("Um", by=cast.ana, now=NOON, subject=card)
    cast.ana.role = Role.VIEWER
    with pytest.raises(Forbidden):
        await note.edit("Dois", by=cast.ana, now=NOON)
    cast.ana.role = Role.AGENT
    await card.transfer(to=cast.europa, by=cast.marcos, now=NOON)

    with pytest.raises(NotFound):
        await note.edit("Dois", by=cast.ana, now=NOON)
    with pytest.raises(NotFound):
        await note.remove(by=cast.ana, now=NOON)


async def test_the_author_or_a_manager_deletes(cast: Cast) -> None:
    card = await subject(cast)
    one, other = [await Note.add(text, by=cast.ana, now=NOON, subject=card) for text in ("Um", "Dois")]
    await one.edit("Um!", by=cast.ana, now=NOON)

    with pytest.raises(Forbidden, match="author or a manager"):
        await one.remove(by=cast.bruno, now=NOON)
    await one.remove(by=cast.ana, now=NOON)
    await other.remove(by=cast.marcos, now=NOON)

    assert not await Note.all().exists()
    assert not await NoteRevision.all().exists()
    assert [event.data["note"] for event in await events("NoteDeleted")] == [one.id, other.id]


async def test_notes_are_not_for_viewers_nor_on_what_one_may_not_see(cast: Cast) -> None:
    card = await subject(cast)

    with pytest.raises(Forbidden):
        await Note.add("Um", by=cast.vera, now=NOON, subject=card)
    with pytest.raises(NotFound):
        await Note.add("Um", by=cast.diego, now=NOON, subject=card)


async def test_a_viewer_writes_and_edits_no_note_on_a_customer_either(cast: Cast) -> None:
    padaria = await customer(cast)
    note = await Note.add("Um", by=cast.ana, now=NOON, customer=padaria)
    cast.ana.role = Role.VIEWER

    for deed in (
        Note.add("Dois", by=cast.ana, now=NOON, customer=padaria),
        note.edit("Dois", by=cast.ana, now=NOON),
        note.remove(by=cast.ana, now=NOON),
    ):
        with pytest.raises(Forbidden):
            await deed


async def test_a_note_is_seen_with_its_subject_or_customer(cast: Cast) -> None:
    await Note.add("No assunto", by=cast.ana, now=NOON, subject=await subject(cast))
    await Note.add("No cliente", by=cast.ana, now=NOON, customer=await customer(cast))

    for who, number in (
        (cast.rita, 2),
        (cast.ana, 2),
        (cast.bruno, 1),
        (cast.vera, 1),
        (cast.carla, 0),
        (cast.diego, 0),
    ):
        assert await Note.visible_to(who).count() == number, who.name
