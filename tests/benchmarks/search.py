"""What a search costs on a store of many statements, beside what it costs on one of a thousand.

    python -m tests.benchmarks.search [--quotes N] [--store FOLDER] [--seed N] [--page]

Two stores are made of the seed's statements and of sentences written for it (tests/benchmarks/quotes_store.py), or
taken from --store, where an earlier run left them. Each search is asked what the page Quotes asks of it: whether there
are reports, the facets with their counts, and one page of cards in the order of relevance; the time is the processor's,
so that others on the machine do not count. With --page the page itself is run (Streamlit's AppTest), as a person who
changes from card to card within a search has it: the first run of a search and the next.

Exit code 1 where any search of the larger store needs more than LIMIT times as long.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from core.store import Snapshot, open_store
from core.view import View
from tests.benchmarks.quotes_store import make

LIMIT = 3.0
FEW = 1_000
SEARCHES = (
    "pipeline", "steel", "bilateral relations", '"common ground" OR tariff', "Turkey NEAR/5 Syria", "region* NOT gas",
    "speaker:Amir tariff", '"nuclear energy"', "topic:nuclear Oslo", "inspectors AND (Riga OR Tunis)", "the",
    "outlet:Herald NOT the", "the OR spoke", "t* OR s*",
)  # fmt: skip
"""Words of every kind, seldom, in most statements and in all of them and all meetings, and operators of each."""
APP = Path(__file__).parents[2] / "dashboard" / "app.py"


def main() -> int:
    asked = _arguments()
    with tempfile.TemporaryDirectory() as scratch:
        home = asked.store or Path(scratch)
        took = {}
        for number in (FEW, asked.quotes):
            folder = home / f"s{number}"
            if not folder.exists():
                make(folder, number, asked.seed)
            took[number] = _pages(folder) if asked.page else _answers(open_store(folder).snapshot(), number)
    ratio = {text: took[asked.quotes][text] / took[FEW][text] for text in SEARCHES}
    for text in SEARCHES:
        few, many = (1000 * took[number][text] for number in (FEW, asked.quotes))
        print(f"{text:34} {few:7.0f} ms {many:7.0f} ms  {ratio[text]:5.1f} times")
    typical, worst = statistics.median(ratio.values()), max(ratio.values())
    print(f"median {typical:.1f} times, worst {worst:.1f}; memory {_memory():,} MiB at most")
    return int(worst > LIMIT)


def _answers(snapshot: Snapshot, number: int) -> dict[str, float]:
    start = time.process_time()
    snapshot.statements(View(text="anything"))
    print(f"{number:,} statements: made ready in {time.process_time() - start:.1f} s", file=sys.stderr)
    return {text: _timed(lambda text=text: _asked(snapshot, View(text=text))) for text in SEARCHES}


def _asked(snapshot: Snapshot, view: View) -> None:
    snapshot.leaves_any(view)
    snapshot.facets(view)
    snapshot.statements(view, sort="relevance")


def _pages(folder: Path) -> dict[str, float]:
    from streamlit.testing.v1 import AppTest

    os.environ["COMMUNIQUE_STORE"] = str(folder)

    def run(text: str) -> None:
        app = AppTest.from_file(str(APP), default_timeout=600)
        app.switch_page("pages/quotes.py")
        app.query_params["q"] = text
        app.run()
        assert not app.exception, app.exception
        held = sum(len(element.proto.body) for element in app.get("html"))
        assert held < 400_000, f"the page holds {held:,} characters"

    run("ceasefire")
    return {text: _timed(lambda text=text: run(text)) for text in SEARCHES}


def _timed(run: Callable[[], None], times: int = 2) -> float:
    """Seconds of the processor: mean of the first run, in which nothing is remembered, and the next."""
    start = time.process_time()
    for _ in range(times):
        run()
    return (time.process_time() - start) / times


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quotes", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--store", type=Path, metavar="FOLDER", help="where the stores are, or are kept")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--page", action="store_true", help="run the page")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
