"""Who is asking: a browser by its cookie, a program by its key. Knows neither origins nor what is asked for."""

import trace
from typing import Any

from cross_web import HTTPException

import models
import prose
from models.session import Terms, digest, whole
from models.throttle import place
from permissions import Scope
from purse import Purses
from schema.context import Context, clock
from schema.origin import cookie_name


class TurnedAway(HTTPException):
    """Too much from there; after so many seconds it would be heard."""

    def __init__(self, sentence: str, seconds: int) -> None:
        super().__init__(429, sentence)
        self.seconds = seconds


class Doorkeeper:
    """Of one process: it remembers whom it met a moment ago (`models.familiar`)."""

    def __init__(self, terms: Terms, strangers: Purses) -> None:
        self._familiar, self._terms, self._strangers = models.Familiar(), terms, strangers

    def count(self, context: Context) -> None:
        """Who is not signed in asks seldom: for a page to sign in with."""
        spent = self._strangers.spend(place(context.ip), 1)
        if spent.wait:
            raise TurnedAway(prose.say(prose.STRANGERS, {"seconds": spent.wait}, context.locale), spent.wait)

    async def recognise(self, context: Context, authorization: str | None) -> None:
        """By cookie or by key, never by both."""
        connection: Any = context.connection
        token = connection.cookies.get(cookie_name(connection))
        if authorization is not None and token is not None:
            raise HTTPException(400, "Send a session cookie or an API key, not both.")
        now = clock()
        if authorization is not None:
            scheme, _, key = authorization.partition(" ")
            key = key.strip()
            good = scheme.lower() == "bearer" and whole(key)
            met = await self._familiar.meet(models.ApiKey, digest(key)) if good else None
            if met is None or not await met[0].greet(now=now, ip=context.ip):
                raise HTTPException(401, "This API key is unknown, revoked or expired.")
            held, user = met
            context.api_key = held
            if user.active:
                scopes = frozenset(Scope(scope) for scope in held.scopes)
                context.viewer = user.limited_to(scopes, until=held.expires_at)
        elif token is not None:
            met = await self._familiar.meet(models.Session, digest(token))
            if met is not None and await met[0].greet(now=now, terms=self._terms) and met[1].active:
                context.session, context.viewer = met
        if context.viewer is not None:
            trace.about(actor=context.viewer.id)
        context.renew()
