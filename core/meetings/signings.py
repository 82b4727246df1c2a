"""Papers of two states that one after the other is said to have been signed: a ceremony of all who signed, as releases
tell it of a visit: "Minister A and Minister B signed a memorandum. ... The agreement was signed by C and D"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from core.meetings.account import Account, Naming
from core.meetings.agreement import TOOK_PLACE
from core.meetings.ceremonies import PAPERS
from core.meetings.events import Event
from core.meetings.grammar import after, auxiliaries, children, lemma, objects, passive, subjects
from core.meetings.participants import People
from core.meetings.party import Party
from core.meetings.sections import Sections

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_STATEMENTS, _SIGNERS, _STATES = 2, 3, 2
"""So many statements, persons and states at least: one paper that two signed may have been signed apart."""
_HEADS = frozenset({"president", "head", "leader", "premier"})


def add_signed(accounts: list[Account], sections: Sections, people: People) -> None:
    """Adds the ceremony that the statements of a report tell of together, or who signed to the one told of already."""
    naming = _told(sections, people, accounts)
    if naming is None:
        return
    known = next((a for a in accounts if any(n.event.frame == "sign" for n in a.namings)), None)
    if known is None:
        known = Account(naming.kind, naming.status, [], section=naming.section)
        known.add(naming)
        accounts.append(known)
    for party in naming.parties:
        known.parties.setdefault(id(party.actor), party)


def _told(sections: Sections, people: People, accounts: Sequence[Account]) -> Naming | None:
    """None where they are too few."""
    found: list[tuple[Token, list[Party]]] = []
    section = 0
    for sentence, number in sections.sentences():
        for verb, signers in _signed(sentence):
            parties = [p for p in people.of_slots((t, "attendee") for t in signers) if p.actor.kind == "person"]
            if not parties and any(map(_are_heads, signers)):
                parties = _heads_of_state(accounts)
            if parties and not people.quoted(verb):
                found.append((verb, parties))
                section = section if len(found) > 1 else number
    there = {id(p.actor): p for _, parties in found for p in parties if not p.group}
    states = {p.actor.country for p in there.values()} - {None}
    if len(found) < _STATEMENTS or len(there) < _SIGNERS or len(states) < _STATES:
        return None
    verb = found[0][0]
    event = Event(verb, "ceremony", "sign", [], verb=verb, held=True)
    parties = list(there.values())
    stretch = (verb.sent.start_char, verb.idx + len(verb))
    return Naming(event, "ceremony", "held", None, parties, running=False, section=section, stretch=stretch)


def _signed(sentence: Span) -> Iterator[tuple[Token, list[Token]]]:
    """Verbs by which papers were signed, each with who did."""
    for verb in sentence:
        if lemma(verb) != "sign" or verb.tag_ not in ("VBD", "VBN"):
            continue
        if verb.dep_ == "acl" and verb.tag_ == "VBN" and lemma(verb.head) in PAPERS:
            yield verb, after(verb, frozenset({"by"}))  # "The document signed by A and B will help"
        elif verb.dep_ not in ("ROOT", "conj") or (auxiliaries(verb) and not passive(verb)):
            continue
        elif passive(verb) and any(lemma(t) in PAPERS for t in children(verb, "nsubjpass")):
            yield verb, after(verb, frozenset({"by"}))
        elif not passive(verb) and any(lemma(t) in PAPERS for t in objects(verb)):
            yield verb, subjects(verb)


def _are_heads(token: Token) -> bool:
    """ "the heads of state", "the Presidents"."""
    return token.tag_ in ("NNS", "NNPS") and lemma(token) in _HEADS


def _heads_of_state(accounts: Sequence[Account]) -> list[Party]:
    """The two of different states whose meeting or talks the report tells of."""
    for account in accounts:
        two = [p for p in account.named if p.actor.kind == "person"]
        if account.status in TOOK_PLACE and len(two) == _STATES == len({p.actor.country for p in two} - {None}):
            return two
    return []
