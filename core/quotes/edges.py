"""Where a content begins and ends beside its cue, and the cue in full.

The tagger often leaves a word of the cue to the content ("expressed | hope that ..."), leaves out whom
something is urged of, or takes in where a thing was said ("... in a meeting with X here on Monday").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from core.quotes.contents import trimmed
from core.quotes.cues import Cues, cues
from core.quotes.links import Setting, Statement, noun_phrase, speaker_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_UP_TO_CONTENT = re.compile(
    r"(?:\s+[\w’'.-]{1,20}){0,5}?\s+(?:that|to|for|as|of|on|about|against|over|upon)\s+", re.IGNORECASE
)
_MARKS_ONLY = re.compile(r"[^\w\n]{0,4}")
_BEFORE_THAT = 7
"""Words of a time or a place that may part a cue from its "that"."""
_ABOVE = 6
"""Words of the parse above a cue that are looked at."""
_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
_AFTER_EXPRESSED = frozenset(("that", "for", "over", "about", "at", "in", "to", "on", "of", "with"))


def tidied(statement: Statement, setting: Setting) -> Statement | None:
    """The statement with its edges mended in place; None where nothing is left that was said."""
    words = cues()
    _begin_after_participle(statement, setting, words)
    _begin_after_according(statement, setting)
    _give_cue_its_words(statement, setting, words)
    _take_in_whom(statement, setting, words)
    if statement.content.type != "direct":
        _begin_with_clause(statement, setting)
        _end_before_main_verb(statement, setting)
        _take_in_possessor(statement, setting)
        _leave_out_occasion(statement, setting, words)
    if _is_part_of_source(statement, setting):
        return None
    _complete_cue(statement, setting)
    _begin_after_noun(statement, setting, words)
    content = statement.content
    content.start, content.end = trimmed(setting.text, content.start, content.end)
    return statement if content.end > content.start else None


def _begin_after_participle(statement: Statement, setting: Setting, words: Cues) -> None:
    """ "Stressing the need for peace, X told ...": the participle is the cue, what it stresses the content."""
    content, cue = statement.content, statement.cue
    inside = setting.tokens((content.start, content.end))
    if content.type == "direct" or len(inside) < 3 or inside[0].tag_ != "VBG" or inside[0].dep_ != "advcl":
        return
    verb, thing = inside[0], inside[1]
    known = verb.lemma_.lower() in words.taking_object and thing.pos_ in ("DET", "NOUN", "PROPN", "ADJ", "PRON")
    clause = thing.lower_ == "that" and thing.dep_ == "mark" and verb.lemma_.lower() in words.verb_acts
    if known or clause:
        end = int(verb.idx) + len(verb) if known else int(thing.idx) + len(thing)
        statement.cue, content.start = (int(verb.idx), end), end
        if cue is None and statement.source is None and (noun := speaker_of(verb)) is not None:
            statement.source = noun_phrase(noun)


def _give_cue_its_words(statement: Statement, setting: Setting, words: Cues) -> None:
    """Move to the cue what belongs to it: itself, "for" after "called", "hope that" after "expressed"."""
    content, cue = statement.content, statement.cue
    if cue is None:
        return
    if cue[0] <= content.start < cue[1] < content.end:
        content.start = cue[1]
    if cue[1] > content.start or not _MARKS_ONLY.fullmatch(setting.text, cue[1], content.start):
        return
    inside = setting.tokens((content.start, content.end))[:6]
    verbs = [t.lemma_.lower() for t in setting.tokens(cue)]
    if len(inside) < 2 or not verbs:
        return
    first = inside[0].lower_
    taken: Token | None = None
    if verbs[-1] in words.expressed and first in _AFTER_EXPRESSED - {"to"}:
        # "voiced concern | over the delays".
        taken = inside[0]
    elif len(inside) < 3:
        return
    elif (verbs[-1], first) in words.after_preposition:
        taken = inside[0]
    elif verbs[-1] in words.express:
        taken = _end_of_expressed(inside, words)
    if taken is not None:
        statement.cue = (cue[0], taken.idx + len(taken))
        content.start = taken.idx + len(taken)


def _end_of_expressed(inside: list[Token], words: Cues) -> Token | None:
    """The last word of the cue in "(expressed) her deep concern over ..."; None where it is no such phrase."""
    for number, token in enumerate(inside[:-1]):
        if token.lemma_.lower() in words.expressed:
            following = inside[number + 1].lower_
            if following not in _AFTER_EXPRESSED:
                return None
            return token if following == "to" else inside[number + 1]
        if token.pos_ not in ("DET", "PRON", "ADJ", "ADV"):
            return None
    return None


def _take_in_whom(statement: Statement, setting: Setting, words: Cues) -> None:
    """ "urged Iran | to stop": whom it is asked of belongs to what is asked, as it does for the annotators."""
    content, cue = statement.content, statement.cue
    if cue is None or cue[1] > content.start or content.start - cue[1] > 120 or content.type == "direct":
        return
    inside = setting.tokens((content.start, content.end))
    lemmas = [t.lemma_.lower() for t in setting.tokens(cue)]
    if not inside or inside[0].lower_ != "to" or not any(lemma in words.taking_whom for lemma in lemmas):
        return
    between = setting.tokens((cue[1], content.start))
    if between and between[0].lower_ in ("on", "upon"):
        statement.cue = (cue[0], between[0].idx + len(between[0]))
        between = between[1:]
    nominal = {"DET", "PROPN", "NOUN", "ADJ", "PRON", "PART", "ADP", "CCONJ", "NUM"}
    if between and all(t.pos_ in nominal for t in between):
        content.start = between[0].idx


def _begin_after_according(statement: Statement, setting: Setting) -> None:
    """ "According to | Minister X, the consulate will ...": whom the cue names is no part of what was said."""
    content, cue = statement.content, statement.cue
    words = setting.tokens(cue) if cue is not None else []
    if not words or words[0].lower_ != "according" or cue is None or not cue[1] <= content.start <= cue[1] + 2:
        return
    noun = next((c for t in words if t.lower_ == "to" for c in t.rights if c.dep_ == "pobj"), None)
    if noun is None or not content.start <= noun.idx < content.end:
        return
    last = noun.right_edge
    end = int(last.idx) + len(last)
    if end < content.end and setting.text[end : end + 1] == ",":
        statement.source = noun_phrase(noun)
        content.start = end + 1


def _begin_after_noun(statement: Statement, setting: Setting, words: Cues) -> None:
    """ "said in reference to | U.S. accusations that ...": what others are said to have said is theirs."""
    content, cue = statement.content, statement.cue
    spoken = setting.tokens(cue) if cue is not None else []
    noun = setting.root((content.start, content.end))
    if not spoken or spoken[-1].pos_ != "ADP" or noun is None or noun.lemma_.lower() not in words.noun_acts:
        return
    that = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    owner = next((c for c in noun.lefts if c.dep_ in ("poss", "compound", "amod", "nmod") and c.ent_type_), None)
    end = int(that.idx) + len(that)
    if owner is None or that.lower_ != "that" or that.dep_ != "mark" or not content.start < end < content.end:
        return
    statement.cue, statement.source = (int(noun.idx), end), (int(owner.idx), int(owner.idx) + len(owner))
    content.start = end


def _begin_with_clause(statement: Statement, setting: Setting) -> None:
    """ "said on | Monday that Iran ...": what stands before the "that" of the cue's own clause is the cue's."""
    content, cue = statement.content, statement.cue
    if cue is None or cue[1] > content.start:
        return
    for token in setting.tokens((content.start, content.end))[1:_BEFORE_THAT]:
        if token.lower_ == "that" and token.dep_ == "mark":
            verb = token.head.head
            if cue[0] <= verb.idx < cue[1]:
                statement.cue = (cue[0], int(token.idx) + len(token))
                content.start = int(token.idx) + len(token)
            return


def _end_before_main_verb(statement: Statement, setting: Setting) -> None:
    """ "X, who said that it was a trap |, refused to speak": the verb that the cue's clause hangs on is not said."""
    content, cue = statement.content, statement.cue
    if cue is None or cue[1] > content.start:
        return
    word = setting.root(cue)
    for _ in range(_ABOVE):
        if word is None or word.head.i == word.i:
            return
        word = word.head
        if content.start < word.idx < content.end and word.tag_ in _FINITE:
            first = next(
                (c for c in word.lefts if c.idx >= content.start and c.dep_ in ("aux", "auxpass", "neg")), word
            )
            before = setting.tokens((content.start, int(first.idx)))
            if len(before) > 2 and before[-1].is_punct:
                content.end = int(first.idx)
            return


def _take_in_possessor(statement: Statement, setting: Setting) -> None:
    """ "said Iran's | principled stances": a noun's possessor belongs to it, unless cue or source has it."""
    content = statement.content
    inside = setting.tokens((content.start, content.end))
    if not inside or inside[0].i == 0:
        return
    mark = inside[0].nbor(-1)
    if mark.dep_ != "case" or mark.head.dep_ != "poss" or not content.start <= mark.head.head.idx < content.end:
        return
    start = int(mark.head.left_edge.idx)
    taken = [span for span in (statement.cue, statement.source) if span is not None and span[0] < content.start]
    if all(span[1] <= start for span in taken) and setting.paragraph(start) == setting.paragraph(content.start):
        content.start = start


def _leave_out_occasion(statement: Statement, setting: Setting, words: Cues) -> None:
    """Cut "... in a meeting with X here on Monday" off a content that is a noun phrase."""
    content = statement.content
    tokens = setting.tokens((content.start, content.end))
    if any(t.tag_ in _FINITE for t in tokens):
        return
    for at, token in enumerate(tokens):
        if at < 2 or token.lower_ not in words.circumstance_prepositions:
            continue
        following = tokens[at + 1 : at + 7]
        if following and following[0].lower_ in ("a", "an", "the", "his", "her", "their", "its", "separate", "talks"):
            noun = next((t for t in following if t.pos_ == "NOUN" and t.lemma_.lower() in words.occasions), None)
            goes_on = tokens[at + 1 + following.index(noun) + 1 :] if noun is not None else []
            if noun is not None and (
                not goes_on or goes_on[0].lower_ in ("with", "between", "here", "on", "in", "held")
            ):
                content.end = tokens[at - 1].idx + len(tokens[at - 1])
                return


def _is_part_of_source(statement: Statement, setting: Setting) -> bool:
    """Whether the content is no statement but the title before its speaker's name."""
    content, source = statement.content, statement.source
    if source is None or content.type == "direct" or not content.end <= source[0] <= content.end + 1:
        return False
    tokens = setting.tokens((content.start, content.end))
    return len(tokens) <= 8 and all(t.pos_ in ("PROPN", "NOUN", "ADJ", "ADP", "DET", "PART") for t in tokens)


def _complete_cue(statement: Statement, setting: Setting) -> None:
    """Take into the cue the few words that lead on to its content: "said [on Monday that]"."""
    content, cue = statement.content, statement.cue
    if cue is None or cue[1] > content.start:
        return
    start = trimmed(setting.text, content.start, content.end)[0]
    if bisect_right(setting.sentence_starts, cue[0]) != bisect_right(setting.sentence_starts, start):
        return
    source = statement.source
    if source is not None and cue[1] <= source[0] < start:
        return
    match = _UP_TO_CONTENT.fullmatch(setting.text, cue[1], start)
    if match is None and not setting.text[cue[1] : start].strip(" “\"‘'„«"):
        return
    if match is not None:
        statement.cue = (cue[0], cue[1] + len(match.group().rstrip()))
