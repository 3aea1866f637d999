"""The table of DESIGN §9, row by row and column by column. Pure: no database."""

from dataclasses import dataclass, field
from itertools import product

import pytest

import permissions
from errors import Forbidden, NotFound
from permissions import Keys, Reach, Role, Scope, may, require, sees

HERE, THERE = 1, 2
ME, OTHER = 7, 8


@dataclass
class Somebody:
    role: Role
    reach: Reach = field(default_factory=Reach)
    id: int = ME
    active: bool = True
    finance: bool = False
    scopes: frozenset[Scope] = frozenset(Scope)


@dataclass
class Card:
    keys: Keys


def member(role: Role = Role.AGENT, *, wide: bool = False, leads: bool = False) -> Somebody:
    here = frozenset({HERE})
    return Somebody(role, Reach(here, here if wide or leads else frozenset(), here if leads else frozenset()))


ADMIN, MANAGER = Somebody(Role.ADMIN), Somebody(Role.MANAGER)
LEADER, WIDE, OWN = member(leads=True), member(wide=True), member()
VIEWER, MACHINE = member(Role.VIEWER, wide=True), member(Role.INTEGRATION, wide=True)
PEOPLE = {
    "admin": ADMIN,
    "manager": MANAGER,
    "leader": LEADER,
    "wide": WIDE,
    "own": OWN,
    "viewer": VIEWER,
    "machine": MACHINE,
}

MINE, THEIRS, FREE = Card(Keys(HERE, ME)), Card(Keys(HERE, OTHER)), Card(Keys(HERE, None))
ELSEWHERE = Card(Keys(THERE, OTHER))
WORK = ["update", "move", "convert", "win", "lose", "reopen", "discard", "archive", "restore", "mark", "note"]


def who_may(verb: str, thing: Card | None = None, channel: int | None = None) -> set[str]:
    return {name for name, person in PEOPLE.items() if may(person, verb, thing, channel=channel)}


@pytest.mark.parametrize("verb", WORK)
def test_sellers_work_on_what_they_see(verb: str) -> None:
    whole = {"admin", "manager", "leader", "wide", "machine"}

    assert who_may(verb, MINE) == who_may(verb, FREE) == {*whole, "own"}
    assert who_may(verb, THEIRS) == whole
    assert who_may(verb, ELSEWHERE) == {"admin", "manager"}


def test_sellers_create_in_their_channels() -> None:
    assert who_may("create", channel=HERE) == {"admin", "manager", "leader", "wide", "own", "machine"}
    assert who_may("create", channel=THERE) == {"admin", "manager"}


def test_subjects_are_handed_over_within_channels_that_one_sees_whole() -> None:
    assert who_may("assign", THEIRS) == who_may("assign", MINE) == {"admin", "manager", "leader", "wide", "machine"}
    assert who_may("transfer", THEIRS, HERE) == {"admin", "manager", "leader", "wide", "machine"}
    assert who_may("transfer", THEIRS, THERE) == who_may("assign", ELSEWHERE) == {"admin", "manager"}


def test_whoever_sees_it_takes_what_has_no_owner() -> None:
    assert who_may("take", FREE) == {"admin", "manager", "leader", "wide", "own", "machine"}
    assert who_may("take", ELSEWHERE) == {"admin", "manager"}


@pytest.mark.parametrize("verb", ["delete", "merge"])
def test_final_verbs_are_for_managers_and_the_leader(verb: str) -> None:
    assert who_may(verb, THEIRS) == {"admin", "manager", "leader"}
    assert who_may(verb, ELSEWHERE) == {"admin", "manager"}


def test_members_are_for_managers_and_the_leader() -> None:
    assert who_may("members", channel=HERE) == {"admin", "manager", "leader"}
    assert who_may("members", channel=THERE) == {"admin", "manager"}


def test_intake_is_for_those_who_see_the_channel_whole() -> None:
    assert who_may("intake", channel=HERE) == {"admin", "manager", "leader", "wide", "machine"}
    assert who_may("intake", channel=None) == {"admin", "manager"}


@pytest.mark.parametrize("verb", sorted(permissions.CONFIGURE))
def test_configuration_is_for_managers(verb: str) -> None:
    assert who_may(verb) == {"admin", "manager"}


@pytest.mark.parametrize("verb", sorted(permissions.ADMINISTER))
def test_administration_is_for_administrators(verb: str) -> None:
    assert who_may(verb) == {"admin"}


def test_customers_are_for_sellers_and_their_end_for_managers() -> None:
    assert who_may("customers") == set(PEOPLE) - {"viewer"}
    assert who_may("customers_delete") == {"admin", "manager"}


def test_everybody_may_look_after_themselves() -> None:
    assert who_may("self") == set(PEOPLE)


def verbs() -> set[str]:
    groups = (permissions.SUBJECT_WORK, permissions.SUBJECT_HANDOVER, permissions.SUBJECT_FINAL)
    return {"take", "members", "intake", "customers", "customers_delete", "self"}.union(
        *groups, permissions.CONFIGURE, permissions.ADMINISTER
    )


def test_somebody_who_has_left_or_a_key_that_only_reads_may_nothing() -> None:
    for verb, person in product(verbs(), PEOPLE.values()):
        gone = Somebody(person.role, person.reach, active=False)
        reading = Somebody(person.role, person.reach, scopes=frozenset({Scope.READ}))
        assert not may(gone, verb, MINE, channel=HERE)
        assert not may(reading, verb, MINE, channel=HERE)


def test_a_verb_that_nobody_knows_is_a_bug() -> None:
    with pytest.raises(LookupError):
        may(ADMIN, "levitate")


def test_what_one_may_not_see_is_not_found_and_what_one_may_not_do_is_forbidden() -> None:
    with pytest.raises(NotFound):
        require(OWN, "move", THEIRS)
    with pytest.raises(Forbidden, match="role"):
        require(VIEWER, "move", THEIRS)
    with pytest.raises(Forbidden, match="only read"):
        require(Somebody(Role.AGENT, LEADER.reach, scopes=frozenset({Scope.READ})), "move", MINE)
    with pytest.raises(Forbidden, match="not active"):
        require(Somebody(Role.AGENT, LEADER.reach, active=False), "move", MINE)


def test_nobody_sees_what_has_no_keys_any_more() -> None:
    assert not any(sees(person, None) for person in PEOPLE.values())


def test_an_assignee_sees_what_they_have_to_do() -> None:
    assert sees(OWN, Keys(THERE, OTHER, (ME,)))
    assert not sees(OWN, Keys(THERE, OTHER, (OTHER,)))


def test_keys_are_read_back_as_they_were_stored() -> None:
    keys = Keys(HERE, None, (ME, OTHER))

    assert Keys.load(keys.dump()) == keys
    assert Keys.load(None) is None
