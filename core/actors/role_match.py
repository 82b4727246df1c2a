"""How well a role that names nobody fits a person of the document: what the text gives the person counts most, then the
list of office holders."""

from __future__ import annotations

from core import gazetteer
from core.actors.apposition import RELATIVE
from core.actors.name_words import BODY_HEADS
from core.actors.naming import Naming
from core.actors.offices import answering
from core.actors.people import FORMER, Person, RoleHeld
from core.actors.vocabulary import plain

_LEADING = frozenset((
    "head of state", "head of government", "president", "prime minister", "chancellor", "supreme leader", "king",
    "emir", "sultan", "monarch",
))  # fmt: skip
"""What "the Turkish leader" may hold."""
RULERS = frozenset(("leader", "ruler", "strongman"))
_CALLED_SO = frozenset(("adviser", "advisor", "envoy", "minister", "spokesman", "spokesperson", "spokeswoman"))
"""What somebody below the one of the name is called as well."""
_STATES_OFFICES = frozenset(("president", "vice president"))
_AMERICAN = "secretary of state"
_WITH_SECRETARIES = frozenset((None, "gb", "us"))
_CHIEFS = frozenset(("boss", "chief", "head", "leader"))
_BELOW = frozenset(("adviser", "advisor", "assistant", "associate", "deputy", "under", "vice"))
"""Words of a role below the one that the rest of it names."""
_CAPITAL_WORD_IGNORED = frozenset(("of", "the", "for", "and", "on", "to"))


def is_of(person: Person, country: str) -> bool:
    """Whether a person serves a state, as the text or the list says."""
    return person.actor.country == country or any(term.country == country for term in person.terms)


def match(person: Person, naming: Naming) -> int:
    """How well a role named here fits a person: 0 not at all; a role given in this text counts most."""
    best = 0
    if naming.gender and person.actor.gender and naming.gender != person.actor.gender:
        return 0
    former = _is_former(naming)
    for role in person.roles:
        if naming.country and role.country and naming.country != role.country:
            continue
        if former and not role.former:
            # "The former chancellor" is not who is chancellor now.
            continue
        if naming.country and not role.country and person.actor.country not in (None, naming.country):
            continue
        if naming.country and ((not role.country and _is_bodys(role)) or (role.former and not former)):
            # A body's president is no state's; "the Finnish president" is not who was it once.
            continue
        if (
            naming.country
            and not role.country
            and ((naming.listed and not person.terms) or not _may_be_of(role, naming.country))
        ):
            # "The presidents of A and B": which of them "President Kovac" is, nobody has said.
            continue
        if (
            naming.country
            and not role.country
            and person.terms
            and all(t.country != naming.country for t in person.terms)
        ):
            continue
        if (
            naming.organisation
            and _content(role.organisation or "") != _content(naming.organisation)
            and not _initials_fit(naming.role or "", role.text)
            and not (role.organisation is None and _content(naming.organisation) <= _content(role.text))
        ):
            continue
        quality = 0
        if naming.office and naming.office != "leader" and role.office:
            quality = (4 if role.office == naming.office else 3) if _answers(role, naming) else 0
        elif naming.head in RULERS and naming.country and role.office:
            quality = 3 if any(same_office(role.office, o, role.country) for o in _LEADING) else 0
        elif (
            naming.head
            and (naming.head == role.head or (role.office and naming.head == role.office.split()[-1]))
            and not (naming.office and role.office)
        ):
            quality = _words_fit(naming, role) or _is_fuller(naming, role)
        if quality == 0 and naming.head in _CHIEFS and naming.organisation and naming.organisation == role.organisation:
            # "The AU chief" of the African Union's chairman.
            quality = 3
        if quality == 0 and naming.head in _CHIEFS and not naming.office:
            # "The Senate chief" of the Senate President.
            rest = _content(naming.role or "") - {naming.head}
            quality = 3 if rest and rest <= _content(role.text) and not _content(role.text) & _BELOW else 0
        if quality == 0 and _initials_fit(naming.role or "", role.text):
            quality = 4
        if quality == 0 and not (naming.country or naming.organisation) and _is_first_word(naming, role):
            quality = 3
        if quality and naming.country and role.country == naming.country:
            quality += 1
        if quality and _is_title_alone(naming, role):
            quality += 1
        if quality and (
            role.former
            or (role.organisation and not naming.organisation and naming.office in ("president", "prime minister"))
        ):
            quality -= 1
        best = max(best, quality)
    # Who has an office in this text does not get an earlier or later one of the list.
    stated = any(r.office and not r.former for r in person.roles)
    if best == 0 and not stated and naming.head in RULERS and naming.country:
        best = 4 if any(t.country == naming.country and t.role in _LEADING for t in person.held) else 0
    if (
        best == 0
        and not stated
        and naming.office
        and person.terms
        and not naming.organisation
        and naming.head not in RELATIVE
    ):
        fits = [
            t
            for t in (person.terms if former else person.held)
            if same_office(t.role, naming.office, t.country) and naming.country in (None, t.country)
        ]
        best = 2 if fits and naming.country else 1 if fits else 0
    return best


def _is_former(naming: Naming) -> bool:
    return bool(naming.role) and not FORMER.isdisjoint((naming.role or "").casefold().replace("-", " ").split())


def same_office(one: str | None, other: str | None, country: str | None) -> bool:
    return (
        one is not None
        and other is not None
        and (one == other or one in answering(other, country) or other in answering(one, country))
    )


def _answers(role: RoleHeld, naming: Naming) -> bool:
    """Whether the offices are the same; a foreign minister is "the Secretary of State" only of a state that has one."""
    asked = naming.office == _AMERICAN and naming.head not in RELATIVE
    if asked and role.office != _AMERICAN and role.country not in _WITH_SECRETARIES:
        return False
    return same_office(role.office, naming.office, naming.country or role.country)


def _words_fit(naming: Naming, role: RoleHeld) -> int:
    """Whether all words of a short role stand in a longer one ("the secretary", "the committee's chairman")."""
    asked = _content(naming.role or "")
    held = _content(f"{role.text} {role.office or ''}")
    around = {"new", "visiting", "senior", "top", "departing", "outgoing", *_words_of_state(naming.country)}
    if len(asked) > 1 and (held - asked) & _BELOW:
        # "The head of the office" is not its deputy head.
        return 0
    if asked == {"minister"} and "prime" in held:
        return 0
    rest = asked - held - around
    if rest and not (naming.country and len(rest) == 1):
        return 0
    if not held & _BELOW or (len(asked) > 1 and asked & _BELOW == held & _BELOW):
        return 3
    # A deputy minister is called "the minister" where there is no other; no assistant secretary is "the Secretary".
    return 2 if naming.head in _CALLED_SO else 0


def _words_of_state(country: str | None) -> frozenset[str]:
    if country is None:
        return frozenset()
    return _content(f"{gazetteer.adjective(country) or ''} {gazetteer.state_name(country)}")


def says_no_more(naming: Naming, role: RoleHeld) -> bool:
    """Whether a role is another one or its office and adds nothing: "Bank President" is not "President Karimov"."""
    held = _content(f"{role.text} {role.office or ''}")
    asked = _content(naming.office or "") if naming.office and same_office(naming.office, role.office, None) else held
    return _content(naming.role or "") <= held | asked


def is_bare(naming: Naming) -> bool:
    """Whether a role is its noun and the state, and nothing else: "the Qatari minister"."""
    return _content(naming.role or "") - _words_of_state(naming.country) == {naming.head}


def _is_first_word(naming: Naming, role: RoleHeld) -> bool:
    """As in "the Chairman of the Council of Ministers, Anna Holm ... The Chairman"."""
    word = naming.role or ""
    return word[:1].isupper() and " " not in word and naming.article == "the" and role.text.startswith(f"{word} of ")


def _is_title_alone(naming: Naming, role: RoleHeld) -> bool:
    """As in "Secretary called on ..." behind "Secretary (East), Ms. Anna Holm": a title written as if it were a name is
    that of whom the text introduced with it and nothing more."""
    word = naming.role or ""
    alone = naming.article is None and word[:1].isupper() and " " not in word
    return alone and role.text.partition(" (")[0] == word


def _is_fuller(naming: Naming, role: RoleHeld) -> int:
    """As in "Commissioner Anna Holm ... The Commissioner for Fisheries": the title before the name, written out."""
    words = (naming.role or "").split()
    portfolio = len(words) > 2 and words[1] in ("for", "of") and naming.article == "the" and words[0][0].isupper()
    bare = not (naming.office or naming.country or naming.organisation)
    return 2 if portfolio and bare and role.text.casefold() == words[0].casefold() else 0


def _is_bodys(role: RoleHeld) -> bool:
    """Whether a president is that of a body: "Commission President"."""
    return role.office in _STATES_OFFICES and not BODY_HEADS.isdisjoint(plain(role.text).split())


def _may_be_of(role: RoleHeld, country: str) -> bool:
    """Whether a role of no certain state may be of this one: "Congolese President" is of one of two."""
    for word in role.text.split()[:3]:
        meant = gazetteer.meanings(word).get("adjective") if word[:1].isupper() else None
        if meant is not None and len(meant.countries) > 1:
            return country in meant.countries
    return True


def _content(role: str) -> frozenset[str]:
    """The words that tell: "the President's Office" and "Office of the President" have the same."""
    words = plain(role).replace("-", " ").replace("’", "'").split()
    return frozenset(w.removesuffix("'s").removesuffix("'") for w in words if w not in _CAPITAL_WORD_IGNORED)


def _initials_fit(short: str, long: str) -> bool:
    """As in "EC chairman" of "Expediency Council Chairman"."""
    words = short.split()
    capitals = [w.replace(".", "") for w in words if w.isupper() and 2 <= len(w.replace(".", "")) <= 6]
    if not capitals or not words:
        return False
    initials = "".join(w[0] for w in long.replace("-", " ").split() if w[0].isupper())
    return any(c in initials for c in capitals) and words[-1].casefold() in plain(long).split()
