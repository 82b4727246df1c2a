"""`communique export`: a table, the network or the whole view, as the filters leave it, as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from core.cli import options
from core.cli.options import StoreOption
from core.cli.terminal import one_line

if TYPE_CHECKING:
    from core.store import Snapshot
    from core.tables import Tables
    from core.view import View

Many = list[str] | None
_WHOLE = ("network", "view")
_USUAL = {"table": "csv", "network": "gexf", "view": "report"}
"""The format where none is named."""


def _filter(name: str, metavar: str, help_: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(f"--{name}", metavar=metavar, help=help_)
    return option


def export(
    what: Annotated[
        str,
        typer.Argument(metavar="WHAT", help="records, quotes, meetings, documents, actors, ...; network; or view."),
    ],
    store: StoreOption = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="Of a table csv, xlsx, parquet, jsonl; of the network gexf, graphml, json; of a view report, "
            "timelinejs, ftm.",
            show_default="by the file's name, else csv, gexf, report",
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
    collection: Annotated[Many, _filter("collection", "NAME", "Kept in this collection, by name or id.")] = None,
    q: Annotated[str | None, _filter("q", "WORDS", 'Search: words, "phrases", AND OR NOT, prefix*, NEAR/5.')] = None,
    sure: Annotated[str | None, _filter("sure", "0..1", "Least confidence.")] = None,
    corrected: Annotated[str | None, _filter("corrected", "yes|no", "Corrected by a person, or not.")] = None,
) -> None:
    """Write a table, the network or the whole view as a file, with the filters that the dashboard has.

    WHAT is `records` (one row a quote with its meeting, speaker, topics and document beside it, and one row for each
    meeting without quotes) or one of the tables it is made from; `network` (who met, spoke to and spoke about whom);
    or `view`: a report to read (report), slides (timelinejs), or entities for Aleph (ftm), see docs/exports.md. The
    report of one collection keeps its order and shows its notes. A filter given more than once takes rows with any of
    its values; different filters must all hold.

    \b
      communique export records > everything.csv
      communique export quotes --actor "Ali Shamkhani" --type direct --out quotes.xlsx
      communique export meetings --country Iran --country Syria --status held --from 2005-01-01 --out held.parquet
      communique export records --q '"nuclear energy" NOT oil' --sure 0.8 --format jsonl
      communique export network --country Iran --out network.gexf
      communique export view --topic energy --out energy.html
      communique export view --collection "Riga talks" --out riga.html
      communique export notes --collection "Riga talks" --out riga.xlsx
    """
    from core import export as exports
    from core.tables import TABLES

    if what not in (*TABLES, *_WHOLE):
        raise typer.BadParameter(
            f"There is no table {what!r}. Tables are {', '.join(TABLES)}; or say network or view.", param_hint="WHAT"
        )
    of = what if what in _WHOLE else "table"
    chosen = _format(format_, out, of)
    snapshot = options.opened(store).snapshot()
    filters: dict[str, str | Many] = {
        "from": first, "to": last, "actor": actor, "country": country, "topic": topic, "kind": kind,
        "status": status, "type": type_, "act": act, "outlet": outlet, "doc": doc, "meeting": meeting,
        "collection": collection, "q": q, "sure": sure, "corrected": corrected,
    }  # fmt: skip
    view = options.view(snapshot, filters)
    tables = snapshot.view(view)
    if chosen == "report":
        _report(snapshot, view, tables, filters, out)
        return
    written, told = _content(tables, what)
    if out is None:
        exports.write(written, sys.stdout.buffer, chosen)
        sys.stdout.buffer.flush()
    else:
        exports.write(written, out, chosen)
        print(f"{told} in {one_line(str(out))}", file=sys.stderr)


def _report(snapshot: Snapshot, view: View, tables: Tables, filters: dict[str, str | Many], out: Path | None) -> None:
    """Write a view as a report, with the filters in words; one collection in its own order and with its notes."""
    from core.export.kept import collection_report
    from core.export.report import report
    from core.export.target import opened

    one = snapshot.collections.get(view.collections[0]) if len(view.collections) == 1 else None
    if one is not None:
        page = collection_report(one, tables.notes, tables)
    else:
        asked = {name: value if isinstance(value, list) else [value] for name, value in filters.items() if value}
        said = [f"{name} {' or '.join(map(str, values))}" for name, values in asked.items()]
        page = report("Meetings and statements", tables, filters=said)
    with opened(sys.stdout.buffer if out is None else out) as stream:
        stream.write(page.encode())
        stream.flush()
    if out is not None:
        told = f"the collection “{one.name}”" if one is not None else _content(tables, "view")[1]
        print(f"{one_line(told)} in {one_line(str(out))}", file=sys.stderr)


def _content(tables: Tables, what: str) -> tuple[Any, str]:
    """What a format writes, and what to call it."""
    if what == "view":
        return tables, f"{len(tables.documents):,} documents with their rows"
    if what == "network":
        from core import ties

        found = ties.ties(tables, "actors")
        edges = ties.between(found, ties.DEFAULT)
        shown = ties.shown(found, edges, limit=len(found.names), most_edges=len(edges))
        return shown, f"{len(shown.nodes):,} actors and {len(shown.edges):,} ties"
    frame = getattr(tables, what)
    return frame, f"{len(frame):,} rows of {what}"


def _format(named: str | None, out: Path | None, of: str) -> str:
    from core.export import by_name, find, formats

    known = formats(of)
    chosen = named or (by_name(out.name, of) if out is not None else None) or _USUAL[of]
    if chosen in known:
        return chosen
    if chosen in formats():
        kind = find(chosen).OF
        other = f"export {kind}" if kind in _WHOLE else "export records"
        raise typer.BadParameter(
            f"{chosen!r} is a format of a {kind}: communique {other} --format {chosen}. Here they are "
            f"{', '.join(known)}.", param_hint="--format",
        )  # fmt: skip
    raise typer.BadParameter(f"There is no format {chosen!r}. Formats are {', '.join(known)}.", param_hint="--format")
