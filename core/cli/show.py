"""`communique show`: one report in the terminal, with its quotes, speakers and meetings marked."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import pandas as pd
import typer

from core import wording
from core.cli import options
from core.cli.options import StoreOption
from core.cli.terminal import one_line, visible
from core.errors import StoreError

if TYPE_CHECKING:
    from rich.text import Text

    from core.store import Snapshot
    from core.tables import Tables

_STYLES = {"quote": "green", "speaker": "bold cyan", "meeting": "magenta"}


def show(
    doc: Annotated[str, typer.Argument(metavar="DOC", help="doc_id, or the source as it was named.")],
    store: StoreOption = None,
) -> None:
    """Print a report with what was found in it.

    Quotes stand in [1 ...], speakers in {...}, meetings in <A ...>; the numbers and letters are explained below the
    text. Control characters are spelt out, so that no text can act on the terminal.

    \b
      communique show seeds/item.txt
      communique show doc_6de1bcf652d996a7 | less -R
    """
    from rich.console import Console

    snapshot = options.opened(store).snapshot()
    tables = snapshot.document(_doc_id(snapshot, doc))
    console = Console(highlight=False, soft_wrap=True, legacy_windows=False)
    for part in (_head(tables), _marked(tables), _legend(tables)):
        console.print(part, markup=False)
        console.print()
    sys.stdout.flush()


def _doc_id(snapshot: Snapshot, named: str) -> str:
    """The document that is meant: by id, source, the end of its source or the beginning of its id."""
    found = snapshot.sql(
        """SELECT doc_id, source, CASE WHEN doc_id = $name THEN 0 WHEN source = $name THEN 1
               WHEN location = $name OR list_contains(sources, $name) THEN 2
               WHEN ends_with(source, '/' || $name) THEN 3 ELSE 4 END AS how
           FROM documents WHERE doc_id = $name OR source = $name OR location = $name
               OR list_contains(sources, $name) OR ends_with(source, '/' || $name)
               OR (length($name) > 4 AND starts_with(doc_id, $name))
           ORDER BY how, source, doc_id""",
        {"name": named},
    )
    best = found[found["how"] == found["how"].min()]
    if not len(best):
        raise StoreError(f"The store has no document {named!r}. `communique export documents` lists them.")
    if len(best) > 1:
        those = ", ".join(f"{row.doc_id} ({row.source})" for row in best.head(5).itertuples())
        raise StoreError(f"{named!r} could be any of {len(best)} documents: {those}. Name one by its doc_id.")
    return str(best["doc_id"].iloc[0])


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    layer: str
    opening: str
    closing: str


def _head(tables: Tables) -> Text:
    from rich.text import Text

    from core.store.gone import is_gone

    row = tables.documents.iloc[0]
    lines = [one_line(row["title"]) if _known(row["title"]) else "(no headline)"]
    place = ", ".join(one_line(str(row[name])) for name in ("dateline_city", "dateline_country") if _known(row[name]))
    published = _day(row["published"])
    if _known(row["published_source"]):
        why = f": {row['published_evidence']}" if _known(row["published_evidence"]) else ""
        published += f" ({row['published_source']}{one_line(why)})"
    named = {"outlet": row["outlet"], "dateline": place or None, "published": published, "source": row["source"]}
    if wording.known(row["sources"]):
        named["also"] = ", ".join(row["sources"][1:]) or None
    lines += [f"{name:<10} {one_line(str(value))}" for name, value in named.items() if _known(value)]
    if wording.known(row["location"]) and is_gone(row["location"]):
        lines.append(f"{'':<10} (the file is not on this machine any more)")
    lines.append(f"{'doc_id':<10} {row['doc_id']}")
    return Text("\n".join(lines))


def _marked(tables: Tables) -> Text:
    """The text with its marks. They may overlap: each is closed where it ends, in whatever order that is."""
    from rich.text import Text

    text = str(tables.documents["text"].iloc[0])
    opened: dict[int, list[_Mark]] = {}
    closed: dict[int, list[_Mark]] = {}
    for mark in _marks(tables):
        opened.setdefault(mark.start, []).append(mark)
        closed.setdefault(mark.end, []).append(mark)
    shown, within, done = Text(), dict.fromkeys(_STYLES, 0), 0
    for at in sorted({*opened, *closed, len(text)}):
        style = " ".join(_STYLES[layer] for layer, depth in within.items() if depth)
        shown.append(visible(text[done:at]), style=style)
        done = at
        for mark in sorted(closed.get(at, ()), key=lambda m: -m.start):
            shown.append(mark.closing, style=_STYLES[mark.layer])
            within[mark.layer] -= 1
        for mark in sorted(opened.get(at, ()), key=lambda m: -m.end):
            shown.append(mark.opening, style=_STYLES[mark.layer])
            within[mark.layer] += 1
    return shown


def _marks(tables: Tables) -> Iterator[_Mark]:
    for name, meeting in zip(_letters(), _rows(tables.meetings), strict=False):
        yield _Mark(meeting["start"], meeting["end"], "meeting", f"<{name} ", ">")
    speakers = set()
    for number, quote in enumerate(_rows(tables.quotes), 1):
        yield _Mark(quote["start"], quote["end"], "quote", f"[{number} ", "]")
        if quote["speaker_start"] is not None:
            speakers.add((quote["speaker_start"], quote["speaker_end"]))
    for start, end in sorted(speakers):
        yield _Mark(start, end, "speaker", "{", "}")


def _legend(tables: Tables) -> Text:
    from rich.text import Text

    records = tables.records
    present = dict(zip(records["meeting_id"], records["participants"], strict=True))
    letters = {m["meeting_id"]: name for name, m in zip(_letters(), _rows(tables.meetings), strict=False)}
    shown = Text()
    for meeting in _rows(tables.meetings):
        shown.append(f"<{letters[meeting['meeting_id']]}>", style=_STYLES["meeting"])
        names = present.get(meeting["meeting_id"])
        who = "; ".join(names) if isinstance(names, Iterable) else None
        place = ", ".join(filter(None, (meeting["city"], meeting["country"])))
        days = " to ".join(dict.fromkeys(_day(meeting[n]) for n in ("date_start", "date_end") if _known(meeting[n])))
        parts = [f"{meeting['kind']}, {meeting['status']}", days or "day not known", place, who]
        shown.append(f" {one_line(' | '.join(filter(None, parts)))}\n")
    for number, quote in enumerate(_rows(tables.quotes), 1):
        shown.append(f"[{number}]", style=_STYLES["quote"])
        role = f" ({quote['speaker_role']})" if _known(quote["speaker_role"]) else ""
        who = f"{quote['speaker'] if _known(quote['speaker']) else 'speaker not known'}{role}"
        sure = f"{quote['confidence']:.0%} sure" if _known(quote["confidence"]) else None
        when = _day(quote["date"]) if _known(quote["date"]) else None
        at = f"at <{letters[quote['meeting_id']]}>" if quote["meeting_id"] in letters else None
        parts = [who, quote["type"], f"speaker {quote['attribution']}", quote["act"], when, at, sure]
        shown.append(f" {one_line(' | '.join(filter(None, parts)))}\n")
    shown.rstrip()
    return shown or Text("No quotes and no meetings were found.")


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows with None where nothing is known."""
    columns = [frame[name].astype(object).where(frame[name].notna(), None) for name in frame.columns]
    return [dict(zip(frame.columns, values, strict=True)) for values in zip(*columns, strict=True)]


def _letters() -> Iterator[str]:
    """A, B, ..., Z, AA, AB, ..."""
    yield from (chr(65 + n) for n in range(26))
    for first in _letters():
        yield from (first + chr(65 + n) for n in range(26))


def _known(value: Any) -> bool:
    return value is not None and not pd.isna(value)


def _day(value: Any) -> str:
    return f"{value.day} {value:%B %Y}" if _known(value) else "day not known"
