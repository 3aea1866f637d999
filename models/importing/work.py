"""An import at work: each row by itself; its outcome and the job's place are one commit with what it wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

import permissions
from errors import Forbidden, Invalid, Refused
from models.base import attempt, transaction
from models.channel import Channel
from models.contact import folded
from models.customer import Customer
from models.file import Blob, File
from models.importing.fields import Draft, draft
from models.importing.known import Known, Sign, signs_of
from models.importing.row import Imported, ImportRow
from models.importing.sheet import Line, Sheet
from models.importing.start import Duplicates, Wish
from models.job import Turn
from models.money import Money
from models.stage import Stage
from models.subject import Subject
from models.user import User
from models.workspace import Workspace

STEP = 50
"""So many rows a transaction: short enough that nobody waits long for the job."""
KEPT = ("name", "type", "lifecycle", "tax_id", "address")


class Tried(Exception):
    """A dry run: everything was tried; nothing is kept."""


async def work(turn: Turn) -> None:
    """One turn: from where the job stands until the file ends or time is up."""
    terms, job = turn.job.terms, turn.job
    file = await File.get_or_none(id=terms["file"])
    if file is None or file.blob_id is None:
        await turn.fail("import_file_gone")
        return
    sheet = Sheet(await Blob.read(file.blob_id), Wish.load(terms["wish"]).format)
    at = int(job.place.get("at", 0))
    try:
        total = job.total if job.total is not None else sum(1 for _ in sheet.rows())
        rows = islice(sheet.rows(), at, None)
        while not turn.over and (lines := list(islice(rows, STEP))):
            at += len(lines)
            await _step(turn, sheet, lines, at=at, total=total)
    except Refused as refused:
        await turn.fail("job_refused" if isinstance(refused, Forbidden) else "import_unreadable")
        return
    if at < total:
        await turn.put_off(0)
    else:
        await turn.finish()


async def _step(turn: Turn, sheet: Sheet, lines: Sequence[Line], *, at: int, total: int) -> None:
    job = turn.job
    by = await User.acting(job.begun_by_id)
    if by is None or not by.active:
        raise Forbidden("Your account is not active.")
    async with transaction() as unit:
        unit.group_id = job.terms["group_id"]
        wish = Wish.load(job.terms["wish"])
        permissions.require(by, "import", channel=wish.channel_id)
        drafts = [draft(line, sheet, wish.mapping) for line in lines]
        step = await Step.begun(job.id, wish, drafts, by=by, now=turn.now())
        rows = await step.tried(drafts) if wish.dry_run else [await step.row(each) for each in drafts]
        await ImportRow.bulk_create(rows)
        refused = job.refused + sum(row.outcome is Imported.FAILED for row in rows)
        await turn.advance(done=at, place={"at": at, "refused": refused}, total=total)


@dataclass
class Step:
    job_id: int
    wish: Wish
    known: Known
    channel: Channel
    stage: Stage | None
    currency: str
    by: User
    now: datetime

    @classmethod
    async def begun(cls, job_id: int, wish: Wish, drafts: Sequence[Draft], *, by: User, now: datetime) -> "Step":
        known = await Known.of(drafts, by=by, region=wish.region)
        channel = await Channel.get(id=wish.channel_id)
        stage = await Stage.get(id=wish.stage_id) if wish.stage_id is not None else None
        return cls(job_id, wish, known, channel, stage, (await Workspace.current()).currency, by, now)

    async def tried(self, drafts: Sequence[Draft]) -> list[ImportRow]:
        """What would become of them."""
        rows: list[ImportRow] = []
        try:
            async with attempt():
                rows = [await self.row(each) for each in drafts]
                raise Tried
        except Tried:
            for row in rows:
                row.customer_id = row.subject_id = row.before = None
        return rows

    async def row(self, given: Draft) -> ImportRow:
        """One row by itself: what is refused undoes this row alone."""
        row = ImportRow(job_id=self.job_id, line=given.line.number, outcome=Imported.SKIPPED, at=self.now)
        problem = given.problem
        if problem is None:
            try:
                async with attempt():
                    await self._write(given, row)
            except Refused as refused:
                problem = refused
        if problem is not None:
            row = ImportRow(job_id=self.job_id, line=given.line.number, outcome=Imported.FAILED, at=self.now)
            params = {name: value if isinstance(value, int) else str(value) for name, value in problem.params.items()}
            row.problem = {"message": problem.message, "params": params, "field": ".".join(problem.field or ())}
            row.cells = list(given.line.cells)
        return row

    async def _write(self, given: Draft, row: ImportRow) -> None:
        customer = await self._customer(given, row) if given.customer or given.external_id else None
        row.customer_id = customer.id if customer else None
        if given.subject.get("title"):
            await self._subject(given, customer, row)

    async def _customer(self, given: Draft, row: ImportRow) -> Customer:
        signs = signs_of(given, self.wish.region)
        found = None if self.wish.duplicates is Duplicates.CREATE else self.known.match(signs, self.wish.match_by)
        fields = {**given.customer, **({"company": self._company(given.company)} if given.company else {})}
        if given.external_id:
            fields["external_id"] = given.external_id
        if found is None:
            return await self._new_customer(fields, signs, row)
        customer = await Customer.get(id=found)
        if self.wish.duplicates is Duplicates.UPDATE:
            row.before = {name: getattr(customer, name) for name in KEPT}
            row.before |= {"emails": await customer.email_addresses(), "phones": await customer.phone_numbers()}
            for name in ("emails", "phones"):
                fields[name] = list(dict.fromkeys([*row.before[name], *fields.get(name, ())]))
            version = customer.version
            await customer.update(by=self.by, now=self.now, region=self.wish.region, **fields)
            row.outcome = Imported.UPDATED if customer.version != version else Imported.SKIPPED
        return customer

    async def _new_customer(self, fields: dict[str, Any], signs: Sequence[Sign], row: ImportRow) -> Customer:
        fields = {"name": "", **fields}
        region = self.wish.region
        customer = await Customer.create_new(by=self.by, now=self.now, region=region, channel=self.channel, **fields)
        self.known.learn(signs, customer.id)
        row.outcome, row.new_customer = Imported.CREATED, True
        return customer

    def _company(self, name: str) -> Customer:
        company = self.known.companies.get(folded(name))
        if company is None:
            raise Invalid("There is no company {name}. Import it first.", field="COMPANY", name=name[:80])
        return company

    async def _subject(self, given: Draft, customer: Customer | None, row: ImportRow) -> None:
        """Unless the customer has one of this title."""
        title = folded(" ".join(given.subject["title"].split()))
        same = Subject.filter(customer_id=customer.id if customer else 0, search=title, merged_into_id__isnull=True)
        if customer is not None and self.wish.duplicates is not Duplicates.CREATE and await same.exists():
            return
        more: dict[str, Any] = {}
        if given.value is not None:
            more["value"] = Money(given.value, self.currency)
        subject = await Subject.create_new(
            by=self.by,
            now=self.now,
            channel=self.channel,
            customer=customer,
            stage=self._stage(given.stage),
            owner=self._owner(given.owner),
            **given.subject,
            **more,
        )
        row.subject_id, row.outcome = subject.id, Imported.CREATED

    def _stage(self, said: str | None) -> Stage | None:
        if said is None:
            return self.stage
        if folded(said) not in self.known.stages:
            raise Invalid("There is no stage {name}.", field="STAGE", name=said[:80])
        return self.known.stages[folded(said)]

    def _owner(self, said: str | None) -> User | None:
        if said is None:
            return None
        if folded(said) not in self.known.owners:
            raise Invalid("Nobody here is called {name}.", field="OWNER", name=said[:80])
        return self.known.owners[folded(said)]
