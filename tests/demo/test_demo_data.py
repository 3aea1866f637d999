"""The demo team's months: seeded once, told in order, and such that every rule of the funnel can be seen."""

import functools
import json
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from imapclient import IMAPClient
from validate_docbr import CNPJ, CPF

import demo
import models
from demo import playing
from demo.data import seed
from demo.imap import Account
from demo.mailbox import connect_demo_mailbox
from demo.team import DemoUser
from models.account import authenticate
from models.hosts import pinned
from models.keyring import Keyring
from models.subject.board import PROSPECTS, Board
from models.throttle import Throttle
from permissions import Role
from settings import load
from storage import engine
from tests.databases import apart, copied, copy
from tests.make import NOON

KEYRING = Keyring((b"k" * 32,))
ACCOUNT = Account(port=10143, username="demo", password="a password")


async def acting(name: str) -> models.User:
    row = await models.User.get(email=f"{name}@funil.example")
    user = await models.User.acting(row.id)
    assert user is not None
    return user


Told = tuple[str, list[DemoUser]]


@pytest.fixture(scope="session")
def told(templates: Callable[[bool], str], tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Told]:
    """The team's months in a database, told once, and copied for each test that only reads them."""

    @functools.cache
    def once() -> Told:
        return apart(_tell(templates(False), tmp_path_factory.mktemp("demo")))

    return once


async def _tell(template: str, folder: Path) -> Told:
    url = await copy(template, folder)
    await engine.open(url)
    try:
        return url.partition("?")[0], await seed(now=NOON, locale="pt-BR")
    finally:
        await engine.close()


@pytest.fixture
async def team(told: Callable[[], Told], tmp_path: Path) -> AsyncIterator[list[DemoUser]]:
    template, team = told()
    async with copied(template, tmp_path) as url:
        await engine.open(url)
        try:
            yield team
        finally:
            await engine.close()


async def test_seeding_is_quick_and_happens_once(database: str, now: datetime) -> None:
    begun = time.monotonic()
    assert len(await seed(now=now, locale="pt-BR")) == 6
    took = time.monotonic() - begun
    subjects, events = await models.Subject.all().count(), await models.Event.head()

    assert await seed(now=now, locale="pt-BR") == []
    assert (await models.Subject.all().count(), await models.Event.head()) == (subjects, events)
    assert took < 10, "three seconds on an idle machine"


@pytest.mark.once
async def test_the_board_shows_prospects_and_every_stage(team: list[DemoUser]) -> None:
    stages = await models.Stage.in_order()

    totals = await Board(await acting("bruno")).totals(stages)

    assert totals[PROSPECTS].count == 6
    assert all(totals[stage.id].count >= 4 for stage in stages)
    assert sum(column.idle for column in totals.values()) >= 3
    assert sum(column.rotting for column in totals.values()) >= 3
    assert {"BRL", "EUR"} == {currency for column in totals.values() for currency in column.value}


@pytest.mark.once
async def test_every_ending_is_there(team: list[DemoUser]) -> None:
    assert {subject.outcome for subject in await models.Subject.all()} == set(models.Outcome)
    assert await models.Subject.filter(archived_at__not_isnull=True).count() == 2
    assert await models.Subject.filter(outcome=models.Outcome.WON, on_board=False).exists()
    noted = await models.Subject.get(lost_note__not_isnull=True).prefetch_related("lost_reason")
    assert noted.lost_reason is not None
    assert noted.lost_reason.needs_note


@pytest.mark.once
@pytest.mark.parametrize("moment", ["2026-11-22T05:10Z", "2026-11-23T03:01Z", "2026-11-23T12:00Z", "2027-03-01T23:59Z"])
async def test_the_log_is_in_the_order_of_its_dates_and_not_of_tomorrow(database: str, moment: str) -> None:
    """Whenever the demo is started: at night, on a Sunday, on the first of a month."""
    now = datetime.fromisoformat(moment)
    await seed(now=now, locale="pt-BR")
    founding = await models.Event.filter(kind="UserJoined").order_by("-id").first()
    assert founding is not None

    dates = [event.at for event in await models.Event.filter(id__gte=founding.id).order_by("id")]

    assert dates == sorted(dates)
    assert dates[-1] <= now


@pytest.mark.once
async def test_some_customers_were_written_to_by_whatsapp(team: list[DemoUser]) -> None:
    sent = await models.Message.filter(medium=models.Medium.WHATSAPP)
    assert sent and {message.state for message in sent} == {models.MessageState.SENT}


@pytest.mark.once
async def test_something_was_offered_ordered_and_invoiced(team: list[DemoUser]) -> None:
    assert {proposal.state for proposal in await models.Proposal.all()} == {
        models.ProposalState.SENT,
        models.ProposalState.ACCEPTED,
        models.ProposalState.EXPIRED,
        models.ProposalState.REFUSED,
    }
    assert await models.Proposal.filter(revision=2).count() == 2
    assert await models.Order.filter(state=models.OrderState.CONFIRMED).count() == 3
    assert await models.Order.filter(proposal_id__isnull=True).count() == 1
    assert await models.CustomerDocument.filter(overdue=True).exists()


@pytest.mark.once
async def test_no_screen_is_empty(team: list[DemoUser]) -> None:
    """A table was brought in and one taken out, twins are one, views are kept, files attached."""
    jobs = {job.kind: job for job in await models.Job.all()}
    assert {kind: (job.state, job.refused) for kind, job in jobs.items()} == {
        models.JobKind.IMPORT: (models.JobState.DONE, 1),
        models.JobKind.EXPORT: (models.JobState.DONE, 0),
    }
    assert await models.Merge.all().count() == 1
    assert [view.shared for view in await models.SavedView.all().order_by("id")] == [True, True, True, False]
    assert await models.File.filter(customer_id__not_isnull=True).count() == 1


@pytest.mark.once
async def test_each_subject_stands_where_its_intervals_say(team: list[DemoUser]) -> None:
    for subject in await models.Subject.filter(kind=models.SubjectKind.OPPORTUNITY):
        intervals = await models.StageInterval.filter(subject_id=subject.id).order_by("entered_at", "id")
        assert intervals[-1].stage_id == subject.stage_id
        assert [each.left_at for each in intervals[:-1]] == [each.entered_at for each in intervals[1:]]


@pytest.mark.once
async def test_the_clock_finds_nothing_left_to_do(team: list[DemoUser], now: datetime) -> None:
    assert await models.Subject.tick(by=await models.User.system(), now=now) == 0


@pytest.mark.once
async def test_tax_ids_and_addresses_are_valid_and_lead_nowhere(team: list[DemoUser]) -> None:
    customers = await models.Customer.filter(tax_id__not_isnull=True)
    brazilian = [customer.tax_id for customer in customers if customer.tax_id and customer.tax_id.isdigit()]

    assert len(brazilian) == 13
    assert all((CNPJ() if len(number) == 14 else CPF()).validate(number) for number in brazilian)
    assert all(email.address.endswith(".example") for email in await models.CustomerEmail.all())


@pytest.mark.once
async def test_everybody_signs_in_and_sees_what_is_theirs(team: list[DemoUser], now: datetime) -> None:
    assert [user.role for user in team].count(Role.AGENT) == 3
    carla = await authenticate("carla@funil.example", team[0].password, ip=None, throttle=Throttle(), now=now)
    assert carla.name == "Carla Menezes"

    seen = {
        name: await models.Subject.visible_to(await acting(name)).count() for name in ("ana", "carla", "diego", "bruno")
    }

    assert 0 < seen["carla"] < seen["ana"] < seen["bruno"] == 45
    assert 0 < seen["diego"] < seen["ana"]


@pytest.mark.once
async def test_it_speaks_english_where_the_workspace_does(database: str, now: datetime) -> None:
    await seed(now=now, locale="en")

    assert await models.Subject.filter(title="Tills for 38 pharmacies").exists()
    assert await models.Marker.filter(name="Hot").exists()


@pytest.mark.once
async def test_an_administrator_who_was_there_first_stays_the_first(database: str, now: datetime) -> None:
    mine = await models.account.first_admin(
        name="Rita", email="rita@casa.example", password_hash="-", zone="UTC", locale="en", now=now
    )

    made = await seed(now=now, locale="pt-BR")

    assert "rita@casa.example" not in {user.email for user in made}
    assert len(made) == 6
    assert (await models.User.get(id=mine.id)).password_hash == "-"


@pytest.mark.once
async def test_both_channels_receive_through_the_demo_mailbox(team: list[DemoUser], now: datetime) -> None:
    mailbox = await connect_demo_mailbox(ACCOUNT, KEYRING, now=now)

    assert mailbox is not None
    assert mailbox.account(KEYRING).password == ACCOUNT.password
    assert (mailbox.poll_every, mailbox.authserv_id) == (1, "funil.example")
    assert await models.Channel.filter(mailbox_id=mailbox.id).count() == 2


@pytest.mark.once
async def test_the_same_mailbox_is_found_again_and_a_new_port_followed(team: list[DemoUser], now: datetime) -> None:
    first = await connect_demo_mailbox(ACCOUNT, KEYRING, now=now)
    assert first is not None
    events = await models.Event.head()

    again = await connect_demo_mailbox(ACCOUNT, KEYRING, now=now)
    assert again is not None
    assert await models.Event.head() == events

    moved = await connect_demo_mailbox(Account(port=10999, username="demo", password="a new one"), KEYRING, now=now)
    assert moved is not None
    assert (moved.id, moved.port, moved.account(KEYRING).password) == (first.id, 10999, "a new one")


@pytest.mark.once
async def test_a_mailbox_that_somebody_disconnected_stays_so(team: list[DemoUser], now: datetime) -> None:
    mailbox = await connect_demo_mailbox(ACCOUNT, KEYRING, now=now)
    assert mailbox is not None
    await mailbox.disconnect(by=await acting("bruno"), now=now)

    assert await connect_demo_mailbox(ACCOUNT, KEYRING, now=now) is None


@pytest.mark.once
async def test_without_the_demo_team_no_mailbox_is_connected(database: str, now: datetime) -> None:
    assert await connect_demo_mailbox(ACCOUNT, KEYRING, now=now) is None


async def test_the_whole_demo_starts_and_says_who_may_sign_in(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = load({"FUNIL_DATA_DIR": str(tmp_path)})

    async with playing.running(settings, KEYRING, now=datetime.now(UTC)) as account:
        mailbox = await models.Mailbox.get()
        assert mailbox.port == account.port
        pinned(mailbox.account(KEYRING), playing.allowing(settings).mail_allow_private)
        client = IMAPClient(account.host, account.port, ssl=False, timeout=10)
        client.login(account.username, account.password)
        client.logout()

    told = demo.users(settings)
    assert told is not None
    assert told[2]["email"] == "ana@funil.example"
    assert told[2]["password"] in capsys.readouterr().out
    assert json.dumps(told)
