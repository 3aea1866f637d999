"""The board in one request, with a number of statements that does not grow."""

from models import SubjectKind
from tests.make import NOON, Cast, customer, stages, subject
from tests.web import Web

BOARD = """
query Board($channelId: ID, $first: Int! = 50) {
  funnel(channelId: $channelId) {
    position
    prospects { stage { id } totals { count } subjects(first: $first) { nodes { title stage { id } } } }
    totals { count value { amount currency } weightedValue { amount } }
    columns {
      stage { id name probability }
      totals { count idle rotting value { amount currency } weightedValue { amount } activityStates { none overdue } }
      subjects(first: $first) {
        nodes {
          id title kind outcome version rank priority source idle rotting stageEnteredAt createdAt updatedAt
          value { amount currency } probability { percent source }
          customer { id name emails { address } } owner { id name } markers { id name color } channel { id name }
          viewerCanMove
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}
"""


async def test_the_board_shows_columns_cards_and_totals(web: Web, cast: Cast) -> None:
    first, second, *_ = await stages()
    await subject(cast, "Barcos", stage=first, customer=await customer(cast, emails=["eva@sol.example"]))
    await subject(cast, "Velas", stage=second)
    await subject(cast, "Remos", kind=SubjectKind.PROSPECT)
    ana = await web.sign_in(cast.ana)

    funnel = (await ana.ask(BOARD))["funnel"]

    assert [column["totals"]["count"] for column in funnel["columns"]] == [1, 1, 0, 0, 0]
    assert funnel["totals"]["count"] == 2 and funnel["prospects"]["totals"]["count"] == 1
    assert [card["title"] for card in funnel["prospects"]["subjects"]["nodes"]] == ["Remos"]
    card = funnel["columns"][0]["subjects"]["nodes"][0]
    assert card["customer"]["emails"] == [{"address": "eva@sol.example"}]
    assert card["probability"] == {"percent": 10, "source": "STAGE"} and card["viewerCanMove"] is True


async def test_the_board_takes_the_same_number_of_statements_for_many_cards(
    web: Web, cast: Cast, statements: list[str]
) -> None:
    first, second, *_ = await stages()
    ana = await web.sign_in(cast.ana)
    await ana.ask("{ viewer { id } }")  # who comes for the first time is met with some statements more
    counted = []
    for _ in range(3):
        for place in (first, second):
            for _ in range(4):
                await subject(cast, stage=place, customer=await customer(cast))
        await web.settled()
        statements.clear()
        await ana.ask(BOARD)
        counted.append(len(statements))

    assert counted[0] == counted[1] == counted[2] <= 20, counted


async def test_a_column_is_paged_along_its_rank(web: Web, cast: Cast) -> None:
    first, *_ = await stages()
    for title in "edcba":
        await subject(cast, title, stage=first)
    ana = await web.sign_in(cast.ana)
    document = """query($after: String) { funnel { columns { subjects(first: 2, after: $after) {
        nodes { title } pageInfo { hasNextPage endCursor } } } } }"""

    pages, after = [], None
    while True:
        column = (await ana.ask(document, after=after))["funnel"]["columns"][0]["subjects"]
        pages.append("".join(card["title"] for card in column["nodes"]))
        after = column["pageInfo"]["endCursor"]
        if not column["pageInfo"]["hasNextPage"]:
            break

    assert pages == ["ab", "cd", "e"]


async def test_lost_archived_and_long_closed_subjects_leave_the_board(web: Web, cast: Cast) -> None:
    kept, archived = await subject(cast, "kept"), await subject(cast, "archived")
    await archived.archive(by=cast.ana, now=NOON)
    ana = await web.sign_in(cast.ana)

    funnel = (await ana.ask(BOARD))["funnel"]

    assert [card["title"] for column in funnel["columns"] for card in column["subjects"]["nodes"]] == [kept.title]
