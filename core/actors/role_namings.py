"""Role phrases as namings: with the name beside them, alone, in the plural, of a source that stays unnamed."""

from __future__ import annotations

from core.actors import names, roles
from core.actors.name_words import STYLED
from core.actors.names import PersonalName
from core.actors.naming import Naming
from core.actors.office_holders import holders
from core.actors.offices import canonical_role
from core.actors.roles import RolePhrase
from core.actors.vocabulary import vocabulary, words_of
from core.actors.words import HYPHENS, Words

_NO_ROLE_WITHOUT_NAME = words_of("role", "only_with_name")
_VAGUE_ONE = words_of("source", "vague")
_VAGUE = words_of("source", "vague_plural")
_PREDICATE = words_of("role", "before_predicates")
_KIN = words_of("role", "kin")
_FACELESS = frozenset(("parties", "sides"))
"""They are somebody only where they do something: "on both sides of the river"."""
_STYLE_GENDER = {"his": "m", "her": "f"}
_REACH = 9
"""A role before another one of the same person has its head within so many words."""


def role_namings(words: Words, taken: list[bool], styled: set[int], known: set[str] | None = None) -> list[Naming]:
    """Role phrases with their names; with `known` those of headlines in capitals, else of all other sentences."""
    found: list[Naming] = []
    for at in range(len(words)):
        if (styled_only := _style(words, at, taken)) is not None:
            styled_only.take(taken)
            found.append(styled_only)
            continue
        if taken[at] or (words.sentence[at] in styled) == (known is None) or not roles.is_head(words, at):
            continue
        for naming in _role(words, roles.role_phrase(words, at, taken), taken, found, known):
            if known is not None and naming.what == "unnamed" and not (naming.country or naming.organisation):
                # "Kovac Hosts Envoys": capitals do not tell where the phrase begins.
                continue
            while _takes_role_before(words, naming) and _joined(words, naming, taken, found):
                pass
            naming.take(taken)
            found.append(naming)
    return found


def _style(words: Words, at: int, taken: list[bool]) -> Naming | None:
    """ "His Highness" or "Her Royal Majesty" without a name or role behind it."""
    if words.lower[at] not in STYLED or not words.capital(at) or taken[at]:
        return None
    first = names.styled_before(words, at + 1, taken)
    if first > at - 1:
        return None
    if words.lower[first] not in _STYLE_GENDER or (at + 1 < len(words) and words.lower[at + 1] in STYLED):
        return None
    behind = at + 1
    if behind < len(words) and words.sentence[behind] == words.sentence[at]:
        named = words.capital(behind) or (words.lower[behind] == "the" and words.capital(behind + 1))
        if named or words.lower[behind] in vocabulary().particles:
            return None
    return Naming(
        first, at + 1, "role", gender=_STYLE_GENDER[words.lower[first]], article="the", head=words.lower[at],
        confidence=0.8,
    )  # fmt: skip


def _takes_role_before(words: Words, naming: Naming) -> bool:
    """Whether this is a name with a bare title and "and" or a comma before it."""
    at = naming.first - 1
    return (
        naming.what == "person" and naming.role is not None and naming.article is None and at > 0
        and naming.first != naming.name_first and (words.lower[at] in ("and", "&", ",") or words.dash(at))
        and words.sentence[at] == words.sentence[naming.first]
    )  # fmt: skip


def _joined(words: Words, naming: Naming, taken: list[bool], found: list[Naming]) -> bool:
    """Takes the role before in, as in "Prime Minister and Minister of the Interior Sheikh Khalid", "member of the
    Politburo and Premier Li Qiang"; False where there is none.

    A noun for one person has an article in English unless it is a title: what stands bare before "and" and another
    bare title belongs to the name behind both. In a headline ("Minister and Premier Li Qiang Meet") it need not.
    """
    at = naming.first - 1
    before = found[-1] if found and found[-1].last == at else _bare_role(words, at, taken)
    if before is None or before.what not in ("role", "unnamed") or before.plural:
        return False
    # "Tonga's Prime Minister and top diplomat A": what is no title without its article is the same person's.
    low = words.lower[at] == "and" and not words.capital(at + 1) and naming.country is None
    further = before.article == "'s" and low and words.capital(before.last - 1)
    if before.article is not None and not further:
        return False
    if not words.capital(before.last - 1) and words.kinds[before.first] != "body":
        return False
    if words.surface[at] == "," and before.first and not words.opens_sentence(before.first):
        # "Marta Holm, head of the bank, Minister Jan Kos": what stands between commas is the first one's.
        earlier = words.lower[before.first - 1]
        if earlier in (",", "(") or earlier in _PREDICATE or taken[before.first - 1]:
            return False
    tie = {",": ", ", "and": " and ", "&": " and "}.get(words.lower[at], " – ")
    naming.first, naming.role = before.first, f"{before.role}{tie}{naming.role}"
    naming.country, naming.office = naming.country or before.country, before.office or naming.office
    if found and found[-1] is before:
        found.pop()
    return True


def _bare_role(words: Words, last: int, taken: list[bool]) -> Naming | None:
    """A role without a name that ends before this word, as in "member of the Politburo"."""
    for head in range(last - 1, max(last - _REACH, -1), -1):
        if taken[head] or words.sentence[head] != words.sentence[last]:
            return None
        if roles.is_head(words, head):
            phrase = roles.role_phrase(words, head, taken)
            if phrase.last != last:
                return None
            return Naming(
                phrase.first, last, "role", role=phrase.text, office=phrase.office, country=phrase.country,
                plural=words.lower[head] in vocabulary().plurals, article=phrase.article,
            )  # fmt: skip
    return None


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
        if name is not None and _is_kin(words, phrase, base, name):
            first = phrase.first - 2
            base.first, base.role, base.office, base.country = first, words.slice(first, phrase.last), None, None
            base.head, base.gender = words.lower[first], known.noun_gender.get(words.lower[first])
            base.spouse = words.lower[first] in ("wife", "husband")
        if name is not None and _fits_after(words, phrase, name) and (not plural or _of_each(words, phrase, name)):
            return _named(words, base, name, taken, plural)
    if plural:
        return _plural(words, phrase, base)
    if not _stands_alone(words, phrase, base):
        return []
    base.first = names.styled_before(words, base.first, taken)
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
        gender=name.gender, nickname=name.nickname, confidence=0.93,
    )  # fmt: skip
    of_state(words, made)
    return made


def _is_kin(words: Words, phrase: RolePhrase, base: Naming, name: PersonalName) -> bool:
    """ "Wife of the President of Ukraine Olena Zelenska": a name behind somebody's husband's office, which is not the
    office holder's."""
    first = phrase.first
    if first < 2 or words.lower[first - 1] != "of" or words.lower[first - 2] not in _KIN:
        return False
    if base.office is None and base.organisation is None:
        return False
    full = sum(words.capital(n) for n in range(name.name_first, name.last)) > 1
    return full and phrase.article == "the" and not holders(name.name, role=base.office)


def _of_each(words: Words, phrase: RolePhrase, name: PersonalName) -> bool:
    """Whether a plural role is that of the names behind it: "Presidents Putin and Erdogan", "deputy prime ministers
    Tatyana Golikova and Dmitry Chernyshenko"; not of "leaders Iran ..."."""
    full = sum(words.capital(n) for n in range(name.name_first, name.last)) > 1
    return words.capital(phrase.head) or (full and phrase.article is None and words.person[name.last - 1])


def _fits_after(words: Words, phrase: RolePhrase, name: PersonalName) -> bool:
    """Whether a name right behind a role is its holder's: not of the next clause ("told the president Iran ...")."""
    return words.sentence[name.first] == words.sentence[phrase.head]


def _named(words: Words, base: Naming, name: PersonalName, taken: list[bool], plural: bool) -> list[Naming]:
    base.what, base.name, base.name_first, base.titles = "person", name.name, name.name_first, name.titles
    styled = names.styled_before(words, base.first, taken)
    if styled < base.first:
        base.gender = {"his": "m", "her": "f"}.get(words.lower[styled], base.gender)
        base.first = styled
    base.last, base.gender, base.nickname = name.last, name.gender or base.gender, name.nickname
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
                    listed=len(states) > 1,
                )
            )
        return found
    if len(phrase.countries) > 1 and office:
        return _adjectives(words, phrase, base, office)
    base.office = office
    lower = phrase.text.casefold()
    of_others = phrase.last < len(words) and words.lower[phrase.last] in ("of", "from", "to")
    if base.head in _FACELESS and (of_others or not _acts(words, phrase)):
        return []
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
    """ "both envoys", "the two Deputy Ministers"."""
    around = words.lower[max(phrase.core_first - 1, 0) : phrase.core_first + 1]
    return any(word in ("both", "two") for word in (words.lower[phrase.first], *around))


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
                listed=True,
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


def _acts(words: Words, phrase: RolePhrase) -> bool:
    """Whether the phrase is the subject, or who it was done by."""
    token = words.tokens[phrase.head]
    return token.dep_ in ("nsubj", "nsubjpass") or (token.dep_ == "pobj" and token.head.dep_ == "agent")


def _speaks(words: Words, phrase: RolePhrase) -> bool:
    token = words.tokens[phrase.head]
    return token.dep_ == "nsubj" or (
        token.dep_ == "pobj"
        and token.head.lower_ == "to"
        and token.head.i > 0
        and token.doc[token.head.i - 1].lower_ == "according"
    )


def _behind_name(words: Words, phrase: RolePhrase) -> bool:
    """Whether a bare role is set off behind what may be a name: "Luis Rojas, special envoy for border affairs, ..."."""
    at = phrase.first - 1
    return (
        at > 1
        and words.surface[at] == ","
        and (words.capital(at - 1) or words.surface[at - 2] in HYPHENS)
        and (words.capital(at - 2) or words.capital(at - 3))
        and words.unit[at - 1] is None
        and words.sentence[at] == words.sentence[phrase.head]
        and phrase.last < len(words)
        and words.lower[phrase.last] in (",", ".", ";", "and", "at", "for", "in", "of", "on", "to")
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
        if _behind_name(words, phrase):
            base.weak = base.weak or not (base.country or base.organisation)
            return True
        if not (base.country or base.organisation) or before in _PREDICATE:
            return False
        if head in known.sources and words.tokens[phrase.head].dep_ != "nsubj":
            return False
    if head in _KIN and phrase.last < len(words) and words.lower[phrase.last] == "of":
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
