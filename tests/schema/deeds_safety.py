"""Getting in again, and taking back who may get in: links, invitations, keys in the place of keys."""

from tests.schema.deed import ADMINS, Deed
from tests.schema.deeds_house import in_a_month

SAFETY = {
    "apiKeyRotate": Deed(
        "ana",
        lambda s: {"id": s.id("key"), "expiresAt": in_a_month()},
        "apiKey { id name scopes } key",
        lambda s: {"expiresAt": "2020-01-01T00:00:00Z"},
        "INVALID",
    ),
    "invitationRevoke": Deed(
        "rita",
        lambda s: {"userId": s.id("invited")},
        "user { id name }",
        lambda s: {"userId": s.id("ana")},
        "STATE",
        ADMINS,
    ),
    "userResetLink": Deed(
        "rita", lambda s: {"id": s.id("ana")}, "user { id } token", lambda s: {"id": "x"}, "NOT_FOUND", ADMINS
    ),
}
