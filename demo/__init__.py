"""The demo: a sales team's funnel to look at, and a mailbox of its own to write to. Nothing of the product needs it."""

from demo.imap import Account, DemoMailboxError
from demo.mail import deliver
from demo.playing import account, allowing, compose_mail, running, users

__all__ = ["Account", "DemoMailboxError", "account", "allowing", "compose_mail", "deliver", "running", "users"]
