"""What the demo has sent, kept in a folder to be looked at and answered. The server stands in `demo/smtpd.py`."""

import email
from email.message import Message
from email.policy import SMTP as POLICY
from email.utils import parseaddr
from pathlib import Path

from demo.letters import ANSWERS, Letter


def newest(data_dir: Path) -> Message | None:
    """The mail that was sent last."""
    files = sent(data_dir)
    return email.message_from_bytes(files[-1].read_bytes(), policy=POLICY) if files else None


def sent(data_dir: Path) -> list[Path]:
    """The oldest first."""
    return sorted(folder_of(data_dir).glob("*.eml"), key=lambda path: int(path.stem))


def answer_to(sent: Message, locale: str) -> Letter:
    """What its recipient answers: to where it asks answers to go."""
    line = str(sent["Subject"] or "")
    return Letter(
        sender=str(sent["To"]).partition(",")[0].strip(),
        to=parseaddr(str(sent["Reply-To"] or sent["From"]))[1],
        subject=line if line.lower().startswith("re:") else f"Re: {line}",
        text=ANSWERS[locale],
    )


def folder_of(data_dir: Path) -> Path:
    return data_dir / "demo-outbox"
