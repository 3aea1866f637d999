"""The list of codes is closed: what the code can answer with is what docs/api.md says."""

import re
from pathlib import Path

import pytest

from errors import Refused
from schema import masking
from schema.limits import CODE
from schema.refusal import ErrorCode

pytestmark = pytest.mark.once

EDGE = {value for name, value in vars(masking).items() if name.isupper() and value == name} | {CODE}


def documented() -> set[str]:
    """The table of docs/api.md, and the nine codes before it."""
    text = (Path(masking.__file__).parent.parent / "docs" / "api.md").read_text("utf-8")
    table = text[text.index("| the nine above |") : text.index("**Patches**")]
    return set(re.findall(r"^\| `([A-Z_]+)`", table, re.MULTILINE))


def test_each_code_of_the_edges_is_documented_and_none_besides() -> None:
    assert documented() == EDGE
    assert len(EDGE) >= 8


def test_each_refusal_has_one_of_the_nine_codes() -> None:
    def kinds(of: type[Refused]) -> set[type[Refused]]:
        return {of, *(each for child in of.__subclasses__() for each in kinds(child))}

    assert {kind.code for kind in kinds(Refused) - {Refused}} == {code.value for code in ErrorCode}
