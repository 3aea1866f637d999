"""Subject lines without what mail programs put before them. Knows no mail."""

from mail.reply import FORWARD, REPLY


def stripped(subject_line: str) -> str:
    """`Re: ENC: Barcos` is about `Barcos`."""
    while prefix := REPLY.match(subject_line) or FORWARD.match(subject_line):
        subject_line = subject_line[prefix.end() :]
    return " ".join(subject_line.split())


def compared(subject_line: str) -> str:
    """The spelling by which two subject lines are the same."""
    return stripped(subject_line).casefold()


def is_reply(subject_line: str) -> bool:
    return REPLY.match(subject_line) is not None


def is_forward(subject_line: str) -> bool:
    """Whether the outermost prefix says so: an answer to a forwarded mail is an answer."""
    return FORWARD.match(subject_line) is not None
