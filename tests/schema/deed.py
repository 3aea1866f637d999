"""What a mutation is tried with: by whom, with what, and how it is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.schema.scene import Scene

Input = Callable[[Scene], dict[str, Any]]

EVERYBODY: frozenset[str] = frozenset()
"""Nobody is refused for their role."""
SELLERS = frozenset({"vera"})
"""Refused: who only looks on."""
LEADERS = SELLERS | {"ana", "carla"}
MANAGERS = LEADERS | {"bruno"}
ADMINS = MANAGERS | {"marcos"}


@dataclass(frozen=True)
class Deed:
    """A mutation done well, and done so that it is refused with a code."""

    by: str
    input: Input
    shows: str
    but: Input
    """What is different in the refused one."""
    code: str
    refused: frozenset[str] = EVERYBODY
    """Whose role does not allow it."""
