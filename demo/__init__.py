"""The demo: a sales team's funnel to look at, and a mailbox of its own to write to. Nothing of the product needs it."""
