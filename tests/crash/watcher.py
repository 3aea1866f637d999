"""An open page: it fetched the board once, and since then lives on what the subscription tells it, over every crash."""

import asyncio
import contextlib
import itertools
import json
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import connect
from websockets.exceptions import InvalidHandshake, WebSocketException
from websockets.typing import Subprotocol

from tests.crash.caller import PAUSE, Caller

CARD = """fragment Card on Subject {
  id version title kind outcome rank priority source createdAt updatedAt stageEnteredAt
  stage { id } channel { id } owner { id } customer { id name } value { amount currency } }"""
TOTALS = "fragment Totals on ColumnTotals { stageId count value { amount } }"
BOARD = f"""query($channelId: ID!, $after: String) {{ funnel(channelId: $channelId) {{ position
  prospects {{ totals {{ ...Totals }}
    subjects(first: 100, after: $after) {{ nodes {{ ...Card }} pageInfo {{ hasNextPage endCursor }} }} }}
  columns {{ totals {{ ...Totals }} subjects(first: 100) {{ nodes {{ ...Card }} pageInfo {{ hasNextPage }} }} }}
}} }} {CARD} {TOTALS}"""
LIVE = f"""subscription($channelId: ID!, $since: Position) {{ funnelChanged(channelId: $channelId, since: $since) {{
  kind position changes {{ kind subjectId version subject {{ ...Card }} }} totals {{ ...Totals }}
}} }} {CARD} {TOTALS}"""


@dataclass
class Picture:
    position: str
    cards: dict[str, Any] = field(default_factory=dict)
    totals: dict[str | None, Any] = field(default_factory=dict)

    @classmethod
    async def fetch(cls, caller: Caller, channel_id: str) -> "Picture":
        """All of the board of one channel, its prospects page by page; nobody may write meanwhile."""
        picture, after = cls(""), None
        while True:
            funnel = (await caller.ask(BOARD, channelId=channel_id, after=after))["funnel"]
            picture.position = picture.position or funnel["position"]
            for column in [funnel["prospects"], *funnel["columns"]]:
                picture.totals[column["totals"]["stageId"]] = column["totals"]
                picture.cards |= {card["id"]: card for card in column["subjects"]["nodes"]}
            page = funnel["prospects"]["subjects"]["pageInfo"]
            if not page["hasNextPage"]:
                return picture
            after = page["endCursor"]


class Watcher:
    def __init__(self, caller: Caller, channel_id: str, picture: Picture) -> None:
        self.channel_id, self.picture = channel_id, picture
        self.positions: list[int] = []
        """Of the messages that told of changes."""
        self.connections = 0
        self.caller = caller

    @property
    def at(self) -> int:
        return int(self.picture.position.rpartition(".")[2])

    async def watch(self) -> None:
        """Until cancelled: subscribe from the last position; when the line is cut, again."""
        while True:
            with contextlib.suppress(OSError, WebSocketException, InvalidHandshake, TimeoutError, EOFError):
                await self._listen()
            await asyncio.sleep(PAUSE)

    async def _listen(self) -> None:
        url = self.caller.house.url.replace("http", "ws") + "/graphql"
        cookie = {"cookie": self.caller.cookie}
        async with connect(url, subprotocols=[Subprotocol("graphql-transport-ws")], additional_headers=cookie) as line:
            await line.send(json.dumps({"type": "connection_init"}))
            assert json.loads(await line.recv())["type"] == "connection_ack"
            variables = {"channelId": self.channel_id, "since": self.picture.position}
            payload = {"query": LIVE, "variables": variables}
            await line.send(json.dumps({"type": "subscribe", "id": "1", "payload": payload}))
            self.connections += 1
            async for said in line:
                message = json.loads(said)
                if message["type"] == "ping":
                    continue
                assert message["type"] == "next", message
                assert "errors" not in message["payload"], message
                self._apply(message["payload"]["data"]["funnelChanged"])

    def _apply(self, event: dict[str, Any]) -> None:
        assert event["kind"] == "CHANGE", "A crash is no reason to begin anew."
        if event["changes"]:
            self.positions.append(int(event["position"].rpartition(".")[2]))
        for change in event["changes"]:
            if change["kind"] == "REMOVED":
                self.picture.cards.pop(change["subjectId"], None)
            else:
                self.picture.cards[change["subjectId"]] = change["subject"]
        self.picture.totals |= {totals["stageId"]: totals for totals in event["totals"]}
        self.picture.position = event["position"]

    def check(self) -> None:
        """No position came twice, none went back, all of one epoch."""
        assert all(earlier < later for earlier, later in itertools.pairwise(self.positions)), self.positions
