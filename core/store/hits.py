"""Which quotes and meetings fit a search, and how relevant each is: worked out from the places of words (postings.py),
in arrays with a truth value for each row.

Words of the text are indexed by quote and by meeting; those of each speaker with role, of each cue and of each value of
a field once, with an array that tells which of them a row has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from core.search import FOLDED, Either, Every, Near, Node, Not, SearchQuery, Term
from core.store.postings import Fold, Postings, Rows, build, numbered
from core.store.values import Codes, Pairs, Valued, Values

Truth = NDArray[np.bool_]

TEXTS = """
CREATE TABLE mw AS
SELECT m.n, substring(documents.text, m.start + 1, m."end" - m.start) AS text FROM documents JOIN m USING (doc_id);
"""
"""What has to be read from the store for it; `read` drops it."""
_SPEAKERS = """
CREATE TABLE sw AS
SELECT (row_number() OVER ())::INTEGER AS said_by, speaker, speaker_role, cue
FROM (SELECT DISTINCT speaker, speaker_role, cue FROM q);
"""
_SAID_BY = """
SELECT q.n, said_by AS code FROM q JOIN sw ON sw.speaker IS NOT DISTINCT FROM q.speaker
    AND sw.speaker_role IS NOT DISTINCT FROM q.speaker_role AND sw.cue IS NOT DISTINCT FROM q.cue
"""
_PORTION = 32_768
"""Texts that are read at a time."""


@dataclass(frozen=True, slots=True)
class Part:
    """Texts in which a field of a search is sought. `of`: which text a row has, by its number, or each row and text;
    None where each row has its own."""

    postings: Postings
    of: Codes | Rows | Pairs | None = None

    def having(self, texts: Rows, rows: int) -> Truth:
        """Of so many rows those that have one of these texts."""
        is_one = np.zeros(self.postings.size, np.bool_)
        is_one[texts] = True
        if self.of is None:
            return is_one
        if not isinstance(self.of, Pairs):
            return is_one[self.of]
        found = np.zeros(rows, np.bool_)
        found[self.of.rows[is_one[self.of.codes]]] = True
        return found

    def summed(self, counts: Rows) -> Rows:
        """By row, what is counted by text; each row has one."""
        assert not isinstance(self.of, Pairs)
        of_rows: Rows = counts if self.of is None else counts[self.of]
        return of_rows


@dataclass(frozen=True, slots=True)
class Haystacks:
    """What is sought in the rows of one table, numbered below `rows`; by field, as in core.search."""

    rows: int
    parts: Mapping[str | None, Sequence[Part]]
    lengths: Rows
    """Bytes of what is sought where no field is named."""

    def fitting(self, query: SearchQuery) -> pa.Table:
        """The numbers of the rows that fit a search (n), and how relevant each is (weight).

        Relevance is how much of a row was sought for, in bytes, by the square root of all it has: two hits in a page
        are worth more than one in a line.
        """
        assert query.root is not None
        counts = {term: self._counts(term) for term in query.sought}
        fit = self._fits(query.root, counts)
        fit[0] = False
        found = np.flatnonzero(fit).astype(np.int32)
        hits = np.zeros(len(found), np.int64)
        for term, count in counts.items():
            if count is not None:
                hits += count[found] * (len(term.needle.encode()) - 1)
        weight = (hits / np.sqrt(self.lengths[found])).astype(np.float32)
        return pa.table({"n": found, "weight": weight})

    def _counts(self, term: Term) -> Rows | None:
        counts = None
        for part in self.parts.get(term.field, ()):
            more = part.postings.counts(term)
            if more is not None:
                counts = part.summed(more) if counts is None else counts + part.summed(more)
        return counts

    def _fits(self, node: Node, counts: Mapping[Term, Rows | None]) -> Truth:
        if isinstance(node, Not):
            return ~self._fits(node.part, counts)
        if isinstance(node, Every | Either):
            joined = np.logical_and if isinstance(node, Every) else np.logical_or
            found = self._fits(node.parts[0], counts)
            for part in node.parts[1:]:
                found = joined(found, self._fits(part, counts))
            return found
        if isinstance(node, Term) and node in counts:
            count = counts[node]
            return np.zeros(self.rows, np.bool_) if count is None else count > 0
        found = np.zeros(self.rows, np.bool_)
        for one in self.parts.get(node.left.field if isinstance(node, Near) else node.field, ()):
            texts = one.postings.near(node) if isinstance(node, Near) else one.postings.having(node)
            if len(texts):
                found |= one.having(texts, self.rows)
        return found


def read(connection: duckdb.DuckDBPyConnection, values: Values, territories: Mapping[str, str]) -> dict[str, Haystacks]:
    """What is sought in q and in m, from the tables of the index and TEXTS. `territories`: code -> name."""

    def fold(texts: pa.Array) -> pa.Array:
        connection.register("pieces", pa.table({"place": np.arange(len(texts)), "text": texts}))
        return _column(connection, f"SELECT {FOLDED.format('text')} AS text FROM pieces ORDER BY place")

    def portions(table: str, rows: int) -> Iterator[tuple[Rows, pa.Array]]:
        for first in range(1, rows + 1, _PORTION):
            asked = f"FROM {table} WHERE n BETWEEN {first} AND {first + _PORTION - 1} ORDER BY n"
            found = connection.sql(f"SELECT n, coalesce(text, '') AS text {asked}").to_arrow_table()
            yield found["n"].to_numpy(), found["text"].combine_chunks().cast(pa.large_string())

    connection.execute(_SPEAKERS)
    quotes = build(portions("q", values.quotes), values.quotes + 1, fold)
    meetings = build(portions("mw", values.meetings), values.meetings + 1, fold)
    said_by = np.zeros(values.quotes + 1, np.int32)
    found = connection.sql(_SAID_BY).to_arrow_table()
    said_by[found["n"].to_numpy()] = found["code"].to_numpy()
    named = "SELECT '' AS text UNION ALL (SELECT {} FROM sw ORDER BY said_by)"
    speaker, cue = (
        _listed(_column(connection, named.format(words)).to_pylist(), fold)
        for words in ("concat_ws(' ', speaker, speaker_role)", "coalesce(cue, '')")
    )
    connection.execute("DROP TABLE mw; DROP TABLE sw")

    def valued(name: str, words: Callable[[str], str]) -> tuple[Postings, Valued]:
        facet = values.facets[name]
        return _listed([words(value) for value in facet.names], fold), facet

    fields = {
        "country": valued("countries", lambda code: f"{code} {territories.get(code, '')}"),
        "outlet": valued("outlets", str),
        "topic": valued("topics", str),
    }
    # A mark stands between text, speaker and cue.
    lengths = quotes.lengths + speaker.lengths[said_by] + cue.lengths[said_by] + 2
    said = (Part(speaker, said_by), Part(cue, said_by))
    of_quotes = {None: (Part(quotes), *said), "speaker": said[:1], "cue": said[1:], **_parts(fields, "quotes")}
    of_meetings = {None: (Part(meetings),), **_parts(fields, "meetings")}
    connection.unregister("pieces")
    return {
        "q": Haystacks(quotes.size, of_quotes, lengths),
        "m": Haystacks(meetings.size, of_meetings, meetings.lengths),
    }


def _parts(fields: Mapping[str, tuple[Postings, Valued]], of: str) -> dict[str | None, tuple[Part, ...]]:
    """Each field's values, as the rows of quotes or of meetings have them."""
    found: dict[str | None, tuple[Part, ...]] = {}
    for name, (postings, valued) in fields.items():
        had = (valued.by_quote, valued.more) if of == "quotes" else (valued.meetings,)
        found[name] = tuple(Part(postings, one) for one in had if one is not None)
    return found


def _listed(texts: Sequence[str], fold: Fold) -> Postings:
    return build(numbered(texts), len(texts), fold)


def _column(connection: duckdb.DuckDBPyConnection, sql: str) -> pa.Array:
    return connection.sql(sql).to_arrow_table()["text"].combine_chunks()
