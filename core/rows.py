"""Rows: what the steps found in an Article as rows of the tables, with ids made from content.

`of_article` gives plain rows, cheap to hand from one process to another; `tables` gives frames.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from typing import Any

from core import layout
from core.article import Actor, Article, Dateline, Document, Meeting, Mention, Participant, Quote, Topic
from core.tables import ACTORS, TABLES, WHOLE, Table, Tables, row_id

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""Rows by table. `actors` holds what this one document says of each actor."""

_SOURCES = ("office holders", "territory", "name", "role", "text")
"""identity_source from the surest to the least sure; any other comes after them."""


def document_id(text: str, source: str | None) -> str:
    """The doc_id of a text from this source."""
    return row_id("doc", text, source)


def content_hash(text: str) -> str:
    """SHA-256 of a text; half of a surrogate pair, which no UTF-8 has, counts as it is written."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def metadata_hash(document: Document) -> str:
    """SHA-256 of what a document's file says of it beside its text. A day that the user gives is none of it."""
    day = document.published if document.published_source != "option" else None
    said = (
        document.title, document.outlet, document.byline, day, document.city, document.country, document.people,
        document.is_journey, document.last_day, document.published_either,
    )  # fmt: skip
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def tables(articles: Iterable[Article], *, parsed_at: datetime | None = None) -> Tables:
    """The rows of these articles as frames, documents in the order given and each once, actors united.

    `parsed_at`: when they were parsed (with a zone); now, where it is not given.
    Raises ValueError where a step left something that no row can hold.
    """
    parsed_at = parsed_at or datetime.now(UTC)
    return joined([of_article(article, parsed_at) for article in articles])


def said(parsed: Iterable[Rows]) -> Iterator[Row]:
    """What each document says of each of its actors: rows of ACTORS with their `doc_id`."""
    for rows in parsed:
        doc_id = rows["documents"][0]["doc_id"]
        yield from (actor | {"doc_id": doc_id} for actor in rows["actors"])


def joined(parsed: Sequence[Rows]) -> Tables:
    """The rows of several documents as frames. An actor of several documents stands once."""
    seen: set[str] = set()
    kept = []
    for rows in parsed:
        doc_id = rows["documents"][0]["doc_id"]
        if doc_id not in seen:
            seen.add(doc_id)
            kept.append(rows)
    frames = {}
    for column in fields(Tables):
        gathered = [row for rows in kept for row in rows.get(column.name, ())]
        frames[column.name] = TABLES[column.name].frame(united(gathered) if column.name == "actors" else gathered)
    return Tables(**frames)


def united(rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """One row of ACTORS for each actor_id in these: names and roles of all, the rest from the surest source.

    The same whatever the order of the rows.
    """
    by_actor: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_actor.setdefault(row["actor_id"], []).append(row)
    return [_one_actor(versions) for _, versions in sorted(by_actor.items())]


def of_article(article: Article, parsed_at: datetime) -> Rows:
    """The rows of one article. Raises ValueError where a step left something that no row can hold."""
    rows = _Maker(article).rows(parsed_at)
    for name, some in rows.items():
        for row in some:
            _check(TABLES[name], row, len(article.text))
    return rows


@dataclass
class _Maker:
    """Gives ids to the records of one article, which refer to each other as objects, and makes them rows."""

    article: Article
    doc_id: str = field(init=False)
    given: set[str] = field(init=False, default_factory=set)
    first_named: dict[int, tuple[int, int]] = field(init=False, default_factory=dict)
    actor_ids: dict[int, str] = field(init=False, default_factory=dict)
    mention_ids: dict[int, str] = field(init=False, default_factory=dict)
    meeting_ids: dict[int, str] = field(init=False, default_factory=dict)
    quote_ids: dict[int, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        article = self.article
        self.doc_id = document_id(article.text, article.document.source)
        for mention in sorted(article.mentions, key=lambda m: (m.start, m.end)):
            if mention.actor is not None:
                self.first_named.setdefault(id(mention.actor), (mention.start, mention.end))
        for actor in self.actors():
            self.actor_ids[id(actor)] = self.actor_id(actor)
        for mention in article.mentions:
            self.mention_ids[id(mention)] = self.row_id("mention", mention.start, mention.end)
        for meeting in article.meetings:
            self.meeting_ids[id(meeting)] = self.row_id("meeting", meeting.kind, meeting.start, meeting.end)
        for quote in article.quotes:
            self.quote_ids[id(quote)] = self.row_id("quote", quote.start, quote.end)

    def rows(self, parsed_at: datetime) -> Rows:
        article = self.article
        return {
            "documents": [self.document(parsed_at)],
            "segments": [
                {
                    "segment_id": self.row_id("segment", s.kind, s.start, s.end), "doc_id": self.doc_id,
                    "start": s.start, "end": s.end, "kind": s.kind, "paragraph": s.paragraph,
                }
                for s in article.segments
            ],
            "actors": united(self.actor(actor) for actor in self.actors()),
            "mentions": [self.mention(mention) for mention in article.mentions],
            "meetings": [self.meeting(meeting) for meeting in article.meetings],
            "participants": [row for meeting in article.meetings for row in self.participants(meeting)],
            "quotes": [self.quote(quote) for quote in article.quotes],
            "topics": list(self.topics()),
        }  # fmt: skip

    def row_id(self, kind: str, *parts: object) -> str:
        """From document, kind and span; a second row with the same ones is told apart by its number."""
        made = row_id(kind, self.doc_id, *parts)
        number = 2
        while made in self.given:
            made = row_id(kind, self.doc_id, *parts, number)
            number += 1
        self.given.add(made)
        return made

    def actors(self) -> list[Actor]:
        """Every actor that a row names, each once, in the order in which they are met."""
        article = self.article
        named: list[Actor | None] = [mention.actor for mention in article.mentions]
        for quote in article.quotes:
            named += [quote.speaker, quote.addressee]
        named += [p.actor for meeting in article.meetings for p in meeting.participants]
        return list({id(actor): actor for actor in named if actor is not None}.values())

    def actor_id(self, actor: Actor) -> str:
        """From the actor's key; of one without a key, from this document and where it is first named."""
        if actor.key is not None:
            return row_id("actor", actor.key)
        return self.row_id("actor", *self.first_named.get(id(actor), (actor.kind, actor.name)))

    def known(self, actor: Actor | None) -> str | None:
        return None if actor is None else self.actor_ids[id(actor)]

    def slice(self, span: tuple[int, int] | None) -> str | None:
        return None if span is None else self.article.text[span[0] : span[1]]

    def document(self, parsed_at: datetime) -> Row:
        article, read = self.article, self.article.document
        dateline = article.dateline or Dateline(0, 0)
        return {
            "doc_id": self.doc_id, "source": read.source, "location": read.location,
            "outlet": layout.outlet(article), "title": article.title, "byline": layout.byline(article),
            "dateline_city": dateline.city, "dateline_country": dateline.country,
            "published": article.published, "published_source": article.published_source,
            "published_evidence": article.published_evidence, "text": read.text, "language": article.language,
            "format": read.format, "content_hash": content_hash(read.text), "metadata_hash": metadata_hash(read),
            "sources": [read.source or ""] if read.source or read.location else None,
            "locations": [read.location or ""] if read.source or read.location else None,
            "parser_version": article.additions.parser_version, "parsed_at": parsed_at,
        }  # fmt: skip

    def actor(self, actor: Actor) -> Row:
        aliases = sorted(set(actor.aliases) - {actor.name})
        return {
            "actor_id": self.known(actor), "name": actor.name, "kind": actor.kind, "country": actor.country,
            "aliases": aliases or None,
            "roles": [{"role": role, "from": first, "to": last} for role, first, last in actor.roles] or None,
            "identity_source": actor.identity_source, "wikidata_id": actor.wikidata_id,
        }  # fmt: skip

    def mention(self, mention: Mention) -> Row:
        return {
            "mention_id": self.mention_ids[id(mention)], "doc_id": self.doc_id,
            "start": mention.start, "end": mention.end, "text": self.slice((mention.start, mention.end)),
            "form": mention.form, "actor_id": self.known(mention.actor), "role": mention.role,
            "resolution": mention.resolution, "confidence": mention.confidence,
        }  # fmt: skip

    def meeting(self, meeting: Meeting) -> Row:
        meeting_id = self.meeting_ids[id(meeting)]
        return {
            "meeting_id": meeting_id, "doc_id": self.doc_id, "start": meeting.start, "end": meeting.end,
            "kind": meeting.kind, "mode": meeting.mode, "status": meeting.status,
            "date_start": meeting.date_start, "date_end": meeting.date_end, "date_precision": meeting.date_precision,
            "date_source": meeting.date_source, "date_text": meeting.date_text,
            "city": meeting.city, "country": meeting.country, "venue": meeting.venue,
            "place_source": meeting.place_source,
            "parent_id": None if meeting.parent is None else self.meeting_ids[id(meeting.parent)],
            # Until reports are compared with each other, each tells of an event of its own.
            "event_id": row_id("event", meeting_id),
            "cameo": meeting.cameo, "plover": meeting.plover, "confidence": meeting.confidence,
        }  # fmt: skip

    def participants(self, meeting: Meeting) -> list[Row]:
        """Each actor once: what is known of its part is taken from every time that it is named."""
        found: dict[str, Row] = {}
        for participant in meeting.participants:
            row = self.participant(meeting, participant)
            before = found.setdefault(row["actor_id"], row)
            for name, value in row.items():
                if before[name] is None:
                    before[name] = value
        return list(found.values())

    def participant(self, meeting: Meeting, participant: Participant) -> Row:
        mention = participant.mention
        return {
            "meeting_id": self.meeting_ids[id(meeting)], "actor_id": self.known(participant.actor),
            "part": participant.part, "role": participant.role,
            "country": participant.country or participant.actor.country,
            "mention_id": None if mention is None else self.mention_ids.get(id(mention)),
        }  # fmt: skip

    def quote(self, quote: Quote) -> Row:
        quote_id = self.quote_ids[id(quote)]
        speaker = quote.speaker
        speaker_start, speaker_end = quote.speaker_span or (None, None)
        cue_start, cue_end = quote.cue_span or (None, None)
        return {
            "quote_id": quote_id, "doc_id": self.doc_id, "start": quote.start, "end": quote.end,
            "text": self.slice((quote.start, quote.end)), "type": quote.type,
            "speaker_id": self.known(speaker), "speaker": None if speaker is None else speaker.name,
            "speaker_role": quote.speaker_role, "speaker_country": None if speaker is None else speaker.country,
            "speaker_start": speaker_start, "speaker_end": speaker_end,
            "cue": self.slice(quote.cue_span), "cue_start": cue_start, "cue_end": cue_end,
            "attribution": quote.attribution, "act": quote.act, "addressee_id": self.known(quote.addressee),
            # Until reports are compared with each other, each statement is one of its own.
            "statement_id": row_id("statement", quote_id),
            "meeting_id": None if quote.meeting is None else self.meeting_ids[id(quote.meeting)],
            "date": quote.date, "date_source": quote.date_source, "confidence": quote.confidence,
        }  # fmt: skip

    def topics(self) -> Iterator[Row]:
        """A topic of a row once, with its highest score."""
        found: dict[tuple[str, str], Row] = {}
        for topic in self.article.topics:
            row = self.topic(topic)
            before = found.setdefault((row["target_id"], row["topic"]), row)
            if row["score"] > before["score"]:
                before.update(row)
        yield from found.values()

    def topic(self, topic: Topic) -> Row:
        target = topic.target
        ids = self.quote_ids if isinstance(target, Quote) else self.meeting_ids
        return {
            "target": "quote" if isinstance(target, Quote) else "meeting", "target_id": ids[id(target)],
            "topic": topic.topic, "score": topic.score, "evidence": list(topic.evidence) or None,
        }  # fmt: skip


def reject(
    run_id: str, source: str, stage: str, reason: str, detail: str, sample: str | None, text_hash: str | None = None
) -> Row:
    """A row of REJECTS. `text_hash`: content_hash of the text, where one was read."""
    return {
        "source": source, "stage": stage, "reason": reason, "detail": detail, "sample": sample, "run_id": run_id,
        "content_hash": text_hash,
    }  # fmt: skip


def _check(table: Table, row: Row, length: int) -> None:
    """Raise ValueError where the row cannot be stored; one bad row must not hold up a batch of others."""
    for column in table.columns:
        value = row.get(column.name)
        if value is None:
            if not column.nullable:
                raise ValueError(f"{table.name}.{column.name} is missing in {row}")
        elif column.choices is not None and value not in column.choices:
            raise ValueError(f"{table.name}.{column.name} cannot be {value!r}")
        elif column.name in ("confidence", "score") and not 0.0 <= value <= 1.0:
            raise ValueError(f"{table.name}.{column.name} is {value}, not a probability")
        if column.type == WHOLE and column.name.endswith("start"):
            end = row.get(f"{column.name[: -len('start')]}end")
            if not (value is None and end is None) and not (0 <= (value or 0) < (end or 0) <= length):
                raise ValueError(f"{table.name}: {value} to {end} is no span of a text of {length} characters")


def _one_actor(versions: list[Mapping[str, Any]]) -> Row:
    ranked = sorted(versions, key=_rank)
    actor = {name: next((v[name] for v in ranked if v[name] is not None), None) for name in ACTORS.names}
    names = {name for v in versions for name in (v["name"], *(v["aliases"] or ()))} - {actor["name"]}
    roles = {(r["role"], r["from"], r["to"]) for v in versions for r in v["roles"] or ()}
    ordered = sorted(roles, key=lambda r: (str(r[1] or ""), str(r[2] or ""), r[0] or ""))
    return actor | {
        "aliases": sorted(names) or None,
        "roles": [{"role": role, "from": first, "to": last} for role, first, last in ordered] or None,
    }


def _rank(row: Mapping[str, Any]) -> tuple[int, int, str, str]:
    """The surest source first, then the fullest name; the rest only makes the order the same everywhere."""
    source = row["identity_source"]
    surest = _SOURCES.index(source) if source in _SOURCES else len(_SOURCES)
    return surest, -len(row["name"]), row["name"], str([row[name] for name in ACTORS.names])
