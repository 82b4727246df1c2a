"""Speakers whom the page shows rather than a clause: after a dash, before a colon, over several paragraphs.

Also the agency's "This was stated by X", which gives the sentence before it to X.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeGuard

from core.article import Span
from core.quotes.contents import Content, trimmed
from core.quotes.cues import cues
from core.quotes.links import Setting, Statement, noun_phrase, speaker_of
from core.quotes.marks import Quotation, names_a_work

if TYPE_CHECKING:
    from spacy.tokens import Token

_DASHED = re.compile(r"[.,]?\s*(?P<dash>[―—–]|--?)\s*(?P<name>[A-Z][^\n\"“”―—–:;]{1,90}?)\s*\.?\s*")
_LINKING = frozenset(("of", "the", "and", "de", "da", "di", "al", "el", "bin", "ibn", "van", "von", "der"))
_REACH = 120
_BY_CONVENTION = 0.95
_STATED_BY = 0.85
_BY_VERB = 0.85
_BESIDE = 3
_TITLE_WORDS = 8
_TOLD = frozenset(("VBD", "VBZ", "VBN", "VBP"))
_NOMINAL = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PRON", "PUNCT", "ADP"))
_NOUN_WORDS = 6
_CUE_WORDS = 4
"""Words at the beginning of a paragraph that go on with the sentence before it: "answered:"."""


_HEADLINE_WORDS = 16
"""More words in a line are a sentence without its full stop."""


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
    What ends with "from X:" is X's whatever else it names.
    """
    for statement in statements:
        content = statement.content
        if content.quotation is None or content.paragraph == 0:
            continue
        first = setting.paragraphs[content.paragraph][0]
        before = setting.paragraphs[content.paragraph - 1]
        mark = setting.text[before[0] : before[1]].rstrip()[-1:]
        words_before = len(setting.text[first : content.quotation.outer[0]].split())
        if not (mark == ":" and words_before == 0) and not (mark == "," and words_before <= _CUE_WORDS):
            continue
        named = list(people[bisect_left(people, before) : bisect_left(people, (before[1], 0))])
        if named and (statement.source is None or _is_from(setting.text, before, named[-1])):
            statement.source = named[-1] if mark == ":" else named[0]
            statement.certainty = _BY_CONVENTION


def _is_from(text: str, paragraph: Span, name: Span) -> bool:
    """Whether a paragraph ends with "from", this name and a colon, a title between."""
    if text[name[1] : paragraph[1]].strip(" \n") != ":":
        return False
    words = text[paragraph[0] : name[0]].rsplit(maxsplit=_TITLE_WORDS + 1)[-_TITLE_WORDS:]
    at = next((n for n in range(len(words) - 1, -1, -1) if words[n].lower() in ("from", "by")), None)
    return at is not None and all(w[0].isupper() or w.lower() in _LINKING for w in words[at + 1 :])


def spoken_round(statements: Sequence[Statement], setting: Setting, people: Sequence[Span]) -> None:
    """Give a quotation the person whom a verb joins to it whatever the verb means, in place.

    '"...," sighed X', '"...," X shrugged', 'X smiled: "..."'.
    """
    starts = [p[0] for p in people]
    for statement in statements:
        quotation = statement.content.quotation
        if statement.source is not None or quotation is None or not quotation.closed:
            continue
        found = _after(statement, quotation, setting, people, starts) or _before(
            statement, quotation, setting, people, starts
        )
        if found is not None:
            (statement.cue, statement.source), statement.certainty = found, _BY_VERB


def spoken_short(
    setting: Setting, marked: Sequence[Quotation], people: Sequence[Span], taken: Sequence[Span]
) -> list[Statement]:
    """'"Ask my successor," smiled X': quotations that the tagger passed over, by a verb of speech and who does it."""
    starts, ends = [p[0] for p in people], sorted(span[1] for span in taken)
    begins = sorted(span[0] for span in taken)
    made = []
    for quotation in marked:
        free = bisect_left(begins, quotation.outer[1]) == bisect_right(ends, quotation.outer[0])
        before = setting.text[max(0, quotation.outer[0] - 2) : quotation.outer[0]].strip()
        if not quotation.closed or not free or before[-1:] not in ("", ".", "!", "?"):
            continue
        span = trimmed(setting.text, quotation.start, quotation.end)
        if span[0] >= span[1] or not setting.text[span[0]].isupper():
            continue
        content = Content(*span, "direct", _BY_VERB, setting.paragraph(span[0]), quotation)
        statement = Statement(content, certainty=_BY_VERB)
        found = _after(statement, quotation, setting, people, starts)
        if found is not None and any(t.lemma_.lower() in cues().speech for t in setting.tokens(found[0])):
            statement.cue, statement.source = found
            made.append(statement)
    return made


def _after(
    statement: Statement, quotation: Quotation, setting: Setting, people: Sequence[Span], starts: Sequence[int]
) -> tuple[Span, Span] | None:
    """The verb and the person right behind the closing mark, in either order."""
    if setting.text[quotation.end - 1] not in ",?!—–-" and setting.text[quotation.outer[1] :][:1] != ",":
        return None
    last = setting.paragraphs[statement.content.paragraph][1]
    words = [t for t in setting.tokens((quotation.outer[1], min(last, quotation.outer[1] + _REACH))) if not t.is_space]
    while words and words[0].pos_ in ("PUNCT", "ADV"):
        words = words[1:]
    if not words:
        return None
    at = bisect_left(starts, words[0].idx)
    if at == len(people):
        return None
    person = people[at]
    if words[0].pos_ == "VERB" and words[0].tag_ in _TOLD:
        between = [t for t in words[1:] if t.idx < person[0]]
        if len(between) <= _NOUN_WORDS and all(t.pos_ in _NOMINAL for t in between):
            return (words[0].idx, words[0].idx + len(words[0])), person
    before = [t for t in words if t.idx < person[0]]
    verb = next((t for t in words if t.idx >= person[1]), None)
    if len(before) <= _NOUN_WORDS and all(t.pos_ in _NOMINAL for t in before) and _tells(verb):
        return (verb.idx, verb.idx + len(verb)), person
    return None


def _before(
    statement: Statement, quotation: Quotation, setting: Setting, people: Sequence[Span], starts: Sequence[int]
) -> tuple[Span, Span] | None:
    """The last verb before a colon and the person who is its subject."""
    first = setting.paragraphs[statement.content.paragraph][0]
    if not setting.text[first : quotation.outer[0]].rstrip().endswith(":"):
        return None
    words = setting.tokens((max(first, quotation.outer[0] - _REACH), quotation.outer[0]))
    for verb in reversed(words):
        if verb.pos_ == "VERB" and verb.tag_ in _TOLD:
            subject = speaker_of(verb)
            at = bisect_right(starts, subject.idx) - 1 if subject is not None else -1
            if subject is not None and at >= 0 and people[at][0] <= subject.idx < people[at][1]:
                return (verb.idx, verb.idx + len(verb)), people[at]
            return None
    return None


def _tells(verb: Token | None) -> TypeGuard[Token]:
    """Whether this is a finite verb that governs nothing but where, when and to whom."""
    return (
        verb is not None
        and verb.pos_ == "VERB"
        and verb.tag_ in ("VBD", "VBZ")
        and not any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)
    )


def without_works(statements: Sequence[Statement], setting: Setting) -> list[Statement]:
    """The statements without titles of works: “The Last Ferry to Batumi” was shown, not said.

    A title that a verb of speech stands right before or behind ("said “We Shall Overcome”") stays.
    """
    kept = []
    for statement in statements:
        quotation, cue = statement.content.quotation, statement.cue
        beside = (
            quotation is not None
            and cue is not None
            and max(cue[0] - quotation.outer[1], quotation.outer[0] - cue[1]) <= _BESIDE
            and any(t.lemma_.lower() in cues().speech for t in setting.tokens(cue))
        )
        if quotation is None or beside or not names_a_work(setting.text, quotation):
            kept.append(statement)
    return kept


def without_headlines(statements: Sequence[Statement], setting: Setting) -> list[Statement]:
    """The statements without sub-headlines: "Stoyanova: two more crossings to open", which no full stop ends."""
    kept = []
    for statement in statements:
        content, source = statement.content, statement.source
        first, last = setting.paragraphs[content.paragraph]
        between = setting.text[source[1] : content.start].strip() if source is not None else ""
        headline = (
            content.type == "indirect"
            and source is not None
            and between == ":"
            and not setting.text[first : source[0]].strip()
            and not setting.text[content.end : last].strip()
            and len(setting.text[first:last].split()) <= _HEADLINE_WORDS
        )
        if not headline:
            kept.append(statement)
    return kept


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
            if verb.tag_ != "VBN" or verb.lemma_.lower() not in cues().stated_by:
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
