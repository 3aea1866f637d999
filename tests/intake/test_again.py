"""The same mail again, by whatever way: no second effect. Rows 1, 2, 8."""

import asyncio
from pathlib import Path

import models
from models import filing
from tests.intake.conftest import INSTANCE, KEYRING, Clock, Office, connected, effect, effects
from tests.intake.letters import letter
from tests.intake.post import Post, Renumbered, account
from tests.make import NOON, Cast, events
from tests.reader import READER

SEERS = ("rita", "bruno", "ana", "carla", "diego")


async def counts() -> dict[str, int]:
    nouns = (models.Subject, models.Customer, models.Message, models.SubjectMessage, models.IntakeEffect)
    return {noun.__name__: await noun.all().count() for noun in nouns}


async def test_1_looking_twice_takes_a_mail_once(office: Office) -> None:
    await office.deliver(letter())
    assert [await office.poll(), await office.poll(), await office.poll()] == [1, 0, 0]
    assert await models.InboundMail.all().count() == await models.RawMail.all().count() == 1


async def test_nobody_looks_before_it_is_time(office: Office) -> None:
    await office.deliver(letter())
    office.clock.on(seconds=-61)
    assert await office.poll() == 0
    assert await office.poll() == 1


async def test_filing_twice_changes_nothing(office: Office) -> None:
    inbound = await office.one(letter())
    before, told = await counts(), len(await events())
    office.clock.on(hours=1)
    again = await office.file(inbound.id)
    assert (again.attempts, await counts(), len(await events())) == (1, before, told)


async def test_two_who_file_one_mail_at_a_time_do_it_once(office: Office) -> None:
    await office.deliver(letter())
    await office.poll()
    [id] = office.taken
    await asyncio.gather(*(filing.file(id, now=office.clock(), instance_key=INSTANCE, reader=READER) for _ in range(4)))
    assert await models.Subject.all().count() == await models.IntakeEffect.all().count() == 1


async def test_two_first_mails_filed_at_a_time_make_one_customer(office: Office) -> None:
    await office.deliver(*(letter(subject=f"Barco {number}") for number in range(5)))
    await office.poll()
    # They are put off but for the first: as the sweeper's and the others' messages do, each id comes again and again.
    for _ in office.taken:
        await asyncio.gather(
            *(filing.file(id, now=office.clock(), instance_key=INSTANCE, reader=READER) for id in office.taken)
        )
    assert await models.Subject.all().count() == 5
    assert await models.Customer.all().count() == 1


async def test_8_a_mail_that_came_twice_is_a_duplicate(office: Office) -> None:
    raw = letter()
    first = await office.one(raw)
    before = await counts()
    second = await office.one(raw)
    assert second.state is models.IntakeState.DUPLICATE
    assert second.message_id == first.message_id
    assert await counts() == before


async def test_28_a_mail_that_came_by_two_mailboxes_is_one(
    office: Office, cast: Cast, clock: Clock, tmp_path: Path
) -> None:
    raw = letter()
    with account(tmp_path / "other") as other:
        second = await connected(cast, other, clock, address="outra@funil.example")
        await office.one(raw)
        before = await counts()
        inbound = await second.one(raw)
    assert inbound.state is models.IntakeState.DUPLICATE
    assert await counts() == before


async def test_2_a_server_that_lost_its_numbers_gives_everything_again_to_no_effect(
    cast: Cast, clock: Clock, tmp_path: Path
) -> None:
    renumbered = Renumbered(tmp_path / "post")
    with renumbered.first() as post:
        office = await connected(cast, post, clock)
        await office.arrive(letter(), letter(subject="Motor"), letter(List_Unsubscribe="<https://x.example>"))
        before, numbering = await counts(), (await office.health()).uidvalidity
    with renumbered.then(post) as anew:
        await _moved_to(anew, office, cast)
        again = await office.arrive()
    assert [inbound.state for inbound in again] == [models.IntakeState.DUPLICATE] * 3
    assert await counts() == before
    health = await office.health()
    assert health.uidvalidity != numbering
    assert not health.rescan
    assert len(await events("MailboxRenumbered")) == 1


async def test_after_that_new_mail_is_taken_as_ever(cast: Cast, clock: Clock, tmp_path: Path) -> None:
    renumbered = Renumbered(tmp_path / "post")
    with renumbered.first() as post:
        office = await connected(cast, post, clock)
        await office.arrive(letter())
    with renumbered.then(post) as anew:
        await _moved_to(anew, office, cast)
        first, second = await office.arrive(letter(subject="Motor"))
    assert (first.state, second.state) == ("DUPLICATE", "FILED")


async def test_history_stays_history_when_a_server_loses_its_numbers(cast: Cast, clock: Clock, tmp_path: Path) -> None:
    renumbered = Renumbered(tmp_path / "post")
    with renumbered.first() as post:
        clock.on(days=-30)
        await asyncio.to_thread(post.deliver, letter(subject="De um mês atrás"), clock())
        clock.on(days=30)
        office = await connected(cast, post, clock)
        await office.arrive(letter())
    with renumbered.then(post) as anew:
        await _moved_to(anew, office, cast)
        again = await office.arrive()
    assert [inbound.subject_line for inbound in again] == ["Orçamento para dois barcos"]


async def _moved_to(post: Post, office: Office, cast: Cast) -> None:
    """A test server that starts anew may be on another port; that is no matter of the folder."""
    office.post = post
    await office.mailbox.update(
        by=cast.rita, now=office.clock(), keyring=KEYRING, port=post.port, password=post.password
    )


async def test_what_was_deleted_for_ever_does_not_come_back(office: Office, cast: Cast) -> None:
    raw = letter()
    await office.one(raw)
    gone = await models.Subject.get()
    await gone.delete_for_ever(by=cast.rita, now=NOON)
    inbound = await office.one(raw)
    assert inbound.state is models.IntakeState.DUPLICATE
    assert (inbound.from_address, inbound.subject_line, inbound.preview) == (None, None, None)
    assert await models.RawMail.all().count() == 0
    assert await models.Subject.all().count() == await models.Message.all().count() == 0


async def test_a_mail_deleted_for_ever_while_it_comes_again_leaves_no_word(office: Office, cast: Cast) -> None:
    for number in range(4):
        raw = letter(subject=f"Segredo {number}")
        await office.one(raw)
        gone = await models.Subject.get(title=f"Segredo {number}")
        await office.deliver(raw)
        await office.poll()
        [again] = office.taken
        await asyncio.gather(
            filing.file(again, now=office.clock(), instance_key=INSTANCE, reader=READER),
            gone.delete_for_ever(by=cast.rita, now=NOON),
        )
    assert await models.RawMail.all().count() == 0
    for inbound in await models.InboundMail.all():
        assert (inbound.from_address, inbound.subject_line, inbound.preview, inbound.to) == (None, None, None, [])


async def test_the_server_is_only_read(office: Office) -> None:
    await office.arrive(letter(), letter(subject="Motor"))
    assert office.post.flags() == set()


async def test_a_duplicate_is_seen_by_those_whose_channel_it_is(office: Office, cast: Cast) -> None:
    raw = letter()
    both = {inbound.id for inbound in await office.arrive(raw, raw)}
    seen = {name: {row.id for row in await models.InboundMail.visible_to(getattr(cast, name))} for name in SEERS}
    assert seen == {"rita": both, "bruno": both, "ana": both, "carla": set(), "diego": set()}


async def test_a_duplicate_still_says_what_it_is_a_duplicate_of(office: Office) -> None:
    raw = letter()
    first, second = await office.arrive(raw, raw)
    assert await effects(second) == []
    assert (await effect(first)).message_id == second.message_id
