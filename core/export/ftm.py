"""FollowTheMoney entities: a view for Aleph, OpenAleph and other tools of investigators (docs/exports.md).

One entity a line. Documents are `Article`, people `Person`, governments and ministries `PublicBody`, other bodies
`Organization`, meetings `Event` (once for all reports), namings `Mention`, statements `Note` on their speaker. Actors
without a name are left out. A meeting that was not held says so in its name and in `keywords`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any

from rigour.langs import iso_639_alpha3

from core import citation, wording
from core.export.occasions import Occasion, occasions
from core.export.target import opened
from core.export.text import readable
from core.tables import Tables
from core.wording import known

SUFFIX = ".ftm.json"
MEDIA_TYPE = "application/json+ftm"
OF = "view"

SCHEMATA = {
    "person": "Person", "government": "PublicBody", "ministry": "PublicBody", "organisation": "Organization",
    "party": "Organization", "armed group": "Organization", "delegation": "Organization", "group": "LegalEntity",
}  # fmt: skip
"""Kind of an actor -> schema. An actor of another kind has no name."""
NAMING = ("name", "title", "metonym")
"""Forms of mentions that are exported: "he" and "the minister" are no names."""

_LONGEST = {"name": 384, "alias": 384, "location": 250} | dict.fromkeys(
    ("author", "fileName", "keywords", "position", "publisher", "title"), 1_024
)
"""Characters that the model takes; longer values are cut at a word's end."""
_TEXT = 60_000
"""Characters of one value of a document's text; a longer one has several, in order."""
_POINTING = frozenset({"document", "entity", "involved", "organizer", "proof", "resolved"})
"""Properties that hold the ids of other entities."""

Entity = dict[str, Any]


def write(tables: Tables, target: str | Path | IO[bytes]) -> None:
    """Write the entities, those that others point to first."""
    with opened(target) as stream:
        for entity in entities(tables):
            stream.write(json.dumps(entity, ensure_ascii=False).encode() + b"\n")


def entities(tables: Tables) -> Iterator[Entity]:
    """Documents, actors, meetings, statements, mentions."""
    actors = {row["actor_id"]: row for row in wording.rows(tables.actors) if row["kind"] in SCHEMATA}
    named, documents = frozenset(actors), set(tables.documents["doc_id"])
    yield from map(_document, wording.rows(tables.documents))
    yield from map(_actor, actors.values())
    yield from (_meeting(one, named, documents) for one in occasions(tables))
    yield from _statements(tables, named)
    yield from _mentions(tables, actors)


def _document(row: dict[str, Any]) -> Entity:
    source = row["source"] or ""
    return _entity(
        row["doc_id"], "Article",
        title=[wording.report(row)], fileName=[source.rstrip("/").rsplit("/", 1)[-1]], publisher=[row["outlet"]],
        author=[row["byline"]], publishedAt=[_iso(row["published"])], date=[_iso(row["published"])],
        bodyText=_pieces(row["text"]), language=[iso_639_alpha3(row["language"] or "")],
        sourceUrl=[source if source.startswith(("http://", "https://")) else None],
        country=[_state(row["dateline_country"])],
    )  # fmt: skip


def _actor(row: dict[str, Any]) -> Entity:
    schema = SCHEMATA[row["kind"]]
    offices = [role["role"] for role in row["roles"] or ()] if schema == "Person" else []
    return _entity(
        row["actor_id"], schema, name=[row["name"]], alias=row["aliases"] or (), country=[_state(row["country"])],
        wikidataId=[row["wikidata_id"]], position=offices,
    )  # fmt: skip


def _meeting(one: Occasion, actors: Collection[str | None], documents: set[str]) -> Entity:
    cut = {"year": 4, "month": 7}.get(one.precision or "", 10)
    first, last = ((_iso(day) or "")[:cut] for day in (one.first, one.last or one.first))
    several = first != last
    present = [actor for actor, _ in one.participants if actor in actors]
    return _entity(
        f"event-{one.event_id}", "Event", name=[one.title], date=[None if several else first],
        startDate=[first if several else None], endDate=[last if several else None], location=[one.where],
        country=[_state(one.country)], involved=present, organizer=[actor for actor in present if actor in one.hosts],
        summary=[one.words], proof=[doc for doc in one.doc_ids if doc in documents], recordId=one.meeting_ids,
        keywords=[one.kind, one.status, one.mode],
    )  # fmt: skip


def _statements(tables: Tables, actors: Collection[str | None]) -> Iterator[Entity]:
    ids = {"quote_id", "speaker_id", "addressee_id"}
    said = tables.quotes[[*ids]].set_index("quote_id")
    speakers = dict(zip(said.index, said["speaker_id"], strict=True))
    records = tables.records
    for row in wording.rows(records[records["quote_id"].notna()]):
        speaker = speakers.get(row["quote_id"])
        who = row["speaker"] if known(row["speaker"]) else "Speaker not known"
        yield _entity(
            row["quote_id"], "Note", name=[f"{who}: {wording.clipped(row['text'], 100)}"], description=[row["text"]],
            entity=[speaker if speaker in actors else None], summary=[citation.plain(row)], proof=[row["doc_id"]],
            publisher=[row["outlet"]], keywords=[row["type"], row["act"], *(row["topics"] or ())],
        )  # fmt: skip


def _mentions(tables: Tables, actors: dict[str, dict[str, Any]]) -> Iterator[Entity]:
    named = tables.mentions[tables.mentions["form"].isin(NAMING).to_numpy(bool)]
    for row in wording.rows(named.drop_duplicates(["doc_id", "actor_id", "text"])):
        if (actor := actors.get(row["actor_id"])) is not None:
            yield _entity(
                row["mention_id"], "Mention", document=[row["doc_id"]], resolved=[row["actor_id"]], name=[row["text"]],
                detectedSchema=[SCHEMATA[actor["kind"]]], contextCountry=[_state(actor["country"])],
            )  # fmt: skip


def _entity(id_: str, schema: str, **properties: Iterable[Any]) -> Entity:
    """An entity with the values that are known, each once."""
    kept = {}
    for name, values in properties.items():
        texts = (readable(str(value)).strip() for value in values if known(value))
        if name in _LONGEST:
            texts = (wording.clipped(text, _LONGEST[name] - 1) for text in texts)
        kept[name] = list(dict.fromkeys(_id(text) if name in _POINTING else text for text in texts if text))
    return {"id": _id(id_), "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _id(row_id: str) -> str:
    """A row's id as FollowTheMoney takes ids: letters, digits, dots and hyphens."""
    return re.sub("[^0-9A-Za-z.-]", "-", row_id)


def _pieces(text: str) -> Iterator[str]:
    """A text as values that the model takes, cut at line ends where there are some."""
    at = 0
    while len(text) - at > _TEXT:
        cut = text.rfind("\n", at + 1, at + _TEXT)
        yield text[at : (at := cut if cut > 0 else at + _TEXT)]
    yield text[at:]


def _state(code: str | None) -> str | None:
    """The state of a territory: FollowTheMoney knows no Flanders."""
    return code.split("-")[0] if code is not None else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if known(day) and day is not None else None
