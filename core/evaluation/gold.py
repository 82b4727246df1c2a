"""Gold: texts with the statements and meetings that people marked in them. docs/evaluation.md describes the format.

JSON Lines, plain or .gz, one document a line.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

from core.article import Document, Span
from core.errors import ReadingError
from core.evaluation.fields import Fields, Period, Unusable
from core.tables import ACTS, MEETING_KINDS, MODES, QUOTE_TYPES, STATUSES

Value = TypeVar("Value")
Names = tuple[str, ...]
"""Spellings of one participant or speaker, any of which will do."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[Value]):
    """What counts as right in a column: any of these values, and nothing at all where `empty`."""

    values: tuple[Value, ...]
    empty: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class GoldQuote:
    """A marked statement. None: not marked."""

    type: str
    spans: tuple[Span, ...]
    mention_spans: tuple[Span, ...]
    cue: str | None
    """"" where there is none."""
    optional: bool
    speaker: Names
    act: tuple[str, ...]
    topics: frozenset[str] | None
    meeting: Answer[str] | None
    """id of the meeting it was made at."""


@dataclass(frozen=True, slots=True, eq=False)
class GoldMeeting:
    """A marked meeting. Of `kind`, `status` and `mode` the first is the marked one, the others are as good."""

    id: str | None
    kind: tuple[str, ...]
    status: tuple[str, ...]
    participants: tuple[Names, ...]
    participants_optional: tuple[Names, ...]
    participants_loose: bool
    optional: bool
    mode: Answer[str] | None
    date: Answer[Period] | None
    date_end: Answer[Period] | None
    country: Answer[str] | None
    city: Answer[str] | None
    parent: Answer[str] | None
    """id or kind of the meeting that holds it."""
    topics: frozenset[str] | None


@dataclass(frozen=True, slots=True, eq=False)
class Gold:
    """A marked document. `quotes` or `meetings` None: not marked in it; empty: there are none."""

    doc_id: str
    text: str
    title: str | None
    outlet: str | None
    published: date | None
    city: str | None
    country: str | None
    people: tuple[str, ...]
    quotes: tuple[GoldQuote, ...] | None
    meetings: tuple[GoldMeeting, ...] | None

    def document(self) -> Document:
        """What the parser is given of it."""
        return Document(
            self.text, source=self.doc_id, title=self.title, outlet=self.outlet, published=self.published,
            published_source="metadata" if self.published else None, city=self.city, country=self.country,
            people=list(self.people),
        )  # fmt: skip

    @property
    def group(self) -> str:
        """Its outlet: as given, else what stands before the first underscore of doc_id; "" where neither is there."""
        return self.outlet or (self.doc_id.split("_", 1)[0] if "_" in self.doc_id else "")


def read_gold(path: Path) -> list[Gold]:
    """The documents of a gold file. Raises ReadingError (reason "gold") that names file, line and field where something
    cannot be used.
    """
    documents = []
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    documents.append(gold_of(_object(line), str(path), f"line {number}"))
    except Unusable as error:
        raise ReadingError(str(path), "gold", f"line {number}: {error}") from error
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ReadingError(str(path), "gold", f"cannot be read as gold ({error})") from error
    if not documents:
        raise ReadingError(str(path), "gold", "holds no document; give one JSON object a line (docs/evaluation.md)")
    return documents


def gold_of(given: Any, source: str, where: str = "") -> Gold:
    """A marked document from an object of JSON. Raises ReadingError (reason "gold") that names `source`, `where` in it
    the object stands ("line 3") and the field that cannot be used.
    """
    try:
        return _gold(Fields(given, where), where or source)
    except Unusable as error:
        raise ReadingError(source, "gold", str(error)) from error


def _object(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unusable(f"is no JSON ({error}); give one object a line") from error


def _gold(given: Fields, doc_id: str) -> Gold:
    text = given.needed("text")
    quotes, meetings = given.objects("quotes"), given.objects("meetings")
    if quotes is None and meetings is None:
        raise given.unusable("quotes", "neither quotes nor meetings are given; an empty list says that there are none")
    return Gold(
        doc_id=given.text("doc_id") or doc_id,
        text=text,
        title=given.text("title"),
        outlet=given.text("outlet"),
        published=given.day("published"),
        city=given.text("city"),
        country=given.country("country"),
        people=given.texts("people"),
        quotes=None if quotes is None else tuple(_quote(one, text) for one in quotes),
        meetings=None if meetings is None else _meetings(meetings),
    )


def _quote(given: Fields, text: str) -> GoldQuote:
    type_ = given.choice("type", QUOTE_TYPES)
    if type_ is None:
        raise given.unusable("type", f"is missing; it is one of {', '.join(QUOTE_TYPES)}")
    speaker, topics = given.text("speaker"), given.texts("topics")
    return GoldQuote(
        type=type_,
        spans=_spans(given, text),
        mention_spans=given.spans("mention_spans", len(text)),
        cue=(given.text("cue") or "") if given.has("cue") else None,
        optional=given.truth("optional"),
        speaker=(*([speaker] if speaker else []), *given.texts("speaker_also")),
        act=given.choices("act", ACTS),
        topics=frozenset(topics) if given.has("topics") else None,
        meeting=_answer(given, "meeting", given.text("meeting")),
    )


def _spans(given: Fields, text: str) -> tuple[Span, ...]:
    """Where a statement stands: `spans`, else `start` and `end`, else the first place of its `text`."""
    if spans := given.spans("spans", len(text)):
        return spans
    if (pair := given.pair("start", "end")) is not None:
        return (given.span("start", pair, len(text)),)
    words = given.text("text")
    if not words:
        raise given.unusable("spans", "is missing; give spans, start and end, or the statement's text")
    start = text.find(words)
    if start < 0:
        raise given.unusable("text", f"{words[:60]!r} does not stand in the document's text")
    return ((start, start + len(words)),)


_MEETING_FIELDS = (
    "id", "kind", "kind_also", "status", "status_also", "participants", "participants_optional", "participants_loose",
    "optional", "mode", "mode_also", "mode_optional", "date", "date_also", "date_optional", "date_end",
    "date_end_also", "date_end_optional", "country", "country_also", "country_optional", "city", "city_also",
    "city_optional", "parent", "parent_also", "parent_optional", "topics", "note",
)  # fmt: skip


def _meetings(given: Sequence[Fields]) -> tuple[GoldMeeting, ...]:
    made = tuple(_meeting(one) for one in given)
    seen: set[str] = {one.id for one in made if one.id}
    for fields, one in zip(given, made, strict=True):
        for parent in one.parent.values if one.parent else ():
            if parent not in seen and parent not in MEETING_KINDS:
                raise fields.unusable("parent", f"{parent!r} is neither the id of a meeting here nor a kind of meeting")
    return made


def _meeting(given: Fields) -> GoldMeeting:
    given.only(_MEETING_FIELDS)
    kind, status = given.choices("kind", MEETING_KINDS), given.choices("status", STATUSES)
    for name, found, choices in (("kind", kind, MEETING_KINDS), ("status", status, STATUSES)):
        if not found:
            raise given.unusable(name, f"is missing; it is one of {', '.join(choices)}")
    if not given.has("participants"):
        raise given.unusable("participants", "is missing; give a list, empty where nobody is named")
    country, topics = given.country("country"), given.texts("topics")
    return GoldMeeting(
        id=given.text("id"),
        kind=kind,
        status=status,
        participants=given.names("participants"),
        participants_optional=given.names("participants_optional"),
        participants_loose=given.truth("participants_loose"),
        optional=given.truth("optional"),
        mode=_answer(given, "mode", *given.choices("mode", MODES)),
        date=_answer(given, "date", given.period("date"), *given.periods("date_also")),
        date_end=_answer(given, "date_end", given.period("date_end"), *given.periods("date_end_also")),
        country=_answer(given, "country", country, *given.countries("country_also")),
        city=_answer(given, "city", given.text("city"), *given.texts("city_also")),
        parent=_answer(given, "parent", given.text("parent"), *given.texts("parent_also")),
        topics=frozenset(topics) if given.has("topics") else None,
    )


def _answer(given: Fields, name: str, *values: Value | None) -> Answer[Value] | None:
    """What is right in a column: None where the field is absent, nothing at all where it is null or empty."""
    if not given.has(name):
        return None
    real = tuple(value for value in values if value)
    return Answer(real, empty=not real or given.truth(f"{name}_optional"))
