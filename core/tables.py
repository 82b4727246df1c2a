"""The tables: columns, types, nullability, keys. Nothing else in the product defines a column.

A frame of the product holds Arrow-typed pandas columns (`pandas.ArrowDtype`), so that nulls, dates and
lists are the same in memory, in the store and in a Parquet file. `Table.frame` makes one from rows,
`Table.check` (core.contract) validates one where data is written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa

from core import frames

if TYPE_CHECKING:
    from core.corpus.once import Once

TEXT, WHOLE, REAL, TRUTH = pa.string(), pa.int64(), pa.float64(), pa.bool_()
DATE, TIME = pa.date32(), pa.timestamp("us", tz="UTC")
TEXTS = pa.list_(pa.string())
ROLES = pa.list_(pa.struct([("role", pa.string()), ("from", pa.date32()), ("to", pa.date32())]))
CLAIMS = pa.list_(pa.struct([("field", TEXT), ("value", TEXT), ("documents", TEXTS)]))
TOLD = pa.list_(pa.struct([("status", TEXT), ("published", DATE), ("doc_id", TEXT), ("meeting_id", TEXT)]))

SEGMENT_KINDS = ("headline", "dateline", "subheadline", "body", "boilerplate")
ACTOR_KINDS = (
    "person",
    "government",
    "ministry",
    "organisation",
    "party",
    "armed group",
    "delegation",
    "group",
    "unnamed",
)
MENTION_FORMS = ("name", "title", "role", "pronoun", "metonym")
RESOLUTIONS = ("explicit", "alias", "role", "pronoun", "metonym", "inferred", "corrected")
MEETING_KINDS = ("meeting", "visit", "call", "negotiation", "summit", "mediation", "ceremony")
MODES = ("in person", "phone", "video")
STATUSES = (
    "held", "ongoing", "planned", "proposed", "invited", "accepted",
    "postponed", "cancelled", "refused", "denied", "recalled",
)  # fmt: skip
PARTS = ("principal", "host", "visitor", "attendee", "delegation head", "mediator")
QUOTE_TYPES = ("direct", "indirect", "mixed")
ATTRIBUTIONS = ("explicit", "pronoun", "role", "inferred", "none", "corrected")
ACTS = (
    "assert", "announce", "praise", "criticise", "accuse", "deny", "demand", "appeal", "promise", "offer",
    "warn", "threaten", "agree", "refuse", "ask", "hope", "thank", "condole", "invite",
)  # fmt: skip
DATE_PRECISIONS = ("day", "month", "year", "range")
DATE_SOURCES = ("stated", "weekday", "relative", "dateline", "published", "meeting", "visit", "corrected")
PUBLISHED_SOURCES = ("metadata", "dateline", "resolved", "option")
PLACE_SOURCES = ("text", "here", "venue", "dateline", "visit", "host", "metadata", "corrected")
FOUND = ("same", "moved", "words", "lost")
"""Where the row of a note is: as it was; with other borders or in the changed file; only its words; nowhere."""


@dataclass(frozen=True)
class Column:
    """One column. `choices` lists the only values it may hold besides null."""

    name: str
    type: pa.DataType
    doc: str
    nullable: bool = True
    choices: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Table:
    """One table: its columns in their order and the columns that tell its rows apart."""

    name: str
    doc: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @cached_property
    def arrow(self) -> pa.Schema:
        return pa.schema([pa.field(c.name, c.type, nullable=c.nullable) for c in self.columns])

    @property
    def names(self) -> list[str]:
        return [c.name for c in self.columns]

    def frame(self, rows: Iterable[Mapping[str, Any]] = ()) -> pd.DataFrame:
        """Rows as a frame of this table. Columns that a row lacks are null; unknown ones raise KeyError."""
        rows = list(rows)
        known = set(self.names)
        for row in rows:
            if unknown := row.keys() - known:
                raise KeyError(f"{self.name} has no column {sorted(unknown)}")
        arrays = [pa.array([row.get(c.name) for row in rows], type=c.type) for c in self.columns]
        return self.from_arrow(pa.table(arrays, schema=pa.schema([pa.field(c.name, c.type) for c in self.columns])))

    def from_arrow(self, table: pa.Table) -> pd.DataFrame:
        """An Arrow table with at least this table's columns as a frame, columns in order, others dropped."""
        return frames.from_arrow(table.select(self.names))

    def to_arrow(self, frame: pd.DataFrame) -> pa.Table:
        """A frame of this table as Arrow, ready to be stored."""
        return frames.to_arrow(frame[self.names], self.arrow)

    def check(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame itself, where it keeps the contract; raises pandera.errors.SchemaErrors where not."""
        from core import contract

        return contract.check(self, frame)


def _c(
    name: str, type_: pa.DataType, doc: str, choices: tuple[str, ...] | None = None, *, need: bool = False
) -> Column:
    return Column(name, type_, doc, nullable=not need, choices=choices)


_DOC = _c("doc_id", TEXT, "the document it was read from", need=True)
_SPAN = (
    _c("start", WHOLE, "first code point in documents.text", need=True),
    _c("end", WHOLE, "code point after the last", need=True),
)
_CONFIDENCE = _c("confidence", REAL, "probability that the row is right, 0 to 1")

DOCUMENTS = Table("documents", "an input text", ("doc_id",), (
    _c("doc_id", TEXT, "from its text and the source that it was first read from", need=True),
    _c("source", TEXT, "file or address it was read from, as the user named it; a member of an archive after a slash"),
    _c("location", TEXT, "where exactly this machine read it: a changed text at the same place replaces the old one"),
    _c("outlet", TEXT, "agency, newspaper or office that published it"),
    _c("title", TEXT, "headline, from the text or its metadata"),
    _c("byline", TEXT, "author as stated"),
    _c("dateline_city", TEXT, "city of the dateline"),
    _c("dateline_country", TEXT, "its country"),
    _c("published", DATE, "day of publication; null where the evidence is not enough"),
    _c("published_source", TEXT, "how it is known", PUBLISHED_SOURCES),
    _c("published_evidence", TEXT, "what it was solved from, in words"),
    _c("text", TEXT, "what was read, never changed", need=True),
    _c("language", TEXT, "two-letter code"),
    _c("format", TEXT, "what kind of file it was"),
    _c("content_hash", TEXT, "SHA-256 of the text", need=True),
    _c("metadata_hash", TEXT, "SHA-256 of what the file says beside the text"),
    _c("sources", TEXTS, "everywhere that this very text was read, with the same said beside it; `source` first"),
    _c("locations", TEXTS, "their locations, in the same order"),
    _c("duplicate_of", TEXT, "doc_id of the earlier document with the same report"),
    _c("parser_version", TEXT, "version of this product that read it", need=True),
    _c("parsed_at", TIME, "when", need=True),
))  # fmt: skip

SEGMENTS = Table("segments", "a stretch of a document", ("segment_id",), (
    _c("segment_id", TEXT, "id", need=True), _DOC, *_SPAN,
    _c("kind", TEXT, "what it is", SEGMENT_KINDS, need=True),
    _c("paragraph", WHOLE, "number of the paragraph, from 0", need=True),
))  # fmt: skip

ACTORS = Table("actors", "a person, government, organisation or group across documents", ("actor_id",), (
    _c("actor_id", TEXT, "id", need=True),
    _c("name", TEXT, "the name by which it is shown", need=True),
    _c("kind", TEXT, "what it is", ACTOR_KINDS, need=True),
    _c("country", TEXT, "territory code"),
    _c("aliases", TEXTS, "other spellings and names met"),
    _c("roles", ROLES, "offices: role, from, to"),
    _c("identity_source", TEXT, "what the identity rests on: office holders, name, role, territory, text"),
    _c("wikidata_id", TEXT, "Wikidata item"),
))  # fmt: skip

MENTIONS = Table("mentions", "one naming of an actor", ("mention_id",), (
    _c("mention_id", TEXT, "id", need=True), _DOC, *_SPAN,
    _c("text", TEXT, "the slice of the text", need=True),
    _c("form", TEXT, "how it is named", MENTION_FORMS, need=True),
    _c("actor_id", TEXT, "who it is; null where not known"),
    _c("role", TEXT, "role as stated at this place"),
    _c("resolution", TEXT, "how the actor was found", RESOLUTIONS), _CONFIDENCE,
))  # fmt: skip

MEETINGS = Table(
    "meetings", "one report of one meeting, visit, call, negotiation, summit or mediation", ("meeting_id",), (
    _c("meeting_id", TEXT, "id", need=True), _DOC, *_SPAN,
    _c("kind", TEXT, "what it was", MEETING_KINDS, need=True),
    _c("mode", TEXT, "how they met", MODES),
    _c("status", TEXT, "whether it took place", STATUSES, need=True),
    _c("date_start", DATE, "first day"),
    _c("date_end", DATE, "last day"),
    _c("date_precision", TEXT, "how exact the date is", DATE_PRECISIONS),
    _c("date_source", TEXT, "what the date rests on", DATE_SOURCES),
    _c("date_text", TEXT, "the words that state it"),
    _c("city", TEXT, "city"),
    _c("country", TEXT, "territory code of the place"),
    _c("venue", TEXT, "building or event, as stated"),
    _c("place_source", TEXT, "what the place rests on", PLACE_SOURCES),
    _c("parent_id", TEXT, "meeting_id of the visit or summit that holds it"),
    _c("event_id", TEXT, "the same meeting in several reports"),
    _c("cameo", TEXT, "CAMEO event code, see docs/event_codes.md"),
    _c("plover", TEXT, "PLOVER event type"), _CONFIDENCE,
))  # fmt: skip

PARTICIPANTS = Table("participants", "an actor's part in a meeting", ("meeting_id", "actor_id"), (
    _c("meeting_id", TEXT, "the meeting", need=True),
    _c("actor_id", TEXT, "the actor", need=True),
    _c("part", TEXT, "what part", PARTS),
    _c("role", TEXT, "role as stated"),
    _c("country", TEXT, "the side"),
    _c("mention_id", TEXT, "the naming that shows it"),
))  # fmt: skip

QUOTES = Table("quotes", "one statement", ("quote_id",), (
    _c("quote_id", TEXT, "id", need=True), _DOC, *_SPAN,
    _c("text", TEXT, "the content, exactly the slice", need=True),
    _c("type", TEXT, "in quotation marks, reported, or both", QUOTE_TYPES, need=True),
    _c("speaker_id", TEXT, "actor who said it"),
    _c("speaker", TEXT, "its name"),
    _c("speaker_role", TEXT, "role as stated in the document"),
    _c("speaker_country", TEXT, "territory code"),
    _c("speaker_start", WHOLE, "the mention nearest to the quote that names or stands for the speaker"),
    _c("speaker_end", WHOLE, "its end"),
    _c("cue", TEXT, "the words that report it"),
    _c("cue_start", WHOLE, "their start"),
    _c("cue_end", WHOLE, "their end"),
    _c("attribution", TEXT, "how the speaker was found", ATTRIBUTIONS, need=True),
    _c("act", TEXT, "what the statement does", ACTS),
    _c("addressee_id", TEXT, "actor it was said to, where stated"),
    _c("statement_id", TEXT, "the same statement in several reports"),
    _c("meeting_id", TEXT, "the meeting it was made at, where the text says so"),
    _c("date", DATE, "day it was said"),
    _c("date_source", TEXT, "what the day rests on", DATE_SOURCES), _CONFIDENCE,
))  # fmt: skip

TOPICS = Table("topics", "a topic of a quote or a meeting", ("target_id", "topic"), (
    _c("target", TEXT, "which table", ("quote", "meeting"), need=True),
    _c("target_id", TEXT, "quote_id or meeting_id", need=True),
    _c("topic", TEXT, "the topic", need=True),
    _c("score", REAL, "strength, 0 to 1", need=True),
    _c("evidence", TEXTS, "the words it rests on"),
))  # fmt: skip

NOTES = Table("notes", "a row that an analyst keeps in a collection", ("note_id",), (
    _c("note_id", TEXT, "id", need=True),
    _c("collection", TEXT, "named collection"),
    _c("place", WHOLE, "where in the collection's own order, from 1", need=True),
    _c("table", TEXT, "the row's table: quotes, meetings or documents", need=True),
    _c("row_id", TEXT, "the row's id, as it is now", need=True),
    _c("text", TEXT, "the note"),
    _c("author", TEXT, "who"),
    _c("at", TIME, "when", need=True),
    _c("found", TEXT, "whether a later parse left the row as it was, moved it, left only its words, or lost it", FOUND),
    _c("words", TEXT, "of the row when it was kept"),
    _c("source", TEXT, "of its document then"),
    _c("doc_id", TEXT, "the document", need=True),
    _c("start", WHOLE, "first code point in documents.text; null of a document as a whole"),
    _c("end", WHOLE, "code point after the last"),
    _c("collection_id", TEXT, "the collection's id", need=True),
))  # fmt: skip

REJECTS = Table("rejects", "an input, or part of one, that could not be used", ("source", "stage", "run_id"), (
    _c("source", TEXT, "the input", need=True),
    _c("stage", TEXT, "reading, parsing, or part (of a text that was parsed, a part could not be)",
       ("reading", "parsing", "part"), need=True),
    _c("reason", TEXT, "one of a few words, for counting", need=True),
    _c("detail", TEXT, "what is wrong and what to do"),
    _c("sample", TEXT, "the first characters"),
    _c("run_id", TEXT, "the run", need=True),
    _c("content_hash", TEXT, "SHA-256 of the text, where one was read: the same text need not be tried again"),
))  # fmt: skip

RUNS = Table("runs", "one parse", ("run_id",), (
    _c("run_id", TEXT, "id", need=True),
    _c("started", TIME, "start", need=True),
    _c("ended", TIME, "end; null while it runs or where it was killed"),
    _c("engine", TEXT, "where it ran", need=True),
    _c("versions", TEXT, "of parser, models and libraries, as JSON"),
    _c("options", TEXT, "as JSON"),
    _c("documents", WHOLE, "parsed"),
    _c("words", WHOLE, "in them"),
    _c("rejects", WHOLE, "refused"),
    _c("seconds", REAL, "wall time"),
    _c("changes", TEXT, "of documents that were there before: how many, and rows added, gone and altered, as JSON"),
))  # fmt: skip

CORRECTIONS = Table("corrections", "a person's decision", ("correction_id",), (
    _c("correction_id", TEXT, "id", need=True),
    _c("table", TEXT, "table corrected", need=True),
    _c("row_id", TEXT, "row corrected", need=True),
    _c("field", TEXT, "column corrected, or verdict, span, dates, topics, participants, merge, split", need=True),
    _c("old", TEXT, "value before, as JSON"),
    _c("new", TEXT, "value after, as JSON"),
    _c("reason", TEXT, "why"),
    _c("author", TEXT, "who"),
    _c("at", TIME, "when", need=True),
    _c("undone_at", TIME, "when it was taken back"),
    _c("decision_id", TEXT, "what was decided at once, and is taken back at once"),
    _c("doc_id", TEXT, "the row's document"),
    _c("content_hash", TEXT, "SHA-256 of its text, by which it is found again"),
    _c("start", WHOLE, "first code point of the row as it was parsed then"),
    _c("end", WHOLE, "code point after the last"),
    _c("words", TEXT, "the words of the row then; of an actor, its name"),
    _c("confidence", REAL, "the program's own confidence then"),
    _c("parser_version", TEXT, "what had read the document then"),
    _c("state", TEXT, "whether it holds now", ("applied", "superseded", "undone", "unmatched")),
))  # fmt: skip

RECORDS = Table(
    "records", "a quote with its meeting and document beside it, or a meeting without quotes", ("record_id",), (
    _c("record_id", TEXT, "quote_id, or meeting_id where the meeting has no quote", need=True),
    _c("quote_id", TEXT, "the quote"),
    _c("text", TEXT, "its content"),
    _c("type", TEXT, "direct, indirect or mixed", QUOTE_TYPES),
    _c("act", TEXT, "what the statement does", ACTS),
    _c("speaker", TEXT, "who said it"),
    _c("speaker_role", TEXT, "role as stated"),
    _c("speaker_country", TEXT, "territory code"),
    _c("cue", TEXT, "the words that report it"),
    _c("attribution", TEXT, "how the speaker was found", ATTRIBUTIONS),
    _c("addressee", TEXT, "to whom, where stated"),
    _c("date", DATE, "day it was said, or of the meeting"),
    _c("topics", TEXTS, "topics, strongest first"),
    _c("confidence", REAL, "probability that the row is right"),
    _c("meeting_id", TEXT, "the meeting"),
    _c("meeting_kind", TEXT, "what it was", MEETING_KINDS),
    _c("meeting_status", TEXT, "whether it took place", STATUSES),
    _c("meeting_date", DATE, "first day"),
    _c("meeting_city", TEXT, "city"),
    _c("meeting_country", TEXT, "territory code"),
    _c("participants", TEXTS, "names of those who took part"),
    _c("title", TEXT, "of the document"),
    _c("outlet", TEXT, "of the document"),
    _c("published", DATE, "of the document"),
    _c("source", TEXT, "of the document"),
    _c("doc_id", TEXT, "the document", need=True),
    _c("start", WHOLE, "first code point of the quote, or of the meeting's span"),
    _c("end", WHOLE, "code point after the last"),
))  # fmt: skip

EVENTS = Table(
    "events", "a meeting, visit or call, as all reports of it tell", ("event_id",), (
    _c("event_id", TEXT, "as in meetings", need=True),
    _c("kind", TEXT, "what most reports call it", MEETING_KINDS, need=True),
    _c("mode", TEXT, "how they met, where no report says otherwise", MODES),
    _c("status", TEXT, "by the last report that tells of its outcome, else by the last", STATUSES, need=True),
    _c("status_doc_id", TEXT, "the document that says so", need=True),
    _c("date_start", DATE, "first day; null where reports differ"),
    _c("date_end", DATE, "last day; null where reports differ"),
    _c("city", TEXT, "city; null where reports differ"),
    _c("country", TEXT, "territory code; null where reports differ"),
    _c("participants", TEXTS, "names of those whom any report names, most often named first"),
    _c("actor_ids", TEXTS, "their ids, in the same order"),
    _c("reports", WHOLE, "documents that tell of it; copies of one report count once", need=True),
    _c("copies", WHOLE, "further documents that are copies", need=True),
    _c("first_published", DATE, "of the first report"),
    _c("last_published", DATE, "of the last"),
    _c("meeting_ids", TEXTS, "the reports' rows, in the order of publication", need=True),
    _c("doc_ids", TEXTS, "their documents, in the same order", need=True),
    _c("history", TOLD, "what each report says of its status, in the order of publication", need=True),
    _c("contradictions", CLAIMS, "of every field that reports differ on: each value and who says so"),
))  # fmt: skip
"""Made from meetings, participants, actors and documents. A field that reports differ on is null here, and
`contradictions` holds every value."""

STORED = (
    DOCUMENTS, SEGMENTS, ACTORS, MENTIONS, MEETINGS, PARTICIPANTS, QUOTES, TOPICS, REJECTS, RUNS, CORRECTIONS,
)  # fmt: skip
"""The tables a store keeps. RECORDS and EVENTS are made from them, NOTES from the journal (core/store/journal.py)."""
TABLES: dict[str, Table] = {table.name: table for table in (*STORED, NOTES, RECORDS, EVENTS)}


def described() -> str:
    """The contract as a page for people (docs/tables.md): every table with its columns, types and values."""
    lines = [
        "# Tables",
        "",
        "Made from core/tables.py by `python -m core.tables > docs/tables.md`. Offsets (`start`, `end`) are code",
        "points into `documents.text`, half open: `text[start:end]` is what was read. An empty cell means that it is",
        "not known.",
    ]
    for table in TABLES.values():
        key = ", ".join(f"`{name}`" for name in table.key)
        lines += ["", f"## {table.name}", "", f"One row is {table.doc}. Key: {key}.", ""]
        lines += ["| column | type | what it holds |", "|---|---|---|"]
        for column in table.columns:
            values = f": {', '.join(column.choices)}" if column.choices else ""
            need = "" if column.nullable else " (never empty)"
            lines.append(f"| `{column.name}` | {_type_name(column.type)} | {column.doc}{values}{need} |")
    return "\n".join(lines) + "\n"


def _type_name(type_: pa.DataType) -> str:
    plain = {TEXT: "text", WHOLE: "whole number", REAL: "number", TRUTH: "yes or no", DATE: "day", TIME: "time, UTC"}
    lists = {
        TEXTS: "list of texts", ROLES: "list of offices with first and last day",
        CLAIMS: "list of fields with a value and its documents", TOLD: "list of statuses with day and source",
    }  # fmt: skip
    return plain.get(type_) or lists[type_]


def row_id(prefix: str, *parts: object) -> str:
    """An id derived from content: the same parts give the same id on every machine and in every run."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}_{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _empty(name: str) -> Any:
    return field(default_factory=TABLES[name].frame)


@dataclass
class Tables:
    """Every table as a frame. What a parse gives, what a store holds and what a View leaves of it."""

    documents: pd.DataFrame = _empty("documents")
    segments: pd.DataFrame = _empty("segments")
    actors: pd.DataFrame = _empty("actors")
    mentions: pd.DataFrame = _empty("mentions")
    meetings: pd.DataFrame = _empty("meetings")
    participants: pd.DataFrame = _empty("participants")
    quotes: pd.DataFrame = _empty("quotes")
    topics: pd.DataFrame = _empty("topics")
    notes: pd.DataFrame = _empty("notes")
    rejects: pd.DataFrame = _empty("rejects")
    runs: pd.DataFrame = _empty("runs")
    corrections: pd.DataFrame = _empty("corrections")

    @cached_property
    def records(self) -> pd.DataFrame:
        """The flat view (see RECORDS), in the order of documents and spans."""
        from core.records import records

        return records(self)

    @cached_property
    def events(self) -> pd.DataFrame:
        """The meetings as all reports of them tell (see EVENTS), by first day."""
        from core.corpus import events

        return events(self)

    @cached_property
    def once(self) -> Once:
        """The same tables with each meeting and each statement once, however many reports tell of it."""
        from core.corpus.once import Once

        return Once(self)

    def check(self) -> Tables:
        """Itself, where every table keeps its contract."""
        for column in fields(self):
            TABLES[column.name].check(getattr(self, column.name))
        return self


if __name__ == "__main__":
    print(described(), end="")
