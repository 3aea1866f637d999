"""What is the same becomes one, and is taken apart again."""

from tests.schema.deed import LEADERS, MANAGERS, Deed

MERGES = "merges { lostId lostName undoableUntil mergedBy { name } }"

MERGING = {
    "subjectsMerge": Deed(
        "bruno",
        lambda s: {
            "ids": [s.id("velas")],
            "intoId": s.id("barcos"),
            "choices": [{"field": "title", "fromId": s.id("velas")}],
        },
        f"subject {{ id title {MERGES} }}",
        lambda s: {"ids": []},
        "INVALID",
        LEADERS,
    ),
    "customersMerge": Deed(
        "marcos",
        lambda s: {"ids": [s.id("nobody")], "intoId": s.id("padaria")},
        f"customer {{ id name {MERGES} }}",
        lambda s: {"ids": []},
        "INVALID",
        MANAGERS,
    ),
    "mergeUndo": Deed(
        "bruno",
        lambda s: {"id": s.id("merge")},
        "merge { id undoneAt undoableUntil subject { id } customer { id } }",
        lambda s: {"id": "x"},
        "NOT_FOUND",
        LEADERS,
    ),
}
