"""A forgotten password by mail: asked for at the form, sent by the worker, opened as the page opens it."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

import models
from mail.mailbox import Security
from mail.smtp import Server
from permissions import Role
from tests.make import NOON, Cast
from tests.sink import Sink, sink
from tests.web import Web
from workers.own_mail import OwnMail

NEW = "incorrect donkey cell"


def at(held: Sink) -> OwnMail:
    server = Server(host="127.0.0.1", port=held.port, security=Security.NONE)
    return OwnMail(server, "funil@funil.example", "https://crm.funil.example")


async def test_ana_asks_is_sent_a_link_and_chooses_another_password(web: Web, cast: Cast) -> None:
    stranger = web.stranger()
    for address in (cast.ana.email, "nobody@funil.example"):
        await stranger.do("passwordResetRequest", {"email": address}, "accepted")

    async with sink() as held:
        await at(held).send_resets(lambda: datetime.now(UTC))
        await at(held).send_resets(lambda: datetime.now(UTC))

    (taken,) = held.taken
    assert taken.recipients == (cast.ana.email,) and taken.sender == "funil@funil.example"
    assert taken.mail["Subject"] == "Your password for Funil" and taken.mail["Auto-Submitted"] == "auto-generated"
    found = re.search(r"^https://crm\.funil\.example/password/#reset=(\S+)", taken.mail.get_content(), re.MULTILINE)
    assert found is not None and "Hello Ana," in taken.mail.get_content()
    done = await stranger.do("passwordReset", {"token": found[1], "password": NEW}, "done")
    assert done["done"] is True
    signed_in = await stranger.do("signIn", {"email": cast.ana.email, "password": NEW}, "user { name }")
    assert signed_in["user"] == {"name": "Ana"}


async def test_a_mail_that_is_refused_for_now_goes_with_the_next_sweep(cast: Cast) -> None:
    await models.PasswordReset.ask(cast.ana.email, ip=None, now=NOON)
    async with sink() as held:
        held.data = ["451 4.3.0 later"]
        await at(held).send_resets(lambda: NOON)
        assert held.taken == [] and await models.PasswordReset.due(NOON).count() == 1

        await at(held).send_resets(lambda: NOON)

    assert len(held.taken) == 1 and await models.PasswordReset.due(NOON).count() == 0


async def test_iris_is_invited_by_mail_and_both_her_links_open_once(web: Web, cast: Cast) -> None:
    rita = await web.sign_in(cast.rita)
    invited = {"name": "Iris", "email": "iris@funil.example", "locale": "en"}
    shown = (await rita.do("userInvite", invited, "invitationToken"))["invitationToken"]
    async with sink() as held:
        held.data = ["451 4.3.0 later"]
        for minutes in (0, 1, 6, 20):
            later = datetime.now(UTC) + timedelta(minutes=minutes)
            await at(held).send_invitations(lambda at=later: at)  # type: ignore[misc]

    (taken,) = held.taken
    assert taken.recipients == ("iris@funil.example",) and taken.mail["Subject"] == "You are invited to Funil"
    link = r"^https://crm\.funil\.example/password/#invitation=(\S+)"
    found = re.search(link, taken.mail.get_content(), re.MULTILINE)
    assert found is not None and found[1] != shown
    stranger = web.stranger()
    joined = await stranger.do("invitationAccept", {"token": found[1], "password": NEW}, "user { name }")
    assert joined["user"] == {"name": "Iris"}
    again = await stranger.do("invitationAccept", {"token": shown, "password": NEW}, "user { name }")
    assert [error["code"] for error in again["errors"]] == ["INVALID"]


async def test_an_invitation_that_is_taken_back_or_accepted_is_mailed_no_more(cast: Cast) -> None:
    given: dict[str, Any] = {"by": cast.rita, "now": NOON, "role": Role.AGENT, "zone": "UTC", "locale": "en"}
    gone, _ = await models.Invitation.send(name="Iris", email="iris@funil.example", **given)
    _, token = await models.Invitation.send(name="Lia", email="lia@funil.example", **given)
    for _ in range(2):
        await models.Invitation.send(name="Zoé", email="zoe@funil.example", **given)
    await models.Invitation.revoke(gone, by=cast.rita, now=NOON)
    await models.Invitation.accept(token, password_hash="-", now=NOON)
    async with sink() as held:
        for _ in range(2):
            await at(held).send_invitations(lambda: NOON)
        await at(held).send_invitations(lambda: NOON + timedelta(days=1))

    assert [taken.recipients for taken in held.taken] == [("zoe@funil.example",)]


async def test_the_mail_is_in_the_users_language_and_its_link_is_the_installations_own(web: Web, cast: Cast) -> None:
    await models.User.filter(id=cast.ana.id).update(locale="pt-BR")
    ana = await models.User.get(id=cast.ana.id)
    own = OwnMail.of(
        replace(
            web.settings,
            smtp_url=Server(host="127.0.0.1", port=25, security=Security.NONE),
            smtp_from="f@funil.example",
        )
    )

    assert own is not None and OwnMail.of(web.settings) is None
    mail = own.reset_mail(ana, "a-token", now=NOON)
    assert mail["Subject"] == "Sua senha do Funil"
    assert f"{web.settings.address}/password/#reset=a-token" in mail.get_content() and "Olá, Ana," in mail.get_content()


async def test_the_page_of_the_link_is_served_with_a_strict_policy(web: Web) -> None:
    async with httpx.AsyncClient() as client:
        page = await client.get(f"{web.url}/password/")

    assert page.status_code == 200 and '<script type="module"' in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
