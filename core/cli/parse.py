"""`communique parse`: files into the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli import options
from core.cli.options import Published, StoreOption, Workers
from core.cli.progress import parsed_with_progress


def parse(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", readable=False, help="Files, folders and archives.")
    ],
    store: StoreOption = None,
    published: Published = None,
    workers: Workers = 1,
) -> None:
    """Read reports into the store.

    Only what is new or has changed is parsed; a changed file takes the place of what was read from it before. What
    cannot be used is listed with its reason, here and in the table `rejects`; the rest is parsed. It may be stopped
    at any time (Ctrl-C): what was parsed is kept, and the same command goes on from there.

    \b
      communique parse item.txt
      communique parse readouts.zip more/ --store work.store --workers 4
      communique parse undated/ --published 2021-05-04

    Exit code 0 where something is in the store, 1 where nothing of it could be used.
    """
    day = options.day("--published", published)
    run = parsed_with_progress(options.opened(store, create=True), paths, day, workers)
    if not run.documents and not run.unchanged:
        raise typer.Exit(1)
