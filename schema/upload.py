"""`PUT /uploads/{ticket}`: the bytes of one file, to disk as they come. Knows nothing of GraphQL.

However many arrive and however slowly, one at a time is held in memory: a file is read from the disk when its turn has
come to be stored.
"""

import asyncio
import contextlib
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

import models
import prose
from errors import Refused
from models.file import LARGEST
from schema.context import clock
from schema.download import GONE, Ticket
from settings import Settings

UPLOAD = "Upload"
"""What a ticket says that lets a file be sent, and none be fetched."""
IN_MEMORY = 256 * 1024
"""Bytes of each file that has not come whole; what is larger goes to the disk."""
SENT_AT_ONCE = 20
"""By one person to one process: so much of the disk they may take meanwhile, times `LARGEST`."""


class Uploads:
    """The ticket is all the authority that it takes, so a cookie would add nothing."""

    def __init__(self, settings: Settings, keyring: models.Keyring) -> None:
        self.settings, self.keyring = settings, keyring
        self._turn = asyncio.Lock()
        self._sending: Counter[int] = Counter()

    async def answer(self, request: Request) -> Response:
        now = clock()
        given = Ticket.read(request.path_params["ticket"], self.keyring, now=now)
        viewer = await given.viewer(self.settings, now=now) if given and given.noun == UPLOAD else None
        if given is None or viewer is None:
            return _refused(403, GONE)
        file = await models.File.visible_to(viewer).get_or_none(id=given.number)
        if file is None:
            return _refused(404, "There is no such file.")
        with self._sent_by(viewer.id) as free:
            if not free:
                return _refused(429, f"You are sending {SENT_AT_ONCE} files already. Send this one after them.")
            return await self._taken(request, file, viewer)

    async def _taken(self, request: Request, file: models.File, viewer: models.User) -> Response:
        with _room(self.settings.data_dir) as room:
            try:
                whole = await _received(request, room)
            except ClientDisconnect:
                return _refused(400, "The upload ended before it was whole.")
            if not whole:
                return _refused(413, f"A file has at most {LARGEST} bytes.")
            declared = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            try:
                async with self._turn:
                    await room.seek(0)
                    await file.receive(await room.read(), declared=declared, by=viewer, now=clock())
            except Refused as refused:
                return _refused(409, prose.say(refused.message, refused.params, viewer.locale or self.settings.locale))
        return JSONResponse({"name": file.name, "mediaType": file.media_type, "size": file.size}, status_code=201)

    @contextlib.contextmanager
    def _sent_by(self, person: int) -> Iterator[bool]:
        """Whether they may send one more just now."""
        if self._sending[person] >= SENT_AT_ONCE:
            yield False
            return
        self._sending[person] += 1
        try:
            yield True
        finally:
            self._sending[person] -= 1
            self._sending += Counter()  # who sends nothing is forgotten


@contextlib.contextmanager
def _room(folder: Path) -> Iterator[UploadFile]:
    """Where the database is or would be, since a container's `/tmp` may be memory. Nothing of it is left behind."""
    beside = str(folder) if folder.is_dir() else None
    with tempfile.SpooledTemporaryFile(IN_MEMORY, dir=beside) as spooled:
        yield UploadFile(spooled)  # type: ignore[arg-type]  # typeshed: it has all of a BinaryIO that is asked for


async def _received(request: Request, room: UploadFile) -> bool:
    """Whether the body is as large as a file may be at most; no more than that is kept."""
    announced = request.headers.get("content-length", "0")
    if announced.isdecimal() and int(announced) > LARGEST:
        return False
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > LARGEST:
            return False
        await room.write(piece)
    return True


def _refused(status: int, sentence: str) -> Response:
    return JSONResponse({"error": sentence}, status_code=status)
