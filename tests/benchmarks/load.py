"""Many readers at once: in what time the server answers, what memory it holds, and whether anything fails.

    python -m tests.benchmarks.load [--quotes N] [--sessions N] [--seconds N] [--think N] [--store FOLDER]

Sessions speak to a server over a store of many statements (tests/benchmarks/quotes_store.py) as browsers do, by
Streamlit's websocket: so many browsers would keep the machine busier than the server does. Each searches, turns pages,
narrows to a country or a topic, looks at the timeline and an actor, a step some seconds after the one before, none the
same as another's. One session alone reads before all together, and again after them; an answer lasts from the step to
the end of the page. (tests/browser/test_many_readers.py does a little of this in Chromium.)

Exit code 1 where a page fails, where the slowest tenth of the answers of all takes more than LIMIT times as long as
that of one alone, or where the server holds more than MEMORY MiB.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from core.tables import row_id
from tests.benchmarks.quotes_store import make
from tests.benchmarks.search import SEARCHES
from tests.browser.serving import Server, running

LIMIT = 3.0
MEMORY = 4_000
COUNTRIES = ("sy", "ir", "de", "fr", "jp", "br", "eg", "in", "us", "tr")
TOPICS = ("nuclear", "energy", "economy and trade", "migration", "terrorism", "human rights")


class Step(NamedTuple):
    """A page, and what stands in its address."""

    page: str
    query: str


@dataclass
class Heard:
    """What sessions got for answers: seconds of each, and what failed."""

    seconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def slowest_tenth(self) -> float:
        """Nine of ten answers are quicker."""
        return sorted(self.seconds)[int(0.9 * (len(self.seconds) - 1))]

    @property
    def median(self) -> float:
        return sorted(self.seconds)[len(self.seconds) // 2]


def steps(seed: int) -> Iterator[Step]:
    """What a reader opens, one after the other, without end."""
    chance = random.Random(seed)
    while True:
        text, country, topic = (chance.choice(some) for some in (SEARCHES, COUNTRIES, TOPICS))
        for page, asked in (
            ("quotes", {"q": text}),
            ("quotes", {"q": text, "page": str(chance.randrange(2, 9))}),
            ("quotes", {"q": text, "country": country}),
            ("quotes", {"topic": topic, "country": country, "sort": "oldest"}),
            ("quotes", {"actor": row_id("actor", chance.randrange(200)), "group": "topic"}),
            ("timeline", {"country": country, "q": text}),
        ):
            yield Step(page, urlencode(asked))


async def _answered(line: ClientConnection, step: Step) -> str | None:
    """Ask for a page and hear it to its end; what failed on it."""
    asked = BackMsg()
    asked.rerun_script.query_string, asked.rerun_script.page_name = step.query, step.page
    await line.send(asked.SerializeToString())
    failed = None
    while True:
        said = ForwardMsg.FromString(await line.recv())  # type: ignore[arg-type]
        if said.WhichOneof("type") == "delta" and said.delta.new_element.WhichOneof("type") == "exception":
            failed = f"{step.page}?{step.query}: {said.delta.new_element.exception.message}"
        if said.WhichOneof("type") == "script_finished":
            return failed


async def _reader(server: Server, seed: int, until: float, think: float, heard: Heard) -> None:
    chance = random.Random(seed)
    where = server.address.replace("http", "ws") + "_stcore/stream"
    async with connect(where, subprotocols=["streamlit"], max_size=None, open_timeout=120) as line:  # type: ignore[list-item]
        await asyncio.sleep(think * chance.random())
        for step in steps(seed):
            begun = time.perf_counter()
            if begun > until:
                return
            if (failed := await asyncio.wait_for(_answered(line, step), 300)) is not None:
                heard.failures.append(failed)
            heard.seconds.append(time.perf_counter() - begun)
            await asyncio.sleep(think * chance.uniform(0.5, 1.5))


async def read(server: Server, seeds: Sequence[int], seconds: float, think: float) -> Heard:
    """What readers, one a seed, get in so many seconds. `think`: seconds between the steps of one, on average."""
    heard, until = Heard(), time.perf_counter() + seconds
    readers = [_reader(server, seed, until, think, heard) for seed in seeds]
    ended = await asyncio.gather(*readers, return_exceptions=True)
    heard.failures += [f"{type(error).__name__}: {error}" for error in ended if isinstance(error, BaseException)]
    return heard


def main() -> int:
    asked = _arguments()
    with tempfile.TemporaryDirectory() as scratch:
        folder = (asked.store or Path(scratch)) / f"s{asked.quotes}"
        if not folder.exists():
            make(folder, asked.quotes)
        with running(folder) as server:
            # What is made once for all is there then.
            asyncio.run(read(server, [0], 1, 0))
            ready = server.memory()
            alone, together = Heard(), Heard()
            for seeds, heard in (([101], alone), (range(asked.sessions), together), ([102], alone)):
                used, begun = server.seconds(), time.perf_counter()
                some = asyncio.run(read(server, seeds, asked.seconds, asked.think if len(seeds) > 1 else 1))
                busy = (server.seconds() - used) / (time.perf_counter() - begun)
                heard.seconds += some.seconds
                heard.failures += some.failures
                print(
                    f"{len(seeds):3} sessions  {len(some.seconds):5} answers  median {some.median:5.2f} s  slowest "
                    f"tenth {some.slowest_tenth:5.2f} s  {len(some.failures)} failures  processors busy {busy:.2f}  "
                    f"{server.memory():,} MiB", flush=True,
                )  # fmt: skip
            most = server.memory(peak=True)
    times = together.slowest_tenth / alone.slowest_tenth
    print(f"slowest tenth {times:.1f} times that of one; {ready:,} MiB after one reader, {most:,} MiB at most")
    failures = [*alone.failures, *together.failures]
    for failure in failures[:5]:
        print(f"failure: {failure[:300]}")
    return int(bool(failures) or times > LIMIT or most > MEMORY)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quotes", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--sessions", type=int, default=20, metavar="N")
    parser.add_argument("--seconds", type=float, default=120, metavar="N", help="of each of the three parts")
    parser.add_argument("--think", type=float, default=20, metavar="N", help="seconds between steps, on average")
    parser.add_argument("--store", type=Path, metavar="FOLDER", help="where the stores are, or are kept")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
