"""What `funil check` makes of what it sees: a table of observations and the words for them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest
from redis.exceptions import AuthenticationError, BusyLoadingError
from redis.exceptions import ConnectionError as NoConnection

from commands.check import database, place, queue, work
from commands.check.finding import Finding, Level
from models import Lease, Mailbox, MailboxPhase
from settings import load

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
OK, WARNING, ERROR = Level.OK, Level.WARNING, Level.ERROR
POSTGRES = "postgres://funil:geheim@db.example/funil"
REDIS = "redis://:geheim@queue.example:6379/0"
BOTH = ["funil serve 4711@norte", "funil serve 12@sul"]
KEPT = {"maxmemory": "0", "maxmemory-policy": "noeviction", "appendonly": "yes", "save": ""}


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (asyncpg.InvalidPasswordError("password authentication failed"), "refused the user or the password"),
        (asyncpg.InvalidAuthorizationSpecificationError("no role"), "refused the user or the password"),
        (asyncpg.InvalidCatalogNameError("no database"), "has no such database. Make it with createdb"),
        (asyncpg.CannotConnectNowError("starting up"), "is starting or stopping"),
        (asyncpg.TooManyConnectionsError("sorry"), "raise max_connections"),
        (TimeoutError(), "did not answer within 5 seconds"),
        (ConnectionRefusedError(111, "refused"), "cannot be reached. Start it"),
        (asyncpg.InterfaceError("odd"), "cannot be used: odd"),
    ],
)
def test_why_postgresql_is_not_reached(failure: Exception, words: str) -> None:
    sentence = database.unreachable(POSTGRES, failure)
    assert words in sentence
    assert "db.example" in sentence
    assert "geheim" not in sentence


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (AuthenticationError("invalid"), "refused the password"),
        (NoConnection("NOAUTH Authentication required."), "refused the password"),
        (BusyLoadingError("LOADING Redis is loading the dataset"), "still reading"),
        (NoConnection("Error 111"), "cannot be reached. Start it"),
        (OSError("no route"), "cannot be reached. Start it"),
    ],
)
def test_why_redis_is_not_reached(failure: Exception, words: str) -> None:
    finding = queue.unreachable(REDIS, failure)
    assert finding.level is ERROR
    assert words in finding.sentence
    assert "geheim" not in finding.sentence


@pytest.mark.parametrize(
    ("kept", "levels", "words"),
    [
        (KEPT, [OK], "keeps what it is given"),
        (None, [WARNING], "does not tell how it is set"),
        ({**KEPT, "maxmemory-policy": "allkeys-lru"}, [WARNING], "allkeys-lru"),
        ({**KEPT, "maxmemory-policy": "allkeys-lru", "maxmemory": "100"}, [ERROR], "throws work away"),
        ({**KEPT, "appendonly": "no"}, [WARNING], "not at all"),
        ({**KEPT, "appendonly": "no", "save": "3600 1"}, [WARNING], "only now and then"),
        ({**KEPT, "appendonly": "no", "maxmemory-policy": "volatile-ttl"}, [WARNING, WARNING], "volatile-ttl"),
    ],
)
def test_whether_redis_keeps_what_it_is_given(kept: dict[str, str] | None, levels: list[Level], words: str) -> None:
    findings = queue.keeping(REDIS, kept)
    assert [finding.level for finding in findings] == levels
    assert words in findings[0].sentence


@pytest.mark.parametrize(
    ("finding", "level", "words"),
    [
        (queue.without(on_sqlite=True), OK, "None is needed"),
        (queue.without(on_sqlite=False), WARNING, "must be the only one"),
        (database.sqlite((3, 40, 1))[0], WARNING, "3.40.1 is older than 3.51.3"),
        (database.sqlite((3, 51, 3))[0], OK, "SQLite 3.51.3."),
        (database.postgres(POSTGRES, 12), WARNING, "no longer maintained"),
        (database.postgres(POSTGRES, 17), OK, "PostgreSQL 17 at postgres://funil@db.example/funil."),
        (database.unmigrated(["0002_second"]), ERROR, "lacks the migration 0002_second. Run `funil migrate`"),
        (database.unmigrated(["0001", "0002"]), ERROR, "lacks 2 migrations"),
        (database.words(["note", "subject"])[0], WARNING, "the rows of note, subject. Run `funil reindex`"),
        (database.skew(0.4), OK, "agree"),
        (database.skew(5), WARNING, "5 seconds ahead of"),
        (database.skew(-5), WARNING, "5 seconds behind"),
        (database.skew(-3600), ERROR, "3600 seconds behind"),
        (work.opens([], 3), OK, "all 3"),
        (work.opens(["a@x", "b@x", "c@x", "d@x"], 5), ERROR, "4 of 5 sealed secrets (a@x, b@x, c@x and others)"),
        (work.opens([], 3, outdated=2), WARNING, "sealed 2 of 3 secrets. Run `funil secrets rotate`"),
        (work.opens(["a@x", "a@x"], 3, outdated=2), ERROR, "2 of 3 sealed secrets (a@x)"),
        (work.together(BOTH, scaled=False)[0], ERROR, "2 servers are on this database (4711@norte, 12@sul)"),
        (place.unwritable(Path("/data"), PermissionError(13, "no")), ERROR, "belongs to another user"),
        (place.unwritable(Path("/data"), OSError(30, "ro")), ERROR, "mounted read-only"),
        (place.unwritable(Path("/data"), OSError(28, "full")), ERROR, "the disk is full"),
        (place.unwritable(Path("/data"), OSError(5, "I/O error")), ERROR, "I/O error. Mend that"),
    ],
)
def test_one_observation_one_sentence(finding: Finding, level: Level, words: str) -> None:
    assert finding.level is level
    assert words in finding.sentence


def test_a_server_alone_and_servers_with_redis_are_right() -> None:
    assert work.together(BOTH[:1], scaled=False) == [] == work.together(BOTH, scaled=True)


def lease(seconds: float | None) -> Lease:
    until = None if seconds is None else NOW + timedelta(seconds=seconds)
    return Lease(name="clock", fence=3, holder=None if until is None else "box 42 abcd", until=until)


@pytest.mark.parametrize(
    ("held", "scaled", "level", "words"),
    [
        (lease(8), True, OK, "Process 42 on box keeps the time"),
        (lease(-15), True, OK, "keeps the time"),
        (
            lease(-21),
            True,
            ERROR,
            "nothing happens in time. The last one was there",
        ),
        (lease(None), True, ERROR, "No worker is running"),
        (None, True, ERROR, "Start `funil work`"),
        (None, False, OK, "a part of `funil serve`"),
    ],
)
def test_whether_a_worker_is_there(held: Lease | None, scaled: bool, level: Level, words: str) -> None:
    finding = work.keeps_time(held, NOW, scaled=scaled)
    assert finding.level is level
    assert words in finding.sentence


@pytest.mark.parametrize(
    ("phase", "error", "words"),
    [
        (MailboxPhase.READY, None, None),
        (MailboxPhase.NEW, None, None),
        (MailboxPhase.FAILING, "TIMEOUT", "The server imap.example did not answer in time."),
        (MailboxPhase.NEEDS_AUTH, "AUTH_FAILED", "refused the user name or the password. It waits until a person"),
        (MailboxPhase.FAILING, "SOMETHING_NEW", "It failed."),
    ],
)
def test_how_a_mailbox_is(phase: MailboxPhase, error: str | None, words: str | None) -> None:
    mailbox = Mailbox(address="box@funil.example", host="imap.example", folder="INBOX", phase=phase, last_error=error)
    finding = work.healthy(mailbox)
    assert (finding is None) == (words is None)
    assert finding is None or (finding.level is WARNING and words is not None and words in finding.sentence)


def test_sessions_in_the_open_are_a_warning(tmp_path: Path) -> None:
    def of(**environ: str) -> Finding:
        return place.origins(load({"FUNIL_DATA_DIR": str(tmp_path), **environ}))[0]

    assert of().level is OK
    assert of(FUNIL_PUBLIC_URL="https://crm.example.com").level is OK
    assert "TLS" in of(FUNIL_PUBLIC_URL="http://crm.example.com").sentence
    assert "https://app.example.com" in of(FUNIL_ORIGINS="https://app.example.com").sentence
