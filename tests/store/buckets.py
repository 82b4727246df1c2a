"""A real S3 server of this machine, with one bucket.

It is moto's, in an environment of its own (`make .venv-s3/.done`), as it needs other versions of libraries than the
product. COMMUNIQUE_S3_SERVER may name another place of `moto_server`.
"""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.store import bucket

ROOT = Path(__file__).parents[2]
SERVER = Path(os.environ.get("COMMUNIQUE_S3_SERVER") or ROOT / ".venv-s3" / "bin" / "moto_server")
LONGEST_START = 120
MARKS = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(not SERVER.exists(), reason="there is no S3 server (make .venv-s3/.done)"),
]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Of a server with one empty bucket."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [SERVER, "-H", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + LONGEST_START
        while True:
            try:
                urllib.request.urlopen(f"{url}/moto-api/", timeout=5).close()
                break
            except OSError:
                assert server.poll() is None, "the server has ended"
                assert time.monotonic() < deadline
                time.sleep(0.1)
        signed = {"Authorization": "AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/s3/aws4_request"}
        urllib.request.urlopen(urllib.request.Request(f"{url}/reports", method="PUT", headers=signed)).close()
        yield url
    finally:
        server.kill()
        server.wait(30)


@pytest.fixture
def place(address: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where a store of this test may be, with what is needed to get there."""
    for name, value in {
        "AWS_ENDPOINT_URL": address, "AWS_ALLOW_HTTP": "true", "AWS_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    bucket._store.cache_clear()
    yield f"s3://reports/{request.node.name[:40]}"
    bucket._store.cache_clear()
