"""What people do to many subjects at once, and which they keep coming back to."""

from tests.schema.deed import LEADERS, SELLERS, Deed

BULK_SHOWS = "results { id subject { id } errors { code message field } } groupId matched job { id }"

BULK = {
    "subjectsArchive": Deed(
        "ana",
        lambda s: {"ids": [s.id("barcos"), s.id("velas")]},
        BULK_SHOWS,
        lambda s: {"ids": []},
        "INVALID",
        SELLERS,
    ),
    "subjectsRestore": Deed(
        "ana", lambda s: {"ids": [s.id("archived")]}, BULK_SHOWS, lambda s: {"ids": []}, "INVALID", SELLERS
    ),
    "subjectsMark": Deed(
        "ana",
        lambda s: {"ids": [s.id("barcos")], "add": [s.id("quente")]},
        BULK_SHOWS,
        lambda s: {"add": []},
        "INVALID",
        SELLERS,
    ),
    "subjectsMove": Deed(
        "ana",
        lambda s: {"ids": [s.id("barcos"), s.id("velas")], "stageId": s.id("third")},
        BULK_SHOWS,
        lambda s: {"ids": []},
        "INVALID",
        SELLERS,
    ),
    "subjectsAssign": Deed(
        "bruno",
        lambda s: {"ids": [s.id("barcos")], "ownerId": s.id("carla")},
        BULK_SHOWS,
        lambda s: {"ids": []},
        "INVALID",
        SELLERS,
    ),
    "subjectsTransfer": Deed(
        "marcos",
        lambda s: {"ids": [s.id("barcos")], "channelId": s.id("europa"), "ownerId": s.id("diego")},
        BULK_SHOWS,
        lambda s: {"ids": []},
        "INVALID",
        SELLERS | {"ana", "bruno"},
    ),
    "subjectsDelete": Deed(
        "bruno",
        lambda s: {"ids": [s.id("barcos")], "confirm": 1},
        BULK_SHOWS,
        lambda s: {"confirm": 2},
        "INVALID",
        LEADERS,
    ),
    "savedViewSave": Deed(
        "ana",
        lambda s: {
            "id": s.id("view"),
            "name": "Meus barcos",
            "filter": {"stageIds": [s.id("first")], "markers": {"any": [s.id("quente")]}, "text": "barcos"},
            "orderBy": {"field": "TITLE", "direction": "ASC"},
            "layout": "LIST",
        },
        "view { id name filter gaps { part } orderBy { field direction } viewerCanEdit owner { name } }",
        lambda s: {"name": " "},
        "REQUIRED",
        frozenset({"rita", "marcos", "bruno", "carla", "vera"}),
    ),
    "savedViewDelete": Deed(
        "ana",
        lambda s: {"id": s.id("view")},
        "deletedViewId",
        lambda s: {"id": "x"},
        "NOT_FOUND",
        frozenset({"rita", "marcos", "bruno", "carla", "vera"}),
    ),
}
