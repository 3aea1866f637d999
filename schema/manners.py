"""What is refused of a good document for whoever sends it: too many operations, a stranger's look, an empty purse."""

from graphql import GraphQLError
from strawberry.types.graphql import OperationType

import measures
import prose
from errors import Forbidden, SignInNeeded
from permissions import Scope
from schema.context import Context
from schema.reading import Reading


def objections(reading: Reading, context: Context | None, name: str | None) -> list[GraphQLError]:
    """Why this request is not executed; what a good one costs is taken from whoever asks."""
    kind = reading.kind(name)
    if context is not None:
        context.kind = kind.value.lower()
    refused = _refused(reading, context, name, kind)
    if refused is not None:
        return [refused]
    return reading.verdict.errors or _charged(reading, context, name)


def _refused(reading: Reading, context: Context | None, name: str | None, kind: OperationType) -> GraphQLError | None:
    """What leaves open what to execute, a stranger's look at the schema, reading by a key that only writes."""
    if len(reading.operations) > 1 and name is None:
        sentence = "The document has several operations; name one as `operationName`."
        return GraphQLError(sentence, reading.operations[:2])
    viewer = context.viewer if context is not None else None
    if context is not None and viewer is None and reading.looks:
        return GraphQLError("", reading.looks, original_error=SignInNeeded(prose.SIGN_IN))
    if viewer is not None and Scope.READ not in viewer.scopes and kind is not OperationType.MUTATION:
        return GraphQLError("", reading.operations[:1], original_error=Forbidden("This API key may not read."))
    return None


def _charged(reading: Reading, context: Context | None, name: str | None) -> list[GraphQLError]:
    """Nobody executes what they cannot pay."""
    if context is None:
        return []
    cost = reading.verdict.cost(name)
    measures.cost.observe(cost)
    refused = context.charge(cost)
    return [] if refused is None else [GraphQLError("", original_error=refused)]
