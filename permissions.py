"""Who may do what, and who sees what (DESIGN §9). Pure: it reads what it is given and asks for nothing more."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from errors import Forbidden, NotFound


class Role(StrEnum):
    """What a person may do anywhere; SYSTEM is the software itself."""

    ADMIN = "ADMIN"
    MANAGER = "MANAGER"
    AGENT = "AGENT"
    VIEWER = "VIEWER"
    INTEGRATION = "INTEGRATION"
    SYSTEM = "SYSTEM"


class Scope(StrEnum):
    """What an API key may be used for."""

    READ = "READ"
    WRITE = "WRITE"


class Access(StrEnum):
    """What a member sees of a channel: their own subjects and those without an owner, or all of them."""

    OWN = "OWN"
    CHANNEL = "CHANNEL"


@dataclass(frozen=True)
class Reach:
    """The channels of a person: all of them, those seen whole, those led."""

    member: frozenset[int] = frozenset()
    wide: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Keys:
    """What decides who sees a subject. Stored with each of its events, before and after."""

    channel: int
    owner: int | None
    assignees: tuple[int, ...] = ()

    def dump(self) -> dict[str, Any]:
        return {"channel": self.channel, "owner": self.owner, "assignees": list(self.assignees)}

    @classmethod
    def load(cls, stored: Mapping[str, Any] | None) -> "Keys | None":
        if stored is None:
            return None
        return cls(stored["channel"], stored["owner"], tuple(stored["assignees"]))


class Person(Protocol):
    """What this module reads of a user."""

    id: int
    role: Role
    active: bool
    finance: bool

    @property
    def reach(self) -> Reach: ...

    @property
    def scopes(self) -> frozenset[Scope]: ...


class Guarded(Protocol):
    """A thing that follows a subject's visibility."""

    @property
    def keys(self) -> Keys: ...


OVERSEERS = {Role.ADMIN, Role.MANAGER, Role.SYSTEM}
ADMINS = {Role.ADMIN, Role.SYSTEM}
SELLERS = {Role.AGENT, Role.INTEGRATION}
PEOPLE = {Role.ADMIN, Role.MANAGER, Role.AGENT}
"""Who may be given something to do."""

SUBJECT_WORK = {
    "create",
    "update",
    "move",
    "convert",
    "win",
    "lose",
    "reopen",
    "discard",
    "archive",
    "restore",
    "mark",
    "note",
    "thread",
    "participants",
    "send",
    "propose",
    "order",
    "plan",
    "complete",
}
SUBJECT_HANDOVER = {"assign", "transfer"}
SUBJECT_FINAL = {"delete", "merge"}
CUSTOMER_FINAL = {"customers_merge"}
CONFIGURE = {
    "stages",
    "markers",
    "lost_reasons",
    "activity_types",
    "channels",
    "mailboxes",
    "templates",
    "webhooks",
    "shared_views",
}
ADMINISTER = {"users", "workspace", "keys", "audit"}


def sees_all(user: Person) -> bool:
    return user.role in OVERSEERS


def sees_finance(user: Person) -> bool:
    """Whether what customers owe, and the services they had, is theirs to see, of the customers that they see."""
    return sees_all(user) or (user.role in SELLERS and user.finance)


def sees_sessions(user: Person) -> bool:
    """Whether the browsers in which others are signed in are theirs to see."""
    return user.role in ADMINS


def sees_audit(user: Person) -> bool:
    """Whether the whole audit log is theirs to read; everybody reads what befell their own account."""
    return user.role in ADMINS


def sees(user: Person, keys: Keys | None) -> bool:
    """Whether a subject with these keys is visible: the same rule as `Subject.visible_to`, for one row."""
    if keys is None:
        return False
    if sees_all(user):
        return True
    return (
        keys.channel in user.reach.wide
        or keys.owner == user.id
        or (keys.owner is None and keys.channel in user.reach.member)
        or user.id in keys.assignees
    )


def may(user: Person, verb: str, thing: Guarded | None = None, *, channel: int | None = None) -> bool:
    """May this person do this? `thing` follows a subject's keys; `channel` is the one that the verb is about."""
    if not user.active or Scope.WRITE not in user.scopes:
        return False
    if verb in SUBJECT_WORK:
        return sees_all(user) or (user.role in SELLERS and _works_on(user, thing, channel))
    if verb in SUBJECT_HANDOVER:
        return sees_all(user) or (user.role in SELLERS and _hands_over(user, thing, channel))
    if verb == "take":
        return sees_all(user) or (
            user.role in SELLERS and thing is not None and sees(user, thing.keys) and thing.keys.owner is None
        )
    if verb in SUBJECT_FINAL:
        return sees_all(user) or (user.role in SELLERS and thing is not None and thing.keys.channel in user.reach.leads)
    if verb in CUSTOMER_FINAL or verb == "members":
        return sees_all(user) or (user.role in SELLERS and channel in user.reach.leads)
    if verb in ("import", "export"):
        leads = bool(user.reach.leads) if channel is None else channel in user.reach.leads
        return sees_all(user) or (user.role in SELLERS and leads)
    if verb == "intake":
        return sees_all(user) or (user.role in SELLERS and channel in user.reach.wide)
    if verb == "customers":
        return sees_all(user) or user.role in SELLERS
    if verb == "documents":
        return sees_all(user) or user.role is Role.INTEGRATION
    if verb == "upload":
        return sees_all(user) or user.role in SELLERS
    if verb == "customers_delete":
        return sees_all(user)
    if verb in CONFIGURE:
        return sees_all(user)
    if verb in ADMINISTER:
        return user.role in ADMINS
    if verb == "self":
        return True
    raise LookupError(verb)


def _works_on(user: Person, thing: Guarded | None, channel: int | None) -> bool:
    if thing is not None:
        return sees(user, thing.keys)
    return channel is None or channel in user.reach.member


def _hands_over(user: Person, thing: Guarded | None, channel: int | None) -> bool:
    held = thing is None or thing.keys.channel in user.reach.wide
    return held and (channel is None or channel in user.reach.wide)


REFUSALS = {
    "create": "You may not create a subject in this channel.",
    "assign": "You may assign subjects only within channels that you see whole.",
    "transfer": "You may transfer subjects only between channels that you see whole.",
    "delete": "Only managers, and leaders in their own channel, may delete a subject for ever.",
    "merge": "Only managers, and leaders in their own channel, may merge subjects.",
    "import": "Only managers, and leaders into their own channel, may import.",
    "export": "Only managers, and leaders of their own channel, may export.",
    "customers_merge": "Only managers, and leaders in their own channel, may merge customers.",
    "members": "Only managers and the leader of a channel may change its members.",
    "intake": "Only managers, leaders and members who see the whole channel may decide on its mail.",
    "documents": "Only managers and the keys of machine accounts may bring documents from another system.",
    "customers_delete": "Only managers may delete a customer for ever.",
    "users": "Only an administrator may change users.",
    "workspace": "Only an administrator may change the workspace.",
    "keys": "Only an administrator may manage the keys of others.",
    "audit": "Only an administrator may read the audit log.",
    **dict.fromkeys(CONFIGURE, "Only managers and administrators may change the configuration."),
}


def require(user: Person, verb: str, thing: Guarded | None = None, *, channel: int | None = None) -> None:
    if may(user, verb, thing, channel=channel):
        return
    if thing is not None and not sees(user, thing.keys):
        raise NotFound("There is no such {noun}.", noun="subject")
    if not user.active:
        raise Forbidden("Your account is not active.")
    if Scope.WRITE not in user.scopes:
        raise Forbidden("This API key may only read.")
    raise Forbidden(REFUSALS.get(verb, "Your role does not allow this."))
