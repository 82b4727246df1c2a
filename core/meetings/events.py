"""An event: one naming of a meeting in a sentence, and the words that stand for who was there.

core/meetings/merging.py makes one Meeting of all namings of the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from core.meetings.grammar import (
    SUBJECTS,
    children,
    clause,
    conjuncts,
    is_verb,
    lemma,
    objects,
    over,
    passive,
    preposition,
    word_before,
)
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_JOURNEYS = ("travel", "visit", "due")
Slot = tuple["Token", str | None]
"""The head of a noun phrase, and the part in the meeting that its place in the sentence gives."""


@dataclass(slots=True, eq=False)
class Event:
    """One naming of a meeting, visit or call."""

    trigger: Token
    kind: str
    frame: str
    """"noun", or the frame of the verb (lexicon, [verbs])."""
    slots: list[Slot]
    verb: Token | None = None
    """The verb by which the noun is held or said: "held" in "held talks"."""
    held: bool = False
    """The noun is what the verb holds, begins or attends."""
    definite: bool = False
    """Names a meeting told of before: "the talks"."""
    apart: bool = False
    """"separate meetings with A and B": one with each."""
    purpose: bool = False
    """What somebody came for: "arrived for talks with X"."""
    decided: bool = False
    """The verb praises, proposes, puts off or refuses the meeting: its day is not the meeting's."""
    attended: bool = False
    """Who is named came to it: "Y also took part in the meeting"."""
    abroad: bool = False
    """A journey to more than one place, or to a region: "a tour of three Gulf states"."""
    presence: bool = False
    """More people at the meeting told of last: "also present were X and Y"."""
    told: bool = False
    """Whoever tells the report took part, without a word for him: "Great to welcome X"."""
    convenes: bool = False
    """Its words say whom it brought together: "a forum that gathered forty ministers"."""
    places: list[Token] = field(default_factory=list)
    """Heads of where a visit went."""

    @property
    def sentence(self) -> Span:
        return self.trigger.sent


def anchors_of(event: Event, others: frozenset[int]) -> set[int]:
    """The words on which a date or place of the event may hang: its own, and those of clauses that say when it was.

    `others`: words that are events of their own, which the clause of this one may be about: "the 1978 talks at Camp
    David, where X and Y met".
    """
    anchors = {event.trigger.i}
    if event.verb is not None:
        anchors.add(event.verb.i)
    anchors |= {verb.i for verb in told_of(event.trigger)}
    anchors |= _occasion(event)
    over_it = preposition(event.trigger)
    if over_it is not None and over_it.lower_ == "of" and lemma(over_it.head) in ("result", "outcome", "round"):
        # "the results of his talks with X on Monday", "the round of talks between A and B held on Monday"
        anchors |= {over_it.head.i, *(verb.i for verb in over_it.head.children if _is_held(verb))}
    if over_it is not None and is_verb(over_it):
        anchors.add(over_it.i)  # "following their talks in Beijing on February 4"
    # "received a delegation led by X on Tuesday"
    anchors |= {t.i for head, _ in event.slots for t in children(head, "acl") if lemma(t) in words().heading_verbs}
    verb = event.verb if event.verb is not None else event.trigger
    if event.frame != "noun" and verb.dep_ == "xcomp" and lemma(verb.head) in words().light["begin"]:
        anchors.add(verb.head.i)  # "On June 6 Zambia begins negotiating with the Fund"
    if event.kind == "summit" and event.frame == "meet":
        anchors |= {t.i for t in met_for_summit(verb)}
    if event.frame == "invite":
        anchors |= {t.i for t in children(verb, "xcomp", "advcl", "ccomp") if t.tag_ == "VB"}
    anchors |= {t.i for t in left_open(event.trigger)} if event.frame == "noun" else set()
    if event.frame != "noun" and verb.dep_ == "relcl" and any(t.lower_ in ("where", "which") for t in verb.subtree):
        up = [token for token in takewhile(lambda t: not is_verb(t), over(verb)) if token.pos_ not in ("ADP", "DET")]
        if any(token.i in others for token in up):
            anchors |= {token.i for token in up}
    return anchors


def met_for_summit(verb: Token) -> list[Token]:
    """What they gather for: "will gather for a summit in Riga"."""
    led = [t for t in children(verb, "prep") if t.lower_ == "for"]
    return [t for one in led for t in children(one, "pobj") if words().nouns.get(lemma(t)) == "summit"]


def left_open(noun: Token) -> list[Token]:
    """ "scrapped the trip to Riga that she was to make on May 10", "the breakfast she was to have had": the verb whose
    object the noun is, whatever the parser says."""
    found = []
    for verb in noun.doc[noun.i + 1 : noun.sent.end]:
        if not is_verb(verb) or lemma(verb) not in _MADE or objects(verb) or passive(verb):
            continue
        was = verb.head if verb.dep_ == "xcomp" and lemma(verb.head) == "be" else verb
        subject = next((t for t in was.lefts if t.dep_ == "nsubj" and t.pos_ == "PRON" and t.i > noun.i), None)
        if subject is not None and was.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            found.append(verb)
    return found


_MADE = frozenset({"make", "pay", "undertake", "take", "have", "hold", "open", "begin"})


def _occasion(event: Event) -> set[int]:
    """ "This morning I had the honour of being received by X": the verb and the noun over it."""
    verb = event.trigger if event.frame != "noun" else event.verb
    if verb is None or verb.dep_ not in ("acl", "pcomp", "relcl"):
        return set()
    nouns = [t for t in over(verb) if lemma(t) in words().occasions][:1]
    return {t.i for noun in nouns if noun.dep_ == "dobj" for t in (noun, noun.head)}


def own_verb(event: Event) -> Token | None:
    """The verb that tells of the event: its own, or the one by which the noun is held or said."""
    return event.trigger if event.frame != "noun" else event.verb


def journey_to(event: Event) -> Token | None:
    """The verb of the journey that the event's clause goes on from: "flew to Doha on Tuesday and met X", "The
    tour began on Monday in Kuwait, where he met X"."""
    verb = own_verb(event)
    if verb is None or event.kind == "visit":
        return None
    if verb.dep_ == "conj" and is_verb(verb.head):
        return verb.head if words().verbs.get(lemma(verb.head)) in _JOURNEYS else None
    clause = where_clause(verb)
    if clause is None:
        return None
    up = next((token for token in over(clause) if is_verb(token)), None)
    if up is None:
        return None
    toured = any(words().nouns.get(lemma(t)) == "visit" for t in children(up, "nsubj", "dobj"))
    # "was in Ohrid on Sunday, where he received X"
    return up if toured or words().verbs.get(lemma(up)) in (*_JOURNEYS, "stay") else None


def where_clause(verb: Token) -> Token | None:
    """The verb of the clause that tells what was done at the place named before: "Kuwait, where he met X", "Kuwait,
    where he is to meet X"; None where there is no such clause."""
    for said in (verb, verb.head):
        if said.dep_ == "relcl" and leads_there(said, verb) is not None:
            return said
        if verb.dep_ != "xcomp":
            return None
    return None


def leads_there(*verbs: Token) -> Token | None:
    """The word "where" that hangs on one of these: "where he is expected to see X" has it on what he is to do."""
    return next((t for verb in verbs for t in children(verb, "advmod") if t.lower_ == "where"), None)


def told_of(noun: Token) -> list[Token]:
    """Verbs of the clauses that say of a noun that it takes place: "a meeting that was to take place in Minsk"."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return []
    found = _held_behind(noun) or _set_behind(noun)
    if (misread := taken_for_verb(noun)) is not None:
        found.append(misread[0])
    for behind in (t for t in noun.subtree if t.dep_ == "relcl" or _is_set(t) or _is_held(t)):
        if begun := _begins_in(behind):
            found += begun
            continue
        below = [behind, *children(behind, "xcomp", "ccomp")]
        for verb in below:
            takes_place = lemma(verb) == "take" and any(lemma(t) == "place" for t in objects(verb))
            planned = words().status.verbs.get(lemma(verb)) == "planned"
            held = (lemma(verb) == "hold" or planned) and passive(verb)
            ended = verb.i == behind.i and lemma(verb) in words().light["end"] and not objects(verb)
            attended = lemma(verb) in ("attend", "host") and passive(verb)
            if takes_place or held or ended or attended or lemma(verb) in ("occur", "happen"):
                found += below[: below.index(verb) + 1]
                break
    return found


_HOLDING = frozenset({"hold", "convene", "organise", "organize"})
_SET = frozenset({"announce", "arrange", "expect", "fix", "foresee", "hold", "plan", "schedule", "set", "slate"})


def taken_for_verb(noun: Token) -> tuple[Token, Token] | None:
    """The participle that the parser takes for the noun's verb, and that verb: "A meeting planned for Monday was off".

    None where the noun's verb is none such.
    """
    said = noun.head
    if noun.dep_ != "nsubj" or lemma(said) not in _SET or said.tag_ not in ("VBD", "VBN") or said.i < noun.i:
        return None
    if children(said, "aux", "auxpass", "dobj", "ccomp", "xcomp") or not any(t.dep_ == "prep" for t in said.children):
        return None
    if said.dep_ in ("csubj", "csubjpass", "parataxis", "ccomp") and said.head.i > said.i and is_verb(said.head):
        above: list[Token] = [said.head]
    else:
        above = [t for t in children(said, "conj") if is_verb(t) and not children(said, "cc")]
    real = above[0] if above else None
    if real is None or any(t.i != noun.i for t in children(real, "nsubj", "nsubjpass")):
        return None
    return said, real


def taken_for_apposition(noun: Token) -> Token | None:
    """The verb of "With the participation of X, a meeting was held", where the parser takes the meeting for another
    word for X; None where it does not."""
    verb = clause(noun) if noun.dep_ == "appos" and children(noun, "det") else None
    if verb is None or verb.i < noun.i or not passive(verb) or children(verb, *SUBJECTS):
        return None
    return verb if any(t.dep_ == "prep" and t.head.i == verb.i for t in over(noun)) else None


def _begins_in(said: Token) -> list[Token]:
    """ "a visit that was due to begin on Friday", "a visit beginning on Monday": the verbs that say when."""
    found = [t for t in said.subtree if lemma(t) in words().light["begin"] and is_verb(t)][:1]
    return [found[0], *(t for t in over(found[0]) if t.i > said.i)] if found else []


def _is_set(token: Token) -> bool:
    """ "a visit, scheduled for October 6-7", "a visit beginning on Monday"."""
    if token.dep_ not in ("acl", "prep"):
        return False
    return _plans(token) or (token.tag_ == "VBG" and lemma(token) in words().light["begin"])


def _is_held(token: Token) -> bool:
    """ "talks between the delegations of A and B, held in Minsk", read as if the delegations were held."""
    held = token.dep_ == "acl" and token.tag_ in ("VBN", "VBD") and lemma(token) in _HOLDING
    return held and ((token.tag_ == "VBN" and word_before(token) == ",") or _on_a_day(token))


def _on_a_day(participle: Token) -> bool:
    """ "held on March 7", which nobody is: "soldiers held in the north", "men held on charges of theft"."""
    behind = participle.doc[participle.i + 1 : participle.i + 3]
    on = len(behind) > 1 and behind[0].lower_ == "on" and behind[1].ent_type_ == "DATE"
    return on or (len(behind) > 0 and behind[0].lower_ in ("yesterday", "today"))


def _plans(participle: Token) -> bool:
    """A participle that sets a day: "scheduled for October", "announced for 2011"."""
    if participle.tag_ != "VBN":
        return False
    led = any(child.lower_ == "for" for child in participle.children)
    return words().status.verbs.get(lemma(participle)) == "planned" or (lemma(participle) in _SET and led)


def _set_behind(noun: Token) -> list[Token]:
    """ "preparations for the visit of X to Ukraine, scheduled for October 6-7", whatever the parser joins that to."""
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") or (token.i > noun.i and words().nouns.get(lemma(token))):
            return []
        if _plans(token):
            return [token] if word_before(token) == "," else []
    return []


def _held_behind(noun: Token) -> list[Token]:
    """ "a meeting held in Bergen on Monday", "the talks, held in Washington on April 20", "talks set for Monday", "the
    meeting of the Council of the Union held on May 4"."""
    of = False
    for token in noun.doc[noun.i + 1 : min(noun.i + _BEHIND, noun.sent.end)]:
        planned = words().status.verbs.get(lemma(token)) == "planned"
        if (
            token.tag_ in ("VBN", "VBD")
            and lemma(token) in _HOLDING
            and (token.tag_ == "VBN" or of or token.dep_ == "acl")
        ):
            return [token]
        if token.tag_ == "VBN" and planned and not of:
            return [token]
        if token.lower_ in ("to", "be") and not of and token.i < noun.i + 4:
            continue  # "the summit, to be held in Riga on June 15"
        of = of or (token.lower_ == "of" and token.i == noun.i + 1)
        named = token.pos_ in ("PROPN", "ADJ", "DET", "NUM") or token.lower_ in ("of", "and", "to", "for")
        called = token.pos_ == "NOUN" and lemma(token) not in words().nouns
        if not (of and (named or called or token.is_punct)) and not (token.is_punct and token.i < noun.i + 2):
            break
    return []


_BEHIND = 24
"""Words from a noun to the "held" that is said of it."""


def at_its_end(noun: Token) -> bool:
    """Whether a visit is told from its end: "left after a visit", "left at the end of a visit", "ended a visit"."""
    over_it = preposition(noun)
    if over_it is None:
        return noun.dep_ in ("dobj", "nsubjpass") and lemma(noun.head) in words().light["end"]
    last = over_it.lower_ == "of" and lemma(over_it.head) in ("end", "conclusion", "close")
    return last or over_it.lower_ in ("after", "following")


def as_slots(heads: list[Token], part: str | None) -> list[Slot]:
    """Heads of noun phrases, all with one part in the meeting."""
    return [(token, part) for token in heads]


IsPeople = Callable[["Token"], bool]
"""Whether a noun phrase's head stands for somebody who can meet."""


def people_among(token: Token, is_people: IsPeople) -> bool:
    """Whether the word, or one joined to it, stands for somebody who can meet."""
    return any(is_people(one) for one in conjuncts(token))
