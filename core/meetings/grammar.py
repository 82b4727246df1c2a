"""Ways through a sentence: who a verb's subject is, what hangs on a preposition, what stands over a word.

Thin functions over spaCy's parse (ClearNLP labels). None crosses the bounds of a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD

from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SUBJECTS = ("nsubj", "nsubjpass")
OBJECTS = ("dobj", "dative", "obj")
_MEANING_ANOTHER = frozenset(
    {"thank", "praise", "criticise", "criticize", "blame", "commend", "congratulate", "condemn", "applaud", "fault"}
)
"""Verbs that say of their object that it did what follows "for"."""
_THANKFUL = frozenset({"grateful", "thankful", "indebted"})
"""What somebody is to those whom he thanks."""
_STATING = frozenset(
    {"state", "say", "announce", "emphasize", "emphasise", "stress", "note", "report", "declare", "mention"}
)
"""Verbs of "This was stated by X": who is named behind "by" says it."""
_PLURAL = frozenset({"NNS", "NNPS"})
TOGETHER = frozenset({"together", "along", "jointly"})
"""Words before a "with" that joins somebody to whoever does something."""
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "latest", "only"})
_SENDING = frozenset(
    {"send", "dispatch", "deploy", "assign", "order", "instruct", "direct", "task", "commission", "delegate"}
)
"""What is done to somebody who is then to do something."""
_STEPS = 12
"""No chain of words over a word is followed further."""


def text_of(doc: Doc) -> str:
    """The doc's text, put together once: spaCy does it anew each time, for the whole of a document."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


_TEXT = "communique.text"


def text_in(span: Span) -> str:
    """The text of a sentence: a part of the doc's, where spaCy puts its words together anew each time."""
    return text_of(span.doc)[span.start_char : span.end_char]


def _below(doc: Doc) -> list[list[tuple[int, str]]]:
    """The children of each word, in order, with their labels: told once a doc, as hundreds of rules ask for them."""
    below: list[list[tuple[int, str]]] | None = doc.user_data.get(_BELOW)
    if below is None:
        parse = doc.to_array([HEAD, DEP])
        heads = np.arange(len(doc)) + parse[:, 0].astype(np.int64)
        labels = {key: doc.vocab.strings[key] if key else "" for key in np.unique(parse[:, 1]).tolist()}
        below = doc.user_data[_BELOW] = [[] for _ in range(len(doc))]
        for word, (head, label) in enumerate(zip(heads.tolist(), parse[:, 1].tolist(), strict=True)):
            if head != word:
                below[head].append((word, labels[label]))
    return below


_BELOW = "communique.below"
"""Numbers of words, no Tokens: a Token holds its doc, which would then hold itself."""


def word_before(token: Token, far: int = 1) -> str:
    """The word that stands so far before another, in small letters; "" where the text begins in between."""
    return str(token.doc[token.i - far].lower_) if token.i >= far else ""


def lemma(token: Token) -> str:
    """In lower case; the model leaves names in the plural as they are ("Ministers")."""
    name = str(token.lemma_).lower()
    if token.tag_ != "NNPS" or not name.endswith("s"):
        return name
    return name[:-3] + "y" if name.endswith("ies") else name[:-1]


def children(token: Token, *labels: str) -> list[Token]:
    """Children with one of these labels, in order."""
    doc = token.doc
    return [doc[word] for word, label in _below(doc)[token.i] if label in labels]


def over(token: Token) -> Iterator[Token]:
    """The words that stand over a word, nearest first."""
    for _ in range(_STEPS):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def conjuncts(token: Token) -> list[Token]:
    """The word and those joined to it by "and" or a comma."""
    found, waiting = [token], [token]
    while waiting and len(found) < 60:
        token_ = waiting.pop()
        # "Joseph Biden, Jr. and Pedro Sánchez": joined to the title behind the name.
        joined = [
            deeper
            for child in children(token_, "appos")
            for deeper in children(child, "conj")
            if (deeper.pos_ == "PROPN" or _is_called(token_, child, deeper)) and not _is_of_one(child, deeper)
        ]
        if token_.tag_ in _PLURAL:  # "officials, governors from the west, and partners"
            joined += [one for one in children(token_, "appos") if one.tag_ in _PLURAL and children(one, "conj")]
        joined += _holders_of_other_states(token_) + _beside_its_state(token_)
        if token_.tag_ == "NNP" and token_.dep_ != "conj":  # "Minister A, senior officials, and the heads of firms"
            joined += [one for one in children(token_, "appos") if one.tag_ == "NNS" and children(one, "conj")]
        nearest = children(token_, "conj") + joined
        nearest = nearest or _behind_its_and(token_)
        found += nearest
        waiting += nearest
    return found


def _is_called(title: Token, name: Token, further: Token) -> bool:
    """ "Greek negotiator A and Turkish negotiator B", "The secretary, A, and his Singaporean counterpart, B": a name
    that is read as told behind its title."""
    behind = name.doc[title.i + 1 : name.left_edge.i].text.strip() in ("", ",")
    named = lemma(further) == "counterpart" or any(t.ent_type_ == "PERSON" for t in children(further, "appos"))
    return behind and named and name.ent_type_ == "PERSON" and title.tag_ == "NN" and further.tag_ == "NN"


def _is_of_one(told: Token, further: Token) -> bool:
    """ "met X, a well-known singer and Goodwill Ambassador of the council": two words for one person."""
    bare = not any(t.dep_ == "det" for t in further.lefts) and further.ent_type_ != "PERSON"
    return bare and lemma(further) in words().people and any(t.lower_ in ("a", "an") for t in told.lefts)


def _behind_its_and(token: Token) -> list[Token]:
    """ "talks between the government of Mali and the rebels failed", the rebels read as those who failed."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("between", "with"):
        return []
    joining = [t for t in children(token, "cc") if t.i > token.i and t.lower_ == "and"]
    if not joining:
        return []
    verb = next((up for up in over(token) if is_verb(up)), None)
    subjects_ = children(verb, "nsubj", "nsubjpass") if verb is not None else []
    return [t for t in subjects_ if t.left_edge.i == joining[-1].i + 1]


def _beside_its_state(token: Token) -> list[Token]:
    """ "the government of Mali and the rebels": read as joined to the state."""
    if lemma(token) not in _OF_A_STATE or token.tag_ != "NN":
        return []
    led = [t for child in children(token, "prep") if child.lower_ in ("of", "from") for t in children(child, "pobj")]
    states = [t for t in led if t.ent_type_ == "GPE"]
    return [t for one in states for t in children(one, "conj") if t.ent_type_ != "GPE"]


_OF_A_STATE = frozenset({"government", "regime", "delegation", "army"})


def _holders_of_other_states(token: Token) -> list[Token]:
    """ "the prime minister of Chile, the president of Peru": read as another word for the first."""
    states = _states_of(token)
    if not states or token.ent_type_ == "PERSON":
        return []
    return [one for one in children(token, "appos") if _states_of(one) and not states & _states_of(one)]


def _states_of(office: Token) -> set[str]:
    """The state of "the president of Peru", "the prime ministers of Chile and Peru"."""
    if not any(t.lower_ == "the" for t in office.lefts):
        return set()
    led = [t for child in children(office, "prep") if child.lower_ == "of" for t in children(child, "pobj")]
    named = [one for t in led for one in (t, *children(t, "conj"))]
    return {t.lower_ for t in named if t.ent_type_ == "GPE" and t.pos_ == "PROPN"}


def is_somebody(token: Token) -> bool:
    """Whether a word is no name of a state, a people or a body."""
    return token.ent_type_ not in ("GPE", "NORP", "ORG")


def is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def passive(verb: Token) -> bool:
    return any(label in ("auxpass", "nsubjpass") for _, label in _below(verb.doc)[verb.i]) or (
        verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl") and not children(verb, "aux", "nsubj")
    )


def _behind_opening(first: Token) -> list[Token]:
    """ "Building on the plan, officials of the council convened a call", "Meeting in Oslo, A and B agreed": who does
    it, read as a part of the opening."""
    if not first.lower_.endswith("ing") or first.i != first.sent.start or not children(first, "prep"):
        return []
    return [t for t in first.subtree if _is_joined_behind_comma(t)][:1]


def _is_joined_behind_comma(token: Token) -> bool:
    """ "... in Oslo, A": joined by the parser to what stands before its comma, where a sentence may only begin."""
    first = token.left_edge.i
    return token.dep_ in ("conj", "appos") and first > token.sent.start and token.doc[first - 1].text == ","


def subjects(verb: Token) -> list[Token]:
    """Heads of the verb's own subject, or of that which it shares with the verb over it."""
    for _ in range(_STEPS):
        own = children(verb, *SUBJECTS) or _visiting(verb)
        if own:
            if verb.dep_ == "conj" and _is_joined_by_with(own[0]):
                own = subjects(verb.head) + own
            own = _title_before(verb, own[0]) + own + _left_over(verb, own[-1])
            own = _behind_opening(own[0]) or own
            return _right_before(own[-1]) or [found for token in own if (found := _antecedent(token)) is not None]
        if verb.dep_ == "conj" and (beside := _together_before(verb)):
            return subjects(verb.head) + beside
        if is_ranked(verb) and verb.head.dep_ == "attr":
            return subjects(verb.head.head)  # "X was the first minister to visit Chile"
        if verb.dep_ == "acl" and verb.tag_ == "VB":
            return _of_intention(verb.head)
        if verb.dep_ == "advcl" and verb.tag_ == "VB" and (sent := _sent(verb)):
            return sent
        if verb.dep_ == "advcl" and verb.tag_ == "VB" and (owners := _of_journey_before(verb)):
            return owners
        if is_ranked(verb) and verb.head.dep_ == "appos" and verb.head.head.ent_type_ == "PERSON":
            return [verb.head.head]  # "X, the first minister to visit Chile"
        if verb.dep_ in ("acl", "relcl"):
            return [verb.head] if verb.head.pos_ in ("NOUN", "PROPN", "PRON") else []
        if verb.dep_ == "xcomp" and (objects := children(verb.head, *OBJECTS)) and verb.tag_ in ("VB", "VBG"):
            return objects
        if verb.dep_ == "pcomp":
            if lemma(verb.head.head) in _MEANING_ANOTHER and verb.head.lower_ == "for":
                return children(verb.head.head, *OBJECTS)  # "thanked X for taking part in the summit": X did
            if verb.head.lower_ == "for" and (whom := thankful_to(verb.head.head)):
                return whom  # "grateful to X for visiting Riga": X did
            if (thanked := _named_before_for(verb)) is not None:
                return [thanked]
            verb = verb.head
            if is_verb(verb.head):
                verb = verb.head
                continue
            if verb.head.dep_ == "dobj" and is_verb(verb.head.head):
                verb = verb.head.head  # "had the honour of being received by X"
                continue
            return []
        if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "dep", "acomp", "attr") and verb.head.i != verb.i:
            if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG", "VBN"):
                return []
            verb = verb.head
            continue
        return _mistaken(verb)
    return []


def thankful_to(head: Token) -> list[Token]:
    """X of "grateful to X for the visit", whichever of these words the parser hangs "for" on; [] where nobody is
    thanked."""
    led = preposition(head)
    adjectives = [head, *children(head, "acomp"), *([led.head] if led is not None and led.lower_ == "to" else [])]
    return [t for one in adjectives if lemma(one) in _THANKFUL for t in after(one, frozenset({"to"}))]


def _named_before_for(verb: Token) -> Token | None:
    """ "thanked the president, X, for taking part in the summit", where "for" is read as a part of the name."""
    name = verb.head.head
    if verb.head.lower_ != "for" or name.pos_ != "PROPN" or name.i > verb.i:
        return None
    return name if any(lemma(t) in _MEANING_ANOTHER for t in name.doc[name.sent.start : name.i]) else None


def _is_joined_by_with(subject: Token) -> bool:
    """ "X will give out prizes and together with Y will meet the staff": Y is read as the one who will."""
    first = subject.left_edge.i
    before = [t.lower_ for t in subject.doc[max(first - 2, subject.sent.start) : first]]
    return len(before) > 1 and before[0] in TOGETHER and before[1] == "with"


def _together_before(verb: Token) -> list[Token]:
    """ "X went to Riga and together with Y met the staff": Y is read as the one with whom X went."""
    led = [t for t in children(verb.head, "prep") if t.lower_ == "with" and t.i < verb.i]
    led = [t for t in led if word_before(t) in TOGETHER and word_before(t, 2) in ("and", ",")]
    return [t for one in led for t in children(one, "pobj") if t.right_edge.i < verb.i]


def together_with(token: Token) -> list[Token]:
    """Whom "X together with Y met Z", "visited the plant together with Y" join to a word."""
    led = [t for t in children(token, "prep") if t.lower_ == "with" and word_before(t) in TOGETHER]
    return [head for one in led for head in children(one, "pobj")]


def is_ranked(verb: Token) -> bool:
    """ "the first minister to visit Chile", "the only one to meet him": who did so, not who is to."""
    behind = verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB" and any(t.lower_ == "to" for t in verb.lefts)
    return behind and any(t.lower_ in _RANKS for t in (verb.head, *verb.head.lefts))


def _title_before(verb: Token, subject: Token) -> list[Token]:
    """ "President of Latvia A and Minister of Peru B met", read as if B met, and "President" said how."""
    titles = [t for t in children(verb, "npadvmod") if t.tag_ == "NNP" and not t.ent_type_ and children(t, "prep")]
    return [t for t in titles if any(one.lower_ == "and" for one in verb.doc[t.i : subject.i])]


def doers(verb: Token, is_people: Callable[[Token], bool]) -> list[Token]:
    """Heads of who does what the verb says: its subject, or that of the words over it where its own is no one.

    "X said that trade was growing after meeting Y": the one who met Y is X; and so in "This was said by X after".
    """
    found = subjects(verb)
    if any(is_people(one) for token in found for one in conjuncts(token)):
        return found
    for stated in (verb, *over(verb)):
        if is_verb(stated) and passive(stated) and lemma(stated) in _STATING:
            by = after(stated, frozenset({"by"}))
            return by if any(is_people(one) for token in by for one in conjuncts(token)) else found
    token = verb
    for up in over(verb):
        if token.dep_ == "relcl" or (is_verb(token) and token.i != verb.i and token.dep_ == "acl"):
            break
        if token.dep_ == "ccomp" and token.i < up.i and children(token, *SUBJECTS):
            break  # "Trade was discussed at a meeting, the ministry said"
        token = up
        if is_verb(up) and any(is_people(one) for subject in subjects(up) for one in conjuncts(subject)):
            return subjects(up)
    return found


def _left_over(verb: Token, subject: Token) -> list[Token]:
    """The second subject that the parser has not joined to the first: "A and B held talks", B read as an adverb."""
    if children(subject, "conj") or not children(subject, "cc"):
        return []
    return [t for t in children(verb, "npadvmod", "dep", "nmod") if subject.i < t.i < verb.i and t.pos_ == "PROPN"]


def _visiting(verb: Token) -> list[Token]:
    """ "Visiting Foreign Minister X met Y": read as if visiting him met somebody."""
    first = [t for t in children(verb, "csubj") if t.lower_ == "visiting" and not children(t, "aux")]
    return objects(first[0]) if first else []


def _mistaken(verb: Token) -> list[Token]:
    """The subject that the parser has joined to a phrase before it: "In a meeting with A, B said", "At talks in Oslo,
    A and B agreed", "... the ministers of Norway and Latvia agreed"."""
    modal = verb.tag_ == "VB" and any(t.tag_ == "MD" for t in children(verb, "aux"))
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "MD") and not modal:
        return []
    token, start = verb, verb.sent.start
    while token.i > start and (token.i == verb.i or token.is_punct or token.pos_ in ("ADV", "AUX")):
        token = token.nbor(-1)
    chain = [up for up in (token, *over(token)) if up.i < verb.i and up.pos_ in ("NOUN", "PROPN", "PRON")]
    behind = [up for up in chain if _is_joined_behind_comma(up)]
    return (behind or [up for dep in ("conj", "appos") for up in chain if up.dep_ == dep])[:1]


def _sent(verb: Token) -> list[Token]:
    """Whom "X sent Y to meet Z", "X ordered Y to call Z" send or order to do it."""
    over_it = verb.head
    to = any(t.lower_ == "to" for t in children(verb, "aux"))
    if not to or lemma(over_it) not in _SENDING:
        return []
    return children(over_it, "nsubjpass") if passive(over_it) else children(over_it, "dobj")


def _of_journey_before(verb: Token) -> list[Token]:
    """Whose journey is told right before what it was for: "discussed X's trip to Oslo to attend the summit"."""
    first = verb.left_edge.i
    before = [
        t for t in verb.doc[max(verb.sent.start, first - _STEPS) : first] if lemma(t) in ("trip", "visit", "tour")
    ]
    noun = before[-1] if before else None
    if noun is None or any(is_verb(t) or t.text == "," for t in verb.doc[noun.i : first]):
        return []
    return [t for t in possessors(noun) if t.pos_ == "PROPN"]


def _of_intention(noun: Token) -> list[Token]:
    """Whose plan or invitation a noun is: "his plan to visit", "accepted an invitation to visit"."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return []
    receivers, name = after(noun, frozenset({"to", "for"})), lemma(noun)
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head  # "conveyed greetings and an invitation to visit Rome"
    verb = noun.head if noun.dep_ in ("dobj", "nsubjpass", "attr", "oprd", "pobj") else None
    if verb is not None and verb.pos_ == "ADP":
        verb = verb.head
    if verb is None or not is_verb(verb):
        return receivers or possessors(noun)
    if (
        lemma(verb) == "thank"
        and verb.tag_ in ("VB", "VBP")
        and any(t.tag_ in ("NN", "NNP") for t in children(verb, "nsubj"))
    ):
        return []  # "Mr President, thank you for the invitation to visit"
    given = children(verb, "dative", "iobj") if lemma(verb) in ("give", "offer", "grant") else []
    if given and name in words().occasions:
        return [t for one in given for t in (children(one, "pobj") or [one])]  # "gave me an opportunity to visit"
    if name != "invitation":
        return possessors(noun) or subjects(verb)
    if lemma(verb) in ("accept", "receive", "decline", "refuse", "reject", "welcome", "get", "turn", "have", "thank"):
        return subjects(verb)
    return receivers or after(verb, frozenset({"to"})) or [t for t in objects(verb) if t.i != noun.i]


def proposers(verb: Token) -> list[Token]:
    """Who makes "a proposal by X to meet", where somebody else answers it."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VB" or noun.pos_ != "NOUN":
        return []
    return after(noun, frozenset({"by", "from"})) or [t for t in possessors(noun) if t.pos_ == "PROPN"]


def _right_before(who: Token) -> list[Token]:
    """Those of "the meeting of A and B, who is on a visit, began", "met with A and B who are on a visit", whose clause
    the parser hangs on the meeting or on the verb: the name right before it, or the names where they are several."""
    if who.lower_ != "who" or who.head.dep_ not in ("relcl", "ccomp", "advcl") or who.i < who.sent.start + 2:
        return []
    name = who.nbor(-2) if who.nbor(-1).text == "," else who.nbor(-1)
    clause_ = who.head
    astray = is_verb(clause_.head) or words().nouns.get(lemma(clause_.head)) is not None
    if name.ent_type_ != "PERSON" or not astray or clause_.i < name.i:
        return []
    if not any(t.lower_ in ("are", "were", "have") for t in (clause_, *clause_.lefts)):
        return [name]
    first = clause_.head.i if clause_.head.i < name.i else who.sent.start
    ends = [t for t in who.doc[first : who.i] if t.ent_type_ == "PERSON" and t.nbor().ent_type_ != "PERSON"]
    return ends[-2:] if any(t.lower_ == "and" for t in who.doc[ends[-2:][0].i : name.i]) else [name]


def _antecedent(token: Token) -> Token | None:
    """The noun that "who" or "which" stands for; other words as they are."""
    if token.lower_ in ("last", "first") and (number := [t for t in token.lefts if t.lower_ in ("two", "three")]):
        return number[0]  # "The two last met in 2010", read as the last two
    if token.tag_ not in ("WP", "WDT"):
        return token
    found = next((up for up in over(token) if up.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if found is not None and token.lower_ == "who" and found.ent_type_ == "GPE":
        found = _who_is_of(found)
    if found is None or not any(t.tag_ == "VBZ" or t.lower_ == "was" for t in (token.head, *token.head.lefts)):
        return found
    # "talks of A and B, who is on a visit": B alone, whomever the parser hangs the clause on.
    return next((one for one in reversed(conjuncts(found)) if one.i < token.i), found)


def _who_is_of(state: Token) -> Token:
    """The people of "representatives of Chile who arrived": no state is a "who"."""
    token = state
    for _ in range(_STEPS):
        led = preposition(token)
        if led is None or led.lower_ not in ("of", "from") or led.head.pos_ not in ("NOUN", "PROPN"):
            break
        token = led.head
    return token if token.tag_ in _PLURAL and token.ent_type_ != "GPE" else state


def objects(verb: Token) -> list[Token]:
    """Heads of the verb's direct object."""
    return children(verb, *OBJECTS)


_CALLED_FOR = frozenset({"congratulate", "thank", "greet", "wish", "welcome", "reassure", "inform", "brief"})


def shared_objects(verb: Token) -> list[Token]:
    """Whom "X called and congratulated Y", "phoned to thank Y" speak of: the object of the verb behind."""
    behind = verb.nbor() if verb.i + 1 < verb.sent.end else verb
    joined = behind.lower_ in ("and", "to") and verb.tag_ != "NNS" and children(verb, "conj", "xcomp", "advcl")
    if not joined or joined[0].i != behind.i + 1 or children(joined[0], "nsubj"):
        return []
    return objects(joined[0]) if behind.lower_ == "and" or lemma(joined[0]) in _CALLED_FOR else []


def after(token: Token, prepositions: frozenset[str]) -> list[Token]:
    """Heads of what follows one of these prepositions below a word, also over "together", "along", "out"."""
    found: list[Token] = []
    for child in children(token, "prep", "agent", "dative", "advmod", "prt", "conj"):
        if child.dep_ != "conj" and child.lower_ in prepositions:
            found += children(child, "pobj") + _with_again(child, prepositions)
            for clause_ in children(child, "pcomp"):
                # "spoke with X to discuss Y" is read as "with (X to discuss Y)".
                found += children(clause_, "nsubj") if any(t.lower_ == "to" for t in clause_.children) else [clause_]
            # "met with, among others, the president"
            for deeper in children(child, "prep"):
                found += children(deeper, "pobj") if deeper.lower_ in prepositions else []
        elif child.dep_ == "conj" and child.pos_ == "ADP" and child.lower_ in prepositions:
            found += children(child, "pobj")
        elif child.dep_ in ("advmod", "prt", "prep") and child.lower_ in (
            "together",
            "along",
            "separately",
            "jointly",
            "again",
        ):
            found += after(child, prepositions)
        elif child.dep_ == "prep":
            found += _with_again(child, prepositions)
    return found + _taken_for_subjects(token, prepositions)


def _with_again(preposition: Token, prepositions: frozenset[str]) -> list[Token]:
    """ "with A, and with B", "under A and with B", and C of "with A, with B, with C", read as if B were with C."""
    again = [one for one in children(preposition, "conj") if one.lower_ in prepositions]
    found = [head for one in again for head in children(one, "pobj")]
    waiting = [preposition, *again]
    while waiting and len(found) < 60:
        below = [one for head in children(waiting.pop(), "pobj") for one in children(head, "prep")]
        strung = [one for one in below if one.lower_ in prepositions and word_before(one) == ","]
        found += [head for one in strung for head in children(one, "pobj")]
        waiting += strung
    return found


def _taken_for_subjects(token: Token, prepositions: frozenset[str]) -> list[Token]:
    """ "spoke with X to offer Y", where X is read as the subject of "offer"."""
    clauses = children(token, "advcl")
    if not clauses:
        return []
    bare = any(p.lower_ in prepositions and not children(p, "pobj", "pcomp") for p in children(token, "prep"))
    found = []
    for clause_ in clauses:
        infinitive = clause_.tag_ == "VB" and any(t.lower_ == "to" for t in children(clause_, "aux"))
        marked = any(t.lower_ in prepositions for t in children(clause_, "mark"))
        if infinitive and (bare or marked):
            found += children(clause_, "nsubj")
    return found


def after_widely(token: Token, prepositions: frozenset[str]) -> list[Token]:
    """As `after`, and over a place or day between: "a meeting on Tuesday with X"."""
    found = after(token, prepositions)
    waiting, steps = [token], 0
    while waiting and not found and steps < 4:
        steps += 1
        below = [
            pobj
            for one in waiting
            for child in (*children(one, "prep", "agent"), *_behind_here(one))
            if child.lower_ in ("on", "in", "at", "of", "during", "by", "via", "over", "through")
            for place in children(child, "pobj")
            for pobj in (place, *children(place, "appos"))  # "in Los Angeles, California with X"
        ]
        below += [day for one in waiting for day in children(one, "npadvmod")]  # "talks held last week between A and B"
        found = [head for pobj in below for head in after(pobj, prepositions)]
        waiting = below
    return found


def _behind_here(token: Token) -> list[Token]:
    """Prepositions on the "here" of "met here at the palace with X"."""
    here = (child for child in children(token, "advmod") if child.lower_ in ("here", "there"))
    return [led for one in here for led in children(one, "prep")]


def of(noun: Token) -> list[Token]:
    return after(noun, frozenset({"of"})) or behind_comma(noun, frozenset({"of"}))


def behind_comma(noun: Token, prepositions: frozenset[str]) -> list[Token]:
    """What belongs to a noun behind words between commas, which the parser hangs on the verb: "held a meeting, via
    video link, of the commission"."""
    if noun.dep_ != "dobj" or noun.i + 1 >= noun.sent.end or noun.nbor().text != ",":
        return []
    led = [t for t in children(noun.head, "prep") if t.i > noun.i and t.lower_ in prepositions]
    return [t for one in led if word_before(one) == "," for t in children(one, "pobj") if t.ent_type_ not in _TIMES]


_TIMES = frozenset({"DATE", "TIME"})


def possessors(noun: Token) -> list[Token]:
    return children(noun, "poss")


def clause(token: Token) -> Token | None:
    """The nearest verb over a word."""
    return next((up for up in over(token) if is_verb(up) and not _leads(up)), None)


def preposition(noun: Token) -> Token | None:
    """The preposition that the noun is the object of."""
    led = noun.dep_ in ("pobj", "pcomp") or (noun.dep_ == "dobj" and _leads(noun.head))
    return noun.head if led and noun.head.i != noun.i else None


def _leads(token: Token) -> bool:
    """Whether a word is a preposition that is read as a verb: "said at a briefing following talks with X"."""
    return (
        token.lower_ == "following"
        and token.dep_ in ("prep", "acl", "advcl", "pcomp")
        and not children(token, *SUBJECTS)
    )


def negated(token: Token) -> bool:
    return any(
        child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ in ("no", "neither")) for child in token.children
    )


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries of the verb, or of the verb that it is joined to where it has none of its own."""
    own = children(verb, "aux", "auxpass")
    if own or verb.dep_ != "conj" or not is_verb(verb.head) or children(verb, *SUBJECTS):
        return own
    # "will meet X and hold talks": the second verb has no tense of its own.
    return auxiliaries(verb.head) if verb.tag_ in ("VB", "VBG", "VBN") else own


def owner(whose: Token) -> Token | None:
    """The noun that "whose" stands for."""
    clause_ = next((up for up in over(whose) if up.dep_ == "relcl"), None)
    return clause_.head if clause_ is not None else None
