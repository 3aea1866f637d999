"""What is told of a customer."""

import strawberry
from strawberry import Parent

import models
from schema.ids import to_id
from schema.timeline.entry import ChangedFields, TimelineEntry, entry
from schema.timeline_rows import TimelineKind


@entry("CustomerCreated", TimelineKind.CREATION, "The customer was entered.")
class CustomerCreatedEntry(TimelineEntry): ...


@entry("CustomerMerged", TimelineKind.TIDYING, "Another customer went into this one.")
class CustomerMergedEntry(TimelineEntry):
    @strawberry.field(description="The id of the customer who went.")
    def loser_id(row: Parent[models.Event]) -> strawberry.ID:
        return strawberry.ID(to_id("Customer", row.data["loser"]))


@entry("CustomerParted", TimelineKind.TIDYING, "Who had gone into this customer is one of its own again.")
class CustomerPartedEntry(TimelineEntry):
    @strawberry.field(description="The id of the customer who left.")
    def loser_id(row: Parent[models.Event]) -> strawberry.ID:
        return strawberry.ID(to_id("Customer", row.data["loser"]))


@entry("CustomerUpdated", TimelineKind.EDIT, "Fields of the customer were edited.")
class CustomerUpdatedEntry(ChangedFields): ...
