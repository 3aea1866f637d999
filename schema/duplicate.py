"""Open subjects that may be about the same matter, customers who may be the same, as clients see them."""

from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import Parent

import models
from models import duplicates
from schema.context import Info

if TYPE_CHECKING:
    from schema.customer import Customer
    from schema.subject import Subject

strawberry.enum(duplicates.Likeness, description="What two subjects, or two customers, have in common.")


@strawberry.type(description="An open subject that may be about the same matter.")
class Duplicate:
    @strawberry.field(description="The other subject.")
    async def subject(
        row: Parent[duplicates.Twin], info: Info
    ) -> Annotated["Subject", strawberry.lazy("schema.subject")]:
        return await info.context.loaders.visible_subjects.load(row.id)  # type: ignore[no-any-return]

    @strawberry.field(description="How likely, from 0 to 1: made of the reasons, for sorting.")
    def score(row: Parent[duplicates.Twin]) -> float:
        return row.score

    @strawberry.field(description="What they have in common, the weightiest first.")
    def reasons(row: Parent[duplicates.Twin]) -> list[duplicates.Likeness]:
        return list(row.reasons)


@strawberry.type(description="A customer who may be the same person or company.")
class CustomerDuplicate:
    @strawberry.field(description="The other customer.")
    async def customer(
        row: Parent[duplicates.Twin], info: Info
    ) -> Annotated["Customer", strawberry.lazy("schema.customer")]:
        return await info.context.loaders.visible_customers.load(row.id)  # type: ignore[no-any-return]

    @strawberry.field(description="How likely, from 0 to 1: made of the reasons, for sorting.")
    def score(row: Parent[duplicates.Twin]) -> float:
        return row.score

    @strawberry.field(description="What they have in common, the weightiest first.")
    def reasons(row: Parent[duplicates.Twin]) -> list[duplicates.Likeness]:
        return list(row.reasons)


@strawberry.type(description="What is said of customers whom the viewer does not see, and nothing more.")
class Elsewhere:
    known: bool = strawberry.field(
        description="Whether one of them has the same CPF or CNPJ, e-mail address or phone number. False where"
        " `Workspace.hintsElsewhere` is, and for who sees all customers."
    )


async def elsewhere_of(customer_ids: list[int], viewer: models.User) -> list[Elsewhere]:
    return [Elsewhere(known=known) for known in await duplicates.known_elsewhere(customer_ids, viewer)]


async def doubles_of(customer_ids: list[int], viewer: models.User) -> list[list[duplicates.Twin]]:
    return await duplicates.possible_doubles(customer_ids, viewer)


async def duplicates_of(subject_ids: list[int], viewer: models.User) -> list[list[duplicates.Twin]]:
    return await duplicates.possible_duplicates(subject_ids, viewer)
