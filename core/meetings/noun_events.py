"""Nouns that tell of a meeting, a visit or a call, and whom the clause around them says to have been there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings import ceremonies, courtesies, gatherings, journeys
from core.meetings.assemblies import is_assembly
from core.meetings.chairing import chairs, mediators
from core.meetings.clauses import STANDS, is_denied, under_way
from core.meetings.events import (
    Event,
    IsPeople,
    Slot,
    left_open,
    people_among,
    taken_for_apposition,
    taken_for_verb,
    told_of,
)
from core.meetings.grammar import (
    TOGETHER,
    after,
    after_widely,
    behind_comma,
    children,
    clause,
    conjuncts,
    doers,
    lemma,
    objects,
    of,
    over,
    owner,
    passive,
    possessors,
    preposition,
    proposers,
    subjects,
    word_before,
)
from core.meetings.noun_limits import (
    goes_on_as_before,
    is_any,
    is_call,
    is_occasion,
    is_of_each,
    is_of_the_press,
    is_spoken,
    may_be_event,
)
from core.meetings.outcomes import ANSWERING
from core.meetings.pairs import codes_before, hyphened
from core.meetings.presence import takes_part, were_there
from core.meetings.taking_part import (
    according_to,
    add_brought_together,
    between_behind_topic,
    comes_to,
    featured,
    is_series,
    is_to_be_done,
    joined_for,
    offered_to,
    part_spoken_of,
    participating,
    read_as_held,
    said_of_topic,
    with_behind,
    with_behind_topic,
    with_misread,
)
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_noun(noun: Token, kind: str, is_people: IsPeople) -> Event | None:
    may_be = may_be_event(noun)
    if (may_be or gatherings.names_an_event(noun)) and (
        spoken := gatherings.speaking(noun, kind, is_people)
    ) is not None:
        return spoken
    if not may_be:
        return None
    if kind in ("summit", "ceremony", "meeting") and is_occasion(noun):
        return None
    kind = "summit" if kind == "meeting" and gatherings.is_of_leaders(noun) else kind
    if lemma(noun) == "conference" and {child.lower_ for child in noun.lefts} & (
        words().video | {"telephone", "phone"}
    ):
        kind = "call"
    if kind in ("call", "visit") and (calling := courtesies.of_noun(noun, kind, is_people)) is not None:
        return calling
    # "the conference on Yemen in Riyadh", "the sixth Eastern Partnership Summit"
    described = kind == "summit" and bool(children(noun, "prep") or gatherings.bears_a_name(noun))
    described = described or (kind == "ceremony" and (ceremonies.is_told_of_what(noun) or _is_award(noun)))
    event = Event(noun, kind, "noun", [], definite=_definite(noun) and not described)
    own = _own_slots(noun, kind, is_people)
    named = any(token.tag_ != "PRP$" for token, _ in own)
    both = [t for t in of(noun) if people_among(t, is_people)] and after(noun, words().prepositions["with"])
    between = bool(
        after(noun, words().prepositions["between"]) or (both and kind != "visit")
    )  # "the meeting of A with B"
    _add_clause(event, is_people, named=named, between=between)
    event.slots += own
    if kind != "visit":
        _add_who_held_it(event, is_people)
    if kind in ("meeting", "summit"):
        add_brought_together(event, is_people)
    if kind == "visit":
        journeys.complete(event, is_people)
    elif kind == "call" and not is_call(event, bool(own)):
        return None
    told = event.held or own or event.definite or _at_it(event) or gatherings.is_of_a_town(noun)
    told = told or (kind == "summit" and gatherings.is_held_somewhere(noun))
    if lemma(noun) in words().limits["held_only"] and not (told or told_of(noun)):
        return None
    if is_any(noun) or goes_on_as_before(event) or is_of_each(noun):
        return None
    if lemma(noun) == "exchange" and not is_spoken(event):
        return None
    if lemma(noun) == "briefing" and (len(event.slots) < 2 or is_of_the_press(noun)):
        return None  # "The briefing ended at one", "was announced at a briefing by A and B": of reporters
    if kind == "meeting" and lemma(noun) == "talk" and _between_sides(noun):
        event.kind = "negotiation"
    if any(part != "attendee" for _, part in own) and not _refers_back(noun):
        event.definite = False
    event.apart = noun.tag_ == "NNS" and (
        lemma(noun) in words().limits["one_by_one"]
        or any(child.lower_ in ("separate", "individual", "bilateral") for child in noun.children)
    )
    event.apart = event.apart or is_series(event)
    if brought := mediators(event, is_people):
        event.kind = "mediation"
        event.slots += brought
    known = {token.i for token, _ in event.slots}
    event.slots += [(t, "host") for t in chairs(noun, event.verb) if t.i not in known and people_among(t, is_people)]
    return event


def _at_it(event: Event) -> bool:
    """ "raised the matter with X at breakfast", "in a conversation of an hour persuaded X to stay"."""
    told = event.verb is not None and lemma(event.verb) in words().light["tell"]
    over_it = preposition(event.trigger)
    if over_it is not None and over_it.lower_ in ("through", "by", "via"):
        return False  # "supported X's efforts through dialogue"
    return len(event.slots) > 1 and (told or lemma(event.trigger) in words().meals)


def _add_who_held_it(event: Event, is_people: IsPeople) -> None:
    """ "the talks that he held in Minsk with X", "the conversation she had had with X"."""
    noun, light = event.trigger, words().light
    if event.decided or event.held:
        return
    for clause_ in (*children(noun, "relcl"), *said_of_topic(noun)):
        below = [clause_, *children(clause_, "xcomp")]
        verb = next((t for t in below if lemma(t) in light["hold"] and not passive(t)), None)
        if verb is None or any(t.tag_ not in ("WDT", "WP", "IN") for t in objects(verb)):
            continue
        first = [t for t in subjects(clause_) if t.i != noun.i and people_among(t, is_people)]
        if first:
            sides = [t for t, _ in _sides(verb, is_people)]
            event.slots = [(token, None) for token in [*first, *sides]]
            event.verb, event.held, event.definite = verb, True, event.definite and not sides
            return


def _is_award(ceremony: Token) -> bool:
    """ "took part in the volunteers' award ceremony": told for the first time."""
    before = [t.lower_ for t in children(ceremony, "compound")]
    return "award" in before or "awards" in before


def _of_clause(noun: Token, is_people: IsPeople) -> list[Token]:
    """ "talks which A and B were to hold", "the round of talks that A and B opened": who held or were to hold them."""
    over_it = preposition(noun)
    told = [noun, *([over_it.head] if over_it is not None and over_it.lower_ == "of" else [])]
    for clause_ in (t for one in told for t in children(one, "relcl")):
        for verb in (clause_, *children(clause_, "xcomp")):
            which = any(t.lower_ in ("which", "that") for t in children(verb, "dobj"))
            if which and lemma(verb) in words().light["hold"] | words().light["begin"]:
                who = [t for t in subjects(verb) if people_among(t, is_people)]
                return who if any(len(conjuncts(t)) > 1 for t in who) else []
    return []


def _own_slots(noun: Token, kind: str, is_people: IsPeople) -> list[Slot]:
    """Who the noun phrase itself names: "with X", "between X and Y", "X's", "of X", "by X", "the X-Y"."""
    prepositions = words().prepositions
    heads = [t for t in possessors(noun) if kind != "summit" or lemma(t) != "leader"]  # "the Africa Leaders' Summit"
    heads = [t for t in heads if not gatherings.is_of_leaders(noun)]
    if heads and heads[0].tag_ == "WP$" and (whose := owner(heads[0])) is not None:
        heads = [whose]  # "the commission, whose next session ..."
    if kind != "visit":
        for told in told_of(noun):
            heads += after_widely(told, prepositions["between"]) + after(told, prepositions["with"])
            if kind == "summit" and passive(told) and lemma(told) == "attend":
                heads += after(told, frozenset({"by"}))
        # "The meeting, which was chaired by X" refers back; X joins what was told before.
        clauses = ("acl",) if any(t.lower_ == "the" for t in noun.lefts) and noun.tag_ == "NN" else ("acl", "relcl")
        by = [t for t in children(noun, *clauses) if passive(t) and lemma(t) in _HELD_BY]
        heads += [t for verb in by for t in after_widely(verb, frozenset({"by"}))]  # "held via Zoom by A and B"
    if kind != "visit":
        heads += participating(noun)
        heads += after(noun, prepositions["between"] | {"of", "involving", "including"})
        heads += behind_comma(noun, prepositions["between"] | {"of"})
        heads += [one for t in after(noun, frozenset({"at"})) if lemma(t) == "level" for one in of(t)]
        heads += [
            t for led in children(noun, "prep") if led.lower_ == "including" for t in after(led, frozenset({"with"}))
        ]
        heads += after_widely(noun, prepositions["with"]) or with_behind(noun) or with_behind_topic(noun)
        heads += [] if any(people_among(t, is_people) for t in heads) else with_misread(noun)
        if heads:
            # "a meeting with A, as well as B": B is read as joined to the meeting.
            further = [t for t in children(noun, "conj", "appos") if lemma(t) not in words().nouns and is_people(t)]
            listed = kind in ("meeting", "call") and bool(after(noun, prepositions["with"]))
            heads += [t for t in further if t.dep_ == "conj" or (listed and t.i > heads[0].i)]
        heads += hyphened(noun)
        heads += [] if heads else between_behind_topic(noun, _phrase_head(noun))
        heads += [] if heads else _of_clause(noun, is_people)
        # "the breakfast she was to have had with X"
        heads += [] if heads else [t for one in left_open(noun) for t in after_widely(one, prepositions["with"])]
        verb = clause(noun)
        if verb is not None and comes_to(noun, verb) and (noun.dep_ == "dobj" or kind != "summit"):
            heads += [t for t in children(noun, "compound") if is_people(t)]  # "joined the Democratic Caucus lunch"
        elif verb is not None and lemma(verb) in words().light["hold"] and noun.dep_ in ("dobj", "nsubjpass"):
            heads += [t for t in children(noun, "compound") if is_assembly(t)]  # "convened the Task Force meeting"
        if {t.lower_ for t in noun.lefts} & words().video:
            heads += [t for t in after(noun, frozenset({"at"})) if t.ent_type_ == "ORG"]  # "online, at an institute"
    else:
        heads += [token for token in of(noun) if token.ent_type_ != "GPE"] or journeys.of_whom(noun)
        heads += [t for word in noun.children if word.lower_ in TOGETHER for t in after(word, frozenset({"with"}))]
    found: list[Slot] = [(token, None) for token in heads if people_among(token, is_people)]
    # "was joined on the call by Y" is read as a call by Y.
    joined = kind != "visit" and (verb := clause(noun)) is not None and lemma(verb) in ("join", "accompany")
    found += [(t, "attendee" if joined else None) for t in after(noun, frozenset({"by"})) if people_among(t, is_people)]
    if kind == "call":
        found += [(token, None) for token in after(noun, frozenset({"to", "from"})) if people_among(token, is_people)]
    return found


def _proposed_by(verb: Token) -> Token | None:
    """The verb over "that the next round be held": whoever proposes it is to be there."""
    up = verb.head
    return up if verb.dep_ == "ccomp" and lemma(up) in ("propose", "suggest", "offer") else None


_WISHING = frozenset({"request", "want", "need", "demand", "suggest"})
"""Whoever does so with "a meeting with X" is to be there."""


_FOR_OTHERS = frozenset({"organize", "organise", "arrange"})
_AT = frozenset({"at", "in", "during"})
_HELD_BY = frozenset({"attend", "give", "host", "chair", "hold"})


def _definite(noun: Token) -> bool:
    if any(child.lower_ in ("next", "another", "new", "previous", "second", "third", "fourth") for child in noun.lefts):
        return False
    return any(
        (child.dep_ == "det" and child.lower_ in ("the", "this", "these", "both", "that"))
        or (child.dep_ == "poss" and not _is_to_come(child))
        or child.lower_ == "such"
        for child in noun.children
    )


def _is_to_come(owner_: Token) -> bool:
    """The time of "next week's session", "tomorrow's talks": told for the first time, as like as not."""
    return owner_.ent_type_ in ("DATE", "TIME") and any(t.lower_ in ("next", "tomorrow") for t in owner_.subtree)


def _refers_back(noun: Token) -> bool:
    return any(child.dep_ == "poss" and child.pos_ == "PRON" for child in noun.children)


def _add_clause(event: Event, is_people: IsPeople, *, named: bool, between: bool) -> None:
    """Whom the clause around the noun adds: who holds it, who speaks at it, with whom it is held.

    `named`: the noun's own phrase names somebody; `between`: it names both sides.
    """
    noun = event.trigger
    head = _phrase_head(noun)
    preps = words().prepositions
    over_it = preposition(head)
    verb, place = clause(head), head.dep_
    if verb is None:
        return
    directly = head.head.i == verb.i
    if (misread := taken_for_verb(head)) is not None:
        verb, directly = misread[1], True
        place = "nsubjpass" if passive(verb) else "nsubj"
    elif (behind := taken_for_apposition(head)) is not None:
        verb, directly, place = behind, True, "nsubjpass"
    light = words().light
    name = lemma(verb)
    if over_it is None:
        if place == "nsubjpass" and name in light["hold"] and (proposing := _proposed_by(verb)) is not None:
            _add_held(event, verb, is_people)
            if not named:
                event.slots += [(t, None) for t in subjects(proposing) if people_among(t, is_people)]
        elif place in ("dobj", "nsubjpass", "attr", "oprd") and (
            name in light["hold"]
            or _engages(verb)
            or (event.kind == "call" and name in ("receive", "get", "place", "return"))
        ):
            _add_held(event, verb, is_people)
        elif place == "attr" and name == "be":
            event.verb = verb  # "It will be their first meeting"
        elif place == "nsubj" and name == "have" and (forced := [t for t in children(verb, "xcomp") if passive(t)]):
            event.verb, event.decided = forced[0], True  # "had to be called off"
        elif place == "nsubj" and verb.lower_ in STANDS:
            event.verb = verb  # "The trip stands cancelled"
        elif place == "nsubj" and name in light["happen"]:
            event.verb, event.held = _what_it_does(verb), True
            going_on = under_way(noun)
            event.slots += _sides(verb, is_people) + (_sides(going_on, is_people) if going_on is not None else [])
        elif place == "nsubjpass" and (taking := _what_it_does(verb)).i != verb.i:
            # "is expected to take place on Thursday"
            event.verb, event.held = taking, True
            event.slots += _sides(taking, is_people)
        elif place == "nsubj" and name == "feature" and (shown := featured(verb, is_people)):
            event.verb, event.held, event.attended = verb, True, True
            event.slots += [(t, "attendee") for t in shown]
        elif head.dep_ == "dobj" and name in light["list"]:
            event.verb, event.held = verb, True
            owners = [o for t in subjects(verb) for o in (*possessors(t), *of(t))]
            event.slots += [(token, None) for token in owners if people_among(token, is_people)]
        elif place in ("dobj", "nsubjpass") and lemma(noun) == "briefing" and name in ("receive", "get", "give"):
            _add_held(event, verb, is_people)
            givers = [t for t in after(verb, frozenset({"from"})) if people_among(t, is_people)]
            event.slots += [(t, None) for t in givers if t.ent_type_ == "PERSON"]
        elif place in ("dobj", "nsubjpass") and directly:
            # "The decision followed talks on Friday" decides nothing about them.
            event.verb, event.decided = verb, name not in ("follow", "precede")
            asks = name in _WISHING and bool(after(noun, preps["with"]))
            if not between and not (event.kind == "visit" and named) and (asks or _decides(verb)):
                deciding = after(verb, frozenset({"by"})) if passive(verb) else subjects(verb)
                if verb.dep_ == "ccomp" and [t.lower_ for t in deciding] == ["it"]:
                    deciding = subjects(verb.head)  # "The alliance said it had sought a meeting with X"
                deciding += offered_to(verb, noun)
                event.slots += [(token, None) for token in deciding if people_among(token, is_people)]
        elif head.dep_ in ("npadvmod", "dep", "ROOT"):
            event.verb = verb
        return
    if over_it.lower_ == "of" and lemma(over_it.head) in words().limits["about_it"] and over_it.head.head.i == verb.i:
        event.verb = verb  # "The agenda of the meeting with X included trade"
        return
    if (found := _answered(over_it, verb)) is not None and not between:
        event.verb, event.held = verb, found == "held"
        event.decided = not event.held
        event.slots += [(t, None) for t in subjects(verb) if people_among(t, is_people)]
        return
    outcome = over_it.lower_ == "of" and lemma(over_it.head) == "decision"  # "the decision of the meeting"
    if over_it.head.pos_ == "NOUN" and lemma(over_it.head) in words().status.nouns and not outcome:
        _add_wish(event, over_it.head, verb, is_people)
        return
    if over_it.lower_ == "for" and (wished := [t for t in objects(verb) if lemma(t) in words().status.nouns]):
        _add_wish(event, wished[0], verb, is_people)
        return
    if joined_for(over_it, verb, event.kind, is_people):
        event.verb, event.held = verb, True
        both = (*subjects(verb), *after(verb, frozenset({"by"}))) if passive(verb) else doers(verb, is_people)
        event.slots += [(t, None) for t in (*both, *objects(verb)) if people_among(t, is_people)]
        return
    if over_it.head.i != verb.i and (not _leads_to(over_it, verb) or codes_before(noun)):
        return  # "told X of the situation at the Russian-Indian talks"
    if (there := part_spoken_of(over_it, verb, event.kind, is_people)) is not None:
        event.held = event.attended = True
        event.slots += [(t, "attendee") for t in there]
        return
    if over_it.lower_ == "to" and word_before(over_it) == "forward" and event.kind != "visit":
        # "looks forward to the meeting with X"
        event.verb, event.decided = verb, True
        owned = between or any(people_among(t, is_people) for t in of(noun))  # "to the meeting of the ministers"
        event.slots += [] if owned else [(t, None) for t in subjects(verb) if people_among(t, is_people)]
        return
    if name == "drop" and over_it.lower_ == "by":
        event.verb, event.held, event.attended = verb, True, True
        event.slots += [(t, "attendee") for t in subjects(verb) if people_among(t, is_people)]
        return
    if over_it.lower_ == "for" and over_it.head.pos_ == "NOUN" and over_it.head.dep_ == "nsubj":
        return  # "accreditation for the visit closed on Friday"
    led = over_it.lower_ in preps["at"] or (
        over_it.lower_ == "of" and over_it.head.lower_ == "out"
    )  # "came out of talks"
    at = led and (
        over_it.lower_ not in ("on", "from", "of") or event.kind in ("visit", "call") or name in light["leave"]
    )
    met_before = _speak_together_after(over_it, noun, event.kind, verb, is_people)
    if at or met_before or (over_it.lower_ in preps["before"] | preps["after"] and (named or event.kind == "visit")):
        event.verb = verb
        event.purpose = over_it.lower_ == "for"
        if event.kind == "summit" and over_it.head.pos_ == "NOUN" and name in light["thank"]:
            return  # "commended the signing of the treaty at the summit": who does need not have been there
        bodies = [t for t, _ in _own_slots(noun, event.kind, is_people)] if between and over_it.lower_ in _AT else []
        if bodies and all(t.ent_type_ != "PERSON" for one in bodies for t in conjuncts(one)):
            event.slots += [(t, None) for t in doers(verb, is_people) if t.ent_type_ == "PERSON" and is_people(t)]
        owned = any(child.pos_ != "PRON" for child in possessors(noun)) and not gatherings.is_of_leaders(noun)
        owned = owned or any(t.i == noun.i for t in objects(verb))
        owned = owned or (not at and any(t.ent_type_ == "ORG" for t in of(noun)))  # "after a session of the council"
        owned = owned or (event.kind == "summit" and bool(codes_before(noun)))  # "agreed at the Kenya-Union Summit"
        if not between and not ((named or codes_before(noun)) and (event.kind == "visit" or owned)):
            part = "visitor" if event.kind == "visit" else None
            agents = after(verb, frozenset({"by"})) if passive(verb) else []
            own = any(people_among(t, is_people) for t in subjects(verb))
            doing = agents if agents and not own else [] if is_to_be_done(verb) else doers(verb, is_people)
            if name in light["list"]:  # "I know that your programme includes a trip to Riga"
                doing = [o for t in subjects(verb) for o in (*possessors(t), *of(t))]
            doing = according_to(verb) if named and not any(people_among(t, is_people) for t in doing) else doing
            event.slots += [(token, part) for token in doing if people_among(token, is_people)]
        if name in light["hold"] or _engages(verb):
            event.held = True
        _add_attending(event, over_it, verb, is_people)
        if name in light["tell"] and not named and event.kind != "visit":
            event.slots += [(t, None) for t in children(verb, "dobj", "dative") if people_among(t, is_people)]
        if event.kind == "ceremony":
            event.slots += [(t, None) for t in after(verb, frozenset({"to", "with"})) if people_among(t, is_people)]
        elif event.kind != "visit" and not named:
            event.slots += _sides(verb, is_people)


def _answered(over_it: Token, verb: Token) -> str | None:
    """What a subject does about an event that a preposition leads to: "went into talks with X", "pulled out of talks
    with X", "is open to talks with X", "denied reports of a meeting with X"."""
    leads, head, status = over_it.lower_, over_it.head, words().status
    if leads == "into" and head.i == verb.i and lemma(verb) in ("go", "enter", "head"):
        return "held"
    if leads == "of" and head.lower_ == "out" and head.head.i == verb.i:
        return status.phrases.get((lemma(verb), "out"))
    if leads == "to" and head.pos_ == "ADJ" and head.head.i == verb.i and lemma(verb) == "be":
        found = status.adjectives.get(head.lower_)
        return found if found == "proposed" else None
    if leads == "of" and lemma(head) in words().claims and head.dep_ == "dobj" and head.head.i == verb.i:
        return "denied" if is_denied(head) else None
    return None


def _speak_together_after(over_it: Token, noun: Token, kind: str, verb: Token, is_people: IsPeople) -> bool:
    """ "After talks in Oslo, A and B said", "Following a meeting on Tuesday, A and B announced": what several have to
    say together behind a meeting of which nothing else is said."""
    if over_it.lower_ not in ("after", "following") or kind not in ("meeting", "negotiation", "call"):
        return False
    # "pledged to work together after a meeting"
    said = verb.head if verb.dep_ == "xcomp" and verb.tag_ == "VB" else verb
    if said.tag_ != "VBD" or over_it.head.i != verb.i or of(noun) or codes_before(noun):
        return False
    if any(t.pos_ != "PRON" for t in possessors(noun)):
        return False
    speaking = [one for t in subjects(verb) if is_people(t) for one in conjuncts(t)]
    return len([t for t in speaking if t.ent_type_ == "PERSON" and is_people(t)]) > 1


def _add_attending(event: Event, over_it: Token, verb: Token, is_people: IsPeople) -> None:
    """ "Y took part in the meeting", "Also present at it were X and Y", "Taking part in the talks were ...", "Joining
    X on the call were ...", "Also in the meeting were ..."."""
    name = lemma(verb)
    being = verb if name == "be" else next((t for t in children(verb, "aux") if lemma(t) == "be"), None)
    came = were_there(verb)
    event.slots += [(t, None) for t in objects(verb) if came and t not in came and people_among(t, is_people)]
    ahead = name == "be" and over_it.head.i == verb.i and event.trigger.i < verb.i
    here = children(verb, "nsubj", "attr") if ahead else []
    there = over_it.head.lower_ == "present" or takes_part(verb) or bool(came) or (bool(here) and here[0].i > verb.i)
    event.attended = event.attended or there
    if there and being is not None:
        event.held = True
        event.verb = being
        event.slots += [(t, "attendee") for t in came or children(being, "attr", "nsubj") if people_among(t, is_people)]


def _what_it_does(verb: Token) -> Token:
    """The verb by which an event takes place, below one that says no more than whether it does: "is due to begin"."""
    light = words().light
    for adjective in [verb, *children(verb, "acomp", "oprd")]:
        for below in children(adjective, "xcomp"):
            if lemma(below) in light["happen"] or (lemma(below) in light["hold"] and passive(below)):
                return below
    return verb


def _add_wish(event: Event, wish: Token, verb: Token, is_people: IsPeople) -> None:
    """Who is on both sides of "turned down a request by X for a meeting"."""
    event.verb, event.decided = verb, True
    wished = _decides(verb) or lemma(verb) in ("make", "send", "have", "express", "voice") or lemma(verb) in ANSWERING
    sides = subjects(verb) if wished else []
    sides = (
        sides + possessors(wish) + [t for noun in (wish, event.trigger) for t in after(noun, frozenset({"by", "from"}))]
    )
    part = "visitor" if event.kind == "visit" else None
    event.slots += [(token, part) for token in sides if people_among(token, is_people)]


def _phrase_head(noun: Token) -> Token:
    """The noun itself, or what it is joined to or part of: "a series of meetings", "visit and talks"."""
    head = noun
    for _ in range(4):
        if head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
            head = head.head
        elif head.dep_ == "pobj" and head.head.lower_ == "of" and lemma(head.head.head) in words().limits["part_of"]:
            head = head.head.head
        elif head.dep_ == "appos" and taken_for_apposition(head) is None:
            head = head.head
        else:
            break
    return head


def _engages(verb: Token) -> bool:
    return lemma(verb) == "engage" or (
        lemma(verb) == "take" and any(lemma(t) in ("part", "place") for t in objects(verb))
    )


def _decides(verb: Token) -> bool:
    """Whether the verb's subject is one of those who meet: it plans, puts off, proposes or refuses the meeting."""
    lexicon = words()
    particles = ((lemma(verb), child.lower_) for child in verb.children if child.dep_ in ("prt", "advmod"))
    if any(particle in lexicon.status.phrases for particle in particles):
        return True
    if lemma(verb) == "initiate":
        return True
    return lemma(verb) in lexicon.status.verbs and lemma(verb) not in lexicon.limits["decided_by_others"]


def _leads_to(over_it: Token, verb: Token) -> bool:
    """Whether only nouns stand between a preposition and its verb ("called for ties in a meeting")."""
    for up in over(over_it):
        if up.i == verb.i:
            return True
        if up.pos_ not in ("NOUN", "PROPN", "ADP", "ADJ", "ADV", "NUM", "PRON"):
            return False
    return False


def _add_held(event: Event, verb: Token, is_people: IsPeople) -> None:
    light = words().light
    event.verb, event.held = verb, True
    name = lemma(verb)
    event.attended = name in ("attend", "join")
    part = (
        "host"
        if name in light["host"]
        else "attendee"
        if name in light["attend"] and event.kind in ("summit", "ceremony")
        else None
    )
    if event.kind == "visit":
        part = "host" if name in light["host"] else "visitor"
    if passive(verb):
        holders = after(verb, frozenset({"by"}))
        if event.trigger.dep_ == "dobj":
            holders += subjects(verb)  # "was granted an audience with X"
    else:
        holders = subjects(verb)
        if not holders:
            holders = were_there(verb)  # "Attending the talks were Y and Z"
    if name in _FOR_OTHERS and after(event.trigger, words().prepositions["between"]):
        holders = []  # "promised to help in organizing a meeting between X and Y"
    event.slots += [(token, part) for token in holders if people_among(token, is_people) and token.i != event.trigger.i]
    if event.kind != "visit":
        event.slots += [(token, None) for token in proposers(verb) if people_among(token, is_people)]
    event.slots += _sides(verb, is_people)
    event.slots += [(t, part) for t in read_as_held(event.trigger, verb) if people_among(t, is_people)]
    if event.kind == "call":
        event.slots += [(t, None) for t in after(verb, frozenset({"from", "to"})) if people_among(t, is_people)]
    event.slots += [(t, "mediator") for t in after(verb, frozenset({"under"})) if t.ent_type_ == "PERSON"]
    if name in light["host"]:
        led = frozenset({"for", "to"}) if lemma(event.trigger) == "audience" else frozenset({"for"})
        guests = [t for token in (event.trigger, verb) for t in after(token, led)]
        guests += [t for t in children(verb, "dative") if t.pos_ != "ADP"]  # "granted X an audience"
        honoured = [t for token in (event.trigger, verb) for t in after(token, frozenset({"in"}))]
        guests += [t for one in honoured if lemma(one) in ("honour", "honor") for t in (*of(one), *possessors(one))]
        event.slots += [(t, "visitor") for t in guests if people_among(t, is_people)]


def _sides(verb: Token, is_people: IsPeople) -> list[Slot]:
    preps = words().prepositions
    led = after(verb, preps["between"]) + after_widely(verb, preps["with"])
    return [(t, None) for t in led if people_among(t, is_people)]


def _between_sides(noun: Token) -> bool:
    """Whether "talks" are an affair of delegations: "official talks", "a round of talks", "talks between the sides"."""
    lexicon = words()
    before = {child.lower_ for child in noun.lefts}
    delegations = any(lemma(t) in ("delegation", "side") for t in after(noun, lexicon.prepositions["between"]))
    over_it = preposition(noun)
    rounds = over_it is not None and over_it.lower_ == "of" and lemma(over_it.head) == "round"
    return bool(before & lexicon.negotiation) or rounds or delegations
