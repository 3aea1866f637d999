"""Markers: the shared list, and the cards that carry them."""

import pytest

from errors import Duplicate, Forbidden, Invalid, NotFound, Required
from models import Marker, Subject, SubjectKind, SubjectMarker
from tests.make import NOON, Cast, events, subject


async def marker(cast: Cast, name: str = "quente") -> Marker:
    return await Marker.create_new(by=cast.rita, now=NOON, name=name)


async def carried(card: Subject) -> set[int]:
    return {row.marker_id for row in await SubjectMarker.filter(subject_id=card.id)}


async def test_mark_puts_markers_on_and_takes_others_off(cast: Cast) -> None:
    hot, cold = await marker(cast), await marker(cast, "frio")
    card = await subject(cast)
    await card.mark(add=[hot], remove=[], by=cast.ana, now=NOON)

    await card.mark(add=[cold], remove=[hot], by=cast.ana, now=NOON)

    assert await carried(card) == {cold.id}
    told = (await events("SubjectMarked"))[-1]
    assert told.data == {"added": [cold.id], "removed": [hot.id]}
    assert (told.changed, told.version) == (["markers"], card.version) == (["markers"], 3)


async def test_mark_with_what_is_there_already_changes_nothing(cast: Cast) -> None:
    hot, cold = await marker(cast), await marker(cast, "frio")
    card = await subject(cast)
    await card.mark(add=[hot], remove=[], by=cast.ana, now=NOON)

    await card.mark(add=[hot], remove=[cold], by=cast.ana, now=NOON)

    assert len(await events("SubjectMarked")) == 1


async def test_mark_is_for_sellers_who_see_the_subject(cast: Cast) -> None:
    hot, card = await marker(cast), await subject(cast)

    with pytest.raises(Forbidden):
        await card.mark(add=[hot], remove=[], by=cast.vera, now=NOON)
    with pytest.raises(NotFound):
        await card.mark(add=[hot], remove=[], by=cast.diego, now=NOON)


async def test_a_card_carries_at_most_twenty(cast: Cast) -> None:
    markers = [await marker(cast, f"m{number}") for number in range(21)]
    card = await subject(cast)

    with pytest.raises(Invalid, match="at most 20"):
        await card.mark(add=markers, remove=[], by=cast.ana, now=NOON)

    assert await carried(card) == set()


async def test_removing_a_marker_tells_each_card_that_carried_it(cast: Cast) -> None:
    hot = await marker(cast)
    one, other, bare = [await subject(cast, title) for title in ("um", "dois", "três")]
    merged, archived = await subject(cast, kind=SubjectKind.PROSPECT), await subject(cast)
    for card in (one, other, merged, archived):
        await card.mark(add=[hot], remove=[], by=cast.ana, now=NOON)
    await merged.merge_into(bare, by=cast.ana, now=NOON)
    await archived.archive(by=cast.ana, now=NOON)

    await hot.remove(by=cast.marcos, now=NOON)

    taken = [event for event in await events("SubjectMarked") if event.data["removed"] == [hot.id]]
    assert {event.noun_id for event in taken} == {one.id, other.id, bare.id, archived.id}
    assert all(event.after is not None for event in taken)
    assert not await SubjectMarker.all().exists()
    assert not await Marker.all().exists()
    assert (await events())[-1].kind == "MarkerDeleted"
    assert (await events())[-1].final


async def test_a_marker_has_a_name_of_its_own_and_a_colour(cast: Cast) -> None:
    await marker(cast)

    with pytest.raises(Duplicate, match="marker with this name"):
        await marker(cast, "  quente ")
    with pytest.raises(Required, match="needs a name"):
        await marker(cast, "\x00")
    with pytest.raises(Invalid, match="at most 60"):
        await marker(cast, "x" * 61)
    with pytest.raises(Invalid, match="#rrggbb"):
        await Marker.create_new(by=cast.rita, now=NOON, name="frio", color="blue")


async def test_a_marker_is_renamed_and_says_what_changed(cast: Cast) -> None:
    hot = await marker(cast)

    await hot.update(by=cast.marcos, now=NOON, name="muito quente", color="#ff0000")

    told = (await events("MarkerUpdated"))[-1]
    assert sorted(told.changed) == ["color", "name"]
    assert hot.version == 2


@pytest.mark.parametrize("who", ["ana", "bruno", "vera"])
async def test_markers_are_the_managers_to_keep(cast: Cast, who: str) -> None:
    hot, by = await marker(cast), getattr(cast, who)

    with pytest.raises(Forbidden, match="configuration"):
        await Marker.create_new(by=by, now=NOON, name="frio")
    with pytest.raises(Forbidden):
        await hot.update(by=by, now=NOON, name="frio")
    with pytest.raises(Forbidden):
        await hot.remove(by=by, now=NOON)
