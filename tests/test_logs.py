"""What is logged is of use to whoever runs the house, and holds nobody's words, addresses or secrets."""

import io
import json
import logging
import trace
from collections.abc import Iterator
from typing import Any

import pytest

import logs

KEY = "funil_abcd1234_Zm9vYmFyYmF6cXV4cXV1eGNvcmdlZ3JhdWx0Z2FycGx5x_1234abcd"


@pytest.fixture
def paper() -> Iterator[io.StringIO]:
    """Where the lines go; afterwards logging is as it was."""
    root, stream = logging.getLogger(), io.StringIO()
    kept, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in logs.QUIET}
    try:
        yield stream
    finally:
        root.handlers[:] = kept
        root.setLevel(level)
        for name, held in levels.items():
            logging.getLogger(name).setLevel(held)


def written(paper: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in paper.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("redis://:pa55@cache:6379/0 is away", "redis://…@cache:6379/0 is away"),
        ("GET https://login.example/token?code=4711#x failed", "GET https://login.example/token?… failed"),
        ("Eva <eva.lima@padaria.example> wrote", "Eva <…@…> wrote"),
        (f"The key {KEY} is unknown", "The key … is unknown"),
        ("trace 0af7651916cd43dd8448eb211c80319c", "trace 0af7651916cd43dd8448eb211c80319c"),
        ("a_word_of_ours_that_is_longer_than_tokens_are", "a_word_of_ours_that_is_longer_than_tokens_are"),
    ],
)
def test_addresses_passwords_and_tokens_are_left_out(said: str, kept: str) -> None:
    assert logs.scrubbed(said) == kept


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("invalid literal for int() with base 10: 'Eva Lima'", "invalid literal for int() with base 10: '…'"),
        ('duplicate key "user_email_key"\nDETAIL: Key (email)=(eva@x.example)', 'duplicate key "user_email_key"'),
        ("Failing row: Key (name)=(Eva Lima).", "Failing row: Key (name)=(…)."),
    ],
)
def test_an_exception_keeps_what_is_ours_of_its_message(said: str, kept: str) -> None:
    assert logs.unquoted(ValueError(said)) == kept


def test_a_stack_says_where_and_of_each_cause_not_what_a_person_wrote(paper: io.StringIO) -> None:
    logs.configure(level="debug", form="json", stream=paper)
    try:
        try:
            int("Eva Lima")
        except ValueError as failure:
            raise RuntimeError("it was «Eva Lima»") from failure
    except RuntimeError as failure:
        failure.add_note("said by Eva Lima")
        logging.getLogger("funil.any").exception("It failed: %s", failure)

    (line,) = written(paper)
    assert line["event"] == "It failed: it was '…'" and line["level"] == "error" and line["logger"] == "funil.any"
    assert "test_logs.py" in line["exception"] and "RuntimeError: it was '…'" in line["exception"]
    assert "Eva" not in paper.getvalue().replace('int(\\"Eva Lima\\")', "").replace("«Eva Lima»", "")


def test_each_line_of_an_errand_carries_its_number(paper: io.StringIO) -> None:
    logs.configure(level="info", form="json", stream=paper)

    number = trace.begin("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
    trace.about(actor=7)
    logging.getLogger("uvicorn.error").info("One line")
    other = trace.begin("no traceparent", job="poll", row=3)
    logging.getLogger("dramatiq.worker").info("Another")

    first, second = written(paper)
    assert (first["trace"], first["actor"]) == (number, 7) == ("0af7651916cd43dd8448eb211c80319c", 7)
    assert (second["trace"], second["job"], second["row"]) == (other, "poll", 3) and "actor" not in second
    assert trace.current() == other


def test_libraries_that_tell_statements_are_quiet_even_when_everything_is_asked_for(paper: io.StringIO) -> None:
    logs.configure(level="debug", form="console", stream=paper)

    logging.getLogger("tortoise.db_client").debug("INSERT INTO customer VALUES ('Eva Lima')")
    logging.getLogger("imapclient.imaplib").debug("LOGIN eva secret")
    logging.getLogger("funil.any").debug("Heard")

    assert "Heard" in paper.getvalue() and "Eva" not in paper.getvalue() and "secret" not in paper.getvalue()
