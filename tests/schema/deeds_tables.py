"""Tables brought in, taken back, and written."""

from tests.schema.deed import EVERYBODY, LEADERS, Deed

JOB = "job { id kind state total importResult { created failed dryRun errors { line message } errorsFile { url } } }"

TABLES = {
    "importStart": Deed(
        "bruno",
        lambda s: {"fileId": s.id("table"), "channelId": s.id("brasil"), "mapping": ["NAME", "EMAIL"]},
        JOB,
        lambda s: {"fileId": "x"},
        "NOT_FOUND",
        EVERYBODY,
    ),
    "importUndo": Deed("bruno", lambda s: {"id": s.id("import")}, JOB, lambda s: {"id": "x"}, "NOT_FOUND", EVERYBODY),
    "exportStart": Deed(
        "bruno",
        lambda s: {"kind": "SUBJECTS", "subjectFilter": {"text": "barcos"}, "delimiter": ";", "decimal": ","},
        "job { id kind state total download { url size } }",
        lambda s: {"delimiter": "x"},
        "INVALID",
        LEADERS,
    ),
}
