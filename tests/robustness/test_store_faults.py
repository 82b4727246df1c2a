"""No room, no right to write, another writer: one clear error each, and the store as it was before."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from core.errors import StoreError
from core.store import Store, open_store
from core.tables import STORED, Tables
from tests.store.conftest import joined, report

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(900)]

ROOT = Path(__file__).parents[2]
KIB = 1024
SENTENCE = (
    "Foreign Minister Anna Lindqvist met President Farid Karimi in Oslo on Monday and said that trade would grow. "
)


def mounted(where: Path, *options: str) -> None:
    """A file system in memory, or another way to mount the one that is there. Skips where that is not allowed."""
    where.mkdir(exist_ok=True)
    try:
        done = subprocess.run(["mount", *options, str(where)], capture_output=True, text=True)
    except FileNotFoundError:
        pytest.skip("there is no command `mount`")
    if done.returncode:
        pytest.skip(f"this user may not mount a file system ({done.stderr.strip()})")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 16 MiB."""
    where = tmp_path / "disk"
    mounted(where, "-t", "tmpfs", "-o", "size=16m", "tmpfs")
    yield where
    subprocess.run(["umount", "--lazy", str(where)], check=True)


@contextlib.contextmanager
def full(disk: Path, *, but: int) -> Iterator[None]:
    """All of it taken but this many bytes."""
    filler = disk / "filler"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    filler.write_bytes(bytes(free - but))
    try:
        yield
    finally:
        filler.unlink()


def contents(store: Store) -> dict[str, pd.DataFrame]:
    tables = open_store(store.folder, create=False).snapshot().tables()
    return {table.name: getattr(tables, table.name) for table in STORED}


def assert_same(found: dict[str, pd.DataFrame], wanted: dict[str, pd.DataFrame]) -> None:
    for name, frame in wanted.items():
        assert frame.equals(found[name]), name


@pytest.fixture(scope="module")
def more() -> Tables:
    """More than any room below."""
    return joined([report(number) for number in range(2, 42)])


@pytest.mark.parametrize("room", [0, 4 * KIB, 16 * KIB, 32 * KIB, 64 * KIB, 96 * KIB])
def test_a_full_disk_is_told_and_the_store_is_as_it_was_and_goes_on_once_there_is_room(
    disk: Path, room: int, more: Tables
) -> None:
    store = open_store(disk / "store")
    store.write(report(1))
    before = contents(store)
    with full(disk, but=room):
        with pytest.raises(StoreError, match=r"(?i)no space left.*Nothing was changed") as told:
            store.write(more)
        assert "\n" not in str(told.value)
        assert_same(contents(store), before)
    store.write(more)
    assert store.snapshot().counts()["documents"] == 41
    assert not list(store.folder.glob(".communique.json.*"))


def test_a_store_that_cannot_be_made_for_want_of_room_is_told(disk: Path) -> None:
    with full(disk, but=0), pytest.raises(StoreError, match=r"No store can be made in .*[Nn]o space left"):
        open_store(disk / "store")


def test_the_command_says_in_a_line_that_the_disk_is_full_and_the_same_command_goes_on(
    disk: Path, tmp_path: Path
) -> None:
    store = open_store(disk / "store")
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(f"{SENTENCE}These were talks number {number}.")
    files = sorted(tmp_path.glob("*.txt"))
    with full(disk, but=32 * KIB):
        ran = communique("parse", *files, "--store", store.folder)
    assert ran.returncode == 1
    # A library may say something of its own before it.
    last = ran.stderr.splitlines()[-1]
    assert last.startswith(f"communique: The store {store.folder} could not be written (")
    assert "No space left" in last
    assert store.snapshot().counts()["documents"] == 0
    assert communique("parse", *files, "--store", store.folder).returncode == 0
    assert store.snapshot().counts()["documents"] == 20


def test_a_store_on_a_disk_that_is_read_only_is_shown_and_not_written(disk: Path) -> None:
    store = open_store(disk / "store")
    store.write(report(1))
    before = contents(store)
    mounted(disk, "-o", "remount,ro")
    with pytest.raises(StoreError, match="read-only"):
        store.write(report(2))
    with pytest.raises(StoreError, match="read-only"):
        store.use_topics(None) if store.topics() else store.write(report(3))
    assert_same(contents(store), before)
    with pytest.raises(StoreError, match=r"No store can be made"):
        open_store(disk / "another")


@pytest.mark.skipif(os.name != "posix", reason="needs limits as POSIX has them")
def test_a_file_that_may_not_grow_is_told_as_any_other_fault_of_writing(tmp_path: Path) -> None:
    """The same without the right to mount: what a quota does to one file."""
    store = open_store(tmp_path / "store")
    store.write(report(1))
    before = contents(store)
    ran = other_process(LIMITED, str(store.folder))
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("StoreError: ")
    assert "Nothing was changed" in ran.stdout
    assert_same(contents(store), before)
    store.write(report(2))
    assert store.snapshot().counts()["documents"] == 2


LIMITED = """
import resource, sys
from core.errors import StoreError
from core.store import open_store
from tests.store.conftest import joined, report
store, more = open_store(sys.argv[1]), joined([report(number) for number in range(2, 42)])
resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
try:
    store.write(more)
except StoreError as error:
    print("StoreError:", error)
"""


def test_of_two_parses_at_once_one_waits_for_nobody_and_says_who_writes(tmp_path: Path) -> None:
    store, folders = tmp_path / "store", [tmp_path / "one", tmp_path / "other"]
    open_store(store)
    for folder in folders:
        folder.mkdir()
        for number in range(40):
            (folder / f"{number:02}.txt").write_text(f"{SENTENCE}These were talks of {folder.name}, number {number}.")
    both = [
        subprocess.Popen(command("parse", folder, "--store", store), stderr=subprocess.PIPE, text=True, cwd=ROOT)
        for folder in folders
    ]
    said = [process.communicate(timeout=240)[1] for process in both]
    codes = [process.returncode for process in both]
    assert 0 in codes
    for code, err, process in zip(codes, said, reversed(both), strict=True):
        if code:
            assert err.splitlines() == [
                f"communique: The store {store} is being written to by another communique (process {process.pid} on "
                f"{os.uname().nodename}). Wait until it is done, or stop it."
            ]
    for folder in folders:
        assert open_store(store).parse([folder]).rejects == 0
    documents = open_store(store).snapshot().tables().documents
    assert sorted(documents["source"]) == sorted(str(file) for folder in folders for file in folder.iterdir())


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "core.cli", *map(str, arguments)]


def communique(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*arguments), capture_output=True, text=True, cwd=ROOT, timeout=240)


def other_process(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, cwd=ROOT, timeout=240
    )
