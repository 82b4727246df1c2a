"""Verbs that tell of a meeting, a visit or a call: one function a frame (lexicon, [verbs])."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core import gazetteer
from core.actors.offices import canonical_role
from core.meetings import courtesies, credentials, encounters, hospitality, invitations, journeys, presence
from core.meetings.assemblies import is_assembly
from core.meetings.clauses import is_enabled, is_met_for, is_what_for
from core.meetings.events import Event, IsPeople, Slot, as_slots, met_for_summit, people_among
from core.meetings.grammar import (
    after,
    after_widely,
    children,
    conjuncts,
    doers,
    is_somebody,
    lemma,
    objects,
    of,
    passive,
    preposition,
    proposers,
    shared_objects,
    subjects,
    text_in,
    word_before,
)
from core.meetings.joined_names import joined_anyhow
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_verb(verb: Token, frame: str, is_people: IsPeople) -> Event | None:
    if verb.dep_ in ("amod", "compound") and frame != "meet":
        return None
    return _FRAMES[frame](verb, is_people)


def _meet(verb: Token, is_people: IsPeople) -> Event | None:
    if passive(verb) or verb.dep_ in ("amod", "compound"):
        return None
    if any(lemma(t) in words().limits["contests"] for one in (verb, *objects(verb)) for t in after(one, _IN)):
        return None  # "may meet X in the final"
    # "to meet face to face", "met this morning with X"
    met = [t for t in objects(verb) if t.lower_ != "face" and not _is_time(t) and not _is_of_a_claim(t)]
    if any(not people_among(token, is_people) for token in met) or (met and lemma(verb) == "gather"):
        return None
    if any(is_ones_spouse(token) for token in met):
        return None
    others = met + _with(verb, is_people) + [t for t in proposers(verb) if people_among(t, is_people)]
    led = after(verb, words().prepositions["with"])
    if not others and any(_is_press(t) or lemma(t) in words().limits["met_with"] for t in led):
        return None
    if not others and not met and (sitting := _sitting(verb, is_people)) is not None:
        return Event(verb, "meeting", "meet", as_slots([sitting], None), verb=verb, held=True)
    summit = not others and bool(met_for_summit(verb))  # "will gather for a summit in Riga"
    return _together(verb, "summit" if summit else "meeting", "meet", others, is_people)


_KIN = frozenset({"husband", "wife", "spouse", "fiance", "fiancé", "fiancee", "fiancée", "girlfriend", "boyfriend"})


_IN = frozenset({"in"})


def is_ones_spouse(token: Token) -> bool:
    """ "met her husband, X, at law school"."""
    return any(lemma(t) in _KIN and children(t, "poss") for t in (token, *children(token, "compound")))


def _sitting(verb: Token, is_people: IsPeople) -> Token | None:
    """The body that meets by itself: "The Security Council met on Tuesday to discuss the war"."""
    one = doers(verb, is_people)
    if len(one) != 1 or lemma(verb) not in ("meet", "convene") or len(conjuncts(one[0])) > 1:
        return None
    body = one[0]
    named = body.pos_ == "PROPN" and any(t.pos_ == "PROPN" for t in children(body, "compound", "nmod", "amod"))
    sits = lemma(body) in words().sitting or is_assembly(body)
    return body if named and sits and people_among(body, is_people) else None


def _is_press(token: Token) -> bool:
    """ "met with representatives of the media"."""
    return any(lemma(t) in words().press for t in token.subtree)


def _meet_with(verb: Token, is_people: IsPeople) -> Event | None:
    particle = words().particles.get(lemma(verb))
    others = [t for t in after_widely(verb, frozenset({"opposite"})) if people_among(t, is_people)]
    others += _with(verb, is_people)
    spans = [t for t in after(verb, frozenset({"for"})) if lemma(t) in words().spans_of_time]
    others = others or [t for span in spans for t in _with(span, is_people)]
    long = bool(others and spans)
    together = any(child.lower_ in (particle, "together") for child in verb.children)
    if particle and not together and not long and not after(verb, frozenset({"opposite"})):
        return None
    joint = particle or any(child.lower_ == "together" for child in verb.children)
    if not others and not (joint and (_are_several(subjects(verb), is_people) or any(map(_plural, subjects(verb))))):
        return None
    return _together(verb, "meeting", "meet", others, is_people)


def _is_of_a_claim(token: Token) -> bool:
    """ "a report that he had met with X", read as if he had met a report."""
    return token.tag_ == "WDT" and token.head.dep_ == "relcl" and lemma(token.head.head) in words().claims


def _is_time(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME") or (token.pos_ == "NOUN" and lemma(token) in words().spans_of_time)


def _spend(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X spent an hour with Y", "X and Y spent an evening together"."""
    spent = [t for t in (*objects(verb), *children(verb, "npadvmod")) if lemma(t) in words().spans_of_time]
    others = [t for one in (verb, *spent) for t in _with(one, is_people)]
    others = [t for t in others if is_somebody(t)]
    joint = any(t.lower_ == "together" for one in (verb, *spent) for t in one.children)
    if not spent or passive(verb) or not (others or joint) or lemma(spent[0]) in ("day", "week", "while"):
        return journeys.spend(verb, is_people)
    return _together(verb, "meeting", "meet", others, is_people)


def _speak(verb: Token, is_people: IsPeople) -> Event | None:
    if passive(verb) or children(verb, "dobj") or is_enabled(verb):
        return None
    # "speaking at a conference with X", "speaking in parliament": the occasion of a statement, no talk of two.
    finite = verb.tag_ != "VBG" or bool(children(verb, "aux", "mark")) or verb.dep_ == "pcomp"
    to_others, reach = words().prepositions["speak"], after_widely
    again = verb.tag_ == "VB" and any(t.lower_ == "again" for t in children(verb, "advmod"))
    if after(verb, frozenset({"at", "in", "during", "before"})) and not again:
        if not finite:
            return None
        reach = after
    others = [token for token in reach(verb, to_others) if people_among(token, is_people) and not _is_heard(token)]
    if not others:
        others = [one for t in reach(verb, to_others) if t.tag_ == "NNS" for one in _behind_dash(t, is_people)]
    if any(lemma(t) in ("voice", "tongue") for t in after(verb, frozenset({"with", "in"}))):
        return None
    long = any(lemma(t) in words().spans_of_time for t in after(verb, frozenset({"for"})))
    if not others and long and lemma(verb) == "talk" and _are_several(subjects(verb), is_people):
        return _together(verb, "meeting" if after(verb, frozenset({"at", "in"})) else "call", "speak", [], is_people)
    told = [t.lower_ for t in subjects(verb)]
    if not others and told in (["we"], ["i"], ["it"]) and after(verb, frozenset({"about", "of"})):
        return None  # "We are talking about a hundred trains"
    if not others and (_makes_speeches(verb) or any(_tells_more(child) for child in children(verb, "prep"))):
        return None
    return _together(verb, "call", "speak", others, is_people)


def _behind_dash(several: Token, is_people: IsPeople) -> list[Token]:
    """ "spoke with friends of our country - Prime Minister A and President B": who the friends are."""
    found: list[Token] = []
    dash = False
    for token in several.doc[several.i + 1 : several.sent.end]:
        if token.pos_ in ("VERB", "AUX") or (dash and token.text in _DASHES):
            return []
        dash = dash or token.text in _DASHES
        following = token.nbor() if token.i + 1 < several.sent.end else None
        ends = following is None or (following.pos_ != "PROPN" and following.lower_ != "of")
        if dash and token.pos_ == "PROPN" and ends and is_people(token):
            found.append(token)
    return found


_DASHES = frozenset({"-", "–", "—", ":"})


def _is_heard(token: Token) -> bool:
    """Whether this is whom a speech or an interview is for: "spoke to CNN", "spoke along with Y"."""
    over_it = token.head
    beside = over_it.lower_ == "with" and word_before(over_it) in ("along", "together")
    return beside or (over_it.lower_ == "to" and token.ent_type_ == "ORG")


_AT_IT = frozenset(("continue", "keep", "start", "begin", "stop", "like", "love"))
"""Verbs of how somebody talks: "great at continuing to talk"."""


def _makes_speeches(verb: Token) -> bool:
    """ "X and Y will speak there as well", "are to speak next Thursday night", "also spoke onstage"."""
    said = {child.lower_ for child in children(verb, "advmod")}
    how = {lemma(t) for t in after(verb, frozenset({"with", "in"}))}
    if how & {"language", "unison"} or (verb.dep_ in ("xcomp", "pcomp") and lemma(verb.head) in _AT_IT):
        return True
    past = any(child.lower_ == "past" for child in children(verb, "prep"))  # "talked past each other"
    return past or bool(said & {"there", "onstage", "publicly", "here", "first", "next", "out", "too", "well"})


def _tells_more(led: Token) -> bool:
    """Whether "spoke" is followed by whom or what it is about, and not by a day or a time: "spoke on Tuesday"."""
    if led.lower_ not in ("to", "with", "for", "of", "on", "at"):
        return False
    if led.lower_ in ("with", "at"):
        return True
    timed = [t for t in children(led, "pobj") if t.ent_type_ in ("DATE", "TIME") or lemma(t) in words().spans_of_time]
    return not timed and not any(lemma(t) in words().phone for t in children(led, "pobj"))


_ALWAYS = frozenset(("closely", "regularly", "frequently", "often"))


def _consult(verb: Token, is_people: IsPeople) -> Event | None:
    others = _with(verb, is_people)
    if verb.tag_ == "VB" and any(t.lower_ in _ALWAYS for t in children(verb, "advmod")):
        return None  # "agreed to consult closely"
    if lemma(verb) == "consult":  # one confers a title on somebody
        others += [t for t in objects(verb) if people_among(t, is_people)]
    if not others and (objects(verb) or not _are_several(subjects(verb), is_people)):
        return None
    return _together(verb, "meeting", "consult", others, is_people)


def _exchange(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X exchanged views with Y", "X and Y exchanged views"."""
    if passive(verb) or not any(lemma(t) in words().exchanged for t in objects(verb)):
        return None
    others = _with(verb, is_people)
    if not _are_several(subjects(verb), is_people):  # "A and B exchanged views on contacts with C"
        told = [t for view in objects(verb) for t in after_widely(view, words().prepositions["with"])]
        others += [t for t in told if people_among(t, is_people)]
    return _together(verb, "meeting", "discuss", others, is_people)


def _see(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X will see Y on Monday", "flew to Rome to see Y": only of one person, and where a day or a journey says it."""
    if (gone := hospitality.seeing_off(verb, is_people)) is not None:
        return gone
    if lemma(verb) == "brief" and any(lemma(t) in words().nouns for t in after(verb, frozenset({"in", "during"}))):
        return None  # "briefed X in a call"
    asked = verb.dep_ == "xcomp" and words().status.verbs.get(lemma(verb.head)) in ("proposed", "refused")
    envoys = lemma(verb) == "brief" and any(map(_are_envoys, objects(verb)))
    one = ("NN", "NNP", "NNS") if asked or envoys else ("NN", "NNP")
    seen = [t for t in objects(verb) if is_people(t) and t.tag_ in one and is_somebody(t)]
    if any(lemma(t) in ("other", "another") and word_before(t) in ("each", "one") for t in objects(verb)):
        return _together(verb, "meeting", "meet", [], is_people)  # "The two saw each other once more"
    if passive(verb) or not seen or children(verb, "ccomp", "oprd", "xcomp", "acomp", "prt"):
        return None
    if any(lemma(t) in encounters.DOCTORS for one in seen for t in (one, *one.children)):
        return None
    if any(child.lower_ in ("as", "like") for t in (verb, *seen) for child in t.children):
        return None
    came = verb.dep_ in ("advcl", "xcomp") and words().verbs.get(lemma(verb.head)) in ("travel", "visit", "due")
    when = [*after(verb, frozenset({"on", "for"})), *children(verb, "npadvmod")]
    when += [t for one in subjects(verb) for t in one.lefts]  # "Tomorrow X will see Y", read as a part of X's name
    timed = any(t.ent_type_ in ("DATE", "TIME") or t.lower_ in ("tomorrow", "today") for t in when)
    named = verb.tag_ in ("VBD", "VBN") and any(map(_is_named_with_office, seen))
    awaited = preposition(verb) is not None and word_before(verb) == "to" and word_before(verb, 2) == "forward"
    if not came and not timed and not asked and not named and not awaited and not (envoys and verb.tag_ == "VBD"):
        return None
    return _together(verb, "meeting", "meet", seen, is_people)


def _are_envoys(token: Token) -> bool:
    """ "the ambassadors of the Gulf states", "the heads of diplomatic missions"."""
    return lemma(token) in words().envoys or (lemma(token) == "head" and any(lemma(t) == "mission" for t in of(token)))


def _is_named_with_office(token: Token) -> bool:
    """ "Chile's foreign minister, X", "Prime Minister X"."""
    if token.ent_type_ != "PERSON":
        return any(t.ent_type_ == "PERSON" for t in children(token, "appos"))
    told = [*token.lefts, *children(token, "appos")]  # "Fiona Ashe, the minister for Asia"
    return any(lemma(t) in words().people or canonical_role(t.text) is not None for t in told)


def _discuss(verb: Token, is_people: IsPeople) -> Event | None:
    if is_what_for(verb):
        return None
    others = [t for t in after(verb, words().prepositions["with"]) if people_among(t, is_people) and is_somebody(t)]
    # "discussed cooperation with the ambassador": the phrase hangs on what was discussed.
    others += [
        t
        for topic in objects(verb)
        for word in topic.subtree
        if lemma(word) not in words().nouns  # "discussed their conversations with X"
        and not _is_ones_own_bond(word)
        for t in after(word, words().prepositions["with"])
        if (t.ent_type_ == "PERSON" or lemma(t) == "counterpart" or encounters.is_head_of_state(t) or _is_title(t))
        and is_people(t)
        and lemma(verb) == "discuss"
    ]
    if not others and (not _are_several(subjects(verb), is_people) or is_met_for(verb)):
        return None
    return _together(verb, "meeting", "discuss", others, is_people)


def _is_title(token: Token) -> bool:
    """ "(discussed security with) Adviser to the President A": as names have it, in capitals and without an article."""
    bare = not any(t.dep_ in ("det", "poss") for t in token.lefts)
    return token.tag_ == "NNP" and token.ent_type_ == "" and lemma(token) in words().people and bare


def _is_ones_own_bond(noun: Token) -> bool:
    """ "(discussed) our relations with X": X is whom they are with, not who was spoken to."""
    return lemma(noun) in words().limits["bonds"] and any(t.tag_ == "PRP$" for t in children(noun, "poss"))


def _are_several(heads: list[Token], is_people: IsPeople) -> bool:
    """ "X and his guest, Y, discussed the border"."""
    joint = [one for token in heads for one in (*joined_anyhow(token), *conjuncts(token))]
    people = [one for one in joint if is_people(one)]
    named = [t for t in people if t.pos_ == "PROPN" or (lemma(t) == "counterpart" and t.tag_ == "NN")]
    return len(named) > 1


def _call(verb: Token, is_people: IsPeople) -> Event | None:
    if any(child.lower_ == "in" for child in children(verb, "prt")):
        return _summon(verb, is_people)  # "The ambassador was called in by the minister"
    if passive(verb):
        return None
    led = next((child for child in verb.children if child.i == verb.i + 1 and child.lower_ in ("on", "upon")), None)
    if lemma(verb) == "call" and led is not None:
        called = [t for t in children(led, "pobj") or objects(verb) if t.ent_type_ != "DATE"]
        if called or led.dep_ != "prep":
            return _call_on(verb, called, is_people)
    met = [token for token in objects(verb) or shared_objects(verb) if people_among(token, is_people)]
    if not met or any(child.dep_ in ("oprd", "acomp", "ccomp", "attr", "prt") for child in verb.children):
        return None
    if len(objects(verb)) > 1 or (lemma(verb) == "call" and not _ends_like_a_call(met[-1])):
        return None
    if lemma(verb) == "call" and (not is_somebody(met[0]) or is_naming(verb, met[0].i + 1)):
        return None
    if met[0].tag_ == "NNS" and word_before(met[0]) != "" and met[0].nbor(-1).tag_ in ("NNPS", "NNS", "PRP"):
        return None  # "call these Chileans refugees"
    return _together(verb, "call", "call", met, is_people)


def _call_on(verb: Token, called: list[Token], is_people: IsPeople) -> Event | None:
    """ "X called on Minister Y here on Wednesday": a meeting; "called on Y to resign", "called on Iran" are none."""
    if len(called) != 1:
        return None
    person = called[0]
    one = person.ent_type_ == "PERSON" or (person.tag_ in ("NN", "NNP") and lemma(person) in words().people)
    if not one or not is_people(person):
        return None
    behind = list(verb.doc[person.i + 1 : verb.sent.end])
    asked = any(t.tag_ == "VB" and any(c.lower_ == "to" for c in children(t, "aux")) for t in behind)
    asked = asked or any(child.lower_ == "for" for child in children(verb, "prep"))
    dated = any(t.ent_type_ in ("DATE", "TIME") or t.lower_ == "here" for t in behind)
    if asked or (verb.dep_ == "ccomp" and not dated):
        return None
    slots: list[Slot] = [*as_slots(subjects(verb), "visitor"), (person, "host")]
    return Event(verb, "meeting", "receive", slots, verb=verb)


def _ends_like_a_call(token: Token) -> bool:
    """Whether what follows the object may follow "called X" on the telephone and not "called X a friend"."""
    last = max(child.right_edge.i for child in conjuncts(token))
    sentence = token.sent
    following = token.doc[last + 1] if last + 1 < sentence.end else None
    if following is None or following.pos_ in ("PUNCT", "CCONJ", "SCONJ", "PART"):
        return following is None or following.text not in ('"', "“", "'", "‘", ":")
    return following.ent_type_ in ("DATE", "TIME") or following.lower_ in words().limits["after_call"]


def is_naming(verb: Token, behind: int) -> bool:
    """Whether "called X" goes on, from the word at `behind`, with what X was called.

    "called X “a clown”", "called X, who was then a general, a great leader", "calling X by another name".
    """
    rest = verb.doc[behind : verb.sent.end]
    if any(t.text in _OPENING_MARKS for t in verb.doc[verb.i + 1 : behind]):
        return True
    if any(t.lower_ == "by" and t.nbor().lower_ in ("name", "another", "any", "his", "her", "its") for t in rest[:-1]):
        return True
    if len(rest) and rest[0].text in _OPENING_MARKS:
        return True
    if not len(rest) or rest[0].text != ",":
        return False
    # Behind the words in commas that say who X is.
    for comma in rest[1:-1]:
        if comma.text == "," and (further := comma.nbor()).tag_ == "DT" and further.ent_type_ not in ("DATE", "TIME"):
            return True
    return False


_OPENING_MARKS = frozenset({'"', "“", "'", "‘", "``", ":"})


def _receive(verb: Token, is_people: IsPeople) -> Event | None:
    if (papers := credentials.received(verb, is_people)) is not None:
        return papers
    hosts, guests = subjects(verb), [t for t in objects(verb) if people_among(t, is_people)]
    if passive(verb):
        hosts, guests = after(verb, frozenset({"by"})), [t for t in subjects(verb) if people_among(t, is_people)]
    # "thanked Germany for hosting 35,000 Afghans", "hosted a discussion with ..."
    guests = [t for t in guests if "people" not in gazetteer.meanings(t.text) and not _is_event(t)]
    guests = [t for t in guests if not (lemma(verb) == "host" and lemma(t) in _QUARTERED)]
    if not guests or not any(people_among(token, is_people) for token in hosts):
        return None
    slots: list[Slot] = as_slots(hosts, "host") + as_slots(guests, "visitor")
    return Event(verb, "meeting", "receive", slots, verb=verb, apart=is_apart(verb))


_QUARTERED = frozenset({"force", "soldier", "troop", "serviceman", "refugee"})
"""Who is hosted for months, and by a country: "hosting 9,000 troops"."""


def receiving(verb: Token, guest: Token, is_people: IsPeople) -> Event | None:
    """ "X received at the palace Y": the guest found behind the place."""
    hosts = subjects(verb)
    if passive(verb) or objects(verb) or not any(people_among(token, is_people) for token in hosts):
        return None
    return Event(verb, "meeting", "receive", as_slots(hosts, "host") + as_slots([guest], "visitor"), verb=verb)


def _summon(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X summoned the ambassador of Y": he came, and was told something."""
    hosts, guests = subjects(verb), objects(verb)
    if passive(verb):
        hosts, guests = [*after(verb, frozenset({"by"})), *after(verb, frozenset({"to"}))], subjects(verb)
    hosts = [t for t in hosts if people_among(t, is_people)]
    guests = [t for t in guests if people_among(t, is_people) and is_somebody(t)]
    envoys = [t for t in guests if t.ent_type_ == "PERSON" or lemma(t) in words().envoys]
    if not hosts or not envoys:
        return None
    return Event(verb, "meeting", "receive", as_slots(hosts, "host") + as_slots(guests, "visitor"), verb=verb)


def _greet(verb: Token, is_people: IsPeople) -> Event | None:
    # "welcomed Thailand's leadership in the Mekong region": what it does, and nobody.
    leads = {t.i for t in objects(verb) if lemma(t) == "leadership" and children(t, "poss")}
    guests = [t for t in objects(verb) if t.i not in leads and people_among(t, is_people)]
    where = [place for token in (verb, *guests) for place in after(token, words().prepositions["to"])]
    return _receive(verb, is_people) if where or _is_greeted_by(verb) else None


def _is_greeted_by(verb: Token) -> bool:
    """ "Minister X was welcomed by Governor Y on Monday": one person by another, who is named with an office."""
    if not passive(verb):
        return False
    guests, hosts = subjects(verb), after(verb, frozenset({"by"}))
    return all(t.ent_type_ == "PERSON" for t in guests) and any(map(_is_named_with_office, hosts))


def _negotiate(verb: Token, is_people: IsPeople) -> Event | None:
    return _together(verb, "negotiation", "negotiate", _with(verb, is_people), is_people)


def _mediate(verb: Token, is_people: IsPeople) -> Event | None:
    between = words().prepositions["between"]
    goes_between = lemma(verb) in ("mediate", "shuttle")
    sides = [t for t in after(verb, between) if people_among(t, is_people)] if goes_between else []
    # "brokered talks between X and Y"
    talks = subjects(verb) if passive(verb) else objects(verb)
    talks = [t for t in talks if words().nouns.get(lemma(t)) in ("meeting", "negotiation", "summit")]
    sides += [t for noun in talks for t in after_widely(noun, between | {"with"}) if people_among(t, is_people)]
    mediators = after(verb, frozenset({"by"})) if passive(verb) else subjects(verb)
    mediators = [t for t in mediators if people_among(t, is_people)]
    if not mediators or not sides:
        return None
    slots: list[Slot] = as_slots(mediators, "mediator") + as_slots(sides, "principal")
    return Event(verb, "mediation", "mediate", slots, verb=verb)


def _convene(verb: Token, is_people: IsPeople) -> Event | None:
    hosts, guests = proposers(verb) or subjects(verb), objects(verb)
    if passive(verb):
        hosts, guests = after(verb, frozenset({"by"})), subjects(verb)
    if not guests and lemma(verb) == "convene":
        # "convened leaders engaged in trade", read as if they engaged in it: nobody convenes that something is so
        guests = [t for said in children(verb, "ccomp") for t in children(said, "nsubj") if t.i > verb.i]
    if any(lemma(t) in words().nouns and not is_people(t) for t in guests):
        return None  # "convened a call with X": the noun tells of it
    guests = [token for token in guests if people_among(token, is_people)]
    if not guests or not any(people_among(token, is_people) for token in hosts):
        return None
    together = any(child.lower_ == "together" for child in verb.children)
    guests += [t for t in _with(verb, is_people) if together and t not in guests]
    several = len(guests) > 1 or _are_several(guests, is_people) or any(map(_plural, guests))
    if lemma(verb) == "bring" and (verb.dep_ == "pcomp" or not (together and several)):
        return None  # "the role that they play in bringing people together"
    slots: list[Slot] = as_slots(hosts, "host") + as_slots(guests, "attendee")
    return Event(verb, "meeting", "convene", slots, verb=verb)


def _join(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X was joined by Y", "X, accompanied by Y": more people at a meeting told of beside it."""
    bare = verb.tag_ == "VBN" and not children(verb, "aux", "dobj") and bool(children(verb, "agent"))
    if not passive(verb) and not bare:  # "X joined by Y, met Z", read as what X did
        return presence.joining(verb, is_people) or journeys.accompany(verb, is_people)
    joining = [token for token in after(verb, frozenset({"by"})) if people_among(token, is_people)]
    if not joining:
        return None
    joined = subjects(verb)
    if lemma(verb) in ("chair", "co-chair") and any(map(is_assembly, joined)):
        return None  # "The Task Force is chaired by the adviser": always, not at a meeting
    # "It was chaired by Y and Z"
    it = any(t.lower_ in ("it", "which", "event", "function", "proceedings") for t in joined)
    slots: list[Slot] = as_slots(joining, "attendee") + ([] if it else as_slots(joined, None))
    return Event(verb, "meeting", "join", slots, verb=verb, definite=True, presence=it)


_FRAMES: dict[str, Callable[[Token, IsPeople], Event | None]] = {
    "meet": _meet,
    "meet_with": _meet_with,
    "speak": _speak,
    "consult": _consult,
    "discuss": _discuss,
    "exchange": _exchange,
    "see": _see,
    "spend": _spend,
    "call": _call,
    "receive": _receive,
    "summon": _summon,
    "have": hospitality.of_verb,
    "farewell": courtesies.of_verb,
    "present": credentials.presented,
    "due": journeys.due,
    "greet": _greet,
    "visit": journeys.visit,
    "travel": journeys.travel,
    "reach": journeys.reach,
    "lead": journeys.lead,
    "depart": journeys.depart,
    "stay": journeys.stay,
    "negotiate": _negotiate,
    "mediate": _mediate,
    "convene": _convene,
    "join": _join,
    "answer": invitations.answer,
    "invite": invitations.invite,
}


def _together(verb: Token, kind: str, frame: str, others: list[Token], is_people: IsPeople) -> Event | None:
    """X meets Y, or X and Y meet: people on both sides of the verb, or several before it."""
    first = doers(verb, is_people)
    if not any(people_among(token, is_people) for token in first):
        return None
    if not others and not _may_meet_each_other(first):
        return None
    # "X, together with Y, met Z"
    beside = [t for one in first for joint in conjuncts(one) for t in after(joint, words().prepositions["with"])]
    first = first + [t for t in beside if people_among(t, is_people)]
    slots: list[Slot] = [(token, None) for token in [*first, *others]]
    apart = bool(others) and is_apart(verb)
    return Event(verb, kind, frame, slots, verb=verb, definite=not others, apart=apart)


def _may_meet_each_other(heads: list[Token]) -> bool:
    """Whether more than one is meant: "A and B met", "the ministers met"."""
    if any(
        len(conjuncts(token)) > 1 or token.tag_ in ("NNS", "NNPS") or _plural(token) or joined_anyhow(token)
        for token in heads
    ):
        return True
    # "Minister A of Chile and Peruvian President B met", where the parser sees two subjects.
    return any(t.lower_ == "and" for t in heads[0].doc[heads[0].i : heads[-1].i])


def is_apart(verb: Token) -> bool:
    """Whether the others were met one by one: "met separately with A and B", "in separate meetings received them"."""
    alone = ("separately", "individually", "respectively")
    if any(phrase in text_in(verb.sent).lower() for phrase in ("one after the other", "one by one", "in turn")):
        return True
    if any(t.lower_ == "separate" and t.head.tag_ == "NNS" and _is_event(t.head) for t in verb.sent):
        return True  # "welcomed two ambassadors, A and B, who paid separate courtesy calls on him"
    below = [
        verb,
        *children(verb, "prep"),
        *(t for t in after(verb, frozenset({"in", "at", "during"})) if t.tag_ == "NNS"),
    ]
    return any(
        t.lower_ in alone or (t.lower_ == "separate" and token.i != verb.i) for token in below for t in token.children
    )


def _is_event(noun: Token) -> bool:
    return words().nouns.get(lemma(noun)) is not None


def _plural(token: Token) -> bool:
    return token.lower_ in ("they", "both", "we", "two", "three", "four") or "Number=Plur" in str(token.morph)


_HOW_MET = frozenset({"time", "door", "private", "secret", "person", "lunch", "dinner", "breakfast", "coffee", "tea"})
"""What stands between "met" and "with X"."""


def _with(token: Token, is_people: IsPeople) -> list[Token]:
    led = after_widely(token, words().prepositions["with"])
    if not led:  # "met for the first time with X", "behind closed doors with X", read as a time, or doors, with X
        how = [t for t in after(token, frozenset({"for", "behind", "in", "over"})) if lemma(t) in _HOW_MET]
        led = [t for one in how for t in after(one, words().prepositions["with"])]
    return [found for found in led if people_among(found, is_people)]
