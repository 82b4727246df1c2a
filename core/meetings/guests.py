"""A guest who is said to have come, and what whoever tells the report goes on to have spoken about with him: "The Prime
Minister of Peru paid a visit to Riga today. We discussed trade."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from core.meetings.account import Naming
from core.meetings.events import Event
from core.meetings.grammar import after, auxiliaries, lemma, negated, subjects
from core.meetings.participants import People
from core.meetings.party import Party, is_titled

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SPOKE = frozenset({"discuss", "talk", "agree", "speak"})
_NEAR = 2
"""Sentences behind that of the visit in which they speak."""


class Guests:
    """Remembers the visit that was told last of somebody who came to where the one who tells the report is at home."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._visit: Naming | None = None
        self._guest: Party | None = None
        self._read = 0

    def take(self, naming: Naming) -> None:
        """A naming of the sentence that is being read."""
        if naming.kind != "visit":
            self._visit = None
            return
        host, spot = self._people.teller(), naming.spot
        came = [p for p in naming.parties if p.part in ("visitor", "delegation head")]
        told = naming.status == "held" and not naming.in_quote and naming.event.frame in ("visit", "travel", "noun")
        at_home = host is not None and spot is not None and spot.country == host.actor.country is not None
        one = len(came) == 1 and (not came[0].group or is_titled(came[0])) and at_home and host is not None
        foreign = one and host is not None and came[0].countries.isdisjoint(host.countries)
        self._visit, self._guest, self._read = (naming, came[0], 0) if told and foreign else (None, None, 0)

    def talk(self, sentence: Span) -> Iterator[Naming]:
        """The meeting with the guest, where the sentence says what the two spoke about."""
        visit, guest, host = self._visit, self._guest, self._people.teller()
        if visit is None or guest is None or host is None or visit.event.sentence.start == sentence.start:
            return
        self._read += 1
        if self._read > _NEAR:
            self._visit = None
            return
        verb = next((t for t in sentence if self._is_of_both(t)), None)
        if verb is None:
            return
        (we,) = subjects(verb)
        self._visit = None
        yield replace(
            visit, event=Event(verb, "meeting", "discuss", [(we, None)], verb=verb), kind="meeting", mode="in person",
            parties=[replace(host), replace(guest, part=None)], running=False, narrated=True, gathered=True, days=None,
            stretch=(we.idx, verb.idx + len(verb)),
        )  # fmt: skip

    def _is_of_both(self, verb: Token) -> bool:
        """ "We discussed trade", "We also talked about the border"; with nobody else."""
        if lemma(verb) not in _SPOKE or verb.tag_ != "VBD" or negated(verb) or auxiliaries(verb):
            return False
        first = subjects(verb)
        we = len(first) == 1 and first[0].lower_ == "we" and self._people.narrated(first[0])
        return we and not after(verb, frozenset({"with", "to", "within", "among"}))
