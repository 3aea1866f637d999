"""Every sentence of the server is said in every language: found in the source, not in a list."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import errors
from mail.caps import Cap
from mail.imap import MailboxErrorCode
from mail.message import Flag
from mail.outcome import ReasonCode
from mail.submission import SmtpErrorCode
from permissions import REFUSALS
from prose import CAPS, CODES, EDGE, best_locale, say, text

ROOT = Path(__file__).parent.parent
ROOMS = ("models", "schema", "workers", "storage", "mail")
REFUSING = {
    name
    for name, held in vars(errors).items()
    if isinstance(held, type) and issubclass(held, errors.Refused) and held is not errors.Refused
}
CATALOGUE = ROOT / "locale" / "pt_BR" / "LC_MESSAGES" / "funil.po"

Key = tuple[str, str | None]


def sources() -> Iterator[ast.Module]:
    files = [*ROOT.glob("*.py"), *(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))]
    return (ast.parse(file.read_text("utf-8"), str(file)) for file in sorted(files))


def said_in_source() -> Iterator[Key]:
    for module in sources():
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                yield from _of_call(node)
            elif isinstance(node, ast.Assign) and "called" in {
                name.id for name in node.targets if isinstance(name, ast.Name)
            }:
                yield from ((value, "noun") for value in _texts(node.value))


def _of_call(call: ast.Call) -> Iterator[Key]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in REFUSING and call.args:
        yield from ((message, None) for message in _texts(call.args[0]))
        nouns = [given.value for given in call.keywords if given.arg == "noun"]
        yield from ((noun, "noun") for value in nouns for noun in _texts(value))


def _texts(node: ast.expr) -> Iterator[str]:
    """The literal texts of an expression: itself, or those of a choice between several."""
    return (part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str))


def wanted() -> set[Key]:
    tables = [*REFUSALS.values(), *CODES.values(), *EDGE]
    return {*said_in_source(), *((message, None) for message in tables), *((phrase, "cap") for phrase in CAPS.values())}


def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, abort_invalid=True)


def entries() -> dict[Key, Message]:
    return {(str(entry.id), entry.context): entry for entry in catalogue() if entry.id}


def places(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def stub(key: Key) -> str:
    message, context = key
    quoted = message.replace("\\", "\\\\").replace('"', '\\"')
    return (f'msgctxt "{context}"\n' if context else "") + f'msgid "{quoted}"\nmsgstr ""\n'


def test_every_sentence_is_translated() -> None:
    translated = {key for key, entry in entries().items() if entry.string and not entry.fuzzy}

    missing = sorted(wanted() - translated, key=str)

    assert not missing, f"Add to {CATALOGUE.relative_to(ROOT)}:\n\n" + "\n".join(map(stub, missing))


def test_no_translation_outlives_its_sentence() -> None:
    stale = sorted(entries().keys() - wanted(), key=str)

    assert not stale, f"No longer said anywhere: {stale}"


def test_both_languages_name_the_same_places() -> None:
    uneven = [key for key, entry in entries().items() if places(str(entry.id)) != places(str(entry.string))]

    assert not uneven


def test_a_refusal_is_a_literal_sentence() -> None:
    """A sentence that is put together at run time cannot be found, and so not translated."""
    built = [
        f"{node.func.id}, line {node.lineno}"
        for module in sources()
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REFUSING and node.args
        if not isinstance(node.args[0], ast.Constant | ast.IfExp)
        # permissions.py takes it from its own table, which is read above.
        and "REFUSALS" not in ast.dump(node.args[0])
    ]

    assert not built


@pytest.mark.parametrize("codes", [ReasonCode, Flag, MailboxErrorCode, SmtpErrorCode])
def test_every_stored_code_has_a_sentence(codes: type) -> None:
    assert {str(code) for code in codes} <= CODES.keys()  # type: ignore[attr-defined]


def test_every_cap_has_a_phrase() -> None:
    assert {cap.value for cap in Cap} == CAPS.keys()


def test_ana_reads_a_refusal_in_her_language() -> None:
    assert say("There is no such {noun}.", {"noun": "lost reason"}, "pt-BR") == "Não existe: motivo de perda."
    assert say("There is no such {noun}.", {"noun": "lost reason"}, "en") == "There is no such lost reason."


def test_a_stored_code_becomes_a_sentence() -> None:
    assert text("new", {"sender": "eva@padaria.example"}, "pt-BR") == "Um novo assunto de eva@padaria.example."
    assert text("malformed", {"cap": "parts"}, "pt-BR") == "Não foi possível ler o e-mail: tem partes demais."
    assert text("malformed", {"cap": "parts"}, "en") == "The mail cannot be read: it has too many parts."


def test_a_missing_place_is_left_out() -> None:
    assert text("AUTH_FAILED", {}, "en") == "The server refused the user name or the password."
    assert (
        say("A funnel has at most {limit} stages.", {"more": 1, "limit": None}, "en") == "A funnel has at most stages."
    )


def test_words_of_people_are_never_read_as_templates() -> None:
    assert say("{name} does not sell in this channel.", {"name": "{0.__class__} {x}"}, "en") == (
        "{0.__class__} {x} does not sell in this channel."
    )


def test_an_unknown_code_stands_for_itself() -> None:
    assert text("code_of_next_year", {"any": 1}, "pt-BR") == "code_of_next_year"


@pytest.mark.parametrize(
    ("user", "accepted", "workspace", "spoken"),
    [
        ("en", "pt-BR", "pt-BR", "en"),
        (None, "en-GB,en;q=0.9,pt;q=0.8", "pt-BR", "en"),
        (None, "de-DE,de;q=0.9,en;q=0.4,pt;q=0.6", "en", "pt-BR"),
        (None, "pt-PT", "en", "pt-BR"),
        (None, "de, *", "en", "en"),
        (None, "en;q=0", "pt-BR", "pt-BR"),
        (None, ";;q=,en;q=high," * 400, "pt-BR", "pt-BR"),
        (None, "", "en", "en"),
        (None, None, "xx", "pt-BR"),
    ],
)
def test_the_viewer_decides_then_the_browser_then_the_workspace(
    user: str | None, accepted: str | None, workspace: str, spoken: str
) -> None:
    assert best_locale(user, accepted, workspace) == spoken


def test_a_day_in_a_sentence_is_written_as_its_reader_writes_days() -> None:
    said = [text("suggestion_meeting", {"on": "2026-11-23"}, locale) for locale in ("pt-BR", "en")]

    assert said == [
        "O cliente propõe uma reunião em 23 de nov. de 2026.",
        "The customer proposes a meeting on Nov 23, 2026.",
    ]
