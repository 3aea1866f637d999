"""A list as a file: what one may export, as one sees it, safe to open, and whole after a killed worker."""

import csv
import io
from decimal import Decimal
from typing import Any

import pytest

import models
from errors import Forbidden, Invalid
from models import exporting
from models.exporting import Exported, ExportPart, guarded
from models.importing.fields import Field, propose
from models.importing.sheet import Sheet
from models.job import Job, JobState, Turn
from models.money import Money
from tests.make import NOON, Cast, customer, subject
from tests.models.test_import import Clock

FORM = {"delimiter": ";", "decimal": ",", "bom": True, "locale": "pt-BR"}


async def exported(what: Exported, by: models.User, **form: Any) -> Job:
    noun: Any = models.Subject if what is Exported.SUBJECTS else models.Customer
    return await exporting.start(what, noun.visible_to(by), by=by, now=NOON, form={**FORM, **form})


async def written(job: Job) -> bytes:
    turn = await Turn.take(job.id, now=Clock(), seconds=10_000)
    assert turn is not None
    await exporting.work(turn)
    return b"".join([part async for part in exporting.read(job)])


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("cell", ["=1+1", "+5511", "-2", "@x", "\tx", "\rx"])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert guarded(cell) == f"'{cell}" and guarded("a=b") == "a=b"


async def test_subjects_are_written_with_their_customers_and_can_be_read_again(cast: Cast) -> None:
    eva = await customer(cast, "=Eva", emails=["eva@x.example", "lima@x.example"], phones=["+5511987654321"])
    await subject(cast, 'Barcos; ou "botes"', customer=eva, value=Money(Decimal("1234.50"), "BRL"))

    content = await written(job := await exported(Exported.SUBJECTS, cast.bruno))

    [row] = table(content)
    assert content.startswith(b"\xef\xbb\xbf") and job.total == 1
    assert (row["assunto"], row["valor"], row["nome"]) == ('Barcos; ou "botes"', "1234,50", "'=Eva")
    assert (row["e-mail"], row["telefone"]) == ("eva@x.example; lima@x.example", "'+5511987654321")
    again = Sheet.of(content)
    meanings = dict(zip(propose(again.header), next(again.rows()).cells, strict=True))
    assert (meanings[Field.NAME], meanings[Field.PHONE]) == ("=Eva", "+5511987654321")
    assert again.amount(meanings[Field.VALUE]) == Decimal("1234.50")


async def test_customers_are_written_with_address_and_company(cast: Cast) -> None:
    sol = await customer(cast, "Sol", type=models.CustomerType.COMPANY, channel=cast.brasil)
    await customer(cast, "Eva", company=sol, channel=cast.brasil, address={"city": "Santos"}, external_id="A1")

    rows = table(await written(await exported(Exported.CUSTOMERS, cast.marcos, bom=False)))

    assert [(row["nome"], row["empresa"], row["cidade"], row["id externo"]) for row in rows] == [
        ("Sol", "", "", ""),
        ("Eva", "Sol", "Santos", "A1"),
    ]


async def test_a_company_that_one_does_not_see_is_not_named(cast: Cast) -> None:
    hidden = await customer(cast, "Sol", type=models.CustomerType.COMPANY, by=cast.rita, channel=cast.europa)
    await customer(cast, "Eva", by=cast.rita, company=hidden, channel=cast.brasil)

    rows = table(await written(await exported(Exported.CUSTOMERS, cast.bruno, bom=False)))

    assert [(row["nome"], row["empresa"]) for row in rows] == [("Eva", "")]


async def test_exporting_is_for_managers_and_for_leaders_what_is_of_their_channels(cast: Cast) -> None:
    here = await subject(cast, "Aqui")
    lent = await subject(cast, "Emprestado", by=cast.rita, channel=cast.europa, owner=cast.diego)
    await models.Activity.schedule(by=cast.rita, now=NOON, subject=lent, summary="Ligar", assignee=cast.bruno)
    with pytest.raises(Forbidden, match="export"):
        await exported(Exported.SUBJECTS, cast.ana)
    with pytest.raises(Invalid):
        await exported(Exported.SUBJECTS, cast.bruno, delimiter=",", decimal=",")

    assert (await exported(Exported.SUBJECTS, cast.bruno)).terms["ids"] == [here.id]
    assert (await exported(Exported.SUBJECTS, cast.rita)).total == 2


async def test_an_export_goes_on_where_its_worker_died_and_ends_with_whoever_may_no_longer(cast: Cast) -> None:
    for number in range(7):
        await subject(cast, f"Barco {number}")
    job = await exported(Exported.SUBJECTS, cast.marcos)
    turn = await Turn.take(job.id, now=Clock(), seconds=10_000)
    assert turn is not None
    ids = job.terms["ids"]
    await exporting.step(turn, ids[:3], at=3, number=0)
    await Job.filter(id=job.id).update(leased_until=None, lease_holder=None)

    rows = table(await written(job))

    assert [row["assunto"] for row in rows] == [f"Barco {number}" for number in range(7)]
    assert await ExportPart.all().count() == 2
    other = await exported(Exported.SUBJECTS, cast.marcos)
    await models.User.filter(id=cast.marcos.id).update(role="AGENT")
    await written(other)
    assert (await Job.get(id=other.id)).state is JobState.FAILED
