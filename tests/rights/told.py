"""To whom something is told: the words of the table of rights."""

from enum import StrEnum


class Told(StrEnum):
    """To whom the value of a field is told, of those who have its row in hand."""

    ALL = "everybody who is signed in"
    ROW = "whoever sees the row"
    SHOWN = "whoever sees the row, though it may have no door of its own"
    LINK = "whoever sees the row and the one it leads to"
    LIST = "whoever sees the row; only what the viewer sees is listed"
    COUNT = "whoever sees the row; only what the viewer sees is counted"
    MEMBERS = "members of the channel, managers, administrators"
    WIDE = "who sees the channel whole, managers, administrators"
    FINANCE = "agents and keys with the capability, managers, administrators"
    MANAGERS = "managers, administrators"
    HINT = "whoever sees the row: whether one whom they do not see is the same, and nothing else of them"
    CAN = "the viewer: what the same permission says that the verb asks"
    ANSWER = "whoever did it"
    ONCE = "whoever did it, once"


ALL, ROW, SHOWN, LINK, LIST, COUNT, MEMBERS, WIDE, FINANCE, MANAGERS, HINT, CAN, ANSWER, ONCE = Told
CONNECTION = {LIST: "edges nodes", COUNT: "totalCount", ROW: "pageInfo"}
EDGE = {ROW: "cursor", LIST: "node"}
