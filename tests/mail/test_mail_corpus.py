"""What must hold over any heap of mails; the heap is a folder that FUNIL_MAIL_CORPUS names."""

import os
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mail.caps import Cap
from mail.classify import MailClass
from mail.known import Known
from mail.message import Mail, Unreadable
from mail.outcome import IntakeOutcome
from mail.reader import Reader
from mail.reading import read
from mail.route import route

FOLDER = os.environ.get("FUNIL_MAIL_CORPUS", "")
LOADS = r"src|srcset|background|poster|data|cite|action|style"
FETCHED = re.compile(rf"<[^>]*\s(?:{LOADS})\s*=\s*[\"']?\s*(?:https?:|//|data:)", re.IGNORECASE)
ACTIVE = r"script|style|iframe|object|embed|form|link|meta|svg"
SCRIPT = re.compile(rf"<\s*(?:{ACTIVE})\b|<[^>]*\son\w+\s*=|<[^>]*javascript:", re.IGNORECASE)

pytestmark = pytest.mark.skipif(not FOLDER, reason="FUNIL_MAIL_CORPUS names no folder of mails")


def files() -> list[Path]:
    return sorted(path for path in Path(FOLDER).rglob("*") if path.is_file()) if FOLDER else []


async def test_every_file_of_the_corpus_is_read_by_the_child_and_can_be_stored_and_shown() -> None:
    """Within the caps of the child: 5 s of work, 20 s in all, 300 MB; prints what came of each source."""
    wrong: list[str] = []
    table: dict[str, Tally] = {}
    reader = Reader()
    for path in files():
        raw = path.read_bytes()
        began = time.monotonic()
        found = await reader.read(raw)
        table.setdefault(source(path), Tally()).count(found, time.monotonic() - began)
        wrong += [f"{path}: {fault}" for fault in faults(found)]
    reader.close()
    for name, tally in sorted(table.items()):
        print(f"{name:44} {tally}")  # noqa: T201 - the table that this run is asked for

    assert table
    assert not wrong


@dataclass
class Tally:
    """What came of the mails of one source."""

    mails: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    kinds: Counter[str] = field(default_factory=Counter)

    def count(self, found: Mail | Unreadable, seconds: float) -> None:
        self.mails, self.seconds = self.mails + 1, self.seconds + seconds
        self.slowest = max(self.slowest, seconds)
        if isinstance(found, Unreadable):
            self.kinds[f"malformed:{found.cap}"] += 1
            return
        for name in ("report", "invite", "forwarded", "away_until", "encrypted", "signed", "truncated", "files"):
            self.kinds[name] += bool(getattr(found, name))

    def __str__(self) -> str:
        kinds = ", ".join(f"{name} {number}" for name, number in sorted(self.kinds.items()) if number)
        return f"{self.mails:6} mails  {self.seconds:7.1f} s  slowest {self.slowest:5.2f} s  {kinds}"


def source(path: Path) -> str:
    return path.relative_to(FOLDER).parts[0]


def test_every_file_of_the_corpus_is_routed_to_one_outcome_and_a_second_time_to_none() -> None:
    wrong: list[str] = []
    for path in files():
        found = read(path.read_bytes())
        first = route(found, Known(default_channel=1)).decisions
        if len(first) != 1:
            wrong.append(f"{path}: {first}")
        if isinstance(found, Mail) and first[0].outcome is IntakeOutcome.CREATED and is_report(found):
            wrong.append(f"{path}: a report made a subject")

    assert not wrong


def is_report(found: Mail) -> bool:
    known = {MailClass.DSN, MailClass.MDN, MailClass.ARF, MailClass.AUTO_REPLIED}
    return route(found, Known()).classified.mail_class in known


def faults(found: Mail | Unreadable) -> list[str]:
    if isinstance(found, Unreadable):
        unexplained = (Cap.UNREADABLE, Cap.RECURSION, Cap.CPU, Cap.WALL, Cap.MEMORY)
        return [f"{found.cap}"] if found.cap in unexplained else []
    told = []
    texts = [found.text, found.new_text, found.subject_line, found.message_id, found.html or "", *found.references]
    texts += [each.name for each in found.files]
    for text in texts:
        if "\0" in text:
            told.append("NUL")
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            told.append("a lone surrogate")
    if not found.text.strip() or not found.new_text.strip():
        told.append("no text")
    if found.html and FETCHED.search(found.html):
        told.append(f"fetches {FETCHED.search(found.html)}")
    if found.html and SCRIPT.search(found.html):
        told.append(f"script {SCRIPT.search(found.html)}")
    if not re.fullmatch(r"<[^<>\s]+@[^<>\s]+>", found.message_id):
        told.append(f"id {found.message_id!r}")
    return told
