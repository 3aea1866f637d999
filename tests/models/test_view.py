"""Saved views: kept as they were said, private unless a manager shares them, and honest about what has gone."""

from datetime import UTC, date, datetime

import pytest

from errors import Conflict, Duplicate, Forbidden, LimitReached, NotFound, Required
from models import ActivityState, Outcome, SavedView, Subject, SubjectKind, User
from models import view as views
from models.marker import Marker
from models.subject.filter import Filter, Span
from tests.make import NOON, Cast, events, subject

WHOLE = Filter(
    channel_ids=(1,),
    stage_ids=(2, 3),
    kinds=(SubjectKind.PROSPECT,),
    outcomes=(Outcome.OPEN, Outcome.WON),
    owner_ids=(4,),
    unowned=True,
    customer_ids=(5,),
    markers_any=(6,),
    markers_all=(7,),
    markers_none=(8,),
    text="sol",
    value=Span(100, None),
    value_currency="BRL",
    created_at=Span(datetime(2026, 1, 1, tzinfo=UTC), None),
    closed_at=Span(None, datetime(2026, 2, 1, tzinfo=UTC)),
    expected_close_on=Span(date(2026, 3, 1), date(2026, 4, 1)),
    activity_states=(ActivityState.OVERDUE,),
    idle=True,
    rotting=False,
    archived=None,
    discarded=True,
)


async def save(by: User, name: str = "Meus", chosen: Filter = WHOLE, shared: bool = False) -> SavedView:
    return await SavedView.create_new(by=by, now=NOON, name=name, terms=chosen.dump(), shared=shared)


async def listed(user: User) -> list[str]:
    return [view.name for view in await SavedView.visible_to(user).order_by("name")]


@pytest.mark.parametrize("chosen", [Filter(), WHOLE, Filter(archived=None), Filter(channel_ids=())])
def test_a_filter_is_remembered_as_it_was_said(chosen: Filter) -> None:
    assert Filter.load(chosen.dump()) == chosen


async def test_a_private_view_is_its_owners_and_a_shared_one_everybodys(cast: Cast) -> None:
    await save(cast.ana)
    shared = await save(cast.marcos, "De todos", shared=True)

    assert await listed(cast.ana) == ["De todos", "Meus"]
    assert await listed(cast.vera) == await listed(cast.diego) == await listed(cast.rita) == ["De todos"]
    assert [event.kind for event in await events()][-2:] == ["SavedViewCreated"] * 2
    for who in (cast.ana, cast.bruno, cast.vera):
        with pytest.raises(Forbidden, match="share views"):
            await save(who, "Outra", shared=True)
        with pytest.raises(Forbidden, match="share views"):
            await shared.update(by=who, now=NOON, name="Minha", shared=True)
        with pytest.raises(Forbidden):
            await shared.delete_for_ever(by=who, now=NOON)
    await save(cast.vera, "Da Vera")
    assert await listed(cast.vera) == ["Da Vera", "De todos"]


async def test_another_manager_changes_what_is_shared_and_nobody_what_is_private(cast: Cast) -> None:
    shared, private = await save(cast.marcos, "De todos", shared=True), await save(cast.ana)

    await shared.update(by=cast.rita, now=NOON, name="De todos nós", shared=True)
    assert (shared.name, shared.version, shared.owner_id) == ("De todos nós", 2, cast.marcos.id)
    with pytest.raises(NotFound):
        await private.update(by=cast.rita, now=NOON, name="Dela", shared=False)
    with pytest.raises(NotFound):
        await private.delete_for_ever(by=cast.rita, now=NOON)
    with pytest.raises(Conflict):
        await (await SavedView.get(id=shared.id)).seen_at(1).update(by=cast.rita, now=NOON, name="Minha", shared=True)
    await private.delete_for_ever(by=cast.ana, now=NOON)
    assert not await SavedView.filter(id=private.id).exists()


async def test_names_are_unique_for_those_who_see_them(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    await save(cast.ana, "Quentes")
    await save(cast.bruno, "Quentes")
    await save(cast.rita, "Quentes", shared=True)

    with pytest.raises(Duplicate):
        await save(cast.ana, " Quentes ")
    with pytest.raises(Duplicate):
        await save(cast.marcos, "Quentes", shared=True)
    with pytest.raises(Required):
        await save(cast.ana, "  ")
    monkeypatch.setattr(views, "MOST", 1)
    with pytest.raises(LimitReached):
        await save(cast.ana, "Mais uma")


async def test_a_view_says_what_of_it_no_longer_applies_and_shows_the_rest(cast: Cast) -> None:
    hot, cold = [await Marker.create_new(by=cast.rita, now=NOON, name=name) for name in ("quente", "fria")]
    card = await subject(cast)
    await card.mark(add=[hot], remove=[], by=cast.ana, now=NOON)
    chosen = Filter(
        channel_ids=(cast.brasil.id, cast.europa.id),
        markers_any=(hot.id, cold.id),
        markers_none=(cold.id,),
        stage_ids=(999,),
    )
    view = await save(cast.rita, "Quentes", chosen, shared=True)
    assert (await view.applying(by=cast.rita))[1] == {"stage_ids": 1}

    await cold.remove(by=cast.rita, now=NOON)

    left, gone = await view.applying(by=cast.ana)
    assert gone == {"channel_ids": 1, "stage_ids": 1, "markers_any": 1, "markers_none": 1}
    assert left == Filter(channel_ids=(cast.brasil.id,), markers_any=(hot.id,))
    assert [row.id for row in await left.applied(Subject.visible_to(cast.ana))] == [card.id]
