"""Bodies that no list has and that meet by themselves: "the Joint Steering Group for Cables", "the Task Force".

Known by how they are called: a name in capital letters that ends in a word for a body which sits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.grammar import children, lemma
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADING = ("compound", "amod", "nmod")
_OF = frozenset({"of", "for", "on"})


def is_assembly(token: Token) -> bool:
    """Whether a word is the head of such a name: "Steering Group", "Democratic Caucus", not "the Group"."""
    if token.tag_ != "NNP" or token.lower_ not in words().sitting | _GROUPS or not token.is_title:
        return False
    meets = token.dep_ == "compound" and words().nouns.get(lemma(token.head)) == "meeting"
    if token.dep_ in ("compound", "nmod", "poss") and not meets:
        return False  # "the Task Force members", "the Council's decision"
    leading = (t for t in children(token, *_LEADING) if t.is_title and t.pos_ in ("PROPN", "ADJ"))
    return any(t.lower_ not in _LOOSE for t in leading) or _is_named_for(token)


def _is_named_for(token: Token) -> bool:
    """ "the Committee on Foreign Trade", "the Council for Roads"."""
    behind = token.doc[token.i + 1 : min(token.i + 3, token.sent.end)]
    return len(behind) > 1 and behind[0].lower_ in ("on", "for") and behind[1].is_title and behind[1].pos_ == "PROPN"


_GROUPS = frozenset({"group"})
_LOOSE = frozenset({"this", "the", "our"})


def _end_of(token: Token) -> int:
    """The last word of "Property Appraisal and Valuation Equity": it goes on over "and" to words in capital letters."""
    doc, last = token.doc, token.i
    for word in doc[token.i + 1 : token.sent.end]:
        if word.is_title and word.pos_ in ("PROPN", "NOUN", "ADJ") and lemma(word) not in words().people:
            if word.ent_type_ == "PERSON":
                break
            last = word.i
        elif word.lower_ not in ("and", "of", "&"):
            break
    return last


def name_of(token: Token) -> str:
    """The body's name, with what it is for: "Joint Steering Group for Advanced Capabilities"."""
    first = last = token.i
    while first > token.sent.start:
        before = token.doc[first - 1]
        if (
            before.text == "-"
            and not before.whitespace_
            and first - 1 > token.sent.start
            and token.doc[first - 2].is_title
        ):
            first -= 2  # "Trade-Industrial Commission"
        elif before.text[:1].isupper() and before.pos_ in ("PROPN", "ADJ"):
            first -= 1  # "Joint Task Force", "EU Task Force"
        else:
            break
    for led in children(token, "prep"):
        named = [t for t in children(led, "pobj") if t.pos_ == "PROPN" and t.is_title]
        if led.lower_ in _OF and led.i == token.i + 1 and named:
            last = max(last, _end_of(named[0]))
    return " ".join(token.doc[first : last + 1].text.split())
