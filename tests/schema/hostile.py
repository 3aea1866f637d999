"""The inputs of ops.md §7.2 that are one request: what is sent, and what is wanted.

Where ops.md wants HTTP 422 we answer 400: the graphql-http audit asks for it, and the issue for the audit. A value that
breaks a rule of the domain, such as a page of 101, is an error at its field, and the status is 200 (DESIGN §5).
"""

import json
from dataclasses import dataclass, field
from typing import Any

RESPONSE_JSON = "application/graphql-response+json"
VIEWER = "{ viewer { name } }"


@dataclass(frozen=True)
class Row:
    """`number` as in ops.md; `within`: seconds of processor time that the answer may cost."""

    number: int
    what: str
    body: bytes
    code: str
    status: int = 400
    limit: str | None = None
    within: float | None = None
    headers: dict[str, str] = field(default_factory=dict)
    method: str = "POST"
    signed_in: bool = True


def document(query: str, **variables: Any) -> bytes:
    return json.dumps({"query": query, "variables": variables}).encode()


def bomb(fragments: int) -> str:
    """Each fragment spreads the next one twice: two to the power of `fragments` selections."""
    chain = " ".join(f"fragment f{n} on Query {{ ...f{n + 1} ...f{n + 1} }}" for n in range(fragments))
    return f"{{ ...f0 }} {chain} fragment f{fragments} on Query {{ workspace {{ name }} }}"


def nested(depth: int) -> str:
    return "{ stages " + "{ id " * depth + "}" * depth + " }"


def deep(value: str, times: int) -> bytes:
    opening, closing = {"[": ("[", "]"), "{": ('{"a":', "}")}[value]
    inner = opening * times + "1" + closing * times
    return f'{{"query": "{VIEWER}", "variables": {{"a": {inner}}}}}'.encode()


def aliases(number: int) -> str:
    return " ".join(f"a{n}: name" for n in range(number))


LISTS = (
    "{ customers(first: 100) { nodes { subjects(first: 100) { nodes { timeline(first: 100) { nodes { id } } } } } } }"
)
SPREAD_DEEP = (
    "{ ...a } fragment a on Query { stages { id { id { id { id { id ...b } } } } } }"
    " fragment b on Stage { id { id { id { id { id { id { id { id } } } } } } } }"
)
PAGE = "query($n: Int) { subjects(first: $n) { nodes { id } } }"
NODE = "query($id: ID!) { node(id: $id) { id } }"
FILTER = "query($f: SubjectFilter) { subjects(filter: $f) { nodes { id } } }"
SIGN_INS = (
    "mutation { "
    + " ".join(f'a{n}: signIn(input: {{email: "a", password: "{n}"}}) {{ replayed }}' for n in range(20))
    + " }"
)
DEFERRED = "{ ... @defer { viewer { name } } }"
COMPLEX, BAD, INVALID = "QUERY_TOO_COMPLEX", "BAD_REQUEST", "INVALID"

ROWS = [
    *(Row(1, f"a bomb of {n} fragments", document(bomb(n)), COMPLEX, within=0.1) for n in (10, 20, 29, 30, 200)),
    Row(
        2,
        "fragments in a circle",
        document("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }"),
        COMPLEX,
    ),
    Row(3, "13 deep", document(nested(13)), COMPLEX, limit="depth"),
    Row(3, "13 deep by fragments", document(SPREAD_DEEP), COMPLEX, limit="depth"),
    Row(4, "31 aliases", document(f"{{ viewer {{ {aliases(31)} }} }}"), COMPLEX, limit="aliases"),
    Row(
        4,
        "4 × 10 aliases by spreads",
        document(f"{{ ...a ...a ...a ...a }} fragment a on Query {{ viewer {{ {aliases(10)} }} }}"),
        COMPLEX,
        limit="aliases",
    ),
    Row(5, "700 × __typename", document("{ viewer { " + "__typename " * 700 + "} }"), COMPLEX, within=0.1),
    Row(6, "300 × @skip", document("{ viewer { name " + "@skip(if: false) " * 300 + "} }"), COMPLEX, within=0.1),
    Row(6, "21 × @skip", document("{ viewer { name " + "@skip(if: false) " * 21 + "} }"), COMPLEX, limit="directives"),
    Row(
        7,
        "200 unknown directives",
        document("{ viewer { name " + " ".join(f"@d{n}" for n in range(200)) + "} }"),
        COMPLEX,
    ),
    Row(8, "5,000 braces", document("{" * 5_000), BAD),
    Row(8, "5,000 brackets", document("{ subjects(filter: " + "[" * 5_000 + ") }"), BAD),
    Row(8, "2,000 words", document("{ viewer { " + "name " * 2_000 + "} }"), COMPLEX, limit="tokens"),
    *(Row(9, f"first: {n}", document(PAGE, n=n), INVALID, 200) for n in (0, -1, 101, 10**9, None)),
    Row(10, "lists of 100 in lists of 100", document(LISTS), COMPLEX, limit="cost"),
    Row(11, "a 64-bit Int", document(PAGE, n=2**40), BAD),
    Row(11, "a 20-digit Int", document("{ subjects(first: 12345678901234567890) { nodes { id } } }"), BAD),
    *(Row(12, f"the body {said}", said.encode(), BAD) for said in ("null", "1", '"x"', "[]")),
    *(Row(13, f"JSON {n} deep", deep("[", n), BAD) for n in (41, 6_000, 100_000)),
    *(Row(13, f"objects {n} deep", deep("{", n), BAD) for n in (41, 6_000)),
    Row(14, "100,000 ids", document(NODE, id=["U3ViamVjdDox"] * 100_000), BAD, 413),
    Row(14, "30,000 ids", document(NODE, id=["U3ViamVjdDox"] * 30_000), BAD),
    Row(15, "20 MB", document(VIEWER, a="x" * 20_000_000), BAD, 413),
    Row(16, "invalid UTF-8", b'{"query": "{ viewer { name } }", "variables": {"a": "\xff\xfe"}}', BAD),
    Row(16, "UTF-16", f'{{"query": "{VIEWER}"}}'.encode("utf-16"), BAD),
    Row(16, "a byte order mark", b"\xef\xbb\xbf" + document(VIEWER), BAD),
    Row(17, "NUL in a variable", document(NODE, id="a\0b"), BAD),
    Row(17, "NUL in a literal", document('{ node(id: "a\\u0000b") { id } }'), BAD),
    Row(17, "a lone surrogate in a variable", b'{"query": "{ viewer { name } }", "variables": {"a": "\\ud800"}}', BAD),
    Row(17, "a lone surrogate in a literal", document('{ node(id: "a\\ud800") { id } }'), BAD),
    *(
        Row(18, said, f'{{"query": "{VIEWER}", "variables": {{"a": {said[:5_000]}}}}}'.encode(), BAD)
        for said in ("NaN", "Infinity", "-Infinity", "7" * 5_000)
    ),
    Row(20, "a batch", b"[" + document(VIEWER) + b"]", BAD),
    Row(21, "two operations, none named", document("query A { viewer { name } } query B { viewer { name } }"), BAD),
    Row(22, "GET", document("mutation { signOut(input: {}) { replayed } }"), BAD, 405, method="GET"),
    *(
        Row(23, kind or "no content type", document(VIEWER), BAD, 415, headers={"content-type": kind})
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "")
    ),
    Row(25, "another site", document(VIEWER), "FORBIDDEN_ORIGIN", 403, headers={"origin": "https://evil.example"}),
    Row(
        25, "by the browser's word", document(VIEWER), "FORBIDDEN_ORIGIN", 403, headers={"sec-fetch-site": "cross-site"}
    ),
    Row(26, "cookie and bearer", document(VIEWER), BAD, headers={"authorization": "Bearer funil_x"}),
    Row(33, "a search of 10 kB", document(FILTER, f={"text": "(a+)+$" * 1_700}), "LIMIT_REACHED", 200),
    *(
        Row(34, f"the instant {said}", document(FILTER, f={"createdAt": {"from": said}}), code, status)
        for said, code, status in (
            ("9999-99-99", BAD, 400),
            ("0001-01-01T00:00:00+14:00", INVALID, 200),
            ("2026-01-01T10:00:00", INVALID, 200),
        )
    ),
    Row(34, "the day 9999-99-99", document(FILTER, f={"expectedCloseOn": {"from": "9999-99-99"}}), BAD),
    Row(35, "20 sign-ins by aliases", document(SIGN_INS), COMPLEX, limit="signIn", signed_in=False),
    Row(
        37,
        "a stranger's introspection",
        document("{ __schema { types { name } } }"),
        "UNAUTHENTICATED",
        signed_in=False,
    ),
    Row(38, "@defer", document(DEFERRED), BAD),
]

ELSEWHERE = {
    19: "tests/schema/test_transport.py::test_duplicate_names_in_json_mean_the_last_one",
    24: "tests/schema/test_hostile.py::test_24_",
    27: "tests/schema/test_hostile.py::test_27_",
    28: "tests/schema/test_hostile.py::test_28_",
    29: "tests/schema/test_hostile.py::test_29_",
    30: "tests/models/test_conflict.py::test_",
    31: "tests/schema/test_idempotency.py::test_",
    32: "tests/schema/test_values.py::test_signs_of_a_pattern_are_searched_as_they_stand",
    36: "tests/schema/test_hostile.py::test_36_",
    39: "tests/live/test_live_socket.py::test_frames_that_are_no_messages_close_the_socket_with_4400",
    40: "tests/live/test_live_socket.py::test_the_order_of_messages_is_kept_or_the_socket_closes",
    41: "tests/live/test_live_socket.py::test_only_listed_origins_may_open_a_socket",
    42: "tests/live/test_live_socket.py::test_the_order_of_messages_is_kept_or_the_socket_closes",
    43: "tests/live/test_live_socket.py::test_the_21st_subscription_is_refused_and_an_ended_one_makes_room",
    44: "tests/live/test_live_socket.py::test_what_is_no_subscription_is_an_error_for_its_id",
    45: "tests/schema/test_hostile.py::test_45_",
    46: "tests/live/test_live_socket.py::test_who_sends_too_much_is_closed",
    47: "tests/live/test_live_slow.py::test_who_reads_nothing_is_cut_and_delays_nobody_and_may_resume",
    48: "tests/live/test_live_presence.py::test_",
    49: "tests/live/test_live_resume.py::test_",
    50: "tests/schema/test_hostile.py::test_50_",
}
"""The rows that take more than one request, and where each is tested. 41: without an Origin a socket opens, as a POST
is answered (DESIGN §5 has one rule for both; no browser leaves it out). 48 closes with 4401. 49: what is no position is
INVALID, any other that cannot be resumed RESYNC_REQUIRED (DESIGN §6)."""
