"""What proposals and orders share: they follow their subject, have a number, lines and a total. Knows no state."""

import contextlib
from collections.abc import AsyncIterator, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Self

from tortoise import fields
from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

import permissions
from errors import Invalid, NotFound, WrongState
from events import Fact, InteractionKind
from models.base import Record, at_most, clean, transaction
from models.money import Money
from models.trade.line import LineDraft, TradeLine, lines_of
from models.trade.numbering import Numbering
from models.trade.totals import Total
from models.user import User
from models.workspace import Workspace, check_currency
from permissions import Keys

LONGEST_TERMS = 10_000
FIRST_YEAR, LAST_YEAR = 1970, 2200


class TradeRow(Record):
    series: ClassVar[str]
    owns: ClassVar[str]
    """The column of a line that leads here."""
    verb: ClassVar[str]
    interaction: ClassVar[InteractionKind]

    number = fields.IntField()
    currency = fields.CharField(3)
    total_minor = fields.BigIntField(default=0)
    discount_minor = fields.BigIntField(default=0)
    """What all discounts together take off."""
    terms: str | None = fields.TextField(null=True)
    subject_id: int
    created_by_id: int
    lines: fields.ReverseRelation[TradeLine]

    _matter: Any = None

    class Meta:
        abstract = True

    @classmethod
    def visible_to(cls, user: User) -> QuerySet[Self]:
        """It follows its subject."""
        if permissions.sees_all(user):
            return cls.all()
        return cls.filter(subject_id__in=Subquery(_subjects(cls).visible_to(user).values("id")))

    @classmethod
    def about_customers(cls, ids: Sequence[int], user: User) -> QuerySet[Self]:
        """Those on the subjects of these customers, as far as somebody sees these."""
        theirs = _subjects(cls).visible_to(user).filter(customer_id__in=list(ids)).values("id")
        return cls.filter(subject_id__in=Subquery(theirs))

    @property
    def event_keys(self) -> Keys | None:
        return self._matter.event_keys if self._matter is not None else None

    @property
    def event_links(self) -> dict[str, int | None]:
        if self._matter is not None:
            return dict(self._matter.event_links)
        return {"subject_id": self.subject_id}

    @property
    def total(self) -> Money:
        return Money.of_minor(self.total_minor, self.currency)

    @contextlib.asynccontextmanager
    async def about(self, *, by: User) -> AsyncIterator[Any]:
        """Hold the subject, for whoever may work on it; then this row, if it is stored already."""
        async with transaction():
            subject = self._matter = await self._subject()
            async with contextlib.AsyncExitStack() as held:
                await held.enter_async_context(subject.changing())
                permissions.require(by, self.verb, subject)
                if self.id is not None:
                    await held.enter_async_context(self.changing())
                yield subject

    async def _subject(self) -> Any:
        """The one that the unit holds already, where it does: two objects of one row would not know of each other."""
        if self._matter is not None and self._matter.is_held:
            return self._matter
        subject = await _subjects(type(self)).get_or_none(id=self.subject_id)
        if subject is None:
            raise NotFound("There is no such {noun}.", noun="subject")
        return subject

    @classmethod
    async def begun(cls, subject: Any, *, currency: str | None, by: User, now: datetime) -> Self:
        """A new one with the next number, in a unit that holds its subject already."""
        currency = currency or subject.value_currency or (await Workspace.current()).currency
        number = await Numbering.next(cls.series)
        return cls(
            number=number, currency=check_currency(currency), subject_id=subject.id, created_by_id=by.id,
            created_at=now, updated_at=now,
        )  # fmt: skip

    def total_up(self, total: Total) -> None:
        self.total_minor, self.discount_minor = total.net, total.discount

    async def set_lines(self, drafts: Sequence[LineDraft]) -> tuple[str, ...]:
        """Replace all lines; says whether they really are others."""
        lines, total = lines_of(drafts, self.currency)
        former = await self.lines.all().order_by("position")
        if [line.says() for line in former] == [line.says() for line in lines]:
            return ()
        await TradeLine.filter(**{self.owns: self.id}).delete()
        await self.keep_lines(lines)
        self.total_up(total)
        return ("lines",)

    async def keep_lines(self, lines: Sequence[TradeLine]) -> None:
        """As they were worked out already; copies of another document's, too."""
        await TradeLine.bulk_create([line.copied(**{self.owns: self.id}) for line in lines])

    async def tell(self, fact: Fact, state: Fact, *, by: User, now: datetime, contact: bool = True) -> None:
        """Record what happened: on this row its state, on the subject the fact itself, which is an interaction."""
        await self.record(state, by=by, now=now)
        if contact:
            await self._matter.touch(self.interaction, by=by, now=now)
        await self._matter.record(fact, by=by, now=now)

    async def require_lines(self) -> None:
        if not await self.lines.all().exists():
            raise WrongState("There is nothing in it yet: enter a line first.")


def checked_terms(terms: str | None) -> str | None:
    return at_most(LONGEST_TERMS, clean(terms or ""), field="terms") or None


def checked_day(day: date | None, *, field: str) -> date | None:
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Invalid("A day lies between the years {first} and {last}.", field=field, first=FIRST_YEAR, last=LAST_YEAR)
    return day


def _subjects(cls: Any) -> Any:
    return cls._meta.fields_map["subject"].related_model
