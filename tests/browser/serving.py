"""The dashboard as a server of its own process, and what a browser's main thread does with its pages."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.dashboard.conftest import APP

_TICKS = os.sysconf("SC_CLK_TCK")
_OBSERVER = """
window.longTasks = [];
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.longTasks.push(task.duration);
}).observe({ type: "longtask", buffered: true });
"""


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


@contextmanager
def running(store: Path) -> Iterator[Server]:
    """A dashboard over this store. Raises RuntimeError where it does not start."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(port)]
    environment = os.environ | {
        "COMMUNIQUE_STORE": str(store), "XDG_CACHE_HOME": str(store.parent / "cache"), "PYTHONUNBUFFERED": "1",
    }  # fmt: skip
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
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
        process.terminate()
        process.wait(30)


def watch_tasks(page: Any) -> None:
    """From its next address on, have the page note the tasks that keep its main thread busy."""
    page.add_init_script(_OBSERVER)


def longest_task(page: Any) -> float:
    """Seconds of the longest such task since the page was opened, or since this was asked last; 0 where none took
    more than a twentieth."""
    durations = page.evaluate("window.longTasks.splice(0)")
    return max(durations, default=0.0) / 1000
