"""Who asks a floor, and which rows they may see: `Subject.visible_to`, `Customer.visible_to` and `Channel.visible_to`
for somebody who sells, written by hand.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request

from benchmarks.base import Floor

SESSION = """
SELECT held.user_id, held.expires_at, held.last_seen_at, person.role, member.channel_id, member.access, member.leader
FROM session AS held JOIN user_account AS person ON person.id = held.user_id
LEFT JOIN membership AS member ON member.user_id = person.id
WHERE held.token_hash = ? AND held.revoked_at IS NULL AND person.active
"""


@dataclass(frozen=True)
class Asking:
    """Whoever asks: which channels they see whole, and of which they are a member."""

    user: int
    wide: list[int]
    member: list[int]

    def sees(self, row: str) -> str:
        """The condition on a subject of that name, without its AND."""
        wide, member = listed(self.wide), listed(self.member)
        return (
            f"{row}.merged_into_id IS NULL AND ({row}.channel_id IN ({wide}) OR {row}.owner_id = {self.user}"
            f" OR ({row}.owner_id IS NULL AND {row}.channel_id IN ({member}))"
            f" OR {row}.id IN (SELECT subject_id FROM subject_assignee WHERE user_id = {self.user}))"
        )

    def knows(self, row: str) -> str:
        """The condition on a customer of that name."""
        return (
            f"{row}.merged_into_id IS NULL AND ({row}.channel_id IN ({listed(self.member)})"
            f" OR {row}.created_by_id = {self.user}"
            f" OR EXISTS (SELECT 1 FROM subject AS s WHERE s.customer_id = {row}.id AND {self.sees('s')}))"
        )


async def signed_in(db: Floor, request: Request) -> Asking | None:
    digest = hashlib.sha256(request.cookies.get("funil", "").encode()).hexdigest()
    rows = await db.rows(SESSION, digest)
    if not rows:
        return None
    user, expires, _, role, *_ = rows[0]
    if (datetime.fromisoformat(expires) if isinstance(expires, str) else expires) < datetime.now(UTC):
        return None
    if role != "AGENT":
        raise LookupError(role)
    places = [row[4:] for row in rows if row[4] is not None]
    wide = [channel for channel, access, leader in places if leader or access == "CHANNEL"]
    return Asking(user, wide, [channel for channel, _, _ in places])


def listed(numbers: list[int]) -> str:
    return ",".join(map(str, numbers)) or "NULL"
