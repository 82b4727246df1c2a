"""What those who meet say, in the transcript of it, of this very meeting and of the visit for which one of them came.

"Thank you for finding the time to come", "Thank you for the invitation", "During our current visit": the guest is
whoever is not at home where they meet. "I would like to thank you for our meeting today": the meeting is on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core import gazetteer
from core.article import Actor, Article, Quote
from core.meetings.account import Account, Naming
from core.meetings.agreement import NOT_TO_BE, TOOK_PLACE, dates_agree
from core.meetings.events import Event
from core.meetings.grammar import children, clause, lemma, preposition
from core.meetings.narrator import talkers
from core.meetings.party import party_of
from core.meetings.where import Spot
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKS = frozenset("\"“”„«'‘")
_THANKS = r"\b(?:thank(?:s|ing|ful)?|grateful|gratitude|appreciate|appreciation)\b"
_GLAD = r"\b(?:glad|happy|pleased|delighted|pleasure|honou?r(?:ed)?|joy)\b"
_WITHIN = r"[^?!;:]{0,110}?"
_GUEST_SAYS = re.compile(
    rf"{_THANKS}{_WITHIN}\b(?P<said>invitation|inviting (?:me|us)|hospitality|warm (?:welcome|reception))\b"
    r"|\b(?:my|our) (?:current|present) (?:\w+ )?(?P<visit>visit)\b",
    re.IGNORECASE,
)
"""What one says who is a guest where he meets the other."""
_HOST_SAYS = re.compile(
    rf"{_THANKS}{_WITHIN}\b(?:for|on) (?P<said>(?:your|this) (?:\w+ )?visit|coming|visiting us"
    r"|accepting (?:my|our|the|this) invitation|(?:finding|making|taking) (?:the |some )?time to (?:come|visit)"
    r"|agreeing to (?:come|visit))\b"
    rf"|{_GLAD}{_WITHIN}\b(?P<seen>(?:see|seeing|welcome|welcoming|greet|receive) you(?: all)?)(?= (?:here|in|to)\b)"
    r"|\byour (?P<visit>(?:\w+ )?visit) (?:is taking|takes) place\b|(?<=[.!?] )(?P<hail>welcome)(?= to\b)",
    re.IGNORECASE,
)
"""What one says to a guest."""
_OF_ANOTHER_DAY = re.compile(
    r"\b(?:next|future|again|will|shall|would be|soon|upcoming|forthcoming|last|ago|previous|tomorrow|yesterday"
    r"|\w+day|(?:january|february|march|april|may|june|july|august|september|october|november|december)|\d{4})\b",
    re.IGNORECASE,
)
_WHERE_TO = re.compile(
    r"\s+(?:on an? (?:\w+ )?visit )?(?:to (?:visit|come to|pay an? (?:\w+ )?visit to) |to |in |here (?:to |in ))"
    r"(?:the )?(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)
_END = re.compile(r"[.?!;]")
_LONGEST = 400
"""Characters of a sentence that is looked into."""
_COUNTED = frozenset({"next", "future", "upcoming", "forthcoming", "previous", "last", "past", "earlier", "recent"})
_BEGIN_OR_END = frozenset({"begin", "start", "open", "conclude", "close", "finish", "end"})


class Turns:
    """What is said in turns, each behind a label and not in quotation marks."""

    def __init__(self, article: Article) -> None:
        self._said = sorted((q for q in article.quotes if _is_turn(q, article.text)), key=lambda q: q.start)
        self._starts = [quote.start for quote in self._said]

    def __iter__(self) -> Iterator[Quote]:
        return iter(self._said)

    def at(self, token: Token) -> Quote | None:
        """The turn in which a word stands."""
        n = bisect_right(self._starts, token.idx) - 1
        return self._said[n] if n >= 0 and token.idx < self._said[n].end else None


def _is_turn(quote: Quote, text: str) -> bool:
    return quote.type == "direct" and text[max(quote.start - 1, 0)] not in _MARKS


def is_of_now(event: Event) -> bool:
    """Whether somebody who speaks at a meeting calls it by these words: "today's meeting", "this meeting", "begin our
    meeting", "at our talks today", and no "our next meeting"."""
    noun = event.trigger
    if event.frame != "noun" or event.kind == "visit" or noun.tag_ not in ("NN", "NNS"):
        return False
    if noun.dep_ == "conj" and words().nouns.get(lemma(noun.head)) is not None:
        noun = noun.head  # "today's meeting and discussion"
    before = {t.lower_ for t in noun.lefts}
    if before & _COUNTED or any(t.dep_ == "amod" and words().status.adjectives.get(t.lower_) for t in noun.lefts):
        return False
    if any(lemma(t) == "today" for t in children(noun, "poss")) or (noun.tag_ == "NN" and "this" in before):
        return True
    if noun.dep_ == "attr" and any(t.lower_ == "this" for t in children(noun.head, "nsubj")):
        return True  # "This is our first meeting this year"
    own = "our" in before or "the" in before
    behind = noun.nbor().lower_ if noun.i + 1 < len(noun.doc) else ""
    verb = noun.head if noun.dep_ == "dobj" else None
    return own and (behind == "today" or _is_to_be_today(noun) or (verb is not None and lemma(verb) in _BEGIN_OR_END))


def _is_to_be_today(noun: Token) -> bool:
    """ "Today, at the annual meeting of the board, we will discuss prices"."""
    over_it, verb = preposition(noun), clause(noun)
    if over_it is None or over_it.lower_ not in ("at", "during") or verb is None:
        return False
    today = any(t.lower_ == "today" for t in verb.children) or noun.sent[0].lower_ == "today"
    will = any(t.lower_ in ("will", "shall", "'ll", "’ll") for t in children(verb, "aux"))
    return today and will and any(t.lower_ in ("we", "i") for t in children(verb, "nsubj"))


def is_recent(event: Event) -> bool:
    """ "At a recent meeting on ferries, we spoke of this", said in turn: not at this one."""
    return event.frame == "noun" and event.kind == "meeting" and any(t.lower_ in _RECENT for t in event.trigger.lefts)


def is_that_one(event: Event) -> bool:
    """ "At the same meeting, they raised it", "at that meeting", said in turn: the one that was just spoken of."""
    return event.frame == "noun" and any(t.lower_ in ("same", "that") for t in event.trigger.lefts)


_RECENT = frozenset({"recent", "previous", "earlier", "past", "last"})


def spoken_at(accounts: list[Account], naming: Naming) -> Account | None:
    """The meeting at which somebody calls it "today's meeting": the one told of first, before he speaks."""
    told = (a for a in accounts if a.kind not in ("visit", "call") and not a.namings[0].in_quote)
    first = next(told, None)
    if first is None or first.status not in TOOK_PLACE or not dates_agree(first, naming):
        return None
    if any(n.event.sentence == naming.event.sentence for a in accounts[-3:] if a is not first for n in a.namings):
        return None  # "I will tell you of my talks with X and of what was said at our meeting today"
    there = any(id(p.actor) in first.parties for p in naming.parties)
    return first if there or not naming.named else None


def is_visit_of_now(event: Event) -> bool:
    """ "Before this visit I instructed my deputy to work on it", said by or to the guest: the visit is on."""
    noun, verb = event.trigger, event.verb if event.verb is not None else clause(event.trigger)
    if event.kind != "visit" or event.frame != "noun" or verb is None or verb.tag_ != "VBD":
        return False
    over_it = preposition(noun)
    whose = {t.lower_ for t in noun.lefts if t.dep_ in ("poss", "det")}
    before = {t.lower_ for t in noun.lefts}
    return over_it is not None and over_it.lower_ == "before" and bool(whose & _OURS) and not before & _COUNTED


_OURS = frozenset({"this", "my", "our", "your"})


@dataclass(frozen=True, slots=True)
class _Guest:
    """The one of two who is not at home where they meet, and in what words it is said."""

    actor: Actor
    host: Actor
    at: int


def visits_of_guests(article: Article, accounts: list[Account]) -> list[Naming]:
    """The visit of whoever is thanked for having come, or thanks for the invitation, at a meeting of two states."""
    two = talkers(article)
    meeting = _meeting_of(two, accounts)
    if meeting is None:
        return []
    spots = [spot for spot in meeting.spots if spot.country]
    at_home = {spot.country for spot in spots[:1]}
    said = [
        guest
        for quote in Turns(article)
        for other in [next((actor for actor in two if actor is not quote.speaker), None)]
        if quote.speaker is not None and quote.speaker in two and other is not None
        for guest in _said_in(quote, quote.speaker, other, article.text)
        if not at_home or at_home == {guest.host.country}
    ]
    if not said:
        return []
    told = any(_is_told(account, said[0].actor) for account in accounts)
    for asked in [one for guest in said if (one := _asked_for(accounts, guest)) is not None]:
        if not told:
            asked.status, told = "held", True
        elif asked.status not in TOOK_PLACE and asked in accounts:
            accounts.remove(asked)
    return [] if told else _naming(said[0], meeting, spots, article)


def shown_by_turns(article: Article, accounts: list[Account]) -> Naming | None:
    """The meeting that a talk in turns is, where no words tell of it: "X reported to the President on the year.
    President Y: Is this your report? X: Yes, it is". Where they tell of one that X was at, Y was there too.
    """
    two, turns = talkers(article), list(Turns(article))
    if (several := _after_talks(article, turns, accounts)) is not None:
        return several
    floor = [q.speaker for q in turns if q.speaker is not None]
    if len(two) != 2 or len(floor) < _EXCHANGE or any(q.speaker is None for q in turns):
        return None
    if {id(actor) for actor in floor} != {id(actor) for actor in two}:
        return None
    both = {id(actor) for actor in two}
    met = [a for a in accounts if a.kind != "visit"]
    if any(both <= a.parties.keys() for a in met):
        return None
    first = turns[0]
    told = [a for a in met if a.namings[0].event.trigger.idx < first.start and not a.namings[0].in_quote]
    if told:
        if len(told) == 1 and told[0].status in TOOK_PLACE and both & told[0].parties.keys():
            for actor in two:
                told[0].parties.setdefault(id(actor), party_of(actor, part="principal"))
        return None
    return _of_turns(article, two, first)


def _of_turns(article: Article, actors: list[Actor], first: Quote) -> Naming | None:
    word = _word_at(article, (first.speaker_span or (first.start, first.end))[0])
    if word is None:
        return None
    event = Event(word, "meeting", "headline", [], held=True)
    parties = [party_of(actor, part="principal") for actor in actors]
    stretch = (word.idx, max(first.start, word.idx + len(word)))
    return Naming(event, "meeting", "held", None, parties, running=False, section=0, stretch=stretch)


def _after_talks(article: Article, turns: list[Quote], accounts: list[Account]) -> Naming | None:
    """The talks of those of several states who speak to the press one after the other, as the headline says."""
    if _AFTERWARDS.search(article.title or "") is None:
        return None
    known = (q.speaker for q in turns if q.speaker is not None and q.speaker.kind == "person")
    speakers = {id(actor): actor for actor in known if actor.country and actor.roles}
    states = {actor.country for actor in speakers.values()}
    if len(speakers) < _TWO or len(states) < len(speakers):
        return None
    if any(len(account.parties.keys() & speakers.keys()) > 1 and account.kind != "visit" for account in accounts):
        return None
    return _of_turns(article, list(speakers.values()), turns[0])


_TWO = 2
_AFTERWARDS = re.compile(
    r"\b(?:statements?|remarks|comments|press conference|briefing)\b.*"
    r"\b(?:following|after|before|ahead of|prior to|at the (?:top|start|beginning|opening) of)\b[^,;:]*"
    r"\b(?:talks|meeting|negotiations|consultations|lunch|luncheon|dinner|breakfast)\b",
    re.IGNORECASE,
)
_EXCHANGE = 3
"""Turns from which on two talk with each other, and do not only speak one after the other."""


def _word_at(article: Article, at: int) -> Token | None:
    span = article.doc.char_span(at, at + 1, alignment_mode="expand") if article.doc is not None else None
    return span[0] if span is not None and len(span) else None


def _meeting_of(two: list[Actor], accounts: list[Account]) -> Account | None:
    """The meeting of the two of different states that is held, face to face."""
    states = {actor.country for actor in two}
    if len(two) != 2 or None in states or len(states) != 2:
        return None
    both = {id(actor) for actor in two}
    for account in accounts:
        distant = account.kind in ("call", "visit") or account.mode in ("phone", "video")
        if account.status in TOOK_PLACE and not distant and both <= account.parties.keys():
            return account
    return None


def _said_in(quote: Quote, speaker: Actor, other: Actor, text: str) -> Iterator[_Guest]:
    for pattern, guest, host in ((_GUEST_SAYS, speaker, other), (_HOST_SAYS, other, speaker)):
        for found in pattern.finditer(text, quote.start, quote.end):
            end = _END.search(text, found.end(), min(quote.end, found.end() + _LONGEST))
            rest = text[found.end() : end.start() if end is not None else found.end()]
            before = _END.split(text[max(quote.start, found.start() - _LONGEST) : found.start()])[-1]
            if _OF_ANOTHER_DAY.search(before + found[0] + rest) is None and _leads_there(found, rest, host):
                yield _Guest(guest, host, found.start())


def _leads_there(found: re.Match[str], rest: str, host: Actor) -> bool:
    """Whether no place is named behind the words, or one of the host's state; a greeting alone needs one."""
    whereto = _WHERE_TO.match(rest)
    if whereto is None:
        groups = found.groupdict()
        return not groups.get("hail") and not groups.get("seen")
    return any(one.country == host.country for one in gazetteer.meanings(whereto["place"]).values())


def _is_told(account: Account, guest: Actor) -> bool:
    """Whether the guest's visit is told of already, or said not to be."""
    return account.kind == "visit" and id(guest) in account.parties and account.status in TOOK_PLACE | NOT_TO_BE


def _asked_for(accounts: list[Account], guest: _Guest) -> Account | None:
    """The visit to the host's state that the same words tell of as asked for, or as agreed to."""
    for account in accounts:
        to_host = any(spot.country == guest.host.country for spot in account.spots)
        same = any(abs(n.event.trigger.idx - guest.at) < _LONGEST for n in account.namings)
        to_come = account.status in ("planned", "proposed", "invited", "accepted") and not account.dates
        if account.kind == "visit" and id(guest.actor) in account.parties and to_host and same and to_come:
            return account
    return None


def _naming(guest: _Guest, meeting: Account, spots: list[Spot], article: Article) -> list[Naming]:
    word = _word_at(article, guest.at)
    if word is None:
        return []
    event = Event(word, "visit", "noun", [], held=True)
    spot = replace(spots[0], venue=None) if spots else Spot(None, guest.host.country, None, "host")
    stretch = (guest.at, word.idx + len(word))
    return [
        Naming(
            event, "visit", "held", None, [party_of(guest.actor, part="visitor")], running=False,
            section=meeting.section, stretch=stretch, date=next(iter(meeting.dates), None), spot=spot, in_quote=True,
        )
    ]  # fmt: skip
