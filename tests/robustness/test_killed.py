"""A parse that is killed at any moment, again and again, ends in the tables of one that was left alone.

Real processes are killed with SIGKILL. What they load (models, lists) is loaded once, in a process that is copied
(fork) for each parse; everything that writes is begun anew in the copy.
"""

from __future__ import annotations

import contextlib
import os
import random
import select
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import psutil
import pytest

from core.store import open_store
from core.store.folder import KEPT, dataset, read_commit
from core.tables import STORED

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes and signals as POSIX has them"),
]

ROOT = Path(__file__).parents[2]
KILLS = 50
SEED = 8
CITIES = ("Oslo", "Riga", "Lima")

STARTER = """
    import os, sys
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    import deltalake, duckdb
    from datetime import UTC, datetime
    from pathlib import Path
    from core import engine, language
    from core.article import Document
    from core.store import open_store, parsing

    folder = sys.argv[1]
    warm = (Path(folder) / "oslo.txt").read_text()
    assert isinstance(engine.one(Document(warm, source="warm"), datetime.now(UTC)), engine.Parsed)
    # Commits as often as there is something: most kills shall fall into one.
    parsing._FIRST = parsing._SHORTEST = parsing._LONGEST = 0.0
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            language._beside.cache_clear()  # a copy of a process has none of its threads
            print("parsing", os.getpid(), flush=True)
            open_store(line.strip()).parse([folder])
            print("ended", flush=True)
            os._exit(0)
        print("status", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Parses:
    """Starts parses of one folder, quickly, and kills them."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-c", textwrap.dedent(STARTER), str(folder)]
        self._starter = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, bufsize=1
        )

    def start(self, store: Path) -> int:
        """Begin one; its process id."""
        print(store, file=self._starter.stdin, flush=True)
        word, pid = self._line().split()
        assert word == "parsing"
        return int(pid)

    def wait(self) -> bool:
        """Whether the parse came to its end; False where it was killed."""
        if self._line() != "ended":
            return False
        assert self._line() == "status 0"
        return True

    def kill(self, pid: int, after: float) -> bool:
        """Whether it was killed, `after` seconds from now, before its end."""
        if not select.select([self._starter.stdout], [], [], after)[0]:
            with contextlib.suppress(ProcessLookupError):  # it came to its end just now
                os.kill(pid, signal.SIGKILL)
        return not self.wait()

    def _line(self) -> str:
        line = self._starter.stdout.readline().strip()
        assert line, "the process that starts parses has died"
        return line

    def close(self) -> None:
        self._starter.kill()
        self._starter.wait(30)
        self._starter.stdin.close()
        self._starter.stdout.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports that share persons, copies and statements, one of them twice, and inputs that are refused."""
    where = tmp_path / "in"
    where.mkdir()
    for number, city in enumerate(CITIES):
        (where / f"{city.lower()}.txt").write_text(
            f"{city.upper()}, May {4 + number % 2} (Example Wire) -- Foreign Minister Anna Lindqvist met Defense "
            "Minister Farid Karimi here on Tuesday.\n\n“Trade between our two countries grew fast,” Lindqvist said.\n"
        )
    (where / "copy.txt").write_text((where / "oslo.txt").read_text())
    (where / "empty.txt").write_bytes(b"")
    (where / "german.txt").write_text("Der Minister sagte nichts, und die Ministerin sagte, dass man das darf. " * 3)
    return where


@pytest.fixture
def parses(folder: Path) -> Iterator[Parses]:
    made = Parses(folder)
    yield made
    made.close()


def contents(store: Path) -> dict[str, pd.DataFrame]:
    """Every table as a reader sees it but what tells of the runs, and every table as it lies in the folder."""
    opened = open_store(store, create=False)
    tables = opened.snapshot().tables()
    seen = {table.name: getattr(tables, table.name) for table in STORED if table.name != "runs"}
    commit = read_commit(store)
    for name, table in KEPT.items():
        if name not in ("runs", "actors"):
            rows = dataset(store, commit, name).to_table().select(table.names)
            frame = table.from_arrow(rows.cast(table.arrow))
            seen[f"kept {name}"] = frame.sort_values(list(table.key), ignore_index=True)
    for name, frame in seen.items():
        seen[name] = frame.drop(columns=[c for c in ("parsed_at", "run_id") if c in frame])
    return seen


def assert_same(found: dict[str, pd.DataFrame], wanted: dict[str, pd.DataFrame]) -> None:
    for name, frame in wanted.items():
        assert frame.equals(found[name]), name


def test_a_parse_killed_at_fifty_moments_ends_in_the_tables_of_one_left_alone(tmp_path, folder, parses):
    parses.start(tmp_path / "alone")
    begun = time.monotonic()
    assert parses.wait()
    whole = time.monotonic() - begun
    wanted = contents(tmp_path / "alone")
    assert len(wanted["documents"]) == len(CITIES)
    assert sorted(map(len, wanted["documents"]["sources"])) == [1] * (len(CITIES) - 1) + [2]
    assert len(wanted["rejects"]) == 2
    assert wanted["documents"]["duplicate_of"].notna().sum() > 0

    moments = random.Random(SEED)
    killed, stores, progress = 0, 0, set()
    while killed < KILLS:
        store = tmp_path / f"store{stores}"
        stores += 1
        while killed < KILLS:
            pid = parses.start(store)
            if not parses.kill(pid, after=moments.uniform(0.0, 0.8 * whole)):
                break
            killed += 1
            if (store / "communique.json").exists():
                progress.add(dataset(store, read_commit(store), "documents").count_rows())
        else:
            parses.start(store)
            assert parses.wait()
        assert_same(contents(store), wanted)
    assert any(0 < number < len(wanted["documents"]) for number in progress), "some kills fell on work half done"


def test_workers_do_not_outlive_a_parse_that_is_killed(tmp_path, folder):
    code = (
        "import sys\nfrom core.store import open_store\n"
        "if __name__ == '__main__':\n"
        "    open_store(sys.argv[1]).parse([sys.argv[2]], workers=2, on_progress=lambda p: print('one', flush=True))\n"
    )
    script = tmp_path / "parse.py"
    script.write_text(code)
    command = [sys.executable, str(script), str(tmp_path / "store"), str(folder)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as parent:
        # The first line is of what was refused without a worker; then one of a document that a worker has parsed.
        lines = [parent.stdout.readline() for _ in range(3)]
        assert all(line == "one\n" for line in lines)
        children = psutil.Process(parent.pid).children(recursive=True)
        assert len(children) >= 2
        parent.kill()
    gone, alive = psutil.wait_procs(children, timeout=60)
    assert not alive
    assert len(gone) == len(children)
