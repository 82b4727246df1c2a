"""Article: one document on its way through the steps, and what each step found.

Every step is a function that takes the Article, reads what earlier steps left and returns its own list
of the records below. Records refer to each other as objects; ids are given when they become rows
(core/rows.py). All offsets are code points into `Article.text`, half open.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from core.additions import NONE, Additions

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from core.encoder import Tagging

Span = tuple[int, int]


@dataclass(slots=True)
class Document:
    """A text as it was read, with what its file says about it."""

    text: str
    source: str | None = None
    location: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: date | None = None
    published_source: str | None = None
    """metadata or option, where `published` is given."""
    format: str = "text"
    city: str | None = None
    country: str | None = None
    people: list[str] = field(default_factory=list)
    """Whom the entry of a register is about (its traveller, its visitor), where its text does not name them."""
    is_journey: bool = False
    """Whether the entry's own field says that they travelled."""
    last_day: date | None = None
    """The last day of what the entry is about; `published` is its first."""
    published_either: tuple[date, date] | None = None
    """The two days that a field may mean whose day and month could be exchanged (04/05/2021); `published` is None."""


@dataclass(slots=True)
class Segment:
    start: int
    end: int
    kind: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A stretch of a text that has no rows but its segments, and why (`reason` and `detail` as of a ReadingError)."""

    start: int
    end: int
    reason: str
    detail: str


@dataclass(slots=True)
class Dateline:
    """ "TEHRAN, Aug. 8 (MNA) --": what each part says; None where it is not there."""

    start: int
    end: int
    city: str | None = None
    country: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    agency: str | None = None


@dataclass(slots=True)
class DateMention:
    """An expression of time: stated ("8 August 2005"), weekday ("on Monday"), relative ("yesterday").

    `first` and `last` are set once the day of publication is known or not needed; equal for one day.
    """

    start: int
    end: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    shift: int | None = None
    """Units from the day of publication, for relative ones; from the day named before for anaphoric ones."""
    unit: str | None = None
    """day, week, weekend, month or year, for relative ones."""
    direction: str | None = None
    """past or future, where the words say so ("last Tuesday", "later this year")."""
    anaphoric: bool = False
    """Counted from the day that the text named before ("the following day")."""
    until: tuple[int | None, int, int] | None = None
    """Year, month and day of a stated range's last day."""
    until_weekday: int | None = None
    """Last day of a range of weekdays ("Monday to Wednesday")."""
    first: date | None = None
    last: date | None = None
    precision: str | None = None


@dataclass(slots=True)
class Place:
    """A city, country or venue named as a place."""

    start: int
    end: int
    city: str | None = None
    country: str | None = None
    venue: str | None = None


@dataclass(slots=True, eq=False)
class Actor:
    """A person, government, organisation or group of this document. Compared by identity."""

    name: str
    kind: str
    country: str | None = None
    aliases: list[str] = field(default_factory=list)
    roles: list[tuple[str, date | None, date | None]] = field(default_factory=list)
    identity_source: str | None = None
    gender: str | None = None
    """"m" or "f" where forms of address, pronouns or the given name say so."""
    key: str | None = None
    """What the actor_id is made from: the same for the same actor in any document."""
    wikidata_id: str | None = None
    """Q number, where the list of office holders that named the actor gives one."""


@dataclass(slots=True, eq=False)
class Mention:
    start: int
    end: int
    form: str
    actor: Actor | None = None
    role: str | None = None
    resolution: str | None = None
    confidence: float | None = None


@dataclass(slots=True, eq=False)
class Participant:
    actor: Actor
    part: str | None = None
    role: str | None = None
    country: str | None = None
    mention: Mention | None = None


@dataclass(slots=True, eq=False)
class Meeting:
    start: int
    end: int
    kind: str
    status: str
    mode: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_precision: str | None = None
    date_source: str | None = None
    date_text: str | None = None
    city: str | None = None
    country: str | None = None
    venue: str | None = None
    place_source: str | None = None
    parent: Meeting | None = None
    participants: list[Participant] = field(default_factory=list)
    evidence: list[Span] = field(default_factory=list)
    """Every stretch of the text that tells of it, the best first."""
    cameo: str | None = None
    plover: str | None = None
    confidence: float | None = None


@dataclass(slots=True, eq=False)
class Quote:
    start: int
    end: int
    type: str
    speaker: Actor | None = None
    speaker_role: str | None = None
    speaker_span: Span | None = None
    cue_span: Span | None = None
    attribution: str = "none"
    act: str | None = None
    addressee: Actor | None = None
    meeting: Meeting | None = None
    date: date | None = None
    date_source: str | None = None
    confidence: float | None = None


@dataclass(slots=True, eq=False)
class Topic:
    target: Quote | Meeting
    topic: str
    score: float
    evidence: list[str] = field(default_factory=list)


@dataclass
class Article:
    """One document and what the steps found in it, in the order in which they run."""

    document: Document
    additions: Additions = NONE
    segments: list[Segment] = field(default_factory=list)
    dateline: Dateline | None = None
    language: str | None = None
    doc: Doc | None = None
    tagging: Tagging | None = None
    """What the encoder thinks of the pieces of the report's paragraphs."""
    dates: list[DateMention] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    published: date | None = None
    published_source: str | None = None
    published_evidence: str | None = None
    unread: list[Unread] = field(default_factory=list)
    """Portions of a long text that could not be parsed."""
    quotes: list[Quote] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    title_apart: list[Article | None] = field(default_factory=list, repr=False)
    """What core.titles.apart has read, once it was asked to."""

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def title(self) -> str | None:
        """The headline: from metadata, else the text's own."""
        if self.document.title:
            return self.document.title
        for segment in self.segments:
            if segment.kind == "headline":
                return self.text[segment.start : segment.end]
        return None

    def segment_at(self, offset: int) -> Segment | None:
        """The segment that holds this offset; None between segments."""
        n = bisect_right(self.segments, offset, key=lambda segment: segment.start) - 1
        return self.segments[n] if n >= 0 and offset < self.segments[n].end else None

    def body(self) -> list[Segment]:
        """The paragraphs of the report itself: no headlines, dateline, sub-headlines or furniture."""
        return [s for s in self.segments if s.kind == "body"]
