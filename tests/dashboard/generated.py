"""Tables of any size, invented: as many meetings, actors and statements as a test asks for, the same each time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from core.store import open_store
from core.store.folder import DOCUMENT_ACTORS
from core.store.lock import writing
from core.store.united import contributions
from core.store.writing import Change, commit
from core.tables import ACTORS, DOCUMENTS, MEETINGS, MENTIONS, PARTICIPANTS, QUOTES, SEGMENTS, TOPICS, Table, Tables

COUNTRIES = ("lv", "ee", "lt", "fi", "se", "no", "dk", "pl", "de", "fr", "gb", "us", "ca", "jp", "kr", "cn")
TALKS = ("trade", "energy", "security", "migration", "climate", "rail")
SENTENCE = "A met B and said that rail links grow. "


def tables(
    meetings: int, actors: int, *, first: date = date(1990, 1, 1), days: int = 12_000, seed: int = 1, each: int = 10
) -> Tables:
    """`meetings` meetings over `days` days, three participants and one statement each, one document for `each`."""
    chance = np.random.default_rng(seed)
    number = np.arange(meetings)
    documents = max(1, -(-meetings // each))
    doc = np.char.add("d_", (number // each).astype(str))
    meeting = np.char.add("m_", number.astype(str))
    start = (number % each) * len(SENTENCE)
    begin = np.datetime64(first) + chance.integers(0, days, meetings)
    kind = np.where(number % 11 == 0, "visit", "meeting")
    end = np.where(kind == "visit", begin + 2, begin)
    status = np.where(number % 13 == 0, "planned", "held")
    # Busy actors meet most: rank r is chosen in proportion to 1 / r.
    weight = 1 / np.arange(1, actors + 1)
    present = chance.choice(actors, (meetings, 3), p=weight / weight.sum())
    actor = np.char.add("a_", np.arange(actors).astype(str))
    country = np.array(COUNTRIES)[np.arange(actors) % len(COUNTRIES)]
    said = start + SENTENCE.index("rail")
    pairs = pd.DataFrame({"meeting_id": np.repeat(meeting, 3), "actor": present.ravel()}).drop_duplicates()
    pair_actors = pairs["actor"].to_numpy()
    read = {"language": "en", "format": "text", "parser_version": "0", "parsed_at": datetime(2026, 1, 1, tzinfo=UTC)}
    return Tables(
        documents=DOCUMENTS.frame(
            read
            | {
                "doc_id": f"d_{one}", "source": f"items/{one}.txt", "outlet": "Generated", "text": SENTENCE * each,
                "content_hash": str(one), "published": first + timedelta(days=one % days),
            }
            for one in range(documents)
        ),
        segments=_frame(SEGMENTS, {
            "segment_id": np.char.add("s_", number.astype(str)), "doc_id": doc, "start": start,
            "end": start + len(SENTENCE) - 1, "kind": np.full(meetings, "body"), "paragraph": number % each,
        }),
        actors=_frame(ACTORS, {
            "actor_id": actor, "name": np.char.add("Person ", np.arange(actors).astype(str)),
            "kind": np.full(actors, "person"), "country": country,
        }),
        mentions=_frame(MENTIONS, {
            "mention_id": np.char.add("n_", np.arange(2 * meetings).astype(str)),
            "doc_id": np.concatenate([doc, doc]), "start": np.concatenate([start, start + 6]),
            "end": np.concatenate([start + 1, start + 7]), "text": np.repeat(["A", "B"], meetings),
            "form": np.full(2 * meetings, "name"), "actor_id": actor[np.concatenate([present[:, 0], present[:, 1]])],
        }),
        meetings=_frame(MEETINGS, {
            "meeting_id": meeting, "doc_id": doc, "start": start, "end": start + 7, "kind": kind, "status": status,
            "date_start": begin, "date_end": end, "date_precision": np.where(kind == "visit", "range", "day"),
            "city": np.full(meetings, "Riga"), "country": np.full(meetings, "lv"),
            "confidence": np.full(meetings, 0.9),
        }),
        participants=_frame(PARTICIPANTS, {
            "meeting_id": pairs["meeting_id"].to_numpy(), "actor_id": actor[pair_actors],
            "country": country[pair_actors],
        }),
        quotes=_frame(QUOTES, {
            "quote_id": np.char.add("q_", number.astype(str)), "doc_id": doc, "start": said, "end": said + 15,
            "text": np.full(meetings, "rail links grow"), "type": np.full(meetings, "indirect"),
            "speaker_id": actor[present[:, 0]], "speaker": np.char.add("Person ", present[:, 0].astype(str)),
            "speaker_country": country[present[:, 0]], "attribution": np.full(meetings, "explicit"),
            "addressee_id": actor[present[:, 1]], "meeting_id": meeting, "date": begin,
            "confidence": np.full(meetings, 0.8),
        }),
        topics=_frame(TOPICS, {
            "target": np.full(meetings, "meeting"), "target_id": meeting, "topic": np.array(TALKS)[number % len(TALKS)],
            "score": np.full(meetings, 0.7),
        }),
    )  # fmt: skip


def stored(made: Tables, folder: Path) -> Path:
    """Put them into a new store, without comparing documents with each other: that is measured elsewhere."""
    names = ("documents", "segments", "actors", "mentions", "meetings", "participants", "quotes", "topics")

    def put(change: Change) -> None:
        for name in names:
            change.append(name, getattr(made, name))
        change.append(DOCUMENT_ACTORS.name, contributions(made))

    open_store(folder)
    with writing(folder):
        commit(folder, put)
    return folder


def _frame(table: Table, columns: dict[str, np.ndarray]) -> pd.DataFrame:
    length = len(next(iter(columns.values())))
    arrays = []
    for column in table.columns:
        values = columns.get(column.name)
        if values is None:
            arrays.append(pa.nulls(length, column.type))
        else:
            arrays.append(pa.array(values.tolist(), column.type))
    return table.from_arrow(pa.table(arrays, names=table.names))


CITIES = (("Riga", "lv"), ("Tallinn", "ee"), ("Paris", "fr"), ("Tokyo", "jp"), ("Washington", "us"), (None, "cn"))
WORDS = ("borders", "tariffs", "pipelines", "ports", "visas", "troops", "rail", "grain", "fisheries", "satellites")


def varied(made: Tables) -> Tables:
    """The same with statements on two topics each and in words that differ, and with meetings in several places."""
    number = np.arange(len(made.quotes))
    place = np.array(CITIES, dtype=object)[number % len(CITIES)]
    words = np.array(WORDS)
    texts = [f"{words[n % 10]} and {words[(n // 3) % 10]} matter to us" for n in number]
    ids = made.quotes["quote_id"].to_numpy(str)
    first, second = (np.array(TALKS)[(number // step) % len(TALKS)] for step in (1, 7))
    apart = first != second
    spoken = _frame(TOPICS, {
        "target": np.full(len(number) + apart.sum(), "quote"), "target_id": np.concatenate([ids, ids[apart]]),
        "topic": np.concatenate([first, second[apart]]), "score": np.full(len(number) + apart.sum(), 0.6),
    })  # fmt: skip
    return replace(
        made,
        quotes=made.quotes.assign(text=pd.array(texts, dtype=made.quotes["text"].dtype)),
        meetings=made.meetings.assign(
            city=pd.array(place[:, 0].tolist(), dtype=made.meetings["city"].dtype),
            country=pd.array(place[:, 1].tolist(), dtype=made.meetings["country"].dtype),
        ),
        topics=pd.concat([made.topics, spoken], ignore_index=True),
    )
