"""Sources that the parse knows better than the learned choice, sources without an actor, rows that tell no statement.

"was quoted as saying" is the subject's; "was asked", "is expected to" are not. "They discussed the border" tells what
was talked about, not what anybody said.
"""

from __future__ import annotations

import sys
from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from core.article import Actor, Article, Mention, Span
from core.quotes.contents import trimmed
from core.quotes.cues import cues
from core.quotes.links import Setting, Statement, noun_phrase, speaker_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_BY_PARSE = 0.8
_UNNAMED = 0.8
_ONE = frozenset(("person", "unnamed"))
_HAS = frozenset(("'s", "’s"))
_BEFORE = frozenset(("compound", "amod", "nmod"))
_SIDES = frozenset(("GPE", "NORP", "ORG", "PERSON"))
_LEFT_OUT = frozenset(("det", "predet"))
_QUESTION_WORDS = frozenset(("WDT", "WP", "WP$", "WRB"))


def corrected(found: Sequence[Statement], setting: Setting) -> list[Statement]:
    """The statements with the sources that passives and shared subjects give, without those that tell no statement."""
    kept = []
    for statement in found:
        verb = _verb(statement, setting)
        if verb is None and _is_nickname(statement, setting):
            continue
        if verb is None:
            _of_noun(statement, setting)
            _of_according(statement, setting)
            kept.append(statement)
            continue
        if _is_unsaid(statement, setting, verb):
            continue
        quoted = quoted_by(verb)
        if quoted is not None:
            if _is_object(statement, setting, quoted):
                continue
            statement.source, statement.certainty = _with_apposition(quoted), max(statement.certainty, _BY_PARSE)
        elif _is_passive(verb):
            if verb.lemma_.lower() in cues().beliefs:
                continue
            _of_passive(statement, setting, verb)
        elif statement.source is None and verb.lemma_.lower() in cues().speech:
            _by_parse(statement, setting, verb)
        elif not _parenthetic(statement, setting, verb):
            _of_own_subject(statement, setting, verb)
        # "said in reference to U.S. accusations that": the noun that the content hangs on, whatever verb the cue has.
        _of_noun(statement, setting)
        if not _is_talked_about(statement, setting, verb):
            kept.append(statement)
    return kept


def name_sources(article: Article, setting: Setting, found: Sequence[Statement]) -> None:
    """Give sources that are nouns without a mention ("the opposition", "his office") an unnamed actor, in place.

    A paper that somebody else issued ("the statement reads") speaks for nobody that the text names.
    """
    naming = Naming(article)
    known: set[Span] = set()
    for statement in found:
        source, cue = statement.source, statement.cue
        if source is None or cue is None or source in known or not cues().reports_speech(setting.tokens(cue)):
            continue
        known.add(source)
        root = head = setting.root(source)
        if head is not None and head.lemma_.lower() in cues().papers:
            head = _issuer(head)
        if root is None or head is None or head.pos_ not in ("NOUN", "PROPN"):
            continue
        mention = naming.at(head)
        if mention is not None and head.tag_ == "NNS" and naming.is_one_of(mention, head):
            statement.source = naming.name(head)  # "the ministers of Hungary and Poland said"
            continue
        if head.lemma_.lower() in cues().together:
            continue
        if (named := naming.behind(head)) is not None and (mention is None or naming.is_unnamed(mention)):
            statement.source = named  # "his barrister, Naveed Chaudhary, said"
            continue
        if mention is None and naming.is_place(head):
            # "from Mogadishu, the envoy, Amina Warsame, warned": the place is where, not who.
            statement.source = naming.last_within(source)
        elif mention is None:
            statement.source = naming.name(head)
        elif root.i != head.i:
            statement.source = mention
    article.mentions.sort(key=lambda m: (m.start, -m.end))


def name_senders(article: Article, setting: Setting, found: Sequence[Statement]) -> None:
    """Give what "the message reads" the one who sent it, in place: "X sent a message to Y", said shortly before; and
    what "the statement said" whoever had said something in it."""
    issued = any(_is_bare_paper(s, setting, _ISSUED) for s in found)
    papers = [s for s in found if s.speaker is None and _is_bare_paper(s, setting, cues().sent)]
    if not issued and not papers:
        return
    named = _Named(article)
    if issued:
        _name_issuers(named, setting, found)
        papers = [s for s in papers if s.speaker is None]
    sent = _sent(setting) if papers else []
    starts = [verb.idx for verb, _ in sent]
    for statement in papers:
        nearest = setting.paragraphs[max(0, statement.content.paragraph - 1)][0]
        number = bisect_right(starts, min(statement.content.start, (statement.source or (0, 0))[0])) - 1
        if number < 0 or starts[number] < nearest:
            continue
        if (sender := named.at(sent[number][1])) is not None:
            statement.speaker, statement.certainty = sender, _BY_PARSE


class _Named:
    """The actors of an article's mentions, by the words that name them."""

    def __init__(self, article: Article) -> None:
        told = ((m.start, m.end, m.actor) for m in article.mentions if m.actor is not None)
        self._spans = sorted(told, key=lambda one: one[:2])
        self._begins = [start for start, _, _ in self._spans]

    def at(self, token: Token) -> Actor | None:
        number = bisect_right(self._begins, token.idx) - 1
        return self._spans[number][2] if number >= 0 and token.idx < self._spans[number][1] else None


def _name_issuers(named: _Named, setting: Setting, found: Sequence[Statement]) -> None:
    """ "The ministry said in a statement ... , the statement said": the ministry's, in place."""
    issued: dict[str, tuple[int, Actor]] = {}
    for statement in found:
        head = setting.root(statement.source) if statement.source is not None else None
        if statement.cue is None or head is None:
            continue
        if _is_bare_paper(statement, setting, _ISSUED):
            at, issuer = issued.get(head.lemma_.lower(), (0, None))
            if issuer is not None and head.idx - at < _NEAR_PAPER:
                statement.speaker, statement.certainty = issuer, _BY_PARSE
            continue
        verb, actor = _verb(statement, setting), named.at(head)
        led = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "in"] if verb is not None else []
        papers = [t for one in led for t in one.rights if t.dep_ == "pobj" and t.lemma_.lower() in _ISSUED]
        if actor is not None:
            issued |= {paper.lemma_.lower(): (paper.idx, actor) for paper in papers}


_ISSUED = frozenset(("statement", "communique", "communiqué", "report", "letter", "release", "bulletin", "note"))
_NEAR_PAPER = 1_500
"""Characters over which "the statement" is the one that was told of."""


def _is_bare_paper(statement: Statement, setting: Setting, nouns: frozenset[str]) -> bool:
    """Whether a paper of this kind says it, and no word beside it whose paper that is."""
    head = setting.root(statement.source) if statement.source is not None else None
    return head is not None and head.lemma_.lower() in nouns and _issuer(head) is None


def _sent(setting: Setting) -> list[tuple[Token, Token]]:
    """Verbs that tell of a message's sending, in reading order, each with its subject."""
    made = []
    for paragraph in setting.paragraphs:
        for verb in setting.tokens(paragraph):
            if verb.lemma_.lower() not in cues().sending or verb.pos_ != "VERB" or _is_passive(verb):
                continue
            thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
            subject = speaker_of(verb)
            if thing is None or subject is None or subject.i > verb.i:
                continue
            if thing.lemma_.lower() in cues().sent or verb.lemma_.lower() == "congratulate":
                made.append((verb, subject))
    return made


class Naming:
    """Makes unnamed actors of nouns: one for one name, and "the office" after "his office" is the same one."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._by_name: dict[str, Actor] = {}
        self._by_noun: dict[str, Actor] = {}
        self._by_start = {m.start: m for m in article.mentions}
        self._covered = sorted((m.start, m.end) for m in article.mentions)

    def at(self, token: Token) -> Span | None:
        """The mention that covers this word."""
        number = bisect_right(self._covered, (int(token.idx), sys.maxsize)) - 1
        span = self._covered[number] if number >= 0 else (0, 0)
        return span if span[0] <= token.idx < span[1] else None

    def behind(self, noun: Token) -> Span | None:
        """The person whose name stands between commas right behind the noun and what belongs to it."""
        # "The chairman of the lobby Copa, Joost van Wessem": the parse may hang the name on the lobby.
        within = [t for c in noun.rights if c.dep_ == "prep" for t in c.rights if t.dep_ == "pobj"]
        told = [c for one in (noun, *within) for c in one.rights if c.dep_ == "appos" and c.pos_ == "PROPN"]
        text, end = self._article.text, _phrase(noun)[1]
        if text[end : end + 1] == " " and (name := self._person_at(end + 1)) is not None:
            return name  # "former accountant Mireille Okoundji said"
        for start in (end + 2, *(int(t.left_edge.idx) for t in told)):
            name = self._person_at(start) if text[start - 2 : start] == ", " else None
            if name is not None:
                return name if text[name[1] : name[1] + 1] == "," else None
        return None

    def _person_at(self, start: int) -> Span | None:
        """The span of a person's name that begins there."""
        mention = self._by_start.get(start)
        if mention is None or mention.form != "name" or mention.actor is None or mention.actor.kind != "person":
            return None
        return mention.start, mention.end

    def is_unnamed(self, span: Span) -> bool:
        """Whether the mention there is of nobody who has a name, or of a people ("the Pole")."""
        mention = self._by_start.get(span[0])
        return mention is not None and mention.actor is not None and mention.actor.kind in ("unnamed", "group")

    def is_one_of(self, span: Span, plural: Token) -> bool:
        """Whether the mention there is of one of several who are named by their office."""
        mention = self._by_start.get(span[0])
        if mention is None or mention.form != "role" or mention.actor is None or mention.actor.kind not in _ONE:
            return False
        return not mention.actor.name.casefold().endswith(plural.lower_)

    def is_place(self, token: Token) -> bool:
        """Whether this word says where somebody speaks."""
        where = token.dep_ == "pobj" and token.head.lower_ in ("from", "in", "at", "near")
        return where or any(place.start <= token.idx < place.end for place in self._article.places)

    def last_within(self, span: Span) -> Span | None:
        """The last mention that lies in this stretch."""
        number = bisect_right(self._covered, span[1] - 1, key=lambda one: one[0]) - 1
        found = self._covered[number] if number >= 0 else (0, 0)
        return found if span[0] <= found[0] and found[1] <= span[1] else None

    def name(self, head: Token) -> Span:
        """Adds an actor and a mention; the span that the source has then."""
        start, end = _phrase(head)
        name = " ".join(self._article.text[start:end].split())
        whose = next((c for c in head.children if c.dep_ == "poss" and c.tag_ == "PRP$"), None)
        if whose is not None:
            owner = self._by_start.get(int(whose.idx))
            rest = name[len(whose) :].lstrip()
            name = f"{owner.actor.name}'s {rest}" if owner is not None and owner.actor is not None else rest
        noun = head.lemma_.lower()
        bare = name.casefold() == head.lower_
        actor = (self._by_noun.get(noun) if bare else None) or self._by_name.get(name.casefold())
        if actor is None:
            actor = Actor(name, "unnamed", identity_source="text")
            self._article.actors.append(actor)
        self._by_name[name.casefold()] = self._by_noun[noun] = actor
        # Mentions do not overlap: of "Faye's office for trade with Togo" only "office" is left.
        at = bisect_right(self._covered, (start, sys.maxsize))
        if any(s < end and start < e for s, e in self._covered[max(0, at - 1) : at + 1]):
            start, end = int(head.idx), int(head.idx) + len(head)
        span = (start, end)
        self._article.mentions.append(Mention(*span, "role", actor, None, "explicit", _UNNAMED))
        self._by_start.setdefault(start, self._article.mentions[-1])
        insort(self._covered, span)
        return span


def _verb(statement: Statement, setting: Setting) -> Token | None:
    """The verb that reports: one in whose passive the subject speaks, else the last of the cue in the lexicon."""
    if statement.cue is None:
        return None
    lexicon = cues()
    verbs = [t for t in setting.tokens(statement.cue) if t.pos_ == "VERB"]
    relayed = next((t for t in verbs if t.lemma_.lower() in lexicon.relayed and _is_passive(t)), None)
    known = (
        t for t in reversed(verbs) if t.lemma_.lower() in lexicon.verb_acts or t.lemma_.lower() in lexicon.exchanged
    )
    return relayed or next(known, None)


def _is_unsaid(statement: Statement, setting: Setting, verb: Token) -> bool:
    """ "X never said that ...", "stopped short of saying that ...": what X did not say. "Did not say whether ..."
    stays: it claims nothing, and its cue tells."""
    if statement.content.type != "indirect" or verb.lemma_.lower() not in cues().stating:
        return False
    words = setting.tokens((statement.content.start, statement.content.end))
    if not words or words[0].tag_ in _QUESTION_WORDS or words[0].lower_ in ("whether", "if"):
        return False
    clause = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
    if clause is None or not statement.content.start <= clause.idx < statement.content.end:
        return False
    denied = any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children)
    above = verb.head
    # "stopped short of saying", "left without saying"
    short = above.lower_ == "of" and any(t.lower_ == "short" for t in (above.head, *above.head.children))
    return denied or (verb.dep_ == "pcomp" and (short or above.lower_ == "without"))


def _of_noun(statement: Statement, setting: Setting) -> None:
    """ "U.S. accusations that", "the claim by Togo that": whose accusation it is, not who speaks of it."""
    if statement.cue is None or statement.content.type == "direct":
        return
    nouns = [t for t in setting.tokens(statement.cue) if t.pos_ == "NOUN" and t.lemma_.lower() in cues().noun_acts]
    head = setting.root((statement.content.start, statement.content.end))
    noun = next((t for t in nouns if head is not None and head.head.i == t.i), None)
    owner = _owner(noun) if noun is not None else None
    if owner is not None:
        span = (int(owner.idx), int(owner.idx) + len(owner)) if owner.dep_ in _BEFORE else noun_phrase(owner)
        statement.source, statement.certainty = span, max(statement.certainty, _BY_PARSE)


def _is_nickname(statement: Statement, setting: Setting) -> bool:
    """ "known to his friends as ‘Captain Tea’"."""
    if statement.cue is None or statement.content.type == "indirect":
        return False
    return any(t.tag_ == "VBN" and t.lemma_.lower() in cues().named for t in setting.tokens(statement.cue))


def _of_according(statement: Statement, setting: Setting) -> None:
    """ "According to him, ..."."""
    if statement.cue is None or statement.source is not None:
        return
    words = setting.tokens(statement.cue)
    to = next((w for w in words[1:] if w.lower_ == "to" and words[0].lower_ == "according"), None)
    noun = next((c for c in to.rights if c.dep_ == "pobj"), None) if to is not None else None
    if noun is not None:
        statement.source, statement.certainty = noun_phrase(noun), _BY_PARSE


def _owner(noun: Token) -> Token | None:
    for child in noun.lefts:
        if child.dep_ == "poss" or (child.dep_ in _BEFORE and child.ent_type_ in _SIDES):
            return child
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _is_passive(verb: Token) -> bool:
    # "who's called for" is no passive, whatever the parse says.
    return verb.tag_ == "VBN" and any(c.dep_ == "auxpass" and c.lower_ not in _HAS for c in verb.children)


def _of_passive(statement: Statement, setting: Setting, verb: Token) -> None:
    """ "X was quoted as saying" is X's; "X was asked whether" is not, and nobody else is named."""
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None:
        return
    source = statement.source
    by = next((c for c in verb.rights if c.dep_ == "agent"), None)
    agent = next((c for c in by.rights if c.dep_ == "pobj"), None) if by is not None else None
    of_subject = source is not None and source[0] <= subject.idx < source[1]
    if (source is None or of_subject) and agent is not None and verb.lemma_.lower() in cues().speech:
        # "..., reporters were told by X"
        statement.source, statement.certainty = noun_phrase(agent), _BY_PARSE
        return
    if verb.lemma_.lower() in cues().relayed:
        statement.source, statement.certainty = noun_phrase(subject), max(statement.certainty, _BY_PARSE)
    elif of_subject:
        statement.source = None


def quoted_by(verb: Token) -> Token | None:
    """Who speaks in "the agency quoted X as saying": the object of the verb that relays it."""
    above = verb
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        above = verb.head.head
    if above.lemma_.lower() not in cues().relayed or _is_passive(above):
        return None
    as_words = [c for c in above.rights if c.lower_ == "as" and c.dep_ == "prep"]
    if not any(c.dep_ == "pcomp" and c.lemma_.lower() in cues().verb_acts for word in as_words for c in word.rights):
        return None
    return next((c for c in above.rights if c.dep_ == "dobj"), None)


def _is_object(statement: Statement, setting: Setting, noun: Token) -> bool:
    """Whether what was taken for said is this noun itself."""
    content = statement.content
    head = setting.root((content.start, content.end))
    return head is not None and content.start <= noun.idx < content.end and head.i in (noun.i, noun.right_edge.i)


def _with_apposition(noun: Token) -> Span:
    """The noun, or its name behind it: "the ambassador, Marta Quispe"."""
    name = next((c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), noun)
    return noun_phrase(name)


def _of_own_subject(statement: Statement, setting: Setting, verb: Token) -> None:
    """ "The embassy, Petrescu said, would reopen": the verb's own subject, not that of what was said round it."""
    own = next((c for c in reversed([*verb.lefts]) if c.dep_ == "nsubj" and c.pos_ in ("PROPN", "PRON", "NOUN")), None)
    head = setting.root(statement.source) if statement.source is not None else None
    # "Dahl, Kovac said, had opened the border", where the parse gives the verb both.
    second = head is not None and own is not None and head.dep_ == "nsubj" and head.head.i == verb.i and head.i < own.i
    if own is not None and head is not None and head.i != own.i and (second or _is_in_participle(head, verb)):
        statement.source, statement.certainty = noun_phrase(own), max(statement.certainty, _BY_PARSE)
        return
    if own is None or head is None or verb.dep_ not in ("parataxis", "ccomp", "dep") or head.i >= own.left_edge.i:
        return
    if head.dep_ in ("nsubj", "nsubjpass") and head.head.i == verb.head.i and head.i != own.i:
        statement.source, statement.certainty = noun_phrase(own), max(statement.certainty, _BY_PARSE)


def _parenthetic(statement: Statement, setting: Setting, verb: Token) -> bool:
    """ "Dahl, said Kovac, had opened the border", which the parse reads as what Dahl said of Kovac: whether it was so,
    in place."""
    source, content = statement.source, statement.content
    if source is None or content.type != "indirect" or setting.text[source[1] : verb.idx].strip() != ",":
        return False
    inner = next((t for c in verb.rights if c.dep_ == "ccomp" for t in c.lefts if t.dep_ == "nsubj"), None)
    if inner is None or inner.left_edge.i != verb.i + 1 or inner.pos_ not in ("PROPN", "NOUN"):
        return False
    last = inner.right_edge if inner.right_edge.lower_ != "," else inner.right_edge.nbor(-1)
    comma = last.nbor()
    if comma.lower_ != "," or content.start > inner.left_edge.idx:
        return False
    statement.source, statement.certainty = noun_phrase(inner), max(statement.certainty, _BY_PARSE)
    rest = trimmed(setting.text, comma.idx + 1, content.end)
    statement.content = replace(content, start=rest[0], end=rest[1])
    return True


def _is_in_participle(word: Token, verb: Token) -> bool:
    """Whether a word belongs to a participle before the verb: "Addressing the Council, Khoury said"."""
    for _ in range(4):
        if word.head.i == word.i:
            return False
        word = word.head
        if word.tag_ == "VBG" and word.dep_ == "advcl" and word.head.i == verb.i:
            return word.i < verb.i
    return False


def _by_parse(statement: Statement, setting: Setting, verb: Token) -> None:
    """The subject that the verb has or shares, where no source was found and the content hangs on the verb."""
    content = statement.content
    noun = speaker_of(verb)
    if noun is None or noun.dep_ not in ("nsubj", "agent", "pobj") or noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return
    if noun.dep_ == "nsubj" and noun.i > verb.i:
        return
    head = setting.root((content.start, content.end))
    hangs = head is not None and any(above.i == verb.i for above in _above(head))
    if hangs and not content.start <= noun.idx < content.end:
        statement.source, statement.certainty = noun_phrase(noun), _BY_PARSE


def _above(token: Token) -> list[Token]:
    made = []
    for _ in range(2):
        token = token.head
        made.append(token)
    return made


def _is_talked_about(statement: Statement, setting: Setting, verb: Token) -> bool:
    """ "They discussed the border", "met to review ties": a subject of talks, no statement.

    What one person is said to have brought up in a clause ("X discussed how ...") stays.
    """
    if verb.lemma_.lower() not in cues().exchanged or statement.content.type != "indirect":
        return False
    words = setting.tokens((statement.content.start, statement.content.end))
    clause = any(t.head.i == verb.i and t.dep_ == "ccomp" for t in words)
    head = setting.root(statement.source) if statement.source is not None else None
    single = head is not None and (head.tag_ in ("NNP", "NN") or head.lower_ in ("he", "she"))
    return not (clause and single)


def _issuer(paper: Token) -> Token | None:
    """Whose paper it is: "a statement from Faye's office"."""
    for child in paper.children:
        if child.dep_ == "prep" and child.lower_ in ("from", "by", "of"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.dep_ == "poss":
            return child
    return None


def _phrase(head: Token) -> Span:
    """The noun with what belongs to it, without an article."""
    first = head.left_edge
    while first.i < head.i and (first.dep_ in _LEFT_OUT or not first.text[0].isalnum()):
        first = first.nbor()
    last = head
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "from") and child.right_edge.i - head.i <= 8:
            last = child.right_edge
        else:
            break
    return int(first.idx), int(last.idx) + len(last)
