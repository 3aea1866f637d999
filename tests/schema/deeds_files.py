"""Files that people send to us."""

from tests.schema.deed import SELLERS, Deed

FILES = {
    "fileUpload": Deed(
        "ana",
        lambda s: {"name": "proposta.pdf"},
        "file { id name size download { url } } uploadUrl expiresAt",
        lambda s: {"name": " "},
        "REQUIRED",
        SELLERS,
    ),
}
