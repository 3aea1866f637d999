"""What Funil needs to run may be given on with it: its dependencies' licences are permissive, with one exception.

dramatiq is LGPL. It is used unmodified and imported as the library it is, which that licence allows; nothing else under
the GPL, AGPL or LGPL comes in, be it by way of another package. Tools for development are not given on, and not asked.
"""

import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LGPL_AND_KNOWN = {"dramatiq"}
COPYLEFT = re.compile(r"\b[AL]?GPL|Affero|General Public Licen[cs]e", re.IGNORECASE)
PERMISSIVE = re.compile(
    r"\b(?:MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla Public|CC0|Unlicense)\b"
    r"|Redistribution and use in source and binary forms",
    re.IGNORECASE,
)

NEEDED = tomllib.loads(Path(__file__).with_name("..").resolve().joinpath("pyproject.toml").read_text("utf-8"))


def closure(requirements: list[str]) -> dict[str, Distribution]:
    """The installed distributions that the requirements bring in, with the extras they ask for."""
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [Requirement(line) for line in requirements]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            pytest.fail(f"{requirement.name} is needed at run time but not installed; type `make .venv`.")
        for extra in {"", *requirement.extras}:
            if (name, extra) in seen:
                continue
            seen.add((name, extra))
            for line in found[name].requires or []:
                further = Requirement(line)
                if further.marker is None or further.marker.evaluate({"extra": extra}):
                    waiting.append(further)
    return found


def licence(package: Distribution) -> str:
    """The packager's own statement: expression, else classifiers, else field, else the text of the licence itself."""
    metadata = package.metadata.json
    classifiers = [line for line in metadata.get("classifier", []) if line.startswith("License ::")]
    stated = metadata.get("license_expression") or "; ".join(classifiers) or metadata.get("license")
    texts = [file for file in package.files or [] if re.match(r"LICEN[CS]E|COPYING", file.name, re.IGNORECASE)]
    return str(stated or "\n".join(file.read_text() for file in texts))


RUNTIME = closure(NEEDED["project"]["dependencies"])


def test_the_closure_reaches_what_others_bring() -> None:
    assert {"starlette", "dramatiq", "redis", "asyncpg", "graphql-core", "lxml"} <= RUNTIME.keys()


@pytest.mark.parametrize("name", sorted(RUNTIME.keys() - LGPL_AND_KNOWN))
def test_a_dependency_is_permissive(name: str) -> None:
    said = licence(RUNTIME[name])

    offered = re.split(r"\s+OR\s+", said)  # one may choose among licences that are joined by OR
    assert any(PERMISSIVE.search(each) and not COPYLEFT.search(each) for each in offered), f"{name} is under: {said!r}"


def test_the_exception_is_still_one() -> None:
    assert COPYLEFT.search(licence(RUNTIME["dramatiq"]))
