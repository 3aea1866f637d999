"""The one way in which a command says no."""


class Refusal(Exception):
    """The command cannot be carried out; the message says why and what to do."""
