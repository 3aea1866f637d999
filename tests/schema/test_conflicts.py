"""Two people edit one card: disjoint edits merge, overlapping ones are told apart, field by field."""

from typing import Any

import models
from tests.make import Cast, customer, events, stages, subject
from tests.schema.scene import relay
from tests.web import Web

CARD = "subject { id title version stage { name } owner { name } value { amount } priority }"


async def test_disjoint_edits_merge(web: Web, cast: Cast) -> None:
    row = await subject(cast, "Barcos")
    ana, bruno = await web.sign_in(cast.ana), await web.sign_in(cast.bruno)

    await bruno.do("subjectUpdate", {"id": relay(row), "priority": 3, "expectedVersion": 1}, CARD)
    payload = await ana.do("subjectUpdate", {"id": relay(row), "title": "Velas", "expectedVersion": 1}, CARD)

    assert payload["errors"] == []
    assert payload["subject"]["title"] == "Velas" and payload["subject"]["priority"] == 3
    assert payload["subject"]["version"] == 3


async def test_overlapping_edits_show_both_values_and_the_card_as_it_stands(web: Web, cast: Cast) -> None:
    row = await subject(cast, "Barcos")
    ana, bruno = await web.sign_in(cast.ana), await web.sign_in(cast.bruno)
    await bruno.do("subjectUpdate", {"id": relay(row), "title": "Remos", "priority": 2}, CARD)
    before = len(await events())

    input = {"id": relay(row), "title": "Velas", "priority": 1, "source": "feira", "expectedVersion": 1}
    payload = await ana.do("subjectUpdate", input, CARD)

    (error,) = payload["errors"]
    assert error["code"] == "CONFLICT" and error["message"].endswith(".")
    assert error["conflict"]["currentVersion"] == 2
    told = {field["name"]: (field["yours"], field["theirs"]) for field in error["conflict"]["fields"]}
    assert told == {"title": ("Velas", "Remos"), "priority": (1, 2)}
    assert payload["subject"]["title"] == "Remos" and payload["subject"]["version"] == 2
    assert len(await events()) == before


async def test_a_conflict_over_a_noun_names_ids(web: Web, cast: Cast) -> None:
    first, second, third, *_ = await stages()
    row = await subject(cast, "Barcos", stage=first)
    padaria = await customer(cast, channel=cast.brasil)
    lua = await customer(cast, "Lua")
    ana, bruno = await web.sign_in(cast.ana), await web.sign_in(cast.bruno)
    await bruno.do("subjectMove", {"id": relay(row), "stageId": relay(second)}, CARD)
    await bruno.do("subjectUpdate", {"id": relay(row), "customerId": relay(padaria)}, CARD)

    moved = await ana.do("subjectMove", {"id": relay(row), "stageId": relay(third), "expectedVersion": 1}, CARD)
    edited = await ana.do("subjectUpdate", {"id": relay(row), "customerId": relay(lua), "expectedVersion": 1}, CARD)

    told = {field["name"]: field for field in moved["errors"][0]["conflict"]["fields"]}
    assert told["stage"] == {"name": "stage", "yours": relay(third), "theirs": relay(second)}
    assert moved["subject"]["stage"]["name"] == second.name
    told = {field["name"]: field for field in edited["errors"][0]["conflict"]["fields"]}
    assert told == {"customer": {"name": "customer", "yours": relay(lua), "theirs": relay(padaria)}}


async def test_a_conflict_over_money_and_dates_speaks_the_schemas_language(web: Web, cast: Cast) -> None:
    row = await subject(cast, "Barcos")
    ana, bruno = await web.sign_in(cast.ana), await web.sign_in(cast.bruno)

    def input(amount: str, day: str, percent: int) -> dict[str, Any]:
        value = {"amount": amount, "currency": "BRL"}
        return {"id": relay(row), "value": value, "expectedCloseOn": day, "probability": percent, "expectedVersion": 1}

    await bruno.do("subjectUpdate", input("10.50", "2026-12-01", 30), CARD)
    payload = await ana.do("subjectUpdate", input("20", "2026-12-02", 40), CARD)

    told = {field["name"]: (field["yours"], field["theirs"]) for field in payload["errors"][0]["conflict"]["fields"]}
    assert told == {
        "value": ({"amount": "20.00", "currency": "BRL"}, {"amount": "10.50", "currency": "BRL"}),
        "expectedCloseOn": ("2026-12-02", "2026-12-01"),
        "probability": (40, 30),
    }


async def test_the_same_edit_twice_is_no_conflict(web: Web, cast: Cast) -> None:
    row = await subject(cast, "Barcos")
    ana, bruno = await web.sign_in(cast.ana), await web.sign_in(cast.bruno)
    await bruno.do("subjectUpdate", {"id": relay(row), "title": "Velas", "expectedVersion": 1}, CARD)

    payload = await ana.do("subjectUpdate", {"id": relay(row), "title": "Velas", "expectedVersion": 1}, CARD)

    assert payload["errors"] == [] and payload["subject"]["version"] == 2


async def test_other_nouns_have_conflicts_too(web: Web, cast: Cast) -> None:
    padaria = await customer(cast, emails=["eva@sol.example"])
    rita, marcos = await web.sign_in(cast.rita), await web.sign_in(cast.marcos)
    first = (await stages())[0]
    tries: list[tuple[str, str, dict[str, Any], dict[str, Any], str]] = [
        ("customerUpdate", "customer { version }", {"name": "Sol"}, {"name": "Lua"}, relay(padaria)),
        ("customerUpdate", "customer { version }", {"emails": []}, {"emails": ["e@sol.example"]}, relay(padaria)),
        ("channelUpdate", "channel { version }", {"name": "BR"}, {"name": "BRA"}, relay(cast.brasil)),
        ("stageUpdate", "stage { version }", {"name": "Um"}, {"name": "Uno"}, relay(first)),
        ("userUpdate", "user { version }", {"name": "Anna"}, {"name": "Ane"}, relay(cast.ana)),
    ]
    for name, shows, theirs, yours, id in tries:
        version = await models.Event.filter(noun=shows.split()[0].capitalize()).order_by("-id").first()
        seen = version.version if version else 1
        await marcos.do(name, {"id": id, **theirs}, shows) if name != "userUpdate" else await rita.do(
            name, {"id": id, **theirs}, shows
        )

        payload = await rita.do(name, {"id": id, **yours, "expectedVersion": seen}, shows)

        (error,) = payload["errors"]
        assert error["code"] == "CONFLICT", (name, error)
        assert {field["name"] for field in error["conflict"]["fields"]} == set(yours)
        assert payload[shows.split()[0]]["version"] == error["conflict"]["currentVersion"]


async def test_a_version_from_the_future_is_not_believed(web: Web, cast: Cast) -> None:
    row = await subject(cast, "Barcos")
    ana = await web.sign_in(cast.ana)

    payload = await ana.do("subjectUpdate", {"id": relay(row), "title": "Velas", "expectedVersion": 99}, CARD)

    assert [error["code"] for error in payload["errors"]] == ["INVALID"]
