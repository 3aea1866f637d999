"""Whatever dice make of a mail, it is read soon, can be stored and shown, and has one outcome."""

import time

import pytest

from mail.known import Known
from mail.reading import read
from mail.route import route
from tests.mail.mutants import mutants
from tests.mail.test_mail_corpus import faults

SECONDS = 5.0


def faults_of(raw: bytes) -> list[str]:
    began = time.process_time()
    found = read(raw)
    told = faults(found)
    if (spent := time.process_time() - began) > SECONDS:
        told.append(f"{spent:.1f} s")
    decisions = route(found, Known(default_channel=1)).decisions
    return told if len(decisions) == 1 else [*told, f"{len(decisions)} outcomes"]


@pytest.mark.parametrize("seed", range(4))
def test_a_hundred_and_fifty_broken_mails(seed: int) -> None:
    wrong = {number: told for number, raw in enumerate(mutants(seed, 150)) if (told := faults_of(raw))}
    assert not wrong


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 120))
def test_thousands_of_broken_mails(seed: int) -> None:
    wrong = {number: told for number, raw in enumerate(mutants(seed, 1_000)) if (told := faults_of(raw))}
    assert not wrong
