"""`communique parse`: files into the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli import options
from core.cli.options import ForgetOfficeHolders, ForgetTopics, OfficeHolders, Published, StoreOption, Topics, Workers
from core.cli.progress import parsed_with_progress


def parse(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", readable=False, help="Files, folders and archives.")
    ],
    store: StoreOption = None,
    published: Published = None,
    workers: Workers = 1,
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
      communique parse readouts.zip --topics fisheries.toml --office-holders ours.csv

    With topics or office holders of your own, what was read without them is parsed anew, and so again when the file
    changes.

    Exit code 0 where something is in the store, 1 where nothing of it could be used.
    """
    day = options.day("--published", published)
    opened = options.opened(store, create=True)
    options.use_own(opened.use_topics, topics, forget=forget_topics)
    options.use_own(opened.use_office_holders, office_holders, forget=forget_office_holders)
    run = parsed_with_progress(opened, paths, day, workers)
    if not run.documents and not run.unchanged:
        raise typer.Exit(1)
