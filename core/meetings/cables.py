"""Meetings of an embassy's officers, as its cables tell of them: "C O N F I D E N T I A L RIGA 000412", and below that
"Deputy Minister Ozola told Poloff May 10 that ...", "EconOff met with Governor Krumins".

Officers go without their names, and a minister who told one of them something on a day met him then, in the state where
the embassy is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from core import gazetteer
from core.article import Actor, Article, DateMention, Mention
from core.meetings.account import Account, Naming
from core.meetings.events import Event
from core.meetings.party import Party, party_of
from core.meetings.sections import Sections
from core.meetings.where import Spot
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LINES = 4
"""Lines among which a cable says who sends it."""
_CLASS = re.compile(
    r"(?:U ?N ?C ?L ?A ?S(?: ?S ?I ?F ?I ?E ?D)?|C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|S ?E ?C ?R ?E ?T|SENSITIVE)\b"
    r"[A-Z/ ]*?"
)
_POST = re.compile(rf"(?:{_CLASS.pattern}\s+)?(?:\d\d )?(?P<post>[A-Z][A-Z-]+(?: [A-Z][A-Z-]+){{0,2}}) \d{{3,6}}\b")
_RANKS = r"(?:Pol|Econ|Emb|Con|Pol/?Econ|Cons|Public Affairs |Political |Economic |Consular |Lab)"
_OFFICER = re.compile(
    rf"\b(?:(?:the|visiting) )*(?:A/)?(?P<called>{_RANKS}(?:-?[Oo]ff(?:icer)?s?|-?[Cc]ouns(?:elor)?|[Cc]hief)"
    r"|Ambassador|Charg[eé](?: d['’]Affaires)?|CDA|DCM|DATT|RSO|PAO)\b"
)
"""An officer of the embassy: "PolCouns", "the Charge", "Emboffs"."""
_TOLD = re.compile(r"\b(?:told|informed|assured|briefed) $")
_MET = re.compile(r"\s+(?:met(?: with)?|called on|paid a call on|lunched with|dined with|sat down with|saw)\s+")
_DELIVERED = re.compile(
    r"\s+(?:(?:delivered|presented|conveyed|passed|handed)\b[^.;]{1,80}?\bto|(?:raised|discussed)\b[^.;]{1,80}?\bwith)\s+"
)
_ON = re.compile(r",?\s+(?:[A-Z][\w’'-]+\s+)?(?:on\s+)?$")
"""What stands between an officer and the day."""
_NEAR = 90
"""Characters before a name that are his office: "Americas Department Director"."""


def post(article: Article) -> gazetteer.Named | None:
    """The town of the embassy that sends the cable; None where the text is none."""
    top = [line.strip() for line in article.text[:600].split("\n") if line.strip()][:_LINES]
    if not any(_CLASS.match(line) for line in top):
        return None
    for line in top:
        if (found := _POST.match(line)) is not None:
            named = gazetteer.meanings(found["post"].title())
            town = named.get("capital") or named.get("city")
            if town is not None and town.country:
                return town
    return None


def namings(article: Article, sections: Sections, told: Iterable[Naming]) -> list[Naming]:
    """What a cable tells of its officers' meetings in its own words. `told`: what other words have told, with the rest
    in the order of the text."""
    told = list(told)
    town = post(article)
    if town is None:
        return told
    reader = _Cable(article, town)
    known = {n.event.sentence.start for n in told if n.kind != "visit" and len(n.parties) > 1}
    own = [
        naming
        for sentence, section in sections.sentences()
        if sentence.start not in known
        for naming in reader.within(sentence, section)
    ]
    return sorted([*told, *own], key=lambda naming: naming.event.trigger.idx)


def place_by_post(article: Article, accounts: list[Account]) -> None:
    """Where an officer without a name was at a meeting, and no place is told, it was in the embassy's state."""
    town = post(article)
    for account in accounts if town is not None else ():
        officer = any(_OFFICER.fullmatch(p.actor.name) for p in account.parties.values())
        here = account.kind not in ("visit", "call") and not account.spots
        if town is not None and officer and here and account.status == "held":
            account.namings[0].spot = Spot(None, town.country, None, "dateline")


class _Cable:
    def __init__(self, article: Article, town: gazetteer.Named) -> None:
        self._article = article
        self._spot = Spot(None, town.country, None, "dateline")
        self._officers: dict[str, Actor] = {}

    def within(self, sentence: Span, section: int) -> Iterator[Naming]:
        text = self._article.text
        for found in _OFFICER.finditer(text, sentence.start_char, sentence.end_char):
            behind = text[found.end() : sentence.end_char]
            if _TOLD.search(text[sentence.start_char : found.start()]) is not None:
                day = self._day_behind(found.end(), sentence)
                who = self._speaker(sentence, found.start()) if day is not None else None
            elif (met := _MET.match(behind) or _DELIVERED.match(behind)) is not None:
                who = self._named_at(found.end() + met.end(), sentence)
                day = next(iter(self._days(sentence)), None)
                day = None if met.re is _DELIVERED and day is None else day
                who = who if met.re is _MET or day is not None else None
            else:
                continue
            word = sentence.doc.char_span(found.start("called"), found.end("called"), alignment_mode="expand")
            if who is not None and who.actor is not None and word:
                yield self._naming(word[0], found, who, day, section)
                return

    def _naming(self, word: Token, found: re.Match[str], who: Mention, day: DateMention | None, section: int) -> Naming:
        text = {t.lower_ for t in word.sent}
        call = bool(text & (words().phone | words().video))
        assert who.actor is not None
        parties = [party_of(who.actor, mention=who, role=who.role), self._officer(found)]
        event = Event(word, "call" if call else "meeting", "meet", [], held=True)
        stretch = min(who.start, found.start()), max(who.end, found.end())
        return Naming(
            event, event.kind, "held", "phone" if call else None, parties, running=False, section=section,
            stretch=stretch, date=day, spot=None if call else self._spot,
        )  # fmt: skip

    def _officer(self, found: re.Match[str]) -> Party:
        at = found.start("called")
        read = (m for m in self._article.mentions if m.start <= at < m.end and m.actor is not None)
        mention = next((m for m in read if m.actor is not None and m.actor.kind in ("person", "unnamed")), None)
        if mention is not None and mention.actor is not None:
            return party_of(mention.actor, mention=mention, role=mention.role)
        called = found["called"]
        actor = self._officers.setdefault(called.casefold(), Actor(called, "unnamed", None, identity_source="text"))
        return party_of(actor)

    def _days(self, sentence: Span) -> list[DateMention]:
        inside = (d for d in self._article.dates if sentence.start_char <= d.start and d.end <= sentence.end_char)
        return [d for d in inside if d.first is not None and d.precision == "day"]

    def _day_behind(self, end: int, sentence: Span) -> DateMention | None:
        """The day right behind an officer: "told the Ambassador on May 10"; or the one that opens the sentence."""
        days = self._days(sentence)
        text = self._article.text
        near = (d for d in days if d.start >= end and _ON.fullmatch(text[end : d.start]) is not None)
        opening = (d for d in days if text[sentence.start_char : d.start].strip("0123456789.() SBUC\n") in ("On", ""))
        return next(near, None) or next(opening, None)

    def _speaker(self, sentence: Span, before: int) -> Mention | None:
        """Who told it: the person who is named last before, and no one in a clause set off between."""
        told = [m for m in self._persons() if sentence.start_char <= m.start and m.end <= before]
        return told[0] if len({id(m.actor) for m in told}) == 1 else None

    def _named_at(self, start: int, sentence: Span) -> Mention | None:
        """The person whose name a phrase begins with, or ends: "Americas Department Director Nana Gabelia"."""
        found = [m for m in self._persons() if start <= m.start < min(start + _NEAR, sentence.end_char)]
        first = found[0] if found else None
        between = self._article.text[start : first.start] if first is not None else ""
        return first if re.search(r"[,;:.]|\b(?:and|who|on|that|to)\b", between) is None else None

    def _persons(self) -> list[Mention]:
        named = (m for m in self._article.mentions if m.actor is not None and m.actor.kind == "person")
        return sorted((m for m in named if m.form == "name"), key=lambda m: m.start)
