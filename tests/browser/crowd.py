"""Many subjects, some with names that fit nowhere: what a board must bear. Copied while the server is away."""

from demo.year.copying import copy
from models.customer import Customer
from models.subject import Subject
from storage import engine
from tests.crash.caller import Caller
from tests.crash.house import House

LONG = "Renovação do contrato de manutenção preventiva e corretiva dos equipamentos de refrigeração das filiais"
FIRST = "{ subjects(first: 1) { nodes { id } } customers(first: 1) { nodes { id } } }"


async def crowd(home: House, number: int) -> None:
    """So many open subjects; some titles and names of customers are long. The server begins anew."""
    home.stop()
    await engine.open(home.environ["FUNIL_DATABASE_URL"])
    try:
        await copy(to=number)
        subjects = [row.id for row in await Subject.all().only("id") if row.id % 9 == 0]
        customers = [row.id for row in await Customer.all().only("id") if row.id % 12 == 0]
        await Subject.filter(id__in=subjects).update(title=LONG)
        await Customer.filter(id__in=customers).update(name=f"{LONG} Ltda")
    finally:
        await engine.close()
    home.start_again()
    await home.ready()


async def first_ids(home: House) -> dict[str, str]:
    bruno = Caller(home, "bruno")
    await bruno.sign_in()
    found = await bruno.ask(FIRST)
    await bruno.close()
    return {"subject": found["subjects"]["nodes"][0]["id"], "customer": found["customers"]["nodes"][0]["id"]}
