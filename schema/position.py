"""Places in the event log, as clients see them: opaque text that they store and give back."""

from typing import NewType

import strawberry
from graphql import GraphQLString
from strawberry.types.scalar import ScalarDefinition

Position = NewType("Position", str)

SCALAR: ScalarDefinition = strawberry.scalar(
    name="Position",
    description="`<epoch>.<event id>`: a place in the event log; `since` takes one.",
    serialize=GraphQLString.serialize,
    parse_value=GraphQLString.parse_value,
    parse_literal=GraphQLString.parse_literal,
)
