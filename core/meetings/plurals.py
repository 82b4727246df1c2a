"""People named one after another, and who is in a group: "the two presidents, A and B", "the envoys of A, B and C"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core import gazetteer
from core.article import Mention
from core.meetings.grammar import after, children, conjuncts, is_verb, lemma, word_before
from core.meetings.joined_groups import beside_what_it_is_of
from core.meetings.party import last_of
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Named = list[tuple[Mention, "Token"]]
"""Mentions of people, each with the word by which the text has led to it."""
_GAP = re.compile(r"(?:[\s,;:()–—-]|\band\b|\bas well as\b|\bof\b|\bfrom\b|\bthe\b|'s|’s)*")
"""What may stand between the names of a list, the states of the named aside."""
_OPENING = re.compile(r"\s*[,(:–—]")
_BETWEEN_NAMES = frozenset({", ", " and ", ", and ", "; ", "; and ", " as well as ", ", as well as "})
_BEFORE_A_DASH = 40
"""Words of a clause behind a group, up to the dash before its names."""
_DASHES = frozenset({"-", "–", "—"})
_JOINED = frozenset({" and ", ", and ", " as well as ", ", as well as ", " together with ", ", together with "})
_TITLE = re.compile(r"(?:,|,? and|;|;? as well as) (?:the |an? )?(?:(?:[A-Z][\w.’'-]*|of|for|and|the|to|&)[ ,]+){1,14}")
"""What joins a name to another and tells of an office that the name's own mention does not hold."""
_TITLE_BEHIND = re.compile(
    r"[,;] (?:the |an? )?(?:(?:[A-Z0-9][\w.&’'/+-]*|\([A-Z]+\)|of|for|and|the|to|at|on|in|with|&|–)[ ,;]+){1,24}"
    r"(?:(?<=[,;] )|(?<=\band ))"
)
"""What stands between two names that have their offices behind them."""
_RANK = re.compile(r",? and (?:[A-Z][\w.’'-]* ){1,6}")
_OF_A_BODY = re.compile(
    r" (?:of|from) (?:the )?[A-Z][\w.&’'-]*(?: [A-Z&][\w.&’'-]*){0,4}(?:,|,? and|,? as well as) (?:the )?"
)
"""What a name may have behind it before the next one of its list: " of Riga Port, "."""
_WITHIN_TITLE = 5
"""Mentions behind a title among which the name of its bearer is."""
_TWO = 2
_OFFICE_AT = re.compile(r", (?!and\b)(?:(?:[A-Z][\w.’'-]*|of|for|and|to|the|&),? )+")
"""What stands between a name and the body where he has an office: ", Deputy Secretary, "."""
_NEAR = 20
"""Characters before a list in which the word stands that opens its clause."""
_OPENS_A_CLAUSE = re.compile(r"(?:,|\b(?:that|while|and|when|where|Today|today))[\s\"“]+$")
_GOING_ON = frozenset({"of", "from", "in", "for", "and", ",", ";", "."})
"""What follows a group in a list of those present, and no name of one of them."""
_LIST = 3
"""People named in a row who are a list of those present."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "WP"})
_PHRASE = 6
"""Words of a group's phrase up to its head, at most: "and the heads"."""
_STATES = frozenset({"country", "state", "nation"})
_FEW = 20
"""Persons of a text of which a few can be told by their number."""
_COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_FAR = 1_500
"""Characters before "the mediators" in which a list of them is looked for."""


class Lists:
    """The lists of people of an article that stand beside a word for several."""

    def __init__(self, mentions: list[Mention], text: str) -> None:
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._text = text
        self._lists: dict[frozenset[int], tuple[int, Named]] = {}
        """Where each list was read first, and who was in it, by whom."""
        self._spelt_out: set[int] = set()
        """By id, the mentions of groups with a list behind them."""
        self._ends: dict[int, int] = {}
        """Where the next group of a list stands, by the head of the one before."""
        self._begins: dict[int, int] = {}
        """Where the comma or "and" before it stands, by its head."""
        self._persons = list({id(m.actor): m for m in reversed(mentions) if is_person(m)}.values())
        """The first mention of each person."""
        self._seamed = -1
        self._seams_found: list[tuple[int, Token | None]] = []

    def listed(self, token: Token) -> Named:
        """The people behind a word for several: "two diplomats, A and B", "the envoys of X (A) and of Y (B)"."""
        if token.tag_ not in ("NNS", "NNPS"):
            return []
        beside = [t for one in children(token, "appos") for t in conjuncts(one)]
        named = [(m, t) for t in beside if (m := self._at(t)) is not None and is_person(m)]
        found = named if len(named) > 1 else []
        read = [(mention, token) for mention in self._opened_by(token) or self._behind_dash(token)]
        found = read if len(read) > max(len(found), 1) else found
        if found:
            self._lists.setdefault(frozenset(id(m.actor) for m, _ in found), (token.idx, found))
            if (own := self._at(token)) is not None:
                self._spelt_out.add(id(own))
        return found

    def is_spelt_out(self, mention: Mention | None) -> bool:
        """Whether a group's mention has its people listed behind it, as far as lists were read."""
        return mention is not None and id(mention) in self._spelt_out

    def listed_before(self, token: Token) -> Named:
        """The people of the one list read before that "the mediators" means, where nothing else says who they are."""
        own = [t for t in token.children if not t.is_punct and t.dep_ not in ("relcl", "prep")]
        bare = [t.lower_ for t in own] == ["the"] and not after(token, frozenset({"of", "from"}))
        if token.tag_ != "NNS" or not bare or lemma(token) not in words().people | words().envoys:
            return []
        near = [named for at, named in self._lists.values() if 0 < token.idx - at < _FAR]
        return [(m, token) for m, _ in near[0]] if len(near) == 1 else []

    def of_states(self, token: Token) -> Named:
        """The others of "the foreign ministers of A, B and C", each by name where that is known."""
        if token.tag_ not in ("NNS", "NNPS"):
            return []
        own = self._at(token)
        states = [t for head in after(token, frozenset({"of"})) for t in conjuncts(head)]
        named = [(m, t) for t in states if (m := self._at(t)) is not None and m is not own and m.form == "role"]
        return [(m, t) for m, t in named if m.actor is not None]

    def of_each_state(self, token: Token) -> Named:
        """The people named elsewhere who are "the ambassadors of A, B and C", where each state has one of them."""
        if token.tag_ not in ("NNS", "NNPS"):
            return []
        mention = self._at(token)
        if mention is not None and mention.actor is not None and mention.actor.kind not in ("unnamed", "group"):
            return []
        behind = token.doc[token.i + 1 : last_of(token) + 1]
        codes = _states_in([t.text for t in behind])
        found: Named = []
        for code in codes:
            of_it = {
                id(m.actor): m
                for m in self._mentions
                if m.form == "name" and m.actor is not None and m.actor.kind == "person" and m.actor.country == code
            }
            if len(of_it) != 1:
                return []
            found += [(m, token) for m in of_it.values()]
        return found if len(found) > 1 else []

    def of_counted_states(self, token: Token) -> Named:
        """The people who are "the presidents of the four countries": as many as the text names of other states than
        the person of the same sentence, one of each."""
        of = [t for t in after(token, frozenset({"of"})) if lemma(t) in _STATES]
        count = next((_COUNTED[t.lower_] for one in of for t in one.lefts if t.lower_ in _COUNTED), 0)
        if token.tag_ not in ("NNS", "NNPS") or not count or lemma(token) not in words().running:
            return []
        first, last = (bisect_left(self._starts, at) for at in (token.sent.start_char, token.sent.end_char))
        beside = {m.actor.country for m in self._mentions[first:last] if m.actor is not None and is_person(m)}
        found: dict[str, Mention] = {}
        for mention in self._persons if len(self._persons) <= _FEW else ():
            actor = mention.actor
            if actor is None or not actor.country or actor.country in beside or not actor.roles:
                continue
            if found.setdefault(actor.country, mention).actor is not actor:
                return []
        return [(m, token) for m in found.values()] if len(found) == count else []

    def behind(self, mention: Mention | None, token: Token) -> list[Mention]:
        """Who follows a name in a list that the parser has broken: "A of X, B of Y, and C of Z"."""
        found: list[Mention] = []
        mention = self._name_behind(mention) or mention
        while mention is not None and is_person(mention) and mention.form == "name":
            n = bisect_right(self._starts, mention.start)
            following = self._mentions[n] if n < len(self._mentions) else None
            if (named := self._behind_title(mention, token)) is not None:
                found.append(named)
                mention = named
                continue
            if following is None or not is_person(following) or following.start >= token.sent.end_char:
                break
            if following.form not in ("name", "role") or (following.form == "role" and not self._is_title(following)):
                break
            gap = self._between(mention, following)
            titled = following.form == "name" and (
                _leads_to_a_name(gap, following.role) or (_is_of_a_body(gap) and not _acts(following, token))
            )
            if (gap not in _BETWEEN_NAMES and not titled) or _is_subject(following, token):
                break
            if following.form == "role" and "and" not in gap:
                break
            found.append(following)
            mention = self._name_behind(following) or following
        return found

    def ahead(self, mention: Mention | None, token: Token) -> list[Mention]:
        """Who stands before a verb's subject in a list of which the parser has seen only its end: "In Oslo, Minister A
        and President B took part in ..."."""
        found: list[Mention] = []
        who = _who_follows(token)
        if token.dep_ not in ("nsubj", "nsubjpass") and who is None:
            return found
        last = mention
        while last is not None and is_person(last) and last.form == "name":
            titled = self._before_title(last)
            joined = titled is not None and (found or self._between(titled, last).endswith("and "))
            if titled is not None and joined and titled.start >= token.sent.start_char:
                found.insert(0, titled)
                last = titled
                continue
            before = self._before(last)
            if before is None or not is_person(before) or before.form != "name" or before.start < token.sent.start_char:
                break
            gap = self._between(before, last)
            further = gap == ", " and bool(found)
            joined = gap in _JOINED or further or (_leads_to_a_name(gap) and "and" in gap[:6])
            if not joined or before.actor is last.actor:
                break
            found.insert(0, before)
            last = before
        if who is not None:
            # "presidents A, B and C who are on a visit"; where the verb does not tell how many, only of three
            return found if who.lower_ in ("are", "were", "have") or len(found) > 1 else []
        first, start = last.start if last is not None else token.idx, token.sent.start_char
        opens = _OPENS_A_CLAUSE.search(self._text, max(first - _NEAR, start), first)
        return found if opens or first == start else []

    def _behind_title(self, name: Mention, token: Token) -> Mention | None:
        """Who is named next where no more than a title is between: "A, Director of the Office, B, Deputy Director of
        the Bank, and C": an office told behind each name."""
        for following in self._mentions[bisect_right(self._starts, name.start) :][:_WITHIN_TITLE]:
            if following.start >= token.sent.end_char or following.form == "pronoun":
                return None
            if is_person(following) and following.form == "name" and following.actor is not name.actor:
                titled = self._is_title_between(name, following)
                return following if titled and not _is_subject(following, token) else None
        return None

    def _before_title(self, name: Mention) -> Mention | None:
        """Who is named before so: the same from the other end."""
        n = bisect_left(self._starts, name.start)
        for before in reversed(self._mentions[max(n - _WITHIN_TITLE, 0) : n]):
            if before.form == "pronoun":
                return None
            if is_person(before) and before.form == "name" and before.actor is not name.actor:
                return before if self._is_title_between(before, name) else None
        return None

    def _is_title_between(self, one: Mention, other: Mention) -> bool:
        gap = self._between(one, other)
        between = self._mentions[bisect_right(self._starts, one.start) : bisect_left(self._starts, other.start)]
        if any(m.form == "role" and m.actor is other.actor for m in between):
            return False  # "at the invitation of A, the minister of roads, B, came": it is B's
        return _TITLE_BEHIND.fullmatch(gap) is not None and _tells_an_office(gap)

    def _before(self, name: Mention) -> Mention | None:
        """The mention before a name and the titles without an article that belong to it."""
        n = bisect_left(self._starts, name.start)
        before = self._mentions[n - 1] if n else None
        while before is not None and before.form == "role" and before.actor is name.actor:
            if not self._text[before.start].isupper():
                break
            n -= 1
            before = self._mentions[n - 1] if n else None
        return before

    def _between(self, one: Mention, other: Mention) -> str:
        return re.sub(r"\s+", " ", self._text[one.end : other.start])

    def meant(self, mention: Mention, token: Token) -> Mention:
        """Who is meant where the parser takes a name of an opening phrase for the subject: "At the invitation of Queen
        Maud, the president of Chile, Luis Rojas, will ..."."""
        n = bisect_right(self._starts, mention.start)
        if n + 1 >= len(self._mentions) or not is_person(mention) or mention.form != "name":
            return mention
        role, name = self._mentions[n : n + 2]
        beside = role.form == "role" and self._is_title(role) and role.actor is not mention.actor
        first = token.sent[0]
        opening = first.pos_ == "ADP" or first.is_digit or not first.is_alpha
        return name if beside and opening and self._text[mention.end : role.start] == ", " else mention

    def inside(self, mention: Mention | None, token: Token, first: int) -> list[Mention]:
        """Whom the parser took for a part of the name that follows, or passed over, from an offset on: "with Murase and
        Defense Minister Togawa", "with the governors of X and Y, Murase, Togawa, and Director Hara"."""
        found: list[Mention] = []
        while mention is not None and is_person(mention) and mention.form == "name":
            titled = self._before_title(mention)
            before = titled or self._before(mention)
            if before is None or not is_person(before) or before.form != "name":
                break
            gap = ", " if titled is not None else self._between(before, mention)
            if before.start < first or not (gap in _BETWEEN_NAMES or _leads_to_a_name(gap) or _is_of_a_body(gap)):
                break
            found.insert(0, before)
            mention = before
        return found

    def groups_behind(self, token: Token) -> list[tuple[int, Token]]:
        """The further groups of a list that no parser reads whole, each with where its comma or "and" stands: "the
        members of A, the leadership of B and the heads of C"; [] where the list has no end."""
        own = self._at(token)
        if not _opens_a_list(token) and (own is None or not is_person(own)):
            return self._ended(token, beside_what_it_is_of(token))
        found: list[tuple[int, Token]] = []
        past = token.i
        for n, head in self._seams(token.sent):
            if n <= past:
                continue
            if head is None:
                break
            found.append((n, head))
            past = head.i
        closed = any("and" in (token.doc[n].lower_, token.doc[n + 1].lower_) for n, _ in found)
        # "members of both chambers and parties of the Congress" may be one group.
        sure = len(found) > 1 or any(
            "," in text or "the" in text for text in (token.doc[at : at + 2].text for at, _ in found)
        )
        if not (closed and sure):
            found = beside_what_it_is_of(token)
        return self._ended(token, found)

    def _ended(self, token: Token, found: list[tuple[int, Token]]) -> list[tuple[int, Token]]:
        """Keeps where each group of a list begins and ends."""
        self._begins |= {head.i: at for at, head in found}
        for one, (at, _) in zip((token, *(head for _, head in found)), found, strict=False):
            self._ends[one.i] = at
        return found

    def _seams(self, sentence: Span) -> list[tuple[int, Token | None]]:
        """Where a group's phrase begins in a sentence, by its comma or "and", with its head; and with None where no
        list goes on. Looked for once a sentence, as each group of a list asks."""
        if self._seamed != sentence.start:
            self._seamed, self._seams_found = sentence.start, list(_seams_in(sentence))
        return self._seams_found

    def end_of(self, group: Token) -> int:
        """Where the next group of a list begins behind this one, by its comma or "and"."""
        return self._ends.get(group.i, len(group.doc))

    def begin_of(self, group: Token) -> int:
        """Where a group of a list begins at the earliest, behind its comma and "and"."""
        at = self._begins.get(group.i, -1) + 1
        return at + 1 if group.doc[at].lower_ == "and" else at

    def enumerated(self, verb: Token) -> Named:
        """The people of a long list behind "were" or "by", which no parser reads whole; [] where it is no such list."""
        named = self._row_behind(verb)
        long = len(named) >= _LIST or (named and len(named) + len(self._groups_of(verb, named)) >= _LIST)
        return named if long else []

    def _row_behind(self, verb: Token) -> Named:
        led = next((t for t in verb.doc[verb.i : verb.sent.end] if t.lower_ in ("were", "was", "by", "included")), None)
        if led is None:
            return []
        found: dict[int, Mention] = {}
        for first, last in _stretches(led):
            for mention in self._mentions[bisect_left(self._starts, first) : bisect_left(self._starts, last)]:
                if is_person(mention) and mention.form == "name":
                    found.setdefault(id(mention.actor), mention)
        return [(mention, led) for mention in found.values()]

    def is_inside_a_title(self, token: Token) -> bool:
        """Whether a body is what somebody is minister of: "Minister of Affairs, the Union and Trade of Chile A"."""
        mention = self._at(token)
        if mention is None or mention.actor is None or mention.actor.kind not in ("organisation", "government"):
            return False
        n = bisect_right(self._starts, token.idx) - 1
        role = self._mentions[n - 1] if n else mention
        before = role if role.form == "name" or n < _TWO else self._mentions[n - 2]  # behind "Director", read as a role
        gap = self._text[before.end : mention.start]
        if before.form == "name" and is_person(before) and _OFFICE_AT.fullmatch(gap):
            return _tells_an_office(gap)
        if role.form != "role" or not is_person(role) or role.start < token.sent.start_char:
            return False
        behind = self._mentions[n + 1 : n + 4]
        name = next((m for m in behind if m.actor is role.actor and m.form == "name"), None)
        between = [m for m in behind if name is not None and m.start < name.start]
        return name is not None and name.end <= token.sent.end_char and not any(map(is_person, between))

    def groups_enumerated(self, verb: Token) -> list[Token]:
        """The groups of such a list, each an item of its own: "..., Governor X and representatives of the sector"."""
        named = self.enumerated(verb)
        return self._groups_of(verb, named) if named else []

    def _groups_of(self, verb: Token, named: Named) -> list[Token]:
        led, found = named[0][1], []
        for token in verb.doc[led.i + 1 : verb.sent.end]:
            if token.tag_ in _FINITE:
                break
            if token.tag_ != "NNS" or lemma(token) not in words().people or token.i + 1 >= verb.sent.end:
                continue
            first = token.i
            while first > led.i + 1 and token.doc[first - 1].pos_ in ("DET", "ADJ", "NUM"):
                first -= 1
            own = self._at(token)
            of_name = own is not None and is_person(own) and own.form == "name"
            if token.doc[first - 1].lower_ in (",", "and", ";") and token.nbor().lower_ in _GOING_ON and not of_name:
                found.append(token)
        return found

    def _is_title(self, role: Mention) -> bool:
        """Whether the name follows: "and the minister of roads, Otto Lund", "and Director at the Bank Otto Lund"."""
        name = self._name_behind(role)
        at_once = name is not None and self._text[role.end : name.start] == ", "
        return at_once or (name is not None and self._text[role.start].isupper())

    def _name_behind(self, role: Mention | None) -> Mention | None:
        """The name of the one who bears this title, behind it and whatever else belongs to the title."""
        if role is None or role.form != "role" or not is_person(role):
            return None
        n = bisect_right(self._starts, role.start)
        for following in self._mentions[n : n + _WITHIN_TITLE]:
            if following.actor is role.actor and following.form == "name":
                return following
            if following.actor is not None and is_person(following) and following.actor is not role.actor:
                return None
        return None

    def _opened_by(self, token: Token) -> list[Mention]:
        """The people of the list that opens behind a group, by what stands between the names."""
        own = self._at(token)
        end = own.end if own is not None else token.idx + len(token)
        last = token.sent.end_char
        found: dict[int, Mention] = {}
        opened = False
        for mention in self._mentions[bisect_left(self._starts, end) :]:
            gap = self._text[end : mention.start]
            if mention.start >= last or not _GAP.fullmatch(_without_states(gap)):
                break
            opened = opened or bool(_OPENING.match(_without_states(gap)))
            if is_person(mention) and mention.form == "name" and opened:
                if found and not re.search(r"[,;()]|\band\b", gap):
                    break
                found.setdefault(id(mention.actor), mention)
            elif mention.form not in ("name", "role") or (is_person(mention) and not opened):
                break
            end = mention.end
        return list(found.values())

    def _behind_dash(self, token: Token) -> list[Mention]:
        """ "envoys of Chile who arrived on Monday - Minister A and Minister B": those named up to the end."""
        near = token.doc[token.i + 1 : min(token.i + _BEFORE_A_DASH, token.sent.end)]
        dash = next((t for t in near if t.text in _DASHES and t.whitespace_), None)
        if dash is None or word_before(dash) == "" or not dash.nbor(-1).whitespace_:
            return []
        told = any(t.lower_ == "who" and t.dep_ == "nsubj" for t in token.doc[token.i + 1 : dash.i])
        if not told or _is_group_between(token, dash):
            return []
        end = dash.idx + len(dash)
        found: dict[int, Mention] = {}
        for mention in self._mentions[bisect_left(self._starts, end) :]:
            if mention.start >= token.sent.end_char:
                break
            gap = self._text[end : mention.start]
            if not is_person(mention) or mention.form != "name" or not _GAP.fullmatch(gap):
                return []
            found.setdefault(id(mention.actor), mention)
            end = mention.end
        ended = not self._text[end : token.sent.end_char].strip(" .!\n")
        return list(found.values()) if ended and len(found) > 1 else []

    def _at(self, token: Token) -> Mention | None:
        n = bisect_right(self._starts, token.idx) - 1
        return self._mentions[n] if n >= 0 and self._mentions[n].end >= token.idx + len(token) else None


def _stretches(led: Token) -> Iterator[tuple[int, int]]:
    """Where the names of a list stand behind "by" or "were": up to the next verb, but for what is said of one of them
    between commas ("Minister A, who leads the group, Minister B, and C")."""
    first, aside = led.idx, False
    for token in led.doc[led.i + 1 : led.sent.end]:
        if aside:
            goes_on = token.i + 1 < led.sent.end and (token.nbor().is_title or token.nbor().lower_ == "and")
            if token.text in (",", ";") and goes_on:
                first, aside = token.idx, False
        elif token.tag_ in ("WP", "WDT") and word_before(token) == ",":
            yield first, token.idx
            aside = True
        elif token.tag_ in _FINITE:
            yield first, token.idx
            return
    if not aside:
        yield first, led.sent.end_char


def _is_group_between(token: Token, dash: Token) -> bool:
    return any(t.tag_ in ("NNS", "NNPS") and lemma(t) in words().people for t in token.doc[token.i + 1 : dash.i])


def _opens_a_list(token: Token) -> bool:
    """Whether this is the head of "the members of A", "the leadership of B"."""
    several = token.tag_ in ("NNS", "NNPS") or token.lower_ == "leadership"
    behind = token.i + 1 < token.sent.end and token.nbor().lower_ in ("of", "from")
    return several and behind and lemma(token) in words().people


def _seams_in(sentence: Span) -> Iterator[tuple[int, Token | None]]:
    for here in sentence:
        if here.tag_ in _FINITE or here.tag_ in ("VB", "VBG", "WDT") or here.is_quote:
            yield here.i, None
        elif here.lower_ in (",", "and") and here.i + 1 < sentence.end:
            head = _group_at(here.nbor())
            if head is not None:
                acts = head.dep_ in ("nsubj", "nsubjpass") and is_verb(head.head)
                yield here.i, None if acts else head


def _group_at(token: Token) -> Token | None:
    """The head of the group whose phrase begins here or behind "and"."""
    for one in token.doc[token.i : min(token.i + _PHRASE, token.sent.end)]:
        if _opens_a_list(one):
            return one
        modifies = one.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM") or one.tag_ == "PRP$"
        if not modifies and (one.i > token.i or one.lower_ != "and"):
            return None
    return None


def _states_in(behind: list[str]) -> list[str]:
    """The codes of the states named in these words."""
    found: dict[str, None] = {}
    at = 0
    while at < len(behind):
        length, meanings = gazetteer.longest(behind, at)
        state = meanings.get("state")
        if length and state is not None and state.country:
            found[state.country] = None
        at += max(length, 1)
    return list(found)


def _who_follows(token: Token) -> Token | None:
    """The verb of the clause that follows a name at once: "A who arrived"."""
    last = token.i + 1
    follows = last + 1 < token.sent.end and token.doc[last].lower_ == "who"
    return token.doc[last + 1] if follows else None


def _leads_to_a_name(gap: str, role: str | None = None) -> bool:
    """ " and Department of Agriculture Under Secretary for Farm Production and ", before a name: a title of its own.
    `role`: the rest of the title, where the name's own mention holds that: ", Office of "."""
    if _RANK.fullmatch(gap) is not None:
        return True
    return _tells_an_office(f"{gap} {role or ''}") and _TITLE.fullmatch(gap) is not None


def _tells_an_office(gap: str) -> bool:
    return any(word.rstrip(",;").casefold() in words().people for word in gap.split())


def _is_of_a_body(gap: str) -> bool:
    return _OF_A_BODY.fullmatch(gap) is not None


def _without_states(gap: str) -> str:
    """The words between two names without the names of states: " of New Zealand (H.E. Mr."."""
    for word in re.findall(r"[A-Z][\w.’'-]*(?: (?:of )?(?:the )?[A-Z][\w.’'-]*)*", gap):
        if "state" in gazetteer.meanings(word) or "adjective" in gazetteer.meanings(word):
            gap = gap.replace(word, " ", 1)
    return gap


def heads_of_group(token: Token) -> list[Token]:
    """The heads of "a delegation led by X", "officials including Y"."""
    of = after(token, frozenset({"including", "of", "from"}))
    return [*(one for head in of for one in conjuncts(head)), *leaders_of_group(token)]


def leaders_of_group(token: Token) -> list[Token]:
    """Who leads a group by its own phrase: "a delegation led by X", "members of the committee, headed by X,"."""
    inside = (token, *after(token, frozenset({"including", "of", "from"})))
    participles = [led for one in inside for led in children(one, "acl")]
    behind = token.doc[token.right_edge.i + 1 : token.right_edge.i + 3]
    if len(behind) == 2 and behind[0].lower_ == "," and behind[1].tag_ == "VBN" and behind[1].sent == token.sent:
        participles.append(behind[1])
    named = (led for led in dict.fromkeys(participles) if lemma(led) in words().heading_verbs)
    return [one for led in named for head in after(led, frozenset({"by"})) for one in conjuncts(head)]


def is_person(mention: Mention) -> bool:
    """Whether a person is named here, by name or role."""
    return mention.actor is not None and mention.actor.kind == "person" and mention.form != "pronoun"


def _acts(mention: Mention, near: Token) -> bool:
    """Whether a verb follows at once on a name in the sentence of `near`."""
    behind = next((t for t in near.sent if t.idx >= mention.end and not t.is_space), None)
    return behind is not None and behind.tag_ in _FINITE


def _is_subject(mention: Mention, near: Token) -> bool:
    """Whether a name in the sentence of `near` is the subject of a verb behind it."""
    inside = (t for t in near.sent if mention.start <= t.idx < mention.end)
    return any(t.dep_ in ("nsubj", "nsubjpass") and t.head.tag_ != "VB" for t in inside)
