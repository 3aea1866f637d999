"""A client's board: cards by id, kept up to date by the messages of `funnelChanged` and nothing else."""

from typing import Any

from schema.ids import from_id


class Board:
    """What a client holds: all cards that it was told, and the totals of each column."""

    def __init__(self, answer: Any) -> None:
        funnel = answer["funnel"]
        columns = [*funnel["columns"], *([funnel["prospects"]] if funnel["prospects"] else [])]
        self.position: str = funnel["position"]
        self.cards: dict[str, Any] = {card["id"]: card for column in columns for card in column["subjects"]["nodes"]}
        self.order = {_key(column): [card["id"] for card in column["subjects"]["nodes"]] for column in columns}
        self.totals = {column["totals"]["stageId"]: column["totals"] for column in columns}

    @property
    def number(self) -> int:
        return self.place(self.position)

    @staticmethod
    def place(position: str) -> int:
        return int(position.partition(".")[2])

    def apply(self, event: Any) -> None:
        assert event["kind"] == "CHANGE", event
        for change in event["changes"]:
            if change["kind"] == "REMOVED":
                assert change["subject"] is None
                self.cards.pop(change["subjectId"], None)
            else:
                assert change["subject"]["id"] == change["subjectId"]
                assert change["subject"]["version"] == change["version"]
                self.cards[change["subjectId"]] = change["subject"]
        for total in event["totals"]:
            self.totals[total["stageId"]] = total
        self.position = event["position"]

    def columns(self) -> dict[str | None, list[str]]:
        """The cards of each column, as a client sorts them: by rank, ties by id."""
        held: dict[str | None, list[str]] = {key: [] for key in self.order}
        for card in sorted(self.cards.values(), key=lambda card: (card["rank"], _number(card["id"]))):
            held.setdefault(card["stage"]["id"] if card["stage"] else None, []).append(card["id"])
        return held


def _key(column: Any) -> str | None:
    return column["stage"]["id"] if column.get("stage") else None


def _number(id: str) -> int:
    return from_id(id)[1]
