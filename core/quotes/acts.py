"""What a statement does (core.tables.ACTS): told from its cue, from how it begins and ends, and from negation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.quotes.cues import Cues, cues
from core.quotes.links import Setting, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_AHEAD = 4
"""Words after a cue that may finish its phrase: "stressed | the necessity of"."""
_OPENING = 14
"""Words at the beginning of a statement that may say what it does: "We strongly condemn"."""
_SHORT = 14
"""Words of a statement that one adjective can colour."""
_NOT_DONE = {"agree": "refuse", "offer": "refuse"}
"""What it is when someone does not do it; all else that is not done is only said. "did not rule out" denies nothing."""
_AGAINST = frozenset(("refuse", "decline", "fail"))
_SAYING = frozenset(
    ("say", "comment", "answer", "disclose", "reveal", "confirm", "name", "elaborate", "specify", "respond")
)


def act_of(statement: Statement, setting: Setting) -> str:
    """The act of a statement; "assert" where nothing says otherwise."""
    lexicon = cues()
    act = _by_cue(statement, setting, lexicon)
    content = statement.content
    words = setting.tokens((content.start, content.end))
    opening = words[:_OPENING]
    own = _by_words([t.lemma_.lower() for t in opening], lexicon) or _threat(words, lexicon)
    if act not in ("assert", "announce"):
        return own if own == "threaten" and act in ("promise", "warn") else act
    if content.type == "direct" and "?" in setting.text[content.end - 1 : content.end + 1]:
        return "ask"
    if _tells_to(statement, setting, opening):
        return "demand"
    return (
        own
        or _performed(opening, lexicon)
        or _imperative(content.type, opening)
        or _modal(opening)
        or _obligation(opening)
        or _accusation(opening, lexicon)
        or _commitment(content.type, opening, lexicon)
        or _judgement(content.type, words, lexicon)
        or act
    )


def _by_words(lemmas: Sequence[str], lexicon: Cues) -> str | None:
    return lexicon.content_acts.first(lemmas, len(lemmas))


def _tells_to(statement: Statement, setting: Setting, opening: Sequence[Token]) -> bool:
    """ "told the ambassador to leave"."""
    if statement.cue is None or not any(t.tag_ == "TO" for t in opening[:5]):
        return False
    told = any(t.lemma_.lower() == "tell" for t in setting.tokens(statement.cue))
    return told and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in opening[:5])


def _imperative(kind: str, opening: Sequence[Token]) -> str | None:
    """ "Stop the shelling now": a quotation that begins with a bare verb."""
    first = opening[0] if opening else None
    if kind != "direct" or first is None or first.tag_ != "VB" or first.lemma_.lower() in _NO_ORDER:
        return None
    if first.dep_ not in ("ROOT", "ccomp") or any(c.dep_ in _SUBJECTS and c.i < first.i for c in first.children):
        return None
    return "demand"


def _threat(words: Sequence[Token], lexicon: Cues) -> str | None:
    """ "We will destroy them", "any ship will be sunk": harm that is to come by the speaker or by nobody named."""
    for modal in words:
        if modal.tag_ != "MD" or modal.lower_ not in _FUTURE or modal.head.lemma_.lower() not in lexicon.harm:
            continue
        verb = modal.head
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
        by = any(c.dep_ == "agent" for c in verb.children)
        if not any(c.dep_ == "neg" for c in verb.children) and ((passive and not by) or _is_own(subject)):
            return "threaten"
    return None


def _obligation(opening: Sequence[Token]) -> str | None:
    """ "The settlers have to leave": what others must do."""
    at = next((n for n, t in enumerate(opening) if t.lemma_.lower() == "have" and t.tag_ != "VB"), None)
    if at is None or at == 0 or at + 1 >= len(opening) or opening[at + 1].tag_ != "TO":
        return None
    before = opening[:at]
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in before) or before[-1].lower_ in _NOT_TOLD:
        return None
    return "demand"


def _accusation(opening: Sequence[Token], lexicon: Cues) -> str | None:
    """ "They have torn up the ceasefire": a wrong that somebody else has done."""
    for word in opening:
        if word.lemma_.lower() not in lexicon.wrongs or word.tag_ not in ("VBD", "VBN"):
            continue
        subject = next((c for c in word.children if c.dep_ == "nsubj"), None)
        if any(c.dep_ in ("neg", "auxpass") or c.tag_ == "MD" for c in word.children) or subject is None:
            return None
        return None if subject.lower_ in _SELF or word.dep_ not in ("ROOT", "ccomp", "conj") else "accuse"
    return None


def _commitment(kind: str, opening: Sequence[Token], lexicon: Cues) -> str | None:
    """ "We'll rebuild the school": what the speaker will do; reported, only what does others good."""
    modal = next((t for t in opening if t.tag_ == "MD"), None)
    if modal is None or modal.lower_ not in _FUTURE or modal.head.tag_ != "VB":
        return None
    verb = modal.head
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.i > opening[0].i + 2 or any(c.dep_ == "neg" for c in verb.children):
        return None
    if kind == "direct":
        own = subject.lower_ in ("i", "we") and modal.lower_ not in ("would", "'d", "’d")
        return "promise" if own and verb.lemma_.lower() not in lexicon.no_commitment else None
    return "promise" if _is_own(subject) and verb.lemma_.lower() in lexicon.good else None


def _is_own(subject: Token | None) -> bool:
    """Whether a subject is the speaker or the speaker's side."""
    if subject is None:
        return False
    whose = next((c for c in subject.children if c.dep_ == "poss"), None)
    return subject.lower_ in _OWN or (whose is not None and whose.lower_ in _THEIR and subject.lower_ in _STATE)


def _judgement(kind: str, words: Sequence[Token], lexicon: Cues) -> str | None:
    """ "This is shameful", "A brilliant plan": by a predicate, or by a quotation without a verb."""
    if len(words) > _SHORT or any(t.dep_ == "neg" for t in words):
        return None
    bare = kind != "indirect" and not any(t.pos_ in ("VERB", "AUX") for t in words)
    for word in words:
        act = lexicon.judgements.get(word.lower_)
        said_of = ("attr", "oprd", "dobj") if kind == "direct" else ("attr", "oprd")
        predicate = word.dep_ in ("acomp", "attr", "oprd") or (word.dep_ == "amod" and word.head.dep_ in said_of)
        if act is not None and (bare or predicate):
            return act
    return None


def _by_cue(statement: Statement, setting: Setting, lexicon: Cues) -> str:
    cue = statement.cue
    if cue is None:
        return "assert"
    words = setting.tokens(cue)
    if not words:
        return "assert"
    ahead = list(setting.tokens((cue[1], max(cue[1], statement.content.end)))[:_AHEAD])
    verb = next(
        (t for t in reversed(words) if t.pos_ in ("VERB", "AUX") and t.lemma_.lower() in lexicon.verb_acts), None
    )
    phrase = _phrase([*words, *ahead], len(words), lexicon)
    if phrase is not None:
        return _negated(phrase, verb or words[0])
    verbs = [t for t in words if t.lemma_.lower() in lexicon.verb_acts and t.pos_ in ("VERB", "AUX")]
    if any(t.lemma_.lower() in _AGAINST for t in verbs) and any(t.lemma_.lower() in _SAYING for t in verbs):
        return "assert"
    for word in reversed(verbs):
        if (act := lexicon.verb_acts[word.lemma_.lower()]) != "assert":
            return _negated(act, word)
    if (
        not verbs
        and (last := lexicon.verb_acts.get(words[-1].lemma_.lower(), "assert")) != "assert"
        and len(words) <= 2
    ):
        return last
    for word in reversed(words):
        if word.pos_ == "NOUN" and word.lemma_.lower() in lexicon.noun_acts:
            return lexicon.noun_acts[word.lemma_.lower()]
    return "assert"


def _phrase(words: Sequence[Token], of_cue: int, lexicon: Cues) -> str | None:
    """The act of the longest phrase of the lexicon that begins in the cue."""
    lemmas = [t.lemma_.lower() for t in words]
    return lexicon.phrase_acts.first(lemmas, of_cue)


def _negated(act: str, word: Token) -> str:
    above = word.head if word.dep_ in ("xcomp", "acomp") else word
    if any(c.dep_ == "neg" or c.lower_ in ("never", "neither") for t in (word, above) for c in t.children):
        return _NOT_DONE.get(act, "assert")
    return act


def _performed(opening: Sequence[Token], lexicon: Cues) -> str | None:
    """What "I" or "we" do by saying it: "We condemn ...", "I would like to thank ...", "I call on ..."."""
    for number, word in enumerate(opening):
        if word.pos_ != "VERB" or word.tag_ in ("VBD", "VBN"):
            continue
        lemma = word.lemma_.lower()
        following = opening[number + 1].lower_ if number + 1 < len(opening) else ""
        act = lexicon.performed.get(f"{lemma} {following}") or lexicon.performed.get(lemma)
        if act is None:
            continue
        before = [t.lower_ for t in opening[:number]]
        first_person = bool(before) and before[0] in lexicon.performative_subjects
        if first_person and not any(t.dep_ == "neg" for t in opening[:number]) and len(before) <= 5:
            return act
        return None
    return None


def _modal(opening: Sequence[Token]) -> str | None:
    """ "Israel must withdraw", "the two should cooperate", "we will never accept": by the first modal."""
    if _is_not_going_to(opening):
        return "refuse"
    at = next((n for n, t in enumerate(opening) if t.tag_ == "MD"), None)
    if at == 0 and len(opening) > 2 and opening[0].lower_ == "would" and opening[1].dep_ == "neg":
        # "he | would not attend": the subject went to the source.
        return "refuse"
    if at is None or at == 0 or any(t.tag_ in ("VBD", "VBZ", "VBP") for t in opening[:at]):
        return None
    before = [t.lower_ for t in opening[:at]]
    modal = opening[at].lower_
    denied = any(t.lower_ in ("not", "never", "n't") for t in opening[at + 1 : at + 3])
    if modal in ("will", "would", "wo") and denied:
        state = before[-2:-1] and before[-2] in _THEIR and before[-1] in _STATE
        return "refuse" if before[-1] in _OWN or state else None
    if before[0] in ("it", "there", "this", "that") or modal not in ("must", "should"):
        return None
    if modal == "must":
        return None if before[-1] in ("i", "we") else "demand"
    return None if denied and before[-1] == "i" else "appeal"


def _is_not_going_to(opening: Sequence[Token]) -> bool:
    """ "We are not going to sign"."""
    going = next((t for t in opening[:7] if t.lower_ == "going"), None)
    if going is None or not any(c.dep_ == "neg" for c in going.children):
        return False
    return _is_own(next((c for c in going.children if c.dep_ == "nsubj"), None)) and any(
        c.dep_ == "xcomp" for c in going.children
    )


_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_FUTURE = frozenset(("will", "would", "shall", "'ll", "’ll"))
_NOT_TOLD = frozenset(("i", "we", "it", "he", "she", "there"))
_SELF = frozenset(("i", "we", "he", "she", "it", "this", "that"))
_OWN = frozenset(("i", "we", "he", "she", "they"))
_THEIR = frozenset(("his", "her", "their", "our", "my", "its"))
_STATE = frozenset(("country", "government", "nation", "party", "people", "side", "administration"))
_NO_ORDER = frozenset(("thank", "let", "look", "see", "listen", "say", "guess", "wait", "imagine", "believe"))
