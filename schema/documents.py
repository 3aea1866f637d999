"""Trusted documents: a frontend names what it asks for by a hash, and nothing else may be asked. Knows no noun."""

import logging
from collections.abc import Mapping
from typing import Any

from environment import SHA256, digest

log = logging.getLogger("funil.documents")

LOGGED = 1_000
"""Unknown documents that are told of; who sends more of them is no frontend that forgot one."""


class UnknownDocument(Exception):
    """Only the documents of the manifest are executed here, and this is none of them."""

    def __init__(self) -> None:
        super().__init__("Only documents of the manifest in FUNIL_DOCUMENTS_MANIFEST are executed, and this is none.")


class Documents:
    """`off`: any document, and no ids. `log`: any; the log names the others. `enforce`: the manifest's."""

    def __init__(self, mode: str, manifest: Mapping[str, str]) -> None:
        self.mode = mode
        self._known = manifest if mode != "off" else {}
        self._told: set[str] = set()

    def choose(self, said: dict[str, Any]) -> None:
        """Put the document that a request means into its `query`."""
        named = said.pop("documentId", None)
        document = said.get("query")
        if isinstance(named, str) and document is None and self.mode != "off":
            document = self._known.get(named.removeprefix(SHA256))
            if document is None:
                raise UnknownDocument
            said["query"] = document
        elif isinstance(document, str) and self._known and (number := digest(document)) not in self._known:
            self._foreign(number)

    def _foreign(self, number: str) -> None:
        if self.mode == "enforce":
            raise UnknownDocument
        if number not in self._told and len(self._told) < LOGGED:
            self._told.add(number)
            log.warning("A document that is not in the manifest was executed: %s%s", SHA256, number)
