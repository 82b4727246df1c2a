"""One writer at a time, among threads and among processes; readers see whole states while one writes."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from core.errors import StoreError
from core.store import open_store
from core.store.lock import writing

ROOT = Path(__file__).parents[2]


def other_process(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Python code in a process of its own that can import the hand-made reports."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip


HOLD = """
    import sys
    from pathlib import Path
    from core.store.lock import writing
    with writing(Path(sys.argv[1])):
        print("held", flush=True)
        sys.stdin.readline()
"""


def test_a_second_process_is_told_who_writes_and_may_write_once_that_one_is_done(tmp_path, make_report):
    store = open_store(tmp_path / "store")
    holder = other_process(HOLD, str(store.folder))
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(StoreError, match=rf"process {holder.pid} "):
        store.write(make_report(1))
    holder.communicate("\n", timeout=30)
    store.write(make_report(1))
    assert store.snapshot().counts()["documents"] == 1


def test_the_lock_of_a_killed_writer_is_gone(tmp_path, make_report):
    store = open_store(tmp_path / "store")
    holder = other_process(HOLD, str(store.folder))
    assert holder.stdout.readline() == "held\n"
    holder.kill()
    holder.wait(30)
    store.write(make_report(1))
    assert store.snapshot().counts()["documents"] == 1


def test_a_second_thread_is_refused_and_the_lock_is_free_afterwards(tmp_path):
    store = open_store(tmp_path / "store")
    said = []

    def try_it():
        try:
            with writing(store.folder):
                said.append("held")
        except StoreError as error:
            said.append(str(error))

    with writing(store.folder):
        thread = threading.Thread(target=try_it)
        thread.start()
        thread.join()
    try_it()
    assert "this same program" in said[0]
    assert said[1:] == ["held"]


WRITE = """
    import sys
    from core.store import open_store
    from tests.store.conftest import joined, report
    store = open_store(sys.argv[1])
    for number in range(6):
        # Each state holds reports of one number only, at the same three places.
        store.write(joined([report(3 * number + n, location=f"/in/{n}") for n in range(3)]))
        print(number, flush=True)
"""


def test_a_reader_sees_whole_states_only_while_another_process_writes(tmp_path):
    store = open_store(tmp_path / "store")
    writer = other_process(WRITE, str(store.folder))
    states = set()
    while writer.poll() is None:
        tables = open_store(store.folder, create=False).snapshot().tables()
        numbers = sorted(int(source[4:-4]) for source in tables.documents["source"])
        first = numbers[0] if numbers else None
        assert numbers == ([] if first is None else [first, first + 1, first + 2])
        assert first is None or first % 3 == 0
        assert sorted(tables.quotes["quote_id"]) == sorted(f"{q}_{n}" for n in numbers for q in ("oil", "bond"))
        assert len(tables.participants) == 3 * len(numbers)
        states.add(first)
    assert writer.returncode == 0, writer.stderr.read()
    assert len(states) > 1, "the reader met more than one state"
    assert sorted(open_store(store.folder).snapshot().tables().quotes["quote_id"])[0] == "bond_15"
