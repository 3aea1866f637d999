"""Messages of a stream are whole or not sent: one with a hole would say, by its position, that all before it was told.

When the database goes away while a message is made, the line is cut. The client comes back and resumes from the last
position it was given, where an error would have ended its subscription for good.
"""

from collections.abc import AsyncIterator, Iterable
from contextlib import aclosing
from typing import Any

from graphql import GraphQLError

from schema.masking import UNAVAILABLE


def away(errors: Iterable[GraphQLError] | None) -> bool:
    """Whether a message could not be made because the database did not answer."""
    return any((error.extensions or {}).get("code") == UNAVAILABLE for error in errors or ())


async def unbroken(results: Any) -> AsyncIterator[Any]:
    """For server-sent events, which have no close code: the response ends without its end."""
    async with aclosing(results):
        async for result in results:
            if away(result.errors):
                raise ConnectionAbortedError("The database went away in the middle of a stream.")
            yield result
