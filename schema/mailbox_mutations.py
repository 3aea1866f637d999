"""Connecting mailboxes, changing and disconnecting them. Passwords go in here and come out nowhere."""

import strawberry

import models
from mail.mailbox import Security as SmtpSecurity
from models.mailbox import AfterFiling, Security
from schema.context import Info
from schema.mailbox import Mailbox
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import find, find_maybe
from schema.plain import changes

PATCHED = (
    "host",
    "port",
    "security",
    "username",
    "folder",
    "poll_every",
    "authserv_id",
    "trusted_forwarders",
    "after_filing",
    "after_target",
)


@strawberry.type(description="The answer of the mutations on mailboxes.")
class MailboxPayload(Payload):
    mailbox: Mailbox | None = strawberry.field(description="The mailbox as it stands now; null when refused.")


@strawberry.input(description="A mail account to receive through. Channels name it by their own `mailboxId`.")
class MailboxConnectInput(MutationInput):
    address: str = strawberry.field(description="The account's own address, unique.")
    host: str = strawberry.field(description="The IMAP server, such as `imap.example.com`.")
    username: str = strawberry.field(description="The name to sign in with; often the address.")
    password: str = strawberry.field(description="Kept sealed, and never readable again.")
    port: int = strawberry.field(default=993, description="1 to 65535.")
    security: Security = strawberry.field(
        default=Security.TLS, description="NONE is for servers that the installation's settings allow by name."
    )
    folder: str = strawberry.field(default="INBOX", description="The folder that is read.")
    poll_every: int = strawberry.field(default=60, description="Seconds between two looks into it, 1 to 86400.")
    authserv_id: str | None = strawberry.field(
        default=None, description="The server whose Authentication-Results header is believed; null: none."
    )
    trusted_forwarders: list[str] = strawberry.field(
        default_factory=list,
        description="Domains, such as `lists.example.com`, whose ARC seal (RFC 8617) is believed where forwarding broke"
        " the sender's own signature; at most 50.",
    )
    default_channel_id: strawberry.ID | None = strawberry.field(
        default=None, description="The channel that gets mail which names no channel's address."
    )
    after_filing: AfterFiling = strawberry.field(
        default=AfterFiling.LEAVE, description="What is done to a mail on the server once it is filed."
    )
    after_target: str | None = strawberry.field(
        default=None, description="With MARK the keyword, with MOVE the folder."
    )


@strawberry.input(description="What changes on a mailbox; what is absent stays.")
class MailboxUpdateInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The mailbox.")
    host: strawberry.Maybe[str] = strawberry.field(description="Another server; asks for the password.")
    port: strawberry.Maybe[int] = strawberry.field(description="Another port; asks for the password.")
    security: strawberry.Maybe[Security] = strawberry.field(description="Another protection; asks for the password.")
    username: strawberry.Maybe[str] = strawberry.field(description="Another name; asks for the password.")
    password: str | None = strawberry.field(default=None, description="A new one, or the old one when asked for.")
    folder: strawberry.Maybe[str] = strawberry.field(description="Another folder, read from its end on.")
    poll_every: strawberry.Maybe[int] = strawberry.field(description="1 to 86400 seconds.")
    authserv_id: strawberry.Maybe[str | None] = strawberry.field(description="Whom to believe about senders.")
    trusted_forwarders: strawberry.Maybe[list[str]] = strawberry.field(
        description="All the domains whose ARC seal is believed; those not named are dropped."
    )
    after_filing: strawberry.Maybe[AfterFiling] = strawberry.field(
        description="What is done to mails on the server once they are filed; it holds for mails fetched from now on."
    )
    after_target: strawberry.Maybe[str | None] = strawberry.field(
        description="With MARK the keyword, with MOVE the folder."
    )
    default_channel_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(
        description="Who gets mail that names no channel's address; null: it waits for a person."
    )


@strawberry.input(description="The server by which a mailbox's channels send; all of it, each time.")
class MailboxSendingSetInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The mailbox.")
    host: str | None = strawberry.field(
        default=None, description="The SMTP server, such as `smtp.example.com`; null: nothing is sent from here."
    )
    port: int = strawberry.field(default=465, description="1 to 65535; 465 for TLS, 587 for STARTTLS.")
    security: Security = strawberry.field(
        default=Security.TLS, description="NONE is for servers that the installation's settings allow by name."
    )
    username: str | None = strawberry.field(default=None, description="Null: the one with which it receives.")
    password: str | None = strawberry.field(
        default=None,
        description="Kept sealed, and never readable again. Null: the one that is known, where it goes to no other"
        " server or user than before.",
    )
    anonymous: bool = strawberry.field(default=False, description="The server asks for no sign-in.")
    keeps_sent: bool = strawberry.field(
        default=False,
        description="Whether a copy goes into the account's Sent folder by IMAP; not for Gmail and Microsoft, which"
        " do that themselves.",
    )


@strawberry.input(description="What the inputs of verbs without details have in common.")
class OneMailbox(EditInput):
    id: strawberry.ID = strawberry.field(description="The mailbox.")


@strawberry.input(description="A mailbox to look into at once.")
class MailboxPollNowInput(OneMailbox): ...


@strawberry.input(description="A mailbox to look into no more.")
class MailboxDisconnectInput(OneMailbox): ...


@strawberry.type
class MailboxMutation:
    @mutation(MailboxPayload)
    async def mailbox_connect(info: Info, input: MailboxConnectInput) -> models.Mailbox:
        """Receive through a mail account from now on; what lies in it stays there. Managers and administrators."""
        return await models.Mailbox.connect(
            by=info.context.user,
            now=info.context.now,
            keyring=info.context.keyring,
            address=input.address,
            host=input.host,
            username=input.username,
            password=input.password,
            port=input.port,
            security=input.security,
            folder=input.folder,
            poll_every=input.poll_every,
            authserv_id=input.authserv_id,
            trusted_forwarders=input.trusted_forwarders,
            after_filing=input.after_filing,
            after_target=input.after_target,
            default_channel=await find_maybe(models.Channel, input.default_channel_id, info, field="defaultChannelId"),
        )

    @mutation(MailboxPayload)
    async def mailbox_update(info: Info, input: MailboxUpdateInput) -> models.Mailbox:
        """Change how a mailbox is reached; another server or user asks for the password. Managers, administrators."""
        mailbox = await _found(input, info)
        patch = changes(input, *PATCHED)
        if input.default_channel_id is not None:
            channel_id = input.default_channel_id.value
            patch["default_channel"] = await find_maybe(models.Channel, channel_id, info, field="defaultChannelId")
        patch["password"] = input.password
        await mailbox.update(by=info.context.user, now=info.context.now, keyring=info.context.keyring, **patch)
        return mailbox

    @mutation(MailboxPayload)
    async def mailbox_sending_set(info: Info, input: MailboxSendingSetInput) -> models.Mailbox:
        """Say which server sends for a mailbox's channels. Its password is asked for when it would go to another server
        or for another user than before. Managers and administrators."""
        mailbox = await find(models.Mailbox, input.id, info, expecting=input.expected_version)
        await mailbox.set_sending(
            by=info.context.user,
            now=info.context.now,
            keyring=info.context.keyring,
            host=input.host,
            port=input.port,
            security=SmtpSecurity(input.security),
            username=input.username,
            password=input.password,
            anonymous=input.anonymous,
            keeps_sent=input.keeps_sent,
        )
        return mailbox

    @mutation(MailboxPayload)
    async def mailbox_poll_now(info: Info, input: MailboxPollNowInput) -> models.Mailbox:
        """Look into a mailbox at once, also one that waits for a new password. Managers and administrators."""
        mailbox = await _found(input, info)
        await mailbox.poll_now(by=info.context.user, now=info.context.now)
        return mailbox

    @mutation(MailboxPayload)
    async def mailbox_disconnect(info: Info, input: MailboxDisconnectInput) -> models.Mailbox:
        """Look into a mailbox no more, and forget its password; what came by it stays. Managers and administrators."""
        mailbox = await _found(input, info)
        await mailbox.disconnect(by=info.context.user, now=info.context.now)
        return mailbox


async def _found(input: MailboxUpdateInput | OneMailbox, info: Info) -> models.Mailbox:
    return await find(models.Mailbox, input.id, info, expecting=input.expected_version)
