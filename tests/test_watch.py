"""A folder that is watched: run as a user runs it, with files that come and change."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from core.store import open_store

ROOT = Path(__file__).parents[1]
ITEM = "RIGA, May 4 (Example Wire) -- Foreign Minister Anna Lindqvist met Farid Karimi of Iran here on Tuesday.\n"
LONGEST = 120

pytestmark = pytest.mark.processes


@pytest.mark.skipif(os.name != "posix", reason="stopped as a terminal stops it")
def test_what_comes_into_a_watched_folder_is_parsed_and_ctrl_c_stops_it(tmp_path: Path) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "inbox" / "store"
    inbox.mkdir()
    (inbox / "first.txt").write_text(ITEM)
    watching = subprocess.Popen(
        [sys.executable, "-m", "core.cli", "watch", str(inbox), "--store", str(store), "--every", "0.3"],
        cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    said: queue.Queue[str] = queue.Queue()
    assert watching.stdout is not None
    lines = watching.stdout
    threading.Thread(target=lambda: [said.put(line.strip()) for line in lines], daemon=True).start()
    try:
        assert said.get(timeout=LONGEST) == f"watching {inbox} (Ctrl-C stops)"
        assert said.get(timeout=LONGEST) == f"parsed {inbox}/first.txt"
        (inbox / "in").mkdir()
        (inbox / "in" / "second.html").write_text("<html><body><p>Talks were held in Oslo.</p></body></html>")
        assert said.get(timeout=LONGEST) == f"parsed {inbox}/in/second.html"
        (inbox / "first.txt").write_text(ITEM + "\nThe talks went on.\n")
        assert said.get(timeout=LONGEST) == f"parsed {inbox}/first.txt"
        (inbox / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
        assert said.get(timeout=LONGEST).startswith(f"rejected {inbox}/map.png: ")
        watching.send_signal(signal.SIGINT)
        assert watching.wait(LONGEST) == 130
    finally:
        watching.kill()
    assert said.get(timeout=LONGEST) == "communique: stopped; what was committed is kept"
    documents = open_store(store).snapshot().sql("SELECT source, text FROM documents ORDER BY source")
    assert list(documents["source"]) == [f"{inbox}/first.txt", f"{inbox}/in/second.html"]
    assert documents["text"][0].endswith("The talks went on.\n")


def test_a_folder_that_is_not_there_cannot_be_watched(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "core.cli", "watch", str(tmp_path / "none"), "--store", str(tmp_path / "store")],
        cwd=ROOT, text=True, capture_output=True, timeout=LONGEST,
    )  # fmt: skip
    assert ran.returncode == 1
    assert "is no folder" in ran.stderr
