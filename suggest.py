"""What to do next, and why: pure rules over what is known of one subject. Looks nothing up and changes nothing.

Each rule says what occasion it sees; the same occasion is never proposed twice. Scores lie between 0 and 1 and only
order: a mail that waits for an answer comes before a chain, a chain before what a stage recommends, that before habit.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

MOST = 3
ENOUGH = 5
"""So many times somebody went on from the same kind of activity in the same stage before habit counts."""
WINDOW = 365
"""Days back that habit is counted over."""


class SuggestionRule(StrEnum):
    """The occasion of a suggestion."""

    REPLY = "REPLY"
    BOUNCE = "BOUNCE"
    REOPEN = "REOPEN"
    MEETING = "MEETING"
    AFTER_ABSENCE = "AFTER_ABSENCE"
    CHAIN = "CHAIN"
    PLAYBOOK = "PLAYBOOK"
    REVIVE = "REVIVE"
    FIRST_STEP = "FIRST_STEP"
    HABIT = "HABIT"


class Purpose(StrEnum):
    """What a kind of activity is good for, whatever its name."""

    CALL = "CALL"
    MAIL = "MAIL"
    MEETING = "MEETING"
    PROPOSAL = "PROPOSAL"


@dataclass(frozen=True)
class Kind:
    """An activity type as far as it matters here. `due`: the date that its rule gives after a deadline, or from now."""

    id: int
    purpose: Purpose | None
    suggests: tuple[int, ...]
    due: Callable[[date | None], date]


@dataclass(frozen=True)
class Occasion:
    """Something that happened: the id of its row, and when."""

    id: int
    at: datetime


@dataclass(frozen=True)
class Done:
    """The last activity that was done."""

    id: int
    type_id: int | None
    due_on: date | None
    assignee_id: int | None


@dataclass(frozen=True)
class Situation:
    """What is known of one subject at an instant. `zone`: its owner's, whose days count."""

    now: datetime
    zone: str
    open: bool
    owner_id: int | None
    stage_id: int | None
    stage_entered_at: datetime | None
    idle: bool
    response_hours: int
    kinds: tuple[Kind, ...]
    planned: frozenset[int] = frozenset()
    """Types of the activities that are open."""
    anything_planned: bool = False
    done_in_stage: frozenset[int] = frozenset()
    unanswered: Occasion | None = None
    after_the_end: Occasion | None = None
    """The last human mail that came in after the subject had ended."""
    bounced: Occasion | None = None
    away: Occasion | None = None
    away_until: date | None = None
    meeting: Occasion | None = None
    meeting_on: date | None = None
    last_done: Done | None = None
    playbook: tuple[int, ...] = ()
    habits: dict[int, int] = field(default_factory=dict)
    """What followed the last kind of activity in this stage, over the window: type → how often."""
    decided: frozenset[tuple[str, int]] = frozenset()
    """Occasions and types that somebody has accepted or dismissed."""


@dataclass(frozen=True)
class Reason:
    """Why, as a code and its params; the sentence is made when it is read."""

    code: str
    params: dict[str, str | int]


@dataclass(frozen=True)
class Proposal:
    """One next activity. `occasion` names what it answers; `n` of `window` days where it was counted, else a rule."""

    rule: SuggestionRule
    occasion: str
    type_id: int
    due_on: date
    assignee_id: int | None
    score: float
    reasons: tuple[Reason, ...]
    n: int | None = None

    @property
    def told(self) -> list[dict[str, Any]]:
        """The reasons as they are stored."""
        return [{"code": reason.code, "params": reason.params} for reason in self.reasons]


def suggest(situation: Situation) -> list[Proposal]:
    """The best few, one for each kind of activity; what is planned or decided upon already is not proposed again."""
    best: dict[int, Proposal] = {}
    for rule in RULES:
        for proposal in rule(situation):
            if proposal.type_id in situation.planned or (proposal.occasion, proposal.type_id) in situation.decided:
                continue
            held = best.get(proposal.type_id)
            if held is None:
                best[proposal.type_id] = proposal
            elif held.rule is not proposal.rule:
                best[proposal.type_id] = replace(held, reasons=(*held.reasons, *proposal.reasons))
    return sorted(best.values(), key=lambda each: (-each.score, each.type_id))[:MOST]


def again_at(situation: Situation) -> datetime | None:
    """When time alone makes other suggestions of this; None: only something that happens does."""
    instants = []
    if situation.unanswered is not None:
        instants.append(_answer_by(situation, situation.unanswered))
    if situation.meeting_on is not None:
        instants.append(_end_of(situation, situation.meeting_on))
    if situation.away_until is not None:
        instants.append(_end_of(situation, situation.away_until))
    return min((at for at in instants if at > situation.now), default=None)


def _end_of(situation: Situation, day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(situation.zone)).astimezone(UTC)


def _answer_by(situation: Situation, mail: Occasion) -> datetime:
    return mail.at + timedelta(hours=situation.response_hours)


def _today(situation: Situation) -> date:
    return situation.now.astimezone(ZoneInfo(situation.zone)).date()


def _for(situation: Situation, purpose: Purpose) -> Kind | None:
    """The kind that is good for this, else the first there is."""
    kinds = situation.kinds
    return next((kind for kind in kinds if kind.purpose is purpose), kinds[0] if kinds else None)


def _kind(situation: Situation, id: int) -> Kind | None:
    return next((kind for kind in situation.kinds if kind.id == id), None)


def _reply(situation: Situation) -> Iterator[Proposal]:
    mail, kind = situation.unanswered, _for(situation, Purpose.MAIL)
    if mail is None or kind is None or not situation.open:
        return
    by = _answer_by(situation, mail)
    due = by.astimezone(ZoneInfo(situation.zone)).date()
    late = situation.now >= by
    code = "suggestion_reply_late" if late else "suggestion_reply"
    reason = Reason(code, {"hours": situation.response_hours})
    yield _proposal(situation, SuggestionRule.REPLY, f"message:{mail.id}", kind, due, 1.0 if late else 0.95, reason)


def _reopen(situation: Situation) -> Iterator[Proposal]:
    mail, kind = situation.after_the_end, _for(situation, Purpose.MAIL)
    if mail is None or kind is None or situation.open:
        return
    reason = Reason("suggestion_reopen", {})
    rule = SuggestionRule.REOPEN
    yield _proposal(situation, rule, f"message:{mail.id}", kind, _today(situation), 0.9, reason)


def _bounce(situation: Situation) -> Iterator[Proposal]:
    bounce, kind = situation.bounced, _for(situation, Purpose.CALL)
    if bounce is None or kind is None or not situation.open:
        return
    reason = Reason("suggestion_bounce", {})
    rule = SuggestionRule.BOUNCE
    yield _proposal(situation, rule, f"bounce:{bounce.id}", kind, _today(situation), 0.9, reason)


def _meeting(situation: Situation) -> Iterator[Proposal]:
    meeting, kind = situation.meeting, _for(situation, Purpose.MEETING)
    if meeting is None or kind is None or situation.meeting_on is None or not situation.open:
        return
    reason = Reason("suggestion_meeting", {"on": situation.meeting_on.isoformat()})
    occasion = f"meeting:{meeting.id}:{situation.meeting_on.isoformat()}"
    yield _proposal(situation, SuggestionRule.MEETING, occasion, kind, situation.meeting_on, 0.85, reason)


def _after_absence(situation: Situation) -> Iterator[Proposal]:
    away, until, kind = situation.away, situation.away_until, _for(situation, Purpose.CALL)
    if away is None or until is None or kind is None or not situation.open or until < _today(situation):
        return
    reason = Reason("suggestion_after_absence", {"on": until.isoformat()})
    due = until + timedelta(days=1)
    yield _proposal(situation, SuggestionRule.AFTER_ABSENCE, f"away:{away.id}", kind, due, 0.8, reason)


def _chain(situation: Situation) -> Iterator[Proposal]:
    """What was done last suggests what comes next; whoever did it goes on."""
    done = situation.last_done
    if done is None or done.type_id is None or situation.anything_planned or not situation.open:
        return
    former = _kind(situation, done.type_id)
    for place, id in enumerate(former.suggests if former else ()):
        kind = _kind(situation, id)
        if kind is not None:
            due = kind.due(done.due_on)
            reason = Reason("suggestion_chain", {"type": done.type_id})
            score = 0.75 - 0.03 * place
            made = _proposal(situation, SuggestionRule.CHAIN, f"activity:{done.id}", kind, due, score, reason)
            yield replace(made, assignee_id=done.assignee_id or situation.owner_id)


def _playbook(situation: Situation) -> Iterator[Proposal]:
    """What the stage recommends and has not been done in it."""
    if not situation.open or situation.stage_id is None or situation.stage_entered_at is None:
        return
    for place, id in enumerate(situation.playbook):
        kind = _kind(situation, id)
        if kind is not None and id not in situation.done_in_stage:
            reason = Reason("suggestion_playbook", {"stage": situation.stage_id})
            occasion = f"stage:{situation.stage_id}:{situation.stage_entered_at.isoformat()}"
            score = 0.65 - 0.03 * place
            yield _proposal(situation, SuggestionRule.PLAYBOOK, occasion, kind, kind.due(None), score, reason)


def _habit(situation: Situation) -> Iterator[Proposal]:
    """What people here went on with after the same kind of activity in the same stage."""
    total = sum(situation.habits.values())
    if not situation.open or situation.anything_planned or situation.last_done is None or total < ENOUGH:
        return
    for id, times in sorted(situation.habits.items(), key=lambda each: (-each[1], each[0])):
        kind = _kind(situation, id)
        if kind is not None and times / total >= 0.2:
            reason = Reason("suggestion_habit", {"times": times, "total": total})
            occasion = f"activity:{situation.last_done.id}"
            score = round(0.3 + 0.3 * times / total, 3)
            due = kind.due(situation.last_done.due_on)
            yield replace(_proposal(situation, SuggestionRule.HABIT, occasion, kind, due, score, reason), n=total)


def _revive(situation: Situation) -> Iterator[Proposal]:
    kind = _for(situation, Purpose.CALL)
    if not situation.open or not situation.idle or situation.anything_planned or kind is None:
        return
    occasion = f"done:{situation.last_done.id}" if situation.last_done else "idle"
    reason = Reason("suggestion_idle", {})
    yield _proposal(situation, SuggestionRule.REVIVE, occasion, kind, _today(situation), 0.5, reason)


def _first_step(situation: Situation) -> Iterator[Proposal]:
    kind = _for(situation, Purpose.CALL)
    nothing_yet = situation.last_done is None and not situation.anything_planned and situation.unanswered is None
    if not situation.open or not nothing_yet or situation.playbook or kind is None:
        return
    reason = Reason("suggestion_first_step", {})
    yield _proposal(situation, SuggestionRule.FIRST_STEP, "creation", kind, kind.due(None), 0.4, reason)


def _proposal(
    situation: Situation, rule: SuggestionRule, occasion: str, kind: Kind, due: date, score: float, reason: Reason
) -> Proposal:
    """Nothing is proposed for a day that is past."""
    due = max(due, _today(situation))
    return Proposal(rule, f"{rule.value}:{occasion}", kind.id, due, situation.owner_id, score, (reason,))


RULES: Sequence[Callable[[Situation], Iterator[Proposal]]] = (
    _reply,
    _reopen,
    _bounce,
    _meeting,
    _after_absence,
    _chain,
    _playbook,
    _revive,
    _first_step,
    _habit,
)
