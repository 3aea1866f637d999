"""Subjects and customers that are the same become one, with all that hangs on them, and one may think again."""

from datetime import timedelta
from typing import Any

import pytest

import models
from errors import Forbidden, Invalid, NotFound, WrongState
from models.belongings import GOES, STAYS
from models.choosing import FIELDS, winners
from models.duplicates import possible_doubles
from models.merge import KEPT, UNDONE_WITHIN
from models.threading import survivors
from tests import make
from tests.make import NOON, Cast, customer, events, subject
from tests.models.post import letter

LATER = NOON + timedelta(days=1)


@pytest.mark.parametrize("noun", [models.Subject, models.Customer])
async def test_every_foreign_key_to_a_noun_that_is_merged_goes_along_or_says_why_not(noun: Any, cast: Cast) -> None:
    named = {relation.name for relation in GOES[noun.noun]} | set(STAYS[noun.noun])

    assert named == noun._meta.backward_fk_fields | noun._meta.backward_o2o_fields


@pytest.mark.parametrize("noun", [models.Subject, models.Customer])
async def test_what_a_merge_may_change_is_what_its_undoing_remembers(noun: Any, cast: Cast) -> None:
    chosen = {column for field in FIELDS[noun.noun] for column in field.columns}

    assert chosen <= set(KEPT[noun.noun]) <= set(noun._meta.fields_db_projection)


class Row:
    def __init__(self, id: int, **given: Any) -> None:
        self.__dict__ |= {
            **dict.fromkeys(column for field in FIELDS["Subject"] for column in field.columns),
            "channel_id": 1,
            "priority": 0,
            "title": f"nº {id}",
            **given,
            "id": id,
        }


RULES: list[tuple[str, list[Row], dict[str, int], dict[str, int]]] = [
    ("the survivor's word counts", [Row(1), Row(2)], {}, {"title": 1, "source": 1}),
    ("but where it says nothing, the first that does", [Row(1), Row(2), Row(3, source="x")], {}, {"source": 3}),
    ("nothing is nobody's", [Row(1), Row(2)], {}, {"description": 1}),
    ("the highest priority", [Row(1, priority=1), Row(2, priority=3), Row(3, priority=3)], {}, {"priority": 2}),
    ("of equals the survivor's", [Row(1, priority=3), Row(2, priority=3)], {}, {"priority": 1}),
    ("no owner of another channel", [Row(1), Row(2, owner_id=9, channel_id=2)], {}, {"owner": 1}),
    ("an owner of the same", [Row(1), Row(2, owner_id=9)], {}, {"owner": 2}),
    ("what is chosen counts", [Row(1, title="a"), Row(2, title="b")], {"title": 2}, {"title": 2}),
]


@pytest.mark.parametrize(("rows", "choices", "expected"), [case[1:] for case in RULES], ids=[case[0] for case in RULES])
def test_whose_word_counts(rows: list[Row], choices: dict[str, int], expected: dict[str, int]) -> None:
    assert winners("Subject", rows, choices).items() >= expected.items()


def test_what_cannot_be_chosen_is_said() -> None:
    with pytest.raises(Invalid, match="no field stage"):
        winners("Subject", [Row(1), Row(2)], {"stage": 1})
    with pytest.raises(Invalid, match="one of those"):
        winners("Subject", [Row(1), Row(2)], {"title": 3})


async def two(cast: Cast) -> tuple[models.Subject, models.Subject]:
    """What Bruno is to merge: something of everything hangs on the loser, and some of it on both."""
    eva = await customer(cast, "Eva", emails=["eva@sol.example"])
    loser = await subject(cast, "Barco da Eva", customer=eva, owner=cast.carla, source="Feira", priority=2)
    survivor = await subject(cast, "Barco", owner=None)
    hot, cold = [await models.Marker.create_new(by=cast.rita, now=NOON, name=name) for name in ("quente", "frio")]
    await loser.mark(add=[hot, cold], remove=[], by=cast.ana, now=NOON)
    await survivor.mark(add=[hot], remove=[], by=cast.ana, now=NOON)
    await models.Note.add("Quer dez", subject=loser, by=cast.ana, now=NOON)
    await models.Activity.schedule(by=cast.bruno, now=NOON, subject=loser, summary="Ligar", assignee=cast.ana)
    await letter("oi", loser, survivor)
    await letter("de novo", loser)
    return await models.Subject.get(id=loser.id), await models.Subject.get(id=survivor.id)


async def hanging(row: Any) -> dict[str, list[Any]]:
    """What hangs on a row, relation by relation, as far as it says what it is."""
    found = {}
    for relation in GOES[row.noun]:
        held = row._meta.fields_map[relation.name]
        rows = await held.related_model.filter(**{held.relation_field: row.id}).order_by("id")
        found[relation.name] = sorted([getattr(each, name) for name in relation.alike or ("id",)] for each in rows)
    return found


def said(row: Any) -> dict[str, Any]:
    derived = {"version", "updated_at", *type(row).derived}
    return {name: getattr(row, name) for name in row._meta.fields_db_projection if name not in derived}


async def test_merge_takes_everything_along_and_undoing_it_brings_everything_back(cast: Cast) -> None:
    loser, survivor = await two(cast)
    before = [(await hanging(row), said(row)) for row in (loser, survivor)]

    await survivor.merge([loser], by=cast.bruno, now=LATER)

    stored = await models.Subject.get(id=survivor.id)
    assert (stored.title, stored.source, stored.priority) == ("Barco", "Feira", 2)
    assert (stored.owner_id, stored.customer_id) == (cast.carla.id, loser.customer_id)
    held = await hanging(stored)
    assert [len(held[name]) for name in ("activities", "notes", "marked", "placed_messages")] == [1, 1, 2, 2]
    assert stored.next_activity_id is not None and cast.ana.id in stored.assignee_ids
    assert not any(name != "suggestions" and rows for name, rows in (await hanging(loser)).items())
    gone = await models.Subject.get(id=loser.id)
    assert (gone.merged_into_id, gone.on_board, gone.title) == (survivor.id, False, "Barco da Eva")

    [merge] = await models.Merge.visible_to(cast.bruno)
    await stored.part(merge, by=cast.bruno, now=LATER + timedelta(days=29))

    rows = [await models.Subject.get(id=id) for id in (loser.id, survivor.id)]
    assert [(await hanging(row), said(row)) for row in rows] == before
    assert merge.until is None
    with pytest.raises(WrongState, match="undone already"):
        await rows[1].part(merge, by=cast.bruno, now=LATER)


async def test_merge_is_told_to_both_and_ends_the_time_in_its_stage(cast: Cast) -> None:
    loser, survivor = await two(cast)

    await survivor.merge([loser], by=cast.bruno, now=LATER)

    gone, grown = await events("SubjectMerged")
    assert (gone.noun_id, gone.after, grown.noun_id) == (loser.id, None, survivor.id) and gone.group_id
    assert not await models.StageInterval.filter(subject_id=loser.id, left_at__isnull=True).exists()
    await survivor.part(await models.Merge.get(), by=cast.bruno, now=LATER)
    assert await models.StageInterval.filter(subject_id=loser.id, left_at__isnull=True).count() == 1
    assert [event.noun_id for event in await events("SubjectParted")] == [loser.id, survivor.id]


async def test_what_was_edited_after_a_merge_stays_when_it_is_undone(cast: Cast) -> None:
    loser, survivor = await two(cast)
    await survivor.merge([loser], choices={"title": loser.id}, by=cast.bruno, now=LATER)
    assert survivor.title == "Barco da Eva"
    await survivor.update(source="Site", by=cast.ana, now=LATER)
    note = await models.Note.add("Depois", subject=survivor, by=cast.ana, now=LATER)

    await survivor.part(await models.Merge.get(), by=cast.bruno, now=LATER)

    stored = await models.Subject.get(id=survivor.id)
    assert (stored.title, stored.source, stored.priority) == ("Barco", "Site", 0)
    assert (await models.Note.get(id=note.id)).subject_id == survivor.id


async def test_merges_are_undone_the_latest_first_and_within_thirty_days(cast: Cast) -> None:
    first, second, third = [await subject(cast, name) for name in ("um", "dois", "três")]
    await second.merge([first], by=cast.bruno, now=NOON)
    await third.merge([second], by=cast.bruno, now=LATER)
    inner, outer = await models.Merge.all().order_by("id")
    assert {id: thread.subject_id for id, thread in (await survivors({first.id, second.id})).items()} == {
        first.id: third.id,
        second.id: third.id,
    }
    with pytest.raises(NotFound):
        await second.part(inner, by=cast.bruno, now=LATER)
    with pytest.raises(WrongState, match="30 days"):
        await third.part(outer, by=cast.bruno, now=LATER + UNDONE_WITHIN)

    await third.part(outer, by=cast.bruno, now=LATER)
    await second.part(inner, by=cast.bruno, now=LATER)

    assert await models.Subject.visible_to(cast.bruno).count() == 3


async def test_who_leaves_a_chain_takes_along_who_had_gone_into_them(cast: Cast) -> None:
    lua, same = await customers(cast)
    last = await make.customer(cast, "Lua Ltda", type=models.CustomerType.COMPANY, channel=cast.brasil)
    subjects = [await subject(cast, name) for name in ("um", "dois", "três")]
    chains: list[list[Any]] = [[same, lua, last], subjects]
    for first, second, third in chains:
        await second.merge([first], by=cast.bruno, now=NOON)
        before = [(await hanging(row), said(row)) for row in await stored(first, second, third)]

        await third.merge([second], by=cast.bruno, now=LATER)
        assert [row.merged_into_id for row in await stored(first, second)] == [third.id] * 2
        await third.part(await models.Merge.get(lost_id=second.id, **survivor(third)), by=cast.bruno, now=LATER)

        assert [(await hanging(row), said(row)) for row in await stored(first, second, third)] == before
        inner = await models.Merge.get(lost_id=first.id, **survivor(second))
        await second.part(inner, by=cast.bruno, now=LATER)
        assert [row.merged_into_id for row in await stored(first, second, third)] == [None] * 3


async def stored(*rows: Any) -> list[Any]:
    return [await type(row).get(id=row.id) for row in rows]


def survivor(row: Any) -> dict[str, Any]:
    return {f"{row.noun.lower()}_id": row.id}


async def test_what_can_be_undone_no_more_is_forgotten(cast: Cast) -> None:
    loser, survivor = await two(cast)
    await survivor.merge([loser], by=cast.bruno, now=NOON)

    assert await models.Merge.forget_old(now=NOON + UNDONE_WITHIN) == 0
    assert await models.Merge.forget_old(now=LATER + UNDONE_WITHIN) == 1

    assert ((await models.Merge.get()).moved, (await models.Merge.get()).changes) == ({}, {})
    with pytest.raises(WrongState, match="30 days"):
        await survivor.part(await models.Merge.get(), by=cast.bruno, now=NOON)


async def test_a_purge_of_the_survivor_takes_the_merge_along(cast: Cast) -> None:
    loser, survivor = await two(cast)
    await survivor.merge([loser], by=cast.bruno, now=NOON)

    await survivor.delete_for_ever(by=cast.bruno, now=LATER)

    assert (await models.Merge.all().count(), await models.Message.all().count()) == (0, 0)
    assert not await models.Subject.filter(id__in=[loser.id, survivor.id]).exists()


async def test_merging_is_for_managers_and_for_leaders_in_their_own_channel(cast: Cast) -> None:
    loser, survivor = await two(cast)
    abroad = await subject(cast, "Segel", by=cast.rita, channel=cast.europa, owner=None)
    with pytest.raises(Forbidden, match="merge subjects"):
        await survivor.merge([loser], by=cast.ana, now=LATER)
    with pytest.raises(NotFound):
        await survivor.merge([abroad], by=cast.bruno, now=LATER)

    await survivor.merge([loser, abroad], by=cast.marcos, now=LATER)

    for merge in await models.Merge.all().order_by("-id"):
        with pytest.raises((Forbidden, NotFound)):
            await survivor.part(merge, by=cast.ana, now=LATER)


async def test_merges_that_make_no_sense_are_refused_in_words(cast: Cast) -> None:
    loser, survivor = await two(cast)
    spam = await subject(cast, "Oferta", kind=models.SubjectKind.PROSPECT)
    await spam.discard(by=cast.bruno, now=NOON)
    for losers, words in (([], "at least one"), ([survivor], "into itself"), ([spam], "was discarded")):
        with pytest.raises((Invalid, WrongState), match=words):
            await survivor.merge(losers, by=cast.bruno, now=LATER)
    await survivor.archive(by=cast.bruno, now=NOON)
    with pytest.raises(WrongState, match="archived"):
        await survivor.merge([loser], by=cast.bruno, now=LATER)


async def customers(cast: Cast) -> tuple[models.Customer, models.Customer]:
    lua = await make.customer(
        cast, "Lua", type=models.CustomerType.COMPANY, channel=cast.brasil, emails=["oi@lua.example"]
    )
    same = await make.customer(
        cast,
        "Doceria Lua",
        type=models.CustomerType.COMPANY,
        channel=cast.brasil,
        emails=["oi@lua.example", "contas@lua.example"],
        phones=["+55 11 98765-4321"],
        lifecycle=models.Lifecycle.CUSTOMER,
    )
    await make.customer(cast, "Luana", company=same)
    await subject(cast, "Bolos", customer=same)
    await models.Note.add("Paga bem", customer=same, by=cast.ana, now=NOON)
    await models.Activity.schedule(by=cast.ana, now=NOON, customer=same, summary="Visitar")
    return lua, same


async def test_customers_merge_with_their_subjects_contacts_and_addresses_and_part_again(cast: Cast) -> None:
    lua, same = await customers(cast)
    before = [(await hanging(row), said(row)) for row in (lua, same)]

    await lua.merge([same], choices={"name": same.id}, by=cast.bruno, now=LATER)

    stored = await models.Customer.get(id=lua.id)
    assert (stored.name, stored.lifecycle) == ("Doceria Lua", models.Lifecycle.CUSTOMER)
    assert sorted(await stored.email_addresses()) == ["contas@lua.example", "oi@lua.example"]
    assert "contas@lua.example" in stored.search
    held = await hanging(stored)
    assert [len(held[name]) for name in ("subjects", "contacts", "notes", "activities", "phones")] == [1, 1, 1, 1, 1]
    assert await models.Customer.with_address("contas@lua.example") == stored
    assert same.id not in {row.id for row in await models.Customer.visible_to(cast.rita)}
    changed = [event.changed for event in await events("SubjectUpdated")]
    assert changed == [["customer_id"]]

    await stored.part(await models.Merge.get(), by=cast.bruno, now=LATER)

    rows = [await models.Customer.get(id=row.id) for row in (lua, same)]
    assert [(await hanging(row), said(row)) for row in rows] == before


async def test_customers_that_belong_to_each_other_merge_upwards_only(cast: Cast) -> None:
    lua, same = await customers(cast)
    branch = await make.customer(cast, "Filial", type=models.CustomerType.COMPANY, company=lua, channel=cast.brasil)
    with pytest.raises(Invalid, match="other way round"):
        await branch.merge([lua], by=cast.bruno, now=LATER)
    person = await make.customer(cast, "Pessoa", channel=cast.brasil)
    with pytest.raises(Invalid, match="Only a company"):
        await person.merge([same], by=cast.bruno, now=LATER)

    await lua.merge([branch], by=cast.bruno, now=LATER)

    assert (await models.Customer.get(id=lua.id)).company_id is None


async def test_customers_are_merged_by_managers_and_by_the_leader_of_their_home_channel(cast: Cast) -> None:
    lua, same = await customers(cast)
    homeless = await make.customer(cast, "Sem casa")
    with pytest.raises(Forbidden, match="merge customers"):
        await lua.merge([same], by=cast.ana, now=LATER)
    with pytest.raises(Forbidden, match="merge customers"):
        await lua.merge([homeless], by=cast.bruno, now=LATER)

    await lua.merge([same, homeless], by=cast.marcos, now=LATER)

    assert await models.Merge.all().count() == 2


async def test_customers_who_may_be_the_same_are_named_with_what_they_share(cast: Cast) -> None:
    lua, same = await customers(cast)
    namesake = await make.customer(cast, "Lua")
    hidden = await make.customer(cast, "Lua", by=cast.diego, channel=cast.europa)

    [told, none] = await possible_doubles([lua.id, hidden.id], cast.ana)

    assert [(each.id, [reason.value for reason in each.reasons]) for each in told] == [
        (same.id, ["EMAIL"]),
        (namesake.id, ["NAME"]),
    ]
    assert hidden.id not in {each.id for each in none}
