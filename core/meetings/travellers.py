"""Who "they" and "the delegation" are in a report of a journey of several: "A, B and C travelled to Chad. In N'Djamena,
they met with X"."""

from __future__ import annotations

from dataclasses import replace

from core.meetings.account import Account, Naming
from core.meetings.agreement import TOOK_PLACE
from core.meetings.party import Party

_DOING = frozenset({"meet", "speak", "consult"})
_WHO = frozenset({"they", "delegation", "team", "group"})
_SEVERAL = 2


def stand_for(naming: Naming, accounts: list[Account]) -> bool:
    """Puts those who travel in the place of "they" or "the delegation", of whom the sentence says no more; whether it
    did. Whom they met stands in the sentence by name or as a group."""
    event = naming.event
    if event.frame not in _DOING or naming.in_quote or naming.status not in TOOK_PLACE:
        return False
    subject = next((head for head, _ in event.slots if head.i < event.trigger.i and head.lower_ in _WHO), None)
    if subject is None or (subject.lower_ == "they" and not naming.incomplete):
        return False
    bare = [p for p in naming.parties if p.group and p.actor.name.casefold() == subject.lower_]
    if subject.lower_ != "they" and (not bare or not any(t.lower_ == "the" for t in subject.lefts)):
        return False
    there, met = _travelling(accounts), [p for p in naming.parties if p not in bare]
    if not there or not met or {id(p.actor) for p in met} & {id(p.actor) for p in there}:
        return False
    naming.parties = [*(replace(p, part=None, mention=None) for p in there), *met]
    naming.running = naming.incomplete = event.definite = False
    return True


def same(naming: Naming, accounts: list[Account]) -> Account | None:
    """The meeting of exactly these that was told before."""
    mine = {id(p.actor) for p in naming.parties}
    return next((a for a in reversed(accounts) if a.kind != "visit" and a.parties.keys() == mine), None)


def _travelling(accounts: list[Account]) -> list[Party]:
    """Those whose journey was told of last, where they are several."""
    visit = next((a for a in reversed(accounts) if a.kind == "visit" and a.status in TOOK_PLACE), None)
    if visit is None:
        return []
    there = [p for p in visit.parties.values() if p.part in ("visitor", "delegation head", "attendee")]
    named = [p for p in there if p.actor.kind == "person"]
    sent = any(p.actor.kind == "delegation" for p in there)
    return there if named and (len(named) >= _SEVERAL or sent) else []
