"""`communique evaluate`: how right the parser is on a gold file."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from core.cli.terminal import one_line, visible

_SHOWN = 6


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", readable=False, help="Gold file (JSON Lines, plain or .gz)."),
    ],
    only: Annotated[str | None, typer.Option(metavar="PART", help="quotes or meetings alone.")] = None,
    errors: Annotated[
        int, typer.Option(metavar="N", min=0, help="Examples of each kind of error that are printed.")
    ] = _SHOWN,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="Write every error there, a row each.")] = None,
    json_: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write all figures and errors there.")
    ] = None,
) -> None:
    """Measure statements, speakers and meetings against texts that people have marked, and print the figures.

    GOLD is JSON Lines, one document a line: doc_id, text, and quotes, meetings or both (docs/evaluation.md describes
    every field). Of statements it prints precision, recall and F1, how many speakers are right, and both together;
    of meetings precision, recall and F1 of participants and status, and how many dates, countries and kinds are right;
    by type, kind and outlet, with 95 % intervals, how well the stated confidence holds, and the errors in kinds.

    \b
      communique evaluate gold.jsonl
      communique evaluate gold.jsonl --only meetings --errors 30
      communique evaluate gold.jsonl --csv errors.csv --json figures.json
    """
    from core.evaluation import PARTS
    from core.evaluation import evaluate as measured
    from core.export import csv as as_csv
    from core.export.target import opened

    if only is not None and only not in PARTS:
        raise typer.BadParameter(f"There is no part {only!r}. Parts are {', '.join(PARTS)}.", param_hint="--only")
    with _progress() as tell:
        report = measured(gold, only=only, on_document=tell)
    print(visible(report.printed(errors)))
    if csv is not None:
        as_csv.write(report.error_rows(), csv)
        print(f"{len(report.errors):,} errors in {one_line(str(csv))}", file=sys.stderr)
    if json_ is not None:
        with opened(json_) as stream:
            stream.write(json.dumps(report.as_dict(), ensure_ascii=False, indent=1).encode() + b"\n")
        print(f"figures and errors in {one_line(str(json_))}", file=sys.stderr)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar on stderr, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("parsing", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
