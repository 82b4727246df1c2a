"""Names in a text and what each is the name of, from what the encoder thinks of its pieces."""

from __future__ import annotations

from typing import NamedTuple

from core.encoder.model import Tagging, by_word
from core.encoder.pieces import ENTITIES


class Entity(NamedTuple):
    """A name: code points (half open), and one of ENTITIES."""

    start: int
    end: int
    kind: str


def entities(tagging: Tagging, text: str) -> list[Entity]:
    """The names in reading order; each word takes its likeliest label, and one "inside" no name begins one."""
    if not tagging.offsets:
        return []
    spans, shares = by_word(tagging.offsets, tagging.entities, text)
    # Begin and inside are added up for the kind: a name in two minds about where it begins is a name all the same.
    kinds = shares[:, 1::2] + shares[:, 2::2]
    best = kinds.argmax(axis=1)
    named = kinds[range(len(best)), best] > shares[:, 0]
    found: list[Entity] = []
    last = -2
    for n in named.nonzero()[0].tolist():
        kind, (start, end) = int(best[n]), spans[n]
        begins = shares[n, 1 + 2 * kind] > shares[n, 2 + 2 * kind]
        if found and n == last + 1 and not begins and found[-1].kind == ENTITIES[kind]:
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Entity(start, end, ENTITIES[kind]))
        last = n
    return found
