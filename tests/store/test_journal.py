"""The journal: only ever added to, by several writers at once, whatever is parsed meanwhile."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from deltalake import DeltaTable

from core.errors import StoreError
from core.store import open_store
from core.store.journal import Journal, Setting
from core.store.lock import writing

ROOT = Path(__file__).parents[2]

WRITE = """
    import sys
    from pathlib import Path
    from core.store.journal import Journal, Setting
    journal = Journal(Path(sys.argv[1]))
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(40):
        journal.append([Setting("note", f"{sys.argv[2]}_{number}", "text", number)], author=sys.argv[2])
"""


def writer(folder: Path, name: str) -> subprocess.Popen[str]:
    """A process that sets forty things down once it is told to."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(WRITE), str(folder), name],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip


def test_two_processes_that_write_at_once_lose_nothing(tmp_path):
    # Eighty rows: the small files are joined while the other process goes on writing.
    folder = open_store(tmp_path / "store").folder
    writers = [writer(folder, name) for name in ("anna", "berta")]
    assert [one.stdout.readline() for one in writers] == ["ready\n", "ready\n"]
    for one in writers:
        one.stdin.write("\n")
        one.stdin.flush()
    ended = [one.communicate(timeout=120) for one in writers]
    assert [one.returncode for one in writers] == [0, 0], ended
    kept = Journal(folder).latest("note")
    assert set(kept) == {f"{name}_{number}" for name in ("anna", "berta") for number in range(40)}
    assert {name: thing["text"].author for name, thing in kept.items()} == {
        name: name[:-2].rstrip("_") for name in kept
    }


def test_it_is_written_while_another_process_parses(tmp_path):
    store = open_store(tmp_path / "store")
    with writing(store.folder):
        Journal(store.folder).append([Setting("note", "n", "text", "kept")])
    assert Journal(store.folder).latest("note")["n"]["text"].value == "kept"


def test_the_latest_setting_of_a_field_holds_and_the_earlier_ones_stay_in_the_file(tmp_path):
    journal = Journal(open_store(tmp_path / "store").folder)
    journal.append([Setting("note", "n", "text", "first"), Setting("note", "n", "place", 1)], author="Anna")
    journal.append([Setting("note", "n", "text", "second")], author="Berta")
    thing = journal.latest("note")["n"]
    assert (thing["text"].value, thing["text"].author) == ("second", "Berta")
    assert (thing["place"].value, thing["place"].author) == (1, "Anna")
    values = DeltaTable(tmp_path / "store" / "journal").to_pyarrow_table()["value"].to_pylist()
    assert sorted(values) == ['"first"', '"second"', "1"]


def test_what_another_one_wrote_is_seen_at_once(tmp_path):
    folder = open_store(tmp_path / "store").folder
    mine, theirs = Journal(folder), Journal(folder)
    assert mine.version() == -1
    assert mine.latest("note") == {}
    theirs.append([Setting("note", "n", "text", "hello")])
    assert mine.version() == 0
    assert mine.latest("note")["n"]["text"].value == "hello"


def test_many_small_files_are_joined_and_nothing_is_lost(tmp_path):
    journal = Journal(open_store(tmp_path / "store").folder)
    for number in range(70):
        journal.append([Setting("note", str(number), "text", number)])
    assert len(DeltaTable(tmp_path / "store" / "journal").file_uris()) < 20
    assert [thing["text"].value for thing in Journal(tmp_path / "store").latest("note").values()] == list(range(70))


def test_a_damaged_journal_is_told_of_in_words_and_leaves_the_reports_alone(tmp_path, make_report):
    store = open_store(tmp_path / "store")
    store.write(make_report(1))
    Journal(store.folder).append([Setting("note", "n", "text", "kept")])
    for file in (store.folder / "journal").glob("*.parquet"):
        file.write_bytes(b"torn")
    with pytest.raises(StoreError, match="cannot be read"):
        Journal(store.folder).latest("note")
    (store.folder / "journal").rename(tmp_path / "away")
    assert open_store(store.folder).snapshot().counts()["documents"] == 1
