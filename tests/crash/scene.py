"""Two channels that receive by Eva's mailbox, and those who are at work there while the servers die."""

import asyncio
import contextlib
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import cycle, product
from typing import Any

from tests.crash.books import OURS, check_deeds, check_file, check_log, check_mail, opened
from tests.crash.caller import Caller, Door
from tests.crash.seller import Seller
from tests.crash.watcher import Picture, Watcher
from tests.crash.writer import ALIASES, Writer
from tests.intake.post import Post

MAIL_EVERY = 0.15


@dataclass
class Scene:
    writer: Writer
    sellers: list[Seller]
    watchers: list[Watcher]
    bruno: Caller

    @classmethod
    async def begin(cls, doors: Sequence[Door], post: Post, dice: random.Random, *, sellers: Sequence[str]) -> "Scene":
        """Everybody signs in at one of the doors in turn; each channel is watched at each of them."""
        bruno = await _signed_in(doors[0], "bruno")
        channels = await _channels(bruno, post)
        stages = (await bruno.ask("{ stages { id kind } }"))["stages"]
        open_ids = [stage["id"] for stage in stages if stage["kind"] == "OPEN"]
        at_work = [
            Seller(await _signed_in(door, name), channel_id, open_ids, random.Random(dice.random()))
            for name, door, channel_id in zip(sellers, cycle(doors), cycle(channels), strict=False)
        ]
        watchers = []
        for door, channel_id in product(doors, channels):
            caller = bruno if door is doors[0] else await _signed_in(door, "bruno")
            watchers.append(Watcher(caller, channel_id, await Picture.fetch(caller, channel_id)))
        return cls(Writer(post, random.Random(dice.random())), at_work, watchers, bruno)

    @contextlib.asynccontextmanager
    async def at_work(self, *, mail_every: float = MAIL_EVERY, within: float = 180) -> AsyncIterator[None]:
        """While this lasts everybody is busy; `within` so many seconds afterwards all work is done and told."""
        working = [asyncio.create_task(seller.work()) for seller in self.sellers]
        working.append(asyncio.create_task(self.writer.write(mail_every)))
        watching = [asyncio.create_task(watcher.watch()) for watcher in self.watchers]
        try:
            yield
            ends = time.monotonic() + within
            self.writer.going = False
            for seller in self.sellers:
                seller.going = False
            await asyncio.wait_for(asyncio.gather(*working), min(60, within))
            await self._settled(ends)
        finally:
            for task in (*working, *watching):
                task.cancel()
            ended = await asyncio.gather(*working, *watching, return_exceptions=True)
        failures = [failure for failure in ended if isinstance(failure, Exception)]
        assert failures == []

    async def _settled(self, ends: float) -> None:
        """All mails are filed, and those who watch have seen all that was promised."""
        waiting = "query($states: [IntakeState!]) { intake(filter: { states: $states }) { totalCount } }"
        pending = taken = 0

        async def nothing_waits() -> bool:
            nonlocal pending, taken
            pending = (await self.bruno.ask(waiting, states=["PENDING"]))["intake"]["totalCount"]
            taken = (await self.bruno.ask(waiting))["intake"]["totalCount"]
            return bool(pending == 0 and taken >= len(self.writer.wanted))

        def how_it_stands() -> str:
            return f"all mails are filed; of {len(self.writer.wanted)} {taken} are taken, and {pending} of these wait"

        await until(nothing_waits, how_it_stands, ends)
        for watcher in self.watchers:
            await until(partial(self._caught_up, watcher), f"the page at {watcher.at} shows what was promised", ends)

    async def _caught_up(self, watcher: Watcher) -> bool:
        fresh = await Picture.fetch(self.bruno, watcher.channel_id)
        return watcher.picture.cards == fresh.cards and watcher.picture.totals == fresh.totals

    async def check_pages(self) -> None:
        """I3: positions only rose. That state + events = a fresh fetch was waited for while the pages still watched:
        suggestions and the clock go on touching cards."""
        for watcher in self.watchers:
            watcher.check()

    async def check_books(self, database_url: str) -> None:
        """The rest, once the servers are gone: they have no say in it."""
        async with opened(database_url) as books:
            await check_file(books)
            await check_log(books)
            await check_mail(books, self.writer)
            await check_deeds(books, self.sellers)

    async def leave(self) -> None:
        callers = {self.bruno, *(seller.caller for seller in self.sellers), *(each.caller for each in self.watchers)}
        for caller in callers:
            await caller.close()

    @property
    def secrets(self) -> set[str]:
        """What nobody may find in a log."""
        cookies = {value for seller in self.sellers for value in seller.caller.cookies.values()}
        words = {word for seller in self.sellers for word in (*seller.notes, *seller.titles.values())}
        return {self.writer.post.password, *cookies, *words, *self.writer.wanted}

    def told(self) -> str:
        answers = [answer for seller in self.sellers for answer in seller.answers]
        replayed = sum(answer.replayed for answer in answers)
        lost = sum(seller.caller.lost for seller in self.sellers)
        away = sum(seller.caller.away for seller in self.sellers)
        return (
            f"{len(self.writer.wanted)} mails, {len(answers)} answers ({replayed} of them to a deed that was done "
            f"already), {lost} requests without an answer, {away} told that the database was away, "
            f"{sum(watcher.connections for watcher in self.watchers)} subscriptions"
        )


async def _signed_in(door: Door, name: str) -> Caller:
    caller = Caller(door, name)
    await caller.sign_in()
    return caller


async def _channels(bruno: Caller, post: Post) -> list[str]:
    account = {"address": OURS, "host": post.host, "port": post.port, "security": "NONE", "pollEvery": 1}
    account |= {"username": post.username, "password": post.password, "folder": post.folder}
    mailbox = (await bruno.do("mailboxConnect", account, "mailbox { id }"))["mailbox"]
    asked: list[dict[str, Any]] = [
        {"name": name, "aliases": [alias], "mailboxId": mailbox["id"]} for name, alias in ALIASES.items()
    ]
    return [(await bruno.do("channelCreate", each, "channel { id }"))["channel"]["id"] for each in asked]


async def until(condition: Callable[[], Awaitable[bool]], sentence: str | Callable[[], str], ends: float) -> None:
    while not await condition():
        assert time.monotonic() < ends, f"It never came that {sentence if isinstance(sentence, str) else sentence()}."
        await asyncio.sleep(0.1)
