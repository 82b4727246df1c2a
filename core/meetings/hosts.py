"""Where they met of whom no word says where: guests at their host's home; those whom an office tells of where its
release, by its file, is from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.actors.publisher import publishers_state
from core.article import Article, Meeting, Participant
from core.meetings.account import Account
from core.meetings.ceremonies import FRAMES
from core.meetings.grammar import after
from core.meetings.party import Party
from core.meetings.sections import Sections
from core.meetings.setting import on_sidelines
from core.meetings.words import words
from core.places.finding import here

_ENVOY = re.compile(r"\b(?:ambassador|high commissioner|charg[ée]|nuncio|envoy|representative|consul)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:sidelines?|margins?|fringes?) of\b", re.IGNORECASE)
_KINDS = frozenset({"meeting", "negotiation", "ceremony"})
_STATUS = frozenset({"held", "ongoing", "planned"})


def place_by_host(meeting: Meeting, meetings: Sequence[Meeting], article: Article) -> None:
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
    dateline = article.dateline
    told_from = dateline.country if dateline is not None else article.document.country
    states = {p.country for p in hosts if p.country} or ({told_from} if told_from and hosts else set())
    if len(states) != 1 or _BESIDE.search(article.text):
        return
    (home,) = states
    if told_from not in (None, home):
        return
    if told_from is None and not any(_comes_from_abroad(guest, home) for guest in guests):
        return
    journeys = (m for m in meetings if m.kind == "visit" and m.country != home and m.status in _STATUS)
    away = {id(p.actor) for m in journeys for p in m.participants if p.part != "host"}
    if any(id(host.actor) in away for host in hosts):
        return
    meeting.country, meeting.place_source = home, "host"
    meeting.city = dateline.city if dateline is not None and dateline.country == home else None


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
