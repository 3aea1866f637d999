"""The pieces of work that are measured: what is asked of Funil, and of the floor. Knows not how."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.world import World

SMALL = "query ($id: ID!) { channel(id: $id) { id name } }"

BOARD = """
query ($first: Int!) {
  funnel {
    position
    columns {
      stage { id name kind probability }
      totals { count value { amount currency } weightedValue { amount currency } idle rotting }
      subjects(first: $first) {
        nodes {
          id title kind outcome version rank priority expectedCloseOn source activityState idle rotting
          stageEnteredAt createdAt updatedAt
          value { amount currency } customer { id name type } owner { id name }
          nextActivity { id summary dueOn state type { id name } } markers { id name color }
        }
      }
    }
  }
}
"""

MOVE = """
mutation ($input: SubjectMoveInput!) {
  subjectMove(input: $input) { subject { id version rank stage { id } } errors { code message } position }
}
"""

CREATE = """
mutation ($input: SubjectCreateInput!) {
  subjectCreate(input: $input) { subject { id version rank stage { id } } errors { code message } position }
}
"""


@dataclass(frozen=True)
class Piece:
    """One kind of request; `variables` says what the nth one names. `path` is where the floor answers it."""

    name: str
    path: str
    document: str
    variables: Callable[[int], dict[str, Any]]
    requests: int
    same: bool
    """Whether asking twice gives the same answer, so that the two sides can be compared."""


def pieces(world: World) -> list[Piece]:
    def move(number: int) -> dict[str, Any]:
        """Each card in turn to the second place of the next column; when all have gone, of the one after that."""
        columns = len(world.stages)
        each = len(world.cards) // columns
        column, row = number % columns, number // columns
        place, lap = row % (each - 1), row // (each - 1) % (columns - 1)
        there = (column + 1 + lap) % columns
        card, behind = world.cards[column * each + place + 1], world.cards[there * each]
        return {"input": {"id": card, "stageId": world.stages[there], "afterId": behind}}

    def create(number: int) -> dict[str, Any]:
        """A matter of each customer in turn, at the top of each column in turn."""
        customer, stage = (each[number % len(each)] for each in (world.customers, world.stages))
        told = {"title": f"Ovens for branch {number}", "value": {"amount": str(number + 100), "currency": "BRL"}}
        named = {"channelId": world.channel, "stageId": stage, "customerId": customer, "ownerId": world.seller}
        return {"input": told | named}

    return [
        Piece("board", "/board", BOARD, lambda _: {"first": 50}, 12, same=True),
        Piece("wide", "/board", BOARD, lambda _: {"first": 100}, 8, same=True),
        Piece("small", "/small", SMALL, lambda _: {"id": world.channel}, 200, same=True),
        Piece("move", "/move", MOVE, move, 100, same=False),
        Piece("create", "/create", CREATE, create, 100, same=False),
    ]
