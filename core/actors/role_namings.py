"""Role phrases as namings: with the name beside them, alone, in the plural, of a source that stays unnamed."""

from __future__ import annotations

from core.actors import names, roles
from core.actors.names import PersonalName
from core.actors.naming import Naming
from core.actors.offices import canonical_role
from core.actors.roles import RolePhrase
from core.actors.vocabulary import vocabulary, words_of
from core.actors.words import Words

_NO_ROLE_WITHOUT_NAME = words_of("role", "only_with_name")
_VAGUE_ONE = words_of("source", "vague")
_VAGUE = words_of("source", "vague_plural")
_PREDICATE = words_of("role", "before_predicates")


def role_namings(words: Words, taken: list[bool], styled: set[int], known: set[str] | None = None) -> list[Naming]:
    """Role phrases with their names; with `known` those of headlines in capitals, else of all other sentences."""
    found: list[Naming] = []
    for at in range(len(words)):
        if taken[at] or (words.sentence[at] in styled) == (known is None) or not roles.is_head(words, at):
            continue
        for naming in _role(words, roles.role_phrase(words, at, taken), taken, found, known):
            if found and _double_role(words, found[-1], naming):
                naming.first, naming.role = found[-1].first, f"{found[-1].role} and {naming.role}"
                naming.country, naming.office = naming.country or found[-1].country, found[-1].office or naming.office
                found.pop()
            naming.take(taken)
            found.append(naming)
    return found


def _double_role(words: Words, left: Naming, right: Naming) -> bool:
    """As in "Prime Minister and Minister of the Interior Sheikh Khalid": one person, two roles."""
    return (
        left.what in ("role", "unnamed") and not left.plural and left.article is None and words.capital(left.last - 1)
        and right.what == "person" and right.role is not None and right.article is None
        and right.first == left.last + 1 and words.lower[left.last] in ("and", "&")
        and words.sentence[left.first] == words.sentence[right.first]
    )  # fmt: skip


def _role(
    words: Words, phrase: RolePhrase, taken: list[bool], before: list[Naming], known_names: set[str] | None
) -> list[Naming]:
    head = words.lower[phrase.head]
    known = vocabulary()
    plural = head in known.plurals
    owner = None
    if phrase.owner_at is not None:
        owner = next((n for n in reversed(before[-3:]) if n.last == phrase.owner_at + 1), None)
    first = (
        phrase.first
        if phrase.article in ("the", "a", None) or (phrase.article == "'s" and phrase.owner_at is None)
        else phrase.core_first
    )
    base = Naming(
        first, phrase.last, "role", role=phrase.text, office=phrase.office, country=phrase.country,
        organisation=phrase.organisation, gender=known.noun_gender.get(head), plural=plural, article=phrase.article,
        head=head, owner=owner, spouse=head in ("wife", "husband", "lady"),
    )  # fmt: skip
    if not words.possessive(phrase.last):
        name = names.after_role(words, phrase.last, taken)
        if name is not None and known_names is not None:
            name = names.known_part(words, name, known_names)
        if name is not None and not (plural and not words.capital(phrase.head)) and _fits_after(words, phrase, name):
            return _named(words, base, name, taken, plural)
    if plural:
        return _plural(words, phrase, base)
    if not _stands_alone(words, phrase, base):
        return []
    beside = _name_beside(words, phrase, taken)
    return [base] if beside is None else [base, beside]


def _name_beside(words: Words, phrase: RolePhrase, taken: list[bool]) -> Naming | None:
    """A full name set off by commas behind a definite role: "his aide, Shashi Tharoor, ..."."""
    if phrase.article not in ("the", "his", "'s") or phrase.last >= len(words) or words.surface[phrase.last] != ",":
        return None
    name = names.after_role(words, phrase.last + 1, taken)
    if name is None or words.sentence[name.first] != words.sentence[phrase.head]:
        return None
    full = sum(words.capital(n) for n in range(name.name_first, name.last)) > 1
    if not full or name.last >= len(words) or words.surface[name.last] not in (",", ".", ";", ")"):
        return None
    made = Naming(
        name.first, name.last, "person", name=name.name, name_first=name.name_first, titles=name.titles,
        gender=name.gender, confidence=0.93,
    )  # fmt: skip
    of_state(words, made)
    return made


def _fits_after(words: Words, phrase: RolePhrase, name: PersonalName) -> bool:
    """Whether a name right behind a role is its holder's: not of the next clause ("told the president Iran ...")."""
    return words.sentence[name.first] == words.sentence[phrase.head]


def _named(words: Words, base: Naming, name: PersonalName, taken: list[bool], plural: bool) -> list[Naming]:
    base.what, base.name, base.name_first, base.titles = "person", name.name, name.name_first, name.titles
    styled = names.styled_before(words, base.first, taken)
    if styled < base.first:
        base.gender = {"his": "m", "her": "f"}.get(words.lower[styled], base.gender)
        base.first = styled
    base.last, base.gender = name.last, name.gender or base.gender
    base.spouse = base.spouse or name.spouse
    base.plural, base.confidence = False, 0.97
    of_state(words, base)
    if not plural:
        return [base]
    base.role = _singular(base.role or "")
    base.office = base.office or canonical_role(base.role, base.country)
    found, at = [base], base.last
    # "Presidents Putin and Erdogan": the role is everybody's.
    while at < len(words) and words.lower[at] in (",", "and", "&") and len(found) < 12:
        following = at + 1 + (at + 1 < len(words) and words.lower[at] == "," and words.lower[at + 1] == "and")
        other = names.after_role(words, following, taken) if following < len(words) else None
        if other is None or words.sentence[following] != words.sentence[base.first]:
            break
        next_one = Naming(
            other.first, other.last, "person", name=other.name, name_first=other.name_first, titles=other.titles,
            role=base.role, office=base.office, gender=other.gender or base.gender, confidence=0.95,
        )  # fmt: skip
        of_state(words, next_one)
        found.append(next_one)
        at = next_one.last
    return found


def of_state(words: Words, naming: Naming) -> None:
    """As in "Prime Minister Boris Johnson of the United Kingdom" is one naming."""
    at = naming.last
    if naming.country is not None or at + 1 >= len(words) or words.lower[at] != "of":
        return
    unit = words.unit[at + 2] if words.lower[at + 1] == "the" and at + 2 < len(words) else words.unit[at + 1]
    if (
        unit is not None
        and "state" in unit.meanings
        and unit.country
        and words.sentence[unit.first] == words.sentence[at]
    ):
        naming.country, naming.last = unit.country, unit.last


def _plural(words: Words, phrase: RolePhrase, base: Naming) -> list[Naming]:
    office = base.office or canonical_role(_singular(words.slice(phrase.core_first, phrase.head + 1)), base.country)
    states = roles.plural_countries(words, phrase)
    if states and office:
        found = []
        for number, (first, last, country) in enumerate(states):
            begin = base.first if number == 0 else first
            found.append(
                Naming(
                    begin,
                    last,
                    "role",
                    role=_singular(words.slice(phrase.core_first, phrase.head + 1)),
                    office=office,
                    country=country,
                    article="the",
                    head=_singular(base.head or ""),
                )
            )
        return found
    if len(phrase.countries) > 1 and office:
        return _adjectives(words, phrase, base, office)
    base.office = office
    lower = phrase.text.casefold()
    of_others = phrase.last < len(words) and words.lower[phrase.last] in ("of", "from")
    if (
        base.head in vocabulary().sides
        and not of_others
        and (
            lower.startswith(("two ", "three ", "four "))
            or (phrase.article == "the" and not base.country and " " not in lower)
            or _counted(words, phrase)
        )
    ):
        base.what, base.kind = "sides", "group"
        return [base]
    if of_others and not phrase.countries:
        return []
    base.what, base.kind, base.confidence = "unnamed", "unnamed", 0.8
    base.country = base.country if len(phrase.countries) < 2 else None
    # "officials" alone is nobody in particular; with a state or a body it is.
    if base.head in _VAGUE and not (phrase.countries or base.organisation):
        return [base] if _speaks(words, phrase) else []
    return (
        [base]
        if phrase.countries
        or base.country
        or base.organisation
        or phrase.core_first < phrase.head
        or _speaks(words, phrase)
        else []
    )


def _counted(words: Words, phrase: RolePhrase) -> bool:
    return words.lower[phrase.first] in ("both", "two") or (
        phrase.core_first > 0 and words.lower[phrase.core_first - 1] in ("both", "two")
    )


def _adjectives(words: Words, phrase: RolePhrase, base: Naming, office: str) -> list[Naming]:
    """As in "the Iranian and Syrian foreign ministers": one of each."""
    units = []
    at = phrase.core_first
    while at < phrase.head:
        unit = words.unit[at]
        if unit is not None and unit.country:
            units.append(unit)
            at = unit.last
        else:
            at += 1
    found = []
    for number, unit in enumerate(units):
        first = base.first if number == 0 else unit.first
        last = phrase.last if number == len(units) - 1 else unit.last
        role = f"{words.slice(unit.first, unit.last)} {_singular(words.slice(units[-1].last, phrase.last))}"
        found.append(
            Naming(
                first,
                last,
                "role",
                role=role,
                office=office,
                country=unit.country,
                article="the",
                head=_singular(base.head or ""),
            )
        )
    return found


def _singular(text: str) -> str:
    for plural, single in (("ministers", "minister"), ("men", "man"), ("secretaries", "secretary")):
        if text.casefold().endswith(plural):
            return text[: -len(plural)] + (
                single if text.islower() or not text[-len(plural)].isupper() else single.capitalize()
            )
    return text[:-1] if text.endswith("s") else text


def _speaks(words: Words, phrase: RolePhrase) -> bool:
    token = words.tokens[phrase.head]
    return token.dep_ == "nsubj" or (
        token.dep_ == "pobj"
        and token.head.lower_ == "to"
        and token.head.i > 0
        and token.doc[token.head.i - 1].lower_ == "according"
    )


def _stands_alone(words: Words, phrase: RolePhrase, base: Naming) -> bool:
    """Decides what a role without a name is; False where it names nobody."""
    head, article = base.head or "", phrase.article
    known = vocabulary()
    before = (
        words.lower[phrase.first - 1]
        if phrase.first and words.sentence[phrase.first - 1] == words.sentence[phrase.first]
        else ""
    )
    if article is None and not words.capital(phrase.head):
        if not (base.country or base.organisation) or before in _PREDICATE:
            return False
        if head in known.sources and words.tokens[phrase.head].dep_ != "nsubj":
            return False
    if head in _NO_ROLE_WITHOUT_NAME and not base.office:
        base.weak = True
        return True
    if (
        article == "the"
        and head in known.sources
        and phrase.core_first == phrase.head
        and phrase.last == phrase.head + 1
    ):
        return True
    if article == "a" or head in known.sources:
        if article == "a" and words.tokens[phrase.head].dep_ in ("attr", "oprd"):
            return False
        if (
            article == "a"
            and head not in known.sources
            and head not in known.functions
            and words.tokens[phrase.head].dep_ in ("attr", "pobj")
            and before in _PREDICATE
        ):
            return False
        if head in _VAGUE_ONE and not base.country and not _speaks(words, phrase):
            return False
        base.what, base.kind, base.confidence = "unnamed", "unnamed", 0.85
        return True
    if (
        article is None
        and words.capital(phrase.head)
        and phrase.last - phrase.core_first == 1
        and head not in known.offices
    ):
        return False
    return not (before in ("as", "become", "becomes", "became", "elected", "appointed", "named") and article is None)
