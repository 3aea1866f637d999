"""Signs of our own: made, read again, and never believed without their MAC."""

import re

import pytest

from mail.thread import (
    INSTANCE_HEADER,
    OwnMessage,
    instance_value,
    message_id,
    own_instance,
    own_message,
    plus_address,
    subject_of_address,
)

KEY, OTHER = b"one installation's key", b"another installation's key"
NONCE = "abcdefgh234"


def test_an_answer_to_the_plus_address_finds_its_subject() -> None:
    addr = plus_address(KEY, "vendas@firma.com.br", 4711)

    assert re.fullmatch(r"vendas\+s4711-[a-z2-7]{20}@firma\.com\.br", addr)
    assert subject_of_address(KEY, addr) == 4711
    assert subject_of_address(KEY, addr.upper()) == 4711


@pytest.mark.parametrize(
    "addr",
    [
        plus_address(OTHER, "vendas@firma.com.br", 4711),
        plus_address(KEY, "vendas@firma.com.br", 4711).replace("4711", "4712"),
        "vendas+s4711-aaaaaaaaaaaaaaaaaaaa@firma.com.br",
        "vendas+s4711@firma.com.br",
        "vendas+s0-aaaaaaaaaaaaaaaaaaaa@firma.com.br",
        "vendas@firma.com.br",
        "",
    ],
)
def test_a_forged_or_foreign_token_is_nothing(addr: str) -> None:
    assert subject_of_address(KEY, addr) is None


def test_our_message_id_names_its_subject() -> None:
    made = message_id(KEY, subject_id=4711, nonce=NONCE, domain="firma.com.br")

    assert own_message(KEY, made) == OwnMessage(subject_id=4711, nonce=NONCE)
    assert own_message(KEY, made.replace("firma", "FIRMA")) is not None


def test_our_message_id_has_no_shape_that_spam_filters_count() -> None:
    made = message_id(KEY, subject_id=4711, nonce=NONCE, domain="firma.com.br")

    local = made[1:].partition("@")[0]
    assert not re.fullmatch(r"[a-z\d][a-z\d$-]{10,29}[a-z\d]", local, re.IGNORECASE)
    assert not re.search(r"[0-9a-f]{128}", made)
    assert len(made) < 120


@pytest.mark.parametrize("nonce", ["short", "UPPERCASE!", "a" * 33, "with space 2"])
def test_a_nonce_of_another_shape_is_refused(nonce: str) -> None:
    with pytest.raises(ValueError, match="base32"):
        message_id(KEY, subject_id=1, nonce=nonce, domain="firma.com.br")


@pytest.mark.parametrize(
    "forged",
    [
        message_id(OTHER, subject_id=4711, nonce=NONCE, domain="firma.com.br"),
        message_id(KEY, subject_id=4711, nonce=NONCE, domain="firma.com.br").replace("s4711", "s4712"),
        message_id(KEY, subject_id=4711, nonce=NONCE, domain="firma.com.br").replace(NONCE, NONCE[::-1]),
        "<funil.abcdefgh.s4711.aaaaaaaaaaaaaaaaaaaa@firma.com.br>",
        "<1@cliente.com.br>",
        "",
    ],
)
def test_a_forged_or_foreign_message_id_is_nothing(forged: str) -> None:
    assert own_message(KEY, forged) is None


def test_one_kind_of_sign_does_not_pass_for_another() -> None:
    made = message_id(KEY, subject_id=4711, nonce=NONCE, domain="firma.com.br")
    mac = made.rpartition(".s4711.")[2].partition("@")[0]

    assert subject_of_address(KEY, f"vendas+s4711-{mac}@firma.com.br") is None


def test_our_header_gives_back_the_message_id_that_a_provider_replaced() -> None:
    made = message_id(KEY, subject_id=4711, nonce=NONCE, domain="firma.com.br")
    value = instance_value(KEY, made)

    assert INSTANCE_HEADER == "X-Funil-Instance"
    assert own_instance(KEY, f" {value}\t") == made
    assert own_instance(OTHER, value) is None
    assert own_instance(KEY, value.replace("4711", "4712")) is None
    assert own_instance(KEY, "") is None
