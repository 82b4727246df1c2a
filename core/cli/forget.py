"""`communique forget`: documents out of the store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from core.cli import options
from core.cli.options import StoreOption
from core.cli.terminal import one_line

_SHOWN = 10
"""Sources that are named before one is asked."""


def forget(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH...", readable=False, help="What was read: files, folders.", show_default=False),
    ] = None,
    store: StoreOption = None,
    gone: Annotated[
        bool, typer.Option("--gone", help="Only sources whose file is not on this machine any more.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Take documents out of the store, with all their rows. Files are left as they are.

    A file that goes away keeps its rows: it may only be on a disk that is not mounted. What is gone for good is taken
    out with --gone. A document that was read from several places stays for as long as it has one of them. Notes and
    corrections are kept, and hold again if the document is read once more.

    \b
      communique forget --gone                     everything whose file is no longer there
      communique forget --gone reports/            of it, what was read from this folder
      communique forget reports/2020.zip mail.mbox

    Exit code 0 where something went, 1 where the store has nothing of it.
    """
    if not (paths or gone):
        raise typer.BadParameter("Missing argument 'PATH...', or --gone.")
    from core.store.gone import places, refused

    opened = options.opened(store)
    read = [source for source, _ in places(opened.folder, paths or (), only_gone=gone)]
    named = [*read, *sorted(refused(opened.folder, paths or (), only_gone=gone) - set(read))]
    if not named:
        what = "no source that is gone" if gone else "nothing"
        where = f" from {', '.join(one_line(str(path)) for path in paths)}" if paths else ""
        print(f"communique: the store has {what}{where}", file=sys.stderr)
        raise typer.Exit(1)
    for source in named[:_SHOWN]:
        print(one_line(source), file=sys.stderr)
    if len(named) > _SHOWN:
        print(f"... and {len(named) - _SHOWN:,} more", file=sys.stderr)
    if not yes:
        typer.confirm(f"Forget {len(named):,} sources?", abort=True, err=True)
    done = opened.forget(paths or (), only_gone=gone)
    print(f"forgot {done.sources:,} sources, {done.documents:,} documents and {done.rejects:,} rejects")
