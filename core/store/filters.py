"""A View as conditions of DuckDB over the tables of the index. Values are always parameters."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from core.search import SearchQuery, search
from core.view import View

_KEPT = "{} IN (SELECT row_id FROM notes WHERE collection_id IN {{}})"


@dataclass
class Condition:
    """Conditions that must all hold, and their parameters in the order of the question marks."""

    parts: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)

    def add(self, sql: str, *parameters: Any) -> None:
        self.parts.append(sql)
        self.parameters += parameters

    def one_of(self, sql: str, values: tuple[str, ...]) -> None:
        """`sql` holds {} where the values asked for go; no condition where none are."""
        if values:
            self.add(sql.format("(SELECT unnest(?))"), list(values))

    @property
    def sql(self) -> str:
        return " AND ".join(self.parts) or "TRUE"


BEYOND = "{} NOT IN (SELECT n FROM qa)"
_SOUGHT = {"q": "qh", "m": "mh"}
"""What holds the rows that fit the search, see Index.search."""


def numbers(table: str, asked: Condition) -> str:
    """SQL for the numbers of the rows of q or m that fulfil a condition, with its parameters."""
    if asked.parts == [_found(table)]:
        return f"SELECT n FROM {_SOUGHT[table]}"
    return f"SELECT {table}.n FROM {table} WHERE {asked.sql}"


def _found(table: str) -> str:
    return f"{table}.n IN (SELECT n FROM {_SOUGHT[table]})"


def quotes(view: View, skip: Collection[str] = ()) -> Condition:
    """What a row of q must fulfil; filters named in `skip` are left out."""
    view = _left(view, skip)
    found = _common(view)
    found.one_of("q.speaker_id IN {}", view.actors)
    found.one_of("q.speaker_country IN {}", view.countries)
    found.one_of("q.n IN (SELECT n FROM t WHERE t.topic IN {})", view.topics)
    found.one_of("q.type IN {}", view.types)
    found.one_of("q.act IN {}", view.acts)
    if seeks_words(view):
        found.add(_found("q"))
    found.one_of(_KEPT.format("q.quote_id"), view.collections)
    return _of(found, "q")


def once(asked: Condition) -> Condition:
    """The condition, fulfilled by one row of each statement: `qa` holds the numbers of those whose statement stands in
    another row that fulfils it and says more."""
    return Condition([*asked.parts, BEYOND.format("q.n")], asked.parameters)


def meetings_themselves(view: View, skip: Collection[str] = ()) -> Condition:
    """What a row of m must fulfil to be in view without a quote of it being so.

    Meant for a View that asks for no filter of quotes only: such a View leaves no meeting by itself.
    """
    view = _left(view, skip)
    found = _meetings(view)
    if view.asks_quotes_only:
        found.add("FALSE")
    if seeks_words(view):
        found.add(_found("m"))
    return _of(found, "m")


def meetings(view: View) -> Condition:
    """What a row of m must fulfil to be in view, by itself or by a quote of it that is in view."""
    if not view.asks_quotes_only and query(view) is None:
        return meetings_themselves(view)
    alone, spoken, rest = meetings_themselves(view), quotes(view), _of(_meetings(view), "m")
    by_quote = f"m.n IN (SELECT q.mn FROM q WHERE {spoken.sql})"
    rest.add(f"(({alone.sql}) OR {by_quote})", *alone.parameters, *spoken.parameters)
    return rest


def documents(view: View) -> Condition | None:
    """What a row of d must fulfil to be in view without rows; None where filters speak of more than documents."""
    if view.with_(date_from=None, date_to=None, outlets=(), documents=(), collections=()) != View():
        return None
    found = Condition()
    found.one_of(_KEPT.format("d.doc_id"), view.collections)
    found.one_of("d.outlet IN {}", view.outlets)
    found.one_of("d.doc_id IN {}", view.documents)
    if view.date_from:
        found.add("d.published >= ?", view.date_from)
    if view.date_to:
        found.add("d.published <= ?", view.date_to)
    return found


def chosen(view: View, *, with_quoted: bool) -> tuple[str, list[Any]]:
    """vq, vm and vd, the ids of the quotes, meetings and documents that a View leaves, as the head of a query, and its
    parameters. `with_quoted`: also the meetings of its quotes, in view or not."""
    spoken, held, whole = quotes(view), meetings(view), documents(view)
    quoted = " OR m.meeting_id IN (SELECT meeting_id FROM vq)" if with_quoted else ""
    by_itself = "" if whole is None else f" UNION SELECT d.doc_id FROM d WHERE {whole.sql}"
    sql = f"""
    WITH vq AS (SELECT quote_id, doc_id, meeting_id FROM q WHERE {spoken.sql}),
    vm AS (SELECT meeting_id, doc_id FROM m WHERE ({held.sql}){quoted}),
    vd AS (SELECT doc_id FROM vq UNION SELECT doc_id FROM vm{by_itself})"""
    return sql, spoken.parameters + held.parameters + (whole.parameters if whole is not None else [])


def reports(view: View) -> tuple[str, list[Any]]:
    """SQL that has a row for each that makes a View leave a document (vd of `chosen`), and its parameters."""
    spoken, held, whole = quotes(view), meetings_themselves(view), documents(view)
    parts = [numbers("q", spoken), numbers("m", held)]
    if whole is not None:
        parts.append(f"SELECT d.rank FROM d WHERE {whole.sql}")
    return " UNION ALL ".join(parts), spoken.parameters + held.parameters + (whole.parameters if whole else [])


def seeks_words(view: View) -> bool:
    """Whether the View has a search with something to look for."""
    return query(view) is not None


def _meetings(view: View) -> Condition:
    found = _common(view)
    found.one_of(
        "m.n IN (SELECT mn FROM p WHERE p.actor_id IN {})",
        view.actors,
    )
    if view.countries:
        found.add(
            "(m.country IN (SELECT unnest(?)) OR m.n IN (SELECT mn FROM p WHERE p.country IN (SELECT unnest(?))))",
            list(view.countries),
            list(view.countries),
        )
    found.one_of("m.n IN (SELECT n FROM mt WHERE mt.topic IN {})", view.topics)
    found.one_of(_KEPT.format("m.meeting_id"), view.collections)
    return found


def _common(view: View) -> Condition:
    """What is asked of quotes and meetings alike; `row` stands for the table."""
    found = Condition()
    if view.date_from:
        found.add("row.last >= ?", view.date_from)
    if view.date_to:
        found.add("row.first <= ?", view.date_to)
    found.one_of("row.kind IN {}", view.kinds)
    found.one_of("row.status IN {}", view.statuses)
    found.one_of("row.outlet IN {}", view.outlets)
    found.one_of("row.doc_id IN {}", view.documents)
    found.one_of("row.meeting_id IN {}", view.meetings)
    if view.min_confidence is not None:
        found.add("row.confidence >= ?", view.min_confidence)
    if view.corrected is not None:
        found.add("row.corrected = ?", view.corrected)
    return found


def _of(found: Condition, table: str) -> Condition:
    return Condition([part.replace("row.", f"{table}.") for part in found.parts], found.parameters)


def _left(view: View, skip: Collection[str]) -> View:
    for name in skip:
        view = view.without(name)
    return view


def query(view: View) -> SearchQuery | None:
    """The View's search, where it has something to look for. `qh` and `mh` hold the rows that fit (Index.search)."""
    read = search(view.text) if view.text else None
    return read if read is not None and read.root is not None else None
