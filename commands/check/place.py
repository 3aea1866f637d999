"""Where the process stands: its folder, its port, the origins of its pages."""

import asyncio
import errno
import os
import shutil
import socket
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from commands.check.finding import Finding, Level
from settings import Settings

LITTLE = 200 * 1024 * 1024
"""Bytes: below this a backup before a migration may already not fit."""
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def origins(settings: Settings) -> list[Finding]:
    """Their form was checked when they were read; what they mean together is said here."""
    address = urlsplit(settings.address)
    if address.scheme == "http" and (address.hostname or "") not in LOOPBACK:
        return [
            Finding(
                "origins",
                Level.WARNING,
                f"People reach the server by {settings.address}, where anybody on the way reads their sessions. "
                "Put a proxy with TLS in front of it and set FUNIL_PUBLIC_URL to its https address.",
            )
        ]
    others = ", ".join(settings.origins) or "none but the server itself"
    return [Finding("origins", Level.OK, f"Pages of these origins may call: {others}.")]


def data_folder(settings: Settings) -> list[Finding]:
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"funil")
    except OSError as failure:
        return [unwritable(folder, failure)]
    free = shutil.disk_usage(folder).free
    if free < LITTLE:
        sentence = f"{folder} has only {free // 2**20} MB left. Make room: without it nothing more can be stored."
        return [Finding("data folder", Level.WARNING, sentence)]
    return [Finding("data folder", Level.OK, f"{folder} can be written.")]


def unwritable(folder: Path, failure: OSError) -> Finding:
    reasons = {
        errno.EACCES: f"it belongs to another user than the one this runs as ({_who()})",
        errno.EROFS: "it is on a file system that is mounted read-only",
        errno.ENOSPC: "the disk is full",
        errno.ENOTDIR: "a part of the path is a file",
    }
    why = reasons.get(failure.errno or 0, failure.strerror or str(failure))
    sentence = f"{folder} cannot be written: {why}. Mend that, or set FUNIL_DATA_DIR to another folder."
    return Finding("data folder", Level.ERROR, sentence)


async def port(settings: Settings) -> list[Finding]:
    place = f"{settings.host}, port {settings.port}"
    try:
        found = await asyncio.get_running_loop().getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)
        family, kind, _, _, address = found[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as failure:
        if failure.errno == errno.EADDRINUSE and await _is_funil(settings):
            return [Finding("port", Level.OK, f"Funil is serving at {place}.")]
        why = failure.strerror or str(failure)
        return [
            Finding(
                "port",
                Level.ERROR,
                f"Nothing can be served at {place}: {why}. "
                "Stop what listens there, or set FUNIL_PORT (or FUNIL_HOST) to another.",
            )
        ]
    return [Finding("port", Level.OK, f"{place[0].upper()}{place[1:]}, is free.")]


async def _is_funil(settings: Settings) -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(settings.host, settings.host)  # noqa: S104 - compared, not bound
    try:
        async with httpx.AsyncClient(timeout=2, trust_env=False) as client:
            return (await client.get(f"http://{host}:{settings.port}/livez")).text.strip() == "ok"
    except httpx.HTTPError:
        return False


def _who() -> str:
    return f"number {os.getuid()}"
