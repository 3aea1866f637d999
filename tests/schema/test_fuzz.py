"""Whatever a signed-in administrator sends that fits the schema, it is no server error: schemathesis makes it up."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok
from schemathesis.graphql import nodes

from permissions import Scope
from schema import schema
from tests.databases import server
from tests.make import Cast, subject
from tests.web import Visitor, serving

TEXTS = st.one_of(st.text(max_size=20), st.sampled_from(["", "0", "%_\\'\";--", "ção", "\u202e", "a" * 300]))
SCALARS = {
    "DateTime": st.one_of(st.datetimes().map(lambda at: f"{at.isoformat()}Z"), TEXTS),
    "Date": st.one_of(st.dates().map(str), TEXTS),
    "Decimal": st.one_of(st.decimals().map(str), TEXTS),
    "Position": st.one_of(st.from_regex(r"\A[0-9a-f]{8}\.[0-9]{1,20}\Z"), TEXTS),
    "JSON": TEXTS,
}
BUGS = {"INTERNAL", "DEADLINE", "UNAVAILABLE"}


def attacked(visitor: Visitor, cases: int) -> list[str]:
    """What went wrong in so many requests, each with its document."""
    for name, values in SCALARS.items():
        schemathesis.graphql.scalar(name, values.map(nodes.String))
    asked = schemathesis.graphql.from_dict(schema.introspect())
    documents = st.one_of([found.ok().as_strategy() for found in asked.get_all_operations() if isinstance(found, Ok)])
    wrong: list[str] = []

    with httpx.Client(timeout=30, headers=visitor.headers) as client:

        @settings(
            max_examples=cases,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(documents)
        def attack(case: schemathesis.Case[Any]) -> None:
            answer = client.post(f"{visitor.web.url}/graphql", json={"query": case.body})
            told = answer.json()
            codes = {error["extensions"]["code"] for error in told.get("errors", [])}
            if answer.status_code >= 500 or codes & BUGS:
                wrong.append(f"{answer.status_code} {sorted(codes)} {case.body!s}")

        attack()
    return wrong


@pytest.mark.parametrize("cases", [150 if server() is None else 50, pytest.param(2_000, marks=pytest.mark.soak)])
async def test_no_document_that_fits_the_schema_is_a_server_error(
    cast: Cast, database: str, tmp_path: Path, cases: int
) -> None:
    await subject(cast)
    async with serving(tmp_path, database, FUNIL_COST_BUCKET="0", FUNIL_STRANGER_REQUESTS="0") as web:
        key = await web.key(cast.rita, *Scope)

        wrong = await asyncio.to_thread(attacked, key, cases)

    assert not wrong, "\n\n".join(wrong[:5])
