"""Where they met of whom no word says where: guests at their host's home; those whom an office tells of where its
release, by its file, is from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core import gazetteer
from core.actors.publisher import publishers_state
from core.article import Article, Meeting, Participant
from core.meetings.account import Account
from core.meetings.around import STAYED
from core.meetings.ceremonies import FRAMES
from core.meetings.grammar import after, lemma
from core.meetings.party import Party
from core.meetings.sections import Sections
from core.meetings.setting import is_of_home, on_sidelines
from core.meetings.words import words
from core.places.finding import here
from core.places.words import words as place_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENVOY = re.compile(r"\b(?:ambassador|high commissioner|charg[ée]|nuncio|envoy|representative|consul)\b", re.IGNORECASE)
_POST = re.compile(
    r"(?i:\b(?:ambassador|high commissioner|charg[ée] d['’]affaires|nuncio|consul[- ]general|"
    r"resident (?:representative|coordinator)|head of (?:the )?(?:EU|European Union)(?:'s|’s)? (?:delegation|mission)))"
    r"\b(?!-)[^.,;:\n]{0,60}? (?:to|in) (?:the )?(?P<where>[A-Z][\w’'-]+(?: (?:and |of |the )?[A-Z][\w’'-]+){0,4})"
)
"""An envoy and where he is posted: "Ambassador of Peru to Japan", "head of the EU delegation in Ghana"."""
_NOT_POSTED = re.compile(r"\b(?:former|ex|designate|incoming|future|late)\b[- ]?", re.IGNORECASE)
_BEHIND_NAME = 60
"""Characters behind an envoy's name in which his post may stand."""
_LED_BY = 40
"""The same before it."""
_VISITING = "visiting "
_STAY = 10
"""Days from publication in which a meeting of somebody who is called a visitor is one of his visit."""
_OWN_OFFICE = re.compile(
    r"\b(?:at|in) (?:his|her) (?:own )?(?:\w+ )?(?:office|ministry|residence|department|chambers)\b", re.IGNORECASE
)
"""Where a host receives at home: "received X at her ministry"."""
_BESIDE = re.compile(r"\b(?:sidelines?|margins?|fringes?) of\b", re.IGNORECASE)
_KINDS = frozenset({"meeting", "negotiation", "ceremony"})
_SITES = frozenset({"school", "factory", "plant", "clinic", "exhibition", "shipyard", "market", "farm", "college"})
"""What is visited in a town besides buildings of state."""
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")
_BODIES = ("eu", "un")
"""Codes of bodies, which are where their seats are."""
_STATUS = frozenset({"held", "ongoing", "planned"})


def place_by_post(meeting: Meeting, account: Account, article: Article) -> None:
    """Gives a meeting of an envoy with officials of the state to which he is accredited that state: "Minister X met the
    Ambassador of Peru to Japan"."""
    if not _may_be_placed(meeting) or on_sidelines(account.namings[0]):
        return
    posts = {id(p): code for p in meeting.participants if (code := _post(p, article)) is not None}
    others = [p for p in meeting.participants if id(p) not in posts and not _is_envoy(p)]
    envoys = [p for p in meeting.participants if id(p) in posts]
    if len(set(posts.values())) != 1 or not others:
        return
    (post,) = set(posts.values())
    of_envoys = {p.country for p in envoys}
    told_from = _told_from(article)
    of_others = {p.country for p in others} - {None, *of_envoys}
    if not of_others <= {post} or told_from not in (None, post, *of_envoys):
        return
    # Of an office without a state the report's own is meant: that need not be the one where the envoy is.
    if of_others or told_from == post or (told_from is None and None not in of_envoys and any(map(is_of_home, others))):
        _put(meeting, post, article)


def place_by_visitor(meeting: Meeting, account: Account, article: Article, known: frozenset[int]) -> None:
    """Gives what somebody did whom the text calls a visitor the state that he visits: "met the visiting Italian
    minister" is where those are whom he met, "X visited the headquarters. The visiting general" where it is told."""
    if not (_may_be_placed(meeting) or meeting.kind == "visit") or meeting.status not in _STATUS:
        return
    if meeting.city or meeting.country or on_sidelines(account.namings[0]) or not _is_recent(meeting, article):
        return
    guests = [p for p in meeting.participants if id(p.actor) in known]
    abroad = {p.country for p in guests if p.country}
    homes = {p.country for p in meeting.participants if p.country and p not in guests and p.country not in _BODIES}
    told_from = _told_from(article)
    if not guests or (told_from is None and meeting.kind == "visit"):
        return
    if told_from is None and len(homes) == 1:
        (told_from,) = homes
    if told_from is not None and told_from not in abroad and homes <= {told_from}:
        _put(meeting, told_from, article)


def place_by_site(
    meeting: Meeting, account: Account, meetings: Sequence[Meeting], article: Article, *, of_stay: bool
) -> None:
    """Gives a visit to a building without a name ("visited the headquarters", "toured a school") the place where the
    report is from, if that is the news of it and those who were there are not told to have been in another state."""
    dateline, event = article.dateline, account.namings[0].event
    if meeting.kind != "visit" or meeting.status not in ("held", "ongoing") or meeting.city or meeting.country:
        return
    if dateline is None or dateline.country is None or not event.places or not all(map(_is_of_a_town, event.places)):
        return
    sentence = event.sentence
    named = [p for p in article.places if sentence.start_char <= p.start < sentence.end_char]
    there = {id(p.actor) for p in meeting.participants}
    journeys = [m for m in meetings if m.kind == "visit" and m.country not in (None, dateline.country)]
    away = {id(p.actor) for m in journeys for p in m.participants}
    abroad = any(p.country not in (None, dateline.country) for p in named) or of_stay
    if not abroad and not there & away and _is_recent(meeting, article):
        meeting.city, meeting.country, meeting.place_source = dateline.city, dateline.country, "dateline"


def tells_of_stay_abroad(article: Article) -> bool:
    """ "The prince, who is on a tour of Jordan, ...": then what he visits need not be where the report is from."""
    dateline = article.dateline
    if dateline is None:
        return False
    led = (_NAME.match(article.text, found.end()) for found in STAYED.finditer(article.text))
    named = (gazetteer.meanings(name[0]) for name in led if name is not None)
    return any(code != dateline.country for one in named for kind in one for code in one[kind].countries)


def _is_of_a_town(token: Token) -> bool:
    """Whether it is a building or works of which every town has its own."""
    return token.tag_ in ("NN", "NNP", "NNS", "NNPS") and lemma(token) in place_words().venue_nouns | _SITES


def _may_be_placed(meeting: Meeting) -> bool:
    """Whether it is a meeting of people in one room of which no word says where."""
    near = meeting.kind in _KINDS and meeting.status in _STATUS and meeting.mode not in ("phone", "video")
    return near and not meeting.city and not meeting.country


def _put(meeting: Meeting, state: str, article: Article) -> None:
    meeting.country, meeting.place_source = state, "host"
    dateline = article.dateline
    meeting.city = dateline.city if dateline is not None and dateline.country == state else None


def _told_from(article: Article) -> str | None:
    return article.dateline.country if article.dateline is not None else article.document.country


def _is_envoy(one: Participant) -> bool:
    return one.role is not None and _ENVOY.search(one.role) is not None


def _post(one: Participant, article: Article) -> str | None:
    """The state to which somebody is accredited, as his role or the words around his name say."""
    mention = one.mention
    around = "" if mention is None else article.text[max(0, mention.start - _LED_BY) : mention.end + _BEHIND_NAME]
    for text in (one.role or "", around if _is_envoy(one) or "delegation" in (one.role or "").casefold() else ""):
        found = _POST.search(text)
        if found is None or _NOT_POSTED.search(text, 0, found.end()):
            continue
        words = found["where"].split()
        for most in range(len(words), 0, -1):
            named = gazetteer.meanings(" ".join(words[:most])).get("state")
            if named is not None and named.country not in (None, *_BODIES):
                return named.country if named.country != one.country else None
    return None


def visitors(article: Article) -> frozenset[int]:
    """The actors whom the text calls visitors: "the visiting Italian minister"."""
    text = article.text
    called = (
        m
        for m in article.mentions
        if m.actor is not None
        and (
            _VISITING in text[m.start : m.start + len(_VISITING) + 4].casefold()
            or text[max(0, m.start - len(_VISITING)) : m.start].casefold() == _VISITING
        )
    )
    return frozenset(id(m.actor) for m in called)


def _is_recent(meeting: Meeting, article: Article) -> bool:
    if meeting.date_start is None or article.published is None:
        return True
    return abs((article.published - meeting.date_start).days) <= _STAY


def place_by_host(meeting: Meeting, account: Account, meetings: Sequence[Meeting], article: Article) -> None:
    """Gives a meeting without a place the state of the one who receives a guest of another state, or an envoy to his.

    Not where the host is told to travel, where the report comes from another state, or is of meetings on the sidelines
    of something larger. The city is the dateline's, if that lies in the state.
    """
    if meeting.kind not in _KINDS or meeting.status not in _STATUS or meeting.mode in ("phone", "video"):
        return
    if meeting.city or meeting.country:
        return
    hosts = [p for p in meeting.participants if p.part == "host"]
    guests = [p for p in meeting.participants if p.part != "host"]
    told_from = _told_from(article)
    states = {p.country for p in hosts if p.country} or ({told_from} if told_from and hosts else set())
    if len(states) != 1 or _BESIDE.search(article.text):
        return
    (home,) = states
    if any(_OWN_OFFICE.search(naming.event.sentence.text) for naming in account.namings):
        _put(meeting, home, article)
        return
    if told_from not in (None, home):
        return
    if told_from is None and not any(_comes_from_abroad(guest, home) for guest in guests):
        return
    journeys = (m for m in meetings if m.kind == "visit" and m.country != home and m.status in _STATUS)
    away = {id(p.actor) for m in journeys for p in m.participants if p.part != "host"}
    if any(id(host.actor) in away for host in hosts):
        return
    _put(meeting, home, article)


def place_at_home(meeting: Meeting, account: Account, article: Article) -> None:
    """ "The President visited the museum", "presented awards to X", as his own office tells it: at home, where it
    does not say otherwise."""
    done = meeting.kind == "visit" or all(n.event.frame in FRAMES or n.event.definite for n in account.namings)
    if meeting.kind not in ("visit", "ceremony") or not done or meeting.status not in _STATUS:
        return
    if meeting.city or meeting.country:
        return
    home = publishers_state(article)
    own = any(p.actor.country == home for p in meeting.participants if p.actor.kind == "person")
    several = any(n.event.abroad or n.event.trigger.tag_ == "NNS" for n in account.namings)
    if home is not None and own and not several:
        meeting.country, meeting.place_source = home, "host"


def place_by_file(
    meetings: Sequence[Meeting], accounts: Sequence[Account], article: Article, sections: Sections, *, of_summit: bool
) -> None:
    """Gives the meeting that the release of a head's office opens with the place that its file states: that is where
    the meeting was, or where the head sat who met others by video. `of_summit`: the report is of a summit, whose place
    that need not be."""
    told = zip(meetings, accounts, strict=True)
    meeting, account = next(((m, a) for m, a in told if m.kind not in ("visit", "call")), (None, None))
    place = here(article) if article.dateline is None and publishers_state(article) is not None else None
    if meeting is None or account is None or place is None or place.country is None:
        return
    summit = (meeting.kind == "summit" or of_summit) and meeting.mode == "video"
    if meeting.status not in ("held", "ongoing") or meeting.mode == "phone" or summit:
        return
    other_day = meeting.date_start is not None and meeting.date_start != article.published
    if meeting.city or meeting.country not in (None, place.country) or other_day:
        return
    first = account.namings[0]
    if (first.event.frame == "headline" or sections.is_news(first)) and not on_sidelines(first):
        meeting.city, meeting.country, meeting.place_source = place.city, place.country, "metadata"


def is_at_seat(party: Party) -> bool:
    """ "The White House hosted a meeting with A and B": where it was, and nobody who met."""
    seat = party.mention is not None and party.mention.form == "metonym"
    return party.part == "host" and seat


def is_of_seat_alone(account: Account) -> bool:
    """ "The White House hosted a roundtable on prices", where the report does not go on to say with whom."""
    if any(after(naming.event.trigger, words().prepositions["with"]) for naming in account.namings):
        return False
    return account.kind != "visit" and bool(account.parties) and all(map(is_at_seat, account.parties.values()))


def _comes_from_abroad(guest: Participant, home: str | None) -> bool:
    if guest.country is not None and guest.country != home:
        return True
    return guest.role is not None and _ENVOY.search(guest.role) is not None
