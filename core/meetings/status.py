"""Whether an event took place: tense, modals, negation, and the words over it that plan, refuse, deny or recall it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings import invitations, outcomes
from core.meetings.clauses import (
    STANDS,
    goes_on,
    is_about,
    is_agreed_on,
    is_before,
    is_denied,
    is_fiction,
    is_habit,
    is_hypothetical,
    is_kept_up,
    is_known,
    is_means,
    is_over,
    is_told,
    is_told_of_now,
    is_used,
    stands_apart,
    under_way,
    was_taken,
    was_used_for,
)
from core.meetings.events import Event, told_of
from core.meetings.grammar import (
    after,
    auxiliaries,
    children,
    clause,
    is_ranked,
    is_verb,
    lemma,
    negated,
    objects,
    over,
    passive,
    possessors,
    preposition,
    subjects,
    thankful_to,
    word_before,
)
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_RANK = (
    "denied",
    "refused",
    "cancelled",
    "postponed",
    "recalled",
    "accepted",
    "invited",
    "proposed",
    "planned",
    "ongoing",
    "held",
)
"""Where several words speak, the one that changes most decides."""
_NOT = {
    "refused": "proposed",
    "cancelled": "planned",
    "postponed": "planned",
    "planned": "refused",
    "proposed": "refused",
    "accepted": "refused",
    "invited": None,
    "denied": None,
    "recalled": None,
    "ongoing": None,
    "held": None,
}
"""What a status is where the word that says it is negated; None: nothing is told then."""
_STEPS = 8
_INSISTING = ("insist", "claim", "maintain", "stress", "swear")
_OPINING = ("believe", "think", "suppose", "imagine")
"""Verbs that are negated for what they report: "I do not think I have met him"."""
_NO_ANSWER = ("need", "recall", "remember", "recollect", "know")
"""Negated these do not say whether it took place: "did not need to meet X", "cannot recall meeting him"."""
_JUDGING = frozenset(
    (
        "fire",
        "criticism",
        "attack",
        "apologize",
        "apologise",
        "condemn",
        "rebuke",
        "slam",
        "chide",
        "scold",
        "mock",
        "scrutiny",
    )
)
_HONOURS = frozenset(("honour", "honor", "pleasure", "privilege", "joy", "delight"))
_WORTH = frozenset(("importance", "value", "necessity", "benefit", "urgency", "merit", "usefulness"))
_TIMING = frozenset(("date", "time", "timing", "venue"))
_GOING_ON = frozenset(("ongoing", "on-going", "current", "continuing"))
_PERCEIVING = frozenset({"see", "hear", "witness", "observe", "feel"})
_HINDERING = ("block", "prevent", "bar", "forbid", "prohibit", "thwart", "oppose")
_TIMES = frozenset(("when", "until", "till", "once", "before", "after"))
_REPORTED = ("say", "tell", "add", "report", "note", "state", "inform", "learn", "write")


def of_event(event: Event) -> str | None:
    """The status that the words around an event give it; None where they tell of no event at all."""
    said: list[str | None] = []
    first = event.trigger
    if event.told:
        return "held"
    if event.frame == "invite":
        return None if negated(first) or is_hypothetical(first) else "invited"
    if event.frame == "answer":
        verb = event.verb if event.verb is not None else first
        return "refused" if invitations.turned_down(verb) or negated(verb) else "accepted"
    if event.frame == "due":
        at = event.verb if event.verb is not None else first
        return None if negated(first) or negated(at) or is_hypothetical(at) else "planned"
    if event.frame == "noun":
        if is_kept_up(event.trigger):
            return None
        said.append(_of_noun(event))
        first = event.verb if event.verb is not None else event.trigger
        if event.verb is not None and _is_judged_possible(event.trigger, event.verb):
            return None
        if event.verb is None:
            said.append("proposed" if is_means(event.trigger) else None)
            return _decide([*said, *_governors_of_noun(event.trigger)])
        governed = _governors_of_noun(event.trigger, below=event.verb)
        said += governed
        if "proposed" in governed and lemma(event.verb) in outcomes.ANSWERING:
            return _decide(said)  # "has not replied to an offer of talks"
    led = preposition(event.trigger) if event.frame == "noun" else None
    if led is not None and led.lower_ == "for" and led.head.pos_ == "PROPN" and led.head.dep_ in ("nsubj", "nsubjpass"):
        return _decide(said)  # "Dahl, in Riga for a meeting of leaders, urged calm"
    if led is not None and led.lower_ in ("after", "following") and first.dep_ == "xcomp" and first.tag_ == "VB":
        first = first.head  # "pledged to work together after a meeting"
        said += [None if first.tag_ == "VBD" else "planned"]
    else:
        said += _of_verb_chain(first, event)
    if event.frame == "noun" and "proposed" in said and _is_scheduled(event.trigger):
        said = [one for one in said if one != "proposed"]
    return outcomes.of(event, first, _decide(said))


def _is_judged_possible(noun: Token, verb: Token) -> bool:
    """ "The dialogue with Chile can be sincere", "talks can be useful": what such talks are like, and none of them."""
    can = any(aux.lower_ == "can" for aux in auxiliaries(verb))
    return noun.dep_ == "nsubj" and lemma(verb) == "be" and can and bool(children(verb, "acomp"))


def _is_scheduled(noun: Token) -> bool:
    """ "proposed to put it on the agenda of the talks scheduled for spring": no proposal of talks."""
    return any(lemma(t) == "schedule" and t.tag_ == "VBN" for t in children(noun, "acl"))


def _decide(said: list[str | None]) -> str | None:
    if "none" in said:
        return None
    found = [status for status in said if status]
    return min(found, key=_RANK.index) if found else "held"


def _of_noun(event: Event) -> str | None:
    """What the noun's own phrase says: "the planned meeting", "no meeting", "before the talks"."""
    noun, lexicon = event.trigger, words()
    if under_way(noun) is not None and noun.head.tag_ in ("VBZ", "VBP"):
        return "ongoing"
    deeper = [one for child in children(noun, "amod") for one in children(child, "amod")]  # "the next, 24th summit"
    for child in [*noun.children, *deeper]:
        if child.dep_ == "amod" and child.lower_ in _GOING_ON:
            return "ongoing"
        described = child.dep_ in ("amod", "compound", "advmod", "acl") and child.tag_ != "VB"
        if described and (found := lexicon.status.adjectives.get(child.lower_)):  # no "ceremony to open the hall"
            if (
                child.lower_ in ("next", "coming", "last", "past", "earlier", "first")
                and event.held
                and event.verb is not None
                and not event.definite
            ):
                continue
            if child.lower_ == "historic" and event.held:
                continue  # "the historic summit is to take place in June"
            return found
        if child.dep_ == "acl" and (found := lexicon.status.verbs.get(lemma(child))) and child.tag_ == "VBN":
            return found
    to_be = [t for t in told_of(noun) if t.tag_ == "VB" and any(c.lower_ == "to" for c in children(t, "aux"))]
    if any(event.kind != "ceremony" or passive(t) or not children(t, "dobj") for t in to_be):
        return "planned"  # "in the talks to be held on 15 May", and no "ceremony to launch the ferry"
    if any(t.tag_ == "VBN" and word_before(t) == "be" and word_before(t, 2) == "to" for t in told_of(noun)):
        return "planned"
    if negated(noun):
        told = event.verb is not None and (_is_said(event.verb) or outcomes.says_there_was_none(event))
        return "denied" if told else "none"
    if event.verb is not None and lemma(event.verb) in words().light["list"] and noun.i > event.verb.i:
        listing = {lemma(t) for t in subjects(event.verb)} & words().light["programme"]
        return "planned" if listing else None
    over_it = preposition(noun)
    if over_it is None:
        return None
    if over_it.lower_ == "since":
        return "recalled"
    if over_it.lower_ in ("before", "ahead", "prior", "pending", "until", "for", "towards", "toward"):
        joined = event.verb is not None and lemma(event.verb) == "join"  # "joined A and B for a call with C"
        recent = any(t.lower_ == "recent" for t in noun.lefts)  # "was done in preparation for the recent summit"
        if over_it.lower_ == "for" and (event.kind == "visit" or _is_judged(over_it) or joined or recent):
            return None
        return "planned"
    if over_it.lower_ == "to" and over_it.head.lower_ == "prior":
        return "planned"
    if over_it.lower_ == "of" and over_it.head.lower_ == "ahead":
        return "planned"
    return None


def _is_judged(for_: Token) -> bool:
    """ "was under fire for a meeting with X", "apologised for the talks": what is judged took place."""
    head = for_.head
    return lemma(head) in words().light["thank"] or lemma(head) in _JUDGING


def _governors_of_noun(noun: Token, below: Token | None = None) -> list[str | None]:
    """What nouns over the noun say: "the possibility of a meeting", "an invitation for a visit"."""
    said: list[str | None] = []
    token = noun
    over_it = preposition(noun)
    if over_it is not None and over_it.lower_ == "to" and word_before(over_it) in ("forward", "ahead"):
        said.append("planned")  # "looks forward to the meeting with X in Rome", "looked ahead to the summit"
    if over_it is not None and over_it.lower_ == "including" and (verb := clause(over_it)) is not None:
        # "proposed regular contacts, including a meeting between X and Y"
        asked = words().status.verbs.get(lemma(verb))
        said += [asked] if asked in ("proposed", "planned", "invited", "accepted") and not negated(verb) else []
    for _ in range(_STEPS):
        if token.head.i == token.i or is_verb(token.head) or (below is not None and token.head.i == below.i):
            break
        token = token.head
        if token.pos_ == "NOUN" and lemma(token) in _WORTH and not is_known(noun, token):
            return ["none"]  # "stressed the importance of talks", but not "of the minister's first visit"
        if lemma(token) in _TIMING and token.tag_ == "NN" and is_agreed_on(token):
            said.append("planned")
        if token.pos_ == "NOUN" and any(t.lower_ in ("upcoming", "forthcoming", "planned") for t in token.lefts):
            said.append("planned")  # "their upcoming participation in the summit"
        if token.pos_ == "ADJ" and (found := words().status.adjectives.get(token.lower_)) and noun.head.dep_ == "prep":
            said.append(_turned(found, negated(token) or negated(token.head)))
        if token.pos_ == "NOUN" and lemma(token) in words().claims and is_denied(token):
            said.append("denied")
        if token.pos_ == "NOUN" and (found := words().status.nouns.get(lemma(token))):
            # "the decisions of their meeting", but "preparations for the visit"
            came_of_it = token.tag_ == "NNS" and found == "planned" and not any(t.lower_ == "for" for t in token.rights)
            of_it = over_it is not None and over_it.lower_ == "of" and over_it.head.i == token.i
            came_of_it = came_of_it or (of_it and lemma(token) == "decision")  # "the decision of the meeting"
            came_of_it = came_of_it or any(t.lower_ == "recent" for t in noun.lefts)
            # "The agenda of the meeting included trade"
            came_of_it = came_of_it or (lemma(token) == "agenda" and token.dep_ == "nsubj" and token.head.tag_ == "VBD")
            said.append(None if came_of_it else _turned(found, negated(token)))
    return said


def _of_verb_chain(verb: Token, event: Event) -> list[str | None]:
    """What the verb says, and each verb, adjective or noun over it as far as it governs whether this came true."""
    said: list[str | None] = []
    token = verb
    below: Token | None = None
    own = joined = True
    beside = event.frame == "noun" and _is_of_its_topics(event.trigger)
    for _ in range(_STEPS):
        if is_verb(token):
            known = lemma(token) == "confirm" and below is not None and is_told(below)
            known = known or (beside and (negated(token) or any(map(negated, auxiliaries(token)))))
            said += [] if known else _of_verb(token, event, own=own)
            below = token
            if is_hypothetical(token) or is_fiction(token) or (not own and lemma(token) in words().unreal):
                return ["none"]
        head = token.head
        if head.i == token.i:
            break
        if token.dep_ in (
            "xcomp",
            "ccomp",
            "pcomp",
            "acl",
            "prep",
            "pobj",
            "dobj",
            "csubj",
            "acomp",
            "nsubjpass",
            "attr",
            "oprd",
            "relcl",
            "advcl",
            "dep",
        ):
            found = "stop" if stands_apart(token, head) else _governing(token, head)
            found = "planned" if beside and found == "refused" else found
            if found == "stop":
                break
            if own and token.dep_ == "pcomp" and event.kind == "visit" and is_before(head):
                said.append("planned")  # "before going to Malta, X held talks in Rome"
                event.purpose = True
            if found:
                said.append(found)
            if token.dep_ == "relcl":
                # "recalled the talks at which X and Y met"
                verb_over = clause(head)
                if verb_over is not None and words().status.verbs.get(lemma(verb_over)) == "recalled":
                    said.append("recalled")
                if not is_ranked(token):
                    break
            if token.dep_ == "advcl" and not (token.tag_ == "VB" and lemma(head) in words().status.verbs):
                saw = lemma(head) == "go" and lemma(token) == "see" and head.tag_ == "VBD"  # "went to see X"
                used = saw or is_used(head) or any(lemma(t) in _HONOURS for t in (head, *children(head, "attr")))
                if (
                    token.tag_ == "VB"
                    and joined
                    and not used
                    and (event.frame != "noun" or (event.held and event.verb is token))
                ):
                    said.append("planned")
                    event.purpose = True
                if not (token.tag_ == "VB" and head.tag_ == "VB" and head.dep_ == "xcomp"):
                    break
        elif token.dep_ == "conj" and is_verb(head):
            # "plans to visit X and meet Y": what stands over the first verb stands over the second.
            if token.tag_ != "VB" and token.tag_ != "VBG":
                break
            own = False  # and yet joined: "flew to attend the summit and meet X"
            token = head
            continue
        else:
            break
        token = head
        own = joined = False
    return said


def _is_of_its_topics(noun: Token) -> bool:
    """ "Rights were not raised at the meeting", "is not expected to surface in the talks": the topic is negated."""
    over_it = preposition(noun)
    if over_it is None or over_it.lower_ not in ("at", "during", "in"):
        return False
    return is_verb(over_it.head) and lemma(over_it.head) in words().limits["topical"]


def _is_called(verb: Token, event: Event) -> bool:
    """ "X's meeting with Y is not an endorsement": what a meeting is, or is not, and no word of whether it was."""
    if event.frame != "noun" or lemma(verb) != "be" or event.trigger.dep_ not in ("nsubj", "nsubjpass"):
        return False
    lexicon = words().status
    told = children(verb, "attr", "acomp")
    known = any(t.lower_ in lexicon.adjectives or lemma(t) in lexicon.nouns for t in told)
    of_somebody = event.definite or bool(possessors(event.trigger))
    return of_somebody and bool(told) and not known


def _of_verb(verb: Token, event: Event, *, own: bool) -> list[str | None]:
    """What a verb on the way up says by its tense, modals, negation and meaning."""
    lexicon = words()
    said: list[str | None] = []
    auxiliary = [aux.lower_ for aux in auxiliaries(verb)]
    not_ = negated(verb) or any(negated(aux) for aux in auxiliaries(verb))
    nobody = (t for t in children(verb, "nsubj", "nsubjpass") if t.i != event.trigger.i)
    if own and any(negated(t) or t.lower_ in ("nobody", "none", "neither") for t in nobody):
        return ["none"]  # "No president had visited Kuwait"
    if own and not_ and _is_called(verb, event):
        return []
    meaning = None
    if verb.i != event.trigger.i:
        meaning = _meaning(verb, event)
        if meaning == "refused" and lemma(verb) in _HINDERING and verb.tag_ == "VB":
            return ["planned"]  # "called on the government to block his visit"
    tense: str | None = None
    if (
        own
        and verb.tag_ == "VBG"
        and verb.dep_ == "attr"
        and lemma(verb.head) == "be"
        and verb.head.tag_ in ("VBZ", "VBP")
    ):
        return ["ongoing"]
    if any(aux in lexicon.modal_planned for aux in auxiliary):
        tense = "planned"
        if "would" in auxiliary and "have" in auxiliary:
            return ["none"]
        if "would" in auxiliary and lemma(verb) in ("like", "welcome", "love"):
            tense = "proposed"
    elif any(aux in lexicon.modal_proposed for aux in auxiliary):
        seen = verb.i != event.trigger.i and "could" in auxiliary and lemma(verb) in _PERCEIVING and not not_
        tense = None if seen else "proposed"  # "During his visit X could see for himself": he did
    elif (
        (
            own
            and verb.tag_ == "VBG"
            and any(aux in ("is", "are", "'s", "'re", "am") for aux in auxiliary)
            and not is_over(event)
        )
        or (own and _begins(verb, event))
        or (own and verb.tag_ == "VBG" and goes_on(verb, auxiliary, event))
    ):
        tense = "ongoing"
    elif own and verb.tag_ == "VB" and "to" in auxiliary and verb.dep_ == "ROOT":
        tense = "planned"
    elif own and any(t.lower_ == "to" and word_before(t) in ("forward", "ahead") for t in children(verb, "aux")):
        tense = "planned"  # "looks forward to warmly welcoming X"
    elif verb.tag_ == "VB" and "to" in auxiliary and verb.dep_ in ("acl", "relcl") and not was_used_for(verb):
        felt = lemma(verb.head) in _HONOURS or is_ranked(verb)
        tense = "planned" if lexicon.status.nouns.get(lemma(verb.head)) is None and not felt else None
    elif own and verb.tag_ in ("VBZ", "VBP") and any(t.lower_ in _TIMES for t in children(verb, "advmod", "mark")):
        tense = "planned"  # "when X comes to Rome, he will meet Y", "until I meet him"
    elif own and event.frame == "visit" and lemma(verb) == "be" and verb.tag_ in ("VBZ", "VBP"):
        tense = "ongoing"  # "X is in Tunis today"
    elif own and event.frame == "noun" and (lemma(verb) in _BEING or verb.lower_ in STANDS):
        tense = _of_being(verb, counted=event.trigger.dep_ == "attr")
    if not own and lemma(verb) == "continue" and tense == "planned" and not not_:
        return ["none"]  # "will continue to bring together mayors and firms": as before, no word of when
    times = [t for t in children(verb, "npadvmod", "dobj") if t.lower_ == "times"]
    times += [t for t in after(verb, frozenset({"on"})) if t.lower_ == "occasions"]
    if own and any(child.lower_ in ("many", "several", "countless", "numerous") for t in times for child in t.lefts):
        return ["none"]  # "met him many times"
    if own and is_habit(verb):
        return ["none"]
    if own and not not_ and verb.tag_ == "VBD" and any(t.lower_ == "last" for t in children(verb, "advmod")):
        said.append("recalled")  # "The two last met in March"
    if not_:
        # "did not meet" tells of nothing; "will not meet" of a refusal.
        if lemma(verb) in _OPINING and not own:
            said.append("denied")  # "did not believe that he had met X"
        elif lemma(verb) in _NO_ANSWER and not own:
            said.append("none")
        elif meaning:
            said.append(_turned(meaning, True))
        elif outcomes.fell_through(event, verb, tense):
            said.append("cancelled")
        elif tense in ("planned", "proposed"):
            said.append("refused")
        elif own or verb.i == event.trigger.i:
            perfect = any(aux.lower_ in ("had", "has", "have") for aux in auxiliaries(verb))
            met = event.frame != "discuss"  # "insisted she hadn't discussed it with X": no word of whether they met
            denied = met and _is_said(verb) and (perfect or lemma(verb.head) in _INSISTING)
            said.append("denied" if denied else "none")
        return said
    said += [meaning, tense]
    return said


def _begins(verb: Token, event: Event) -> bool:
    """ "The talks began", "opened the conference", but not "launched a programme at the conference"."""
    begun = event.frame == "noun" and lemma(verb) in words().light["begin"] and is_told_of_now(verb)
    beside = preposition(event.trigger) is not None and bool(objects(verb))
    return begun and not beside


_BEING = frozenset({"be", "stand", "remain"})


def _of_being(verb: Token, *, counted: bool = False) -> str | None:
    """ "The meeting is off", "talks are likely"."""
    if thankful_to(verb):
        return None  # "I am grateful to X for her visit"
    if verb.dep_ == "auxpass" and verb.head.tag_ == "VBN":  # "The trip stands cancelled"
        return words().status.verbs.get(lemma(verb.head))
    for child in children(verb, "acomp", "attr", "advmod", "prt", "oprd", "advcl", "ccomp"):
        if found := words().status.adjectives.get(child.lower_):
            return found
        if lemma(verb) != "be" and child.tag_ == "VBN" and (found := words().status.verbs.get(lemma(child))):
            return found  # "The trip stands deferred"
        if child.lower_ == "off":
            return "cancelled"
    # "It is their fourth meeting" tells of one held.
    return "ongoing" if verb.tag_ in ("VBZ", "VBP") and not counted else None


def _is_said(verb: Token) -> bool:
    """Whether somebody says what the verb tells: "the ministry said that he had not met X"."""
    return verb.dep_ == "ccomp" and lemma(verb.head) in (*_REPORTED, *_INSISTING)


def _meaning(verb: Token, event: Event) -> str | None:
    """What the verb over an event does with it: "postponed", "turned down", "called off"."""
    lexicon = words().status
    name = lemma(verb)
    path = {up.i for up in over(event.trigger)}
    for child in verb.children:
        # "called for ties in a meeting" calls for no meeting: a preposition counts where the event hangs on it.
        led = child.i in path and (event.frame != "noun" or child.i in _led_by(event.trigger))
        if (child.dep_ in ("prt", "advmod") or led) and (found := lexicon.phrases.get((name, child.lower_))):
            return found
    if outcomes.comes_to_nothing(verb):
        return "cancelled"
    if name == "initiate" and event.trigger.tag_ == "NNS" and event.kind not in ("call", "visit"):
        return None if passive(verb) else "proposed"  # "initiates talks", but "initiated a call with X": he made it
    if event.frame == "noun" and event.held and verb is event.verb:
        return None
    if event.frame == "noun" and verb is event.verb and preposition(event.trigger) is not None:
        over_it = preposition(event.trigger)
        if (
            over_it is not None
            and over_it.lower_ in ("during", "in")
            and (passive(verb) or (verb.tag_ in ("VBZ", "VBP") and children(verb, "xcomp")))
            and lexicon.verbs.get(name) == "planned"
        ):
            return "planned"  # "During the visit X is scheduled to meet Y", "the two intend to discuss trade"
        if over_it is not None and over_it.lower_ == "of" and lemma(over_it.head) in words().limits["part_of"]:
            over_it = preposition(over_it.head) or over_it  # "asked him at the beginning of the meeting to"
        # "expects to sign it during a visit": the verb speaks of something else than the visit.
        if over_it is not None and over_it.lower_ not in ("for", "to", "on", "with", "about", "of"):
            return None
    return lexicon.verbs.get(name)


def _led_by(noun: Token) -> set[int]:
    """The preposition that a noun, or what it is a part of, is the object of: "called for a round of talks"."""
    found: set[int] = set()
    token = noun
    for _ in range(_STEPS):
        if (over_it := preposition(token)) is not None:
            found.add(over_it.i)
            if over_it.head.lower_ == "out":
                found.add(over_it.head.i)  # "pulled out of talks"
            if over_it.lower_ != "of":
                break
            token = over_it.head
        elif token.dep_ in ("conj", "appos", "compound", "nmod"):
            token = token.head
        else:
            break
    return found


def _governing(token: Token, head: Token) -> str | None:
    """What an adjective or noun over a verb says of it: "due to meet", "plans to visit"; "stop" ends the way up."""
    lexicon = words().status
    name = lemma(head)
    if token.dep_ == "prep" and token.lower_ == "for" and is_verb(head) and name in words().light["thank"]:
        return "stop"  # "would like to thank X for agreeing to come": the thanks are wished for, and given
    if token.dep_ == "xcomp" and token.tag_ == "VB" and is_verb(head):
        # "praised the initiative to hold talks", read as if somebody praised to hold them
        led = [
            t
            for t in children(head, "dobj")
            if head.i < t.i < token.i and lemma(t) in ("initiative", "idea", "proposal")
        ]
        if led:
            return _turned(lexicon.nouns[lemma(led[0])], negated(led[0]))
    if head.lower_ == "able" and head.head.tag_ == "VBD" and lemma(head.head) == "be" and not negated(head.head):
        return None  # "was able to meet X": did
    if (
        head.pos_ in ("ADJ", "VERB")
        and (found := lexicon.adjectives.get(head.lower_))
        and token.dep_ in ("xcomp", "ccomp", "prep", "advcl")
    ):
        return _turned(found, negated(head) or negated(head.head))
    # "agreements reached during the visit" are no agreement to make it.
    reached = token.dep_ == "acl" and token.tag_ == "VBN"
    if head.pos_ == "NOUN" and token.dep_ in ("acl", "prep") and name in words().occasions and was_taken(head):
        return None  # "had an opportunity to meet X"
    if (
        head.pos_ == "NOUN"
        and token.dep_ in ("acl", "relcl", "prep")
        and not reached
        and not is_about(token)
        and not (token.dep_ == "relcl" and name in words().nouns_of_calls)  # "the call, which followed their meeting"
        and (found := lexicon.nouns.get(name))
    ):
        if name in ("plan", "intention", "arrangement", "schedule") and negated(head):
            return "none"  # "has no plans to visit": nobody asked
        return _turned(found, negated(head)) or "none"
    if (
        head.pos_ == "ADJ"
        and token.dep_ in ("xcomp", "ccomp")
        and token.tag_ == "VB"
        and head.lower_ not in words().glad
    ):
        return "none"
    if head.pos_ == "NOUN" and token.dep_ in ("prep", "acl") and name in _WORTH:
        return "none"
    if head.pos_ == "NOUN" and token.dep_ in ("acl", "relcl", "ccomp") and name in words().claims:
        return "denied" if is_denied(head) else "stop"
    if head.pos_ == "NOUN" and token.dep_ in ("acl", "relcl") and token.tag_ != "VB":
        return "stop"
    if is_verb(head) and name == "be" and token.dep_ == "xcomp":
        honoured = any(lemma(t) in _HONOURS for t in children(head, "attr"))
        return None if honoured else "planned"  # "it is an honour for him to visit Ukraine"
    if is_verb(head) and name == "have" and token.dep_ == "xcomp" and any(t.lower_ == "yet" for t in head.children):
        return "none"  # "have yet to meet"
    if is_verb(head) and name in ("go",) and token.dep_ == "xcomp" and head.tag_ == "VBG":
        return "planned"
    if is_verb(head) and token.dep_ == "ccomp" and is_fiction(head):
        return "none"
    if (
        is_verb(head)
        and token.dep_ == "ccomp"
        and name in ("confirm", "say", "reveal", "disclose")
        and (words().status.verbs.get(lemma(head.head)) == "refused" and head.dep_ == "xcomp")
    ):
        return "none"  # "declined to confirm that X would visit"
    if is_verb(head) and token.dep_ == "ccomp" and name in _REPORTED:
        return "stop" if not negated(head) else None
    return None


def _turned(status: str, not_: bool) -> str | None:
    return _NOT[status] if not_ else status
