"""Documents that would take the server's time are refused at once, in time linear in their length."""

import time
from collections.abc import Callable

import pytest
from graphql import get_introspection_query, parse, validate

from schema import schema
from schema.limits import CODE, Limits
from tests.make import Cast
from tests.schema.test_funnel import BOARD
from tests.web import Web

pytestmark = pytest.mark.once

SCHEMA = schema._schema


def bomb(fragments: int) -> str:
    """Each fragment spreads the next one twice: two to the power of `fragments` selections."""
    chain = " ".join(f"fragment f{n} on Query {{ ...f{n + 1} ...f{n + 1} }}" for n in range(fragments))
    return f"{{ ...f0 }} {chain} fragment f{fragments} on Query {{ workspace {{ name }} }}"


def nested(depth: int) -> str:
    return "{ stages " + "{ id " * depth + "}" * depth + " }"


def refused(document: str) -> str | None:
    """Which limit refuses this document, by our rule alone."""
    errors = validate(SCHEMA, parse(document), [Limits])
    return str(errors[0].extensions["limit"]) if errors and errors[0].extensions else None


@pytest.mark.parametrize(
    ("document", "limit"),
    [
        pytest.param(bomb(20), "root fields", id="a bomb of fragments"),
        pytest.param(bomb(29), "root fields", id="a larger bomb"),
        pytest.param(bomb(200), "fragments", id="a bomb of 200 fragments"),
        pytest.param("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }", "selections", id="a circle"),
        pytest.param("{ " + "__typename " * 19 + "workspace { " + "name " * 700 + "} }", "selections", id="700 names"),
        pytest.param("{ " + "__typename " * 21 + "}", "root fields", id="21 roots"),
        pytest.param("{ workspace { " + " ".join(f"a{n}: name" for n in range(31)) + " } }", "aliases", id="aliases"),
        pytest.param(
            "{ ...a ...a ...a ...a } fragment a on Query { workspace { "
            + " ".join(f"a{n}: name" for n in range(10))
            + " } }",
            "aliases",
            id="aliases through a fragment",
        ),
        pytest.param("{ workspace { " + "name @skip(if: false) " * 30 + "} }", "directives", id="directives"),
        pytest.param("{ stages { " * 1 + "id " + "} }", None, id="a small one"),
        pytest.param(nested(13), "depth", id="13 deep"),
        pytest.param(
            "{ customers(first: 100) { nodes { subjects(first: 100) { nodes { timeline(first: 100) { nodes { id }"
            " } } } } } }",
            "cost",
            id="lists in lists in lists",
        ),
        pytest.param(
            "query($n: Int!) { customers(first: $n) { nodes { subjects(first: $n) { nodes { messages(first: $n) "
            "{ nodes { author { name } } } } } } } }",
            "cost",
            id="page sizes by variables count as the largest",
        ),
        pytest.param(
            'mutation { a: signIn(input: {email: "a", password: "b"}) { replayed } '
            'b: signIn(input: {email: "a", password: "c"}) { replayed } }',
            "signIn",
            id="two passwords in one request",
        ),
        pytest.param(
            "mutation { ...A ...B } fragment A on Mutation { a: signOut(input: {}) { replayed } }"
            ' fragment B on Mutation { b: signIn(input: {email: "a", password: "c"}) { replayed } ...C }'
            ' fragment C on Mutation { c: signIn(input: {email: "a", password: "d"}) { replayed } }',
            "signIn",
            id="two passwords in fragments",
        ),
        pytest.param(get_introspection_query(), None, id="introspection"),
        pytest.param(BOARD, None, id="the board"),
    ],
)
def test_a_document_is_refused_by_the_limit_that_it_breaks(document: str, limit: str | None) -> None:
    assert refused(document) == limit


def measured(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def test_the_time_of_a_refusal_does_not_double_with_each_fragment() -> None:
    """Ratios in one process: 29 fragments against 10 would be half a million with the stock limiter."""
    small, large = parse(bomb(10)), parse(bomb(29))
    validate(SCHEMA, small, [Limits])

    ratio = measured(lambda: [validate(SCHEMA, large, [Limits]) for _ in range(50)]) / measured(
        lambda: [validate(SCHEMA, small, [Limits]) for _ in range(50)]
    )

    assert ratio < 30


async def test_a_bomb_is_refused_over_http_with_its_code(web: Web, cast: Cast) -> None:
    visitor = await web.sign_in(cast.ana)

    answer = await visitor.post(bomb(25))

    assert [error["extensions"]["code"] for error in answer.json()["errors"]] == [CODE]
