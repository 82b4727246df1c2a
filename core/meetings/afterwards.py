"""Meetings that their words set apart from the one told of before: held with others, or held after it."""

from __future__ import annotations

from core.meetings.account import Account, Naming
from core.meetings.events import told_of
from core.meetings.grammar import after_widely, lemma, text_in
from core.meetings.words import words

_TWO = 2
_THEN = ("then", "afterwards", "afterward", "subsequently", "later", "after that", "after this", "following this")
"""How a sentence begins that tells of what was next."""
_SIDES = frozenset({"parties", "sides"})
_TALKS = frozenset({"meeting", "negotiation"})


def is_another(account: Account, naming: Naming) -> bool:
    """Whether the words tell of a meeting that cannot be this one, though the same people were there."""
    return _is_with_others(account, naming) or _is_next(account, naming)


def _is_with_others(account: Account, naming: Naming) -> bool:
    """ "his recent meeting with entrepreneurs", "their talks with the chairs", "having spoken with members", told of a
    call of two: with others than the one whom they spoke to. Officials of the other side may be that one."""
    noun, groups = naming.event.trigger, [p for p in naming.parties if p.group]
    if naming.event.frame == "noun":
        owned = any(t.dep_ == "poss" for t in noun.lefts)
        led = [t for one in (noun, *told_of(noun)) for t in after_widely(one, words().prepositions["with"])]
    else:
        owned = naming.running and naming.event.frame in ("meet", "speak", "consult")
        led = [head for head, _ in naming.event.slots if head.i > noun.i]
    if not owned or not led or not groups or len(groups) < len(naming.parties) - 1 or len(account.named) < _TWO:
        return False
    if len(account.named) < len(account.parties):
        return False
    heads = {lemma(head) for head, _ in naming.event.slots}
    return not (heads & words().negotiating and {c for p in groups for c in p.countries} <= account.sides)


def _is_next(account: Account, naming: Naming) -> bool:
    """ "The presidents met in Lima. Then talks between the delegations of A and B were held", "X will meet the staff
    together with Y. After that the leaders will hold talks": by other people than the one before, and after it."""
    event, opening = naming.event, text_in(naming.event.sentence).lstrip(' "“\n').casefold()
    if event.frame != "noun" or naming.kind not in _TALKS or not event.held or naming.in_quote:
        return False
    told = (account.namings[0].stretch[0] < event.sentence.start_char) and account.section == naming.section
    if not told or account.kind not in _TALKS or not opening.startswith(_THEN):
        return False
    groups = [p for p in account.parties.values() if p.group]
    if naming.running:
        leaders = len(account.named) == _TWO and bool(groups)
        return leaders and not event.definite and not naming.parties
    of_sides = bool(naming.parties) and all(p.group and len(p.countries) > 1 for p in naming.parties)
    called = {p.actor.name.casefold().split()[-1] for p in naming.parties}
    delegations = {name for name in called if name.removesuffix("s") in words().delegations} | _SIDES
    return of_sides and called <= delegations and len(account.named) >= _TWO and not groups
