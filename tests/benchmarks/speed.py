"""Words a second of the whole parser beside spaCy's full small pipeline, on the same texts in the same run; then what a
second process adds, and how right its quotes are.

    python -m tests.benchmarks.speed [--documents N] [--gold FILE.jsonl[.gz]]... [PATH...]

Both run on one thread of one process and take turns, a few documents each, so that a busy machine slows both alike.
Seconds of the processor are what is compared; seconds of the clock are shown beside them. Texts are those of the
PATHs, else of the corpora beside the repository where they are there, else the seed over and over. Gold files are
those given (or named in the environment as GOLD), else polnear-dev beside the repository where it is there.
"""

from __future__ import annotations

from core import starting

starting.in_one_thread()

import argparse  # noqa: E402  the libraries read the variables above when they are loaded
import inspect  # noqa: E402
import os  # noqa: E402
import re  # noqa: E402
import resource  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from collections import Counter  # noqa: E402
from collections.abc import Callable, Iterator  # noqa: E402
from contextlib import contextmanager  # noqa: E402
from datetime import UTC, datetime  # noqa: E402
from itertools import islice  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

from core import engine, pipeline, rows  # noqa: E402
from core.article import Article, Document  # noqa: E402
from core.evaluation import evaluate  # noqa: E402
from core.language_model import load_model  # noqa: E402
from core.reading import read  # noqa: E402

ROOT = Path(__file__).parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
FILES = ("white-house-readouts-2021-2022.zip", "kremlin-press-releases.csv", "ukraine-president-press-releases.csv")
GOLD = ROOT.parent / "shared" / "evaluation" / "polnear-dev.jsonl.gz"
LONGEST = 20_000
"""Characters: longer texts would decide the figures by themselves."""
TURN = 5
"""Documents before the other one's turn."""


class Clock:
    """Seconds of processor and of clock, summed under a name."""

    def __init__(self) -> None:
        self.processor: Counter[str] = Counter()
        self.wall: Counter[str] = Counter()

    @contextmanager
    def timing(self, name: str) -> Iterator[None]:
        begun, wall = time.process_time(), time.perf_counter()
        try:
            yield
        finally:
            self.processor[name] += time.process_time() - begun
            self.wall[name] += time.perf_counter() - wall


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("paths", nargs="*", metavar="PATH")
    arguments.add_argument("--documents", type=int, default=60, metavar="N")
    arguments.add_argument("--gold", type=Path, action="append", metavar="FILE")
    given = arguments.parse_args()
    warm_up, documents = split(list(islice(texts(given.paths), TURN + given.documents)))
    spacy_alone, clock = whole_spacy(), Clock()
    with clock.timing("start"):
        for document in warm_up:
            rows.of_article(pipeline.parse(document), datetime.now(UTC))
    list(spacy_alone.pipe([document.text for document in warm_up]))
    steps = time_steps(clock)
    for turn in turns(documents):
        with clock.timing("spaCy"):
            for _ in spacy_alone.pipe([document.text for document in turn]):
                pass
        with clock.timing("communique"):
            for document in turn:
                article = pipeline.parse(document)
                with clock.timing("rows"):
                    rows.of_article(article, datetime.now(UTC))
    show(documents, clock, [*steps, "rows"])
    show_speed_up(warm_up, documents)
    for gold in given.gold or gold_files():
        show_accuracy(gold)


def texts(paths: list[str]) -> Iterator[Document]:
    """Documents in turn from each source, so that every style is among the first few."""
    found = [path for path in paths or map(str, (CORPORA / name for name in FILES)) if Path(path).exists()]
    if not found:
        seed = next(iter(sorted((ROOT / "seeds").glob("*.txt"))))
        yield from (Document(seed.read_text("utf-8"), source=f"seed {n}") for n in range(10_000))
        return
    # Every third of a source: neighbours are often about one event.
    sources = [
        islice((d for d in read([path]) if isinstance(d, Document) and len(d.text) <= LONGEST), 0, None, 3)
        for path in found
    ]
    while sources:
        for source in list(sources):
            if (document := next(source, None)) is None:
                sources.remove(source)
            else:
                yield document


def gold_files() -> list[Path]:
    """The file named as GOLD, else polnear-dev where it is there."""
    if named := os.environ.get("GOLD"):
        return [Path(named)]
    return [GOLD] if GOLD.exists() else []


def split(documents: list[Document]) -> tuple[list[Document], list[Document]]:
    """The first few, which load what is loaded once, and those that are measured."""
    return documents[:TURN], documents[TURN:] or documents


def turns(documents: list[Document]) -> Iterator[list[Document]]:
    for start in range(0, len(documents), TURN):
        yield documents[start : start + TURN]


def whole_spacy() -> Any:
    """The small model with every component that it has."""
    return load_model()


def time_steps(clock: Clock) -> list[str]:
    """Have every step that core/pipeline.py calls timed under its own name; the names in their order."""
    named = re.findall(r"(\w+)\.(\w+)\(article\)", inspect.getsource(pipeline))
    for module, function in named:
        room = getattr(pipeline, module)
        setattr(room, function, timed(getattr(room, function), f"{module}.{function}", clock))
    return [f"{module}.{function}" for module, function in named]


def timed(step: Callable[[Article], Any], name: str, clock: Clock) -> Callable[[Article], Any]:
    def run(article: Article) -> Any:
        with clock.timing(name):
            return step(article)

    return run


def show(documents: list[Document], clock: Clock, steps: list[str]) -> None:
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} documents, {words:,} words, Python {sys.version.split()[0]}")
    for name in ("spaCy", "communique"):
        processor, wall = clock.processor[name], clock.wall[name]
        print(f"  {name:<12} {words / processor:>8,.0f} words/s of processor  {words / wall:>8,.0f} words/s of clock")
    ratio = clock.processor["spaCy"] / clock.processor["communique"]
    print(f"  communique is {ratio:.2f} times as fast as spaCy's full small pipeline alone")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(f"  peak memory {peak:,.0f} MB (both models loaded; 1,500 are allowed)")
    whole = clock.processor["communique"]
    print(f"  the first {TURN} documents, which load models and lists, took {clock.processor['start']:.1f} s")
    print("  time by step")
    for step in sorted(steps, key=lambda step: -clock.processor[step]):
        seconds = clock.processor[step]
        print(f"    {step:<24} {seconds:>7.2f} s  {seconds / whole:>5.1%}  {1000 * seconds / len(documents):>7.1f} ms")


def show_speed_up(warm_up: list[Document], documents: list[Document]) -> None:
    """Two processes beside one, by the clock, once both have loaded what they need."""
    rate = {workers: _rows_a_second(workers, warm_up, documents) for workers in (1, 2)}
    print(
        f"  2 processes give {rate[2]:,.0f} rows/s, 1 gives {rate[1]:,.0f}: {rate[2] / rate[1]:.2f} times as many "
        f"({os.cpu_count()} processors here; one process uses more than one, as its encoder runs beside its parser)"
    )


def _rows_a_second(workers: int, warm_up: list[Document], documents: list[Document]) -> float:
    given = [*warm_up * 2, *documents * 3]
    outcomes = engine.parse(iter(given), datetime.now(UTC), engine=engine.Engine(workers=workers))
    for _ in warm_up * 2:
        next(outcomes)
    begun, made = time.perf_counter(), 0
    for outcome in outcomes:
        if isinstance(outcome, engine.Parsed):
            made += sum(map(len, outcome.rows.values()))
    return made / (time.perf_counter() - begun)


def show_accuracy(gold: Path) -> None:
    report = evaluate(gold, only="quotes").quotes
    assert report is not None
    shares = {"F1": report.all.f1, "speaker right": report.all.speaker, "joint F1": report.all.joint_f1}
    shown = ", ".join(f"{name} {'none' if share is None else f'{share:.3f}'}" for name, share in shares.items())
    print(f"  quotes of {gold.name} ({report.documents} documents, every step on): {shown}")


if __name__ == "__main__":
    main()
