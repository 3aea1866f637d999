"""An S3 server from PyPI, in a thread of its own, and a bucket for each test."""

from collections.abc import Iterator
from uuid import uuid4

import httpx
import pytest
from moto.server import ThreadedMotoServer

from shelf import Shelf
from tests.crash.house import free_port


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=free_port(), verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3: str) -> str:
    name = f"funil-{uuid4().hex[:12]}"
    with httpx.Client(base_url=s3, verify=False) as client:
        client.put(f"/{name}").raise_for_status()
    return name


@pytest.fixture
def shelf(s3: str, bucket: str) -> Shelf:
    return Shelf(bucket=bucket, endpoint=s3, key="ana", secret="a secret", path_style=True, prefix="funil/")


@pytest.fixture
def environ(s3: str, bucket: str) -> dict[str, str]:
    """The settings of the same."""
    given = {"BUCKET": bucket, "ENDPOINT": s3, "KEY": "ana", "SECRET": "a secret"}
    return {f"FUNIL_S3_{name}": value for name, value in given.items()}
