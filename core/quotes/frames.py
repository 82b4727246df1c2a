"""Statements that agencies report without a clause: "called for X", "described X as Y", "expressed hope that Z".

Found over the parse by the verbs of core/lexicon/cues.toml, where the tagger found nothing and where the
verb's subject can speak.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.article import Span
from core.quotes.contents import Content, trimmed
from core.quotes.cues import Cues, cues
from core.quotes.links import Setting, Statement, noun_phrase
from core.quotes.sources import quoted_by
from core.quotes.spans import Spans

if TYPE_CHECKING:
    from spacy.tokens import Token

_CERTAINTY = 0.7
"""What such a statement is worth beside the tagger's: on polnear-dev two of three hold."""
_SUBJECTS = ("nsubj",)
_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
_SPEAKING_PRONOUNS = frozenset(("he", "she", "they", "who", "we", "i"))
_SHARED_SUBJECT = frozenset(("conj", "advcl", "xcomp"))


def framed(setting: Setting, taken: Sequence[Span], speakers: Sequence[Span]) -> list[Statement]:
    """Statements of these frames outside the spans already taken, in reading order.

    `speakers` are the mentions of actors; a subject must be one, a name, or a pronoun for a person.
    """
    words = cues()
    occupied, named = Spans(taken), Spans(speakers)
    made = []
    for number, (first, last) in enumerate(setting.paragraphs):
        for verb in setting.tokens((first, last)):
            if verb.pos_ != "VERB" or occupied.cover(verb.idx):
                continue
            found = _frame(verb, words)
            if found is None:
                continue
            cue, content = found
            # Behind a whole sentence any noun speaks: "..., his office said".
            subject = _own_noun(verb) if content[1] <= cue[0] else _subject(verb, named)
            if (quoted := quoted_by(verb)) is not None:
                subject = noun_phrase(quoted)
            start, end = trimmed(setting.text, max(first, content[0]), min(last, content[1]))
            if subject is None or len(setting.text[start:end].split()) < 2 or occupied.overlap((start, end)):
                continue
            made.append(Statement(Content(start, end, "indirect", _CERTAINTY, number), cue, subject, 0.9))
    return made


def without_parts(found: Sequence[Statement], setting: Setting) -> list[Statement]:
    """The statements without those that are part of a sentence which is said as a whole.

    In "Norland is interested in closer ties, he added" the interest is no statement beside the one that he made.
    """
    wholes = []
    for paragraph in setting.paragraphs:
        for verb in setting.tokens(paragraph):
            if verb.pos_ == "VERB" and verb.lemma_.lower() in cues().taking_clause:
                wholes += [span for span in (_sentence_before(verb),) if span is not None]
    ends = [end for _, end in wholes]
    kept = []
    for statement in found:
        content, cue = statement.content, statement.cue
        at = bisect_left(ends, content.end)
        inside = at < len(wholes) and cue is not None and wholes[at][0] <= min(cue[0], content.start)
        spoken = cue is None or cues().reports_speech(setting.tokens(cue))
        if content.type != "indirect" or not inside or spoken:
            kept.append(statement)
    return kept


def _frame(verb: Token, words: Cues) -> tuple[Span, Span] | None:
    """The cue and the content that this verb governs in one of the frames."""
    lemma = verb.lemma_.lower()
    if _is_negated(verb):
        return None
    cue = (verb.idx, verb.idx + len(verb))
    if verb.dep_ == "pcomp" and quoted_by(verb) is not None:
        said = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
        return (cue, _without_that(said)) if said is not None else None
    if lemma in words.taking_clause and (whole := _sentence_before(verb)) is not None:
        return cue, whole
    for child in verb.rights:
        if child.dep_ == "prep" and (lemma, child.lower_) in words.after_preposition:
            content = _subtree_after(child)
            # "referred to the corridor as a lifeline": what it is called hangs on the verb.
            if content and (as_word := _as(verb, child)) is not None and as_word.i == child.right_edge.i + 1:
                content = (content[0], _end(as_word.right_edge))
            return ((cue[0], child.idx + len(child)), content) if content else None
    if lemma in words.taking_clause and (clause := _clause(verb)) is not None:
        return (cue[0], _end(clause[0])), (clause[0].nbor().idx, _end(clause[1].right_edge))
    thing = next((child for child in verb.rights if child.dep_ in ("dobj", "nsubj", "ccomp", "oprd")), None)
    if thing is None:
        return None
    if lemma in words.express and thing.lemma_.lower() in words.expressed and thing.dep_ == "dobj":
        return _expressed(cue, verb, thing)
    if lemma in words.taking_as and (as_word := _as(verb, thing)) is not None:
        return cue, (thing.left_edge.idx, _end(as_word.right_edge))
    if lemma in words.taking_predicate and thing.dep_ in ("oprd", "ccomp"):
        return cue, (thing.left_edge.idx, _end(thing.right_edge))
    if lemma in words.taking_object and thing.dep_ == "dobj" and thing.pos_ in ("NOUN", "PROPN"):
        return cue, (thing.left_edge.idx, _end(thing.right_edge))
    return None


def _sentence_before(verb: Token) -> Span | None:
    """ "The request was turned down, Zelnik's office said": the clause that opens the sentence, up to the comma."""
    clause = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.left_edge.is_sent_start), None)
    if clause is None or (clause.tag_ not in _FINITE and not any(c.tag_ in _FINITE for c in clause.lefts)):
        return None
    comma = clause.right_edge
    comma = comma if comma.lower_ == "," else comma.nbor() if comma.i + 1 < len(comma.doc) else comma
    if comma.lower_ != "," or not any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in clause.lefts):
        return None
    return clause.left_edge.idx, int(comma.idx)


def _without_that(clause: Token) -> Span:
    first = clause.left_edge
    return (first.nbor() if first.lower_ == "that" and first.dep_ == "mark" else first).idx, _end(clause.right_edge)


def _own_noun(verb: Token) -> Span | None:
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return noun_phrase(subject) if subject is not None else None


def _clause(verb: Token) -> tuple[Token, Token] | None:
    """ "told the agency in an interview that Moscow was ready": "that" and the verb of the clause after it.

    The parse may hang the clause on a noun between.
    """
    between = [verb, *(t for c in verb.rights if c.dep_ in ("prep", "dobj", "dative") for t in [c, *c.rights])]
    for head in between:
        for child in head.rights:
            if child.dep_ in ("ccomp", "acl", "relcl"):
                that = next((c for c in child.lefts if c.dep_ == "mark" and c.lower_ == "that"), None)
                if that is not None and that.i == child.left_edge.i and that.i < child.i:
                    return that, child
    return None


def _as(verb: Token, thing: Token) -> Token | None:
    """What the thing is described as; the parse may hang it on the thing."""
    return next((c for c in [*verb.rights, *thing.rights] if c.lower_ == "as" and c.i > thing.left_edge.i), None)


def _expressed(cue: Span, verb: Token, noun: Token) -> tuple[Span, Span] | None:
    # "her hope for an early end": the parse may hang what is hoped for on the verb.
    for child in [*noun.rights, *(c for c in verb.rights if c.i == noun.right_edge.i + 1)]:
        if child.dep_ in ("acl", "ccomp", "relcl", "prep"):
            first = child.left_edge
            opener = first.lower_ in ("that", "to", "for", "over", "about", "at", "with", "in", "on")
            if opener and first.i < child.right_edge.i:
                keep = first.lower_ == "to"
                return (cue[0], _end(noun) if keep else _end(first)), (
                    (first if keep else first.nbor()).idx,
                    _end(child.right_edge),
                )
    return None


def _subtree_after(preposition: Token) -> Span | None:
    if preposition.right_edge.i == preposition.i:
        return None
    return preposition.nbor().idx, _end(preposition.right_edge)


def _subject(verb: Token, speakers: Spans) -> Span | None:
    """The whole noun phrase of the verb's subject, where it can speak."""
    head = verb
    for _ in range(4):
        for child in head.lefts if head.i == verb.i else head.children:
            if child.dep_ in _SUBJECTS:
                return _speaking(child, speakers)
        if head.dep_ not in _SHARED_SUBJECT or head.head.i == head.i:
            return None
        head = head.head
    return None


def _speaking(subject: Token, speakers: Spans) -> Span | None:
    named = speakers.cover(subject.idx)
    if not named and subject.pos_ != "PROPN" and subject.lower_ not in _SPEAKING_PRONOUNS:
        return None
    left = [t for t in subject.lefts if t.dep_ in ("compound", "amod", "det", "nmod", "poss")]
    first = min([subject.i, *(t.left_edge.i for t in left)])
    return subject.doc[first].idx, _end(subject)


def _is_negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _end(token: Token) -> int:
    return int(token.idx) + len(token)
