"""What clients were promised stands: every name of the outline, with the same type."""

from collections.abc import Iterator
from pathlib import Path

from graphql import (
    EnumTypeDefinitionNode,
    FieldDefinitionNode,
    GraphQLNonNull,
    InputObjectTypeDefinitionNode,
    InterfaceTypeDefinitionNode,
    ObjectTypeDefinitionNode,
    Undefined,
    parse,
    print_ast,
)

from schema import schema

OUTLINE = parse((Path(__file__).parent / "outline.graphql").read_text("utf-8"))
TYPES = schema._schema.type_map
MUTATIONS = [
    "signIn",
    "signOut",
    "sessionRevoke",
    "apiKeyCreate",
    "apiKeyRevoke",
    "userInvite",
    "userUpdate",
    "workspaceUpdate",
    "channelCreate",
    "channelUpdate",
    "channelArchive",
    "channelMemberSet",
    "channelMemberRemove",
    "stageCreate",
    "stageUpdate",
    "stageReorder",
    "stageDelete",
    "markerCreate",
    "markerUpdate",
    "markerDelete",
    "lostReasonCreate",
    "lostReasonUpdate",
    "lostReasonDelete",
    "customerCreate",
    "customerUpdate",
    "customerDelete",
    "customersMerge",
    "subjectCreate",
    "subjectUpdate",
    "subjectMove",
    "subjectConvert",
    "subjectAssign",
    "subjectTransfer",
    "subjectWin",
    "subjectLose",
    "subjectReopen",
    "subjectDiscard",
    "subjectsArchive",
    "subjectsRestore",
    "subjectsDelete",
    "subjectsMark",
    "subjectsMove",
    "subjectsAssign",
    "subjectsTransfer",
    "savedViewSave",
    "savedViewDelete",
    "noteAdd",
    "noteEdit",
    "noteDelete",
    "messageSend",
    "whatsappOpen",
    "whatsappConfirm",
    "activitySchedule",
    "activityLog",
    "activityUpdate",
    "activityReschedule",
    "activitySnooze",
    "activityComplete",
    "activityCancel",
    "activityTypeCreate",
    "activityTypeUpdate",
    "activityTypeArchive",
    "planCreate",
    "planUpdate",
    "planDelete",
    "planApply",
    "intakeRelease",
    "intakeDiscard",
    "intakeBlockSender",
    "intakeTransfer",
    "threadJoin",
    "threadUndo",
    "mailboxConnect",
    "mailboxUpdate",
    "mailboxPollNow",
    "mailboxDisconnect",
    "mailboxTest",
    "mailboxImportHistory",
    "jobCancel",
    "subjectsMerge",
    "mergeUndo",
    "suggestionAccept",
    "suggestionDismiss",
    "proposalCreate",
    "proposalUpdate",
    "proposalSend",
    "proposalAccept",
    "proposalRefuse",
    "orderCreate",
    "orderConfirm",
    "orderCancel",
    "documentsUpsert",
    "importStart",
    "importUndo",
    "exportStart",
    "webhookCreate",
    "webhookDelete",
]


def broken() -> Iterator[str]:
    """Promises that do not stand: what was written, and what is there."""
    for node in OUTLINE.definitions:
        assert isinstance(
            node,
            ObjectTypeDefinitionNode
            | InterfaceTypeDefinitionNode
            | InputObjectTypeDefinitionNode
            | EnumTypeDefinitionNode,
        )
        name = node.name.value
        if name not in TYPES:
            yield f"no {name}"
        elif isinstance(node, EnumTypeDefinitionNode):
            missing = {value.name.value for value in node.values or ()} - set(TYPES[name].values)  # type: ignore[attr-defined]
            yield from (f"no {name}.{value}" for value in missing)
        else:
            there = TYPES[name].fields  # type: ignore[attr-defined]
            for field in node.fields or ():
                if field.name.value not in there:
                    yield f"no {name}.{field.name.value}"
                    continue
                held = there[field.name.value]
                if str(held.type) != print_ast(field.type):
                    yield f"{name}.{field.name.value}: {held.type}, not {print_ast(field.type)}"
                if isinstance(field, FieldDefinitionNode):
                    yield from _arguments(f"{name}.{field.name.value}", field, held)


def _arguments(place: str, field: FieldDefinitionNode, held: object) -> Iterator[str]:
    there = held.args  # type: ignore[attr-defined]
    for argument in field.arguments or ():
        name, wanted = argument.name.value, print_ast(argument.type)
        if name not in there or str(there[name].type) != wanted:
            yield f"{place}({name}: {there[name].type if name in there else None}), not {wanted}"
    promised = {argument.name.value for argument in field.arguments or ()}
    for name, argument in there.items():
        if name not in promised and isinstance(argument.type, GraphQLNonNull) and not _has_default(argument):
            yield f"{place} asks for {name}"


def _has_default(argument: object) -> bool:
    return argument.default_value is not Undefined  # type: ignore[attr-defined]


def test_every_promise_stands() -> None:
    assert list(broken()) == []


def test_every_promised_mutation_is_there() -> None:
    assert set(MUTATIONS) <= set(schema._schema.mutation_type.fields)  # type: ignore[union-attr]
