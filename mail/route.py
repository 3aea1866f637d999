"""What is to become of a mail: the rows of the intake table in their order. Looks nothing up and changes nothing.

Rows 1 to 4 (a UID taken before, a new UIDVALIDITY, one that vanished, one too large) belong to whoever fetches. A row
that is added takes its place in `ROWS` by its number and its function in `mail/rules/`.
"""

from collections.abc import Iterator
from dataclasses import replace

from mail.case import Case, Target, targets
from mail.known import Known, ThreadState
from mail.message import Flag, Mail, Unreadable
from mail.outcome import AUTHORITY, Decision, IntakeOutcome, Reason, ReasonCode, Routing, Row, Step
from mail.rules import arrival, content, form, inside, intake, machine, reply, report, trust
from mail.rules.finding import Finding, Remark, Rule

DUPLICATE = Row(8, "duplicate")
ANSWERED_GONE = Row(26, "target archived, merged, gone")
SEVERAL_CHANNELS = Row(28, "several channels addressed")
LOOP_GUARD = Row(37, "too many from one sender")

ROWS: tuple[Rule, ...] = (
    Rule(Row(5, "over caps, unreadable"), intake.malformed),
    Rule(Row(6, "no sender"), intake.no_sender),
    Rule(Row(7, "our own mail, loop"), intake.own_mail),
    Rule(DUPLICATE, intake.duplicate),
    Rule(Row(9, "Message-ID reused, other content"), intake.message_id_reused),
    Rule(Row(10, "Message-ID missing or malformed"), intake.message_id_missing),
    Rule(Row(11, "hard bounce"), report.hard_bounce),
    Rule(Row(12, "soft bounce, delay"), report.soft_bounce),
    Rule(Row(13, "report about nothing of ours"), report.unmatched),
    Rule(Row(14, "complaint, receipt"), report.complaint_or_receipt),
    Rule(Row(15, "spam"), trust.spam),
    Rule(Row(16, "DMARC fail"), trust.dmarc_fail),
    Rule(Row(17, "auto-reply, vacation"), machine.auto_reply),
    Rule(Row(18, "web-form notice"), form.form_notice),
    Rule(Row(19, "other automatic mail"), machine.auto_generated),
    Rule(Row(20, "mailing list"), machine.mailing_list),
    Rule(Row(21, "newsletter, bulk"), machine.bulk),
    Rule(Row(22, "reply by token"), reply.reply_by_token),
    Rule(Row(23, "reply by own Message-ID"), reply.reply_by_own_id),
    Rule(Row(24, "reply by stored foreign id"), reply.reply_by_stored_id),
    Rule(Row(25, "weaker reference"), reply.weaker_reference),
    Rule(ANSWERED_GONE, reply.target_gone),
    Rule(Row(27, "subject-line fallback"), reply.by_subject_line),
    Rule(SEVERAL_CHANNELS, arrival.several_channels),
    Rule(Row(29, "unknown alias"), arrival.unknown_alias),
    Rule(Row(30, "forwarded by a user"), inside.forwarded),
    Rule(Row(31, "mail from a user, no forward"), inside.internal),
    Rule(Row(32, "calendar invite"), content.invite),
    Rule(Row(33, "encrypted, signed"), content.sealed),
    Rule(Row(34, "empty"), content.empty),
    Rule(Row(35, "known sender, no reference"), reply.by_sender),
    Rule(Row(36, "new"), arrival.new),
)

LEFT_TO_A_PERSON = frozenset({IntakeOutcome.QUARANTINED, IntakeOutcome.IGNORED})
FINAL = frozenset({5, 7, 13, 14, 29})
"""The rows that no person's decision overrules: there is nothing to file, or nowhere."""


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
    home = finding.thread.channel_id if finding.thread else target.channel_id
    # Rows above 8 matched, or the subject lies in a channel that this mail reached before: still no second effect.
    again = None
    if finding.outcome is not IntakeOutcome.DUPLICATE:
        if again := intake.duplicate(case):
            home = target.channel_id
        else:
            again = intake.filed_before(case, home)
    if again:
        row, finding, trail = DUPLICATE, again, (*trail, Step(DUPLICATE, hit=True))
    decision = _decided(case, row, finding, trail, home)
    yield decision
    if home != target.channel_id and target.channel_id is not None and home is not None:
        yield _also_addressed(decision, target, home)


def _decided(case: Case, row: Row, finding: Finding, trail: tuple[Step, ...], home: int | None) -> Decision:
    created = finding.outcome is IntakeOutcome.CREATED
    weaker = [] if not created or case.authority else [thread.subject_id for _, thread in case.references]
    return Decision(
        channel_id=home,
        outcome=finding.outcome,
        reason=finding.reason,
        row=row,
        matched_by=finding.matched_by,
        subject_id=finding.subject_id,
        duplicate_of=finding.duplicate_of,
        alias=case.target.alias,
        evidence=case.target.evidence,
        direction=finding.direction,
        automatic=finding.automatic,
        answerable=finding.answerable,
        flags=(*finding.flags, *([Flag.MESSAGE_ID_REUSED] if case.known.id_taken else [])),
        contact=finding.contact,
        by_user=finding.by_user,
        note=finding.note,
        possible_threads=tuple(dict.fromkeys(weaker)),
        follow_up_of=case.discarded.subject_id if created and case.discarded else None,
        sent=finding.sent.id if finding.sent else None,
        hard=finding.hard,
        trail=trail,
    )


def _first_match(case: Case) -> tuple[Row, Finding, tuple[Step, ...]]:
    trail: list[Step] = []
    for rule in ROWS:
        answer = rule.look(case)
        if isinstance(answer, Finding) and _overruled(case, rule.row, answer):
            answer = Remark("a person wants it")
        trail.append(Step(rule.row, hit=answer is not None, note=answer.text if isinstance(answer, Remark) else ""))
        if isinstance(answer, Finding):
            return _guarded(case, rule.row, answer, trail)
    raise AssertionError("The last row takes every mail.")


def _overruled(case: Case, row: Row, finding: Finding) -> bool:
    return case.known.decided is not None and row.number not in FINAL and finding.outcome in LEFT_TO_A_PERSON


def _guarded(case: Case, row: Row, finding: Finding, trail: list[Step]) -> tuple[Row, Finding, tuple[Step, ...]]:
    """What a matching row leads to beyond itself: into which state of a subject, and whether its sender may go on."""
    if state := _state(finding):
        trail.append(Step(ANSWERED_GONE, hit=True, note=state))
    again = intake.duplicate(case) if finding.outcome is not IntakeOutcome.DUPLICATE else finding
    if again is None and case.known.decided is None and (stopped := arrival.too_many(case, finding)):
        return LOOP_GUARD, stopped, (*trail, Step(LOOP_GUARD, hit=True))
    return row, finding, tuple(trail)


def _state(finding: Finding) -> str:
    """Row 26: what a person should know of the subject that takes the mail."""
    thread = finding.thread
    if thread is None or finding.matched_by not in AUTHORITY:
        return ""
    states = {
        "merged": thread.survivor,
        "archived": thread.state is ThreadState.ARCHIVED,
        "ended": thread.ended,
    }
    return ", ".join(name for name, holds in states.items() if holds)


def _also_addressed(decision: Decision, target: Target, home: int) -> Decision:
    """Row 28: the mail went onto a subject in another channel; this one learns where."""
    return replace(
        decision,
        channel_id=target.channel_id,
        outcome=IntakeOutcome.DUPLICATE,
        reason=Reason(ReasonCode.ALSO_ADDRESSED, {"channel": home}),
        row=SEVERAL_CHANNELS,
        duplicate_of=None,
        sent=None,
        trail=(*decision.trail, Step(SEVERAL_CHANNELS, hit=True)),
    )
