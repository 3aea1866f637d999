"""A message that could not be made whole is not sent: the line is cut, and the client resumes."""

from collections.abc import AsyncIterator, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from graphql import GraphQLError

from schema.live.whole import away, unbroken

AWAY = GraphQLError("…", extensions={"code": "UNAVAILABLE"})
OTHER = GraphQLError("…", extensions={"code": "INTERNAL"})


@pytest.mark.parametrize(
    ("errors", "cut"),
    [(None, False), ([], False), ([OTHER], False), ([GraphQLError("…")], False), ([AWAY], True), ([OTHER, AWAY], True)],
)
def test_only_a_database_that_is_away_cuts_the_line(errors: Sequence[GraphQLError] | None, cut: bool) -> None:
    assert away(errors) is cut


async def test_what_came_before_is_sent_and_the_hole_is_not() -> None:
    closed: list[bool] = []

    async def results() -> AsyncIterator[Any]:
        try:
            yield SimpleNamespace(data=1, errors=None)
            yield SimpleNamespace(data=2, errors=[AWAY])
            yield SimpleNamespace(data=3, errors=None)
        finally:
            closed.append(True)

    stream = unbroken(results())
    assert (await anext(stream)).data == 1
    with pytest.raises(ConnectionAbortedError):
        await anext(stream)
    assert closed == [True]
