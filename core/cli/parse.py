"""`communique parse`: files into the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core import logs
from core.cli import options
from core.cli.options import (
    Column,
    EngineOption,
    ForgetColumns,
    ForgetOfficeHolders,
    ForgetTopics,
    Log,
    OfficeHolders,
    Published,
    Scheduler,
    StoreOption,
    Topics,
    Workers,
)
from core.cli.progress import parsed_again_with_progress, parsed_with_progress


def parse(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH...", readable=False, help="Files, folders and archives.", show_default=False),
    ] = None,
    store: StoreOption = None,
    published: Published = None,
    workers: Workers = None,
    engine: EngineOption = "local",
    scheduler: Scheduler = None,
    again: Annotated[
        bool, typer.Option("--again", help="Parse anew what another version has read, and say what changed.")
    ] = False,
    log: Log = None,
    column: Column = None,
    forget_columns: ForgetColumns = False,
    topics: Topics = None,
    forget_topics: ForgetTopics = False,
    office_holders: OfficeHolders = None,
    forget_office_holders: ForgetOfficeHolders = False,
) -> None:
    """Read reports into the store.

    Only what is new or has changed is parsed; a changed file takes the place of what was read from it before. What
    cannot be used is listed with its reason, here and in the table `rejects`; the rest is parsed. It may be stopped
    at any time (Ctrl-C): what was parsed is kept, and the same command goes on from there.

    \b
      communique parse item.txt
      communique parse readouts.zip more/ --store work.store --workers 4
      communique parse undated/ --published 2021-05-04
      communique parse --again --workers 4
      communique parse clippings.xlsx --column text=Inhalt --column date=Datum --column people=Personen
      communique parse readouts.zip --topics fisheries.toml --office-holders ours.csv

    A newer version reads some things otherwise. `communique parse --again` parses anew what another version of the
    program has read, from the files where they lay, and says how many rows came, went and differ; --workers 4 or
    --engine dask make it quick.

    Columns of tables are known by their usual names (docs/columns.md); --column says what others mean.

    With topics or office holders of your own, what was read without them is parsed anew, and so again when the file
    changes.

    Exit code 0 where something is in the store, 1 where nothing of it could be used.
    """
    if again == bool(paths):
        raise typer.BadParameter("--again reads no other PATH." if again else "Missing argument 'PATH...', or --again.")
    day, where = options.day("--published", published), options.where(engine, workers, scheduler)
    logs.start(log)
    opened = options.opened(store, create=not again)
    options.use_own(opened.use_columns, column, forget=forget_columns)
    options.use_own(opened.use_topics, topics, forget=forget_topics)
    options.use_own(opened.use_office_holders, office_holders, forget=forget_office_holders)
    if again:
        parsed_again_with_progress(opened, where)
        return
    run = parsed_with_progress(opened, paths or (), day, where)
    if not run.documents and not run.unchanged:
        raise typer.Exit(1)
