"""Messages as clients see them: what was said to or by a customer."""

from datetime import datetime

import strawberry
from strawberry import Parent

import models
from schema.batch import batched
from schema.context import Info
from schema.file import File, files_of_messages
from schema.node import Node, view
from schema.refusal import Text, text
from schema.user import User

strawberry.enum(
    models.Direction, description="IN: a customer said it. OUT: we did. INTERNAL: one of us, to the others."
)
strawberry.enum(models.Medium, description="By which way it went.")
strawberry.enum(models.MessageState, description="RECEIVED: it came in. The other states are those of what goes out.")


@view(
    models.Message,
    description="A mail, or another message: once, however often and in however many channels it arrived.",
)
class Message(Node):
    direction: models.Direction = strawberry.field(
        description="Who said it: IN the customer, OUT we, INTERNAL one of us."
    )
    medium: models.Medium = strawberry.field(description="By which way it went.")
    state: models.MessageState = strawberry.field(description="RECEIVED, or how far one that goes out has come.")
    to: list[str] = strawberry.field(description="The addresses it was for.")
    cc: list[str] = strawberry.field(description="The addresses that had a copy.")
    subject_line: str | None = strawberry.field(description="The mail's own subject line, decoded.")
    text: str = strawberry.field(description="All of it as plain text, quotations included.")
    new_text: str = strawberry.field(description="What is new in it: without quotations and signature.")
    html: str | None = strawberry.field(
        description="The formatted text, made safe: no script, no form, nothing that is fetched from elsewhere."
    )
    remote_images: int = strawberry.field(
        description="How many pictures from elsewhere were taken out of the HTML; 0 is nothing to tell of."
    )
    at: datetime = strawberry.field(
        description="When it was sent, by its own date; for mail without one, when it came."
    )
    automatic: bool = strawberry.field(
        description="Whether a machine answered, for instance with an absence; show it folded."
    )

    @strawberry.field(name="from", description="The sender's address.")
    def from_(row: Parent[models.Message]) -> str | None:
        return row.from_address

    @strawberry.field(
        description="What the sender calls themselves. Anybody can write any name: show the address with it."
    )
    def from_name(row: Parent[models.Message]) -> str | None:
        return row.from_name

    @strawberry.field(description="Which of us wrote it; null for what came in.")
    async def author(row: Parent[models.Message], info: Info) -> User | None:
        return await info.context.loaders.users.load(row.author_id) if row.author_id else None

    @strawberry.field(description="What came or goes with it, in its order; pictures that its HTML shows are `inline`.")
    async def files(row: Parent[models.Message], info: Info) -> list[File]:
        return await batched(info, files_of_messages).load(row.id)  # type: ignore[no-any-return]

    @strawberry.field(description="What is unusual about it.")
    def flags(row: Parent[models.Message], info: Info) -> list[Text]:
        return [text(flag, {}, info.context.locale) for flag in row.flags]
