"""The dashboard as a server of its own process, and what a browser's main thread does with its pages."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tests.dashboard.conftest import APP

_TICKS = os.sysconf("SC_CLK_TCK")
_TASK = "ThreadControllerImpl::RunTask"
_SCRIPT = "v8.evaluateModule"
_MAIN = "CrRendererMain"


class Server(NamedTuple):
    """A dashboard that runs."""

    address: str
    process_id: int

    def seconds(self) -> float:
        """What it has used of the processor so far."""
        fields = Path(f"/proc/{self.process_id}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory(self, peak: bool = False) -> int:
        """MiB that it holds in memory, or has held at most."""
        status = Path(f"/proc/{self.process_id}/status").read_text()
        return int(status.partition("VmHWM:" if peak else "VmRSS:")[2].split()[0]) // 1024


_left: list[int] = []
"""Ports of dashboards that have ended."""


@contextmanager
def free_port() -> Iterator[int]:
    """A port for a dashboard: one that another has left, where there is one. For a browser that is the same place, and
    it need not read the program's scripts anew, which takes it twice as long as to show a page."""
    port = next(filter(_is_free, _left), 0)
    if port:
        _left.remove(port)
    else:
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
    yield port
    _left.append(port)


def _is_free(port: int) -> bool:
    with closing(socket.socket()) as tried:
        # As a server does: connections that have just ended do not count.
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


@contextmanager
def running(store: Path) -> Iterator[Server]:
    """A dashboard over this store. Raises RuntimeError where it does not start."""
    with free_port() as port:
        command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(port)]
        environment = os.environ | {
            "COMMUNIQUE_STORE": str(store), "XDG_CACHE_HOME": str(store.parent / "cache"), "PYTHONUNBUFFERED": "1",
        }  # fmt: skip
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        try:
            assert process.stdout is not None
            # Streamlit prints its address once it listens; a server that ends before has printed why.
            said = []
            for line in process.stdout:
                said.append(line)
                if f":{port}" in line:
                    break
            else:
                raise RuntimeError(f"The dashboard did not start: {''.join(said)}")
            yield Server(f"http://localhost:{port}/", process.pid)
        finally:
            # One that is told to end waits for its readers; that a server ends when told is for tests/test_cli.py.
            process.kill()
            process.wait(30)


@dataclass
class Tasks:
    """What kept the main thread of a page busy, in seconds of the processor (by the clock a task takes longer where
    others are at work); filled once the watch is over."""

    longest: float = 0.0
    """The longest task of those that draw or answer."""
    loading: float = 0.0
    """The longest of those that read a script in: a browser's first chart waits for the charting library, whatever it
    shows."""


@contextmanager
def watched(browser: Any, page: Any) -> Iterator[Tasks]:
    """Meanwhile, note the tasks of a page's main thread. One page of a browser at a time."""
    found = Tasks()
    browser.start_tracing(page=page, categories=["toplevel", "v8"])
    try:
        yield found
    finally:
        events = json.loads(browser.stop_tracing())["traceEvents"]
    main = {(e["pid"], e["tid"]) for e in events if e.get("name") == "thread_name" and e["args"]["name"] == _MAIN}
    events = [e for e in events if (e["pid"], e["tid"]) in main]
    scripts = [e["ts"] for e in events if e["name"] == _SCRIPT]
    for task in (e for e in events if e["name"] == _TASK and "dur" in e):  # the trace may end within one
        seconds = task.get("tdur", 0) / 1e6
        if any(task["ts"] <= start <= task["ts"] + task["dur"] for start in scripts):
            found.loading = max(found.loading, seconds)
        else:
            found.longest = max(found.longest, seconds)
    assert found.longest, "the browser told of no task"
