"""Statements a page at a time: found, ordered, grouped and cut by DuckDB, so that only what is shown is read."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa

from core import frames
from core.store import filters
from core.store.values import Values
from core.tables import RECORDS
from core.view import View

SORTS = ("relevance", "newest", "oldest", "text", "unsure")
GROUPS = ("speaker", "topic", "meeting", "day")

AHEAD = 1_000
"""Statements that are put in order at a time, and kept: the pages after one that was asked for come with it."""

Ask = Callable[..., pa.Table]
Keep = Callable[[tuple[Hashable, ...], Callable[[], Any]], Any]
"""Gives the answer to a question about the View, kept or asked for now."""
Ordered = tuple[list[int], list[str | None]]
"""Numbers of statements, and their groups."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of the statements of a View."""

    records: pd.DataFrame
    """Columns of RECORDS; and speaker_id, addressee_id, speaker_words: what stands for a speaker whom nobody knows;
    reports: how many of the store bring the statement."""
    number: int
    """Of the page, from 1."""
    pages: int
    rows: int
    """On all pages; grouped by topic, a statement counts once under each."""
    statements: int
    """Each once, or with every report's rows each of them."""
    keys: list[str | None]
    """Each record's group: speaker, topic, meeting_id or day (ISO); None where it has none, and without groups."""
    repeated: int = 0
    """Rows in view that bring a statement which another row in view brings: what listing each once leaves away."""


_ORDERS = {
    "newest": "q.day DESC NULLS LAST, q.rank, q.start, q.quote_id",
    "oldest": "q.day NULLS LAST, q.rank, q.start, q.quote_id",
    "text": "q.published DESC NULLS LAST, q.rank, q.start, q.quote_id",
    "unsure": "q.confidence NULLS FIRST, q.rank, q.start, q.quote_id",
}
_KEYS = {"speaker": "q.speaker", "topic": "t.topic::VARCHAR", "meeting": "q.meeting_id", "day": "q.day::VARCHAR"}
_JOINS = {"topic": "LEFT JOIN t ON t.n = q.n"}

_RECORDS = f"""
WITH page AS (SELECT unnest($1::INTEGER[]) AS n, generate_subscripts($1::INTEGER[], 1) AS place),
spoken AS (
    SELECT t.n, list(topic ORDER BY score DESC, topic) AS topics FROM t WHERE t.n IN (SELECT n FROM page) GROUP BY 1
),
present AS (
    SELECT p.mn, list(n.name ORDER BY p.seat) AS participants FROM p JOIN n ON n.actor_id = p.actor_id
    WHERE p.mn IN (SELECT mn FROM q WHERE q.n IN (SELECT n FROM page)) GROUP BY 1
),
record AS (
    SELECT page.place, q.quote_id AS record_id, q.quote_id, q.text, q.type, q.act, q.speaker, q.speaker_role,
        q.speaker_country, q.cue, q.attribution, n.name AS addressee, q.day AS date, spoken.topics, q.confidence,
        q.meeting_id, m.kind AS meeting_kind, m.status AS meeting_status, m.date_start AS meeting_date,
        m.city AS meeting_city, m.country AS meeting_country, present.participants, d.title, d.outlet,
        d.published, d.source, q.doc_id, q.start, q."end", q.speaker_id, q.addressee_id, u.words AS speaker_words,
        coalesce(r.reports, 1) AS reports
    FROM q JOIN page ON page.n = q.n JOIN d ON d.rank = q.rank
    LEFT JOIN m ON m.n = q.mn LEFT JOIN present ON present.mn = q.mn LEFT JOIN spoken ON spoken.n = q.n
    LEFT JOIN u ON u.n = q.n LEFT JOIN r ON r.n = q.n LEFT JOIN n ON n.actor_id = q.addressee_id
)
SELECT {", ".join(f'"{name}"' for name in RECORDS.names)}, speaker_id, addressee_id, speaker_words, reports
FROM record ORDER BY place
"""


def listed(
    view: View, sort: str, group: str | None, number: int, size: int, ask: Ask, kept: Keep, *, every_report: bool,
    repeated: int,
) -> Listed:  # fmt: skip
    """A page of the statements; see Snapshot.statements. `ask` runs SQL over the index, with the parts it is told;
    `repeated`: how many rows in view bring a statement that another one in view brings; `qa` holds their numbers,
    see told_before."""
    spoken = filters.quotes(view)

    def count(rows: str, parameters: list[Any]) -> int:
        return int(ask(f"SELECT count(*) AS n FROM ({rows})", parameters)["n"][0].as_py())

    def all_rows() -> int:
        return count(filters.numbers("q", spoken), spoken.parameters)

    once = repeated > 0 and not every_report
    each = filters.once(spoken) if once else spoken

    def ordered(first: int, most: int) -> Ordered:
        sql, parameters = _ordered(view, sort, group, first + most, once=once)
        found = ask(f"{sql} LIMIT {most} OFFSET {first}", parameters, "cards")
        return found["n"].to_pylist(), found["key"].to_pylist()

    statements: int = kept(("rows",), all_rows) - (repeated if once else 0)
    rows = statements
    if group == "topic":
        under = f"SELECT q.n FROM q {_JOINS['topic']} WHERE {each.sql}"
        rows = kept(("under topics", once), lambda: count(under, each.parameters))
    pages = max(1, -(-rows // size))
    number = min(max(number, 1), pages)
    first = (number - 1) * size
    if AHEAD % size:
        numbers, keys = ordered(first, size)
    else:
        start = first // AHEAD * AHEAD
        some: Ordered = kept(("in order", sort, group, start, once), lambda: ordered(start, AHEAD))
        shown = slice(first - start, first - start + size)
        numbers, keys = some[0][shown], some[1][shown]
    return Listed(_frame(ask(_RECORDS, [numbers], "cards")), number, pages, rows, statements, keys, repeated)


def told_before(view: View, ask: Ask, values: Values) -> pa.Table:
    """Numbers of the rows of q in view whose statement another row in view brings that says more of it (n)."""
    spoken = filters.quotes(view)
    if not len(values.retold) or not spoken.parts:
        return pa.table({"n": values.again(None)})
    return pa.table({"n": values.again(ask(filters.numbers("q", spoken), spoken.parameters)["n"].to_numpy())})


def records_of(quote_ids: Sequence[str], ask: Ask) -> pd.DataFrame:
    """Records of these quotes in their order, those that are not there left out; columns as in Listed.records."""
    asked = "SELECT q.n, q.quote_id FROM q WHERE q.quote_id IN (SELECT unnest(?::VARCHAR[]))"
    found = ask(asked, [list(quote_ids)], "cards")
    numbers = dict(zip(found["quote_id"].to_pylist(), found["n"].to_pylist(), strict=True))
    return _frame(ask(_RECORDS, [[numbers[quote_id] for quote_id in quote_ids if quote_id in numbers]], "cards"))


def _ordered(view: View, sort: str, group: str | None, last: int, *, once: bool) -> tuple[str, list[Any]]:
    """Number and group of every statement, in order. Groups come by size, days in the order of the statements.

    `last`: the number of the last one that is asked for; those that certainly come after it may be left out. `once`:
    of a statement that several rows in view have, one.
    """
    spoken, joins = filters.quotes(view), _JOINS.get(group or "", "")
    order = _ORDERS.get(sort, _ORDERS["newest"])
    if sort == "relevance" and filters.seeks_words(view):
        spoken = filters.quotes(view, ("text",))
        joins += " JOIN qh ON qh.n = q.n"
        order = f"qh.weight DESC, {_ORDERS['newest']}"
        if group is None and not spoken.parts:
            # Which weigh enough is known before a statement is looked at.
            among = f"qh WHERE {filters.BEYOND.format('qh.n')}" if once else "qh"
            least = f"SELECT min(weight) FROM (SELECT weight FROM {among} ORDER BY weight DESC LIMIT {last})"
            spoken.add(f"qh.weight >= ({least})")
    if once:
        spoken = filters.once(spoken)
    if group is None:
        sql = f"SELECT q.n, NULL::VARCHAR AS key FROM q {joins} WHERE {spoken.sql} ORDER BY {order}"
        return sql, spoken.parameters
    sql = f"""
    WITH lined AS (
        SELECT q.n, {_KEYS[group]} AS key, row_number() OVER (ORDER BY {order}) AS place
        FROM q {joins} WHERE {spoken.sql}
    ), sized AS (
        SELECT *, count(*) OVER (PARTITION BY key) AS size, min(place) OVER (PARTITION BY key) AS first FROM lined
    )
    SELECT n, key FROM sized ORDER BY key IS NULL, {"" if group == "day" else "size DESC, "}first, place"""
    return sql, spoken.parameters


def _frame(table: pa.Table) -> pd.DataFrame:
    schema = pa.schema([
        *(pa.field(field.name, field.type) for field in RECORDS.arrow),
        *((name, pa.string()) for name in ("speaker_id", "addressee_id", "speaker_words")),
        ("reports", pa.int64()),
    ])  # fmt: skip
    return frames.from_arrow(table.cast(schema))
