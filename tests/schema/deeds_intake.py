"""What people decide about mail, and which subject it belongs to."""

from tests.schema.deed import SELLERS, Deed

MAIL = "mail { id state effects { outcome reason { code message } channel { name } } viewerCanDecide }"
SUBJECT = "subject { id title participants possibleThreads { viewerCanJoin } }"

INTAKE = {
    "intakeRelease": Deed(
        "ana", lambda s: {"id": s.id("waiting")}, MAIL, lambda s: {"channelId": "x"}, "NOT_FOUND", SELLERS
    ),
    "intakeDiscard": Deed("ana", lambda s: {"id": s.id("waiting")}, MAIL, lambda s: {"id": "x"}, "NOT_FOUND", SELLERS),
    "intakeBlockSender": Deed(
        "ana",
        lambda s: {"id": s.id("waiting")},
        "block { id address blockedBy { name } channel { name } }",
        lambda s: {"id": "x"},
        "NOT_FOUND",
        SELLERS,
    ),
    "intakeUnblockSender": Deed(
        "ana", lambda s: {"id": s.id("block")}, "deletedBlockId", lambda s: {"id": "x"}, "NOT_FOUND", SELLERS
    ),
    "intakeTransfer": Deed(
        "marcos",
        lambda s: {"id": s.id("waiting"), "channelId": s.id("europa")},
        MAIL,
        lambda s: {"channelId": s.id("brasil")},
        "DUPLICATE",
        SELLERS,
    ),
    "threadJoin": Deed(
        "ana",
        lambda s: {"id": s.id("eva"), "intoId": s.id("barcos")},
        SUBJECT,
        lambda s: {"intoId": s.id("velas")},
        "INVALID",
        SELLERS,
    ),
    "threadUndo": Deed(
        "ana",
        lambda s: {"subjectId": s.id("velas"), "messageId": s.id("answer")},
        SUBJECT,
        lambda s: {"subjectId": s.id("barcos")},
        "INVALID",
        SELLERS,
    ),
    "participantAdd": Deed(
        "ana",
        lambda s: {"subjectId": s.id("velas"), "address": "Dora@Sol.example"},
        SUBJECT,
        lambda s: {"address": "dora"},
        "INVALID",
        SELLERS,
    ),
    "participantRemove": Deed(
        "ana",
        lambda s: {"subjectId": s.id("barcos"), "address": "eva@sol.example"},
        SUBJECT,
        lambda s: {"address": "dora@sol.example"},
        "NOT_FOUND",
        SELLERS,
    ),
    "customerDoNotEmail": Deed(
        "ana",
        lambda s: {"id": s.id("padaria"), "address": "eva@sol.example", "doNotEmail": True},
        "customer { id emails { address doNotEmailAt } }",
        lambda s: {"address": "dora@sol.example"},
        "NOT_FOUND",
        SELLERS,
    ),
}
