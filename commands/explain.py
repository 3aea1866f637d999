"""`funil explain`: the statements that a query takes, and what the database makes of them. Nothing is changed."""

import argparse
import asyncio
import json
import logging
import sys
from typing import Any

import models
from commands.database import opened
from commands.refusal import Refusal
from schema import schema
from schema.context import Context
from schema.live.tail import Tail
from settings import Settings
from storage import engine

LOG = logging.getLogger("tortoise.db_client")
EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgres": "EXPLAIN "}
Statement = tuple[str, list[Any]]


def explain(settings: Settings, options: argparse.Namespace) -> int:
    document = sys.stdin.read() if options.file is None else options.file.read_text("utf-8")
    try:
        variables = json.loads(options.variables)
    except ValueError as error:
        raise Refusal("The variables are no JSON.") from error
    asyncio.run(_explain(settings, document, variables, options.email, options.database))
    return 0


async def _explain(settings: Settings, document: str, variables: Any, email: str, asking: bool) -> None:
    async with opened(settings):
        person = await models.User.get_or_none(email=email)
        viewer = await models.User.acting(person.id) if person is not None else None
        if viewer is None:
            raise Refusal(f"There is no user {email}.")
        keyring = models.Keyring(settings.secret_keys)
        epoch = (await models.Workspace.current()).epoch
        context = Context(settings=settings, epoch=epoch, tail=Tail(), keyring=keyring, viewer=viewer)
        with Listening() as heard:
            answer = await schema.execute(document, variable_values=variables, context_value=context)
        if answer.errors:
            raise Refusal(f"The query was refused: {answer.errors[0].message}")
        for number, (text, values) in enumerate(list(heard.statements), 1):
            sys.stdout.write(f"-- {number} of {len(heard.statements)}\n{text};\n-- {values}\n")
            if asking:
                sys.stdout.write("".join(f"--   {line}\n" for line in await _means(text, values)))


async def _means(text: str, values: list[Any]) -> list[str]:
    """How the database goes about it."""
    rows = await engine.rows(EXPLAIN[engine.dialect()] + text, values)
    return [str(row[-1]) for row in rows]


class Listening(logging.Handler):
    """Hears the statements that the database is given."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.statements: list[Statement] = []

    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(record.args, tuple) and len(record.args) == 2:
            text, values = record.args
            self.statements.append((str(text), list(values) if isinstance(values, list | tuple) else []))

    def __enter__(self) -> "Listening":
        self._before, self._told = LOG.level, LOG.propagate
        LOG.addHandler(self)
        LOG.setLevel(logging.DEBUG)
        LOG.propagate = False
        return self

    def __exit__(self, *_: object) -> None:
        LOG.removeHandler(self)
        LOG.setLevel(self._before)
        LOG.propagate = self._told
