"""What one sentence says of a meeting, and what all sentences say of it together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.article import DateMention
from core.article import Span as Stretch
from core.meetings.events import Event
from core.meetings.party import Party
from core.meetings.where import Spot

if TYPE_CHECKING:
    from spacy.tokens import Span


@dataclass(slots=True, eq=False)
class Naming:
    """An event with all that its sentence says of it."""

    event: Event
    kind: str
    status: str
    mode: str | None
    parties: list[Party]
    running: bool
    """The words stand for those of a meeting told of before: "they", "the two leaders"."""
    section: int
    stretch: Stretch
    date: DateMention | None = None
    spot: Spot | None = None
    days: int | None = None
    in_quote: bool = False
    incomplete: bool = False
    """Somebody took part of whom the text does not say who it is: a row without him would be a false one."""
    narrated: bool = False
    """Somebody who tells the report was there, "I" or "we"."""
    listed: bool = False
    """A line of a list tells of it, which is a record and no memory however old."""
    in_table: bool = False
    """A row of a table tells of it: every row tells of a meeting of its own."""
    gathered: bool = False
    """Some of those who took part are named by other sentences than the event's, or by other words of its own."""
    carried: bool = False
    """Who took part is not said of this meeting, but of the one that it follows."""
    spoken_of: bool = False
    """Talks that are known to go on, of which the report tells nothing else: "the meeting" told of later is another."""
    of_now: bool = False
    """Somebody who speaks at the meeting calls it so: "today's meeting"."""
    in_turn: bool = False
    """Said by somebody who has the floor in a transcript."""
    of_before: bool = False
    """Somebody who speaks at a meeting tells of an earlier day."""
    pair: list[Party] = field(default_factory=list)
    """Who "the two presidents" are where no meeting of theirs was told of before."""

    @property
    def named(self) -> list[Party]:
        return [party for party in self.parties if not party.group]


@dataclass(slots=True, eq=False)
class Account:
    """One meeting as the text has told of it so far."""

    kind: str
    status: str
    namings: list[Naming]
    parties: dict[int, Party] = field(default_factory=dict)
    section: int = 0
    mode: str | None = None

    @property
    def named(self) -> list[Party]:
        return [party for party in self.parties.values() if not party.group]

    @property
    def best(self) -> Naming:
        """The naming that tells most: parties by name, a date or place, a verb of its own."""
        return max(self.namings, key=_telling)

    @property
    def dates(self) -> list[DateMention]:
        return [n.date for n in self.namings if n.date is not None]

    @property
    def spots(self) -> list[Spot]:
        return [n.spot for n in self.namings if n.spot is not None]

    @property
    def sides(self) -> frozenset[str]:
        return frozenset(country for party in self.parties.values() for country in party.countries)

    @property
    def spoken_of(self) -> bool:
        return all(naming.spoken_of for naming in self.namings)

    def is_told_in(self, sentence: Span) -> bool:
        return any(naming.event.sentence == sentence for naming in self.namings)

    def add(self, naming: Naming) -> None:
        self.namings.append(naming)
        for party in naming.parties:
            before = self.parties.get(id(party.actor))
            if before is None:
                self.parties[id(party.actor)] = party
            elif before.part in (None, "principal") and party.part:
                before.part = party.part
        self.mode = self.mode or naming.mode


def _telling(naming: Naming) -> tuple[int, int, int]:
    sides = len(naming.named) + sum(len(party.countries) or 1 for party in naming.parties if party.group)
    return sides, int(naming.date is not None) + int(naming.spot is not None), int(naming.event.frame != "noun")
