"""Whose name stands behind a title that is read only in part: "Leader of the ruling People's Party A", "Chairman
of the Friendship Group with Chile in the Parliament B", where the parser makes the name a part of what the title is of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from core.actors.vocabulary import vocabulary
from core.article import Mention
from core.meetings.grammar import children, conjuncts
from core.meetings.joined_names import misread_as_another_title
from core.meetings.plurals import is_person

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 28
"""Words from a title to its bearer's name, at most."""
_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "CCONJ", "PART", "NUM"})
_LEADS = frozenset({"of", "for", "in", "at", "to", "on", "with", "and", "&", "'s", "’s", "’", "'", "-", "–"})
_ENDS = frozenset({"VBD", "VBZ", "VBP", "MD"})


def bearer(title: Token, at: Callable[[Token], Mention | None]) -> Mention | None:
    """The naming of the one who bears the title with this head; None where its phrase ends in no bare name.

    `at`: the naming that covers a word.
    """
    if title.tag_ not in ("NN", "NNP") or not _is_office(title):
        return None
    doc, end = title.doc, min(title.i + _LONGEST, title.sent.end)
    for token in doc[title.i + 1 : end]:
        mention = at(token)
        if mention is not None and is_person(mention) and mention.start == token.idx:
            return mention if _is_bare(mention, token) and _ends_a_title(title, token) else None
        if token.pos_ not in _INSIDE and token.tag_ != "VBG" and token.lower_ not in _LEADS:
            return None
        if token.lower_ in ("and", "&") and _opens_another(token):
            return None
    return None


def joined_to_name(title: Token, mention: Mention | None) -> list[Token]:
    """Who is joined to the name at the end of a title: "Ambassador of Chile to Norway A and Director B"."""
    if mention is None or not is_person(mention) or mention.end <= title.idx + len(title):
        return []
    behind = takewhile(lambda t: t.idx < mention.end, title.doc[title.i + 1 : title.sent.end])
    joined = [one for t in behind for one in children(t, "conj") if one.idx >= mention.end]
    joined += misread_as_another_title(title)
    return [further for one in joined for further in conjuncts(one)]


def is_title(noun: Token, at: Callable[[Token], Mention | None]) -> bool:
    """Whether a noun for somebody is one more title of the one who is named behind or before it."""
    return _is_further_title(noun, at) or _is_title_behind(noun, at)


def _is_further_title(noun: Token, at: Callable[[Token], Mention | None]) -> bool:
    """ "(with) film actor, director and producer A": English sets a noun for one person without an article only before
    the name that it is of."""
    if noun.tag_ != "NN" or not _is_office(noun) or any(t.dep_ in ("det", "poss", "nummod") for t in noun.lefts):
        return False
    joined = False
    for token in noun.doc[noun.i + 1 : min(noun.i + _LONGEST, noun.sent.end)]:
        mention = at(token)
        if mention is not None and mention.start == token.idx and is_person(mention) and mention.form == "name":
            return joined and token.nbor(-1).tag_ == "NN"
        joined = joined or token.lower_ in (",", "and")
        if token.lower_ not in (",", "and") and token.tag_ not in ("NN", "JJ", "HYPH"):
            return False
    return False


def _is_title_behind(noun: Token, at: Callable[[Token], Mention | None]) -> bool:
    """ "Rosa Tello, Special Adviser and Acting Director for Energy": titles of the one named before them, not of others
    beside her. Nobody who is not named takes part without an article or a number."""
    mention = at(noun)
    if noun.tag_ not in ("NN", "NNP") or (mention is not None and mention.form != "role"):
        return False
    if mention is not None and (mention.actor is None or mention.actor.kind != "unnamed"):
        return False
    first = next(t for t in noun.subtree if t.dep_ in ("compound", "amod", "nmod") or t.i == noun.i)
    before = first.nbor(-1) if first.i > noun.sent.start + 1 else None
    if before is None or before.lower_ not in (",", "and") or not _is_office(noun):
        return False
    told = at(before.nbor(-1))
    if before.lower_ == "and":
        return _is_title_behind(before.nbor(-1), at)
    return told is not None and is_person(told) and told.form == "name" and told.end == before.idx


def _is_bare(mention: Mention, first: Token) -> bool:
    """A full name without a title of its own."""
    several = first.idx + len(first) < mention.end
    return several and mention.form == "name" and first.ent_type_ == "PERSON" and not _is_office(first)


def _is_office(token: Token) -> bool:
    known = vocabulary()
    return token.lower_ in known.offices or token.lower_ in known.functions


def _ends_a_title(title: Token, name: Token) -> bool:
    """Whether what the title is of stands right before a name, and no clause of his begins behind: "the leader of the
    party Rosa Tello founded"."""
    before = name.nbor(-1)
    if before.i == title.i or before.pos_ not in ("NOUN", "PROPN") or _is_office(before):
        return False
    last = next((t for t in name.doc[name.i : name.sent.end] if t.ent_type_ != "PERSON" and t.text != "-"), None)
    doing = title.dep_ in ("nsubj", "nsubjpass") or name.head.dep_ in ("nsubj", "nsubjpass")
    called = last is not None and last.tag_ in ("NNP", "NNPS", "POS")  # "the Rosa Tello Foundation"
    return not called and (doing or last is None or last.tag_ not in _ENDS)


def _opens_another(joint: Token) -> bool:
    """Whether another title begins behind "and": "of the group and Member of the committee"."""
    for token in joint.doc[joint.i + 1 : min(joint.i + 5, joint.sent.end)]:
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "DET"):
            return False
        if _is_office(token):
            return True
    return False


def person_after(token: Token, mentions: Sequence[Mention], starts: Sequence[int], text: str) -> Mention | None:
    """The person whose title a state or body opens: "Republic of Korea (ROK) National Security Advisor Kim"."""
    n = bisect_right(starts, token.idx) - 1
    if n < 0 or mentions[n].end < token.idx + len(token):
        return None
    opening = mentions[n]
    if opening.actor is None or opening.actor.kind == "person" or opening.form == "pronoun":
        return None
    for following in mentions[n + 1 : n + 3]:
        if following.actor is not opening.actor:
            title = _IN_A_TITLE.fullmatch(text[opening.end : following.start]) is not None
            return following if title and is_person(following) else None
    return None


_NAME = r"[A-Z][\w’'-]*(?: (?:(?:and|of|the) )*[A-Z][\w’'-]*){0,5}"
_IN_A_TITLE = re.compile(rf"\s| \([^()]{{1,9}}\) | (?:for|on) (?:the )?(?:{_NAME} )?| of (?:the )?{_NAME} ")
"""What stands between a body and the office there of somebody: "the Council for Roads Chairman Otto Lund"."""
