"""`/digest/{ticket}`: where somebody ends the mail of their day. A look changes nothing, a post does (RFC 8058 §3)."""

import html

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

import models
import prose
from models.leaving import STOP, reader, stop
from schema.context import clock
from settings import Settings

PATH = f"{STOP}{{ticket}}"
POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"


class Leaving:
    """No cookie and no sign-in: the address is known to whoever got the mail, and ends nothing but that."""

    def __init__(self, settings: Settings, keyring: models.Keyring) -> None:
        self.settings, self.keyring = settings, keyring

    async def answer(self, request: Request) -> Response:
        user = await reader(request.path_params["ticket"], self.keyring)
        locale = prose.best_locale(
            user.locale if user else None, request.headers.get("accept-language"), self.settings.locale
        )
        if user is None:
            return _page(prose.say(prose.DIGEST_UNKNOWN, {}, locale), 404)
        if request.method == "POST":
            await stop(user, now=clock())
            return _page(prose.say(prose.DIGEST_STOPPED, {}, locale), 200)
        button = html.escape(prose.say(prose.DIGEST_STOP_IT, {}, locale))
        return _page(
            prose.say(prose.DIGEST_ASK, {}, locale), 200, f'<form method="post"><button>{button}</button></form>'
        )


def _page(sentence: str, status: int, form: str = "") -> Response:
    headers = {"content-security-policy": POLICY, "cache-control": "no-store", "referrer-policy": "no-referrer"}
    return HTMLResponse(f"<!doctype html><title>Funil</title><p>{html.escape(sentence)}</p>{form}", status, headers)
