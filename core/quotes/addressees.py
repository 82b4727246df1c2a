"""To whom it was said, where the text states it.

The cue says it ("told Assad that"), what stands round the cue ("in a letter to the Emir, X wrote", "addressing the
Council, X said"), or the quotation itself ("Thank you, Mr Dahl").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from core.article import Actor, Article, Mention, Quote
from core.quotes.cues import cues
from core.quotes.links import Setting, Statement
from core.quotes.sources import Naming

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINED = frozenset(("conj", "advcl"))
_VOCATIVE = re.compile(
    r"(?:^|(?:[,.!?;:–—]|\b(?:[Dd]ear|[Tt]hank you|[Tt]hanks|[Yy]es|[Nn]o|[Hh]ello))\s+)"
    r"(?:(?:my|[Dd]ear|esteemed|respected|Respected)\s+){0,2}"
    r"(?P<form>Mr|Mrs|Ms|Madam|Madame|Mister|Dr|Your)\.?\s+(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})(?=\s*[,.!?;:–—]|$)"
)
_OPENING = 100
"""Characters at the beginning of a statement where somebody is called who is meant by all of it; a chairman's "Mr Dahl,
please" at its end is not."""


def told_to(statement: Statement, setting: Setting) -> Token | None:
    """The word for whom it was told, by the cue or what hangs on its verb; None where nothing says so."""
    if statement.cue is None:
        return None
    verbs = [t for t in setting.tokens(statement.cue) if t.pos_ in ("VERB", "AUX")]
    for verb in verbs:
        if (word := _by_verb(verb)) is not None:
            return word
    return _round(verbs[-1]) if verbs else None


def name_addressees(article: Article, setting: Setting, found: Sequence[Statement]) -> None:
    """Give those that are told something and have no name ("reporters", "the crowd") an unnamed actor, in place."""
    naming = Naming(article)
    for statement in found:
        word = told_to(statement, setting)
        if word is None or word.pos_ != "NOUN" or word.lemma_.lower() not in cues().audiences:
            continue
        if naming.at(word) is None:
            naming.name(word)
    article.mentions.sort(key=lambda m: (m.start, -m.end))


def address_by_name(article: Article, quotes: Sequence[Quote]) -> None:
    """Set the addressee of direct statements that call somebody "Mr Dahl" or "Madam President", in place.

    A title is that of the one other speaker who has it. Where one statement calls two people, neither is set.
    """
    speaking = _speaking(quotes)
    mentions = sorted(article.mentions, key=lambda m: m.start)
    starts = [m.start for m in mentions]
    for quote in quotes:
        if quote.type != "direct" or quote.addressee is not None:
            continue
        shown = article.text[quote.start : min(quote.end, quote.start + _OPENING)]
        called = {
            id(actor): actor
            for match in _VOCATIVE.finditer(shown)
            if (actor := _called(match, quote, mentions, starts, speaking)) is not None
        }
        if len(called) == 1:
            quote.addressee = next(iter(called.values()))


def _by_verb(verb: Token) -> Token | None:
    """ "told Assad that", "called on Iran to", "thanked the Emir for"."""
    lexicon = cues()
    lemma = verb.lemma_.lower()
    if verb.tag_ == "VBN" and any(c.dep_ in ("auxpass", "agent") for c in verb.children):
        return None
    for child in verb.children:
        word: Token | None = None
        if lemma in lexicon.told and child.dep_ in ("dobj", "dative"):
            word = child
        elif child.dep_ in ("prep", "dative") and f"{lemma} {child.lower_}" in lexicon.asked_of:
            word = _object(child)
        elif lemma in lexicon.express and child.dep_ == "dobj" and child.lemma_.lower() in lexicon.expressed:
            # "expressed her condolences to the families"
            word = next((_object(c) for c in child.rights if c.dep_ == "prep" and c.lower_ == "to"), None)
        elif lemma in lexicon.told and child.dep_ == "ccomp":
            # "urged Iran to stop": the parse makes whom it is urged of the subject of what is urged.
            word = next(
                (c for c in child.children if c.dep_ == "nsubj" and "TO" in [t.tag_ for t in child.lefts]), None
            )
        if word is not None and word.tag_ != "WP":
            return word
    return None


def _round(verb: Token) -> Token | None:
    """What hangs on a reporting verb, or on the one that it is joined to ("told reporters ..., adding that")."""
    for above in _chain(verb):
        for child in above.children:
            word: Token | None = None
            if child.dep_ == "prep" and child.lower_ in ("in", "during", "at", "by", "over"):
                thing = _object(child)
                word = _of_message(thing) if thing is not None else None
            elif child.dep_ == "advcl" and child.tag_ == "VBG" and child.i != verb.i:
                word = _of_participle(child)
            if word is not None:
                return word
        if above.i != verb.i and verb.tag_ == "VBG" and (word := _by_verb(above)) is not None:
            return word
    return None


def _chain(verb: Token) -> Iterator[Token]:
    for _ in range(3):
        yield verb
        if verb.dep_ not in _JOINED or verb.head.i == verb.i or verb.head.pos_ != "VERB":
            return
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts):
            return
        verb = verb.head


def _of_message(thing: Token) -> Token | None:
    """ "a letter to X", "a message sent to X", "an interview with X", "a meeting with X"."""
    lemma = thing.lemma_.lower()
    if lemma not in cues().messages and lemma not in cues().exchanges:
        return None
    word = "to" if lemma in cues().messages else "with"
    for child in thing.rights:
        if child.dep_ in ("prep", "dative") and child.lower_ == word:
            return _object(child)
        if child.dep_ in ("acl", "relcl") and child.tag_ in ("VBN", "VBD"):
            return next((_object(c) for c in child.rights if c.dep_ in ("prep", "dative") and c.lower_ == word), None)
    return None


def _of_participle(verb: Token) -> Token | None:
    """ "addressing the Council", "speaking to reporters"."""
    lemma = verb.lemma_.lower()
    if lemma == "address":
        return next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if lemma in ("speak", "talk"):
        return next(
            (_object(c) for c in verb.rights if c.dep_ in ("prep", "dative") and c.lower_ in ("to", "with")), None
        )
    return None


def _object(preposition: Token) -> Token | None:
    return next((c for c in preposition.rights if c.dep_ == "pobj"), None)


def _speaking(quotes: Sequence[Quote]) -> list[tuple[Actor, set[str]]]:
    """Each person who speaks in the document with the roles they have where they speak, case folded."""
    made: dict[int, tuple[Actor, set[str]]] = {}
    for quote in quotes:
        if quote.speaker is not None and quote.speaker.kind in ("person", "unnamed"):
            _, roles = made.setdefault(id(quote.speaker), (quote.speaker, set()))
            if quote.speaker_role:
                roles.add(quote.speaker_role.casefold())
    return list(made.values())


def _called(
    match: re.Match[str],
    quote: Quote,
    mentions: Sequence[Mention],
    starts: Sequence[int],
    speaking: Sequence[tuple[Actor, set[str]]],
) -> Actor | None:
    """Who is meant by a form of address."""
    name = match.group("name").casefold()
    if name in cues().titles_called:
        held = [actor for actor, roles in speaking if actor is not quote.speaker and _holds(name, roles)]
        return held[0] if len(held) == 1 else None
    at = quote.start + match.end("name") - 1
    number = bisect_right(starts, at) - 1
    mention = mentions[number] if number >= 0 and at < mentions[number].end else None
    if mention is None or mention.actor is None or mention.form != "name" or mention.actor.kind != "person":
        return None
    return mention.actor if mention.actor is not quote.speaker else None


def _holds(title: str, roles: set[str]) -> bool:
    """Whether one of the roles is this title: "Mr President" is no vice president, "Mr Minister" any minister."""
    for role in roles:
        if re.search(rf"\b{re.escape(title)}\b", role) and not re.search(
            rf"\b(?:vice|deputy)[ -]{re.escape(title)}", role
        ):
            return not (title == "minister" and "prime minister" in role)
    return False
