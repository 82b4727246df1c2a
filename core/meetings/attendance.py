"""Those present as offices list them below a report: "Participants in the meeting included:" and an item a line, or the
names in the same sentence.

Whoever opens an item took part in the meeting that the report is of. A list may be of bodies: then an item is the name
of one, whether or not it is read as such elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import takewhile

from core.actors.identity import person
from core.actors.name_words import BODY_HEADS
from core.article import Actor, Article, Mention
from core.meetings.account import Account, Naming
from core.meetings.agreement import NOT_TO_BE, TOOK_PLACE
from core.meetings.events import Event
from core.meetings.grammar import children, lemma, passive, text_in
from core.meetings.listed_items import bare_name, is_titled, items_behind, last_named, person_of
from core.meetings.party import Party, is_told_by_more, party_of

_OF = (
    r"(?:participants?|attendees|panell?ists|presenters|attend(?:ed|ing|ance)|join(?:ed|ing)|participat(?:ed|ing)|present"
    r"|tak(?:ing|en) part|took part)"
)
_MEETING = r"(?:meeting|call|conversation|discussion|roundtable|session|convening|event)"
_MARKUP = r"(?:</?\w{1,20}>|[*_#\s]){0,12}"  # without a bound, blank lines cost the square of their number
_HEAD = re.compile(
    rf"(?:(?:^[^\n]{{0,600}}?|(?<=[.!?])(?=[A-Z ])[^\n.!?:]{{0,160}}?)"
    rf"\b(?:{_OF}\b[^\n.]{{0,160}}|{_MEETING}\b[^\n.]{{0,40}}\bincluded):{_MARKUP}"
    rf"|^{_MARKUP}(?:[\w-]+ ){{0,3}}(?:participants|attendees|speakers|in attendance){_MARKUP}:?{_MARKUP})"
    r"(?:$|(?=[•·]\s))",
    re.IGNORECASE | re.MULTILINE,
)
"""The line, or the last sentence of the paragraph, above such a list: it ends in a colon, or is a heading."""
_NAMED = re.compile(rf"^{_MARKUP}(?:[\w’'.&-]+ ){{0,7}}?[\w’'.-]+(?: included?)?:{_MARKUP}$", re.MULTILINE)
"""A line that may call those who met as the report does: "State leaders included:", "Attorneys General:"."""
_FURTHER = re.compile(rf"\s*(?:From|On behalf of|Representing|The following) [^\n:]{{2,80}}:{_MARKUP}(?=\n|$)")
"""The line above a list that goes on from another: "From the ministry:", "The following governors:"."""
_SENTENCE = re.compile(
    rf"(?:In addition to [^.:;\n]{{3,60}}, )?(?:the )?{_MEETING} (?:included|featured)\b:?(?! (?:a|an|discuss\w+)\b)|"
    r"(?:Other |Additional |The |Featured )?(?:participants|attendees|panell?ists|presenters|speakers"
    r"|those (?:present|attending|who (?:participated|joined)))\b"
    r"[^.:;\n]{0,80}(?:\n[^.:;\n]{0,80})?\b(?:included?|were|was|will include)\b(?!\s*:)",
    re.IGNORECASE,
)
"""How a sentence begins that names those present."""
_BULLET = re.compile(r"(?m)^[^\S\n]*[-–—*•·][^\S\n]+(?=[A-Z])")
_OPENS = 40
"""Characters of an item before the name of the one whom it is about: "**Rev. Dr.** ", an office."""
_LINE = 200
"""Characters above a list in which its heading is looked for."""
_LEAST = 2
"""Items that are a list."""
_OF_BODIES = re.compile(
    r"\b(?:organi[sz]ations|groups|companies|firms|institutions|agencies|associations|businesses|unions|universities"
    r"|representatives (?:of|from)(?: the following)?)\b",
    re.IGNORECASE,
)
"""What the head of a list of bodies calls them."""
_SMALL = r"(?:of|for|the|and|in|on|to|at|with|against|by|from|de|del|des|du|la|&)"
_WORD = rf"(?:[A-Z\d][\w.’'&/+-]*|{_SMALL})"
_BODY = re.compile(rf"{_WORD}(?: (?:{_WORD}|[–-])){{0,14}}")
"""A name of a body, which is all of an item but for what a comma or bracket sets off."""
_WHAT_IT_DID = re.compile(
    rf"({_BODY.pattern}) (?:which |who |that )?(?:also )?"
    r"(?:described|announced|discussed|highlighted|shared|outlined|presented|noted|spoke|emphasi[sz]ed|explained|reported"
    r"|committed|launched|unveiled|detailed|stressed|using|speaking|representing)\b"
)
"""An item that says what a body did at the meeting: "Heron Energy described its plans"."""
Item = tuple[int, int, "Mention | None"]
"""Where an item begins and ends, and whom it is about."""
_BLOCK = 3
"""Bodies behind persons in one list, at least."""
_SURELY = 3
"""Where all but one of so many items are persons, a bare name is one's."""
_MISREAD = 4
"""Of so many names of bodies one may be read as a person's: "Ana Ruiz Center"."""
_JOINED_BY = re.compile(r"\b(?:of|for|and|&|to|against)\b")
"""Words that names of bodies have inside, and those of persons have not."""


Within = Callable[[int, int], list[Mention]]
"""The mentions that begin between two offsets."""


def is_head(line: str) -> bool:
    """Whether a line stands above a list of those present."""
    return _HEAD.search(line) is not None


def is_asked_to_come(event: Event) -> bool:
    """ "X and Y were also invited to attend the meeting"."""
    verb = event.verb
    if verb is None or verb.tag_ != "VB" or lemma(verb.head) != "invite" or not passive(verb.head):
        return False
    return event.definite and any(t.lower_ in ("was", "were") for t in children(verb.head, "auxpass"))


def invited_to(accounts: list[Account], naming: Naming) -> Account | None:
    """The meeting told of right before, with those present, to which others were invited: they came."""
    last = next(iter(accounts[-1:]), None)
    if last is None or naming.in_quote or last.namings[0].in_quote or not is_asked_to_come(naming.event):
        return None
    attended = any(n.event.attended for n in last.namings) and last.kind != "visit" and last.status in TOOK_PLACE
    return last if attended and last.section == naming.section else None


def join_listed(article: Article, accounts: list[Account]) -> None:
    """Adds those who are listed as present to the meeting that the report is of; the unnamed whom the list spells out
    ("community leaders") give way to them."""
    if not accounts:
        return
    mentions = sorted(article.mentions, key=lambda m: m.start)
    starts = [m.start for m in mentions]

    def within(first: int, last: int) -> list[Mention]:
        return mentions[bisect_left(starts, first) : bisect_left(starts, last)]

    for sentence in article.doc.sents if article.doc is not None else ():
        said = _SENTENCE.match(text_in(sentence).lstrip())
        account = _meant(said[0], sentence.end_char, accounts) if said is not None else None
        if account is not None and said is not None and _is_called_so(said[0], account):
            inside = within(sentence.start_char, sentence.end_char)
            persons = [m for m in inside if m.form == "name" and _is_person(m)]
            _add(account, persons)
            if len(persons) > _LEAST:
                account.parties = {k: p for k, p in account.parties.items() if not _are_leaders(p)}
    heads = sorted([*_HEAD.finditer(article.text), *_NAMED.finditer(article.text)], key=lambda found: found.start())
    for head in heads:
        account = _meant(head[0], head.end(), accounts)
        if account is None or (head.re is _NAMED and not _are_called(head[0], account)):
            continue
        items = items_behind(article.text, head.end())
        while len(items) >= _LEAST:
            named = [(first, last, _named_in(article, within(first, last), first, last)) for first, last in items]
            bodies = _bodies_of(article, head[0], named)
            people = _people_of(article, [item for item in named if item not in bodies], beside=bool(bodies))
            if len(bodies) == len(named):
                _put(account, [p for item in bodies if (p := _body(article, *item)) is not None], bodies_only=True)
            elif people:
                _put(account, people + [p for item in bodies if (p := _body(article, *item)) is not None])
            further = _FURTHER.match(article.text, items[-1][1])
            items = items_behind(article.text, further.end()) if further is not None else []
    _join_bare_lists(article, accounts, within)


def _join_bare_lists(article: Article, accounts: list[Account], within: Within) -> None:
    """Adds those whom a list without a heading of its own names, each with what he is: "- Ana Rey, Mayor of Riga"."""
    done = -1
    for found in _BULLET.finditer(article.text):
        above = article.text[max(found.start() - _LINE, 0) : found.start()].rstrip()
        if found.start() < done or above.endswith(":"):
            continue
        items = items_behind(article.text, found.start())
        done = items[-1][1] if items else done
        told = [
            _party(article, first, last, _named_in(article, within(first, last), first, last)) for first, last in items
        ]
        people = [party for party in told if party is not None and party.actor.kind == "person"]
        titled = all("," in article.text[first:last] for first, last in items)
        if len(items) > _LEAST and len(people) == len(items) and titled:
            before = [a for a in accounts if a.kind != "visit" and a.namings[0].stretch[0] < found.start()]
            if before and before[0].status not in NOT_TO_BE:
                _put(before[0], people)


def _add(account: Account, listed: list[Mention]) -> None:
    _put(account, [party_of(m.actor, part="attendee", mention=m, role=m.role) for m in listed if m.actor is not None])


def _party(article: Article, first: int, last: int, mention: Mention | None, *, alone: bool = False) -> Party | None:
    """Who opens an item of a list of people: as read, else by a name that only stands there. `alone`: the others are
    persons, so that a bare name is one's too."""
    text = article.text[first:last]
    name = person_of(text) or last_named(text) or (bare_name(text) if alone else None)
    read = mention.actor if mention is not None else None
    cut = name is not None and read is not None and name.startswith(f"{read.name}-")  # "Ann Smith | -Jones"
    cut = cut or (name is not None and ": " in text and not _is_person(mention))  # "Marsh Fund: Ann Smith"
    if mention is not None and read is not None and not cut:
        return party_of(read, part="attendee", mention=mention, role=mention.role)
    return party_of(person(name, ()), part="attendee") if name is not None else None


def _put(account: Account, listed: list[Party], *, bodies_only: bool = False) -> None:
    """`bodies_only`: a list of bodies spells out "private firms", and not "faith leaders", who came from them."""
    if not listed:
        return
    kept = {key: p for key, p in account.parties.items() if not is_told_by_more(p, account)}
    account.parties = {
        key: p for key, p in kept.items() if not _is_spelt_out(p) or (bodies_only and not _is_of_bodies(p))
    }
    known = {party.actor.name.casefold() for party in account.parties.values()}
    for party in listed:
        if party.actor.name.casefold() not in known:
            account.parties.setdefault(id(party.actor), party)


def _is_spelt_out(party: Party) -> bool:
    return party.group and party.actor.kind == "group" and not party.countries


def _are_leaders(party: Party) -> bool:
    """ "the Union heads of state", whom a sentence goes on to name."""
    return party.group and not party.countries and party.actor.name.casefold().endswith(("heads of state", "leaders"))


def _is_of_bodies(party: Party) -> bool:
    return _OF_BODIES.search(party.actor.name) is not None


def _bodies_of(article: Article, head: str, named: list[Item]) -> list[Item]:
    """The items of a list that are bodies: all, where hardly any is a person and the line above or an item says so, or
    the last of them, behind persons."""
    found = [(name, m) for first, last, m in named if (name := _name_of(article, first, last)) is not None]
    persons = sum(_is_person(m) for _, _, m in named)
    told = any(_JOINED_BY.search(name) or (m is not None and not _is_person(m)) for name, m in found)
    if len(found) >= _LEAST and persons <= len(named) // _MISREAD and (told or _OF_BODIES.search(head) is not None):
        bodies = [item for item in named if not _is_titled_person(article, *item)]
        return named if len(bodies) == len(named) else bodies
    behind = list(takewhile(lambda item: not _is_somebody(article, *item), reversed(named)))
    names = [_name_of(article, first, last) for first, last, _ in behind]
    sure = [m for name, (_, _, m) in zip(names, behind, strict=True) if m is not None or _is_surely_a_body(name or "")]
    return behind[::-1] if len(behind) >= _BLOCK and len(sure) * 2 >= len(behind) and None not in names else []


def _is_surely_a_body(name: str) -> bool:
    return _JOINED_BY.search(name) is not None or not BODY_HEADS.isdisjoint(name.casefold().split())


def _people_of(article: Article, named: list[Item], *, beside: bool) -> list[Party]:
    """Those whom the items of a list of people name; [] where they hardly do. `beside`: bodies are listed with them."""
    listed = [item for item in named if item[2] is not None or ":" in article.text[item[0] : item[1]]]
    if len(listed) < max(1 if beside else _LEAST, len(named) // 2):
        return []
    persons = sum(_is_person(m) for _, _, m in named)
    alone = persons * _SURELY >= len(named) * (_SURELY - 1) and len(named) > _MISREAD
    return [p for item in named if (p := _party(article, *item, alone=alone)) is not None]


def _is_somebody(article: Article, first: int, last: int, mention: Mention | None) -> bool:
    return _is_person(mention) or is_titled(article.text[first:last])


def _is_titled_person(article: Article, first: int, last: int, mention: Mention | None) -> bool:
    """Whether an item among bodies is somebody with his title: "Surgeon General Dr. Ann Green"."""
    whole = mention is not None and mention.end >= first + len(article.text[first:last].rstrip(" *_;"))
    return whole and _is_person(mention) and mention is not None and bool(mention.role) and mention.form == "name"


def _is_person(mention: Mention | None) -> bool:
    return mention is not None and mention.actor is not None and mention.actor.kind == "person"


def _body(article: Article, first: int, last: int, mention: Mention | None) -> Party | None:
    """The body that an item names: the one that is read there, if under the whole name."""
    name = _name_of(article, first, last)
    read = mention if mention is not None and not _is_person(mention) else None
    if read is not None and read.actor is not None and (name is None or read.end - read.start >= len(name)):
        return party_of(read.actor, part="attendee", mention=read, role=read.role)
    return party_of(Actor(name, "organisation", None, identity_source="text"), part="attendee") if name else None


def _name_of(article: Article, first: int, last: int) -> str | None:
    """The name that an item is, without what a comma, a bracket or a colon sets off."""
    item = " ".join(article.text[first:last].split()).lstrip("*_[").removesuffix(";")
    if (said := _WHAT_IT_DID.match(item)) is not None:
        item = said[1]
    name = re.split(r"\s*(?:,|;|:|\(|\]|\*\*)", item)[0].strip()
    rest = item[len(name) :].strip(" *_")
    if _BODY.fullmatch(name) is None or not any(c.isupper() for c in name) or (rest and rest[0].isalnum()):
        return None
    return name.removeprefix("The ").removeprefix("the ")


def _is_called_so(said: str, account: Account) -> bool:
    """Whether "The roundtable featured X and Y" is of this meeting: one that the report has called so."""
    featured = said.casefold().endswith("featured")
    return not featured or any(lemma(n.event.trigger) in said.casefold() for n in account.namings)


def _are_called(head: str, account: Account) -> bool:
    """Whether the line has the words by which the report calls some who met: "attorneys general from seven states"."""
    line = head.casefold()
    said = re.findall(r"[\w’'-]+", line.replace("included", ""))
    for name in (p.actor.name.casefold() for p in account.parties.values() if p.group):
        called = re.split(r" (?:of|from|for|in|across|who|with) ", name)[0].removeprefix("the ")
        # "12 Northern and Southern Isles (N & SI) leaders" and, above the list, "N & SI Leaders:".
        several = len(said) > 1 and said[-1] in called
        if called in line or (several and set(said) <= set(re.findall(r"[\w’'-]+", called))):
            return True
    return False


def _meant(head: str, end: int, accounts: list[Account]) -> Account | None:
    """The meeting that a list is of: the one call where it says "call", else the first that the report tells of."""
    before = [a for a in accounts if a.kind != "visit" and a.status not in NOT_TO_BE and a.namings[0].stretch[0] < end]
    calls = [a for a in before if a.kind == "call"] if re.search(r"\bcall\b", head, re.IGNORECASE) else []
    return next(iter(calls or before), None)


def _named_in(article: Article, mentions: list[Mention], first: int, last: int) -> Mention | None:
    """Whom an item is about: the person, else the body, that it begins with; or the person whose name ends it, behind
    his office or where he is from."""
    named = [m for m in mentions if m.actor is not None and m.form in ("name", "role")]
    near = [m for m in named if m.start - first <= _OPENS]
    persons = [m for m in named if _is_person(m) and m.form == "name"]
    opening = [m for m in persons if m.start - first <= _OPENS]
    if not opening and persons and _ends_with(article.text[first:last].rstrip(" *_;"), persons[-1], first):
        return persons[-1]
    bodies = [m for m in near if m.actor is not None and m.actor.kind == "organisation" and m.start - first <= 4]
    return next(iter(opening or bodies), None)


def _ends_with(item: str, name: Mention, first: int) -> bool:
    """Whether a name ends an item: "Chair of the Trade Board Ann Green", "Heron Trust: Ann Green"."""
    before = item[: name.start - first].rstrip()
    if name.end - first < len(item) or not before:
        return False
    led = re.search(r"\b(?:of|for|to|from|the|and|with|by)$", before, re.IGNORECASE)
    return before.endswith(":") or (is_titled(before) and led is None)
