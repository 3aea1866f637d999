"""What must hold over any heap of mails; the heap is a folder that FUNIL_MAIL_CORPUS names."""

import os
import re
import time
from pathlib import Path

import pytest

from mail.caps import Cap
from mail.classify import MailClass
from mail.known import Known
from mail.message import Mail, Unreadable
from mail.outcome import IntakeOutcome
from mail.reading import read
from mail.route import route

FOLDER = os.environ.get("FUNIL_MAIL_CORPUS", "")
SECONDS = 5.0
LOADS = r"src|srcset|background|poster|data|cite|action|style"
FETCHED = re.compile(rf"<[^>]*\s(?:{LOADS})\s*=\s*[\"']?\s*(?:https?:|//|data:)", re.IGNORECASE)
ACTIVE = r"script|style|iframe|object|embed|form|link|meta|svg"
SCRIPT = re.compile(rf"<\s*(?:{ACTIVE})\b|<[^>]*\son\w+\s*=|javascript:", re.IGNORECASE)

pytestmark = pytest.mark.skipif(not FOLDER, reason="FUNIL_MAIL_CORPUS names no folder of mails")


def files() -> list[Path]:
    return sorted(path for path in Path(FOLDER).rglob("*") if path.is_file()) if FOLDER else []


def test_every_file_of_the_corpus_is_read_soon_and_can_be_stored_and_shown() -> None:
    wrong: list[str] = []
    for path in files():
        raw = path.read_bytes()
        began = time.process_time()
        found = read(raw)
        spent = time.process_time() - began
        if spent > SECONDS:
            wrong.append(f"{path}: {spent:.1f} s")
        wrong += [f"{path}: {fault}" for fault in faults(found)]

    assert files()
    assert not wrong


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
        return ["no cap"] if found.cap in (Cap.UNREADABLE, Cap.RECURSION) else []
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
