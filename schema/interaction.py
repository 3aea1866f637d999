"""The last contact with a matter, as clients see it."""

from datetime import datetime

import strawberry

from events import InteractionKind
from schema.user import User

strawberry.enum(InteractionKind, description="What counts as contact: drags, edits and automatic replies do not.")


@strawberry.type(description="The last contact with the matter; it restarts the idle clock.")
class Interaction:
    at: datetime = strawberry.field(description="When.")
    kind: InteractionKind = strawberry.field(description="What it was.")
    by: User = strawberry.field(description="Who; the software, for mail that came in.")
