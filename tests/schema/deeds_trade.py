"""Proposals, orders, and what an ERP says of its documents."""

from tests.schema.deed import LEADERS, SELLERS, Deed

PROPOSAL = "proposal { id number revision state total { amount } lines { description total { amount } } }"
ORDER = "order { id number state total { amount } lines { description } }"
ONE = [{"description": "Barco a remo", "quantity": "2", "unitPrice": "1250.00", "discount": {"percent": "10"}}]
INVOICE = {"externalId": "NF-1", "kind": "INVOICE", "issuedOn": "2026-11-20"}
WORTH = {"amount": {"amount": "300.00", "currency": "BRL"}}

TRADE = {
    "proposalCreate": Deed(
        "ana",
        lambda s: {"subjectId": s.id("barcos"), "lines": ONE, "validUntil": "2027-01-31", "terms": "30 dias"},
        PROPOSAL,
        lambda s: {"lines": [{"description": " ", "unitPrice": "1"}]},
        "REQUIRED",
        SELLERS,
    ),
    "proposalUpdate": Deed(
        "ana",
        lambda s: {"id": s.id("offer"), "lines": ONE * 2, "terms": "À vista"},
        PROPOSAL,
        lambda s: {"lines": [{"description": "Remo", "unitPrice": "0.001"}]},
        "INVALID",
        SELLERS,
    ),
    "proposalRevise": Deed(
        "ana", lambda s: {"id": s.id("offered")}, PROPOSAL, lambda s: {"id": s.id("offer")}, "STATE", SELLERS
    ),
    "proposalSend": Deed(
        "ana",
        lambda s: {"id": s.id("offer"), "locale": "en"},
        f"{PROPOSAL[:-1]} message {{ subjectLine files {{ name mediaType }} }} }}",
        lambda s: {"to": ["europa"]},
        "INVALID",
        SELLERS,
    ),
    "proposalAccept": Deed(
        "ana",
        lambda s: {"id": s.id("offered"), "win": True, "confirmOrder": True},
        f"{PROPOSAL} order {{ id state subject {{ outcome }} }}",
        lambda s: {"id": s.id("offer")},
        "STATE",
        SELLERS,
    ),
    "proposalRefuse": Deed(
        "ana",
        lambda s: {"id": s.id("offered"), "note": "Caro"},
        PROPOSAL,
        lambda s: {"note": "x" * 2_001},
        "INVALID",
        SELLERS,
    ),
    "orderCreate": Deed(
        "ana",
        lambda s: {"subjectId": s.id("barcos"), "lines": ONE, "currency": "EUR"},
        ORDER,
        lambda s: {"currency": "XYZ"},
        "INVALID",
        SELLERS,
    ),
    "orderUpdate": Deed(
        "ana",
        lambda s: {"id": s.id("ordering"), "lines": ONE},
        ORDER,
        lambda s: {"id": s.id("ordered")},
        "STATE",
        SELLERS,
    ),
    "orderConfirm": Deed(
        "ana", lambda s: {"id": s.id("ordering")}, ORDER, lambda s: {"id": s.id("ordered")}, "STATE", SELLERS
    ),
    "orderCancel": Deed(
        "ana",
        lambda s: {"id": s.id("ordered"), "note": "Desistiu"},
        ORDER,
        lambda s: {"note": "x" * 2_001},
        "INVALID",
        SELLERS,
    ),
    "documentsUpsert": Deed(
        "marcos",
        lambda s: {"source": "erp", "documents": [{**INVOICE, **WORTH, "customerId": s.id("padaria")}]},
        "results { externalId status document { id amount { amount } } errors { code field message } }",
        lambda s: {"documents": []},
        "LIMIT_REACHED",
        LEADERS | {"bruno"},
    ),
}
