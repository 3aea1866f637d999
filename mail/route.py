"""What is to become of a mail: the rows of the intake table in their order. Looks nothing up and changes nothing.

Rows 1 and 2 (a UID taken before, a new UIDVALIDITY) belong to whoever fetches. A row that is added takes its place in
`ROWS` by its number and its function in `mail/rules/`.
"""

from collections.abc import Iterator
from dataclasses import replace

from mail.case import Case, Target, targets
from mail.known import Effect, Known, Thread, ThreadState
from mail.message import Mail, Unreadable
from mail.outcome import (
    Decision,
    Direction,
    IntakeOutcome,
    MatchedBy,
    Reason,
    ReasonCode,
    Routing,
    Row,
    Step,
)
from mail.rules import arrival, intake, machine, reply
from mail.rules.finding import Finding, Remark, Rule

__all__ = [
    "ROWS",
    "Decision",
    "Direction",
    "Effect",
    "IntakeOutcome",
    "Known",
    "MatchedBy",
    "Reason",
    "ReasonCode",
    "Routing",
    "Row",
    "Step",
    "Thread",
    "ThreadState",
    "route",
]

DUPLICATE = Row(8, "duplicate")
SEVERAL_CHANNELS = Row(28, "several channels addressed")

ROWS: tuple[Rule, ...] = (
    Rule(Row(5, "over caps, unreadable"), intake.malformed),
    Rule(Row(6, "no sender"), intake.no_sender),
    Rule(Row(7, "our own mail, loop"), intake.own_mail),
    Rule(DUPLICATE, intake.duplicate),
    Rule(Row(10, "Message-ID missing or malformed"), intake.message_id_missing),
    Rule(Row(13, "report about nothing of ours"), machine.bounce_unmatched),
    Rule(Row(15, "spam"), machine.spam),
    Rule(Row(17, "auto-reply, vacation"), machine.auto_reply),
    Rule(Row(21, "newsletter, bulk"), machine.bulk),
    Rule(Row(24, "reply by stored foreign id"), reply.reply_by_stored_id),
    Rule(SEVERAL_CHANNELS, arrival.several_channels),
    Rule(Row(29, "unknown alias"), arrival.unknown_alias),
    Rule(Row(36, "new"), arrival.new),
)


def route(mail: Mail | Unreadable, known: Known) -> Routing:
    """One decision for each channel that the mail is for, or that its subject is in; the first matching row wins."""
    addressed = targets(mail, known)
    cases = [Case(mail, known, target, len(addressed)) for target in addressed]
    decisions: dict[int | None, Decision] = {}
    for case in cases:
        for decision in _decisions(case):
            decisions.setdefault(decision.channel_id, decision)
    return Routing(decisions=tuple(decisions.values()), verdict=cases[0].verdict, classified=cases[0].classified)


def _decisions(case: Case) -> Iterator[Decision]:
    target = case.target
    row, finding, trail = _first_match(case)
    home = finding.authority.thread.channel_id if finding.authority else target.channel_id
    # Rows above 8 matched, or the subject lies in a channel that this mail reached before: still no second effect.
    again = None
    if finding.outcome is not IntakeOutcome.DUPLICATE:
        if again := intake.duplicate(case):
            home = target.channel_id
        else:
            again = intake.filed_before(case, home)
    if again:
        row, finding, trail = DUPLICATE, again, (*trail, Step(DUPLICATE, hit=True))
    decision = Decision(
        channel_id=home,
        outcome=finding.outcome,
        reason=finding.reason,
        row=row,
        matched_by=finding.matched_by,
        subject_id=finding.subject_id,
        duplicate_of=finding.duplicate_of,
        alias=target.alias,
        evidence=target.evidence,
        direction=finding.direction,
        automatic=finding.automatic,
        flags=finding.flags,
        trail=trail,
    )
    yield decision
    if home != target.channel_id and target.channel_id is not None and home is not None:
        yield _also_addressed(decision, target, home)


def _first_match(case: Case) -> tuple[Row, Finding, tuple[Step, ...]]:
    trail: list[Step] = []
    for rule in ROWS:
        answer = rule.look(case)
        trail.append(Step(rule.row, hit=answer is not None, note=answer.text if isinstance(answer, Remark) else ""))
        if isinstance(answer, Finding):
            return rule.row, answer, tuple(trail)
    raise AssertionError("The last row takes every mail.")


def _also_addressed(decision: Decision, target: Target, home: int) -> Decision:
    """Row 28: the mail went onto a subject in another channel; this one learns where."""
    return replace(
        decision,
        channel_id=target.channel_id,
        outcome=IntakeOutcome.DUPLICATE,
        reason=Reason(ReasonCode.ALSO_ADDRESSED, {"channel": home}),
        row=SEVERAL_CHANNELS,
        duplicate_of=None,
        trail=(*decision.trail, Step(SEVERAL_CHANNELS, hit=True)),
    )
