"""How they met: in person, by phone, by video, where the sentence says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.account import Account, Naming
from core.meetings.events import Event, own_verb
from core.meetings.grammar import after, children, lemma, objects
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_BY_WORDS = frozenset({"speak", "discuss", "consult"})
"""Frames of verbs that do not say whether those who spoke saw each other."""
_DURING = frozenset({"in", "at", "during", "over", "on"})


def mode_of(event: Event) -> str | None:
    """How they met, where the sentence says so."""
    lexicon = words()
    noun_words = {child.lower_ for child in event.trigger.lefts}
    # "the virtual leaders' meeting": it, and not its leaders
    noun_words |= {
        t.lower_ for whose in children(event.trigger, "poss") for t in whose.lefts if t.lower_ in lexicon.video
    }
    calls = False
    if event.frame in _BY_WORDS:  # "spoke with the allies in a virtual summit", "discussed trade in a phone call"
        told = [event.trigger, *(t for t in objects(event.trigger) if lemma(t) in lexicon.exchanged)]
        at = [t for one in told for t in after(one, _DURING) if lemma(t) in lexicon.nouns]
        noun_words |= {t.lower_ for one in at for t in one.lefts} & (lexicon.video | lexicon.phone)
        noun_words |= {lemma(one) for one in at} & lexicon.video
        calls = any(lemma(one) in lexicon.nouns_of_calls - {"contact"} for one in at)
    if (noun_words | {lemma(event.trigger)}) & lexicon.video or _says(event, lexicon.video_phrases):
        return "video"
    if (
        calls
        or (event.kind == "call" and event.frame != "speak")
        or noun_words & (lexicon.phone - {"secure"})
        or _says(event, lexicon.phone_phrases)
    ):
        return "phone"
    if _says(event, lexicon.in_person_phrases):
        return "in person"
    if event.frame == "speak" and (
        _beside_an_occasion(event) or any(lemma(t) in lexicon.in_person_places for t in event.sentence)
    ):
        return "in person"
    return "in person" if event.kind == "visit" else None


def _says(event: Event, phrases: tuple[str, ...]) -> bool:
    """Whether the sentence has one of the phrases, and no other verb stands between it and the event's words."""
    sentence, own = event.sentence, own_verb(event) or event.trigger
    text = sentence.text.lower()
    for phrase in phrases:
        at = text.find(phrase)
        if at < 0:
            continue
        offset = sentence.start_char + at
        near = min((event.trigger, own), key=lambda token: abs(token.idx - offset))
        first, last = sorted((offset, near.idx))
        verbs = [t for t in sentence if first <= t.idx < last and t.pos_ == "VERB" and t.i not in (near.i, own.i)]
        if not verbs and not _is_anothers(offset, event, own):
            return True
    return False


def _is_anothers(offset: int, event: Event, own: Token) -> bool:
    """ "X and Y met Z, and A joined virtually, to discuss trade": how A was there; "The meeting included an online
    conference": how that was held."""
    said = next((t for t in event.sentence if t.idx <= offset < t.idx + len(t)), None)
    if said is not None and said.dep_ in ("amod", "compound") and said.head.i != event.trigger.i:
        return said.head.dep_ == "dobj" and lemma(said.head) in words().nouns
    verb = said.head if said is not None and said.dep_ == "advmod" else None
    joins = verb is not None and words().verbs.get(lemma(verb)) == "join"
    return joins and verb is not None and verb.i not in (own.i, event.trigger.i)


def _beside_an_occasion(event: Event) -> bool:
    """ "spoke with X at the summit"."""
    places = [
        *after(event.trigger, frozenset({"at"})),
        *(t for slot, _ in event.slots for t in after(slot, frozenset({"at"}))),
    ]
    return any(token.pos_ == "PROPN" and token.ent_type_ not in ("TIME", "DATE") for token in places)


def is_gathering(naming: Naming) -> bool:
    """ "held a videoconference meeting with the council's members", "met virtually with eleven deputies": more than a
    call of two."""
    noun = naming.event.trigger
    called = naming.event.frame == "noun" and lemma(noun) in words().nouns_of_calls | {"conversation", "conference"}
    few = len(naming.parties) == 2 and all(party.actor.kind == "person" for party in naming.parties)
    return naming.mode == "video" and not called and not few


def mode_of_account(account: Account) -> str | None:
    """How they met by all that is said of it, and by what they are told to have done."""
    if account.mode is not None:
        return account.mode
    if account.kind == "call":
        return "phone"
    seen = account.status in ("held", "ongoing")
    met = any(
        n.event.frame in ("meet", "receive", "greet", "visit", "travel")
        or (n.spot is not None and n.event.frame != "speak")
        for n in account.namings
    )
    return "in person" if seen and met else None
