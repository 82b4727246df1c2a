"""Who is named only after the lead told what he is: "Chile's chief negotiator left for Lima. ... Luis Rojas also ...".

Wires put the office into the first paragraph and the name into the second. A name stands for the office only where
something beside it says so: the headline has the name, "also" goes on with the same subject, or a title without an
article follows it; and where the list of office holders knows nothing against it.
"""

from __future__ import annotations

from core.actors.naming import Naming
from core.actors.office_holders import holders
from core.actors.vocabulary import plain
from core.actors.words import Words

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_FINITE = frozenset(("MD", "VBD", "VBP", "VBZ", "RB"))


def name_later(words: Words, found: list[Naming]) -> None:
    """Fills `same` of the lead's subject and of his counterpart, in place; `found` in reading order."""
    body = [n for n in found if words.kinds[n.first] == "body"]
    if not body:
        return
    lead = words.segment[body[0].first]
    subject = next((n for n in body if words.segment[n.first] == lead and _acts(words, n)), None)
    if subject is None or not _is_office(subject):
        return
    rest = [n for n in body if words.segment[n.first] > lead]
    named = rest[0] if rest else None
    if named is None or not words.opens_sentence(named.first) or not _may_be(words, found, subject, named):
        return
    if not _is_told(words, found, subject, named):
        return
    subject.same = named
    section = words.segment[named.first]
    for other in body:
        if other.head == "counterpart" and other.country and other.same is None and words.segment[other.first] == lead:
            there = [n for n in rest if words.segment[n.first] == section and n is not named and _is_new(n)]
            near = [n for n in there if other.country in _countries(found, n)]
            alone = [n for n in there if _countries(found, n) == {None}] if len(there) == 1 else []
            other.same = next(iter(near or alone), None)


def _is_office(naming: Naming) -> bool:
    stated = naming.what == "role" and not naming.plural and naming.same is None and naming.article in ("the", "'s")
    return stated and bool(naming.country or naming.organisation) and naming.owner is None


def _is_new(naming: Naming) -> bool:
    return naming.what == "person" and naming.role is None and len((naming.name or "").split()) > 1


def _may_be(words: Words, found: list[Naming], subject: Naming, named: Naming) -> bool:
    """Whether nothing speaks against it: another holder of the office, an earlier naming, a term of another state."""
    if not _is_new(named) or not _acts(words, named):
        return False
    surname = (named.name or "").split()[-1]
    for other in found:
        same_person = other.what == "person" and (other.name or "").split()[-1:] == [surname]
        if same_person and other.first < named.first and words.kinds[other.first] == "body":
            return False
        rival = other.what == "person" and not same_person and other.office and other.office == subject.office
        if rival and other.country in (None, subject.country):
            return False
    if subject.gender and named.gender and subject.gender != named.gender:
        return False
    apposed = [n for n in found if n.same is named]
    if any(n.article == "a" or (n.country and n.country != subject.country) for n in apposed):
        return False
    terms = holders(named.name or "")
    return not terms or any(t.country == subject.country for t in terms)


def _is_told(words: Words, found: list[Naming], subject: Naming, named: Naming) -> bool:
    surname = plain((named.name or "").split()[-1])
    headed = any(
        plain(words.surface[n]) == surname for n in range(len(words)) if words.kinds[n] in ("headline", "subheadline")
    )
    also = words.lower[named.last : named.last + 3].count("also") > 0
    titled = any(
        n.same is named and n.first > named.first and (n.article is None or n.head == subject.head) for n in found
    )
    return headed or also or titled


def _acts(words: Words, naming: Naming) -> bool:
    """Whether it is the subject of the sentence: by the parse, or right before a finite verb."""
    inside = words.tokens[naming.first : naming.last]
    own = {t.i for t in inside}
    if any(t.dep_ in _SUBJECTS and t.head.i not in own for t in inside):
        return True
    if naming.last < len(words) and words.tokens[naming.last].tag_ in _FINITE:
        return True
    # "SEOUL, July 22 -- South Korea's envoy left ...", read as a noun phrase.
    opens = naming.first > 0 and words.segment[naming.first - 1] != words.segment[naming.first]
    return opens and words.tokens[naming.last].tag_ == "VBN" if naming.last < len(words) else False


def _countries(found: list[Naming], named: Naming) -> set[str | None]:
    return {named.country, *(n.country for n in found if n.same is named)}
