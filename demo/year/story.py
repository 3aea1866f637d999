"""One matter of a year as it happens: begun, worked on by whoever owns it with their habits, ended or forgotten."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from demo.year import letters, words
from demo.year.course import Course, End
from demo.year.people import Habits
from demo.year.rhythm import moment
from demo.year.town import Deed, Town
from models.activity import Activity
from models.activity.state import today
from models.customer import Customer, CustomerEmail, CustomerType, Lifecycle
from models.message import Message
from models.money import Money
from models.note import Note
from models.subject import Outcome, Subject, SubjectKind
from models.user import User

KINDS = (("call", "mail"), ("meeting", "demonstration", "call"), ("proposal",), ("call", "meeting", "follow_up"))
"""What is done in each stage."""
ANSWERS, AWAY, BOUNCES, INVITES = 0.45, 0.05, 0.02, 0.04
"""Of our mails, how many are answered by a person, by their absence, by a server, by an invitation."""


@dataclass
class Story:
    """`subject_id`: None until it has begun, and where its first mail became something else."""

    course: Course
    town: Town
    known: list[words.Party]
    subject_id: int | None = None
    over: bool = False
    mails: int = 0
    party: words.Party = field(init=False)
    dice: Random = field(init=False)
    want: str = field(init=False)

    def __post_init__(self) -> None:
        self.dice = Random(f"{self.town.plan.seed}/{self.course.number}")
        self.party = words.party(self.course.number, self.dice)
        self.want = words.want(self.town.plan.locale, self.dice)

    @property
    def locale(self) -> str:
        return self.town.plan.locale

    def opens(self) -> None:
        """Put its beginning on the agenda."""
        zone = self.course.shop.zones[0]
        self.town.at(moment(self.course.begins, zone, self.dice), self.begin)

    async def begin(self, now: datetime) -> None:
        course, town = self.course, self.town
        if course.known and self.known:
            self.party = self.dice.choice(self.known)
        subject = await (self._by_mail(now) if course.by_mail else self._by_hand(now))
        if subject is None or subject.outcome is not Outcome.OPEN or subject.archived_at or subject.discarded_at:
            self.over = True
            return
        self.subject_id = subject.id
        self.known.append(self.party)
        if subject.owner_id is None:
            await self._assign(subject, now)
        self._soon(now, self.contact, self.dice.randint(0, 2))
        for day, stage in zip(course.moves, town.stages[1:], strict=False):
            self._on(day, self._enter(stage), after=now)
        if course.end is not End.OPEN:
            self._on(course.ends, self.end, after=now)

    async def _by_mail(self, now: datetime) -> Subject | None:
        text = words.LETTER.of(self.locale).format(want=self.want, name=self.party.contact)
        mail = letters.letter(self.party, to=self._alias, subject=self.want, text=text, id=self._message_id(), now=now)
        return await self.town.post.deliver(mail.as_bytes(), now=now)

    async def _by_hand(self, now: datetime) -> Subject:
        town, course = self.town, self.course
        by = self.dice.choice(town.sellers(course.shop))
        channel = town.channels[course.shop.name]
        customer = await Customer.with_address(self.party.address)
        if customer is None:
            company = await Customer.create_new(
                by=by,
                now=now,
                name=self.party.company,
                type=CustomerType.COMPANY,
                lifecycle=Lifecycle.PROSPECT,
                channel=channel,
            )
            customer = await Customer.create_new(
                by=by,
                now=now,
                name=self.party.contact,
                company=company,
                channel=channel,
                emails=[self.party.address],
            )
        subject: Subject = await Subject.create_new(
            by=by,
            now=now,
            channel=channel,
            title=f"{self.want} · {self.party.company}",
            kind=SubjectKind.OPPORTUNITY,
            customer=customer,
            owner=by,
            value=Money(Decimal(course.value), "BRL") if course.value else None,
            priority=course.priority,
            expected_close_on=course.ends,
        )
        if self.dice.random() < 0.4:
            await subject.mark(add=[self.dice.choice(town.markers)], remove=[], by=by, now=now)
        return subject

    async def _assign(self, subject: Subject, now: datetime) -> None:
        sellers = self.town.sellers(self.course.shop)
        await subject.assign(to=self.dice.choice(sellers), by=self.town.admin, now=now)

    async def contact(self, now: datetime) -> None:
        """Somebody looks at it for the first time."""
        subject = await self._live()
        if subject is None:
            return
        by = self._owner(subject)
        if self.course.end is End.SPAM:
            await subject.discard(by=by, now=now)
            self.over = True
            return
        if subject.kind is SubjectKind.PROSPECT:
            await subject.convert(by=by, now=now, stage=self.town.stages[0])
        if self.course.by_mail and self.dice.random() < self.habits(by).writes:
            await self._write(subject, by, now)
        elif self.dice.random() < 0.5:
            feedback = self.dice.choice(words.FEEDBACK).of(self.locale)
            await Activity.log(by=by, now=now, subject=subject, type=self.town.kinds["call"], feedback=feedback)
        if self.dice.random() < self.habits(by).plans_next + 0.2:
            await self._plan(subject, by, now)

    def _enter(self, stage: Any) -> Deed:
        async def enter(now: datetime) -> None:
            subject = await self._live()
            if subject is None:
                return
            by = self._owner(subject)
            await subject.move(to=stage, by=by, now=now)
            if self.dice.random() < self.habits(by).notes:
                text = self.dice.choice(words.NOTES).of(self.locale).format(n=self.dice.randrange(2, 9))
                await Note.add(text, by=by, now=now, subject=subject)
            if subject.next_activity_id is None and self.dice.random() < self.habits(by).plans_next:
                await self._plan(subject, by, now)

        return enter

    async def _plan(self, subject: Subject, by: User, now: datetime) -> None:
        given: dict[str, Any] = {"type": self.town.kinds[self._kind(subject)]}
        chance = self.dice.random()
        if chance < 0.25:
            given["summary"] = self.dice.choice(words.TASKS).of(self.locale)
        if chance < 0.1:
            del given["type"]
        if self.dice.random() < 0.08 or "type" not in given:
            given["due_on"] = None if self.dice.random() < 0.3 else self._day_after(now, by, self.dice.randint(1, 8))
        await self._will_do(await Activity.schedule(by=by, now=now, subject=subject, **given), now)

    def _kind(self, subject: Subject) -> str:
        places = {stage.id: place for place, stage in enumerate(self.town.stages)}
        return self.dice.choice(KINDS[places.get(subject.stage_id or 0, 0)])

    async def _will_do(self, activity: Activity, now: datetime) -> None:
        """When its assignee gets round to it; or never."""
        by = self.town.user(activity.assignee_id)
        if by is None:
            return
        habits, wait = self.habits(by), 0
        if self.dice.random() < habits.forgets:
            return
        if self.dice.random() >= habits.punctual:
            wait = 1 + int(self.dice.expovariate(1 / habits.late))
        day = activity.due_on or self._day_after(now, by, 5)
        day = self.town.rhythm.later(max(day, today(now, by.zone)), wait)
        self._on(day, self._do(activity.id), after=now, zone=by.zone)

    def _do(self, id: int) -> Deed:
        async def do(now: datetime) -> None:
            activity = await Activity.get(id=id)
            by = self.town.user(activity.assignee_id)
            if by is None or not activity.is_open:
                return
            subject = await self._live()
            if subject is None:
                if self.dice.random() < 0.6:
                    await activity.cancel(by=by, now=now, reason=words.CANCELLED.of(self.locale))
                return
            if self.dice.random() < 0.12:
                await activity.snooze(by=by, now=now, days=self.dice.choice((1, 1, 3, 7)))
                await self._will_do(activity, now)
                return
            await self._done(activity, subject, by, now)

        return do

    async def _done(self, activity: Activity, subject: Subject, by: User, now: datetime) -> None:
        habits, feedback = self.habits(by), self.dice.choice(words.FEEDBACK).of(self.locale)
        triggered = await activity.complete(by=by, now=now, feedback=feedback if self.dice.random() < 0.7 else None)
        if activity.type_id in (self.town.kinds["mail"].id, self.town.kinds["proposal"].id):
            await self._write(await Subject.get(id=subject.id), by, now)
        if triggered is not None:
            await self._will_do(triggered, now)
        elif self.dice.random() < habits.plans_next:
            following = await activity.follow({"type": self.town.kinds[self._kind(subject)]}, by=by, now=now)
            await self._will_do(following, now)
        elif self.dice.random() < 0.6:
            self._soon(now, self._look_again, self.dice.randint(2, 15))

    async def _look_again(self, now: datetime) -> None:
        subject = await self._live()
        if subject is not None and subject.next_activity_id is None:
            await self._plan(subject, self._owner(subject), now)

    async def _write(self, subject: Subject, by: User, now: datetime, answers: Message | None = None) -> None:
        held = await CustomerEmail.filter(customer_id=subject.customer_id or 0, undeliverable=False).first()
        if held is None:
            return
        told = {"name": self.party.contact, "want": self.want, "seller": by.name}
        text = words.OURS.of(self.locale).format(**told)
        message = await self.town.post.write(subject, text, by=by, now=now, answers=answers)
        if message is not None:
            self._will_answer(message, now)

    def _will_answer(self, message: Message, now: datetime) -> None:
        chance, minutes = self.dice.random(), timedelta(minutes=self.dice.randrange(2, 50))
        if chance < BOUNCES:
            self.town.at(now + minutes, self._bounces(message.message_id))
        elif chance < BOUNCES + AWAY:
            self.town.at(now + minutes, self._is_away(message.message_id))
        elif chance < BOUNCES + AWAY + INVITES:
            self._soon(now, self._invites(message.message_id), self.dice.randint(0, 2))
        elif chance < BOUNCES + AWAY + INVITES + ANSWERS:
            self._soon(now, self._answers(message.message_id), self.dice.randint(0, 3))

    def _answers(self, about: str) -> Deed:
        async def answer(now: datetime) -> None:
            mail = self._reply(about, self.dice.choice(words.ANSWERS).of(self.locale), now)
            subject = await self.town.post.deliver(mail.as_bytes(), now=now)
            live = await self._live()
            if subject is None or live is None or subject.id != live.id:
                return
            by = self._owner(live)
            if self.dice.random() < self.habits(by).writes:
                self._soon(now, self._answered, self.dice.randint(0, 1))
            elif live.next_activity_id is None and self.dice.random() < self.habits(by).plans_next:
                await self._plan(live, by, now)

        return answer

    async def _answered(self, now: datetime) -> None:
        subject = await self._live()
        if subject is not None:
            await self._write(subject, self._owner(subject), now)

    def _is_away(self, about: str) -> Deed:
        async def away(now: datetime) -> None:
            until = self.town.rhythm.later(now.date(), self.dice.randint(2, 12))
            mail = letters.absence(self._reply(about, words.AWAY.of(self.locale).format(day=until), now))
            await self.town.post.deliver(mail.as_bytes(), now=now)

        return away

    def _invites(self, about: str) -> Deed:
        async def invite(now: datetime) -> None:
            mail = self._reply(about, self.want, now)
            on = self.town.rhythm.later(now.date(), self.dice.randint(2, 9))
            letters.invitation(mail, party=self.party, on=on, uid=self._message_id()[1:-1])
            await self.town.post.deliver(mail.as_bytes(), now=now)

        return invite

    def _bounces(self, about: str) -> Deed:
        async def bounce(now: datetime) -> None:
            raw = letters.bounce(self.party, to=self._alias, about=about, id=self._message_id(), now=now)
            await self.town.post.deliver(raw, now=now)

        return bounce

    def _reply(self, about: str, text: str, now: datetime) -> Any:
        line = f"Re: {self.want}"
        id = self._message_id()
        return letters.letter(self.party, to=self._alias, subject=line, text=text, id=id, now=now, answers=about)

    async def end(self, now: datetime) -> None:
        subject = await self._live()
        if subject is None:
            return
        by, end = self._owner(subject), self.course.end
        if end is End.WON:
            await subject.win(by=by, now=now)
        elif end is End.LOST:
            reason = self.dice.choice(self.town.reasons)
            note = words.LOST.of(self.locale) if reason.needs_note else None
            await subject.lose(reason=reason, by=by, now=now, note=note)
        elif end is End.CLOSED:
            await subject.move(to=self.town.closing, by=by, now=now, outcome=Outcome.CLOSED)
        self.over = True
        if end is not End.ABANDONED and self.dice.random() < 0.3:
            self._soon(now, self._tidy, self.dice.randint(15, 40))

    async def _tidy(self, now: datetime) -> None:
        subject = await Subject.get(id=self.subject_id)
        if subject.archived_at is None and subject.outcome is not Outcome.OPEN:
            await subject.archive(by=self._owner(subject), now=now)

    def habits(self, user: User) -> Habits:
        return self.town.habits(user.id)

    async def _live(self) -> Subject | None:
        """The subject, as long as somebody looks after it."""
        if self.over or self.subject_id is None:
            return None
        subject = await Subject.get(id=self.subject_id)
        working = subject.outcome is Outcome.OPEN and not (subject.archived_at or subject.discarded_at)
        return subject if working else None

    def _owner(self, subject: Subject) -> User:
        return self.town.user(subject.owner_id) or self.town.admin

    def _day_after(self, now: datetime, by: User, working_days: int) -> date:
        return self.town.rhythm.later(today(now, by.zone), working_days)

    def _soon(self, now: datetime, deed: Deed, working_days: int) -> None:
        self._on(self.town.rhythm.later(now.date(), working_days), deed, after=now)

    def _on(self, day: date, deed: Deed, *, after: datetime, zone: str | None = None) -> None:
        """Within the office hours of a day; later than what made it happen."""
        at = moment(day, zone or self.course.shop.zones[0], self.dice)
        self.town.at(at if at > after else after + timedelta(minutes=self.dice.randrange(3, 90)), deed)

    @property
    def _alias(self) -> str:
        return self.town.channels[self.course.shop.name].aliases[0]

    def _message_id(self) -> str:
        self.mails += 1
        domain = self.party.address.partition("@")[2]
        return f"<{self.town.plan.seed}.{self.course.number}.{self.mails}@{domain}>"
