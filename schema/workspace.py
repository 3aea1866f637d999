"""The installation's settings as clients see them."""

from datetime import date

import strawberry
from strawberry import Parent

import models
from models.account import PASSWORD
from models.customer import MAX_CONTACTS
from models.file import LARGEST
from models.note import LONGEST
from models.subject.bulk import FREELY
from models.subject.bulk import MOST as BULK
from models.subject.editing import MAX_MARKERS
from models.workspace import MAX_STAGES
from schema.context import Info
from schema.mutation import EditInput, Payload, mutation
from schema.node import view
from schema.page import MOST
from schema.plain import changes


@strawberry.type(description="The figures that every client has to respect; beyond them is an error, never a cut.")
class Limits:
    stages: int = strawberry.field(default=MAX_STAGES, description="Stages of the funnel.")
    page_size: int = strawberry.field(
        default=MOST, description="Rows of a page: the most that `first` and `last` may say."
    )
    bulk: int = strawberry.field(default=BULK, description="Subjects that one bulk mutation takes.")
    bulk_freely: int = strawberry.field(
        default=FREELY, description="Subjects above which a bulk mutation is for managers and leaders."
    )
    markers_per_subject: int = strawberry.field(default=MAX_MARKERS, description="Markers that one subject carries.")
    contacts_per_customer: int = strawberry.field(
        default=MAX_CONTACTS, description="E-mail addresses, and as many phone numbers, of one customer."
    )
    upload_bytes: int = strawberry.field(default=LARGEST, description="Bytes of an uploaded file.")
    note_length: int = strawberry.field(default=LONGEST, description="Characters of a note.")
    password_min: int = strawberry.field(default=PASSWORD[0], description="Characters that a password has at least.")
    password_max: int = strawberry.field(default=PASSWORD[1], description="Characters that a password has at most.")


@view(models.Workspace, description="The installation's settings. There is one.")
class Workspace:
    name: str = strawberry.field(description="Whose installation this is.")
    zone: str = strawberry.field(description="IANA time zone, such as America/Sao_Paulo: where its days begin and end.")
    currency: str = strawberry.field(description="ISO 4217: the currency of totals and of new values.")
    locale: str = strawberry.field(description="`pt-BR` or `en`: the language of whoever has not chosen another.")
    idle_days: int = strawberry.field(description="Days without interaction after which a subject is idle.")
    rotting_default: int | None = strawberry.field(
        description="Days in a stage after which a subject rots, where the stage has no number of its own; null: never."
    )
    hints_elsewhere: bool = strawberry.field(
        description="Whether `Customer.elsewhere` says who is known in a channel that the viewer does not see."
    )
    version: int = strawberry.field(description="Grows with each edit; give it as `expectedVersion`.")

    @strawberry.field(description="Days on which nobody works, in order.")
    def holidays(row: Parent[models.Workspace]) -> list[date]:
        return [date.fromisoformat(day) for day in row.holidays]

    @strawberry.field(description="The figures that clients have to respect.")
    def limits(row: Parent[models.Workspace]) -> Limits:
        return Limits()


@strawberry.type(description="The answer of `workspaceUpdate`.")
class WorkspacePayload(Payload):
    workspace: Workspace | None = strawberry.field(description="The settings as they stand now; null when refused.")


@strawberry.input(description="What changes in the settings; what is absent stays.")
class WorkspaceUpdateInput(EditInput):
    name: strawberry.Maybe[str] = strawberry.field(description="1 to 120 characters.")
    zone: strawberry.Maybe[str] = strawberry.field(description="IANA time zone, such as America/Sao_Paulo.")
    currency: strawberry.Maybe[str] = strawberry.field(
        description="ISO 4217, such as BRL. Values entered before keep theirs."
    )
    locale: strawberry.Maybe[str] = strawberry.field(description="`pt-BR` or `en`.")
    idle_days: strawberry.Maybe[int] = strawberry.field(description="1 to 3650.")
    rotting_default: strawberry.Maybe[int | None] = strawberry.field(description="1 to 3650; null: never.")
    hints_elsewhere: strawberry.Maybe[bool] = strawberry.field(
        description="Whether people are told that a customer is known elsewhere."
    )
    holidays: strawberry.Maybe[list[date]] = strawberry.field(description="All of them, in any order.")


@strawberry.type
class WorkspaceQuery:
    @strawberry.field(description="The installation's settings.")
    async def workspace(self, info: Info) -> Workspace:
        return await models.Workspace.visible_to(info.context.user).order_by("id").first()  # type: ignore[return-value]


@strawberry.type
class WorkspaceMutation:
    @mutation(WorkspacePayload)
    async def workspace_update(info: Info, input: WorkspaceUpdateInput) -> models.Workspace:
        """Change the installation's settings. Administrators."""
        workspace = (await models.Workspace.current()).seen_at(input.expected_version)
        patch = changes(
            input, "name", "zone", "currency", "locale", "idle_days", "rotting_default", "holidays", "hints_elsewhere"
        )
        await workspace.update(by=info.context.user, now=info.context.now, **patch)
        return workspace
