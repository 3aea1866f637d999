"""One rule in two places: what a query lets through is what `seen_by` lets through, of any row."""

from itertools import product
from typing import Any

import pytest
from tortoise.queryset import QuerySet

from models import InboundMail, Message, Subject, SubjectAssignee, SubjectKind, User
from models.subject.board import Board
from models.subject.filter import Filter
from permissions import Access, Role
from tests.make import NOON, Cast, person, subject
from tests.models.post import delivery, letter

SEATS = [None, *product(Access, (False, True))]
"""Not a member, or a member with this access, leading or not."""


async def ids(rows: QuerySet[Any]) -> set[int]:
    return {row.id for row in await rows}


async def everybody(cast: Cast) -> list[User]:
    """Each role in each seat of Brasil, and in each access of Europa."""
    people = []
    for number, (role, here, there) in enumerate(product(Role, SEATS, (None, *Access))):
        if role is Role.SYSTEM:
            continue
        somebody = await person(f"p{number}", role)
        if here is not None:
            await cast.brasil.set_member(somebody, access=here[0], leader=here[1], by=cast.rita, now=NOON)
        if there is not None:
            await cast.europa.set_member(somebody, access=there, leader=False, by=cast.rita, now=NOON)
        people.append(somebody)
    acting = [await User.acting(somebody.id) for somebody in (*people, await User.system())]
    return [user for user in acting if user is not None]


async def test_queries_and_the_rule_agree_for_everybody_and_every_row(cast: Cast) -> None:
    people = await everybody(cast)
    owners = [None, cast.ana, *(user for user in people if user.role is Role.AGENT)]
    for channel, owner in product((cast.brasil, cast.europa), owners):
        card = await subject(cast, channel=channel, owner=None, by=cast.rita)
        await Subject.filter(id=card.id).update(owner_id=owner.id if owner else None)
        await card.refresh_from_db()
        for busy in ([], people[:1], people[30:50:5])[card.id % 3]:
            await SubjectAssignee.create(subject_id=card.id, user_id=busy.id, since=NOON)
        await card.count_in()
        await card.save(update_fields=["assignee_ids"])
    merged = await subject(cast, kind=SubjectKind.PROSPECT, owner=None)
    await merged.merge_into(await subject(cast), by=cast.rita, now=NOON)
    rows = await Subject.all()

    for user in people:
        by_query = await ids(Subject.visible_to(user))
        by_rule = {row.id for row in rows if row.seen_by(user)}
        assert by_query == by_rule, (user.role, user.reach)
        assert merged.id not in by_query
    assert any(user.id in row.assignee_ids and user.id != row.owner_id for user in people for row in rows)


async def test_a_board_shows_of_anybodys_cards_those_that_its_query_finds(cast: Cast) -> None:
    people = await everybody(cast)
    for number, (channel, owner) in enumerate(product((cast.brasil, cast.europa), (None, people[0], people[40]))):
        for title in ("Barcos", "Velas"):
            card = await subject(cast, title, channel=channel, owner=None, by=cast.rita)
            await Subject.filter(id=card.id).update(
                owner_id=owner.id if owner else None, archived_at=NOON if number % 2 else None, priority=number
            )
    filters = (Filter(), Filter(text="bar"), Filter(archived=None), Filter(unowned=True), Filter(archived=True))

    for user, filter in product(people[::7], filters):
        for channel_id in (None, cast.brasil.id):
            board = Board(user, channel_id, filter)
            shown = {row.id for row in await board.anybodys() if board.shows(row)}
            assert shown == await ids(board.subjects()), (user.role, user.reach, filter)


async def test_messages_follow_their_subjects(cast: Cast) -> None:
    here = await subject(cast)
    there = await subject(cast, by=cast.diego, channel=cast.europa, owner=cast.diego)
    both, brasils, nobodys = await letter("dois", here, there), await letter("um", here), await letter("nenhum")

    async def seen(by: User) -> set[int]:
        return await ids(Message.visible_to(by))

    assert await seen(cast.ana) == {both.id, brasils.id}
    assert await seen(cast.diego) == {both.id}
    assert await seen(cast.carla) == set()
    assert nobodys.id not in await seen(cast.rita)


async def test_deliveries_are_seen_by_those_who_see_a_channel_whole(cast: Cast) -> None:
    here = await subject(cast, owner=cast.carla)
    mail = await letter("um", here)
    filed, again = await delivery(mail, here), await delivery(mail, to="contato@funil.example")
    unknown = await delivery(await letter("a ninguém"))

    async def seen(by: User) -> set[int]:
        return await ids(InboundMail.visible_to(by))

    assert await seen(cast.rita) == await seen(cast.marcos) == {filed.id, again.id, unknown.id}
    assert await seen(cast.bruno) == await seen(cast.ana) == {filed.id, again.id}
    assert await seen(cast.carla) == await seen(cast.diego) == set()


async def test_users_are_loaded_with_their_channels_before_they_act(cast: Cast) -> None:
    bare = await User.get(id=cast.ana.id)

    with pytest.raises(RuntimeError, match=r"User\.acting"):
        Subject.visible_to(bare)
