"""Whether a clause speaks of a day to come: from the verb that governs an expression of time, and words beside it."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span, Token

from core.article import Article
from core.dates.words import lexicon

_FINITE_PAST = ("VBD",)
_FINITE_PRESENT = ("VBZ", "VBP")
_REPORTING_STEPS = 12
"""No expression of time is governed over more words than this."""

_WILL = frozenset({"will", "would", "shall"})
_LIMITS = frozenset({"by", "until", "till", "before", "through"})


def future(article: Article, start: int, end: int) -> bool | None:
    """True: of a day to come; False: of a day past or today; None: the words do not tell."""
    return governed(article, start, end)[0]


def governed(article: Article, start: int, end: int) -> tuple[bool | None, bool]:
    """What `future` says, and whether a verb says it of the expression itself, not of a noun that it belongs to."""
    if article.doc is None or not len(article.doc):
        return None, False
    span = article.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None, False
    # "will on Sunday hand over": the parser often loses the verb behind such an insertion.
    if span.start > 1 and article.doc[span.start - 1].pos_ == "ADP" and article.doc[span.start - 2].lower_ in _WILL:
        return True, True
    segment = article.segment_at(start)
    # "Assad meets Khamenei": a headline tells what is past in the present.
    told, direct = _of_span(span, in_headline=segment is not None and segment.kind in ("headline", "subheadline"))
    # "rebuilt by September 1", "closed until May 5": the day may lie after what the verb tells.
    limited = span.start > 0 and article.doc[span.start - 1].lower_ in _LIMITS
    return told, direct and not limited


def in_present(article: Article, start: int, end: int) -> bool:
    """Whether the verb over an expression of time stands in the present: "On Thursday she co-chairs the committee"."""
    span = article.doc.char_span(start, end, alignment_mode="expand") if article.doc is not None else None
    if span is None:
        return False
    verb = next((t for t in span.root.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return verb is not None and verb.tag_ in _FINITE_PRESENT and verb.lemma_.lower() not in _SAYING


def is_of_saying(article: Article, start: int, end: int) -> bool:
    """Whether an expression of time says when something was said: "sources said today"."""
    span = article.doc.char_span(start, end, alignment_mode="expand") if article.doc is not None else None
    if span is None:
        return False
    over = span.root.head if span.root.dep_ == "npadvmod" else span.root.head.head
    return over.pos_ == "VERB" and over.lemma_.lower() in _SAYING and over.tag_ in ("VBD", "VBZ")


_SAYING = frozenset({"say", "tell", "announce", "report", "confirm", "add", "state"})


def _of_span(span: Span, *, in_headline: bool) -> tuple[bool | None, bool]:
    token: Token = span.root
    before = span.doc[span.start - 1] if span.start > span[0].sent.start else None
    if before is not None and before.pos_ == "NOUN" and before.head.lower_ in ("after", "following"):
        # "pledged to work together after a meeting Thursday", read as if they worked on Thursday
        return _told(token.sent.root, in_headline=in_headline), False
    nouns: list[Token] = []
    own = True
    for _ in range(_REPORTING_STEPS):
        told = _told(token, in_headline=in_headline)
        if told and nouns and token.pos_ in ("VERB", "AUX"):
            # "is praising him at a rally Friday": a present tense says nothing of its nouns' days.
            announced = any(child.tag_ == "MD" or child.lower_ == "to" for child in token.children)
            if not announced or nouns[0].lemma_.lower() not in _arranged():
                return None, False
        if told is not None:
            return told, own and not nouns
        own = own and token.tag_ != "VBG"  # "thanked X for hosting the summit on June 16"
        if nouns and token.pos_ == "VERB" and token.lemma_.lower() == "follow" and token.tag_ in _FINITE_PRESENT:
            return False, True  # "The call follows their talks on March 18"
        if nouns and _is_of_what_came(token):
            return False, True
        if token.head is token:
            break
        token = token.head
        if token.pos_ in ("NOUN", "PROPN", "ADJ"):
            nouns.append(token)
    return None, False


def _told(token: Token, *, in_headline: bool) -> bool | None:
    """What this word says of its clause's time; None where the word above it has to say."""
    if token.pos_ not in ("VERB", "AUX"):
        return True if _announces(token) else None
    auxiliaries = [child for child in token.children if child.dep_ in ("aux", "auxpass") or child.tag_ == "MD"]
    perfect = any(child.lemma_ == "have" for child in auxiliaries)
    modal = [child for child in auxiliaries if child.tag_ == "MD"]
    if modal:
        return not perfect
    if (
        perfect
        and token.head.lemma_ == "be"
        and token.head.tag_ == "VBD"
        and any(c.lower_ == "to" for c in auxiliaries)
    ):
        return True  # "a visit that was to have begun on Monday"
    if not perfect and (to := next((child for child in auxiliaries if child.lower_ == "to"), None)) is not None:
        # "Putin to visit Iran": a headline's infinitive stands alone.
        if token.head is token:
            return True
        # "underscored their readiness to meet in May", read as if they underscored to meet
        over_it = (token.head, to.nbor(-1)) if to.i > token.sent.start else (token.head,)
        if _is_to_be(token, to):
            return True
        return True if any(word.lemma_.lower() in _before_infinitive() for word in over_it) else None
    if token.lemma_.lower() in _scheduling() and token.tag_ in ("VBN", "VBD"):
        # "a meeting scheduled for Monday", "is expected on Monday".
        return True if token.tag_ == "VBN" and not perfect else None
    if token.tag_ in _FINITE_PAST or perfect:
        return False
    finite = [child for child in auxiliaries if child.tag_ in (*_FINITE_PAST, *_FINITE_PRESENT)]
    if token.tag_ in ("VB", "VBN") and _is_wished(token, auxiliaries):
        return True
    if token.tag_ == "VBN":
        # A participle without an auxiliary is past ("signed on Monday"); "is held on Monday" tells a timetable.
        if not finite or finite[0].tag_ in _FINITE_PAST:
            return False
        return True if token.lemma_.lower() in _timetable() else None
    if token.tag_ == "VBG":
        return finite[0].tag_ in _FINITE_PRESENT if finite else None
    if token.tag_ in _FINITE_PRESENT and not in_headline and token.lemma_.lower() in _timetable():
        return True
    return None


def _is_of_what_came(token: Token) -> bool:
    """ "to build on the outcomes of the June summit", whatever the parser joins the "of" to."""
    led = token.doc[token.i - 1] if token.pos_ == "ADP" and token.i > token.sent.start else token
    return led.pos_ == "NOUN" and led.lemma_.lower() in ("outcome", "result", "success")


def _is_to_be(token: Token, to: Token) -> bool:
    """ "the conference to be held on Monday", whatever the parser hangs that on."""
    passive = token.tag_ == "VBN" and any(child.lower_ == "be" for child in token.children)
    before = token.doc[to.i - 1] if to.i > token.sent.start else None
    if not passive or before is None or before.pos_ not in ("NOUN", "PROPN"):
        return False
    return not any(t.lower_ in ("first", "last", "only", "second") for t in before.lefts)


def _is_wished(token: Token, auxiliaries: list[Token]) -> bool:
    """ "proposed that the talks be held on Monday", "suggested that he come on Monday": it is to come."""
    bare = token if token.tag_ == "VB" else next((child for child in auxiliaries if child.dep_ == "auxpass"), None)
    led = any(child.dep_ == "mark" and child.lower_ == "that" for child in token.children)
    return led and bare is not None and bare.tag_ == "VB" and not any(child.lower_ == "to" for child in auxiliaries)


def _announces(token: Token) -> bool:
    """A noun or preposition that looks ahead: "upcoming talks", "ahead of Monday's summit"."""
    words = _ahead()
    if token.lower_ in words:
        return True
    return any(child.lower_ in words and child.dep_ in ("amod", "advmod", "prep") for child in token.children)


@cache
def _before_infinitive() -> frozenset[str]:
    return frozenset(lexicon()["future"]["infinitive_after"])


@cache
def _timetable() -> frozenset[str]:
    return frozenset(lexicon()["future"]["timetable"])


@cache
def _arranged() -> frozenset[str]:
    return frozenset(lexicon()["future"]["arranged"])


@cache
def _scheduling() -> frozenset[str]:
    return frozenset(lexicon()["future"]["scheduling"])


@cache
def _ahead() -> frozenset[str]:
    return frozenset(lexicon()["future"]["words"])
