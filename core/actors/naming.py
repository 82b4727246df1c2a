"""Naming: one place of the text where an actor is named, before it is known who that is."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.article import Actor

NATIONAL = "national"
"""Head of a naming by nationality or age alone: "the Portuguese said", "the 54-year-old said"."""
ORDINALS = {"former": 0, "latter": 1}
"""Which of two people "the former" and "the latter" are."""


@dataclass(slots=True, eq=False)
class Naming:
    """Words `first` up to `last` (positions in Words, half open) that name or stand for an actor.

    `what`: person (a name), role ("the Syrian president"), state, metonym (a capital or seat that acts), body (an
    organisation, ministry, party, armed group), people ("the Palestinians"), collective ("the Iranian government"),
    unnamed ("a senior official"), sides ("the two presidents"), pronoun.
    """

    first: int
    last: int
    what: str
    name: str | None = None
    """A person's name without titles, as written here."""
    name_first: int | None = None
    nickname: str | None = None
    """What stands in marks inside the name: 'Benjamin "Benny" Gantz'."""
    titles: list[str] = field(default_factory=list)
    """Forms of address before the name, plain."""
    role: str | None = None
    """As stated here."""
    office: str | None = None
    """Its canonical role."""
    country: str | None = None
    organisation: str | None = None
    gender: str | None = None
    plural: bool = False
    article: str | None = None
    """the, a, his (any possessive pronoun), 's (a genitive) or None."""
    head: str | None = None
    """The noun of a role, lower case."""
    kind: str | None = None
    """The kind of actor, where the words tell it."""
    confidence: float = 0.9
    same: Naming | None = None
    """The naming beside which this one stands in apposition."""
    owner: Naming | None = None
    """The person whose somebody this is ("Putin's spokesman")."""
    actor: Actor | None = None
    resolution: str | None = None
    spouse: bool = False
    paired: bool = False
    """Named right behind another one of the same surname: "Omar Brenk and Mrs Brenk"."""
    listed: bool = False
    """One of several who hold one office: "the presidents of Chile and Peru"."""
    weak: bool = False
    """Names somebody only beside a name ("deputy assistant to the president")."""
    quoted: bool = False
    """Inside a direct quotation."""

    def take(self, taken: list[bool]) -> None:
        """Marks its words as belonging to a naming."""
        for n in range(self.first, self.last):
            taken[n] = True
