"""Statements that one sentence joins: "X said that A and warned that B" is two of one speaker.

The tagger often takes what follows the second verb for more of the first statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from core.article import Span
from core.quotes.contents import trimmed, typed
from core.quotes.cues import cues
from core.quotes.links import Setting, Statement
from core.quotes.marks import Quotation
from core.quotes.spans import Spans

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset(("VBD", "VBP", "VBZ"))
_JOINING = frozenset(("and", "but", "while"))
_PRONOUNS = frozenset(("he", "she", "they", "we", "i", "it", "you", "who", "which", "that"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_BETWEEN = 2
"""Words between "and" and the verb: "and also warned"."""
_LEAST_WORDS = 2


def parted(
    found: Sequence[Statement], setting: Setting, marked: Sequence[Quotation], actors: Sequence[Span]
) -> Iterator[Statement]:
    """The statements in their order, those that hold a second one followed by it.

    `actors` are the spans of all that may speak: a verb joined to "Iran was ready" may be Iran's, one joined to "the
    talks were useful" is the speaker's.
    """
    quoted, speaking = Spans((q.start, q.end) for q in marked), Spans(actors)
    for statement in found:
        rest: Statement | None = statement
        while rest is not None:
            whole, rest = rest, _second(rest, setting, marked, quoted, speaking)
            yield whole


def _second(
    statement: Statement, setting: Setting, marked: Sequence[Quotation], quoted: Spans, actors: Spans
) -> Statement | None:
    """What a second verb of the speaker reports, cut off this statement; None where there is none."""
    content, cue = statement.content, statement.cue
    if content.type == "direct" or cue is None or cue[0] >= content.start:
        return None
    words = setting.tokens((content.start, content.end))
    for at, verb in enumerate(words[2:], 2):
        joint = _joint(words, at)
        if joint is None or at + 2 >= len(words) or quoted.cover(verb.idx):
            continue
        last = _end_of_cue(verb, words[at + 1])
        if last is None or not _is_speakers(verb, cue, actors):
            continue
        begin = int(last.idx) + len(last)
        second = typed(
            setting.text, *trimmed(setting.text, begin, content.end), content.probability, content.paragraph, marked
        )
        first = trimmed(setting.text, content.start, int(words[joint].idx))
        if second is None or len(setting.text[first[0] : first[1]].split()) < _LEAST_WORDS:
            continue
        remaining = typed(setting.text, *first, content.probability, content.paragraph, marked)
        if remaining is None:
            continue
        statement.content = remaining
        return Statement(second, (int(words[joint + 1].idx), begin), statement.source, statement.certainty)
    return None


def _joint(words: Sequence[Token], at: int) -> int | None:
    """Where the "and" stands that joins this verb to what is said before it."""
    verb = words[at]
    if verb.pos_ != "VERB" or verb.tag_ not in _FINITE or verb.lemma_.lower() not in cues().verb_acts:
        return None
    for before in range(at - 1, max(0, at - 2 - _BETWEEN), -1):
        if words[before].lower_ in _JOINING and words[before].pos_ in ("CCONJ", "SCONJ"):
            return before
        if words[before].pos_ != "ADV":
            return None
    return None


def _end_of_cue(verb: Token, following: Token) -> Token | None:
    """The last word of the second cue: "warned that", "called for"."""
    if following.lower_ == "that" and following.dep_ == "mark":
        return following
    if (verb.lemma_.lower(), following.lower_) in cues().after_preposition and following.head.i == verb.i:
        return following
    return None


def _is_speakers(verb: Token, cue: Span, actors: Spans) -> bool:
    """Whether this verb is joined to the cue's, or to one whose subject can say nothing."""
    if any(c.dep_ in _SUBJECTS and c.i < verb.i for c in verb.children):
        return False
    head = verb
    for _ in range(4):
        if head.dep_ != "conj" or head.head.i == head.i:
            return False
        head = head.head
        if cue[0] <= head.idx < cue[1]:
            return True
        subject = next((c for c in head.children if c.dep_ in _SUBJECTS and c.i < head.i), None)
        if subject is not None:
            named = actors.cover(subject.idx) or subject.pos_ == "PROPN"
            return not named and subject.lower_ not in _PRONOUNS and subject.ent_type_ == ""
    return False
