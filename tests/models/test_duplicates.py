"""A second subject about Eva's boats: what makes it look so, who is told, and at what cost."""

from typing import Any

import pytest

import models
from models.duplicates import Likeness, Sign, known_elsewhere, likely, possible_doubles, possible_duplicates
from tests import make
from tests.make import NOON, Cast

CPF = "52998224725"


def signs(*said: str) -> frozenset[Sign]:
    kinds = {
        "e": Likeness.EMAIL,
        "p": Likeness.PHONE,
        "t": Likeness.TAX_ID,
        "c": Likeness.CUSTOMER,
        "d": Likeness.DOMAIN,
    }
    return frozenset((kinds[each[0]], each) for each in said)


CASES: list[tuple[str, frozenset[Sign], dict[int, frozenset[Sign]], list[tuple[int, float, tuple[str, ...]]]]] = [
    ("nothing shared", signs("e1"), {2: signs("e2"), 3: signs()}, []),
    ("one thing", signs("e1", "p1"), {2: signs("p1")}, [(2, 0.6, ("PHONE",))]),
    ("several weigh more", signs("e1", "p1"), {2: signs("p1"), 3: signs("e1", "p1")},
     [(3, 0.92, ("EMAIL", "PHONE")), (2, 0.6, ("PHONE",))]),
    ("the newest of equals", signs("t1"), {2: signs("t1"), 9: signs("t1")},
     [(9, 0.9, ("TAX_ID",)), (2, 0.9, ("TAX_ID",))]),
    ("what many share says nothing", signs("p1", "e1"),
     {**{id: signs("p1") for id in range(2, 23)}, 40: signs("p1", "e1")}, [(40, 0.8, ("EMAIL",))]),
    ("a company's domain weighs little", signs("e1", "d1"), {2: signs("d1"), 3: signs("e1", "d1")},
     [(3, 0.8, ("EMAIL",)), (2, 0.2, ("DOMAIN",))]),
    ("ten are shown", signs("c1"), {id: signs("c1") for id in range(2, 22)},
     [(id, 0.5, ("CUSTOMER",)) for id in range(21, 11, -1)]),
]  # fmt: skip


@pytest.mark.parametrize(("mine", "others", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_likeliest_come_first(mine: Any, others: Any, expected: Any) -> None:
    assert [(each.id, each.score, each.reasons) for each in likely(mine, others)] == expected


async def test_whoever_shares_an_address_a_number_or_a_document_is_named_to_whoever_sees_them(cast: Cast) -> None:
    eva = await make.customer(cast, "Eva", emails=["eva@x.example"], phones=["+5511987654321"], tax_id=CPF)
    mine = await make.subject(cast, "Barcos", customer=eva)
    same = await make.subject(cast, "Velas", customer=eva)
    others = {
        "mail": await make.customer(cast, "Eva L.", emails=["eva@x.example"]),
        "phone": await make.customer(cast, "Lima", phones=["(11) 98765-4321"]),
        "document": await make.customer(cast, "E. Lima", tax_id="529.982.247-25"),
        "colleague": await make.customer(cast, "Lia", emails=["lia@x.example"]),
        "none": await make.customer(cast, "Rui", emails=["rui@gmail.com"]),
    }
    found = {name: await make.subject(cast, name, customer=customer) for name, customer in others.items()}
    hidden = await make.subject(
        cast, "Segredo", by=cast.diego, owner=cast.diego, channel=cast.europa, customer=others["mail"]
    )
    lost = await make.subject(cast, "Perdido", customer=others["mail"])
    await lost.lose(reason=(await models.LostReason.all())[0], by=cast.ana, now=NOON)

    [told] = await possible_duplicates([mine.id], cast.ana)
    assert [(each.id, each.reasons) for each in told] == [
        (found["document"].id, ("TAX_ID",)),
        (found["mail"].id, ("EMAIL",)),
        (found["phone"].id, ("PHONE",)),
        (same.id, ("CUSTOMER",)),
        (found["colleague"].id, ("DOMAIN",)),
    ]
    everywhere = (await possible_duplicates([mine.id], cast.rita))[0]
    assert hidden.id in {each.id for each in everywhere}
    nobody = await make.subject(cast, "Sem cliente")
    await make.subject(cast, "Outro", customer=await make.customer(cast, "Bia", emails=["bia@gmail.com"]))
    assert await possible_duplicates([nobody.id, found["none"].id], cast.ana) == [[], []]


async def test_that_somebody_is_known_in_another_channel_is_all_that_is_said_of_them(cast: Cast) -> None:
    mine = await make.customer(cast, "Eva", channel=cast.brasil, emails=["eva@x.example"])
    alone = await make.customer(cast, "Lia", channel=cast.brasil, emails=["lia@x.example"], phones=["+5511987654321"])
    hidden = await make.customer(cast, "E. Lima", by=cast.diego, channel=cast.europa, emails=["eva@x.example"])
    ids = [mine.id, alone.id]

    assert await known_elsewhere(ids, cast.ana) == [True, False], "A company's domain alone says nothing here."
    assert await known_elsewhere(ids, cast.rita) == [False, False], "She sees them all, by name."
    assert await known_elsewhere([hidden.id], cast.diego) == [True]
    assert [each.id for each in (await possible_doubles([mine.id], cast.ana))[0]] == [alone.id]
    await mine.merge([hidden], by=cast.rita, now=NOON)
    assert await known_elsewhere(ids, cast.ana) == [False, False], "Who was merged is not there any more."

    for number in range(25):
        await make.customer(cast, f"Ramal {number}", by=cast.diego, channel=cast.europa, phones=["+5511987654321"])
    assert await known_elsewhere(ids, cast.ana) == [False, False], "A switchboard's number says nothing."
    await make.customer(cast, "L.", by=cast.diego, channel=cast.europa, emails=["lia@x.example"])
    assert await known_elsewhere(ids, cast.ana) == [False, True]
    workspace = await models.Workspace.current()
    await workspace.update(hints_elsewhere=False, by=cast.rita, now=NOON)
    assert await known_elsewhere(ids, cast.ana) == [False, False]
