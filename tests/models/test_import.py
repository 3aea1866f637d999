"""A file is imported row by row, says what is wrong with it, survives a killed worker, and is taken back."""

from datetime import datetime, timedelta
from typing import Any

import pytest

import models
from errors import Forbidden, Invalid, Required, WrongState
from models import importing
from models.importing import Duplicates, Field, Imported, ImportRow, Wish
from models.importing.sheet import Sheet
from models.job import Job, JobState, Turn
from tests.make import NOON, Cast, customer, events, stages

HEADER = "Nome;E-mail;Telefone;CPF/CNPJ;Tipo;Assunto;Valor;Estágio;Responsável;Previsão"
CNPJ = "11.222.333/0001-81"


async def upload(by: models.User, text: str) -> models.File:
    file = await models.File.begin_upload("clientes.csv", by=by, now=NOON)
    await file.receive(text.encode("cp1252"), declared="text/csv", by=by, now=NOON)
    return file


async def begun(cast: Cast, *rows: str, by: models.User | None = None, **wish: Any) -> Job:
    file = await upload(by or cast.bruno, "\r\n".join([HEADER, *rows]))
    seen = await importing.preview(file)
    given = {"mapping": seen.mapping, "channel_id": cast.brasil.id, "format": seen.format, **wish}
    return await importing.start(file, Wish(**given), by=by or cast.bruno, now=NOON)


class Clock:
    """Goes on by a second each time it is asked."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


async def worked(job: Job, *, seconds: float = 10_000, clock: Clock | None = None) -> Job:
    """One turn of a worker."""
    turn = await Turn.take(job.id, now=clock or Clock(), seconds=seconds)
    assert turn is not None
    await (importing.take_back(turn) if job.kind is models.JobKind.IMPORT_UNDO else importing.work(turn))
    return await Job.get(id=job.id)


async def outcomes(job: Job) -> list[tuple[int, str]]:
    return [(row.line, row.outcome.value) for row in await ImportRow.filter(job_id=job.id).order_by("line")]


async def test_a_row_becomes_a_customer_with_a_subject(cast: Cast) -> None:
    _, second, *_ = await stages()
    row = f"Doceria Lua;oi@lua.example;(11) 98765-4321;{CNPJ};PJ;Bolos;1.234,50;{second.name};Ana;31/12/2026"

    job = await worked(await begun(cast, row))

    assert (job.state, job.done, job.total, job.refused) == (JobState.DONE, 1, 1, 0)
    lua = await models.Customer.get(name="Doceria Lua")
    assert (lua.tax_id, lua.type, lua.channel_id) == ("11222333000181", models.CustomerType.COMPANY, cast.brasil.id)
    assert (await lua.email_addresses(), await lua.phone_numbers()) == (["oi@lua.example"], ["+5511987654321"])
    card = await models.Subject.get(customer_id=lua.id)
    assert (card.title, card.value_minor, card.stage_id, card.owner_id) == ("Bolos", 123_450, second.id, cast.ana.id)
    assert str(card.expected_close_on) == "2026-12-31"
    told = await events("CustomerCreated")
    assert (told[-1].actor_id, told[-1].group_id) == (cast.bruno.id, job.terms["group_id"])


@pytest.mark.parametrize(
    ("policy", "outcome", "name", "emails", "customers"),
    [
        (Duplicates.SKIP, "SKIPPED", "Eva", ["eva@x.example"], 1),
        (Duplicates.UPDATE, "UPDATED", "Eva Lima", ["eva@x.example", "novo@x.example"], 1),
        (Duplicates.CREATE, "CREATED", "Eva", ["eva@x.example"], 2),
    ],
)
async def test_who_is_there_already_is_skipped_updated_or_made_again(
    cast: Cast, policy: Duplicates, outcome: str, name: str, emails: list[str], customers: int
) -> None:
    eva = await customer(cast, "Eva", channel=cast.brasil, emails=["eva@x.example"])

    row = '"Eva Lima";"novo@x.example; eva@x.example";;;;;;;;'
    job = await worked(await begun(cast, row, duplicates=policy))

    stored = await models.Customer.get(id=eva.id)
    assert await outcomes(job) == [(2, outcome)]
    assert (stored.name, await stored.email_addresses()) == (name, emails)
    assert await models.Customer.all().count() == customers


async def test_rows_that_are_wrong_say_so_and_the_others_come(cast: Cast) -> None:
    rows = [
        "Boa;boa@x.example;;;;;;;;",
        ";semnome@x.example;;;;;;;;",
        "Ruim;isto não;;;;;;;;",
        "Número;;não;;;;;;;",
        "Papel;;;123;;;;;;",
        "Coisa;;;;planta;;;;;",
        "Caro;;;;;Venda;muito;;;",
        "Onde;;;;;Venda;1;Lua;;",
        "Quem;;;;;Venda;1;;Ninguém;",
        "Quando;;;;;Venda;1;;;30/02/2026",
        "Longa;;;;;Venda;1;;;;;extra",
        "Boa de novo;boa@x.example;;;;;;;;",
    ]

    job = await worked(await begun(cast, *rows))

    failed = await ImportRow.filter(job_id=job.id, outcome=Imported.FAILED).order_by("line")
    assert [row.line for row in failed] == list(range(3, 13)) and job.refused == 10
    assert [row.problem["field"] for row in failed if row.problem] == [
        *("name", "emails", "phones", "taxId", "TYPE", "VALUE", "STAGE", "OWNER", "EXPECTED_CLOSE_ON", ""),
    ]
    assert failed[-1].cells == rows[10].split(";")
    assert await outcomes(job) == [(2, "CREATED"), *((line, "FAILED") for line in range(3, 13)), (13, "SKIPPED")]
    assert await models.Customer.all().count() == 1 and not await models.Subject.all().exists()


async def test_a_dry_run_tells_all_and_keeps_nothing(cast: Cast) -> None:
    before = await models.Event.head()

    job = await worked(await begun(cast, "Eva;;;;;Barcos;1;;;", "Lua;não;;;;;;;;", dry_run=True))

    assert await outcomes(job) == [(2, "CREATED"), (3, "FAILED")]
    assert not await models.Customer.all().exists() and not await models.Subject.all().exists()
    kinds = {event.kind for event in await models.Event.filter(id__gt=before)}
    assert kinds <= {"UploadBegun", "FileUploaded", "JobQueued", "JobProgressed", "JobEnded"}
    with pytest.raises(WrongState, match="dry run"):
        await importing.undo(job, by=cast.bruno, now=NOON)

    file, wish = await models.File.get(job_id=job.id), Wish.load({**job.terms["wish"], "dry_run": False})
    done = await worked(await importing.start(file, wish, by=cast.bruno, now=NOON))

    assert await outcomes(done) == [(2, "CREATED"), (3, "FAILED")] and await models.Customer.all().count() == 1


async def test_a_worker_that_was_killed_leaves_a_place_to_go_on_from(cast: Cast) -> None:
    job = await begun(cast, *(f"Cliente {number};c{number}@x.example;;;;Venda;1;;;" for number in range(120)))
    clock = Clock()
    first = await worked(job, seconds=0.5, clock=clock)
    assert (first.state, first.done) == (JobState.RUNNING, 0) or first.done < 120
    turn = await Turn.take(job.id, now=clock, seconds=2)
    assert turn is not None
    await importing.work(turn)  # some steps, and then nobody hears of it again
    await Job.filter(id=job.id).update(leased_until=clock.at, lease_holder="dead", next_attempt_at=clock.at)

    done = await worked(job, clock=Clock(clock.at + timedelta(hours=1)))

    assert (done.state, done.done) == (JobState.DONE, 120)
    assert (await models.Customer.all().count(), await models.Subject.all().count()) == (120, 120)


async def test_an_import_is_taken_back_but_what_somebody_has_worked_on(cast: Cast) -> None:
    old = await customer(cast, "Sol", channel=cast.brasil, emails=["sol@x.example"])
    rows = ["Eva;eva@x.example;;;;Barcos;1;;;", "Lua;lua@x.example;;;;Bolos;2;;;", "Sol Nova;sol@x.example;;;;;;;;"]
    job = await worked(await begun(cast, *rows, duplicates=Duplicates.UPDATE))
    assert (await models.Customer.get(id=old.id)).name == "Sol Nova"
    card = await models.Subject.get(title="Bolos")
    await models.Note.add("Ligou", subject=card, by=cast.ana, now=NOON + timedelta(hours=1))

    undo = await importing.undo(job, by=cast.bruno, now=NOON + timedelta(hours=2))
    done = await worked(undo, clock=Clock(NOON + timedelta(hours=2)))

    assert (done.state, done.done, done.refused) == (JobState.DONE, 3, 1)
    assert await outcomes(job) == [(2, "UNDONE"), (3, "KEPT"), (4, "UNDONE")]
    assert {row.name for row in await models.Customer.all()} == {"Lua", "Sol"}
    assert [row.title for row in await models.Subject.all()] == ["Bolos"]
    with pytest.raises(WrongState, match="nothing to take back"):
        await importing.undo(job, by=cast.bruno, now=NOON)


async def test_importing_is_for_managers_and_for_leaders_into_their_own_channel(cast: Cast) -> None:
    with pytest.raises(Forbidden, match="import"):
        await begun(cast, "Eva;;;;;;;;;", by=cast.ana)
    with pytest.raises(Forbidden, match="import"):
        await begun(cast, "Eva;;;;;;;;;", by=cast.bruno, channel_id=cast.europa.id)
    with pytest.raises(Required):
        await begun(cast, "Eva;;;;;;;;;", mapping=(None,) * 10)
    job = await begun(cast, "Eva;;;;;;;;;", by=cast.marcos)
    await models.User.filter(id=cast.marcos.id).update(role="AGENT")

    assert (await worked(job)).problem == "job_refused"


async def test_an_import_is_taken_back_by_who_may_import_there_then_too(cast: Cast) -> None:
    job = await worked(await begun(cast, "Eva;eva@x.example;;;;;;;;"))
    with pytest.raises(Forbidden, match="import"):
        await importing.undo(job, by=cast.diego, now=NOON)
    undo = await importing.undo(job, by=cast.bruno, now=NOON)
    await models.Membership.filter(user_id=cast.bruno.id).update(leader=False)

    assert (await worked(undo)).problem == "job_refused"
    assert await models.Customer.filter(name="Eva").exists()


async def test_whom_one_does_not_see_is_nobody_to_an_import(cast: Cast) -> None:
    """Neither changed nor named: who imports learns nothing of customers in other channels."""
    there = {"by": cast.rita, "channel": cast.europa}
    hidden = await customer(cast, "Eva da Europa", emails=["eva@x.example"], **there)
    await customer(cast, "Estaleiro", type=models.CustomerType.COMPANY, **there)
    file = await upload(cast.bruno, "Nome;E-mail;Empresa\r\nEva;eva@x.example;\r\nLia;;Estaleiro")
    seen = await importing.preview(file)
    wish = Wish(seen.mapping, cast.brasil.id, seen.format, duplicates=Duplicates.UPDATE)

    job = await worked(await importing.start(file, wish, by=cast.bruno, now=NOON))

    assert await outcomes(job) == [(2, "CREATED"), (3, "FAILED")]
    assert (await models.Customer.get(id=hidden.id)).name == "Eva da Europa"


KINDS: list[tuple[str, str, str | None]] = [
    ("Cliente {n};c{n}@x.example;;;;Venda {n};10,50;;;", "CREATED", None),
    ("Só cliente {n};s{n}@x.example;;;PJ;;;;;", "CREATED", None),
    ("De novo;c0@x.example;;;;;;;;", "SKIPPED", None),
    (";sem{n}@x.example;;;;;;;;", "FAILED", "A customer needs a name."),
    ("Ruim {n};isto não;;;;;;;;", "FAILED", "emails"),
    ("Ruim {n};;12;;;;;;;", "FAILED", "phones"),
    ("Ruim {n};;;111.111.111-11;;;;;;", "FAILED", "taxId"),
    ("Ruim {n};;;;Planeta;;;;;", "FAILED", "“{said}” is no value of this column."),
    ("Caro {n};;;;;Venda;muito;;;", "FAILED", "“{said}” is no number."),
    ("Caro {n};;;;;Venda;-5;;;", "FAILED", "A value is not negative."),
    ("Ruim {n};;;;;Venda;;Nenhum;;", "FAILED", "There is no stage {name}."),
    ("Ruim {n};;;;;Venda;;;Ninguém;", "FAILED", "Nobody here is called {name}."),
    ("Ruim {n};;;;;Venda;;;;31/02/2026", "FAILED", "“{said}” is no day."),
    ("Ruim {n};;;;;;;;;;sobra", "FAILED", "This row has more columns than the header."),
]
"""A row, what becomes of it, and what is said of it: a sentence, or the field that it is said of."""


async def many(cast: Cast, number: int) -> None:
    """Every kind of error, again and again; all of it is told, and all of it is taken back."""
    times = number // len(KINDS)
    lines = [KINDS[n % len(KINDS)][0].format(n=n) for n in range(times * len(KINDS))]
    job = await worked(await begun(cast, *lines))
    rows = await ImportRow.filter(job_id=job.id).order_by("line")
    assert len(rows) == job.done == len(lines)
    for row, (said, outcome, problem) in zip(rows, KINDS * times, strict=True):
        told = row.problem or {"message": None, "field": None}
        assert (row.outcome.value, bool(row.problem)) == (outcome, problem is not None), (said, told)
        assert problem is None or problem in (told["message"], told["field"]), (said, told)
    counts = await ImportRow.counts(job.id)
    made = times * sum(outcome == "CREATED" for _, outcome, _ in KINDS)
    assert (counts["CREATED"], job.refused) == (made, times * sum(outcome == "FAILED" for _, outcome, _ in KINDS))

    undo = await importing.undo(job, by=cast.bruno, now=NOON + timedelta(days=1))
    done = await worked(undo, clock=Clock(NOON + timedelta(days=1)))

    assert (done.done, done.refused) == (made, 0)
    assert not await models.Customer.all().exists() and not await models.Subject.all().exists()


async def test_three_hundred_rows_with_every_kind_of_error_import_report_and_undo(cast: Cast) -> None:
    await many(cast, 300)


@pytest.mark.soak
async def test_ten_thousand_rows_with_every_kind_of_error_import_report_and_undo(cast: Cast) -> None:
    await many(cast, 10_010)


async def test_two_columns_do_not_mean_the_same(cast: Cast) -> None:
    file = await upload(cast.bruno, "a;b\n1;2\n")
    form = Sheet.of(b"a;b\n1;2\n").format
    for mapping in ((Field.NAME, Field.NAME), (Field.NAME,)):
        wish = Wish(mapping=mapping, channel_id=cast.brasil.id, format=form)
        with pytest.raises(Invalid, match=r"mean the same|name a meaning"):
            await importing.start(file, wish, by=cast.bruno, now=NOON)
