"""How large a document may be: refused before the standard rules, some of which take quadratic time, look at it.

Strawberry's own depth and alias limiters take exponential time in nested fragments (ops.md F1); a naive cost rule, too.
"""

from collections import Counter

from graphql import GraphQLError, OperationDefinitionNode, OperationType, ValidationContext, ValidationRule

from schema.weight import Scales, Weight

CODE = "QUERY_TOO_COMPLEX"
TOKENS = 1_500
MOST = Weight(cost=50_000, depth=12, aliases=30, selections=500, directives=20)
ROOTS = 20
FRAGMENTS = 30
ONCE = {
    "signIn",
    "setup",
    "invitationAccept",
    "passwordChange",
    "passwordResetRequest",
    "passwordReset",
    "mailboxConnect",
    "mailboxUpdate",
}
"""Root fields that may stand once in a document, whatever their aliases: a second password is a second request."""
INTROSPECTION = {"__schema", "__type"}
LOOKED_UP = 1_000
"""What a look at the schema costs: it touches no row, and the standard rules bound its depth themselves."""


class Limits(ValidationRule):
    """Refuses a document that is too large."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        scales = Scales(context.schema, context.document)
        if len(scales.fragments) > FRAGMENTS:
            self._refuse("fragments", FRAGMENTS)
            return
        for operation in scales.operations:
            self._check(operation, scales)

    def _check(self, operation: OperationDefinitionNode, scales: Scales) -> None:
        roots = scales.roots(operation)
        if roots.total() > ROOTS:
            self._refuse("root fields", ROOTS)
            return
        weight = scales.weigh(operation)
        for name in ("selections", "directives", "aliases", "depth", "cost"):
            if name in ("cost", "depth") and introspects(roots):
                continue
            if getattr(weight, name) > getattr(MOST, name):
                self._refuse(name, getattr(MOST, name))
                return
        if operation.operation is OperationType.MUTATION:
            self._once(roots)

    def _once(self, roots: Counter[str]) -> None:
        for name in ONCE:
            if roots[name] > 1:
                self._refuse(name, 1)

    def _refuse(self, name: str, most: int) -> None:
        sentence = f"The document is too large: at most {most} of {name}."
        self.report_error(GraphQLError(sentence, extensions={"code": CODE, "limit": name, "max": most}))


def introspects(roots: Counter[str]) -> bool:
    """Whether nothing but the schema is asked for."""
    return bool(roots) and len(roots) == 1 and roots.keys() <= INTROSPECTION


def costs(scales: Scales) -> dict[str | None, int]:
    """What each operation of a document costs whoever asks, by its name; at least one."""
    found: dict[str | None, int] = {}
    for operation in scales.operations:
        name = operation.name.value if operation.name else None
        looks = introspects(scales.roots(operation))
        found[name] = LOOKED_UP if looks else max(1, scales.weigh(operation).cost)
    return found
