"""Groups that stand beside another and are read as a part of what that one is of: "officials from across the ministry
and more than 70 teachers", "bankers from the north and senior members of the board"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.grammar import is_verb, lemma
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADS = frozenset({"of", "from", "across", "in", "at", "for"})
_ENDS = frozenset({"VBD", "VBZ", "VBP", "MD", "TO", "WP", "WDT", "VBG"})
_SPEAKING_FOR = frozenset({"representative", "group", "delegation", "team", "side", "mission"})
"""Who may be of everything that follows: "representatives of the army and farmers"."""
_OF_MANY = frozenset({
    "alliance", "ally", "association", "authority", "business", "caucus", "coalition", "community", "company",
    "corporation", "delegation", "faction", "family", "firm", "group", "institution", "militia", "ngo", "nonprofit",
    "opposition", "organisation", "organization", "partner", "party", "side", "team", "tribe", "union", "university",
})  # fmt: skip
"""Nouns for many that are as well what somebody is of: "members of the chambers and parties"."""
_PHRASE = 8
"""Words of a group's phrase up to its head, at most: "and more than 70 tenant leaders"."""


def beside_what_it_is_of(group: Token) -> list[tuple[int, Token]]:
    """The groups of persons behind what a group is of or from, each with where its comma or "and" stands.

    Persons stand beside persons: joined to a ministry, a town or a sector, they are read as what they are not.
    """
    doc, end = group.doc, group.sent.end
    led = group.i + 1 < end and doc[group.i + 1].lower_ in _LEADS
    if group.tag_ not in ("NNS", "NNPS") or not led or lemma(group) in _SPEAKING_FOR:
        return []
    found: list[tuple[int, Token]] = []
    for here in doc[group.i + 2 : end]:
        if here.tag_ in _ENDS or here.is_quote:
            break
        opens = here.lower_ == "and" or (here.text == "," and found)
        if not opens or here.i + 1 >= end or (found and here.i <= found[-1][1].i):
            continue
        head = _head_at(doc[here.i + 1])
        if head is not None and head.dep_ in ("nsubj", "nsubjpass") and is_verb(head.head):
            break
        one = doc[here.i - 1].tag_ in ("NN", "NNP", "NNPS", ",") or bool(found) or _are_alike(doc[here.i - 1], head)
        if head is not None and one:
            comma = doc[here.i - 1].text == ","
            found.append((here.i - comma, head))
        elif not found and head is None and here.lower_ == "and" and doc[here.i - 1].tag_ == "NNS":
            break
    return found


def _are_alike(before: Token, head: Token | None) -> bool:
    """ "heads of several regions and managers of the new clinics": each of what stands behind it, which are things."""
    led = head is not None and head.i + 1 < head.sent.end and head.nbor().lower_ == "of"
    return led and before.tag_ == "NNS" and lemma(before) not in words().people


def _head_at(token: Token) -> Token | None:
    """The head of the group of persons whose phrase begins here."""
    for one in token.doc[token.i : min(token.i + _PHRASE, token.sent.end)]:
        behind = one.nbor() if one.i + 1 < token.sent.end else one
        if one.tag_ == "NNS" and behind.pos_ not in ("NOUN", "PROPN"):
            return one if lemma(one) in words().people - _OF_MANY else None
        if one.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "NUM") and one.lower_ not in ("more", "than", "-", "and"):
            return None
    return None
