"""Suggestions follow what happens to a subject, are decided upon once, and never say the same thing twice."""

from datetime import date, timedelta

import pytest

import models
from errors import Forbidden, NotFound, WrongState
from models import Suggestion, SuggestionRule, SuggestionState, suggesting
from models.cursor import Cursor
from models.outlook import Habits
from models.suggestion.results import fared
from tests.make import NOON, Cast, events, subject
from tests.models.post import letter

HOUR = timedelta(hours=1)


async def kind(name: str) -> models.ActivityType:
    return await models.ActivityType.get(name=name)


async def renew(card: models.Subject, *, now: object = NOON) -> list[Suggestion]:
    """Make them anew; the open ones, the best first."""
    await Suggestion.renew(card.id, by=await models.User.system(), now=now)  # type: ignore[arg-type]
    return await Suggestion.filter(subject_id=card.id, state=SuggestionState.OPEN).order_by("-score")


async def test_a_new_card_is_proposed_what_its_stage_recommends_and_the_second_look_changes_nothing(
    cast: Cast,
) -> None:
    card = await subject(cast)

    found = await renew(card)

    assert [(each.rule, (await each.type).name) for each in found] == [
        (SuggestionRule.PLAYBOOK, "Ligar"),
        (SuggestionRule.PLAYBOOK, "E-mail"),
    ]
    assert {each.assignee_id for each in found} == {cast.ana.id}
    head = await models.Event.head()
    assert await Suggestion.renew(card.id, by=cast.ana, now=NOON) == 0 and await models.Event.head() == head


async def test_a_mail_that_waits_is_proposed_first_until_somebody_answers_or_acts(cast: Cast) -> None:
    card = await subject(cast)
    await cast.brasil.update(by=cast.rita, now=NOON, response_hours=4)
    await letter("Ainda tem barcos?", card)

    (reply, *_) = await renew(card)
    assert (reply.rule, reply.due_on) == (SuggestionRule.REPLY, date(2026, 11, 20))
    assert [reason["code"] for reason in reply.reasons] == ["suggestion_reply", "suggestion_playbook"]
    assert (await models.Subject.get(id=card.id)).suggest_at == NOON + 4 * HOUR
    (late, *_) = await renew(card, now=NOON + 5 * HOUR)
    assert late.id == reply.id and late.reasons[0]["code"] == "suggestion_reply_late" and late.score > reply.score

    await models.Activity.log(by=cast.ana, now=NOON + 6 * HOUR, subject=card, type=await kind("E-mail"))

    assert SuggestionRule.REPLY not in {each.rule for each in await renew(card, now=NOON + 6 * HOUR)}
    assert (await Suggestion.get(id=reply.id)).state is SuggestionState.STALE


async def test_what_is_accepted_is_scheduled_with_the_edits_and_never_proposed_again(cast: Cast) -> None:
    card = await subject(cast)
    (call, *_) = await renew(card)

    activity = await call.accept(by=cast.ana, now=NOON, summary="Ligar já", due_on=date(2026, 12, 1))

    assert (activity.summary, activity.due_on, activity.type_id) == ("Ligar já", date(2026, 12, 1), call.type_id)
    assert activity.assignee_id == cast.ana.id and activity.subject_id == card.id
    call = await Suggestion.get(id=call.id)
    assert (call.state, call.activity_id, call.decided_by_id) == (SuggestionState.ACCEPTED, activity.id, cast.ana.id)
    with pytest.raises(WrongState, match="already"):
        await call.accept(by=cast.ana, now=NOON)
    await activity.cancel(by=cast.ana, now=NOON)
    assert call.type_id not in {each.type_id for each in await renew(card)}
    assert await models.Activity.filter(subject_id=card.id).count() == 1


async def test_a_dismissed_one_says_why_and_stays_away_until_the_card_enters_another_stage(cast: Cast) -> None:
    card = await subject(cast)
    (call, *_) = await renew(card)

    await call.dismiss(by=cast.bruno, now=NOON, reason="  Já liguei ontem ")

    assert (await Suggestion.get(id=call.id)).dismiss_reason == "Já liguei ontem"
    assert call.type_id not in {each.type_id for each in await renew(card)}
    with pytest.raises(WrongState, match="already"):
        await call.dismiss(by=cast.ana, now=NOON)
    stage = (await models.Stage.in_order())[1]
    await card.move(to=stage, by=cast.ana, now=NOON + HOUR)
    assert call.type_id in {each.type_id for each in await renew(card, now=NOON + HOUR)}


async def test_what_was_done_leads_to_what_its_kind_suggests_for_whoever_did_it(cast: Cast) -> None:
    card = await subject(cast)
    meeting = await models.Activity.schedule(
        by=cast.ana, now=NOON, subject=card, type=await kind("Reunião"), assignee=cast.bruno
    )
    await meeting.complete(by=cast.bruno, now=NOON)

    chain = [each for each in await renew(card) if each.rule is SuggestionRule.CHAIN]

    assert [(await each.type).name for each in chain][:1] == ["Enviar proposta"]
    assert {each.assignee_id for each in chain} == {cast.bruno.id}
    following = await chain[0].accept(by=cast.ana, now=NOON)
    assert following.previous_id == meeting.id and following.after_type_id == meeting.type_id


async def test_people_s_habit_counts_where_nothing_is_configured(cast: Cast) -> None:
    done, habit = await kind("Acompanhar proposta"), await kind("Demonstração")
    await done.update(by=cast.rita, now=NOON, suggests=[])
    stage = (await models.Stage.in_order())[2]
    await stage.update(by=cast.rita, now=NOON, playbook=[])
    for number in range(6):
        former = await subject(cast, f"Barco {number}", stage=stage)
        first = await models.Activity.log(by=cast.ana, now=NOON, subject=former, type=done)
        await models.Activity.schedule(by=cast.ana, now=NOON, subject=former, type=habit, previous=first)
    card = await subject(cast, stage=stage)
    await models.Activity.log(by=cast.ana, now=NOON, subject=card, type=done)

    (found,) = await renew(card)

    assert (found.rule, found.type_id, found.counted) == (SuggestionRule.HABIT, habit.id, 6)


async def test_habits_are_counted_once_a_minute_however_many_cards_are_looked_at(
    cast: Cast, statements: list[str]
) -> None:
    habits, system = Habits(), await models.User.system()

    async def counts(seconds: int) -> int:
        """How often activities are counted when a deed is done on another card, at so many seconds."""
        now = NOON + timedelta(seconds=seconds)
        await models.Activity.log(by=cast.ana, now=now, subject=await subject(cast), type=await kind("Reunião"))
        statements.clear()
        while await suggesting.catch_up(by=system, now=now, habits=habits):
            continue
        return sum("GROUP BY type_id" in each for each in statements)

    assert [await counts(seconds) for seconds in (0, 1, 59, 60, 61)] == [1, 0, 0, 1, 0]


async def test_a_card_that_ended_is_proposed_nothing_until_the_customer_writes_again(cast: Cast) -> None:
    card = await subject(cast)
    await renew(card)
    await card.win(by=cast.ana, now=NOON)
    assert await renew(card) == []
    message = await letter("Mais um barco", card)
    await models.Message.filter(id=message.id).update(at=NOON + HOUR)

    (again,) = await renew(card, now=NOON + 2 * HOUR)
    await again.accept(by=cast.ana, now=NOON + 2 * HOUR)

    assert again.rule is SuggestionRule.REOPEN
    assert (await models.Subject.get(id=card.id)).outcome is models.Outcome.OPEN


async def test_what_is_archived_thrown_away_or_merged_is_proposed_nothing(cast: Cast) -> None:
    archived, survivor = [await subject(cast, title) for title in ("Remos", "Barcos")]
    merged = await subject(cast, "Velas", kind=models.SubjectKind.PROSPECT)
    for card in (archived, merged):
        assert await renew(card)
    await archived.archive(by=cast.ana, now=NOON)
    await merged.merge_into(survivor, by=cast.bruno, now=NOON)

    assert [await renew(card) for card in (archived, merged)] == [[], []]
    overtaken = await events("SuggestionOvertaken")
    assert {event.subject_id for event in overtaken} == {archived.id, survivor.id}


async def test_only_those_who_work_on_the_card_decide(cast: Cast) -> None:
    (call, *_) = await renew(await subject(cast))

    with pytest.raises(Forbidden):
        await call.accept(by=cast.vera, now=NOON)
    with pytest.raises(NotFound):
        await call.dismiss(by=cast.diego, now=NOON)
    assert (await Suggestion.get(id=call.id)).state is SuggestionState.OPEN
    assert await Suggestion.visible_to(cast.diego).count() == 0 < await Suggestion.visible_to(cast.vera).count()


async def test_the_log_is_read_once_and_what_was_not_finished_is_read_again(cast: Cast) -> None:
    cards, system = [await subject(cast, f"Barco {number}") for number in range(5)], await models.User.system()

    while await suggesting.catch_up(by=system, now=NOON):
        continue
    await suggesting.catch_up(by=system, now=NOON)  # its own events tell nothing new
    made = await Suggestion.all().count()
    assert made == 10 and await Cursor.at(suggesting.READER) == await models.Event.head()
    assert await Suggestion.filter(subject_id=cards[-1].id).count() == 2

    await Cursor.filter(name=suggesting.READER).update(position=0)  # as if it had been ended before it could say so
    head = await models.Event.head()
    while await suggesting.catch_up(by=system, now=NOON):
        continue
    assert await Suggestion.all().count() == made and await models.Event.head() == head


async def test_many_cards_take_as_many_statements_as_two(cast: Cast, statements: list[str]) -> None:
    system, stages = await models.User.system(), await models.Stage.in_order()
    cards = [await subject(cast, f"Barco {number}") for number in range(12)]

    async def renewed(some: list[models.Subject]) -> int:
        statements.clear()
        await Suggestion.renew(*(card.id for card in some), by=system, now=NOON)
        return len(statements)

    assert await renewed(cards[:2]) == await renewed(cards[2:])
    for card in cards:
        await card.move(to=stages[1], by=cast.ana, now=NOON + HOUR)
    assert await renewed(cards[:2]) == await renewed(cards[2:])

    for card in cards:
        rows = await Suggestion.filter(subject_id=card.id).order_by("id")
        assert {row.state for row in rows} == {SuggestionState.OPEN, SuggestionState.STALE}
        told = await models.Event.filter(noun="Suggestion", noun_id__in=[row.id for row in rows])
        assert {event.subject_id for event in told} == {card.id}
        assert {event.noun_id: event.version for event in told} == {row.id: row.version for row in rows}


async def test_a_card_that_is_only_sorted_in_its_column_has_no_new_next_step(cast: Cast) -> None:
    first, second = [await subject(cast, title) for title in ("Remos", "Velas")]
    stage = await models.Stage.get(id=first.stage_id)
    stages = await models.Stage.in_order()

    await first.move(to=stage, before=second, by=cast.ana, now=NOON)
    await first.move(to=stages[1], by=cast.ana, now=NOON)

    sorted_only, elsewhere = await events("SubjectMoved")
    assert not suggesting.bears(sorted_only.kind, sorted_only.data)
    assert suggesting.bears(elsewhere.kind, elsewhere.data)
    assert not suggesting.bears("SubjectSuggested", {})


async def test_an_hour_that_comes_is_looked_at_without_any_event(cast: Cast) -> None:
    card, system = await subject(cast), await models.User.system()
    await letter("Ainda tem barcos?", card)
    while await suggesting.catch_up(by=system, now=NOON):
        continue
    late = NOON + timedelta(hours=25)

    await suggesting.catch_up(by=system, now=late)

    reply = await Suggestion.get(rule=SuggestionRule.REPLY)
    assert reply.reasons[0]["code"] == "suggestion_reply_late"
    assert (await models.Subject.get(id=card.id)).suggest_at is None


async def test_how_suggestions_fared_adds_up(cast: Cast) -> None:
    one, two = await subject(cast), await subject(cast, "Velas")
    call, mail = await renew(one)
    await renew(two)
    activity = await call.accept(by=cast.ana, now=NOON)
    await activity.complete(by=cast.ana, now=NOON)
    await mail.dismiss(by=cast.ana, now=NOON)
    (price, *_) = await models.LostReason.all().order_by("id")
    await two.lose(reason=price, by=cast.ana, now=NOON)
    await renew(two)

    lines = {(await kind("Ligar")).id: "call", (await kind("E-mail")).id: "mail"}
    told = {lines[line.type_id]: line for line in await fared(Suggestion.visible_to(cast.ana))}

    counts = [(line.made, line.open, line.accepted, line.done, line.dismissed, line.stale) for line in told.values()]
    assert sorted(counts) == [(2, 0, 0, 0, 1, 1), (2, 0, 1, 1, 0, 1)] and told["call"].done == 1
    assert await fared(Suggestion.visible_to(cast.diego)) == []
