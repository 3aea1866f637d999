"""Webhooks: made, changed and deleted. Trying one calls another server: tests/webhook does."""

from tests.schema.deed import MANAGERS, Deed

WEBHOOK = "webhook { id url kinds phase pending version }"
WEBHOOKS = {
    "webhookCreate": Deed(
        "marcos",
        lambda s: {"url": "https://erp.example.org/funil", "kinds": ["SubjectWon", "SubjectLost"]},
        WEBHOOK + " secret",
        lambda s: {"kinds": ["SignedIn"]},
        "INVALID",
        MANAGERS,
    ),
    "webhookUpdate": Deed(
        "marcos",
        lambda s: {"id": s.id("hook"), "paused": True, "newSecret": True},
        WEBHOOK + " secret",
        lambda s: {"url": "mailto:eva@sol.example"},
        "INVALID",
        MANAGERS,
    ),
    "webhookDelete": Deed(
        "marcos", lambda s: {"id": s.id("hook")}, "deletedWebhookId", lambda s: {"id": "x"}, "NOT_FOUND", MANAGERS
    ),
}
