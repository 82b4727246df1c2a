"""Imports: files of a browser read by a process of their own, seen as they come, stopped and gone on with."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import psutil
import pytest

from core import imports as room
from core.errors import ImportingError, ReadingError
from core.imports import Import, State, Upload, begin, imports, safe_name
from core.reading import limits
from core.store import open_store, own
from tests.store.test_parsing import CITIES, item

pytestmark = pytest.mark.processes

LONGEST = 300.0


def ended(made: Import):
    """Its state once its process has ended."""
    deadline = time.monotonic() + LONGEST
    while (state := made.state()).status == "running" and time.monotonic() < deadline:
        time.sleep(0.05)
    return state


def until(made: Import, condition) -> None:
    deadline = time.monotonic() + LONGEST
    while not condition(made.state()):
        assert time.monotonic() < deadline, made.state()
        time.sleep(0.02)


@pytest.fixture
def store(tmp_path):
    return open_store(tmp_path / "store")


def reports(number: int) -> list[Upload]:
    cities = [CITIES[one % len(CITIES)] for one in range(number)]
    return [
        Upload(f"{one}.txt", item(city, f"Trade grew by {one} per cent since we last met here").encode())
        for one, city in enumerate(cities)
    ]


def test_the_first_report_is_shown_before_anything_is_in_the_store_and_then_all_are_read(store):
    """Its process reads the rest as well, as the import was changed meanwhile."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("oslo.txt", item("Oslo"))
        archive.writestr("lima.txt", item("Lima"))
    made = begin(store.folder, [Upload("riga.txt", item("Riga").encode()), Upload("more.zip", packed.getvalue()),
                                Upload("photo.jpg", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)])  # fmt: skip
    made.start("preview")
    state = ended(made)
    assert (state.status, state.total, state.is_counted) == ("done", 4, True)
    preview = open_store(made.preview, create=False).snapshot().tables()
    assert list(preview.documents["source"]) == ["riga.txt"]
    assert "Trade between our two countries grew fast" in set(preview.quotes["text"])
    assert store.snapshot().counts()["documents"] == 0

    process = room._processes[made.folder]
    assert process.poll() is None
    made = made.with_published(date(2021, 5, 6))
    made.start("parse")
    state = ended(made)
    assert (state.status, state.documents, state.rejects, state.total) == ("done", 3, 1, 4)
    assert room._processes[made.folder] is process
    assert process.wait(LONGEST) == 0
    documents = store.snapshot().tables().documents
    assert set(documents["published"]) == {date(2021, 5, 6)}
    assert set(documents["source"]) == {"riga.txt", "more.zip/oslo.txt", "more.zip/lima.txt"}
    assert [one.source for one in made.rejects()] == ["photo.jpg"]
    assert made.rejects()[0].detail

    made.start("parse")
    state = ended(made)
    assert (state.documents, state.unchanged, state.rejects) == (0, 3, 1)
    assert [one.id for one in imports(store.folder)] == [made.id]


def test_a_process_that_waits_is_let_go_when_another_import_begins(store):
    made, other = begin(store.folder, reports(1)), begin(store.folder, reports(2))
    made.start("preview")
    assert ended(made).status == "done"
    process = room._processes[made.folder]
    other.start("preview")
    assert process.wait(LONGEST) == 0
    made.start("parse")
    assert ended(made).documents == 1
    assert ended(other).total == 2


def test_a_process_that_waits_ends_with_the_server(store):
    asked = f"""
from core.imports import begin, Upload
from core import imports as room
import time
made = begin(room.Path({str(store.folder)!r}), [Upload("empty.txt", b"")])
made.start("preview")
while made.state().status == "running": time.sleep(0.05)
print(made.state().status, room._processes[made.folder].pid)
"""
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=LONGEST)
    status, process_id = said.stdout.split()
    # It waits after whatever it was told to do; to refuse a text needs no models.
    assert status == "failed"
    with contextlib.suppress(psutil.NoSuchProcess):
        # Raises where it is still there then.
        psutil.Process(int(process_id)).wait(LONGEST)


def test_an_import_that_is_stopped_loses_nothing_and_can_be_gone_on_with(store):
    made = begin(store.folder, reports(100))
    made.start("parse")
    until(made, lambda state: state.documents >= 3)
    made.stop()
    state = ended(made)
    assert state.status == "stopped"
    kept = store.snapshot().counts()["documents"]
    assert 3 <= kept == state.documents < 100
    made.start("parse")
    state = ended(made)
    assert (state.status, state.unchanged, state.documents) == ("done", kept, 100 - kept)
    assert store.snapshot().counts()["documents"] == 100


def test_an_import_whose_process_is_killed_says_so_and_can_be_gone_on_with(store):
    made = begin(store.folder, reports(100))
    made.start("parse")
    until(made, lambda state: state.documents >= 1)
    process = room._processes[made.folder]
    os.kill(process.pid, signal.SIGKILL)
    state = ended(made)
    assert state.status == "failed"
    assert "killed" in state.error
    made.start("parse")
    assert ended(made).status == "done"
    assert store.snapshot().counts()["documents"] == 100


def test_another_process_sees_that_an_import_is_at_work(store):
    """A server that was started anew has no handle of the process; the lock tells."""
    made = begin(store.folder, reports(100))
    made.start("parse")
    until(made, lambda state: state.documents >= 1)
    process = room._processes.pop(made.folder)
    assert imports(store.folder)[0].state().status == "running"
    with pytest.raises(ImportingError, match="already"):
        made.start("parse")
    made.stop()
    process.wait(LONGEST)
    assert made.state().status == "stopped"


def test_a_store_that_another_writes_to_is_an_error_in_words(store):
    from core.store.lock import writing

    made = begin(store.folder, reports(1))
    with writing(store.folder):
        made.start("parse")
        state = ended(made)
    assert state.status == "failed"
    assert "being written to" in state.error


def test_a_text_that_cannot_be_used_at_all_is_an_error_in_words(store):
    made = begin(store.folder, [Upload("empty.txt", b"")])
    made.start("preview")
    state = ended(made)
    assert state.status == "failed"
    assert "Nothing of this can be used" in state.error


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\reports\\riga.txt", "riga.txt"),
        (".hidden.txt", "hidden.txt"),
        ("..", "file"),
        ("a\x1b[31m\u202eb.txt", "a_[31m_b.txt"),
        ("", "file"),
    ],
)
def test_a_name_is_a_name_and_no_path(given, kept):
    assert safe_name(given) == kept


def test_a_map_of_columns_is_the_imports_own_until_it_is_parsed_and_else_the_stores(store):
    store.use_columns(["text=Inhalt"])
    made = begin(store.folder, [Upload("in.csv", b"Nr.,Inhalt\n")])
    assert made.column_map() == {"inhalt": "text"}
    made.with_columns(["text=Volltext", "date=Datum"])
    assert imports(store.folder)[0].column_map() == {"volltext": "text", "datum": "date"}
    with pytest.raises(ReadingError, match="text=Inhalt"):
        made.with_columns(["Volltext"])
    assert own.columns(store.folder) == {"inhalt": "text"}


def test_two_files_of_one_name_are_both_kept(store):
    made = begin(store.folder, [Upload("riga.txt", b"one"), Upload("Riga.txt", b"two"), Upload("x/riga.txt", b"three")])
    assert made.paths == ("riga.txt", "Riga (2).txt", "riga (3).txt")
    assert [(made.files / name).read_bytes() for name in made.paths] == [b"one", b"two", b"three"]


def test_limits_are_told_before_anything_is_kept(store, monkeypatch):
    with pytest.raises(ImportingError, match="nothing to import"):
        begin(store.folder)
    with pytest.raises(ImportingError, match=f"{limits.UPLOADS + 1:,} files"):
        begin(store.folder, [Upload("a.txt", b"x")] * (limits.UPLOADS + 1))
    monkeypatch.setattr("core.imports.UPLOAD_BYTES", 10)
    with pytest.raises(ImportingError, match=r"big.txt .*may have"):
        begin(store.folder, [Upload("big.txt", b"x" * 11)])
    monkeypatch.setattr("core.imports.UPLOADED_BYTES", 15)
    with pytest.raises(ImportingError, match="together"):
        begin(store.folder, [Upload("a.txt", b"x" * 8)] * 2)
    with pytest.raises(ImportingError, match="whole path"):
        begin(store.folder, folder="relative/place")
    assert not Path(store.folder / "imports").exists()


def test_the_time_left_goes_by_the_pace_since_the_models_were_loaded():
    """Loaded after 10 s; 11 of 31 inputs after 20 s: one a second, so 20 s for the other 20."""
    state = State("parse", "running", documents=11, seconds=20.0, loaded=10.0, total=31, is_counted=True)
    assert state.seconds_left == 20.0
    assert State("parse", "running", documents=1, seconds=10.0, loaded=10.0, total=31, is_counted=True).pace is None
    assert State("parse", "running", documents=11, seconds=20.0, loaded=10.0, total=31).seconds_left is None
