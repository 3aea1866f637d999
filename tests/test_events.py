"""Facts hold ids, enums and numbers, never personal text: they outlive a purge."""

import dataclasses
import typing
from enum import StrEnum
from typing import Any

import pytest

from events import EventClass, Fact
from mail.mailbox import MailboxErrorCode
from models import (
    ActivityState,
    IntakeState,
    JobKind,
    JobState,
    MailboxPhase,
    MessageState,
    OrderState,
    Outcome,
    ProposalState,
    SubjectKind,
    WebhookPhase,
)
from models.webhook.calling import WebhookErrorCode
from permissions import Access, Role
from suggest import SuggestionRule

ENUMS: dict[tuple[str, str], type[StrEnum]] = {
    ("SubjectCreated", "kind"): SubjectKind,
    ("SubjectMoved", "from_outcome"): Outcome,
    ("SubjectMoved", "outcome"): Outcome,
    ("SubjectReopened", "from_outcome"): Outcome,
    ("MemberSet", "access"): Access,
    ("UserInvited", "role"): Role,
    ("RoleChanged", "role"): Role,
    ("ActivityFellDue", "state"): ActivityState,
    ("ActivityZoneChanged", "state"): ActivityState,
    ("SuggestionMade", "rule"): SuggestionRule,
    ("SuggestionRevised", "rule"): SuggestionRule,
    ("SuggestionOvertaken", "rule"): SuggestionRule,
    ("SuggestionAccepted", "rule"): SuggestionRule,
    ("SuggestionDismissed", "rule"): SuggestionRule,
    ("MailFiled", "state"): IntakeState,
    ("MessageStateChanged", "state"): MessageState,
    ("ProposalStateChanged", "state"): ProposalState,
    ("OrderStateChanged", "state"): OrderState,
    ("MailboxHealthChanged", "phase"): MailboxPhase,
    ("MailboxHealthChanged", "error"): MailboxErrorCode,
    ("WebhookHealthChanged", "phase"): WebhookPhase,
    ("WebhookHealthChanged", "error"): WebhookErrorCode,
    ("JobQueued", "kind"): JobKind,
    ("JobEnded", "state"): JobState,
}
"""The only texts in facts: names of closed sets, that events.py cannot know."""

NUMBERS = {int, bool, int | None, list[int]}
FACTS = [fact for fact in Fact.known.values() if not fact.__name__.endswith("Fact")]


def told(fact: type[Fact]) -> dict[str, Any]:
    hints = typing.get_type_hints(fact)
    return {field.name: hints[field.name] for field in dataclasses.fields(fact)}


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.__name__)
def test_a_fact_is_frozen_and_holds_no_text_of_a_persons(fact: type[Fact]) -> None:
    assert fact.__dataclass_params__.frozen  # type: ignore[attr-defined]
    for name, kind in told(fact).items():
        allowed = {str, str | None} if (fact.__name__, name) in ENUMS else NUMBERS
        assert kind in allowed, f"{fact.__name__}.{name} is {kind}: an id, a number or the name of an enum?"


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.__name__)
def test_a_fact_is_read_back_as_it_was_written(fact: type[Fact]) -> None:
    examples: dict[Any, Any] = {int: 7, bool: True, int | None: None, list[int]: [1, 2]}
    said = {
        name: next(iter(ENUMS[fact.__name__, name])) if (fact.__name__, name) in ENUMS else examples[kind]
        for name, kind in told(fact).items()
    }
    written = fact(**said)

    assert Fact.load(fact.__name__, written.dump()) == written


def test_no_enum_stands_in_the_list_for_nothing() -> None:
    fields = {(fact.__name__, name) for fact in FACTS for name, kind in told(fact).items() if kind in (str, str | None)}

    assert fields == set(ENUMS)


def test_what_a_later_release_added_takes_its_default() -> None:
    assert Fact.load("SubjectRestored", {"gone_since": 1}) == Fact.known["SubjectRestored"](automatic=False)  # type: ignore[call-arg]


def test_a_fact_that_changes_what_somebody_sees_says_whom() -> None:
    for fact in FACTS:
        assert not fact.reach or "user" in told(fact), fact.__name__


def test_every_fact_is_of_one_class() -> None:
    assert {fact.event_class for fact in FACTS} == set(EventClass)
    assert not [fact.__name__ for fact in FACTS if fact.configuration and fact.event_class is not EventClass.CHANGE]


def test_a_facts_name_fits_the_log() -> None:
    assert max(len(fact.__name__) for fact in FACTS) <= 40
