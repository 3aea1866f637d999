"""The people of the demo and the channels that they sell in."""

from dataclasses import dataclass, field
from datetime import datetime

from models.account import Invitation, first_admin
from models.channel import Channel
from models.user import User
from permissions import Access, Role

DOMAIN = "funil.example"


@dataclass(frozen=True)
class DemoUser:
    """Somebody to sign in as. The password is known to whoever seeds, and nowhere else."""

    email: str
    password: str = field(repr=False)
    role: Role
    name: str


@dataclass(frozen=True)
class Seat:
    """A place in a channel."""

    channel: str
    access: Access = Access.CHANNEL
    leader: bool = False


@dataclass(frozen=True)
class Colleague:
    key: str
    name: str
    role: Role
    seats: tuple[Seat, ...] = ()
    zone: str = "America/Sao_Paulo"

    @property
    def email(self) -> str:
        return f"{self.key}@{DOMAIN}"


COLLEAGUES = (
    Colleague("marina", "Marina Duarte", Role.ADMIN),
    Colleague("bruno", "Bruno Azevedo", Role.MANAGER, (Seat("Brasil", leader=True),)),
    Colleague("ana", "Ana Ribeiro", Role.AGENT, (Seat("Brasil"),)),
    Colleague("carla", "Carla Menezes", Role.AGENT, (Seat("Brasil", Access.OWN),)),
    Colleague("diego", "Diego Ferraz", Role.AGENT, (Seat("Europa", leader=True),), "Europe/Lisbon"),
    Colleague("vera", "Vera Lins", Role.VIEWER, (Seat("Brasil"), Seat("Europa"))),
)
CHANNELS = {
    "Brasil": {"color": "#2f9e44", "aliases": [f"brasil@{DOMAIN}", f"vendas@{DOMAIN}"], "response_hours": 8},
    "Europa": {"color": "#1971c2", "aliases": [f"europa@{DOMAIN}"], "response_hours": 24, "idle_days": 21},
}


@dataclass(frozen=True)
class Team:
    people: dict[str, User]
    channels: dict[str, Channel]

    @property
    def admin(self) -> User:
        return self.people["marina"]


async def assemble(*, password_hash: str, locale: str, now: datetime) -> Team:
    """Invite everybody and seat them in their channels. Where an administrator exists, theirs are the invitations."""
    people = {"marina": await _admin(password_hash=password_hash, locale=locale, now=now)}
    admin = people["marina"]
    for colleague in COLLEAGUES:
        if colleague.role is Role.ADMIN and colleague.email == admin.email:
            continue
        _, token = await Invitation.send(
            by=admin,
            now=now,
            name=colleague.name,
            email=colleague.email,
            role=colleague.role,
            zone=colleague.zone,
            locale=locale,
        )
        user = await Invitation.accept(token, password_hash=password_hash, now=now)
        people[colleague.key] = user
    channels = {
        name: await Channel.create_new(by=admin, now=now, name=name, **given) for name, given in CHANNELS.items()
    }
    for colleague in COLLEAGUES:
        for seat in colleague.seats:
            await channels[seat.channel].set_member(
                people[colleague.key], access=seat.access, leader=seat.leader, by=admin, now=now
            )
    for user in people.values():
        await user.load_reach()
    return Team(people, channels)


async def _admin(*, password_hash: str, locale: str, now: datetime) -> User:
    held = await User.filter(role=Role.ADMIN, active=True).order_by("id").first()
    if held is not None:
        return held
    marina = COLLEAGUES[0]
    return await first_admin(
        name=marina.name, email=marina.email, password_hash=password_hash, zone=marina.zone, locale=locale, now=now
    )
