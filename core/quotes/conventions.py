"""Speakers whom the page shows rather than a clause: after a dash, before a colon, over several paragraphs.

Also the agency's "This was stated by X", which gives the sentence before it to X.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.article import Span
from core.quotes.contents import Content, trimmed
from core.quotes.cues import cues
from core.quotes.links import Setting, Statement, noun_phrase
from core.quotes.marks import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Token

_DASHED = re.compile(r"[.,]?\s*(?P<dash>[―—–]|--?)\s*(?P<name>[A-Z][^\n\"“”―—–:;]{1,90}?)\s*\.?\s*")
_LINKING = frozenset(("of", "the", "and", "de", "da", "di", "al", "el", "bin", "ibn", "van", "von", "der"))
_REACH = 120
_BY_CONVENTION = 0.95
_STATED_BY = 0.85
_CUE_WORDS = 4
"""Words at the beginning of a paragraph that go on with the sentence before it: "answered:"."""


def dashed(statements: Sequence[Statement], text: str, paragraphs: Sequence[Span]) -> None:
    """Give a quotation that a dash and a name follow ("..." -- NAME) that name as its source, in place."""
    for statement in statements:
        content = statement.content
        if content.quotation is None or not content.quotation.closed:
            continue
        outer, last = content.quotation.outer[1], paragraphs[content.paragraph][1]
        match = _DASHED.fullmatch(text, outer, last) if last - outer <= _REACH else None
        if match is None and not text[outer:last].strip(" .") and content.paragraph + 1 < len(paragraphs):
            first, last = paragraphs[content.paragraph + 1]
            match = _DASHED.fullmatch(text, first, last) if last - first <= _REACH else None
        if match is None:
            continue
        name = match.group("name").split(",")[0].rstrip()
        if all(word[0].isupper() or word in _LINKING or not word[0].isalpha() for word in name.split()):
            statement.source = (match.start("name"), match.start("name") + len(name))
            statement.cue = match.span("dash")
            statement.certainty = _BY_CONVENTION


def introduced(statements: Sequence[Statement], setting: Setting, people: Sequence[Span]) -> None:
    """Give a quotation a person of the paragraph before, where that leads on to it, in place.

    The last one named where it ends with a colon; the first one where a break parts name and verb ("X, who ...,").
    """
    for statement in statements:
        content = statement.content
        if statement.source is not None or content.quotation is None or content.paragraph == 0:
            continue
        first = setting.paragraphs[content.paragraph][0]
        before = setting.paragraphs[content.paragraph - 1]
        mark = setting.text[before[0] : before[1]].rstrip()[-1:]
        words_before = len(setting.text[first : content.quotation.outer[0]].split())
        if not (mark == ":" and words_before == 0) and not (mark == "," and words_before <= _CUE_WORDS):
            continue
        named = [p for p in people if before[0] <= p[0] and p[1] <= before[1]]
        if named:
            statement.source = named[-1] if mark == ":" else named[0]
            statement.certainty = _BY_CONVENTION


def chained(statements: Sequence[Statement]) -> None:
    """Give each paragraph of a quotation that runs over several the source that any of them has."""
    sources: dict[int, Statement] = {}
    for statement in statements:
        quotation = statement.content.quotation
        if quotation is not None and statement.source is not None:
            sources.setdefault(quotation.chain, statement)
    for statement in statements:
        quotation = statement.content.quotation
        if quotation is not None and statement.source is None and (known := sources.get(quotation.chain)):
            statement.source, statement.certainty = known.source, known.certainty


def balanced(statements: Sequence[Statement], marked: Sequence[Quotation]) -> None:
    """Take back the mark at the edge of a mixed statement whose other half stands inside it, in place."""
    starts = [q.outer[0] for q in marked]
    for statement in statements:
        content = statement.content
        if content.type != "mixed":
            continue
        for quotation in marked[bisect_left(starts, content.start - 1) : bisect_left(starts, content.end)]:
            if quotation.closed and quotation.outer[0] >= content.start and 0 < quotation.outer[1] - content.end <= 2:
                content.end = quotation.outer[1]
            if quotation.outer[0] == content.start - 1 and quotation.outer[1] < content.end:
                content.start = quotation.outer[0]


def stated_by(setting: Setting, marked: Sequence[Quotation], taken: Sequence[Span]) -> list[Statement]:
    """ "X will visit Y. This was stated by Z": the sentence before as Z's statement, where nothing of it is taken."""
    made = []
    for number, (first, last) in enumerate(setting.paragraphs):
        for verb in setting.tokens((first, last)):
            if verb.lemma_.lower() not in cues().stated_by or verb.tag_ != "VBN":
                continue
            source = _agent(verb)
            subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
            if source is None or subject is None or subject.lower_ != "this" or not subject.is_sent_start:
                continue
            span = _sentence_before(setting, subject, number)
            if span is None or _overlaps(span, taken) or any(_overlaps(span, [q.outer]) for q in marked):
                continue
            paragraph = number if span[0] >= first else number - 1
            content = Content(*span, "indirect", _STATED_BY, paragraph)
            made.append(Statement(content, (verb.idx, verb.idx + len(verb)), noun_phrase(source), _BY_CONVENTION))
    return made


def _agent(verb: Token) -> Token | None:
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def _sentence_before(setting: Setting, subject: Token, number: int) -> Span | None:
    at = setting.sentence(subject.idx) - 2
    if at < 0:
        return None
    start, end = trimmed(setting.text, setting.sentence_starts[at], subject.idx)
    nearest = setting.paragraphs[max(0, number - 1)][0]
    return (start, end) if start >= nearest and len(setting.text[start:end].split()) >= 4 else None


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)
