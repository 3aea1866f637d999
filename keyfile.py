"""The file with the key of an installation on SQLite, made at its first start."""

import os
import tempfile
from base64 import b64encode
from pathlib import Path

import environment
from environment import SettingsError


def kept_key(data_dir: Path) -> bytes:
    """The installation's own key, made at the first start and readable by its owner only."""
    kept = data_dir / "secret.key"
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not kept.exists():
            # Written aside and linked into place whole: of two first starts at once, both then read the same key.
            descriptor, aside = tempfile.mkstemp(dir=data_dir)
            with os.fdopen(descriptor, "wb") as file:
                file.write(b64encode(os.urandom(32)) + b"\n")
            try:
                os.link(aside, kept)
            except FileExistsError:
                return kept_key(data_dir)
            finally:
                Path(aside).unlink()
        return environment.key(kept.read_text("ascii").strip())
    except OSError as error:
        raise SettingsError(f"FUNIL_DATA_DIR: {kept} can be neither read nor made: {error.strerror}.") from None
    except ValueError:
        raise SettingsError(f"FUNIL_DATA_DIR: {kept} holds no key of 32 bytes; restore it from your backup.") from None
