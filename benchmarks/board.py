"""The floor's board: hand-written statements, rows straight into structs in the order of the answer."""

import base64
from collections import defaultdict
from typing import Any

from benchmarks.base import Floor, told
from benchmarks.cards import Activity, Card, Customer, Marker, Money, Named
from benchmarks.sight import Asking, listed

SHOWN = "s.archived_at IS NULL AND s.discarded_at IS NULL AND s.on_board"
CARDS = (
    "SELECT s.stage_id, s.id, s.title, s.kind, s.outcome, s.version, s.rank, s.priority, s.expected_close_on, s.source,"
    " s.activity_state, s.idle, s.rotting, s.stage_entered_at, s.created_at, s.updated_at, s.value_minor,"
    " s.value_currency, c.id, c.name, c.type, o.id, o.name, a.id, a.summary, a.due_on, a.state, t.id, t.name"
    " FROM subject s LEFT JOIN customer c ON c.id = s.customer_id LEFT JOIN user_account o ON o.id = s.owner_id"
    " LEFT JOIN activity a ON a.id = s.next_activity_id LEFT JOIN activity_type t ON t.id = a.type_id"
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


async def board(db: Floor, asking: Asking, variables: dict[str, Any]) -> dict[str, Any]:
    [(head,)] = await db.rows("SELECT MAX(id) FROM event")
    [(epoch, currency)] = await db.rows("SELECT epoch, currency FROM workspace")
    stages = await db.rows("SELECT id, name, kind, probability FROM stage ORDER BY position, id")
    sight = f"{SHOWN} AND {asking.sees('s')}"
    first = int(variables["first"])
    selects = [CARDS.format(stage=stage[0], sight=sight, first=first) for stage in stages]
    parts = [f"SELECT * FROM ({select}) AS column_{number}" for number, select in enumerate(selects)]
    rows = await db.rows(" UNION ALL ".join(parts))
    markers: dict[int, list[Marker]] = defaultdict(list)
    for subject, id, name, color in await db.rows(MARKERS.format(ids=listed([row[1] for row in rows]))):
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
    cells = [_id("Subject", row[1]), *row[2:8], _day(row[8]), *row[9:11], bool(row[11]), bool(row[12])]
    cells += [*map(told, row[13:16]), value, customer, owner, _activity(row[23:29]), markers]
    return Card(*cells)


def _activity(cells: Any) -> Activity | None:
    id, summary, due_on, state, type, name = cells
    if id is None:
        return None
    kind = Named(_id("ActivityType", type), name) if type is not None else None
    return Activity(_id("Activity", id), summary, _day(due_on), state, kind)


def _day(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else value.isoformat()


def _money(minor: int, currency: str) -> Money:
    return Money(f"{minor // 100}.{minor % 100:02d}", currency)


def _id(noun: str, number: int) -> str:
    return base64.b64encode(f"{noun}:{number}".encode()).decode()
