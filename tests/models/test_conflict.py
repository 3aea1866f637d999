"""Two people at one card: what does not touch merges, what does is refused with both values."""

from datetime import timedelta

import pytest

from errors import Conflict
from models import Customer, Marker, Note, Subject, User
from tests.make import NOON, Cast, customer, events, stages, subject

MONTHS_LATER = NOON + timedelta(days=60)


async def seen(card: Subject, version: int) -> Subject:
    """The row as somebody fetches it who acts upon an older version."""
    return (await Subject.get(id=card.id)).seen_at(version)


async def test_edits_of_different_fields_merge(cast: Cast) -> None:
    card = await subject(cast)
    await card.update(by=cast.bruno, now=NOON, priority=3)

    late = await seen(card, 1)
    await late.update(by=cast.ana, now=NOON, title="Velas")

    stored = await Subject.get(id=card.id)
    assert (stored.title, stored.priority, stored.version) == ("Velas", 3, 3)


async def test_edits_of_the_same_field_conflict_and_nothing_is_written(cast: Cast) -> None:
    card = await subject(cast, "Barcos")
    await card.update(by=cast.bruno, now=NOON, title="Velas", priority=3)
    before = len(await events())

    late = await seen(card, 1)
    with pytest.raises(Conflict, match="Somebody else has changed this subject") as refused:
        await late.update(by=cast.ana, now=NOON, title="Remos", description="novo")

    conflict = refused.value
    assert [(field.name, field.yours, field.theirs) for field in conflict.fields] == [("title", "Remos", "Velas")]
    assert conflict.version == 2
    stored = await Subject.filter(id=card.id).values("title", "description", "version")
    assert stored == [{"title": "Velas", "description": None, "version": 2}]
    assert len(await events()) == before


async def test_whoever_has_seen_the_newest_version_is_in_no_conflict(cast: Cast) -> None:
    card = await subject(cast)
    await card.update(by=cast.bruno, now=NOON, title="Velas")

    await (await seen(card, 2)).update(by=cast.ana, now=NOON, title="Remos")

    assert (await Subject.get(id=card.id)).title == "Remos"


async def test_two_moves_conflict_over_the_stage_alone(cast: Cast) -> None:
    first, second, third, *_ = await stages()
    card = await subject(cast, stage=first)
    await card.move(to=second, by=cast.bruno, now=NOON + timedelta(hours=1))

    late = await seen(card, 1)
    with pytest.raises(Conflict) as refused:
        await late.move(to=third, by=cast.ana, now=NOON + timedelta(hours=2))

    assert [field.name for field in refused.value.fields] == ["stage_id"]


async def test_two_drags_within_a_column_are_no_conflict(cast: Cast) -> None:
    first, *_ = await stages()
    card, other = await subject(cast, stage=first), await subject(cast, stage=first)
    await card.move(to=first, before=other, by=cast.bruno, now=NOON)
    await other.refresh_from_db()

    await (await seen(card, 1)).move(to=first, after=other, by=cast.ana, now=NOON)

    assert (await Subject.get(id=card.id)).rank > other.rank


async def test_a_drag_and_an_edit_merge(cast: Cast) -> None:
    first, second, *_ = await stages()
    card = await subject(cast, stage=first)
    await card.move(to=second, by=cast.bruno, now=NOON)

    await (await seen(card, 1)).update(by=cast.ana, now=NOON, title="Remos")

    assert (await Subject.get(id=card.id)).stage_id == second.id


async def test_the_clock_is_in_conflict_with_nobody(cast: Cast) -> None:
    card = await subject(cast)
    await Subject.tick(by=await User.system(), now=MONTHS_LATER)
    assert (await Subject.get(id=card.id)).version == 2

    late = await seen(card, 1)
    await late.update(by=cast.ana, now=MONTHS_LATER, title="Remos")
    late = await seen(card, 1)
    await Note.add("Liguei", by=cast.ana, now=MONTHS_LATER, subject=late)

    assert (await Subject.get(id=card.id)).idle is False


async def test_notes_and_edits_do_not_conflict(cast: Cast) -> None:
    card = await subject(cast)
    await Note.add("Liguei", by=cast.bruno, now=NOON + timedelta(hours=1), subject=card)

    await (await seen(card, 1)).update(by=cast.ana, now=NOON + timedelta(hours=2), title="Remos")

    assert (await Subject.get(id=card.id)).title == "Remos"


async def test_two_who_change_the_markers_conflict_by_name(cast: Cast) -> None:
    hot, cold = [await Marker.create_new(by=cast.rita, now=NOON, name=name) for name in ("quente", "frio")]
    card = await subject(cast)
    await card.mark(add=[hot], remove=[], by=cast.bruno, now=NOON)

    late = await seen(card, 1)
    with pytest.raises(Conflict) as refused:
        await late.mark(add=[cold], remove=[], by=cast.ana, now=NOON)

    assert [(field.name, field.yours, field.theirs) for field in refused.value.fields] == [("markers", None, None)]


async def test_customers_merge_and_conflict_in_the_same_way(cast: Cast) -> None:
    eva = await customer(cast, "Eva")
    await eva.update(by=cast.bruno, now=NOON, name="Eva Sol")

    late = (await Customer.get(id=eva.id)).seen_at(1)
    await late.update(by=cast.ana, now=NOON, emails=["eva@sol.example"])
    late = (await Customer.get(id=eva.id)).seen_at(1)
    with pytest.raises(Conflict) as refused:
        await late.update(by=cast.ana, now=NOON, name="Eva Lua", emails=["eva@lua.example"])

    assert sorted((field.name, field.yours, field.theirs) for field in refused.value.fields) == [
        ("emails", None, None),
        ("name", "Eva Lua", "Eva Sol"),
    ]
    stored = await Customer.get(id=eva.id)
    assert stored.name == "Eva Sol"
    assert await stored.email_addresses() == ["eva@sol.example"]
    assert "eva@sol.example" in stored.search
