"""Several who do something together, of whom the parser makes one the part of another: "Rosa Tello and Minister Pablo
Choque met", "President of Chile Ana Ruiz and Minister of Norway Erik Dahl met"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.grammar import children, lemma, word_before
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def joined_anyhow(token: Token) -> list[Token]:
    """Names joined to one with this head that hang on a part of it."""
    return [*_inside(token), *_behind(token)]


def _behind(title: Token) -> list[Token]:
    """Who is joined to the name behind "President of Chile", read as a part of what that is president of."""
    if title.tag_ != "NNP" or lemma(title) not in words().people:
        return []
    further = [t for t in title.subtree if t.i > title.i and t.dep_ == "conj" and t.head.i > title.i]
    titled = [t for t in further if lemma(t) in words().people or t.head.ent_type_ == "PERSON"]
    return [t for t in titled if t.pos_ == "PROPN" and children(t.head, "cc")] + misread_as_another_title(title)


def misread_as_another_title(title: Token) -> list[Token]:
    """ "Minister of Chile Ana Ruiz and Minister of Norway Erik Dahl", read as if the second were what the first is."""
    told = [t for t in children(title, "appos") if t.tag_ == "NNP" and lemma(t) in words().people]
    return [t for t in told if word_before(t.doc[t.left_edge.i]) == "and"]


def _inside(token: Token) -> list[Token]:
    """The names that the parser took for a part of the one behind "and": "Rosa Tello and Minister Pablo Choque met"."""
    found: list[Token] = []
    waiting = [child for child in token.lefts if child.dep_ in ("nmod", "compound")]
    while waiting and len(found) < 60:
        part = waiting.pop()
        if part.ent_type_ == "PERSON" and part.tag_ == "NNP" and (children(part, "cc") or children(part, "punct")):
            found.append(part)
        waiting += [child for child in part.lefts if child.dep_ in ("nmod", "compound")]
    return found if any(children(part, "cc") for part in found) else []
