"""The store that files lie in: whether it can be used, and whether it is the one that the rows mean."""

import secrets

import models
from commands.check.finding import Finding, Level
from models.file import Place
from shelf import Shelf, ShelfError, Trouble

ABOUT = "files"


async def examined(shelf: Shelf | None) -> list[Finding]:
    """Puts an object, gets it and deletes it. That concerns the settings alone: no database is needed."""
    if shelf is None:
        return [Finding(ABOUT, Level.OK, "Files lie in the database.")]
    try:
        await models.probe(shelf, f"check-{secrets.token_hex(8)}")
    except ShelfError as failure:
        return [Finding(ABOUT, Level.ERROR, unusable(shelf, failure))]
    return [Finding(ABOUT, Level.OK, f"Files are carried to {shelf.place}, which takes, gives and deletes.")]


def unusable(shelf: Shelf, failure: ShelfError) -> str:
    """What is wrong, and what to do."""
    match failure.trouble:
        case Trouble.NOWHERE:
            return (
                f"There is no {shelf.place.removeprefix('the ')}. Make it, or mend FUNIL_S3_BUCKET or FUNIL_S3_REGION."
            )
        case Trouble.DENIED:
            return (
                f"{_begun(shelf)} refuses the key, or does not let it put, get and delete objects that begin with "
                f"{shelf.prefix}. Mend FUNIL_S3_KEY and FUNIL_S3_SECRET, or what the store allows that key."
            )
        case Trouble.AWAY:
            return (
                f"{_begun(shelf)} cannot be used: {failure.said}. Look at FUNIL_S3_ENDPOINT, FUNIL_S3_PATH_STYLE and "
                "the network between. Until it answers, new files wait in the database."
            )
        case _:
            return f"{_begun(shelf)} does not give back what it was given: {failure.said}. Use another store."


async def agreeing(shelf: Shelf | None) -> list[Finding]:
    """Whether the newest file that the rows have in the store is there; for a database that is open."""
    away = models.Blob.filter(place=Place.STORE)
    newest = await away.order_by("-stored_at").only("sha256", "size").first()
    if newest is None:
        return []
    if shelf is None:
        sentence = (
            f"{await away.count()} files lie in a store, and FUNIL_S3_BUCKET names none: nobody can fetch them. Set it "
            "as it was; `funil files move database` brings them back."
        )
        return [Finding(ABOUT, Level.ERROR, sentence)]
    try:
        await newest.lifted(shelf)
    except ShelfError as failure:
        if failure.trouble is not Trouble.MISSING:
            return []
        sentence = (
            f"A file that should lie in {shelf.place} is not there. If that is another bucket than before, set the "
            "former one; `funil files check` says how many are missing."
        )
        return [Finding(ABOUT, Level.ERROR, sentence)]
    return []


def _begun(shelf: Shelf) -> str:
    return shelf.place[0].upper() + shelf.place[1:]
