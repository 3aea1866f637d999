"""Trying mailboxes, access that is granted at a provider, and the import of what lay there before."""

from datetime import date, datetime
from enum import Enum
from urllib.parse import urlsplit

import strawberry
from strawberry import Parent

import models
import permissions
from errors import Forbidden, Invalid, Required, WrongState
from mail.mailbox import Account
from mail.mailbox import Security as Protection
from mail.wire import trusted
from models.authorisation import Authorisation, Begun
from models.history import import_history
from models.line import Line
from models.mailbox import Security, one_line
from models.trying import OVERALL, Tried, try_account, try_mailbox
from schema.context import Info, clock
from schema.job import JobPayload
from schema.mutation import EchoInput, MutationInput, Payload, mutation
from schema.node import find, find_maybe, view
from schema.refusal import Text, text

CALLBACK = "/oauth/callback"


@strawberry.enum(description="Where access to mailboxes can be granted instead of a password.")
class MailProvider(Enum):
    GOOGLE = "GOOGLE"
    MICROSOFT = "MICROSOFT"


@view(Tried, description="What trying a mailbox found. Nothing of it is stored.")
class MailboxTest:
    @strawberry.field(description="Why it cannot be read, from a fixed list; null when it can.")
    def error(row: Parent[Tried], info: Info) -> Text | None:
        account = row.account
        params = {"host": account.host, "port": account.port, "folder": account.folder}
        return text(row.error.value, params, info.context.locale) if row.error else None

    @strawberry.field(description="How many mails lie in the folder; null when it cannot be read.")
    def messages(row: Parent[Tried]) -> int | None:
        return row.found.messages if row.found else None

    @strawberry.field(description="What the server can, of what makes a difference here: IDLE, MOVE, UIDPLUS, ….")
    def capabilities(row: Parent[Tried]) -> list[str]:
        return list(row.found.capabilities) if row.found else []

    @strawberry.field(
        description="The server whose word on senders can be believed, by the provider's profile or by the newest"
        " mails; null when none can be told. Give it as `authservId`."
    )
    def authserv_id(row: Parent[Tried]) -> str | None:
        return row.found.authserv_id if row.found else None


@strawberry.type(description="The answer of `mailboxTest`.")
class MailboxTestPayload(Payload):
    test: MailboxTest | None = strawberry.field(description="What was found; null when refused.")


@view(Begun, description="A way to a provider where the mailbox's owner grants access.")
class MailboxAuthorization:
    url: str = strawberry.field(description="Open it in the browser in which you are signed in here.")
    expires_at: datetime = strawberry.field(description="Until when it has to be back: ten minutes.")


@strawberry.type(description="The answer of `mailboxAuthorize`.")
class MailboxAuthorizePayload(Payload):
    authorization: MailboxAuthorization | None = strawberry.field(description="Where to go; null when refused.")


@strawberry.input(description="A mailbox to try: a connected one by its `id`, or an account as it is entered.")
class MailboxTestInput(EchoInput):
    id: strawberry.ID | None = strawberry.field(default=None, description="A connected mailbox, as it is.")
    host: str | None = strawberry.field(default=None, description="The IMAP server.")
    port: int = strawberry.field(default=993, description="1 to 65535.")
    security: Security = strawberry.field(default=Security.TLS, description="How the connection is protected.")
    username: str | None = strawberry.field(default=None, description="The name to sign in with.")
    password: str | None = strawberry.field(default=None, description="Used for this once, and not kept.")
    folder: str = strawberry.field(default="INBOX", description="The folder that would be read.")


@strawberry.input(description="Access to a mailbox that its owner is to grant at a provider.")
class MailboxAuthorizeInput(EchoInput):
    provider: MailProvider = strawberry.field(description="Google or Microsoft.")
    address: str | None = strawberry.field(default=None, description="The account's address; for a new mailbox.")
    id: strawberry.ID | None = strawberry.field(default=None, description="A mailbox that is authorised anew.")
    return_to: str | None = strawberry.field(
        default=None,
        description="A page of one of the allowed origins to come back to; else a plain page says so.",
    )


@strawberry.input(description="A mailbox's past, to be imported.")
class MailboxImportHistoryInput(MutationInput):
    id: strawberry.ID = strawberry.field(description="The mailbox.")
    since: date = strawberry.field(description="The first day, by when the server took the mails.")


@strawberry.type
class MailboxAccessMutation:
    @mutation(MailboxTestPayload, in_unit=False)
    async def mailbox_test(info: Info, input: MailboxTestInput) -> Tried:
        """Sign in and open the folder, and store nothing. At most 5 times a minute a user. Managers, administrators."""
        context = info.context
        line, within = _line(info), context.patience(OVERALL)
        if input.id is not None:
            mailbox = await find(models.Mailbox, input.id, info)
            return await try_mailbox(mailbox, by=context.user, line=line, pace=context.pace, within=within)
        return await try_account(_account(input), by=context.user, line=line, pace=context.pace, within=within)

    @mutation(MailboxAuthorizePayload, in_unit=False)
    async def mailbox_authorize(info: Info, input: MailboxAuthorizeInput) -> Begun:
        """Begin to grant access at Google or Microsoft: the answer names the address to open. Managers, administrators;
        signed in, not by an API key."""
        context = info.context
        permissions.require(context.user, "mailboxes")
        provider = context.settings.mail_providers.get(input.provider.value)
        if provider is None:
            raise WrongState("This installation is no client of that provider: an administrator sets its client id.")
        if context.session is None:
            raise Forbidden("Access is granted in the browser in which you are signed in, not by an API key.")
        mailbox = await find_maybe(models.Mailbox, input.id, info, field="id")
        if mailbox is None and not input.address:
            raise Required("Name the address of the account.", field="address")
        return await Authorisation.begin(
            provider,
            address=input.address or "",
            callback=context.settings.address + CALLBACK,
            by=context.user,
            now=context.now,
            keyring=context.keyring,
            mailbox=mailbox,
            return_to=_page(input.return_to, context.settings.allowed_origins),
        )

    @mutation(JobPayload)
    async def mailbox_import_history(info: Info, input: MailboxImportHistoryInput) -> models.Job:
        """Fetch what arrived on a day or later and lay in the folder before it was connected. Each mail goes the way of
        any other, flagged `imported`, and is never answered by itself. Managers and administrators."""
        mailbox = await find(models.Mailbox, input.id, info)
        return await import_history(mailbox, since=input.since, by=info.context.user, now=info.context.now)


def _line(info: Info) -> Line:
    settings = info.context.settings
    trust = trusted(str(settings.mail_ca_file) if settings.mail_ca_file else None)
    return Line(info.context.keyring, clock, settings.mail_allow_private, trust, settings.mail_providers)


def _account(input: MailboxTestInput) -> Account:
    told = {"host": input.host, "username": input.username, "password": input.password, "folder": input.folder}
    for name, value in told.items():
        told[name] = one_line(name, value or "")
    if not 0 < input.port < 65_536:
        raise Invalid("A port is a number from 1 to 65535.", field="port")
    return Account(port=input.port, security=Protection(input.security), **told)  # type: ignore[arg-type]


def _page(address: str | None, origins: tuple[str, ...]) -> str | None:
    if address is None:
        return None
    parts = urlsplit(address)
    if f"{parts.scheme}://{parts.netloc}" not in origins or len(address) > 2_000:
        raise Invalid("This page is of no origin that this installation allows.", field="returnTo")
    return address
