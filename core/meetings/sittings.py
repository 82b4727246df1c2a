"""What goes on at the sitting of a body that was told of before: "The working group met in Oslo. The meeting was
chaired by X and Y", "X convened the task force. The task force was briefed by Y"."""

from __future__ import annotations

from core.meetings.account import Account, Naming
from core.meetings.agreement import dates_agree
from core.meetings.grammar import lemma, passive

_LEADING = frozenset({"chair", "co-chair", "lead", "head", "moderate", "preside", "host", "open"})


def goes_on(last: Account, naming: Naming) -> bool:
    """Whether a naming tells of the sitting that was told of last. `last`: of the same section."""
    if naming.in_quote or last.kind not in ("meeting", "negotiation") or not dates_agree(last, naming):
        return False
    return _is_led(last, naming) or _is_briefed(last, naming)


def _is_led(last: Account, naming: Naming) -> bool:
    """ "The meeting was co-chaired by X and Y", behind one of which only the body is told."""
    event = naming.event
    bodies = bool(last.parties) and all(p.actor.kind == "organisation" for p in last.parties.values())
    led = event.verb is not None and lemma(event.verb) in _LEADING and passive(event.verb)
    return bodies and led and event.frame == "noun" and event.definite and event.trigger.dep_ == "nsubjpass"


def _is_briefed(last: Account, naming: Naming) -> bool:
    """ "The task force was briefed by X": the body that sits hears him."""
    heard = lemma(naming.event.trigger) == "brief" and naming.event.frame == "meet"
    return heard and any(p.actor.kind == "organisation" and id(p.actor) in last.parties for p in naming.parties)
