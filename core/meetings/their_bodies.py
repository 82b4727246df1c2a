"""The bodies for which those without a name came: "officials from the Harbour Office, the Navy and Trade Board", "the
heads of Norsk Grid and Dahl Gas". Each was there, by whomever it was represented."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.article import Mention
from core.gazetteer import is_state
from core.meetings.grammar import lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LED = frozenset({"of", "from"})
_ARTICLES = frozenset({"the", "its", "both"})
_BODIES = frozenset({"organisation", "ministry", "government"})
_FOR_THEM = frozenset({
    "delegate", "director", "executive", "head", "leader", "leadership", "management", "official", "representative",
    "staff",
})  # fmt: skip
"""Who comes for a body: its experts and members come for themselves."""
_RANKS = frozenset({"high", "key", "level", "other", "ranking", "senior", "several", "the", "top", "-"})
"""What may be said of them; "labour leaders from A and B" are a group of their own."""
_LONGEST = 14
"""Words of a body's name, at most."""

At = Callable[["Token"], "Mention | None"]


def bodies_of(group: Token, at: At) -> list[Span]:
    """The names of the bodies behind a group's head; [] where there is one, or states alone.

    Read word by word: the parser joins the second body to the group as like as not. The list ends at the first that is
    none: "officials from the Navy, the Trade Board and farmers".
    """
    doc, end = group.doc, group.sent.end
    many = group.tag_ in ("NNS", "NNPS") or group.lower_ in ("leadership", "management", "staff")
    if lemma(group) not in _FOR_THEM or not many or group.i + 1 >= end or doc[group.i + 1].lower_ not in _LED:
        return []
    if any(t.lower_ not in _RANKS and t.pos_ != "NUM" for t in group.lefts if t.dep_ in ("amod", "compound", "nmod")):
        return []
    found: list[Span] = []
    here = group.i + 2
    while here < end:
        here += doc[here].lower_ in _ARTICLES
        name = _body_at(doc[here], at) if here < end else None
        if name is None:
            break
        found.append(name)
        here = _behind_joint(_behind_bracket(name, end), end, name)
    states = all((m := at(name[0])) is not None and _is_state(m) for name in found)
    return found if len(found) > 1 and not states else []


def _body_at(first: Token, at: At) -> Span | None:
    """The name of a body that begins with a word: as it is read elsewhere, else as the encoder marks it."""
    doc, mention = first.doc, at(first)
    last = first.i
    if mention is not None and mention.start >= first.idx - len("the "):  # else "representatives of Dahl" Gas
        known = mention.actor is not None and mention.actor.kind in _BODIES and mention.form == "name"
        if not known:
            return None
        while last + 1 < first.sent.end and doc[last + 1].idx < mention.end:
            last += 1
    elif first.ent_type_ != "ORG" or first.pos_ not in ("PROPN", "ADJ"):
        return None
    # "the White House Harbour Council": of which the mention holds the first words
    while last + 1 < first.sent.end and doc[last + 1].ent_type_ == "ORG" and doc[last + 1].ent_iob_ == "I":
        last += 1
    behind = doc[last + 1] if last + 1 < first.sent.end else None
    goes_on = behind is not None and (behind.pos_ in ("NOUN", "PROPN") or behind.tag_ == "POS" or behind.text == "-")
    if goes_on or last - first.i >= _LONGEST:
        return None  # "the Union member states", "the Navy's officers"
    return doc[first.i : last + 1]


def is_read_whole(mention: Mention) -> bool:
    """Whether the name is read as the body's, and not as the government that it is a part of: "the Harbour
    Administration"."""
    return _is_state(mention) or (mention.actor is not None and mention.actor.kind != "government")


def _is_state(mention: Mention) -> bool:
    return mention.actor is not None and is_state(mention.actor.name)


def _behind_bracket(name: Span, end: int) -> int:
    """Where the sentence goes on behind a name and its abbreviation: "the Harbour Office (HO), ..."."""
    here = name.end
    if here < end and name.doc[here].text == "(":
        here = next((t.i + 1 for t in name.doc[here:end] if t.text == ")"), end)
    return here


def _behind_joint(here: int, end: int, name: Span) -> int:
    """Where the next of a list begins, behind its comma or "and"; the sentence's end where none does."""
    doc, before = name.doc, here
    if here < end and doc[here].text == ",":
        here += 1
    if here < end and doc[here].lower_ == "and":
        here += 1
    return here if here > before else end
