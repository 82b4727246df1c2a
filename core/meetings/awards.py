"""Who received what was handed over at a ceremony, where the sentences behind it name them: "X presented medals to
three pilots. Pilot A was awarded the Order of Merit. B and C received the title of Hero."
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

from core.article import Article, Mention
from core.meetings.account import Account
from core.meetings.agreement import TOOK_PLACE
from core.meetings.contributors import is_quoted
from core.meetings.grammar import children, conjuncts, lemma, objects, passive, text_in, text_of
from core.meetings.party import Party, party_of
from core.meetings.plurals import is_person
from core.meetings.sections import Sections

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_GIVEN = frozenset({"award", "decorate", "honour", "honor", "present"})
_AWARDS = frozenset({"award", "badge", "decoration", "distinction", "medal", "order", "prize", "title"})
_NOT_THERE = re.compile(
    r"\b(?:posthumous(?:ly)?|earlier|previously|last|in particular|among|had been|also include)\b", re.IGNORECASE
)
"""Awards of another day, to those who are dead, and examples of many."""
_GOES_ON = re.compile(r" [A-Z]")
"""Behind words that are only read as somebody's name: "the Ice Legends Club Council"."""
_NEAR = 900
"""Characters behind the ceremony's words in which those who were honoured are named."""
_COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}


def join_recipients(article: Article, accounts: list[Account], sections: Sections) -> None:
    """Adds them to the ceremony told before; a group that is counted gives way to as many who are named."""
    ceremonies = [a for a in accounts if a.namings[0].event.frame == "award" and a.status in TOOK_PLACE]
    if len(ceremonies) != 1:
        return
    (account,) = ceremonies
    start = account.namings[0].stretch[1]
    mentions = sorted(article.mentions, key=lambda m: m.start)
    starts = [m.start for m in mentions]
    honoured: dict[int, Party] = {}
    for sentence, section in sections.sentences():
        near = start < sentence.start_char < start + _NEAR and section == account.section
        if near and not _NOT_THERE.search(text_in(sentence)) and not is_quoted(article, sentence.start_char):
            inside = mentions[bisect_left(starts, sentence.start_char) : bisect_left(starts, sentence.end_char)]
            for mention in _honoured(sentence, inside):
                assert mention.actor is not None
                honoured[id(mention.actor)] = party_of(
                    mention.actor, part="attendee", mention=mention, role=mention.role
                )
    if honoured:
        account.parties = {k: p for k, p in account.parties.items() if _count(p) != len(honoured)}
        account.parties = {**honoured, **account.parties}


def _honoured(sentence: Span, inside: list[Mention]) -> list[Mention]:
    """Those named as who was awarded something, or received it."""
    verb = sentence.root
    awarded = lemma(verb) in _GIVEN and passive(verb) and (lemma(verb) == "award" or _is_of_awards(verb.subtree))
    received = lemma(verb) == "receive" and verb.tag_ == "VBD" and any(_is_of_awards(t.subtree) for t in objects(verb))
    if not (awarded or received):
        return []
    heads = [one for t in children(verb, "nsubj", "nsubjpass") for one in conjuncts(t)]
    first = min((t.left_edge.idx for t in heads), default=verb.idx)
    named = [m for m in inside if m.form == "name" and first < m.end <= verb.idx and is_person(m)]
    named = [m for m in named if not _GOES_ON.match(text_of(sentence.doc), m.end)]
    return named if any(t.pos_ == "PROPN" or t.tag_ == "NN" for t in heads) else []


def _is_of_awards(words: Iterable[Token]) -> bool:
    return any(lemma(t) in _AWARDS for t in words)


def _count(party: Party) -> int | None:
    """How many a group is said to be: "three pilots"."""
    return _COUNTED.get(party.actor.name.casefold().split()[0]) if party.group else None
