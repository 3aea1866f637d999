"""Redis: whether it answers, and whether it keeps what it is given."""

from collections.abc import Mapping

from redis.asyncio import Redis
from redis.exceptions import AuthenticationError, NoPermissionError, RedisError, ResponseError

from commands.check.finding import Finding, Level
from storage.engine import shown

PATIENCE = 5.0
ASKED = ("maxmemory", "maxmemory-policy", "appendonly", "save")


async def examined(redis_url: str | None, *, on_sqlite: bool) -> list[Finding]:
    if redis_url is None:
        return [without(on_sqlite=on_sqlite)]
    client = Redis.from_url(redis_url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, decode_responses=True)
    try:
        await client.ping()
        try:
            kept = {name: str((await client.config_get(name)).get(name) or "") for name in ASKED}
        except (ResponseError, NoPermissionError):
            kept = None
    except (RedisError, OSError) as failure:
        return [unreachable(redis_url, failure)]
    finally:
        await client.aclose()
    return keeping(redis_url, kept)


def without(*, on_sqlite: bool) -> Finding:
    if on_sqlite:
        return Finding("redis", Level.OK, "None is needed: on SQLite one process does all, with its worker inside.")
    return Finding(
        "redis",
        Level.WARNING,
        "FUNIL_REDIS_URL is not set, so `funil serve` does its own work and must be the only one on this database. "
        "For several processes set it in all of them.",
    )


def unreachable(redis_url: str, failure: Exception) -> Finding:
    place = shown(redis_url)
    if isinstance(failure, AuthenticationError) or "NOAUTH" in str(failure) or "WRONGPASS" in str(failure):
        sentence = f"Redis at {place} refused the password. Set the right one in FUNIL_REDIS_URL."
    elif "LOADING" in str(failure):
        sentence = f"Redis at {place} is still reading what it has kept. Try again in a moment."
    else:
        sentence = (
            f"Redis at {place} cannot be reached. Start it, or mend FUNIL_REDIS_URL. Meanwhile people can work, and "
            "mail waits."
        )
    return Finding("redis", Level.ERROR, sentence)


def keeping(redis_url: str, kept: Mapping[str, str] | None) -> list[Finding]:
    """What its configuration means for a queue; None: it does not tell."""
    place = shown(redis_url)
    if kept is None:
        sentence = f"Redis at {place} answers and does not tell how it is set. It needs noeviction and appendonly."
        return [Finding("redis", Level.WARNING, sentence)]
    found = []
    if kept["maxmemory"] not in ("", "0") and kept["maxmemory-policy"] != "noeviction":
        sentence = (
            f"Redis at {place} throws work away when its memory is full ({kept['maxmemory-policy']}). "
            "Set maxmemory-policy to noeviction."
        )
        found.append(Finding("redis", Level.ERROR, sentence))
    elif kept["maxmemory-policy"] not in ("", "noeviction"):
        sentence = (
            f"Redis at {place} has the policy {kept['maxmemory-policy']}: with a limit on its memory it would throw "
            "work away. Set maxmemory-policy to noeviction."
        )
        found.append(Finding("redis", Level.WARNING, sentence))
    if kept["appendonly"] != "yes":
        when = "only now and then" if kept["save"] else "not at all"
        sentence = (
            f"Redis at {place} keeps its data {when}: after its restart work waits for the sweeper. "
            "Set appendonly to yes."
        )
        found.append(Finding("redis", Level.WARNING, sentence))
    return found or [Finding("redis", Level.OK, f"Redis at {place} answers, and keeps what it is given.")]
