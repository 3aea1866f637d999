"""How what is logged is written: a line for people or JSON for machines, and nothing personal in either.

Everything passes here, uvicorn's, dramatiq's and Tortoise's lines too. What an exception says may hold a person's
words, so its message is kept only as far as it cannot be one: no quoted text, no address, no values of a row.
"""

import logging
import re
import sys
import trace
import traceback
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog
from structlog.typing import Processor

QUIET = ("tortoise", "httpx", "httpcore", "imapclient", "asyncio", "aiosqlite", "aiosmtplib", "charset_normalizer")
"""Libraries that tell, when asked for everything, statements with their values, addresses or passwords."""
LONGEST = 2_000
"""Characters of one value; a stack may be ten times as long."""

_USERINFO = re.compile(r"([a-z][a-z0-9+.-]*://)[^\s/@]*@", re.IGNORECASE)
_QUERY = re.compile(r"([a-z][a-z0-9+.-]*://[^\s?#\"']*)[?#][^\s\"']*", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>\"'(),;:=…/]+@[^\s<>\"'(),;:=/]+")
_TOKEN = re.compile(r"\b(?:[A-Za-z0-9_-]*_)?[A-Za-z0-9_-]{32,}\b")
_KNOWN = re.compile(r"[a-z]+(?:_[a-z]+)*|[0-9a-f]{32}|[0-9a-f]{64}")
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|«[^»]*»")
_PARENS = re.compile(r"=\([^)]*\)")
_NAME = re.compile(r"['\"][a-z]+(?:_[a-z0-9]+)+['\"]")


def configure(*, level: str, form: str, stream: TextIO = sys.stderr) -> None:
    """Send every logger's lines through one formatter to `stream`."""
    as_json = form == "json" or (form == "auto" and not stream.isatty())
    shared: list[Processor] = [
        trace.told,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        stacks,
        cleaned,
    ]
    shown: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=stream.isatty())
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, shown]
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    handler.addFilter(Careful())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "uvicorn.asgi", "dramatiq"):
        held = logging.getLogger(name)
        held.handlers.clear()
        held.propagate = True
        held.setLevel(logging.NOTSET)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


def stacks(_: Any, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An exception as its stack, with a message that can be shown."""
    held = line.pop("exc_info", None)
    if held is True:
        held = sys.exc_info()
    failure = held[1] if isinstance(held, tuple) else held
    if isinstance(failure, BaseException):
        line["exception"] = stack(failure)
    return line


def stack(failure: BaseException) -> str:
    """Where it happened stays as it is: that is code. What was said is another matter."""
    told = traceback.TracebackException.from_exception(failure)
    _quieten(told)
    return "".join(told.format()).rstrip("\n")[: LONGEST * 10]


def _quieten(told: traceback.TracebackException | None) -> None:
    if told is None:
        return
    held: Any = told
    held._str, held.__notes__ = unquoted(held._str or ""), None
    for other in (told.__cause__, told.__context__, *(told.exceptions or ())):
        _quieten(other)


def unquoted(said: object) -> str:
    """What an exception says, without what it quotes; values of rows stand in further lines of PostgreSQL's."""
    first = str(said).partition("\n")[0]
    first = _QUOTED.sub(lambda found: found[0] if _NAME.fullmatch(found[0]) else "'…'", first)
    return scrubbed(_PARENS.sub("=(…)", first))


class Careful(logging.Filter):
    """Before a line is put together: what it says of an exception is not said in that one's words."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                unquoted(value) or type(value).__name__ if isinstance(value, BaseException) else value
                for value in record.args
            )
        return True


def cleaned(_: Any, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """No value of a line holds an address, a password in a URL or a token."""
    for name, value in line.items():
        if isinstance(value, str) and name not in ("level", "timestamp", "logger", "trace", "exception"):
            line[name] = scrubbed(value)[:LONGEST]
    return line


def scrubbed(said: str) -> str:
    said = _USERINFO.sub(r"\1…@", said)
    said = _QUERY.sub(r"\1?…", said)
    return _TOKEN.sub(_unless_known, _ADDRESS.sub("…@…", said))


def _unless_known(found: re.Match[str]) -> str:
    """A hash of a document is no secret, and a long word of ours has low dashes between small letters."""
    return found[0] if _KNOWN.fullmatch(found[0]) and not found[0].startswith("funil_") else "…"
