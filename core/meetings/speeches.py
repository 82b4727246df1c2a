"""The occasion of a speech, as its headline names it: "Speech by X at the Oslo Summit", "Address by X to the Congress".

Whoever speaks was there, and so were those who are said to hear him and whom his first words greet by name. Addresses
to a people, to citizens or to whoever keeps a day, a festival or a gala are no meetings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core import gazetteer, titles
from core.article import Actor, Article
from core.meetings.grammar import SUBJECTS, children
from core.meetings.headline import Headed, kind_of, officeholder
from core.meetings.narrator import is_told_in_the_first_person, narrator
from core.meetings.party import Party, party_of
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span

_SPEECH = r"(?:speech|address|remarks|lecture|keynote|intervention|statement)"
_BY = re.compile(
    rf"(?:^|\s[-–—]\s+|:\s+)(?:[\w-]+\s+){{0,2}}?{_SPEECH}\s+(?:by|of)\s+.{{3,120}}?\s(?:at|in|before|to|during)\s+(?P<where>.+)$",
    re.IGNORECASE,
)
_OWNED = re.compile(
    rf"(?:^|\s[-–—]\s+|:\s+)[^:–—]{{3,100}}['’]s?\s+(?:[\w-]+\s+){{0,2}}?{_SPEECH}\s+(?:at|in|before|to|during)\s+(?P<where>.+)$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^[^:–—]{3,100}?\s+at\s+(?P<where>[^:–—]{4,100}):\s+\S")
"""A headline that has a sentence of the speaker's behind who speaks where: "X at the Oslo Forum: We shall win"."""
_LONGEST = 240
_AND = re.compile(r",\s+|\s+and\s+the\s+")
_BEHIND = re.compile(
    r"\s+(?:of|in|on|for|from|with|within|at|by|organi[sz]ed|held|hosted|dedicated|devoted|marking|following|during)\s+",
    re.IGNORECASE,
)
"""What the first noun of a phrase ends before."""
_LATER = re.compile(r"\s+(?:after|amid|ahead of|before)\s+", re.IGNORECASE)
"""What stands behind the occasion, and is no part of its name: "the Oslo Summit after the vote"."""
_ARTICLE = re.compile(r"^(?:the|a|an|all)\s+", re.IGNORECASE)
_ORDINAL = re.compile(
    r"^(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|annual|joint|plenary|extraordinary)\s+", re.I
)
_SITTINGS = frozenset({"meeting", "session", "sitting", "hearing", "plenary"})
"""What a body holds: its name stands before it or behind "of"."""
_PARTS = frozenset({"opening", "closing", "start"})
_PANELS = frozenset({"panel", "roundtable"})
_NO_PART = frozenset(
    {"press", "news", "media", "briefing", "campaign", "town", "party", "charity", "fundraising", "award"}
)
_HEARERS = frozenset({"participant", "attendee", "delegate", "member", "guest"})
"""Who is told by what he is at: "the participants of the Lima Summit", never "members of the armed forces"."""
_LEARNED = frozenset({"student", "academic", "university", "scientific", "expert", "business", "diplomatic"})
_OFFICIALS = frozenset(
    {
        "ambassador", "ceo", "congressman", "delegate", "deputy", "diplomat", "entrepreneur", "envoy", "executive",
        "expert", "governor", "head", "investor", "lawmaker", "leader", "legislator", "mayor", "minister", "mp",
        "official", "parliamentarian", "president", "representative", "scholar", "senator", "student",
    }
)  # fmt: skip
"""Whom one addresses at a table or in a hall, as one does not a people, its citizens or its soldiers."""
_OPENING = 900
"""Characters of a speech among which it greets those who hear it."""
_SALUTATION = re.compile(
    r"^(?:(?:my|our|very|most|and)\s+)*(?:dear|mr|mrs|ms|miss|madam|sir|dr|your|honou?rable|esteemed|distinguished|respected"
    r"|excellenc|president|prime minister|minister|chancellor|secretary|speaker|chair|ambassador|king|queen)\b",
    re.IGNORECASE,
)


def occasion(article: Article) -> Headed | None:
    """Kind, mode and those who took part in what the speech was given at; None where the headline names none."""
    title = (article.title or "").strip()
    found = _BY.search(title) or _OWNED.search(title) or _QUOTED.match(title) if len(title) <= _LONGEST else None
    if found is None or not is_told_in_the_first_person(article):
        return None
    speaker = narrator(article) or _speaker_of(title[: found.start("where")], article)
    if speaker is None:
        return None
    heard = [read for part in _AND.split(found["where"]) if (read := _heard(part, article)) is not None]
    if not heard:
        return None
    kind, mode, hearers = heard[0]
    known = [party_of(speaker), *hearers]
    known += [p for p in _greeted(article) if all(p.actor is not one.actor for one in known)]
    return kind, mode, known


def _speaker_of(before: str, article: Article) -> Actor | None:
    """Who "President of Chile at" names: somebody of the headline, else who holds the office that publishes it."""
    alone = titles.apart(article)
    named = (m.actor for m in alone.mentions if m.end <= len(before)) if alone is not None else ()
    person = next((actor for actor in named if actor is not None and actor.kind == "person"), None)
    return person if person is not None else officeholder(article)


def _heard(where: str, article: Article) -> tuple[str, str | None, list[Party]] | None:
    """What a speech was given at or to whom, by the words behind "at" or "to"."""
    where = _LATER.split(_ARTICLE.sub("", where.strip().rstrip(".")))[0]
    behind = _BEHIND.search(where)
    phrase = where[: behind.start()] if behind is not None else where
    of = where[behind.end() :] if behind is not None and behind[0].strip().lower() == "of" else ""
    before, _, head = phrase.rpartition(" ")
    told = {word.casefold() for word in phrase.split()}
    noun = head.casefold()
    if told & _NO_PART or not noun:
        return None
    mode = "video" if told & words().video else None
    if noun in _PARTS and of:
        return _heard(of, article)  # "the opening of the Oslo Forum"
    if (body := _parliament(phrase, of)) is not None:
        return "meeting", mode, [_body(body, article)]
    if noun.removesuffix("s") in _HEARERS:
        within = _heard(of, article) if of else None
        if within is None or not (within[0] == "summit" or within[2]):
            return None
        return within if within[0] == "meeting" else (within[0], within[1], [_group(where)])
    if noun == "community" and told & _LEARNED:
        return "meeting", mode, [_group(where)]
    if _is_group(where):
        return "meeting", mode, [_group(where)]
    if noun in _SITTINGS:
        return _sitting(before, of, mode, article)
    if noun in _PANELS and before:
        return "meeting", mode, [_body(phrase, article)]
    if kind_of(noun) != "summit":
        return None
    hearers = [_group(part) for part in [of] if of and _is_group(of)]
    return "summit", mode, hearers or _whose(before, article)


def _parliament(phrase: str, of: str) -> str | None:
    """The name of the parliament that a phrase is: "Romanian Parliament", "House of Lords of the United Kingdom"."""
    noun = phrase.rpartition(" ")[2].casefold()
    of_state = gazetteer.is_state(_ARTICLE.sub("", of)) if of else False
    if noun in _HOUSES:
        behind = re.split(r"\s+(?:of|in)\s+", of)
        return f"{phrase} of {behind[0]}" if behind[0].casefold() in _HOUSES_OF else None
    if noun not in words().parliaments or (phrase.casefold() in _ANY_STATES and not of_state):
        return None  # "Statement by X in Parliament": his own, where he speaks every week
    return f"{phrase} of {of}" if of_state else phrase


_HOUSES = frozenset({"house", "houses", "chamber"})
_HOUSES_OF = frozenset({"representatives", "commons", "lords", "deputies", "parliament", "delegates", "councillors"})
_ANY_STATES = frozenset({"parliament", "congress", "senate", "assembly", "national assembly", "legislature"})


def _sitting(before: str, of: str, mode: str | None, article: Article) -> tuple[str, str | None, list[Party]] | None:
    """Who sits at "a meeting of the Committee on Trade", "a UN Security Council meeting"."""
    name = of or _ORDINAL.sub("", before)
    name = _ARTICLE.sub("", name)
    first = _BEHIND.split(name)[0].split()
    last = first[-1].casefold() if first else ""
    if last in words().sitting or _parliament(" ".join(first), _BEHIND.sub("", name[len(" ".join(first)) :], 1)):
        return "meeting", mode, [_body(name, article)]
    if of and (bodies := _whose(name, article)):
        return "meeting", mode, bodies  # "a meeting of the Organisation for Trade and Development"
    return ("meeting", mode, [_group(name)]) if of and _is_group(of) else None


def _is_group(text: str) -> bool:
    """ "the G7 leaders", "the foreign ministers of the alliance"."""
    first = _BEHIND.split(_ARTICLE.sub("", text))[0].split()
    return bool(first) and first[-1].endswith("s") and first[-1].casefold().removesuffix("s") in _OFFICIALS


def _body(name: str, article: Article) -> Party:
    """The body of that name: the article's own, where it names it."""
    name = _ARTICLE.sub("", name)
    folded = name.casefold()
    known = (a for a in article.actors if a.kind == "organisation" and a.name.casefold() == folded)
    return party_of(next(known, None) or Actor(name, "organisation", None, identity_source="text"))


def _group(name: str) -> Party:
    return Party(Actor(_ARTICLE.sub("", name), "group", None, identity_source="text"), None, None, None, group=True)


def _whose(before: str, article: Article) -> list[Party]:
    """The organisation whose summit it is: "the NATO Summit"."""
    alone = titles.apart(article)
    told = [(_ARTICLE.sub("", alone.text[m.start : m.end]), m.actor) for m in alone.mentions] if alone else []
    actors = [a for name, a in told if name == before and a is not None and a.kind == "organisation"]
    return [party_of(actor) for actor in actors[:1]]


def _greeted(article: Article) -> list[Party]:
    """Persons whom the first words greet by name, as "Madam President Holm!", "Dear Mr. Dahl, I thank you"."""
    if article.doc is None:
        return []
    found: dict[int, Party] = {}
    named = [m for m in article.mentions if m.start < _OPENING and m.form == "name"]
    clauses = 0
    for sentence in article.doc.sents:
        if sentence.start_char >= _OPENING or clauses > 1:
            break
        end = _end_of_greeting(sentence)
        clauses += end < sentence.end_char
        told = article.text[sentence.start_char : end].strip()
        called = told.endswith("!") and any(told.startswith(article.text[m.start : m.end]) for m in named)
        if not _SALUTATION.match(told) and not called:  # "Anna Holm, President of the Union!"
            continue
        for mention in named:
            actor, inside = mention.actor, sentence.start_char <= mention.start and mention.end <= end
            if inside and actor is not None and actor.kind == "person":
                found.setdefault(id(actor), party_of(actor, mention=mention, role=mention.role))
    return list(found.values())


def _end_of_greeting(sentence: Span) -> int:
    """Where a sentence begins to say something: before its first verb and who does what that says."""
    verb = next((t for t in sentence if t.pos_ in ("VERB", "AUX") and t.tag_ in _SAYING), None)
    if verb is None:
        return int(sentence.end_char)
    first = min([verb.i, *(t.left_edge.i for t in children(verb, *SUBJECTS) if t.i < verb.i)])
    return int(verb.doc[first].idx) if first > sentence.start and verb.doc[first - 1].is_punct else sentence.start_char


_SAYING = frozenset({"VBD", "VBZ", "VBP", "VB", "MD"})
