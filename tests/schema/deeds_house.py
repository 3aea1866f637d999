"""What is set up once: people and keys, channels, stages, lists, mailboxes."""

from datetime import UTC, datetime, timedelta

from tests.schema.deed import ADMINS, LEADERS, MANAGERS, Deed


def in_a_month() -> str:
    return (datetime.now(UTC) + timedelta(days=30)).isoformat()


STAGE = "stage { id name kind probability order }"
CHANNEL = "channel { id name color aliases archivedAt members { user { name } access leader } }"
MAILBOX = "mailbox { id address pollEvery health { phase } account { host } }"

PEOPLE = {
    "sessionRevoke": Deed(
        "ana", lambda s: {"id": s.id("session")}, "session { id revokedAt }", lambda s: {"id": "x"}, "NOT_FOUND"
    ),
    "apiKeyCreate": Deed(
        "ana",
        lambda s: {"name": "Robô", "scopes": ["READ"], "expiresAt": in_a_month()},
        "apiKey { id name scopes } key",
        lambda s: {"scopes": []},
        "REQUIRED",
    ),
    "apiKeyRevoke": Deed(
        "ana", lambda s: {"id": s.id("key")}, "apiKey { id revokedAt }", lambda s: {"id": "x"}, "NOT_FOUND"
    ),
    "userInvite": Deed(
        "rita",
        lambda s: {"name": "Nina", "email": "nina@funil.example", "role": "AGENT"},
        "user { id name role } invitationToken",
        lambda s: {"email": "ana@funil.example"},
        "DUPLICATE",
        ADMINS,
    ),
    "userUpdate": Deed(
        "rita",
        lambda s: {"id": s.id("vera"), "role": "AGENT"},
        "user { id role }",
        lambda s: {"id": s.id("rita")},
        "STATE",
        ADMINS,
    ),
    "workspaceUpdate": Deed(
        "rita",
        lambda s: {"idleDays": 7, "holidays": ["2026-12-25"]},
        "workspace { idleDays holidays }",
        lambda s: {"zone": "Mars/Olympus"},
        "INVALID",
        ADMINS,
    ),
}

CHANNELS = {
    "channelCreate": Deed(
        "marcos",
        lambda s: {"name": "Ásia", "aliases": ["asia@funil.example"], "mailboxId": s.id("box")},
        CHANNEL,
        lambda s: {"name": "Brasil"},
        "DUPLICATE",
        MANAGERS,
    ),
    "channelUpdate": Deed(
        "marcos",
        lambda s: {"id": s.id("brasil"), "color": "#00aa00", "mailboxId": s.id("box")},
        CHANNEL,
        lambda s: {"color": "green"},
        "INVALID",
        MANAGERS,
    ),
    "channelArchive": Deed(
        "marcos", lambda s: {"id": s.id("brasil")}, CHANNEL, lambda s: {"id": "x"}, "NOT_FOUND", MANAGERS
    ),
    "channelRestore": Deed(
        "marcos", lambda s: {"id": s.id("spare")}, CHANNEL, lambda s: {"id": "x"}, "NOT_FOUND", MANAGERS
    ),
    "channelMemberSet": Deed(
        "bruno",
        lambda s: {"channelId": s.id("brasil"), "userId": s.id("carla"), "access": "CHANNEL"},
        CHANNEL,
        lambda s: {"userId": "x"},
        "NOT_FOUND",
        LEADERS,
    ),
    "channelMemberRemove": Deed(
        "bruno",
        lambda s: {"channelId": s.id("brasil"), "userId": s.id("carla")},
        CHANNEL,
        lambda s: {"userId": "x"},
        "NOT_FOUND",
        LEADERS,
    ),
}

LISTS = {
    "stageCreate": Deed(
        "marcos",
        lambda s: {"name": "Ganho", "kind": "WON", "afterId": s.id("third")},
        STAGE,
        lambda s: {"name": ""},
        "REQUIRED",
        MANAGERS,
    ),
    "stageUpdate": Deed(
        "marcos",
        lambda s: {"id": s.id("first"), "name": "Primeiro contato"},
        STAGE,
        lambda s: {"kind": "WON"},
        "STATE",
        MANAGERS,
    ),
    "stageReorder": Deed(
        "marcos",
        lambda s: {"stageIds": [s.id(n) for n in ("second", "first", "third", "fourth", "closed", "empty")]},
        "stages { name order }",
        lambda s: {"stageIds": [s.id("first")]},
        "INVALID",
        MANAGERS,
    ),
    "stageDelete": Deed(
        "marcos",
        lambda s: {"id": s.id("first"), "moveSubjectsToId": s.id("second")},
        "deletedStageId",
        lambda s: {"moveSubjectsToId": None},
        "REQUIRED",
        MANAGERS,
    ),
    "markerCreate": Deed(
        "marcos", lambda s: {"name": "frio"}, "marker { id name }", lambda s: {"name": "quente"}, "DUPLICATE", MANAGERS
    ),
    "markerUpdate": Deed(
        "marcos",
        lambda s: {"id": s.id("quente"), "color": "#ff0000"},
        "marker { id color }",
        lambda s: {"color": "red"},
        "INVALID",
        MANAGERS,
    ),
    "markerDelete": Deed(
        "marcos", lambda s: {"id": s.id("quente")}, "deletedMarkerId", lambda s: {"id": "x"}, "NOT_FOUND", MANAGERS
    ),
    "lostReasonCreate": Deed(
        "marcos",
        lambda s: {"name": "Prazo", "needsNote": True},
        "lostReason { id name needsNote }",
        lambda s: {"name": ""},
        "REQUIRED",
        MANAGERS,
    ),
    "lostReasonUpdate": Deed(
        "marcos",
        lambda s: {"id": s.id("price"), "needsNote": True},
        "lostReason { id needsNote }",
        lambda s: {"name": "Outro motivo"},
        "DUPLICATE",
        MANAGERS,
    ),
    "lostReasonDelete": Deed(
        "marcos",
        lambda s: {"id": s.id("unused")},
        "deletedLostReasonId",
        lambda s: {"id": s.id("price")},
        "STATE",
        MANAGERS,
    ),
}

MAILBOXES = {
    "mailboxConnect": Deed(
        "marcos",
        lambda s: {
            "address": "novo@funil.example",
            "host": "imap.funil.example",
            "username": "novo",
            "password": "a password",
            "defaultChannelId": s.id("brasil"),
        },
        MAILBOX,
        lambda s: {"port": 0},
        "INVALID",
        MANAGERS,
    ),
    "mailboxUpdate": Deed(
        "marcos",
        lambda s: {"id": s.id("box"), "pollEvery": 120},
        MAILBOX,
        lambda s: {"host": "imap.other.example"},
        "REQUIRED",
        MANAGERS,
    ),
    "mailboxPollNow": Deed(
        "marcos", lambda s: {"id": s.id("box")}, MAILBOX, lambda s: {"id": "x"}, "NOT_FOUND", MANAGERS
    ),
    "mailboxDisconnect": Deed(
        "marcos", lambda s: {"id": s.id("box")}, MAILBOX, lambda s: {"id": "x"}, "NOT_FOUND", MANAGERS
    ),
}

HOUSE = {**PEOPLE, **CHANNELS, **LISTS, **MAILBOXES}
GETTING_IN = {
    "mailboxAuthorize",
    "mailboxTest",
    "webhookTest",
    "setup",
    "invitationAccept",
    "signIn",
    "signOut",
    "passwordChange",
    "passwordResetRequest",
    "passwordReset",
}
"""Mutations about the request itself; `test_getting_in.py` and `test_reset.py` do these."""
