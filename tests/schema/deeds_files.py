"""Files that people send to us."""

from tests.schema.deed import EVERYBODY, SELLERS, Deed

FILES = {
    "fileUpload": Deed(
        "ana",
        lambda s: {"name": "proposta.pdf"},
        "file { id name size download { url } } uploadUrl expiresAt",
        lambda s: {"name": " "},
        "REQUIRED",
        SELLERS,
    ),
    "fileAttach": Deed(
        "ana",
        lambda s: {"id": s.id("upload"), "subjectId": s.id("barcos")},
        "file { id name attached uploadedBy { name } download { size } }",
        lambda s: {"subjectId": None},
        "REQUIRED",
        EVERYBODY,
    ),
    "fileRemove": Deed(
        "ana", lambda s: {"id": s.id("attached")}, "removedFileId", lambda s: {"id": "x"}, "NOT_FOUND", SELLERS
    ),
}
