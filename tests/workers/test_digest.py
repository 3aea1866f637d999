"""A person's day by mail: at their hour, once a day, in their language, and only what they may see."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest

import models
from errors import Forbidden, Invalid
from mail.mailbox import Security
from mail.smtp import Server
from models.digest import PAUSE, TRIES, digest_day
from tests.intake.conftest import KEYRING
from tests.make import NOON, Cast, customer, subject
from tests.sink import Sink, sink
from tests.web import Web
from workers.digest import Digests
from workers.own_mail import OwnMail

LONG_AGO = datetime(2018, 1, 1, tzinfo=UTC)
SEVEN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""Monday, seven o'clock in São Paulo."""
TODAY = date(2026, 11, 23)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("hour", "zone", "now", "day"),
    [
        (7, "America/Sao_Paulo", "2026-11-23T09:59:59", None),
        (7, "America/Sao_Paulo", "2026-11-23T10:00:00", "2026-11-23"),
        (7, "America/Sao_Paulo", "2026-11-23T13:59:59", "2026-11-23"),
        (7, "America/Sao_Paulo", "2026-11-23T14:00:00", None),
        (0, "Pacific/Kiritimati", "2026-11-22T10:00:00", "2026-11-23"),
        (23, "Etc/GMT+12", "2026-11-23T11:59:59", "2026-11-22"),
        (23, "Etc/GMT+12", "2026-11-23T12:00:00", None),
        # In Lisbon there is no half past one on 29 March 2026: one o'clock comes with two o'clock.
        (1, "Europe/Lisbon", "2026-03-29T00:59:59", None),
        (1, "Europe/Lisbon", "2026-03-29T01:00:00", "2026-03-29"),
        # On 25 October it is one o'clock twice: the first one counts, and the second finds the same day.
        (1, "Europe/Lisbon", "2026-10-25T00:00:00", "2026-10-25"),
        (1, "Europe/Lisbon", "2026-10-25T01:00:00", "2026-10-25"),
        # São Paulo's 4 November 2018 began at one o'clock.
        (0, "America/Sao_Paulo", "2018-11-04T02:59:59", None),
        (0, "America/Sao_Paulo", "2018-11-04T03:00:00", "2018-11-04"),
    ],
)
def test_the_hour_comes_once_a_local_day(hour: int, zone: str, now: str, day: str | None) -> None:
    due = digest_day(hour, zone, since=LONG_AGO, now=datetime.fromisoformat(now).replace(tzinfo=UTC))

    assert due == (date.fromisoformat(day) if day else None)


def test_whoever_asks_after_the_hour_waits_for_tomorrows() -> None:
    asked = SEVEN + SECOND

    assert digest_day(7, "America/Sao_Paulo", since=asked, now=asked) is None
    assert digest_day(7, "America/Sao_Paulo", since=asked, now=SEVEN + timedelta(days=1)) == date(2026, 11, 24)


async def plan(by: models.User, summary: str, due: date, **about: Any) -> models.Activity:
    return await models.Activity.schedule(by=by, now=NOON, summary=summary, due_on=due, **about)


async def reads(user: models.User, *, hour: int = 7, **changes: Any) -> None:
    await user.update(by=user, now=NOON, digest_hour=hour, **changes)


async def tell(held: Sink, now: datetime) -> None:
    server = Server(host="127.0.0.1", port=held.port, security=Security.NONE)
    own = OwnMail(server, "funil@funil.example", "https://crm.funil.example")
    await Digests(own, KEYRING).send(lambda: now)


def parts(held: Sink) -> tuple[str, str]:
    """The text and the page of the one mail that was sent."""
    (taken,) = held.taken
    text, page = taken.mail.get_body(("plain",)), taken.mail.get_body(("html",))
    assert text is not None and page is not None
    return text.get_content().replace("\r\n", "\n"), page.get_content()


async def test_ana_is_told_her_day_at_seven_and_once(cast: Cast) -> None:
    await reads(cast.ana, locale="pt-BR")
    card = await subject(cast, "Barcos <novos>")
    meeting = await models.ActivityType.get(name="Reunião")
    await plan(cast.ana, "Confirmar", TODAY - timedelta(days=3), subject=card)
    await plan(cast.ana, "", TODAY, subject=card, type=meeting)
    await plan(cast.ana, "Depois", TODAY + timedelta(days=2), subject=card)
    await plan(cast.bruno, "De outro", TODAY, subject=card)

    async with sink() as held:
        for now in (SEVEN - SECOND, SEVEN, SEVEN, SEVEN + timedelta(hours=1)):
            await tell(held, now)

    text, page = parts(held)
    (taken,) = held.taken
    assert taken.recipients == (cast.ana.email,) and taken.mail["Auto-Submitted"] == "auto-generated"
    assert taken.mail["Subject"] == "Seu dia: 1 em atraso, 1 para hoje"
    assert "Olá, Ana, este é o seu dia: segunda-feira, 23 de novembro de 2026." in text
    assert [line for line in text.splitlines() if line.startswith("- ")] == [
        "- 20/11/2026 · Confirmar · Barcos <novos>",
        "- 23/11/2026 · Reunião · Barcos <novos>",
        "- 25/11/2026 · Depois · Barcos <novos>",
    ]
    assert "Barcos &lt;novos&gt;" in page and "De outro" not in text + page
    assert "às 07:00 porque pediu" in text


async def test_the_first_second_of_a_day_tells_of_that_day(cast: Cast) -> None:
    """The clock may not have flipped yet what falls due at midnight."""
    await reads(cast.ana, hour=0)
    await plan(cast.ana, "Ligar", TODAY, subject=await subject(cast))
    midnight = datetime(2026, 11, 23, 3, tzinfo=UTC)

    async with sink() as held:
        await tell(held, midnight)

    assert "For today\n- 11/23/26 · Ligar · Barcos" in parts(held)[0]


async def test_a_day_with_nothing_in_it_is_not_told_later_that_day(cast: Cast) -> None:
    await reads(cast.ana)
    card = await subject(cast)
    await plan(cast.ana, "Depois", TODAY + timedelta(days=1), subject=card)

    async with sink() as held:
        await tell(held, SEVEN)
        await plan(cast.ana, "Agora", TODAY, subject=card)
        await tell(held, SEVEN + PAUSE)

    assert held.taken == []


async def test_names_that_the_reader_may_not_see_stand_in_no_mail(cast: Cast) -> None:
    """Diego has to call a customer of Brasil, whose card he does not see."""
    await reads(cast.diego)
    hidden = await customer(cast, "Padaria Sol", by=cast.rita, channel=cast.brasil)
    await plan(cast.rita, "Ligar", TODAY, customer=hidden, assignee=cast.diego)
    await plan(cast.ana, "Visitar", TODAY, subject=await subject(cast, "Velas"), assignee=cast.diego)

    async with sink() as held:
        await tell(held, SEVEN)

    lines = [line for line in parts(held)[0].splitlines() if line.startswith("- ")]
    assert lines == ["- 11/23/26 · Ligar", "- 11/23/26 · Visitar · Velas"]


async def test_only_who_works_here_and_wants_it_is_told(cast: Cast) -> None:
    card = await subject(cast)
    for user in (cast.ana, cast.bruno, cast.carla):
        await reads(user)
        await plan(cast.rita, "Ligar", TODAY, subject=card, assignee=user)
    await plan(cast.diego, "Ligar", TODAY, customer=await customer(cast, by=cast.diego))
    await cast.bruno.update(by=cast.rita, now=NOON, active=False)
    await cast.carla.update(by=cast.carla, now=NOON, digest_hour=None)

    async with sink() as held:
        await tell(held, SEVEN)

    assert [taken.recipients for taken in held.taken] == [(cast.ana.email,)]


async def test_who_flies_west_hears_of_a_day_once(cast: Cast) -> None:
    await reads(cast.ana, zone="Pacific/Kiritimati")
    await plan(cast.ana, "Ligar", date(2026, 11, 1), subject=await subject(cast))
    seven_there = datetime(2026, 11, 22, 17, tzinfo=UTC)

    async with sink() as held:
        await tell(held, seven_there)
        await cast.ana.update(by=cast.ana, now=seven_there, zone="America/Sao_Paulo")
        await tell(held, SEVEN - timedelta(days=1))
        await tell(held, SEVEN)
        await tell(held, SEVEN + timedelta(days=1))

    assert len(held.taken) == 2, "22 November in São Paulo, and 23 November, came after 23 November in Kiritimati"


async def test_what_is_refused_for_now_is_tried_again_and_not_for_ever(cast: Cast) -> None:
    await reads(cast.ana)
    await plan(cast.ana, "Ligar", TODAY, subject=await subject(cast))
    async with sink() as held:
        held.data = ["451 4.3.0 later"]
        await tell(held, SEVEN)
        await tell(held, SEVEN + SECOND)
        assert held.taken == [] and held.data == []

        await tell(held, SEVEN + PAUSE)
        assert len(held.taken) == 1

        held.data = ["451 4.3.0 later"] * (TRIES + 1)
        for number in range(TRIES + 1):
            await tell(held, SEVEN + timedelta(days=1) + PAUSE * number)
        assert len(held.taken) == 1 and len(held.data) == 1


@pytest.mark.parametrize("said", ["hang up", "550 5.1.1 nobody"])
async def test_what_a_server_has_or_will_never_take_is_not_sent_again(cast: Cast, said: str) -> None:
    await reads(cast.ana)
    await plan(cast.ana, "Ligar", TODAY, subject=await subject(cast))
    async with sink() as held:
        held.data = [said]
        for number in range(3):
            await tell(held, SEVEN + PAUSE * number)

    assert len(held.taken) == (said == "hang up") and held.data == []


async def test_a_worker_that_died_while_it_sent_sends_nothing_twice(cast: Cast) -> None:
    await reads(cast.ana)
    await plan(cast.ana, "Ligar", TODAY, subject=await subject(cast))
    (first,), (second,) = await models.Digest.due(SEVEN), await models.Digest.due(SEVEN)
    assert await first.begin(now=SEVEN) is not None and await second.begin(now=SEVEN) is None, "two workers at a time"
    await first.handing_over(now=SEVEN)

    async with sink() as held:
        await tell(held, SEVEN + PAUSE)

    assert held.taken == []
    await models.Digest.forget_old(SEVEN + timedelta(days=9))
    assert await models.Digest.all().count() == 0


async def test_people_choose_their_own_hour(cast: Cast) -> None:
    await cast.carla.update(by=cast.rita, now=NOON, digest_hour=0)
    assert (await models.User.get(id=cast.carla.id)).digest_hour == 0
    with pytest.raises(Forbidden):
        await cast.carla.update(by=cast.ana, now=NOON, digest_hour=8)
    for hour in (-1, 24):
        with pytest.raises(Invalid, match="between 0 and 23"):
            await cast.ana.update(by=cast.ana, now=NOON, digest_hour=hour)


async def test_one_click_ends_it_and_a_look_does_not(web: Web, cast: Cast) -> None:
    await reads(cast.ana)
    card = await subject(cast)
    for number in range(22):
        await plan(cast.ana, f"Ligar {number}", TODAY, subject=card)
    keyring = models.Keyring(web.settings.secret_keys)
    async with sink() as held:
        server = Server(host="127.0.0.1", port=held.port, security=Security.NONE)
        digests = Digests(OwnMail(server, "funil@funil.example", web.url), keyring)
        await digests.send(lambda: SEVEN)
    (mail,) = [taken.mail for taken in held.taken]
    link = re.fullmatch("<(.+)>", str(mail["List-Unsubscribe"]))
    assert link is not None and mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link[1] in parts(held)[0] and link[1] in parts(held)[1] and "… and 2 more" in parts(held)[0]

    async with httpx.AsyncClient() as client:
        forged = [f"{link[1][:-1]}x", link[1].replace(f"/{cast.ana.id}.", f"/{cast.rita.id}."), f"{web.url}/digest/x"]
        assert [(await client.post(url)).status_code for url in forged] == [404] * 3
        look = await client.get(link[1])
        assert look.status_code == 200 and '<form method="post">' in look.text
        assert (await models.User.get(id=cast.ana.id)).digest_hour == 7
        done = await client.post(link[1], content="List-Unsubscribe=One-Click")
        again = await client.post(link[1], content="List-Unsubscribe=One-Click")

    assert done.status_code == again.status_code == 200 and "no more" in done.text
    assert (await models.User.get(id=cast.ana.id)).digest_hour is None
    async with sink() as quiet:
        await tell(quiet, SEVEN + timedelta(days=1))
    assert quiet.taken == []
