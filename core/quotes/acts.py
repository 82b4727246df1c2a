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
_WILD = 3
_OPENING = 10
"""Words at the beginning of a statement that may say what it does: "We strongly condemn"."""
_NOT_DONE = {"agree": "refuse", "offer": "refuse"}
"""What it is when someone does not do it; all else that is not done is only said. "did not rule out" denies nothing."""
_AGAINST = frozenset(("refuse", "decline", "fail"))
_SAYING = frozenset(("say", "comment", "answer", "disclose", "reveal", "confirm", "name", "elaborate", "specify", "respond"))


def act_of(statement: Statement, setting: Setting) -> str:
    """The act of a statement; "assert" where nothing says otherwise."""
    lexicon = cues()
    act = _by_cue(statement, setting, lexicon)
    if act not in ("assert", "announce"):
        return act
    content = statement.content
    opening = setting.tokens((content.start, content.end))[:_OPENING]
    if content.type == "direct":
        follows = setting.text[content.end : content.end + 1]
        if follows == "?" or setting.text[content.end - 1 : content.end] == "?":
            return "ask"
        if opening and opening[0].lower_ == "thank" and len(opening) > 1 and opening[1].lower_ == "you":
            return "thank"
    return _performed(opening, lexicon) or _required(content.type, opening) or act


def _by_cue(statement: Statement, setting: Setting, lexicon: Cues) -> str:
    cue = statement.cue
    if cue is None:
        return "assert"
    words = setting.tokens(cue)
    if not words:
        return "assert"
    ahead = [t for t in setting.tokens((cue[1], max(cue[1], statement.content.end)))[:_AHEAD]]
    verb = next((t for t in reversed(words) if t.pos_ in ("VERB", "AUX") and t.lemma_.lower() in lexicon.verb_acts), None)
    phrase = _phrase([*words, *ahead], len(words), lexicon)
    if phrase is not None:
        return _negated(phrase, verb or words[0])
    verbs = [t for t in words if t.lemma_.lower() in lexicon.verb_acts and t.pos_ in ("VERB", "AUX")]
    if any(t.lemma_.lower() in _AGAINST for t in verbs) and any(t.lemma_.lower() in _SAYING for t in verbs):
        return "assert"
    for word in reversed(verbs):
        if (act := lexicon.verb_acts[word.lemma_.lower()]) != "assert":
            return _negated(act, word)
    for word in reversed(words):
        if word.pos_ == "NOUN" and word.lemma_.lower() in lexicon.noun_acts:
            return lexicon.noun_acts[word.lemma_.lower()]
    return "assert"


def _phrase(words: Sequence[Token], of_cue: int, lexicon: Cues) -> str | None:
    """The act of the longest phrase of the lexicon that begins in the cue."""
    lemmas = [t.lemma_.lower() for t in words]
    for phrase, act in lexicon.phrase_acts:
        if any(_matches(phrase, lemmas[at:]) for at in range(of_cue)):
            return act
    return None


def _matches(phrase: Sequence[str], lemmas: Sequence[str]) -> bool:
    if not phrase:
        return True
    if phrase[0] == "*":
        return any(_matches(phrase[1:], lemmas[skip:]) for skip in range(min(_WILD, len(lemmas)) + 1))
    return bool(lemmas) and lemmas[0] == phrase[0] and _matches(phrase[1:], lemmas[1:])


def _negated(act: str, word: Token) -> str:
    above = word.head if word.dep_ in ("xcomp", "acomp") else word
    if any(c.dep_ == "neg" or c.lower_ in ("never", "neither") for t in (word, above) for c in t.children):
        return _NOT_DONE.get(act, "assert")
    return act


def _performed(opening: Sequence[Token], lexicon: Cues) -> str | None:
    """What "I" or "we" do by saying it: "We condemn ...", "I would like to thank ..."."""
    for number, word in enumerate(opening):
        if word.lemma_.lower() not in lexicon.performative_verbs or word.pos_ != "VERB" or word.tag_ in ("VBD", "VBN"):
            continue
        before = [t.lower_ for t in opening[:number]]
        first_person = bool(before) and before[0] in lexicon.performative_subjects
        if first_person and not any(t.dep_ == "neg" for t in opening[:number]) and len(before) <= 5:
            return lexicon.verb_acts.get(word.lemma_.lower())
        return None
    return None


def _required(kind: str, opening: Sequence[Token]) -> str | None:
    """ "Israel must withdraw": somebody else is required to do it."""
    must = next((n for n, t in enumerate(opening) if t.lower_ == "must" and t.tag_ == "MD"), None)
    if must is None or any(t.lower_ in ("i", "we", "it", "there", "this", "that") for t in opening[:must]):
        return None
    passive = any(t.dep_ in ("auxpass", "nsubjpass") for t in opening)
    return "demand" if not passive or kind == "direct" else None
