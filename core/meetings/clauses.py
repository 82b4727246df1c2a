"""Whether the clause of an event tells of what took place: now, by habit, as hypothetical or denied, or after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.events import Event, told_of
from core.meetings.grammar import (
    SUBJECTS,
    auxiliaries,
    children,
    clause,
    is_verb,
    lemma,
    negated,
    objects,
    over,
    passive,
    preposition,
    word_before,
)
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token


_TAKING = frozenset(("have", "take", "use", "get", "give", "receive", "seize", "enjoy", "find", "welcome"))
"""What somebody did with a chance that he took."""


_WHICH = frozenset(("recent", "latest", "upcoming", "forthcoming"))


STANDS = frozenset({"stands", "stood", "remains", "remained"})
"""Forms of verbs that say as "is" does what became of something: "The trip stands cancelled"."""


def is_used(verb: Token) -> bool:
    """ "used the hours before to meet X", "took advantage of the gathering to hold a meeting": it was done."""
    taken = any(lemma(t) in ("advantage", "opportunity", "occasion", "chance", "time") for t in children(verb, "dobj"))
    return verb.tag_ in ("VBD", "VBN") and (lemma(verb) == "use" or (lemma(verb) in ("take", "seize") and taken))


def was_used_for(verb: Token) -> bool:
    """ "used the hours before the opening to meet X": he met him."""
    up = next((up for up in over(verb) if is_verb(up)), None)
    return up is not None and lemma(up) == "use" and up.tag_ == "VBD"


def is_told_of_now(verb: Token) -> bool:
    """ "began", "begins", "has begun", but not "had begun"."""
    have = any(t.lower_ in ("has", "have", "'ve") for t in verb.children)
    return verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.tag_ == "VBN" and have)


def goes_on(verb: Token, auxiliary: list[str], event: Event) -> bool:
    """ "has been mediating", "was flying to Rome on Monday"."""
    perfect = "been" in auxiliary and any(t.lower_ in ("has", "have") for t in verb.subtree if t.i < verb.i)
    return perfect or (event.frame in ("travel", "visit") and bool({"was", "were"} & set(auxiliary)))


_UNDER_WAY = frozenset({"underway", "ongoing", "on-going"})


def under_way(noun: Token) -> Token | None:
    """The word that says that talks go on: "Talks are under way between A and B", "Negotiations with A are ongoing"."""
    verb = noun.head
    if noun.dep_ not in SUBJECTS or lemma(verb) != "be" or negated(verb):
        return None
    ways = [t for led in children(verb, "prep") if led.lower_ == "under" for t in children(led, "pobj")]
    said = [t for t in children(verb, "acomp", "advmod", "attr") if t.lower_ in _UNDER_WAY]
    return next(iter([*said, *(t for t in ways if t.lower_ == "way")]), None)


def is_habit(verb: Token) -> bool:
    """ "They often meet", "The aides meet every week"."""
    if any(child.lower_ in words().habitual for child in verb.children if child.dep_ in ("advmod", "neg")):
        return True
    return any(t.lower_ in ("every", "each") for time in children(verb, "npadvmod") for t in time.lefts)


def is_kept_up(noun: Token) -> bool:
    """ "We make telephone calls and keep in touch": what is done in the present, without a word of when."""
    verb = clause(noun)
    if verb is None or noun.tag_ != "NNS" or noun.dep_ != "dobj":
        return False
    joined = verb.tag_ == "VB" and verb.dep_ in ("conj", "dep") and verb.head.tag_ in ("VBP", "VBZ")
    if verb.tag_ not in ("VBP", "VBZ") and not joined:
        return False
    when = [t for led in children(verb, "prep") for t in children(led, "pobj")] + children(verb, "npadvmod")
    timed = any(t.ent_type_ in ("DATE", "TIME") for t in when)
    return not (timed or children(noun, "det", "poss", "nummod", "prep") or children(verb, "aux"))


def is_told(verb: Token) -> bool:
    """Whether a verb tells of the past: "confirmed that he had met X" confirms no plan."""
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(t.lower_ in ("had", "have", "has") for t in verb.children))


def stands_apart(clause_: Token, head: Token) -> bool:
    """Whether a clause is a sentence of its own beside the verb over it: "this morning he met X; later he will Y"."""
    if clause_.dep_ != "ccomp" or clause_.i > head.i:
        return False
    return any(t.text in (";", ":") for t in clause_.doc[clause_.i : head.i])


def is_denied(claim: Token) -> bool:
    """ "denied reports that X met Y", "Reports of a visit are untrue", "claims do not correspond to reality"."""
    verb = clause(claim)
    if verb is None or claim.dep_ not in ("nsubj", "nsubjpass"):
        return verb is not None and lemma(verb) in words().denials and not negated(verb)
    said = children(verb, "acomp", "attr", "oprd") if lemma(verb) == "be" else []
    false = any(t.lower_ in words().untrue or lemma(t) in words().untrue for t in said)
    true = any(t.lower_ in ("true", "accurate", "correct") for t in said) or lemma(verb) in ("correspond", "reflect")
    denied = passive(verb) and lemma(verb) in words().denials
    return true if negated(verb) else false or denied


def was_taken(chance: Token) -> bool:
    """Whether somebody had the chance to do something and it is told as what he did."""
    verb = clause(chance)
    if verb is None or chance.dep_ not in ("dobj", "nsubjpass") or negated(chance) or negated(verb):
        return False
    past = verb.tag_ in ("VBD", "VBN") and not any(aux.tag_ == "MD" for aux in auxiliaries(verb))
    thanked = verb.dep_ == "pcomp" and verb.head.lower_ == "for" and lemma(verb.head.head) in words().light["thank"]
    return (past or thanked) and lemma(verb) in _TAKING


def is_hypothetical(verb: Token) -> bool:
    """ "if they met"; "they would meet if ..."; "without meeting them"."""
    unreal = words().hypothetical
    if _instead(verb):
        return True
    if any(child.dep_ in ("mark", "advmod") and child.lower_ in unreal for child in verb.children):
        return True
    would = any(child.dep_ == "aux" and child.lower_ in ("would", "could", "might") for child in verb.children)
    would = would or lemma(verb) == "be"  # "If X meets Y, it will be their first encounter"
    conditions = (child for child in verb.children if child.dep_ == "advcl")
    return would and any(t.dep_ == "mark" and t.lower_ in unreal for child in conditions for t in child.children)


def _instead(verb: Token) -> bool:
    """ "rather than meeting X", "instead of paying a visit", "without having met X": what was not done."""
    own = [verb, *children(verb, "aux", "auxpass", "neg")]
    first = min(token.i for token in own)
    if all(token.tag_ != "VBG" for token in own):
        return False
    before = verb.doc[max(verb.sent.start, first - 2) : first].text.lower()
    return before in ("instead of", "rather than") or before.endswith("without")


def is_fiction(verb: Token) -> bool:
    """ "The film tells how X meets Y", "In the novel, X visits Moscow"."""
    if any(lemma(t) in words().fiction for t in children(verb, "nsubj")):
        return True
    led = [t for t in children(verb, "prep") if t.lower_ == "in" and t.i < verb.i]
    told = [t for one in led for t in children(one, "pobj")]
    return verb.tag_ in ("VBZ", "VBP") and any(lemma(t) in words().fiction for t in told)


def _is_aim(verb: Token) -> bool:
    infinitive = verb.tag_ == "VB" and any(t.lower_ == "to" for t in children(verb, "aux"))
    return infinitive and verb.dep_ in ("advcl", "xcomp")


def is_met_for(verb: Token) -> bool:
    """ "A and B met with senators, and C joined virtually, to discuss roads"."""
    first = verb.head.head if verb.head.dep_ == "conj" else verb.head
    return _is_aim(verb) and words().verbs.get(lemma(first)) == "meet"


def is_what_for(verb: Token) -> bool:
    """ "hosted a roundtable to discuss prices": what was held for that, another word tells."""
    over_it, aim = verb.head, _is_aim(verb)
    held = (
        lemma(over_it) in words().light["host"] | words().light["hold"] or words().verbs.get(lemma(over_it)) == "meet"
    )
    return aim and held and any(lemma(t) in words().nouns for t in (over_it, *objects(over_it)))


def is_about(clause_: Token) -> bool:
    """Whether a clause tells of what was said of the noun over it: "plans, which we talked about with X"."""
    spoken = clause_.dep_ == "relcl" and words().verbs.get(lemma(clause_)) in ("speak", "consult", "discuss")
    led = [t for one in children(clause_, "prep") if one.lower_ in ("about", "of", "on") for t in (one, *one.children)]
    which = any(t.tag_ in ("WDT", "WP") for t in (*led, *objects(clause_)))
    return spoken and (which or any(not list(t.children) for t in led if t.pos_ == "ADP"))


def has_begun(noun: Token) -> bool:
    """ "his tour, which began on Sunday"."""
    return any(t.tag_ == "VBD" and lemma(t) in words().light["begin"] for t in children(noun, "relcl"))


def is_before(led: Token) -> bool:
    """ "before going", "prior to visiting", "ahead of travelling"."""
    return led.lower_ == "before" or led.head.lower_ in ("prior", "ahead") or word_before(led) in ("prior", "ahead")


def is_means(noun: Token) -> bool:
    """ "The dispute can be settled with direct talks between A and B", "should be solved through negotiations"."""
    over_it = preposition(noun)
    if over_it is None or over_it.lower_ not in ("with", "by", "through", "via") or not is_verb(over_it.head):
        return False
    modal = any(aux.lower_ in words().modal_proposed for aux in auxiliaries(over_it.head))
    return modal and not any(aux.lower_ == "have" for aux in auxiliaries(over_it.head))


def is_agreed_on(timing: Token) -> bool:
    """ "must agree on the date of the meeting", "set a time for the talks"."""
    over_it = preposition(timing)
    verb = over_it.head if over_it is not None and over_it.lower_ == "on" else timing.head
    direct = over_it is not None or timing.dep_ in ("dobj", "nsubjpass")
    return (
        direct
        and is_verb(verb)
        and lemma(verb) in ("agree", "set", "fix", "determine", "announce", "decide", "coordinate")
    )


def is_known(noun: Token, worth: Token) -> bool:
    """ "the minister's first visit", "the talks held in May", "the recent meeting": one that was or will be."""
    which = any(t.lower_ in _WHICH for t in noun.lefts) and noun.tag_ in ("NN", "NNP") and noun.head.head.i == worth.i
    return which or bool(children(noun, "poss") or told_of(noun))


def is_over(event: Event) -> bool:
    """ "After a meeting with X, cooperation is growing": the meeting does not go on."""
    over_it = preposition(event.trigger) if event.frame == "noun" else None
    return over_it is not None and over_it.lower_ in ("after", "following", "since")


def is_enabled(verb: Token) -> bool:
    """ "Send us your lists, so that we can talk to our partners": what something is for."""
    marks = [t for t in children(verb, "mark") if t.lower_ == "that" and word_before(t) == "so"]
    return bool(marks) and any(t.lower_ in ("can", "could", "may", "might") for t in children(verb, "aux"))
