"""Whether a first mail is answered by itself: to people who wrote, seldom, and never where two machines could meet.

RFC 3834 §2 and RFC 5230 §4.2, §4.6. Pure: what was sent before is told.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from mail.address import domain
from mail.message import Mail

ONCE_IN = timedelta(days=7)
PER_MINUTE = 30
NOBODY = re.compile(
    r"owner-|.*-(?:request|owner|errors|bounces)\Z|(?:no|do[-_.]?not|n[aã]o)[-_.]?(?:reply|respond[ae]r?|responda)|mailer[-_.]?daemon|postmaster|bounces?|abuse"
    r"|notifications?|newsletter|listserv|majordomo|root|daemon",
    re.IGNORECASE,
)
LIST_HEADERS = ("list-id", "list-post", "list-unsubscribe", "feedback-id", "list-help")


@dataclass(frozen=True, kw_only=True)
class Before:
    """`own`: the domains of this installation. `to_sender`: acknowledgements to this address, from this channel, within
    `ONCE_IN`. `this_minute`: of all channels, within a minute. `unwanted`: they asked for no mail, or mail to them came
    back. `imported`: the mail lay there long before the mailbox was connected."""

    own: frozenset[str] = frozenset()
    to_sender: int = 0
    this_minute: int = 0
    unwanted: bool = False
    imported: bool = False


def why_not(mail: Mail, contact: str, before: Before) -> str | None:
    """What forbids an acknowledgement to `contact`, for the log; None: nothing does."""
    if before.imported:
        return "imported from a history"
    if before.unwanted:
        return "an address that is to get no mail"
    written_by_contact = mail.sender is not None and mail.sender.addr == contact
    if written_by_contact and (sign := _automatic(mail)):
        return sign
    if NOBODY.match(contact.rpartition("@")[0]) or "no-reply" in contact or "noreply" in contact:
        return "an address that nobody reads"
    if domain(contact) in before.own:
        return "an address of our own domain"
    if before.to_sender:
        return "acknowledged within a week"
    if before.this_minute >= PER_MINUTE:
        return "too many within a minute"
    return None


def _automatic(mail: Mail) -> str | None:
    """A machine, a list, or somebody who asked for no automatic answer."""
    if (mail.header("auto-submitted") or "no").strip().lower() != "no":
        return "automatic mail"
    if (mail.header("precedence") or "").strip().lower() in ("bulk", "list", "junk", "auto_reply"):
        return "mail to many"
    if any(mail.header(name) for name in LIST_HEADERS):
        return "a mailing list"
    if (mail.header("return-path") or "-").strip() in ("<>", ""):
        return "a null sender"
    suppressed = {part.strip().lower() for part in (mail.header("x-auto-response-suppress") or "").split(",")}
    if suppressed & {"all", "autoreply", "oof"}:
        return "asked for no automatic answer"
    return None
