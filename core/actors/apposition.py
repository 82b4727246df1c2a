"""What the namings of a document are to each other: in apposition, of one office, inside a quotation."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator

from core.actors.introductions import name_later
from core.actors.naming import Naming
from core.actors.offices import office
from core.actors.vocabulary import plain, words_of
from core.actors.words import CALENDAR, Words

RELATIVE = frozenset(("counterpart", "interlocutor"))
"""Heads that name an office by another person's."""
_CLOSERS = frozenset((",", ".", ";", ")", "(", ":", "—", "–", "--"))
_FINITE = frozenset(("MD", "VBD", "VBP", "VBZ"))
_APPOSED = 12
"""Words behind the head of an apposition within which a comma closes it."""
_LINES = 2
"""Lines below a name on which its office may stand."""
_BETWEEN = 5
"""Namings between a title and the name of whoever bears it, at most."""
_TAIL = 8
"""Words of what belongs to an office between it and the comma before its holder's name, at most."""
_IN_TAILS = frozenset(("body", "collective", "metonym", "state"))
_WITH = frozenset(("after", "before", "by", "during", "with"))
_FORMS = frozenset((
    "ambassador", "archbishop", "bishop", "cardinal", "deputy", "judge", "metropolitan", "mp", "professor", "senator",
))  # fmt: skip
"""Roles that stand before a name as a form of address does."""
_OF_TITLES = frozenset(("of", "for", "at", "to", "the", "in", "on", "and", "&", "-", "member", "former"))
_POST_NOMINALS = words_of("name", "post_nominals")


def relate(words: Words, found: list[Naming]) -> None:
    """Fills `office` of counterparts, `same` of appositions and `quoted`, in place; `found` in reading order."""
    _counterparts(found)
    _pairs(words, found)
    _appositions(words, found)
    _one_by_one(words, found)
    name_later(words, found)
    _mark_quoted(words, found)


def _counterparts(found: list[Naming]) -> None:
    """As in "Lavrov and his Turkish counterpart Mevlut Cavusoglu": of the same office as the one named before."""
    for at, naming in enumerate(found):
        if naming.what == "person" and naming.head in RELATIVE and naming.office is None:
            before = (n for n in reversed(found[max(0, at - 6) : at]) if n.what == "person" and n.office)
            naming.office = next((n.office for n in before), None)


def _pairs(words: Words, found: list[Naming]) -> None:
    """As in "President Omar Brenk and Mrs Brenk": two persons of one surname."""
    for left, right in itertools.pairwise(found):
        between = range(left.last, right.first)
        if right.spouse and left.what == "person" and left.name and right.name and 0 < len(between) <= 3:
            joined = any(words.lower[n] in ("and", "&", "with", "wife") for n in between)
            right.paired = joined and left.name.split()[-1] == right.name.split()[-1]


def _appositions(words: Words, found: list[Naming]) -> None:
    """As in "Ali Abdul Alizadeh, the chairman of ...": one person."""
    for n, (left, right) in enumerate(_beside_each_other(words, found)):
        if not _set_off(words, left, right):
            continue
        role, person = (right, left) if right.what in ("role", "unnamed") else (left, right)
        if role is person or person.what != "person" or role.what not in ("role", "unnamed"):
            continue
        if role.plural or role.owner is person or role.same is not None:
            continue
        if not (_is_closed(words, right) or (role is left and _opens_as_subject(words, role, person))):
            continue
        if role is left and role.what == "unnamed" and len((person.name or "").split()) < 2:
            continue
        before = found[n - 1] if n and found[n - 1].same is person else None
        if _contradict(person, role) or _contradict(before, role) or _listed(words, left, right):
            continue
        following = found[n + 2] if n + 2 < len(found) else None
        if role is right and following is not None and _is_of_the_next(words, person, role, following):
            continue
        role.what = "role"
        role.same = person
        if role is right and role.article is None and role.organisation is None and role.country is None:
            role.organisation = _body_behind(words, role.last)
    _further_roles(words, found)
    _behind_tails(words, found)
    _bare_titles(words, found)
    _stacked(words, found)


def _one_by_one(words: Words, found: list[Naming]) -> None:
    """As in "the presidents of Chile and Peru, Luis Rojas and Rosa Tello": as many names as states, in their order."""
    first = 0
    while first < len(found):
        last = first
        while last < len(found) and found[last].listed and found[last].office == found[first].office:
            last += 1
        count = last - first
        named = found[last : last + count]
        if count > 1 and len(named) == count and _are_named(words, found[last - 1], named):
            for role, person in zip(found[first:last], named, strict=True):
                role.same = role.same or person
        first = max(last, first + 1)


def _are_named(words: Words, role: Naming, named: list[Naming]) -> bool:
    """Whether full names without a role follow behind a comma, and nothing but commas and "and" stands between."""
    if any(n.what != "person" or n.role or n.country or len((n.name or "").split()) < 2 for n in named):
        return False
    if words.surface[role.last : named[0].first] != [","] or words.lower[named[-1].first - 1] != "and":
        return False
    return all(_and_only(words, a, b) for a, b in itertools.pairwise(named))


def _stacked(words: Words, found: list[Naming]) -> None:
    """A name on a line of its own, and the office on one of the next lines: how letters and posts begin."""
    alone: Naming | None = None
    for naming in found:
        first, last = naming.first, naming.last
        whole = (first == 0 or words.segment[first - 1] != words.segment[first]) and (
            last == len(words) or words.segment[last] != words.segment[first]
        )
        if whole and naming.what == "person" and naming.role is None and len((naming.name or "").split()) > 1:
            alone = naming
        elif whole and naming.what in ("role", "unnamed") and alone is not None and naming.same is None:
            near = words.segment[first] - words.segment[alone.first] <= _LINES and not naming.plural
            if near and words.capital(first):
                naming.what, naming.same = "role", alone
            alone = None
        else:
            alone = None


def _beside_each_other(words: Words, found: list[Naming]) -> Iterator[tuple[Naming, Naming]]:
    """Namings that follow each other; a role stands where its owner does: "Yohannes Tekle, the president's adviser"."""
    for n, (left, right) in enumerate(itertools.pairwise(found)):
        owned = found[n + 2] if n + 2 < len(found) else None
        if owned is not None and owned.what == "role" and owned.owner is right and right.last + 1 == owned.first:
            yield left, owned
        else:
            yield left, right


def _set_off(words: Words, left: Naming, right: Naming) -> bool:
    """Whether only a comma or bracket stands between, or what follows a name in formal style ("Moses Phiri, M.P.,")."""
    at = left.last
    if words.sentence[left.first] != words.sentence[right.first] or at >= right.first:
        return False
    first = right.owner.first if right.owner is not None and right.owner.first > at else right.first
    if left.what == "person" and first - at > 1:
        while at + 2 < first and words.surface[at] == "," and plain(words.surface[at + 1]) in _POST_NOMINALS:
            at += 2 + (words.surface[at + 2] == "." and words.joined(at + 1))
    return first == at + 1 and words.surface[at] in (",", "(")


def _is_closed(words: Words, right: Naming) -> bool:
    after = words.surface[right.last] if right.last < len(words) else "."
    return (
        after in _CLOSERS
        or (after == "-" and not words.joined(right.last) and not words.joined(right.last - 1))
        or words.sentence[min(right.last, len(words) - 1)] != words.sentence[right.first]
        or (right.what == "role" and _closes_soon(words, right.last))
    )


def _opens_as_subject(words: Words, role: Naming, person: Naming) -> bool:
    """As in "The Minister of Health, Dr. Anna Holm met ...": an office that opens the sentence, and a name under a form
    of address that the verb follows without a comma."""
    if not words.opens_sentence(role.first) or not (role.role or "")[:1].isupper() or not _addressed(words, person):
        return False
    return person.last < len(words) and words.tokens[person.last].tag_ in _FINITE


def _addressed(words: Words, person: Naming) -> bool:
    """Whether a full name stands under a form of address ("Ms. Anna Holm", "Ambassador Jan Kos"), not under an office
    that only one has."""
    if len((person.name or "").split()) < 2 or (person.office and office(person.office).unique):
        return False
    return bool(person.titles) or person.head in _FORMS


def _behind_tails(words: Words, found: list[Naming]) -> None:
    """As in "the Head of the Delegation in Jordan, Ambassador Anna Holm, ...": the name of whose office is told with a
    place or a body behind it, set off by commas."""
    for n, left in enumerate(found):
        if left.what not in ("role", "unnamed") or left.same is not None or left.owner is not None or left.plural:
            continue
        if left.article not in ("the", "'s"):
            continue
        behind = itertools.dropwhile(lambda one: one.what in _IN_TAILS, found[n + 1 : n + 1 + _BETWEEN])
        right = next(behind, None)
        if right is None or right.what != "person" or right.same is not None or not _addressed(words, right):
            continue
        if _contradict(right, left) or not _is_tail(words, left, right) or not _is_closed(words, right):
            continue
        if words.lower[right.last : right.last + 2] != [",", "and"]:
            left.what, left.same = "role", right


def _is_tail(words: Words, left: Naming, right: Naming) -> bool:
    """Whether nothing but what belongs to the office stands between it and the comma before a name: "in Jordan,",
    "mission's political section,"; no day, no verb, and nobody else's comma."""
    between = range(left.last, right.first - 1)
    if words.sentence[left.first] != words.sentence[right.first] or not 0 < len(between) <= _TAIL:
        return False
    if words.surface[right.first - 1] != ",":
        return False
    return all(
        words.pos[n] in ("ADP", "DET", "PROPN", "NOUN", "ADJ", "PART")
        and words.lower[n] not in CALENDAR
        and (words.lower[n] not in _WITH or (words.lower[n - 1], words.lower[n]) == ("relations", "with"))
        for n in between
    )


def _contradict(told: Naming | None, role: Naming) -> bool:
    """Whether the name has an office of another state before it, in its own naming or in apposition."""
    if told is None or not (told.office and role.office and told.country and role.country):
        return False
    return told.country != role.country and (told.what == "role" or told.office != role.office)


def _is_of_the_next(words: Words, person: Naming, role: Naming, following: Naming) -> bool:
    """As in "At the invitation of Queen Maud, the president of Chile, Luis Rojas, will ...": the role is whose name
    stands behind it, where the name before has a title of its own or only opens the sentence."""
    if following.what != "person" or following.role or following.titles or role.article not in ("the", "'s"):
        return False
    if following.first != role.last + 1 or words.surface[role.last] != "," or len((following.name or "").split()) < 2:
        return False
    end = following.last
    if end >= len(words) or words.surface[end] not in (",", ")") or words.sentence[end] != words.sentence[role.first]:
        return False
    acts = end + 1 < len(words) and words.tokens[end + 1].tag_ in _FINITE
    return acts and bool(person.role or person.titles or _opens_with_phrase(words, person.first))


def _opens_with_phrase(words: Words, at: int) -> bool:
    first = at
    while first > 0 and words.sentence[first - 1] == words.sentence[at]:
        first -= 1
    finite = any(words.tokens[n].tag_ in _FINITE for n in range(first, at))
    return first < at and words.pos[first] == "ADP" and not finite


def _further_roles(words: Words, found: list[Naming]) -> None:
    """As in "A, Deputy Prime Minister and Minister of Finance of B": several roles of one person, joined by "and"."""
    for left, right in itertools.pairwise(found):
        if left.what != "role" or left.plural or right.plural or right.article is not None:
            continue
        if not (_and_only(words, left, right) or _dash_only(words, left, right)) or not (
            words.capital(left.last - 1) and words.capital(right.first)
        ):
            continue
        if right.what in ("role", "unnamed") and right.same is None and left.same is not None:
            right.what, right.same = "role", left.same
            left.country = left.country or right.country
        elif left.same is None and left.article is not None and left.head == right.head == "minister":
            # Two titles of one name: "the Deputy Prime Minister and Minister of Finance Anna Holm", or with a dash, or
            # a comma before the name.
            behind = right.same is not None and right.same.first > right.first
            if right.what == "person" and "minister of" in (right.role or "").casefold():
                left.same = right
            elif behind:
                left.same = right.same


def _bare_titles(words: Words, found: list[Naming]) -> None:
    """As in "met with Chair of the Delegation to the Assembly, Member of Parliament Anna Holm", "with Director at the
    Office Sir John Berg": a title without an article needs a name, and the next one behind it is his, whatever further
    titles and bodies stand between."""
    for n, left in enumerate(found):
        opens = words.opens_sentence(left.first)
        if not (_is_bare(words, left) and words.capital(left.first)):
            continue
        chain = [left]
        for right in found[n + 1 : n + 1 + _BETWEEN]:
            if not _is_of_titles(words, chain[-1], right):
                break
            if right.what == "person":
                listed = _follows_portfolios(words, left, right) and len(chain) == 1
                if listed or (not opens and _names_the_bearer(words, left, right)):
                    for role in chain:
                        role.what, role.same = "role", right
                break
            if right.what in ("role", "unnamed"):
                if not _is_bare(words, right):
                    break
                chain.append(right)
            elif right.what not in ("body", "collective", "state"):
                break


def _is_bare(words: Words, role: Naming) -> bool:
    """Whether a title stands for nobody by itself: in the singular, without an article or an owner."""
    return (
        role.what in ("role", "unnamed")
        and role.same is None
        and role.owner is None
        and not role.plural
        and role.article is None
        and words.kinds[role.first] == "body"
    )


def _is_of_titles(words: Words, left: Naming, right: Naming) -> bool:
    """Whether nothing but words of titles stands between two namings of a sentence."""
    if words.sentence[left.first] != words.sentence[right.first] or right.first - left.last > _APPOSED:
        return False
    between = range(left.last, right.first)
    return all(
        words.capital(n) or words.lower[n] in _OF_TITLES or words.pos[n] == "ADJ" or words.surface[n] in ("(", ")", ",")
        for n in between
    )


def _names_the_bearer(words: Words, left: Naming, right: Naming) -> bool:
    """Whether a name is that of whoever bears the title before it, and not the second of a list."""
    if len((right.name or "").split()) < 2 or right.plural:
        return False
    if left.country and right.country and left.country != right.country:
        return False
    before = words.lower[right.first - 1]
    titled = bool(right.role) and words.lower[right.first] != "the"
    if before in (",", "and", "&") and not titled:
        return False
    one = left.office is None or not office(left.office).unique or left.country is None
    # "with President of Iran and Foreign Minister Amir Karimi": two persons.
    return one or right.office is None or not office(right.office).unique


def _follows_portfolios(words: Words, left: Naming, right: Naming) -> bool:
    """As in "Minister of Ports, Fisheries and Coastal Regions, Mr. Jan Kos": what stands between a title and the name
    under a form of address are further portfolios, with a comma behind."""
    if words.surface[right.first - 1] != "," or not _addressed(words, right):
        return False
    between = range(left.last, right.first - 1)
    joined = any(words.lower[n] in ("and", "&", ",") for n in between)
    return joined and all(words.capital(n) or words.lower[n] in _OF_TITLES or words.surface[n] == "," for n in between)


def _and_only(words: Words, left: Naming, right: Naming) -> bool:
    """Whether "and" or a comma is all that stands between."""
    if words.sentence[left.first] != words.sentence[right.first]:
        return False
    between = words.lower[left.last : right.first]
    return between in (["and"], ["&"], [","], [",", "and"])


def _dash_only(words: Words, left: Naming, right: Naming) -> bool:
    """Whether a dash is all that stands between."""
    alone = right.first == left.last + 1 and words.sentence[left.first] == words.sentence[right.first]
    return alone and words.dash(left.last)


def _body_behind(words: Words, at: int) -> str | None:
    """The body of "Martin Durbin, Vice President, Chamber of Commerce" in a list of participants."""
    if at + 1 >= len(words) or words.surface[at] != "," or not words.capital(at + 1):
        return None
    unit = words.unit[at + 1]
    if unit is not None and unit.body is None:
        return None
    end = at + 1
    while end < min(at + 6, len(words)) and words.capital(end) and words.sentence[end] == words.sentence[at]:
        end += 1
    return words.slice(at + 1, end)


def _closes_soon(words: Words, at: int) -> bool:
    """Whether the apposition goes on a few words ("in Almaty") before a comma closes it."""
    if words.lower[at] not in ("in", "at", "to", "for", "of", "on", "from", "since", "and"):
        return False
    for n in range(at, min(at + _APPOSED, len(words))):
        if words.surface[n] in _CLOSERS or words.sentence[n] != words.sentence[at]:
            return True
        if words.pos[n] in ("VERB", "AUX"):
            return False
    return False


def _listed(words: Words, left: Naming, right: Naming) -> bool:
    """Whether the two stand in an enumeration: ", and" follows, and no second comma sets the apposition off."""
    at = right.last
    return (
        left.what == "person"
        and at + 1 < len(words)
        and words.surface[at] == ","
        and words.lower[at + 1] == "and"
        and right.article is None
        and left.role is not None
    )


def _mark_quoted(words: Words, found: list[Naming]) -> None:
    spans = sorted([*quoted_spans(words), *_turns(words, found)])
    starts = [first for first, _ in spans]
    for naming in found:
        at = bisect_right(starts, naming.first) - 1
        naming.quoted = at >= 0 and spans[at][0] <= naming.first < spans[at][1]


def _turns(words: Words, found: list[Naming]) -> list[tuple[int, int]]:
    """What speakers say in a transcript ("Vladimir Putin: Good morning ..."): up to the next turn."""
    starts = [
        n
        for n in found
        if n.what in ("person", "role")
        and n.last < len(words)
        and words.surface[n.last] == ":"
        and words.opens_sentence(n.first)
    ]
    starts = [
        n
        for n in starts
        if n.last + 1 < len(words)
        and words.segment[n.last + 1] == words.segment[n.first]
        and words.kinds[n.first] == "body"
    ]
    transcript = len(starts) > 2
    spans = []
    for number, naming in enumerate(starts):
        stop = starts[number + 1].first if number + 1 < len(starts) else len(words)
        end = naming.last + 1
        while end < stop and (transcript or words.segment[end] == words.segment[naming.first]):
            end += 1
        spans.append((naming.last + 1, end))
    return spans


def quoted_spans(words: Words) -> list[tuple[int, int]]:
    """Word ranges inside double quotation marks; one that is left open ends with its paragraph."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for at, surface in enumerate(words.surface):
        if opened is not None and words.segment[at] != words.segment[opened]:
            spans.append((opened, at))
            opened = None
        if surface in ("“", "«", "„") or (surface == '"' and opened is None):
            opened = at if opened is None else opened
        elif surface in ("”", "»", '"') and opened is not None:
            spans.append((opened, at + 1))
            opened = None
    if opened is not None:
        spans.append((opened, len(words)))
    return spans
