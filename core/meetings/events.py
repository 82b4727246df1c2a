"""An event: one naming of a meeting in a sentence, and the words that stand for who was there.

core/meetings/merging.py makes one Meeting of all namings of the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.meetings.grammar import conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Slot = tuple["Token", str | None]
"""The head of a noun phrase, and the part in the meeting that its place in the sentence gives."""


@dataclass(slots=True, eq=False)
class Event:
    """One naming of a meeting, visit or call."""

    trigger: Token
    kind: str
    frame: str
    """"noun", or the frame of the verb (lexicon, [verbs])."""
    slots: list[Slot]
    verb: Token | None = None
    """The verb by which the noun is held or said: "held" in "held talks"."""
    held: bool = False
    """The noun is what the verb holds, begins or attends."""
    definite: bool = False
    """Names a meeting told of before: "the talks"."""
    apart: bool = False
    """"separate meetings with A and B": one with each."""
    purpose: bool = False
    """What somebody came for: "arrived for talks with X"."""
    decided: bool = False
    """The verb praises, proposes, puts off or refuses the meeting: its day is not the meeting's."""
    places: list[Token] = field(default_factory=list)
    """Heads of where a visit went."""

    @property
    def sentence(self) -> Span:
        return self.trigger.sent


IsPeople = Callable[["Token"], bool]
"""Whether a noun phrase's head stands for somebody who can meet."""


def people_among(token: Token, is_people: IsPeople) -> bool:
    """Whether the word, or one joined to it, stands for somebody who can meet."""
    return any(is_people(one) for one in conjuncts(token))
