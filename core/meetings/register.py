"""Entries of a register of visits: remarks without a subject ("Met with Prime Minister X.") about whom the file names.

The file's row says who travelled or visited, when, and to where; its remark says what was done there.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from core.actors.identity import person
from core.actors.office_holders import Term, holders
from core.actors.offices import canonical_role
from core.article import Article, Meeting, Participant
from core.meetings.events import Event, IsPeople, people_among
from core.meetings.grammar import after, after_widely, conjuncts, is_verb, lemma, objects, passive, subjects
from core.meetings.party import Party, party_of
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 1_200
"""Characters of the longest remark; what is longer is a report that happens to name people beside its text."""
_KINDS = {
    "meet": "meeting",
    "meet_with": "meeting",
    "consult": "meeting",
    "discuss": "meeting",
    "negotiate": "negotiation",
    "speak": "meeting",
    "receive": "meeting",
}


def travellers(article: Article) -> list[Party]:
    """Whom the entry is about, as the file names them; [] where the article is no entry of a register."""
    document = article.document
    if not document.people or len(article.text) > _LONGEST or article.dateline is not None:
        return []
    return [_party(name, article) for name in dict.fromkeys(document.people)]


def of_verb(verb: Token, frame: str, is_people: IsPeople) -> Event | None:
    """The event of a verb without a subject: "Met with X", "Discussed trade with X"."""
    kind = _KINDS.get(frame)
    if kind is None or not _is_past(verb) or passive(verb) or not lacks_subject(verb, is_people):
        return None
    heads = [*objects(verb), *after_widely(verb, words().prepositions["with"])]
    if frame == "discuss":
        about = [t for topic in objects(verb) for one in conjuncts(topic) for t in one.subtree]
        heads += [t for one in about for t in after(one, words().prepositions["with"])]
    others = list(dict.fromkeys(token for token in heads if people_among(token, is_people)))
    return Event(verb, kind, "meet", [(token, None) for token in others], verb=verb) if others else None


def frame_of(token: Token) -> str | None:
    """The frame of a word that is a verb; the model takes the "Met" that opens a remark for a name."""
    name = "meet" if token.lower_ == "met" else lemma(token)
    return words().verbs.get(name) if is_verb(token) or token.lower_ == "met" else None


def _is_past(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBN") or verb.lower_ == "met"


def lacks_subject(verb: Token, is_people: IsPeople) -> bool:
    """Whether nobody is named as the one who does what the verb says."""
    return not any(people_among(token, is_people) for token in subjects(verb))


def is_theirs(event: Event, is_people: IsPeople) -> bool:
    """Whether those whom the entry is about took part: what is held, attended or done without a subject is theirs."""
    verb = event.verb
    if verb is None or not _is_past(verb) or passive(verb) or not lacks_subject(verb, is_people):
        return False
    return event.frame != "noun" or (event.held and lemma(verb) in words().light["hold"])


def visit(article: Article, parties: list[Party]) -> Meeting | None:
    """The visit that the entry stands for; None where neither its fields nor its remark say that it is one."""
    document = article.document
    placed = bool(document.city or document.country) or document.is_journey
    doc = article.doc
    if doc is None or not (placed or any(words().nouns.get(lemma(t)) == "visit" or lemma(t) == "visit" for t in doc)):
        return None
    first = next(iter(doc.sents), None)
    end = first.end_char if first is not None else len(article.text)
    end = len(article.text[:end].rstrip())
    meeting = Meeting(
        0, max(end, 1), "visit", "held", "in person",
        participants=[Participant(p.actor, "visitor", p.role, p.actor.country) for p in parties],
        evidence=[(0, max(end, 1))], confidence=_SURE,
    )  # fmt: skip
    settle(meeting, article)
    begun, ended = meeting.date_start, document.last_day
    # Where the row has no last day, what it has is the first alone.
    meeting.date_end = ended if begun is not None and ended is not None and ended >= begun else None
    if meeting.date_end is not None and meeting.date_end != begun:
        meeting.date_precision = "range"
    return meeting


_SURE = 0.95


def settle(meeting: Meeting, article: Article) -> None:
    """Gives a meeting of the entry the row's day and place where its words name none."""
    document = article.document
    _into_the_year(meeting, article.published)
    if meeting.date_start is None and article.published is not None and meeting.status in ("held", "recalled"):
        meeting.date_start = meeting.date_end = article.published
        meeting.date_precision, meeting.date_source, meeting.status = "day", "published", "held"
    same = meeting.country in (None, document.country) and (not meeting.venue or not meeting.city)
    if same and meeting.city is None and (document.city or document.country):
        meeting.city, meeting.country = document.city, document.country
        meeting.place_source = meeting.place_source or "metadata"


def _into_the_year(meeting: Meeting, day: date | None) -> None:
    """A day that the remark names without a year is near the row's day, before or after."""
    first, last = meeting.date_start, meeting.date_end
    if day is None or first is None or first != last or meeting.date_precision != "day":
        return
    if re.search(r"\d{4}", meeting.date_text or ""):
        return
    years = [y for y in (day.year - 1, day.year, day.year + 1) if first.day < 29 or first.month != 2]
    near = min((first.replace(year=year) for year in years), key=lambda found: abs(found - day), default=first)
    meeting.date_start = meeting.date_end = near
    if meeting.status in ("recalled", "planned"):
        meeting.status = "held"


def _party(name: str, article: Article) -> Party:
    """The actor of a name as a register writes it ("President Tito", "William Henry Seward")."""
    role, bare = _parted(name)
    terms = _terms(name, bare, role, article.published)
    named = terms[0].name if terms else bare
    known = next((a for a in article.actors if a.kind == "person" and a.name == named), None)
    return party_of(known or person(bare, terms, role), role=role)


def _parted(name: str) -> tuple[str | None, str]:
    """A title before a name and the name: "Prime Minister", "John Malcolm Fraser"."""
    parts = name.split()
    for n in range(1, len(parts)):
        title = " ".join(parts[:n])
        office = canonical_role(title.removesuffix("-elect").removesuffix("-designate"))
        if office is not None and parts[n][:1].isupper():
            return title, " ".join(parts[n:])
    return None, " ".join(parts)


def _terms(name: str, bare: str, role: str | None, day: date | None) -> list[Term]:
    """The terms, on the day, of the one listed person whom the name means."""
    found = holders(bare, role=role, on=day) if role else holders(bare, on=day)
    found = found or (holders(name, on=day) if day is not None else [])
    return found if len({(term.name, term.country) for term in found}) == 1 else []
