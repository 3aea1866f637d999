"""`funil secrets rotate`: after a new key was put first in FUNIL_SECRET_KEYS."""

import argparse
import asyncio
import sys

from commands.database import opened
from commands.refusal import Refusal
from models import sealing
from models.keyring import Keyring, SealBroken
from settings import Settings


def rotate(settings: Settings, _: argparse.Namespace) -> int:
    try:
        done = asyncio.run(_rotate(settings))
    except SealBroken as broken:
        raise Refusal(f"{broken} Put the key that sealed it behind the current one in FUNIL_SECRET_KEYS.") from None
    sys.stdout.write(f"{done} secrets sealed anew; the old keys are no longer needed for them.\n")
    return 0


async def _rotate(settings: Settings) -> int:
    async with opened(settings):
        return await sealing.rotate(Keyring(settings.secret_keys))
