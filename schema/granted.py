"""Where a provider sends the browser back to once access to a mailbox was granted, or refused."""

import html
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

import models
import prose
from errors import Refused
from mail import oauth
from mail.oauth import Provider
from mail.wire import trusted
from models.authorisation import Authorisation, Redeemed, granted
from models.base import transaction
from models.granting import Grant
from schema.context import clock
from schema.mailbox_access import CALLBACK
from schema.origin import cookie_name
from schema.session import terms
from settings import Settings

POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


class Granted:
    """Only who began it can end it: by the cookie of the session, and by a state that is good once."""

    def __init__(self, settings: Settings, keyring: models.Keyring) -> None:
        self.settings, self.keyring = settings, keyring

    async def answer(self, request: Request) -> Response:
        now = clock()
        token = request.cookies.get(cookie_name(request))
        session = await models.Session.find(token, now=now, terms=terms(self.settings)) if token else None
        user = await models.User.acting(session.user_id) if session else None
        locale = prose.best_locale(
            user.locale if user else None, request.headers.get("accept-language"), self.settings.locale
        )
        if user is None or not user.active:
            return _page(prose.say(prose.SIGNED_OUT, {}, locale), 401)
        said = request.query_params
        try:
            redeemed = await Authorisation.redeem(said.get("state", ""), by=user, now=now, keyring=self.keyring)
        except Refused as refused:
            return _page(prose.say(refused.message, refused.params, locale), 400)
        try:
            provider = self.settings.mail_providers.get(redeemed.provider)
            if provider is None or not said.get("code"):
                return _back(redeemed, prose.say(prose.NOT_GRANTED, {}, locale), "refused")
            mailbox = await self._connect(redeemed, provider, said["code"], user)
        except Refused as refused:
            return _page(prose.say(refused.message, refused.params, locale), 400)
        except (oauth.GrantEnded, oauth.GrantUnavailable, oauth.ClientRefused):
            return _back(redeemed, prose.say(prose.NOT_GRANTED, {}, locale), "failed")
        return _back(redeemed, prose.say(prose.CONNECTED, {"address": mailbox.address}, locale), "connected")

    async def _connect(self, redeemed: Redeemed, provider: Provider, code: str, user: models.User) -> models.Mailbox:
        ca_file = self.settings.mail_ca_file
        tokens = await oauth.exchange(
            provider,
            code,
            verifier=redeemed.verifier,
            callback=self.settings.address + CALLBACK,
            trust=trusted(str(ca_file)) if ca_file else None,
        )
        now = clock()
        async with transaction():
            grant = Grant.of(tokens, now=now)
            return await granted(redeemed, grant, provider, by=user, now=now, keyring=self.keyring)


def _back(redeemed: Redeemed, sentence: str, outcome: str) -> Response:
    if redeemed.return_to is None:
        return _page(sentence, 200 if outcome == "connected" else 400)
    mark = "&" if "?" in redeemed.return_to else "?"
    return RedirectResponse(f"{redeemed.return_to}{mark}{urlencode({'mailbox': outcome})}", 303)


def _page(sentence: str, status: int) -> Response:
    headers = {"content-security-policy": POLICY, "cache-control": "no-store", "referrer-policy": "no-referrer"}
    return HTMLResponse(f"<!doctype html><title>Funil</title><p>{html.escape(sentence)}</p>", status, headers)
