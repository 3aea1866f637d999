"""Libraries that many processes never need: read when something of theirs is used first. Knows none of them."""

from importlib import import_module
from typing import Any, ClassVar


class Late:
    """Stands for a module. Python sees to it that several threads read it once."""

    named: ClassVar[list[str]] = []

    def __init__(self, name: str) -> None:
        self._name = name
        self.named.append(name)

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._name), name)


def read_all() -> None:
    """All that were named so far: for a process that could not read them later."""
    for name in Late.named:
        import_module(name)
