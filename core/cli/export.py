"""`communique export`: a table, as the filters leave it, as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from core.cli import options
from core.cli.options import StoreOption
from core.cli.terminal import one_line

Many = list[str] | None


def _filter(name: str, metavar: str, help_: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(f"--{name}", metavar=metavar, help=help_)
    return option


def export(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="records, quotes, meetings, documents, actors, ...")],
    store: StoreOption = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help="csv, parquet or jsonl.", show_default="by the file's name, else csv"
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write.", show_default="standard output")
    ] = None,
    first: Annotated[str | None, _filter("from", "DATE", "First day, as 2005-08-08.")] = None,
    last: Annotated[str | None, _filter("to", "DATE", "Last day.")] = None,
    actor: Annotated[Many, _filter("actor", "NAME", "Speaker or participant, by name, spelling or actor_id.")] = None,
    country: Annotated[Many, _filter("country", "NAME", "Speaker's, participant's or place's: Iran or ir.")] = None,
    topic: Annotated[Many, _filter("topic", "TOPIC", "Topic.")] = None,
    kind: Annotated[Many, _filter("kind", "KIND", "Meeting's kind: meeting, visit, call, ...")] = None,
    status: Annotated[Many, _filter("status", "STATUS", "Meeting's status: held, planned, refused, ...")] = None,
    type_: Annotated[Many, _filter("type", "TYPE", "Quote's type: direct, indirect, mixed.")] = None,
    act: Annotated[Many, _filter("act", "ACT", "What a quote does: promise, demand, deny, ...")] = None,
    outlet: Annotated[Many, _filter("outlet", "OUTLET", "Outlet of the document.")] = None,
    doc: Annotated[Many, _filter("doc", "DOC_ID", "Document.")] = None,
    meeting: Annotated[Many, _filter("meeting", "ID", "meeting_id.")] = None,
    q: Annotated[str | None, _filter("q", "WORDS", 'Search: words, "phrases", AND OR NOT, prefix*, NEAR/5.')] = None,
    sure: Annotated[str | None, _filter("sure", "0..1", "Least confidence.")] = None,
    corrected: Annotated[str | None, _filter("corrected", "yes|no", "Corrected by a person, or not.")] = None,
) -> None:
    """Write a table as a file, with the filters that the dashboard has.

    TABLE is `records` (one row a quote with its meeting, speaker, topics and document beside it, and one row for each
    meeting without quotes) or one of the tables it is made from. A filter given more than once takes rows with any
    of its values; different filters must all hold.

    \b
      communique export records > everything.csv
      communique export quotes --actor "Ali Shamkhani" --type direct
      communique export meetings --country Iran --country Syria --status held --from 2005-01-01 --out held.parquet
      communique export records --q '"nuclear energy" NOT oil' --sure 0.8 --format jsonl
    """
    from core import export as exports
    from core.store.snapshot import Shown
    from core.tables import TABLES

    if table not in TABLES:
        raise typer.BadParameter(f"There is no table {table!r}. Tables are {', '.join(TABLES)}.", param_hint="TABLE")
    chosen = _format(format_, out, exports.formats())
    snapshot = options.opened(store).snapshot()
    filters: dict[str, str | Many] = {
        "from": first, "to": last, "actor": actor, "country": country, "topic": topic, "kind": kind,
        "status": status, "type": type_, "act": act, "outlet": outlet, "doc": doc, "meeting": meeting, "q": q,
        "sure": sure, "corrected": corrected,
    }  # fmt: skip
    shown: Shown | object = snapshot.view(options.view(snapshot, filters))
    frame = getattr(shown, table)
    if out is None:
        exports.write(frame, sys.stdout.buffer, chosen)
        sys.stdout.buffer.flush()
    else:
        exports.write(frame, out, chosen)
        print(f"{len(frame):,} rows of {table} in {one_line(str(out))}", file=sys.stderr)


def _format(named: str | None, out: Path | None, known: list[str]) -> str:
    by_name = out.suffix.lower().removeprefix(".") if out is not None else ""
    chosen = named or (by_name if by_name in known else "csv")
    if chosen not in known:
        raise typer.BadParameter(
            f"There is no format {chosen!r}. Formats are {', '.join(known)}.", param_hint="--format"
        )
    return chosen
