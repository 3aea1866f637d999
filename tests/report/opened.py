"""Asks for a report, and opens each of its figures as the list behind it."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from tests.web import Visitor

WORTH = "value { amount currency }"
LISTS: dict[str, tuple[str, str]] = {
    "standings": ("standings", WORTH),
    "subjects": ("subjects", WORTH),
    "activities": ("activities", "id"),
    "mails": ("mails", "id"),
    "messages": ("messages", "id"),
    "suggestions": ("suggestions", "id"),
}


async def ask(visitor: Visitor, report: str, arguments: str, fields: str) -> Any:
    """The answer of one report: `fields` beside what its lines tell."""
    return (await visitor.ask(f"{{ report {{ {report}{arguments} {{ {fields} }} }} }}"))["report"][report]


async def checked(visitor: Visitor, report: str, arguments: str, fields: str, list_: str, inner: str = "") -> Any:
    """The lines of a report, each of them found equal to the list behind it, read to its end."""
    name, node = LISTS[list_]
    worth = "values { amount currency }" if node == WORTH and report != "timeInStage" else ""
    lines = await _lines(visitor, report, arguments, f"key count {worth} {fields}", inner)
    for line in lines:
        rows = await _all(visitor, report, arguments, line["key"], f"{name}(first: 100, after: $after)", node, inner)
        assert len(rows) == line["count"], (report, line)
        if worth:
            assert {each["currency"]: Decimal(each["amount"]) for each in line["values"]} == _sums(rows), (report, line)
    return lines


async def _lines(visitor: Visitor, report: str, arguments: str, fields: str, inner: str) -> Any:
    said = await ask(visitor, report, arguments, f"{inner} {{ {fields} }}" if inner else fields)
    return said[inner] if inner else said


async def _all(
    visitor: Visitor, report: str, arguments: str, key: str, call: str, node: str, inner: str
) -> list[dict[str, Any]]:
    """All rows of one line, page by page; the list says as many as it has."""
    opened = arguments[:-1] + ", only: [$key])" if arguments else "(only: [$key])"
    page = f"{call} {{ totalCount nodes {{ {node} }} pageInfo {{ endCursor hasNextPage }} }}"
    fields = f"{inner} {{ key {page} }}" if inner else f"key {page}"
    document = f"query($key: String!, $after: String) {{ report {{ {report}{opened} {{ {fields} }} }} }}"
    rows: list[dict[str, Any]] = []
    after = None
    while True:
        said = (await visitor.ask(document, key=key, after=after))["report"][report]
        [line] = said[inner] if inner else said
        found = line[call.partition("(")[0]]
        rows += found["nodes"]
        if not found["pageInfo"]["hasNextPage"]:
            assert found["totalCount"] == len(rows)
            return rows
        after = found["pageInfo"]["endCursor"]


def _sums(rows: list[dict[str, Any]]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        if row["value"] is not None:
            sums[row["value"]["currency"]] += Decimal(row["value"]["amount"])
    return dict(sums)
