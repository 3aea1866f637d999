"""Everything that the matters of a year refer to: people, channels, stages, types, the mailbox; and the agenda."""

import heapq
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from itertools import count
from random import Random
from zoneinfo import ZoneInfo

from demo.mailbox import ADDRESS
from demo.team import DOMAIN
from demo.year.people import Habits, Seat, Shop, shops, team
from demo.year.plan import Plan
from demo.year.post import Post
from demo.year.rhythm import Rhythm
from events import UserJoined
from models.account import first_admin, new_user
from models.activity import ActivityType
from models.activity.seed import NAMES
from models.base import transaction
from models.channel import Channel, OwnerRule
from models.mailbox import Mailbox, Security
from models.marker import LostReason, Marker
from models.stage import Stage, StageKind
from models.user import User
from models.workspace import Workspace
from permissions import Role

Deed = Callable[[datetime], Awaitable[None]]
ROTTING_DAYS = (None, 14, 21, 21)
ENDS_AT = time(18)


@dataclass
class Town:
    """Where a year is played. `agenda` holds what is still to happen, each with its instant."""

    plan: Plan
    rhythm: Rhythm
    post: Post
    people: dict[int, tuple[User, Seat]]
    channels: dict[str, Channel]
    stages: list[Stage]
    closing: Stage
    kinds: dict[str, ActivityType]
    reasons: list[LostReason]
    markers: list[Marker]
    until: datetime
    agenda: list[tuple[datetime, int, Deed]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    def at(self, moment: datetime, deed: Deed) -> None:
        """Let something happen, unless the year is over by then."""
        if moment <= self.until:
            heapq.heappush(self.agenda, (moment, next(self._numbers), deed))

    def next(self) -> tuple[datetime, Deed] | None:
        if not self.agenda:
            return None
        moment, _, deed = heapq.heappop(self.agenda)
        return moment, deed

    def user(self, id: int | None) -> User | None:
        return self.people[id][0] if id in self.people else None

    def habits(self, id: int) -> Habits:
        return self.people[id][1].habits

    @property
    def admin(self) -> User:
        return next(user for user, seat in self.people.values() if seat.role is Role.ADMIN)

    def sellers(self, shop: Shop) -> list[User]:
        return [user for user, seat in self.people.values() if seat.shop == shop.name]

    @property
    def zones(self) -> list[str]:
        return sorted({seat.zone for _, seat in self.people.values()} | {"America/Sao_Paulo"})


async def settle(plan: Plan, post: Post, *, password_hash: str) -> Town:
    """Hire the team and open the channels, a day before the first matter begins."""
    rhythm = Rhythm(plan.until, plan.weeks)
    began = datetime.combine(rhythm.days[0] - timedelta(days=1), time(12), tzinfo=UTC)
    seats = team(plan.people, Random(f"{plan.seed}/team"))
    workspace = await Workspace.current()
    async with transaction():
        people = await _hire(seats, plan, password_hash=password_hash, now=began)
        admin = people[min(people)][0]
        years = sorted(day for day in rhythm.free)
        await workspace.update(by=admin, now=began, holidays=years)
        mailbox = await Mailbox.connect(
            by=admin,
            now=began,
            keyring=post.keyring,
            address=ADDRESS,
            host="127.0.0.1",
            port=post.smtp_port,
            security=Security.NONE,
            username="demo",
            password="demo",  # noqa: S106 - of a mailbox on loopback; the demo gives it another one when it starts
            authserv_id=DOMAIN,
        )
        await post.open(mailbox, by=admin, now=began)
        channels = {shop.name: await _open(shop, people, mailbox, now=began) for shop in shops(seats)}
        stages = await Stage.in_order()
        opening = [stage for stage in stages if stage.kind is StageKind.OPEN]
        for stage, days in zip(opening, ROTTING_DAYS, strict=False):
            await stage.update(by=admin, now=began, rotting_days=days)
        markers = [
            await Marker.create_new(by=admin, now=began, name=name)
            for name in ("A", "B", "C", "Feira", "Parceiro", "Urgente")
        ]
    for user, _ in people.values():
        await user.load_reach()
    return Town(
        plan=plan,
        rhythm=rhythm,
        post=post,
        people=people,
        channels=channels,
        stages=opening,
        closing=next(stage for stage in stages if stage.kind is StageKind.CLOSED),
        kinds={
            key: await ActivityType.get(name=names.get(workspace.locale, names["en"])) for key, names in NAMES.items()
        },
        reasons=await LostReason.all().order_by("id"),
        markers=markers,
        until=datetime.combine(plan.until, ENDS_AT, tzinfo=ZoneInfo("America/Sao_Paulo")).astimezone(UTC),
    )


async def _hire(seats: list[Seat], plan: Plan, *, password_hash: str, now: datetime) -> dict[int, tuple[User, Seat]]:
    people: dict[int, tuple[User, Seat]] = {}
    for seat in seats:
        told = {"name": seat.name, "email": f"{seat.key}@{DOMAIN}", "zone": seat.zone, "locale": plan.locale}
        if seat.role is Role.ADMIN:
            user = await first_admin(**told, password_hash=password_hash, now=now)
        else:
            user = await new_user(**told, role=seat.role, now=now)
            user.password_hash = password_hash
            await user.save(update_fields=["password_hash"])
            await user.record_new(UserJoined(), by=await User.system(), now=now)
        await user.load_reach()
        people[user.id] = (user, seat)
    return people


async def _open(shop: Shop, people: dict[int, tuple[User, Seat]], mailbox: Mailbox, *, now: datetime) -> Channel:
    admin = people[min(people)][0]
    channel = await Channel.create_new(
        by=admin,
        now=now,
        name=shop.name,
        aliases=[f"{shop.alias}@{DOMAIN}"],
        makes_prospects=shop.prospects,
        response_hours=shop.response_hours,
        owner_rule=OwnerRule.ROUND_ROBIN if shop.prospects else OwnerRule.NONE,
        mailbox=mailbox,
    )
    for user, seat in people.values():
        if seat.shop == shop.name:
            await channel.set_member(user, access=seat.access, leader=seat.leads, by=admin, now=now)
    return channel
