"""What a mutation does is done once, also where its payload is told by ordinary resolvers after its plan has failed."""

from typing import Any

import pytest

import models
from errors import Invalid
from schema.deed import Deed
from schema.ids import to_id
from tests.make import Cast, customer, subject
from tests.web import Web

UPDATE = """
mutation ($input: SubjectUpdateInput!) {
  subjectUpdate(input: $input) { subject { title version customer { subjects(first: 500) { totalCount } } } position }
}
"""


async def test_a_payload_that_cannot_be_planned_changes_nothing_twice(web: Web, cast: Cast) -> None:
    ana, card = await web.sign_in(cast.ana), await subject(cast, customer=await customer(cast))
    head = await models.Event.head()

    answer = (await ana.post(UPDATE, {"input": {"id": to_id("Subject", card.id), "title": "Lanchas"}})).json()

    assert answer["errors"][0]["path"] == ["subjectUpdate", "subject", "customer", "subjects"]
    assert (await models.Subject.get(id=card.id)).version == 2
    assert [event.kind for event in await models.Event.after_position(head)] == ["SubjectUpdated"]


async def test_what_was_refused_once_is_refused_in_the_same_words() -> None:
    deed, done = Deed(), list[int]()

    async def work() -> Any:
        done.append(1)
        raise Invalid("No.")

    for _ in range(2):
        with pytest.raises(Invalid, match=r"No\."):
            await deed.once(work)
    assert done == [1]
