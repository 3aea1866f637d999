"""What people do all day: subjects, customers, notes."""

from tests.schema.deed import LEADERS, MANAGERS, SELLERS, Deed

CARD = "subject { id title outcome stage { name } }"

SUBJECTS = {
    "subjectCreate": Deed(
        "ana",
        lambda s: {
            "title": "Bolos",
            "channelId": s.id("brasil"),
            "stageId": s.id("second"),
            "customerId": s.id("padaria"),
            "ownerId": s.id("ana"),
            "value": {"amount": "1200.50", "currency": "BRL"},
            "markerIds": [s.id("quente")],
        },
        CARD,
        lambda s: {"title": " "},
        "REQUIRED",
        SELLERS,
    ),
    "subjectUpdate": Deed(
        "ana",
        lambda s: {"id": s.id("barcos"), "title": "Barcos novos", "customerId": s.id("nobody")},
        CARD,
        lambda s: {"probability": 101},
        "INVALID",
        SELLERS,
    ),
    "subjectMove": Deed(
        "ana",
        lambda s: {"id": s.id("barcos"), "stageId": s.id("second"), "afterId": s.id("velas")},
        CARD,
        lambda s: {"stageId": s.id("third")},
        "INVALID",
        SELLERS,
    ),
    "subjectConvert": Deed(
        "ana",
        lambda s: {"id": s.id("eva"), "stageId": s.id("second"), "customerId": s.id("padaria")},
        CARD,
        lambda s: {"id": s.id("barcos")},
        "STATE",
        SELLERS,
    ),
    "subjectAssign": Deed(
        "bruno",
        lambda s: {"id": s.id("barcos"), "ownerId": s.id("carla")},
        CARD,
        lambda s: {"ownerId": s.id("vera")},
        "INVALID",
        SELLERS,
    ),
    "subjectTransfer": Deed(
        "marcos",
        lambda s: {"id": s.id("barcos"), "channelId": s.id("europa"), "ownerId": s.id("diego")},
        CARD,
        lambda s: {"channelId": s.id("spare")},
        "STATE",
        SELLERS | {"ana", "bruno"},
    ),
    "subjectWin": Deed("ana", lambda s: {"id": s.id("barcos")}, CARD, lambda s: {"id": s.id("eva")}, "STATE", SELLERS),
    "subjectLose": Deed(
        "ana",
        lambda s: {"id": s.id("barcos"), "reasonId": s.id("price"), "note": "Caro"},
        CARD,
        lambda s: {"id": s.id("archived")},
        "STATE",
        SELLERS,
    ),
    "subjectReopen": Deed(
        "ana", lambda s: {"id": s.id("lost")}, CARD, lambda s: {"id": s.id("archived")}, "STATE", SELLERS
    ),
    "subjectDiscard": Deed(
        "ana", lambda s: {"id": s.id("eva")}, CARD, lambda s: {"id": s.id("barcos")}, "STATE", SELLERS
    ),
}

CUSTOMERS = {
    "customerCreate": Deed(
        "ana",
        lambda s: {"name": "Doceria Lua", "channelId": s.id("brasil"), "emails": ["lua@doce.example"]},
        "customer { id name emails { address } }",
        lambda s: {"name": ""},
        "REQUIRED",
        SELLERS,
    ),
    "customerUpdate": Deed(
        "ana",
        lambda s: {"id": s.id("padaria"), "phones": ["+55 11 98765-4321"], "address": {"city": "Santos"}},
        "customer { id version phones { formatted } address { city } }",
        lambda s: {"phones": ["não"]},
        "INVALID",
        SELLERS,
    ),
    "customerDelete": Deed(
        "marcos",
        lambda s: {"id": s.id("nobody")},
        "deletedCustomerId",
        lambda s: {"id": s.id("padaria")},
        "STATE",
        MANAGERS,
    ),
}

NOTES = {
    "noteAdd": Deed(
        "ana",
        lambda s: {"subjectId": s.id("barcos"), "text": "Pediu desconto"},
        "note { id text author { name } }",
        lambda s: {"text": ""},
        "REQUIRED",
        SELLERS,
    ),
    "noteEdit": Deed(
        "ana",
        lambda s: {"id": s.id("note"), "text": "Ligar amanhã"},
        "note { id text revisions { text } }",
        lambda s: {"text": " "},
        "REQUIRED",
        SELLERS | {"bruno", "marcos", "rita"},
    ),
    "noteDelete": Deed(
        "ana", lambda s: {"id": s.id("note")}, "deletedNoteId", lambda s: {"id": "x"}, "NOT_FOUND", LEADERS - {"ana"}
    ),
}

SALES = {**SUBJECTS, **CUSTOMERS, **NOTES}
