"""Who spoke at a meeting of one state's people, as its report tells it: "participants heard from A, B and C", "the
President heard a report by A", "A and B reported on the harvest".

Between states those who met are named as such, and others who speak in a report speak of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.article import Article, Mention
from core.meetings.account import Account
from core.meetings.agreement import TOOK_PLACE
from core.meetings.grammar import after, children, conjuncts, lemma, subjects, text_in, text_of
from core.meetings.party import party_of
from core.meetings.plurals import is_person
from core.meetings.sections import Sections
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_WORDS = (
    r"(?:reports?|briefings?|updates?|presentations?|remarks|speech(?:es)?|overviews?|testimon(?:y|ies)|information)"
)
_INCLUDING = r"(?:(?: [\w’'-]+){1,8}, including\b)?"
_FROM = re.compile(
    rf"\b(?:heard (?:\w+ly |also )?from|(?:heard|received|listened to|got) (?:[\w-]+ ){{0,4}}?{_WORDS}"
    rf"(?: [\w-]+){{0,3}}? (?:by|from))\b{_INCLUDING}|\bheard(?: also)?(?= [A-Z])"
)
"""What stands before those who are heard."""
_FEATURED = re.compile(r"\bfeatur(?:ed|ing)\b(?:[^.;:]{2,80}?,? including\b)?")
"""What stands before those whom a gathering shows: "The forum featured senior officials, including A and B"."""
_BRIEFED = re.compile(r"\b(?:was|were) (?:also )?briefed by\b")
_AND_FROM = re.compile(rf"\b(?:as well as|and) (?:an? |another ){_WORDS} (?:by|from)\b")
""" "... on the harvest, as well as a briefing from B"."""
_HEARERS = frozenset({
    "attendee", "board", "cabinet", "commission", "committee", "council", "force", "government", "group",
    "headquarters", "leader", "meeting", "member", "official", "panel", "participant", "state", "team",
})  # fmt: skip
_REPORTING = frozenset({"report", "brief", "inform", "update", "deliver", "present", "make", "give"})
_GATHERINGS = frozenset({"event", "function", "gathering", "panel", "programme", "program"})
_TOLD = frozenset({"attendee", "audience", "gathering", "meeting", "member", "participant"})
"""Who is told at a meeting: "informed the participants of the meeting"."""
_REPORTED = frozenset({"report", "presentation", "briefing", "update", "proposal", "result", "remark"})
_ADDING = frozenset(
    {"describe", "detail", "discuss", "emphasize", "highlight", "outline", "preview", "reiterate", "underscore"}
)
_STATING = frozenset({
    "add", "address", "announce", "assure", "call", "conclude", "draw", "emphasise", "explain", "express",
    "make", "mention", "note", "open", "point", "propose", "remark", "report", "say", "speak", "stress", "suggest",
    "tell", "thank", "touch", "urge", "welcome",
})  # fmt: skip
"""What somebody with an office does in the report of a gathering, and then did there."""
_ACCORDING = re.compile(r"(?:^|[,;:] )according to (?:the )?(?=[A-Z])", re.IGNORECASE)
_NOT_THERE = re.compile(r"^(?:the )?president(?! of the \w+ [a-z])\b|\b(?:press|spokes\w+|media)\b", re.IGNORECASE)
_LEAD = 400
"""Characters in which a report says what it is of."""
_ELSEWHERE = re.compile(r"\b(?:earlier|before|previously|yesterday|later|separately|last)\b", re.IGNORECASE)
_IN_A_LIST = frozenset({
    "a", "also", "an", "and", "as", "at", "by", "for", "from", "including", "key", "of", "on", "other", "others",
    "senior", "several", "the", "to", "top", "well",
})  # fmt: skip
"""Words in small letters that may stand between the names of a list and their titles."""


def join_contributors(article: Article, accounts: list[Account], sections: Sections) -> None:
    """Adds to the one meeting of a section, if it is of one state's people, whom those who met heard, and who
    reported there."""
    told: dict[int, list[Account]] = {}
    for account in accounts:
        if account.kind != "visit" and account.status in TOOK_PLACE:
            told.setdefault(account.section, []).append(account)
    if not told:
        return
    mentions = sorted(article.mentions, key=lambda m: m.start)
    starts = [m.start for m in mentions]
    many = {id(account) for account in accounts if _is_of_many(account)}
    for sentence, section in sections.sentences():
        one = _meant(told.get(section, []), article)
        if one is None:
            continue
        account = one
        if sentence.start_char < account.namings[0].stretch[0] or len(account.sides) > 1:
            continue
        inside = mentions[bisect_left(starts, sentence.start_char) : bisect_left(starts, sentence.end_char)]
        speaking = [*_stating(sentence, inside, article)] if id(account) in many and _leads(account, article) else []
        if not _ELSEWHERE.search(text_in(sentence)):
            speaking += [*_heard(sentence, inside, account), *_reporting(sentence, inside, account)]
        for mention in speaking:
            assert mention.actor is not None
            foreign = mention.actor.country is not None and account.sides and mention.actor.country not in account.sides
            if not foreign and not is_quoted(article, mention.start):
                account.parties.setdefault(
                    id(mention.actor), party_of(mention.actor, part="attendee", mention=mention, role=mention.role)
                )


def _heard(sentence: Span, inside: list[Mention], account: Account) -> Iterator[Mention]:
    yield from _whose_report_was_heard(sentence, inside)
    yield from _shown(sentence, inside)
    found = _FROM.search(words := text_in(sentence)) or _BRIEFED.search(words)
    if found is None:
        return
    verb = next((t for t in sentence if t.idx >= sentence.start_char + found.start()), None)
    if verb is None or verb.tag_ != "VBD":
        return
    hearing = children(verb, "nsubj") if found.re is _FROM else children(verb.head, "nsubjpass")
    if not any(_hears(t, inside, account) for t in hearing):
        return
    for led in (found, *_AND_FROM.finditer(text_in(sentence), found.end())):
        yield from named_behind(text_of(sentence.doc), inside, sentence.start_char + led.end())


def _shown(sentence: Span, inside: list[Mention]) -> Iterator[Mention]:
    """ "The forum was hosted by the bank and featured officials, including A and B", "an event featuring A and B"."""
    for found in _FEATURED.finditer(text_in(sentence)):
        verb = next((t for t in sentence if t.idx >= sentence.start_char + found.start()), None)
        if verb is None or lemma(verb) != "feature":
            continue
        shows = [verb.head] if verb.dep_ == "acl" else subjects(verb)
        if any(lemma(t) in _GATHERINGS or words().nouns.get(lemma(t)) for t in shows):
            shown = list(named_behind(text_of(sentence.doc), inside, sentence.start_char + found.end()))
            yield from shown if len(shown) > 1 else ()


def _whose_report_was_heard(sentence: Span, inside: list[Mention]) -> Iterator[Mention]:
    """ "The report of Minister A on the harvest was also heard", "Reports by A and B were presented"."""
    verb = sentence.root
    if verb.tag_ != "VBN" or lemma(verb) not in ("hear", "present") or not children(verb, "auxpass"):
        return
    for report in children(verb, "nsubjpass"):
        if lemma(report) in _REPORTED:
            heads = [one for t in after(report, frozenset({"of", "by", "from"})) for one in conjuncts(t)]
            yield from (m for m in inside if is_person(m) and any(m.start <= t.idx < m.end for t in heads))


def named_behind(text: str, inside: list[Mention], end: int) -> Iterator[Mention]:
    """Those whom a list from an offset on names, of the mentions of its sentence."""
    for mention in inside:
        if mention.start < end or mention.form != "name":
            continue
        gap = text[end : mention.start]
        small = [word for word in re.findall(r"[\w’']+", gap) if word[0].islower()]
        if any(word not in _IN_A_LIST and word.removesuffix("s") not in words().people for word in small):
            return
        if text[mention.end : mention.end + 2] in ("'s", "’s"):
            return
        end = mention.end
        if is_person(mention):
            yield mention


def _hears(subject: Token, inside: list[Mention], account: Account) -> bool:
    """Whether the subject is of those who met."""
    if any(lemma(token) in _HEARERS or token.lower_ in ("they", "he", "she") for token in conjuncts(subject)):
        return True
    covering = (m for m in inside if m.start <= subject.idx < m.end)
    return any(id(m.actor) in account.parties for m in covering)


def _reporting(sentence: Span, inside: list[Mention], account: Account) -> Iterator[Mention]:
    beside = [t for t in sentence if t.tag_ == "VBG" and lemma(t) == "report" and children(t, "nsubj")]
    several = any(party.group or party.actor.kind == "organisation" for party in account.parties.values())
    for verb in (*conjuncts(sentence.root), *beside):
        if verb.tag_ in ("VBD", "VBG") and (_reports(verb) or (several and _adds(verb))):
            yield from _speakers(verb, inside)


def _meant(told: list[Account], article: Article) -> Account | None:
    """The one meeting of a section: beside what the report is of, talks of states and groups are only spoken of."""
    persons = [a for a in told if any(p.actor.kind == "person" for p in a.named)]
    if len(told) < 2 or len(persons) != 1 or not _leads(persons[0], article):
        return told[0] if len(told) == 1 else None
    return persons[0]


def _leads(account: Account, article: Article) -> bool:
    """Whether the report is of this meeting: it opens with it, in its own words."""
    first, body = account.namings[0], next((s for s in article.segments if s.kind == "body"), None)
    return not first.in_quote and body is not None and first.stretch[0] - body.start < _LEAD


def _is_of_many(account: Account) -> bool:
    """Whether not all who met are named: else somebody who says something says it of them."""
    parties = account.parties.values()
    many = any(p.group or p.actor.kind in ("organisation", "ministry", "government") for p in parties)
    return many or len(parties) == 1


def _stating(sentence: Span, inside: list[Mention], article: Article) -> Iterator[Mention]:
    """ "Prime Minister A noted that prices had fallen", "According to Minister B, ..." in the report of a gathering:
    those who are introduced with an office, and do not speak for the press or in the headline. A president would be
    told of as one who was there."""
    title = (article.title or "").casefold()
    said = _ACCORDING.search(text_in(sentence))
    at = sentence.start_char + said.end() if said is not None else None
    found = [m for m in inside if m.start == at]
    for verb in conjuncts(sentence.root):
        if verb.tag_ != "VBD" or lemma(verb) not in _STATING | _ADDING:
            continue
        before = sentence.doc[sentence.start : verb.i].text
        beside = " ".join(t.text for t in children(verb, "advmod", "npadvmod"))
        if _ELSEWHERE.search(f"{before} {beside}") or after(verb, frozenset({"with"})):
            continue
        found += _speakers(verb, inside)
    for mention in found:
        name = mention.actor.name.casefold().split()[-1] if mention.actor is not None else ""
        role = mention.role or next((m.role for m in inside if m.actor is mention.actor and m.role), None)
        office = role is not None and not _NOT_THERE.search(role)
        if is_person(mention) and mention.form == "name" and office and name not in title:
            yield mention


def _reports(verb: Token) -> bool:
    """ "A and B reported on the harvest", "made reports on it", "with Minister C reporting on the issue"."""
    if lemma(verb) not in _REPORTING:
        return False
    told_of = any(t.lower_ in ("on", "about") for t in children(verb, "prep"))
    what = {lemma(t) for t in children(verb, "dobj")}
    reports = lemma(verb) == "report" and told_of and not what
    told = lemma(verb) in ("inform", "update") and bool(what & _TOLD)
    if not (what & _REPORTED or reports or told or (lemma(verb) == "brief" and what)):
        return False
    return not after(verb, frozenset({"to"}))


def _adds(verb: Token) -> bool:
    """ "Minister A outlined the next steps", where not all who met are named."""
    return lemma(verb) in _ADDING and not after(verb, frozenset({"with", "to"}))


def _speakers(verb: Token, inside: list[Mention]) -> Iterator[Mention]:
    """The people named as the verb's subject."""
    subjects = {t.i for s in children(verb, "nsubj") for t in conjuncts(s)}
    first = min((verb.doc[i].left_edge.idx for i in subjects), default=verb.idx)
    named = [m for m in inside if m.form == "name" and first <= m.start and m.end <= verb.idx and is_person(m)]
    # "Head of the regional administration A reported": a title of which the name's mention does not hold all.
    beside = named and _is_title(verb, subjects) and text_of(verb.doc)[named[-1].end : verb.idx].isspace()
    if beside or any(m.start <= verb.doc[i].idx < m.end for m in named for i in subjects):
        yield from named


def _is_title(verb: Token, subjects: set[int]) -> bool:
    """Whether a verb's subject is an office."""
    return any(verb.doc[i].tag_ in ("NN", "NNP") and lemma(verb.doc[i]) in words().people for i in subjects)


def is_quoted(article: Article, at: int) -> bool:
    """Whether an offset lies in somebody's words."""
    return any(q.type == "direct" and q.start <= at < q.end for q in article.quotes)
