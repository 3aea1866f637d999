"""Making, changing, trying and deleting webhooks. Secrets are made here and shown once."""

import strawberry
from strawberry import Parent

import models
from models import webhook as telling
from models.webhook.calling import Answer
from schema.context import Info
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import find, view
from schema.plain import changes
from schema.refusal import Text, text
from schema.webhook import Webhook


class Made:
    """A webhook's row, and the secret that is told this once; whoever remembers the answer remembers the row alone."""

    noun = models.Webhook.noun

    def __init__(self, row: models.Webhook, secret: str | None) -> None:
        self.id, self.row, self.secret = row.id, row, secret


@strawberry.type(description="The answer of the mutations on webhooks.")
class WebhookPayload(Payload):
    made: strawberry.Private["Made | models.Webhook | None"]

    @strawberry.field(description="The webhook as it stands now; null when refused.")
    def webhook(self) -> Webhook | None:
        return self.made.row if isinstance(self.made, Made) else self.made  # type: ignore[return-value]

    @strawberry.field(
        description="Its secret, `whsec_…`, with which deliveries are signed. Shown this once: null when none was made,"
        " when refused and when replayed."
    )
    def secret(self) -> str | None:
        return self.made.secret if isinstance(self.made, Made) else None


@strawberry.type(description="The answer of `webhookDelete`.")
class WebhookDeletePayload(Payload):
    deleted_webhook_id: strawberry.ID | None = strawberry.field(description="Its id; null when refused.")


@view(Answer, description="What came of a call.")
class WebhookTest:
    status: int | None = strawberry.field(description="The HTTP status of the answer; null: there was none.")

    @strawberry.field(description="What was wrong; null: it was taken.")
    def error(row: Parent[Answer], info: Info) -> Text | None:
        return text(row.error, {"status": row.status}, info.context.locale) if row.error else None


@strawberry.type(description="The answer of `webhookTest`.")
class WebhookTestPayload(Payload):
    test: WebhookTest | None = strawberry.field(description="What came of it; null when refused.")


@strawberry.input(description="An address to tell what happens.")
class WebhookCreateInput(MutationInput):
    url: str = strawberry.field(
        description="With https; http and private networks only where the installation's settings allow them."
    )
    kinds: list[str] = strawberry.field(description="At least one of `webhookKinds`, such as `SubjectMoved`.")


@strawberry.input(description="What changes on a webhook; what is absent stays.")
class WebhookUpdateInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The webhook.")
    url: strawberry.Maybe[str] = strawberry.field(description="Another address.")
    kinds: strawberry.Maybe[list[str]] = strawberry.field(description="All the events that it is told of.")
    paused: strawberry.Maybe[bool] = strawberry.field(
        description="True: it waits. False: it goes on where it stopped, at once."
    )
    new_secret: bool = strawberry.field(
        default=False, description="Make another secret, which the answer tells; the old one is of no use from now on."
    )


@strawberry.input(description="A webhook to try.")
class WebhookTestInput(MutationInput):
    id: strawberry.ID = strawberry.field(description="The webhook.")


@strawberry.input(description="A webhook to delete.")
class WebhookDeleteInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The webhook.")


@strawberry.type
class WebhookMutation:
    @mutation(WebhookPayload)
    async def webhook_create(info: Info, input: WebhookCreateInput) -> Made:
        """Tell an address of chosen events from now on, as far as whoever makes it sees them then. At most 20. Managers
        and administrators."""
        row, secret = await models.Webhook.create_new(
            by=info.context.user,
            now=info.context.now,
            keyring=info.context.keyring,
            url=input.url,
            kinds=input.kinds,
        )
        return Made(row, secret)

    @mutation(WebhookPayload)
    async def webhook_update(info: Info, input: WebhookUpdateInput) -> Made:
        """Change a webhook's address or events, pause it, let it go on, or make another secret. Managers and
        administrators."""
        row = await find(models.Webhook, input.id, info, expecting=input.expected_version)
        secret = await row.update(
            by=info.context.user,
            now=info.context.now,
            keyring=info.context.keyring,
            new_secret=input.new_secret,
            **changes(input, "url", "kinds", "paused"),
        )
        return Made(row, secret)

    @mutation(WebhookTestPayload, in_unit=False)
    async def webhook_test(info: Info, input: WebhookTestInput) -> Answer:
        """Call its address with a delivery of type `test` and no events, and say what came of it. With the same
        `idempotencyKey` it says that again, and calls nobody. It waits eight seconds (four fifths of what a request may
        take), a delivery fifteen. Managers and administrators."""
        row = await find(models.Webhook, input.id, info)
        context = info.context
        within = context.patience(telling.Way.within)
        way = telling.Way(context.keyring, lambda: context.now, context.settings.webhook_allow_private, within=within)
        return await telling.try_out(row, by=context.user, way=way)

    @mutation(WebhookDeletePayload)
    async def webhook_delete(info: Info, input: WebhookDeleteInput) -> strawberry.ID:
        """Tell it nothing more. Managers and administrators."""
        row = await find(models.Webhook, input.id, info, expecting=input.expected_version)
        await row.delete_for_ever(by=info.context.user, now=info.context.now)
        return input.id
