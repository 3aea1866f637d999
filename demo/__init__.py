"""The demo: a sales team's funnel to look at, and a mailbox of its own to write to. Nothing of the product needs it.

Here stands what a visitor needs, quick to import; what runs the demo inside the server is `demo.playing`.
"""

from demo.imap import Account, DemoMailboxError
from demo.mail import deliver
from demo.visiting import account, compose_mail, compose_reply, sent_mails, users

__all__ = ["Account", "DemoMailboxError", "account", "compose_mail", "compose_reply", "deliver", "sent_mails", "users"]
