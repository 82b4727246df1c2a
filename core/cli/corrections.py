"""`communique corrections`: what persons decided about rows, as a file, out of a store and into one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from core.cli import options
from core.cli.options import StoreOption
from core.cli.terminal import one_line
from core.errors import CorrectionError

app = typer.Typer(
    name="corrections",
    help="What persons decided about rows: out of a store and into one, as JSON Lines.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("export")
def export(
    store: StoreOption = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write.", show_default="standard output")
    ] = None,
) -> None:
    """Write every correction with author, time and reason, those taken back as well.

    \b
      communique corrections export --out corrections.jsonl
    """
    from core.corrections import to_lines

    made = options.opened(store).corrections()
    text = "".join(f"{line}\n" for line in to_lines(made))
    if out is None:
        print(text, end="")
        return
    try:
        out.write_text(text, "utf-8")
    except OSError as error:
        raise CorrectionError(
            f"{one_line(str(out))} cannot be written ({error.strerror}). Name another place."
        ) from error
    print(f"{len(made):,} corrections in {one_line(str(out))}", file=sys.stderr)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="What `corrections export` wrote.")],
    store: StoreOption = None,
) -> None:
    """Put corrections into a store. Those that are there already are passed over.

    A correction whose row is not there is kept, and holds as soon as the row is.

    \b
      communique corrections import corrections.jsonl --store my.store
    """
    from core.corrections import from_lines

    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        raise CorrectionError(f"{one_line(str(file))} cannot be read ({why}). Name a file of corrections.") from error
    opened = options.opened(store)
    given = from_lines(text.splitlines(), one_line(str(file)))
    added = opened.correct(given)
    states = opened.snapshot().tables().corrections["state"]
    print(
        f"{added:,} corrections imported, {len(given) - added:,} were there already; "
        f"{int((states == 'unmatched').sum()):,} of the store's find no row"
    )
