"""The floor's board: hand-written statements, rows straight into structs in the order of the answer."""

import base64
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import msgspec

from benchmarks.base import Floor, told

if TYPE_CHECKING:
    from benchmarks.floor import Asking

SIGHT = (
    "s.merged_into_id IS NULL AND s.archived_at IS NULL AND s.discarded_at IS NULL AND s.on_board"
    " AND s.channel_id = {channel} AND (s.channel_id IN ({wide}) OR s.owner_id = {user}"
    " OR (s.owner_id IS NULL AND s.channel_id IN ({member})))"
)
CARDS = (
    "SELECT s.stage_id, s.id, s.title, s.kind, s.outcome, s.version, s.rank, s.priority, s.expected_close_on, s.source,"
    " s.activity_state, s.idle, s.rotting, s.stage_entered_at, s.created_at, s.updated_at, s.value_minor,"
    " s.value_currency, c.id, c.name, c.type, o.id, o.name FROM subject s"
    " LEFT JOIN customer c ON c.id = s.customer_id LEFT JOIN user_account o ON o.id = s.owner_id"
    " WHERE s.stage_id = {stage} AND s.kind = 'OPPORTUNITY' AND {sight} ORDER BY s.rank, s.id LIMIT {first}"
)
TOTALS = (
    "SELECT s.stage_id, s.outcome, s.value_currency, s.manual_probability, COUNT(*), SUM(s.value_minor),"
    " SUM(CAST(s.idle AS INTEGER)), SUM(CAST(s.rotting AS INTEGER)) FROM subject s WHERE {sight} GROUP BY 1, 2, 3, 4"
)
MARKERS = (
    "SELECT sm.subject_id, m.id, m.name, m.color FROM subject_marker sm JOIN marker m ON m.id = sm.marker_id"
    " WHERE sm.subject_id IN ({ids}) ORDER BY sm.marker_id"
)


class Money(msgspec.Struct, gc=False):
    amount: str
    currency: str


class Named(msgspec.Struct, gc=False):
    id: str
    name: str


class Customer(Named, gc=False):
    type: str


class Marker(Named, gc=False):
    color: str


class Card(msgspec.Struct, gc=False, rename="camel"):
    id: str
    title: str
    kind: str
    outcome: str
    version: int
    rank: str
    priority: int
    expected_close_on: str | None
    source: str | None
    activity_state: str
    idle: bool
    rotting: bool
    stage_entered_at: str | None
    created_at: str
    updated_at: str
    value: Money | None
    customer: Customer | None
    owner: Named | None
    markers: list[Marker]


async def board(db: Floor, asking: "Asking", variables: dict[str, Any]) -> dict[str, Any]:
    channel = int(base64.b64decode(variables["id"]).partition(b":")[2])
    [(head,)] = await db.rows("SELECT MAX(id) FROM event")
    [(epoch, currency)] = await db.rows("SELECT epoch, currency FROM workspace")
    stages = await db.rows("SELECT id, name, kind, probability FROM stage ORDER BY position, id")
    sight = SIGHT.format(channel=channel, wide=_listed(asking.wide), user=asking.user, member=_listed(asking.member))
    first = int(variables["first"])
    selects = [CARDS.format(stage=stage[0], sight=sight, first=first) for stage in stages]
    parts = [f"SELECT * FROM ({select}) AS column_{number}" for number, select in enumerate(selects)]
    rows = await db.rows(" UNION ALL ".join(parts))
    markers: dict[int, list[Marker]] = defaultdict(list)
    for subject, id, name, color in await db.rows(MARKERS.format(ids=_listed([row[1] for row in rows]))):
        markers[subject].append(Marker(_id("Marker", id), name, color))
    columns: dict[int, list[Card]] = defaultdict(list)
    for row in rows:
        columns[row[0]].append(_card(row, markers[row[1]]))
    totals = await _totals(db, sight, {stage[0]: stage[3] for stage in stages}, currency)
    answered = [
        {
            "stage": {"id": _id("Stage", id), "name": name, "kind": kind, "probability": probability},
            "totals": totals[id],
            "subjects": {"nodes": columns[id]},
        }
        for id, name, kind, probability in stages
    ]
    return {"funnel": {"position": f"{epoch}.{head}", "columns": answered}}


async def _totals(db: Floor, sight: str, probability: dict[int, int], currency: str) -> dict[int, dict[str, Any]]:
    sums = {stage: [0, 0, 0, 0, 0] for stage in probability}
    for stage, outcome, own, manual, count, minor, idle, rotting in await db.rows(TOTALS.format(sight=sight)):
        if stage in sums:
            worth = int(minor or 0) if own == currency else 0
            weight = probability[stage] if manual is None else manual
            added = (count, worth, worth * weight if outcome == "OPEN" else 0, idle, rotting)
            sums[stage] = [held + more for held, more in zip(sums[stage], added, strict=True)]
    return {
        stage: {
            "count": count,
            "value": _money(value, currency),
            "weightedValue": _money((weighted + 50) // 100, currency),
            "idle": idle,
            "rotting": rotting,
        }
        for stage, (count, value, weighted, idle, rotting) in sums.items()
    }


def _card(row: Any, markers: list[Marker]) -> Card:
    customer = Customer(_id("Customer", row[18]), row[19], row[20]) if row[18] is not None else None
    owner = Named(_id("User", row[21]), row[22]) if row[21] is not None else None
    value = _money(row[16], row[17]) if row[16] is not None else None
    times = map(told, row[13:16])
    cells = [_id("Subject", row[1]), *row[2:11], bool(row[11]), bool(row[12]), *times, value, customer, owner, markers]
    return Card(*cells)


def _money(minor: int, currency: str) -> Money:
    return Money(f"{minor // 100}.{minor % 100:02d}", currency)


def _id(noun: str, number: int) -> str:
    return base64.b64encode(f"{noun}:{number}".encode()).decode()


def _listed(numbers: list[int]) -> str:
    return ",".join(map(str, numbers)) or "NULL"
