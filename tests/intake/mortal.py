"""An IMAP server of a test's own, to be killed and started again with its mails: Dovecot where it is, else pymap."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from tests.crash.house import ROOT
from tests.intake.post import Post, account, dovecot

SCRIPT = ROOT / "tests" / "servers" / "dovecot.sh"


class Pymap:
    def __init__(self, folder: Path) -> None:
        self._folder, self._held = folder, contextlib.ExitStack()

    def start(self) -> Post:
        self.post = self._held.enter_context(account(self._folder))
        return self.post

    def kill(self) -> None:
        os.kill(self.post.pid, signal.SIGKILL)
        self.stop()

    def stop(self) -> None:
        self._held.close()


class Dovecot:
    """Its own, since the one that all tests share is not to be killed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def start(self) -> Post:
        url = urlsplit(self._script("start").strip())
        return Post(str(url.hostname), int(url.port or 0), "eva", str(url.password))

    def kill(self) -> None:
        """The master and all that serve for it, at once."""
        master = int((self._folder / "run" / "master.pid").read_text("ascii"))
        children = Path(f"/proc/{master}/task/{master}/children").read_text("ascii").split()
        for pid in (master, *map(int, children)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        (self._folder / "run" / "master.pid").unlink()

    def stop(self) -> None:
        self._script("stop")

    def _script(self, what: str) -> str:
        return subprocess.run([SCRIPT, what, self._folder], check=True, capture_output=True, text=True).stdout


@contextlib.contextmanager
def mortal() -> Iterator[Pymap | Dovecot]:
    """Not started yet; at the end it is gone, however often it was started."""
    folder = Path(tempfile.mkdtemp(prefix="funil-mortal-"))
    folder.chmod(0o755)  # Dovecot passes through it as another user
    server = Dovecot(folder) if dovecot() else Pymap(folder / "post")
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)
